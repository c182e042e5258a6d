import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from oredesk.core.cells import Cell
from oredesk.core.finding import Examination, Finding
from oredesk.core.message import Bounce, Shelf
from oredesk.core.outcome import Outcome
from oredesk.core.refusal import Refusal
from oredesk.core.reply import Attempt, Delivery, Reply
from oredesk.core.submission import FileReport, Progress
from oredesk.storage.ledger import Decision, SqlLedger
from oredesk.storage.models import CorrespondentRow
from oredesk.storage.outbox import payload_of, reply_of
from storage.examples import CLERK, MINUTE, NOW, answered, arrive

moments = st.datetimes(min_value=dt.datetime(1, 1, 2), timezones=st.just(dt.UTC))  # noqa: DTZ001 - zoned by timezones
findings = st.lists(st.builds(Finding, facts=..., checker_row=..., cell=st.none() | st.builds(Cell)), max_size=3)
examinations = st.builds(Examination, findings=findings.map(tuple))
reports = st.builds(
    FileReport,
    refusal=st.none() | st.builds(Refusal, facts=...),
    template=...,
    company=...,
    scope=...,
    minerals=...,
    examination=st.none() | examinations,
    progress=st.none() | st.builds(Progress, previous_at=moments, fixed=findings.map(tuple)),
    seen_before=st.none() | moments,
)
replies = st.builds(Reply, reports=st.lists(reports, max_size=3).map(tuple))


@given(replies)
@settings(max_examples=100, deadline=None)
def test_every_fact_of_a_reply_comes_back_from_its_payload(reply: Reply) -> None:
    assert reply_of(payload_of(reply)) == reply


async def test_whom_mail_does_not_reach_is_remembered_since_the_first_time(ledger: SqlLedger) -> None:
    async def clerk() -> CorrespondentRow:
        return await CorrespondentRow.get(address=CLERK)

    for uid, status, at in (("1", "5.1.1", NOW), ("2", "5.2.1", NOW + MINUTE)):
        mail = await arrive(ledger, uid)
        await ledger.settle(answered(mail.id), at)
        (item,) = await ledger.due(at, 9)
        await ledger.begin_sending(item.id)
        await ledger.finish_sending(item.id, Attempt(Delivery.SENT, at))
        report = await arrive(ledger, f"bounce {uid}")
        bounce = Bounce("Clerk@Supplier.Example", status, None, permanent=True)
        await ledger.settle(Outcome(report.id, Shelf.IGNORED, "report", bounce=bounce), at + MINUTE)
    row = await ledger._database.run(clerk)
    assert (row.unreachable_since, row.unreachable_why) == (NOW + MINUTE, "5.2.1")


async def test_every_decision_is_recorded_with_who_when_and_what(ledger: SqlLedger) -> None:
    mail = await arrive(ledger)
    await ledger.settle(Outcome(mail.id, Shelf.HELD, "fault-ValueError"), NOW)
    await ledger.reopen(mail.id, NOW, "li@desk.example")
    await ledger.settle(answered(mail.id, reply_state=Delivery.DRAFT), NOW)
    (item,) = await ledger.outbox()
    await ledger.decide(item.id, Delivery.QUEUED, NOW + MINUTE, "wang@desk.example")
    await ledger.decide(item.id, Delivery.CANCELLED, NOW + 2 * MINUTE)
    await ledger.decide(item.id, Delivery.QUEUED, NOW + 3 * MINUTE)
    assert await ledger.decisions() == [
        Decision(NOW, "li@desk.example", "reopened", "Held", mail.id),
        Decision(NOW + MINUTE, "wang@desk.example", "queued", "draft", mail.id),
        Decision(NOW + 2 * MINUTE, "staff", "cancelled", "queued", mail.id),
    ]
