"""``oredesk risk location`` as a buyer meets it: one place, or the places of a supplier in four roles."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from journeys.world import World
from oredesk.core.smelter import FacilityStatus
from oredesk.core.supplier import OutOfScope
from oredesk.storage.ledger import SqlLedger
from place_figures import figures
from surveyed import GOOD_WORKS, registered, said, submit, supplier, tin, tin_list, workbook

pytestmark = pytest.mark.usefixtures("database")

NOW = dt.datetime.now(dt.UTC)


async def import_guinea(ledger: SqlLedger) -> None:
    """CPI and FSI figures that are made up: the real ones may not be passed on."""
    for edition in figures("GN", CPI=26, FSI=98):
        await ledger.add_edition(edition, NOW, "li")


async def fill(ledger: SqlLedger) -> None:
    """A supplier of tin from Myanmar and China, and one that is not asked."""
    await ledger.add_list(tin_list({GOOD_WORKS: FacilityStatus.CONFORMANT}), NOW, "li")
    name = "Solder [bold]One\x1b[31m"
    await registered(ledger, supplier(1, name=name), supplier(2, out_of_scope=OutOfScope.RESALE))
    await submit(ledger, 1, workbook(1, "a", tin(GOOD_WORKS), answers=said(origins=["MM", "CN"])), NOW)


@pytest.fixture
def desk(run: Run, world: World, database: Path) -> World:
    inside(world.folder, fill)
    return world


def as_json(run: Run, *arguments: object) -> Any:  # noqa: ANN401 - whatever is printed
    return json.loads(run("risk", "location", *arguments, "--format", "json").stdout)


class TestOnePlace:
    def test_guinea_with_imported_figures_calls_for_enhanced_due_diligence(self, run: Run, world: World) -> None:
        inside(world.folder, import_guinea)
        english = run("risk", "location", "Guinea", "--lang", "en").stdout
        assert "conflict: no; governance: yes; human rights: yes -> enhanced due diligence" in english
        chinese = run("risk", "location", "几内亚", "--lang", "zh").stdout
        assert "冲突：否；治理：是；人权：是 -> 加强尽职调查" in chinese

    def test_every_indicator_is_there_with_its_year_or_as_no_data(self, run: Run) -> None:
        page = run("risk", "location", "IN-TN").stdout
        for told in (
            "India (IN-TN)",
            "risk 45.8 of 100: medium",
            "70.0 lowered to 35.0",
            "552",
            "UCDP v25.1",
            "2023 old",
        ):
            assert told in page
        assert page.count("no data") == 6

    def test_a_number_in_the_middle_of_two_tenths_is_rounded_as_in_a_score(self, run: Run) -> None:
        """Kenya's is 68.85, which binary fractions bring just below the middle."""
        assert "risk 68.9 of 100: high" in run("risk", "location", "KE").stdout

    def test_gold_from_a_transit_country_is_told_with_its_list(self, run: Run) -> None:
        page = run("risk", "location", "AE", "--metal", "Au", "--lang", "zh").stdout
        assert "风险 60.0 分（满分 100）：高（仅按指标：11.5 分）" in page
        assert "美国财政部" in page

    def test_what_is_incomplete_is_never_called_low(self, run: Run) -> None:
        page = run("risk", "location", "TW").stdout
        assert "incomplete, at least 4.6" in page
        assert as_json(run, "TW")["band"] == "incomplete"

    def test_machines_get_every_number_in_full(self, run: Run) -> None:
        told = as_json(run, "NA")
        assert (told["country"], told["answers"]["conflict"], told["band"]) == ("NA", "no", "low")
        assert told["score"] == pytest.approx(20.1583333)
        deaths = told["verdicts"][0]
        assert (deaths["indicator"], deaths["value"], deaths["year"], deaths["old"]) == ("deaths", 0, 2024, False)
        assert [one["topic"] for one in told["lists"]] == ["eu-list", "covered", "un-regime"]

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("Atlantis[bold]",), "“Atlantis[bold]” names no country"),
            (("Congo",), "DR Congo (CD) / Republic of the Congo (CG)"),
            (("刚果", "--lang", "zh"), "请填写代码"),
            ((), "--supplier CODE"),
            (("RW", "--supplier", "V00001"), "not both"),
        ],
    )
    def test_what_is_no_one_place_is_refused(self, run: Run, arguments: tuple[str, ...], told: str) -> None:
        result = run("risk", "location", *arguments)
        assert result.exit_code == 2
        assert told in result.stderr


@pytest.mark.usefixtures("desk")
class TestASupplier:
    def test_its_places_are_told_by_role_the_worst_first(self, run: Run) -> None:
        page = run("risk", "location", "--supplier", "V00001").stdout
        assert "Solder [bold]One" in page
        assert "\x1b" not in page
        assert page.index("supplier's site: worst 21.2, low") < page.index("smelter: worst 21.2, low")
        assert page.index("origin of the mineral: worst 90.4, high") < page.index("Myanmar (MM)") < page.rindex("China")
        assert "transit: none named or known" in page

    def test_it_reads_in_chinese_too(self, run: Run) -> None:
        page = run("risk", "location", "--supplier", "V00001", "--lang", "zh").stdout
        assert "矿产来源地：最高 90.4 分，高" in page
        assert "缅甸 (MM)" in page

    def test_machines_get_the_worst_of_each_role_and_every_place(self, run: Run) -> None:
        told = as_json(run, "--supplier", "V00001")
        assert told["worst"]["origin"]["place"] == "MM"
        assert told["worst"]["transit"] is None
        smelter = next(one for one in told["places"] if one["role"] == "smelter")
        assert (smelter["smelters"], smelter["audited"], smelter["source"]) == ([GOOD_WORKS], True, "submission 1")

    @pytest.mark.parametrize(("code", "told"), [("V9", "V9"), ("V00002", "out of scope")])
    def test_one_that_is_not_there_or_not_asked_is_refused(self, run: Run, code: str, told: str) -> None:
        result = run("risk", "location", "--supplier", code)
        assert result.exit_code == 70
        assert told in result.stderr
