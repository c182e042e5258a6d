"""The Checker sheet of a sample: formulas of our own that ask what the real form's Checker asks, in the same rows.

Per row: F is 1 when it is needed, G is 1 when it is missing, H is F times G. The formulas hold no results: Excel and
LibreOffice work them out on opening, and nothing that reads a workbook may trust them.
"""

from dataclasses import dataclass

from openpyxl.utils.cell import coordinate_from_string

from ..core.declaration import Field, Question
from ..core.language import Text
from ..core.template import Family
from ..core.workbook.layouts import AnswerAt, Layout
from ..core.workbook.layouts.layout import DECLARATION, MATCH_KEY_COLUMN, NOT_LISTED, PRODUCT_LIST, SMELTER_LIST
from . import words
from .cells import Cell, Sheet
from .declaration_sheet import FIRST_SLOT_ROW
from .draft import Draft, Labels
from .styles import Style

_GATE = {
    Family.CMRT_6: Question.FROM_COVERED_COUNTRIES,
    Family.EMRT_1: Question.FROM_CAHRAS,
    Family.EMRT_2: Question.FROM_CAHRAS,
}
"""The question whose row tells whether everything further is needed for a mineral."""

_OUT_OF_SCOPE = {
    Family.EMRT_1: (
        ("No", "Unknown", "Not applicable for this declaration"),
        ("No", "Unknown", "Not applicable for this declaration"),
    ),
    Family.EMRT_2: (("No", "Unknown", "Not declaring"), ("No", "Unknown")),
}
"""EMRT: the answers to questions 1 and 2 that end the questions about a mineral."""

_SURVEY_DONE = ("No", "Yes, in conformance with IPC1755 (e.g. EMRT)")
_SURVEY_OTHER = "Yes, Using Other Format (Describe)"

