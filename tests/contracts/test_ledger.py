"""What every ledger promises, one sentence each; run on SQLite files."""

import datetime as dt
from dataclasses import replace

import pytest

from oredesk.core.finding import Examination
from oredesk.core.language import Language
from oredesk.core.message import Bookmark, Bounce, MessageId, Shelf
from oredesk.core.outcome import Outcome
from oredesk.core.ports import Ledger
from oredesk.core.reply import Attempt, Delivery, OutboxItem, Traffic
from oredesk.core.template import TemplateKind
from storage.examples import (
    ACCOUNT,
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
    nothing_attached,
    refused,
    reply,
)

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


async def only(ledger: Ledger) -> OutboxItem:
    """The one reply in the outbox."""
    (item,) = await ledger.outbox()
    return item


async def sent(ledger: Ledger, uid: str, at: dt.datetime, to: str = CLERK) -> OutboxItem:
    """A reply that has left."""
    mail = await arrive(ledger, uid)
    await ledger.settle(answered(mail.id, to=to), at)
    (item,) = [item for item in await ledger.outbox() if item.mail_id == mail.id]
    await ledger.begin_sending(item.id)
    await ledger.finish_sending(item.id, Attempt(Delivery.SENT, at))
    return item


class TestBookmarks:
    async def test_a_folder_that_was_never_read_has_none(self, ledger: Ledger) -> None:
        assert await ledger.bookmark(ACCOUNT, "INBOX") is None

    async def test_the_latest_is_remembered_for_each_folder(self, ledger: Ledger) -> None:
        await ledger.move_bookmark(ACCOUNT, "INBOX", Bookmark("1", "5"))
        await ledger.move_bookmark(ACCOUNT, "INBOX", Bookmark("1", "9"))
        await ledger.move_bookmark(ACCOUNT, "供应商", Bookmark("2", "3"))
        assert await ledger.bookmark(ACCOUNT, "INBOX") == Bookmark("1", "9")
        assert await ledger.bookmark(ACCOUNT, "供应商") == Bookmark("2", "3")
        assert await ledger.bookmark("other@imap.example.com", "INBOX") is None


