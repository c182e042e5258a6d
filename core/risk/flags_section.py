"""Reads the parts of a method file that say when red flags are hit, and what enhanced due diligence asks for."""

from collections.abc import Collection, Iterable
from typing import TypeVar

from ..due_diligence import Item, RedFlag
from ..toml_file import as_written
from .flag_rule import DueDiligenceRule, RedFlagRule
from .location_section import by_metal
from .method import Within
from .place_risk import Topic
from .section import Section

T = TypeVar("T", Topic, RedFlag)

_MONTHS = Within(1, 120)
_DAYS = Within(1, 730)


def read_red_flags(section: Section) -> RedFlagRule:
    """When a red flag is hit; what is wrong is noted in the section."""
    rule = RedFlagRule(
        topics=_some_of(section, "locations", Topic),
        anomalies=tuple(dict.fromkeys(section.words("anomalies", 'codes of checks, e.g. ["D061", "Q071"]'))),
        look_back_months=section.whole("look_back_months", _MONTHS),
        producers=by_metal(section.section("producers")),
    )
    section.close()
    return rule


def read_due_diligence(section: Section) -> DueDiligenceRule:
    """What enhanced due diligence asks for; what is wrong is noted in the section."""
    days = section.section("days")
    rule = DueDiligenceRule(
        days={item: days.whole(item.value, _DAYS) for item in Item},
        on_site_for=_some_of(section, "site_assessment_for", RedFlag),
        renew_after_months=section.whole("renew_after_months", _MONTHS),
    )
    days.close()
    section.close()
    return rule


def _some_of(section: Section, key: str, kind: type[T]) -> tuple[T, ...]:
    """The members that a list names, in their own order."""
    members: Collection[T] = tuple(kind)
    allowed = f"some of {_listed(members)}"
    named = section.words(key, allowed)
    wrong = [word for word in named if word not in {member.value for member in members}]
    if wrong:
        section.note(key, f"{as_written(wrong[0])} cannot be used.", allowed)
    return tuple(member for member in members if member.value in named)


def _listed(members: Iterable[T]) -> str:
    return ", ".join(f'"{member.value}"' for member in members)
