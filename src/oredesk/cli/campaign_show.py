"""``oredesk campaign show``: how a survey round stands, and what was decided about it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from ..core.campaign import Assignment, Campaign, DeadlineSet, Selecting, Selection, Split, Track
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from .campaign_meant import campaign_meant, described
from .campaign_split import NOT_ASKED, columns_of
from .csv_lines import show_csv
from .json_lines import show_json
from .session import open_ledger, read_settings, run_to_end, today
from .terminal import Spoken, TableFormat, TableOutput, counted, minute, out, reader_language, say, shown, table_in

_MOST_OVERDUE = 20
_MOST_PICKED = 20
_LONGEST_LINE = 2000

_OPENED = Text("  opened on {at} UTC by {who}", "  {at} UTC，{who}：新建")
_MOVED = Text(
    "  deadline set to {until} on {at} UTC by {who}: {reason}", "  {at} UTC，{who}：截止日期改为{until}（{reason}）"
)
_UNTIL = Text("{day}", " {day}")
_NONE = Text("none", "“无”")
_NOT_DIVIDED = Text(
    "It has not been divided yet: oredesk campaign split --threshold 96",
    "尚未按采购额划分：oredesk campaign split --threshold 96",
)
_DIVIDED = Text(
    "Divided at {threshold:g} % of spend on {day} by {who}.", "{who} 于 {day} 按采购总额的 {threshold:g}% 划分。"
)
_TRACKS = Text("track;suppliers;workbook received;not yet;overdue", "填报方式;供应商数;已收到工作簿;尚未收到;逾期")
_OVERDUE = Text("\nOverdue, by spend", "\n逾期未提交（按采购额排序）")
_OVERDUE_HEADINGS = Text("code;name", "编号;名称")
_MORE = Text("… and {count} more: all of them with --format csv", "……另有 {count} 家；查看全部：--format csv")
_LAST = {
    Selecting.SCREENING: Text(
        "\nLast screening: {suppliers} on {day} by {who} (rules {rules}).",
        "\n最近一次筛选：{count} 家供应商（{day}，{who}；规则 {rules}）。",
    ),
    Selecting.SAMPLE: Text(
        "\nLast sample: {suppliers} on {day} by {who} (seed “{seed}”).",
        "\n最近一次抽样：{count} 家供应商（{day}，{who}；种子“{seed}”）。",
    ),
}
_MORE_PICKED = Text(" … and {count} more (--format json)", " ……另有 {count} 家（--format json）")


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
    language = lang or reader_language()
    found = run_to_end(_round(name, language))
    if output is TableFormat.JSON:
        show_json(_object(found, language))
    elif output is TableFormat.CSV:
        suppliers = _suppliers(found, language)
        show_csv(list(suppliers[0]) if suppliers else ["code"], [list(one.values()) for one in suppliers])
    else:
        _print(found, language)


async def _round(name: str, language: Language) -> _Round:
    async with open_ledger(read_settings()) as ledger:
        campaign = await campaign_meant(ledger, name, language)
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
    say(described(found.campaign, language))
    _print_deadlines(found.deadlines, language)
    split = found.split
    if split is None:
        say(_NOT_DIVIDED.in_(language))
    else:
        facts = {"threshold": split.threshold, "day": f"{split.at:%Y-%m-%d}", "who": split.who}
        say(_DIVIDED.in_(language).format(**facts))
        _print_tracks(found, language)
        _print_overdue(found, language)
    for one in found.selections:
        _print_selection(one, found.codes, language)


def _print_deadlines(words: Sequence[DeadlineSet], language: Language) -> None:
    for opened in words[:1]:
        say(_OPENED.in_(language).format(at=minute(opened.at), who=opened.who))
    for word in words[1:]:
        until = _UNTIL.in_(language).format(day=word.deadline) if word.deadline else _NONE.in_(language)
        say(_MOVED.in_(language).format(until=until, at=minute(word.at), who=word.who, reason=word.reason))


def _print_tracks(found: _Round, language: Language) -> None:
    table = table_in(language, _TRACKS)
    for track in Track:
        on_it = found.of(track)
        answered = sum(one.supplier in found.answered for one in on_it)
        figures = (str(answered), "", "")  # the short form is no workbook: nobody is late with one
        if track is Track.SURVEY and on_it:
            overdue = sum(map(found.is_overdue, on_it))
            figures = (f"{answered} ({answered / len(on_it):.1%})", str(len(on_it) - answered), str(overdue))
        table.add_row(track.name_in(language), str(len(on_it)), *figures)
    table.add_row(NOT_ASKED.in_(language), str(len(found.of(None))), "", "", "")
    out.print()
    out.print(table)


def _print_overdue(found: _Round, language: Language) -> None:
    overdue = [one for one in found.of(Track.SURVEY) if found.is_overdue(one)]
    if not overdue:
        return
    table = table_in(language, _OVERDUE_HEADINGS, title=_OVERDUE.in_(language))
    for one in overdue[:_MOST_OVERDUE]:
        table.add_row(shown(one.code), shown(one.name))
    out.print(table)
    if len(overdue) > _MOST_OVERDUE:
        say(_MORE.in_(language).format(count=len(overdue) - _MOST_OVERDUE))


def _print_selection(one: Selection, codes: Mapping[int, str], language: Language) -> None:
    basis, picked = dict(one.basis), len(one.picked)
    how = {"seed": basis.get("seed"), "rules": ", ".join(basis)}
    told = {"count": picked, "suppliers": counted(picked, "supplier"), "day": f"{one.at:%Y-%m-%d}", "who": one.who}
    say(_LAST[one.kind].in_(language).format(**told, **how))
    named = [codes[pick.supplier] for pick in one.picked[:_MOST_PICKED]]
    more = _MORE_PICKED.in_(language).format(count=picked - len(named)) if picked > len(named) else ""
    if named:
        say(f"  {one_line(', '.join(named), _LONGEST_LINE)}{more}")
