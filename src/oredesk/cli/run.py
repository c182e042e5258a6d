"""``oredesk run``: the service."""

import asyncio
import gc
import os
import signal
import threading
from typing import Annotated, NoReturn

import structlog
import typer

from .. import __version__
from ..settings import Settings
from ..wiring import open_desk
from .session import desk_errors, read_settings, run_to_end
from .terminal import Exit, counted, out

LAST_CALL = 25.0
"""Seconds after which the process ends whatever still waits for a server: a restart takes it up again, and whoever
stops services kills what is not gone after half a minute or so."""

_SIGNALS = (signal.SIGTERM, signal.SIGINT)

log = structlog.get_logger("oredesk.service")


def run(
    once: Annotated[
        bool, typer.Option("--once", help="Handle what is waiting, drain the outbox and exit; for cron or a try.")
    ] = False,
) -> None:
    """Run the desk: receive mails, examine their workbooks, send the replies.

    Stops in an orderly way on SIGTERM or Ctrl-C; a second signal stops at once. Nothing is lost either way.
    """
    settings = read_settings()
    with desk_errors():
        run_to_end(_once(settings) if once else _run(settings))


async def _once(settings: Settings) -> None:
    async with open_desk(settings) as desk:
        count = await desk.service.once()
    out.print(f"{counted(count, 'new mail')} handled", markup=False)


async def _run(settings: Settings) -> None:
    stop = _stop_on_signals()
    async with open_desk(settings) as desk:
        gc.freeze()  # what was made so far stays: to look through it each time takes a fifth of scoring ten thousand
        log.info(
            "oredesk is running",
            version=__version__,
            inbox=f"imap {settings.imap_host}, {settings.imap_folder}" if settings.inbox == "imap" else settings.inbox,
            outgoing=f"smtp {settings.smtp_host}" if settings.outgoing == "smtp" else settings.outgoing,
            data=str(settings.data_folder.resolve()),
            replies=settings.reply_mode if desk.service.may_send() else "paused since a restore",
        )
        await desk.service.run(stop)
    log.info("oredesk has stopped")


def _stop_on_signals() -> asyncio.Event:
    """An event set by the first SIGTERM or SIGINT; the second one ends the process, and so does :data:`LAST_CALL`."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def on_signal(number: signal.Signals) -> None:
        for each in _SIGNALS:
            loop.remove_signal_handler(each)
            signal.signal(each, signal.SIG_DFL)
        if stop.is_set():  # the second one came before the first was heard
            signal.raise_signal(number)
        stop.set()
        last_call = threading.Timer(LAST_CALL, _end_now)
        last_call.daemon = True
        last_call.start()
        log.info("oredesk is stopping")

    for number in _SIGNALS:
        loop.add_signal_handler(number, on_signal, number)
    return stop


def _end_now() -> NoReturn:
    """End without waiting for anything; safe at any moment, as a power cut is."""
    log.warning("oredesk has stopped in the middle of its work, which the next start takes up")
    os._exit(Exit.OK)
