"""What the rules look at: one declaration, the day, and what RMI's Checker makes of it as a whole."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from ..declaration import AlterationKind, Declaration
from ..error_values import has_error
from ..list_rows import SmelterRow
from ..smelter import Facility
from .background import Background
from .facilities import Facilities
from .gating import Gating
from .origins import Places
from .parameter import Parameter, T, Values

_SURVIVING_EDITIONS = frozenset({"6.01", "6.1", "1.1", "1.11"})
"""Editions whose Checker total does not depend on the header of the Smelter List, a label that becomes
``#N/A`` when the language is not offered."""

_LAST_NOT_LISTED_ROW = {"6.01": 2504, "6.1": 2504, "1.1": 2497, "1.11": 2497}
"""Down to which row an edition's Checker looks for incomplete not-listed smelters; the others look at all."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One declaration on the day it is examined, with what is known beyond it."""

    declaration: Declaration
    background: Background
    gating: Gating
    facilities: Facilities
    """What the smelter reference knows of the rows of the Smelter List."""
    rows: Mapping[str, list[SmelterRow]]
    """The rows of the Smelter List by metal, whose case does not matter to RMI's Checker."""
    places: Places
    """The countries and regions that smelters and mines point to."""
    values: Values = field(default_factory=dict)
    """What the operator set for the checks."""

    @classmethod
    def of(cls, declaration: Declaration, background: Background, values: Values) -> Self:
        """The declaration with its switches worked out."""
        facilities = Facilities(background.reference, declaration.smelters)
        rows: dict[str, list[SmelterRow]] = {}
        for row in declaration.smelters:
            rows.setdefault(row.metal.casefold(), []).append(row)
        places = Places(rows, declaration.mines, facilities)
        return cls(declaration, background, Gating.of(declaration), facilities, rows, places, values)

    @property
    def today(self) -> dt.date:
        """The day the declaration was received."""
        return self.background.today

    def setting(self, parameter: Parameter[T]) -> T:
        """What the operator set, or the default."""
        value: T = self.values.get(parameter, parameter.default)
        return value

    def facility_of(self, row: SmelterRow) -> Facility | None:
        """The facility of the smelter reference that a row means; None when the reference does not tell.

        By metal and number (by the number alone where the row's metal is blank or an error value); only a row without
        any number goes by its exact name, if that is unambiguous. A number of another metal means no facility here.
        """
        return self.facilities.of(row)

    @property
    def is_first_emrt(self) -> bool:
        """Whether the edition is EMRT 1.1 or 1.11, whose Checker differs from 1.2 and 1.3 in several rows."""
        return self.declaration.checker.policy_comment is not None

    @property
    def language_breaks_total(self) -> bool:
        """Whether the language selector turns the total of RMI's Checker into ``#N/A``."""
        survives = self.declaration.template.layout_version in _SURVIVING_EDITIONS
        return self.language_not_offered and not survives

    @property
    def language_not_offered(self) -> bool:
        """Whether the language selector holds something the template does not offer."""
        return any(change.kind is AlterationKind.LANGUAGE_NOT_OFFERED for change in self.declaration.alterations)

    @property
    def not_listed_row(self) -> int | None:
        """The row of RMI's Checker about not-listed smelters; None when that row itself is ``#N/A``."""
        broken = self.language_breaks_total or any(has_error(row) for row in self.declaration.smelters)
        return None if broken else self.declaration.checker.not_listed

    def counts_when_not_listed(self, row: SmelterRow) -> bool:
        """Whether RMI's Checker looks at this row when it looks for incomplete not-listed smelters."""
        last = _LAST_NOT_LISTED_ROW.get(self.declaration.template.layout_version)
        return last is None or row.row <= last

    @property
    def uncounted_rows(self) -> frozenset[int]:
        """Rows of RMI's Checker that show as open and are left out of its total."""
        return frozenset({self.declaration.checker.not_listed} if self.is_first_emrt else ())
