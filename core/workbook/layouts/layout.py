"""The shape of a template edition: where every answer stands and which row of RMI's Checker asks for it."""

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from ...declaration import CheckerRows, Field, Question
from ...mineral import Mineral
from ...template import Family, TemplateKind

DECLARATION = "Declaration"
SMELTER_LIST = "Smelter List"
PRODUCT_LIST = "Product List"
MINE_LIST = "Mine List"
LOOKUP = "Smelter Look-up"
REVISION = "Revision"
CHECKER = "Checker"
COUNTRIES, PROVINCES = "C", "SorP"
"""The hidden lists, each of codes and names."""

NOT_LISTED = "Smelter not listed"
NOT_IDENTIFIED = "Smelter not yet identified"

SCOPES = (
    "A. Company",
    "B. Product (or List of Products)",
    "C. User defined [Specify in 'Description of scope']",
)
"""The scope cell's choices; the template keeps them as constants in ``Declaration!P9:R9``."""

TITLE_CELL, LANGUAGE_CELL, REVISION_CELL = "D2", "D3", "J3"
"""On the Declaration sheet of every edition: title (a formula), language selector, revision (a constant)."""

SMELTER_COLUMNS = {
    "id_typed": "A",
    "metal": "B",
    "lookup": "C",
    "name": "D",
    "country": "E",
    "smelter_id": "F",
    "source": "G",
    "street": "H",
    "city": "I",
    "state": "J",
    "contact": "K",
    "contact_email": "L",
    "next_steps": "M",
    "mine_names": "N",
    "mine_countries": "O",
    "recycled": "P",
    "comments": "Q",
}
"""Attribute of a smelter row -> its column; the same in every edition."""

MATCH_KEY_COLUMN = "AB"

MINE_COLUMNS = {
    "metal": "A",
    "smelter": "B",
    "mine": "C",
    "mine_id": "D",
    "id_source": "E",
    "country": "F",
    "street": "G",
    "city": "H",
    "state": "I",
    "contact": "J",
    "contact_email": "K",
    "next_steps": "L",
    "comments": "M",
}
"""Attribute of a mine row -> its column."""

LOOKUP_COLUMNS = {
    "metal": "A",
    "name": "B",
    "standard": "C",
    "country": "D",
    "smelter_id": "E",
    "source": "F",
    "street": "G",
    "city": "H",
    "state": "I",
}
"""What a look-up row gives -> its column; column J repeats A and B joined."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A constant of the template whose place tells whether rows or columns were moved."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldAt:
    """Where one field of the company block stands."""

    field: Field
    address: str
    checker_row: int | None


@dataclass(frozen=True, slots=True)
class AnswerAt:
    """Where one answer stands: a row of a question's block, or a question to the company."""

    question: Question
    label: str
    """The question's number as printed: ``"3"``, ``"B"``."""
    slot: int | None
    """Which of the declaration's minerals the row belongs to, from 0; None for a question to the company."""
    answer: str
    comment: str
    checker_row: int | None
    """None where RMI's Checker never asks (the hidden slots of EMRT 2.x)."""
    choices: tuple[str, ...]


class MatchKey(enum.Enum):
    """What the hidden column AB of the Smelter List computes."""

    METAL_AND_LOOKUP = enum.auto()
    """``B & C``"""
    METAL_IF_LOOKUP = enum.auto()
    """B where C is not empty"""


@dataclass(frozen=True, slots=True)
class SmelterListAt:
    """The Smelter List: first and last prepared row, and what its hidden formulas do."""

    last_row: int
    match_key: MatchKey
    keyless_rows: range = range(0)
    """Prepared rows in which the edition lacks the formula of column AB."""
    special_by_name: bool = False
    """CMRT 6.22 and later: a not-listed or not-identified row is looked up by its typed name (B and D)."""
    first_row: int = 5
    anchors: tuple[Anchor, ...] = (Anchor("W4", NOT_IDENTIFIED), Anchor("X4", NOT_LISTED))
    revision_cell: str = "Q3"


@dataclass(frozen=True, slots=True)
class ProductListAt:
    """The Product List: its prepared rows and columns. A row with a copyright sign in column B ends it."""

    last_row: int
    comments: str
    requester_number: str | None = None
    requester_name: str | None = None
    number: str = "B"
    name: str = "C"
    first_row: int = 6


@dataclass(frozen=True, slots=True)
class MineListAt:
    """The Mine List of EMRT 2.x."""

    first_row: int = 5
    last_row: int = 2504
    revision_cell: str = "M3"


@dataclass(frozen=True, slots=True)
class CheckerAt:
    """The rows of RMI's Checker that belong to no single field or question."""

    product_list: int
    not_listed: int
    policy_url: int
    smelters: tuple[int, ...]
    """By mineral slot."""
    minerals: int | None = None
    policy_comment: int | None = None

    def rows(self, slots: Iterable[tuple[str, str]]) -> CheckerRows:
        """The rows for a declaration: what each slot is about, and the metal looked for on the Smelter List."""
        return CheckerRows(
            product_list=self.product_list,
            not_listed=self.not_listed,
            policy_url=self.policy_url,
            smelters=tuple((*names, row) for names, row in zip(slots, self.smelters, strict=False)),
            minerals=self.minerals,
            policy_comment=self.policy_comment,
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything the reader must know about one edition of a template."""

    kind: TemplateKind
    version: str
    family: Family
    released: dt.date | None
    """The revision date as printed beside the version; None where no file of the edition was seen."""
    languages: tuple[str, ...]
    """What the language selector offers."""
    fields: tuple[FieldAt, ...]
    minerals: tuple[Mineral, ...]
    """The fixed minerals by slot; empty where the supplier chooses them."""
    mineral_choice: tuple[tuple[Mineral, str], ...]
    """The cells in which minerals are chosen (EMRT 2.x)."""
    answers: tuple[AnswerAt, ...]
    """Every place of an answer, in the order of the sheet."""
    smelters: SmelterListAt
    products: ProductListAt
    mines: MineListAt | None
    checker: CheckerAt
    anchors: tuple[Anchor, ...]
    """Constants of the Declaration sheet, from the top and from below the last answer."""
    hidden: tuple[tuple[tuple[str, int], ...], ...] = ()
    """The hidden rows (EMRT 1.x): their cells in the blocks with the Checker's rows, the one that holds *No* first."""
