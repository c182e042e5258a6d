"""``oredesk risk location``: what is known of a place, or of the places in all four roles of a supplier."""

import asyncio
from typing import Annotated

import typer

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.atlas import Atlas
from ..core.risk.location import assess
from ..core.risk.location_rule import LocationRule
from ..core.risk.place import Place, places_meant
from ..core.smelters.minerals import mineral_meant
from . import place_page, smelters_json
from .session import now, open_ledger, read_settings
from .terminal import Exit, Format, Output, Spoken, reader_language, stop

_NO_PLACE = Text(
    "“{text}” is no country that we know, and no region by its code (ISO 3166-2, such as CN-GD).",
    "“{text}”不是已知的国家名称，也不是地区代码（ISO 3166-2，例如 CN-GD）。",
)
_SEVERAL = Text("“{text}” may mean {places}: please give the code.", "“{text}”可能指 {places}：请填写代码。")


def _metal(given: str) -> str:
    mineral = mineral_meant(given)
    return (mineral or given.strip()).casefold()


def location(
    place: Annotated[
        str,
        typer.Argument(metavar="PLACE", help="A country's name or code, or a region's code: Guinea, 几内亚, CN-GD."),
    ],
    metal: Annotated[str, typer.Option(parser=_metal, metavar="METAL", help="What is delivered from there.")] = "",
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Show what is known of a place: every indicator with its year, the lists, the number and the typed result."""
    language = lang or reader_language()
    meant = _place(place, language)
    atlas, rule = asyncio.run(_known())
    risk = assess(atlas, rule, meant, metal)
    if output is Format.JSON:
        smelters_json.show(place_page.place_object(risk, rule, now().date()))
    else:
        place_page.show(risk, rule, now().date(), language)


def _place(text: str, language: Language) -> Place:
    places = places_meant(text)
    if not places:
        stop(Exit.UNREADABLE, _NO_PLACE.in_(language).format(text=one_line(text)))
    if len(places) > 1:
        meant = " / ".join(one.name_in(language) for one in places)
        stop(Exit.UNREADABLE, _SEVERAL.in_(language).format(text=one_line(text), places=meant))
    return places[0]


async def _known() -> tuple[Atlas, LocationRule]:
    async with open_ledger(read_settings()) as ledger:
        return Atlas.of(await ledger.editions_in_force()), LocationRule()
