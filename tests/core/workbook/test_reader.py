"""From a workbook's bytes to a declaration: every edition, and what suppliers and their tools do to them."""

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filled_workbooks import cmrt, emrt, refusal_of, resaved, small, substance
from oredesk.core.cells import Value
from oredesk.core.declaration import Field, Question
from oredesk.core.mineral import Mineral
from oredesk.core.refusal import RefusalCode, Refused
from oredesk.core.template import TemplateKind
from oredesk.core.workbook.grid import open_grid
from oredesk.core.workbook.layouts import LAYOUTS, Layout
from oredesk.core.workbook.provinces import Provinces
from oredesk.core.workbook.reader import read_workbook
from oredesk.core.workbook.recognising import wishes
from oredesk.samples.builder import build
from oredesk.samples.complete import complete_cmrt, complete_emrt
from oredesk.samples.sample import MineInput, ProductInput, Sample
from spreadsheets import changed, parts, sheet_part, unzipped, worksheet, zipped

SHARED = Path(__file__).parents[4] / "shared" / "rmi"
"""The publisher's templates and oracle; they lie beside the repository where they are at hand."""

ALL = [layout for layouts in LAYOUTS.values() for layout in layouts]


# --- every edition -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", ALL, ids=lambda layout: f"{layout.kind}-{layout.version}")
def test_every_known_edition_is_read_by_its_own_layout(layout: Layout) -> None:
    complete = complete_cmrt if layout.kind is TemplateKind.CMRT else complete_emrt
    sample = complete("Acme", layout.version)
    declaration = read_workbook(build(replace(sample, products=(ProductInput("P-1", "Bolt"),))))
    template = declaration.template
    assert (template.kind, template.version, template.family, template.known) == (
        layout.kind,
        layout.version,
        layout.family,
        True,
    )
    assert declaration.company == "Acme"
    assert declaration.scope == "A"
    assert declaration.alterations == ()
    assert {answer.mineral for answer in declaration.answers} == {*declaration.minerals, None}
    assert all(answer.meaning for answer in declaration.answers)
    assert {row.metal for row in declaration.smelters} == {mineral.value for mineral in declaration.minerals}
    assert all(row.country and row.smelter_id for row in declaration.smelters)
    assert declaration.first_product.value == "P-1"


@pytest.mark.parametrize(
    "sample",
    [complete_cmrt("Acme"), complete_cmrt("Acme", "6.01"), complete_emrt("Acme"), complete_emrt("Acme", "1.1")],
)
def test_every_smelter_is_found_in_the_files_own_lists(sample: Sample) -> None:
    declaration = read_workbook(build(sample))
    assert len({row.lookup_row for row in declaration.smelters} - {0}) == len(declaration.smelters)
    assert all(re.fullmatch(r"[A-Z]{2}-S\d\d", row.region) for row in declaration.smelters)
    offered = dict(declaration.offered)
    assert offered.keys() >= {row.metal for row in declaration.smelters}
    assert min(offered.values()) > 20


def test_the_lists_of_every_published_template_are_understood() -> None:
    for path in sorted((SHARED / "templates").glob("RMI_[CE]MRT*.xlsx")):
        provinces = Provinces(open_grid(path.read_bytes(), wishes).pairs)
        assert provinces.code("CHINA", "Yunnan Sheng") == "CN-YN", path.name
        assert provinces.code("RUSSIAN FEDERATION", "Belgorodskaya oblast'") == "RU-BEL", path.name


def test_no_published_template_is_misread() -> None:
    for path in sorted((SHARED / "templates").glob("*.xlsx")):
        kind, version = path.stem.removeprefix("RMI_").split("_")
        if TemplateKind(kind) not in LAYOUTS:
            assert refusal_of(path.read_bytes()).code is RefusalCode.OTHER_TEMPLATE
            continue
        declaration = read_workbook(path.read_bytes())
        layout = next(layout for layout in LAYOUTS[TemplateKind(kind)] if layout.version == version)
        assert (declaration.template.version, declaration.template.known) == (version, True)
        assert declaration.template.revision_date == layout.released
        assert declaration.template.language == "中文 Chinese"
        assert declaration.alterations == ()
        assert declaration.leftovers == ()
        assert (declaration.products, declaration.mines) == ((), ())
        filled_by_its_publisher = {"6.31"}
        blank = all(answer.entry.value is None for answer in declaration.answers)
        assert blank is (version not in filled_by_its_publisher)