class TestTakingIn:
    async def test_a_mail_is_found_by_its_key_and_by_its_number(self, ledger: Ledger) -> None:
        record = await arrive(ledger, "7")
        assert record.key == mail_key("7")
        assert record.received_at == NOW
        assert (record.attempts, record.shelf, record.filed) == (0, None, False)
        assert await ledger.find_mail(mail_key("7")) == record
        assert await ledger.mail(record.id) == record

    async def test_an_unknown_mail_is_none(self, ledger: Ledger) -> None:
        assert await ledger.find_mail(mail_key("7")) is None
        assert await ledger.mail(7) is None

    async def test_taking_in_a_known_key_gives_the_existing_record(self, ledger: Ledger) -> None:
        first = await arrive(ledger, "7")
        again = await ledger.take_in(mail_key("7"), digest("another"), 5, NOW + DAY)
        assert again == first
        assert len(await ledger.unsettled()) == 1

    @pytest.mark.parametrize(
        "other", [{"account": "b@x"}, {"folder": "Sent"}, {"validity": "1700000001"}, {"uid": "8"}]
    )
    async def test_every_part_of_the_key_counts(self, ledger: Ledger, other: dict[str, str]) -> None:
        first = await arrive(ledger, "7")
        key = replace(mail_key("7"), **other)
        assert (await ledger.take_in(key, None, 1, NOW)).id != first.id

    async def test_keys_wider_than_a_column_stay_apart(self, ledger: Ledger) -> None:
        """Maildir file names may have 255 characters, folder names of some servers more."""
        long = "x" * 400
        records = [await ledger.take_in(mail_key(long + end), None, 1, NOW) for end in "ab"]
        assert records[0].id != records[1].id
        assert await ledger.find_mail(mail_key(long + "b")) == records[1]

    async def test_a_time_with_another_offset_is_the_same_moment(self, ledger: Ledger) -> None:
        shanghai = dt.timezone(8 * HOUR)
        record = await arrive(ledger, received_at=NOW.astimezone(shanghai))
        assert record.received_at == NOW
        assert record.received_at.utcoffset() == dt.timedelta(0)

    async def test_a_time_without_a_zone_is_refused(self, ledger: Ledger) -> None:
        with pytest.raises(ValueError, match="zone"):
            await arrive(ledger, received_at=NOW.replace(tzinfo=None))
        assert await ledger.unsettled() == []

    async def test_attempts_are_counted(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        assert [await ledger.begin(mail.id) for _ in range(3)] == [1, 2, 3]


class TestShelves:
    async def test_a_mail_is_unsettled_until_its_outcome_is_stored(self, ledger: Ledger) -> None:
        first, second = await arrive(ledger, "1"), await arrive(ledger, "2")
        assert [mail.id for mail in await ledger.unsettled()] == [first.id, second.id]
        await ledger.settle(Outcome(first.id, Shelf.IGNORED, "bulk", CLERK, MessageId("<a@b>")), NOW)
        assert [mail.id for mail in await ledger.unsettled()] == [second.id]
        settled = await ledger.mail(first.id)
        assert settled
        assert (settled.shelf, settled.reason, settled.sender, settled.message_id) == (
            Shelf.IGNORED,
            "bulk",
            CLERK,
            "<a@b>",
        )

    async def test_a_settled_mail_is_unfiled_until_it_is_marked(self, ledger: Ledger) -> None:
        mail, waiting = await arrive(ledger, "1"), await arrive(ledger, "2")
        assert await ledger.unfiled(ACCOUNT) == []
        await ledger.settle(answered(mail.id), NOW)
        assert [record.id for record in await ledger.unfiled(ACCOUNT)] == [mail.id]
        assert await ledger.unfiled("other@imap.example.com") == []
        await ledger.mark_filed(mail.id)
        assert await ledger.unfiled(ACCOUNT) == []
        await ledger.mark_filed(waiting.id)
        still = await ledger.mail(waiting.id)
        assert still
        assert not still.filed

    async def test_held_mails_are_listed_oldest_first(self, ledger: Ledger) -> None:
        for uid in ("1", "2", "3"):
            mail = await arrive(ledger, uid)
            shelf = Shelf.PROCESSED if uid == "2" else Shelf.HELD
            await ledger.settle(Outcome(mail.id, shelf, "fault-ValueError"), NOW)
        assert [mail.key.uid for mail in await ledger.held()] == ["1", "3"]

    async def test_settling_a_mail_that_is_unknown_is_an_error(self, ledger: Ledger) -> None:
        with pytest.raises(KeyError):
            await ledger.settle(answered(99), NOW)
        with pytest.raises(KeyError):
            await ledger.begin(99)
        assert await ledger.outbox() == []


class TestSettling:
    async def test_the_reply_is_queued_with_all_its_facts(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        outcome = answered(mail.id, examined(), refused())
        await ledger.settle(outcome, NOW)
        item = await only(ledger)
        assert item.reply == outcome.reply
        assert (item.mail_id, item.state, item.attempts, item.ambiguous) == (mail.id, Delivery.QUEUED, 0, 0)
        assert (item.created_at, item.next_try, item.sent_at, item.last_error) == (NOW, NOW, None, "")
        assert item.message_id.endswith("@desk.example>")

    async def test_doing_it_twice_changes_nothing(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        before = await only(ledger)
        other = answered(mail.id, refused(), language=Language.EN)
        await ledger.settle(replace(other, shelf=Shelf.HELD), NOW + DAY)
        assert await only(ledger) == before
        assert await ledger.held() == []
        assert await ledger.language_of(CLERK) is None

    async def test_a_draft_and_a_withheld_reply_are_not_due(self, ledger: Ledger) -> None:
        for uid, state in (("1", Delivery.DRAFT), ("2", Delivery.WITHHELD), ("3", Delivery.QUEUED)):
            mail = await arrive(ledger, uid)
            await ledger.settle(answered(mail.id, reply_state=state), NOW)
        assert [item.mail_id for item in await ledger.due(NOW + DAY, 10)] == [3]
        assert [item.mail_id for item in await ledger.outbox([Delivery.DRAFT, Delivery.WITHHELD])] == [1, 2]

    async def test_the_language_asked_for_is_remembered_and_the_latest_counts(self, ledger: Ledger) -> None:
        for uid, language in (("1", Language.EN), ("2", None), ("3", Language.ZH), ("4", None)):
            mail = await arrive(ledger, uid)
            await ledger.settle(answered(mail.id, language=language), NOW)
        assert await ledger.language_of("Clerk@Supplier.Example") is Language.ZH
        assert await ledger.language_of("boss@supplier.example") is None

    async def test_the_same_file_attached_twice_is_no_obstacle(self, ledger: Ledger) -> None:
        """Some mail programs attach a file a second time when a mail is sent again from the drafts."""
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, examined(), examined()), NOW)
        assert len((await only(ledger)).reply.reports) == 2

    async def test_foreign_text_no_database_can_hold_is_stored_without_it(self, ledger: Ledger) -> None:
        """A workbook's ``_x0000_`` is read as a NUL, which PostgreSQL refuses."""
        (finding, *_) = EXAMINATION.findings
        odd = replace(finding, value="a\x00b", facts=(("name", "c\x00d"),))
        report = examined(company="Co\x00mpany", examination=Examination((odd,), 1, "2026.1"))
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, report), NOW)
        past = await ledger.same_file(CLERK, digest("CMRT 深圳.xlsx"), mail.id + 1)
        assert past
        assert past.company == "Company"
        assert past.examination.findings == (replace(odd, value="ab", facts=(("name", "cd"),)),)


