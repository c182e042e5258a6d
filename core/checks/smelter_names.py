"""S: smelters given by name alone: which facility of the reference is, or may be, meant."""

from collections.abc import Iterable, Iterator, Sequence

from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..smelter import Facility, FacilityStatus
from .facilities import UNSEEN, described, is_free_text, name_column, name_of
from .parameter import Parameter
from .placeholders import is_placeholder
from .registry import At, at, check
from .subject import Subject

_MOST = 3
GONE = (FacilityStatus.REMOVED, FacilityStatus.NOT_ELIGIBLE)
"""What other checks speak about: nobody should type the number of such a facility."""

LIKENESS = Parameter(
    "least_likeness",
    40.0,
    Text("How alike two names must be for a suggestion, from 0 to 100.", "名称相似度达到多少才给出建议，0 至 100。"),
    0,
    100,
)


@check(
    "S071",
    Severity.WARNING,
    zh="只填写了名称、没有编号的冶炼厂，其名称恰好对应名单中的一家。有了编号，各方才能认出该冶炼厂。",
    title=Text("Known smelter given without its number", "已有编号的冶炼厂只填写了名称"),
    says=Text(
        "“{value}” in row {number} is {facility}; the row does not give its number.",
        "第 {number} 行的“{value}”即 {facility}，但该行没有填写编号。",
    ),
    remedy=Text(
        "Type {id} into column A of a free row and clear this one. If the template then shows #N/A, keep this row and"
        " type {id} into its column F.",
        "请在空行的 A 列填写 {id}，并清空此行。如果模板因此显示 #N/A，请保留此行，并在其 F 列填写 {id}。",
    ),
)
def number_missing(subject: Subject) -> Iterator[At]:
    """A smelter that was typed by name, and whose name is exactly one facility's.

    With its number the smelter is found by everybody; by name alone it counts as unknown.
    """
    for row in subject.facilities.given_by_name():
        facility = subject.facility_of(row)
        if facility and facility.status not in GONE:
            facts = {"facility": described(facility), "id": facility.smelter_id}
            yield _at_name(row, facts)


@check(
    "S072",
    Severity.WARNING,
    zh="所填名称同时是名单中多家冶炼厂的名称。系统不作判断，只能由供应商确认指哪一家。",
    title=Text("Name that several smelters share", "名称对应多家冶炼厂"),
    says=Text(
        "“{value}” in row {number} may be any of {count} smelters: {candidates}.",
        "第 {number} 行的“{value}”可能是以下 {count} 家冶炼厂之一：{candidates}。",
    ),
    remedy=Text(
        "Ask your supplier which one it is, and type its number into column A of a free row instead of this one.",
        "请向您的供应商确认是哪一家，并在空行的 A 列填写其编号，以代替此行。",
    ),
)
def name_ambiguous(subject: Subject) -> Iterator[At]:
    """A smelter that was typed by a name which several facilities of the metal go by.

    Only the supplier can tell which one is meant; nothing is decided here, not even by the country.
    """
    for row in subject.facilities.given_by_name():
        named = subject.background.reference.named(row.metal, name_of(row))
        if len(named) > 1:
            yield _at_name(row, {"count": str(len(named)), "candidates": listed(named)})


@check(
    "S073",
    Severity.NOTE,
    zh="名单中没有所填的冶炼厂名称，但有相似的。相似只是建议，须由供应商确认；已填写城市和联系方式的不再提示。",
    title=Text("Smelter name similar to a known one", "冶炼厂名称与已知名称相似"),
    says=Text(
        "“{value}” in row {number} is not a name that we know. Did you mean {candidates}?",
        "第 {number} 行的“{value}”不是我们已知的名称。您是否指 {candidates}？",
    ),
    remedy=Text(
        "If so, type the smelter's number into column A of a free row instead of this one. If not, keep the row and"
        " add city and contact (I to L).",
        "如果是，请在空行的 A 列填写其编号，以代替此行；如果不是，请保留此行，并补充城市和联系方式（I 至 L 列）。",
    ),
    parameters=(LIKENESS,),
)
def name_like_known(subject: Subject) -> Iterator[At]:
    """A smelter that is not listed, by a name unlike any known one, letter by letter, but similar to some.

    Similar names are often those of different companies, so they are suggested and never taken for the same. Whoever
    gives city and contact has said which smelter it is.
    """
    for row in subject.facilities.given_by_name():
        if not is_free_text(row) and not (row.city.strip() and (row.contact.strip() or row.contact_email.strip())):
            yield from _suggested(subject, row)


