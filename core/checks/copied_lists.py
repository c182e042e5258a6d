"""D: smelter lists that look taken over from the template, or are very long; for staff alone."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..mineral import Mineral
from .facilities import name_of, number_of
from .parameter import Parameter
from .registry import At, at, check
from .rows import rows_of
from .subject import Subject

_SHARE = Parameter(
    "large_share",
    70,
    Text(
        "How many percent of the template's own list are a large part of it.",
        "达到模板自带列表的百分之多少视为大部分。",
    ),
    1,
    100,
)
_NEARLY_ALL = Parameter(
    "nearly_all",
    90,
    Text(
        "How many percent of the template's own list are nearly all of it.",
        "达到模板自带列表的百分之多少视为几乎全部。",
    ),
    1,
    100,
)
_SHARE_IN_ORDER = Parameter(
    "share_in_order",
    50,
    Text(
        "How many percent of the template's own list a declaration must name before their order counts.",
        "达到模板自带列表的百分之多少时，才考虑排列顺序是否与模板一致。",
    ),
    1,
    100,
)
_ROWS_IN_ORDER = Parameter(
    "rows_in_order",
    20,
    Text("How many smelters must stand in the template's order.", "多少家冶炼厂按模板顺序排列才算一致。"),
    2,
)
_OFFERED = Parameter(
    "least_offered",
    20,
    Text("How many smelters of the metal the template must offer.", "模板至少提供多少家该金属的冶炼厂。"),
    1,
)
_MANY = Parameter(
    "most_smelters",
    50,
    Text("How many smelters of one metal are not yet very many.", "一种金属的冶炼厂不超过多少家为正常。"),
    1,
)
COPIED = (_SHARE, _NEARLY_ALL, _SHARE_IN_ORDER, _ROWS_IN_ORDER, _OFFERED)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of the template's own list for a metal a declaration names."""

    mineral: Mineral
    first: SmelterRow
    listed: int
    offered: int
    in_order: bool
    """Whether the rows follow one another as in the template, and are enough to tell."""

    def is_at_least(self, percent: int) -> bool:
        """Whether it is this share of what the template offers."""
        return 100 * self.listed >= percent * self.offered


@check(
    "D060",
    Severity.SUSPICION,
    zh="某金属的清单包含了模板自带列表中的大部分冶炼厂。可能是大型分销商的汇总清单，也可能是复制而来。",
    title=Text("Large part of the template's list named", "列出了模板列表中的大部分冶炼厂"),
    says=Text(
        "For {mineral} the declaration names {listed} of the {offered} smelters that its template offers ({share}%).",
        "该申报列出的{mineral}冶炼厂为 {listed} 家，而其模板共提供 {offered} 家（{share}%）。",
    ),
    remedy=Text(
        "A distributor or a large group may have put many lists together. You might ask which products the list applies"
        " to, or for a declaration by product.",
        "可能是分销商或大型集团的汇总清单。可询问该清单适用于哪些产品，或要求提供产品级申报。",
    ),
    parameters=COPIED,
)
def large_part_of_template(subject: Subject) -> Iterator[At]:
    """A large part of the smelters that the file's own look-up offers for a metal.

    Few companies have so many in their supply chain; a list that was taken over says nothing about it.
    """
    for overlap in overlaps(subject):
        if overlap.is_at_least(subject.setting(_SHARE)) and not _is_nearly_all(subject, overlap):
            yield _at_overlap(overlap)


@check(
    "D061",
    Severity.SUSPICION,
    zh="某金属的清单几乎包含模板自带列表的全部冶炼厂，或大部分且顺序一致。按名称排序的真实清单也可能如此。",
    title=Text("Template's list named nearly whole or in its order", "几乎列出了模板的全部列表或顺序一致"),
    says=Text(
        "For {mineral} the declaration names {listed} of the {offered} smelters that its template offers ({share}%),"
        " {ordered} of them in the template's own order.",
        "该申报列出的{mineral}冶炼厂为 {listed} 家，而其模板共提供 {offered} 家（{share}%），"
        "其中 {ordered} 家的排列顺序与模板一致。",
    ),
    remedy=Text(
        "The list may be a distributor's, sorted by name. You might ask how it came about and which products it applies"
        " to.",
        "可能是分销商按名称排序的汇总清单。可询问该清单的来源及其适用的产品。",
    ),
    parameters=COPIED,
)
def nearly_all_of_template(subject: Subject) -> Iterator[At]:
    """Nearly all smelters that the file's own look-up offers for a metal, or half of them in its very order.

    That is what a copied list looks like; a consolidated one that was sorted by name looks the same.
    """
    for overlap in overlaps(subject):
        if _is_nearly_all(subject, overlap):
            yield _at_overlap(overlap, ordered=str(overlap.listed if overlap.in_order else 0))


