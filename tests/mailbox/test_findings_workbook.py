"""The list of findings opens as what it is, whatever its texts say."""

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from oredesk.core.language import Language
from oredesk.core.refusal import RefusalCode
from oredesk.core.submission import FileReport
from oredesk.mailbox.findings_workbook import LONGEST_CELL, findings_workbook
from replies import BAD_MAIL, FAILED, NO_NAME, SUSPICION, examined, finding, refused, tells_of_suspicion

BOTH = (Language.ZH, Language.EN)

FORMULAS = [
    '=HYPERLINK("http://127.0.0.1/?"&A1,"x")',
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "=cmd|'/C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "＠SUM(1)",
    "'=1+1",
    "|calc",
]


def opened(*reports: FileReport, languages: tuple[Language, ...] = (Language.EN,)) -> list[Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(findings_workbook(reports, languages)))
    return [sheet for sheet in book.worksheets if isinstance(sheet, Worksheet)]


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=2, values_only=True))


def test_there_is_a_row_per_finding_with_the_cell_to_go_to() -> None:
    (sheet,) = opened(examined(findings=[NO_NAME, BAD_MAIL]))
    first, second = rows(sheet)
    assert first[:6] == ("cmrt.xlsx", "Declaration", "D8", "To correct", "H001", None)
    assert first[6:] == ("The company name is empty.", "Type your company's full legal name, without abbreviations.")
    assert second[:6] == ("cmrt.xlsx", "Declaration", "D20", "Please check", "H053", "li@@example")


def test_each_language_has_its_own_sheet_with_its_own_words() -> None:
    chinese, english = opened(examined(findings=[NO_NAME]), languages=BOTH)
    assert (chinese.title, english.title) == ("检查结果", "Findings")
    assert rows(chinese)[0][3] == "需要更正"
    assert rows(chinese)[0][6] == "公司名称为空。"
    assert rows(english)[0][3] == "To correct"


def test_a_refused_file_and_a_clean_file_have_a_row_each() -> None:
    (sheet,) = opened(examined("a.xlsx"), refused("b.jpg", RefusalCode.PICTURE))
    clean, shut = rows(sheet)
    assert clean[:4] == ("a.xlsx", None, None, "Complete and consistent")
    assert shut[3:5] == ("Could not be checked", "picture")
    assert "picture" in str(shut[6])
    assert "attach" in str(shut[7])


def test_a_suspicion_stays_out_and_a_file_with_nothing_else_is_complete() -> None:
    chinese, english = opened(examined(findings=[SUSPICION]), languages=BOTH)
    assert [row[3] for sheet in (chinese, english) for row in rows(sheet)] == ["完整且一致", "Complete and consistent"]
    told = opened(examined(findings=[NO_NAME, SUSPICION]), languages=BOTH)
    assert not tells_of_suspicion(str([rows(sheet) for sheet in told]))


def test_what_a_failed_check_could_not_look_at_has_a_row_of_its_own() -> None:
    (sheet,) = opened(examined("a.xlsx", faults=[FAILED]), examined("b.xlsx", [NO_NAME], faults=[FAILED]))
    assert [row[:5] for row in rows(sheet)] == [
        ("a.xlsx", None, None, "Not fully checked", None),
        ("b.xlsx", None, None, "Not fully checked", None),
        ("b.xlsx", "Declaration", "D8", "To correct", "H001"),
    ]
    assert "fault on our side" in str(rows(sheet)[0][6])


def test_the_heading_stays_in_sight_and_filters_and_rows_fit_their_texts() -> None:
    (sheet,) = opened(examined(findings=[NO_NAME, finding("H009", "D16", value="x" * 190, field="contact_email")]))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H3"
    short, tall = (sheet.row_dimensions[row].height for row in (2, 3))
    assert short is not None
    assert tall is not None
    assert tall > short


@pytest.mark.parametrize("payload", FORMULAS)
def test_no_text_of_a_supplier_becomes_a_formula(payload: str) -> None:
    evil = finding("H009", "D16", sheet=payload, value=payload, field="contact_email", scope=payload)
    sheets = opened(examined(payload, [evil]), refused(payload, RefusalCode.CLOUD_LINK, host=payload), languages=BOTH)
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert any(payload.strip() in str(cell.value) for cell in cells)


def test_characters_that_xml_cannot_hold_and_lone_surrogates_do_not_stop_the_workbook() -> None:
    nasty = "".join(map(chr, range(0x20))) + "\ud800\udfff\ufffe\uffff_x0000_" + "y" * (2 * LONGEST_CELL)
    (sheet,) = opened(examined(nasty, [finding("H001", "D8", nasty, nasty)]))
    assert len(str(rows(sheet)[0][5])) == LONGEST_CELL


def test_the_same_facts_give_the_same_bytes() -> None:
    report = examined(findings=[NO_NAME])
    assert findings_workbook([report], BOTH) == findings_workbook([report], BOTH)


def test_nothing_in_the_file_tells_when_it_was_made() -> None:
    book = openpyxl.load_workbook(io.BytesIO(findings_workbook([examined()], BOTH)))
    assert book.properties.modified.year == 1980
    assert book.properties.created.year == 1980
