"""The demo's mails: what a handful of fictional suppliers send, good and bad, as they would arrive."""

import datetime as dt
import io
import struct
import zlib
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from msoffcrypto.format.ooxml import OOXMLFile

from ..core.declaration import Field, Question
from ..core.mineral import Mineral
from ..core.workbook.layouts.layout import NOT_LISTED
from .builder import build
from .complete import complete_cmrt, complete_emrt
from .sample import Sample, SmelterInput
from .smelter_lists import demo_name
from .smelters import smelter

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_A_MONTH = dt.timedelta(days=30)
_CHINESE = "中文 Chinese"
_COAST = "海岸电子（示例）有限公司"


@dataclass(frozen=True, slots=True)
class DemoMail:
    """One mail of the demo."""

    name: str
    description: str
    """What it shows, in one line."""
    raw: bytes
    """The whole mail (RFC 5322), CRLF line ends."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """What a supplier writes around his file."""

    sender: str
    name: str
    subject: str
    text: str
    charset: str = "utf-8"


def demo_mails(desk: str, now: dt.datetime) -> tuple[DemoMail, ...]:
    """The first round, addressed to the desk, sent in the hour before ``now`` (an aware time).

    The same arguments give the same bytes, but for the encrypted workbook: its salts are random.
    """
    makers = (_complete, _incomplete, _changed_choice, _encrypted, _picture, _out_of_office)
    return tuple(make(desk, now - dt.timedelta(minutes=55 - 9 * number)) for number, make in enumerate(makers))


def corrected_mail(desk: str, now: dt.datetime, *, in_reply_to: str, subject: str) -> DemoMail:
    """The second round: the supplier of the incomplete CMRT mends most of it and answers the desk's reply.

    In the place of the retired smelter and of the half one stands the number that the reply named.
    """
    incomplete = _coast_sample(now)
    sample = replace(
        incomplete,
        fields={**incomplete.fields, Field.AUTHORIZER_EMAIL: "purchasing@coast-electronics.example"},
        answers={**incomplete.answers, (Question.SHARE_OF_SUPPLIERS, Mineral.TUNGSTEN): "100%"},
        smelters=(*incomplete.smelters[:-2], SmelterInput(id=demo_name().smelter_id)),
    )
    letter = replace(_COAST_LETTER, subject=subject, text="您好，\n\n已按要求修改，请再次检查。谢谢！\n\n陈晓")
    message = _message(letter, desk, now, "007")
    message["In-Reply-To"] = in_reply_to
    message["References"] = in_reply_to
    _attach(message, "CMRT_海岸电子_修改版.xlsx", build(sample))
    return DemoMail("corrected-cmrt-zh", "The Chinese CMRT once more, most points corrected", _raw(message, "007"))


def _complete(desk: str, at: dt.datetime) -> DemoMail:
    letter = _Letter(
        "quality@northgate-connectors.example",
        "Robin Field",
        "CMRT 2026 Northgate Connectors",
        "Hello,\n\nplease find our CMRT attached.\n\nBest regards\nRobin Field\nNorthgate Connectors",
    )
    message = _message(letter, desk, at, "001")
    sample = complete_cmrt("Northgate Connectors Ltd", smelters=14, dated=(at - _A_MONTH).date())
    _attach(message, "CMRT_Northgate_2026.xlsx", build(sample))
    return DemoMail("complete-cmrt", "CMRT 6.5, complete and consistent", _raw(message, "001"))


_COAST_LETTER = _Letter(
    "minerals@coast-electronics.example",
    "陈晓",
    "冲突矿产调查表 CMRT 海岸电子",
    "您好，\n\n附件是我司填写的 CMRT，请查收。\n\n陈晓\n海岸电子（示例）有限公司",
    charset="gb18030",
)


def _incomplete(desk: str, at: dt.datetime) -> DemoMail:
    message = _message(_COAST_LETTER, desk, at, "002")
    _attach(message, "CMRT_海岸电子.xlsx", build(_coast_sample(at)))
    return DemoMail("incomplete-cmrt-zh", "CMRT 6.5 on the Chinese template, with several gaps", _raw(message, "002"))


_HALF_A_SMELTER = SmelterInput(metal="Tin", lookup=NOT_LISTED, name="虚构锡业")
"""A smelter that is not listed needs a country, and has none."""
RETIRED = SmelterInput(id=smelter(Mineral.TIN, 10).id)
"""The list of the demo's desk has removed it and names its successor."""


