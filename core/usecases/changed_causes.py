"""Lists, indicators, the method or the round changed: let those whom that concerns be scored anew, and nobody else."""

import asyncio
import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass

from ..campaign import Campaign
from ..fingerprint import known_by
from ..risk.atlas import Atlas
from ..risk.evidence import Evidence
from ..risk.named_smelters import lone_origins, named_smelters
from ..risk.prints import NO_PRINTS, Prints, changed, place_prints, smelter_keys, smelter_prints
from ..risk.world import World
from ..risk_ports import Baseline, EvidenceSource, Requests, RiskBaselines
from ..smelters.reference import Reference

FIRST_LOOK = "first look"
"""The cause of the score of whoever is in the register when scoring begins."""

ROUND_CHANGED = "campaign"
"""The cause of scores after a campaign was opened, split or given another deadline, or the round before it changed."""

_AT_ONCE = 500
"""Suppliers whose evidence is looked through at a time."""


@dataclass(frozen=True, slots=True)
class Now:
    """What suppliers are scored with at this moment."""

    world: World
    campaign: Campaign | None
    at: dt.datetime

    @property
    def today(self) -> dt.date:
        """The day, in UTC."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class _Look:
    """Everything at hand while whom a change concerns is found out."""

    now: Now
    baselines: RiskBaselines
    evidence: EvidenceSource
    things: Collection[str]
    """What has changed, by its name among the prints."""


@dataclass(frozen=True, slots=True)
class _Watch:
    """One thing that scores are kept up to date with."""

    name: str
    cause: str
    version: str
    concerned: Callable[[_Look], Awaitable[Collection[int]]]
    prints: Callable[[], Prints] = lambda: NO_PRINTS


class ChangedCauses:
    """Compares what scores are up to date with and what is in force; remembers what it found the same."""

    def __init__(self, baselines: RiskBaselines, evidence: EvidenceSource) -> None:
        self._baselines = baselines
        self._evidence = evidence
        self._seen: dict[str, str] = {}

    async def ask_those_concerned(self, now: Now, method: str, round_changes: int) -> None:
        """Let those be scored anew whom it concerns that something is not what it was.

        All of them where the method or the round changed; of smelter lists those who name a smelter of which they say
        something else now, of indicators those with a place about which they do; those who have not answered when the
        deadline passes. What scores are up to date with is kept with that in one transaction, so that a restart
        neither forgets nor repeats it.
        """
        for watch in _watches(now, method, round_changes):
            if self._seen.get(watch.name) != watch.version:
                await self._catch_up(watch, now)
                self._seen[watch.name] = watch.version

    async def _catch_up(self, watch: _Watch, now: Now) -> None:
        before = await self._baselines.baseline(watch.name)
        if before and before.version == watch.version:
            return
        prints = await asyncio.to_thread(watch.prints)
        if before:
            look = _Look(now, self._baselines, self._evidence, changed(before.prints, prints))
            requests = Requests(await watch.concerned(look), watch.cause, now.at)
        else:
            requests = Requests(await self._baselines.in_scope(), FIRST_LOOK, now.at)
        await self._baselines.move_baseline(watch.name, before, Baseline(watch.version, prints), requests)


def _watches(now: Now, method: str, round_changes: int) -> tuple[_Watch, ...]:
    reference, atlas, campaign = now.world.reference, now.world.atlas, now.campaign
    current = f"{campaign.number}" if campaign else ""
    return (
        _Watch("method", "method", method, _everybody),
        _Watch("round", ROUND_CHANGED, f"{current} {round_changes}", _everybody),
        _Watch("deadline", "deadline", f"{current} {_stage(now)}", _those_who_have_not_answered),
        _Watch("smelters", "smelter lists", reference.version, _those_who_name, lambda: smelter_prints(reference)),
        _Watch("places", "indicators", _version(atlas), _those_with_a_place, lambda: place_prints(atlas)),
    )


def _stage(now: Now) -> str:
    deadline = now.campaign.deadline if now.campaign else None
    return "passed" if deadline and now.today > deadline else "open"


def _version(atlas: Atlas) -> str:
    told = " ".join(f"{edition.source} {edition.digest}" for edition in atlas.editions)
    return hashlib.sha256(told.encode()).hexdigest()


async def _everybody(look: _Look) -> Collection[int]:
    return await look.baselines.in_scope()


async def _those_who_have_not_answered(look: _Look) -> Collection[int]:
    return await _whose(look, await look.baselines.in_scope(), lambda evidence: not evidence.answered)


async def _those_who_name(look: _Look) -> Collection[int]:
    """Whose counting surveys name a smelter of which something else is known now."""
    named = await look.baselines.smelters_named()
    things = frozenset(look.things)
    suppliers = await look.baselines.suppliers_naming([one for one in named if _is_among(things, *one)])
    return await _whose(look, suppliers, lambda evidence: _names(evidence, things))


def _names(evidence: Evidence, things: Collection[str]) -> bool:
    return any(
        _is_among(things, declared.metal, known_by(declared))
        for survey in evidence.surveys
        for declared in survey.smelters
    )


def _is_among(things: Collection[str], metal: str, name: str) -> bool:
    return any(key in things for key in smelter_keys(metal, name))


async def _those_with_a_place(look: _Look) -> Collection[int]:
    """Who is, has a smelter, or gets its metal from where something else is known now."""
    reference = look.now.world.reference
    in_scope = await look.baselines.in_scope()
    return await _whose(look, in_scope, lambda evidence: not countries_of(evidence, reference).isdisjoint(look.things))


def countries_of(evidence: Evidence, reference: Reference) -> frozenset[str]:
    """The countries that the supplier's score depends on: its own, its smelters' and those of origin."""
    found = {evidence.supplier.country}
    for smelter in named_smelters(evidence.surveys, reference):
        found |= {place.country for place in (*smelter.places, *smelter.origins)}
    found |= {place.country for _, place in lone_origins(evidence.surveys)}
    return frozenset(found - {""})


async def _whose(look: _Look, suppliers: Sequence[int], concerned: Callable[[Evidence], bool]) -> Collection[int]:
    """Those of the suppliers whose evidence is concerned; looked through in lots, in a thread."""

    def chosen(evidence: Sequence[Evidence]) -> list[int]:
        return [one.number for one in evidence if concerned(one)]

    found: list[int] = []
    for start in range(0, len(suppliers), _AT_ONCE):
        some = suppliers[start : start + _AT_ONCE]
        found += await asyncio.to_thread(chosen, await look.evidence.evidence(some, look.now.campaign, look.now.today))
    return found
