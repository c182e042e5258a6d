import datetime as dt
from dataclasses import replace
from itertools import chain

import pytest

from oredesk.core.checks import Background, examine
from oredesk.core.editions import releases_behind
from oredesk.core.mineral import Mineral
from oredesk.core.template import TemplateKind
from oredesk.core.workbook.layouts import LAYOUTS, Layout
from oredesk.core.workbook.reader import read_workbook
from oredesk.samples.builder import build
from oredesk.samples.complete import DATED, complete_cmrt, complete_emrt
from oredesk.samples.sample import Sample

EDITIONS = tuple(chain.from_iterable(LAYOUTS.values()))
TODAY = DATED + dt.timedelta(days=30)


def _assert_complete(sample: Sample) -> None:
    declaration = read_workbook(build(sample))
    examination = examine(declaration, Background(TODAY))

    assert (declaration.template.kind, declaration.template.version) == (sample.kind, sample.version)
    assert declaration.alterations == ()
    outdated = releases_behind(sample.kind, sample.version) > 1
    told = [finding.code for finding in examination.findings]
    assert (examination.open_rows, told) == (0, ["T072"] * outdated)


@pytest.mark.parametrize("layout", EDITIONS, ids=lambda layout: f"{layout.kind}-{layout.version}")
def test_a_complete_sample_of_every_edition_is_read_and_found_complete(layout: Layout) -> None:
    made = complete_cmrt if layout.kind is TemplateKind.CMRT else complete_emrt

    _assert_complete(made("Example Metals Ltd", layout.version))


@pytest.mark.parametrize(
    "sample", [complete_cmrt("示例公司"), complete_emrt("Example Metals Ltd")], ids=["CMRT", "EMRT"]
)
def test_it_is_complete_too_when_the_tool_that_saved_it_does_not_calculate(sample: Sample) -> None:
    _assert_complete(replace(sample, results=False))


@pytest.mark.parametrize("language", LAYOUTS[TemplateKind.CMRT][-1].languages[1:3])
def test_it_is_complete_in_other_languages_of_the_form(language: str) -> None:
    _assert_complete(complete_cmrt("示例公司", language=language))


def test_as_many_smelters_are_listed_as_were_asked_for_and_at_least_one_per_mineral() -> None:
    assert len(complete_cmrt("Example", smelters=101).smelters) == 101
    assert len(complete_cmrt("Example", smelters=1).smelters) == 4


def test_graphite_which_the_look_up_list_lacks_is_listed_by_name() -> None:
    _assert_complete(complete_emrt("Example Metals Ltd", minerals=(Mineral.GRAPHITE, Mineral.COPPER)))
