"""``oredesk risk flags`` and ``oredesk risk due-diligence`` as a buyer meets them."""

import datetime as dt
import getpass
import json
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from journeys.world import World
from oredesk.core.due_diligence import FlagHit, Item, Plan, PlannedItem, RedFlag
from oredesk.core.smelter import FacilityStatus
from oredesk.storage.ledger import SqlLedger
from surveyed import GOOD_WORKS, found, registered, said, submit, supplier, tin, tin_list, workbook

pytestmark = pytest.mark.usefixtures("database")

NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
ITEMS = ("questionnaire", "licence", "custody", "route", "desk-assessment", "site-assessment")


async def fill(ledger: SqlLedger) -> None:
    """A supplier of tin from Myanmar that once was from the DR Congo, one of whom nothing is odd, and a silent one."""
    await ledger.add_list(tin_list({GOOD_WORKS: FacilityStatus.CONFORMANT}), NOW, "li")
    await registered(ledger, supplier(1, name="Solder [bold]One"), supplier(2), supplier(3))
    await submit(ledger, 1, workbook(1, "a", tin(GOOD_WORKS), answers=said(origins=["CD"])), NOW - 90 * DAY)
    odd = workbook(1, "b", tin(GOOD_WORKS), answers=said(origins=["MM"]), examination=found("D061"))
    await submit(ledger, 1, odd, NOW)
    await submit(ledger, 2, workbook(2, "a", tin(GOOD_WORKS), answers=said(origins=["CN"])), NOW)


async def open_long_ago(ledger: SqlLedger) -> None:
    """The software opened a case about the silent supplier, and the licence is still awaited."""
    stored = await ledger.supplier("V00003")
    assert stored
    flag = FlagHit(RedFlag.ANOMALIES, (("code", "D063"),), source="submission 9", on=dt.date(2026, 1, 1))
    plan = Plan((flag,), (PlannedItem(Item.LICENCE, dt.date(2026, 1, 15)),), dt.date(2025, 1, 1))
    await ledger.open_due_diligence({stored.number: plan}, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))


@pytest.fixture
def desk(run: Run, world: World, database: Path) -> World:
    inside(world.folder, fill)
    return world


def test_an_empty_register_raises_none(run: Run) -> None:
    assert "No supplier raises a red flag" in run("risk", "flags").stdout
    assert json.loads(run("risk", "flags", "--format", "json").stdout) == []


@pytest.mark.usefixtures("desk")
class TestFlags:
    def test_suppliers_that_raise_any_are_listed(self, run: Run) -> None:
        result = run("risk", "flags")
        assert result.exit_code == 1
        assert "V00001 Solder [bold]One L1, S5, C6" in " ".join(result.stdout.split())
        assert "V00002" not in result.stdout

    def test_one_supplier_is_told_every_flag_with_evidence(self, run: Run) -> None:
        page = run("risk", "flags", "V00001").stdout
        assert "origin of the mineral: Myanmar (MM) for tin; armed conflict" in page
        assert "(submission 2, " in page
        assert "origin of the mineral: DR Congo (CD) for tin" in page
        assert "D061 Template's list named" in page
        assert "no data: only people know about shareholdings" in page

    def test_it_reads_in_chinese_too(self, run: Run) -> None:
        page = run("risk", "flags", "V00001", "--lang", "zh").stdout
        assert "矿产来自或途经受冲突影响和高风险地区" in page
        assert "缅甸 (MM)（锡）；存在武装冲突" in page

    def test_no_flag_is_no_proof(self, run: Run) -> None:
        result = run("risk", "flags", "V00002")
        assert result.exit_code == 0
        assert "No flag is no proof" in result.stdout

    def test_machines_get_every_flag(self, run: Run) -> None:
        (told,) = json.loads(run("risk", "flags", "V00001", "--format", "json").stdout)
        flags = {one["flag"]: one for one in told["flags"]}
        assert list(flags) == ["L1", "L2", "L3", "S4", "S5", "C6", "G1"]
        assert flags["L1"]["hits"][0]["place"] == "MM"
        assert (flags["L2"]["known"], flags["L2"]["missing"]) == ("unknown", "no-production-table")


