import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.language import Language
from oredesk.core.refusal import Refusal, RefusalCode
from oredesk.core.workbook.sniffing import refuse

_PICTURE, _PACKED, _OTHER = RefusalCode.PICTURE, RefusalCode.ARCHIVE_UNSUPPORTED, RefusalCode.OTHER_DOCUMENT
_NOT_A_WORKBOOK, _SEALED, _DAMAGED = RefusalCode.NOT_A_WORKBOOK, RefusalCode.RIGHTS_PROTECTED, RefusalCode.DAMAGED
_SPREADSHEET_ML = b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="%s">' % (
    b"urn:schemas-microsoft-com:office:spreadsheet"
)


@pytest.mark.parametrize(
    ("name", "data", "code", "what"),
    [
        ("scan.xls", b"%PDF-1.7", RefusalCode.PDF, None),
        ("scan.pdf", b"\r\n junk of a printer driver %PDF-1.4", RefusalCode.PDF, None),
        ("CMRT.xls", b"\xff\xd8\xff\xe0\0\x10JFIF", _PICTURE, None),
        ("photo.xlsx", b"\0\0\0\x24ftypheic\0\0\0\0", _PICTURE, None),
        ("shot.bmp", b"BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0", _PICTURE, None),
        ("shot.webp", b"RIFF\x10\0\0\0WEBPVP8 ", _PICTURE, None),
        ("fax.tif", b"II*\0\x08\0\0\0", _PICTURE, None),
        ("logo.svg", b'<?xml version="1.0"?><svg xmlns="x"/>', _PICTURE, None),
        ("CMRT.xlsx", b"%TSD-Header-###%" + bytes(50), _SEALED, "TSD"),
        ("CMRT.xlsx", b"b\x14#e\0\0\x0a\0E-SafeNet\0\0\0LOCK", _SEALED, "E-SafeNet"),
        ("CMRT.rar", b"Rar!\x1a\x07\x01\0", _PACKED, "RAR"),
        ("CMRT.xlsx", b"7z\xbc\xaf'\x1c\0\x04", _PACKED, "7z"),
        ("CMRT.xlsx.gz", b"\x1f\x8b\x08\0", _PACKED, "GZIP"),
        ("CMRT.tar", b"CMRT.xlsx".ljust(257, b"\0") + b"ustar\x0000", _PACKED, "TAR"),
        ("CMRT.z01", b"PK\x07\x08PK\x03\x04", _PACKED, "ZIP (.z01)"),
        ("letter.rtf", rb"{\rtf1\ansi", _OTHER, "RTF"),
        ("setup.exe", b"MZ\x90\0".ljust(64, b"\0"), _OTHER, "EXE"),
        ("CMRT.xlsx.lnk", b"L\0\0\0\x01\x14\x02\0\0\0\0\0", _OTHER, "LNK"),
        ("CMRT.xls", b"\xef\xbb\xbf\r\n<HTML><body>", _NOT_A_WORKBOOK, "HTML"),
        ("CMRT.xls", b"<table border=1><tr><td>", _NOT_A_WORKBOOK, "HTML"),
        ("CMRT.xls", b"MIME-Version: 1.0\nContent-Type: multipart/related", _NOT_A_WORKBOOK, "MHTML"),
        ("report.xml", _SPREADSHEET_ML, _NOT_A_WORKBOOK, "XML (Excel 2003)"),
        ("CMRT.xlsx", b"Company,Scope\nA,B\n", _NOT_A_WORKBOOK, "CSV"),
        ("list.csv", "公司;范围\n甲;乙\n".encode("gb18030"), _OTHER, "CSV"),
        ("CMRT.xls", "Company\tScope\r\nA\tB".encode("utf-16"), _NOT_A_WORKBOOK, "CSV"),
        ("readme.txt", "请查收附件。".encode("gbk"), _OTHER, "TXT"),
        ("BMW.txt", b"BMW supplier list, please", _OTHER, "TXT"),
        ("page.html", b"<!DOCTYPE html><p>", _OTHER, "HTML"),
        ("feed.xml", b"<?xml version='1.0'?><a/>", _OTHER, "XML"),
        ("drawing.dwg", b"AC1032\0\0\0", _OTHER, "DWG"),
        ("CMRT .xlsx", b"\x01\x02\x03\x04", _DAMAGED, None),
        ("noname", b"\x01\x02\x03\x04", _DAMAGED, None),
        ("CMRT.xlsx", b"", _DAMAGED, None),
        ("~$CMRT.xlsx", b"\x07Min Lee\0\0".ljust(165), RefusalCode.LOCK_FILE, None),
    ],
)
def test_what_is_no_workbook_is_refused_by_its_right_name(
    name: str, data: bytes, code: RefusalCode, what: str | None
) -> None:
    assert refuse(name, data).refusal == Refusal(code, (("what", what),) if what else ())


@given(st.text(max_size=40), st.binary(max_size=600))
def test_any_bytes_get_a_refusal_with_a_wording_in_both_languages(name: str, data: bytes) -> None:
    refusal = refuse(name, data).refusal
    assert all(refusal.message(language) and refusal.remedy(language) for language in Language)
