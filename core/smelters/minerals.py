"""Which mineral a list means: names in English and Chinese, chemical symbols, and the minerals that are not ours."""

import re
import unicodedata

from ..language import Language
from ..mineral import Mineral

_SYMBOLS = {
    "ta": Mineral.TANTALUM,
    "sn": Mineral.TIN,
    "au": Mineral.GOLD,
    "w": Mineral.TUNGSTEN,
    "co": Mineral.COBALT,
    "cu": Mineral.COPPER,
    "c": Mineral.GRAPHITE,
    "li": Mineral.LITHIUM,
    "ni": Mineral.NICKEL,
}
_MORE_NAMES = {
    "natural graphite": Mineral.GRAPHITE,
    "天然石墨": Mineral.GRAPHITE,
    "黄金": Mineral.GOLD,
    "wolfram": Mineral.TUNGSTEN,
}
_NAMED = {
    **{mineral.casefold(): mineral for mineral in Mineral},
    **{mineral.name_in(Language.ZH): mineral for mineral in Mineral},
    **_SYMBOLS,
    **_MORE_NAMES,
}
_OTHERS = frozenset(
    {
        *("aluminum", "aluminium", "antimony", "arsenic", "barite", "bauxite", "beryllium", "bismuth", "boron"),
        *("cadmium", "cesium", "chromium", "coal", "diamond", "diamonds", "fluorspar", "gallium", "germanium"),
        *("hafnium", "indium", "iridium", "iron", "iron ore", "lead", "limestone", "magnesium", "manganese"),
        *("mercury", "molybdenum", "niobium", "osmium", "palladium", "phosphate", "phosphorus", "platinum"),
        *("platinum group metals", "potash", "rare earth elements", "rare earths", "rhenium", "rhodium"),
        *("ruthenium", "salt", "selenium", "silicon", "silver", "soda ash", "steel", "tellurium", "titanium"),
        *("uranium", "vanadium", "zinc", "zirconium", "pgm", "ag", "al", "pt", "pd", "pb", "zn"),
        *(
            "铝",
            "锑",
            "铍",
            "铬",
            "镓",
            "锗",
            "铟",
            "铁",
            "铅",
            "镁",
            "锰",
            "钼",
            "铌",
            "钯",
            "铂",
            "铑",
            "稀土",
            "硅",
            "银",
        ),
        *("钢", "钛", "钒", "锌"),
    }
)
"""Minerals that lists name and neither CMRT nor EMRT asks about; AMRT does about some."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def mineral_meant(text: str) -> Mineral | None:
    """The mineral with this name or symbol; what follows in brackets (``Gold (Au)``) does not matter."""
    return _NAMED.get(_key(text))


def is_other_mineral(text: str) -> bool:
    """Whether the text names a mineral that neither CMRT nor EMRT asks about."""
    return _key(text) in _OTHERS


def _key(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return _IN_BRACKETS.sub("", plain) or plain
