"""What a workbook declares, as frozen values: every answer with the cell it stands in."""

import enum
from dataclasses import dataclass

from .cells import Cell, Entry
from .list_rows import MineRow, ProductRow, SmelterRow
from .mineral import Mineral
from .template import Template


class Field(enum.StrEnum):
    """The company block at the top of the Declaration sheet."""

    COMPANY_NAME = "company_name"
    SCOPE = "scope"
    SCOPE_DESCRIPTION = "scope_description"
    COMPANY_ID = "company_id"
    COMPANY_ID_AUTHORITY = "company_id_authority"
    ADDRESS = "address"
    CONTACT_NAME = "contact_name"
    CONTACT_EMAIL = "contact_email"
    CONTACT_PHONE = "contact_phone"
    AUTHORIZER_NAME = "authorizer_name"
    AUTHORIZER_TITLE = "authorizer_title"
    AUTHORIZER_EMAIL = "authorizer_email"
    AUTHORIZER_PHONE = "authorizer_phone"
    EFFECTIVE_DATE = "effective_date"


class Question(enum.StrEnum):
    """What a question asks; its number differs between templates, so rules name the concept."""

    INTENTIONALLY_ADDED = "intentionally_added"
    REMAINS_IN_PRODUCT = "remains_in_product"
    FROM_COVERED_COUNTRIES = "from_covered_countries"
    FROM_CAHRAS = "from_cahras"
    ALL_RECYCLED = "all_recycled"
    SHARE_OF_SUPPLIERS = "share_of_suppliers"
    ALL_SMELTERS_IDENTIFIED = "all_smelters_identified"
    ALL_SMELTERS_REPORTED = "all_smelters_reported"
    HAS_POLICY = "has_policy"
    POLICY_IS_PUBLIC = "policy_is_public"
    REQUIRES_VALIDATED_SMELTERS = "requires_validated_smelters"
    DOES_DUE_DILIGENCE = "does_due_diligence"
    SURVEYS_SUPPLIERS = "surveys_suppliers"
    REVIEWS_RESPONSES = "reviews_responses"
    CORRECTIVE_ACTION = "corrective_action"
    REPORTS_TO_REGULATOR = "reports_to_regulator"


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """One field of the company block."""

    field: Field
    entry: Entry
    checker_row: int | None
    """The row of RMI's Checker that asks for it; None when RMI does not."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question, for one mineral where it is asked per mineral, and what was answered."""

    question: Question
    mineral: Mineral | None
    label: str
    """The question's number as printed in this template: ``"3"``, ``"B"``."""
    entry: Entry
    comment: Entry
    choices: tuple[str, ...]
    """The answers the template's list offers, in English as they must be stored."""
    meaning: str | None
    """The choice that the stored value means, whatever language or spelling; None when blank or not understood."""
    checker_row: int | None
    other: str = ""
    """EMRT 2.x: what was chosen instead of a mineral, as typed; the template asks about it all the same."""

    @property
    def cell(self) -> Cell:
        """Where the answer stands."""
        return self.entry.cell

    @property
    def about(self) -> str:
        """The mineral's name, or what was chosen instead; ``""`` for a question to the company."""
        return self.mineral or self.other


class AlterationKind(enum.StrEnum):
    """What a supplier's tool or hand had changed in the template, and the reader coped with."""

    SHEET_RENAMED = "sheet_renamed"
    SHEET_MISSING = "sheet_missing"
    LOOKUP_MISSING = "lookup_missing"
    ROWS_SHIFTED = "rows_shifted"
    FORMULAS_REPLACED = "formulas_replaced"
    ANSWER_IN_NEIGHBOUR = "answer_in_neighbour"
    LANGUAGE_NOT_OFFERED = "language_not_offered"
    MARKED_COPY = "marked_copy"


@dataclass(frozen=True, slots=True)
class Alteration:
    """One change to the template's own structure that the reader survived."""

    kind: AlterationKind
    cell: Cell | None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """EMRT 1.x: hidden cells about a mineral not asked about, each with its Checker row; the first must say *No*."""

    switch: tuple[Entry, int]
    others: tuple[tuple[Entry, int], ...]


@dataclass(frozen=True, slots=True)
class CheckerRows:
    """The rows of RMI's Checker that belong to no single field or question."""

    product_list: int
    not_listed: int
    policy_url: int
    smelters: tuple[tuple[str, str, int], ...]
    """What the questions are about (:attr:`Answer.about`), the metal looked for on the Smelter List, and the row."""
    minerals: int | None = None
    policy_comment: int | None = None
    """EMRT 1.1 and 1.11 only: the hidden row that wants a comment to question A."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """One CMRT or EMRT as its supplier filled it in."""

    template: Template
    fields: tuple[FieldEntry, ...]
    minerals: tuple[Mineral, ...]
    """The minerals this declaration asks about, in the order of the template's rows."""
    mineral_choice: tuple[Entry, ...]
    """EMRT 2.x: the cells where minerals are chosen, each meant for one, in alphabetical order."""
    answers: tuple[Answer, ...]
    """Every question, in the order of the sheet; EMRT 2.x only for what was chosen."""
    leftovers: tuple[Answer, ...]
    """EMRT 2.x: answers in the blocks beyond the last chosen mineral (``mineral`` is None)."""
    smelters: tuple[SmelterRow, ...]
    first_product: Entry
    """``Product List!B6``, the one product cell RMI's Checker looks at."""
    products: tuple[ProductRow, ...]
    mines: tuple[MineRow, ...]
    checker: CheckerRows
    alterations: tuple[Alteration, ...] = ()
    smelter_sheet: str = "Smelter List"
    """The name of the Smelter List in this file; needed to point at it when it has no rows."""
    hidden: tuple[HiddenRow, ...] = ()
    offered: tuple[tuple[str, int], ...] = ()
    """Of each metal, how many smelters (distinct numbers) the file's own look-up sheet offers."""

    def field(self, field: Field) -> FieldEntry:
        """The given field of the company block."""
        return next(entry for entry in self.fields if entry.field is field)

    def answer(self, question: Question, mineral: Mineral | None = None) -> Answer | None:
        """The answer to a question, or None where this template does not ask it."""
        for answer in self.answers:
            if answer.question is question and answer.about == (mineral or ""):
                return answer
        return None

    @property
    def asked_about(self) -> tuple[str, ...]:
        """What the questions per mineral are about: :attr:`Answer.about` of each, once."""
        return tuple(dict.fromkeys(answer.about for answer in self.answers if answer.about))

    @property
    def company(self) -> str:
        """The declaring company's name, trimmed; ``""`` when blank."""
        return self.field(Field.COMPANY_NAME).entry.text

    @property
    def scope(self) -> str:
        """``"A"``, ``"B"``, ``"C"`` by the first letter of the scope cell, or ``""``."""
        return self.field(Field.SCOPE).entry.text[:1].upper()
