"""Puts dated lists together: which are in force, which facilities they know, and what these are called."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..places.countries import country_code
from ..smelter import ConfirmedName, Facility, ListEntry, ListSource, SmelterId, SmelterList, lists_in_force
from .describing import Statement, describe
from .matching import Known
from .normalising import metal_key, name_key, number_key

Key = tuple[str, str]
"""A metal, and a facility's number or normalised name, each as the keys of ``normalising`` have them."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """What all lists in force say together."""

    version: str
    known: Mapping[Key, Known]
    """By metal and number."""
    names: Mapping[Key, tuple[Facility, ...]]
    """By metal and normalised name, in the order of their numbers."""
    untied: Mapping[ListSource, tuple[ListEntry, ...]]
    """Entries without a number whose facility could not be told."""


def assemble(lists: Iterable[SmelterList], confirmed: Iterable[ConfirmedName]) -> Assembled:
    """Put the lists in force together with the confirmed names."""
    force = sorted(lists_in_force(lists), key=lambda one: (one.source, one.as_of, one.digest))
    words = tuple(confirmed)
    numbered = _by_number(force)
    spellings = _spellings(numbered, words)
    numbers = _numbers_by_name(spellings) | _decided(words, numbered)
    tied, untied = _tie(force, numbered, numbers)
    known = {key: _known(key[1], [*said, *tied.get(key, ())], spellings[key]) for key, said in sorted(numbered.items())}
    names = {
        (metal, name): tuple(known[metal, number].facility for number in sorted(ids))
        for (metal, name), ids in numbers.items()
    }
    return Assembled(_version(force, words), known, names, untied)


def _known(number: str, said: Sequence[Statement], names: tuple[str, ...]) -> Known:
    places = sorted({place for one in said for place in (one.entry.city, one.entry.region) if place})
    return Known(describe(SmelterId(number), said), names, tuple(places))


def _version(force: Sequence[SmelterList], confirmed: Sequence[ConfirmedName]) -> str:
    if not force:
        return ""
    told = [f"{one.source} {one.as_of} {one.digest}" for one in force]
    told += sorted({f"{word.mineral} {word.smelter_id} {word.name}" for word in confirmed})
    digest = hashlib.sha256("\n".join(told).encode(errors="surrogatepass")).hexdigest()
    return f"{max(one.as_of for one in force)}-{digest[:8]}"


def _statements(force: Sequence[SmelterList]) -> Iterator[Statement]:
    return (Statement(listed, entry) for listed in force for entry in listed.entries)


def _by_number(force: Sequence[SmelterList]) -> dict[Key, list[Statement]]:
    numbered = defaultdict(list)
    for said in _statements(force):
        if said.entry.smelter_id:
            numbered[metal_key(said.entry.mineral), number_key(said.entry.smelter_id)].append(said)
    return dict(numbered)


def _spellings(
    numbered: Mapping[Key, Sequence[Statement]], confirmed: Sequence[ConfirmedName]
) -> dict[Key, tuple[str, ...]]:
    """Every name of each facility, once."""
    spelled: dict[Key, set[str]] = {
        key: {name for one in said for name in (one.entry.name, one.entry.standard_name)}
        for key, said in numbered.items()
    }
    for word in confirmed:
        spelled.get((metal_key(word.mineral), number_key(word.smelter_id)), set()).add(word.name)
    return {key: tuple(sorted(names)) for key, names in spelled.items()}


def _numbers_by_name(spellings: Mapping[Key, Sequence[str]]) -> dict[Key, set[str]]:
    numbers = defaultdict(set)
    for (metal, number), names in spellings.items():
        for name in filter(None, map(name_key, names)):
            numbers[metal, name].add(number)
    return dict(numbers)


def _decided(confirmed: Sequence[ConfirmedName], numbered: Mapping[Key, object]) -> dict[Key, set[str]]:
    """What people said of names; it takes the place of what the lists say. Numbers that no list knows are left out."""
    decided = defaultdict(set)
    for word in confirmed:
        metal, number, name = metal_key(word.mineral), number_key(word.smelter_id), name_key(word.name)
        if name and (metal, number) in numbered:
            decided[metal, name].add(number)
    return dict(decided)


def _tie(
    force: Sequence[SmelterList], numbered: Mapping[Key, Sequence[Statement]], numbers: Mapping[Key, set[str]]
) -> tuple[dict[Key, list[Statement]], dict[ListSource, tuple[ListEntry, ...]]]:
    """Find the facilities of status lists' entries that have no number; those left over by the list's source."""
    tied: dict[Key, list[Statement]] = defaultdict(list)
    untied: dict[ListSource, list[ListEntry]] = defaultdict(list)
    for said in _statements(force):
        if said.entry.smelter_id or said.listed.source is ListSource.LOOKUP:
            continue
        key = _facility_named(said.entry, numbered, numbers)
        if key:
            tied[key].append(said)
        else:
            untied[said.listed.source].append(said.entry)
    return tied, {source: tuple(entries) for source, entries in untied.items()}


def _facility_named(
    entry: ListEntry, numbered: Mapping[Key, Sequence[Statement]], numbers: Mapping[Key, set[str]]
) -> Key | None:
    """The only facility that goes by the entry's names; None as well when its country is known to be another."""
    metal = metal_key(entry.mineral)
    ids = {number for name in (entry.name, entry.standard_name) for number in numbers.get((metal, name_key(name)), ())}
    if len(ids) != 1:
        return None
    key = metal, ids.pop()
    known = {country_code(said.entry.country) for said in numbered[key]} - {""}
    country = country_code(entry.country)
    return key if not country or not known or country in known else None
