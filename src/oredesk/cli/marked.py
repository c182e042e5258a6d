"""Marked copies of checked workbooks, written into a folder beside what is printed."""

import asyncio
from pathlib import Path

from ..core.language import Language, Text
from ..core.marked_copy import Unmarkable
from ..core.ports import WorkbookMarker
from ..core.refusal import Refused
from ..core.submission import FileReport
from ..core.usecases.wanted_copies import wanted_copy
from ..mailbox.copy_names import file_names

_MADE = Text("marked copy: {path}", "标注副本：{path}")
_NOT_MADE = Text("no marked copy: {reason}", "没有标注副本：{reason}")


class MarkedFolder:
    """The folder that copies go to; what an earlier run left there under the same names is written anew."""

    def __init__(self, folder: Path, language: Language) -> None:
        """Create the folder; raises OSError where that cannot be done."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._language = language
        self._taken: set[str] = set()

    async def add(self, marker: WorkbookMarker, data: bytes, report: FileReport) -> str:
        """Mark the workbook of a report, which is or lies in ``data``; what to tell about it, ``""`` for nothing."""
        copy = wanted_copy(report, (self._language,))
        if copy is None:
            return ""
        try:
            made = await marker.mark(data, copy)
        except Refused:  # marking it takes more time or memory than reading it did
            made = Unmarkable.UNUSUAL
        if not isinstance(made, bytes):
            reason = (made or Unmarkable.FAILED).because(self._language)
            return _NOT_MADE.in_(self._language).format(reason=reason)
        path = self._folder / self._name(report)
        await asyncio.to_thread(path.write_bytes, made)
        return _MADE.in_(self._language).format(path=path)

    def _name(self, report: FileReport) -> str:
        name = next(name for name in file_names(report.name, self._language) if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name