@check(
    "S078",
    Severity.WARNING,
    zh="C 列直接填写了未知的名称，也没有编号，但名单中有相似的名称。相似只是建议，须由供应商确认。",
    title=Text("Typed smelter name similar to a known one", "手工填写的冶炼厂名称与已知名称相似"),
    says=Text(
        "“{value}” was typed into column C of row {number}, without a smelter number; it is not a name that we know."
        " Did you mean {candidates}?",
        "第 {number} 行 C 列手工填写了“{value}”，没有冶炼厂编号，也不是我们已知的名称。您是否指 {candidates}？",
    ),
    remedy=Text(
        "If so, type the smelter's number into column A of a free row instead of this one. If not, choose “Smelter not"
        " listed” in column C, and type name (D) and country (E).",
        "如果是，请在空行的 A 列填写其编号，以代替此行；如果不是，请在 C 列选择“Smelter not listed”，"
        "并填写名称（D 列）和国家/地区（E 列）。",
    ),
    parameters=(LIKENESS,),
)
def free_text_like_known(subject: Subject) -> Iterator[At]:
    """A free text in column C, without any number, that is similar to names that are known.

    RMI's Checker accepts it, but nobody can tell which smelter it is; the supplier can, with the likeliest at hand.
    """
    for row in filter(is_free_text, subject.facilities.given_by_name()):
        yield from _suggested(subject, row)


@check(
    "S074",
    Severity.WARNING,
    zh="C 列直接填写了模板列表中没有的名称，也没有编号。RMI Checker 会接受，但无法得知是哪家冶炼厂。",
    title=Text("Smelter not in the template's list", "冶炼厂不在模板列表中"),
    says=Text(
        "“{value}” in column C of row {number} is not in this template's list, and the row has no smelter number.",
        "第 {number} 行 C 列的“{value}”不在本模板的列表中，该行也没有冶炼厂编号。",
    ),
    remedy=Text(
        "Type the smelter number into column A. If there is none, choose “Smelter not listed” in column C, and type"
        " name (D) and country (E).",
        "请在 A 列填写冶炼厂编号。如果没有编号，请在 C 列选择“Smelter not listed”，"
        "并填写名称（D 列）和国家/地区（E 列）。",
    ),
    parameters=(LIKENESS,),
)
def name_not_in_lookup(subject: Subject) -> Iterator[At]:
    """A free text in column C that the file's own look-up does not have, without any number.

    RMI's Checker accepts it; nobody can tell which smelter it is. Names with suggestions are told by another check.
    """
    if not subject.declaration.offered:
        return
    for row in subject.declaration.smelters:
        if not is_free_text(row) or subject.background.reference.named(row.metal, name_of(row)):
            continue
        if not alike(subject, [row.metal], row):
            yield at(row.cell("C"), value=row.lookup, number=str(row.row))


def _suggested(subject: Subject, row: SmelterRow) -> Iterator[At]:
    known = subject.background.reference.named(row.metal, name_of(row))
    if not known and (candidates := alike(subject, [row.metal], row)):
        yield _at_name(row, {"candidates": listed(candidates)})


def alike(subject: Subject, metals: Sequence[str], row: SmelterRow) -> tuple[Facility, ...]:
    """The three likeliest facilities of these metals for the row's name, as far as their names are alike enough."""
    name = name_beside(row)
    if not name or not subject.background.reference:
        return ()
    suggested = [one for metal in metals for one in subject.facilities.suggest(metal, name, row.country)]
    likely = [one for one in suggested if one.likeness >= subject.setting(LIKENESS)]
    if len(metals) > 1:
        likely.sort(key=lambda one: -one.likeness)
    return tuple(one.facility for one in likely[:_MOST])


def name_beside(row: SmelterRow) -> str:
    """The row's name for its smelter, or what column A holds instead of a number."""
    name = name_of(row)
    if not name and sum(char.isalpha() for char in row.id_typed) > len("CID"):
        name = row.id_typed.strip(UNSEEN)
    return "" if is_placeholder(name) else name


def _at_name(row: SmelterRow, facts: dict[str, str]) -> At:
    return at(row.cell(name_column(row)), facts, value=name_of(row), number=str(row.row))


def listed(facilities: Iterable[Facility]) -> str:
    """The first three facilities as one fact for a wording."""
    return "; ".join(described(facility) for facility in tuple(facilities)[:_MOST])
