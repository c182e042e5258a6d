"""The countries and provinces that a workbook brings along, which turn a smelter's address into an ISO 3166-2 code."""

import functools
import re
from collections.abc import Mapping

from .grid import Pairs
from .layouts.layout import COUNTRIES, PROVINCES

_ISO_3166_2 = re.compile(r"[A-Z]{2}-[0-9A-Z]{1,3}")


class Provinces:
    """The two hidden lists of a workbook, read when the first address asks for them.

    Country and province are found by their whole names in English, whatever their case, as by the template's
    own hidden columns.
    """

    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._codes: dict[tuple[str, str], str] = {}

    def code(self, country: str, province: str) -> str:
        """The ISO 3166-2 code of a province; ``""`` when the lists do not have it, or are not there."""
        place = (country, province)
        if place not in self._codes:
            self._codes[place] = self._find(_key(country), _key(province))
        return self._codes[place]

    def _find(self, country: str, province: str) -> str:
        if not country or not province or country not in self._countries:
            return ""
        code = self._provinces.get((self._countries[country], province), "")
        return code if _ISO_3166_2.fullmatch(code) else ""

    @functools.cached_property
    def _countries(self) -> Mapping[str, str]:
        return {_key(name): code for code, name in self._pairs(COUNTRIES)}

    @functools.cached_property
    def _provinces(self) -> Mapping[tuple[str, str], str]:
        pairs = list(self._pairs(PROVINCES))
        return {(code[:2], _key(name)): code for code, name in reversed(pairs)}  # of one name the first counts


NO_PROVINCES = Provinces(lambda _: ())
"""Of a workbook without these lists."""


def _key(name: str) -> str:
    return name.strip().casefold()
