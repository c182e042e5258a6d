"""S: numbers that the template does not find: what may be meant instead, and what is merely newer."""

import re
import unicodedata
from collections.abc import Iterator

from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..smelter import NUMBER, Facility
from .facilities import UNSEEN, described, number_of
from .registry import At, at, check
from .smelter_names import GONE, LIKENESS, alike, listed, name_beside
from .subject import Subject

_SIX_DIGITS = re.compile(r"\d{6}")
_NEIGHBOURS = 2


@check(
    "S075",
    Severity.NOTE,
    zh="A 列的编号有误，但根据编号本身或该行的名称，可以推测所指的冶炼厂。推测须由供应商确认。",
    title=Text("What a wrong smelter number may mean", "冶炼厂编号有误，推测所指的冶炼厂"),
    says=Text(
        "“{value}” in column A of row {number} may mean {candidates}.",
        "第 {number} 行 A 列的“{value}”可能是指 {candidates}。",
    ),
    remedy=Text(
        "If that is right, type the number that is meant into {cell}.",
        "如推测正确，请在 {cell} 填写所指冶炼厂的编号。",
    ),
    parameters=(LIKENESS,),
)
def number_may_mean(subject: Subject) -> Iterator[At]:
    """A number that does not work, where its digits or the name beside it tell what may be meant.

    Digits alone count only when nothing but the form is wrong; a wrong digit counts only when the name agrees.
    """
    for row in _with_wrong_number(subject):
        meant = _meant(subject, row)
        if meant:
            yield at(row.cell("A"), value=row.id_typed, number=str(row.row), candidates=listed(meant))


@check(
    "S076",
    Severity.NOTE,
    zh="本模板的冶炼厂列表中没有该编号，但我们比对的名单中有。多半是模板比名单旧。",
    title=Text("Smelter number newer than the template", "冶炼厂编号比模板新"),
    says=Text(
        "This template does not know “{value}”, but we do: it is {facility}, a smelter of {mineral}.",
        "本模板中没有“{value}”，但我们比对的名单中有：{facility}，属于{mineral}的冶炼厂。",
    ),
    remedy=Text(
        "Use the newest template. Or clear {cell}, choose {mineral} (B) and “Smelter not listed” (C), type name (D)"
        " and country (E) as above, and the number into column F.",
        "请使用最新版本的模板；或清空 {cell}，选择{mineral}（B 列）和“Smelter not listed”（C 列），"
        "按上述信息填写名称（D 列）和国家/地区（E 列），并在 F 列填写编号。",
    ),
)
def number_newer_than_template(subject: Subject) -> Iterator[At]:
    """A number that the file's own look-up does not know and the reference does.

    The template is older than the lists; the number need not be wrong.
    """
    for row, facility in subject.facilities.known():
        breaks = is_error(row.lookup) or is_error(row.metal)
        if breaks and NUMBER.fullmatch(row.id_typed.upper()) and facility.status not in GONE:
            facts = {"facility": described(facility), "mineral": facility.mineral}
            yield at(row.cell("A"), facts, value=row.id_typed)


def _with_wrong_number(subject: Subject) -> Iterator[SmelterRow]:
    for row in subject.declaration.smelters if subject.background.reference else ():
        if not row.id_typed.strip(UNSEEN) or subject.facility_of(row):
            continue
        if is_error(row.lookup) or is_error(row.metal) or not number_of(row):
            yield row


def _meant(subject: Subject, row: SmelterRow) -> tuple[Facility, ...]:
    """The facilities that a wrong number may mean, the surest reading first to give any."""
    reference = subject.background.reference
    if not number_of(row) and _SIX_DIGITS.fullmatch(_digits(row.id_typed)):
        return reference.with_number(f"CID{_digits(row.id_typed)}")
    metals = [row.metal] if subject.facilities.knows_metal(row) else list(subject.declaration.minerals)
    name = name_beside(row)
    named = tuple(facility for metal in metals for facility in reference.named(metal, name)) if name else ()
    if named or not name:
        return named
    candidates = alike(subject, metals, row)
    near = tuple(facility for facility in candidates if _is_one_slip(row, facility))
    return near if len(near) == 1 else candidates


def _digits(text: str) -> str:
    """What stands behind CID, without punctuation, in plain width, with zeros where somebody typed the letter O."""
    plain = "".join(char for char in unicodedata.normalize("NFKC", text).upper() if char.isalnum())
    return plain.removeprefix("CID").replace("O", "0")


def _is_one_slip(row: SmelterRow, facility: Facility) -> bool:
    """Whether one wrong digit, or two neighbours exchanged, make the facility's number of the row's."""
    typed, right = number_of(row), facility.smelter_id
    wrong = [place for place, digits in enumerate(zip(typed, right, strict=False)) if digits[0] != digits[1]]
    if not typed or not 1 <= len(wrong) <= _NEIGHBOURS:
        return False
    first, last = wrong[0], wrong[-1] + 1
    return len(wrong) == 1 or (last - first == _NEIGHBOURS and typed[first:last] == right[first:last][::-1])
