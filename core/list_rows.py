"""The filled rows of the list sheets: smelters, products, mines."""

from dataclasses import dataclass

from .cells import Cell, Entry


@dataclass(frozen=True, slots=True)
class SmelterRow:
    """One filled row of the Smelter List, as the template's own formulas would compute it today.

    Columns B to J hold formulas that many tools do not calculate: where such a formula stands, its result
    was recomputed from column A, or from B and C, with the look-up sheet of the same file; a value typed
    over the formula is kept as typed. Texts are as stored (untrimmed); blank is ``""``.
    """

    sheet: str
    row: int
    id_typed: str
    """Column A, the smelter number as typed by the supplier."""
    metal: str
    """Column B; ``"#N/A"`` when the number in A is unknown to the look-up and B still holds the formula."""
    lookup: str
    """Column C: a look-up name, *Smelter not listed*, *Smelter not yet identified*, or ``"#N/A"``."""
    name: str
    """Column D, the name typed for a smelter that is not listed."""
    country: str
    smelter_id: str
    """Column F, the CID as the template shows it."""
    source: str
    street: str
    city: str
    state: str
    contact: str
    contact_email: str
    next_steps: str
    mine_names: str
    mine_countries: str
    recycled: str
    comments: str
    match_key: str
    """The hidden cell that RMI's Checker counts (column AB), as the template computes it; ``""`` where an
    edition lacks the formula in that row."""
    pasted: frozenset[str] = frozenset()
    """The columns among B, C and E to J where a constant stands instead of the template's formula although
    column A names the smelter."""
    lookup_row: int = 0
    """The row of the file's own look-up sheet that the smelter was found in; 0 when in none."""
    region: str = ""
    """ISO 3166-2 code of the state, as the file's own list of provinces gives it; ``""`` when it is not there."""

    def cell(self, column: str) -> Cell:
        """The cell of this row in the given column letter."""
        return Cell(self.sheet, f"{column}{self.row}")

    @property
    def is_not_listed(self) -> bool:
        """Whether the supplier chose *Smelter not listed* (compared as RMI's Checker does)."""
        return self.lookup.casefold() == "smelter not listed"

    @property
    def is_not_identified(self) -> bool:
        """Whether the supplier chose *Smelter not yet identified*."""
        return self.lookup.casefold() == "smelter not yet identified"


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One row of the Product List."""

    row: int
    number: Entry
    name: Entry
    requester_number: Entry | None
    requester_name: Entry | None
    comments: Entry


@dataclass(frozen=True, slots=True)
class MineRow:
    """One row of the Mine List (EMRT 2.x); texts as stored, blank is ``""``."""

    sheet: str
    row: int
    metal: str
    smelter: str
    mine: str
    mine_id: str
    id_source: str
    country: str
    street: str
    city: str
    state: str
    contact: str
    contact_email: str
    next_steps: str
    comments: str
    region: str = ""
    """ISO 3166-2 code of the state, as for a smelter row."""

    def cell(self, column: str) -> Cell:
        """The cell of this row in the given column letter."""
        return Cell(self.sheet, f"{column}{self.row}")
