"""``oredesk doctor``: is everything in order, and if not, what to do."""

import datetime as dt
import os
import shutil
import stat
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import typer
from rich.markup import escape

from ..core.declaration import Declaration
from ..core.message import Attachment, Sha256
from ..core.ports import MailboxUnavailable, StorageUnavailable
from ..core.reply import Delivery
from ..mailbox.trial import WrongTemplates
from ..risk_method import WrongMethod, load_method
from ..rules import WrongRules, load_rules
from ..samples.builder import build
from ..samples.complete import complete_cmrt
from ..settings import Settings, WrongSettings, load_settings, unknown_names
from ..storage.backup import replies_paused
from ..storage.instance import AlreadyRunning
from ..storage.schema import SchemaMismatch
from ..wiring import make_inbox, make_renderer, make_transport, open_reader, open_the_storage
from .session import run_to_end
from .terminal import Exit, counted, out

LEAST_SPACE = 500_000_000
"""Bytes that should be free for originals and the database."""

_BUILT = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)


class Ailment(Exception):  # noqa: N818 - a diagnosis, not an error of ours
    """Something is not in order; the text names the mend."""


def doctor() -> None:
    """Check settings, storage, mailbox, outgoing mail, clock, secrets, rules, risk method, wording and workers.

    Every line passes or names the mend. Nothing is sent and no mail is touched. Exit code 70 when a line fails.
    """
    healthy = run_to_end(_examine())
    if not healthy:
        raise typer.Exit(Exit.FAILED)


async def _examine() -> bool:
    healthy = True
    async for name, finding in _lines():
        failed = isinstance(finding, Ailment)
        healthy = healthy and not failed
        mark = "[bold red]✗[/]" if failed else "[bold green]✓[/]"
        out.print(f"{mark} {name}: {escape(str(finding))}", soft_wrap=True)
    return healthy


async def _lines() -> AsyncIterator[tuple[str, str | Ailment]]:
    try:
        settings = load_settings()
    except WrongSettings as wrong:
        yield "settings", Ailment(str(wrong))
        return
    yield "settings", _outcome(_settings)
    yield "secrets", _outcome(_secrets)
    yield "data folder", _outcome(lambda: _data_folder(settings))
    yield "clock", _outcome(lambda: _clock(settings))
    yield "rules", _outcome(lambda: _rules(settings))
    yield "risk method", _outcome(lambda: _risk_method(settings))
    yield "wording", _outcome(lambda: _wording(settings))
    for name, examine in (
        ("database", _database),
        ("workers", _workers),
        ("mailbox", _mailbox),
        ("outgoing mail", _outgoing),
    ):
        try:
            yield name, await examine(settings)
        except Ailment as ailment:
            yield name, ailment


def _outcome(examine: Callable[[], str]) -> str | Ailment:
    try:
        return examine()
    except Ailment as ailment:
        return ailment


def _settings() -> str:
    unknown = unknown_names()
    if unknown:
        raise Ailment(f"{', '.join(unknown)} is no setting of oredesk; see .env.example for the names")
    return "all can be used"


def _secrets() -> str:
    file = Path(".env")
    if file.exists() and file.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH) and "PASSWORD=" in file.read_text():
        raise Ailment("others can read the passwords in .env: chmod 600 .env")
    return "no password lies open; keys are not needed yet"


def _data_folder(settings: Settings) -> str:
    folder = settings.data_folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise Ailment(f"{folder} cannot be made ({trouble.strerror}); correct OREDESK_DATABASE") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Ailment(f"{folder} cannot be written by this user; change its owner, or OREDESK_DATABASE")
    free = shutil.disk_usage(folder).free
    if free < LEAST_SPACE:
        raise Ailment(f"only {free // 1_000_000} MB are free at {folder}; make room")
    if replies_paused(folder):
        raise Ailment("replies are paused since a restore: look at `oredesk outbox`, then `oredesk resume`")
    return f"{folder}, {free // 1_000_000_000} GB free"


def _clock(settings: Settings) -> str:
    now = dt.datetime.now(dt.UTC)
    newest = max((path.stat().st_mtime for path in settings.data_folder.glob("*")), default=0.0)
    if now < _BUILT or now.timestamp() < newest - 60:
        raise Ailment(f"the clock says {now:%Y-%m-%d %H:%M} UTC, which is in the past; set up NTP")
    return f"{now:%Y-%m-%d %H:%M} UTC"


def _rules(settings: Settings) -> str:
    try:
        rules = load_rules(settings.rules)
    except WrongRules as wrong:
        raise Ailment(f"{wrong}\n  (OREDESK_RULES)") from None
    return f"{rules.version}, {counted(len(rules.checks), 'check')} from {settings.rules or 'the catalogue as it is'}"


def _risk_method(settings: Settings) -> str:
    try:
        method = load_method(settings.risk_method)
    except WrongMethod as wrong:
        raise Ailment(f"{wrong}\n  (OREDESK_RISK_METHOD)") from None
    return f"{method.version} from {settings.risk_method or 'what is shipped'}"


def _wording(settings: Settings) -> str:
    try:
        make_renderer(settings, tried=True)
    except WrongTemplates as wrong:
        raise Ailment(f"{wrong}\n  (OREDESK_TEMPLATES)") from None
    return f"every kind of reply can be made with {settings.templates or 'the templates as they are'}"


async def _database(settings: Settings) -> str:
    try:
        async with open_the_storage(settings, as_guest=True) as storage:
            held = await storage.ledger.held()
            waiting = await storage.ledger.outbox((Delivery.QUEUED, Delivery.SENDING))
    except (SchemaMismatch, AlreadyRunning, StorageUnavailable) as trouble:
        raise Ailment(str(trouble)) from None
    return f"up to date; {counted(len(held), 'mail')} held, {counted(len(waiting), 'reply', 'replies')} queued"


async def _workers(settings: Settings) -> str:
    data = build(complete_cmrt("Doctor's sample"))
    async with open_reader(settings) as reader:
        readings = await reader.read(Attachment("sample.xlsx", data, Sha256("")))
    if not isinstance(readings[0].result, Declaration):
        raise Ailment("a sample workbook could not be read; reinstall oredesk")
    return "a sample workbook is read"


async def _mailbox(settings: Settings) -> str:
    inbox = make_inbox(settings)
    try:
        _, arrivals = await inbox.arrivals(None)
    except MailboxUnavailable as trouble:
        raise Ailment(f"{trouble} (OREDESK_INBOX, OREDESK_IMAP_…)") from None
    finally:
        await inbox.close()
    return f"{inbox.account}, folder {inbox.folder}: {counted(len(arrivals), 'mail')} in it"


async def _outgoing(settings: Settings) -> str:
    transport = make_transport(settings)
    trouble = await transport.check()
    await transport.close()
    if trouble:
        raise Ailment(f"{trouble} (OREDESK_OUTGOING, OREDESK_SMTP_…)")
    return f"{settings.outgoing if settings.outgoing != 'smtp' else settings.smtp_host} lets mail out"
