"""``oredesk campaign sample``: suppliers of the self-assessment track, drawn so that anybody can draw the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from ..core.campaign import Campaign, Selecting, Selection
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.sampling import Sample, draw, self_assessed
from ..core.supplier import StoredSupplier
from .campaign_meant import NOTHING_CHANGED, Named, campaign_meant, described
from .csv_lines import show_csv
from .json_lines import show_json
from .session import now, open_ledger, read_settings, run_to_end, who
from .terminal import (
    Apply,
    Exit,
    Spoken,
    TableFormat,
    TableOutput,
    counted,
    minute,
    out,
    reader_language,
    say,
    shown,
    stop,
    table_in,
)

_LONGEST_SEED = 60

_SEED_LENGTH = Text("A seed has 1 to {most} characters.", "种子须为 1 至 {most} 个字符。")
_NOT_DIVIDED = Text(
    "This campaign has not been divided yet: oredesk campaign split --apply",
    "该调查轮次尚未按采购额划分：oredesk campaign split --apply",
)
_DRAWN = Text(
    "Drawn by the seed “{seed}”: {count} of {suppliers} on the\n"
    "self-assessment track (SHA-256 of their codes: {digest}…).",
    "以种子“{seed}”从填写自评表的 {population} 家供应商中抽取 {count} 家（其编号的 SHA-256：{digest}…）。",
)
_TOO_FEW = Text("{size} were asked for; there are only {population}.", "要求抽取 {size} 家，但只有 {population} 家。")
_LOTS = Text("lot;code;name", "序号;编号;名称")
_EARLIER = Text(
    "Drawn before: {size} by the seed “{seed}”, {at} UTC, by {who}.",
    "此前抽取：{size} 家，种子“{seed}”，{at} UTC，{who}。",
)
_KEPT = Text("\n✓ Kept with seed, size, date and your name.", "\n✓ 已保存，并记录种子、数量、日期和您的姓名。")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A sample, whom it drew, and those drawn before it."""

    campaign: Campaign
    sample: Sample
    suppliers: Mapping[int, StoredSupplier]
    earlier: Sequence[Selection]
    kept: bool


def sample(  # noqa: PLR0913, PLR0917 - typer's: an argument for each option
    size: Annotated[int, typer.Option(min=1, help="How many suppliers to draw.")],
    seed: Annotated[str, typer.Option(help="A word or number fixed beforehand; the same one draws the same.")],
    campaign: Named = "",
    apply: Apply = False,
    lang: Spoken = None,
    output: TableOutput = TableFormat.TEXT,
) -> None:
    """Draw suppliers of the self-assessment track at random, so that anybody can draw the same again.

    Each supplier's lot is the SHA-256 of the seed, a line feed and its code; the smallest lots are drawn.
    """
    language = lang or reader_language()
    drawn = run_to_end(_sample(size, _fixed(seed, language), campaign, language, apply=apply))
    if output is TableFormat.JSON:
        show_json(_drawn_object(drawn))
    elif output is TableFormat.CSV:
        show_csv(("lot", "code", "name"), [(lot, *_called(drawn, one)) for lot, one in enumerate(_picked(drawn), 1)])
    else:
        _print_drawn(drawn, language)


def _fixed(seed: str, language: Language) -> str:
    fixed = one_line(seed, _LONGEST_SEED + 1)
    if not fixed or len(fixed) > _LONGEST_SEED:
        stop(Exit.FAILED, _SEED_LENGTH.in_(language).format(most=_LONGEST_SEED))
    return fixed


async def _sample(size: int, seed: str, name: str, language: Language, *, apply: bool) -> _Drawn:
    async with open_ledger(read_settings()) as ledger:
        campaign = await campaign_meant(ledger, name, language)
        divided = await ledger.latest_split(campaign.number)
        if divided is None:
            stop(Exit.FINDINGS, _NOT_DIVIDED.in_(language))
        suppliers = await ledger.suppliers()
        drawn = draw(self_assessed(divided, suppliers), size, seed)
        earlier = await ledger.selections(campaign.number, Selecting.SAMPLE)
        if apply:
            number, kind = campaign.number, Selecting.SAMPLE
            await ledger.add_selection(Selection(number, now(), who(), kind, drawn.basis, drawn.picked))
        return _Drawn(campaign, drawn, {one.number: one for one in suppliers}, earlier, apply)


def _picked(drawn: _Drawn) -> Sequence[int]:
    return [one.supplier for one in drawn.sample.picked]


def _called(drawn: _Drawn, number: int) -> tuple[str, str]:
    supplier = drawn.suppliers[number].supplier
    return supplier.code, supplier.name


def _drawn_object(drawn: _Drawn) -> dict[str, Any]:
    return {
        "campaign": drawn.campaign.name,
        "seed": drawn.sample.seed,
        "size": drawn.sample.size,
        "population": drawn.sample.population,
        "population_sha256": drawn.sample.digest,
        "earlier_samples": len(drawn.earlier),
        "kept": drawn.kept,
        "suppliers": [dict(zip(("code", "name"), _called(drawn, one), strict=True)) for one in _picked(drawn)],
    }


def _print_drawn(drawn: _Drawn, language: Language) -> None:
    say(described(drawn.campaign, language))
    _print_basis(drawn.sample, language)
    table = table_in(language, _LOTS)
    for lot, number in enumerate(_picked(drawn), start=1):
        table.add_row(str(lot), *map(shown, _called(drawn, number)))
    out.print()
    out.print(table)
    for one in drawn.earlier:
        basis = dict(one.basis)
        facts = {"size": basis["size"], "seed": basis["seed"], "at": minute(one.at), "who": one.who}
        say(_EARLIER.in_(language).format(**facts))
    say((_KEPT if drawn.kept else NOTHING_CHANGED).in_(language))


def _print_basis(sample: Sample, language: Language) -> None:
    told = {
        "seed": sample.seed,
        "count": len(sample.picked),
        "population": sample.population,
        "suppliers": counted(sample.population, "supplier"),
        "digest": sample.digest[:16],
    }
    say(_DRAWN.in_(language).format(**told))
    if sample.size > sample.population:
        say(_TOO_FEW.in_(language).format(size=sample.size, population=sample.population))
