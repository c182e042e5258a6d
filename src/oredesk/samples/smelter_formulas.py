"""The formulas of a sample's Smelter List, and what they come to in a row that was filled in; both are our own."""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from ..core.cells import Value
from ..core.template import TemplateKind
from ..core.workbook.layouts import Layout, MatchKey
from ..core.workbook.layouts.layout import LOOKUP, MATCH_KEY_COLUMN, NOT_IDENTIFIED, NOT_LISTED
from .smelters import LookupRow, countries, provinces

LOOKUP_FIRST_ROW = 5

_DETAILS_WANTED = "Enter smelter details"
"""What column G says about a smelter that is not listed."""

_NA = "#N/A"
_SPECIAL = (NOT_LISTED.casefold(), NOT_IDENTIFIED.casefold())
_FLAGLESS_ROWS = range(2493, 2504)
"""CMRT's prepared rows without the formula of column X."""

_SHOWN_FROM = {"E": "D", "F": "E", "G": "F", "H": "G", "I": "H", "J": "I", "R": "C"}
"""Column -> the look-up's column that it shows."""


class SmelterFormulas:
    """The formulas of one edition, over the given look-up list."""

    def __init__(self, layout: Layout, lookup: tuple[LookupRow, ...]) -> None:
        self._layout = layout
        self._lookup = lookup
        self._last = LOOKUP_FIRST_ROW + len(lookup) - 1
        self._joined = layout.smelters.match_key is MatchKey.METAL_AND_LOOKUP

    def of_row(self, row: int) -> Iterator[tuple[str, str]]:
        """Column and formula, for every formula of a prepared row."""
        by_id = f"MATCH($A{row},{self._range('E')},0)"
        yield "B", f'IF($A{row}="","",INDEX({self._range("A")},{by_id}))'
        yield "C", f'IF($A{row}="","",INDEX({self._range("C")},{by_id}))'
        for column in _SHOWN_FROM:
            yield column, self._shown(row, column)
        yield "S", f'IF($B{row}="","",IFERROR(INDEX(\'C\'!$A$2:$A$250,MATCH($E{row},CL,0)),"Unknown"))'
        yield "T", f'IF($B{row}="","",IFERROR(INDEX(SorP!$A$2:$A$6226,MATCH($S{row}&$J{row},SorP!$C$2:$C$6226,0)),""))'
        yield "V", self._match(row)
        if self._layout.kind is not TemplateKind.CMRT or row not in _FLAGLESS_ROWS:
            yield "X", f'IF(AND($C{row}=$X$4,OR($D{row}="",$E{row}="")),1,0)'
        if row not in self._layout.smelters.keyless_rows:
            yield MATCH_KEY_COLUMN, f"$B{row}&$C{row}" if self._joined else f'IF($C{row}="","",$B{row})'
        if self._layout.mines:
            yield "AC", f'IF($C{row}="","",$B{row})'
            yield "AD", f'IF($C{row}=$X$4,$D{row}&"",$C{row})'

    def results(self, typed: Mapping[str, Value]) -> dict[str, Value]:
        """What stands in every column of a row when these columns were typed into."""
        named = self._by_id.get(_text(typed.get("A")).casefold())
        shown: dict[str, Value] = {"B": "", "C": "", "D": None}
        if _text(typed.get("A")):
            shown |= {"B": named.metal if named else _NA, "C": named.name if named else _NA}
        shown |= typed
        found = self._find(_text(shown["B"]), _text(shown["C"]), _text(shown["D"]))
        shown |= _from_lookup(None if found is None else self._lookup[found])
        shown["V"] = _NA if found is None else float(LOOKUP_FIRST_ROW + found)
        if _text(shown["C"]).casefold() == _SPECIAL[0]:
            shown["G"] = "RMI" if found is not None and self._layout.smelters.special_by_name else _DETAILS_WANTED
        shown |= typed
        return shown | self._derived(shown)

    def _find(self, metal: str, lookup: str, name: str) -> int | None:
        """The place of the row's metal and name in the look-up list."""
        by_name = self._layout.smelters.special_by_name and lookup.casefold() in _SPECIAL
        return self._by_key.get(f"{metal}{name if by_name else lookup}".casefold()) if lookup else None

    def _derived(self, shown: Mapping[str, Value]) -> dict[str, Value]:
        """The hidden columns that follow from the visible ones."""
        metal, lookup, name, country = (_text(shown[column]) for column in "BCDE")
        if metal == _NA:
            return dict.fromkeys(("S", "T", "X", MATCH_KEY_COLUMN, "AC", "AD"), _NA)
        not_listed = lookup.casefold() == _SPECIAL[0]
        code = _country_codes().get(country, "Unknown") if metal else ""
        return {
            "S": code,
            "T": _province_codes().get((code, _text(shown["J"])), "") if metal else "",
            "X": float(not_listed and not (name and country)),
            MATCH_KEY_COLUMN: f"{metal}{lookup}" if self._joined else metal if lookup else "",
            "AC": metal if lookup else "",
            "AD": name if not_listed else lookup,
        }

    @cached_property
    def _by_id(self) -> dict[str, LookupRow]:
        return {entry.id.casefold(): entry for entry in reversed(self._lookup) if entry.id}

    @cached_property
    def _by_key(self) -> dict[str, int]:
        numbered = reversed(tuple(enumerate(self._lookup)))
        return {f"{entry.metal}{entry.lookup}".casefold(): at for at, entry in numbered}

    def _range(self, column: str) -> str:
        return f"'{LOOKUP}'!${column}$1:${column}${self._last}"

    def _shown(self, row: int, column: str) -> str:
        text = '&""' if column in "ER" else ""
        shown = f'IF(ISNUMBER($V{row}),INDEX({self._range(_SHOWN_FROM[column])},$V{row}){text},"")'
        if column != "G":
            return shown
        details = f'"{_DETAILS_WANTED}"'
        if self._layout.smelters.special_by_name:
            details = f'IF(ISNUMBER($V{row}),"RMI",{details})'
        return f"IF($C{row}=$X$4,{details},{shown})"

    def _match(self, row: int) -> str:
        name = f"$C{row}"
        if self._layout.smelters.special_by_name:
            name = f"IF(OR($C{row}=$W$4,$C{row}=$X$4),$D{row},$C{row})"
        return f'IF($C{row}="",NA(),MATCH($B{row}&{name},{self._range("J")},0))'


def _from_lookup(entry: LookupRow | None) -> dict[str, Value]:
    """Columns E to J and R; a blank of the look-up list shows as the number 0 where no text is joined on."""
    if entry is None:
        return dict.fromkeys(_SHOWN_FROM, "")
    shown = (entry.id, entry.source, entry.street, entry.city, entry.state)
    numbers = dict(zip("FGHIJ", (0.0 if value is None else value for value in shown), strict=True))
    return {"E": entry.country or "", "R": entry.name or "", **numbers}


def _text(value: Value) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


@lru_cache(maxsize=1)
def _country_codes() -> dict[str, str]:
    return {name: code for code, name in countries()}


@lru_cache(maxsize=1)
def _province_codes() -> dict[tuple[str, str], str]:
    return {(code[:2], name): code for code, name in provinces()}
