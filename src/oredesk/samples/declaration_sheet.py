"""The Declaration sheet of a sample: every label, list and input cell at the address its edition's layout names."""

import datetime as dt
from itertools import groupby

from ..core.declaration import Field
from ..core.language import Language, Text
from ..core.mineral import Mineral
from ..core.template import Family
from ..core.workbook.layouts import AnswerAt, Layout, version_key
from ..core.workbook.layouts.layout import DECLARATION, LANGUAGE_CELL, REVISION_CELL, SCOPES, TITLE_CELL
from . import words
from .cells import Cell, Sheet, place
from .draft import Draft, Labels
from .styles import Style

_UNSEEN = dt.date(2026, 4, 17)
"""Stands in for the date of an edition of which no file was seen."""

FIRST_SLOT_ROW = 12
"""EMRT 2.x: AA12 downwards hold the chosen minerals in alphabetical order."""

_SHARE_IS_TEXT_SINCE = {Family.CMRT_6: "6.31", Family.EMRT_1: "2.0", Family.EMRT_2: "2.0"}
"""Before this edition the list offers the number 1, shown as 100%."""

_LISTS: dict[Family, tuple[int, tuple[str | None, ...]]] = {
    Family.CMRT_6: (
        96,
        (
            *("Yes", "No", "Unknown"),
            *("100%", "Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less", "None"),
            *("Yes, in conformance with IPC1755 (e.g., CMRT)", "Yes, using other format (describe)", "No"),
            *("Yes, with the SEC", "Yes, with the EU", "Yes, with the SEC and the EU", "No"),
        ),
    ),
    Family.EMRT_1: (
        90,
        (
            *("Yes", "No", "Unknown", "Not applicable for this declaration"),
            *("Yes", "No", "Unknown", "DRC only"),
            *("100%", "Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less", "None"),
            *(None, "Yes", "No"),
            *("Yes, in conformance with IPC1755 (e.g. EMRT)", "Yes, Using Other Format (Describe)", "No"),
            *("Yes", "No", "Unknown", "India and/or Madagascar only"),
            *(None, None, None, None),
            *("Yes", "Yes, when more processors are validated", "No"),
        ),
    ),
    Family.EMRT_2: (
        144,
        (
            *("Yes", "No", "Unknown", "Not declaring"),
            *("Yes", "No", "Unknown"),
            *("100%", "Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less", "None"),
            *("Did not survey", None, "Yes", "No"),
            *("Yes, in conformance with IPC1755 (e.g. EMRT)", "Yes, Using Other Format (Describe)", "No"),
            *(None, None, None, None, None, None, None, None),
            *("Yes", "Yes, when more processors are validated", "No"),
        ),
    ),
}
"""The first row and the constants of column B that the drop-down lists of the sheet are taken from."""

_MINERAL_LIST_ROW = 175


def declaration_sheet(layout: Layout, labels: Labels) -> Sheet:
    """The sheet as the blank form has it, the language already chosen."""
    draft = Draft(DECLARATION, labels)
    for first, last, width in (("A", "A", 2.0), ("B", "B", 46.0), ("C", "C", 2.0), ("D", "E", 24.0), ("F", "F", 2.0)):
        draft.width(first, last, width)
    draft.width("G", "J", 15.0)
    draft.width("K", "L", 2.0)
    draft.width("M", "AA", None)
    _top(draft, layout, labels)
    _company_block(draft, layout)
    if layout.mineral_choice:
        _mineral_choice(draft, layout)
    _questions(draft, layout)
    _lists(draft, layout)
    return draft.sheet()


def _top(draft: Draft, layout: Layout, labels: Labels) -> None:
    draft.label(TITLE_CELL, words.FORM_TITLES[layout.kind], Style.TITLE)
    draft.label("B3", words.LANGUAGE)
    draft.put(LANGUAGE_CELL, Cell(labels.language, Style.INPUT))
    draft.merge(LANGUAGE_CELL, "E")
    draft.choose(LANGUAGE_CELL, "LN")
    draft.put(REVISION_CELL, Cell(revision(layout), Style.NOTE))
    draft.height(2, 26.0)
    draft.height(3, 28.0)
    draft.put("P3", Cell(_selected(labels), formula="MATCH($D$3,LN,0)"))
    draft.label("B5", words.NOTICE, Style.NOTE, until="J")
    draft.put("A5", Cell("", Style.WORKING, "LEFT(D9,1)"))
    draft.label("B7", words.COMPANY_BLOCK, Style.HEADING, until="J")
    draft.row("P9", SCOPES)


def revision(layout: Layout) -> str:
    """The edition as printed on the form: number, line feed, date."""
    released = layout.released or _UNSEEN
    return f"Revision {layout.version}\n{released:%B} {released.day}, {released.year}"


def _selected(labels: Labels) -> str | float:
    if labels.language not in labels.languages:
        return "#N/A"
    return float(labels.languages.index(labels.language) + 1)


def _company_block(draft: Draft, layout: Layout) -> None:
    for at in layout.fields:
        is_date = at.field is Field.EFFECTIVE_DATE
        draft.label(f"B{place(at.address).row}", words.FIELDS[at.field])
        draft.put(at.address, Cell(style=Style.INPUT_DATE if is_date else Style.INPUT))
        draft.merge(at.address, "E" if is_date else "J")
        if at.field is Field.SCOPE:
            draft.choose(at.address, "$P$9:$R$9")


