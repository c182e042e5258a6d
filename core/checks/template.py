"""T: the template itself, and what was changed in it."""

from collections.abc import Iterator

from ..cells import Cell, Entry
from ..declaration import AlterationKind, Declaration
from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from .registry import At, at, check
from .subject import Subject


@check(
    "T001",
    Severity.ERROR,
    zh=("语言选项为空，或不是下拉列表中的语言。多数版本的 RMI Checker 此时不显示合计，但这不表示没有未完成项。"),
    title=Text("Language not offered: RMI's Checker fails", "语言选项无效，RMI Checker 无法运行"),
    says=Text(
        "“{value}” is not a language this template offers. All labels turn into #N/A, and so does the result of"
        " RMI's Checker.",
        "“{value}”不是本模板提供的语言。所有标签以及 RMI Checker 的结果都会显示为 #N/A。",
    ),
    remedy=Text("Choose a language from the list in {cell}.", "请在 {cell} 的下拉列表中选择语言。"),
)
def language_breaks_checker(subject: Subject) -> Iterator[At]:
    """A language selector that is empty or holds something else than the list offers.

    In most editions RMI's Checker then shows no total at all, which must not be read as *nothing open*.
    """
    if subject.language_breaks_total:
        yield at(_language_cell(subject.declaration), value=subject.declaration.template.language)


@check(
    "T003",
    Severity.ERROR,
    zh=(
        "EMRT 1.x 模板中隐藏的固定内容被覆盖或清空。"
        "RMI Checker 靠这些内容跳过该版本不涉及的矿产；一旦改动，相应的行就会计入合计。"
    ),
    title=Text("Hidden cell of the template changed", "模板的隐藏单元格被改动"),
    says=Text(
        "The hidden cell {switch} no longer says “No”. RMI's Checker therefore asks for an answer in the hidden cell"
        " {cell}.",
        "隐藏单元格 {switch} 的内容不再是“No”，RMI Checker 因此要求在隐藏单元格 {cell} 中作答。",
    ),
    remedy=Text(
        "Copy your answers into a fresh template, or unhide row {row} and type No into {switch}.",
        "请将内容填入新的模板，或取消隐藏第 {row} 行并在 {switch} 中填写 No。",
    ),
    mirrors=True,
)
def hidden_answer_missing(subject: Subject) -> Iterator[At]:
    """One of the hidden constants of an EMRT 1.x overwritten or cleared.

    They keep RMI's Checker from asking about minerals that the edition does not cover; its total counts those rows.
    """
    for hidden in subject.declaration.hidden:
        (switch, _), facts = hidden.switch, _switch_facts(hidden.switch[0])
        asked = () if switch.is_exactly("No") or is_error(switch.value) else hidden.others
        for entry, row in (hidden.switch, *asked):
            if entry.is_blank:
                yield at(entry, facts, row=row)


@check(
    "T050",
    Severity.NOTE,
    zh=("所选语言不在模板的语言列表中，但此版本的 RMI Checker 不受影响。填报内容仍会照常读取。"),
    title=Text("Language not offered", "语言选项无效"),
    says=Text(
        "“{value}” is not a language this template offers, so its labels turn into #N/A.",
        "“{value}”不是本模板提供的语言，模板标签会显示为 #N/A。",
    ),
    remedy=Text("Choose a language from the list in {cell}.", "请在 {cell} 的下拉列表中选择语言。"),
)
def language_not_offered(subject: Subject) -> Iterator[At]:
    """A language selector that is not offered, in an edition whose Checker copes.

    The answers are read all the same.
    """
    if subject.language_not_offered and not subject.language_breaks_total:
        yield at(_language_cell(subject.declaration), value=subject.declaration.template.language)


@check(
    "T051",
    Severity.NOTE,
    zh="模板版本比本系统已知的最新版本还要新。系统确认模板的固定内容都在原位之后，按已知的最新版本读取。",
    title=Text("Newer edition than known here", "模板版本比本系统已知的更新"),
    says=Text(
        "This is {template}, an edition this desk does not know yet. It was read like {known}.",
        "这是 {template}，本系统尚不了解此版本，已按 {known} 读取。",
    ),
    remedy=Text(
        "Nothing to do. If a point below does not match your form, please tell us.",
        "无需处理。如果以下问题与您的表格不符，请告诉我们。",
    ),
)
def newer_edition(subject: Subject) -> Iterator[At]:
    """An edition newer than the newest known one.

    It is read with the newest known layout, after the template's landmarks were found in their places.
    """
    template = subject.declaration.template
    if not template.known:
        known = f"{template.kind} {template.layout_version}"
        yield at(None, value=template.version, template=str(template), known=known)


@check(
    "T052",
    Severity.NOTE,
    zh="工作表的名称与模板不同。模板自身的公式会随之更新，但其他读取此表的系统仍按原名称查找。",
    title=Text("Sheet renamed", "工作表被重命名"),
    says=Text(
        "The sheet “{expected}” is called “{found}” here. It was read all the same.",
        "工作表“{expected}”在此文件中名为“{found}”，仍已读取。",
    ),
    remedy=Text("Please name it “{expected}” again.", "请将其名称改回“{expected}”。"),
)
def sheet_renamed(subject: Subject) -> Iterator[At]:
    """A sheet with another name than the template gives it.

    The template's own formulas follow the new name; other systems that read the form look for the old one.
    """
    yield from _alterations(subject, AlterationKind.SHEET_RENAMED)


