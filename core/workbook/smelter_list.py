"""Recomputes the rows of a Smelter List as the template's own formulas would, whatever results the file stores."""

from collections.abc import Callable, Iterator

from ..error_values import is_error
from ..list_rows import SmelterRow
from .grid import Sheet
from .layouts import MatchKey, SmelterListAt
from .layouts.layout import MATCH_KEY_COLUMN, NOT_IDENTIFIED, NOT_LISTED, SMELTER_COLUMNS
from .lookup import Found, Lookup
from .provinces import NO_PROVINCES, Provinces

UNKNOWN = "#N/A"

_COLUMNS = "".join(SMELTER_COLUMNS.values())
_BY_NUMBER = "BC"
_BY_NAME = "EFGHIJ"
_ZERO_IF_BLANK = "FGHIJ"
"""Columns whose formula gives the number 0 where the look-up is empty; the sheet hides zeros."""
_OWN_WORDS = {**dict.fromkeys(_BY_NUMBER, "MATCH("), **dict.fromkeys(_BY_NAME, "$V")}
"""By which the template's own formulas are told from a supplier's: what they look up, or the row they found."""
_NOTHING = Found(0, "", "", "", "", "", "", "", "")


class SmelterList:
    """A Smelter List, its edition's way of computing it, and the look-up it refers to.

    ``lookup`` is None where the look-up sheet is gone: stored results are then all there is. Where a file does
    not tell formulas from constants (.xls, .ods), a stored value counts as typed and only a missing one is computed.
    """

    def __init__(
        self,
        sheet: Sheet,
        at: SmelterListAt,
        shift: int,
        lookup: Lookup | None,
        provinces: Provinces = NO_PROVINCES,
    ) -> None:
        self._sheet = sheet
        self._at = at
        self._shift = shift
        self._lookup = lookup
        self._provinces = provinces
        self._formulas = sheet.facts.formulas
        self._tells_keys = any(address.startswith(MATCH_KEY_COLUMN) for address in self._formulas or ())

    def rows(self) -> Iterator[SmelterRow]:
        """The filled rows from top to bottom, also those below the template's prepared ones."""
        for row in self._sheet.rows_in_use(self._at.first_row + self._shift, _COLUMNS[-1]):
            stored = self._sheet.row(row, _COLUMNS)
            cells = self._computed(row, stored)
            if any(cells.values()):
                known = self._known(cells)
                yield SmelterRow(
                    sheet=self._sheet.name,
                    row=row,
                    match_key=self._match_key(row, cells["B"], cells["C"]),
                    pasted=self._pasted(row, stored) if stored["A"] else frozenset(),
                    lookup_row=known.row if known else 0,
                    region=self._region(cells, known),
                    **{attribute: cells[column] for attribute, column in SMELTER_COLUMNS.items()},
                )

    def _computed(self, row: int, stored: dict[str, str]) -> dict[str, str]:
        """The row's cells, the results of the template's formulas computed anew."""
        cells = stored | {column: "" for column in _ZERO_IF_BLANK if stored[column] == "0"}
        pending = [column for column in (*_BY_NUMBER, *_BY_NAME) if self._computes(row, column, cells)]
        if "B" in pending:
            cells["B"] = self._by_number(cells["A"], lambda found: found.metal)
        if "C" in pending:
            cells["C"] = self._by_number(cells["A"], lambda found: found.standard)
        cells["B"], cells["C"] = _as_unknown(cells["B"]), _as_unknown(cells["C"])
        if not set(_BY_NAME).isdisjoint(pending):
            found = self._found(cells["B"], cells["C"], cells["D"])
            cells |= {c: text for c, text in self._by_name(cells["C"], found).items() if c in pending}
        return cells

    def _computes(self, row: int, column: str, cells: dict[str, str]) -> bool:
        """Whether the cell's value is to be computed; else what it stores was typed, or is a supplier's own result.

        Where the file does not tell formulas, metal and smelter count as cleared when one of them is stored alone.
        """
        if self._lookup is None:
            return False
        if self._formulas is None:
            together = _BY_NUMBER if column in _BY_NUMBER else column
            return self._is_prepared(row) and not any(cells[one] for one in together)
        formula = self._formulas.get(f"{column}{row}")
        if formula is None:
            return False
        return not cells[column] or _OWN_WORDS[column] in formula

    def _is_prepared(self, row: int) -> bool:
        return self._at.first_row <= row - self._shift <= self._at.last_row

    def _by_number(self, number: str, take: Callable[[Found], str]) -> str:
        """The template's ``IF(LEN(A)=0,"",INDEX(…,MATCH(A,…,0)))``."""
        if not number:
            return ""
        found = self._lookup.by_id(number) if self._lookup else None
        return take(found) if found else UNKNOWN

    def _found(self, metal: str, choice: str, name: str) -> Found | None:
        """The look-up row that hidden column V points to."""
        if self._lookup is None or not choice or UNKNOWN in (metal, choice):
            return None
        special = _is_special(choice) and self._at.special_by_name
        return self._lookup.by_name(metal, name if special else choice)

    def _known(self, cells: dict[str, str]) -> Found | None:
        """The look-up row of the smelter that this row names: by its number, by metal and name, or by column F."""
        metal, choice = cells["B"], cells["C"]
        if self._lookup is None or _is_special(choice):
            return None
        typed = self._lookup.by_id(cells["A"])
        return typed or self._found(metal, choice, "") or self._lookup.by_id(cells["F"])

    def _region(self, cells: dict[str, str], known: Found | None) -> str:
        """The ISO 3166-2 code of the row's address, else of the smelter's address in the look-up."""
        own = self._provinces.code(cells["E"], cells["J"])
        return own or (self._provinces.code(known.country, known.state) if known else "")

    def _by_name(self, choice: str, found: Found | None) -> dict[str, str]:
        row = found or _NOTHING
        source = row.source
        if choice == UNKNOWN:
            source = UNKNOWN
        elif choice.casefold() == NOT_LISTED.casefold():
            source = "RMI" if found and self._at.special_by_name else "Enter smelter details"
        return {"E": row.country, "F": row.smelter_id, "G": source, "H": row.street, "I": row.city, "J": row.state}

    def _match_key(self, row: int, metal: str, choice: str) -> str:
        if not self._has_match_key(row):
            return self._sheet.text(f"{MATCH_KEY_COLUMN}{row}")
        if UNKNOWN in (metal, choice):
            return UNKNOWN
        if self._at.match_key is MatchKey.METAL_AND_LOOKUP:
            return metal + choice
        return metal if choice else ""

    def _has_match_key(self, row: int) -> bool:
        """Whether the hidden formula stands in this row; by the layout where the file does not tell."""
        if self._formulas is not None and self._tells_keys:
            return f"{MATCH_KEY_COLUMN}{row}" in self._formulas
        return self._is_prepared(row) and row - self._shift not in self._at.keyless_rows

    def _pasted(self, row: int, stored: dict[str, str]) -> frozenset[str]:
        """The columns with a constant where the template has a formula."""
        if self._formulas is None:
            return frozenset()
        columns = (*_BY_NUMBER, *_BY_NAME)
        return frozenset(c for c in columns if stored[c] and f"{c}{row}" not in self._formulas)


def _is_special(choice: str) -> bool:
    return choice.casefold() in (NOT_LISTED.casefold(), NOT_IDENTIFIED.casefold())


def _as_unknown(text: str) -> str:
    """Any error value as the one that an unknown number gives."""
    return UNKNOWN if is_error(text) else text
