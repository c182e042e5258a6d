"""Where all suppliers stand: the matrix and the histograms as text, as HTML with pictures, and for machines."""

from typing import Any

from ..core.language import Language
from ..core.risk.picture import STEP, ZTE_CONFIRMED, ZTE_FIRST_HIGH, Histogram
from .rendering import html_page, text_page
from .spread_view import Everybody, spread_view

NAMES_IN_TEXT, NAMES_IN_HTML = 12, 300
"""Suppliers that are named in one cell; the others are counted. JSON names all."""


def spread_text(everybody: Everybody, language: Language, *, matrix: bool) -> str:
    """The matrix with names, or the histograms, in lines of at most 100 columns."""
    return text_page("spread.txt.j2", _facts(everybody, language, matrix, NAMES_IN_TEXT))


def spread_html(everybody: Everybody, language: Language, *, matrix: bool) -> str:
    """The histograms as one HTML document, with the matrix before them where it is wanted."""
    return html_page("spread.html.j2", _facts(everybody, language, matrix, NAMES_IN_HTML))


def _facts(everybody: Everybody, language: Language, matrix: bool, most: int) -> dict[str, object]:  # noqa: FBT001 - from above
    return {"page": spread_view(everybody, language, most if matrix else 0), "matrix": matrix}


def spread_object(everybody: Everybody) -> dict[str, Any]:
    """How suppliers spread, for machines: tiers, and both histograms."""
    spread = everybody.spread
    return {
        "campaign": everybody.campaign or None,
        "method": everybody.method,
        "suppliers": spread.total,
        "unscored": everybody.unscored,
        "tiers": dict(spread.tiers),
        "high_high": spread.corner,
        "x": _histogram_object(spread.x),
        "y": _histogram_object(spread.y),
        "orientation": {"zte_high_at_first_percent": ZTE_FIRST_HIGH, "zte_confirmed_percent": ZTE_CONFIRMED},
    }


def _histogram_object(one: Histogram) -> dict[str, Any]:
    low, medium, high = one.counts
    return {
        "step": STEP,
        "bars": [{"from": bar.start, "count": bar.count} for bar in one.bars],
        "bands": {"medium_from": one.bands.medium_from, "high_from": one.bands.high_from},
        "counts": {"low": low, "medium": medium, "high": high},
    }
