"""EMRT 2.0 to 2.11.1: the supplier chooses among six minerals; blocks of ten slots, in alphabetical order."""

import datetime as dt
from collections.abc import Iterator

from ...declaration import Question
from ...mineral import Mineral
from ...template import Family, TemplateKind
from .layout import Anchor, AnswerAt, CheckerAt, Layout, MatchKey, MineListAt, ProductListAt, SmelterListAt
from .parts import ASIAN, SCOPE_ANCHORS, SHARES, WHEN_VALIDATED, YES_NO_UNKNOWN, block, company, header

_CHOICE = (
    (Mineral.COBALT, "D12"),
    (Mineral.COPPER, "E12"),
    (Mineral.GRAPHITE, "G12"),
    (Mineral.LITHIUM, "D13"),
    (Mineral.MICA, "E13"),
    (Mineral.NICKEL, "G13"),
)

_CHECKED_SLOTS = 6
_HIDDEN_SLOTS = 4

_ADDED = (*YES_NO_UNKNOWN, "Not declaring")
_SURVEY = ("Yes, in conformance with IPC1755 (e.g. EMRT)", "Yes, Using Other Format (Describe)", "No")

_BLOCKS = (
    # question, label, first row, first Checker row, choices
    (Question.INTENTIONALLY_ADDED, "1", 30, 17, _ADDED),
    (Question.REMAINS_IN_PRODUCT, "2", 42, 28, YES_NO_UNKNOWN),
    (Question.FROM_CAHRAS, "3", 54, 39, YES_NO_UNKNOWN),
    (Question.ALL_RECYCLED, "4", 66, 50, YES_NO_UNKNOWN),
    (Question.SHARE_OF_SUPPLIERS, "5", 78, 61, (*SHARES, "Did not survey")),
    (Question.ALL_SMELTERS_IDENTIFIED, "6", 90, 72, YES_NO_UNKNOWN),
    (Question.ALL_SMELTERS_REPORTED, "7", 102, 83, YES_NO_UNKNOWN),
)


def _slots(row: int, checker_row: int) -> Iterator[tuple[int, int | None]]:
    for slot in range(_CHECKED_SLOTS + _HIDDEN_SLOTS):
        yield row + slot, checker_row + slot if slot < _CHECKED_SLOTS else None


_ANSWERS: tuple[AnswerAt, ...] = (
    *(
        answer
        for question, label, row, checker_row, choices in _BLOCKS
        for answer in block(question, label, _slots(row, checker_row), choices)
    ),
    company(Question.HAS_POLICY, "A", 115, 94),
    company(Question.POLICY_IS_PUBLIC, "B", 117, 95),
    *block(Question.REQUIRES_VALIDATED_SMELTERS, "C", _slots(120, 98), WHEN_VALIDATED),
    company(Question.DOES_DUE_DILIGENCE, "D", 131, 108),
    company(Question.SURVEYS_SUPPLIERS, "E", 133, 109, _SURVEY),
    company(Question.REVIEWS_RESPONSES, "F", 135, 110),
    company(Question.CORRECTIVE_ACTION, "G", 137, 111),
)

_OWN_PRODUCTS = ProductListAt(1000, comments="D")
_REQUESTER_PRODUCTS = ProductListAt(1000, comments="F", requester_number="D", requester_name="E")


def _edition(version: str, released: dt.date | None, last_smelter_row: int, products: ProductListAt) -> Layout:
    return Layout(
        kind=TemplateKind.EMRT,
        version=version,
        family=Family.EMRT_2,
        released=released,
        languages=(*ASIAN, "Français", "Deutsch"),
        fields=header(16, (4, 5, 6, None, None, None, 9, 10, 11, 12, None, 13, None, 15)),
        minerals=(),
        mineral_choice=_CHOICE,
        answers=_ANSWERS,
        smelters=SmelterListAt(last_smelter_row, MatchKey.METAL_IF_LOOKUP),
        products=products,
        mines=MineListAt(),
        checker=CheckerAt(
            product_list=112,
            not_listed=124,
            policy_url=96,
            smelters=tuple(range(114, 114 + _CHECKED_SLOTS)),
            minerals=7,
        ),
        anchors=(
            *SCOPE_ANCHORS,
            Anchor("B147", "Not declaring"),
            Anchor("B157", "Did not survey"),
            Anchor("B162", "Yes, Using Other Format (Describe)"),
            Anchor("B173", "Yes, when more processors are validated"),
        ),
    )


EDITIONS = (
    _edition("2.0", dt.date(2025, 4, 25), 2504, _OWN_PRODUCTS),
    _edition("2.1", dt.date(2025, 10, 17), 2497, _REQUESTER_PRODUCTS),
    _edition("2.11", None, 2497, _REQUESTER_PRODUCTS),
    _edition("2.11.1", None, 2497, _REQUESTER_PRODUCTS),
)
"""Oldest first. 2.11 and 2.11.1 follow 2.1: no file of them was seen."""
