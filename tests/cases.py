"""What the examples of a check are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from declarations import BACKGROUND
from oredesk.core.checks import Background
from oredesk.core.declaration import Declaration


@dataclass(frozen=True, slots=True)
class Case:
    """A declaration against a background, with the operator's settings (parameters by name) for the one check."""

    declaration: Declaration
    background: Background = BACKGROUND
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """Declarations a check must speak about, and declarations it must be silent about.

    The check is switched on for its examples even where the catalogue leaves it off.
    """

    speaks: tuple[Declaration | Case, ...]
    silent: tuple[Declaration | Case, ...]
