"""What every comparison of submissions promises, one sentence each; run on SQLite files."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from oredesk.core.cells import Cell
from oredesk.core.finding import CheckFault, Examination, Finding, Severity
from oredesk.core.message import Shelf
from oredesk.core.outcome import Outcome
from oredesk.core.reexamination import Reexamination, ReferenceChange, StaffNote, StoredSubmission
from oredesk.core.smelter_ports import Comparisons
from oredesk.core.submission import FileReport, LookAlike, PastSubmission
from oredesk.core.template import TemplateKind
from oredesk.storage.ledger import SqlLedger
from storage.examples import (
    CLERK,
    CMRT,
    EMRT,
    EXAMINATION,
    MINUTE,
    NOW,
    answered,
    arrive,
    digest,
    examined,
    mail_key,
    refused,
    smelters,
)

TWENTY = smelters(*range(20))
STRANGER = "wang@other.example"
LATER = 99
"""A mail's number after all others."""

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def comparisons(ledger: SqlLedger) -> Comparisons:
    return ledger


async def submit(ledger: SqlLedger, uid: str, sender: str = CLERK, *reports: FileReport, **facts: Any) -> int:  # noqa: ANN401 - any field
    """A mail with a workbook, or with the given reports, that was received so many minutes later and settled at NOW."""
    mail = await arrive(ledger, uid, NOW + int(uid) * MINUTE)
    found = reports or (examined(**{"content": f"file {uid}", "company": f"Company {uid}", **facts}),)
    await ledger.settle(answered(mail.id, *found, to=sender), NOW)
    return mail.id


def mine(**facts: Any) -> FileReport:  # noqa: ANN401 - any field
    """The report on the workbook that is in hand."""
    return examined(**{"content": "mine", "company": "Mine Ltd", "declared": TWENTY, **facts})


