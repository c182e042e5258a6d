"""EMRT 1.0 to 1.3: cobalt and mica in fixed rows; the first editions' Checker has one more row."""

import datetime as dt
from dataclasses import dataclass

from ...declaration import Question
from ...mineral import Mineral
from ...template import Family, TemplateKind
from .layout import Anchor, AnswerAt, CheckerAt, Layout, MatchKey, ProductListAt, SmelterListAt
from .parts import ASIAN, SCOPE_ANCHORS, SHARES, WHEN_VALIDATED, YES_NO, YES_NO_UNKNOWN, block, company, header

_MINERALS = (Mineral.COBALT, Mineral.MICA)

_ADDED = ("Yes", "No", "Unknown", "Not applicable for this declaration")
_COBALT_CAHRAS = (*YES_NO_UNKNOWN, "DRC only")
_MICA_CAHRAS = (*YES_NO_UNKNOWN, "India and/or Madagascar only")
_IPC1755 = "Yes, in conformance with IPC1755 (e.g. EMRT)"
_SURVEY = (_IPC1755, "Yes, Using Other Format (Describe)", "No")

_MATRIX = (
    *block(Question.INTENTIONALLY_ADDED, "1", ((26, 15), (27, 16)), _ADDED),
    *block(Question.REMAINS_IN_PRODUCT, "2", ((32, 20), (33, 21)), YES_NO_UNKNOWN),
    AnswerAt(Question.FROM_CAHRAS, "3", 0, "D38", "G38", 23, _COBALT_CAHRAS),
    AnswerAt(Question.FROM_CAHRAS, "3", 1, "D39", "G39", 24, _MICA_CAHRAS),
    *block(Question.ALL_RECYCLED, "4", ((44, 28),), YES_NO_UNKNOWN),
    *block(Question.SHARE_OF_SUPPLIERS, "5", ((50, 33), (51, 34)), SHARES),
    *block(Question.ALL_SMELTERS_IDENTIFIED, "6", ((56, 38), (57, 39)), YES_NO_UNKNOWN),
    *block(Question.ALL_SMELTERS_REPORTED, "7", ((62, 43), (63, 44)), YES_NO_UNKNOWN),
)


_HIDDEN_BLOCKS = ((28, 17), (40, 25), (46, 30), (52, 35), (58, 40), (64, 45))
_HIDDEN = tuple(
    tuple((f"D{row + slot}", checker_row + slot) for row, checker_row in _HIDDEN_BLOCKS) for slot in range(2)
)


@dataclass(frozen=True, slots=True)
class _CompanyRows:
    """The Checker rows of questions B to G, of the lists, and of the comment that early editions want."""

    b: int
    url: int
    c: tuple[int, int]
    d: int
    e: int
    f: int
    g: int
    products: int
    smelters: tuple[int, int]
    not_listed: int
    policy_comment: int | None


_EARLY = _CompanyRows(50, 51, (53, 54), 55, 56, 58, 59, 60, (61, 62), 65, policy_comment=49)
_LATE = _CompanyRows(49, 50, (52, 53), 54, 55, 57, 58, 59, (60, 61), 64, policy_comment=None)


def _company(rows: _CompanyRows) -> tuple[AnswerAt, ...]:
    requires = Question.REQUIRES_VALIDATED_SMELTERS
    return (
        company(Question.HAS_POLICY, "A", 69, 48),
        company(Question.POLICY_IS_PUBLIC, "B", 71, rows.b),
        AnswerAt(requires, "C", 0, "D74", "G74", rows.c[0], YES_NO),
        AnswerAt(requires, "C", 1, "D75", "G75", rows.c[1], WHEN_VALIDATED),
        company(Question.DOES_DUE_DILIGENCE, "D", 77, rows.d),
        company(Question.SURVEYS_SUPPLIERS, "E", 79, rows.e, _SURVEY),
        company(Question.REVIEWS_RESPONSES, "F", 81, rows.f),
        company(Question.CORRECTIVE_ACTION, "G", 83, rows.g),
    )


def _edition(version: str, released: dt.date | None, rows: _CompanyRows, *languages: str) -> Layout:
    return Layout(
        kind=TemplateKind.EMRT,
        version=version,
        family=Family.EMRT_1,
        released=released,
        languages=(*ASIAN, *languages),
        fields=header(12, (4, 5, 6, None, None, None, 7, 8, 9, 10, None, 11, None, 13)),
        minerals=_MINERALS,
        mineral_choice=(),
        answers=(*_MATRIX, *_company(rows)),
        smelters=SmelterListAt(2500, MatchKey.METAL_AND_LOOKUP),
        products=ProductListAt(1000, comments="D"),
        mines=None,
        checker=CheckerAt(
            product_list=rows.products,
            not_listed=rows.not_listed,
            policy_url=rows.url,
            smelters=rows.smelters,
            policy_comment=rows.policy_comment,
        ),
        anchors=(
            *SCOPE_ANCHORS,
            Anchor("B93", "Not applicable for this declaration"),
            Anchor("B102", "50% or less"),
            Anchor("B108", "Yes, Using Other Format (Describe)"),
            Anchor("B119", "Yes, when more processors are validated"),
        ),
        hidden=_HIDDEN,
    )


EDITIONS = (
    _edition("1.0", None, _EARLY, "Français"),
    _edition("1.01", None, _EARLY, "Français"),
    _edition("1.1", dt.date(2022, 10, 14), _EARLY, "Français"),
    _edition("1.11", dt.date(2022, 11, 4), _EARLY, "Français"),
    _edition("1.2", dt.date(2023, 5, 12), _LATE, "Français"),
    _edition("1.3", dt.date(2024, 4, 26), _LATE, "Français", "Deutsch"),
)
"""Oldest first. 1.0 and 1.01 follow 1.1: no file of them was seen."""
