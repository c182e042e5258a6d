"""Conflict-affected and high-risk areas (CAHRAs) by region, as the European Union's indicative list names them."""

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


class Listing(enum.Enum):
    """Whether a place is on a list of areas."""

    YES = enum.auto()
    NO = enum.auto()
    REGION_UNKNOWN = enum.auto()
    """The country is listed for some of its regions, and which region the place is in is not known."""


@dataclass(frozen=True, slots=True)
class AreaList:
    """Areas that somebody singled out, by country and region."""

    name: str
    as_of: dt.date
    source: str
    everywhere: frozenset[str]
    """Countries (ISO 3166-1 alpha-2) that are listed as a whole, or with every one of their regions."""
    conflict_affected: Mapping[str, frozenset[str]]
    """Country -> the regions listed as conflict-affected: ISO 3166-2 without the country's part."""
    high_risk: Mapping[str, frozenset[str]]
    """The same for the regions listed as high-risk."""

    def listing(self, country: str, region: str = "") -> Listing:
        """Whether this place (ISO 3166-1 alpha-2; ISO 3166-2 or ``""``) is on the list."""
        if country in self.everywhere:
            return Listing.YES
        listed = [kind[country] for kind in (self.conflict_affected, self.high_risk) if country in kind]
        if not listed:
            return Listing.NO
        own, _, part = region.partition("-")
        if own != country or not part or _is_of_another_level(country, part):
            return Listing.REGION_UNKNOWN
        return Listing.YES if any(part in parts for parts in listed) else Listing.NO

    def in_part(self, country: str) -> bool:
        """Whether some regions of the country are listed and others are not."""
        return country not in self.everywhere and (country in self.conflict_affected or country in self.high_risk)


def _is_of_another_level(country: str, part: str) -> bool:
    """Burkina Faso is listed by its numbered regions; a lettered code is one of the provinces within them."""
    return country == "BF" and not part.isdigit()


def _regions(listed: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    return {country: frozenset(parts.split()) for country, parts in listed.items()}


EU_CAHRAS = AreaList(
    name="Indicative list of conflict-affected and high-risk areas under Regulation (EU) 2017/821, June 2026",
    as_of=dt.date(2026, 6, 27),
    source="https://www.cahraslist.net/ © European Union; indicative and not exhaustive, updated quarterly",
    everywhere=frozenset(
        (
            *("BI", "ER", "LY", "VE", "ZW"),  # listed as a whole
            *("AF", "CD", "CF", "MM", "SD", "SO", "SS"),  # listed with every region
        )
    ),
    conflict_affected=_regions(
        {
            "AF": "KAB KAN KDZ",
            "BF": "01 02 04 05 08 10 12",
            "BJ": "AL",
            "CD": "IT NK SK",
            "CF": "AC HM OP VK",
            "CM": "EN NW SW",
            "CO": "ANT ARA BOL CAU LAG NSA VAC",
            "ET": "AM BE OR TI",
            "HT": "AR CE OU",
            "IN": "CG CT JK",
            "LB": "JA NA",
            "ML": "1 2 3 4 5 6 7 8",
            "MM": "01 02 03 04 05 07 11 12 13 14 15 16 17",
            "MX": "BCN CHH COL GRO GUA JAL MEX MIC SIN ZAC",
            "MZ": "P",
            "NE": "2 3 5 6",
            "NG": "AD BO KD KE KW NI SO YO ZA",
            "PK": "BA KP PB",
            "RU": "BEL KRS",
            "SD": "DC DN DS GD GK KH KN KS NB NO NW SI",
            "SO": "BN BR BY GA HI JD JH MU SD SH",
            "SS": "EC EW JG LK NU UY WR",
            "UA": "09 12 14 23 35 59 63 65 74",
            "YE": "AB DA HU JA LA MA SD SH SN TA",
        }
    ),
    high_risk=_regions(
        {
            "AF": (
                "BAL BAM BDG BDS BGL DAY FRA FYB GHA GHO HEL HER JOW KAP KHO KNR LAG LOG NAN NIM NUR PAN PAR PIA PKA "
                "SAM SAR TAK URU WAR ZAB"
            ),
            "CD": "BC BU EQ HK HL HU KC KE KG KL KN KS LO LU MA MN MO NU SA SU TA TO TU",
            "CF": "BB BGF BK HK HS KB KG LB MB MP NM SE UK",
            "MM": "06 18",
            "SD": "DE DW GZ KA NR RS",
            "SO": "AW BK GE NU SA SO TO WO",
            "SS": "BN BW EE",
            "YE": "AD AM BA DH HD HJ IB MR MW RA SA",
        }
    ),
)
"""India's Chhattisgarh is listed as IN-CT; since 2023 its code is IN-CG, and here are both."""


_OTHER_CODES = {("IN", "CT"): "CG", ("IN", "CG"): "CT"}


def area_list(
    name: str,
    as_of: dt.date,
    source: str,
    conflict_affected: Iterable[tuple[str, str]],
    high_risk: Iterable[tuple[str, str]],
) -> AreaList:
    """A list of areas, each a country (alpha-2) and a region (ISO 3166-2), or ``""`` where all of it is listed.

    A country is also listed as a whole when at least those regions are that were all its regions in
    :data:`EU_CAHRAS`.
    """
    kinds = tuple(_by_country(kind) for kind in (conflict_affected, high_risk))
    everywhere = {country for kind in kinds for country, parts in kind.items() if "" in parts}
    for country in EU_CAHRAS.everywhere:
        known = _parts(country, EU_CAHRAS.conflict_affected, EU_CAHRAS.high_risk)
        if known and known <= _parts(country, *kinds):
            everywhere.add(country)
    in_parts = ({country: parts - {""} for country, parts in kind.items() if parts - {""}} for kind in kinds)
    return AreaList(name, as_of, source, frozenset(everywhere), *in_parts)


def _by_country(areas: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for country, region in areas:
        part = region.removeprefix(f"{country}-")
        found.setdefault(country, set()).update({part, _OTHER_CODES.get((country, part), part)})
    return {country: frozenset(parts) for country, parts in found.items()}


def _parts(country: str, *kinds: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(kind.get(country, frozenset()) for kind in kinds))


def cahra(country: str, region: str = "") -> Listing:
    """Whether the EU's list names this place (ISO 3166-1 alpha-2; ISO 3166-2 or ``""`` when not known)."""
    return EU_CAHRAS.listing(country, region)
