"""The countries that United States law covers."""

from oredesk.core.language import Language
from oredesk.core.places.countries import country_name
from oredesk.core.places.covered import COVERED_COUNTRIES


def test_the_covered_countries_are_the_drc_and_its_nine_neighbours() -> None:
    first, *neighbours = (country_name(code, Language.EN) for code in COVERED_COUNTRIES.codes)
    assert first == "DR Congo"
    assert neighbours == [
        *("Angola", "Burundi", "Central African Republic", "Republic of the Congo", "Rwanda", "South Sudan"),
        *("Tanzania", "Uganda", "Zambia"),
    ]
