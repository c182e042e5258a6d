"""Writes ``docs/supplier-register.md``: the file that a supplier register is imported from, in both languages."""

from collections.abc import Iterator

from ..core.language import Language, Text
from ..core.suppliers.columns import CONDUCT, VOCABULARY, Column

_HEADINGS_SHOWN = 3
_CHINESE_FROM = "\u2e80"

_INTRODUCTION = """\
# The file of the supplier register · 供应商台账文件

<!-- Written by `make docs`; edit src/oredesk/cli/register_page.py or core/suppliers/columns.py instead. -->

`oredesk suppliers import FILE` reads .xlsx, .xls, .ods, .csv, .json and Excel 2003 .xml, up to 50,000 rows, as your
purchasing system writes them. It shows how every column is understood and what would change; `--apply` keeps it. To see
such a file: `oredesk suppliers example FOLDER`.

`oredesk suppliers import FILE` 读取采购系统导出的 .xlsx、.xls、.ods、.csv、.json 和 Excel 2003 .xml 文件，
最多 50,000 行。命令先显示每一列如何理解、哪些内容会改变；加上 `--apply` 才会保存。
示例文件：`oredesk suppliers example FOLDER`。

## Columns · 列

A column is known by its heading, in either language or both; case, punctuation and remarks in brackets do not matter.
Where one is called otherwise: `--column spend=Amount` (a heading or a letter), or `--column spend=` for none. The code
is needed, and a name for every new supplier.

按表头识别各列，中文、英文或中英文并列均可，不区分大小写、标点和括号内的说明。表头不同时用 `--column spend=表头`
（或列字母）指明；`--column spend=` 表示没有该列。供应商代码必填，新供应商还须填写名称。

| field · 字段 | holds · 内容 | for example called · 表头示例 |
|---|---|---|\
"""

_RULES = (
    Text(
        "**The file's word counts for every column that it has.** A blank cell (also `-`, `/`, `N/A`) says that nothing"
        " is known and empties the field. What the file has no column for, and suppliers that are not in it, stay as"
        " they are. Two things stay without being in the file: a contact that you had remembered when you tied a"
        " submission, and the day of a commitment letter where the file says a mere *yes*.",
        "**文件中有的列以文件为准。** 空白单元格（以及 `-`、`/`、`N/A`）表示未知，会清空该字段。"
        "文件中没有的列和没有的供应商保持不变。仅有两项例外：您在关联提交文件时记住的联系邮箱；"
        "以及文件只写“是”时已登记的承诺书签署日期。",
    ),
    Text(
        "**One wrong cell, and nothing is kept**, unless you say `--allow-errors`: then the right rows are."
        " `--errors FILE` writes every wrong cell with what is expected.",
        "**只要有一个单元格有误，就不会保存任何内容**；加上 `--allow-errors` 则只保存正确的行。"
        "`--errors FILE` 会列出所有有误的单元格。",
    ),
    Text(
        "**Codes** are compared without regard to case and width. A code twice in the file is wrong in both rows.",
        "**供应商代码**不区分大小写和全半角；代码重复时，相关各行都视为有误。",
    ),
    Text(
        "**Countries** are known by their full name in ten languages or by code, never guessed. `NA` is Namibia. A"
        " region's code tells the country where no column does.",
        "**国家**按全称（十种语言）或代码识别，绝不猜测；`NA` 是纳米比亚。没有国家列时，由地区代码得出国家。",
    ),
    Text(
        "**Amounts** may be written 1234.56, 1,234.56, 1 234,56 or 1.234,56, without a currency. `1.234` and `1,234`"
        " are read as the rest of their column is written; where that says nothing, the comma parts thousands and the"
        " point decimals.",
        "**金额**可写作 1234.56、1,234.56、1 234,56 或 1.234,56，不带货币符号。"
        "`1.234` 和 `1,234` 按该列其他金额的写法理解；无法判断时，逗号为千位分隔符，点为小数点。",
    ),
    Text(
        "**Sources**: sole, single, 独家 are 1; dual, 两家 are 2; three, 三家 are 3; several, competitive, 充分竞争,"
        " 多家 are 4. More than four are scored like four.",
        "**货源**：独家为 1，两家为 2，三家为 3，充分竞争、多家为 4；四家以上与四家同样计分。",
    ),
    Text(
        "**Minerals** are separated by semicolons, commas or slashes; who named one may stand in brackets behind it:"
        " `Tin (R&D); Gold (Purchasing)`. `3TG` is tin, tantalum, tungsten and gold. Others, such as aluminium, are"
        " kept as written and not scored.",
        "**矿产**用分号、逗号或斜杠分隔；判定部门可写在后面的括号里，例如“锡（研发部）；金（采购部）”。"
        "`3TG` 指锡、钽、钨、金。其他矿产（例如铝）原样保留，不计分。",
    ),
    Text(
        "**Mail addresses and domains**: an address belongs to one supplier alone. A provider's domain where anybody"
        " has a mailbox (qq.com, gmail.com) is no company's own.",
        "**邮箱和域名**：一个邮箱地址只能属于一家供应商；任何人都能注册的公共邮箱域名（qq.com、gmail.com）"
        "不能作为公司自有域名。",
    ),
    Text(
        "**Dates** are best written 2026-03-31; where day and month cannot be told apart, the day comes first.",
        "**日期**最好写作 2026-03-31；无法区分日和月时，按“日在前”理解。",
    ),
    Text(
        "**Conduct** (the last columns) is recorded with the file as its source where it says something new; a blank"
        " cell says nothing.",
        "**表现**（最后几列）有新内容时，以该文件为依据记录；空白单元格表示未说明。",
    ),
)


def page() -> str:
    """The document, in both languages."""
    rules = (f"- {english}\n  <br>{chinese}" for english, chinese in _RULES)
    return "\n".join((_INTRODUCTION, *_columns(), "\n## How cells are read · 单元格如何读取\n", *rules, ""))


def _columns() -> Iterator[str]:
    for column in Column:
        if column is CONDUCT[0]:
            yield "| | **conduct · 表现** | |"
        holds = "<br>".join(column.about_in(language) for language in Language)
        yield f"| `{column}` | {holds} | {_headings(column)} |"


def _headings(column: Column) -> str:
    """The most usual headings, in both languages."""
    texts = VOCABULARY.headings[column]
    english = [text for text in texts if text[0] < _CHINESE_FROM][:_HEADINGS_SHOWN]
    chinese = [text for text in texts if text[0] >= _CHINESE_FROM][:_HEADINGS_SHOWN]
    return ", ".join((*english, *chinese))
