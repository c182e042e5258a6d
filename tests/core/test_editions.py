"""The known editions, and how far behind the newest an edition is."""

import pytest

from oredesk.core.editions import EDITIONS, newest, releases_behind, version_key
from oredesk.core.template import TemplateKind
from oredesk.core.workbook.layouts import LAYOUTS, NEWEST

CMRT, EMRT = TemplateKind.CMRT, TemplateKind.EMRT


def test_the_known_editions_are_those_that_can_be_read() -> None:
    read = {kind: {layout.version: layout.released for layout in layouts} for kind, layouts in LAYOUTS.items()}
    assert read == EDITIONS


@pytest.mark.parametrize("kind", [CMRT, EMRT])
def test_the_editions_stand_from_the_oldest_to_the_newest(kind: TemplateKind) -> None:
    versions = list(EDITIONS[kind])
    assert versions == sorted(versions, key=version_key)
    assert newest(kind) == versions[-1] == NEWEST[kind]


@pytest.mark.parametrize(
    ("kind", "version", "behind"),
    [
        *((CMRT, "6.6.1", 0), (CMRT, "6.6", 0), (CMRT, "6.5", 1), (CMRT, "6.4", 2), (CMRT, "6.31", 3)),
        *((CMRT, "6.2", 4), (CMRT, "6.22", 4), (CMRT, "6.01", 6)),
        *((EMRT, "2.11.1", 0), (EMRT, "2.1", 0), (EMRT, "2.0", 1), (EMRT, "1.3", 2), (EMRT, "1.01", 5)),
    ],
)
def test_corrections_belong_to_the_release_they_correct(kind: TemplateKind, version: str, behind: int) -> None:
    assert releases_behind(kind, version) == behind


@pytest.mark.parametrize(("kind", "version"), [(CMRT, "6.7"), (CMRT, "7.0"), (EMRT, "2.12"), (EMRT, "10.1")])
def test_an_unknown_newer_edition_is_not_behind(kind: TemplateKind, version: str) -> None:
    assert releases_behind(kind, version) == 0


def test_an_unknown_edition_between_known_ones_is_behind_those_after_it() -> None:
    assert releases_behind(EMRT, "1.4") == 2
    assert releases_behind(CMRT, "6.23") == 4