class TestCopies:
    """One mail found twice: copied by the server, listed again under a new validity, or sent to two addresses."""

    async def test_the_same_bytes_under_another_key_are_the_same_mail(self, ledger: Ledger) -> None:
        first, second = await arrive(ledger, "1", content="raw"), await arrive(ledger, "2", content="raw")
        await ledger.settle(answered(first.id, message_id=MessageId("<m@x>")), NOW)
        twin = await ledger.twin(second, MessageId("<m@x>"))
        assert twin
        assert twin.id == first.id

    async def test_the_same_files_with_other_trace_headers_are_the_same_mail(self, ledger: Ledger) -> None:
        first, second = await arrive(ledger, "1"), await arrive(ledger, "2")
        files = (digest("a"), digest("b"))
        await ledger.settle(answered(first.id, message_id=MessageId("<m@x>"), files=files), NOW)
        assert await ledger.twin(second, MessageId("<m@x>"), files[::-1])
        assert not await ledger.twin(second, MessageId("<m@x>"), files[:1])
        assert not await ledger.twin(second, MessageId("<m@x>"), ())
        assert not await ledger.twin(second, MessageId("<m@x>"))

    async def test_a_different_mail_with_a_known_message_id_is_no_copy(self, ledger: Ledger) -> None:
        """The Message-ID is the sender's choice; some scanners and scripts use one for every mail."""
        first, second = await arrive(ledger, "1"), await arrive(ledger, "2")
        await ledger.settle(answered(first.id, message_id=MessageId("<m@x>")), NOW)
        assert await ledger.twin(second, MessageId("<m@x>"), (digest("new"),)) is None

    async def test_the_same_bytes_with_another_message_id_are_no_copy(self, ledger: Ledger) -> None:
        first, second = await arrive(ledger, "1", content="raw"), await arrive(ledger, "2", content="raw")
        await ledger.settle(answered(first.id, message_id=MessageId("<m@x>")), NOW)
        assert await ledger.twin(second, MessageId("<n@x>")) is None

    async def test_only_an_earlier_settled_mail_counts(self, ledger: Ledger) -> None:
        first, second = await arrive(ledger, "1", content="raw"), await arrive(ledger, "2", content="raw")
        assert await ledger.twin(second, MessageId("<m@x>")) is None
        await ledger.settle(answered(second.id, message_id=MessageId("<m@x>")), NOW)
        assert await ledger.twin(first, MessageId("<m@x>")) is None

    async def test_copies_decided_on_side_by_side_get_one_reply(self, ledger: Ledger) -> None:
        first, second = await arrive(ledger, "1", content="raw"), await arrive(ledger, "2", content="raw")
        await ledger.settle(answered(second.id, message_id=MessageId("<m@x>")), NOW)
        await ledger.settle(answered(first.id, message_id=MessageId("<m@x>")), NOW)
        assert (await only(ledger)).mail_id == second.id
        ignored = await ledger.mail(first.id)
        assert ignored
        assert (ignored.shelf, ignored.reason) == (Shelf.IGNORED, f"same-mail-as-{second.id}")

    async def test_mails_without_message_id_or_files_known_are_never_copies(self, ledger: Ledger) -> None:
        for uid in ("1", "2"):
            mail = await ledger.take_in(mail_key(uid), None, 9, NOW)
            await ledger.settle(answered(mail.id, message_id=MessageId("<m@x>")), NOW)
        for uid in ("3", "4"):
            mail = await arrive(ledger, uid, content="raw")
            await ledger.settle(answered(mail.id, message_id=None), NOW)
        assert len(await ledger.outbox()) == 4


