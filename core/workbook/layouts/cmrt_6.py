"""CMRT 6.0 to 6.6.1: four minerals in fixed rows; between the editions only the two lists changed."""

import datetime as dt

from ...declaration import Question
from ...mineral import Mineral
from ...template import Family, TemplateKind
from .layout import Anchor, CheckerAt, Layout, MatchKey, ProductListAt, SmelterListAt
from .parts import ASIAN, SCOPE_ANCHORS, SHARES, YES_NO, YES_NO_UNKNOWN, block, company, header

_MINERALS = (Mineral.TANTALUM, Mineral.TIN, Mineral.GOLD, Mineral.TUNGSTEN)

_BLOCKS = (
    # question, label, first row, first Checker row, choices
    (Question.INTENTIONALLY_ADDED, "1", 26, 14, YES_NO),
    (Question.REMAINS_IN_PRODUCT, "2", 32, 19, YES_NO),
    (Question.FROM_COVERED_COUNTRIES, "3", 38, 24, YES_NO_UNKNOWN),
    (Question.FROM_CAHRAS, "4", 44, 29, YES_NO_UNKNOWN),
    (Question.ALL_RECYCLED, "5", 50, 34, YES_NO_UNKNOWN),
    (Question.SHARE_OF_SUPPLIERS, "6", 56, 39, SHARES),
    (Question.ALL_SMELTERS_IDENTIFIED, "7", 62, 44, YES_NO),
    (Question.ALL_SMELTERS_REPORTED, "8", 68, 49, YES_NO),
)

_IPC1755 = "Yes, in conformance with IPC1755 (e.g., CMRT)"
_SURVEY = (_IPC1755, "Yes, using other format (describe)", "No")
_REGULATOR = ("Yes, with the SEC", "Yes, with the EU", "Yes, with the SEC and the EU", "No")

_COMPANY = (
    company(Question.HAS_POLICY, "A", 75, 54),
    company(Question.POLICY_IS_PUBLIC, "B", 77, 55),
    company(Question.REQUIRES_VALIDATED_SMELTERS, "C", 79, 57),
    company(Question.DOES_DUE_DILIGENCE, "D", 81, 58),
    company(Question.SURVEYS_SUPPLIERS, "E", 83, 59, _SURVEY),
    company(Question.REVIEWS_RESPONSES, "F", 85, 60),
    company(Question.CORRECTIVE_ACTION, "G", 87, 62),
    company(Question.REPORTS_TO_REGULATOR, "H", 89, 63, _REGULATOR),
)

_ANSWERS = (
    *(
        answer
        for question, label, row, checker_row, choices in _BLOCKS
        for answer in block(question, label, ((row + slot, checker_row + slot) for slot in range(4)), choices)
    ),
    *_COMPANY,
)

_EARLY_SMELTERS = SmelterListAt(2504, MatchKey.METAL_AND_LOOKUP, range(2493, 2504))
_SMELTERS = SmelterListAt(2504, MatchKey.METAL_AND_LOOKUP, range(2493, 2504), special_by_name=True)

_EARLY_PRODUCTS = ProductListAt(1000, comments="D")
_PRODUCTS = ProductListAt(2005, comments="D")
_REQUESTER_PRODUCTS = ProductListAt(2005, comments="F", requester_number="D", requester_name="E")


def _edition(version: str, released: dt.date | None, smelters: SmelterListAt, products: ProductListAt) -> Layout:
    return Layout(
        kind=TemplateKind.CMRT,
        version=version,
        family=Family.CMRT_6,
        released=released,
        languages=(*ASIAN, "Français", "Português", "Deutsch", "Español", "Italiano", "Türkçe"),
        fields=header(12, (4, 5, 6, None, None, None, 7, 8, 9, 10, None, 11, None, 12)),
        minerals=_MINERALS,
        mineral_choice=(),
        answers=_ANSWERS,
        smelters=smelters,
        products=products,
        mines=None,
        checker=CheckerAt(product_list=64, not_listed=69, policy_url=56, smelters=(65, 66, 67, 68)),
        anchors=(
            *SCOPE_ANCHORS,
            Anchor("B103", "50% or less"),
            Anchor("B105", _IPC1755),
            Anchor("B110", "Yes, with the SEC and the EU"),
        ),
    )


EDITIONS = (
    _edition("6.0", None, _EARLY_SMELTERS, _EARLY_PRODUCTS),
    _edition("6.01", dt.date(2020, 5, 19), _EARLY_SMELTERS, _EARLY_PRODUCTS),
    _edition("6.1", dt.date(2021, 4, 28), _EARLY_SMELTERS, _EARLY_PRODUCTS),
    _edition("6.2", None, _SMELTERS, _PRODUCTS),
    _edition("6.21", None, _SMELTERS, _PRODUCTS),
    _edition("6.22", dt.date(2022, 5, 11), _SMELTERS, _PRODUCTS),
    _edition("6.3", None, _SMELTERS, _PRODUCTS),
    _edition("6.31", dt.date(2023, 5, 26), _SMELTERS, _PRODUCTS),
    _edition("6.4", dt.date(2024, 4, 26), _SMELTERS, _PRODUCTS),
    _edition("6.5", dt.date(2025, 4, 25), _SMELTERS, _PRODUCTS),
    _edition("6.6", dt.date(2026, 4, 17), _SMELTERS, _REQUESTER_PRODUCTS),
    _edition("6.6.1", None, _SMELTERS, _REQUESTER_PRODUCTS),
)
"""Oldest first. 6.0, 6.2, 6.21, 6.3, 6.6 and 6.6.1 follow their neighbours: no file of them was seen."""
