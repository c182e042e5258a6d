"""What importing a file of country figures would do: told before anything is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..core.indicator import IndicatorEdition, StoredEdition
from ..core.newest import newest_of_each
from ..core.places.indicators.comparing import Changes, changes
from ..core.places.indicators.figures import Figures, Wanted, Why
from ..core.risk.atlas import Atlas
from ..storage.ledger import SqlLedger
from .terminal import Exit

_NO_FIGURES = frozenset((Why.LAYOUT, Why.SEVERAL_LAYOUTS, Why.COLUMNS, Why.NO_SHEET, Why.SHEETS, Why.JSON, Why.NOTHING))
"""What is wrong with the file as a whole."""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import found, would do, and did."""

    wanted: Wanted
    figures: Figures
    before: IndicatorEdition | None = None
    """The edition of that source that counts now, imported or shipped."""
    counts: bool = False
    """Whether the new edition would count."""
    changes: Changes | None = None
    known_as: StoredEdition | None = None
    """The very same edition, imported before."""
    kept: StoredEdition | None = None

    @property
    def exit_code(self) -> Exit:
        """How the command ends."""
        if not self.figures.problems:
            return Exit.OK
        return Exit.UNREADABLE if {one.why for one in self.figures.problems} & _NO_FIGURES else Exit.FINDINGS


async def proposed(ledger: SqlLedger, found: Import, new: IndicatorEdition) -> Import:
    """What importing the edition would do."""
    in_force = await ledger.editions_in_force()
    before = Atlas.of(in_force).edition(new.source)
    after = Atlas.of(newest_of_each((*in_force, new))).edition(new.source)
    return replace(
        found,
        before=before,
        counts=after == new,
        changes=changes(before, new) if before else None,
        known_as=_same(await ledger.editions(), found.figures, new),
    )


def _same(stored: Sequence[StoredEdition], figures: Figures, new: IndicatorEdition) -> StoredEdition | None:
    """The edition with these very figures; of the same day, where anybody says the day."""
    for one in stored:
        same_day = one.as_of == new.as_of or not figures.day_is_given
        if (one.source, one.year, one.digest) == (new.source, new.year, new.digest) and same_day:
            return one
    return None
