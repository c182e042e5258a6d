from dataclasses import dataclass, replace

import pytest

from declarations import cmrt, emrt, with_field, with_language
from desk import CLERK, FakeClock, FakeReader, incoming, key
from knowledge import knowledge_of
from oredesk.core.declaration import Field
from oredesk.core.finding import Verdict
from oredesk.core.language import Language
from oredesk.core.message import Authenticity, Bounce, IncomingMessage, MessageId, Sha256, Shelf, Silence, SkippedFile
from oredesk.core.outcome import Outcome
from oredesk.core.policy import Policy
from oredesk.core.refusal import Refusal, RefusalCode
from oredesk.core.reply import Attempt, Delivery
from oredesk.core.usecases.declared_answers import answers_of
from oredesk.core.usecases.receive_message import Desk, receive_message
from oredesk.storage.ledger import SqlLedger

COMPLETE, NAMELESS, CHINESE, EMRT, PICTURE = b"complete", b"nameless", b"chinese", b"emrt", b"picture"


@dataclass
class Receiving:
    """A desk on a real ledger that is sent one mail after the other."""

    desk: Desk
    clock: FakeClock
    count: int = 0

    async def __call__(self, message: IncomingMessage, *, trusted: bool = False) -> Outcome:
        self.count += 1
        original = Sha256(f"{self.count:064x}")
        record = await self.desk.ledger.take_in(key(self.count), original, 1000, self.clock.now())
        outcome = await receive_message(self.desk, replace(record, sender_trusted=trusted), message)
        await self.desk.ledger.settle(outcome, self.clock.now())
        return outcome

    async def send_everything(self) -> MessageId:
        """Note every queued reply as sent; the Message-ID of the last one."""
        items = await self.desk.ledger.due(self.clock.now(), 50)
        for item in items:
            await self.desk.ledger.begin_sending(item.id)
            await self.desk.ledger.finish_sending(item.id, Attempt(Delivery.SENT, self.clock.now()))
        return items[-1].message_id


@pytest.fixture
def receive(ledger: SqlLedger) -> Receiving:
    nameless = with_field(cmrt(), Field.COMPANY_NAME, None)
    chinese = with_language(cmrt(), "中文 Chinese")
    reader = FakeReader({COMPLETE: cmrt(), NAMELESS: nameless, CHINESE: chinese, EMRT: emrt()})
    clock = FakeClock()
    cases = (f"OD-TEST-{number:04}" for number in range(1000))
    desk = Desk(ledger, reader, clock, Policy(), lambda: next(cases), knowledge_of(ledger))
    return Receiving(desk, clock)


def verdicts(outcome: Outcome) -> list[Verdict]:
    assert outcome.reply
    return [report.verdict for report in outcome.reply.reports]


async def test_a_workbook_is_examined_and_answered(receive: Receiving) -> None:
    outcome = await receive(incoming(1, NAMELESS))

    assert (outcome.shelf, verdicts(outcome)) == (Shelf.PROCESSED, [Verdict.INCOMPLETE])
    assert outcome.reply
    assert (outcome.reply.to, outcome.reply.in_reply_to) == (CLERK, "<1@supplier.example>")
    assert [item.reply for item in await receive.desk.ledger.outbox()] == [outcome.reply]


async def test_what_scores_and_staff_need_is_kept_and_not_part_of_the_reply(receive: Receiving) -> None:
    outcome = await receive(incoming(1, COMPLETE, authenticity=Authenticity.PASS))

    (report,) = outcome.reports
    assert (report.answers, report.contact) == (answers_of(cmrt()), "jane.doe@acme.example")
    assert outcome.authenticity is Authenticity.PASS
    assert outcome.reply
    assert [(one.answers, one.contact, one.declared) for one in outcome.reply.reports] == [(None, "", ())]


async def test_several_workbooks_get_one_verdict_each_and_one_reply(receive: Receiving) -> None:
    outcome = await receive(incoming(1, PICTURE, COMPLETE, EMRT, NAMELESS))

    expected = [Verdict.COMPLETE, Verdict.COMPLETE, Verdict.INCOMPLETE, Verdict.UNREADABLE]
    assert verdicts(outcome) == expected
    assert len(await receive.desk.ledger.outbox()) == 1


