"""``oredesk outbox``: see what is queued, and decide about it."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from ..core.reply import Delivery, OutboxItem
from ..settings import Settings
from ..wiring import make_copies, make_renderer, open_reader, open_the_storage
from .session import desk_errors, now, open_ledger, read_settings, run_to_end, who
from .terminal import Exit, minute, out, stop, table_of

app = typer.Typer(help="See the replies, release drafts, retry or cancel.", no_args_is_help=False, add_completion=False)

_OPEN = (Delivery.DRAFT, Delivery.QUEUED, Delivery.SENDING, Delivery.FAILED, Delivery.WITHHELD, Delivery.BOUNCED)

Number = Annotated[int, typer.Argument(help="The reply's number, as `oredesk outbox` shows it.")]


@app.callback(invoke_without_command=True)
def outbox(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Also what was sent or cancelled.")] = False,
) -> None:
    """List the replies that have not left: drafts, queued, failed, withheld and bounced ones."""
    if context.invoked_subcommand is None:
        items = run_to_end(_items(() if everything else _OPEN))
        if not items:
            out.print("The outbox is empty." if everything else "Nothing is waiting in the outbox.")
            return
        out.print(_table(items))


@app.command()
def show(number: Number) -> None:
    """Print a reply as the mail it will be (RFC 5322), to look at before it is approved."""
    mail = run_to_end(_mail(read_settings(), number))
    if mail is None:
        stop(Exit.FAILED, f"There is no reply {number}.")
    sys.stdout.buffer.write(mail)


@app.command()
def approve(number: Number) -> None:
    """Release a draft or a withheld reply: it leaves at the next round."""
    _decide(number, Delivery.QUEUED, "will be sent")


@app.command()
def retry(number: Number) -> None:
    """Try a failed or waiting reply at once."""
    _decide(number, Delivery.QUEUED, "will be tried at once")


@app.command()
def cancel(number: Number) -> None:
    """Never send this reply. It stays in the record."""
    _decide(number, Delivery.CANCELLED, "is cancelled")


def _decide(number: int, state: Delivery, said: str) -> None:
    if not run_to_end(_decided(number, state)):
        stop(Exit.FAILED, f"There is no reply {number} that can still be decided about.")
    out.print(f"Reply {number} {said}.")


async def _decided(number: int, state: Delivery) -> bool:
    async with open_ledger(read_settings()) as ledger:
        return await ledger.decide(number, state, now(), who=who())


async def _mail(settings: Settings, number: int) -> bytes | None:
    with desk_errors():
        async with open_the_storage(settings, as_guest=True) as storage, open_reader(settings) as reader:
            item = next((item for item in await storage.ledger.outbox() if item.id == number), None)
            if item is None:
                return None
            return make_renderer(settings).render(item, await make_copies(settings, storage, reader).of(item))


async def _items(states: Sequence[Delivery]) -> Sequence[OutboxItem]:
    async with open_ledger(read_settings()) as ledger:
        return await ledger.outbox(states)


def _table(items: Sequence[OutboxItem]) -> Table:
    table = table_of("reply", "mail", "state", "to", "case", "tries", "next try (UTC)", "last error")
    for item in items:
        waits = item.state in (Delivery.QUEUED, Delivery.SENDING)
        table.add_row(
            str(item.id),
            str(item.mail_id),
            item.state,
            escape(item.reply.to),
            item.reply.case,
            str(item.attempts),
            minute(item.next_try) if waits else "",
            escape(item.last_error),
        )
    return table
