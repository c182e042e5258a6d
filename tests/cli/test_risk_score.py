"""``oredesk risk score``, ``list`` and ``history`` as a buyer meets them."""

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from journeys.world import World
from oredesk.core.conduct import Conduct
from oredesk.core.override import Override
from oredesk.core.risk_score import Band
from oredesk.core.smelter import FacilityStatus
from oredesk.core.supplier import OutOfScope
from oredesk.storage.ledger import SqlLedger
from surveyed import BAD_WORKS, GOOD_WORKS, POOR, registered, said, submit, supplier, tin, tin_list, workbook

STATUSES = {GOOD_WORKS: FacilityStatus.CONFORMANT, BAD_WORKS: FacilityStatus.SANCTIONED}


async def fill(ledger: SqlLedger) -> None:
    """A good supplier, one whose tin comes from a sanctioned smelter, and one that is not asked."""
    at = dt.datetime.now(dt.UTC)
    await ledger.add_list(tin_list(STATUSES), at, "staff")
    away = OutOfScope.RESALE
    await registered(
        ledger,
        supplier(1, business_unit="Boards", spend=Decimal(10), sources=8),
        supplier(2, name="=Shady [bold]Solder\x1b[31m", aliases=("Solder 2 有限公司",), business_unit="Cables"),
        supplier(3, out_of_scope=away),
    )
    await submit(ledger, 1, workbook(1, "a", tin(GOOD_WORKS)), at)
    await submit(ledger, 2, workbook(2, "a", tin(BAD_WORKS), answers=said(POOR)), at)


@pytest.fixture
def desk(run: Run, world: World) -> World:
    inside(world.folder, fill)
    return world


