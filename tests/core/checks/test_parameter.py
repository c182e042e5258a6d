"""What an operator may set, and what every check offers to be set."""

import datetime as dt
import re
import tomllib
from typing import Any

import pytest

from oredesk.core.checks import CHECKS
from oredesk.core.checks.parameter import Parameter, WrongValueError
from oredesk.core.checks.registry import Check
from oredesk.core.checks.rule_file import NAME, ON, SEVERITY
from oredesk.core.language import Language, Text

ABOUT = Text("how much", "多少")
MONTHS = Parameter("months", 12, ABOUT, least=1, most=60)
SHARE = Parameter("share", 0.9, ABOUT, least=0.5, most=1)
STRICT = Parameter("strict", default=False, about=ABOUT)
WORD = Parameter("word", "n/a", ABOUT)
KIND = Parameter("kind", "any", ABOUT, choices=("any", "own"))
SINCE: Parameter[dt.date | None] = Parameter("since", None, ABOUT)
UNTIL: Parameter[dt.date | None] = Parameter("until", dt.date(2026, 1, 31), ABOUT)
COUNTRIES = Parameter("countries", ("CD", "RW"), ABOUT)
METALS = Parameter("metals", ("tin",), ABOUT, choices=("tin", "gold"))


def read(parameter: Parameter[Any], toml: str) -> object:
    return parameter.of_toml(tomllib.loads(f"x = {toml}")["x"])


@pytest.mark.parametrize(
    ("parameter", "toml", "value"),
    [
        (MONTHS, "1", 1),
        (MONTHS, "60", 60),
        (SHARE, "0.5", 0.5),
        (SHARE, "1", 1.0),
        (STRICT, "true", True),
        (WORD, '"none"', "none"),
        (KIND, '"own"', "own"),
        (SINCE, "2025-06-01", dt.date(2025, 6, 1)),
        (UNTIL, "2025-06-01", dt.date(2025, 6, 1)),
        (UNTIL, '""', None),
        (COUNTRIES, "[]", ()),
        (COUNTRIES, '["CD", "UG"]', ("CD", "UG")),
        (METALS, '["gold", "tin"]', ("gold", "tin")),
    ],
)
def test_what_a_rule_file_says_becomes_what_the_checks_take(
    parameter: Parameter[Any], toml: str, value: object
) -> None:
    taken = read(parameter, toml)
    assert taken == value
    assert type(taken) is type(value)
    assert read(parameter, parameter.in_toml(taken)) == value


@pytest.mark.parametrize(
    ("parameter", "toml"),
    [
        *((MONTHS, toml) for toml in ("0", "61", "6.0", "true", '"6"', "[6]", "2026-01-31", "{a = 1}")),
        *((SHARE, toml) for toml in ("0.49", "2", "nan", "inf", "true", '"0.9"')),
        *((STRICT, toml) for toml in ("1", '"yes"', "[]")),
        *((WORD, toml) for toml in ("1", "true", '["n/a"]')),
        *((KIND, toml) for toml in ('"other"', '"Own"', '""')),
        *((SINCE, toml) for toml in ('"2025-06-01"', "2025-06-01T00:00:00", "2025-06-01T00:00:00Z", "20250601")),
        *((UNTIL, toml) for toml in ("false", "12:00:00")),
        *((COUNTRIES, toml) for toml in ('"CD"', "[1]", '["CD", ["RW"]]')),
        *((METALS, toml) for toml in ('["tin", "iron"]', '"tin"')),
    ],
)
def test_another_type_or_a_value_out_of_bounds_is_refused(parameter: Parameter[Any], toml: str) -> None:
    with pytest.raises(WrongValueError):
        read(parameter, toml)


def test_what_is_allowed_is_told_in_both_languages() -> None:
    told = {p.name: p.allowed(Language.EN) for p in (MONTHS, SHARE, STRICT, WORD, KIND, SINCE, COUNTRIES, METALS)}
    assert told == {
        "months": "a whole number from 1 to 60",
        "share": "a number from 0.5 to 1",
        "strict": "true or false",
        "word": "a text in quotation marks",
        "kind": 'one of "any", "own"',
        "since": 'a date such as 2026-01-31 without quotation marks, or "" for none',
        "countries": 'a list of texts such as ["one", "two"]',
        "metals": 'a list, its texts out of "tin", "gold"',
    }
    assert MONTHS.allowed(Language.ZH) == "整数，1 至 60"
    assert MONTHS.explained(Language.EN) == "how much (a whole number from 1 to 60)"
    assert MONTHS.explained(Language.ZH) == "多少（整数，1 至 60）"
    assert Parameter("n", 1, ABOUT, least=0).allowed(Language.EN) == "a whole number, 0 or more"
    assert Parameter("n", 1, ABOUT, most=9).allowed(Language.ZH) == "整数，不大于 9"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_what_a_check_offers_can_be_written_and_is_explained(check: Check) -> None:
    names = [parameter.name for parameter in check.parameters]
    assert len(set(names)) == len(names)
    assert not {NAME, ON, SEVERITY} & set(names)
    for parameter in check.parameters:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", parameter.name)
        assert read(parameter, parameter.in_toml(parameter.default)) == parameter.default
        assert re.search(r"[\u4e00-\u9fff]", parameter.about.zh)
        assert not re.search(r"[\u3000-\uffef]", parameter.about.en)
        assert all(parameter.allowed(language) for language in Language)
