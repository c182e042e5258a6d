"""Every number that a place is scored by, and the lists of countries that a method adds to the published ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..places.covered import COVERED_COUNTRIES
from ..places.gold import GOLD_EMBARGO, GOLD_TRANSIT

_WORST_COVERED = "CD"
_GOLD = "gold"


def _covered() -> Mapping[str, float]:
    return {code: 80.0 if code == _WORST_COVERED else 60.0 for code in COVERED_COUNTRIES.codes}


@dataclass(frozen=True, slots=True)
class LocationRule:
    """How a place is scored, 0 to 100, higher is worse. The defaults are the product's; a method file may differ.

    A ladder is a tuple of (least value, points), rising in both: the highest step counts that the value reaches, so
    an edge belongs to the step above it; below the first step there are no points. Countries are ISO 3166-1 alpha-2
    codes, metals the templates' English names in small letters, points 0 to 100.
    """

    conflict_weight: float = 50
    """Percent; the three weights add up to 100."""
    governance_weight: float = 25
    human_rights_weight: float = 25
    least_parts: int = 3
    """Of the three parts, how many must be known for a score; with fewer a place is incomplete, never low."""

    deaths: tuple[tuple[float, float], ...] = ((1, 20), (25, 40), (100, 70), (1000, 100))
    """Ladder of UCDP's deaths in the latest year; 25 and 1,000 are UCDP's own thresholds."""
    deaths_three_years: tuple[tuple[float, float], ...] = ((100, 40), (1000, 70))
    hiik: tuple[tuple[float, float], ...] = ((1, 5), (2, 15), (3, 40), (4, 80), (5, 100))
    hiik_interstate: tuple[tuple[float, float], ...] = ((3, 10), (4, 40), (5, 80))
    control_risks: tuple[tuple[float, float], ...] = ((1, 20), (2, 45), (3, 70), (4, 100))
    """Ladder of both ratings (1 low to 4 extreme); they count towards conflict."""
    unlisted_region_factor: float = 0.5
    """What a country's conflict points are multiplied by in a region that is known and not on the EU's list, while
    other regions of the country are."""

    eu_listed_floor: float = 80
    eu_region_unknown_floor: float = 60
    """For a place of unknown region in a country of which some regions are listed."""
    covered_floors: Mapping[str, float] = field(default_factory=_covered)
    """Covered countries, and any others that are to be treated alike -> the least they score."""
    un_floor: float = 60
    un_not_counted: tuple[str, ...] = ()
    """Countries whose sanctions regime does not count, e.g. ``("IR",)``: the return of Iran's in 2025 is disputed."""
    transit_floor: float = 60
    transit: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {_GOLD: GOLD_TRANSIT.codes})
    """Metal -> countries through which it is known to pass from conflict-affected areas."""
    embargo_floor: float = 80
    embargo: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {_GOLD: GOLD_EMBARGO.codes})
    """Metal -> countries from which its import is banned where the operator, or its customers, are."""
    embargo_applies: bool = True

    medium_from: float = 35
    """Bands: below it a place is low; from here on medium."""
    high_from: float = 60

    conflict_deaths: float = 1000
    """From so many deaths in the latest year on, the answer to *conflict?* is yes."""
    conflict_hiik: float = 4
    conflict_hiik_interstate: float = 5
    """A war between states; a lesser one says little about a party's own territory."""
    governance_cpi_below: float = 30
    """Below this score the answer to *weak governance?* is yes; at it, no."""
    governance_wgi_below: float = 20
    """The same for the mean of the three percentile ranks."""
    human_rights_inform: float = 7.0
    """From here on the answer to *human rights at risk?* is yes."""
    human_rights_fsi: float = 90

    old_after_months: int = 24
    """Figures are old when more months than these have passed since the end of the year they are about."""