class TestNearlyTheSameSmelters:
    async def test_those_of_a_stranger_are_told(self, ledger: SqlLedger, comparisons: Comparisons) -> None:
        await submit(ledger, "1", CLERK, declared=(*TWENTY, *smelters(1, metal="Gold")))
        assert await comparisons.look_alikes(mine(), STRANGER, LATER) == (
            LookAlike(1, "Company 1", NOW + MINUTE, same_file=False, metal="Tin", smelters=20, share=1.0),
        )

    @pytest.mark.parametrize(("shared", "more", "told"), [(19, 0, True), (19, 1, False), (20, 1, True), (20, 2, False)])
    async def test_from_a_jaccard_index_of_95_percent_on(
        self, ledger: SqlLedger, comparisons: Comparisons, shared: int, more: int, *, told: bool
    ) -> None:
        await submit(ledger, "1", declared=smelters(*range(shared), *range(100, 100 + more)))
        found = await comparisons.look_alikes(mine(), STRANGER, LATER)
        assert [(each.smelters, each.share) for each in found] == (
            [(shared + more, shared / (20 + more))] if told else []
        )

    @pytest.mark.parametrize(("count", "told"), [(9, False), (10, True)])
    async def test_from_ten_smelters_of_the_metal_on(
        self, ledger: SqlLedger, comparisons: Comparisons, count: int, *, told: bool
    ) -> None:
        few = (*smelters(*range(count)), *smelters(*range(9), metal="Gold"))
        await submit(ledger, "1", declared=few)
        assert bool(await comparisons.look_alikes(mine(declared=few), STRANGER, LATER)) is told

    async def test_one_number_under_two_metals_is_two_smelters(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        await submit(ledger, "1", declared=smelters(*range(20), metal="Gold"))
        assert await comparisons.look_alikes(mine(), STRANGER, LATER) == ()

    async def test_smelters_without_a_number_are_the_same_by_name_however_it_is_spelled(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        nameless = tuple(replace(each, smelter_id="") for each in TWENTY)
        shouted = tuple(replace(each, name=f" {each.name.upper()}.") for each in nameless)
        await submit(ledger, "1", declared=nameless)
        assert len(await comparisons.look_alikes(mine(declared=shouted), STRANGER, LATER)) == 1
        assert await comparisons.look_alikes(mine(declared=TWENTY), STRANGER, LATER) == ()

    async def test_the_most_alike_come_first_and_at_most_five(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        for number, more in enumerate((1, 0, 0, 1, 0, 0), 1):
            declared = smelters(*range(20), *range(100, 100 + more))
            await submit(ledger, str(number), f"li@s{number}.example", declared=declared)
        found = await comparisons.look_alikes(mine(), STRANGER, LATER)
        assert [each.submission for each in found] == [2, 3, 5, 6, 1]

    async def test_more_smelters_than_a_statement_takes_parameters(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        """A workbook filled by a script, or made to do harm."""
        endless = smelters(*range(33_000))
        await submit(ledger, "1", declared=endless[:-1])
        (found,) = await comparisons.look_alikes(mine(declared=endless), STRANGER, LATER)
        assert found.smelters == 32_999


class TestOthers:
    @pytest.mark.parametrize(
        ("sender", "other"),
        [
            (CLERK, CLERK),
            (CLERK, "boss@supplier.example"),
            (CLERK, "li@cn.supplier.example"),
            ("li@qq.com", "LI@qq.com"),
        ],
    )
    async def test_a_colleague_is_no_other(
        self, ledger: SqlLedger, comparisons: Comparisons, sender: str, other: str
    ) -> None:
        await submit(ledger, "1", sender, content="mine", declared=TWENTY)
        assert await comparisons.look_alikes(mine(), other, LATER) == ()

    async def test_two_customers_of_a_mail_provider_are_strangers(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        await submit(ledger, "1", "li@qq.com", declared=TWENTY)
        assert await comparisons.look_alikes(mine(), "wang@qq.com", LATER)

    @pytest.mark.parametrize(("company", "told"), [("ＭＩＮＥ  ltd", False), ("Mine Inc", True), ("", True)])
    async def test_nor_is_the_same_company_by_another_address(
        self, ledger: SqlLedger, comparisons: Comparisons, company: str, *, told: bool
    ) -> None:
        """A clerk writes from the firm's domain today and from a private address tomorrow."""
        await submit(ledger, "1", declared=TWENTY, company=company)
        assert bool(await comparisons.look_alikes(mine(), STRANGER, LATER)) is told

    async def test_only_the_latest_of_each_sender_template_and_company_counts(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        await submit(ledger, "1", company="A", declared=TWENTY)
        await submit(ledger, "2", company="B", declared=TWENTY)
        await submit(ledger, "3", company="A", declared=TWENTY[:10])
        await submit(ledger, "4", company="B", declared=TWENTY[:10], template=EMRT)
        found = await comparisons.look_alikes(mine(), STRANGER, LATER)
        assert [each.submission for each in found] == [2]

    async def test_only_mails_before_the_given_one_count(self, ledger: SqlLedger, comparisons: Comparisons) -> None:
        first = await submit(ledger, "1", company="A", declared=TWENTY)
        await submit(ledger, "2", company="A", declared=TWENTY[:10])
        assert await comparisons.look_alikes(mine(), STRANGER, first) == ()
        found = await comparisons.look_alikes(mine(), STRANGER, first + 1)
        assert [each.submission for each in found] == [1]

    async def test_what_was_refused_is_not_compared(self, ledger: SqlLedger, comparisons: Comparisons) -> None:
        await submit(ledger, "1", CLERK, refused(content="mine"))
        assert await comparisons.look_alikes(mine(), STRANGER, LATER) == ()


class TestTheSameFile:
    async def test_the_very_same_bytes_of_a_stranger_are_told_once_and_first(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        """An agent and its principal both send the principal's declaration."""
        await submit(ledger, "1", declared=TWENTY)
        await submit(ledger, "2", "li@agent.example", examined(content="mine", company="Mine Ltd", declared=TWENTY))
        assert await comparisons.look_alikes(mine(), STRANGER, LATER) == (
            LookAlike(2, "Mine Ltd", NOW + 2 * MINUTE, same_file=True, metal="", smelters=20, share=1.0),
            LookAlike(1, "Company 1", NOW + MINUTE, same_file=False, metal="Tin", smelters=20, share=1.0),
        )

    async def test_so_are_the_same_contents_in_another_file(self, ledger: SqlLedger, comparisons: Comparisons) -> None:
        contents = digest("contents")
        await submit(ledger, "1", contents=contents, company="Mine Ltd", declared=())
        found = await comparisons.look_alikes(mine(contents=contents, declared=()), STRANGER, LATER)
        assert [(each.submission, each.same_file, each.metal) for each in found] == [(1, False, "")]

    async def test_contents_that_are_not_known_are_not_the_same(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        """Submissions of before contents were compared."""
        await submit(ledger, "1", contents="", company="Mine Ltd", declared=())
        assert await comparisons.look_alikes(mine(contents=""), STRANGER, LATER) == ()

    async def test_a_template_that_nothing_was_filled_into_says_nothing(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        blank = examined(content="blank", company=" ", contents=digest("blank"))
        await submit(ledger, "1", CLERK, blank)
        assert await comparisons.look_alikes(blank, STRANGER, LATER) == ()


FAULT = CheckFault("S070", "ValueError", "smelter_rows.py:12")
TIN_ERROR = Finding("S061", Severity.WARNING, Cell("Smelter List", "C5"), "Tin Works", (("metal", "Tin"),))
GOLD_ERROR = replace(TIN_ERROR, cell=Cell("Smelter List", "C6"), value='金 "Works"')
SUSPICION = Finding("D060", Severity.SUSPICION, None, "", (("share", "97"),))


def reexamined(number: int, reference: str, examination: Examination, **facts: Any) -> Reexamination:  # noqa: ANN401 - any field
    """The submission, examined with that reference."""
    known = replace(examination, reference=reference)
    return Reexamination(**{"submission": number, "at": NOW, "examination": known, "appeared": (), "gone": (), **facts})


async def outdated(comparisons: Comparisons, reference: str, limit: int = 99) -> list[int]:
    """The numbers of the submissions to be examined with that reference."""
    return [each.number for each in await comparisons.to_reexamine(reference, limit)]


class TestToReexamine:
    async def test_it_has_all_that_examining_it_once_more_needs(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        report = examined(
            "分公司/CMRT.xlsx",
            declared=TWENTY,
            contents=digest("contents"),
            effective_date=dt.date(2026, 6, 30),
            examination=replace(EXAMINATION, reference="A", faults=(FAULT,)),
        )
        await submit(ledger, "1", CLERK, refused(), report)
        past = PastSubmission(
            received_at=NOW + MINUTE,
            template=CMRT,
            company=report.company,
            examination=replace(EXAMINATION, reference="A", faults=(FAULT,)),
            scope="A",
            declared=TWENTY,
            contents=digest("contents"),
            effective_date=dt.date(2026, 6, 30),
        )
        assert await comparisons.to_reexamine("B", 9) == [
            StoredSubmission(2, 1, digest("raw 1"), digest("分公司/CMRT.xlsx"), "分公司/CMRT.xlsx", CLERK, past)
        ]

    async def test_not_what_was_examined_with_this_reference(self, ledger: SqlLedger, comparisons: Comparisons) -> None:
        for uid, reference in (("1", ""), ("2", "A"), ("3", "B")):
            await submit(ledger, uid, examination=replace(EXAMINATION, reference=reference))
        assert await outdated(comparisons, "B") == [1, 2]
        assert await outdated(comparisons, "") == [2, 3]

    async def test_what_came_since_there_were_none_left_is_told(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        """A mail that was being examined while the reference changed."""
        await submit(ledger, "1", examination=replace(EXAMINATION, reference="B"))
        none_left = await outdated(comparisons, "B")
        await submit(ledger, "2", examination=replace(EXAMINATION, reference="A"))
        assert (none_left, await outdated(comparisons, "B"), await outdated(comparisons, "A")) == ([], [2], [1])

    async def test_an_older_one_counts_again_when_the_latest_is_gone(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        """A held mail is released, and what it brought is forgotten until it is handled again."""
        await submit(ledger, "1", company="A", examination=replace(EXAMINATION, reference="A"))
        mail = await arrive(ledger, "2")
        latest = examined(company="A", content="new", examination=replace(EXAMINATION, reference="B"))
        await ledger.settle(replace(answered(mail.id, latest), shelf=Shelf.HELD), NOW)
        none_left = await outdated(comparisons, "B")
        assert await ledger.reopen(mail.id, NOW)
        assert (none_left, await outdated(comparisons, "B")) == ([], [1])

    async def test_the_oldest_come_first_and_no_more_than_asked_for(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        for uid in ("3", "1", "2"):
            await submit(ledger, uid)
        assert await outdated(comparisons, "A", 2) == [1, 2]

    async def test_of_each_sender_template_and_company_only_the_latest(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        await submit(ledger, "1", company="A")
        await submit(ledger, "2", company="B")
        await submit(ledger, "3", company="a ")
        await submit(ledger, "4", company="A", template=EMRT)
        await submit(ledger, "5", STRANGER, company="A")
        await submit(ledger, "6", CLERK, refused())
        assert await outdated(comparisons, "A") == [2, 3, 4, 5]

    async def test_not_one_whose_mail_is_not_among_the_originals(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        mail = await ledger.take_in(mail_key("1"), None, 9, NOW)
        await ledger.settle(answered(mail.id), NOW)
        assert await outdated(comparisons, "A") == []


class TestReexaminations:
    async def test_it_is_not_asked_for_again_under_the_same_reference(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        await submit(ledger, "1")
        await comparisons.note_reexamination(reexamined(1, "A", EXAMINATION))
        assert await outdated(comparisons, "A") == []
        assert await outdated(comparisons, "B") == [1]

    async def test_the_differences_add_up_in_the_order_of_the_sheets(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        first, second, third = EXAMINATION.findings
        rounds = [
            ("A", (first, TIN_ERROR, second, GOLD_ERROR, third), (TIN_ERROR, GOLD_ERROR), ()),
            ("B", (first, second, GOLD_ERROR, third), (), (TIN_ERROR,)),
            ("C", (SUSPICION, GOLD_ERROR, third), (SUSPICION,), (first, second)),
        ]
        await submit(ledger, "1")
        for number, (reference, findings, appeared, gone) in enumerate(rounds):
            faults = (FAULT,) * number
            examination = Examination(findings, number, f"rules {number}", reference, faults)
            change = reexamined(1, reference, examination, appeared=appeared, gone=gone)
            await comparisons.note_reexamination(change)
            (stored,) = await comparisons.to_reexamine("Z", 9)
            assert stored.past.examination == examination

    async def test_what_appeared_without_being_among_the_findings_is_kept_too(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        await submit(ledger, "1")
        await comparisons.note_reexamination(reexamined(1, "A", EXAMINATION, appeared=(TIN_ERROR,)))
        (stored,) = await comparisons.to_reexamine("B", 9)
        assert stored.past.examination.findings == (*EXAMINATION.findings, TIN_ERROR)

    async def test_what_the_supplier_was_told_stays_as_it_was(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        """His next submission is held against the findings of his reply."""
        await submit(ledger, "1", company="A")
        examination = Examination((TIN_ERROR,), 1, "rules")
        change = reexamined(1, "A", examination, appeared=(TIN_ERROR,), gone=EXAMINATION.findings)
        await comparisons.note_reexamination(change)
        past = await ledger.previous(CLERK, TemplateKind.CMRT, "A", LATER)
        assert past
        assert past.examination == EXAMINATION

    async def test_noting_it_twice_changes_nothing(self, ledger: SqlLedger, comparisons: Comparisons) -> None:
        """Two processes that look at the same time."""
        await submit(ledger, "1")
        examination = Examination((*EXAMINATION.findings, TIN_ERROR), 2, "rules")
        for _ in range(2):
            await comparisons.note_reexamination(reexamined(1, "A", examination, appeared=(TIN_ERROR,)))
        (stored,) = await comparisons.to_reexamine("B", 9)
        assert stored.past.examination.findings == examination.findings

    async def test_one_of_a_submission_that_is_gone_is_dropped(self, comparisons: Comparisons) -> None:
        await comparisons.note_reexamination(reexamined(7, "A", EXAMINATION, appeared=(TIN_ERROR,)))
        assert await comparisons.staff_notes(NOW - DAY) == []

    async def test_a_held_mail_that_is_handled_once_more_forgets_them(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        mail = await arrive(ledger)
        held = replace(answered(mail.id, examined(declared=TWENTY)), shelf=Shelf.HELD)
        await ledger.settle(held, NOW)
        await comparisons.note_reexamination(reexamined(1, "A", EXAMINATION, appeared=(TIN_ERROR,)))
        assert await ledger.reopen(mail.id, NOW)
        assert await comparisons.staff_notes(NOW - DAY) == []
        assert await ledger.where_used("CID000001") == []
        await ledger.settle(answered(mail.id), NOW)
        (stored,) = await comparisons.to_reexamine("B", 9)
        assert stored.past.examination == EXAMINATION
        assert stored.past.declared == ()


class TestStaffNotes:
    async def settled(self, ledger: SqlLedger, at: dt.datetime, examination: Examination, **facts: Any) -> int:  # noqa: ANN401 - any field
        """The number of the only submission of a mail that was settled then."""
        uid = str(int((at - NOW) / MINUTE))
        mail = await arrive(ledger, uid, NOW)
        await ledger.settle(answered(mail.id, examined(content=uid, examination=examination, **facts)), at)
        return mail.id

    async def numbers(self, comparisons: Comparisons, since: dt.datetime) -> Sequence[int]:
        return [note.submission for note in await comparisons.staff_notes(since)]

    async def test_a_note_tells_suspicions_faults_and_changes(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        examination = Examination((*EXAMINATION.findings, SUSPICION), 2, "rules", "A", (FAULT,))
        await self.settled(ledger, NOW, examination, name="CMRT.xlsx", company="Acme")
        later = replace(examination, findings=(*EXAMINATION.findings, TIN_ERROR), faults=())
        change = reexamined(1, "B", later, at=NOW + HOUR, appeared=(TIN_ERROR,), gone=(SUSPICION,))
        await comparisons.note_reexamination(change)
        assert await comparisons.staff_notes(NOW) == [
            StaffNote(
                submission=1,
                mail_id=1,
                sender=CLERK,
                company="Acme",
                received_at=NOW,
                template="CMRT 6.5",
                name="CMRT.xlsx",
                suspicions=(SUSPICION,),
                faults=(FAULT,),
                changes=(ReferenceChange(NOW + HOUR, "B", (TIN_ERROR,), (SUSPICION,), ()),),
            )
        ]

    async def test_what_is_no_news_makes_no_note(self, ledger: SqlLedger, comparisons: Comparisons) -> None:
        await self.settled(ledger, NOW, EXAMINATION)
        await comparisons.note_reexamination(reexamined(1, "A", EXAMINATION))
        mail = await arrive(ledger, "word")
        await ledger.settle(Outcome(mail.id, Shelf.IGNORED, "bulk"), NOW)
        assert await comparisons.staff_notes(NOW - DAY) == []

    async def test_a_check_that_failed_is_told_whenever_it_failed(
        self, ledger: SqlLedger, comparisons: Comparisons
    ) -> None:
        await self.settled(ledger, NOW, replace(EXAMINATION, faults=(FAULT,)))
        await self.settled(ledger, NOW + MINUTE, EXAMINATION)
        await comparisons.note_reexamination(reexamined(2, "A", replace(EXAMINATION, faults=(FAULT,))))
        second, first = await comparisons.staff_notes(NOW - DAY)
        assert (first.faults, first.changes) == ((FAULT,), ())
        assert (second.faults, [change.faults for change in second.changes]) == ((), [(FAULT,)])

    async def test_the_newest_event_comes_first(self, ledger: SqlLedger, comparisons: Comparisons) -> None:
        suspicious = replace(EXAMINATION, findings=(SUSPICION,))
        for minute in (1, 2, 3):
            await self.settled(ledger, NOW + minute * MINUTE, suspicious, company=str(minute))
        change = reexamined(1, "A", suspicious, at=NOW + HOUR, appeared=(TIN_ERROR,))
        await comparisons.note_reexamination(change)
        assert await self.numbers(comparisons, NOW) == [1, 3, 2]

    async def test_only_what_came_up_since_then_is_told(self, ledger: SqlLedger, comparisons: Comparisons) -> None:
        suspicious = Examination((SUSPICION,), 0, "rules", faults=(FAULT,))
        await self.settled(ledger, NOW, suspicious)
        for hours, reference in ((1, "A"), (2, "B")):
            change = reexamined(1, reference, suspicious, at=NOW + hours * HOUR, gone=(TIN_ERROR,))
            await comparisons.note_reexamination(change)
        (note,) = await comparisons.staff_notes(NOW + 2 * HOUR)
        assert (note.suspicions, note.faults) == ((), ())
        assert [change.reference for change in note.changes] == ["B"]
        assert await comparisons.staff_notes(NOW + 3 * HOUR) == []
