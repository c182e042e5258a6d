"""Which facility of the smelter reference each row of a Smelter List means, worked out once for all checks."""

from collections.abc import Iterable

from ..cells import Entry
from ..error_values import is_error
from ..list_rows import SmelterRow
from ..smelter import NUMBER, Candidate, Facility
from ..smelters.reference import Reference
from .placeholders import is_placeholder

UNSEEN = " \t\n\u00a0\u2009\u202f\u3000\u200b"
"""Blanks, and the zero-width space that stands for other signs nobody sees."""

_MOST_NAMES = 40
"""How many names of one declaration are compared with all known ones."""


def number_of(row: SmelterRow) -> str:
    """The row's smelter number in RMI's form: as typed in column A, else as column F shows it; ``""`` when it is none.

    Blanks around it and the case do not matter.
    """
    stated = row.id_typed or row.smelter_id
    if not NUMBER.fullmatch(stated):
        stated = (row.id_typed.strip(UNSEEN) or row.smelter_id.strip(UNSEEN)).upper()
    return stated if NUMBER.fullmatch(stated) else ""


def name_of(row: SmelterRow) -> str:
    """What the row calls its smelter, trimmed; ``""`` when it does not."""
    name = row.name if name_column(row) == "D" else row.lookup
    return "" if is_error(name) else name.strip()


def name_column(row: SmelterRow) -> str:
    """The column that :func:`name_of` takes: C, or D where C is blank, an error value, or one of its two choices."""
    nothing_said = not row.lookup.strip() or is_error(row.lookup)
    return "D" if nothing_said or row.is_not_listed or row.is_not_identified else "C"


class Facilities:
    """The reference's word on the rows of one Smelter List; each row is looked up when it is first asked for."""

    def __init__(self, reference: Reference, rows: Iterable[SmelterRow]) -> None:
        self._reference = reference
        self._rows = tuple(rows)
        self._found: dict[int, Facility | None] = {}
        self._alike: dict[tuple[str, str, str], tuple[Candidate, ...]] = {}
        self._known: tuple[tuple[SmelterRow, Facility], ...] | None = None
        self._by_name: tuple[SmelterRow, ...] | None = None
        self._metals: frozenset[str] | None = None

    def knows_metal(self, row: SmelterRow) -> bool:
        """Whether the reference knows any facility of the row's metal."""
        if self._metals is None:
            self._metals = frozenset(one.mineral.casefold() for one in self._reference.facilities.values())
        return row.metal.strip().casefold() in self._metals

    def of(self, row: SmelterRow) -> Facility | None:
        """The facility that the row means, as :meth:`Subject.facility_of` tells."""
        if not self._reference:
            return None
        if row.row not in self._found:
            self._found[row.row] = self._look_up(row)
        return self._found[row.row]

    def known(self) -> tuple[tuple[SmelterRow, Facility], ...]:
        """Every row that means a known facility, with that facility, from top to bottom."""
        if self._known is None:
            self._known = tuple((row, facility) for row in self._rows if (facility := self.of(row)))
        return self._known

    def given_by_name(self) -> tuple[SmelterRow, ...]:
        """The rows without any number whose smelter was typed: not listed, not identified, or free text in column C.

        Only those of metals that the reference knows, and without names that merely fill the cell.
        """
        if self._by_name is None:
            self._by_name = tuple(filter(self._is_given_by_name, self._rows if self._reference else ()))
        return self._by_name

    def suggest(self, metal: str, name: str, country: str) -> tuple[Candidate, ...]:
        """The likeliest facilities for a name (:meth:`Reference.suggest`); none after the first forty names asked for.

        Comparing one name with all others takes about a millisecond, and a list may hold thousands of strange names.
        """
        key = (metal, name, country)
        if key not in self._alike:
            if len(self._alike) >= _MOST_NAMES:
                return ()
            self._alike[key] = self._reference.suggest(metal, name, country)
        return self._alike[key]

    def _is_given_by_name(self, row: SmelterRow) -> bool:
        special = (row.is_not_listed or row.is_not_identified) and not _has_number(row)
        if not special and not is_free_text(row):
            return False
        name = name_of(row)
        return bool(name) and not is_placeholder(name) and self.knows_metal(row)

    def _look_up(self, row: SmelterRow) -> Facility | None:
        number, metal = number_of(row), row.metal.strip()
        if number and metal and not is_error(metal):
            return self._reference.facility(metal, number)
        if row.id_typed.strip(UNSEEN) and not number:
            return None
        name = name_of(row)
        found = self._reference.with_number(number) if number else self._reference.named(metal, name) if name else ()
        return found[0] if len(found) == 1 else None


def is_free_text(row: SmelterRow) -> bool:
    """Whether column C was typed and means nothing to the file's own look-up, in a row without any number."""
    if row.lookup_row or name_column(row) == "D" or _has_number(row):
        return False
    return bool(row.metal.strip()) and not is_error(row.metal)


def stated_at(row: SmelterRow) -> Entry:
    """Where the row states which smelter it means: the number in column A or F, else the name."""
    for column, text in (("A", row.id_typed), ("F", row.smelter_id)):
        if text.strip(UNSEEN):
            return Entry(row.cell(column), text)
    return Entry(row.cell(name_column(row)), name_of(row))


def described(facility: Facility) -> str:
    """The facility as a fact for a wording: number, name, and the country's code in square brackets."""
    country = f" [{facility.country}]" if facility.country else ""
    return f"{facility.smelter_id} {facility.name}{country}"


def _has_number(row: SmelterRow) -> bool:
    return bool(row.id_typed.strip(UNSEEN) or number_of(row))
