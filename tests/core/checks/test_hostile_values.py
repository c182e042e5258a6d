"""Whatever a stranger typed: checks say something or nothing, and never fail."""

import dataclasses
import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from declarations import BACKGROUND, cmrt, emrt, smelter, with_products
from oredesk.core.cells import Value
from oredesk.core.checks import Background, examine, message, remedy, title
from oredesk.core.declaration import Declaration
from oredesk.core.finding import Examination
from oredesk.core.fingerprint import contents_digest, declared_smelters, effective_date
from oredesk.core.language import Language
from oredesk.core.submission import LookAlike, PastSubmission
from references import LAST_YEAR, REFERENCE

TEXTS = st.text(max_size=30) | st.sampled_from(
    [
        *(
            "Yes",
            "No",
            "Yes ",
            "否",
            "n/a",
            "#N/A",
            "=1",
            "{value}",
            "\u202e",
            " ",
            "",
            "Smelter not listed",
            "CID000004 ",
        ),
        *(
            "Gold",
            "gold ",
            "Tin",
            "CID900001",
            "cid900101",
            "90OO01",
            "Kunlun Demo Gold",
            "Demo Precious Metals",
            "[CN]",
        ),
    ]
)
DAYS = st.dates() | st.datetimes() | st.times()
VALUES: st.SearchStrategy[Value] = st.none() | TEXTS | st.floats() | st.booleans() | DAYS


@st.composite
def declarations(draw: st.DrawFn) -> Declaration:
    """Any of the templates with anything at all in its cells."""
    declaration = draw(st.sampled_from([cmrt(), cmrt("6.01"), emrt("1.1"), emrt("1.3"), emrt("2.1"), emrt("2.0", ())]))
    columns = ("id_typed", "name", "country", "smelter_id", "comments", "match_key")
    rows = draw(st.lists(st.tuples(*[TEXTS] * (len(columns) + 2)), max_size=4))
    smelters = (
        smelter(row, metal, lookup, **dict(zip(columns, others, strict=True)))
        for row, (metal, lookup, *others) in enumerate(rows, 20)
    )
    filled = dataclasses.replace(
        declaration,
        fields=tuple(
            dataclasses.replace(field, entry=dataclasses.replace(field.entry, value=draw(VALUES)))
            for field in declaration.fields
        ),
        answers=tuple(
            dataclasses.replace(answer, entry=dataclasses.replace(answer.entry, value=draw(VALUES)), meaning=None)
            for answer in declaration.answers
        ),
        mineral_choice=tuple(dataclasses.replace(entry, value=draw(VALUES)) for entry in declaration.mineral_choice),
        smelters=(*declaration.smelters, *smelters),
    )
    return with_products(filled, *draw(st.lists(st.tuples(VALUES, VALUES), max_size=3)))


@settings(max_examples=60, deadline=None)
@given(declarations())
def test_anything_typed_is_examined_and_worded(declaration: Declaration) -> None:
    examination = examine(declaration, BACKGROUND)
    assert examination.faults == ()
    rows = {finding.checker_row for finding in examination.findings} - {None}
    assert examination.open_rows <= len(rows)
    for finding in examination.findings:
        for language in Language:
            assert all(words(finding, language) for words in (title, message, remedy))


@settings(max_examples=60, deadline=None)
@given(declarations(), declarations(), st.dates(), TEXTS)
def test_anything_typed_can_be_held_against_lists_and_other_submissions(
    declaration: Declaration, before: Declaration, then: dt.date, text: str
) -> None:
    received = dt.datetime.combine(then, dt.time(), dt.UTC)
    past = PastSubmission(
        received,
        before.template,
        text,
        Examination((), 0, text),
        before.scope,
        declared_smelters(before),
        contents_digest(before),
        effective_date(before),
    )
    alike = LookAlike(1, text, received, same_file=False, metal=text, smelters=3, share=1.0)
    background = Background(BACKGROUND.today, REFERENCE, past, LAST_YEAR, (alike,), sender=text)
    examination = examine(declaration, background)
    assert examination.faults == ()
    for finding in examination.findings:
        for language in Language:
            assert all(words(finding, language) for words in (title, message, remedy))


@given(st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2100, 1, 1)) | st.just(dt.date(2028, 2, 29)))
def test_the_rows_of_rmis_checker_do_not_depend_on_the_day(today: dt.date) -> None:
    assert examine(cmrt(), Background(today)).open_rows == 0
