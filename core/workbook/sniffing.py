"""Tells by its first bytes what a file is that is no workbook, and refuses it by its right name.

Names and MIME types are never believed; a name only decides between two wordings of the same no.
"""

import codecs
import re

from ..refusal import RefusalCode, Refused

_SAMPLE = 4096
_LOCK_FILE_LIMIT = 4096

_PICTURE = (
    rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|II\*\0|MM\0\*|8BPS|\0\0\0\x0cjP  |RIFF....WEBP"
    rb"|BM....\0\0\0\0"  # BMP; the reserved field tells it from a text that begins with BM
    rb"|....ftyp(?:hei[cxms]|hevc|m[is]f1|avif)"  # HEIC: photographs from iPhones
)
_SEALED, _PACKED, _OTHER = RefusalCode.RIGHTS_PROTECTED, RefusalCode.ARCHIVE_UNSUPPORTED, RefusalCode.OTHER_DOCUMENT
_KNOWN = tuple(
    (re.compile(pattern, re.DOTALL), code, what)
    for pattern, code, what in (
        (rb".{0,1019}%PDF-", RefusalCode.PDF, ""),
        (_PICTURE, RefusalCode.PICTURE, ""),
        # what encryption systems of Chinese manufacturers make of every file that leaves a computer unreleased
        (rb"%TSD-Header-###%", _SEALED, "TSD"),
        (rb".{0,55}E-SafeNet", _SEALED, "E-SafeNet"),
        (rb"Rar!\x1a\x07", _PACKED, "RAR"),
        (rb"7z\xbc\xaf'\x1c", _PACKED, "7z"),
        (rb"\x1f\x8b", _PACKED, "GZIP"),
        (rb"BZh[1-9]1AY&SY", _PACKED, "BZIP2"),
        (rb"\xfd7zXZ\0", _PACKED, "XZ"),
        (rb"\x28\xb5\x2f\xfd", _PACKED, "ZSTD"),
        (rb"MSCF\0\0\0\0", _PACKED, "CAB"),
        (rb"PK\x07\x08PK", _PACKED, "ZIP (.z01)"),  # the first volume of several
        (rb"..-lh[0-9d]-", _PACKED, "LZH"),
        (rb".{257}ustar", _PACKED, "TAR"),
        (rb"\{\\rtf", _OTHER, "RTF"),
        (rb"%!PS", _OTHER, "PostScript"),
        (rb"MZ.{58}", _OTHER, "EXE"),
        (rb"\x7fELF", _OTHER, "ELF"),
        (rb"L\0\0\0\x01\x14\x02\0", _OTHER, "LNK"),  # a shortcut to the workbook instead of the workbook
        (rb"-----BEGIN PGP", _OTHER, "PGP"),
    )
)
_WORKBOOK_NAME = re.compile(r"\.(xl[a-z]{1,2}|ods|ots|ett?)$", re.IGNORECASE)
_EXTENSION = re.compile(r"\.([A-Za-z0-9]{1,5})$")
_HTML = re.compile(r"<(!doctype\s+html|html|head|body|table|meta|style)\b")
_EXCEL_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


def refuse(name: str, data: bytes) -> Refused:
    """The refusal of a file that is neither a zip nor an OLE nor a TNEF container."""
    head = data[:_SAMPLE]
    for pattern, code, what in _KNOWN:
        if pattern.match(head):
            return Refused(code, what=what) if what else Refused(code)
    if name.startswith("~$") and len(data) <= _LOCK_FILE_LIMIT:
        return Refused(RefusalCode.LOCK_FILE)
    text = _as_text(head) if data else None
    return _refuse_unknown(name) if text is None else _refuse_text(name, text)


def _refuse_text(name: str, text: str) -> Refused:
    kind = _kind_of_text(name, text)
    if kind == "SVG":
        return Refused(RefusalCode.PICTURE)
    called_a_workbook = _WORKBOOK_NAME.search(name.strip()) or kind == "XML (Excel 2003)"
    return Refused(RefusalCode.NOT_A_WORKBOOK if called_a_workbook else RefusalCode.OTHER_DOCUMENT, what=kind)


def _kind_of_text(name: str, text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n").casefold()
    if start.startswith("mime-version:"):  # "single file web page", as Excel and report servers save it
        return "MHTML"
    if start.startswith(("<?xml", "<workbook")) and _EXCEL_2003 in start:  # it has a <Table> as HTML has
        return "XML (Excel 2003)"
    if _HTML.search(start[:1024]):
        return "HTML"
    if start.startswith("<"):
        return "SVG" if "<svg" in start else "XML"
    return "CSV" if _is_table(name, text) else "TXT"


def _is_table(name: str, text: str) -> bool:
    lines = text.splitlines()[:20]
    separated = sum(any(mark in line for mark in ",;\t") for line in lines)
    return name.strip().casefold().endswith(".csv") or (len(lines) > 1 and separated > len(lines) / 2)


def _refuse_unknown(name: str) -> Refused:
    """Bytes that say nothing: a spoilt workbook by its name, else whatever the extension calls it."""
    extension = _EXTENSION.search(name.strip())
    if extension is None or _WORKBOOK_NAME.search(name.strip()):
        return Refused(RefusalCode.DAMAGED)
    return Refused(RefusalCode.OTHER_DOCUMENT, what=extension[1].upper())


def _as_text(head: bytes) -> str | None:
    """The first bytes as text, or None when they are none: UTF-16 with its mark, UTF-8, or GB18030."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", errors="replace")
    if _CONTROLS.search(head):
        return None
    for encoding in ("utf-8", "gb18030"):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(head)
        except UnicodeDecodeError:
            continue
    return head.decode("latin-1")
