"""The words for places and their risk that a person reads, in English and Chinese."""

from ..indicator import Indicator
from ..language import Language, Text
from ..mineral import Mineral
from ..places.covered import COVERED_COUNTRIES
from ..places.gold import GOLD_EMBARGO, GOLD_TRANSIT
from ..risk_score import Band
from .place import Place
from .place_risk import METHOD, Answer, Floor, FloorRule, Known, Part, PlaceRisk, Topic, Verdict

INDICATORS: dict[Indicator, Text] = {
    Indicator.DEATHS: Text("UCDP: deaths in organised violence, latest year", "UCDP：最近一年有组织暴力死亡人数"),
    Indicator.DEATHS_THREE_YEARS: Text("UCDP: the same, three years together", "UCDP：同上，最近三年合计"),
    Indicator.HIIK_INTENSITY: Text("HIIK: conflict within the country, 1 to 5", "HIIK（海德堡）：国内冲突强度，1 至 5"),
    Indicator.HIIK_INTERSTATE: Text("HIIK: conflict between states, 1 to 5", "HIIK（海德堡）：国家间冲突强度，1 至 5"),
    Indicator.POLITICAL: Text("Control Risks: political risk, 1 to 4", "Control Risks（化险）：政治风险，1 至 4"),
    Indicator.SECURITY: Text("Control Risks: security risk, 1 to 4", "Control Risks（化险）：安全风险，1 至 4"),
    Indicator.STABILITY: Text("WGI: political stability, percentile", "WGI：政治稳定，百分位"),
    Indicator.RULE_OF_LAW: Text("WGI: rule of law, percentile", "WGI：法治，百分位"),
    Indicator.CONTROL_OF_CORRUPTION: Text("WGI: control of corruption, percentile", "WGI：腐败控制，百分位"),
    Indicator.CPI: Text("CPI: perceived corruption, 100 is clean", "CPI：清廉指数，100 为最清廉"),
    Indicator.INFORM: Text("INFORM Risk, 0 to 10", "INFORM 风险指数，0 至 10"),
    Indicator.FSI: Text("FSI: fragile states, 0 to 120", "FSI：脆弱国家指数，0 至 120"),
    Indicator.CAHRA_CONFLICT: Text("EU list: conflict-affected", "欧盟清单：受冲突影响"),
    Indicator.CAHRA_HIGH_RISK: Text("EU list: high-risk", "欧盟清单：高风险"),
    Indicator.UN_REGIME: Text("UN sanctions regime", "联合国制裁制度"),
}

PARTS: dict[Part, Text] = {
    Part.CONFLICT: Text("conflict", "冲突"),
    Part.GOVERNANCE: Text("governance", "治理"),
    Part.HUMAN_RIGHTS: Text("human rights", "人权"),
}

TOPICS: dict[Topic, Text] = {
    Topic.CONFLICT: Text("conflict", "冲突"),
    Topic.GOVERNANCE: Text("governance", "治理"),
    Topic.HUMAN_RIGHTS: Text("human rights", "人权"),
    Topic.EU_LIST: Text(
        "on the EU's list of conflict-affected and high-risk areas", "列入欧盟受冲突影响和高风险地区清单"
    ),
    Topic.COVERED: Text("covered country (DR Congo and adjoining countries)", "受管辖国家（刚果（金）及其毗邻国家）"),
    Topic.UN_REGIME: Text("under a UN sanctions regime", "受联合国制裁"),
}
"""What is asked; *yes* is always the bad answer."""

KNOWN: dict[Known, Text] = {
    Known.YES: Text("yes", "是"),
    Known.NO: Text("no", "否"),
    Known.UNKNOWN: Text("no data", "无数据"),
}

NO_DATA = Text("no data", "无数据")
INCOMPLETE = Text("incomplete", "数据不足")
ENHANCED = Text("enhanced due diligence", "加强尽职调查")
_REGION_UNKNOWN = Text("depends on the region, which is not known", "取决于所在地区，而地区未知")

_FLOORS: dict[FloorRule, Text] = {
    FloorRule.EU_LISTED: Text("on the EU's list", "列入欧盟清单"),
    FloorRule.EU_REGION_UNKNOWN: Text(
        "some regions of the country are on the EU's list, and the region is not known",
        "该国部分地区列入欧盟清单，而所在地区未知",
    ),
    FloorRule.COVERED: Text("covered country", "受管辖国家"),
    FloorRule.UN_REGIME: Text("UN sanctions regime", "联合国制裁"),
    FloorRule.TRANSIT: Text("{metal} from conflict areas is known to pass through", "已知有冲突地区的{metal}过境"),
    FloorRule.EMBARGO: Text("import ban on {metal} from there", "当地{metal}受进口禁令限制"),
}

