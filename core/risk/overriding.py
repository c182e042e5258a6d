"""A person's word against a computed tier: how long it may hold, and which word counts."""

import datetime as dt
from collections.abc import Iterable, Mapping

from ..language import Text
from ..override import Override


def overrides_in_force(words: Iterable[Override], day: dt.date) -> Mapping[int, Override]:
    """The words that set a tier on that day, by the supplier's number.

    Of each supplier the last one counts; one that has expired does not bring an earlier one back.
    """
    latest = {word.supplier: word for word in words}
    return {supplier: word for supplier, word in latest.items() if word.holds_on(day)}


def wrong_end(until: dt.date, today: dt.date) -> Text | None:
    """Why a word that is said today cannot hold until that day; None where it can."""
    if until < today:
        return Text(f"{until} has passed. Name a day from today on.", f"{until} 已过。请填写今天或以后的日期。")
    if until > _a_year_after(today):
        return Text(
            f"{until} is more than twelve months away. The longest is until {_a_year_after(today)}; then look again.",
            f"{until} 超过十二个月。最长到 {_a_year_after(today)}，届时请重新评估。",
        )
    return None


def _a_year_after(day: dt.date) -> dt.date:
    """The same day of the next year; of 29 February the last of that month."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