_EMAILS = (Field.CONTACT_EMAIL, Field.AUTHORIZER_EMAIL)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the Checker: what it asks, the cell it shows, and its two conditions."""

    row: int
    title: Text
    shown: str
    needed: str
    missing: str


def checker_sheet(layout: Layout, labels: Labels) -> Sheet:
    """The sheet with one line per thing asked, and the number of open ones in D2."""
    draft = Draft("Checker", labels)
    draft.width("A", "B", 46.0)
    draft.width("C", "D", 14.0)
    draft.width("E", "M", None)
    for column, text in zip("ABCD", words.CHECKER_COLUMNS, strict=True):
        draft.label(f"{column}3", text, Style.TABLE_HEAD)
    lines = _Lines(layout).all()
    for line in lines:
        _put(draft, line)
    total, last = _total(layout)
    draft.put(f"H{total}", Cell(formula=f"SUM(H4:H{last})"))
    draft.put("D2", Cell(style=Style.LABEL, formula=f'IF(H{total}=0,"0",H{total})'))
    return draft.sheet()


def _put(draft: Draft, line: _Line) -> None:
    row = line.row
    draft.label(f"A{row}", line.title)
    draft.put(f"B{row}", Cell(style=Style.LABEL, formula=f'IF({line.shown}="","",{line.shown})'))
    draft.put(f"C{row}", Cell(style=Style.LABEL, formula=f"IF(H{row}=1,J{row},I{row})"))
    draft.put(f"F{row}", Cell(formula=f"IF({line.needed},1,0)"))
    draft.put(f"G{row}", Cell(formula=f"IF({line.missing},1,0)"))
    draft.put(f"H{row}", Cell(formula=f"F{row}*G{row}"))
    draft.label(f"I{row}", words.DONE, Style.WORKING)
    draft.label(f"J{row}", words.TO_DO, Style.WORKING)


def _total(layout: Layout) -> tuple[int, int]:
    """The row of the total, and the last row it adds up (the early EMRT leave out their last lines)."""
    not_listed = layout.checker.not_listed
    if layout.checker.policy_comment:
        return not_listed + 1, not_listed - 3
    return not_listed + 1, not_listed


class _Lines:
    """All lines of one edition's Checker."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._asked = {(at.question, at.slot): at for at in layout.answers}
        self._gates = {at.slot: at.checker_row for at in layout.answers if at.question is self._gate and at.checker_row}
        self._any = f"SUM({','.join(f'$F${row}' for row in self._gates.values())})>0"

    def all(self) -> tuple[_Line, ...]:
        """From the company's name to the smelters that are not listed."""
        return (
            *self._fields(),
            *self._minerals(),
            *(self._answer(at, at.checker_row) for at in self._asked.values() if at.checker_row),
            *self._policy(),
            *self._lists(),
        )

    @property
    def _gate(self) -> Question:
        return _GATE[self._layout.family]

    def _fields(self) -> list[_Line]:
        scope = _at(next(at.address for at in self._layout.fields if at.field is Field.SCOPE))
        lines = []
        for at in self._layout.fields:
            if at.checker_row is None:
                continue
            cell = _at(at.address)
            described = at.field is Field.SCOPE_DESCRIPTION
            needed = f"AND({scope}<>0,{scope}<>{_scope('P')},{scope}<>{_scope('Q')})" if described else "TRUE"
            missing = f'ISERROR(SEARCH("@",{cell}))' if at.field in _EMAILS else f"{cell}=0"
            lines.append(_Line(at.checker_row, words.FIELDS[at.field], cell, needed, missing))
        return lines

    def _minerals(self) -> list[_Line]:
        row = self._layout.checker.minerals
        return [_Line(row, words.MINERALS_CHOSEN, _at("AA22"), "TRUE", f"{_at('AA22')}=0")] if row else []

    def _answer(self, at: AnswerAt, row: int) -> _Line:
        cell = _at(at.answer)
        text = words.QUESTIONS[at.question]
        about = "" if at.slot is None else f" · {self._mineral(at.slot)}"
        title = Text(f"{at.label}) {text.en}{about}", f"{at.label}) {text.zh}{about}")
        return _Line(row, title, cell, self._needed(at), self._missing(at, cell))

    def _mineral(self, slot: int) -> str:
        return self._layout.minerals[slot] if self._layout.minerals else f"{slot + 1}"

    def _needed(self, at: AnswerAt) -> str:
        if at.slot is None:
            return self._any
        exists = f'{_at(f"AA{FIRST_SLOT_ROW + at.slot}")}<>""' if self._layout.mineral_choice else "TRUE"
        if at.question is Question.INTENTIONALLY_ADDED:
            return exists
        first, second = self._first_two(at.slot)
        if at.question not in (Question.REMAINS_IN_PRODUCT, self._gate):
            return f"$F${self._gates[at.slot]}=1"
        both = at.question is self._gate
        if self._layout.family is Family.CMRT_6:
            ended = f'OR({first}="No",AND({first}="Yes",{second}="No"))' if both else f'{first}="No"'
            return f"NOT({ended})"
        out, out_later = _OUT_OF_SCOPE[self._layout.family]
        ends = [f'{first}="{answer}"' for answer in out] + [f'{second}="{answer}"' for answer in out_later if both]
        return f"AND({exists},NOT(OR({','.join(ends)})))"

    def _missing(self, at: AnswerAt, cell: str) -> str:
        if self._layout.family is Family.EMRT_1 and at.question is Question.SURVEYS_SUPPLIERS:
            done = ",".join(f'{cell}="{answer}"' for answer in _SURVEY_DONE)
            return f'NOT(OR({done},AND({cell}="{_SURVEY_OTHER}",{_at(at.comment)}<>"")))'
        if self._layout.family is not Family.CMRT_6 or at.slot is None:
            return f"{cell}=0"
        first, second = self._first_two(at.slot)
        if at.question is Question.INTENTIONALLY_ADDED:
            return f"{cell}=0"
        if at.question is Question.REMAINS_IN_PRODUCT:
            return f'OR({first}<>"Yes",{cell}=0)'
        return f'OR({first}<>"Yes",{second}<>"Yes",{cell}=0)'

    def _first_two(self, slot: int) -> tuple[str, str]:
        questions = (Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT)
        first, second = (_at(self._asked[question, slot].answer) for question in questions)
        return first, second

    def _policy(self) -> list[_Line]:
        rows = self._layout.checker
        policy, public = (self._asked[question, None] for question in (Question.HAS_POLICY, Question.POLICY_IS_PUBLIC))
        said_yes = f'AND($F${public.checker_row}=1,{_at(public.answer)}="Yes")'
        lines = [self._comment(rows.policy_url, words.ADDRESS_GIVEN, public, said_yes)]
        if rows.policy_comment:
            said_yes = f'{_at(policy.answer)}="Yes"'
            lines.append(self._comment(rows.policy_comment, words.COMMENT_GIVEN, policy, said_yes))
        return lines

    @staticmethod
    def _comment(row: int, title: Text, at: AnswerAt, needed: str) -> _Line:
        return _Line(row, title, _at(at.comment), needed, f"LEN({_at(at.comment)})<=1")

    def _lists(self) -> list[_Line]:
        rows = self._layout.checker
        scope = _at(next(at.address for at in self._layout.fields if at.field is Field.SCOPE))
        product = f"'{PRODUCT_LIST}'!$B$6"
        lines = [_Line(rows.product_list, words.PRODUCTS_LISTED, product, f"{scope}={_scope('Q')}", f'{product}=""')]
        lines += [self._smelters(slot, row) for slot, row in enumerate(rows.smelters)]
        special = f'({self._column("C")}="{NOT_LISTED}")'
        bare = f'((({self._column("D")}="")+({self._column("E")}=""))>0)'
        needed, missing = f"SUMPRODUCT({special}*1)>0", f"SUMPRODUCT({special}*{bare})>0"
        return [*lines, _Line(rows.not_listed, words.NOT_LISTED_DETAILS, '""', needed, missing)]

    def _smelters(self, slot: int, row: int) -> _Line:
        """A mineral's line: some row has its name in B, and some row's match key starts with it."""
        chosen = self._layout.mineral_choice
        name = _at(f"AA{FIRST_SLOT_ROW + slot}") if chosen else f'"{self._layout.minerals[slot]}"'
        key = name if chosen else f'{name}&"?*"'
        missing = f"OR(COUNTIF({self._column('B')},{name})=0,COUNTIF({self._column(MATCH_KEY_COLUMN)},{key})=0)"
        about = words.SMELTERS_LISTED
        title = Text(f"{about.en} · {self._mineral(slot)}", f"{about.zh} · {self._mineral(slot)}")
        return _Line(row, title, name, f"$F${self._gates[slot]}=1", missing)

    def _column(self, column: str) -> str:
        at = self._layout.smelters
        return f"'{SMELTER_LIST}'!${column}${at.first_row}:${column}${at.last_row}"


def _at(address: str) -> str:
    letters, row = coordinate_from_string(address)
    return f"{DECLARATION}!${letters}${row}"


def _scope(column: str) -> str:
    return f"{DECLARATION}!${column}$9"
