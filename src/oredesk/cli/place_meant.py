"""Which country or region a person at the terminal means."""

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.place import Place, places_meant
from .terminal import Exit, stop

_NO_PLACE = Text(
    "“{text}” names no country that we know, and no region by its code (ISO 3166-2, such as CN-GD).",
    "“{text}”不是已知的国家名称，也不是地区代码（ISO 3166-2，例如 CN-GD）。",
)
_SEVERAL = Text("“{text}” may mean {places}: give the code.", "“{text}”可能指 {places}：请填写代码。")


def place_meant(text: str, language: Language) -> Place:
    """The country of that name or code, or the region of that code; where it is none or several the command ends."""
    places = places_meant(text)
    if not places:
        stop(Exit.UNREADABLE, _NO_PLACE.in_(language).format(text=one_line(text)))
    if len(places) > 1:
        meant = " / ".join(one.name_in(language) for one in places)
        stop(Exit.UNREADABLE, _SEVERAL.in_(language).format(text=one_line(text), places=meant))
    return places[0]
