"""The smelter reference that is in force now, put together again only when a list or a name was added."""

import asyncio

from ..smelter_ports import SmelterLists
from ..smelters.reference import NO_REFERENCE, Reference


class CurrentReference:
    """Keeps the reference at hand; asking whether it is still the current one costs a single small question."""

    def __init__(self, lists: SmelterLists) -> None:
        self._lists = lists
        self._changes = 0
        self._reference = NO_REFERENCE
        self._turn = asyncio.Lock()

    async def get(self) -> Reference:
        """The reference in force; another process may have changed the lists meanwhile."""
        async with self._turn:
            changes = await self._lists.reference_changes()
            if changes != self._changes:
                lists, confirmed = await self._lists.in_force()
                self._reference = await asyncio.to_thread(Reference.of, lists, confirmed)
                self._changes = changes
            return self._reference
