"""Tells by a workbook's content which template and edition it was made from; its file name is never asked."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..dates import read_date
from ..marked_copy import INDEX_NAMES
from ..refusal import RefusalCode, Refused
from ..smelter import NUMBER
from ..template import TemplateKind
from .answers import mineral_named
from .grid import Grid, Pairs, Sheet
from .layouts import NEWEST
from .layouts.layout import (
    CHECKER,
    DECLARATION,
    LOOKUP,
    MINE_LIST,
    NOT_IDENTIFIED,
    PRODUCT_LIST,
    REVISION,
    REVISION_CELL,
    SMELTER_LIST,
    TITLE_CELL,
)
from .package import Wish

_ROLES = {
    DECLARATION: Wish(empty_texts=True),
    SMELTER_LIST: Wish(trim_after="Q", formulas="B|C|[E-J]|AB"),
    PRODUCT_LIST: Wish(trim_after="F", formulas="B|C"),
    LOOKUP: Wish(),
    MINE_LIST: Wish(trim_after="M"),
    REVISION: Wish(),
    CHECKER: Wish(formulas="B", values=False, optional=True),
}
"""The sheets that are read, by the names that the templates give them in every language."""

_ANY_ROLE = Wish(trim_after="Q", formulas="B|C|[E-J]|AB", empty_texts=True, optional=True)

_NEVER_READ = frozenset({"instructions", "definitions", "minerals scope", "l", "c", "sorp"})

_TOP_ROWS = 12
"""Where titles, revisions and anchors of a template's sheets stand, with room for a few inserted rows."""
_REVISION_TEXT = re.compile(r"\s*(?:Revision|Version)\s+(\d{1,3}(?:\.\d{1,3}){0,3})\b(.*)", re.DOTALL | re.IGNORECASE)
_ACRONYM = re.compile(r"\b(CMRT|EMRT|AMRT|CRT)\b")
_LISTED_ACRONYM = re.compile(r"Yes, .*\(e\.g\.,? (CMRT|EMRT)\)$|Yes, (CRT)$")
_TITLES = {
    "conflict": TemplateKind.CMRT,
    "extended": TemplateKind.EMRT,
    "additional": TemplateKind.AMRT,
    "cobalt": TemplateKind.CRT,
}
_PREPARED_PRODUCTS = 900


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a workbook by the part they play, whatever they are called."""

    by_role: Mapping[str, Sheet]
    has_minerals_scope: bool
    begins_with_index: bool
    """Whether the first sheet is called like the index of a marked copy."""
    pairs: Pairs
    """Reads two columns of a sheet that plays no part."""

    @property
    def declaration(self) -> Sheet:
        """The Declaration sheet, which is always there."""
        return self.by_role[DECLARATION]

    def get(self, role: str) -> Sheet | None:
        """The sheet of the given template name."""
        return self.by_role.get(role)


@dataclass(frozen=True, slots=True)
class Edition:
    """What the workbook says it was made from."""

    kind: TemplateKind
    version: str
    revision_date: dt.date | None
    shift: int
    """By how many rows the revision, and with it title and language, stands lower than in the template."""


def wishes(names: tuple[str, ...]) -> dict[str, Wish]:
    """The sheets to read: those with the templates' names; where one is missing, also those with unknown names."""
    known = {_key(role): role for role in _ROLES}
    wished = {name: _ROLES[known[_key(name)]] for name in names if _key(name) in known}
    if len(wished) < len(_ROLES):
        wished |= {name: _ANY_ROLE for name in names if _key(name) not in known.keys() | _NEVER_READ}
    return wished


def sheets_of(grid: Grid) -> Sheets:
    """Who plays which part: by name, else by content. Raises Refused (not-a-template) without a Declaration."""
    by_key = {_key(sheet.name): sheet for sheet in grid.sheets}
    by_role = {role: by_key[_key(role)] for role in _ROLES if _key(role) in by_key}
    others = [sheet for sheet in grid.sheets if sheet not in by_role.values()]
    for role, plays in _BY_CONTENT.items():
        if role not in by_role and (sheet := next(filter(plays, others), None)):
            by_role[role] = sheet
    if DECLARATION not in by_role:
        raise not_a_template()
    has_minerals_scope = any(_key(name) == "minerals scope" for name in grid.names)
    return Sheets(by_role, has_minerals_scope, grid.names[0] in INDEX_NAMES, grid.pairs)