@pytest.mark.usefixtures("desk")
class TestDueDiligence:
    def test_what_flags_call_for_is_opened_followed_and_closed_by_people(self, run: Run) -> None:
        assert "No enhanced due diligence is open." in run("risk", "due-diligence").stdout
        opened = run("risk", "due-diligence", "open", "V00001")
        assert opened.exit_code == 0
        assert f"by {getpass.getuser()}" in opened.stdout
        assert "L1, S5, C6" in run("risk", "due-diligence").stdout
        assert run("risk", "due-diligence", "open", "V00001").stdout == opened.stdout

        early = run("risk", "due-diligence", "close", "V00001", "--conclusion", "fine")
        assert early.exit_code == 1
        assert "still open: know-your-supplier questionnaire" in " ".join(early.stderr.split())
        for item in ITEMS:
            noted = run("risk", "due-diligence", "done", "V00001", item, "--evidence", "share/[v1]/文件.pdf")
            assert noted.exit_code == 0
        assert "share/[v1]/文件.pdf" in noted.stdout
        assert "100 % done" in noted.stdout

        closed = run("risk", "due-diligence", "close", "V00001", "--conclusion", "来源已更换", "--lang", "zh")
        assert closed.exit_code == 0
        assert "关闭：来源已更换" in closed.stdout
        assert "No enhanced" in run("risk", "due-diligence").stdout
        again = run("risk", "due-diligence", "open", "V00001")
        assert again.exit_code == 1
        assert "no red flag that is not dealt with" in again.stderr
        assert "closed on" in run("risk", "flags").stdout

    def test_a_persons_word_opens_it_too(self, run: Run) -> None:
        command = ("risk", "due-diligence", "open", "V00003", "--flag", "S4")
        assert "belong together" in run(*command).stderr
        opened = run(*command, "--reason", "holds 30 % of a mine in Kivu")
        assert opened.exit_code == 0
        assert f"holds 30 % of a mine in Kivu ({getpass.getuser()}, " in opened.stdout
        assert "holds 30 %" in run("risk", "flags", "V00003").stdout

    def test_overdue_items_are_counted(self, run: Run, desk: World) -> None:
        inside(desk.folder, open_long_ago)
        assert "2026-01-15 overdue" in run("risk", "due-diligence", "--supplier", "V00003").stdout
        assert "2026-01-15 已逾期" in run("risk", "due-diligence", "--supplier", "V00003", "--lang", "zh").stdout
        (case,) = json.loads(run("risk", "due-diligence", "--format", "json").stdout)
        assert [(one["item"], one["overdue"]) for one in case["items"]] == [("licence", True)]

    def test_machines_get_the_cases(self, run: Run) -> None:
        run("risk", "due-diligence", "open", "V00001")
        (case,) = json.loads(run("risk", "due-diligence", "--format", "json").stdout)
        assert (case["supplier"], case["completion"]) == ("V00001", 0)
        assert [one["item"] for one in case["items"]] == list(ITEMS)
        assert {one["flag"] for one in case["flags"]} == {"L1", "S5", "C6"}

    def test_what_cannot_be_done_is_said(self, run: Run) -> None:
        done = ("risk", "due-diligence", "done", "V00002", "licence", "--evidence")
        assert "no enhanced due diligence" in run(*done, "x").stderr.lower()
        assert run(*done, "  ").exit_code == 2
        assert (
            "没有进行中" in run("risk", "due-diligence", "close", "V00002", "--conclusion", "x", "--lang", "zh").stderr
        )
        assert run("risk", "due-diligence", "open", "V9").exit_code == 70
