"""Reads the Declaration sheet: the company block, the chosen minerals, and every answer with its cell."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from ..cells import Cell, Entry
from ..declaration import Answer, Field, FieldEntry, HiddenRow
from .answers import meaning
from .choice import Slot, chosen
from .grid import Sheet, moved
from .layouts import AnswerAt, Layout

_ONE_CELL_WIDER = "E"
_WHOLE_LINE = "EFGHIJ"
_NEIGHBOURS = {Field.SCOPE: "EFG", Field.EFFECTIVE_DATE: _ONE_CELL_WIDER}
"""The rest of the merged cell, where a value ends up when a tool or a hand takes the merging apart."""


@dataclass(frozen=True)
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

    @functools.cached_property
    def slots(self) -> tuple[Slot, ...]:
        """What each row of a block is about, from the first row on."""
        if self.layout.minerals:
            return tuple(Slot(mineral, mineral) for mineral in self.layout.minerals)
        offered = (mineral for mineral, _ in self.layout.mineral_choice)
        return chosen(zip(offered, self.mineral_choice(), strict=True))

    def answers(self) -> tuple[Answer, ...]:
        """Every question per mineral in use, and those to the company, in the order of the sheet."""
        return tuple(
            self._answer(at, self.slots[at.slot] if at.slot is not None else None)
            for at in self.layout.answers
            if at.slot is None or at.slot < len(self.slots)
        )

    def leftovers(self) -> tuple[Answer, ...]:
        """What was answered in rows that belong to no mineral."""
        unused = (at for at in self.layout.answers if at.slot is not None and at.slot >= len(self.slots))
        return tuple(answer for answer in map(self._answer, unused) if not answer.entry.is_blank)

    def hidden(self) -> tuple[HiddenRow, ...]:
        """The rows that the edition hides."""
        rows = (tuple((self._entry(address), row) for address, row in cells) for cells in self.layout.hidden)
        return tuple(HiddenRow(switch, tuple(others)) for switch, *others in rows)

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

    def _answer(self, at: AnswerAt, slot: Slot | None = None) -> Answer:
        entry = self._entry(at.answer)
        return Answer(
            question=at.question,
            mineral=slot.mineral if slot else None,
            label=at.label,
            entry=entry,
            comment=self._entry(at.comment),
            choices=at.choices,
            meaning=meaning(entry.value, at.choices),
            checker_row=at.checker_row,
            other=slot.written if slot and slot.mineral is None else "",
        )

    def _entry(self, address: str) -> Entry:
        place = moved(address, self.shift)
        return Entry(Cell(self.sheet.name, place), self.sheet.value(place))
