"""What ``oredesk risk location --supplier`` prints: the places that matter for a supplier, role by role."""

import datetime as dt
from collections.abc import Sequence
from itertools import compress
from typing import Any

from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.location_rule import LocationRule
from ..core.risk.location_wording import say_band, say_floor, say_metal, say_place, say_typed
from ..core.risk.place_risk import PlaceRisk
from ..core.risk.roles import Role, RolePlace, worst_in
from ..core.risk.wording import say_source
from ..core.supplier import StoredSupplier
from ..pages.numbers import decimal
from .place_page import place_object
from .terminal import out, say, table_of

_MOST_NAMED = 6

_HEADINGS = Text(
    "place;metal;points;band;result;raised by;smelters;source;date",
    "地点;金属;分值;等级;结论;提分依据;冶炼厂;来源;日期",
)
_WORST = Text("{role}: worst {points}, {band}", "{role}：最高 {points} 分，{band}")
_NOBODY_SAYS = Text("{role}: none named or known", "{role}：未申报，也无已知信息")
_AT_LEAST = Text("≥ {points}", "≥ {points}")
_MORE = Text("and {count} more", "另有 {count} 家")
_NO_TRANSIT = Text(
    "Transit is told where a metal is refined in, or said to come from, a country that the method names for it.",
    "过境地：金属在评分方法所列过境国精炼，或申报来自该国时列出。",
)


def show(stored: StoredSupplier, places: Sequence[RolePlace], language: Language) -> None:
    """Print the worst place of each role and then all of them."""
    supplier = stored.supplier
    out.print(escape(one_line(f"{supplier.name} ({supplier.code})")), style="bold")
    for role in Role:
        out.print()
        _show_role(role, places, language)
    out.print()
    say(_NO_TRANSIT.in_(language))


def _show_role(role: Role, places: Sequence[RolePlace], language: Language) -> None:
    worst = worst_in(places, role)
    if worst is None:
        say(_NOBODY_SAYS.in_(language).format(role=role.name_in(language)))
        return
    band = say_band(worst.risk.band, language)
    told = {"role": role.name_in(language), "points": _points(worst.risk, language), "band": band}
    out.print(escape(_WORST.in_(language).format(**told)), style="bold")
    rows = [_row(one, language) for one in places if one.role is role]
    used = [any(cells) for cells in zip(*rows, strict=True)]
    table = table_of(*compress(_HEADINGS.in_(language).split(";"), used))
    for row in rows:
        table.add_row(*map(escape, compress(row, used)))
    out.print(table)


def _row(one: RolePlace, language: Language) -> Sequence[str]:
    risk = one.risk
    return (
        say_place(one.place, language),
        say_metal(risk.metal, language),
        _points(risk, language),
        say_band(risk.band, language),
        say_typed(risk, language),
        say_floor(risk.lifted, risk.metal, language) if risk.lifted else "",
        _smelters(one, language),
        say_source(one.source, language),
        str(one.on or ""),
    )


def _points(risk: PlaceRisk, language: Language) -> str:
    return decimal(risk.score) if risk.score is not None else _AT_LEAST.in_(language).format(points=decimal(risk.least))


def _smelters(one: RolePlace, language: Language) -> str:
    named = [smelter.known_as for smelter in one.smelters[:_MOST_NAMED]]
    more = len(one.smelters) - len(named)
    return " ".join(named) + (f" {_MORE.in_(language).format(count=more)}" if more else "")


def roles_object(
    stored: StoredSupplier, places: Sequence[RolePlace], rule: LocationRule, today: dt.date
) -> dict[str, Any]:
    """The same for machines."""
    return {
        "supplier": stored.supplier.code,
        "name": stored.supplier.name,
        "worst": {role: _worst(places, role) for role in Role},
        "places": [
            place_object(one.risk, rule, today)
            | {
                "role": one.role,
                "smelters": [smelter.known_as for smelter in one.smelters],
                "audited": one.audited,
                "source": one.source,
                "on": one.on,
            }
            for one in places
        ],
    }


def _worst(places: Sequence[RolePlace], role: Role) -> dict[str, Any] | None:
    worst = worst_in(places, role)
    if worst is None:
        return None
    place = worst.place.region or worst.place.country
    return {"place": place, "score": worst.risk.score, "band": worst.risk.band or "incomplete"}
