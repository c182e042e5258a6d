import asyncio
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from oredesk.core.cells import Cell
from oredesk.core.finding import Examination, Finding
from oredesk.core.submission import PastSubmission
from oredesk.core.template import Template
from oredesk.storage.opening import open_storage
from storage.examples import CLERK, NOW, answered, arrive, digest, examined

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=400)
facts = st.lists(st.tuples(texts, texts), max_size=2).map(tuple)
findings = st.builds(
    Finding,
    code=st.text(st.characters(categories=["L", "N"]), max_size=8),
    cell=st.none() | st.builds(Cell, sheet=texts, address=texts),
    value=texts,
    facts=facts,
    checker_row=st.none() | st.integers(1, 300),
)
examinations = st.builds(Examination, st.lists(findings, max_size=4).map(tuple), st.integers(0, 99), st.just("2026.1"))
templates = st.builds(Template, version=texts, language=texts, layout_version=texts)


@given(st.lists(st.tuples(templates, texts, examinations), min_size=1, max_size=8))
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking is slow
def test_every_template_company_and_finding_comes_back_as_it_was(
    sent: list[tuple[Template, str, Examination]],
) -> None:
    for (template, company, examination), past in zip(sent, asyncio.run(_round_trip(sent)), strict=True):
        assert past == PastSubmission(NOW, template, company, examination, scope="A")


async def _round_trip(sent: list[tuple[Template, str, Examination]]) -> list[PastSubmission | None]:
    with tempfile.TemporaryDirectory() as name:
        async with open_storage(f"sqlite://{name}/oredesk.db", Path(name), "desk.example") as storage:
            for number, (template, company, examination) in enumerate(sent):
                mail = await arrive(storage.ledger, str(number))
                report = examined(content=str(number), template=template, company=company, examination=examination)
                await storage.ledger.settle(answered(mail.id, report), NOW)
            return [await storage.ledger.same_file(CLERK, digest(str(n)), 99) for n in range(len(sent))]