def test_the_minerals_of_every_oracle_case_are_those_of_the_template() -> None:
    """What the template's own sorting formulas gave (EMRT 2.x), against the six cells as they were filled."""
    for path in sorted((SHARED / "oracle" / "cases").glob("emrt2*/checker.json")):
        minerals = json.loads(path.read_text(encoding="utf-8"))["minerals"]
        case = json.loads(path.with_name("case.json").read_text(encoding="utf-8"))
        chosen = case.get("minerals", ["Cobalt", "Copper", "Graphite", "Lithium", "Mica", "Nickel"])
        version = case["template"].removeprefix("EMRT_")
        sample = replace(complete_emrt("A", version), minerals=tuple(map(Mineral, chosen)), answers={}, smelters=())
        assert [mineral.value for mineral in read_workbook(build(sample)).minerals] == minerals


# --- editions that are not read ------------------------------------------------------------------------------------


def with_revision(data: bytes, text: str) -> bytes:
    return changed(data, "xl/sharedStrings.xml", (b"Revision 6.5", text.encode()))


def test_findings_can_name_a_renamed_smelter_list() -> None:
    """Without any row: the sheet's name is the only thing to point at."""
    sample = replace(complete_cmrt("A"), smelters=())
    renamed = resaved(small(build(sample)), lambda book: setattr(book["Smelter List"], "title", "Smelter List (2)"))
    assert read_workbook(renamed).smelter_sheet == "Smelter List (2)"
    assert (
        read_workbook(resaved(cmrt(), lambda book: book.remove(book["Smelter List"]))).smelter_sheet == "Smelter List"
    )


def test_hidden_rows_are_read_where_the_edition_has_them() -> None:
    declaration = read_workbook(build(replace(complete_emrt("A", "1.3"), raw={"Declaration": {"D29": "Yes"}})))
    assert [(str(entry.cell), entry.value, row) for entry, row in (hidden.switch for hidden in declaration.hidden)] == [
        ("Declaration!D28", "No", 17),
        ("Declaration!D29", "Yes", 18),
    ]
    assert [entry.cell.address for entry, _ in declaration.hidden[1].others] == ["D41", "D47", "D53", "D59", "D65"]
    assert read_workbook(emrt()).hidden == ()


def test_a_newer_edition_is_read_with_the_newest_layout_and_says_so() -> None:
    template = read_workbook(with_revision(cmrt(), "Revision 6.9")).template
    assert (template.version, template.layout_version, template.known) == ("6.9", "6.6.1", False)


def test_an_older_family_is_refused_with_the_edition_wanted() -> None:
    refusal = refusal_of(with_revision(cmrt(), "Revision 5.12"))
    assert refusal.code is RefusalCode.OLDER_EDITION
    assert dict(refusal.facts) == {"kind": "CMRT", "version": "5.12", "newest": "6.6.1", "oldest": "6.0"}


def test_the_other_templates_are_recognised_by_name() -> None:
    rows = '<row r="2"><c r="D2" t="s"><v>0</v></c></row><row r="3"><c r="J3" t="s"><v>1</v></c></row>'
    texts = ("Additional Minerals Reporting Template (AMRT)", "Revision 1.3\nOctober 17, 2025")
    refusal = refusal_of(zipped(parts({"Declaration": worksheet(rows)}, texts)))
    assert refusal.code is RefusalCode.OTHER_TEMPLATE
    assert dict(refusal.facts) == {"kind": "AMRT", "version": "1.3"}


def test_a_workbook_of_another_kind_is_refused() -> None:
    assert refusal_of(zipped(parts({"Sheet1": worksheet("")}))).code is RefusalCode.NOT_A_TEMPLATE


# --- what tools do -------------------------------------------------------------------------------------------------


def test_a_file_without_any_stored_result_is_read_the_same() -> None:
    """Saved by a script, as customers' portals do."""
    for data in (cmrt(), emrt()):
        assert substance(read_workbook(resaved(data))) == substance(read_workbook(data))


def test_a_file_that_was_never_calculated_is_read_the_same() -> None:
    sample = complete_cmrt("Acme Fasteners")
    assert substance(read_workbook(build(replace(sample, results=False)))) == substance(read_workbook(cmrt()))


def test_strict_ooxml_is_read() -> None:
    """Excel's "Strict Open XML Spreadsheet"."""
    members = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006", b"http://purl.oclc.org/ooxml/spreadsheetml"
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
        )
        for name, content in unzipped(cmrt()).items()
        if isinstance(content, bytes)
    }
    assert read_workbook(zipped(members)) == read_workbook(cmrt())


def test_prefixed_tags_are_read() -> None:
    """Open XML SDK and ClosedXML write ``<x:c>``."""
    members = unzipped(cmrt())
    for name, content in members.items():
        if name.startswith("xl/worksheets/") and isinstance(content, bytes):
            prefixed = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", content)
            members[name] = prefixed.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")
    assert read_workbook(zipped(members)) == read_workbook(cmrt())


