"""Reasons and gates in words: what was found, in either language, for a buyer who knows no rule by its number.

Points, sources and dates stand beside the words. Facts may be foreign text, so every channel escapes what it gets.
"""

import re
from collections.abc import Callable, Mapping

from ..annex_ii import AnnexII
from ..declaration import Question
from ..language import Language, Text
from ..risk_score import GateHit, Reason
from ..smelter import FacilityStatus, ListSource
from .location_wording import say_list, say_metal
from .method import IN_SCOPE_DENIED
from .place import Place
from .place_risk import FloorRule
from .places_scored import FIGURES, INCOMPLETE
from .plausibility_wording import PLAUSIBILITY

RULES: dict[str, Text] = {
    "X1.share": Text("larger suppliers make up {before} % of all spend", "采购额更大的供应商合计占总支出的 {before}%"),
    "X1.unknown": Text("spend not known", "采购支出未知"),
    "X2.sole-source": Text("sole source", "独家供应"),
    "X2.sources": Text("{sources} qualified sources", "有 {sources} 家合格货源"),
    "X2.unknown": Text("number of qualified sources not known", "合格货源数量未知"),
    "Y1.refused-audit": Text("refused an audit or data", "曾拒绝审核或拒绝提供资料"),
    "Y1.open-major": Text("open major non-conformities: {count}", "未关闭的严重不符合项：{count} 项"),
    "Y1.open-minor": Text("open minor non-conformities: {count}", "未关闭的一般不符合项：{count} 项"),
    "Y1.overdue": Text("overdue corrective actions: {count}", "逾期的纠正措施：{count} 项"),
    "Y1.high-before": Text("tier high in the round before ({campaign})", "上一轮（{campaign}）评级为高"),
    "Y1.never-assessed": Text("no audit or assessment on record", "没有审核或评估记录"),
    "Y1.nothing-open": Text("nothing open, last assessed on {assessed}", "无未关闭事项，最近评估日期 {assessed}"),
    "Y2.no-answers": Text("no declaration with answers", "没有可用的申报答复"),
    "Y2.not-answered": Text("{question}{for_metal}: not answered", "{question}{for_metal}：未回答"),
    "Y2.answer": Text("{question}{for_metal}: “{answer}”", "{question}{for_metal}：“{answer}”"),
    "Y2.letter-unknown": Text("not known whether the commitment letter is signed", "承诺书是否签署未知"),
    "Y2.no-letter": Text("commitment letter not signed", "未签署承诺书"),
    "Y2.all-in-place": Text("nothing open, commitment letter signed", "无待改进事项，承诺书已签署"),
    "Y3.unknown": Text("country of the supplier's site not known", "供应商所在国家未知"),
    "Y3.place": Text("site in {place}; {because}", "所在地：{place}；{because}"),
    "Y4.smelter": Text(
        "{facility}, {place}: {location}{mitigated}; {because}", "{facility}，{place}：{location}{mitigated}；{because}"
    ),
    "Y4.origin": Text(
        "{facility}, mined in {place}: {location}{mitigated}; {because}",
        "{facility}，矿产来自{place}：{location}{mitigated}；{because}",
    ),
    "Y4.lone-origin": Text("{metal} mined in {place}; {because}", "{metal}，矿产来自{place}；{because}"),
    "Y4.unknown-place": Text("{facility}: place not known{mitigated}", "{facility}：所在地未知{mitigated}"),
    "Y4.not-identified": Text(
        "{metal}: smelter not yet identified, so no place", "{metal}：冶炼厂尚未识别，所在地未知"
    ),
    "Y4.none-named": Text("no smelter named for {metal}", "未列出{metal}的冶炼厂"),
    "Y4.not-declared": Text(
        "{metal} is in scope by the register, and no declaration tells of it",
        "台账将{metal}列为管控矿产，但没有任何申报提及",
    ),
    "Y4.no-survey": Text("no declaration names any smelter", "没有列出冶炼厂的申报"),
    "Y4.not-needed": Text("no mineral in use, so no smelter", "不含相关矿产，无需冶炼厂"),
    "Y4.harmless-origins": Text(
        "origins without a smelter that would not raise it, so they do not count: {count}",
        "未对应冶炼厂且不会提高得分的来源地（不计入）：{count} 处",
    ),
    "Y4.others": Text("places that are not among the worst: {count}", "其余所在地（不属于最高的几处）：{count} 处"),
    "Y5.status": Text("{facility}: {status}", "{facility}：{status}"),
    "Y5.replaced": Text(
        "{facility}: removed from the lists, {successor} took its place",
        "{facility}：已从名单中移除，由 {successor} 取代",
    ),
    "Y5.confirmed-sanctioned": Text(
        "{facility}: sanctioned, as a person confirmed", "{facility}：受制裁（经人工确认）"
    ),
    "Y5.on-no-status-list": Text("{facility}: known, but on no status list", "{facility}：已知，但不在任何状态名单上"),
    "Y5.not-listed": Text("{facility}: on no list of this metal", "{facility}：不在该金属的任何名单上"),
    "Y5.no-list": Text("{facility}: there is no list with statuses of this metal", "{facility}：没有该金属的状态名单"),
    "Y5.not-identified": Text("{metal}: smelter not yet identified", "{metal}：冶炼厂尚未识别"),
    "Y5.none-named": Text("no smelter named for {metal}", "未列出{metal}的冶炼厂"),
    "Y5.not-declared": Text(
        "{metal} is in scope by the register, and no declaration tells of it",
        "台账将{metal}列为管控矿产，但没有任何申报提及",
    ),
    "Y5.no-survey": Text("no declaration names any smelter", "没有列出冶炼厂的申报"),
    "Y5.not-needed": Text("no mineral in use, so no smelter", "不含相关矿产，无需冶炼厂"),
    "Y6.rule": Text("{severity}: {code} ({kind}: {findings})", "{severity}：{code}（{kind}：{findings}）"),
    "Y6.no-survey": Text("no declaration whose plausibility could be checked", "没有可供核查合理性的申报"),
    "Y6.nothing-found": Text("no contradiction found", "未发现矛盾"),
}
"""What each rule found, by the rule's id."""

