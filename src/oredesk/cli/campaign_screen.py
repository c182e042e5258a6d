"""``oredesk campaign screen``: whom the screening rules name, and which rules hit."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..core.campaign import Pick, Selecting, Selection
from ..core.language import Language, Text
from ..core.risk.screening import ScreeningRule, basis
from ..core.usecases.screen_suppliers import Known, Screened, screen_suppliers
from ..risk_method import load_method
from .campaign_meant import NOTHING_CHANGED, Named, campaign_meant, described
from .csv_lines import show_csv
from .json_lines import show_json
from .session import now, open_ledger, read_settings, run_to_end, today, who
from .terminal import Apply, Spoken, TableFormat, TableOutput, counted, out, reader_language, say, shown, table_in

_KEPT = Text("\n✓ Kept.", "\n✓ 已保存。")
_BEFORE = Text("The round before is {name}.", "上一轮次为 {name}。")
_NONE_BEFORE = Text("There is no round before: nobody was high in it.", "没有上一轮次，因此无供应商在其中为高风险。")
_AUDITS = Text(
    "Special audits from {first} to {last} count as those of the round before.",
    "{first} 至 {last} 的专项审核计为上一轮次的专项审核。",
)
_RULES = Text("\nRules that are on", "\n已启用的规则")
_RULES_HEADINGS = Text("rule;looks for;suppliers", "规则;筛选条件;供应商数")
_PICKED = Text("\n{count} of {suppliers} to look at more closely.", "\n{all} 家供应商中有 {count} 家需重点关注。")
_NOT_SCORED = Text(
    "Not scored in this round yet: {suppliers}; do it: oredesk risk score",
    "本轮尚未评分：{count} 家供应商；评分：oredesk risk score",
)
_SUPPLIERS = Text("\nSuppliers", "\n供应商")
_HITS_HEADINGS = Text("code;name;risk/impact;tier;before;rules that hit", "编号;名称;风险/影响;等级;上一轮;命中的规则")


def screen(
    campaign: Named = "", apply: Apply = False, lang: Spoken = None, output: TableOutput = TableFormat.TEXT
) -> None:
    """Name the suppliers to look at more closely: whom the method's screening rules hit, and which rules.

    The rules are data (oredesk risk method example: tables [screening.…]). A supplier without a score in this round
    is hit by no rule about it. A person's word against a tier puts on the list; it takes nobody off it.
    """
    language = lang or reader_language()
    rules, screened = run_to_end(_screen(campaign, language, apply=apply))
    active = [rule for rule in rules if rule.on]
    if output is TableFormat.JSON:
        show_json(_screened_object(screened, active, language, kept=apply))
    elif output is TableFormat.CSV:
        columns = [_screened_columns(screened, one, active, language) for one in screened.picked]
        show_csv(_SCREENED, [[_joined(each) for each in one.values()] for one in columns])
    else:
        _print_screened(screened, active, language)
        say((_KEPT if apply else NOTHING_CHANGED).in_(language))


async def _screen(name: str, language: Language, *, apply: bool) -> tuple[Sequence[ScreeningRule], Screened]:
    settings = read_settings()
    async with open_ledger(settings) as ledger:
        rules = load_method(settings.risk_method).screening
        campaign = await campaign_meant(ledger, name, language)
        screened = await screen_suppliers(ledger, campaign, rules, today())
        if apply:
            number, kind = campaign.number, Selecting.SCREENING
            await ledger.add_selection(Selection(number, now(), who(), kind, basis(rules), screened.picked))
        return rules, screened


_THEN = ("cell_before", "tier_before", "tier_said_before")
_SCREENED = ("code", "name", "cell_now", "tier_now", "tier_said", *_THEN, "rules", "why")


def _screened_columns(
    screened: Screened, pick: Pick, rules: Sequence[ScreeningRule], language: Language
) -> dict[str, Any]:
    """What is told of one supplier that was hit, by :data:`_SCREENED`."""
    supplier = screened.suppliers[pick.supplier].supplier
    told = {rule.id: rule.text.in_(language) for rule in rules}
    values = (
        supplier.code,
        supplier.name,
        *_stood(screened.now, pick.supplier),
        *_stood(screened.then, pick.supplier),
        pick.rules,
        tuple(told[rule] for rule in pick.rules),
    )
    return dict(zip(_SCREENED, values, strict=True))


def _stood(known: Known, number: int) -> tuple[str | None, str | None, str | None]:
    """Cell and tier by the score, and the tier by a person's word."""
    score, word = known.standings.get(number), known.overrides.get(number)
    cell = f"{score.y_band}/{score.x_band}" if score else None
    return cell, score.tier if score else None, word.tier if word else None


def _joined(value: object) -> object:
    return "; ".join(value) if isinstance(value, tuple) else value


def _screened_object(
    screened: Screened, rules: Sequence[ScreeningRule], language: Language, *, kept: bool
) -> dict[str, Any]:
    return {
        "campaign": screened.campaign.name,
        "before": screened.before.name if screened.before else None,
        "rules": [{"id": rule.id, "text": rule.text.in_(language), "asks": dict(rule.asks)} for rule in rules],
        "screened": len(screened.suppliers),
        "not_scored": [one.supplier.code for one in screened.unscored],
        "kept": kept,
        "suppliers": [_screened_columns(screened, one, rules, language) for one in screened.picked],
    }


def _print_screened(screened: Screened, rules: Sequence[ScreeningRule], language: Language) -> None:
    say(described(screened.campaign, language))
    before = screened.before
    rounds = screened.rounds
    say(_BEFORE.in_(language).format(name=before.name) if before else _NONE_BEFORE.in_(language))
    say(_AUDITS.in_(language).format(first=rounds.before, last=rounds.last_day_before))
    hits = Counter(rule for pick in screened.picked for rule in pick.rules)
    table = table_in(language, _RULES_HEADINGS, title=_RULES.in_(language))
    for rule in rules:
        table.add_row(rule.id, shown(rule.text.in_(language)), str(hits[rule.id]))
    out.print(table)
    if screened.picked:
        _print_hits(screened, language)
    every, unscored = len(screened.suppliers), len(screened.unscored)
    told = {"count": len(screened.picked), "all": every, "suppliers": counted(every, "supplier")}
    say(_PICKED.in_(language).format(**told))
    if unscored:
        say(_NOT_SCORED.in_(language).format(count=unscored, suppliers=counted(unscored, "supplier")))


def _print_hits(screened: Screened, language: Language) -> None:
    table = table_in(language, _HITS_HEADINGS, title=_SUPPLIERS.in_(language))
    for pick in screened.picked:
        one = screened.suppliers[pick.supplier].supplier
        table.add_row(
            shown(one.code),
            shown(one.name),
            _cell(screened, pick, language),
            _tier(screened.now, pick.supplier, language),
            _tier(screened.then, pick.supplier, language),
            ", ".join(pick.rules),
        )
    out.print(table)


def _cell(screened: Screened, pick: Pick, language: Language) -> str:
    standing = screened.now.standing(pick.supplier)
    return standing.cell.name_in(language) if standing else ""


def _tier(known: Known, number: int, language: Language) -> str:
    """The computed tier and, beside it, what a person said instead; nothing where there is no score."""
    score, word = known.standings.get(number), known.overrides.get(number)
    computed = score.tier.name_in(language) if score else ""
    return f"{computed} ({word.tier.name_in(language)}: {shown(word.who)})" if word and word.tier else computed
