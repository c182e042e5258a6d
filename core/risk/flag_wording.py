"""The words for red flags and the places of a supplier that a person reads, in English and Chinese."""

from collections.abc import Mapping

from ..due_diligence import STATED, FlagHit, RedFlag
from ..language import Language, Text
from .location_wording import KNOWN, TOPICS, say_metal
from .place import Place
from .place_risk import Topic
from .red_flags import TRANSIT, Flag
from .roles import Role

_MOST_SMELTERS = 5
"""Smelters named for one place; of the others the number is told."""

MISSING: dict[str, Text] = {
    "no-survey": Text("it has declared nothing yet", "尚未提交任何申报"),
    "no-origins": Text("it has named no origin", "未申报任何来源国"),
    "some-origins": Text("of some smelters or metals no origin is known", "部分冶炼厂或金属的来源国未知"),
    "region-unknown": Text(
        "an origin is in a country of which only some regions are listed, and its region is not known",
        "有来源国仅部分地区列入清单，而具体地区未知",
    ),
    "no-figures": Text("of some origin too little is known", "部分来源国数据不足"),
    "no-production-table": Text(
        "no table of the countries that mine the metal was entered", "未录入该金属的生产国名单"
    ),
    "no-transit-list": Text("for some metals the method names no transit countries", "评分方法未列出部分金属的过境国"),
    "not-stated": Text("only people know about shareholdings, and nobody stated any", "股权情况需人工确认，尚无人说明"),
    "no-earlier": Text("there is no earlier submission within that time", "该期间内没有更早的申报"),
    "recycled-unknown": Text(
        "gold is refined in a transit country, and nobody says whether it is recycled",
        "有黄金在过境国精炼，是否为回收料未知",
    ),
}
"""Why a flag is neither hit nor out of the question."""

_RED_FLAG_LOCATION: dict[str, Text] = {
    **{topic.value: wording for topic, wording in TOPICS.items()},
    Topic.CONFLICT.value: Text("armed conflict", "存在武装冲突"),
    Topic.GOVERNANCE.value: Text("weak governance", "治理薄弱"),
    Topic.HUMAN_RIGHTS.value: Text("human rights at risk", "人权风险高"),
    TRANSIT: Text("known transit country", "已知过境国"),
}

_IN_PLACE = Text("{role}: {place}", "{role}：{place}")
_FOR_METAL = Text(" for {metal}", "（{metal}）")
_SMELTER = Text("smelter {named}", "冶炼厂 {named}")
_SMELTERS = Text("smelters {named}", "冶炼厂 {named}")
_AND_MORE = Text("{named} and {more} more", "{named} 等，另有 {more} 家")


def say_flag(flag: Flag, language: Language) -> str:
    """*yes*, *no*, or *no data* with the reason."""
    known = KNOWN[flag.known].in_(language)
    if flag.missing not in MISSING:
        return known
    why = MISSING[flag.missing].in_(language)
    return f"{known}：{why}" if language is Language.ZH else f"{known}: {why}"


def say_hit(hit: FlagHit, language: Language, titles: Mapping[str, Text]) -> str:
    """What was seen, without source and date; ``titles`` are those of the checks, by code."""
    if hit.is_stated:
        return hit.fact(STATED)
    if hit.flag is RedFlag.ANOMALIES:
        code = hit.fact("code")
        return f"{code} {titles[code].in_(language)}" if code in titles else code
    parts = [_where(hit, language), *(_why(one, language) for one in hit.because)]
    if hit.smelters:
        smelters = _SMELTERS if len(hit.smelters) > 1 else _SMELTER
        parts.append(smelters.in_(language).format(named=_named(hit.smelters, language)))
    return ("；" if language is Language.ZH else "; ").join(parts)


def say_place_of(hit: FlagHit, language: Language) -> str:
    """The place that a hit is about; ``""`` when it is about none."""
    code = hit.fact("place")
    return Place(code[:2], code if "-" in code else "").name_in(language) if code else ""


def _where(hit: FlagHit, language: Language) -> str:
    role = Role(hit.role).name_in(language) if hit.role else ""
    told = _IN_PLACE.in_(language).format(role=role, place=say_place_of(hit, language))
    metal = hit.fact("metal")
    return told + _FOR_METAL.in_(language).format(metal=say_metal(metal, language)) if metal else told


def _why(because: str, language: Language) -> str:
    return _RED_FLAG_LOCATION[because].in_(language) if because in _RED_FLAG_LOCATION else because


def _named(smelters: tuple[str, ...], language: Language) -> str:
    named = ("、" if language is Language.ZH else ", ").join(smelters[:_MOST_SMELTERS])
    more = len(smelters) - _MOST_SMELTERS
    return _AND_MORE.in_(language).format(named=named, more=more) if more > 0 else named
