"""``oredesk risk override``: a person's word against a computed tier, with a reason and an end."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

import typer

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.override import Override
from ..core.risk.overriding import wrong_end
from ..core.risk_score import Band, RiskStanding
from ..core.supplier import StoredSupplier
from .days import read_day
from .risk_steps import LONGEST_REASON
from .session import now, open_ledger, read_settings, run_to_end, today, who
from .supplier_meant import supplier_meant
from .terminal import Exit, Spoken, reader_language, say, stop

_NO_REASON = Text("Say why: a reason is needed.", "请说明理由：理由不能为空。")
_INCOMPLETE = Text(
    "Say which tier holds and until when: --tier low|medium|high --until DATE (twelve months at the most);"
    " or take your word back: --withdraw",
    "请说明等级和截止日期：--tier low|medium|high --until 日期（最长十二个月）；如要撤回，请用 --withdraw",
)
_NOTHING_HOLDS = Text("No word against the computed tier holds now.", "目前没有生效的人工调整。")
_COMPUTED = Text("computed: {tier}", "系统计算：{tier}")
_NOT_SCORED = Text("computed: not scored yet", "系统计算：尚未评分")
_SAID = Text(
    "by {who}'s word: {tier}, until {until}; then the computed tier counts again",
    "{who} 人工调整为：{tier}，有效期至 {until}，到期后恢复系统计算结果",
)
_TAKEN_BACK = Text("The word was taken back: the computed tier counts.", "人工调整已撤回，以系统计算结果为准。")


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said about a supplier, beside what was computed."""

    supplier: StoredSupplier
    score: RiskStanding | None
    word: Override


def override(  # noqa: PLR0913, PLR0917 - typer's: an argument for each option
    supplier: Annotated[str, typer.Argument(metavar="SUPPLIER", help="The supplier's code or name.")],
    reason: Annotated[str, typer.Option(help="Why; kept with your name and the date.")],
    tier: Annotated[Band | None, typer.Option(help="The tier that holds by your word.")] = None,
    until: Annotated[
        dt.date | None,
        typer.Option(parser=read_day, metavar="DATE", help="Its last day, twelve months from now at the most."),
    ] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="Take back what was said.")] = False,
    lang: Spoken = None,
) -> None:
    """Set a supplier's tier by your word, with a reason and an end. The computed tier is kept and shown beside it."""
    language = lang or reader_language()
    if not one_line(reason):
        stop(Exit.FAILED, _NO_REASON.in_(language))
    if (tier is None, until is None) != (withdraw, withdraw):
        stop(Exit.FAILED, _INCOMPLETE.in_(language))
    if until and (wrong := wrong_end(until, today())):
        stop(Exit.FAILED, wrong.in_(language))
    _show(run_to_end(_say(supplier, (tier, until), one_line(reason, LONGEST_REASON), language)), language)


async def _say(text: str, meant: tuple[Band | None, dt.date | None], reason: str, language: Language) -> _Said:
    tier, until = meant
    async with open_ledger(read_settings()) as ledger:
        stored = await supplier_meant(ledger, text, language)
        if tier is None and stored.number not in await ledger.overrides_in_force(today()):
            stop(Exit.FAILED, _NOTHING_HOLDS.in_(language))
        campaign = await ledger.current_campaign(today())
        score = (await ledger.standings(campaign.number if campaign else None)).get(stored.number)
        word = Override(stored.number, now(), who(), tier, reason, until, score.number if score else None)
        await ledger.add_override(word)
        return _Said(stored, score, word)


def _show(said: _Said, language: Language) -> None:
    supplier, word = said.supplier.supplier, said.word
    say(f"✓ {one_line(supplier.name)} ({supplier.code})")
    computed = _COMPUTED if said.score else _NOT_SCORED
    say("  " + computed.in_(language).format(tier=said.score.tier.name_in(language) if said.score else ""))
    if word.tier is None:
        say("  " + _TAKEN_BACK.in_(language))
    else:
        tier = word.tier.name_in(language)
        say("  " + _SAID.in_(language).format(who=word.who, tier=tier, until=word.expires))
