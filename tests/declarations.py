"""Declarations built by hand: complete ones of every edition, and small changes to them."""

import dataclasses
import datetime as dt

from oredesk.core.cells import Cell, Entry, Value
from oredesk.core.checks import Background
from oredesk.core.declaration import (
    Alteration,
    AlterationKind,
    Answer,
    Declaration,
    Field,
    FieldEntry,
    HiddenRow,
    Question,
)
from oredesk.core.list_rows import MineRow, ProductRow, SmelterRow
from oredesk.core.mineral import Mineral
from oredesk.core.template import Family, Template, TemplateKind
from oredesk.core.workbook.choice import Slot, chosen
from oredesk.core.workbook.layouts import AnswerAt, Layout, MatchKey, layout_for

TODAY = dt.date(2026, 11, 20)
BACKGROUND = Background(TODAY)

SMELTERS = {
    Mineral.TANTALUM: "CID000092",
    Mineral.TIN: "CID000292",
    Mineral.GOLD: "CID000004",
    Mineral.TUNGSTEN: "CID000105",
    Mineral.COBALT: "CID002763",
    Mineral.COPPER: "CID003001",
    Mineral.GRAPHITE: "CID003002",
    Mineral.LITHIUM: "CID003003",
    Mineral.MICA: "CID003004",
    Mineral.NICKEL: "CID003005",
}

_FIELDS: dict[Field, Value] = {
    Field.COMPANY_NAME: "Acme Fasteners Ltd.",
    Field.SCOPE: "A. Company",
    Field.COMPANY_ID: "12-345-6789",
    Field.COMPANY_ID_AUTHORITY: "DUNS",
    Field.ADDRESS: "1 Main Street, Springfield",
    Field.CONTACT_NAME: "Jane Doe",
    Field.CONTACT_EMAIL: "jane.doe@acme.example",
    Field.CONTACT_PHONE: "+1 555 0100",
    Field.AUTHORIZER_NAME: "John Roe",
    Field.AUTHORIZER_TITLE: "VP Quality",
    Field.AUTHORIZER_EMAIL: "john.roe@acme.example",
    Field.AUTHORIZER_PHONE: "+1 555 0101",
    Field.EFFECTIVE_DATE: dt.datetime(2026, 6, 30),  # noqa: DTZ001 - a cell has no time zone
}


def cmrt(version: str = "6.5") -> Declaration:
    """A CMRT that is complete: all four metals, one smelter each."""
    return _complete(_layout(TemplateKind.CMRT, version))


def emrt(version: str = "2.1", minerals: tuple[Mineral, ...] | None = None) -> Declaration:
    """An EMRT that is complete: all its minerals, or (2.x) the given ones."""
    return _complete(_layout(TemplateKind.EMRT, version), minerals)


def blank(declaration: Declaration) -> Declaration:
    """The same template with nothing filled in."""
    return dataclasses.replace(
        declaration,
        fields=tuple(dataclasses.replace(field, entry=_typed(field.entry, None)) for field in declaration.fields),
        answers=tuple(_answered(answer, None) for answer in declaration.answers),
        smelters=(),
    )


def with_field(declaration: Declaration, field: Field, value: Value) -> Declaration:
    """With another value in the company block."""
    changed = (
        dataclasses.replace(entry, entry=_typed(entry.entry, value)) if entry.field is field else entry
        for entry in declaration.fields
    )
    return dataclasses.replace(declaration, fields=tuple(changed))


def with_answer(
    declaration: Declaration,
    question: Question,
    value: Value,
    mineral: Mineral | None = None,
    *,
    meaning: str | None = None,
) -> Declaration:
    """With another answer; what it means is worked out for English answers, else given."""
    changed = (
        _answered(answer, value, meaning) if (answer.question, answer.mineral) == (question, mineral) else answer
        for answer in declaration.answers
    )
    return dataclasses.replace(declaration, answers=tuple(changed))


def with_comment(declaration: Declaration, question: Question, value: Value) -> Declaration:
    """With another comment beside a question to the company."""
    changed = (
        dataclasses.replace(answer, comment=_typed(answer.comment, value)) if answer.question is question else answer
        for answer in declaration.answers
    )
    return dataclasses.replace(declaration, answers=tuple(changed))


def with_smelters(declaration: Declaration, *rows: SmelterRow) -> Declaration:
    """With further rows on the Smelter List."""
    return dataclasses.replace(declaration, smelters=(*declaration.smelters, *rows))


