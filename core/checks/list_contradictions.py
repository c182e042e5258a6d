"""Q: answers about a mineral that its rows of the Smelter List do not bear out."""

from collections import defaultdict
from collections.abc import Iterator

from ..declaration import Answer, Question
from ..finding import Severity
from ..language import Text
from ..list_rows import SmelterRow
from ..mineral import Mineral
from .contradictions import NO_SUPPLIER, asked, has_comment, together
from .parameter import Parameter
from .registry import At, at, check
from .rows import is_special, listed_rows, named, rows_of
from .subject import Subject

_MOST = Parameter(
    "percent",
    50,
    Text(
        "Of a mineral's rows, how many percent may say “Smelter not listed”.",
        "某种矿产的冶炼厂行中，“Smelter not listed”最多可占百分之几。",
    ),
    least=0,
    most=99,
)


@check(
    "Q065",
    Severity.WARNING,
    zh="声明已识别全部冶炼厂，清单中却有“Smelter not yet identified”的行。两者必有一处不对。",
    title=Text("All smelters known, yet some not identified", "称已识别全部冶炼厂，清单中却有未识别的"),
    says=Text(
        "{question} is answered “Yes”, but the Smelter List says “Smelter not yet identified” for {mineral}"
        " ({in_rows}).",
        "{question}的答案是“Yes”，但 Smelter List 中{mineral}有“Smelter not yet identified”的行（{in_rows}）。",
    ),
    remedy=Text(
        "Answer “No” in {cell}, or name the smelters in these rows; clear the rows if they are left over.",
        "请在 {cell} 选择“No”，或将这些行改为实际的冶炼厂；如为多余的行，请清空。",
    ),
)
def identified_beside_not_identified(subject: Subject) -> Iterator[At]:
    """All smelters are said to be identified, and rows say *Smelter not yet identified*.

    One of the two is wrong.
    """
    for mineral in subject.declaration.minerals:
        answer = asked(subject, Question.ALL_SMELTERS_IDENTIFIED, mineral, "Yes")
        rows = [row.row for row in rows_of(subject, mineral) if row.is_not_identified]
        if answer and rows:
            yield at(answer, rows=named(rows))


@check(
    "Q067",
    Severity.WARNING,
    zh="某种矿产的所有行都是“Smelter not listed”或“Smelter not yet identified”。这样的清单没有指明任何已知的冶炼厂。",
    title=Text("No known smelter among the rows", "没有任何已知的冶炼厂"),
    says=Text(
        "Every row of {mineral} ({in_rows}) says “Smelter not listed” or “Smelter not yet identified”.",
        "{mineral}的所有行（{in_rows}）都是“Smelter not listed”或“Smelter not yet identified”。",
    ),
    remedy=Text(
        "Ask your suppliers of {mineral} for the smelters' names and numbers, look for them in the list of column C,"
        " and list them.",
        "请向{mineral}的供应商索取冶炼厂的名称和编号，在 C 列的列表中查找并填报。",
    ),
)
def only_special_rows(subject: Subject) -> Iterator[At]:
    """A mineral all of whose rows say *Smelter not listed* or *Smelter not yet identified*.

    Such a list names no smelter that anybody knows.
    """
    for mineral, rows in _needed(subject):
        if rows and all(map(is_special, rows)):
            yield at(rows[0].cell("C"), value=rows[0].lookup, mineral=mineral, rows=named(row.row for row in rows))


@check(
    "Q068",
    Severity.NOTE,
    zh="某种矿产的多数行是“Smelter not listed”。这样的清单难以核对；尚未识别的行由其他检查提示。",
    title=Text("Many smelters not listed", "多数冶炼厂未从列表中选择"),
    says=Text(
        "“Smelter not listed” stands in {special} of {count} rows of {mineral}.",
        "{mineral}的 {count} 行中，有 {special} 行是“Smelter not listed”。",
    ),
    remedy=Text(
        "Please look for these smelters in the list of column C, also under other names, and ask your suppliers for"
        " their numbers.",
        "请在 C 列的列表中查找这些冶炼厂（名称可能不同），并向供应商索取其编号。",
    ),
    parameters=(_MOST,),
)
def many_special_rows(subject: Subject) -> Iterator[At]:
    """A mineral most of whose rows say *Smelter not listed*.

    Little of such a list can be checked. Rows *not yet identified* are told by other checks.
    """
    for mineral, rows in _needed(subject):
        special = [row for row in rows if row.is_not_listed]
        if not all(map(is_special, rows)) and 100 * len(special) > subject.setting(_MOST) * len(rows):
            facts = {"count": str(len(rows)), "special": str(len(special))}
            yield at(special[0].cell("C"), facts, value=special[0].lookup, mineral=mineral)


