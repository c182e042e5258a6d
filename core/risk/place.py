"""Where something is, as far as risk depends on it: a country, and its region where that is known."""

import functools
import re
from dataclasses import dataclass

from ..language import Language
from ..places.countries import country_code, country_name, possible_codes
from ..smelter import DeclaredSmelter, Facility

_REGION = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
_CODE = re.compile(r"[A-Za-z]{2,3}")
_NO_ANSWERS = frozenset(("NA", "NO"))
"""In a form these mean *not applicable* and *no*, and not Namibia and Norway."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country, and a region of it."""

    country: str
    """ISO 3166-1 alpha-2, or XK for Kosovo; ``""`` when not known."""
    region: str = ""
    """ISO 3166-2, always of that country; ``""`` when not known."""

    def name_in(self, language: Language) -> str:
        """The country's name with the region's code, or the code of the country where it has no region."""
        return f"{country_name(self.country, language)} ({self.region or self.country})"


UNKNOWN = Place("")
"""Nobody said where it is."""


@functools.lru_cache(maxsize=4096)
def place_in(country: str, region: str = "") -> Place:
    """The place of these codes; a region of another country, or that is no code, is left out."""
    return Place(country, region if country and _REGION.fullmatch(region) and region[:2] == country else "")


def places_meant(text: str) -> tuple[Place, ...]:
    """What a person means by a code or a name in any of the templates' languages: none, one, or both Congos.

    Codes count in small letters too: nobody asks for a place by *not applicable*.
    """
    plain = text.strip()
    if found := _REGION.fullmatch(plain.upper()):
        country = country_code(found[1])
        return (Place(country, plain.upper()),) if country == found[1] else ()
    codes = possible_codes(plain) or (possible_codes(plain.upper()) if _CODE.fullmatch(plain) else ())
    return tuple(map(Place, codes))


def smelter_place(declared: DeclaredSmelter, facility: Facility | None) -> Place:
    """Where a declared smelter is: as the lists say of the facility that it is, else as it was declared."""
    country = facility.country if facility and facility.country else _stated_country(declared)
    own = place_in(country, facility.region) if facility else UNKNOWN
    return own if own.region else place_in(country, declared.region)


def _stated_country(declared: DeclaredSmelter) -> str:
    return "" if declared.country.strip().upper() in _NO_ANSWERS else country_code(declared.country)
