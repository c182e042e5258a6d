"""Makes the marked copies of a reply: the answered mail lies among the originals, and its workbooks in it."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import structlog

from ..core.faults import place_of
from ..core.marked_copy import MOST_BYTES, CopyMade, MarkedCopy, Unmarkable
from ..core.message import Attachment, IncomingMessage
from ..core.ports import Ledger, Originals, StorageUnavailable, WorkbookMarker
from ..core.refusal import Refused
from ..core.reply import OutboxItem
from ..core.submission import likely_first
from ..core.usecases.wanted_copies import wanted_copies

log = structlog.get_logger("oredesk.copies")


@dataclass(frozen=True, slots=True)
class CopiesOfOriginals:
    """Implements :class:`~oredesk.core.ports.MarkedCopies`."""

    ledger: Ledger
    originals: Originals
    parse: Callable[[bytes], IncomingMessage]
    marker: WorkbookMarker

    async def of(self, item: OutboxItem) -> Sequence[CopyMade]:
        """One for every workbook that the reply wants marked; raises :class:`StorageUnavailable` alone."""
        wanted = wanted_copies(item.reply)
        if not wanted:
            return ()
        try:
            files = await self._files(item.mail_id)
        except StorageUnavailable:
            raise
        except Exception as fault:  # noqa: BLE001 - no copy is worth a reply that does not leave
            self._report(item, fault)
            files = ()
        made = [CopyMade(copy.workbook, await self._made(item, copy, files)) for copy in wanted]
        return tuple(_within_limit(made))

    async def _files(self, mail_id: int) -> tuple[Attachment, ...]:
        record = await self.ledger.mail(mail_id)
        if record is None or record.original is None:
            return ()
        raw = await self.originals.get(record.original)
        return (await asyncio.to_thread(self.parse, raw)).attachments

    async def _made(self, item: OutboxItem, copy: MarkedCopy, files: Sequence[Attachment]) -> bytes | Unmarkable:
        unusual = False
        try:
            for file in likely_first(files, copy.workbook, copy.name):
                try:
                    made = await self.marker.mark(file.data, copy)
                except Refused:  # it ended the worker, but the workbook may lie in another file
                    unusual = True
                    continue
                if made is not None:
                    return made
        except Exception as fault:  # noqa: BLE001 - as above
            self._report(item, fault)
            return Unmarkable.FAILED
        if unusual:
            return Unmarkable.UNUSUAL
        log.warning("workbook to be marked is not among the originals", mail=item.mail_id)
        return Unmarkable.FAILED

    def _report(self, item: OutboxItem, fault: Exception) -> None:
        log.error("no marked copy", mail=item.mail_id, kind=type(fault).__name__, place=place_of(fault))


def _within_limit(made: Sequence[CopyMade]) -> Iterator[CopyMade]:
    """The copies in their order as long as the mail does not become too large."""
    left = MOST_BYTES
    for copy in made:
        size = len(copy.result) if isinstance(copy.result, bytes) else 0
        if size > left:
            yield CopyMade(copy.workbook, Unmarkable.TOO_LARGE)
        else:
            left -= size
            yield copy
