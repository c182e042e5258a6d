"""All that is known about places: of every publisher the edition that counts, ready to be asked by place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..indicator import Indicator, IndicatorEdition, IndicatorSource, IndicatorValue
from ..places import open_figures
from ..places.cahra import AreaList, area_list

_LISTS = frozenset((IndicatorSource.EU_CAHRA, IndicatorSource.UN_SANCTIONS))
_AREAS = frozenset((Indicator.CAHRA_CONFLICT, Indicator.CAHRA_HIGH_RISK))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with the edition that it is from."""

    value: IndicatorValue
    edition: IndicatorEdition


@dataclass(frozen=True, slots=True)
class Atlas:
    """The editions that count, and their figures by place."""

    editions: tuple[IndicatorEdition, ...]
    """In the order of :class:`~core.indicator.IndicatorSource`; at most one of each source."""
    areas: AreaList = field(repr=False)
    """The list of conflict-affected and high-risk areas that counts."""
    _figures: Mapping[tuple[str, Indicator], Figure] = field(repr=False)
    """By country or region code."""

    @classmethod
    def of(cls, imported: Iterable[IndicatorEdition] = ()) -> "Atlas":
        """The atlas of the editions that were imported (one of each source), and for other sources of those shipped.

        An imported edition takes the shipped one's place as a whole, unless the shipped one is newer: about a later
        year, or for a list of a later day.
        """
        counting = {edition.source: edition for edition in open_figures.SHIPPED}
        for edition in imported:
            shipped = counting.get(edition.source)
            if shipped is None or _counts_before(edition, shipped):
                counting[edition.source] = edition
        editions = tuple(counting[source] for source in IndicatorSource if source in counting)
        figures = {
            (value.region or value.country, value.indicator): Figure(value, edition)
            for edition in editions
            for value in edition.values
            if value.indicator not in _AREAS
        }
        return cls(editions, _areas(counting[IndicatorSource.EU_CAHRA]), figures)

    def figure(self, indicator: Indicator, country: str) -> Figure | None:
        """The figure about a whole country (alpha-2), or about one region (ISO 3166-2) alone."""
        return self._figures.get((country, indicator))

    def edition(self, source: IndicatorSource) -> IndicatorEdition | None:
        """The edition of that source that counts."""
        return next((edition for edition in self.editions if edition.source is source), None)


def _counts_before(imported: IndicatorEdition, shipped: IndicatorEdition) -> bool:
    if imported.source in _LISTS:
        return imported.as_of >= shipped.as_of
    return imported.year >= shipped.year


def _areas(edition: IndicatorEdition) -> AreaList:
    conflict, high_risk = (
        [(one.country, one.region) for one in edition.values if one.indicator is indicator and one.value]
        for indicator in (Indicator.CAHRA_CONFLICT, Indicator.CAHRA_HIGH_RISK)
    )
    return area_list(edition.edition, edition.as_of, edition.provenance, conflict, high_risk)
