"""Which edition of whose figures counts."""

import datetime as dt

from oredesk.core.indicator import Indicator, IndicatorSource, IndicatorValue
from oredesk.core.places import open_figures
from oredesk.core.places.cahra import EU_CAHRAS, Listing
from oredesk.core.risk.atlas import Atlas
from place_figures import edition, figures, figures_of


def value_of(atlas: Atlas, indicator: Indicator, place: str) -> float | None:
    figure = atlas.figure(indicator, place)
    return figure.value.value if figure else None


def test_without_imports_what_is_shipped_counts() -> None:
    atlas = Atlas.of()
    assert set(atlas.editions) == set(open_figures.SHIPPED)
    assert atlas.areas.listing("RU", "RU-BEL") is Listing.YES
    assert (atlas.areas.everywhere, atlas.areas.as_of) == (EU_CAHRAS.everywhere, EU_CAHRAS.as_of)
    assert value_of(atlas, Indicator.CPI, "GN") is None


def test_an_imported_edition_takes_the_shipped_ones_place_as_a_whole() -> None:
    """Two editions are never mixed: a country that the newer one leaves out has no data."""
    atlas = Atlas.of(figures("GN", INFORM=9.9))
    assert value_of(atlas, Indicator.INFORM, "GN") == 9.9
    assert value_of(atlas, Indicator.INFORM, "CN") is None
    assert value_of(atlas, Indicator.STABILITY, "CN") is not None


def test_an_imported_edition_of_the_same_year_counts() -> None:
    assert value_of(Atlas.of(figures_of(2023, "GN", STABILITY=1)), Indicator.STABILITY, "GN") == 1


def test_figures_that_are_older_than_the_shipped_ones_do_not_count() -> None:
    """They were imported before the product was updated."""
    assert value_of(Atlas.of(figures_of(2022, "GN", STABILITY=1)), Indicator.STABILITY, "GN") == 16.1


def test_an_imported_list_of_areas_replaces_the_shipped_one_unless_it_is_older() -> None:
    values = (IndicatorValue(Indicator.CAHRA_HIGH_RISK, "GN", 1, "GN-N"),)
    later, earlier = (
        Atlas.of([edition(IndicatorSource.EU_CAHRA, values, as_of=EU_CAHRAS.as_of + dt.timedelta(days))])
        for days in (90, -90)
    )
    assert later.areas.listing("GN", "GN-N") is Listing.YES
    assert later.areas.listing("CD") is Listing.NO
    assert earlier.areas.listing("GN", "GN-N") is Listing.NO
    assert earlier.areas.listing("CD") is Listing.YES


def test_an_edition_is_found_by_its_source() -> None:
    (cpi,) = figures("GN", CPI=26)
    atlas = Atlas.of([cpi])
    assert atlas.edition(IndicatorSource.CPI) is cpi
    assert atlas.edition(IndicatorSource.FSI) is None


def test_a_figure_about_a_region_is_not_one_about_the_country() -> None:
    atlas = Atlas.of(figures("IN-GJ", SECURITY=3))
    assert value_of(atlas, Indicator.SECURITY, "IN-GJ") == 3
    assert value_of(atlas, Indicator.SECURITY, "IN") is None
