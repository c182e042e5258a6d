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
    codes: frozenset[RefusalCode | None]
    """The answers that are right; None stands for being read exactly as the genuine file."""


CORPUS: list[HostileFile] = []


def hostile(name: str, *codes: RefusalCode | None) -> Callable[[Maker], Maker]:
    """Add a maker to the corpus; without codes its file must be read as the genuine one."""

    def register(make: Maker) -> Maker:
        CORPUS.append(HostileFile(name, make, frozenset(codes or (None,))))
        return make

    return register