@check(
    "T053",
    Severity.NOTE,
    zh="工作表被删除，或在另存部分工作表时丢失。该工作表的内容一律视为未填写。",
    title=Text("Sheet missing", "缺少工作表"),
    says=Text("The template's sheet “{expected}” is missing.", "缺少模板的工作表“{expected}”。"),
    remedy=Text("Copy your answers into a fresh template.", "请将内容填入新的模板。"),
)
def sheet_missing(subject: Subject) -> Iterator[At]:
    """A sheet that was deleted, or lost when single sheets were saved.

    What would stand there counts as not filled in.
    """
    yield from _alterations(subject, AlterationKind.SHEET_MISSING)


@check(
    "T054",
    Severity.NOTE,
    zh="工作簿中没有模板自带的冶炼厂查找表。冶炼厂的金属、名称和国家/地区只能读取文件中已保存的内容。",
    title=Text("Smelter look-up missing", "缺少冶炼厂查找表"),
    says=Text(
        "The template's sheet with the known smelters is missing, so smelter numbers could not be looked up.",
        "模板中的冶炼厂查找表缺失，无法查找冶炼厂编号。",
    ),
    remedy=Text("Copy your answers into a fresh template.", "请将内容填入新的模板。"),
)
def lookup_missing(subject: Subject) -> Iterator[At]:
    """A workbook without the look-up sheet of its template.

    Metal, name and country of a smelter could then be read only where they are stored.
    """
    yield from _alterations(subject, AlterationKind.LOOKUP_MISSING)


@check(
    "T055",
    Severity.NOTE,
    zh="行的位置与模板不一致。其他读取此表的系统会找不到填报内容。",
    title=Text("Rows moved", "行位置被移动"),
    says=Text(
        "On the sheet “{sheet}” rows were inserted or deleted (shift: {rows}). It was read all the same.",
        "工作表“{sheet}”中插入或删除了行（移动行数：{rows}），仍已读取。",
    ),
    remedy=Text("Use a fresh template next time.", "下次请使用未改动的模板。"),
)
def rows_shifted(subject: Subject) -> Iterator[At]:
    """Rows that do not stand where the template has them.

    Other systems that read the form will not find the answers.
    """
    yield from _alterations(subject, AlterationKind.ROWS_SHIFTED)


@check(
    "T056",
    Severity.NOTE,
    zh=(
        "本应由模板公式得出的金属、名称、国家/地区或编号被粘贴的数值覆盖。以后更改冶炼厂编号时，这些数值不会随之更新。"
    ),
    title=Text("Values pasted over formulas", "公式被粘贴的数值覆盖"),
    says=Text(
        "On the Smelter List, values were pasted over the template's formulas (rows: {rows}, first at {cell}).",
        "Smelter List 中的公式被粘贴的数值覆盖（共 {rows} 行，首个位于 {cell}）。",
    ),
    remedy=Text(
        "Nothing to do if the values are right. Next time type the smelter number into column A only.",
        "如数值正确则无需处理。下次请只在 A 列填写冶炼厂编号。",
    ),
)
def formulas_replaced(subject: Subject) -> Iterator[At]:
    """Metal, name, country or number of a smelter pasted where the template computes them.

    Pasted values stay as they are when the smelter number is changed later.
    """
    yield from _alterations(subject, AlterationKind.FORMULAS_REPLACED)


@check(
    "T057",
    Severity.NOTE,
    zh=(
        "应填的单元格为空，内容却填在其右侧。有些填表工具会写入合并单元格的后半部分；"
        "RMI Checker 和 oredesk 都不会把那里的内容当作答案。"
    ),
    title=Text("Answer in the neighbouring cell", "答案填在相邻单元格"),
    says=Text(
        "Something stands in {cell}, beside the cell it belongs into ({expected}), where nobody looks for it.",
        "{cell} 中有内容，但应填写在相邻的 {expected} 中，否则不会被读取。",
    ),
    remedy=Text("Move it from {cell} to {expected}.", "请将其从 {cell} 移到 {expected}。"),
)
def answer_in_neighbour(subject: Subject) -> Iterator[At]:
    """An answer to the right of its own, empty cell.

    Tools that fill the form write into the second half of a merged cell; neither RMI's Checker nor oredesk takes it
    for an answer there.
    """
    yield from _alterations(subject, AlterationKind.ANSWER_IN_NEIGHBOUR)


@check(
    "T059",
    Severity.WARNING,
    zh="收到的是随答复附上的标注副本。副本改动了官方模板，RMI 不认可改动过的模板，因此更正应写在官方文件中。",
    title=Text("Our marked copy instead of your own file", "发来的是标注副本"),
    says=Text(
        "This looks like the marked copy that came with our reply, which is for reading only.",
        "这似乎是随我们的答复附上的标注副本，该副本仅供查看。",
    ),
    remedy=Text(
        "Make your corrections in your own file, which has no index of findings in front, and send that one.",
        "请在您自己的文件（前面没有检查结果索引）中更正，并发送该文件。",
    ),
)
def marked_copy_returned(subject: Subject) -> Iterator[At]:
    """The marked copy of a reply, sent back instead of the supplier's own file.

    It is read all the same; but it is an altered template, which others need not accept.
    """
    yield from _alterations(subject, AlterationKind.MARKED_COPY)


def _alterations(subject: Subject, kind: AlterationKind) -> Iterator[At]:
    for change in subject.declaration.alterations:
        if change.kind is kind:
            yield at(change.cell, dict(change.facts))


def _switch_facts(switch: Entry) -> dict[str, str]:
    address = switch.cell.address
    return {"switch": address, "row": address.lstrip("D")}


def _language_cell(declaration: Declaration) -> Cell | None:
    changes = declaration.alterations
    return next(change.cell for change in changes if change.kind is AlterationKind.LANGUAGE_NOT_OFFERED)
