"""The pieces that several template families are described with: answer lists, and blocks of rows."""

from collections.abc import Iterable, Sequence

from ...declaration import Field, Question
from .layout import SCOPES, Anchor, AnswerAt, FieldAt

YES_NO = ("Yes", "No")
YES_NO_UNKNOWN = ("Yes", "No", "Unknown")
SHARES = ("100%", "Greater than 90%", "Greater than 75%", "Greater than 50%", "50% or less", "None")
WHEN_VALIDATED = ("Yes", "Yes, when more processors are validated", "No")

HEADER = (
    Field.COMPANY_NAME,
    Field.SCOPE,
    Field.SCOPE_DESCRIPTION,
    Field.COMPANY_ID,
    Field.COMPANY_ID_AUTHORITY,
    Field.ADDRESS,
    Field.CONTACT_NAME,
    Field.CONTACT_EMAIL,
    Field.CONTACT_PHONE,
    Field.AUTHORIZER_NAME,
    Field.AUTHORIZER_TITLE,
    Field.AUTHORIZER_EMAIL,
    Field.AUTHORIZER_PHONE,
    Field.EFFECTIVE_DATE,
)
"""The company block from top to bottom."""

SCOPE_ANCHORS = tuple(Anchor(f"{column}9", scope) for column, scope in zip("PQR", SCOPES, strict=True))

ASIAN = ("English", "中文 Chinese", "日本語 Japanese", "한국어 Korean")


def header(identity_row: int, checker_rows: Sequence[int | None]) -> tuple[FieldAt, ...]:
    """The company block: three rows from row 8, the rest from the given row on, all in column D."""
    rows = (8, 9, 10, *range(identity_row, identity_row + len(HEADER) - 3))
    return tuple(
        FieldAt(field, f"D{row}", checker_row)
        for field, row, checker_row in zip(HEADER, rows, checker_rows, strict=True)
    )


def block(
    question: Question,
    label: str,
    rows: Iterable[tuple[int, int | None]],
    choices: tuple[str, ...],
) -> tuple[AnswerAt, ...]:
    """A question asked per mineral: (sheet row, Checker row) for each slot; answers in D, comments in G."""
    return tuple(
        AnswerAt(question, label, slot, f"D{row}", f"G{row}", checker_row, choices)
        for slot, (row, checker_row) in enumerate(rows)
    )


def company(question: Question, label: str, row: int, checker_row: int, choices: tuple[str, ...] = YES_NO) -> AnswerAt:
    """A question asked once, to the company."""
    return AnswerAt(question, label, None, f"D{row}", f"G{row}", checker_row, choices)
