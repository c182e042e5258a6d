"""``oredesk campaign sample``: suppliers of the self-assessment track, drawn so that anybody can draw the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from ..core.campaign import Campaign, Selecting, Selection
from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.risk.sampling import Sample, draw, self_assessed
from ..core.supplier import StoredSupplier
from .campaign_meant import NOTHING_CHANGED, Named, campaign_meant, described
from .csv_lines import show_csv
from .json_lines import show_json
from .session import now, open_ledger, read_settings, run_to_end, who
from .terminal import Apply, Exit, TableFormat, TableOutput, counted, minute, out, say, shown, stop, table_of

_LONGEST_SEED = 60


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A sample, whom it drew, and those drawn before it."""

    campaign: Campaign
    sample: Sample
    suppliers: Mapping[int, StoredSupplier]
    earlier: Sequence[Selection]
    kept: bool


def sample(
    size: Annotated[int, typer.Option(min=1, help="How many suppliers to draw.")],
    seed: Annotated[str, typer.Option(help="A word or number fixed beforehand; the same one draws the same.")],
    campaign: Named = "",
    apply: Apply = False,
    output: TableOutput = TableFormat.TEXT,
) -> None:
    """Draw suppliers of the self-assessment track at random, so that anybody can draw the same again.

    Each supplier's lot is the SHA-256 of the seed, a line feed and its code; the smallest lots are drawn.
    """
    fixed = one_line(seed, _LONGEST_SEED + 1)
    if not fixed or len(fixed) > _LONGEST_SEED:
        stop(Exit.FAILED, f"A seed has 1 to {_LONGEST_SEED} characters.")
    drawn = run_to_end(_sample(size, fixed, campaign, apply=apply))
    if output is TableFormat.JSON:
        show_json(_drawn_object(drawn))
    elif output is TableFormat.CSV:
        show_csv(("lot", "code", "name"), [(lot, *_called(drawn, one)) for lot, one in enumerate(_picked(drawn), 1)])
    else:
        _print_drawn(drawn)


async def _sample(size: int, seed: str, name: str, *, apply: bool) -> _Drawn:
    async with open_ledger(read_settings()) as ledger:
        campaign = await campaign_meant(ledger, name)
        divided = await ledger.latest_split(campaign.number)
        if divided is None:
            stop(Exit.FINDINGS, "This campaign has not been divided yet: oredesk campaign split --apply")
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


def _print_drawn(drawn: _Drawn) -> None:
    sample = drawn.sample
    say(described(drawn.campaign))
    say(f"Drawn by the seed “{sample.seed}”: {len(sample.picked)} of {counted(sample.population, 'supplier')} on the")
    say(f"self-assessment track (SHA-256 of their codes: {sample.digest[:16]}…).")
    if sample.size > sample.population:
        say(f"{sample.size} were asked for; there are only {sample.population}.")
    table = table_of("lot", "code", "name")
    for lot, number in enumerate(_picked(drawn), start=1):
        table.add_row(str(lot), *map(shown, _called(drawn, number)))
    out.print()
    out.print(table)
    for one in drawn.earlier:
        facts = dict(one.basis)
        say(f"Drawn before: {facts['size']} by the seed “{facts['seed']}”, {minute(one.at)} UTC, by {one.who}.")
    say("\n✓ Kept with seed, size, date and your name." if drawn.kept else NOTHING_CHANGED.in_(Language.EN))