def without_smelters(declaration: Declaration, *minerals: Mineral) -> Declaration:
    """Without the rows of these minerals."""
    kept = tuple(row for row in declaration.smelters if row.metal not in minerals)
    return dataclasses.replace(declaration, smelters=kept)


def with_products(declaration: Declaration, *products: tuple[Value, Value]) -> Declaration:
    """With a Product List of (number, name), a pair of Nones being an empty row."""
    rows = tuple(product(declaration.template, row, *pair) for row, pair in enumerate(products, 6))
    first = rows[0].number if rows else declaration.first_product
    filled = tuple(row for row in rows if row.number.value is not None or row.name.value is not None)
    return dataclasses.replace(declaration, first_product=first, products=filled)


def with_alteration(
    declaration: Declaration, kind: AlterationKind, cell: Cell | None = None, **facts: str
) -> Declaration:
    """With a change to the template that the reader noticed."""
    alterations = (*declaration.alterations, Alteration(kind, cell, tuple(facts.items())))
    return dataclasses.replace(declaration, alterations=alterations)


def with_language(declaration: Declaration, language: str) -> Declaration:
    """With a language selector that the template does not offer."""
    template = dataclasses.replace(declaration.template, language=language)
    changed = dataclasses.replace(declaration, template=template)
    return with_alteration(changed, AlterationKind.LANGUAGE_NOT_OFFERED, Cell("Declaration", "D3"))


def with_leftover(declaration: Declaration, value: Value) -> Declaration:
    """With an answer in the row below the last mineral of question 1 (EMRT 2.x)."""
    row = 30 + len(declaration.minerals)
    entry, comment = (Entry(Cell("Declaration", f"{column}{row}"), None) for column in "DG")
    leftover = Answer(Question.INTENTIONALLY_ADDED, None, "1", _typed(entry, value), comment, ("Yes", "No"), None, None)
    return dataclasses.replace(declaration, leftovers=(leftover,))


def with_choice(declaration: Declaration, address: str, value: Value) -> Declaration:
    """With something else in a cell where a mineral is chosen (EMRT 2.x); answers stay in their rows."""
    choice = tuple(
        _typed(entry, value) if entry.cell.address == address else entry for entry in declaration.mineral_choice
    )
    layout = _layout(declaration.template.kind, declaration.template.version)
    slots = chosen(zip(_offered(layout), choice, strict=True))
    stored = {answer.entry.cell: answer.entry.value for answer in declaration.answers}
    answers = (_answer(place, slots) for place in layout.answers if _is_asked(place, slots))
    return dataclasses.replace(
        declaration,
        mineral_choice=choice,
        minerals=tuple(slot.mineral for slot in slots if slot.mineral),
        answers=tuple(_answered(answer, stored.get(answer.entry.cell)) for answer in answers),
        checker=layout.checker.rows((slot.about, slot.written) for slot in slots),
    )


def with_hidden(declaration: Declaration, value: Value, *others: Value) -> Declaration:
    """With something else in the hidden cells D29, D41, D47… (EMRT 1.x)."""
    row = declaration.hidden[1]
    values = (*others, *[None] * (len(row.others) - len(others)))
    changed = HiddenRow(
        (_typed(row.switch[0], value), row.switch[1]),
        tuple((_typed(entry, other), at) for (entry, at), other in zip(row.others, values, strict=True)),
    )
    return dataclasses.replace(declaration, hidden=(declaration.hidden[0], changed))


def newer(declaration: Declaration, version: str) -> Declaration:
    """The same declaration on an edition newer than the newest known one."""
    return dataclasses.replace(declaration, template=dataclasses.replace(declaration.template, version=version))


def smelter(row: int, metal: str, lookup: str, *, lookup_row: int = 0, **others: str) -> SmelterRow:
    """A row of the Smelter List with metal (B), smelter (C) and whatever else is given."""
    texts = {
        **dict.fromkeys(_SMELTER_TEXTS, ""),
        "metal": metal,
        "lookup": lookup,
        "match_key": f"{metal}{lookup}",
        **others,
    }
    return SmelterRow(sheet="Smelter List", row=row, pasted=frozenset(), lookup_row=lookup_row, **texts)


