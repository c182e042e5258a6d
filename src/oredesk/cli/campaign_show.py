"""``oredesk campaign show``: how a survey round stands, and what was decided about it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from ..core.campaign import Assignment, Campaign, DeadlineSet, Selecting, Selection, Split, Track
from ..core.foreign_text import one_line
from ..core.language import Language
from .campaign_meant import campaign_meant, described
from .campaign_split import columns_of
from .csv_lines import show_csv
from .json_lines import show_json
from .session import open_ledger, read_settings, run_to_end, today
from .terminal import Spoken, TableFormat, TableOutput, counted, minute, out, reader_language, say, shown, table_of

_MOST_OVERDUE = 20
_MOST_PICKED = 20
_LONGEST_LINE = 2000


@dataclass(frozen=True, slots=True)
class _Round:
    """All that is shown of a campaign."""

    campaign: Campaign
    deadlines: Sequence[DeadlineSet]
    split: Split | None
    answered: frozenset[int]
    selections: Sequence[Selection]
    """The latest of each kind."""
    codes: Mapping[int, str]
    """Of all suppliers, by their numbers."""
    today: dt.date

    def of(self, track: Track | None) -> Sequence[Assignment]:
        """The suppliers on a track."""
        return [one for one in self.split.assignments if one.track is track] if self.split else []

    def is_overdue(self, one: Assignment) -> bool:
        """Whether it should have answered the survey by now and has not."""
        deadline = self.campaign.deadline
        waited = deadline is not None and deadline < self.today
        return waited and one.track is Track.SURVEY and one.supplier not in self.answered


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Which campaign; by default the one that runs.")] = "",
    lang: Spoken = None,
    output: TableOutput = TableFormat.TEXT,
) -> None:
    """Show how a survey round stands: tracks, who answered, who is overdue, whom rules and lots picked last."""
    found = run_to_end(_round(name))
    language = lang or reader_language()
    if output is TableFormat.JSON:
        show_json(_object(found, language))
    elif output is TableFormat.CSV:
        suppliers = _suppliers(found, language)
        show_csv(list(suppliers[0]) if suppliers else ["code"], [list(one.values()) for one in suppliers])
    else:
        _print(found, language)


async def _round(name: str) -> _Round:
    async with open_ledger(read_settings()) as ledger:
        campaign = await campaign_meant(ledger, name)
        number = campaign.number
        latest = {one.kind: one for one in await ledger.selections(number)}
        return _Round(
            campaign=campaign,
            deadlines=await ledger.deadlines(number),
            split=await ledger.latest_split(number),
            answered=await ledger.answered_since(campaign.starts),
            selections=tuple(latest[kind] for kind in Selecting if kind in latest),
            codes={one.number: one.supplier.code for one in await ledger.suppliers()},
            today=today(),
        )


def _suppliers(found: _Round, language: Language) -> Sequence[dict[str, Any]]:
    """Each supplier's track with its reason, as it was when the split was kept, and whether it has answered."""
    if found.split is None:
        return []
    return [
        columns_of(one, found.split.threshold, language)
        | {"answered": one.supplier in found.answered, "overdue": found.is_overdue(one)}
        for one in found.split.assignments
    ]


def _object(found: _Round, language: Language) -> dict[str, Any]:
    split = found.split
    return {
        "campaign": found.campaign.name,
        "starts": found.campaign.starts,
        "deadline": found.campaign.deadline,
        "deadlines": found.deadlines,
        "split": _split(split) if split else None,
        "suppliers": _suppliers(found, language),
        "selections": [
            {
                "kind": one.kind,
                "at": one.at,
                "who": one.who,
                "basis": dict(one.basis),
                "suppliers": [{"code": found.codes[pick.supplier], "rules": pick.rules} for pick in one.picked],
            }
            for one in found.selections
        ],
    }


def _split(split: Split) -> dict[str, Any]:
    return {"at": split.at, "who": split.who, "threshold": split.threshold, "total": f"{split.total:f}"}


def _print(found: _Round, language: Language) -> None:
    say(f"{described(found.campaign)}.")
    for opened in found.deadlines[:1]:
        say(f"  opened on {minute(opened.at)} UTC by {opened.who}")
    for word in found.deadlines[1:]:
        until = str(word.deadline) if word.deadline else "none"
        say(f"  deadline set to {until} on {minute(word.at)} UTC by {word.who}: {word.reason}")
    if found.split is None:
        out.print("It has not been divided yet: oredesk campaign split --threshold 96")
    else:
        say(f"Divided at {found.split.threshold:g} % of spend on {found.split.at:%Y-%m-%d} by {found.split.who}.")
        _print_tracks(found, language)
        _print_overdue(found)
    for one in found.selections:
        _print_selection(one, found.codes)


def _print_tracks(found: _Round, language: Language) -> None:
    table = table_of("track", "suppliers", "workbook received", "not yet", "overdue")
    for track in Track:
        on_it = found.of(track)
        answered = sum(one.supplier in found.answered for one in on_it)
        figures = (str(answered), "", "")  # the short form is no workbook: nobody is late with one
        if track is Track.SURVEY and on_it:
            overdue = sum(map(found.is_overdue, on_it))
            figures = (f"{answered} ({answered / len(on_it):.1%})", str(len(on_it) - answered), str(overdue))
        table.add_row(track.name_in(language), str(len(on_it)), *figures)
    table.add_row("not asked (out of scope)", str(len(found.of(None))), "", "", "")
    out.print()
    out.print(table)


def _print_overdue(found: _Round) -> None:
    overdue = [one for one in found.of(Track.SURVEY) if found.is_overdue(one)]
    if not overdue:
        return
    table = table_of("code", "name", title="\nOverdue, by spend")
    for one in overdue[:_MOST_OVERDUE]:
        table.add_row(shown(one.code), shown(one.name))
    out.print(table)
    if len(overdue) > _MOST_OVERDUE:
        say(f"… and {len(overdue) - _MOST_OVERDUE} more: all of them with --format csv")


def _print_selection(one: Selection, codes: Mapping[int, str]) -> None:
    facts = dict(one.basis)
    how = f"seed “{facts['seed']}”" if one.kind is Selecting.SAMPLE else f"rules {', '.join(facts)}"
    picked = counted(len(one.picked), "supplier")
    say(f"\nLast {one.kind}: {picked} on {one.at:%Y-%m-%d} by {one.who} ({how}).")
    named = [codes[pick.supplier] for pick in one.picked[:_MOST_PICKED]]
    more = f" … and {len(one.picked) - len(named)} more (--format json)" if len(one.picked) > len(named) else ""
    if named:
        say(f"  {one_line(', '.join(named), _LONGEST_LINE)}{more}")
