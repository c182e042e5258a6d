"""The shared texts of an OOXML workbook, as bytes: a copy with only those in use."""

import html
import re
from collections.abc import Collection, Sequence

from .sheet_xml import DECLARATION_OR_COMMENT

_PLAIN_ITEM = re.compile(rb"<t(?: [^<>]*)?>([^<]*)</t></si>")


class SharedTexts:
    """``sharedStrings.xml``, divided at its items by search; where that is not safe it is passed on as it is."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        head, *items = xml[: xml.rfind(b"</sst>")].split(b"<si>")
        divisible = (
            bool(items)
            and b"<sst" in head
            and not DECLARATION_OR_COMMENT.search(xml)
            and xml.count(b"<si") == len(items)
        )
        self._items = items if divisible else None

    def texts(self, numbers: Sequence[int]) -> list[str] | None:
        """The texts of these numbers; None where one of them is not plain (formatted in parts, or without end)."""
        if self._items is None or max(numbers, default=0) >= len(self._items):
            return None
        joined = b"".join([self._items[number] for number in numbers])
        found = _PLAIN_ITEM.findall(joined)
        texts = html.unescape(b"\0".join(found).decode("utf-8", "replace")).split("\0")
        return texts if len(found) == len(texts) == len(numbers) else None

    def only(self, used: Collection[int]) -> bytes:
        """The part with every other item emptied; the items keep their numbers."""
        if self._items is None:
            return self._xml
        kept = [b"</si>"] * len(self._items)
        for index in used:
            if index < len(kept):
                kept[index] = self._items[index]
        return b"<sst><si>%s</sst>" % b"<si>".join(kept)
