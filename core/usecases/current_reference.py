"""The smelter reference in force now, or on an earlier day; put together again only when lists or names were added."""

import asyncio
import datetime as dt
from collections.abc import Iterable, Sequence

from ..smelter import StoredList, lists_in_force
from ..smelter_ports import SmelterLists
from ..smelters.reference import NO_REFERENCE, Reference

_EARLIER_ONES = 4
"""How many earlier references are kept at hand; suppliers' previous submissions mostly fall into few campaigns."""


class CurrentReference:
    """Keeps the reference at hand; asking whether it is still the current one costs a single small question."""

    def __init__(self, lists: SmelterLists) -> None:
        self._lists = lists
        self._changes = 0
        self._reference = NO_REFERENCE
        self._stored: Sequence[StoredList] = ()
        self._earlier: dict[frozenset[int], Reference] = {}
        self._turn = asyncio.Lock()

    async def get(self) -> Reference:
        """The reference in force; another process may have changed the lists meanwhile."""
        async with self._turn:
            await self._catch_up()
            return self._reference

    async def as_of(self, day: dt.date) -> Reference:
        """The reference as it stood on a day: of each source's lists dated until then the newest."""
        async with self._turn:
            await self._catch_up()
            chosen = _numbers(one for one in self._stored if one.as_of <= day)
            if chosen == _numbers(self._stored):
                return self._reference
            if chosen not in self._earlier:
                lists = [await self._lists.load_list(number) for number in sorted(chosen)]
                if len(self._earlier) >= _EARLIER_ONES:
                    del self._earlier[next(iter(self._earlier))]
                self._earlier[chosen] = await asyncio.to_thread(Reference.of, filter(None, lists))
            return self._earlier[chosen]

    async def _catch_up(self) -> None:
        changes = await self._lists.reference_changes()
        if changes != self._changes:
            lists, confirmed = await self._lists.in_force()
            self._reference = await asyncio.to_thread(Reference.of, lists, confirmed)
            self._stored = await self._lists.lists()
            self._earlier.clear()
            self._changes = changes


def _numbers(stored: Iterable[StoredList]) -> frozenset[int]:
    """The numbers of those of the lists that count together."""
    return frozenset(one.number for one in lists_in_force(stored))
