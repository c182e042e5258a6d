"""Complete workbooks of our own builder, reduced to what is read, for tests that change them."""

import functools
import io
import re
from collections.abc import Callable

import openpyxl
import pytest

from oredesk.core.declaration import Declaration
from oredesk.core.refusal import Refusal, Refused
from oredesk.core.workbook.reader import read_workbook
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt, complete_emrt
from spreadsheets import sheet_part, unzipped, worksheet, zipped


@functools.cache
def cmrt() -> bytes:
    return small(build(complete_cmrt("Acme Fasteners")))


@functools.cache
def emrt() -> bytes:
    return small(build(complete_emrt("Acme Magnets")))


def small(data: bytes) -> bytes:
    """The workbook without the sheets that are never read and most of its prepared rows."""
    members = unzipped(data)
    for name in ("L", "C", "SorP", "Checker"):
        members[sheet_part(data, name)] = worksheet("")
    for name in ("Smelter List", "Product List", "Mine List"):
        if (part := sheet_part(data, name)) and isinstance(xml := members[part], bytes):
            members[part] = re.sub(rb'<row r="(?:[1-9]\d\d|1\d{3}|2\d{3})".*?</row>', b"", xml)
    return zipped(members)


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(Refused) as refused:
        read_workbook(data)
    return refused.value.refusal


def substance(declaration: Declaration) -> list[object]:
    """What was declared, whatever the sheets are called and wherever the rows stand."""
    return [
        [(at.field, at.entry.value) for at in declaration.fields],
        [(answer.label, answer.mineral, answer.entry.value, answer.comment.value) for answer in declaration.answers],
        [
            (row.id_typed, row.metal, row.lookup, row.country, row.smelter_id, row.match_key)
            for row in declaration.smelters
        ],
        [(row.number.value, row.name.value) for row in declaration.products],
    ]


def resaved(data: bytes, change: Callable[[openpyxl.Workbook], object] = lambda _: None) -> bytes:
    """Opened and saved by openpyxl, which drops every stored result."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    change(workbook)
    container = io.BytesIO()
    workbook.save(container)
    return container.getvalue()
