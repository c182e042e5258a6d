"""Adds the styles of marked cells and of the index to a workbook's styles, none of the old ones being changed."""

import enum
from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from ...finding import Severity
from ...marked_copy import CannotMark, Unmarkable
from .xml import MAIN, Edit, Element, appended, children, edited, part, place_for, prefixed, with_attribute

COLOURS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "FFB8A3", Severity.WARNING: "FFD98A", Severity.NOTE: "C4E1F5"}
)
"""Told apart also by those who do not see red and green, and from the yellows and greens of the templates."""

_MOST_STYLES = 60_000
"""Excel takes 65,490 cell formats."""
_ITEMS = {b"fonts": b"font", b"fills": b"fill", b"borders": b"border", b"cellXfs": b"xf", b"dxfs": b"dxf"}
"""The lists that grow, and what stands in them; another element would be counted by some programs only."""
_ORDER = tuple(b"numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split())
"""The children of a style sheet in their order (ECMA-376 18.8.39)."""

EMPTY = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf/></cellXfs></styleSheet>'
).encode()
"""The styles of a workbook that has none."""


class Look(enum.Enum):
    """How a cell of the index looks: font, colour of the fill, whether it has a rule below."""

    NOTICE = ('<b/><sz val="12"/><color rgb="FF9C3A12"/>', "", False)
    FACTS = ('<sz val="10"/><color rgb="FF5B6672"/>', "", False)
    HEADING = ('<b/><sz val="10"/><color rgb="FFFFFFFF"/>', "24476B", False)
    TEXT = ('<sz val="10"/>', "", True)
    LINK = ('<u/><sz val="10"/><color rgb="FF0B5CAD"/>', "", True)
    ERROR = ('<b/><sz val="10"/>', COLOURS[Severity.ERROR], True)
    WARNING = ('<b/><sz val="10"/>', COLOURS[Severity.WARNING], True)
    NOTE = ('<b/><sz val="10"/>', COLOURS[Severity.NOTE], True)


class Styles:
    """A workbook's styles; numbers of new ones are handed out, and all are written at the end."""

    def __init__(self, xml: bytes, font: str) -> None:
        """``font`` is the name of the font of the index. Raises :class:`CannotMark` for what is not understood."""
        self._part = part(xml, b"styleSheet", MAIN)
        self._children = tuple(self._part.children())
        self._items = {child.name: self._listed(child) for child in self._children}
        self._formats = self._items.get(b"cellXfs", ())
        self._font = font
        self._new_formats: list[bytes] = []
        self._marked: dict[tuple[int, Severity], int] = {}
        self._first_fill = self._count(b"fills")
        if self._first_fill < 2 or not self._formats:  # noqa: PLR2004 - the first two have a meaning of their own
            raise CannotMark(Unmarkable.UNUSUAL)
        self._looks = {look: self._look(number, look) for number, look in enumerate(Look)}

    def look(self, look: Look) -> int:
        """The number of a style of the index."""
        return self._looks[look]

    def marked(self, style: int, severity: Severity) -> int:
        """The number of a style that is like a given one but for its fill."""
        known = self._marked.get((style, severity))
        if known is not None:
            return known
        old = self._formats[style] if style < len(self._formats) else self._formats[0]
        tag = self._part.xml[old.start : old.content]
        rest = self._part.xml[old.content : old.end]
        fill = self._first_fill + list(COLOURS).index(severity)
        filled = with_attribute(with_attribute(tag, b"fillId", b"%d" % fill), b"applyFill", b"1")
        number = self._marked[style, severity] = self._add(filled + rest)
        return number

    def condition(self, severity: Severity) -> int:
        """The number of the format with which a condition fills a cell."""
        return self._count(b"dxfs") + list(COLOURS).index(severity)

    def written(self) -> bytes:
        """The styles with all that was added."""
        fills = [*COLOURS.values(), *(look.value[1] for look in Look)]
        return edited(
            self._part.xml,
            [
                *self._appended(b"fonts", [self._font_of(look) for look in Look]),
                *self._appended(b"fills", [self._fill(colour) for colour in fills]),
                *self._appended(b"borders", [self._rule()]),
                *self._appended(b"cellXfs", self._new_formats),
                *self._conditions([self._condition(colour) for colour in COLOURS.values()]),
            ],
        )

    def _look(self, number: int, look: Look) -> int:
        _, colour, ruled = look.value
        fill = self._first_fill + len(COLOURS) + number if colour else 0
        border = self._count(b"borders") if ruled else 0
        wrap = b"" if look in (Look.NOTICE, Look.FACTS) else b' wrapText="1"'
        p = self._part.prefix
        return self._add(
            b'<%sxf numFmtId="0" fontId="%d" fillId="%d" borderId="%d" xfId="0" quotePrefix="1" applyFont="1"'
            b' applyFill="1" applyBorder="1" applyAlignment="1"><%salignment vertical="top"%s/></%sxf>'
            % (p, self._count(b"fonts") + number, fill, border, p, wrap, p)
        )

    def _add(self, xf: bytes) -> int:
        self._new_formats.append(xf)
        number = len(self._formats) + len(self._new_formats) - 1
        if number > _MOST_STYLES:
            raise CannotMark(Unmarkable.UNUSUAL)
        return number

    def _listed(self, group: Element) -> tuple[Element, ...]:
        name = _ITEMS.get(group.name)
        if name is None:
            return ()
        found = tuple(islice(children(self._part.xml, group.content, group.content_end), _MOST_STYLES + 1))
        if len(found) > _MOST_STYLES or not all(each.name == name for each in found):
            raise CannotMark(Unmarkable.UNUSUAL)
        return found

    def _count(self, name: bytes) -> int:
        return len(self._items.get(name, ()))

    def _child(self, name: bytes) -> Element | None:
        return next((child for child in self._children if child.name == name), None)

    def _appended(self, name: bytes, items: list[bytes]) -> Iterator[Edit]:
        group = self._child(name)
        if group is None:
            raise CannotMark(Unmarkable.UNUSUAL)
        yield from appended(self._part, group, b"".join(items), self._count(name) + len(items))

    def _conditions(self, items: list[bytes]) -> Iterator[Edit]:
        if self._child(b"dxfs"):
            yield from self._appended(b"dxfs", items)
            return
        place = place_for(self._children, _ORDER, b"dxfs", self._part.root.content_end)
        p = self._part.prefix
        yield Edit(place, place, b'<%sdxfs count="%d">%s</%sdxfs>' % (p, len(items), b"".join(items), p))

    def _font_of(self, look: Look) -> bytes:
        return self._ours(f'<font>{look.value[0]}<name val="{self._font}"/></font>')

    def _fill(self, colour: str) -> bytes:
        if not colour:
            return self._ours('<fill><patternFill patternType="none"/></fill>')
        return self._ours(
            f'<fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/><bgColor indexed="64"/></patternFill>'
            "</fill>"
        )

    def _rule(self) -> bytes:
        return self._ours(
            '<border><left/><right/><top/><bottom style="thin"><color rgb="FFD5DAE0"/></bottom><diagonal/></border>'
        )

    def _condition(self, colour: str) -> bytes:
        return self._ours(
            f'<dxf><fill><patternFill patternType="solid"><fgColor rgb="FF{colour}"/><bgColor rgb="FF{colour}"/>'
            "</patternFill></fill></dxf>"
        )

    def _ours(self, xml: str) -> bytes:
        return prefixed(xml, self._part.prefix)
