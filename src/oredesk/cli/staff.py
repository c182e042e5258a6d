"""``oredesk held``, ``replay`` and ``done``: the mails that wait for a person."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from ..core.submission import MailRecord
from ..settings import Settings
from ..storage.instance import AlreadyRunning
from ..wiring import open_desk
from .session import desk_errors, now, open_ledger, read_settings, run_to_end, who
from .terminal import Exit, minute, out, stop, table_of

_WHY = {
    "sender-not-authentic": "your mail server says the sender is forged; `replay --trust-sender` if you know better",
    "no-sender": "there is not exactly one sender address",
    "cannot-be-fetched": "your mail server could not deliver it; move it from Held back to the inbox to try again",
}
"""What staff read about a held mail, by the reason; any other reason is a fault of ours."""

_ASKS = "the mail asks something; answer it from your own mail program, then `oredesk done`"
_OUR_FAULT = "a fault of ours; `oredesk replay` runs it again after an upgrade"


def held() -> None:
    """List the mails that wait for a person: held ones with the reason, and those that ask something."""
    kept, asking = run_to_end(_waiting(read_settings()))
    if not kept and not asking:
        out.print("No mail is held.")
        return
    table = table_of("mail", "received (UTC)", "from", "reason", "meaning")
    for record in kept:
        _add(table, record, record.reason, _WHY.get(record.reason, _OUR_FAULT))
    for record in asking:
        _add(table, record, "question", _ASKS)
    out.print(table)


def done(number: Annotated[int, typer.Argument(help="The mail's number, as `oredesk held` shows it.")]) -> None:
    """Note that you have dealt with a held or asking mail: it leaves the list. Nothing is deleted."""
    if not run_to_end(_close(read_settings(), number)):
        stop(Exit.FAILED, f"No mail {number} waits for a person.")
    out.print(f"Mail {number} is closed.")


def _add(table: Table, record: MailRecord, reason: str, meaning: str) -> None:
    table.add_row(str(record.id), minute(record.received_at), escape(record.sender), escape(reason), meaning)


def replay(
    number: Annotated[int, typer.Argument(help="The mail's number, as `oredesk held` shows it.")],
    trust_sender: Annotated[
        bool, typer.Option("--trust-sender", help="You know that the sender is genuine, whatever the mail server says.")
    ] = False,
) -> None:
    """Handle a held mail once more, by the same path as a new one. Nobody is answered twice."""
    settings = read_settings()
    with desk_errors():
        run_to_end(_replay(settings, number, trust_sender=trust_sender))


async def _waiting(settings: Settings) -> tuple[Sequence[MailRecord], Sequence[MailRecord]]:
    async with open_ledger(settings) as ledger:
        return await ledger.held(), await ledger.questions()


async def _close(settings: Settings, number: int) -> bool:
    async with open_ledger(settings) as ledger:
        return await ledger.close(number, now(), who=who())


async def _replay(settings: Settings, number: int, *, trust_sender: bool) -> None:
    async with open_ledger(settings) as ledger:
        if not await ledger.reopen(number, now(), who=who(), sender_trusted=trust_sender):
            stop(Exit.FAILED, f"No mail {number} is held.")
    try:
        async with open_desk(settings) as desk:
            await desk.service.once()
            record = await desk.storage.ledger.mail(number)
    except AlreadyRunning:
        out.print(f"Mail {number} is released; the running service handles it at its next round.")
        return
    shelf = record.shelf if record else None
    reason = f" ({record.reason})" if record and record.reason else ""
    out.print(f"Mail {number} was handled again: {shelf}{reason}.", markup=False)
