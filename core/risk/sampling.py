r"""Draws suppliers at random so that anybody can draw the same again, in whatever language and order.

Each supplier's lot is the SHA-256 of ``SEED``, a line feed and its code, in UTF-8 (``printf '%s\n%s' SEED CODE |
sha256sum``); the smallest lots are drawn. A larger sample of the same seed holds the smaller one.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..campaign import Pick, Split, Track
from ..supplier import StoredSupplier

DRAWN = "sample"
"""What stands for a rule with those who were drawn."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Who was drawn, and what it takes to draw them again."""

    seed: str
    size: int
    """How many were asked for; fewer are drawn where there are fewer."""
    population: int
    digest: str
    """SHA-256 over the population's codes, sorted, a line feed after each, lower-case hex."""
    picked: tuple[Pick, ...]
    """In the order of their lots."""

    @property
    def basis(self) -> tuple[tuple[str, str], ...]:
        """What is kept beside those who were drawn."""
        return (
            ("seed", self.seed),
            ("size", str(self.size)),
            ("population", str(self.population)),
            ("population-sha256", self.digest),
        )


def draw(population: Mapping[str, int], size: int, seed: str) -> Sample:
    """So many of the population (numbers by code; in any order)."""
    lots = sorted(population, key=lambda code: (_lot(seed, code), code))
    picked = tuple(Pick(population[code], (DRAWN,)) for code in lots[:size])
    return Sample(seed, size, len(population), _digest(population), picked)


def _lot(seed: str, code: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{code}".encode()).digest()


def _digest(codes: Iterable[str]) -> str:
    return hashlib.sha256("".join(f"{code}\n" for code in sorted(codes)).encode()).hexdigest()


def self_assessed(split: Split, suppliers: Iterable[StoredSupplier]) -> Mapping[str, int]:
    """The population: who was put on the short form and is in scope still; numbers by today's codes."""
    asked = {one.supplier for one in split.assignments if one.track is Track.SELF_ASSESSMENT}
    return {one.supplier.code: one.number for one in suppliers if one.number in asked and one.supplier.in_scope}
