"""S: smelter rows that RMI's Checker passes and that nobody can use."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..declaration import Question
from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..smelter import NUMBER
from .facilities import number_of
from .placeholders import PLACEHOLDERS, is_placeholder
from .registry import At, at, check
from .rows import is_special, named, rows_of
from .subject import Subject


@check(
    "S050",
    Severity.WARNING,
    zh=("B 列有金属，C 列为空。RMI Checker 不计入这一行，而且只有在该金属没有其他完整记录时才会提示。"),
    title=Text("Metal without a smelter", "有金属但没有冶炼厂"),
    says=Text(
        "Row {number} names a metal ({value}) but no smelter.", "第 {number} 行填写了金属（{value}），但没有冶炼厂。"
    ),
    remedy=Text(
        "Choose the smelter in column C, or type its number into column A.", "请在 C 列选择冶炼厂，或在 A 列填写编号。"
    ),
)
def metal_without_smelter(subject: Subject) -> Iterator[At]:
    """A row with a metal in column B and nothing in column C.

    RMI's Checker does not count it, and says so only when no other row of that metal is complete.
    """
    for smelter in subject.declaration.smelters:
        if smelter.metal.strip() and not is_error(smelter.metal) and not smelter.lookup.strip():
            yield at(smelter.cell("C"), value=smelter.metal, number=str(smelter.row))


@check(
    "S051",
    Severity.WARNING,
    zh="C 列有冶炼厂，B 列为空。这一行对任何矿产都不计入。",
    title=Text("Smelter without a metal", "有冶炼厂但没有金属"),
    says=Text(
        "Row {number} names a smelter (“{value}”) but no metal.",
        "第 {number} 行填写了冶炼厂（“{value}”），但没有金属。",
    ),
    remedy=Text("Choose the metal in column B.", "请在 B 列选择金属。"),
)
def smelter_without_metal(subject: Subject) -> Iterator[At]:
    """A row with a smelter in column C and nothing in column B.

    It counts for no mineral.
    """
    for smelter in subject.declaration.smelters:
        if smelter.lookup.strip() and not is_error(smelter.lookup) and not smelter.metal.strip():
            yield at(smelter.cell("B"), value=smelter.lookup, number=str(smelter.row))


@check(
    "S052",
    Severity.WARNING,
    zh=("A、B、C 列为空，D 至 Q 列却有内容。常见原因是把编号填写或粘贴到了 F 列，而模板不读取该列。"),
    title=Text("Row without metal and smelter", "既无金属也无冶炼厂的行"),
    says=Text(
        "Row {number} holds entries (first “{value}”), but neither metal nor smelter, so it does not count.",
        "第 {number} 行有内容（首个为“{value}”），但既无金属也无冶炼厂，因此不予计入。",
    ),
    remedy=Text(
        "Type the smelter number into column A, or choose metal (B) and smelter (C); else clear the row.",
        "请在 A 列填写冶炼厂编号，或选择金属（B 列）和冶炼厂（C 列）；如不需要，请清空该行。",
    ),
)
def details_without_smelter(subject: Subject) -> Iterator[At]:
    """A row whose columns D to Q are filled while A, B and C are empty.

    Often the number was typed or pasted into column F, which the template does not read.
    """
    for smelter in subject.declaration.smelters:
        if smelter.id_typed.strip() or smelter.metal.strip() or smelter.lookup.strip():
            continue
        filled = next(((column, text) for column, text in _details(smelter).items() if text.strip()), None)
        if filled:
            yield at(smelter.cell(filled[0]), value=filled[1], number=str(smelter.row))


@check(
    "S053",
    Severity.WARNING,
    zh=("查找表中没有该冶炼厂编号，而冶炼厂是直接填写、覆盖了公式的。RMI Checker 不会因此出错，但无法得出金属。"),
    title=Text("Smelter number unknown, metal or name pasted", "编号无法查到，但粘贴了金属或名称"),
    says=Text(
        "“{value}” is not among the smelters this template knows; the rest of row {number} was typed or pasted.",
        "模板的冶炼厂查找表中没有“{value}”；第 {number} 行的其他内容为手工填写或粘贴。",
    ),
    remedy=Text(
        "Correct the number, or clear {cell} and leave metal and smelter.",
        "请更正编号，或清空 {cell} 并保留金属和冶炼厂。",
    ),
)
def number_unknown_beside_name(subject: Subject) -> Iterator[At]:
    """A smelter number unknown to the look-up in a row whose smelter was typed over the formula.

    RMI's Checker copes with it, but cannot tell the metal.
    """
    for smelter in subject.declaration.smelters:
        if smelter.id_typed and is_error(smelter.metal) and not is_error(smelter.lookup):
            yield at(smelter.cell("A"), value=smelter.id_typed, number=str(smelter.row))


@check(
    "S054",
    Severity.NOTE,
    zh="A 列或 F 列的编号写法不规范，但没有使该行出错。读取此表的系统会逐字按编号查找冶炼厂。",
    title=Text("Smelter number not in RMI's form", "冶炼厂编号格式不规范"),
    says=Text(
        "“{value}” is not written as RMI writes smelter numbers: CID and six digits, in capitals, without blanks.",
        "“{value}”不符合 RMI 的编号写法：大写 CID 加六位数字，不含空格。",
    ),
    remedy=Text("Write the number like CID001234, or clear {cell}.", "请按 CID001234 的形式填写，或清空 {cell}。"),
)
def number_not_in_form(subject: Subject) -> Iterator[At]:
    """A number in column A or F in another form, where it does not break the row.

    Systems that read the form look smelters up by this number, letter by letter.
    """
    for smelter in subject.declaration.smelters:
        if smelter.id_typed:
            if not NUMBER.fullmatch(smelter.id_typed) and not is_error(smelter.lookup):
                yield at(smelter.cell("A"), value=smelter.id_typed)
        elif smelter.smelter_id and not is_special(smelter) and not NUMBER.fullmatch(smelter.smelter_id):
            yield at(smelter.cell("F"), value=smelter.smelter_id)


@check(
    "S055",
    Severity.WARNING,
    zh=(
        "同一金属下，同一冶炼厂出现在多行中，编号相同，或名称属于同一编号。"
        "RMI Checker 不会提示，但统计冶炼厂数量时会出错。"
    ),
    title=Text("Smelter listed more than once", "冶炼厂重复列出"),
    says=Text(
        "{number} is listed {count} times for the same metal ({in_rows}).",
        "{number} 在同一金属下列出了 {count} 次：{in_rows}。",
    ),
    remedy=Text("Leave one of these rows and clear the others.", "请保留其中一行，清空其余各行。"),
)
def smelter_repeated(subject: Subject) -> Iterator[At]:
    """The same smelter for the same metal in more than one row, by its number or by a name that stands for it.

    RMI's Checker does not notice; whoever counts smelters counts wrongly.
    """
    groups: dict[tuple[str, str], list[SmelterRow]] = defaultdict(list)
    for smelter in subject.declaration.smelters:
        facility = subject.facility_of(smelter)
        number = facility.smelter_id if facility else number_of(smelter)
        if number:
            groups[smelter.metal.strip().casefold(), number].append(smelter)
    for (_, number), rows in groups.items():
        if len(rows) > 1:
            column = "A" if rows[1].id_typed else "F"
            facts = {"number": number, "count": str(len(rows)), "rows": named(row.row for row in rows)}
            yield at(rows[1].cell(column), facts, value=number)


@check(
    "S056",
    Severity.WARNING,
    zh="问题 1 和 2 的答案表明不需要申报的矿产，却列出了冶炼厂。答案与清单必有一处不对。",
    title=Text("Smelters for a mineral that needs none", "为无需申报的矿产列出了冶炼厂"),
    says=Text(
        "The Smelter List names smelters of {mineral} ({in_rows}), but according to your answers to questions {first}"
        " and {second} none need to be named.",
        "Smelter List 列出了{mineral}的冶炼厂（{in_rows}），但根据问题 {first} 和问题 {second} 的答案，无需列出。",
    ),
    remedy=Text(
        "Correct the answers to questions {first} and {second}, or clear these rows.",
        "请更正问题 {first} 和问题 {second} 的答案，或清空这些行。",
    ),
)
def smelters_of_unneeded_mineral(subject: Subject) -> Iterator[At]:
    """Rows for a mineral that questions 1 and 2 switch off.

    One of the two is wrong: the answers or the list.
    """
    for mineral in subject.declaration.minerals:
        rows = rows_of(subject, mineral)
        if rows and mineral not in subject.gating.needed | subject.gating.undecidable:
            first = subject.declaration.answer(Question.INTENTIONALLY_ADDED, mineral)
            second = subject.declaration.answer(Question.REMAINS_IN_PRODUCT, mineral)
            labels = {"first": first.label if first else "", "second": second.label if second else ""}
            yield at(rows[0].cell("B"), labels, value=mineral, mineral=mineral, rows=named(row.row for row in rows))


@check(
    "S057",
    Severity.WARNING,
    zh="金属写法不同、属于其他模板，或未被选择。RMI Checker 不会把这样的行计入任何矿产。",
    title=Text("Metal that this declaration does not ask about", "不属于本申报范围的金属"),
    says=Text(
        "“{value}” in column B ({in_rows}) is not a metal of this declaration: {minerals}.",
        "B 列的“{value}”（{in_rows}）不是本申报的金属：{minerals}。",
    ),
    remedy=Text(
        "Choose the metal from the list in column B, or clear the row.", "请从 B 列的下拉列表中选择金属，或清空该行。"
    ),
)
def metal_not_asked(subject: Subject) -> Iterator[At]:
    """A metal that is spelled differently, belongs to another template, or was not chosen.

    RMI's Checker counts such a row for no mineral.
    """
    asked = {mineral.casefold() for mineral in subject.declaration.minerals}
    for metal, alike in subject.rows.items():
        rows = [row for row in alike if not is_error(row.metal)]
        if metal.strip() and rows and metal not in asked:
            minerals = ", ".join(subject.declaration.minerals) or "–"
            yield at(rows[0].cell("B"), value=rows[0].metal, minerals=minerals, rows=named(row.row for row in rows))


@check(
    "S058",
    Severity.WARNING,
    zh=("未列出的冶炼厂，名称或国家/地区只填写了空格、“未知”或短横线等。RMI Checker 接受任何字符。"),
    title=Text("Placeholder for a not-listed smelter", "未列出的冶炼厂填写了占位文字"),
    says=Text(
        "Row {number} says “Smelter not listed”, and “{value}” does not tell which smelter it is or where.",
        "第 {number} 行选择了“Smelter not listed”，但“{value}”无法说明是哪家冶炼厂或其所在地。",
    ),
    remedy=Text(
        "Type the real name (D) and country (E). If you do not know the smelter, choose “Smelter not yet"
        " identified” in column C.",
        "请填写真实名称（D 列）和国家/地区（E 列）。如尚不清楚冶炼厂，请在 C 列选择“Smelter not yet identified”。",
    ),
    parameters=(PLACEHOLDERS,),
)
def not_listed_placeholder(subject: Subject) -> Iterator[At]:
    """Blanks, *unknown*, a dash or the like as name or country of a not-listed smelter.

    RMI's Checker accepts any character.
    """
    for smelter in subject.declaration.smelters:
        if not smelter.is_not_listed:
            continue
        for column, text in (("D", smelter.name), ("E", smelter.country)):
            if text and (not text.strip() or is_placeholder(text, subject.setting(PLACEHOLDERS))):
                yield at(smelter.cell(column), value=text, number=str(smelter.row))


def _details(smelter: SmelterRow) -> Mapping[str, str]:
    texts = (
        *(smelter.smelter_id, smelter.name, smelter.country, smelter.source, smelter.street, smelter.city),
        *(smelter.state, smelter.contact, smelter.contact_email, smelter.next_steps, smelter.mine_names),
        *(smelter.mine_countries, smelter.recycled, smelter.comments),
    )
    return dict(zip("FDEGHIJKLMNOPQ", texts, strict=True))