def _mineral_choice(draft: Draft, layout: Layout) -> None:
    """The six cells of choice, and the hidden columns that put the chosen minerals into alphabetical order."""
    draft.label("B12", words.MINERAL_CHOICE)
    for number, (mineral, address) in enumerate(layout.mineral_choice):
        draft.put(address, Cell(mineral, Style.INPUT))
        if address.startswith("E"):
            draft.merge(address, "F")
        choices = _MINERAL_LIST_ROW + number
        draft.row(f"B{choices}", (mineral, deletion(mineral)))
        draft.choose(address, f"$B${choices}:$C${choices}")
        row = FIRST_SLOT_ROW + number
        draft.put(f"P{row}", Cell(mineral, formula=f'IF(OR({address}="",LEFT({address},7)="(Delete"),"",{address})'))
        rank = f'IF(P{row}="","",SUMPRODUCT(($P$12:$P$17<>"")*($P$12:$P$17<P{row}))+1)'
        draft.put(f"Q{row}", Cell(float(number + 1), formula=rank))
        slot = f'IFERROR(INDEX($P$12:$P$17,MATCH({number + 1},$Q$12:$Q$17,0)),"")'
        draft.put(f"AA{row}", Cell(mineral, formula=slot))
    draft.put("AA22", Cell(float(len(layout.mineral_choice)), formula="6-COUNTBLANK($AA$12:$AA$17)"))


def deletion(mineral: Mineral) -> str:
    """What the form stores where a mineral was deselected."""
    return f"(Delete {mineral})"


def _questions(draft: Draft, layout: Layout) -> None:
    company_block = False
    for _, group in groupby(layout.answers, key=lambda at: at.question):
        block = tuple(group)
        row = place(block[0].answer).row
        if block[0].label == "A" and not company_block:
            company_block = True
            draft.label(f"B{row - 2}", words.COMPANY_QUESTIONS, Style.HEADING, until="J")
            _columns(draft, row - 1, words.QUESTION)
        if block[0].slot is None:
            draft.label(f"B{row}", _numbered(block[0]))
        else:
            _columns(draft, row - 1, _numbered(block[0]))
        for at in block:
            _answer(draft, layout, at)


def _columns(draft: Draft, row: int, title: Text) -> None:
    draft.label(f"B{row}", title, Style.TABLE_HEAD)
    draft.label(f"D{row}", words.ANSWER, Style.TABLE_HEAD, until="E")
    draft.label(f"G{row}", words.COMMENT, Style.TABLE_HEAD, until="J")


def _numbered(at: AnswerAt) -> Text:
    text = words.QUESTIONS[at.question]
    return Text(f"{at.label}) {text.en} (*)", f"{at.label}) {text.zh} (*)")


def _answer(draft: Draft, layout: Layout, at: AnswerAt) -> None:
    row = place(at.answer).row
    if at.slot is not None:
        _mineral_label(draft, layout, row, at.slot)
    is_share = "None" in at.choices
    draft.put(at.answer, Cell(style=Style.INPUT_SHARE if is_share else Style.INPUT))
    draft.merge(at.answer, "E")
    draft.put(at.comment, Cell(style=Style.INPUT))
    draft.merge(at.comment, "J")
    draft.choose(at.answer, _source(layout, at.choices))
    if at.checker_row is None:
        draft.height(row, None)


def _mineral_label(draft: Draft, layout: Layout, row: int, slot: int) -> None:
    if layout.minerals:
        mineral = layout.minerals[slot]
        draft.label(f"B{row}", Text(f"{mineral} (*)", f"{mineral.name_in(Language.ZH)} (*)"))
        return
    name = f"AA{FIRST_SLOT_ROW + slot}"
    chosen = layout.mineral_choice[slot][0] if slot < len(layout.mineral_choice) else None
    formula = f'IF({name}="","",{name}&"(*)")'
    draft.put(f"B{row}", Cell(f"{chosen}(*)" if chosen else "", Style.LABEL, formula))


def _lists(draft: Draft, layout: Layout) -> None:
    first, constants = _LISTS[layout.family]
    for row, constant in enumerate(constants, start=first):
        number_one = constant == "100%" and not share_is_text(layout)
        draft.put(f"B{row}", Cell(1.0 if number_one else constant))
    for row in range(first, first + len(constants) + len(layout.mineral_choice)):
        draft.height(row, None)
    if layout.family is Family.EMRT_1:
        for row in (28, 29, 34, 35):
            draft.put(f"D{row}", Cell("No"))
            draft.height(row, None)


def share_is_text(layout: Layout) -> bool:
    """Whether the edition's list offers the text ``100%`` rather than the number 1."""
    return version_key(layout.version) >= version_key(_SHARE_IS_TEXT_SINCE[layout.family])


def _source(layout: Layout, choices: tuple[str, ...]) -> str:
    """The cells of column B in which these choices stand one below the other."""
    first, constants = _LISTS[layout.family]
    for offset in range(len(constants)):
        if constants[offset : offset + len(choices)] == choices:
            return f"$B${first + offset}:$B${first + offset + len(choices) - 1}"
    raise ValueError(f"{layout.kind} {layout.version} has no list with {choices}")
