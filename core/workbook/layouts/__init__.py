"""Where each template edition keeps each answer: data, not code."""

from ...editions import version_key
from ...template import TemplateKind
from . import cmrt_6, emrt_1, emrt_2
from .layout import Anchor, AnswerAt, CheckerAt, FieldAt, Layout, MatchKey, MineListAt, ProductListAt, SmelterListAt

__all__ = [
    "LAYOUTS",
    "NEWEST",
    "OLDEST",
    "Anchor",
    "AnswerAt",
    "CheckerAt",
    "FieldAt",
    "Layout",
    "MatchKey",
    "MineListAt",
    "ProductListAt",
    "SmelterListAt",
    "layout_for",
    "version_key",
]

LAYOUTS: dict[TemplateKind, tuple[Layout, ...]] = {
    TemplateKind.CMRT: cmrt_6.EDITIONS,
    TemplateKind.EMRT: (*emrt_1.EDITIONS, *emrt_2.EDITIONS),
}
"""Every known edition, oldest first."""

NEWEST = {kind: editions[-1].version for kind, editions in LAYOUTS.items()}
OLDEST = {kind: editions[0].version for kind, editions in LAYOUTS.items()}


def layout_for(kind: TemplateKind, version: str) -> Layout | None:
    """The edition's own layout, or that of the newest known edition before it; None for an older family.

    Raises KeyError for a kind that is recognised but not read (AMRT, CRT).
    """
    wanted = version_key(version)
    earlier = [layout for layout in LAYOUTS[kind] if version_key(layout.version) <= wanted]
    return earlier[-1] if earlier else None