async def test_a_file_that_was_skipped_is_part_of_the_reply(receive: Receiving) -> None:
    too_large = SkippedFile("big.xlsx", Refusal(RefusalCode.TOO_LARGE, (("limit", "25"), ("size", "31"))))

    outcome = await receive(incoming(1, COMPLETE, skipped=(too_large,)))

    assert verdicts(outcome) == [Verdict.COMPLETE, Verdict.UNREADABLE]


async def test_the_second_submission_gets_a_progress_report(receive: Receiving) -> None:
    await receive(incoming(1, NAMELESS))

    outcome = await receive(incoming(2, COMPLETE))

    progress = outcome.reports[0].progress
    assert progress
    assert (len(progress.fixed), progress.left, progress.new) == (1, 0, 0)


async def test_another_template_is_no_second_submission(receive: Receiving) -> None:
    await receive(incoming(1, NAMELESS))

    outcome = await receive(incoming(2, EMRT))

    assert outcome.reports[0].progress is None


async def test_another_senders_submission_is_never_compared(receive: Receiving) -> None:
    await receive(incoming(1, NAMELESS))

    outcome = await receive(incoming(2, COMPLETE, sender="someone@else.example"))

    assert (outcome.reports[0].progress, outcome.reports[0].seen_before) == (None, None)


async def test_the_very_same_file_again_is_said_to_be_known(receive: Receiving) -> None:
    await receive(incoming(1, NAMELESS))

    outcome = await receive(incoming(2, NAMELESS))

    assert outcome.reports[0].seen_before == receive.clock.now()
    assert verdicts(outcome) == [Verdict.INCOMPLETE]


async def test_the_same_mail_found_twice_is_answered_once(receive: Receiving) -> None:
    await receive(incoming(1, NAMELESS))

    again = await receive(incoming(1, NAMELESS))

    assert (again.shelf, again.reason, again.reply) == (Shelf.IGNORED, "same-mail-as-1", None)


async def test_another_content_under_a_known_message_id_is_a_mail_of_its_own(receive: Receiving) -> None:
    await receive(incoming(1, NAMELESS))

    other = await receive(incoming(1, COMPLETE))

    assert (other.shelf, verdicts(other)) == (Shelf.PROCESSED, [Verdict.COMPLETE])


async def test_a_forged_sender_gets_nothing_and_waits_for_a_person(receive: Receiving) -> None:
    outcome = await receive(incoming(1, COMPLETE, authenticity=Authenticity.FAIL))

    assert (outcome.shelf, outcome.reason) == (Shelf.HELD, "sender-not-authentic")
    assert (outcome.reply, outcome.reports) == (None, ())


async def test_a_person_can_vouch_for_a_sender(receive: Receiving) -> None:
    outcome = await receive(incoming(1, COMPLETE, authenticity=Authenticity.FAIL), trusted=True)

    assert (outcome.shelf, verdicts(outcome)) == (Shelf.PROCESSED, [Verdict.COMPLETE])


async def test_a_mail_without_one_clear_sender_waits_for_a_person(receive: Receiving) -> None:
    outcome = await receive(incoming(1, COMPLETE, sender="", silence=Silence.NO_SENDER))

    assert (outcome.shelf, outcome.reply) == (Shelf.HELD, None)


@pytest.mark.parametrize("files", [(), (PICTURE,)])
async def test_a_robots_mail_is_filed_without_an_answer(receive: Receiving, files: tuple[bytes, ...]) -> None:
    outcome = await receive(incoming(1, *files, silence=Silence.AUTO_SUBMITTED))

    assert (outcome.shelf, outcome.reason, outcome.reply) == (Shelf.IGNORED, "auto-submitted", None)


async def test_a_robots_workbook_is_examined_but_the_answer_withheld(receive: Receiving) -> None:
    outcome = await receive(incoming(1, COMPLETE, silence=Silence.MAILING_LIST))

    assert (outcome.shelf, outcome.reply_state) == (Shelf.PROCESSED, Delivery.WITHHELD)
    assert await receive.desk.ledger.due(receive.clock.now(), 10) == []