class TestEarlierSubmissions:
    async def test_the_very_same_bytes_are_recognised(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, refused(), examined(content="bytes")), NOW)
        past = await ledger.same_file("CLERK@supplier.example", digest("bytes"), mail.id + 1)
        assert past
        assert (past.received_at, past.template, past.company) == (NOW, CMRT, "深圳某某电子有限公司")
        assert past.examination == EXAMINATION

    async def test_not_those_of_another_sender_nor_of_the_same_or_a_later_mail(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, examined(content="bytes")), NOW)
        assert await ledger.same_file("boss@supplier.example", digest("bytes"), mail.id + 1) is None
        assert await ledger.same_file(CLERK, digest("bytes"), mail.id) is None
        assert await ledger.same_file(CLERK, digest("other"), mail.id + 1) is None

    async def test_the_latest_examined_submission_of_the_template_is_the_previous_one(self, ledger: Ledger) -> None:
        rounds = (
            examined(content="1", examination=Examination((), 1, "r")),
            examined(content="2", examination=Examination((), 2, "r")),
            examined(content="3", template=EMRT, examination=Examination((), 3, "r")),
            refused(content="4"),
        )
        for number, report in enumerate(rounds, 1):
            mail = await arrive(ledger, str(number), NOW + number * MINUTE)
            await ledger.settle(answered(mail.id, report), NOW)
        past = await ledger.previous(CLERK, TemplateKind.CMRT, "深圳某某电子有限公司", 5)
        assert past
        assert (past.received_at, past.examination.open_rows) == (NOW + 2 * MINUTE, 2)
        earlier = await ledger.previous(CLERK, TemplateKind.CMRT, "深圳某某电子有限公司", 2)
        assert earlier
        assert earlier.examination.open_rows == 1
        assert await ledger.previous("boss@supplier.example", TemplateKind.CMRT, "", 5) is None

    @pytest.mark.parametrize(
        ("before", "now", "same"),
        [
            ("Acme Ltd", "Acme Ltd", True),
            ("Acme  Ltd ", "ACME LTD", True),
            ("深圳某某电子（有限）公司", "深圳某某电子(有限)公司", True),
            ("Acme Ltd", "Other Ltd", False),
            ("", "Acme Ltd", True),
            ("Acme Ltd", "", True),
        ],
    )
    async def test_another_company_is_another_supplier_unless_a_name_is_blank(
        self, ledger: Ledger, before: str, now: str, *, same: bool
    ) -> None:
        """An agent sends the declarations of many suppliers from one address."""
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, examined(company=before)), NOW)
        assert bool(await ledger.previous(CLERK, TemplateKind.CMRT, now, mail.id + 1)) is same

    async def test_findings_keep_their_order(self, ledger: Ledger) -> None:
        findings = tuple(replace(EXAMINATION.findings[0], code=f"C{n:03}") for n in range(99, 0, -1))
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, examined(examination=Examination(findings, 99, "r"))), NOW)
        past = await ledger.previous(CLERK, TemplateKind.CMRT, "", mail.id + 1)
        assert past
        assert past.examination.findings == findings


