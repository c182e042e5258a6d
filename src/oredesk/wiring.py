"""The composition root: every concrete thing is built here and handed to what needs it."""

import datetime as dt
import functools
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from .core.message import IncomingMessage
from .core.ports import Clock, Inbox, MarkedCopies, Transport, WorkbookMarker
from .core.risk.method import Method
from .core.steps import Step, no_step
from .core.usecases.current_reference import CurrentReference
from .core.usecases.current_world import CurrentWorld
from .core.usecases.examine_submission import Knowledge
from .core.usecases.follow_scores import Followers
from .core.usecases.receive_message import Desk
from .core.usecases.reexamine import Archive
from .core.usecases.score_suppliers import Lot, Rescorer, Scoring
from .core.usecases.send_outbox import PostOffice
from .core.workbook.containers import Limits as FileLimits
from .mailbox.attachments import Limits as MailLimits
from .mailbox.copies import CopiesOfOriginals
from .mailbox.handling import MEGABYTE, MailHandler
from .mailbox.imap import ImapInbox, ImapServer
from .mailbox.letter import DeskIdentity
from .mailbox.maildir import MaildirInbox, create
from .mailbox.outgoing import MaildirTransport
from .mailbox.parsing import parse
from .mailbox.poller import Poller
from .mailbox.rendering import Letterhead, MailRenderer
from .mailbox.smtp import SmtpServer, SmtpTransport
from .mailbox.trial import tried_renderer
from .reading.pool import WorkerPool
from .reading.protocol import WorkerSettings
from .risk_method import load_method
from .rules import load_rules
from .service import Service, log_reexamination, log_scoring, log_sending
from .settings import Settings
from .storage.backup import replies_paused
from .storage.ledger import SqlLedger
from .storage.opening import Storage, open_storage

INTAKE = "intake"
"""The Maildir in the data folder through which ``oredesk intake`` hands files to the desk."""

_CASE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that nobody mistakes for one another."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> dt.datetime:
        """The present moment, aware, in UTC."""
        return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """A desk that is ready to work."""

    service: Service
    storage: Storage
    handler: MailHandler
    copies: MarkedCopies


@asynccontextmanager
async def open_desk(settings: Settings, *, clock: Clock | None = None, step: Step = no_step) -> AsyncIterator[OpenDesk]:
    """Open everything for the service, and close it in the right order.

    Raises what :func:`~oredesk.storage.opening.open_storage` raises, and, before anything is opened,
    :class:`~oredesk.rules.WrongRules`, :class:`~oredesk.risk_method.WrongMethod` and
    :class:`~oredesk.mailbox.trial.WrongTemplates`. Tests bring a clock, and a ``step`` that is told how far each mail
    has come.
    """
    time = clock or SystemClock()
    rules, method, renderer = load_rules(settings.rules), load_method(settings.risk_method), make_renderer(settings)
    async with AsyncExitStack() as stack:
        storage = await stack.enter_async_context(open_the_storage(settings))
        create(settings.data_folder / INTAKE)
        await storage.ledger.note_settings(settings.told, time.now())
        reader = await stack.enter_async_context(open_reader(settings))
        ledger = storage.ledger
        reference = CurrentReference(ledger)
        knowledge = Knowledge(rules, reference, ledger, ledger)
        parser = _parser(settings)
        desk = Desk(ledger, reader, time, settings.policy, new_case, knowledge)
        largest_mail = settings.max_mail_mb * MEGABYTE
        handler = MailHandler(desk, storage.originals, parser, largest_mail, step)
        transport = make_transport(settings)
        stack.push_async_callback(transport.close)
        inboxes = make_inbox(settings), intake_inbox(settings)
        for inbox in inboxes:
            stack.push_async_callback(inbox.close)
        at_once = settings.workers + 1
        pollers = tuple(
            Poller(inbox, ledger, storage.originals, handler, time, largest_mail, at_once=at_once, step=step)
            for inbox in inboxes
        )
        copies = make_copies(settings, storage, reader)
        office = PostOffice(ledger, renderer, transport, time, settings.policy.caps, step, log_sending, copies)
        archive = Archive(knowledge, storage.originals, parser, reader, time, log_reexamination)
        rescorer = Rescorer(replace(make_scoring(ledger, method, time, reference, log_scoring), step=step))
        may_send = functools.partial(_may_send, settings.data_folder)
        service = Service(pollers, office, archive, rescorer, settings.poll_seconds, may_send)
        yield OpenDesk(service, storage, handler, copies)


