"""The few cell styles of the sample workbooks: what is typed in is yellow and unlocked, like in a real form."""

import enum
from typing import NamedTuple


class Style(enum.IntEnum):
    """A cell style; the number is its place among the workbook's cell formats."""

    PLAIN = 0
    TITLE = 1
    HEADING = 2
    LABEL = 3
    NOTE = 4
    INPUT = 5
    INPUT_DATE = 6
    INPUT_SHARE = 7
    TABLE_HEAD = 8
    TABLE = 9
    TABLE_INPUT = 10
    WORKING = 11
    """What formulas need and nobody reads."""


class _Look(NamedTuple):
    font: int = 0
    fill: int = 0
    border: int = 0
    number_format: int = 0
    unlocked: bool = False
    align: str = 'vertical="center"'


_TEXT = 49
_PERCENT = 9
_DATE = 164
_WRAP = 'vertical="center" wrapText="1"'
_WRAP_TOP = 'vertical="top" wrapText="1"'

_LOOKS = {
    Style.PLAIN: _Look(align=""),
    Style.TITLE: _Look(font=1),
    Style.HEADING: _Look(font=2, fill=2, align=_WRAP),
    Style.LABEL: _Look(border=1, align=_WRAP),
    Style.NOTE: _Look(font=3, align=_WRAP_TOP),
    Style.INPUT: _Look(fill=3, border=1, number_format=_TEXT, unlocked=True, align=_WRAP),
    Style.INPUT_DATE: _Look(fill=3, border=1, number_format=_DATE, unlocked=True, align='horizontal="left"'),
    Style.INPUT_SHARE: _Look(fill=3, border=1, number_format=_PERCENT, unlocked=True, align=_WRAP),
    Style.TABLE_HEAD: _Look(font=2, fill=2, border=1, align=_WRAP),
    Style.TABLE: _Look(border=1),
    Style.TABLE_INPUT: _Look(border=1, unlocked=True),
    Style.WORKING: _Look(font=3, align=""),
}

_FONTS = (
    '<font><sz val="10"/><name val="Arial"/></font>',
    '<font><b/><sz val="16"/><color rgb="FF1F4E5F"/><name val="Arial"/></font>',
    '<font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="Arial"/></font>',
    '<font><i/><sz val="9"/><color rgb="FF6B6B6B"/><name val="Arial"/></font>',
)
_FILLS = (
    '<patternFill patternType="none"/>',
    '<patternFill patternType="gray125"/>',
    '<patternFill patternType="solid"><fgColor rgb="FF1F4E5F"/></patternFill>',
    '<patternFill patternType="solid"><fgColor rgb="FFFFF8DC"/></patternFill>',
)
_EDGES = "".join(
    f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>' for side in ("left", "right", "top", "bottom")
)
_BORDERS = ("<left/><right/><top/><bottom/><diagonal/>", f"{_EDGES}<diagonal/>")


def styles_xml() -> str:
    """The part ``xl/styles.xml``."""
    fonts = "".join(_FONTS)
    fills = "".join(f"<fill>{fill}</fill>" for fill in _FILLS)
    borders = "".join(f"<border>{border}</border>" for border in _BORDERS)
    formats = "".join(_format(_LOOKS[style]) for style in Style)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<numFmts count="1"><numFmt numFmtId="{_DATE}" formatCode="d\\-mmm\\-yyyy"/></numFmts>'
        f'<fonts count="{len(_FONTS)}">{fonts}</fonts><fills count="{len(_FILLS)}">{fills}</fills>'
        f'<borders count="{len(_BORDERS)}">{borders}</borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(Style)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _format(look: _Look) -> str:
    alignment = f"<alignment {look.align}/>" if look.align else ""
    protection = '<protection locked="0"/>' if look.unlocked else ""
    return (
        f'<xf numFmtId="{look.number_format}" fontId="{look.font}" fillId="{look.fill}" borderId="{look.border}"'
        ' xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
        f' applyProtection="1">{alignment}{protection}</xf>'
    )