class TestThreads:
    async def test_an_answer_to_our_reply_stays_in_its_case(self, ledger: Ledger) -> None:
        item = await sent(ledger, "1", NOW)
        references = (MessageId("<other@x>"), item.message_id)
        assert await ledger.case_of(references, "Clerk@supplier.example") == "OD-7KQ2-M9XR"

    async def test_a_stranger_who_knows_our_message_id_learns_nothing(self, ledger: Ledger) -> None:
        item = await sent(ledger, "1", NOW)
        assert await ledger.case_of((item.message_id,), "stranger@evil.example") is None
        assert await ledger.case_of((), CLERK) is None

    async def test_every_reply_has_a_message_id_of_its_own(self, ledger: Ledger) -> None:
        items = [await sent(ledger, str(uid), NOW) for uid in range(5)]
        assert len({item.message_id for item in items}) == 5


class TestRefusedLately:
    async def test_a_reply_without_any_examined_workbook_counts_from_its_making(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, nothing_attached()), NOW)
        assert await ledger.refused_lately(CLERK, NOW - HOUR)
        assert not await ledger.refused_lately(CLERK, NOW + HOUR)
        assert not await ledger.refused_lately("boss@supplier.example", NOW - HOUR)

    async def test_a_reply_with_one_does_not(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, examined(), refused()), NOW)
        assert not await ledger.refused_lately(CLERK, NOW - HOUR)

    async def test_nor_does_one_that_was_withheld(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, nothing_attached(), reply_state=Delivery.WITHHELD), NOW)
        assert not await ledger.refused_lately(CLERK, NOW - HOUR)


