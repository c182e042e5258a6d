import datetime as dt
import email
from email.message import EmailMessage
from email.policy import default

from oredesk.samples.mails import DemoMail, corrected_mail, demo_mails

NOW = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
DESK = "minerals@desk.example"


def _parsed(mail: DemoMail) -> EmailMessage:
    message = email.message_from_bytes(mail.raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def _first_round() -> dict[str, EmailMessage]:
    return {mail.name: _parsed(mail) for mail in demo_mails(DESK, NOW)}


def _file(message: EmailMessage) -> bytes:
    (attachment,) = message.iter_attachments()
    content = attachment.get_content()
    assert isinstance(content, bytes)
    return content


def test_the_first_round_shows_each_case_once_and_in_order_of_time() -> None:
    mails = _first_round()

    assert list(mails) == [
        *("complete-cmrt", "incomplete-cmrt-zh", "changed-emrt"),
        *("encrypted-workbook", "picture", "out-of-office"),
    ]
    dates = [mail["Date"].datetime for mail in mails.values()]
    assert dates == sorted(dates)
    assert dates[-1] < NOW


def test_files_are_what_they_claim_to_be_or_are_not() -> None:
    mails = _first_round()

    assert _file(mails["complete-cmrt"]).startswith(b"PK")
    assert _file(mails["encrypted-workbook"]).startswith(bytes.fromhex("D0CF11E0A1B11AE1"))
    assert _file(mails["picture"]).startswith(b"\x89PNG")


def test_the_out_of_office_reply_says_that_it_is_automatic() -> None:
    mail = _first_round()["out-of-office"]

    assert (mail["Auto-Submitted"], mail["Return-Path"]) == ("auto-replied", "<>")


def test_the_chinese_mail_is_written_in_gb18030_and_its_file_has_a_chinese_name() -> None:
    mail = _first_round()["incomplete-cmrt-zh"]
    (attachment,) = mail.iter_attachments()
    body = mail.get_body()

    assert body is not None
    assert body.get_content_charset() == "gb18030"
    assert "请查收" in body.get_content()
    assert attachment.get_filename() == "CMRT_海岸电子.xlsx"


def test_nobody_real_is_written_to_or_from() -> None:
    for mail in _first_round().values():
        assert str(mail["From"].addresses[0].domain).endswith(".example")


def test_the_second_round_answers_the_desks_own_reply() -> None:
    mail = _parsed(corrected_mail(DESK, NOW, in_reply_to="<case-1@desk.example>", subject="Re: CMRT [OD-1]"))

    assert mail["In-Reply-To"] == "<case-1@desk.example>"
    assert mail["From"] == _first_round()["incomplete-cmrt-zh"]["From"]
    assert _file(mail) != _file(_first_round()["incomplete-cmrt-zh"])
