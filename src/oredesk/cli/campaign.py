"""``oredesk campaign``: survey rounds, whom they ask with which instrument, and whom to look at more closely."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.markup import escape

from ..core.campaign import Campaign, DeadlineSet
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from . import campaign_sample, campaign_screen, campaign_show, campaign_split
from .campaign_meant import NO_CAMPAIGN, Named, campaign_meant, described
from .days import read_day
from .json_lines import show_json
from .session import now, open_ledger, read_settings, run_to_end, today, who
from .terminal import Exit, Format, Output, Spoken, out, reader_language, say, stop, table_in

app = typer.Typer(
    help="Open survey rounds; divide, screen and sample their suppliers.", no_args_is_help=True, add_completion=False
)

_LONGEST_NAME = 60
_HEADINGS = Text("campaign;starts;deadline;running", "调查轮次;开始日期;截止日期;进行中")
_YES = Text("yes", "是")

_Day = Annotated[dt.date | None, typer.Option(parser=read_day, metavar="DATE", help="The day by which to answer.")]


@app.command("open")
def open_campaign(
    name: Annotated[str, typer.Argument(help="What people call it, such as 2026.")],
    starts: Annotated[dt.date, typer.Option(parser=read_day, metavar="DATE", help="Its first day, as 2026-01-01.")],
    deadline: _Day = None,
) -> None:
    """Open a survey round. It runs from its first day until the next one begins."""
    called = one_line(name, _LONGEST_NAME + 1)
    if not called or len(called) > _LONGEST_NAME:
        stop(Exit.FAILED, f"A campaign's name has 1 to {_LONGEST_NAME} characters.")
    _check_deadline(starts, deadline)
    campaign = run_to_end(_open(called, starts, deadline))
    if campaign is None:
        stop(Exit.FAILED, f"There is a campaign “{called}” already; `oredesk campaign list` shows them.")
    say(f"✓ {described(campaign)}")
    out.print("Next: oredesk campaign split --threshold 96")


@app.command()
def deadline(
    day: Annotated[str, typer.Argument(metavar="DATE|none", help="The day by which to answer, as 2026-06-30.")],
    reason: Annotated[str, typer.Option(help="Why; kept with your name and the date.")],
    campaign: Named = "",
) -> None:
    """Set, move or take away a campaign's deadline. Who has not answered by then is rated high."""
    until = None if day == "none" else read_day(day)
    if not one_line(reason):
        stop(Exit.FAILED, "Say why: a reason is needed.")
    word = DeadlineSet(now(), who(), until, one_line(reason))
    found, changed = run_to_end(_set_deadline(campaign, word))
    say(f"✓ {described(found)}" if changed else f"That is its deadline already. {described(found)}")


@app.command("list")
def list_campaigns(lang: Spoken = None, output: Output = Format.TEXT) -> None:
    """List the survey rounds, by their first day."""
    language = lang or reader_language()
    campaigns, current = run_to_end(_campaigns())
    running = current.number if current else None
    if output is Format.JSON:
        show_json([_object(one, running=one.number == running) for one in campaigns])
    elif not campaigns:
        say(NO_CAMPAIGN.in_(language))
    else:
        _print(campaigns, running, language)


def _object(campaign: Campaign, *, running: bool) -> dict[str, object]:
    days = {"starts": campaign.starts, "deadline": campaign.deadline}
    return {"name": campaign.name, **days, "running": running}


def _print(campaigns: Sequence[Campaign], running: int | None, language: Language) -> None:
    table = table_in(language, _HEADINGS)
    for one in campaigns:
        deadline = str(one.deadline) if one.deadline else ""
        table.add_row(escape(one.name), str(one.starts), deadline, _YES.in_(language) if one.number == running else "")
    out.print(table)


def _check_deadline(starts: dt.date, deadline: dt.date | None) -> None:
    if deadline and deadline < starts:
        stop(Exit.FAILED, f"The deadline {deadline} is before the first day {starts}.")


async def _open(name: str, starts: dt.date, deadline: dt.date | None) -> Campaign | None:
    async with open_ledger(read_settings()) as ledger:
        return await ledger.open_campaign(name, starts, deadline, now(), who())


async def _set_deadline(name: str, word: DeadlineSet) -> tuple[Campaign, bool]:
    async with open_ledger(read_settings()) as ledger:
        campaign = await campaign_meant(ledger, name)
        _check_deadline(campaign.starts, word.deadline)
        changed = await ledger.set_deadline(campaign.number, word)
        return await campaign_meant(ledger, campaign.name), changed


async def _campaigns() -> tuple[Sequence[Campaign], Campaign | None]:
    async with open_ledger(read_settings()) as ledger:
        return await ledger.campaigns(), await ledger.current_campaign(today())


app.command("show")(campaign_show.show)
app.command("split")(campaign_split.split)
app.command("screen")(campaign_screen.screen)
app.command("sample")(campaign_sample.sample)
