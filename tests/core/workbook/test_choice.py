"""The rows that chosen minerals get in an EMRT 2.x."""

import pytest

from oredesk.core.cells import Cell, Entry, Value
from oredesk.core.mineral import Mineral
from oredesk.core.workbook.choice import Slot, chosen

MINERALS = (Mineral.COBALT, Mineral.COPPER, Mineral.GRAPHITE, Mineral.LITHIUM, Mineral.MICA, Mineral.NICKEL)
NONE = tuple(f"(Delete {mineral})" for mineral in MINERALS)


def slots(*values: Value) -> tuple[Slot, ...]:
    cells = ("D12", "E12", "G12", "D13", "E13", "G13")
    entries = (Entry(Cell("Declaration", cell), value) for cell, value in zip(cells, values, strict=True))
    return chosen(zip(MINERALS, entries, strict=True))


@pytest.mark.parametrize(
    ("values", "minerals"),
    [
        (MINERALS, MINERALS),
        (NONE, ()),
        (("(delete cobalt)", *MINERALS[1:]), MINERALS[1:]),
        (("Nickel", "cobalt", "COBALT", None, "", None), (Mineral.COBALT, Mineral.NICKEL)),
        ((None,) * 6, ()),
    ],
)
def test_minerals_stand_in_alphabetical_order_and_once(
    values: tuple[Value, ...], minerals: tuple[Mineral, ...]
) -> None:
    assert tuple(slot.mineral for slot in slots(*values)) == minerals


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("(Delete Mica)", True),
        (" ", True),
        (0.0, True),
        ("-", True),
        ("2 minerals", True),
        ("zinc", False),
        ("钴", False),
    ],
)
def test_whatever_is_no_mineral_gets_a_row_as_well(typed: Value, *, first: bool) -> None:
    """Signs and digits sort before letters, Chinese after them."""
    rows = slots("Mica", typed, None, None, None, None)
    assert [slot.mineral for slot in rows].index(Mineral.MICA) == (1 if first else 0)
    assert len(rows) == 2


def test_a_mineral_typed_otherwise_is_that_mineral_but_remembered_as_written() -> None:
    assert slots("Cobalt ", None, None, None, None, None) == (Slot("Cobalt ", Mineral.COBALT),)
    assert slots(*[None] * 5, "镍") == (Slot("镍", Mineral.NICKEL),)


def test_two_spellings_of_one_mineral_are_two_rows_of_which_one_is_the_minerals() -> None:
    rows = slots("Cobalt ", "cobalt", None, None, None, "钴")
    assert [(slot.written, slot.mineral) for slot in rows] == [
        ("cobalt", Mineral.COBALT),
        ("Cobalt ", None),
        ("钴", None),
    ]
    assert [slot.about for slot in rows] == ["Cobalt", "Cobalt ", "钴"]


def test_an_error_leaves_no_rows() -> None:
    assert slots("#N/A", *MINERALS[1:]) == ()


def test_truth_values_come_last() -> None:
    assert [slot.written for slot in slots(*(True, "zinc", 3.0), None, None, None)] == ["3", "zinc", "TRUE"]
