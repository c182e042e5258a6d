"""Short prints of what is known of smelters and places: comparing them tells whose scores a new list concerns."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping

from ..smelter import Facility
from ..smelters.normalising import metal_key, name_key, number_key
from ..smelters.reference import Reference
from .atlas import Atlas

Prints = Mapping[str, str]
"""What a thing looks like to the score, by the thing."""

NO_PRINTS: Prints = {}
"""Of what is compared as a whole."""

_LENGTH = 12
"""Hex digits of a print: 48 bits, where some ten thousand things are compared with what they were."""


def smelter_prints(reference: Reference) -> Prints:
    """Prints of facilities by number, of names by the facilities they mean, and of metals by whether lists cover them.

    Status, scheme, place, origins, successor and recycling count. The day of a list does not: a new list that says the
    same of a smelter concerns nobody.
    """
    prints: dict[str, str] = {}
    for (metal, number), facility in reference.facilities.items():
        prints[_key(metal, number)] = _print(_said(facility))
        if reference.covers(metal):
            prints[metal] = "covered"
    for (metal, name), facilities in reference.names.items():
        prints[_key(metal, name)] = _print(sorted(map(_said, facilities)))
    return prints


def smelter_keys(metal: str, known_by: str) -> tuple[str, ...]:
    """What :func:`smelter_prints` calls a smelter that a submission names (known as by ``known_by`` of fingerprint)."""
    metal = metal_key(metal)
    return metal, _key(metal, number_key(known_by)), _key(metal, name_key(known_by))


def place_prints(atlas: Atlas) -> Prints:
    """Prints of countries by all figures and lists about them and their regions.

    Only what is said counts: a new edition that repeats a country's figures does not concern it.
    """
    said: defaultdict[str, list[tuple[str, str, float]]] = defaultdict(list)
    for edition in atlas.editions:
        for value in edition.values:
            said[value.country].append((value.indicator.value, value.region, value.value))
    return {country: _print(sorted(figures)) for country, figures in said.items()}


def changed(before: Prints, after: Prints) -> frozenset[str]:
    """The things that look different, or are only in one of both."""
    return frozenset(thing for thing in before.keys() | after.keys() if before.get(thing) != after.get(thing))


def _said(facility: Facility) -> tuple[object, ...]:
    standing = facility.standing
    return (
        facility.smelter_id,
        facility.status.value,
        (standing.scheme or "") if standing else "",
        facility.country,
        facility.region,
        sorted(facility.origins),
        facility.successor or "",
        str(facility.recycles_only),
    )


def _key(metal: str, name: str) -> str:
    return f"{metal}\t{name}"


def _print(said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()[:_LENGTH]
