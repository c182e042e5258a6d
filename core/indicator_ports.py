"""What the core asks of the world about indicators of places: the editions that were imported."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from .indicator import IndicatorEdition, StoredEdition


class Indicators(Protocol):
    """The imported editions of this installation; each method is one transaction."""

    async def add_edition(self, edition: IndicatorEdition, now: dt.datetime, who: str) -> StoredEdition | None:
        """Keep the edition for ever; None when the very same one (source, date, digest) is there already."""
        ...

    async def editions(self) -> Sequence[StoredEdition]:
        """Every edition, by date and number."""
        ...

    async def editions_in_force(self) -> tuple[IndicatorEdition, ...]:
        """Of each source the newest edition by its own date, of one date the one imported last; by source."""
        ...

    async def indicator_changes(self) -> int:
        """A number that grows whenever an edition is added: a cheap question, asked often."""
        ...