GATES: dict[str, Text] = {
    "G1": Text("sanctioned smelter in the supply chain: {facility}", "供应链中有受制裁的冶炼厂：{facility}"),
    "G2": Text(
        "no answer by the deadline of round {campaign}, {deadline}", "调查轮次 {campaign} 截止日（{deadline}）前未答复"
    ),
    "G3": Text("confirmed abuse: {abuse}", "已确认的侵害行为：{abuse}"),
    "G4": Text("corrective action refused", "拒绝采取纠正措施"),
}

_OTHER_EDITION = Text("a rule of another edition ({rule})", "其他版本的规则（{rule}）")

QUESTIONS: dict[Question, Text] = {
    Question.HAS_POLICY: Text("responsible-sourcing policy (A)", "负责任采购政策（A）"),
    Question.POLICY_IS_PUBLIC: Text("policy public on the website (B)", "政策在网站公开（B）"),
    Question.REQUIRES_VALIDATED_SMELTERS: Text("requires validated smelters (C)", "要求使用经验证的冶炼厂（C）"),
    Question.DOES_DUE_DILIGENCE: Text("due diligence measures (D)", "尽职调查措施（D）"),
    Question.SURVEYS_SUPPLIERS: Text("surveys its own suppliers (E)", "调查自身供应商（E）"),
    Question.REVIEWS_RESPONSES: Text("reviews their answers (F)", "审核供应商答复（F）"),
    Question.CORRECTIVE_ACTION: Text("corrective action in its review (G)", "审核含纠正措施管理（G）"),
    Question.SHARE_OF_SUPPLIERS: Text("share of its suppliers that answered", "已答复的供应商比例"),
    Question.ALL_SMELTERS_IDENTIFIED: Text("all smelters identified", "已识别全部冶炼厂"),
}
"""What the questions that count towards management ask, with their letters in CMRT and EMRT."""

_BECAUSE: dict[str, Text] = {
    FIGURES: Text("by its figures", "按指标数据"),
    INCOMPLETE: Text("too little is known of the place", "该地数据不足"),
    FloorRule.EU_LISTED: Text(
        "on the EU's list of conflict-affected and high-risk areas", "列入欧盟受冲突影响和高风险地区清单"
    ),
    FloorRule.EU_REGION_UNKNOWN: Text(
        "parts of the country are on the EU's list, and the region is not known",
        "该国部分地区列入欧盟清单，而所在地区未知",
    ),
    FloorRule.COVERED: Text("DR Congo, or a country adjoining it", "刚果（金）或其毗邻国家"),
    FloorRule.UN_REGIME: Text("UN sanctions regime", "联合国制裁"),
    FloorRule.TRANSIT: Text("known transit country", "已知过境国家"),
    FloorRule.EMBARGO: Text("import ban", "进口禁令"),
}
_ANSWERS: dict[str, Text] = {
    "Yes": Text("Yes", "是"),
    "No": Text("No", "否"),
    "Unknown": Text("Unknown", "未知"),
    "Greater than 90%": Text("Greater than 90%", "大于 90%"),
    "Greater than 75%": Text("Greater than 75%", "大于 75%"),
    "Greater than 50%": Text("Greater than 50%", "大于 50%"),
    "50% or less": Text("50% or less", "50% 或以下"),
    "None": Text("None", "完全没有"),
    "Yes, in conformance with IPC1755": Text("Yes, in conformance with IPC1755", "是，符合 IPC-1755"),
    "Yes, using other format (describe)": Text("Yes, using other format (describe)", "是，使用其他格式（请描述）"),
}
"""The templates' own answers, in the words of their Chinese edition."""
_SEVERITIES: dict[str, Text] = {
    "critical": Text("critical", "特别严重"),
    "major": Text("major", "严重"),
    "minor": Text("minor", "轻微"),
}
_MITIGATED = Text(" × {share} for its audit status", " × {share}（按审核状态）")
_NO_METAL = Text("metal not stated", "未注明金属")
_FOR_METAL = Text(" ({metal})", "（{metal}）")

