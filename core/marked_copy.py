"""A supplier's own workbook with every finding marked at its cell: what is written into it, and why some have none."""

import enum
import itertools
from dataclasses import dataclass

from .cells import Cell
from .finding import Severity
from .language import Language, Text
from .message import Sha256

KINDS = {
    Severity.ERROR: Text("To correct", "需要更正"),
    Severity.WARNING: Text("Please check", "请核对"),
    Severity.NOTE: Text("For information", "供参考"),
}
"""What a severity means for the supplier."""

NOTICE = Text(
    "This copy is for reading only. Please make the corrections in your own official file and send that one.",
    "本副本仅供查看。请在您自己的正式文件中更正，然后发送该文件。",
)
"""The first line of every marked copy."""

INDEX = Text("Findings", "检查结果")
"""The name of the index in front; in a copy in several languages their names together."""

INDEX_NAMES = frozenset(
    " ".join(INDEX.in_(language) for language in languages)
    for count in range(1, len(Language) + 1)
    for languages in itertools.permutations(Language, count)
)
"""What the index of a marked copy may be called, unless the workbook had a sheet of that name already."""


MOST_BYTES = 10_000_000
"""Of the copies of one reply together; with more, many mailboxes do not take the mail."""


@dataclass(frozen=True, slots=True)
class Words:
    """A finding in one language."""

    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding as the copy shows it: at its cell and in the index."""

    severity: Severity
    code: str
    cell: Cell | None
    """None for a finding about the whole workbook, which stands in the index alone."""
    value: str
    """What stands in the cell."""
    words: tuple[Words, ...]
    """One for every language of the copy, in its order."""


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """The copy that is wanted of one workbook."""

    workbook: Sha256
    """The digest of the supplier's file."""
    name: str
    """Its name; for a file out of an archive ``"archive.zip/inner.xlsx"``."""
    case: str
    languages: tuple[Language, ...]
    marks: tuple[Mark, ...]


class Unmarkable(enum.StrEnum):
    """Why there is no marked copy of a workbook."""

    OLD_FORMAT = "old-format"
    """.xls or .xlsb."""
    OPEN_DOCUMENT = "open-document"
    STRICT = "strict"
    """Saved as Strict Open XML (ISO/IEC 29500 part 1)."""
    MACROS = "macros"
    ENCRYPTED = "encrypted"
    MARKED = "marked"
    """A marked copy of ours that came back."""
    TOO_LARGE = "too-large"
    """With it, the mail would be too large for many mailboxes."""
    UNUSUAL = "unusual"
    """Written in a way that marks cannot be put into with certainty that the file still opens."""
    FAILED = "failed"
    """A fault of ours, or the original is not at hand."""

    def because(self, language: Language) -> str:
        """The reason as a sentence for the supplier."""
        return _REASONS[self].in_(language)


_REASONS = {
    Unmarkable.OLD_FORMAT: Text(
        "Marks can only be put into workbooks saved as .xlsx; yours is in an older or binary Excel format.",
        "只有 .xlsx 格式的工作簿才能标注，您的文件是旧版或二进制 Excel 格式。",
    ),
    Unmarkable.OPEN_DOCUMENT: Text(
        "Marks can only be put into workbooks saved as .xlsx; yours is an OpenDocument spreadsheet.",
        "只有 .xlsx 格式的工作簿才能标注，您的文件是 OpenDocument 表格。",
    ),
    Unmarkable.STRICT: Text(
        "Your workbook is saved as “Strict Open XML”; marks can only be put into a plain “Excel Workbook (.xlsx)”.",
        "您的文件保存为“Strict Open XML 电子表格”，只有普通的“Excel 工作簿 (.xlsx)”才能标注。",
    ),
    Unmarkable.MACROS: Text(
        "Your workbook holds macros, which are not sent back; marks can be put into a workbook without them (.xlsx).",
        "您的文件含有宏，我们不会寄回宏；不含宏的工作簿 (.xlsx) 才能标注。",
    ),
    Unmarkable.ENCRYPTED: Text(
        "Your workbook is encrypted, so marks cannot be put into it.", "您的文件已加密，无法标注。"
    ),
    Unmarkable.MARKED: Text(
        "This file is itself a marked copy of ours, which is for reading only:"
        " please make the corrections in your own official file and send that one.",
        "该文件本身就是我们发出的标注副本，仅供查看：请在您自己的正式文件中更正，然后发送该文件。",
    ),
    Unmarkable.TOO_LARGE: Text(
        "With the marked copy this mail would be too large for many mailboxes.",
        "附上标注副本后邮件会过大，许多邮箱无法接收。",
    ),
    Unmarkable.UNUSUAL: Text(
        "Your workbook is built in an unusual way, so marks cannot be put into it safely.",
        "您的文件结构比较特殊，无法安全地写入标注。",
    ),
    Unmarkable.FAILED: Text(
        "The marked copy could not be made because of a fault on our side.", "由于我方系统故障，未能生成标注副本。"
    ),
}


class CannotMark(Exception):  # noqa: N818 - an expected no, as Refused is
    """Raised where it is discovered that a workbook cannot be marked."""

    def __init__(self, reason: Unmarkable) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class CopyMade:
    """What became of the copy of one workbook."""

    workbook: Sha256
    result: bytes | Unmarkable
    """The copy, or why there is none."""
