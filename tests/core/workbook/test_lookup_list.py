import datetime as dt
import re
from pathlib import Path

import pytest

from filled_workbooks import cmrt, emrt
from oredesk.core.mineral import Mineral
from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.smelter import ListEntry, SmelterId
from oredesk.core.workbook.lookup_list import read_lookup
from spreadsheets import changed, sheet_part, unzipped, worksheet, zipped

TEMPLATES = sorted((Path(__file__).parents[4] / "shared" / "rmi" / "templates").glob("RMI_?MRT_*.xlsx"))


def test_the_look_up_sheet_teaches_names_and_places_and_no_status() -> None:
    taught = read_lookup(cmrt())

    assert (taught.label, taught.as_of) == ("CMRT 6.5", dt.date(2025, 4, 25))
    assert taught.entries[0] == ListEntry(
        mineral=Mineral.GOLD,
        smelter_id=SmelterId("CID902001"),
        name="Fictional Gold Works 1",
        standard_name="Fictional Gold Works 1",
        country="INDONESIA",
        region="Sample Province 2",
        city="Sampleton 1",
    )
    assert {entry.status for entry in taught.entries} == {None}


def test_aliases_are_learnt_beside_the_main_name() -> None:
    names = {entry.name for entry in read_lookup(cmrt()).entries if entry.smelter_id == "CID902003"}
    assert names == {"Alias of Fictional Gold Works 3", "Fictional Gold Works 3"}


def test_the_rows_for_the_unknown_are_no_smelters() -> None:
    assert not any(entry.name.startswith("Smelter not") for entry in read_lookup(emrt()).entries)


def test_a_workbook_without_its_look_up_sheet_teaches_nothing() -> None:
    """A supplier's tool that keeps only what was filled in."""
    members = unzipped(cmrt())
    members[sheet_part(cmrt(), "Smelter Look-up")] = worksheet("")
    assert read_lookup(zipped(members)).entries == ()


def test_a_look_up_sheet_whose_columns_moved_teaches_nothing() -> None:
    part = sheet_part(cmrt(), "Smelter Look-up")
    xml = unzipped(cmrt())[part]
    assert isinstance(xml, bytes)
    moved = re.sub(rb'r="E(\d+)"', rb'r="L\1"', xml)
    assert read_lookup(zipped({**unzipped(cmrt()), part: moved})).entries == ()


def test_numbers_and_names_are_trimmed() -> None:
    """What a supplier's edit leaves behind."""
    texts = changed(cmrt(), "xl/sharedStrings.xml", (b">CID902001<", b' xml:space="preserve"> cid902001 <'))
    assert read_lookup(texts).entries[0].smelter_id == "CID902001"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({"xl/workbook.xml": "<workbook/>", "[Content_Types].xml": "<Types/>"}), RefusalCode.NOT_A_TEMPLATE),
        (b"Metal,Name\nGold,Works\n", RefusalCode.OTHER_DOCUMENT),
        (b"", RefusalCode.DAMAGED),
        (zipped({"CMRT.xlsx": cmrt()}), RefusalCode.ARCHIVE_UNSUPPORTED),
    ],
)
def test_what_is_no_template_is_refused(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(Refused) as refused:
        read_lookup(data)
    assert refused.value.refusal.code is code


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_every_row_with_a_number_of_the_publishers_templates_is_learnt(file: Path) -> None:
    """The counts are those of the publisher's sheets (facts about them, not their content)."""
    taught = read_lookup(file.read_bytes())
    known = {"CMRT 6.5": (629, 349), "CMRT 6.4": (652, 368), "EMRT 1.3": (183, 126), "EMRT 2.1": (479, 305)}
    counts = len(taught.entries), len({entry.smelter_id for entry in taught.entries})
    assert counts == known.get(taught.label, counts)
    assert taught.as_of
