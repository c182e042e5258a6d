"""``oredesk held``, ``replay``, ``done`` and ``decisions``: what waits for a person, and what people did about it."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from ..core.submission import MailRecord
from ..settings import Settings
from ..storage.instance import AlreadyRunning
from ..storage.ledger import Decision, SettingChange
from ..storage.smelters import WordOnName
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


def decisions() -> None:
    """List what people decided about mails, replies, submissions and smelters' names, and changed settings."""
    made, changed, words = run_to_end(_decisions(read_settings()))
    if not made and not changed and not words:
        out.print("Nothing was decided yet.")
        return
    table = table_of("when (UTC)", "who", "about", "before", "decision")
    lines = [(one.at, one.who, *_told(one)) for one in made]
    lines += [(one.at, "", one.name, "", one.value or '""') for one in changed]
    for word in words:
        named = word.confirmed
        lines.append((word.at, word.who, f"the name “{named.name}” ({named.mineral})", "", f"means {named.smelter_id}"))
    for at, *texts in sorted(lines):
        table.add_row(minute(at), *map(escape, texts))
    out.print(table)


def _told(decision: Decision) -> tuple[str, str, str]:
    """What it is about, what was before, and what was decided."""
    if decision.submission is None:
        return f"mail {decision.mail_id}", decision.before, decision.what
    about = f"mail {decision.mail_id}, submission {decision.submission}"
    link = "to" if decision.what == "tied" else "from"
    return about, f"by {decision.before}" if decision.before else "", f"{decision.what} {link} {decision.supplier}"


async def _decisions(
    settings: Settings,
) -> tuple[Sequence[Decision], Sequence[SettingChange], Sequence[WordOnName]]:
    async with open_ledger(settings) as ledger:
        return await ledger.decisions(), await ledger.setting_changes(), await ledger.words_on_names()


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
