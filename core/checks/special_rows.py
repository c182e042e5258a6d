"""S: what to do about smelters that are not yet identified, and about names that sound like no smelter."""

import re
from collections.abc import Iterator

from ..declaration import Question
from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from .contradictions import asked
from .parameter import Parameter
from .registry import At, at, check
from .rows import is_explained, listed_rows, named, rows_of
from .subject import Subject

_WORDS = Parameter(
    "words",
    (
        *("trading", "trader", "traders", "import", "export", "exports", "logistics", "distributor", "distributors"),
        *("wholesale", "agent", "agency", "office", "scrap", "mine", "mines", "quarry"),
        *("贸易", "商贸", "经贸", "进出口", "物流", "代理", "经销", "办事处", "废料", "废品", "矿山", "矿场", "采矿"),
    ),
    Text(
        "Words by which a trader, a scrap dealer, an office or a mine is told; Latin ones as whole words.",
        "据以识别贸易商、废料商、办事处或矿山的词；拉丁字母的词须整词匹配。",
    ),
)
_WORKS = re.compile(r"smelt|refin|metallurg|furnace|foundry|affiner|fundici|冶|精炼|熔炼")
"""A name with one of these may trade or mine besides."""


@check(
    "S090",
    Severity.NOTE,
    zh="清单中有尚未识别的冶炼厂。在查明之前可以保留这些行，但应继续追查并更新申报。",
    title=Text("Smelters still to be identified", "尚待识别的冶炼厂"),
    says=Text(
        "“Smelter not yet identified” stands in {in_rows} (in all: {count}).",
        "{in_rows}为“Smelter not yet identified”（共 {count} 行）。",
    ),
    remedy=Text(
        "Keep asking your suppliers for the smelter's name, country and number; replace the row as soon as you know,"
        " and send the declaration again.",
        "请继续向供应商索取冶炼厂的名称、国家/地区和编号；查明后请替换该行，并重新提交申报。",
    ),
)
def not_yet_identified(subject: Subject) -> Iterator[At]:
    """Rows *Smelter not yet identified* beside others, where not all smelters are said to be identified.

    They may stay until the smelter is known, but somebody must go on asking.
    """
    found: list[SmelterRow] = []
    for mineral in subject.declaration.minerals:
        contradicted = asked(subject, Question.ALL_SMELTERS_IDENTIFIED, mineral, "Yes")
        if mineral in subject.gating.needed and not contradicted and listed_rows(subject, mineral):
            found += (row for row in rows_of(subject, mineral) if row.is_not_identified)
    if found:
        rows = named(sorted(row.row for row in found))
        yield at(found[0].cell("C"), value=found[0].lookup, count=str(len(found)), rows=rows)


@check(
    "S091",
    Severity.NOTE,
    zh=(
        "未列出的冶炼厂，名称听起来像贸易商、废料商、办事处或矿山。"
        "RMI 所说的冶炼厂只指熔炼或精炼矿料、废料的工厂；该行已有说明时不再提示。"
    ),
    title=Text("Name that does not sound like a smelter", "名称不像冶炼厂"),
    says=Text(
        "Names such as “{value}” do not sound like smelters ({in_rows}). RMI means plants that melt or refine ore or"
        " scrap, not traders, collectors of scrap, offices or mines.",
        "“{value}”等名称听起来不像冶炼厂（{in_rows}）。RMI 所说的冶炼厂是熔炼或精炼矿料、废料的工厂，"
        "不包括贸易商、废料回收商、办事处和矿山。",
    ),
    remedy=Text(
        "If the company does not smelt or refine itself, ask it which smelter its metal comes from and list that one."
        " If it does, say so in column Q.",
        "如果该公司自身不熔炼或精炼，请向其询问金属来自哪家冶炼厂，并填报该冶炼厂；如果其确为冶炼厂，请在 Q 列说明。",
    ),
    parameters=(_WORDS,),
)
def name_of_no_smelter(subject: Subject) -> Iterator[At]:
    """A not-listed smelter whose typed name holds a word for trade, scrap, an office or a mine.

    RMI means plants that melt or refine; whoever sells the metal can tell where it was smelted. What the row itself
    says about it is taken for the explanation; of companies that the reference knows, other checks tell.
    """
    pattern = _pattern(subject.setting(_WORDS))
    if pattern is None:
        return
    unlisted = (row for row in subject.declaration.smelters if row.is_not_listed and not is_explained(row))
    if rows := [row for row in unlisted if _sounds_like(row.name, pattern) and not subject.facility_of(row)]:
        yield at(rows[0].cell("D"), value=rows[0].name.strip(), rows=named(row.row for row in rows))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the words; those of Latin letters not within longer ones."""
    known = [word.strip().casefold() for word in words if word.strip()]
    whole = (rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in known)
    return re.compile("|".join(whole)) if known else None


def _sounds_like(name: str, pattern: re.Pattern[str]) -> bool:
    folded = name.casefold()
    return bool(pattern.search(folded)) and not _WORKS.search(folded)