async def test_a_bounce_is_noted_and_never_answered(receive: Receiving) -> None:
    await receive(incoming(1, NAMELESS))
    returned = await receive.send_everything()

    bounce = Bounce(CLERK, "5.1.1", returned, permanent=True)
    outcome = await receive(incoming(2, bounce=bounce, silence=Silence.REPORT))

    assert (outcome.shelf, outcome.reply) == (Shelf.IGNORED, None)
    assert [item.state for item in await receive.desk.ledger.outbox()] == [Delivery.BOUNCED]


async def test_a_mail_without_any_file_is_told_what_to_send(receive: Receiving) -> None:
    outcome = await receive(incoming(1))

    assert outcome.reports[0].refusal == Refusal(RefusalCode.NOTHING_ATTACHED)
    assert outcome.reply_state is Delivery.QUEUED


async def test_a_link_is_not_opened_but_refused_with_its_host(receive: Receiving) -> None:
    outcome = await receive(incoming(1, links=("wetransfer.com",)))

    assert outcome.reports[0].refusal == Refusal(RefusalCode.CLOUD_LINK, (("host", "wetransfer.com"),))


async def test_what_to_send_is_told_once_a_day_not_at_every_mail(receive: Receiving) -> None:
    states = [(await receive(incoming(1))).reply_state]
    receive.clock.pass_(hours=23)
    states.append((await receive(incoming(2))).reply_state)
    receive.clock.pass_(hours=2)
    states.append((await receive(incoming(3))).reply_state)

    assert states == [Delivery.QUEUED, Delivery.WITHHELD, Delivery.QUEUED]


async def test_thanks_for_a_reply_is_silently_filed(receive: Receiving) -> None:
    await receive(incoming(1, NAMELESS))
    ours = await receive.send_everything()

    outcome = await receive(incoming(2, references=(ours,), text="Thank you, we will correct it."))

    assert (outcome.shelf, outcome.reason, outcome.reply) == (Shelf.IGNORED, "acknowledgement", None)


async def test_a_question_is_noticed_and_answered_with_a_promise(receive: Receiving) -> None:
    await receive(incoming(1, NAMELESS))
    ours = await receive.send_everything()

    outcome = await receive(incoming(2, references=(ours,), text="What is a CAHRA?"))

    assert outcome.question_noticed
    assert [report.refusal for report in outcome.reports] == [Refusal(RefusalCode.QUESTION)]
    assert [record.id for record in await receive.desk.ledger.questions()] == [2]


async def test_a_question_beside_a_workbook_is_noticed_as_well(receive: Receiving) -> None:
    outcome = await receive(incoming(1, COMPLETE, text="Our CMRT is attached. When is the deadline?"))

    assert outcome.reply
    assert outcome.reply.question_noticed


async def test_a_thread_keeps_its_case_for_the_same_address_only(receive: Receiving) -> None:
    first = await receive(incoming(1, NAMELESS))
    ours = await receive.send_everything()

    second = await receive(incoming(2, COMPLETE, references=(ours,)))
    stranger = await receive(incoming(3, COMPLETE, references=(ours,), sender="stranger@else.example"))

    assert first.reply
    assert second.reply
    assert stranger.reply
    assert first.reply.case == second.reply.case != stranger.reply.case


async def test_the_language_follows_template_and_text(receive: Receiving) -> None:
    english = await receive(incoming(1, COMPLETE))
    chinese = await receive(incoming(2, CHINESE, text="您好，请查收附件。"))
    unclear = await receive(incoming(3, CHINESE, text="Please find our declaration attached."))

    languages = [outcome.reply.languages for outcome in (english, chinese, unclear) if outcome.reply]
    assert languages == [(Language.EN,), (Language.ZH,), (Language.ZH, Language.EN)]


async def test_a_language_once_asked_for_is_remembered(receive: Receiving) -> None:
    await receive(incoming(1, COMPLETE, subject="Our CMRT #zh"))

    outcome = await receive(incoming(2, NAMELESS, subject="Our CMRT"))

    assert outcome.reply
    assert outcome.reply.languages == (Language.ZH,)


async def test_where_a_person_approves_first_the_reply_is_a_draft(receive: Receiving) -> None:
    receive.desk = replace(receive.desk, policy=Policy(approve_first=True))

    outcome = await receive(incoming(1, COMPLETE))

    assert outcome.reply_state is Delivery.DRAFT
    assert await receive.desk.ledger.due(receive.clock.now(), 10) == []
