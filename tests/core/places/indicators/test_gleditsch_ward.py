"""The numbers of states."""

from oredesk.core.places.countries import coded_country
from oredesk.core.places.indicators.gleditsch_ward import STATES


def test_every_number_means_a_country_of_today() -> None:
    assert all(coded_country(country) == country for country in STATES.values())
    assert all(number.isdigit() and int(number) < 1000 for number in STATES)


def test_only_serbia_has_two_numbers() -> None:
    countries = list(STATES.values())
    assert {country for country in countries if countries.count(country) > 1} == {"RS"}


def test_what_is_easily_mistaken_is_right() -> None:
    expected = {"565": "NA", "490": "CD", "484": "CG", "436": "NE", "475": "NG", "438": "GN", "404": "GW", "411": "GQ"}
    expected |= {"625": "SD", "626": "SS", "731": "KP", "732": "KR", "970": "KI", "971": "NR", "972": "TO", "973": "TV"}
    assert {number: STATES[number] for number in expected} == expected
