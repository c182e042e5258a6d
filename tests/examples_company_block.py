"""Examples of the company block: who is named, how old it is, and for what scope."""

import dataclasses
import datetime as dt

from cases import Case, Example
from declarations import BACKGROUND, cmrt, emrt, with_field
from oredesk.core.declaration import Declaration, Field

_SCOPE_B = "B. Product (or List of Products)"
_SCOPE_C = "C. User defined [Specify in 'Description of scope']"


def _person(name: str, email: str, declaration: Declaration | None = None) -> Declaration:
    """With an authorizer of this name and e-mail address; the contact is Jane Doe."""
    named = with_field(declaration or cmrt(), Field.AUTHORIZER_NAME, name)
    return with_field(named, Field.AUTHORIZER_EMAIL, email)


def _phone(*values: str | float | None, field: Field = Field.CONTACT_PHONE) -> tuple[Declaration, ...]:
    return tuple(with_field(cmrt(), field, value) for value in values)


def _scope(value: str, *accepted: str) -> Case:
    return Case(with_field(cmrt(), Field.SCOPE, value), settings={"accepted": accepted})


EXAMPLES: dict[str, Example] = {
    "H070": Example(
        (
            _person("Jane Doe", "john.roe@acme.example"),
            _person(" JANE  doe", "jane.doe@acme.example"),
            _person("n/a", "Jane.Doe@acme.example"),
            with_field(_person("John Roe", "Jane.Doe@acme.example"), Field.CONTACT_NAME, None),
            _person("Jane Doe", "jane.doe@acme.example", emrt("1.3")),
            _person("Ｊａｎｅ Doe", "jane.doe@acme.example", emrt("2.1")),  # full width, as Chinese input methods give
            with_field(_person("王芳", "fang.wang@acme.example"), Field.CONTACT_NAME, "王芳"),
        ),
        (
            cmrt(),
            emrt("2.1"),
            _person("same", "n/a"),
            _person("John Roe", "Jane.Doe@acme.example"),  # a mailbox for two
            with_field(_person("n/a", "n/a"), Field.CONTACT_EMAIL, "n/a"),
            with_field(cmrt(), Field.AUTHORIZER_NAME, None),
            with_field(with_field(cmrt(), Field.AUTHORIZER_NAME, None), Field.CONTACT_NAME, None),
        ),
    ),
    "H071": Example(
        (
            *_phone("123456789", "1234567", "0123456789", "ext. 12", "ask the office", 12345.0, "１２３４５６７８"),
            *_phone("12-34-56-78", field=Field.AUTHORIZER_PHONE),
        ),
        (
            *_phone("+86 755 8888 8888", "021-62881234", 13800138000.0, "+1 (555) 010-0100 ext. 5", None, " "),
            *_phone("n/a", "000000"),  # H052 tells
            *_phone(None, "n/a", "110 120 119", field=Field.AUTHORIZER_PHONE),
            emrt("2.1"),
        ),
    ),
    "H072": Example(
        (
            _scope("A. Company", "B"),
            _scope(_SCOPE_C, "A", "B"),
            _scope("b. product (or list of products)", "A"),
            Case(emrt("2.1"), settings={"accepted": ("B", "C")}),
        ),
        (
            cmrt(),
            with_field(cmrt(), Field.SCOPE, _SCOPE_B),
            _scope("A. Company", "A", "B"),
            _scope(_SCOPE_B, "B"),
            _scope("A", "B"),  # typed instead of chosen: H050 tells
            _scope("", "B"),
        ),
    ),
    "H057": Example(
        (
            with_field(cmrt(), Field.EFFECTIVE_DATE, dt.date(2025, 11, 19)),
            with_field(emrt("2.1"), Field.EFFECTIVE_DATE, "02-May-2024"),
            Case(with_field(cmrt(), Field.EFFECTIVE_DATE, dt.date(2026, 8, 19)), settings={"months": 3}),
            # six months before the end of August is the end of February
            Case(
                with_field(cmrt(), Field.EFFECTIVE_DATE, dt.date(2026, 2, 27)),
                dataclasses.replace(BACKGROUND, today=dt.date(2026, 8, 31)),
                {"months": 6},
            ),
        ),
        (
            with_field(cmrt(), Field.EFFECTIVE_DATE, dt.date(2025, 11, 20)),
            with_field(cmrt(), Field.EFFECTIVE_DATE, dt.date(2006, 12, 31)),
            Case(with_field(cmrt(), Field.EFFECTIVE_DATE, dt.date(2025, 5, 20)), settings={"months": 18}),
            Case(
                with_field(cmrt(), Field.EFFECTIVE_DATE, dt.date(2026, 2, 28)),
                dataclasses.replace(BACKGROUND, today=dt.date(2026, 8, 31)),
                {"months": 6},
            ),
            Case(
                with_field(cmrt(), Field.EFFECTIVE_DATE, dt.date(2023, 2, 28)),
                dataclasses.replace(BACKGROUND, today=dt.date(2024, 2, 29)),
            ),
        ),
    ),
}
