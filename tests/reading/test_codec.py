import contextlib
import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.cells import Cell, Entry, Value
from oredesk.core.declaration import Alteration
from oredesk.core.list_rows import ProductRow, SmelterRow
from oredesk.core.mineral import Mineral
from oredesk.core.refusal import Refusal, RefusalCode
from oredesk.core.smelter import ListEntry
from oredesk.core.submission import Reading
from oredesk.core.template import Template
from oredesk.reading.codec import Malformed, decode, encode
from oredesk.reading.jobs import ANY_JOB, ReadLookup, ReadWorkbooks
from oredesk.reading.protocol import WorkerSettings

_VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.text(),
    st.booleans(),
    st.floats(allow_nan=False),
    st.datetimes(),
    st.dates(),
    st.times(),
)
_ENTRIES = st.builds(Entry, st.from_type(Cell), _VALUES)


@given(_ENTRIES)
def test_a_cell_comes_back_with_the_very_type_it_had(entry: Entry) -> None:
    came_back: Entry = decode(Entry, encode(entry))
    assert came_back == entry
    assert type(came_back.value) is type(entry.value)


@given(st.one_of(st.from_type(SmelterRow), st.from_type(Template), st.from_type(Alteration), st.from_type(Refusal)))
def test_every_kind_of_field_comes_back_equal(value: object) -> None:
    assert decode(type(value), encode(value)) == value


def test_a_text_that_looks_like_a_date_stays_a_text() -> None:
    entry = Entry(Cell("Declaration", "D22"), "2026-05-02")
    assert decode(Entry, encode(entry)) == entry


def test_a_mineral_that_may_be_missing_is_told_from_none() -> None:
    kind = tuple[Mineral | None, ...]
    assert decode(kind, encode((Mineral.TIN, None))) == (Mineral.TIN, None)


def test_settings_travel_the_same_way() -> None:
    settings = WorkerSettings(jobs=3)
    assert decode(WorkerSettings, encode(settings)) == settings


_REFUSED = Reading("a.xlsx", "0" * 64, Refusal(RefusalCode.DAMAGED, (("what", "x"),)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{}",
        b"\xff\xfe",
        b"null",
        b'["Reading"]',
        b"[" * 100_000,
        b'[["Reading","a","b",["Refusal","no-such-code",[]]]]',
        b'[["Reading","a","b",["Popen",["true"],[]]]]',
        b'[["Reading","a","b",["Refusal","damaged",[["what"]]]]]',
        b'[["Reading",1,"b",["Refusal","damaged",[]]]]',
        b'[["Refusal","a","b",["Refusal","damaged",[]]]]',
    ],
)
def test_what_is_no_encoding_is_malformed_and_nothing_worse(answer: bytes) -> None:
    with pytest.raises(Malformed):
        decode(tuple[Reading, ...], answer)


@given(st.data())
def test_an_answer_with_a_part_exchanged_is_equal_or_malformed(data: st.DataObject) -> None:
    tree = json.loads(encode((_REFUSED,)))
    place = data.draw(st.sampled_from([(0,), (0, 0), (0, 1), (0, 3), (0, 3, 1), (0, 3, 2), (0, 3, 2, 0)]))
    *way, last = place
    target = tree
    for step in way:
        target = target[step]
    target[last] = data.draw(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists, max_leaves=4))
    with contextlib.suppress(Malformed):
        assert isinstance(decode(tuple[Reading, ...], json.dumps(tree).encode()), tuple)


def test_a_value_of_an_unknown_kind_is_not_sent() -> None:
    with pytest.raises(TypeError, match="complex"):
        encode((1j,))


def test_a_type_that_cannot_be_checked_is_not_received() -> None:
    with pytest.raises(TypeError, match="complex"):
        decode(complex, b"1")


def test_dates_and_times_keep_their_kind() -> None:
    moments: tuple[Value, ...] = (dt.datetime(2026, 5, 2, 8, 30), dt.date(2026, 5, 2), dt.time(8, 30))  # noqa: DTZ001 - a workbook's dates know no zone
    came_back = decode(tuple[Value, ...], encode(moments))
    assert [type(moment) for moment in came_back] == [dt.datetime, dt.date, dt.time]
    assert came_back == moments


def test_an_empty_product_row_keeps_its_missing_columns() -> None:
    blank = Entry(Cell("Product List", "B6"), None)
    row = ProductRow(6, blank, blank, None, None, blank)
    assert decode(ProductRow, encode(row)) == row


@pytest.mark.parametrize("name", ["", "a", "CMRT.xlsx"])
def test_a_dataclass_of_one_field_keeps_it_whole(name: str) -> None:
    assert decode(ANY_JOB, encode(ReadWorkbooks(name))) == ReadWorkbooks(name)


def test_a_dataclass_of_no_field_is_told_by_its_name() -> None:
    assert decode(ANY_JOB, encode(ReadLookup())) == ReadLookup()


@given(st.from_type(ListEntry))
def test_a_number_of_a_type_of_its_own_that_may_be_missing_comes_back(entry: ListEntry) -> None:
    assert decode(ListEntry, encode(entry)) == entry
