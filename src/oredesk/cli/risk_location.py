"""``oredesk risk location``: what is known of a place, or of the places of a supplier in all four roles."""

from typing import Annotated

import typer

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.atlas import Atlas
from ..core.risk.location import assess
from ..core.risk.location_rule import LocationRule
from ..core.risk.place import Place
from ..core.risk.roles import places_in_roles
from ..core.smelters.minerals import mineral_meant
from ..risk_method import load_method
from . import place_page, roles_page
from .json_lines import show_json
from .place_meant import place_meant
from .risk_case import Assessed, assessed
from .risk_desk import open_risk_desk
from .session import open_ledger, read_settings, run_to_end, today
from .terminal import Exit, Format, Output, Spoken, reader_language, stop

_ONE_OF_BOTH = Text(
    "Name a place, or a supplier with --supplier CODE, and not both.",
    "请指定一个地点，或用 --supplier CODE 指定一家供应商，二者选一。",
)


def _metal(given: str) -> str:
    mineral = mineral_meant(given)
    return (mineral or one_line(given, 40)).casefold()


def location(
    place: Annotated[
        str, typer.Argument(metavar="[PLACE]", help="A country's name or code, or a region's code: 几内亚, RW, CN-GD.")
    ] = "",
    metal: Annotated[str, typer.Option(parser=_metal, metavar="METAL", help="What is delivered from there.")] = "",
    supplier: Annotated[
        str, typer.Option(metavar="CODE|NAME", help="The places of a supplier, in all four roles.")
    ] = "",
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Show what is known of a place: every indicator with its year, the lists, the number and the typed result.

    With --supplier: its site, its smelters, the declared origins and transit, the worst of each role first.
    """
    language = lang or reader_language()
    if bool(place) == bool(supplier):
        stop(Exit.UNREADABLE, _ONE_OF_BOTH.in_(language))
    if supplier:
        _show_roles(run_to_end(_assessed(supplier, language)), language, output)
    else:
        _show_place(place_meant(place, language), metal, language, output)


def _show_roles(found: Assessed, language: Language, output: Format) -> None:
    places, rule = places_in_roles(found.case), found.method.location
    if output is Format.JSON:
        show_json(roles_page.roles_object(found.stored, places, rule, today()))
    else:
        roles_page.show(found.stored, places, language)


def _show_place(place: Place, metal: str, language: Language, output: Format) -> None:
    atlas, rule = run_to_end(_known())
    risk = assess(atlas, rule, place, metal)
    if output is Format.JSON:
        show_json(place_page.place_object(risk, rule, today()))
    else:
        place_page.show(risk, rule, today(), language)


async def _known() -> tuple[Atlas, LocationRule]:
    settings = read_settings()
    async with open_ledger(settings) as ledger:
        return Atlas.of(await ledger.editions_in_force()), load_method(settings.risk_method).location


async def _assessed(text: str, language: Language) -> Assessed:
    async with open_risk_desk() as desk:
        return await assessed(desk, text, language)
