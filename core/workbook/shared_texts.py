"""The shared texts of an OOXML workbook, as bytes: a copy with only those in use."""

from collections.abc import Collection

from .sheet_xml import DECLARATION_OR_COMMENT


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

    def only(self, used: Collection[int]) -> bytes:
        """The part with every other item emptied; the items keep their numbers."""
        if self._items is None:
            return self._xml
        kept = [b"</si>"] * len(self._items)
        for index in used:
            if index < len(kept):
                kept[index] = self._items[index]
        return b"<sst><si>%s</sst>" % b"<si>".join(kept)
