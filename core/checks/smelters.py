"""S: the smelters RMI's Checker asks for, and numbers its look-up does not know."""

import re
from collections.abc import Iterator

from ..cells import Cell
from ..declaration import Declaration
from ..error_values import has_error, is_error
from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..mineral import Mineral
from ..smelter import NUMBER
from ..template import Family
from .facilities import UNSEEN
from .registry import At, at, check
from .subject import Subject

_NUMBER = re.compile(NUMBER.pattern, re.IGNORECASE)
_FIRST_ROW = 5


@check(
    "S001",
    Severity.ERROR,
    zh=(
        "需要列出冶炼厂的矿产，没有一行同时填写了金属和冶炼厂。"
        "RMI Checker 分别统计金属列和由金属、冶炼厂组成的隐藏列，两者都要有。"
    ),
    title=Text("No smelter listed", "未列出冶炼厂"),
    says=Text(
        "Your answers require the smelters for {mineral}, but the Smelter List has no complete row for it.",
        "根据您的答案，需要列出{mineral}的冶炼厂，但 Smelter List 中没有{mineral}的完整记录。",
    ),
    remedy=Text(
        "Add a row for {mineral}: type the smelter number into column A, or choose metal (B) and smelter (C).",
        "请为{mineral}增加一行：在 A 列填写冶炼厂编号，或选择金属（B 列）和冶炼厂（C 列）。",
    ),
    mirrors=True,
)
def no_smelter_listed(subject: Subject) -> Iterator[At]:
    """A mineral that needs its smelters, without a row that has both metal and smelter.

    The Checker counts the metal column and a hidden cell made of metal and smelter, each for itself.
    """
    for mineral, row in _missing(subject):
        if not any(_is_complete(smelter, mineral) for smelter in subject.declaration.smelters):
            yield at(first_cell(subject.declaration, mineral), row=row, mineral=mineral)


@check(
    "S002",
    Severity.ERROR,
    zh=("冶炼厂填在清单的最后几行，而模板在那里缺少一个隐藏公式。在 CMRT 中是第 2493 至 2503 行。"),
    title=Text("Smelters in rows that RMI's Checker skips", "冶炼厂所在行不被 RMI Checker 计入"),
    says=Text(
        "The smelters for {mineral} stand only in rows that RMI's Checker does not count (row {number}).",
        "{mineral}的冶炼厂只出现在 RMI Checker 不计入的行中（第 {number} 行）。",
    ),
    remedy=Text("Move them up into the first free rows of the Smelter List.", "请将其移到 Smelter List 前面的空行中。"),
    mirrors=True,
)
def smelter_in_uncounted_row(subject: Subject) -> Iterator[At]:
    """Smelters in the last rows of the list, where a hidden formula of the template is missing.

    In CMRT these are the rows 2493 to 2503.
    """
    for mineral, row in _missing(subject):
        for smelter in subject.declaration.smelters:
            if _is_complete(smelter, mineral):
                yield at(smelter.cell("B"), value=smelter.metal, row=row, mineral=mineral, number=str(smelter.row))
                break


@check(
    "S003",
    Severity.ERROR,
    zh=("选择了 *Smelter not listed*，但 D 列没有名称。没有名称就无法查证是哪家冶炼厂。"),
    title=Text("Name of a not-listed smelter missing", "未列出的冶炼厂缺少名称"),
    says=Text(
        "“Smelter not listed” is chosen in row {number}, but column D does not name the smelter.",
        "第 {number} 行选择了“Smelter not listed”，但 D 列未填写冶炼厂名称。",
    ),
    remedy=Text("Type the smelter's name into {cell}.", "请在 {cell} 填写冶炼厂名称。"),
    mirrors=True,
)
def not_listed_without_name(subject: Subject) -> Iterator[At]:
    """*Smelter not listed* without a name in column D.

    Nobody can look such a smelter up.
    """
    for smelter in _counted_not_listed(subject):
        if not smelter.name:
            yield at(smelter.cell("D"), row=subject.not_listed_row, number=str(smelter.row))


