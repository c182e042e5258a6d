"""The part of a method file that says how places are scored."""

from collections.abc import Iterable

from ..mineral import Mineral
from ..places.countries import country_code
from ..toml_file import as_written
from .location_rule import LocationRule
from .method import Within
from .section import PERCENT, Section, is_number, never_falls, rises

_DEATHS = Within(0, 10_000_000)
_INTENSITY = Within(1, 5)
_WEIGHTS = ("conflict_weight", "governance_weight", "human_rights_weight")
_COUNTRIES = 'codes of countries (ISO 3166-1 alpha-2), e.g. ["AE", "UG"]'
_METALS = frozenset(mineral.casefold() for mineral in Mineral)


def read_location(section: Section) -> LocationRule:
    """The rule that the section describes; what is wrong is noted there."""
    conflict, governance, human_rights = section.weights(_WEIGHTS)
    rule = LocationRule(
        conflict_weight=conflict,
        governance_weight=governance,
        human_rights_weight=human_rights,
        least_parts=section.whole("least_parts", Within(1, 3)),
        deaths=_ladder(section, "deaths", _DEATHS),
        deaths_three_years=_ladder(section, "deaths_three_years", _DEATHS),
        hiik=_ladder(section, "hiik", _INTENSITY),
        hiik_interstate=_ladder(section, "hiik_interstate", _INTENSITY),
        control_risks=_ladder(section, "control_risks", Within(1, 4)),
        unlisted_region_factor=section.number("unlisted_region_factor", Within(0, 1)),
        eu_listed_floor=section.number("eu_listed_floor"),
        eu_region_unknown_floor=section.number("eu_region_unknown_floor"),
        covered_floors=_floors(section.section("covered_floors")),
        un_floor=section.number("un_floor"),
        un_not_counted=_countries(section, "un_not_counted"),
        transit_floor=section.number("transit_floor"),
        transit=by_metal(section.section("transit")),
        embargo_floor=section.number("embargo_floor"),
        embargo=by_metal(section.section("embargo")),
        embargo_applies=section.flag("embargo_applies"),
        medium_from=section.number("medium_from"),
        high_from=section.number("high_from"),
        conflict_deaths=section.number("conflict_deaths", _DEATHS),
        conflict_hiik=section.number("conflict_hiik", _INTENSITY),
        conflict_hiik_interstate=section.number("conflict_hiik_interstate", _INTENSITY),
        governance_cpi_below=section.number("governance_cpi_below"),
        governance_wgi_below=section.number("governance_wgi_below"),
        human_rights_inform=section.number("human_rights_inform", Within(0, 10)),
        human_rights_fsi=section.number("human_rights_fsi", Within(0, 120)),
        old_after_months=section.whole("old_after_months", Within(1, 600)),
    )
    if section.is_clean and not 0 < rule.medium_from < rule.high_from:
        section.note("high_from", "The bands do not follow on each other.", "0 < medium_from < high_from")
    section.close()
    return rule


def _ladder(section: Section, key: str, steps: Within) -> tuple[tuple[float, float], ...]:
    ladder = section.pairs(key, steps)
    if not rises([least for least, _ in ladder]) or not never_falls([points for _, points in ladder]):
        section.note(key, "The steps are not in order.", "pairs that rise in both numbers")
    return ladder


def _floors(section: Section) -> dict[str, float]:
    floors = {}
    for code in section.table:
        points = section.take(code)
        if not is_number(points, PERCENT):
            section.note(code, f"{as_written(points)} cannot be used.", "a number from 0 to 100")
        elif _are_countries(section, code, [code]):
            floors[code] = float(points)
    return floors


def _countries(section: Section, key: str) -> tuple[str, ...]:
    codes = section.words(key, _COUNTRIES)
    return tuple(sorted(set(codes))) if _are_countries(section, key, codes) else ()


def by_metal(section: Section) -> dict[str, tuple[str, ...]]:
    """A list of countries for each metal that the section names."""
    lists = {metal: _countries(section, metal) for metal in section.table}
    for metal in lists:
        if metal not in _METALS:
            section.note(metal, "There is no such metal.", ", ".join(sorted(_METALS)))
    return lists


def _are_countries(section: Section, key: str, codes: Iterable[str]) -> bool:
    wrong = [code for code in codes if country_code(code) != code]
    if wrong:
        section.note(key, f"No country has the code {', '.join(wrong)}.", _COUNTRIES)
    return not wrong
