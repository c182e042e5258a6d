"""What changes when one edition of figures takes the place of another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...indicator import Indicator, IndicatorEdition, IndicatorValue

_MOST_OF_EACH = 5


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that both editions have."""

    indicator: Indicator
    country: str
    region: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between two editions of a publisher's figures."""

    same: int
    changed: tuple[Change, ...]
    """Of each indicator the greatest change first, every one of them."""
    appeared: tuple[IndicatorValue, ...]
    gone: tuple[IndicatorValue, ...]

    @property
    def greatest(self) -> tuple[Change, ...]:
        """The few greatest changes of each indicator."""
        counts: dict[Indicator, int] = {}
        chosen = []
        for one in self.changed:
            counts[one.indicator] = counts.get(one.indicator, 0) + 1
            if counts[one.indicator] <= _MOST_OF_EACH:
                chosen.append(one)
        return tuple(chosen)


def changes(before: IndicatorEdition, after: IndicatorEdition) -> Changes:
    """What is other in the later edition; figures are compared exactly, notes are not."""
    old, new = _by_place(before.values), _by_place(after.values)
    both = [(old[key], new[key]) for key in old.keys() & new.keys()]
    changed = [
        Change(one.indicator, one.country, one.region, one.value, other.value)
        for one, other in both
        if one.value != other.value
    ]
    changed.sort(key=lambda one: (one.indicator, -abs(one.after - one.before), one.country, one.region))
    return Changes(
        len(both) - len(changed),
        tuple(changed),
        tuple(new[key] for key in sorted(new.keys() - old.keys())),
        tuple(old[key] for key in sorted(old.keys() - new.keys())),
    )


def _by_place(values: Iterable[IndicatorValue]) -> Mapping[tuple[str, str, str], IndicatorValue]:
    return {(one.indicator, one.country, one.region): one for one in values}
