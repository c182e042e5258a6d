"""Names marked copies after the files that they are copies of."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import PurePosixPath

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.marked_copy import CopyMade, Unmarkable
from ..core.message import Sha256
from ..core.reply import Reply

LONGEST_STEM = 50
"""Characters of the supplier's own name that are kept: every one takes nine in a mail's header."""

_MARKED = Text("marked", "已标注")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|%\[\]]')
"""What Windows forbids; beside it ``%``, and brackets, with which links inside a workbook lead nowhere in Excel."""
_NO_CASE = re.compile("[^0-9A-Za-z-]")
_EXTENSION = re.compile(r"\.[A-Za-z]{3,4}$")

Named = dict[Sha256, tuple[str, bytes] | Unmarkable]
"""By workbook: the copy's file name and bytes, or why there is none."""


def named_copies(reply: Reply, copies: Sequence[CopyMade]) -> Named:
    """The copies that belong to the reports of a reply, each with a name that no other one has."""
    made = {copy.workbook: copy.result for copy in copies}
    named: Named = {}
    taken: set[str] = set()
    for report in reply.reports:
        if report.sha256 is None or report.sha256 not in made or report.sha256 in named:
            continue
        result = made[report.sha256]
        if isinstance(result, Unmarkable):
            named[report.sha256] = result
            continue
        names = file_names(report.name, reply.languages[0], reply.case)
        name = next(name for name in names if name.casefold() not in taken)
        taken.add(name.casefold())
        named[report.sha256] = (name, result)
    return named


def file_names(original: str, language: Language, case: str = "") -> Iterator[str]:
    """``<original>-marked-<case>.xlsx``, then for ever the same with numbers; never a path."""
    stem = _EXTENSION.sub("", PurePosixPath(one_line(original, 1000).replace("\\", "/")).name)
    stem = one_line(_FORBIDDEN.sub("_", stem), LONGEST_STEM).strip(". …") or "workbook"
    parts = (stem, _MARKED.in_(language), _NO_CASE.sub("", case))
    name = "-".join(part for part in parts if part)
    yield f"{name}.xlsx"
    yield from (f"{name}-{number}.xlsx" for number in count(2))