def _may_send(data_folder: Path) -> bool:
    return not replies_paused(data_folder)


@asynccontextmanager
async def open_the_storage(settings: Settings, *, as_guest: bool = False) -> AsyncIterator[Storage]:
    """What the desk stores; a guest may look and decide while the service is running."""
    domain = _message_id_domain(settings)
    async with open_storage(settings.database, settings.data_folder, domain, as_guest=as_guest) as storage:
        yield storage


@asynccontextmanager
async def open_reader(settings: Settings) -> AsyncIterator[WorkerPool]:
    """The worker processes that read workbooks."""
    limits = FileLimits(file_bytes=settings.max_file_mb * MEGABYTE)
    async with WorkerPool(settings.workers, WorkerSettings(limits=limits)) as pool:
        yield pool


def make_inbox(settings: Settings) -> Inbox:
    """The folder that mail arrives in."""
    if settings.inbox == "imap":
        server = ImapServer(
            settings.imap_host,
            settings.imap_port,
            settings.imap_user,
            settings.imap_password.get_secret_value(),
            settings.imap_folder,
            settings.imap_tls,
            settings.backlog_days,
        )
        return ImapInbox(server)
    return MaildirInbox(Path(settings.inbox.removeprefix("maildir:")), backlog_days=settings.backlog_days)


def intake_inbox(settings: Settings) -> MaildirInbox:
    """The folder through which files are handed over on this machine."""
    return MaildirInbox(settings.data_folder / INTAKE, account=INTAKE, backlog_days=settings.backlog_days)


def make_transport(settings: Settings) -> Transport:
    """The way replies leave."""
    if settings.outgoing == "smtp":
        server = SmtpServer(
            settings.smtp_host,
            settings.smtp_port,
            settings.smtp_tls,
            settings.smtp_user,
            settings.smtp_password.get_secret_value(),
            settings.envelope_from,
            settings.from_address,
        )
        return SmtpTransport(server)
    return MaildirTransport(Path(settings.outgoing.removeprefix("maildir:")))


def make_renderer(settings: Settings, *, tried: bool = False) -> MailRenderer:
    """What turns a reply's facts into a mail; an operator's own templates are always tried out first.

    Raises :class:`~oredesk.mailbox.trial.WrongTemplates`.
    """
    letterhead = Letterhead(settings.organisation, settings.from_address)
    templates = Path(settings.templates) if settings.templates else None
    return tried_renderer(letterhead, templates) if templates or tried else MailRenderer(letterhead)


def make_scoring(
    ledger: SqlLedger,
    method: Method,
    clock: Clock,
    reference: CurrentReference | None = None,
    told: Callable[[Lot], None] = lambda _: None,
) -> Scoring:
    """What scoring suppliers needs; the reference where somebody has it at hand."""
    world = CurrentWorld(reference or CurrentReference(ledger), ledger)
    return Scoring(ledger, ledger, ledger, ledger, Followers(ledger, ledger), world, method, clock, told)


def make_copies(settings: Settings, storage: Storage, reader: WorkbookMarker) -> MarkedCopies:
    """What makes the marked copies that go with replies."""
    return CopiesOfOriginals(storage.ledger, storage.originals, _parser(settings), reader)


def new_case() -> str:
    """A case reference: eight random characters, 39 bits, easy to read aloud."""
    letters = "".join(secrets.choice(_CASE_LETTERS) for _ in range(8))
    return f"OD-{letters[:4]}-{letters[4:]}"


def _parser(settings: Settings) -> Callable[[bytes], IncomingMessage]:
    identity = DeskIdentity(
        frozenset(settings.addresses),
        f"@{_message_id_domain(settings)}>",
        settings.trusted_authserv,
        knows_all_addresses=bool(settings.own_addresses),
    )
    limits = MailLimits(settings.max_file_mb * MEGABYTE, settings.max_files)
    return functools.partial(parse, desk=identity, limits=limits)


def _message_id_domain(settings: Settings) -> str:
    """The right-hand side of the desk's own Message-IDs, by which its mails are told from all others."""
    return "oredesk." + settings.from_address.partition("@")[2].lower()
