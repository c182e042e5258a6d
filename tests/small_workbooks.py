"""A workbook of two small sheets, to be changed part by part into what other programs write."""

import functools
import io

import openpyxl
from openpyxl.comments import Comment

from spreadsheets import unzipped


@functools.cache
def plain() -> bytes:
    """Two small sheets as openpyxl saves them."""
    book = openpyxl.Workbook()
    first = book.active
    assert first
    first.title = "Declaration"
    first["B2"], first["D8"] = "Company", "Acme"
    book.create_sheet("Smelter List")["B5"] = "Gold"
    container = io.BytesIO()
    book.save(container)
    return container.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    return {name: content for name, content in unzipped(data).items() if isinstance(content, bytes)}


def commented() -> dict[str, bytes]:
    """The parts of a workbook with a comment of the supplier's."""
    book = openpyxl.load_workbook(io.BytesIO(plain()))
    book["Declaration"]["B2"].comment = Comment("our seal", "Wang")
    container = io.BytesIO()
    book.save(container)
    return members(container.getvalue())
