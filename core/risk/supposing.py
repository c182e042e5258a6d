"""Suppositions such as ``sources=1`` or ``Y3=60``: read from what a person types, and put in the place of evidence."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ..declaration import Question
from ..foreign_text import one_line
from ..language import Text
from ..risk_score import Factor, RiskScore
from ..smelter import FacilityStatus, ListSource, SmelterId, Standing
from ..smelters.reference import Reference
from .carrying_out import with_answers, with_conduct
from .evidence import Evidence
from .method import YES_QUESTIONS, Method
from .place import places_meant
from .scoring import put_together, score
from .world import World

Change = Callable[[Evidence], Evidence]

_SMELTER = re.compile(r"CID[0-9]{6}", re.IGNORECASE)
_YES = frozenset(("yes", "y", "true", "是"))
_NO = frozenset(("no", "n", "false", "否"))
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Supposition:
    """What is supposed of every supplier that it is applied to, and of smelters."""

    points: Mapping[Factor, float] = field(default_factory=dict)
    """Of whole factors, whatever their reasons."""
    changes: tuple[Change, ...] = ()
    statuses: Mapping[SmelterId, FacilityStatus] = field(default_factory=dict)

    @property
    def changes_evidence(self) -> bool:
        """Whether suppliers must be scored again."""
        return bool(self.changes or self.statuses)


def read_suppositions(given: Iterable[str]) -> Supposition | tuple[Text, ...]:
    """The supposition that ``NAME=VALUE`` texts make together, the later of one name counting; or what is wrong."""
    read = [_read(each) for each in given]
    wrong = tuple(one for one in read if isinstance(one, Text))
    return wrong or _together(one for one in read if isinstance(one, Supposition))


def _together(read: Iterable[Supposition]) -> Supposition:
    together = Supposition()
    for one in read:
        together = Supposition(
            {**together.points, **one.points},
            (*together.changes, *one.changes),
            {**together.statuses, **one.statuses},
        )
    return together


def supposed_world(supposition: Supposition, world: World, day: dt.date) -> World:
    """The world with the statuses that are supposed; numbers that no list knows are passed over."""
    if not supposition.statuses:
        return world
    supposed = (
        replace(one, standing=Standing(supposition.statuses[one.smelter_id], None, ListSource.OWN, day))
        for one in world.reference.facilities.values()
        if one.smelter_id in supposition.statuses
    )
    return world.with_reference(world.reference.supposing(supposed))


def unknown_smelters(supposition: Supposition, reference: Reference) -> tuple[SmelterId, ...]:
    """The numbers among those supposed that no list knows."""
    return tuple(number for number in supposition.statuses if not reference.with_number(number))


def supposed_score(
    supposition: Supposition, evidence: Evidence, world: World, method: Method, now: RiskScore | None = None
) -> RiskScore:
    """The supplier's score under the supposition, in a world that :func:`supposed_world` made.

    ``now`` is its score without it, by a method that gives the same points (:func:`gives_same_points`): that spares
    the work where the evidence stays as it is.
    """
    if now is None or supposition.changes_evidence:
        for change in supposition.changes:
            evidence = change(evidence)
        now = score(evidence, world, method)
    return with_points(now, supposition.points, method)


def gives_same_points(one: Method, other: Method) -> bool:
    """Whether the methods differ at most in weights, bands and matrix: in what becomes of a factor's points."""
    alike = replace(
        one,
        name=other.name,
        edition=other.edition,
        weights=other.weights,
        impact_bands=other.impact_bands,
        risk_bands=other.risk_bands,
        matrix=other.matrix,
    )
    return alike.version == other.version


def with_points(scored: RiskScore, points: Mapping[Factor, float], method: Method) -> RiskScore:
    """The score with other points of some factors, by that method's weights, bands and matrix; its gates stay."""
    if not points and scored.method == method.version:
        return scored
    factors = tuple(
        replace(one, points=points.get(one.factor, one.points), weight=method.weights[one.factor])
        for one in scored.factors
    )
    return put_together(factors, scored.gates, method, scored.editions)


def _read(text: str) -> Supposition | Text:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not equals or not name or not value:
        return _wrong(text, "write NAME=VALUE, such as sources=1 or Y3=60", "请写成“名称=值”，例如 sources=1 或 Y3=60")
    if name.upper() in set(Factor):
        return _points(text, Factor(name.upper()), value)
    if _SMELTER.fullmatch(name):
        return _status(text, SmelterId(name.upper()), value)
    known = _INPUTS.get(name.lower())
    if known is None:
        names = ", ".join((*(factor.value for factor in Factor), *_INPUTS, "CID…"))
        return _wrong(text, f"known are {names}", f"可用名称：{names}")
    change = known(value)
    if change is None:
        wanted = _WANTED.get(name.lower(), _YES_OR_NO)
        return _wrong(text, f"give {wanted.en}", f"请填写{wanted.zh}")
    return Supposition(changes=(change,))


