"""What suppliers declared, as evidence for their scores."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import pytest

from oredesk.core.cells import Cell
from oredesk.core.declaration import Question
from oredesk.core.finding import Examination, Finding, Severity
from oredesk.core.reexamination import Reexamination
from oredesk.core.smelter import DeclaredSmelter
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.core.survey import Answers, DeclaredOrigin, Statement, Survey
from oredesk.core.template import TemplateKind
from oredesk.storage import surveys
from oredesk.storage.database import unit_of_work
from oredesk.storage.ledger import SqlLedger
from storage.examples import CLERK, EMRT, EXAMINATION, NOW, TODAY, answered, arrive, examined, refused

COLLEAGUE = "wu@supplier.example"
ACME = Supplier(SupplierCode("A"), "Acme Ltd", aliases=("爱克米",), contacts=(CLERK, COLLEAGUE))
BOLTS = Supplier(SupplierCode("B"), "Bolts Ltd", contacts=("ma@bolts.example",))

ANSWERS = Answers(
    (Statement(Question.HAS_POLICY, "", "Yes"), Statement(Question.ALL_RECYCLED, "Tin", "")),
    (DeclaredOrigin("Tin", "CID000001", "CD", "CD-NK"), DeclaredOrigin("Tin", "works\U0001f4a5", "CN", "")),
)
NAMED = (
    DeclaredSmelter("Tin", "CID000001", "Works", "CHINA", "CN-YN"),
    DeclaredSmelter("Tin", "", "新冶炼厂", "PERU"),
    DeclaredSmelter("Gold", "CID000001", "Works", "CHINA"),
)
SUSPICION = Finding("D060", Severity.SUSPICION, None, "")
ERROR = Finding("S061", Severity.WARNING, Cell("Smelter List", "C5"), "Works")


@unit_of_work
async def surveys_of(ledger: SqlLedger, suppliers: Collection[int] | None = None) -> Mapping[int, tuple[Survey, ...]]:
    """As whoever gathers evidence asks, inside a transaction."""
    assert ledger
    return await surveys.surveys_of(suppliers)


@pytest.fixture
async def register(ledger: SqlLedger) -> SqlLedger:
    """A ledger that knows Acme, number 1, and Bolts, number 2."""
    await ledger.change_suppliers([ACME, BOLTS], NOW, "staff", "register.xlsx")
    return ledger


async def submit(ledger: SqlLedger, uid: int, sender: str = CLERK, **facts: Any) -> None:  # noqa: ANN401 - any field
    """A mail with one workbook that came so many days later."""
    mail = await arrive(ledger, str(uid), NOW + dt.timedelta(days=uid))
    report = examined(content=str(uid), **{"company": "Acme Ltd", **facts})
    await ledger.settle(replace(answered(mail.id, report, to=sender), reply=None), NOW)


async def numbers(ledger: SqlLedger) -> dict[int, list[int]]:
    return {supplier: [one.submission for one in several] for supplier, several in (await surveys_of(ledger)).items()}


async def test_a_survey_is_all_that_the_submission_says(register: SqlLedger) -> None:
    findings = (*EXAMINATION.findings, SUSPICION, EXAMINATION.findings[0])
    examination = Examination(findings, 2, "rules")
    await submit(register, 1, answers=ANSWERS, declared=NAMED, examination=examination)
    expected = Survey(
        submission=1,
        kind=TemplateKind.CMRT,
        received_on=TODAY + dt.timedelta(days=1),
        version="6.5",
        answers=ANSWERS,
        smelters=NAMED,
        findings=("C007", "C007", "D060", "N001", "S003"),
    )
    assert await surveys_of(register) == {1: (expected,)}


async def test_texts_that_no_database_takes_are_mended(register: SqlLedger) -> None:
    """A mineral and a smelter typed with what a broken tool left in the cell."""
    broken = "a\x00\ud800b"
    statement, origin = Statement(Question.HAS_POLICY, broken, "Yes"), DeclaredOrigin(broken, broken, "CN", "")
    await submit(register, 1, answers=Answers((statement,), (origin,)))
    answers = (await surveys_of(register))[1][0].answers
    assert answers == Answers((replace(statement, about="ab"),), (replace(origin, metal="ab", smelter="ab"),))


async def test_findings_are_those_of_the_latest_re_examination(register: SqlLedger) -> None:
    await submit(register, 1)
    first, second, third = EXAMINATION.findings
    rounds = (("A", (ERROR, ERROR, SUSPICION), (first,)), ("B", (first,), (ERROR, second)))
    for reference, appeared, gone in rounds:
        examination = replace(EXAMINATION, reference=reference)
        await register.note_reexamination(Reexamination(1, NOW, examination, appeared, gone, Answers(())))
    assert (await surveys_of(register))[1][0].findings == tuple(sorted([ERROR.code, "D060", first.code, third.code]))


async def test_answers_that_are_not_known_yet_or_cannot_be_read_any_more_are_none(register: SqlLedger) -> None:
    await submit(register, 1, answers=None)
    before = (await surveys_of(register))[1][0].answers
    await register.note_reexamination(Reexamination(1, NOW, EXAMINATION, (), ()))
    assert (before, (await surveys_of(register))[1][0].answers) == (None, None)


async def test_answers_once_read_stay_when_the_workbook_cannot_be_read_any_more(register: SqlLedger) -> None:
    await submit(register, 1, answers=ANSWERS, declared=NAMED)
    await register.note_reexamination(Reexamination(1, NOW, replace(EXAMINATION, reference="A"), (), ()))
    (survey,) = (await surveys_of(register))[1]
    assert (survey.answers, survey.smelters) == (ANSWERS, NAMED)


class TestWhichCount:
    async def test_the_latest_of_each_template_whoever_of_the_supplier_sent_it(self, register: SqlLedger) -> None:
        await submit(register, 1)
        await submit(register, 2, template=EMRT)
        await submit(register, 3, COLLEAGUE)
        await submit(register, 4, "ma@bolts.example", company="Bolts Ltd")
        await submit(register, 5, "stranger@other.example")
        assert await numbers(register) == {1: [2, 3], 2: [4]}

    @pytest.mark.parametrize("company", ["", "ACME, LTD.", "爱克米"])
    async def test_the_supplier_s_own_names_and_a_blank_one_are_one_company(
        self, register: SqlLedger, company: str
    ) -> None:
        """A corrected company name must take the place of the first try."""
        await submit(register, 1)
        await submit(register, 2, company=company)
        assert await numbers(register) == {1: [2]}

    async def test_other_companies_that_answer_for_it_count_beside_it(self, register: SqlLedger) -> None:
        for uid, company in enumerate(("Acme East", "Acme West", "ACME EAST."), 1):
            await submit(register, uid, company=company)
        assert await numbers(register) == {1: [2, 3]}

    async def test_nothing_that_was_refused_or_untied(self, register: SqlLedger) -> None:
        mail = await arrive(register, "9")
        await register.settle(answered(mail.id, refused()), NOW)
        await submit(register, 1)
        await register.untie_submission(2, NOW, "staff")
        assert await numbers(register) == {}

    async def test_only_the_suppliers_that_are_asked_about(self, register: SqlLedger) -> None:
        await submit(register, 1)
        await submit(register, 2, "ma@bolts.example", company="Bolts Ltd")
        assert (await surveys_of(register, [2])).keys() == {2}
        assert await surveys_of(register, []) == {}
        assert (await surveys_of(register, range(40_000))).keys() == {1, 2}
