"""``oredesk risk explain``: why a supplier stands where it stands, and what would change it."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from ..core.campaign import Campaign
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.explaining import Explanation, Known, explain
from ..core.risk_score import StoredScore
from ..pages.explanation_json import explanation_object
from ..pages.explanation_page import explanation_html, explanation_text
from .campaign_meant import Named
from .json_lines import show_json
from .risk_desk import RiskDesk, open_risk_desk
from .session import run_to_end, today
from .supplier_meant import supplier_meant
from .terminal import Exit, PageFormat, PageOutput, Spoken, reader_language, stop

_OUT_OF_SCOPE = Text(
    "{code} is out of scope, and no score of it is stored.", "{code} 不在调查范围内，也没有已保存的评分。"
)


def explain_score(
    supplier: Annotated[str, typer.Argument(metavar="SUPPLIER", help="Its code or its name.")],
    campaign: Named = "",
    at: Annotated[int | None, typer.Option(metavar="NUMBER", help="An earlier score, by its number.")] = None,
    lang: Spoken = None,
    output: PageOutput = PageFormat.TEXT,
) -> None:
    """Explain a supplier's score: every factor with its source, what would lower it most, and what changed."""
    language = lang or reader_language()
    one = run_to_end(_explained(supplier, campaign, at, language))
    if one is None:
        stop(Exit.FAILED, _OUT_OF_SCOPE.in_(language).format(code=one_line(supplier, 80)))
    match output:
        case PageFormat.JSON:
            show_json(explanation_object(one))
        case PageFormat.HTML:
            sys.stdout.write(explanation_html(one, language))
        case _:
            sys.stdout.write(explanation_text(one, language))


async def _explained(supplier: str, campaign: str, at: int | None, language: Language) -> Explanation | None:
    async with open_risk_desk(campaign) as desk:
        meant = await supplier_meant(desk.ledger, supplier, language)
        scores = await desk.ledger.scores_of(meant.number)
        chosen = _chosen(scores, desk.campaign if campaign else None, at)
        if at is not None and chosen is None:
            stop(Exit.FAILED, f"{meant.supplier.code} has no score {at}. Its scores: {_numbers(scores)}.")
        latest = chosen is None or not scores or chosen is scores[-1]
        made_for = await _campaign(desk, chosen)
        evidence = await desk.ledger.evidence([meant.number], made_for, today()) if latest else ()
        words = await desk.ledger.overrides(meant.number)
        known = Known(
            meant.supplier,
            evidence[0] if evidence else None,
            chosen,
            _before(scores, chosen),
            made_for,
            words[-1] if words and latest else None,
        )
        return explain(known, desk.world, desk.method, today())


def _chosen(scores: Sequence[StoredScore], campaign: Campaign | None, at: int | None) -> StoredScore | None:
    """The score to explain: by its number, else the latest, of that campaign where one is named."""
    fitting = [
        one
        for one in scores
        if (at is None or one.number == at) and (campaign is None or one.campaign == campaign.number)
    ]
    return fitting[-1] if fitting else None


def _before(scores: Sequence[StoredScore], chosen: StoredScore | None) -> StoredScore | None:
    earlier = [one for one in scores if chosen and one.number < chosen.number]
    return earlier[-1] if earlier else None


async def _campaign(desk: RiskDesk, chosen: StoredScore | None) -> Campaign | None:
    """The campaign that the score was made for; that of today where there is no score yet."""
    if chosen is None:
        return desk.campaign
    return next((one for one in await desk.ledger.campaigns() if one.number == chosen.campaign), None)


def _numbers(scores: Sequence[StoredScore]) -> str:
    return ", ".join(str(one.number) for one in scores[-20:]) or "none yet"
