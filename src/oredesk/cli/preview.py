"""``oredesk preview``: a sample reply, to see what a changed template makes of it."""

import datetime as dt
import email
import email.policy
import enum
import hashlib
import sys
from dataclasses import replace
from typing import Annotated

import typer

from ..core.checks import Background
from ..core.declaration import Field
from ..core.language import Language
from ..core.message import Attachment, MessageId, Sha256
from ..core.reply import Delivery, OutboxItem, Reply
from ..core.submission import FileReport
from ..core.usecases.examine_file import report_on
from ..rules import load_rules
from ..samples.builder import build
from ..samples.complete import complete_cmrt
from ..settings import Settings
from ..wiring import make_renderer, open_reader
from .session import desk_errors, read_settings, run_to_end
from .terminal import out, reader_language


class Part(enum.StrEnum):
    """What of the mail is printed."""

    TEXT = "text"
    HTML = "html"
    MAIL = "mail"


def preview(
    lang: Annotated[
        Language | None, typer.Option(help="Language of the sample; by default that of your terminal.")
    ] = None,
    part: Annotated[Part, typer.Option("--format", help="The text, the HTML, or the whole mail.")] = Part.TEXT,
) -> None:
    """Print a reply to a fictional supplier by the templates and rules in force (OREDESK_TEMPLATES, OREDESK_RULES)."""
    settings = read_settings()
    with desk_errors():
        renderer = make_renderer(settings)
        report = run_to_end(_report(settings))
    raw = renderer.render(_sample(report, lang or reader_language()))
    if part is Part.MAIL:
        sys.stdout.buffer.write(raw)
        return
    body = email.message_from_bytes(raw, policy=email.policy.default).get_body(
        ("html",) if part is Part.HTML else ("plain",)
    )
    out.print(body.get_content() if body else "", markup=False, soft_wrap=True)


async def _report(settings: Settings) -> FileReport:
    """What the desk says about a workbook with two gaps."""
    rules = load_rules(settings.rules)
    complete = complete_cmrt("Fictional Fasteners Ltd")
    gaps = {Field.CONTACT_EMAIL: "not an address", Field.AUTHORIZER_NAME: None}
    data = build(replace(complete, fields={**complete.fields, **gaps}))
    async with open_reader(settings) as reader:
        digest = Sha256(hashlib.sha256(data).hexdigest())
        (reading,) = await reader.read(Attachment("CMRT sample.xlsx", data, digest))
    return report_on(reading, Background(dt.datetime.now(dt.UTC).date()), rules).for_supplier


def _sample(report: FileReport, language: Language) -> OutboxItem:
    now = dt.datetime.now(dt.UTC)
    reply = Reply(
        case="OD-SAMP-LE23",
        to="clerk@supplier.example",
        subject="Our CMRT",
        in_reply_to=MessageId("<sample@supplier.example>"),
        references=(),
        languages=(language,),
        reports=(report,),
        question_noticed=True,
    )
    return OutboxItem(0, 0, MessageId("<sample@oredesk.invalid>"), reply, Delivery.DRAFT, 0, 0, now, now, None, "")
