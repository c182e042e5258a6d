"""What ``oredesk suppliers import`` prints for people."""

import shlex
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.suppliers.columns import CONDUCT, Column
from ..core.suppliers.describing import (
    conduct_changes,
    conduct_text,
    field_name,
    field_shown,
    field_text,
    is_scored,
    minerals_named,
)
from ..core.suppliers.proposing import Proposal, RowChange
from ..core.suppliers.reading import ReadRegister, say_passed_over
from .terminal import counted, out, say, table_in

_LONGEST = 60
"""Characters of a foreign text that are shown."""
_FIRST = 10
"""New, changed and wrong rows that are shown; the rest is counted."""
_MOST_UNUSED = 30
"""Headings that are named although nobody uses them; exports have a hundred and more."""
_MISUNDERSTOOD = 0.5
"""The share of rows from which on a column that is wrong in them may hold something else."""

_SHEET = Text(", sheet “{sheet}”", "，工作表“{sheet}”")
_COLUMNS = Text("field;in the file;for example", "字段;文件中的列;示例")
_UNUSED = Text("not used: {names}{more}", "未使用的列：{names}{more}")
_MORE_UNUSED = Text(" and {count} more", "，另有 {count} 列")
_NO_COLUMN = Text(
    "not in the file, so the register keeps what it has: {names}", "文件中没有以下字段，台账保留原有内容：{names}"
)
_IF_IT_IS = Text("  (if it is: --column {name}=HEADING)", "  （如果有：--column {name}=HEADING）")
_BLANK = Text(
    "A blank cell says that nothing is known: it empties that field. Blank cells about conduct say nothing.",
    "空白单元格表示未知，会清空该字段；表现类字段的空白单元格不作处理。",
)
_ROWS = Text("{rows}: {told}", "共 {count} 行：{told}")
_PART = Text("{count} {what}", "{what} {count}")
_NEW = Text("new", "新增")
_CHANGED = Text("changed", "变更")
_UNCHANGED = Text("unchanged", "不变")
_WRONG = Text("wrong", "有误")
_PASSED = Text("  {count} {what}, passed over", "  已跳过 {count} 行：{what}")
_MISSING = Text(
    "  {count} of the register not in the file; they stay as they are: {names}{more}",
    "  台账中有 {count} 家不在文件中，保持不变：{names}{more}",
)
_UNSCORED = Text("  minerals that are kept as written and not scored: {names}", "  以下矿产按原文保留，不计分：{names}")
_NEW_TITLE = Text("\nNew", "\n新增")
_NEW_HEADINGS = Text("row;code;name;country;spend;minerals", "行;编号;名称;国家;采购额;矿产")
_CHANGED_TITLE = Text("\nChanged", "\n变更")
_CHANGED_HEADINGS = Text("row;code;name;field;so far;then", "行;编号;名称;字段;原值;新值")
_WRONG_TITLE = Text("\nWrong rows", "\n有误的行")
_WRONG_HEADINGS = Text("row;column;value;what is expected", "行;列;内容;应填内容")
_ALL_WRONG = Text("; all of them: --errors {file}", "；查看全部：--errors {file}")
_MISUNDERSTOOD_COLUMN = Text(
    "“{heading}” is wrong in {count} rows. If it is not “{about}”: --column {column}=",
    "“{heading}”有 {count} 行有误。如果该列不是“{about}”：--column {column}=",
)
_REFUSED = Text("✗ {rows} wrong: nothing was kept.", "✗ {count} 行有误：未保存任何内容。")
_WOULD_REFUSE = Text("✗ {rows} wrong: as it is, nothing would be kept.", "✗ {count} 行有误：按现状不会保存任何内容。")
_MEND = Text(
    "Mend them in the file, or take the right rows alone: --apply --allow-errors",
    "请在文件中更正，或仅导入正确的行：--apply --allow-errors",
)
_KEPT = Text("✓ Kept: {new} new, {changed} changed.", "✓ 已保存：新增 {new}，变更 {changed}。")
_NOTHING_TO_DO = Text("The register says all this already. There is nothing to do.", "台账内容已与文件一致，无需导入。")
_LOOK = Text(
    "Nothing was changed: this was a look. To keep it, say the same with --apply.",
    "尚未作任何更改，以上仅为预览。如需保存，请加上 --apply 再执行一次。",
)
_MORE = Text("… and {count} more{where}", "……另有 {count} 行{where}")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and did."""

    name: str
    """The file's."""
    read_as: str
    proposal: Proposal
    applied: bool
    """Whether it was asked to keep what it found."""
    kept: bool
    """Whether anything was kept."""
    refused: bool
    """Whether wrong rows stand in the way."""


def show_import(imported: Imported, language: Language) -> None:
    """How the register was understood, what it changes, what is wrong with it, and what to do next."""
    proposal = imported.proposal
    sheet = _SHEET.in_(language).format(sheet=proposal.read.sheet) if proposal.read.sheet else ""
    say(f"{imported.name}: {imported.read_as}{sheet}")
    _show_columns(proposal.read, language)
    _show_rows(proposal, language)
    _show_new(proposal.new, language)
    _show_changed(proposal.changed, language)
    _show_wrong(proposal, imported.name, language)
    _show_end(imported, language)


