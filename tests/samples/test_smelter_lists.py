from itertools import pairwise

import pytest

from oredesk.core.smelter import FacilityStatus, ListSource
from oredesk.core.smelters.difference import difference
from oredesk.core.smelters.importing import Wanted, listed, read_list
from oredesk.core.smelters.reference import Reference
from oredesk.core.workbook.tables import read_tables
from oredesk.samples.smelter_lists import EDITIONS, Edition, demo_list, demo_name


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.file_name)
def test_an_edition_is_imported_without_a_wrong_row_and_dates_itself(edition: Edition) -> None:
    tables = read_tables(edition.file_name, edition.csv())
    read = read_list(tables.found, edition.file_name, Wanted(ListSource.OWN))

    assert (read.wrong, read.unused, read.as_of.day) == ((), (), edition.as_of)
    assert {entry.status for entry in read.entries} >= {FacilityStatus.REMOVED, FacilityStatus.NOT_CONFORMANT}


def test_all_numbers_are_fictional() -> None:
    assert all(str(entry.smelter_id).startswith("CID90") for entry in demo_list().entries)


def test_the_editions_differ_in_what_a_newer_list_may_say_differently() -> None:
    lists = []
    for edition in EDITIONS:
        read = read_list(read_tables("list.csv", edition.csv()).found, "list.csv", Wanted(ListSource.OWN))
        lists.append(listed(ListSource.OWN, edition.as_of, "list.csv", read.entries))
    for old, new in pairwise(lists):
        counts = difference(old, new).counts
        assert counts["added"]
        assert counts["status"]
        assert counts["successor"]


def test_the_demos_confirmed_name_means_a_smelter_of_its_list() -> None:
    reference = Reference.of([demo_list()], [demo_name()])
    (facility,) = reference.named(demo_name().mineral, demo_name().name)
    assert (facility.country, facility.status) == ("CN", FacilityStatus.CONFORMANT)