def _wrong(text: str, en: str, zh: str) -> Text:
    shown = one_line(text, 60)
    return Text(f"“{shown}”: {en}", f"“{shown}”：{zh}")


def _points(text: str, factor: Factor, value: str) -> Supposition | Text:
    points = _number(value, 100)
    if points is None:
        return _wrong(text, "points are a number from 0 to 100", "分数须为 0 至 100 的数字")
    return Supposition({factor: points})


def _status(text: str, number: SmelterId, value: str) -> Supposition | Text:
    if value.lower() not in set(FacilityStatus):
        known = ", ".join(FacilityStatus)
        return _wrong(text, f"known statuses are {known}", f"可用状态：{known}")
    return Supposition(statuses={number: FacilityStatus(value.lower())})


def _number(value: str, most: float) -> float | None:
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9})?", value):
        return None
    number = float(value)
    return number if number <= most else None


def _whole(value: str, least: int = 0) -> int | None:
    number = int(value) if re.fullmatch(r"[0-9]{1,7}", value) else None
    return number if number is not None and least <= number <= _MOST else None


def _yes(value: str) -> bool | None:
    lower = value.casefold()
    return True if lower in _YES else False if lower in _NO else None


def _sources(value: str) -> Change | None:
    number = _whole(value, 1)
    return None if number is None else lambda one: replace(one, supplier=replace(one.supplier, sources=number))


def _spend(value: str) -> Change | None:
    percent = _number(value, 100)
    return None if percent is None else lambda one: replace(one, spend_before=percent)


def _place(value: str) -> Change | None:
    places = places_meant(value)
    if len(places) != 1:
        return None
    country, region = places[0].country, places[0].region
    return lambda one: replace(one, supplier=replace(one.supplier, country=country, region=region))


def _letter(value: str) -> Change | None:
    signed = _yes(value)
    if signed is None:
        return None
    return lambda one: replace(
        one,
        supplier=replace(
            one.supplier, commitment_signed=signed, commitment_letter=one.supplier.commitment_letter if signed else None
        ),
    )


def _answered(value: str) -> Change | None:
    answered = _yes(value)
    return None if answered is None else lambda one: replace(one, answered=answered)


def _counted(name: str) -> Callable[[str], Change | None]:
    def read(value: str) -> Change | None:
        number = _whole(value)
        return None if number is None else lambda one: with_conduct(one, {name: number})

    return read


def _told(name: str) -> Callable[[str], Change | None]:
    def read(value: str) -> Change | None:
        told = _yes(value)
        return None if told is None else lambda one: with_conduct(one, {name: told})

    return read


def _assessed(value: str) -> Change | None:
    told = _yes(value)
    return None if told is None else lambda one: with_conduct(one, {"assessed_on": one.today if told else None})


def _question(question: Question) -> Callable[[str], Change | None]:
    def read(value: str) -> Change | None:
        told = _yes(value)
        return None if told is None else lambda one: with_answers(one, {question: "Yes" if told else "No"})

    return read


_INPUTS: Mapping[str, Callable[[str], Change | None]] = {
    "sources": _sources,
    "spend-before": _spend,
    "place": _place,
    "letter": _letter,
    "answered": _answered,
    "major": _counted("open_major"),
    "minor": _counted("open_minor"),
    "overdue": _counted("overdue_actions"),
    "refused-audit": _told("refused_audit"),
    "refused-correction": _told("refused_correction"),
    "assessed": _assessed,
    **{letter.lower(): _question(one) for letter, one in zip("ABCDEFG", YES_QUESTIONS, strict=True)},
}
"""Inputs by name, each with what reads its value; None for a value that means nothing."""

_COUNT = Text("a whole number from 0", "不小于 0 的整数")
_YES_OR_NO = Text("yes or no", "是或否（yes 或 no）")
_WANTED: Mapping[str, Text] = {
    "sources": Text("a whole number from 1", "不小于 1 的整数"),
    "spend-before": Text("a percentage from 0 to 100", "0 至 100 的百分比"),
    "place": Text(
        "one country, or a region's ISO 3166-2 code such as CN-GD", "一个国家，或 ISO 3166-2 地区代码，例如 CN-GD"
    ),
    **dict.fromkeys(("major", "minor", "overdue"), _COUNT),
}
"""What is wanted of an input; of the others yes or no."""
