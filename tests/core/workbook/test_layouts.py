"""The layouts: every address of every edition."""

import json
from pathlib import Path
from typing import Any

import pytest

from oredesk.core.declaration import Question
from oredesk.core.template import TemplateKind
from oredesk.core.workbook.layouts import LAYOUTS, NEWEST, OLDEST, Layout, layout_for, version_key
from oredesk.core.workbook.layouts.layout import MINE_COLUMNS, SMELTER_COLUMNS

PUBLISHED = Path(__file__).parents[4] / "shared" / "rmi" / "layout.json"
"""Addresses taken from the publisher's templates; lies beside the repository where it is at hand."""

ALL = [layout for layouts in LAYOUTS.values() for layout in layouts]
HEADER_NAMES = (
    "company",
    "scope",
    "scope_description",
    "unique_id",
    "authority",
    "address",
    "contact_name",
    "contact_email",
    "contact_phone",
    "authorizer_name",
    "authorizer_title",
    "authorizer_email",
    "authorizer_phone",
    "effective_date",
)


def published() -> dict[str, Any]:
    return json.loads(PUBLISHED.read_text()) if PUBLISHED.exists() else {}


def layout_named(name: str) -> Layout:
    kind, _, version = name.partition("_")
    layout = layout_for(TemplateKind(kind), version)
    assert layout is not None
    assert layout.version == version
    return layout


def answer_cells(layout: Layout) -> dict[str, Any]:
    """Our answer places in the shape of the published file: label -> mineral or slot -> cells."""
    cells: dict[str, Any] = {}
    for at in layout.answers:
        if at.slot is None:
            cells[at.label] = [at.answer, at.comment]
            continue
        name = layout.minerals[at.slot].value if layout.minerals else f"slot{at.slot + 1}"
        cells.setdefault(at.label, {})[name] = [at.answer, at.comment]
    return cells


def test_every_published_address_is_ours() -> None:
    for name, theirs in published().items():
        layout = layout_named(name)
        assert [at.address for at in layout.fields] == [theirs["header"][key] for key in HEADER_NAMES], name
        assert answer_cells(layout) == {**theirs["questions"], **theirs["company_questions"]}, name
        assert (layout.smelters.first_row, layout.smelters.last_row) == (
            theirs["smelter_list"]["first"],
            theirs["smelter_list"]["last"],
        ), name
        assert list(SMELTER_COLUMNS.values()) == list(theirs["smelter_list"]["cols"].values())
        products = layout.products
        columns = [products.number, products.name, products.requester_number, products.requester_name]
        assert [*filter(None, columns), products.comments] == list(theirs["product_list"]["cols"].values()), name
        assert (products.first_row, products.last_row) == (
            theirs["product_list"]["first"],
            theirs["product_list"]["last"],
        ), name
        assert (layout.mines is not None) == ("mine_list" in theirs), name
        if layout.mines:
            assert list(MINE_COLUMNS.values()) == list(theirs["mine_list"]["cols"].values())
        chosen = {mineral.value: cell for mineral, cell in layout.mineral_choice}
        assert chosen == theirs.get("mineral_cells", {}), name


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: f"{layout.kind}-{layout.version}")
def test_no_two_inputs_share_a_cell_or_a_checker_row(layout: Layout) -> None:
    cells = [at.address for at in layout.fields]
    cells += [cell for at in layout.answers for cell in (at.answer, at.comment)]
    cells += [cell for _, cell in layout.mineral_choice]
    assert len(cells) == len(set(cells))

    checker = layout.checker
    rows = [at.checker_row for at in layout.fields if at.checker_row]
    rows += [at.checker_row for at in layout.answers if at.checker_row]
    rows += [checker.product_list, checker.not_listed, checker.policy_url, *checker.smelters]
    rows += [row for row in (checker.minerals, checker.policy_comment) if row]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: f"{layout.kind}-{layout.version}")
def test_anchors_stand_above_and_below_the_answers(layout: Layout) -> None:
    first = min(int(at.address[1:]) for at in layout.fields if int(at.address[1:]) > 9)
    last = max(int(at.answer[1:]) for at in layout.answers)
    rows = [int(anchor.address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for anchor in layout.anchors]
    assert any(row < first for row in rows)
    assert any(row > last for row in rows)


def test_the_number_of_open_rows_of_an_empty_form_is_that_of_rmis_checker() -> None:
    """52 for the CMRT, 31 for EMRT 1.2 and later, 68 for EMRT 2 (their rows 6, URL, products, not-listed are off)."""
    for name, count in {"CMRT_6.5": 52, "EMRT_1.3": 31, "EMRT_2.1": 68}.items():
        layout = layout_named(name)
        fields = [at for at in layout.fields if at.checker_row]
        answers = [at for at in layout.answers if at.checker_row]
        assert len(fields) - 1 + len(answers) + len(layout.checker.smelters) == count, name


def test_rmi_counts_after_the_dot_in_decimals() -> None:
    versions = [layout.version for layout in LAYOUTS[TemplateKind.CMRT]]
    assert versions == sorted(versions, key=version_key)
    assert version_key("6.01") < version_key("6.1") < version_key("6.22") < version_key("6.6") < version_key("6.6.1")


def test_the_newest_editions_are_those_of_2026() -> None:
    assert NEWEST == {TemplateKind.CMRT: "6.6.1", TemplateKind.EMRT: "2.11.1"}
    assert OLDEST == {TemplateKind.CMRT: "6.0", TemplateKind.EMRT: "1.0"}


@pytest.mark.parametrize(
    ("kind", "version", "used"),
    [
        (TemplateKind.CMRT, "7.0", "6.6.1"),
        (TemplateKind.CMRT, "6.7", "6.6.1"),
        (TemplateKind.CMRT, "6.23", "6.22"),
        (TemplateKind.EMRT, "3.0", "2.11.1"),
    ],
)
def test_an_unknown_edition_is_read_like_the_newest_one_before_it(kind: TemplateKind, version: str, used: str) -> None:
    layout = layout_for(kind, version)
    assert layout is not None
    assert layout.version == used


def test_an_older_family_has_no_layout() -> None:
    assert layout_for(TemplateKind.CMRT, "5.12") is None


def test_emrt_2_gives_each_chosen_mineral_the_checker_row_of_its_slot() -> None:
    layout = layout_named("EMRT_2.1")
    rows = layout.checker.rows([("Cobalt", "cobalt "), ("Mica", "Mica")])
    assert rows.smelters == (("Cobalt", "cobalt ", 114), ("Mica", "Mica", 115))


def test_mica_is_not_asked_for_recycled_content_in_emrt_1() -> None:
    asked = [at for at in layout_named("EMRT_1.3").answers if at.question is Question.ALL_RECYCLED]
    assert [at.slot for at in asked] == [0]
