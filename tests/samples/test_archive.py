import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from oredesk.samples.archive import piece, zip_archive

_parts = st.dictionaries(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00/\\"), min_size=1, max_size=20).map(
        "folder/{}".format
    ),
    st.lists(st.binary(max_size=300), max_size=4),
    max_size=5,
)


@given(_parts)
def test_any_pieces_come_back_as_one_part_each(parts: dict[str, list[bytes]]) -> None:
    archive = zip_archive({name: [piece(one) for one in pieces] for name, pieces in parts.items()})

    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == {
            name: b"".join(pieces) for name, pieces in parts.items()
        }


def test_the_same_parts_give_the_same_bytes_whenever_they_are_written() -> None:
    parts = {"a.xml": (piece("<a/>"), piece("<b/>"))}

    with zipfile.ZipFile(io.BytesIO(zip_archive(parts))) as opened:
        assert opened.getinfo("a.xml").date_time == (1980, 1, 1, 0, 0, 0)
    assert zip_archive(parts) == zip_archive({"a.xml": (piece("<a/>"), piece("<b/>"))})
