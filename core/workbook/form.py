"""Reads the Declaration sheet: the company block, the chosen minerals, and every answer with its cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..declaration import Answer, Cell, Entry, Field, FieldEntry
from ..mineral import Mineral
from .answers import meaning, mineral_named
from .grid import Sheet, as_text, moved
from .layouts import AnswerAt, Layout

_DELETED = "(delete"
_ONE_CELL_WIDER = "E"
_WHOLE_LINE = "EFGHIJ"
_NEIGHBOURS = {Field.SCOPE: "EFG", Field.EFFECTIVE_DATE: _ONE_CELL_WIDER}
"""The rest of the merged cell, where a value ends up when a tool or a hand takes the merging apart."""


@dataclass(frozen=True, slots=True)
class Form:
    """The Declaration sheet of one edition, its rows standing lower than in the template by ``shift``."""

    sheet: Sheet
    layout: Layout
    shift: int

    def fields(self) -> tuple[FieldEntry, ...]:
        """The company block from top to bottom."""
        return tuple(FieldEntry(at.field, self._entry(at.address), at.checker_row) for at in self.layout.fields)

    def mineral_choice(self) -> tuple[Entry, ...]:
        """The cells in which minerals are chosen."""
        return tuple(self._entry(address) for _, address in self.layout.mineral_choice)

    def slots(self) -> dict[int, Mineral | None]:
        """Which mineral each row of a block belongs to; None for a name that is no mineral of ours.

        Where minerals are chosen, the template gives them their rows in alphabetical order, doubled ones once.
        """
        if self.layout.minerals:
            return dict(enumerate(self.layout.minerals))
        names = {as_text(entry.value) for entry in self.mineral_choice()}
        chosen = {name.casefold(): name for name in names if name and not name.strip().casefold().startswith(_DELETED)}
        return {slot: mineral_named(chosen[key]) for slot, key in enumerate(sorted(chosen))}

    def answers(self) -> tuple[Answer, ...]:
        """Every question of the declaration's minerals, and those to the company, in the order of the sheet."""
        slots = self.slots()
        return tuple(
            self._answer(at, slots[at.slot] if at.slot is not None else None)
            for at in self.layout.answers
            if at.slot is None or slots.get(at.slot) is not None
        )

    def leftovers(self) -> tuple[Answer, ...]:
        """What was answered in rows that belong to no mineral."""
        slots = self.slots()
        unused = (at for at in self.layout.answers if at.slot is not None and slots.get(at.slot) is None)
        return tuple(answer for answer in map(self._answer, unused) if not answer.entry.is_blank)

    def misplaced(self) -> Iterator[tuple[Cell, str]]:
        """Values to the right of an input cell that is empty: (where the value is, where it belongs)."""
        for field_at in self.layout.fields:
            yield from self._beside(field_at.address, _NEIGHBOURS.get(field_at.field, _WHOLE_LINE))
        for answer_at in self.layout.answers:
            yield from self._beside(answer_at.answer, _ONE_CELL_WIDER)

    def _beside(self, address: str, columns: str) -> Iterator[tuple[Cell, str]]:
        belongs = moved(address, self.shift)
        if self.sheet.value(belongs) is not None:
            return
        for column in columns:
            neighbour = column + belongs[1:]
            if self.sheet.text(neighbour).strip():
                yield Cell(self.sheet.name, neighbour), belongs
                return

    def _answer(self, at: AnswerAt, mineral: Mineral | None = None) -> Answer:
        entry = self._entry(at.answer)
        return Answer(
            question=at.question,
            mineral=mineral,
            label=at.label,
            entry=entry,
            comment=self._entry(at.comment),
            choices=at.choices,
            meaning=meaning(entry.value, at.choices),
            checker_row=at.checker_row,
        )

    def _entry(self, address: str) -> Entry:
        place = moved(address, self.shift)
        return Entry(Cell(self.sheet.name, place), self.sheet.value(place))
