"""The figures and lists that come with the product, and where they are from."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from oredesk.core.indicator import Indicator, IndicatorEdition, IndicatorSource
from oredesk.core.places import open_figures
from oredesk.core.places.covered import COVERED_COUNTRIES

PUBLISHED = Path(__file__).parents[4] / "shared" / "risk" / "countries_open.csv"
NOTICE = Path(__file__).parents[3] / "NOTICE"
COLUMNS = {
    Indicator.STABILITY: "wgi_2023_pv_pctrank",
    Indicator.RULE_OF_LAW: "wgi_2023_rl_pctrank",
    Indicator.CONTROL_OF_CORRUPTION: "wgi_2023_cc_pctrank",
    Indicator.INFORM: "inform_risk_2026_v072",
    Indicator.DEATHS: "ucdp_v251_orgviolence_deaths_2024",
    Indicator.DEATHS_THREE_YEARS: "ucdp_v251_orgviolence_deaths_2022_2024",
}

LEFT_OUT = {"CZ": 0.0}
"""UCDP's file v25.1 has *Czech Republic* (number 316) with no deaths in 2022 to 2024; that table lost it."""


def shipped(source: IndicatorSource) -> IndicatorEdition:
    return next(one for one in open_figures.SHIPPED if one.source is source)


def of(indicator: Indicator) -> dict[str, float]:
    return {
        value.country: value.value
        for edition in open_figures.SHIPPED
        for value in edition.values
        if value.indicator is indicator
    }


def test_only_what_may_be_passed_on_is_shipped() -> None:
    """CPI, FSI, HIIK and Control Risks are the operator's to import: their licences forbid it to us."""
    assert {edition.source for edition in open_figures.SHIPPED} == {
        IndicatorSource.WGI,
        IndicatorSource.INFORM,
        IndicatorSource.UCDP,
        IndicatorSource.EU_CAHRA,
        IndicatorSource.UN_SANCTIONS,
    }


def test_every_edition_says_whose_it_is_and_of_when() -> None:
    for edition in open_figures.SHIPPED:
        assert edition.edition
        assert edition.provenance
        assert edition.year <= edition.as_of.year
        assert edition.as_of < dt.date(2026, 11, 20)
        assert len(edition.digest) == 64


@pytest.mark.parametrize(
    "publisher", ["World Bank", "INFORM", "Uppsala Conflict Data Program", "United Nations", "European Union", "CC BY"]
)
def test_the_notice_names_every_publisher(publisher: str) -> None:
    assert publisher in NOTICE.read_text()


def test_the_figures_are_as_many_as_were_published() -> None:
    counts = {indicator: len(of(indicator)) for indicator in COLUMNS}
    assert counts == {
        Indicator.STABILITY: 212,
        Indicator.RULE_OF_LAW: 213,
        Indicator.CONTROL_OF_CORRUPTION: 213,
        Indicator.INFORM: 191,
        Indicator.DEATHS: 195,
        Indicator.DEATHS_THREE_YEARS: 195,
    }


def test_namibia_is_a_country_and_not_a_gap() -> None:
    assert of(Indicator.INFORM)["NA"] == 4.3


def test_no_place_is_named_twice_for_one_indicator() -> None:
    for edition in open_figures.SHIPPED:
        named = [(value.indicator, value.country, value.region) for value in edition.values]
        assert len(named) == len(set(named))


def test_a_regime_of_the_security_council_is_named() -> None:
    regimes = {value.country: value.note for value in shipped(IndicatorSource.UN_SANCTIONS).values}
    assert len(regimes) == 14
    assert regimes["CD"] == "UN-SC1533"
    assert "CG" not in regimes


def test_there_is_nothing_else_in_the_module() -> None:
    with pytest.raises(AttributeError, match="NOT_SHIPPED"):
        _ = open_figures.NOT_SHIPPED


def test_every_figure_is_the_published_one() -> None:
    if not PUBLISHED.exists():
        return
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for indicator, column in COLUMNS.items():
        told = {row["iso2"]: float(row[column]) for row in rows if row[column]}
        assert of(indicator) == (told | LEFT_OUT if column.startswith("ucdp") else told)
    assert set(of(Indicator.UN_REGIME)) == {row["iso2"] for row in rows if row["un_sanctions_regime_2026_08"]}
    assert set(COVERED_COUNTRIES.codes) == {row["iso2"] for row in rows if row["dodd_frank_1502"]}
    listed = {value.country for value in shipped(IndicatorSource.EU_CAHRA).values}
    assert listed == {row["iso2"] for row in rows if row["eu_cahra_2026_06"]}
