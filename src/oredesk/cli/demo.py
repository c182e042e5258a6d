"""``oredesk demo``: the whole desk at work on a mailbox of its own, with no account anywhere."""

import datetime as dt
import email
import email.policy
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from ..core.finding import Severity, Verdict
from ..core.marked_copy import CopyMade
from ..core.reply import OutboxItem
from ..core.risk_score import RiskStanding
from ..core.submission import FileReport, MailRecord
from ..core.supplier import Supplier
from ..logs import start_logging
from ..mailbox.maildir import deliver
from ..pages.numbers import decimal
from ..samples.demo_suppliers import DEMO_SUPPLIERS
from ..samples.mails import RETIRED, DemoMail, corrected_mail, demo_mails
from ..samples.smelter_lists import demo_list, demo_name
from ..settings import Settings, fixed_settings
from ..wiring import OpenDesk, make_renderer, open_desk
from .session import desk_errors, run_to_end
from .terminal import Exit, counted, err, out, say, stop, table_of

DESK = "minerals@buyer.example"
_PERSON = "demo"
_MARKER = ".oredesk-demo"
_CORRECTED_LATER = "incomplete-cmrt-zh"
_EXPLAINED = "D-02"


@dataclass(frozen=True, slots=True)
class _Told:
    """What happened to one mail of the demo."""

    mail: DemoMail
    record: MailRecord
    item: OutboxItem | None
    copies: Sequence[CopyMade] = ()
    """The marked copies that went with the reply."""


def demo(
    folder: Annotated[Path, typer.Option("--dir", help="Where everything goes; an earlier demo there is replaced.")] = (
        Path("var/demo")
    ),
) -> None:
    """Show the main job: suppliers' mails come in, exact replies go out; look at them in a folder."""
    _make_room(folder)
    settings = fixed_settings(
        database=f"sqlite://{folder}/data/oredesk.db",
        inbox=f"maildir:{folder}/inbox",
        outgoing=f"maildir:{folder}/outgoing",
        OREDESK_FROM=DESK,
        organisation="Buyer (demo)",
    )
    start_logging("error")
    with desk_errors(), err.status("Suppliers write, the desk answers …"):
        told, standings = run_to_end(_play(settings))
        for number, one in enumerate(told, start=1):
            _export(settings, one, folder / "replies" / f"{number:02}-{one.mail.name}")
    out.print(_table(told))
    say(f"Every reply with its attachments: {folder / 'replies'}")
    out.print()
    out.print(_standings_table(standings))
    command = f"OREDESK_DATABASE={settings.database} oredesk"
    say(f"Why a supplier stands there, and what would change it: {command} risk explain {_EXPLAINED}")
    say(f"What the desk knows of a smelter: {command} smelters show {RETIRED.id}")


async def _play(settings: Settings) -> tuple[list[_Told], list[tuple[Supplier, RiskStanding]]]:
    """Two rounds over the same mailbox: first everybody writes, then one supplier sends a corrected workbook.

    Before, suppliers are registered, a smelter list is imported, and a name confirmed that a supplier uses.
    """
    now = dt.datetime.now(dt.UTC)
    async with open_desk(settings) as desk:
        await desk.storage.ledger.change_suppliers(DEMO_SUPPLIERS, now, _PERSON, _PERSON)
        await desk.storage.ledger.add_list(demo_list(), now, _PERSON)
        await desk.storage.ledger.confirm_name(demo_name(), now, _PERSON)
        told = await _round(settings, desk, demo_mails(DESK, now))
        first = next(one.item for one in told if one.mail.name == _CORRECTED_LATER)
        assert first  # noqa: S101 - a supplier with an incomplete workbook is answered
        subject = f"回复: {first.reply.subject} [{first.reply.case}]"
        corrected = corrected_mail(DESK, now, in_reply_to=first.message_id, subject=subject)
        told += await _round(settings, desk, (corrected,))
        return told, await _standings(desk)