@check(
    "S004",
    Severity.ERROR,
    zh=("选择了 *Smelter not listed*，但 E 列没有国家/地区。没有国家/地区就无法区分同名的冶炼厂。"),
    title=Text("Country of a not-listed smelter missing", "未列出的冶炼厂缺少国家/地区"),
    says=Text(
        "“Smelter not listed” is chosen in row {number}, but column E does not name the country.",
        "第 {number} 行选择了“Smelter not listed”，但 E 列未填写国家/地区。",
    ),
    remedy=Text("Choose the smelter's country in {cell}.", "请在 {cell} 选择冶炼厂所在国家/地区。"),
    mirrors=True,
)
def not_listed_without_country(subject: Subject) -> Iterator[At]:
    """*Smelter not listed* without a country in column E.

    Without the country nobody can tell smelters of the same name apart.
    """
    for smelter in _counted_not_listed(subject):
        if not smelter.country:
            yield at(smelter.cell("E"), row=subject.not_listed_row, number=str(smelter.row))


@check(
    "S005",
    Severity.ERROR,
    zh=(
        "冶炼厂编号格式正确，但同一文件的查找表中没有。由此产生的错误会一直传到 RMI Checker 的合计，"
        "但这不表示没有未完成项。"
    ),
    title=Text("Smelter number unknown to the template", "模板中没有该冶炼厂编号"),
    says=Text(
        "“{value}” is not among the smelters this template knows. RMI's Checker then shows #N/A instead of a result.",
        "模板的冶炼厂查找表中没有“{value}”，RMI Checker 因此显示 #N/A，无法得出结果。",
    ),
    remedy=Text(
        "Correct the number. If it is right, clear {cell}, choose the metal (B) and “Smelter not listed” (C),"
        " and type name (D) and country (E).",
        "请更正编号。如编号无误，请清空 {cell}，选择金属（B 列）和“Smelter not listed”（C 列），"
        "并填写名称（D 列）和国家/地区（E 列）。",
    ),
)
def smelter_number_unknown(subject: Subject) -> Iterator[At]:
    """A well-formed smelter number that the look-up sheet of the same file does not know.

    The error it causes runs through to the total of RMI's Checker, which must not be read as *nothing open*.
    """
    for smelter in _unknown(subject):
        if _NUMBER.fullmatch(smelter.id_typed):
            yield _at_number(smelter)


@check(
    "S006",
    Severity.ERROR,
    zh="冶炼厂编号前后有屏幕上看不见的空格或字符。模板查找时不会去除它们。",
    title=Text("Blanks around a smelter number", "冶炼厂编号前后有空格"),
    says=Text(
        "The smelter number “{value}” has blanks or invisible characters before or after it, so the template does"
        " not find it. RMI's Checker then shows #N/A instead of a result.",
        "冶炼厂编号“{value}”前后有空格或不可见字符，模板无法找到该编号，RMI Checker 因此显示 #N/A，无法得出结果。",
    ),
    remedy=Text("Clear {cell} and type the number again.", "请清空 {cell} 并重新输入编号。"),
)
def smelter_number_with_blanks(subject: Subject) -> Iterator[At]:
    """A smelter number with blanks around it that are not seen on the screen.

    The look-up of the template does not trim.
    """
    for smelter in _unknown(subject):
        if _NUMBER.fullmatch(smelter.id_typed.strip(UNSEEN)) and not _NUMBER.fullmatch(smelter.id_typed):
            yield _at_number(smelter)


@check(
    "S007",
    Severity.ERROR,
    zh=(
        "A 列的内容不可能是冶炼厂编号，例如名称或单纯的数字。A 列只能填写 RMI 的编号，"
        "其他内容会使该行和 RMI Checker 的合计出错。"
    ),
    title=Text("Not a smelter number", "不是冶炼厂编号"),
    says=Text(
        "“{value}” in column A is not a smelter number (CID and six digits). RMI's Checker then shows #N/A instead"
        " of a result.",
        "A 列的“{value}”不是冶炼厂编号（CID 加六位数字），RMI Checker 因此显示 #N/A，无法得出结果。",
    ),
    remedy=Text(
        "Type the number as CID and six digits, or clear {cell} and choose metal (B) and smelter (C).",
        "请按“CID 加六位数字”填写编号，或清空 {cell} 后选择金属（B 列）和冶炼厂（C 列）。",
    ),
)
def smelter_number_malformed(subject: Subject) -> Iterator[At]:
    """A text in column A that cannot be a smelter number, such as a name or bare digits.

    Column A is for RMI's numbers only; whatever else stands there breaks the row and the Checker's total.
    """
    for smelter in _unknown(subject):
        if not _NUMBER.fullmatch(smelter.id_typed.strip(UNSEEN)):
            yield _at_number(smelter)


