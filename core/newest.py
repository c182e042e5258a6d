"""Which of several dated lists or editions count: of each source the newest."""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A list or an edition, stored or at hand, as far as it decides whether it counts."""

    @property
    def source(self) -> str:
        """Whose it is: the value of a ``ListSource`` or an ``IndicatorSource``."""
        ...

    @property
    def as_of(self) -> dt.date:
        """The day that it is from."""
        ...


D = TypeVar("D", bound=Dated)


def newest_of_each(several: Iterable[D]) -> tuple[D, ...]:
    """Of each source the newest, of one date the later given."""
    newest: dict[str, D] = {}
    for one in several:
        if one.source not in newest or one.as_of >= newest[one.source].as_of:
            newest[one.source] = one
    return tuple(newest.values())
