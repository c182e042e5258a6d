"""Empty CSV forms for figures that people type in, with lines that explain each column."""

import csv
import io

from ...indicator import IndicatorSource
from ...language import Language, Text

_ISO2 = Text(
    "iso2: the country as ISO 3166-1 alpha-2 (such as CD). Namibia is NA.",
    "iso2：国家的 ISO 3166-1 两位代码（如 CD）。纳米比亚为 NA。",
)
_YEAR = Text("year: the year of the edition. The same in every row.", "year：版本所属年份。每行相同。")
_NOTE = Text("note: whatever explains the row. May be blank.", "note：备注。可留空。")
_COMMENT = Text("Lines that begin with # are not read.", "以 # 开头的行不会被读取。")

_FORMS: dict[IndicatorSource, tuple[tuple[str, ...], tuple[Text, ...]]] = {
    IndicatorSource.HIIK: (
        ("iso2", "year", "max_intensity", "interstate", "source_page", "note"),
        (
            _ISO2,
            _YEAR,
            Text(
                "max_intensity: the highest intensity of a conflict within the country. 1 dispute - 2 non-violent"
                " crisis - 3 violent crisis - 4 limited war - 5 war.",
                "max_intensity：国内冲突的最高强度。1 争端 - 2 非暴力危机 - 3 暴力危机 - 4 有限战争 - 5 战争。",
            ),
            Text(
                "interstate: the same for conflicts between states that it is a party to. May be blank.",
                "interstate：该国参与的国家间冲突的最高强度。可留空。",
            ),
            Text("source_page: the page of the report. May be blank.", "source_page：报告页码。可留空。"),
            _NOTE,
        ),
    ),
    IndicatorSource.CONTROL_RISKS: (
        ("iso2", "region", "political", "security", "year", "note"),
        (
            _ISO2,
            Text(
                "region: ISO 3166-2 (such as CN-GD). Blank for the whole country.",
                "region：ISO 3166-2 地区代码（如 CN-GD）。留空表示全国。",
            ),
            Text(
                "political and security: low - medium - high - extreme (or L - M - H - E).",
                "political（政治）和 security（安全）：低 - 中 - 高 - 极高（或 L - M - H - E）。",
            ),
            _YEAR,
            _NOTE,
        ),
    ),
    IndicatorSource.EU_CAHRA: (
        ("iso2", "iso_3166_2", "region_name", "conflict_affected", "high_risk"),
        (
            _ISO2,
            Text(
                "iso_3166_2: the region as ISO 3166-2 (such as CD-NK). Blank when the whole country is listed.",
                "iso_3166_2：地区的 ISO 3166-2 代码（如 CD-NK）。全国列入时留空。",
            ),
            Text("region_name: the region's name. May be blank.", "region_name：地区名称。可留空。"),
            Text(
                "conflict_affected and high_risk: 1 where the area is listed as such and 0 where not.",
                "conflict_affected（受冲突影响）和 high_risk（高风险）：列入填 1，否则填 0。",
            ),
        ),
    ),
}
"""Columns and what they mean; no comma and no semicolon, by which the columns of a file are told apart."""

FORMS: tuple[IndicatorSource, ...] = tuple(_FORMS)
"""The sources with a form to be filled in by hand."""


def form(source: IndicatorSource, language: Language) -> str:
    """The form with its explanation, ready to be opened in a spreadsheet program."""
    headings, about = _FORMS[source]
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerows([f"# {one.in_(language)}"] for one in (_COMMENT, *about))
    rows.writerow(headings)
    return text.getvalue()
