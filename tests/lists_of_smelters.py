"""Small smelter lists in every format and habit in which people hand them over, made by code."""

import csv
import io
import json
from collections.abc import Sequence
from html import escape

from openpyxl import Workbook

from spreadsheets import parts, worksheet, zipped

Row = Sequence[str]

ROWS: tuple[Row, ...] = (
    ("Metal", "Smelter ID", "Smelter Name", "Country", "Status"),
    ("Gold", "CID900001", "Kunlun Demo Gold", "CHINA", "Conformant"),
    ("Tin", "CID900101", "Kunlun Demo Tin", "CHINA", "Active"),
    ("Gold", "CID900002", "Salzach Feingold GmbH", "AUSTRIA", "Conformant"),
)
"""The dialect of spreadsheets that people keep themselves."""

UNDERSCORED: tuple[Row, ...] = (("Metal", "Smelter_ID", "Standard_Facility_Name", "Country", "RMAP_Status"), *ROWS[1:])
"""The dialect of exports from data bases."""

CHINESE: tuple[Row, ...] = (("金属", "冶炼厂识别号", "冶炼厂名称", "国家", "状态"), *ROWS[1:])
"""As a Chinese purchasing department keeps it."""


def delimited(rows: Sequence[Row], separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A text file with its columns separated."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def workbook(sheets: dict[str, Sequence[Row]]) -> bytes:
    """An .xlsx as openpyxl, and many a tool that stands on it, writes one."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def objects(rows: Sequence[Row]) -> list[dict[str, str]]:
    """The rows as objects whose keys are the headings."""
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def json_list(rows: Sequence[Row]) -> bytes:
    """A JSON array of objects."""
    return json.dumps(objects(rows), ensure_ascii=False).encode()


def excel_2003_xml(rows: Sequence[Row], *, titles: Sequence[str] = (), name: str = "List") -> bytes:
    """Excel 2003 XML as downloads have it: merged titles, gaps told by ss:Index, a comment on the first heading."""
    lines = [
        f'<Row><Cell ss:MergeAcross="{len(rows[0])}"><Data ss:Type="String">{escape(title)}</Data></Cell></Row>'
        for title in titles
    ]
    for number, row in enumerate(rows):
        remark = "<Comment><ss:Data>a remark</ss:Data></Comment>" if number == 0 else ""
        filled = [(place, text) for place, text in enumerate(row, start=2) if text]
        cells = "".join(
            f'<Cell ss:Index="{place}"><Data ss:Type="String">{escape(text)}</Data>{remark}</Cell>'
            for place, text in filled
        )
        index = f' ss:Index="{len(titles) + 2}"' if number == 0 else ""
        lines.append(f"<Row{index}>{cells}</Row>")
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Styles><Style ss:ID="s1"/></Styles><Worksheet ss:Name="{name}"><Table>{"".join(lines)}</Table></Worksheet>'
        "</Workbook>"
    ).encode()


def open_document(rows: Sequence[Row], name: str = "List") -> bytes:
    """An .ods as LibreOffice writes one."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(
        f"<table:table-row>{''.join(cell.format(escape(text)) for text in row)}</table:table-row>" for row in rows
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="{name}">{lines}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return zipped({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def far_cell() -> bytes:
    """An .xlsx of a few hundred bytes whose last cell is the millionth row's: a formatting accident, or malice."""
    rows = '<row r="1"><c r="A1" t="str"><v>Metal</v></c></row><row r="1000000"><c r="A1000000"><v>1</v></c></row>'
    return zipped(parts({"List": worksheet(rows)}))
