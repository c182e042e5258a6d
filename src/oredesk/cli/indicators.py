"""``oredesk indicators``: figures and lists about countries, those that are shipped and those that were imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from ..core.indicator import IndicatorEdition, IndicatorSource, StoredEdition
from ..core.places.indicators.forms import FORMS, form
from ..core.risk.atlas import Atlas
from . import indicators_import, indicators_page
from .json_lines import show_json
from .place_meant import place_meant
from .session import open_ledger, read_settings, run_to_end, today
from .terminal import Format, Output, Spoken, reader_language

app = typer.Typer(
    help="Import figures about countries from publishers' own files, and see which count.",
    no_args_is_help=True,
    add_completion=False,
)
app.command("import")(indicators_import.import_file)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was imported, and what counts."""

    stored: Sequence[StoredEdition]
    atlas: Atlas


@app.command("list")
def list_editions(lang: Spoken = None, output: Output = Format.TEXT) -> None:
    """List the editions that were imported or are shipped, how old they are, and which count."""
    known = run_to_end(_known())
    lines = indicators_page.lines_of(known.stored, known.atlas, today())
    if output is Format.JSON:
        show_json(lines)
    else:
        indicators_page.show_editions(lines, lang or reader_language())


@app.command()
def show(
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="A country's name or code, or a region's code: Guinea, NA, CD-NK.")
    ],
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """Show every figure about a place that counts, with its year, its edition and where it is from."""
    language = lang or reader_language()
    meant = place_meant(place, language)
    editions = run_to_end(_known()).atlas.editions
    if output is Format.JSON:
        show_json(indicators_page.place_object(meant, editions))
    else:
        indicators_page.show_place(meant, editions, today(), language)


def _read_form(given: str) -> IndicatorSource:
    if given not in FORMS:
        raise typer.BadParameter(f"“{given}” is none of: {', '.join(FORMS)}")
    return IndicatorSource(given)


@app.command()
def template(
    source: Annotated[
        IndicatorSource,
        typer.Argument(parser=_read_form, metavar="SOURCE", help="hiik, control-risks or eu-cahra."),
    ],
    lang: Spoken = None,
) -> None:
    """Print an empty CSV form for figures that are typed in by hand, its columns explained."""
    print(form(source, lang or reader_language()), end="")  # noqa: T201 - a file, not a text for the terminal


async def _known() -> _Known:
    async with open_ledger(read_settings()) as ledger:
        in_force: tuple[IndicatorEdition, ...] = await ledger.editions_in_force()
        return _Known(await ledger.editions(), Atlas.of(in_force))
