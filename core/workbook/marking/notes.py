"""Draws the boxes of comments: without a shape in a sheet's VML drawing Excel shows no comment."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...marked_copy import CannotMark, Unmarkable
from ...typesetting import lines_of
from .comments import Run
from .places import LAST_COLUMN, LAST_ROW, Columns, Place, stretch
from .worksheet import Worksheet

_NAMESPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml"',
    'xmlns:o="urn:schemas-microsoft-com:office:office"',
    'xmlns:x="urn:schemas-microsoft-com:office:excel"',
)
_BOX = "_x0000_t202"

EMPTY = (
    f'<xml {" ".join(_NAMESPACES)}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'
).encode()
"""The drawing of a sheet that has none."""

_ROOT = re.compile(rb"<xml\b[^<>]*>")
_ID_BLOCKS = re.compile(rb"""(<(?:[\w.-]+:)?idmap\b[^<>]*?\sdata\s*=\s*["'])([\d,\s]*)""")
_IDS = re.compile(rb"_x0000_s(\d{1,9})")
_ROW, _COLUMN = (re.compile(rb"<(?:[\w.-]+:)?%s>\s*(\d{1,7})\s*<" % name) for name in (b"Row", b"Column"))
_BLOCK = 1024
"""Shapes are numbered in blocks of so many, a block belonging to one drawing."""

_WIDTH, _WIDE = 340, 500
_LINE, _MARGIN = 15, 14
_LEAST_HEIGHT, _MOST_HEIGHT = 60, 520
_PIXELS_PER_LETTER = 6
_POINTS_PER_PIXEL = 0.75
_TALL = 24
"""A comment of more lines gets the wide box."""


@dataclass(frozen=True, slots=True)
class Note:
    """The box of a comment."""

    place: Place
    anchor: tuple[int, int, int, int, int, int, int, int]
    """Column and pixels, row and pixels of the upper left corner, then of the lower right one; all from 0."""
    width: int
    height: int
    """In pixels."""


def note_for(sheet: Worksheet, columns: Columns, place: Place, right: int, comment: Sequence[Run]) -> Note:
    """A box beside a cell (or merged range that reaches to column ``right``) with room for its comment."""
    said = "".join(run.text for run in comment)
    width = _WIDTH if lines_of(said, _WIDTH // _PIXELS_PER_LETTER) <= _TALL else _WIDE
    lines = lines_of(said, width // _PIXELS_PER_LETTER)
    height = min(max(lines * _LINE + _MARGIN, _LEAST_HEIGHT), _MOST_HEIGHT)
    left, top = min(right, LAST_COLUMN - 1), max(place[0] - 2, 0)
    from_left, from_top = min(12, columns.width(left + 1)), min(8, sheet.height_of(top + 1))
    end_column, to_right = stretch(left, from_left, width, columns.width, LAST_COLUMN)
    end_row, to_bottom = stretch(top, from_top, height, sheet.height_of, LAST_ROW)
    anchor = (left, from_left, top, from_top, end_column, to_right, end_row, to_bottom)
    return Note(place, anchor, width, height)


def with_notes(vml: bytes, notes: Sequence[Note], block: int) -> bytes:
    """The drawing with boxes for those notes that have none there, numbered from that block on or a later free one."""
    root, end = _ROOT.search(vml), vml.rfind(b"</xml>")
    if root is None or end < root.end():
        raise CannotMark(Unmarkable.UNUSUAL)
    drawn = set(_drawn(vml))
    missing = [note for note in notes if note.place not in drawn]
    block = max([block, *(int(number) // _BLOCK + 1 for number in _IDS.findall(vml))])
    declared = all(namespace.encode() in root[0] for namespace in _NAMESPACES)
    namespaces = "" if declared else " ".join(("", *_NAMESPACES))
    shapes = [_shape(note, block * _BLOCK + number, namespaces) for number, note in enumerate(missing, 1)]
    if b'id="%s"' % _BOX.encode() not in vml:
        shapes.insert(0, _box_type(namespaces))
    blocks = range(block, block + len(missing) // _BLOCK + 1)
    grown = vml[:end] + "".join(shapes).encode() + vml[end:]
    return _ID_BLOCKS.sub(lambda found: found[1] + _joined(found[2], blocks), grown, count=1)


def _drawn(vml: bytes) -> Iterator[Place]:
    """The cells whose comments have boxes; programs tell row and column in either order."""
    for shape in vml.split(b"ClientData>"):
        row, column = _ROW.search(shape), _COLUMN.search(shape)
        if row and column:
            yield int(row[1]) + 1, int(column[1]) + 1


def _joined(blocks: bytes, more: range) -> bytes:
    return b",".join([*filter(None, [blocks.strip()]), *(b"%d" % block for block in more)])


def _box_type(namespaces: str) -> str:
    return (
        f'<v:shapetype{namespaces} id="{_BOX}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
        '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
    )


def _shape(note: Note, number: int, namespaces: str) -> str:
    row, column = note.place
    size = f"width:{note.width * _POINTS_PER_PIXEL:g}pt;height:{note.height * _POINTS_PER_PIXEL:g}pt"
    return (
        f'<v:shape{namespaces} id="_x0000_s{number}" type="#{_BOX}" style="position:absolute;margin-left:60pt;'
        f'margin-top:2pt;{size};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{', '.join(map(str, note.anchor))}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )
