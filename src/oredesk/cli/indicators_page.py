"""What ``oredesk indicators list`` and ``show`` print: the editions there are, and the figures about one place."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.markup import escape

from ..core.indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue, StoredEdition
from ..core.language import Language, Text
from ..core.places import open_figures
from ..core.places.indicators.publishers import PUBLISHERS
from ..core.risk.atlas import Atlas
from ..core.risk.location_rule import LocationRule
from ..core.risk.location_wording import INDICATORS
from ..core.risk.place import Place
from ..core.risk.place_risk import is_old
from .indicators_text import value_of
from .json_lines import fields_of
from .terminal import minute, out, say, table_in

_LISTS = frozenset((Indicator.CAHRA_CONFLICT, Indicator.CAHRA_HIGH_RISK, Indicator.UN_REGIME))

_HEADINGS = Text(
    "number;source;edition;year;published;figures;in force;imported (UTC);by",
    "编号;来源;版本;年份;发布日期;数据量;现行;导入时间（UTC）;操作人",
)
_YES = Text("yes", "是")
_SHIPPED = Text("shipped with oredesk", "随 oredesk 提供")
_OLD = Text("old", "已旧")
_OLD_NOTE = Text(
    "old: the year ended more than {months} months ago; look for a newer edition:",
    "已旧：该年份结束已超过 {months} 个月，请查找更新的版本：",
)
_MISSING = Text(
    "Not imported: {sources}. To import one: oredesk indicators import FILE",
    "尚未导入：{sources}。导入方法：oredesk indicators import FILE",
)
_PLACE_HEADINGS = Text("figure;value;about;year;edition;note", "指标;数值;范围;年份;版本;备注")
_COUNTRY = Text("the country", "全国")
_LISTED = Text("listed", "列入")
_REGIONS = Text(
    "regions that something is said of ({count}): {codes}", "另有单独数据或列入清单的地区（{count} 个）：{codes}"
)
_NOTHING = Text(
    "There is no figure about this place. That is no low risk.", "没有关于该地点的任何数据。这不代表风险低。"
)
_FROM = Text("\nWhere the figures are from", "\n数据出处")


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition, imported or shipped."""

    number: int | None
    """None for one that is shipped."""
    source: IndicatorSource
    edition: str
    year: int
    as_of: dt.date
    values: int
    in_force: bool
    old: bool
    imported_at: dt.datetime | None = None
    who: str = ""


def lines_of(stored: Sequence[StoredEdition], atlas: Atlas, today: dt.date) -> Sequence[EditionLine]:
    """The editions that are shipped, then those that were imported, by date and number."""
    months = LocationRule().old_after_months
    counting = {(one.source, one.as_of, one.digest) for one in atlas.editions}
    lines = [
        EditionLine(
            None,
            one.source,
            one.edition,
            one.year,
            one.as_of,
            len(one.values),
            in_force=(one.source, one.as_of, one.digest) in counting,
            old=is_old(one.year, today, months),
        )
        for one in open_figures.SHIPPED
    ]
    for kept in stored:
        counts = (kept.source, kept.as_of, kept.digest) in counting
        old = is_old(kept.year, today, months)
        about = (kept.number, kept.source, kept.edition, kept.year, kept.as_of, kept.values)
        lines.append(EditionLine(*about, in_force=counts, old=old, imported_at=kept.imported_at, who=kept.who))
    return lines


def show_editions(lines: Sequence[EditionLine], language: Language) -> None:
    """The editions as a table, then which are old and which sources are missing."""
    table = table_in(language, _HEADINGS)
    for one in lines:
        table.add_row(
            str(one.number or "–"),
            one.source,
            escape(one.edition),
            f"{one.year} {_OLD.in_(language)}" if one.old else str(one.year),
            str(one.as_of),
            str(one.values),
            _YES.in_(language) if one.in_force else "",
            minute(one.imported_at) if one.imported_at else "",
            escape(one.who) or _SHIPPED.in_(language),
        )
    out.print(table)
    old = {one.source: None for one in lines if one.old and one.in_force}
    if old:
        say("\n" + _OLD_NOTE.in_(language).format(months=LocationRule().old_after_months))
    for source in old:
        say(f"  {source}: {PUBLISHERS[source].page}" if source in PUBLISHERS else f"  {source}")
    missing = [source for source in PUBLISHERS if source not in {one.source for one in lines}]
    if missing:
        say("\n" + _MISSING.in_(language).format(sources=", ".join(missing)))


def show_place(place: Place, editions: Sequence[IndicatorEdition], today: dt.date, language: Language) -> None:
    """Every figure about the place that counts, and where each is from."""
    out.print(escape(place.name_in(language)), style="bold")
    found = list(_about(place, editions))
    if not found:
        say(_NOTHING.in_(language))
        return
    table = table_in(language, _PLACE_HEADINGS)
    months = LocationRule().old_after_months
    for value, edition in found:
        old = f" {_OLD.in_(language)}" if is_old(edition.year, today, months) else ""
        table.add_row(
            INDICATORS[value.indicator].in_(language),
            _LISTED.in_(language) if value.indicator in _LISTS else value_of(value.value),
            escape(value.region) or _COUNTRY.in_(language),
            f"{edition.year}{old}",
            escape(edition.edition),
            escape(value.note),
        )
    out.print(table)
    if regions := _listed_regions(place, editions):
        say(_REGIONS.in_(language).format(count=len(regions), codes=", ".join(regions)))
    say(_FROM.in_(language))
    for edition in dict.fromkeys(edition for _, edition in found):
        say(f"  {edition.edition} ({edition.as_of}): {edition.provenance}")


def _about(place: Place, editions: Sequence[IndicatorEdition]) -> Iterator[tuple[IndicatorValue, IndicatorEdition]]:
    """The figures about the country and, where one is asked for, about the region."""
    for edition in editions:
        for value in edition.values:
            if value.country == place.country and value.region in {"", place.region}:
                yield value, edition


def _listed_regions(place: Place, editions: Sequence[IndicatorEdition]) -> Sequence[str]:
    """The country's regions that a figure or list is about, where no region was asked for."""
    if place.region:
        return ()
    values = (value for edition in editions for value in edition.values)
    return sorted({value.region for value in values if value.country == place.country and value.region})


def place_object(place: Place, editions: Sequence[IndicatorEdition]) -> dict[str, Any]:
    """The same for machines: every number in full."""
    return {
        "country": place.country,
        "region": place.region,
        "regions": list(_listed_regions(place, editions)),
        "figures": [
            fields_of(value)
            | {
                "source": edition.source,
                "edition": edition.edition,
                "year": edition.year,
                "as_of": edition.as_of,
                "provenance": edition.provenance,
            }
            for value, edition in _about(place, editions)
        ],
    }