_LISTS: dict[str, Text] = {
    METHOD: Text("the method's own list", "评分方法自有名单"),
    COVERED_COUNTRIES.name: Text(
        "Dodd-Frank Act, section 1502(e): DR Congo and adjoining countries",
        "《多德-弗兰克法案》第 1502(e) 条：刚果（金）及其毗邻国家",
    ),
    GOLD_TRANSIT.name: Text(
        "US Treasury (OFAC) on gold smuggled out of the DR Congo", "美国财政部（OFAC）关于刚果（金）走私黄金的声明"
    ),
    GOLD_EMBARGO.name: Text(
        "import bans on Russian gold: EU, UK, USA, Canada, Japan, Switzerland",
        "俄罗斯黄金进口禁令：欧盟、英国、美国、加拿大、日本、瑞士",
    ),
}

_REGIMES: dict[str, Text] = {
    "UN-SC1988 (Taliban)": Text("UN-SC1988 (Taliban)", "UN-SC1988（塔利班）"),
    "UN-SC2048 (travel ban)": Text("UN-SC2048 (travel ban)", "UN-SC2048（旅行禁令）"),
    "UN-SC1737 (reimposed 2025-09-28; China, Russia and Iran dispute it)": Text(
        "UN-SC1737 (reimposed 2025-09-28; China, Russia and Iran dispute it)",
        "UN-SC1737（2025-09-28 恢复；中国、俄罗斯和伊朗持有异议）",
    ),
    "UN-SC1636 (individuals)": Text("UN-SC1636 (individuals)", "UN-SC1636（针对个人）"),
    "UN-SC2713 (Al-Shabaab)": Text("UN-SC2713 (Al-Shabaab)", "UN-SC2713（青年党）"),
}
"""The Security Council's regimes that are shipped with a remark."""

_PLACE_UNKNOWN = Text("place not known", "地点未知")


def say_place(place: Place, language: Language) -> str:
    """The country's name with its code, or the region's; or that the place is not known."""
    return place.name_in(language) if place.country else _PLACE_UNKNOWN.in_(language)


def say_band(band: Band | None, language: Language) -> str:
    """The band, or *incomplete*."""
    return band.name_in(language) if band else INCOMPLETE.in_(language)


def say_answer(answer: Answer, language: Language) -> str:
    """*yes*, *no*, or why there is no answer."""
    if answer.topic is Topic.EU_LIST and answer.known is Known.UNKNOWN and answer.source:
        return _REGION_UNKNOWN.in_(language)
    return KNOWN[answer.known].in_(language)


def say_typed(risk: PlaceRisk, language: Language) -> str:
    """The typed result on one line: ``conflict: no; governance: yes; human rights: yes -> enhanced due diligence``.

    The lists are named where one says yes, or cannot say.
    """
    told = [one for one in risk.answers if one.topic in _ALWAYS or one.known is not Known.NO]
    colon, semicolon = ("：", "；") if language is Language.ZH else (": ", "; ")
    line = semicolon.join(f"{TOPICS[one.topic].in_(language)}{colon}{say_answer(one, language)}" for one in told)
    return f"{line} -> {ENHANCED.in_(language)}" if risk.enhanced_due_diligence else line


_ALWAYS = (Topic.CONFLICT, Topic.GOVERNANCE, Topic.HUMAN_RIGHTS)


def say_floor(floor: Floor, metal: str, language: Language) -> str:
    """Why a place scores at least so much, and what list says so: ``covered country (Dodd-Frank Act, 2010-07-21)``."""
    why = _FLOORS[floor.rule].in_(language).format(metal=say_metal(metal, language))
    source = say_list(floor.source, language)
    if language is Language.ZH:
        return f"{why}（{source}，{floor.on}）" if floor.on else f"{why}（{source}）"
    return f"{why} ({source}, {floor.on})" if floor.on else f"{why} ({source})"


def say_list(source: str, language: Language) -> str:
    """What a list or a sanctions regime is called; a publisher's edition as its publisher calls it."""
    known = _LISTS.get(source) or _REGIMES.get(source)
    return known.in_(language) if known else source


def say_value(verdict: Verdict, language: Language) -> str:
    """The value as its publisher writes it, or *no data*."""
    return NO_DATA.in_(language) if verdict.value is None else f"{verdict.value:g}"


def say_metal(metal: str, language: Language) -> str:
    """A metal's everyday name; one that is no mineral of the templates as it is written."""
    minerals = {mineral.casefold(): mineral for mineral in Mineral}
    mineral = minerals.get(metal.casefold())
    return mineral.name_in(language) if mineral else metal
