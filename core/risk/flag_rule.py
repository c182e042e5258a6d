"""What a method says about red flags and enhanced due diligence. None of it is part of the score."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..due_diligence import Item, RedFlag
from .place_risk import Topic

_DAYS = {
    Item.QUESTIONNAIRE: 14,
    Item.LICENCE: 14,
    Item.CUSTODY: 30,
    Item.ROUTE: 30,
    Item.DESK_ASSESSMENT: 45,
    Item.SITE_ASSESSMENT: 90,
}
_ON_SITE = (RedFlag.ORIGIN_OR_TRANSPORT, RedFlag.ORIGIN_IMPLAUSIBLE, RedFlag.INTERESTS, RedFlag.RECYCLED_GOLD)


@dataclass(frozen=True, slots=True)
class RedFlagRule:
    """When a red flag is hit."""

    topics: tuple[Topic, ...] = tuple(Topic)
    """A place is a red-flag location when the answer to any of these is yes."""
    anomalies: tuple[str, ...] = ("D061", "D063", "D064", "Q071", "Q072", "Q074")
    """Codes of findings that are anomalies (C6)."""
    producers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Metal in small letters -> the countries (alpha-2) that are known to mine it; empty: nothing can be said (L2)."""
    look_back_months: int = 12
    """How long ago an origin may have been named to count as sourced before (S5)."""


@dataclass(frozen=True, slots=True)
class DueDiligenceRule:
    """What enhanced due diligence asks for, and by when."""

    days: Mapping[Item, int] = field(default_factory=lambda: dict(_DAYS))
    """Days from the flag to each item's due date."""
    on_site_for: tuple[RedFlag, ...] = _ON_SITE
    """Flags that call for a site assessment as well."""
    renew_after_months: int = 12
    """How long the closing of a case answers for the flags that it was about."""
