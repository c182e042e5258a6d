"""``oredesk risk flags``: the red flags of the OECD Guidance that suppliers raise, and what each rests on."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer
from rich.markup import escape

from ..core.checks import STANDARD
from ..core.due_diligence import FlagHit
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.flag_wording import say_flag, say_hit
from ..core.risk.location_wording import say_list
from ..core.risk.place_risk import Known
from ..core.risk.red_flags import Flag
from ..core.risk.wording import say_source
from .json_lines import show_json
from .risk_case import Assessed, assess_all, assessed
from .risk_desk import open_risk_desk
from .session import run_to_end
from .terminal import Exit, Format, Output, Spoken, out, reader_language, say, shown, table_in

TITLES: Mapping[str, Text] = {check.code: check.title for check in STANDARD.checks}
"""What the checks are called."""

_HEADINGS = Text("code;supplier;red flags;enhanced due diligence", "编号;供应商;风险信号;加强尽职调查")
_OPEN = Text("open, {completion:.0f} % done", "进行中，已完成 {completion:.0f}%")
_NOT_OPEN = Text("not open: oredesk risk due-diligence open {code}", "未启动：oredesk risk due-diligence open {code}")
_CLOSED = Text("closed on {day}", "已于 {day} 关闭")
_NONE = Text("No supplier raises a red flag, as far as is known.", "就目前所知，没有供应商触发风险信号。")
_NO_PROOF = Text(
    "No flag is no proof: it says that nothing known points to one.",
    "未触发风险信号不代表没有风险，只说明现有信息未显示。",
)


def flags(
    supplier: Annotated[
        str,
        typer.Argument(
            metavar="[SUPPLIER]", help="One supplier, by code or name, with every flag; by default all that raise any."
        ),
    ] = "",
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Show which red flags of the OECD Guidance suppliers raise, why, and where too little is known to tell.

    Exit code 1 when a flag is raised.
    """
    language = lang or reader_language()
    found = run_to_end(_assessed(supplier, language))
    raised = [one for one in found if any(flag.hits for flag in one.flags)]
    if output is Format.JSON:
        show_json([_object(one, language) for one in (found if supplier else raised)])
    elif supplier:
        _show(found[0], language)
    elif raised:
        _print(raised, language)
    else:
        say(_NONE.in_(language))
    if raised:
        raise typer.Exit(Exit.FINDINGS)


async def _assessed(text: str, language: Language) -> Sequence[Assessed]:
    """The one that is named, or all."""
    async with open_risk_desk() as desk:
        return [await assessed(desk, text, language)] if text else await assess_all(desk, await desk.ledger.suppliers())


def _print(found: Sequence[Assessed], language: Language) -> None:
    table = table_in(language, _HEADINGS)
    for one in found:
        supplier = one.stored.supplier
        raised = ", ".join(flag.flag.value for flag in one.flags if flag.hits)
        table.add_row(shown(supplier.code), shown(supplier.name), raised, escape(_standing(one, language)))
    out.print(table)
    say("oredesk risk flags CODE")


def _standing(one: Assessed, language: Language) -> str:
    """How far enhanced due diligence is."""
    if not one.cases:
        return _NOT_OPEN.in_(language).format(code=one.stored.supplier.code)
    case = one.cases[-1]
    if case.closed_at:
        return _CLOSED.in_(language).format(day=case.closed_at.date())
    return _OPEN.in_(language).format(completion=case.completion)


def _show(one: Assessed, language: Language) -> None:
    supplier = one.stored.supplier
    out.print(escape(one_line(f"{supplier.name} ({supplier.code})")), style="bold")
    for flag in one.flags:
        style = "bold red" if flag.known is Known.YES else None
        line = f"{flag.flag.value}  {flag.flag.name_in(language)}"
        out.print(escape(line), style=style, soft_wrap=True)
        say(f"    {say_flag(flag, language)}")
        for hit in flag.hits:
            say(f"    – {seen(hit, language)}")
    out.print()
    if any(flag.hits for flag in one.flags):
        say(_standing(one, language))
    else:
        say(_NO_PROOF.in_(language))


def seen(hit: FlagHit, language: Language) -> str:
    """What was seen, where and when, and which lists and figures it rests on."""
    comma, semicolon = ("，", "；") if language is Language.ZH else (", ", "; ")
    declared = comma.join(filter(None, (say_source(hit.source, language), str(hit.on or ""))))
    pointer = semicolon.join((declared, *(say_list(name, language) for name, _ in hit.data)))
    told = say_hit(hit, language, TITLES)
    return f"{told}（{pointer}）" if language is Language.ZH else f"{told} ({pointer})"


def _object(one: Assessed, language: Language) -> dict[str, Any]:
    return {
        "supplier": one.stored.supplier.code,
        "name": one.stored.supplier.name,
        "flags": [_flag_object(flag, language) for flag in one.flags],
    }


def _flag_object(flag: Flag, language: Language) -> dict[str, Any]:
    return {
        "flag": flag.flag,
        "text": flag.flag.name_in(language),
        "known": flag.known,
        "missing": flag.missing,
        "hits": [hit_object(hit, language) for hit in flag.hits],
    }


def hit_object(hit: FlagHit, language: Language) -> dict[str, Any]:
    """One reason for a flag, for machines."""
    return {
        **dict(hit.facts),
        "role": hit.role,
        "because": hit.because,
        "smelters": hit.smelters,
        "source": hit.source,
        "on": hit.on,
        "data": [{"name": name, "on": on} for name, on in hit.data],
        "text": say_hit(hit, language, TITLES),
    }
