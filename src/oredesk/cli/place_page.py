"""What ``oredesk risk location`` prints: all that is known of a place's risk, for people and for machines."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from rich.markup import escape
from rich.table import Table

from ..core.language import Language, Text
from ..core.risk.location_rule import LocationRule
from ..core.risk.location_wording import (
    INDICATORS,
    NO_DATA,
    PARTS,
    TOPICS,
    say_answer,
    say_band,
    say_floor,
    say_list,
    say_metal,
    say_place,
    say_typed,
    say_value,
)
from ..core.risk.place_risk import Part, PlaceRisk, Topic, Verdict
from ..pages.numbers import decimal
from .json_lines import fields_of
from .terminal import out, say, table_in

_LISTS = (Topic.EU_LIST, Topic.COVERED, Topic.UN_REGIME)

_FOR_METAL = Text("{place}, for {metal}", "{place}，就{metal}而言")
_SCORE = Text("risk {score} of 100: {band}", "风险 {score} 分（满分 100）：{band}")
_INCOMPLETE = Text(
    "risk: incomplete, at least {least} of 100; too few figures are known, which is not a low risk",
    "风险：数据不足，至少 {least} 分（满分 100）；已知数据过少，不等于低风险",
)
_LIFTED = Text("(figures alone: {base})", "（仅按指标：{base} 分）")
_AT_LEAST = Text("at least {points}: {why}", "至少 {points} 分：{why}")
_PERCENT = Text("{:g} %", "{:g}%")
_PART_HEADINGS = Text("part;points;weight;adds", "组成;分值;权重;计入")
_HEADINGS = Text("indicator;counts for;value;points;year;edition", "指标;归入;数值;分值;年份;版本")
_LIST_HEADINGS = Text("list;answer;as of;list or note", "清单;结论;日期;清单或说明")
_HALVED = Text(
    "{before} lowered to {points}: other regions of the country are on the EU's list, this one is not",
    "由 {before} 降至 {points}：欧盟清单列出该国其他地区，未列出本地区",
)
_OLD = Text("old", "已旧")
_OLD_NOTE = Text(
    "old: about a year that ended more than {months} months ago", "已旧：数据所属年份结束已超过 {months} 个月"
)
_LOW = Text(
    "The number ranks work; low never means free of conflict.", "分值仅用于安排工作先后；低分绝不表示没有冲突风险。"
)


def show(risk: PlaceRisk, rule: LocationRule, today: dt.date, language: Language) -> None:
    """Print the place, its typed result, its number and what that is made of, then every indicator and list."""
    place = say_place(risk.place, language)
    named = _FOR_METAL.in_(language).format(place=place, metal=say_metal(risk.metal, language)) if risk.metal else place
    out.print(escape(named), style="bold")
    say(say_typed(risk, language))
    out.print()
    for line in _number(risk, language):
        say(line)
    out.print(_parts(risk, rule, language))
    conflict = risk.part(Part.CONFLICT)
    if conflict.points != conflict.before_region:
        before, points = _points(conflict.before_region, language), _points(conflict.points, language)
        say(_HALVED.in_(language).format(before=before, points=points))
    out.print()
    out.print(_verdicts(risk, rule, today, language))
    if any(one.is_old(today, rule.old_after_months) for one in risk.verdicts):
        say(_OLD_NOTE.in_(language).format(months=rule.old_after_months))
    out.print()
    out.print(_lists(risk, language))
    out.print()
    say(_LOW.in_(language))


def _number(risk: PlaceRisk, language: Language) -> Iterator[str]:
    if risk.score is None:
        yield _INCOMPLETE.in_(language).format(least=decimal(risk.least))
    else:
        lifted = _LIFTED.in_(language).format(base=_points(risk.base, language)) if risk.lifted else ""
        gap = " " if lifted and language is Language.EN else ""
        score = _SCORE.in_(language).format(score=decimal(risk.score), band=say_band(risk.band, language))
        yield f"{score}{gap}{lifted}"
    for floor in risk.floors:
        yield _AT_LEAST.in_(language).format(points=decimal(floor.points), why=say_floor(floor, risk.metal, language))


def _parts(risk: PlaceRisk, rule: LocationRule, language: Language) -> Table:
    weights = {
        Part.CONFLICT: rule.conflict_weight,
        Part.GOVERNANCE: rule.governance_weight,
        Part.HUMAN_RIGHTS: rule.human_rights_weight,
    }
    table = table_in(language, _PART_HEADINGS)
    for one in risk.parts:
        adds = "" if one.points is None else decimal(one.points * weights[one.part] / 100)
        points = _points(one.points, language)
        table.add_row(PARTS[one.part].in_(language), points, _PERCENT.in_(language).format(weights[one.part]), adds)
    return table


def _verdicts(risk: PlaceRisk, rule: LocationRule, today: dt.date, language: Language) -> Table:
    table = table_in(language, _HEADINGS)
    for one in risk.verdicts:
        table.add_row(
            INDICATORS[one.indicator].in_(language),
            PARTS[one.part].in_(language),
            say_value(one, language),
            "" if one.points is None else decimal(one.points),
            _year(one, rule, today, language),
            escape(" · ".join(filter(None, (one.edition, one.region, one.note)))),
        )
    return table


def _year(verdict: Verdict, rule: LocationRule, today: dt.date, language: Language) -> str:
    if verdict.year is None:
        return ""
    old = verdict.is_old(today, rule.old_after_months)
    return f"{verdict.year} {_OLD.in_(language)}" if old else str(verdict.year)


def _lists(risk: PlaceRisk, language: Language) -> Table:
    table = table_in(language, _LIST_HEADINGS)
    for topic in _LISTS:
        answer = risk.answer(topic)
        about = " · ".join(filter(None, (say_list(answer.source, language), say_list(answer.note, language))))
        on = str(answer.on) if answer.on else ""
        table.add_row(TOPICS[topic].in_(language), say_answer(answer, language), on, escape(about))
    return table


def _points(points: float | None, language: Language) -> str:
    return NO_DATA.in_(language) if points is None else decimal(points)


def place_object(risk: PlaceRisk, rule: LocationRule, today: dt.date) -> dict[str, Any]:
    """The same for machines: every number in full, codes instead of words."""
    return {
        "country": risk.place.country,
        "region": risk.place.region,
        "metal": risk.metal,
        "score": risk.score,
        "band": risk.band or "incomplete",
        "base": risk.base,
        "least": risk.least,
        "enhanced_due_diligence": risk.enhanced_due_diligence,
        "answers": {one.topic: one.known for one in risk.answers},
        "parts": {one.part: {"points": one.points, "before_region": one.before_region} for one in risk.parts},
        "floors": [fields_of(floor) for floor in risk.floors],
        "lists": [fields_of(risk.answer(topic)) for topic in _LISTS],
        "verdicts": [fields_of(one) | {"old": one.is_old(today, rule.old_after_months)} for one in risk.verdicts],
    }
