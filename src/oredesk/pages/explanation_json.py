"""A score's explanation for machines; ``docs/risk-json.md`` says what each key means, and the keys stay."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from ..core.language import Language
from ..core.risk import wording
from ..core.risk.comparing import Change, Difference, Movement
from ..core.risk.easing import Ease, Easing
from ..core.risk.explaining import Explanation
from ..core.risk.place_risk import PlaceRisk
from ..core.risk_score import FactorScore, GateHit, Reason, RiskScore
from .rendering import phrase

Object = dict[str, Any]


def explanation_object(one: Explanation) -> Object:
    """The explanation; numbers in full precision, words in both languages, names as they are stored."""
    return {
        "supplier": {"code": one.supplier.code, "name": one.supplier.name},
        "score": _stored(one),
        **score_object(one.score),
        "factors": [_factor(each) for each in one.score.factors],
        "leading": {"factors": [each.factor.value for each in one.leading], "share": one.leading_share},
        "no_data": [each.factor.value for each in one.without_data],
        "override": _override(one),
        "stale": one.is_stale,
        "easing": _easing(one.easing) if one.easing else None,
        "difference": _difference(one),
        "places": [_place(each, one) for each in one.places],
        "method": {"version": one.score.method, "in_force": one.method.version},
        "data": [dataclasses.asdict(each) for each in one.data],
        "limits": {language.value: phrase(language, "limits") for language in Language},
    }


def score_object(score: RiskScore) -> Object:
    """Both numbers, the cell, the tier with and without gates, and the gates."""
    return {
        "x": score.x,
        "y": score.y,
        "cell": {"risk": score.y_band, "impact": score.x_band},
        "tier": score.tier,
        "computed": {"risk": score.y_computed, "tier": score.tier_computed},
        "gates": [_gate(hit) for hit in score.gates],
    }


def _stored(one: Explanation) -> Object | None:
    if one.stored is None:
        return None
    campaign = one.campaign.name if one.campaign else None
    return {"number": one.stored.number, "at": one.stored.at, "cause": one.stored.cause, "campaign": campaign}


def _factor(one: FactorScore) -> Object:
    return {
        "factor": one.factor.value,
        "name": {language.value: one.factor.name_in(language) for language in Language},
        "points": one.points,
        "weight": one.weight,
        "part": one.part,
        "no_data": one.no_data,
        "reasons": [reason_object(each) for each in one.reasons],
    }


def reason_object(one: Reason) -> Object:
    """One input with the rule, the points, the source and the day."""
    return {
        "rule": one.rule,
        "facts": dict(one.facts),
        "text": {language.value: wording.say(one, language) for language in Language},
        "points": one.points,
        "source": one.source,
        "on": one.on,
        "no_data": one.no_data,
    }


def _gate(hit: GateHit) -> Object:
    text = {language.value: wording.say_gate(hit, language) for language in Language}
    return {"gate": hit.gate, "facts": dict(hit.facts), "text": text, "source": hit.source, "on": hit.on}


def _override(one: Explanation) -> Object | None:
    word = one.override
    if word is None:
        return None
    return {"tier": word.tier, "who": word.who, "reason": word.reason, "at": word.at, "expires": word.expires}


def _easing(easing: Easing) -> Object:
    return {
        "now": score_object(easing.now),
        "first": [_ease(each) for each in easing.first],
        "together": score_object(easing.together) if easing.together else None,
        "all": [_ease(each) for each in easing.all],
    }


def _ease(one: Ease) -> Object:
    measure = one.measure
    return {
        "measure": measure.doing.value,
        "about": measure.about,
        "count": measure.count,
        "questions": list(measure.questions),
        "codes": list(measure.codes),
        "smelters": [each._asdict() for each in measure.smelters],
        "metals": list(measure.metals),
        "by": "buyer" if measure.doing.by_buyer else "supplier",
        "at_best": measure.at_best,
        "falls": {"y": one.y, "x": one.x},
        "gates_gone": [hit.gate for hit in one.gates_gone],
        "then": score_object(one.after),
    }


def _difference(one: Explanation) -> Object | None:
    difference, previous = one.difference, one.previous
    if difference is None or previous is None:
        return None
    return {
        "since": {"number": previous.number, "at": previous.at, "cause": previous.cause},
        "before": score_object(difference.before),
        "x": difference.x,
        "y": difference.y,
        "movements": [_movement(each) for each in difference.movements],
        "gates_appeared": [_gate(hit) for hit in difference.gates_appeared],
        "gates_gone": [_gate(hit) for hit in difference.gates_gone],
        "method": _change(difference.method) if difference.method else None,
        "editions": _editions(difference),
    }


def _movement(one: Movement) -> Object:
    return {
        "factor": one.factor.value,
        "total": one.total,
        "by_points": one.by_points,
        "by_weight": one.by_weight,
        "points": _change(one.points),
        "weight": _change(one.weight),
        "appeared": [reason_object(each) for each in one.appeared],
        "gone": [reason_object(each) for each in one.gone],
        "changed": [{"before": reason_object(each.before), "after": reason_object(each.after)} for each in one.changed],
    }


def _place(risk: PlaceRisk, page: Explanation) -> Object:
    months = page.method.location.old_after_months
    return {
        "place": risk.place.region or risk.place.country,
        "metal": risk.metal,
        "location": risk.score,
        "base": risk.base,
        "parts": {one.part.value: one.points for one in risk.parts},
        "floors": [dataclasses.asdict(one) for one in risk.floors],
        "answers": {one.topic.value: one.known for one in risk.answers},
        "enhanced_due_diligence": risk.enhanced_due_diligence,
        "verdicts": [
            {
                "indicator": one.indicator,
                "value": one.value,
                "points": one.points,
                "year": one.year,
                "edition": one.edition,
                "is_old": one.is_old(page.today, months),
            }
            for one in risk.verdicts
        ],
    }


def _change(change: Change[Any]) -> Object:
    return {"before": change.before, "after": change.after}


def _editions(difference: Difference) -> Mapping[str, Object]:
    return {name: _change(change) for name, change in difference.editions}
