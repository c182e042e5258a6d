"""What every ledger promises about whose submissions are, one sentence each; run on SQLite files."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from oredesk.core.cells import Cell
from oredesk.core.declaration import Question
from oredesk.core.finding import CheckFault, Finding, Severity
from oredesk.core.message import Authenticity, Shelf
from oredesk.core.reexamination import Reexamination
from oredesk.core.submission import FileReport
from oredesk.core.supplier import Supplier, SupplierCode, TiedBy
from oredesk.core.survey import Answers, Statement
from oredesk.core.tie import SubmissionCard, Tied
from oredesk.storage.ledger import SqlLedger
from storage.examples import CLERK, EXAMINATION, MINUTE, NOW, answered, arrive, examined, refused, smelters

STRANGER = "wang@other.example"
COLLEAGUE = "chen@sub.acme.example"
ACME = Supplier(SupplierCode("A"), "Acme Ltd", contacts=(CLERK,), domains=("acme.example",))
BOLTS = Supplier(SupplierCode("B"), "Bolts Ltd", aliases=("螺栓有限公司",), contacts=("ma@bolts.example",))
STAFF = "li@desk.example"


@pytest.fixture
async def register(ledger: SqlLedger) -> SqlLedger:
    """A ledger that knows Acme, number 1, and Bolts, number 2, and of which nobody waits to be scored."""
    await ledger.change_suppliers([ACME, BOLTS], NOW, STAFF, "register.xlsx")
    await scored(ledger)
    return ledger


async def scored(ledger: SqlLedger) -> list[tuple[int, tuple[str, ...]]]:
    """Who waited to be scored, and why; nobody does afterwards."""
    waiting = await ledger.to_rescore(99)
    await ledger.add_scores((), NOW, [request for one in waiting for request in one.requests])
    return [(one.supplier, one.causes) for one in waiting]


async def submit(
    ledger: SqlLedger,
    sender: str = CLERK,
    verdict: Authenticity = Authenticity.UNVERIFIED,
    *reports: FileReport,
    **facts: Any,  # noqa: ANN401 - any field of the report
) -> int:
    """The number of the last submission of a mail."""
    uid = str(len(await ledger.unfiled("desk@imap.example.com")) + 1)
    mail = await arrive(ledger, uid, NOW + int(uid) * MINUTE)
    found = reports or (examined(**{"content": f"file {uid}", "company": f"Company {uid}", **facts}),)
    await ledger.settle(answered(mail.id, *found, to=sender, authenticity=verdict), NOW)
    return max(card.number for card in [await ledger.submission_card(number) for number in range(1, 99)] if card)


async def tied(ledger: SqlLedger, *numbers: int) -> list[Tied | None]:
    cards = [await ledger.submission_card(number) for number in numbers]
    return [card.tied for card in cards if card]


class TestWhatIsTiedWhenItIsStored:
    async def test_a_contact_s_submission(self, register: SqlLedger) -> None:
        number = await submit(register, CLERK.upper())
        assert await tied(register, number) == [Tied(1, TiedBy.CONTACT)]
        assert await scored(register) == [(1, (f"submission {number}",))]

    async def test_that_of_the_supplier_s_domain_when_the_mail_server_vouches_for_the_sender(
        self, register: SqlLedger
    ) -> None:
        verdicts = (Authenticity.PASS, Authenticity.UNVERIFIED, Authenticity.FAIL)
        numbers = [await submit(register, COLLEAGUE, verdict) for verdict in verdicts]
        assert await tied(register, *numbers) == [Tied(1, TiedBy.DOMAIN), None, None]

    async def test_the_narrowest_domain_counts(self, register: SqlLedger) -> None:
        await register.change_suppliers([replace(BOLTS, domains=("sub.acme.example",))], NOW, STAFF, "by hand")
        number = await submit(register, COLLEAGUE, Authenticity.PASS)
        assert await tied(register, number) == [Tied(2, TiedBy.DOMAIN)]

    async def test_not_a_stranger_s_under_the_supplier_s_name(self, register: SqlLedger) -> None:
        number = await submit(register, STRANGER, Authenticity.PASS, company="Acme Ltd")
        assert await tied(register, number) == [None]
        assert await scored(register) == []

    async def test_not_what_a_contact_sends_for_another_supplier(self, register: SqlLedger) -> None:
        number = await submit(register, company="螺栓 有限公司")
        assert await tied(register, number) == [None]

    async def test_not_a_free_mail_sender_whatever_the_register_says(self, register: SqlLedger) -> None:
        await register.change_suppliers([replace(ACME, domains=("qq.com", "com"))], NOW, STAFF, "by hand")
        numbers = [await submit(register, sender, Authenticity.PASS) for sender in ("x@qq.com", "x@other.com")]
        assert await tied(register, *numbers) == [None, None]

    async def test_each_file_of_a_mail_by_its_own_company_and_refused_ones_too(self, register: SqlLedger) -> None:
        reports = (examined("a", company="Acme Ltd"), examined("b", company="Bolts Ltd"), refused())
        await submit(register, CLERK, Authenticity.UNVERIFIED, *reports)
        assert await tied(register, 1, 2, 3) == [Tied(1, TiedBy.CONTACT), None, Tied(1, TiedBy.CONTACT)]
        assert await scored(register) == [(1, ("submission 1",))]

    async def test_settling_twice_changes_nothing(self, register: SqlLedger) -> None:
        """A crash between settling and noting it."""
        mail = await arrive(register)
        for _ in range(2):
            await register.settle(answered(mail.id), NOW)
        assert await scored(register) == [(1, ("submission 1",))]
        assert await register.submission_card(2) is None


class TestUntied:
    async def test_they_are_told_newest_first_with_all_that_helps_a_person(self, register: SqlLedger) -> None:
        await submit(register)
        await submit(register, STRANGER, company="Acme", name="CMRT.xlsx", contact="Li@Acme.example")
        await submit(register, "new@other.example", company="")
        second, first = await register.untied()
        assert (second.sender, second.company, second.contact) == ("new@other.example", "", "")
        assert first == SubmissionCard(
            2, 2, NOW + 2 * MINUTE, STRANGER, "Acme", "li@acme.example", "CMRT 6.5", "CMRT.xlsx"
        )

    async def test_of_each_sender_template_and_company_only_the_latest_and_nothing_refused(
        self, register: SqlLedger
    ) -> None:
        for company in ("X", "Y", "x "):
            await submit(register, STRANGER, company=company)
        await submit(register, STRANGER, Authenticity.PASS, refused())
        assert [card.number for card in await register.untied()] == [3, 2]


class TestAPersonsWord:
    async def test_it_ties_and_the_supplier_is_scored_anew(self, register: SqlLedger) -> None:
        number = await submit(register, STRANGER)
        assert await register.tie_submission(number, 2, NOW, STAFF)
        assert await tied(register, number) == [Tied(2, TiedBy.PERSON)]
        assert await scored(register) == [(2, (f"submission {number}",))]
        assert await register.untied() == []

    async def test_it_counts_more_than_what_the_desk_made_of_it_and_both_suppliers_are_scored(
        self, register: SqlLedger
    ) -> None:
        number = await submit(register)
        await scored(register)
        assert await register.tie_submission(number, 2, NOW, STAFF)
        assert [supplier for supplier, _ in await scored(register)] == [1, 2]

    async def test_what_a_person_unties_stays_so_until_a_person_ties_it(self, register: SqlLedger) -> None:
        number = await submit(register)
        await scored(register)
        assert await register.untie_submission(number, NOW, STAFF)
        assert (await tied(register, number), await scored(register)) == ([None], [(1, (f"submission {number}",))])
        assert await register.tie_from_contacts(NOW, STAFF) == []
        assert [card.number for card in await register.untied()] == [number]
        assert await register.tie_submission(number, 1, NOW, STAFF)

    async def test_it_is_recorded_once_with_name_and_what_was_before(self, register: SqlLedger) -> None:
        number = await submit(register)
        for _ in range(2):
            await register.tie_submission(number, 2, NOW, STAFF)
        for _ in range(2):
            await register.untie_submission(number, NOW + MINUTE, "wu")
        decisions = [
            (one.who, one.what, one.before, one.submission, one.supplier) for one in await register.decisions()
        ]
        assert decisions == [
            (STAFF, "untied", "contact", number, "A"),
            (STAFF, "tied", "", number, "B"),
            ("wu", "untied", "person", number, "B"),
        ]
        assert {one.mail_id for one in await register.decisions()} == {1}

    async def test_on_what_is_not_there_or_not_tied_it_is_refused(self, register: SqlLedger) -> None:
        number = await submit(register, STRANGER)
        assert not await register.tie_submission(number + 1, 1, NOW, STAFF)
        assert not await register.untie_submission(number + 1, NOW, STAFF)
        assert not await register.untie_submission(number, NOW, STAFF)
        assert await register.decisions() == []


class TestWhatCameBeforeItsSenderWasAContact:
    async def test_it_is_told_and_tied(self, register: SqlLedger) -> None:
        numbers = [await submit(register, sender) for sender in (STRANGER, "new@other.example", STRANGER)]
        await register.change_suppliers([replace(BOLTS, contacts=(STRANGER,))], NOW, STAFF, "by hand")
        await scored(register)
        found = await register.from_contacts()
        assert [(card.number, supplier) for card, supplier in found] == [(numbers[2], 2), (numbers[0], 2)]
        assert await register.tie_from_contacts(NOW, STAFF) == [numbers[2], numbers[0]]
        assert await tied(register, *numbers) == [Tied(2, TiedBy.CONTACT), None, Tied(2, TiedBy.CONTACT)]
        assert await scored(register) == [(2, ("submissions tied",))]
        assert [(one.who, one.what, one.supplier) for one in await register.decisions()] == [(STAFF, "tied", "B")] * 2
        assert await register.tie_from_contacts(NOW, STAFF) == []

    async def test_of_one_sender_alone_when_asked_so(self, register: SqlLedger) -> None:
        for sender in (STRANGER, "new@other.example"):
            await submit(register, sender)
        both = replace(BOLTS, contacts=(STRANGER, "new@other.example"))
        await register.change_suppliers([both], NOW, STAFF, "by hand")
        assert await register.tie_from_contacts(NOW, STAFF, STRANGER.upper()) == [1]

    async def test_not_what_names_another_supplier(self, register: SqlLedger) -> None:
        """An agent who also answers for others."""
        await submit(register, STRANGER, company="Acme Ltd.")
        await register.change_suppliers([replace(BOLTS, contacts=(STRANGER,))], NOW, STAFF, "by hand")
        assert await register.from_contacts() == []

    async def test_not_a_mail_that_a_person_released_although_the_mail_server_held_it_for_forged(
        self, register: SqlLedger
    ) -> None:
        mail = await arrive(register)
        await register.settle(replace(answered(mail.id), shelf=Shelf.HELD, reports=(), reply=None), NOW)
        await register.reopen(mail.id, NOW, STAFF, sender_trusted=True)
        await register.settle(answered(mail.id, authenticity=Authenticity.FAIL), NOW)
        assert (await tied(register, 1), await register.from_contacts()) == ([None], [])


class TestScoringAnew:
    @pytest.mark.parametrize(
        ("facts", "anew"),
        [
            ({}, False),
            ({"appeared": (Finding("S061", Severity.WARNING, Cell("Smelter List", "C5"), "x"),)}, True),
            ({"gone": EXAMINATION.findings[:1]}, True),
            ({"answers": Answers((Statement(Question.HAS_POLICY, "", "Yes"),))}, True),
            ({"declared": smelters(1)}, True),
            ({"answers": None, "declared": ()}, False),
        ],
    )
    async def test_a_re_examination_that_changed_something(
        self, register: SqlLedger, facts: dict[str, Any], *, anew: bool
    ) -> None:
        await submit(register, declared=smelters(1, 2))
        await scored(register)
        known = {"appeared": (), "gone": (), "answers": Answers(()), "declared": smelters(1, 2), **facts}
        await register.note_reexamination(Reexamination(1, NOW, replace(EXAMINATION, reference="A"), **known))
        assert await scored(register) == ([(1, ("submission 1",))] if anew else [])

    async def test_what_a_mail_brought_is_forgotten_when_it_is_handled_once_more(self, register: SqlLedger) -> None:
        mail = await arrive(register)
        await register.settle(replace(answered(mail.id), shelf=Shelf.HELD), NOW)
        await scored(register)
        assert await register.reopen(mail.id, NOW)
        assert await scored(register) == [(1, ("submission 1",))]


class TestAnswersOfOldSubmissions:
    """Submissions that were stored before answers were kept."""

    async def numbers(self, ledger: SqlLedger, reference: str = "") -> Sequence[int]:
        return [one.number for one in await ledger.to_reexamine(reference, 9)]

    async def test_they_are_asked_for_also_without_any_reference(self, register: SqlLedger) -> None:
        await submit(register, answers=None)
        assert await self.numbers(register) == [1]
        again = Reexamination(1, NOW, EXAMINATION, (), (), Answers(()), smelters(7))
        await register.note_reexamination(again)
        assert await self.numbers(register) == []
        assert len(await register.where_used("CID000007")) == 1

    async def test_one_that_cannot_be_read_any_more_is_tried_once_for_each_reference(self, register: SqlLedger) -> None:
        await submit(register, answers=None, declared=smelters(1))
        unread = replace(EXAMINATION, faults=(CheckFault("", "KeyError", "originals.py:1"),))
        await register.note_reexamination(Reexamination(1, NOW, unread, (), ()))
        assert await self.numbers(register) == []
        assert await self.numbers(register, "A") == [1]
        assert len(await register.where_used("CID000001")) == 1

    async def test_answers_once_read_survive_a_time_when_the_workbook_cannot_be_read(self, register: SqlLedger) -> None:
        await submit(register)
        failed = replace(EXAMINATION, reference="A", faults=(CheckFault("", "KeyError", "x"),))
        await register.note_reexamination(Reexamination(1, NOW, failed, (), ()))
        assert await self.numbers(register, "A") == []
        assert await scored(register) == [(1, ("submission 1",))]
