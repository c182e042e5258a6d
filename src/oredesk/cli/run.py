"""``oredesk run``: the service."""

import asyncio
import signal
from typing import Annotated

import typer

from ..settings import Settings
from ..wiring import open_desk
from .session import desk_errors, read_settings
from .terminal import out


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
        asyncio.run(_once(settings) if once else _run(settings))


async def _once(settings: Settings) -> None:
    async with open_desk(settings) as desk:
        count = await desk.service.once()
    out.print(f"{count} new mail(s) handled", markup=False)


async def _run(settings: Settings) -> None:
    async with open_desk(settings) as desk:
        await desk.service.run(_stop_on_signals())


def _stop_on_signals() -> asyncio.Event:
    """An event set by the first SIGTERM or SIGINT; the second one finds Python's own handler again."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def on_signal() -> None:
        stop.set()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, on_signal)
    return stop
