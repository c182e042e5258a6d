import io

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.making import compound_file
from oredesk.core.refusal import Refused
from oredesk.core.workbook.ole import CompoundFile

_STREAMS = {"Workbook": bytes(range(256)) * 40, "Book": b"b", "\x05SummaryInformation": b"s" * 5000}


def test_our_maker_of_compound_files_is_understood_by_olefile() -> None:
    with olefile.OleFileIO(io.BytesIO(compound_file(_STREAMS))) as opened:
        assert {name for [name] in opened.listdir()} == set(_STREAMS)
        assert opened.openstream("Workbook").read() == _STREAMS["Workbook"]


def test_the_root_entries_and_their_bytes_are_found() -> None:
    opened = CompoundFile(compound_file(_STREAMS))
    assert set(opened.entries) == set(_STREAMS)
    assert opened.stream("Workbook", 1 << 20) == _STREAMS["Workbook"]
    assert opened.stream("Workbook", 700) == _STREAMS["Workbook"][:700]


def test_a_stream_is_replaced_and_everything_else_stays() -> None:
    data = compound_file(_STREAMS)
    changed = CompoundFile(data).replace("Workbook", _STREAMS["Workbook"][::-1])
    assert len(changed) == len(data)
    assert CompoundFile(changed).stream("Workbook", 1 << 20) == _STREAMS["Workbook"][::-1]
    assert CompoundFile(changed).stream("\x05SummaryInformation", 1 << 20) == b"s" * 5000


@pytest.mark.parametrize("kept", [0, 8, 511, 600, 2000])
def test_a_file_that_is_cut_off_is_damaged(kept: int) -> None:
    with pytest.raises(Refused):
        CompoundFile(compound_file(_STREAMS)[:kept])


@given(st.data())
def test_changed_bytes_give_a_file_or_damage_and_nothing_worse(data: st.DataObject) -> None:
    spoilt = bytearray(compound_file({"Workbook": b"x" * 600, "Book": b"y"}))
    for place in data.draw(st.lists(st.integers(8, len(spoilt) - 1), min_size=1, max_size=8)):
        spoilt[place] = data.draw(st.sampled_from([0, 1, 2, 127, 254, 255]))
    try:
        opened = CompoundFile(bytes(spoilt))
        for name in opened.entries:
            assert len(opened.stream(name, 1 << 30)) <= len(spoilt)
    except Refused:
        pass