def _show_columns(read: ReadRegister, language: Language) -> None:
    table = table_in(language, _COLUMNS)
    for one in read.columns:
        table.add_row(one.column, escape(one_line(one.heading, _LONGEST)), escape(one_line(one.sample, _LONGEST)))
    out.print()
    out.print(table)
    if read.unused:
        named = ", ".join(one_line(heading, _LONGEST) for heading in read.unused[:_MOST_UNUSED])
        left = len(read.unused) - _MOST_UNUSED
        more = _MORE_UNUSED.in_(language).format(count=left) if left > 0 else ""
        say(_UNUSED.in_(language).format(names=named, more=more))
    missing = [column for column in Column if not read.has(column) and column not in CONDUCT]
    if missing:
        say(_NO_COLUMN.in_(language).format(names=", ".join(missing)))
        say(_IF_IT_IS.in_(language).format(name=missing[0]))
    say(_BLANK.in_(language))
    out.print()


def _show_rows(proposal: Proposal, language: Language) -> None:
    _show_counts(proposal, language)
    for what, number in proposal.read.passed_over:
        say(_PASSED.in_(language).format(count=number, what=say_passed_over(what, language)))
    if proposal.missing:
        named = ", ".join(one.supplier.code for one in proposal.missing[:_FIRST])
        more = " …" if len(proposal.missing) > _FIRST else ""
        say(_MISSING.in_(language).format(count=len(proposal.missing), names=named, more=more))
    odd = Counter(one.mineral for row in proposal.suppliers for one in row.minerals if not is_scored(one.mineral))
    if odd:
        named = ", ".join(f"{one_line(mineral, _LONGEST)} {number}" for mineral, number in odd.most_common(_FIRST))
        say(_UNSCORED.in_(language).format(names=named))


def _show_counts(proposal: Proposal, language: Language) -> None:
    wrong, rows = len({one.row for one in proposal.wrong}), proposal.read.count
    told = [(len(proposal.new), _NEW), (len(proposal.changed), _CHANGED), (proposal.unchanged, _UNCHANGED)]
    told += [(wrong, _WRONG)] if wrong else []
    parts = [_PART.in_(language).format(count=number, what=what.in_(language)) for number, what in told]
    say(_ROWS.in_(language).format(rows=counted(rows, "row"), count=rows, told=", ".join(parts)))


def _show_new(new: Sequence[RowChange], language: Language) -> None:
    if not new:
        return
    table = table_in(language, _NEW_HEADINGS, title=_NEW_TITLE.in_(language))
    table.columns[4].justify = "right"
    for change in new[:_FIRST]:
        after = change.after
        place, spend = (field_text(after, name, language) for name in ("country", "spend"))
        named = escape(minerals_named(after, language))
        table.add_row(str(change.row), escape(after.code), escape(after.name), place, spend, named)
    out.print(table)
    _more(len(new), language)


def _show_changed(changed: Sequence[RowChange], language: Language) -> None:
    if not changed:
        return
    table = table_in(language, _CHANGED_HEADINGS, title=_CHANGED_TITLE.in_(language))
    for change in changed[:_FIRST]:
        who = (str(change.row), escape(change.after.code), escape(change.after.name))
        for difference in _differences(change, language):
            table.add_row(*who, *map(escape, difference))
            who = ("", "", "")
    out.print(table)
    _more(len(changed), language)


def _differences(change: RowChange, language: Language) -> Sequence[tuple[str, ...]]:
    """Field, what the register has, and what it would have."""
    before = change.before.supplier if change.before else change.after
    fields = [
        (field_name(name, language), *(field_shown(one, name, language) for one in (before, change.after)))
        for name in change.fields
    ]
    if change.conduct is None:
        return fields
    told = (change.recorded, change.conduct)
    parts = [
        (field_name(name, language), *(conduct_text(one, name, language) for one in told))
        for name in conduct_changes(*told)
    ]
    return [*fields, *parts]


def _show_wrong(proposal: Proposal, name: str, language: Language) -> None:
    wrong = proposal.wrong
    if not wrong:
        return
    table = table_in(language, _WRONG_HEADINGS, title=_WRONG_TITLE.in_(language))
    for one in wrong[:_FIRST]:
        column = one.heading or one.column
        expected = escape(one.expected(language))
        table.add_row(str(one.row), escape(one_line(column, _LONGEST)), escape(one.value), expected)
    out.print(table)
    file = shlex.quote(Path(name).stem + "-errors.csv")
    _more(len(wrong), language, _ALL_WRONG.in_(language).format(file=file))
    for column, number in Counter(one.column for one in wrong).items():
        if 1 < number > proposal.read.count * _MISUNDERSTOOD:
            heading = one_line(proposal.read.heading(column), _LONGEST)
            about = column.about_in(language)
            told = {"heading": heading, "count": number, "about": about, "column": column}
            say(_MISUNDERSTOOD_COLUMN.in_(language).format(**told))


def _show_end(imported: Imported, language: Language) -> None:
    proposal = imported.proposal
    out.print()
    if imported.refused:
        wrong = len({one.row for one in proposal.wrong})
        refused = (_REFUSED if imported.applied else _WOULD_REFUSE).in_(language)
        out.print(refused.format(rows=counted(wrong, "row"), count=wrong), style="red")
        say(_MEND.in_(language))
    elif imported.kept:
        say(_KEPT.in_(language).format(new=len(proposal.new), changed=len(proposal.changed)))
    elif not proposal.changes:
        say(_NOTHING_TO_DO.in_(language))
    else:
        say(_LOOK.in_(language))


def _more(number: int, language: Language, where: str = "") -> None:
    if number > _FIRST:
        say(_MORE.in_(language).format(count=number - _FIRST, where=where))
