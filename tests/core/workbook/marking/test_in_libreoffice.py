import functools

import pytest

from filled_workbooks import cmrt
from marked_copies import marked, opened, seen_in, stored_in, values_in
from oredesk.core.finding import Severity
from oredesk.core.language import Language
from oredesk.core.marked_copy import NOTICE
from oredesk.core.workbook.marking.styles import COLOURS
from servers.libreoffice import saved_by_libreoffice

pytestmark = pytest.mark.xdist_group("libreoffice")

_CELLS = ("Declaration!D8", "Declaration!D15", "Smelter List!B5", "Smelter List!F400")
_BOTH = (Language.EN, Language.ZH)


@functools.cache
def saved() -> dict[str, bytes]:
    """A CMRT and its marked copy, each opened and saved."""
    return saved_by_libreoffice({"plain": cmrt(), "marked": marked(cmrt(), *_CELLS, languages=_BOTH)})


def test_a_marked_copy_opens_with_its_comments_and_fills() -> None:
    book = opened(saved()["marked"])
    for cell in _CELLS:
        sheet, address = cell.split("!")
        seen = seen_in(book[sheet])[address]
        assert "Type your company's full legal name." in seen.comment
        assert "请填写公司的法定全称。" in seen.comment
        assert seen.fill == COLOURS[Severity.ERROR]


def test_its_index_stands_in_front_and_links_to_the_cells() -> None:
    index = opened(saved()["marked"]).worksheets[0]
    assert [index["A1"].value, index["A2"].value] == [NOTICE.en, NOTICE.zh]
    places = [index[f"A{row}"].hyperlink.location for row in range(7, 11)]
    assert [place.replace("'", "").replace("$", "") for place in places] == [cell.replace("'", "") for cell in _CELLS]


def test_formulas_and_their_results_are_those_of_the_unmarked_workbook() -> None:
    plain, copy = opened(saved()["plain"]), opened(saved()["marked"])
    for sheet in plain:
        there = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"}
        here = {address: copy[sheet.title][address].value for address in there}
        assert {address: str(value) for address, value in here.items() if not hasattr(value, "text")} == {
            address: str(value) for address, value in there.items() if not hasattr(value, "text")
        }
    assert values_in(saved()["marked"]) == values_in(saved()["plain"])


def test_a_workbook_that_libreoffice_saved_can_be_marked() -> None:
    theirs = saved()["plain"]
    copy = marked(theirs, *_CELLS)
    assert values_in(copy) == values_in(theirs)
    assert stored_in(copy) == stored_in(copy) | stored_in(theirs)
    assert seen_in(opened(copy)["Declaration"])["D15"].fill == COLOURS[Severity.ERROR]