def _coast_sample(at: dt.datetime) -> Sample:
    """A CMRT with what suppliers get wrong most: a gap, an answer in Chinese, no web address, half a smelter."""
    sample = complete_cmrt(_COAST, language=_CHINESE, smelters=9, dated=(at - _A_MONTH).date())
    return replace(
        sample,
        fields={
            **sample.fields,
            Field.AUTHORIZER_EMAIL: None,
            Field.CONTACT_NAME: "陈晓",
            Field.AUTHORIZER_NAME: "林一",
        },
        answers={
            **sample.answers,
            (Question.SHARE_OF_SUPPLIERS, Mineral.TUNGSTEN): None,
            (Question.REQUIRES_VALIDATED_SMELTERS, None): "是",
        },
        comments={**sample.comments, (Question.POLICY_IS_PUBLIC, None): None},
        smelters=(*sample.smelters, RETIRED, _HALF_A_SMELTER),
    )


def _changed_choice(desk: str, at: dt.datetime) -> DemoMail:
    letter = _Letter(
        "compliance@brightwell-cells.example",
        "Sam Reed",
        "EMRT Brightwell Cells",
        "Dear all,\n\nour EMRT is attached. We no longer use cobalt and mica.\n\nSam Reed",
    )
    message = _message(letter, desk, at, "003")
    sample = complete_emrt("Brightwell Cells GmbH", dated=(at - _A_MONTH).date())
    changed = replace(sample, minerals_now=(Mineral.LITHIUM, Mineral.NICKEL))
    _attach(message, "EMRT 2.1 Brightwell.xlsx", build(changed))
    text = "EMRT 2.1 whose minerals were changed after it was filled in: answers are left over"
    return DemoMail("changed-emrt", text, _raw(message, "003"))


def _encrypted(desk: str, at: dt.datetime) -> DemoMail:
    letter = _Letter(
        "office@ostmark-plating.example",
        "Kim Weber",
        "Conflict minerals",
        "CMRT attached, the password follows in a separate mail.\n\nKim Weber",
    )
    message = _message(letter, desk, at, "004")
    _attach(message, "CMRT.xlsx", _with_password(build(complete_cmrt("Ostmark Plating"))))
    return DemoMail("encrypted-workbook", "A workbook with a password to open it", _raw(message, "004"))


def _with_password(workbook: bytes) -> bytes:
    encrypted = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook)).encrypt("sample password", encrypted)
    return encrypted.getvalue()


def _picture(desk: str, at: dt.datetime) -> DemoMail:
    letter = _Letter(
        "sales@tidewater-stamping.example",
        "Jo Park",
        "Re: request for CMRT",
        "Hi, here is our form.\n\nSent from my phone",
    )
    message = _message(letter, desk, at, "005")
    message.add_attachment(_png(320, 200), maintype="image", subtype="png", filename="IMG_2041.png")
    return DemoMail("picture", "A picture instead of a workbook", _raw(message, "005"))


def _png(width: int, height: int) -> bytes:
    """A plain picture of a table's lines (PNG, 8 bits of grey)."""
    rows = (bytes([0, *(190 if x % 80 == 0 or y % 20 == 0 else 250 for x in range(width))]) for y in range(height))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"".join(rows))),
        (b"IEND", b""),
    )
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def _out_of_office(desk: str, at: dt.datetime) -> DemoMail:
    letter = _Letter(
        "procurement@halden-castings.example",
        "Pat Lund",
        "Automatic reply: Responsible minerals survey",
        "I am out of the office until Monday and will answer then.\n\nPat Lund",
    )
    message = _message(letter, desk, at, "006")
    message.replace_header("Return-Path", "<>")
    message["Auto-Submitted"] = "auto-replied"
    message["X-Auto-Response-Suppress"] = "All"
    return DemoMail("out-of-office", "An out-of-office reply, which must not be answered", _raw(message, "006"))


def _message(letter: _Letter, desk: str, at: dt.datetime, number: str) -> EmailMessage:
    domain = letter.sender.partition("@")[2]
    message = EmailMessage(policy=SMTP)
    message["Return-Path"] = f"<{letter.sender}>"
    message["From"] = f"{letter.name} <{letter.sender}>"
    message["To"] = desk
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<demo-{number}@{domain}>"
    message.set_content(letter.text, charset=letter.charset, cte="base64" if letter.charset != "utf-8" else None)
    return message


def _attach(message: EmailMessage, name: str, workbook: bytes) -> None:
    maintype, subtype = _XLSX.split("/")
    message.add_attachment(workbook, maintype=maintype, subtype=subtype, filename=name)


def _raw(message: EmailMessage, number: str) -> bytes:
    if message.is_multipart():
        message.set_boundary(f"=_demo_{number}")
    return message.as_bytes()