def product(template: Template, row: int, number: Value, name: Value) -> ProductRow:
    """A row of the Product List."""
    number_at, name_at, third, fourth, fifth = (Entry(Cell("Product List", f"{c}{row}"), None) for c in "BCDEF")
    requester = template.family is Family.EMRT_2
    return ProductRow(
        row,
        _typed(number_at, number),
        _typed(name_at, name),
        third if requester else None,
        fourth if requester else None,
        fifth if requester else third,
    )


def mine(row: int, **texts: str) -> MineRow:
    """A row of the Mine List."""
    names = (field.name for field in dataclasses.fields(MineRow) if field.name not in ("sheet", "row"))
    return MineRow("Mine List", row, **{**dict.fromkeys(names, ""), **texts})


_SMELTER_TEXTS = tuple(field.name for field in dataclasses.fields(SmelterRow)[2:] if field.type is str)


def _layout(kind: TemplateKind, version: str) -> Layout:
    layout = layout_for(kind, version)
    assert layout is not None
    return layout


def _complete(layout: Layout, only: tuple[Mineral, ...] | None = None) -> Declaration:
    minerals = tuple(sorted(only, key=str)) if only is not None else _offered(layout)
    slots = tuple(Slot(mineral, mineral) for mineral in minerals)
    return Declaration(
        template=Template(layout.kind, layout.version, layout.released, "English", layout.family, layout.version),
        fields=tuple(
            FieldEntry(
                place.field, Entry(Cell("Declaration", place.address), _FIELDS.get(place.field)), place.checker_row
            )
            for place in layout.fields
        ),
        minerals=minerals,
        mineral_choice=tuple(
            Entry(Cell("Declaration", address), str(mineral) if mineral in minerals else f"(Delete {mineral})")
            for mineral, address in layout.mineral_choice
        ),
        answers=tuple(_answer(place, slots) for place in layout.answers if _is_asked(place, slots)),
        leftovers=(),
        smelters=tuple(_smelter(row, mineral, layout) for row, mineral in enumerate(minerals, 5)),
        first_product=Entry(Cell("Product List", "B6"), None),
        products=(),
        mines=(),
        checker=layout.checker.rows((mineral, mineral) for mineral in minerals),
        hidden=tuple(_hidden(cells) for cells in layout.hidden),
    )


def _offered(layout: Layout) -> tuple[Mineral, ...]:
    return layout.minerals or tuple(mineral for mineral, _ in layout.mineral_choice)


def _hidden(cells: tuple[tuple[str, int], ...]) -> HiddenRow:
    switch, *others = ((Entry(Cell("Declaration", address), None), row) for address, row in cells)
    return HiddenRow((_typed(switch[0], "No"), switch[1]), tuple(others))


def _is_asked(place: AnswerAt, slots: tuple[Slot, ...]) -> bool:
    return place.slot is None or place.slot < len(slots)


def _answer(place: AnswerAt, slots: tuple[Slot, ...]) -> Answer:
    slot = None if place.slot is None else slots[place.slot]
    comments = {Question.HAS_POLICY: "Sourcing policy", Question.POLICY_IS_PUBLIC: "www.acme.example/policy"}
    return Answer(
        place.question,
        slot.mineral if slot else None,
        place.label,
        Entry(Cell("Declaration", place.answer), place.choices[0]),
        Entry(Cell("Declaration", place.comment), comments.get(place.question)),
        place.choices,
        place.choices[0],
        place.checker_row,
        slot.written if slot and slot.mineral is None else "",
    )


def _smelter(row: int, mineral: Mineral, layout: Layout) -> SmelterRow:
    name = f"{mineral} Works"
    key = f"{mineral}{name}" if layout.smelters.match_key is MatchKey.METAL_AND_LOOKUP else str(mineral)
    number = SMELTERS[mineral]
    texts = {"id_typed": number, "smelter_id": number, "country": "CHINA", "match_key": key}
    return smelter(row, mineral, name, lookup_row=row, **texts)


def _typed(entry: Entry, value: Value) -> Entry:
    return dataclasses.replace(entry, value=float(value) if isinstance(value, int) else value)


def _answered(answer: Answer, value: Value, meaning: str | None = None) -> Answer:
    entry = _typed(answer.entry, value)
    understood = meaning or next(
        (choice for choice in answer.choices if choice.casefold() == entry.text.casefold()), None
    )
    return dataclasses.replace(answer, entry=entry, meaning=understood)