async def _standings(desk: OpenDesk) -> list[tuple[Supplier, RiskStanding]]:
    """Where every supplier stands by now, the highest risk first."""
    standings = await desk.storage.ledger.standings(None)
    known = [(one.supplier, standings[one.number]) for one in await desk.storage.ledger.suppliers()]
    return sorted(known, key=lambda each: (-each[1].tier.rank, -each[1].y))


async def _round(settings: Settings, desk: OpenDesk, mails: tuple[DemoMail, ...]) -> list[_Told]:
    """Put the mails into the mailbox, let the service run over it once, and see what became of each."""
    for mail in mails:
        deliver(Path(settings.inbox.removeprefix("maildir:")), mail.raw)
    await desk.service.once()
    items = {item.mail_id: item for item in await desk.storage.ledger.outbox()}
    records = await _records(desk)
    told = []
    for mail in mails:
        record = records[str(email.message_from_bytes(mail.raw)["Message-ID"])]
        item = items.get(record.id)
        told.append(_Told(mail, record, item, await desk.copies.of(item) if item else ()))
    return told


async def _records(desk: OpenDesk) -> dict[str, MailRecord]:
    """Every mail the desk has taken in, by its Message-ID; their numbers are consecutive."""
    records: dict[str, MailRecord] = {}
    while record := await desk.storage.ledger.mail(len(records) + 1):
        records[str(record.message_id)] = record
    return records


def _make_room(folder: Path) -> None:
    """Remove an earlier demo, and nothing else."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARKER).exists():
            stop(Exit.FAILED, f"{folder} is not empty and holds no earlier demo; name another folder with --dir.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARKER).touch()


def _export(settings: Settings, told: _Told, folder: Path) -> None:
    """The mail that came in, and the reply with its parts, as files to open."""
    folder.mkdir(parents=True)
    (folder / "received.eml").write_bytes(told.mail.raw)
    if told.item is None:
        return
    raw = make_renderer(settings).render(told.item, told.copies)
    (folder / "reply.eml").write_bytes(raw)
    reply = email.message_from_bytes(raw, policy=email.policy.default)
    for kind, name in (("plain", "reply.txt"), ("html", "reply.html")):
        body = reply.get_body((kind,))
        if body:
            (folder / name).write_text(body.get_content(), encoding="utf-8")
    for part in reply.iter_attachments():
        name = Path(part.get_filename() or "attachment").name
        (folder / name).write_bytes(bytes(part.get_content()))


def _table(told: list[_Told]) -> Table:
    table = table_of("", "mail", "filed in", "verdict", "findings", "reply in", title="What happened")
    for number, one in enumerate(told, start=1):
        report = one.item.reply.reports[0] if one.item else None
        table.add_row(
            str(number),
            one.mail.description,
            one.record.shelf or "",
            _verdict(report) if report else f"not answered ({one.record.reason})",
            _points(report) if report else "",
            ", ".join(one.item.reply.languages) if one.item else "",
        )
    return table


def _standings_table(standings: list[tuple[Supplier, RiskStanding]]) -> Table:
    table = table_of("", "supplier", "impact on us", "own risk", "tier", title="Where the suppliers stand")
    for supplier, standing in standings:
        table.add_row(supplier.code, supplier.name, decimal(standing.x), decimal(standing.y), standing.tier)
    return table


def _verdict(report: FileReport) -> str:
    if report.refusal:
        return f"{Verdict.UNREADABLE} ({report.refusal.code})"
    return report.verdict


def _points(report: FileReport) -> str:
    if report.examination is None:
        return ""
    counts = Counter(finding.severity for finding in report.examination.findings)
    points = ", ".join(counted(counts[severity], severity) for severity in Severity if counts[severity])
    if report.progress is None:
        return points
    return f"{points} ({len(report.progress.fixed)} fixed, {report.progress.left} left, {report.progress.new} new)"