class TestSending:
    async def test_due_are_the_oldest_whose_time_has_come(self, ledger: Ledger) -> None:
        for uid in range(1, 5):
            mail = await arrive(ledger, str(uid))
            await ledger.settle(answered(mail.id), NOW + (uid == 2) * HOUR)
        assert [item.mail_id for item in await ledger.due(NOW, 2)] == [1, 3]
        assert [item.mail_id for item in await ledger.due(NOW + HOUR, 9)] == [1, 2, 3, 4]
        assert await ledger.due(NOW - MINUTE, 9) == []

    async def test_a_reply_left_in_sending_by_a_crash_is_due_and_says_so(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        await ledger.begin_sending((await only(ledger)).id)
        (item,) = await ledger.due(NOW, 9)
        assert (item.state, item.attempts) == (Delivery.SENDING, 1)

    async def test_a_sent_reply_is_final(self, ledger: Ledger) -> None:
        item = await sent(ledger, "1", NOW)
        stored = await only(ledger)
        assert (stored.state, stored.sent_at, stored.attempts) == (Delivery.SENT, NOW, 1)
        assert stored.message_id == item.message_id
        await ledger.finish_sending(item.id, Attempt(Delivery.QUEUED, NOW, next_try=NOW, error="late"))
        assert await only(ledger) == stored
        assert await ledger.due(NOW + DAY, 9) == []

    async def test_a_deferred_reply_waits_for_its_next_try(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        item = await only(ledger)
        await ledger.begin_sending(item.id)
        await ledger.finish_sending(item.id, Attempt(Delivery.QUEUED, NOW, next_try=NOW + HOUR, error="451 later"))
        assert await ledger.due(NOW + MINUTE, 9) == []
        (again,) = await ledger.due(NOW + HOUR, 9)
        assert (again.attempts, again.ambiguous, again.last_error) == (1, 0, "451 later")

    async def test_an_attempt_that_reached_no_server_is_not_counted(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        item = await only(ledger)
        nobody = Attempt(Delivery.QUEUED, NOW, next_try=NOW, error="no connection", counted=False)
        for _ in range(2):
            await ledger.begin_sending(item.id)
            await ledger.finish_sending(item.id, nobody)
        await ledger.finish_sending(item.id, nobody)
        assert (await only(ledger)).attempts == 0

    async def test_ambiguous_ends_are_counted(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        item = await only(ledger)
        for _ in range(2):
            assert await ledger.begin_sending(item.id)
            await ledger.finish_sending(item.id, Attempt(Delivery.QUEUED, NOW, NOW, "lost", ambiguous=True))
        assert (await only(ledger)).ambiguous == 2


class TestTraffic:
    async def test_replies_are_counted_by_recipient_domain_and_overall(self, ledger: Ledger) -> None:
        await sent(ledger, "1", NOW - 2 * HOUR)
        await sent(ledger, "2", NOW - MINUTE)
        await sent(ledger, "3", NOW - MINUTE, to="Boss@Supplier.Example")
        await sent(ledger, "4", NOW - MINUTE, to="clerk@other.example")
        await sent(ledger, "5", NOW - 2 * DAY)
        assert await ledger.traffic("Clerk@supplier.example", NOW) == Traffic(1, 2, 2, 3)
        assert await ledger.traffic("new@stranger.example", NOW) == Traffic(0, 0, 0, 3)

    async def test_one_that_may_have_left_counts_and_one_that_did_not_leave_does_not(self, ledger: Ledger) -> None:
        for uid, ambiguous in (("1", True), ("2", False)):
            mail = await arrive(ledger, uid)
            await ledger.settle(answered(mail.id), NOW)
            await ledger.begin_sending(int(uid))
            await ledger.finish_sending(int(uid), Attempt(Delivery.QUEUED, NOW, NOW, "x", ambiguous=ambiguous))
        assert await ledger.traffic(CLERK, NOW) == Traffic(1, 1, 1, 1)

    async def test_times_are_compared_as_moments_whatever_their_offset(self, ledger: Ledger) -> None:
        shanghai = dt.timezone(8 * HOUR)
        await sent(ledger, "1", (NOW - 2 * HOUR).astimezone(shanghai))
        assert (await ledger.traffic(CLERK, NOW.astimezone(shanghai))).to_recipient_hour == 0


class TestDecisions:
    @pytest.mark.parametrize("state", [Delivery.DRAFT, Delivery.WITHHELD])
    async def test_a_waiting_reply_can_be_queued(self, ledger: Ledger, state: Delivery) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, reply_state=state), NOW)
        assert await ledger.decide((await only(ledger)).id, Delivery.QUEUED, NOW + HOUR)
        (item,) = await ledger.due(NOW + HOUR, 9)
        assert item.state is Delivery.QUEUED

    async def test_a_failed_one_starts_over_at_once(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        item = await only(ledger)
        await ledger.begin_sending(item.id)
        await ledger.finish_sending(item.id, Attempt(Delivery.FAILED, NOW, error="550 no such user"))
        assert await ledger.due(NOW + DAY, 9) == []
        assert await ledger.decide(item.id, Delivery.QUEUED, NOW + DAY)
        (again,) = await ledger.due(NOW + DAY, 9)
        assert again.attempts == 0

    async def test_an_unsent_one_can_be_cancelled_and_then_stays_so(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        item = await only(ledger)
        assert await ledger.decide(item.id, Delivery.CANCELLED, NOW)
        assert await ledger.due(NOW + DAY, 9) == []
        assert not await ledger.decide(item.id, Delivery.QUEUED, NOW)
        assert not await ledger.decide(item.id, Delivery.CANCELLED, NOW)

    async def test_one_cancelled_after_it_was_found_due_does_not_leave(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        (item,) = await ledger.due(NOW, 9)
        assert await ledger.decide(item.id, Delivery.CANCELLED, NOW)
        assert not await ledger.begin_sending(item.id)
        assert ((await only(ledger)).state, (await only(ledger)).attempts) == (Delivery.CANCELLED, 0)

    async def test_what_is_sent_being_sent_or_unknown_is_past_deciding(self, ledger: Ledger) -> None:
        gone = await sent(ledger, "1", NOW)
        mail = await arrive(ledger, "2")
        await ledger.settle(answered(mail.id), NOW)
        await ledger.begin_sending(2)
        for item_id in (gone.id, 2, 99):
            assert not await ledger.decide(item_id, Delivery.CANCELLED, NOW)
            assert not await ledger.decide(item_id, Delivery.QUEUED, NOW)

    async def test_nobody_can_decide_that_a_reply_was_sent(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        with pytest.raises(ValueError, match="sent"):
            await ledger.decide((await only(ledger)).id, Delivery.SENT, NOW)


class TestReopening:
    async def test_a_held_mail_is_handled_once_more_from_the_start(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.begin(mail.id)
        held = replace(answered(mail.id, reply_state=Delivery.WITHHELD), shelf=Shelf.HELD, reason="fault-KeyError")
        await ledger.settle(held, NOW)
        await ledger.mark_filed(mail.id)
        assert await ledger.reopen(mail.id, NOW)
        (again,) = await ledger.unsettled()
        assert (again.id, again.attempts, again.filed, again.reason) == (mail.id, 0, False, "")
        assert await ledger.held() == []
        await ledger.settle(answered(mail.id, refused()), NOW)
        assert (await only(ledger)).reply.reports == (refused(),)
        assert await ledger.same_file(CLERK, digest("CMRT 深圳.xlsx"), mail.id + 1) is None

    async def test_a_persons_word_for_the_sender_stays_with_the_mail(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        assert not mail.sender_trusted
        for trusted in (True, False):
            await ledger.settle(Outcome(mail.id, Shelf.HELD, "sender-not-authentic"), NOW)
            assert await ledger.reopen(mail.id, NOW, "li@desk.example", sender_trusted=trusted)
            (again,) = await ledger.unsettled()
            assert again.sender_trusted

    async def test_a_question_waits_until_a_person_closes_it(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id, question_noticed=True), NOW)
        assert [asking.id for asking in await ledger.questions()] == [mail.id]

        assert await ledger.close(mail.id, NOW, "Ms Li")
        assert not await ledger.close(mail.id, NOW, "Ms Li")
        assert await ledger.questions() == []

    async def test_a_closed_mail_is_no_longer_held(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(Outcome(mail.id, Shelf.HELD, "sender-not-authentic"), NOW)

        assert await ledger.close(mail.id, NOW)
        assert await ledger.held() == []
        assert not await ledger.reopen(mail.id, NOW)

    async def test_a_mail_that_waits_for_nobody_cannot_be_closed(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)

        assert not await ledger.close(mail.id, NOW)
        assert not await ledger.close(999, NOW)

    async def test_a_mail_that_is_not_held_is_left_alone(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        assert not await ledger.reopen(mail.id, NOW)
        await ledger.settle(answered(mail.id), NOW)
        assert not await ledger.reopen(mail.id, NOW)
        assert not await ledger.reopen(99, NOW)
        assert (await only(ledger)).mail_id == mail.id

    async def test_a_reply_that_may_have_left_is_not_made_anew(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(replace(answered(mail.id), shelf=Shelf.HELD), NOW)
        first = await only(ledger)
        await ledger.begin_sending(first.id)
        await ledger.finish_sending(first.id, Attempt(Delivery.FAILED, NOW, error="lost", ambiguous=True))
        await ledger.reopen(mail.id, NOW)
        await ledger.settle(answered(mail.id, refused()), NOW)
        assert (await only(ledger)).message_id == first.message_id
        assert (await only(ledger)).reply == first.reply

    async def test_a_reopened_original_is_not_taken_for_its_ignored_copy(self, ledger: Ledger) -> None:
        first, copy = await arrive(ledger, "1", content="raw"), await arrive(ledger, "2", content="raw")
        same = MessageId("<m@x>")
        await ledger.settle(Outcome(first.id, Shelf.HELD, "sender-not-authentic", CLERK, same), NOW)
        await ledger.settle(Outcome(copy.id, Shelf.IGNORED, "same-mail-as-1", CLERK, same), NOW)
        await ledger.reopen(first.id, NOW)
        assert await ledger.twin(first, same) is None
        await ledger.settle(answered(first.id, message_id=same), NOW)
        assert (await only(ledger)).mail_id == first.id


class TestBounces:
    async def bounce(self, ledger: Ledger, bounce: Bounce) -> None:
        mail = await arrive(ledger, "bounce")
        await ledger.settle(Outcome(mail.id, Shelf.IGNORED, "report", bounce=bounce), NOW + HOUR)

    async def test_the_reply_it_names_has_bounced(self, ledger: Ledger) -> None:
        first = await sent(ledger, "1", NOW)
        await sent(ledger, "2", NOW)
        await self.bounce(ledger, Bounce("alias@elsewhere.example", "5.1.1", first.message_id, permanent=True))
        states = [item.state for item in await ledger.outbox()]
        assert states == [Delivery.BOUNCED, Delivery.SENT]

    async def test_without_a_known_message_id_it_is_the_latest_to_the_recipient(self, ledger: Ledger) -> None:
        """Some relays replace the Message-ID of what they send."""
        await sent(ledger, "1", NOW)
        await sent(ledger, "2", NOW + MINUTE)
        await sent(ledger, "3", NOW + 2 * MINUTE, to="boss@supplier.example")
        await self.bounce(ledger, Bounce("CLERK@supplier.example", "5.1.1", MessageId("<relay@x>"), permanent=True))
        states = [item.state for item in await ledger.outbox()]
        assert states == [Delivery.SENT, Delivery.BOUNCED, Delivery.SENT]

    async def test_a_temporary_one_changes_nothing(self, ledger: Ledger) -> None:
        item = await sent(ledger, "1", NOW)
        await self.bounce(ledger, Bounce(CLERK, "4.2.2", item.message_id, permanent=False))
        assert (await only(ledger)).state is Delivery.SENT

    async def test_one_about_somebody_we_never_wrote_to_changes_nothing(self, ledger: Ledger) -> None:
        """A forged report, or one about a mail a person sent from the same mailbox."""
        await sent(ledger, "1", NOW)
        await self.bounce(ledger, Bounce("boss@supplier.example", "5.1.1", MessageId("<x@y>"), permanent=True))
        assert (await only(ledger)).state is Delivery.SENT

    async def test_a_bounced_reply_is_not_sent_again(self, ledger: Ledger) -> None:
        mail = await arrive(ledger)
        await ledger.settle(answered(mail.id), NOW)
        item = await only(ledger)
        await ledger.begin_sending(item.id)
        await self.bounce(ledger, Bounce(CLERK, "5.1.1", item.message_id, permanent=True))
        await ledger.finish_sending(item.id, Attempt(Delivery.QUEUED, NOW, NOW, "lost", ambiguous=True))
        assert (await only(ledger)).state is Delivery.BOUNCED
        assert await ledger.due(NOW + DAY, 9) == []


def test_the_example_reply_is_one_with_every_kind_of_fact() -> None:
    full = reply([examined(), refused(), nothing_attached()])
    assert {bool(report.examination) for report in full.reports} == {True, False}