def test_comments_in_the_xml_are_survived() -> None:
    part = sheet_part(cmrt(), "Smelter List")
    data = changed(cmrt(), part, (b"<sheetData>", b'<sheetData><!-- <row r="9"> -->'))
    assert substance(read_workbook(data)) == substance(read_workbook(cmrt()))


def test_the_share_of_suppliers_may_be_a_number() -> None:
    sample = complete_cmrt("Acme", "6.1")
    asked = (Question.SHARE_OF_SUPPLIERS, Mineral.TIN)
    for value in (1.0, "1", "100 %", "100%"):
        declaration = read_workbook(build(replace(sample, answers={**sample.answers, asked: value})))
        answer = declaration.answer(*asked)
        assert answer
        assert (answer.entry.value, answer.meaning) == (value, "100%")


@pytest.mark.parametrize("value", ["02-May-2024", "2025.06.30", "2026年5月1日", dt.date(2026, 5, 1)])
def test_dates_stay_as_they_were_stored(value: str | dt.date) -> None:
    sample = complete_cmrt("Acme")
    declaration = read_workbook(build(replace(sample, fields={**sample.fields, Field.EFFECTIVE_DATE: value})))
    assert declaration.field(Field.EFFECTIVE_DATE).entry.value == value


def test_blank_looking_cells_are_told_apart() -> None:
    """A space and an ideographic space count as answered for RMI's Checker; an empty text and a 0 do not."""
    sample = complete_cmrt("Acme")
    typed: dict[Field, Value] = {
        Field.COMPANY_NAME: " ",
        Field.CONTACT_NAME: "\u3000",
        Field.AUTHORIZER_NAME: "",
        Field.CONTACT_PHONE: 0.0,
    }
    declaration = read_workbook(build(replace(sample, fields={**sample.fields, **typed})))
    blank = {field for field in typed if declaration.field(field).entry.is_blank}
    assert blank == {Field.AUTHORIZER_NAME, Field.CONTACT_PHONE}


def test_mines_and_products_are_read() -> None:
    sample = replace(
        complete_emrt("Acme"),
        products=(ProductInput(4711.0, "Magnet", "R-1", "Their magnet"), None, ProductInput(name="No number")),
        mines=(MineInput(metal="Cobalt", mine="Recycled"),),
    )
    declaration = read_workbook(build(sample))
    assert [(row.row, row.number.value, row.name.value) for row in declaration.products] == [
        (6, 4711.0, "Magnet"),
        (8, None, "No number"),
    ]
    assert [(row.metal, row.mine) for row in declaration.mines] == [("Cobalt", "Recycled")]


def test_a_changed_mineral_choice_leaves_answers_over() -> None:
    three = (Mineral.COBALT, Mineral.LITHIUM, Mineral.NICKEL)
    sample = replace(complete_emrt("Acme", minerals=three), minerals_now=(Mineral.LITHIUM, Mineral.NICKEL))
    declaration = read_workbook(build(sample))
    assert declaration.minerals == (Mineral.LITHIUM, Mineral.NICKEL)
    assert {answer.mineral for answer in declaration.leftovers} == {None}
    assert {answer.cell.address for answer in declaration.leftovers} >= {"D32", "D44"}
    assert declaration.checker.smelters == (("Lithium", "Lithium", 114), ("Nickel", "Nickel", 115))


# --- whatever may come ---------------------------------------------------------------------------------------------


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_file_with_spoilt_bytes_is_read_or_refused(data: st.DataObject) -> None:
    spoilt = bytearray(cmrt())
    for _ in range(data.draw(st.integers(1, 4))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_workbook(bytes(spoilt))
    except Refused:
        return


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_sheet_with_spoilt_cells_is_read_or_refused(data: st.DataObject) -> None:
    members = unzipped(cmrt())
    part = sheet_part(cmrt(), data.draw(st.sampled_from(["Declaration", "Smelter List", "Smelter Look-up"])))
    content = members[part]
    assert isinstance(content, bytes)
    cells = list(re.finditer(rb"(?<=<v>)[^<]+(?=</v>)", content))
    for _ in range(5):
        cell = data.draw(st.sampled_from(cells))
        filling = data.draw(st.sampled_from(_SPOILT))
        length = cell.end() - cell.start()
        content = content[: cell.start()] + filling.ljust(length)[:length] + content[cell.end() :]
    try:
        read_workbook(zipped({**members, part: content}))
    except Refused:
        return


_SPOILT = (b"1", b"0", b"-1", b"1e400", b"NaN", b"#N/A", b"", b"99999999", b"&bad;", b"x")