def is_named(sheet: Sheet, role: str) -> bool:
    """Whether the sheet has the name that the template gives it."""
    return _key(sheet.name) == _key(role)


def not_a_template() -> Refused:
    """The refusal of a workbook that is none of RMI's templates."""
    return Refused(
        RefusalCode.NOT_A_TEMPLATE,
        newest_cmrt=NEWEST[TemplateKind.CMRT],
        newest_emrt=NEWEST[TemplateKind.EMRT],
    )


def edition_of(sheets: Sheets) -> Edition:
    """The template's kind, version and date. Raises Refused (not-a-template)."""
    revision = _revision(sheets)
    kind = _kind(sheets)
    if revision is None or kind is None:
        raise not_a_template()
    text, shift = revision
    return Edition(kind, text[1], read_date(text[2].strip()), shift)


def _revision(sheets: Sheets) -> tuple[re.Match[str], int] | None:
    """The revision as printed, and by how many rows the Declaration sheet's own is out of place."""
    for row, text in sheets.declaration.column(REVISION_CELL[0], _TOP_ROWS):
        if match := _REVISION_TEXT.match(text):
            return match, row - int(REVISION_CELL[1:])
    elsewhere = ((DECLARATION, "GHIKLM"), (SMELTER_LIST, "QOP"), (MINE_LIST, "M"))
    for role, columns in elsewhere:
        sheet = sheets.get(role)
        for _, text in _top(sheet, columns) if sheet else ():
            if match := _REVISION_TEXT.match(text):
                return match, 0
    return None


def _kind(sheets: Sheets) -> TemplateKind | None:
    """Constants before the title: it is a formula, has many languages, and in the CRT some wrong ones."""
    for _, text in sheets.declaration.column("B"):
        if match := _LISTED_ACRONYM.match(text):
            return TemplateKind(match[1] or match[2])
    revision = sheets.get(REVISION)
    for _, text in _top(revision, "B") if revision else ():
        if kind := _TITLES.get(text.partition(" ")[0].casefold()):
            return kind
    for _, text in _top(sheets.declaration, TITLE_CELL[0]):
        if match := _ACRONYM.search(unicodedata.normalize("NFKC", text)):
            return TemplateKind(match[1])
    return TemplateKind.AMRT if sheets.has_minerals_scope else None


def _top(sheet: Sheet, columns: str) -> Iterator[tuple[int, str]]:
    for column in columns:
        yield from sheet.column(column, _TOP_ROWS)


def _has_revision(sheet: Sheet, column: str) -> bool:
    return any(_REVISION_TEXT.match(text) for _, text in _top(sheet, column))


def _is_smelter_list(sheet: Sheet) -> bool:
    return any(text == NOT_IDENTIFIED for _, text in _top(sheet, "W"))


def _is_lookup(sheet: Sheet) -> bool:
    ids = [row for row, text in _top(sheet, "E") if NUMBER.fullmatch(text)]
    return bool(ids) and all(mineral_named(sheet.text(f"A{row}")) for row in ids)


def _is_product_list(sheet: Sheet) -> bool:
    """No constant tells it, but the formulas of its labels, or the footer below its prepared rows."""
    by_labels = any(PRODUCT_LIST in formula for formula in (sheet.facts.formulas or {}).values())
    return by_labels or any(row > _PREPARED_PRODUCTS and text.startswith("©") for row, text in sheet.column("B"))


_BY_CONTENT: dict[str, Callable[[Sheet], bool]] = {
    DECLARATION: lambda sheet: _has_revision(sheet, REVISION_CELL[0]),
    SMELTER_LIST: _is_smelter_list,
    MINE_LIST: lambda sheet: _has_revision(sheet, "M"),
    LOOKUP: _is_lookup,
    PRODUCT_LIST: _is_product_list,
}


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
