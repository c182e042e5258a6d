"""What is known of smelters and places now; put together again only when lists, names or indicators were added."""

import asyncio
from collections.abc import Awaitable
from typing import Protocol

from ..indicator_ports import Indicators
from ..risk.atlas import Atlas
from ..risk.world import World
from ..smelters.reference import NO_REFERENCE, Reference


class KnownReference(Protocol):
    """Something that has the smelter reference in force at hand."""

    def get(self) -> Awaitable[Reference]:
        """The reference in force."""
        ...


class CurrentWorld:
    """Keeps the world at hand; asking whether it is still the current one costs two small questions."""

    def __init__(self, reference: KnownReference, indicators: Indicators) -> None:
        self._reference = reference
        self._indicators = indicators
        self._changes = -1
        self._world = World(NO_REFERENCE, Atlas.of())
        self._turn = asyncio.Lock()

    async def get(self) -> World:
        """The world in force; another process may have added lists and indicators meanwhile."""
        async with self._turn:
            reference, changes = await self._reference.get(), await self._indicators.indicator_changes()
            if changes != self._changes:
                editions = await self._indicators.editions_in_force()
                self._world = World(reference, await asyncio.to_thread(Atlas.of, editions))
                self._changes = changes
            elif reference is not self._world.reference:
                self._world = World(reference, self._world.atlas)
            return self._world