@pytest.mark.usefixtures("desk")
class TestScore:
    def test_tells_how_many_were_scored(self, run: Run) -> None:
        told = run("risk", "score")
        assert told.exit_code == 0
        assert "✓ Suppliers scored: 2, of them as before: 0. Method: oredesk" in told.stdout
        assert "as before: 2." in run("risk", "score").stdout
        assert "2 家与上次相同" in run("risk", "score", "--lang", "zh").stdout

    def test_tells_who_moved_to_another_tier(self, run: Run, desk: World) -> None:
        run("risk", "score")
        abuse = Conduct(refused_correction=True)
        inside(desk.folder, lambda ledger: ledger.record_conduct(1, abuse, dt.datetime.now(dt.UTC), "K. Li", "audit"))
        told = run("risk", "score", "--format", "json")
        assert json.loads(told.stdout)["moved"] == [{"code": "V00001", "before": "low", "now": "high"}]

    def test_scores_only_whom_it_is_given(self, run: Run) -> None:
        told = json.loads(run("risk", "score", "v00002", "--format", "json").stdout)
        assert (told["scored"], told["failed"], told["campaign"]) == (1, [], None)

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["V00009"], "The register has no supplier “V00009”"),
            (["V00003"], "Supplier V00003 is out of scope"),
            (["--campaign", "1999"], "There is no campaign “1999”"),
        ],
    )
    def test_refuses_what_is_not_there_and_scores_nobody(self, run: Run, arguments: list[str], said: str) -> None:
        told = run("risk", "score", "V00001", *arguments)
        assert told.exit_code == 70
        assert said in told.stderr
        assert json.loads(run("risk", "list", "--format", "json").stdout)["suppliers"] == []

    def test_is_done_for_the_campaign_that_runs(self, run: Run) -> None:
        assert run("campaign", "open", "2026", "--starts", "2026-01-01").exit_code == 0
        assert ", campaign 2026." in run("risk", "score").stdout

    def test_a_wrong_method_file_is_told_and_nothing_scored(
        self, run: Run, desk: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (desk.folder / "own.toml").write_text("[matrix]\nname = 1\n")
        monkeypatch.setenv("OREDESK_RISK_METHOD", "own.toml")
        told = run("risk", "score")
        assert told.exit_code == 78
        assert "The method file own.toml cannot be used" in told.stderr


@pytest.mark.usefixtures("desk")
class TestList:
    def test_shows_the_highest_first_with_the_gate_that_lifted_it(self, run: Run) -> None:
        run("risk", "score")
        rows = json.loads(run("risk", "list", "--format", "json").stdout)["suppliers"]
        assert [(row["code"], row["tier"], row["gates"]) for row in rows] == [
            ("V00002", "high", ["G1"]),
            ("V00001", "low", []),
        ]
        told = run("risk", "list").stdout
        assert "2 scored: 1 high, 0 medium, 1 low." in told
        assert "wait to be scored anew" not in told  # nobody scores the one that is out of scope
        assert "out of scope" not in told

    def test_shows_foreign_names_as_they_are_and_no_escape_sequence(self, run: Run) -> None:
        run("risk", "score")
        told = run("risk", "list").stdout
        assert "Shady [bold]Solder" in told
        assert "\x1b[31m" not in told

    def test_speaks_chinese(self, run: Run) -> None:
        run("risk", "score")
        assert "2 家已评分：高 1 家，中 0 家，低 1 家。" in run("risk", "list", "--lang", "zh").stdout

    def test_a_persons_word_stands_beside_the_computed_tier(self, run: Run, desk: World) -> None:
        run("risk", "score")
        day = dt.date.today() + dt.timedelta(days=30)  # noqa: DTZ011 - the day at the terminal
        word = Override(2, dt.datetime.now(dt.UTC), "K. Li", Band.MEDIUM, "the match is another company", day)
        inside(desk.folder, lambda ledger: ledger.add_override(word))

        for tier in ("high", "medium"):
            (row,) = json.loads(run("risk", "list", "--tier", tier, "--format", "json").stdout)["suppliers"]
            assert (row["tier"], row["override"]["tier"], row["override"]["who"]) == ("high", "medium", "K. Li")
        assert f"medium until {day}" in run("risk", "list").stdout

    def test_can_be_asked_of_one_business_unit(self, run: Run) -> None:
        run("risk", "score")
        told = json.loads(run("risk", "list", "--unit", "boards", "--format", "json").stdout)
        assert [row["code"] for row in told["suppliers"]] == ["V00001"]

    def test_makes_a_table_for_spreadsheets_in_which_no_name_is_a_formula(self, run: Run) -> None:
        run("risk", "score")
        rows = list(csv.DictReader(io.StringIO(run("risk", "list", "--format", "csv").stdout.lstrip("\ufeff"))))
        assert rows[0]["supplier"].startswith("'=Shady")
        assert rows[0]["tier"] == "high"

    def test_tells_who_is_not_scored_yet(self, run: Run) -> None:
        assert "Not scored yet: 2." in run("risk", "list").stdout

    def test_says_where_nobody_fits(self, run: Run) -> None:
        run("risk", "score")
        assert "No scored supplier fits that." in run("risk", "list", "--tier", "medium").stdout


def test_whom_a_fault_keeps_from_being_scored_is_told_with_its_code(run: Run, desk: World) -> None:
    async def fail(ledger: SqlLedger) -> None:
        (waiting, *_) = await ledger.to_rescore(10)
        await ledger.note_scoring_fault(waiting, "KeyError at gates:12")

    inside(desk.folder, fail)
    told = run("risk", "list")
    assert "✗ V00001 could not be scored, by a fault of ours: KeyError at gates:12" in told.stdout
    assert "Not scored yet: 1." in told.stdout
    failed = json.loads(run("risk", "list", "--format", "json").stdout)["failed"]
    assert failed == [{"code": "V00001", "fault": "KeyError at gates:12"}]


def test_without_a_register_nobody_is_scored_and_the_way_to_one_is_told(run: Run) -> None:
    told = run("risk", "score")
    assert told.exit_code == 0
    assert "oredesk suppliers import" in told.stdout


@pytest.mark.usefixtures("desk")
class TestHistory:
    def test_shows_every_score_and_what_moved_it(self, run: Run, desk: World) -> None:
        run("risk", "score")
        better = workbook(2, "b", tin(GOOD_WORKS), company="Solder 2 有限公司")
        inside(desk.folder, lambda ledger: submit(ledger, 2, better, dt.datetime.now(dt.UTC)))
        run("risk", "score")

        first, second = json.loads(run("risk", "history", "V00002", "--format", "json").stdout)["scores"]
        assert (first["tier"], first["gates"], second["gates"]) == ("high", ["G1"], [])
        assert "submission 3" in second["cause"]
        assert second["moved_by"]["Y5"] < 0
        told = " ".join(run("risk", "history", "V00002").stdout.split())
        assert "gate G1 no longer applies" in told
        assert "Y5 smelter status" in told

    def test_speaks_chinese(self, run: Run) -> None:
        run("risk", "score")
        told = run("risk", "history", "V00002", "--lang", "zh").stdout
        assert "原因：人工要求评分；供应商台账变更；提交文件 2" in told
        assert "评分方法：oredesk" in told

    def test_of_a_supplier_that_is_not_scored_says_so(self, run: Run) -> None:
        assert "has not been scored yet" in run("risk", "history", "V00001").stdout

    def test_of_nobody_is_refused(self, run: Run) -> None:
        assert run("risk", "history", "V1").exit_code == 70