@check(
    "Q069",
    Severity.WARNING,
    zh="没有供应商答复，清单中却列出了冶炼厂。冶炼厂信息从何而来，需要说明。",
    title=Text("Smelters listed, though no supplier answered", "没有供应商答复，却列出了冶炼厂"),
    says=Text(
        "{question} is answered “{answered}” ({cells}), but the Smelter List names smelters ({in_rows}).",
        "{question}的答案是“{answered}”（{cells}），但 Smelter List 中列出了冶炼厂（{in_rows}）。",
    ),
    remedy=Text(
        "Correct {cells}, or say in the comment beside the answer ({comments}) how you know the smelters.",
        "请更正 {cells}，或在答案旁的备注（{comments}）中说明如何得知这些冶炼厂。",
    ),
)
def smelters_though_nobody_answered(subject: Subject) -> Iterator[At]:
    """Smelters are listed although no supplier answered, and no comment tells where they are known from.

    A list without a source may have been copied from elsewhere.
    """
    groups: dict[str, list[tuple[Answer, list[SmelterRow]]]] = defaultdict(list)
    for mineral in subject.declaration.minerals:
        answer = asked(subject, Question.SHARE_OF_SUPPLIERS, mineral, *NO_SUPPLIER)
        rows = listed_rows(subject, mineral)
        if answer and rows and not has_comment(answer):
            groups[answer.meaning or ""].append((answer, rows))
    for meaning, pairs in groups.items():
        comments = ", ".join(answer.comment.cell.address for answer, _ in pairs)
        found = named(row.row for _, rows in pairs for row in rows)
        yield together([answer for answer, _ in pairs], answered=meaning, comments=comments, rows=found)


@check(
    "Q070",
    Severity.NOTE,
    zh="全部供应商都已答复，清单中也没有未识别的冶炼厂，却声明尚未识别全部冶炼厂。可能只是答案没有更新。",
    title=Text("Not all smelters known, though nothing seems missing", "称未识别全部冶炼厂，但看不出缺少什么"),
    says=Text(
        "{question} is answered “No” ({cells}), although all suppliers have answered and no row says “Smelter not yet"
        " identified”.",
        "{question}的答案是“No”（{cells}），但全部供应商都已答复，也没有“Smelter not yet identified”的行。",
    ),
    remedy=Text(
        "Please check {cells}. If smelters are missing, add a row “Smelter not yet identified”, or say in the comment"
        " beside the answer what is missing.",
        "请核对 {cells}。如果确实缺少冶炼厂，请增加一行“Smelter not yet identified”，或在答案旁的备注中说明。",
    ),
)
def not_identified_though_nothing_missing(subject: Subject) -> Iterator[At]:
    """Not all smelters are said to be identified, though all suppliers answered and no row is open.

    Perhaps the answer was only not brought up to date.
    """
    answers = []
    for mineral in subject.declaration.minerals:
        answer = asked(subject, Question.ALL_SMELTERS_IDENTIFIED, mineral, "No")
        share = asked(subject, Question.SHARE_OF_SUPPLIERS, mineral, "100%")
        rows = rows_of(subject, mineral)
        full = rows and not any(row.is_not_identified for row in rows)
        if answer and share and full and not has_comment(answer):
            answers.append(answer)
    if answers:
        yield together(answers)


def _needed(subject: Subject) -> Iterator[tuple[Mineral, list[SmelterRow]]]:
    """The minerals that need smelters, with their filled rows; not those the file's look-up offers no smelter of."""
    offered = dict(subject.declaration.offered)
    for mineral in subject.declaration.minerals:
        if mineral in subject.gating.needed and (not offered or offered.get(mineral, 0)):
            yield mineral, [row for row in rows_of(subject, mineral) if row.lookup.strip()]
