"""What two submissions are compared by: the smelters they name, and a digest of all that they declare."""

import datetime as dt
import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import fields

from .dates import read_date
from .declaration import Answer, Declaration, Field
from .error_values import is_error
from .list_rows import MineRow, ProductRow, SmelterRow
from .mineral import Mineral
from .smelter import DeclaredSmelter
from .smelters.normalising import name_key

_ONLY_IN_THIS_FILE = frozenset(
    {"sheet", "row", "id_typed", "smelter_id", "match_key", "pasted", "lookup_row", "region"}
)
"""What is known of a row but says where or how it was entered, or follows from the file's own look-up."""

_SMELTER_TEXTS = tuple(field.name for field in fields(SmelterRow) if field.name not in _ONLY_IN_THIS_FILE)
_MINE_TEXTS = tuple(field.name for field in fields(MineRow) if field.name not in _ONLY_IN_THIS_FILE)

_MINERALS = {mineral.casefold(): str(mineral) for mineral in Mineral}


def declared_smelters(declaration: Declaration) -> tuple[DeclaredSmelter, ...]:
    """The smelters that the Smelter List names, in its order; one that it names twice is there once.

    The number is that of column F, else of column A. A smelter that is not listed has the name that was typed; rows
    *not yet identified* have those words as their name and no number, and are one per metal. Rows that name nothing
    are left out, and so are Excel's error values.
    """
    once: dict[tuple[str, str], DeclaredSmelter] = {}
    for smelter in map(declared_smelter, declaration.smelters):
        if smelter.smelter_id or smelter.name:
            once.setdefault((smelter.metal.casefold(), known_by(smelter)), smelter)
    return tuple(once.values())


def declared_smelter(row: SmelterRow) -> DeclaredSmelter:
    """The smelter that one row names; number and name are ``""`` where it names none."""
    chosen = row.name if row.is_not_listed else row.lookup
    return DeclaredSmelter(
        metal=declared_metal(row.metal),
        smelter_id="" if row.is_not_identified else _number(row),
        name=_text(chosen) or _text(row.name),
        country=_text(row.country),
        region=row.region,
    )


def declared_metal(text: str) -> str:
    """A metal as a row has it, a mineral in the template's spelling; ``""`` for an error value."""
    metal = _text(text)
    return _MINERALS.get(metal.casefold(), metal)


def known_by(smelter: DeclaredSmelter) -> str:
    """What tells the smelter from others of its metal: its number, else its name without regard to spelling."""
    return smelter.smelter_id or name_key(smelter.name) or smelter.name


def contents_digest(declaration: Declaration) -> str:
    """SHA-256 in lower-case hex over everything declared but the effective date.

    The same for any two files that say the same, whatever their names, language, changes to the template, order of
    rows and way of entering a smelter.
    """
    said = json.dumps(sorted(_said(declaration)))
    return hashlib.sha256(said.encode("ascii")).hexdigest()


def effective_date(declaration: Declaration) -> dt.date | None:
    """The day from which the declaration holds; None when its cell is blank or means no day."""
    return read_date(declaration.field(Field.EFFECTIVE_DATE).entry.value)


def _number(row: SmelterRow) -> str:
    number = _text(row.smelter_id) or _text(row.id_typed)
    return "".join(unicodedata.normalize("NFKC", number).upper().split())


def _text(text: str) -> str:
    """The text without blanks around it; ``""`` for an error value."""
    return "" if is_error(text) else text.strip()


def _said(declaration: Declaration) -> Iterator[list[str]]:
    """Every statement of the declaration, as a list of texts of which the first says what it is about."""
    yield ["template", declaration.template.kind, *sorted(declaration.asked_about)]
    for field in declaration.fields:
        if field.field is not Field.EFFECTIVE_DATE:
            yield ["field", field.field, field.entry.text]
    for answer in (*declaration.answers, *declaration.leftovers):
        yield _answered(answer)
    for smelter in declaration.smelters:
        yield ["smelter", _number(smelter), *(getattr(smelter, name).strip() for name in _SMELTER_TEXTS)]
    for mine in declaration.mines:
        yield ["mine", *(getattr(mine, name).strip() for name in _MINE_TEXTS)]
    for product in declaration.products:
        yield _product(product)


def _answered(answer: Answer) -> list[str]:
    return ["answer", answer.question, answer.about, answer.meaning or answer.entry.text, answer.comment.text]


def _product(row: ProductRow) -> list[str]:
    entries = (row.number, row.name, row.requester_number, row.requester_name, row.comments)
    return ["product", *(entry.text if entry else "" for entry in entries)]
