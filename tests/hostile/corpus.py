"""Every hostile file, by name: how it is made, and what the desk must say to it."""

from collections.abc import Callable
from dataclasses import dataclass

from oredesk.core.refusal import RefusalCode

Maker = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A file that is meant to hurt, or that hurts by accident."""

    name: str
    make: Maker
    codes: frozenset[RefusalCode]
    """The refusals that are right; empty when the file is harmless to us and must be read as the genuine one."""


CORPUS: list[HostileFile] = []


def hostile(name: str, *codes: RefusalCode) -> Callable[[Maker], Maker]:
    """Add a maker to the corpus; without codes its file must be read right."""

    def register(make: Maker) -> Maker:
        CORPUS.append(HostileFile(name, make, frozenset(codes)))
        return make

    return register