@check(
    "D062",
    Severity.SUSPICION,
    zh="公司层面的申报为一种金属列出了很多冶炼厂。产品种类多的公司可能如此，小公司则少见。",
    title=Text("Very many smelters for one metal", "一种金属的冶炼厂数量很多"),
    says=Text(
        "This declaration for the whole company names {count} smelters of {mineral}.",
        "该公司层面的申报列出了 {count} 家{mineral}冶炼厂。",
    ),
    remedy=Text(
        "That is plausible for a company with many products and suppliers. For a small one you might ask for a"
        " declaration by product.",
        "对于产品和供应商众多的公司属于正常。如为小型公司，可要求提供产品级申报。",
    ),
    parameters=(_MANY, *COPIED),
)
def very_many_smelters(subject: Subject) -> Iterator[At]:
    """More than fifty smelters for one metal in a declaration for the whole company.

    Such lists mostly pass on what all suppliers named, needed or not; lists like the template's are told as that.
    """
    if subject.declaration.scope != "A":
        return
    many: dict[Mineral, tuple[SmelterRow, int]] = {}
    for mineral in subject.declaration.minerals:
        rows = rows_of(subject, mineral)
        if len(rows) <= subject.setting(_MANY):
            continue
        count = len({number_of(row) or name_of(row).casefold() for row in rows if not row.is_not_identified})
        if count > subject.setting(_MANY):
            many[mineral] = (rows[0], count)
    told = {overlap.mineral for overlap in overlaps(subject) if is_like_template(subject, overlap)} if many else ()
    for mineral, (first, count) in many.items():
        if mineral not in told:
            yield at(first.cell("B"), value=mineral, mineral=mineral, count=str(count))


def overlaps(subject: Subject) -> Iterator[Overlap]:
    """Of each metal that the file's own look-up offers enough smelters for, how many are named; left out if few."""
    offered = {metal.casefold(): count for metal, count in subject.declaration.offered}
    least = min(map(subject.setting, (_SHARE, _NEARLY_ALL, _SHARE_IN_ORDER)))
    for mineral in subject.declaration.minerals:
        found = [row for row in rows_of(subject, mineral) if row.lookup_row]
        offers = offered.get(mineral.casefold(), 0)
        if offers >= subject.setting(_OFFERED) and 100 * len(found) >= least * offers:
            listed = len({number_of(row) or str(row.lookup_row) for row in found})
            places = list(dict.fromkeys(row.lookup_row for row in found))
            rises = all(one < other for one, other in itertools.pairwise(places))
            in_order = rises and len(places) >= subject.setting(_ROWS_IN_ORDER)
            yield Overlap(mineral, found[0], listed, offers, in_order)


def _is_nearly_all(subject: Subject, overlap: Overlap) -> bool:
    in_order = overlap.in_order and overlap.is_at_least(subject.setting(_SHARE_IN_ORDER))
    return in_order or overlap.is_at_least(subject.setting(_NEARLY_ALL))


def is_like_template(subject: Subject, overlap: Overlap) -> bool:
    """Whether staff are told that the list is like the template's own."""
    return overlap.is_at_least(subject.setting(_SHARE)) or _is_nearly_all(subject, overlap)


def _at_overlap(overlap: Overlap, **facts: str) -> At:
    share = 100 * overlap.listed // overlap.offered
    facts |= {"listed": str(overlap.listed), "offered": str(overlap.offered), "share": str(share)}
    return at(overlap.first.cell("B"), facts, value=overlap.mineral, mineral=overlap.mineral)
