import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from oredesk.core.cells import Cell
from oredesk.core.finding import CheckFault, Examination, Finding
from oredesk.core.smelter import DeclaredSmelter
from oredesk.core.submission import FileReport, PastSubmission
from oredesk.core.template import Template
from oredesk.storage.opening import open_storage
from storage.examples import CLERK, NOW, answered, arrive, digest

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=400)
names = st.text(st.characters(categories=["L", "N"]), max_size=8)
facts = st.lists(st.tuples(texts, texts), max_size=2).map(tuple)
findings = st.builds(
    Finding,
    code=names,
    cell=st.none() | st.builds(Cell, sheet=texts, address=texts),
    value=texts,
    facts=facts,
    checker_row=st.none() | st.integers(1, 300),
)
faults = st.lists(st.builds(CheckFault, names, names, names), max_size=2).map(tuple)
examinations = st.builds(
    Examination, st.lists(findings, max_size=4).map(tuple), st.integers(0, 99), st.just("2026.1"), names, faults
)
templates = st.builds(Template, version=texts, language=texts, layout_version=texts)
declared = st.lists(st.builds(DeclaredSmelter, names, names, texts, texts), max_size=4).map(tuple)
reports = st.builds(
    FileReport,
    name=st.just("CMRT.xlsx"),
    sha256=st.none(),
    refusal=st.none(),
    template=templates,
    company=texts,
    scope=st.sampled_from("ABC"),
    examination=examinations,
    progress=st.none(),
    declared=declared,
    contents=names.map(digest),
    effective_date=st.none() | st.dates(),
)


@given(st.lists(reports, min_size=1, max_size=8))
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking is slow
def test_all_that_the_next_submission_needs_comes_back_as_it_was(sent: list[FileReport]) -> None:
    for report, past in zip(sent, asyncio.run(_round_trip(sent)), strict=True):
        assert report.template
        assert report.examination
        assert past == PastSubmission(
            received_at=NOW,
            template=report.template,
            company=report.company,
            examination=report.examination,
            scope=report.scope,
            declared=report.declared,
            contents=report.contents,
            effective_date=report.effective_date,
        )


async def _round_trip(sent: list[FileReport]) -> list[PastSubmission | None]:
    with tempfile.TemporaryDirectory() as name:
        async with open_storage(f"sqlite://{name}/oredesk.db", Path(name), "desk.example") as storage:
            for number, report in enumerate(sent):
                mail = await arrive(storage.ledger, str(number))
                numbered = replace(report, sha256=digest(str(number)))
                await storage.ledger.settle(answered(mail.id, numbered, reply=None), NOW)
            return [await storage.ledger.same_file(CLERK, digest(str(n)), 99) for n in range(len(sent))]
