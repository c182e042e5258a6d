"""Slimming a workbook: what calamine reads in the slim copy is what it reads in the whole one."""

import io
import re
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.workbook.archive import Archive
from oredesk.core.workbook.package import MAX_SHEETS, Package, Slim, Wish
from oredesk.core.workbook.recognising import wishes
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt, complete_emrt
from spreadsheets import parts, relationships, unzipped, worksheet, zipped

ORIGINALS = sorted((Path(__file__).parents[4] / "shared" / "rmi" / "templates").glob("*.xlsx"))

LAST_INPUT = {"Smelter List": "Q", "Product List": "F", "Mine List": "M"}


def package(data: bytes) -> Package:
    found = Package.open(Archive(data))
    assert found
    return found


def slim(data: bytes) -> Slim:
    whole = package(data)
    return whole.slim(wishes(whole.names))


def values(data: bytes, sheet: str) -> dict[tuple[int, int], object]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return {(r, c): cell for r, row in enumerate(rows) for c, cell in enumerate(row) if cell != ""}


def assert_nothing_is_lost(data: bytes) -> None:
    small = slim(data)
    for sheet in small.facts.keys() - {"Checker"}:  # of which only the formulas are wanted
        whole, kept = values(data, sheet), values(small.data, sheet)
        assert kept.items() <= whole.items()
        lost = {place: value for place, value in whole.items() if place not in kept}
        last = ord(LAST_INPUT.get(sheet, "A")) - ord("A")
        inputs = {place: value for place, value in lost.items() if place[1] <= last and place[0] > 3}
        assert sheet in LAST_INPUT or not lost
        assert not inputs, sheet


@pytest.mark.parametrize("sample", [complete_cmrt("A", smelters=40), complete_emrt("B"), complete_emrt("C", "1.3")])
def test_a_sample_loses_nothing_but_empty_rows(sample: object) -> None:
    assert_nothing_is_lost(build(sample))  # type: ignore[arg-type]


def test_no_published_template_loses_anything_but_empty_rows() -> None:
    for path in ORIGINALS:
        assert_nothing_is_lost(path.read_bytes())


def test_the_slim_copy_is_a_small_part_of_the_whole() -> None:
    data = build(complete_cmrt("A"))
    whole = sum(len(content) for content in unzipped(data).values())
    assert len(slim(data).data) < whole / 4


def test_strict_relationships_and_absolute_targets_are_followed() -> None:
    """Strict OOXML names its relationships differently; some writers give absolute part names."""
    members = parts({"One": worksheet('<row r="1"><c r="A1"><v>5</v></c></row>')})
    for name, content in list(members.items()):
        text = content if isinstance(content, str) else content.decode()
        text = text.replace("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")
        members[name] = text.replace('Target="worksheets', 'Target="/xl/worksheets')
    data = zipped(members)
    assert values(package(data).slim({"One": Wish()}).data, "One") == {(0, 0): 5.0}


def test_a_workbook_part_of_another_name_is_found() -> None:
    members = parts({"One": worksheet('<row r="1"><c r="A1"><v>5</v></c></row>')})
    members["_rels/.rels"] = relationships(("w", "officeDocument", "/xl/book2.xml"))
    members["xl/book2.xml"] = members.pop("xl/workbook.xml")
    members["xl/_rels/book2.xml.rels"] = members.pop("xl/_rels/workbook.xml.rels")
    assert package(zipped(members)).names == ("One",)


def test_sheets_that_are_no_worksheets_or_lead_nowhere_are_not_named() -> None:
    members = parts({"One": worksheet(""), "Chart": worksheet(""), "Gone": worksheet("")})
    links = members["xl/_rels/workbook.xml.rels"]
    assert isinstance(links, str)
    members["xl/_rels/workbook.xml.rels"] = re.sub(r'worksheet"( Target="worksheets/sheet2)', r'chartsheet"\1', links)
    del members["xl/worksheets/sheet3.xml"]
    assert package(zipped(members)).names == ("One",)


def test_a_document_type_is_refused() -> None:
    """Entities can expand without end; no spreadsheet program writes them."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + worksheet("")
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        members = parts({"One": worksheet("")})
        members[name] = bomb
        with pytest.raises(Refused) as refused:
            package(zipped(members)).slim({"One": Wish()})
        assert refused.value.refusal.code is RefusalCode.TOO_COMPLEX


def test_too_many_sheets_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        package(zipped(parts({f"S{n}": worksheet("") for n in range(MAX_SHEETS + 1)})))
    assert refused.value.refusal.code is RefusalCode.TOO_COMPLEX


def test_an_optional_sheet_that_is_too_large_is_passed_over() -> None:
    """Someone's own sheet beside the template's, wider than any of them."""
    wide = worksheet('<row r="1"><c r="XFD1"><v>5</v></c></row>')
    data = zipped(parts({"Ours": worksheet('<row r="1"><c r="A1"><v>5</v></c></row>'), "Own": wide}))
    assert set(package(data).slim({"Ours": Wish(), "Own": Wish(optional=True)}).facts) == {"Ours"}


def test_an_archive_without_an_xml_workbook_is_none_of_ours() -> None:
    assert Package.open(Archive(zipped({"xl/workbook.bin": "", "content.xml": ""}))) is None