_SOURCES: dict[str, Text] = {
    "register": Text("supplier register", "供应商台账"),
    "no-survey": Text("no declaration", "无申报"),
    "no-record": Text("no record", "无记录"),
    "score": Text("score of that round", "该轮评分"),
    "indicators": Text("country figures", "国家指标"),
    ListSource.RMI_CONFORMANT: Text("RMI conformant list", "RMI 符合名单"),
    ListSource.RMI_ACTIVE: Text("RMI active list", "RMI 审核中名单"),
    ListSource.RMI_ELIGIBLE: Text("RMI eligible list", "RMI 符合参与条件名单"),
    ListSource.LBMA: Text("LBMA list", "LBMA 名单"),
    ListSource.RJC: Text("RJC list", "RJC 名单"),
    ListSource.OWN: Text("own list", "自有名单"),
}
_SUBMISSIONS = re.compile(r"submission \d+(?:, submission \d+)*")
_SUBMISSION = Text("submission {}", "提交文件 {}")
_CAMPAIGN = Text("campaign {}", "调查轮次 {}")


def say(reason: Reason, language: Language) -> str:
    """What the rule found, without points, source and date."""
    wording = RULES.get(reason.rule)
    if wording is None:
        return _OTHER_EDITION.in_(language).format(rule=reason.rule)
    return wording.in_(language).format_map(_words(dict(reason.facts), language))


def say_gate(hit: GateHit, language: Language) -> str:
    """What lifted the tier, without source and date."""
    wording = GATES.get(hit.gate)
    if wording is None:
        return _OTHER_EDITION.in_(language).format(rule=hit.gate)
    return wording.in_(language).format_map(_words(dict(hit.facts), language))


def say_source(source: str, language: Language) -> str:
    """Where an input comes from; what a person or a publisher calls it stays as it is."""
    if known := _SOURCES.get(source):
        return known.in_(language)
    if _SUBMISSIONS.fullmatch(source):
        comma = "、" if language is Language.ZH else ", "
        return comma.join(_SUBMISSION.in_(language).format(each) for each in re.findall(r"\d+", source))
    kind, _, name = source.partition(" ")
    if kind == "campaign":
        return _CAMPAIGN.in_(language).format(name)
    return say_list(source, language)


class _Words(dict[str, str]):
    """Facts in words; one that a stored reason lacks is shown as an ellipsis, never as an error."""

    def __missing__(self, name: str) -> str:
        return "…"


def _words(facts: Mapping[str, str], language: Language) -> _Words:
    words = _Words({name: _in_words(name, fact, language) for name, fact in facts.items()})
    share, metal = facts.get("share", "1"), facts.get("metal")
    words["mitigated"] = "" if share == "1" else _MITIGATED.in_(language).format(share=share)
    words["for_metal"] = _FOR_METAL.in_(language).format(metal=words["metal"]) if metal else ""
    words.setdefault("metal", _NO_METAL.in_(language))
    if "smelter" in facts:
        number, name = facts["smelter"], facts.get("name", "")
        words["facility"] = (number if name in ("", number) else f"{number} {name}") + words["for_metal"]
    return words


def _in_words(name: str, fact: str, language: Language) -> str:
    """A fact in words; a code of another edition, and whatever is no code, as it is."""
    if name in _SAID:
        return _SAID[name](fact, language)
    known = _FEW.get(name, {}).get(fact)
    return known.in_(language) if known else fact


def _place(fact: str, language: Language) -> str:
    return Place(fact[:2], fact if len(fact) > len("XX") else "").name_in(language)


def _status(fact: str, language: Language) -> str:
    return FacilityStatus(fact).name_in(language) if fact in set(FacilityStatus) else fact


def _abuse(fact: str, language: Language) -> str:
    return AnnexII(fact).name_in(language) if fact in set(AnnexII) else fact


def _findings(fact: str, language: Language) -> str:
    told = fact.replace(IN_SCOPE_DENIED, _SOURCES["register"].in_(language))
    return told.replace(", ", "、") if language is Language.ZH else told


_SAID: dict[str, Callable[[str, Language], str]] = {
    "metal": say_metal,
    "place": _place,
    "status": _status,
    "abuse": _abuse,
    "findings": _findings,
    "before": lambda fact, _: f"{float(fact):.1f}",
    "location": lambda fact, _: f"{float(fact):.1f}",
}
_FEW: dict[str, dict[str, Text]] = {
    "question": {question.value: text for question, text in QUESTIONS.items()},
    "because": _BECAUSE,
    "answer": _ANSWERS,
    "severity": _SEVERITIES,
    "code": PLAUSIBILITY,
}
"""The words for facts that are one of a few."""