@check(
    "S008",
    Severity.ERROR,
    zh="冶炼厂、名称或国家/地区中粘贴了错误值。多半是复制了引用其他工作簿的公式单元格。",
    title=Text("Excel error in a smelter row", "冶炼厂行中有 Excel 错误值"),
    says=Text(
        "{cell} shows the error {value}. RMI's Checker then shows an error instead of a result.",
        "{cell} 显示错误值 {value}，RMI Checker 因此也显示错误，无法得出结果。",
    ),
    remedy=Text("Clear the cell and type the value.", "请清空该单元格并重新填写。"),
)
def smelter_row_with_error(subject: Subject) -> Iterator[At]:
    """An error value that was pasted into the smelter, its name or its country.

    It comes from copying cells whose formulas point at another workbook.
    """
    for smelter in subject.declaration.smelters:
        if has_error(smelter) and not (smelter.id_typed and is_error(smelter.lookup)):
            columns = {"C": smelter.lookup, "D": smelter.name, "E": smelter.country}
            column, value = next((column, text) for column, text in columns.items() if is_error(text))
            yield at(smelter.cell(column), value=value)


def _missing(subject: Subject) -> Iterator[tuple[Mineral, int]]:
    """The minerals whose smelters RMI's Checker misses, with its row."""
    for about, row in missing_smelters(subject):
        if about in subject.declaration.minerals:
            yield Mineral(about), row


def missing_smelters(subject: Subject) -> Iterator[tuple[str, int]]:
    """All that RMI's Checker misses smelters for, also what is no mineral, with its row."""
    for about, metal, row in subject.declaration.checker.smelters:
        if about in subject.gating.needed and not _is_satisfied(subject.declaration, metal.casefold()):
            yield about, row


def _is_satisfied(declaration: Declaration, metal: str) -> bool:
    """The Checker's two COUNTIFs, which need not be met by the same row."""
    keys = (smelter.match_key.casefold() for smelter in declaration.smelters)
    if declaration.template.family is Family.EMRT_2:
        has_key = any(key == metal for key in keys)
    else:
        has_key = any(key.startswith(metal) and len(key) > len(metal) for key in keys)
    return has_key and any(smelter.metal.casefold() == metal for smelter in declaration.smelters)


def _is_complete(smelter: SmelterRow, mineral: Mineral) -> bool:
    return smelter.metal.casefold() == mineral.casefold() and bool(smelter.lookup) and not is_error(smelter.lookup)


def first_cell(declaration: Declaration, mineral: str) -> Cell:
    """Where to start: the mineral's incomplete row, else the first row of the list that is free."""
    for smelter in declaration.smelters:
        if smelter.metal.casefold() == mineral.casefold():
            return smelter.cell("C")
    taken = {smelter.row for smelter in declaration.smelters}
    free = next(row for row in range(_FIRST_ROW, _FIRST_ROW + len(taken) + 1) if row not in taken)
    return Cell(declaration.smelter_sheet, f"B{free}")


def _counted_not_listed(subject: Subject) -> Iterator[SmelterRow]:
    rows = subject.declaration.smelters
    return (row for row in rows if row.is_not_listed and subject.counts_when_not_listed(row))


def _unknown(subject: Subject) -> Iterator[SmelterRow]:
    return (row for row in subject.declaration.smelters if row.id_typed and is_error(row.lookup))


def _at_number(smelter: SmelterRow) -> At:
    return at(smelter.cell("A"), value=smelter.id_typed)
