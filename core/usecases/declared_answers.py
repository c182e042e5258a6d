"""What a declaration says as far as risk is scored by it: its answers by concept, and the origins it names."""

from collections.abc import Iterator, Mapping

from ..checks.origins import named_countries, undenied
from ..checks.placeholders import is_placeholder
from ..declaration import Declaration
from ..error_values import is_error
from ..fingerprint import declared_metal, declared_smelter, known_by
from ..list_rows import MineRow, SmelterRow
from ..places.countries import countries_in
from ..smelter import DeclaredSmelter
from ..smelters.normalising import name_key
from ..survey import Answers, DeclaredOrigin, Statement


def answers_of(declaration: Declaration) -> Answers:
    """Every answer by its concept, in the order of the sheet, and every origin named, once each.

    An origin is a country in column O of the Smelter List, or that of a row of the Mine List. One that a text denies,
    or that might be one of two countries, is none.
    """
    statements = (Statement(answer.question, answer.about, answer.meaning or "") for answer in declaration.answers)
    return Answers(tuple(statements), tuple(dict.fromkeys(_origins(declaration))))


def _origins(declaration: Declaration) -> Iterator[DeclaredOrigin]:
    called: dict[tuple[str, str], str] = {}
    for row in declaration.smelters:
        smelter = declared_smelter(row)
        for name in (smelter.name, smelter.smelter_id):
            called.setdefault((smelter.metal, name_key(name)), known_by(smelter))
        yield from _of_smelter(row, smelter)
    for mine in declaration.mines:
        yield from _of_mine(mine, called)


def _of_smelter(row: SmelterRow, smelter: DeclaredSmelter) -> Iterator[DeclaredOrigin]:
    if is_placeholder(row.mine_countries):
        return
    for codes in countries_in(undenied(row.mine_countries)):
        if len(codes) == 1:
            yield DeclaredOrigin(smelter.metal, known_by(smelter), codes[0], "")


def _of_mine(mine: MineRow, called: Mapping[tuple[str, str], str]) -> Iterator[DeclaredOrigin]:
    """``called`` are the smelters of the Smelter List by metal, and by number or name without regard to spelling."""
    codes = named_countries(mine.country)
    if len(codes) != 1:
        return
    metal = declared_metal(mine.metal)
    named = "" if is_error(mine.smelter) or is_placeholder(mine.smelter) else mine.smelter.strip()
    smelter = called.get((metal, name_key(named))) if named else ""
    yield DeclaredOrigin(metal, smelter or known_by(DeclaredSmelter(metal, "", named, "")), codes[0], mine.region)
