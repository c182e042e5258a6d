"""``oredesk risk register`` and what people do about a risk, as they meet it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from journeys.world import World
from oredesk.core.open_risk import OtherRisk, Proposal
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.storage.ledger import SqlLedger

NOW = dt.datetime(2026, 3, 20, 9, 0, tzinfo=dt.UTC)
LATER = str(dt.datetime.now(dt.UTC).date() + dt.timedelta(days=60))
PAST = str(dt.datetime.now(dt.UTC).date() - dt.timedelta(days=60))


@pytest.fixture(autouse=True)
def two_suppliers(run: Run, world: World, database: Path) -> World:
    """In an empty folder, so that commands find them there."""

    async def work(ledger: SqlLedger) -> None:
        suppliers = [Supplier(SupplierCode(code), f"{code} [b]Werke\x1b[31m") for code in ("V1", "V2")]
        await ledger.change_suppliers(suppliers, NOW, "li", "test")

    inside(world.folder, work)
    return world


def open_one(run: Run, kind: str = "bribery", code: str = "V1") -> None:
    opened = run("risk", "open", code, "--kind", kind, "--cause", "audit [b] A-7", "--owner", "王芳")
    assert opened.exit_code == 0, opened.stderr


def only(run: Run) -> dict[str, Any]:
    (risk,) = json.loads(run("risk", "register", "--all", "--format", "json").stdout)
    assert isinstance(risk, dict)
    return risk


def decide(run: Run, strategy: str = "continue") -> None:
    decided = run("risk", "decide", "1", "--strategy", strategy, "--reason", "agreed", "--due", LATER)
    assert decided.exit_code == 0, decided.stderr


class TestRegister:
    def test_it_begins_empty(self, run: Run) -> None:
        assert "No risk is open" in run("risk", "register").stdout

    def test_a_risk_shows_what_is_proposed_and_that_nothing_is_decided(self, run: Run) -> None:
        open_one(run, "forced-labour")
        shown = run("risk", "register", "1").stdout
        assert "proposed: suspend trade while mitigating (OECD Annex II asks" in shown
        assert "a proposal is no decision" in shown
        assert "V1 [b]Werke" in shown
        assert "\x1b" not in shown
        chinese = run("risk", "register", "1", "--lang", "zh").stdout
        assert "强迫或强制劳动" in chinese
        assert "系统建议：暂停交易，同时减缓风险" in chinese
        assert "audit [b] A-7" in chinese

    def test_it_can_be_asked_for_one_supplier_or_one_number(self, run: Run) -> None:
        open_one(run)
        open_one(run, code="V2")
        assert [
            one["supplier"]
            for one in json.loads(run("risk", "register", "--supplier", "v2", "--format", "json").stdout)
        ] == ["V2"]
        listed = run("risk", "register", "--lang", "zh").stdout
        assert "待处理：2" in listed
        assert "\x1b" not in listed
        assert "There is no risk 9" in run("risk", "register", "9").stderr
        assert "no supplier “V9”" in run("risk", "register", "--supplier", "V9").stderr

    def test_what_the_software_opened_carries_no_persons_name(self, run: Run, two_suppliers: World) -> None:
        async def work(ledger: SqlLedger) -> None:
            (first, _) = await ledger.suppliers()
            await ledger.propose_risks([Proposal(first.number, OtherRisk.MANAGEMENT, "score 7")], NOW)

        inside(two_suppliers.folder, work)
        assert only(run)["opened_by"] == ""
        assert "software" in run("risk", "register", "1").stdout
        assert "management of minerals risks" in run("risk", "register").stdout


class TestWay:
    def test_from_open_to_closed_with_names_and_reasons(self, run: Run) -> None:
        open_one(run)
        decide(run)
        for step, state in (
            (("mitigate", "1", "--reason", "plan sent"), "mitigating"),
            (("verify", "1", "--level", "low", "--reason", "audit A-9"), "verified"),
            (("close", "1", "--reason", "done"), "closed"),
        ):
            done = run("risk", *step)
            assert done.exit_code == 0, done.stderr
            assert f"state: {state}" in done.stdout
        risk = only(run)
        assert (risk["state"], risk["residual"], risk["due"]) == ("closed", "low", LATER)
        assert risk["approved"]["reason"] == "agreed"
        assert [one["what"] for one in risk["events"]] == [
            "opened",
            "proposed",
            "decided",
            "mitigating",
            "verified",
            "closed",
        ]
        assert all(one["who"] for one in risk["events"] if one["what"] != "proposed")
        assert "No risk is open" in run("risk", "register").stdout

    @pytest.mark.parametrize(("lang", "told"), [("en", "a proposal is not a decision"), ("zh", "系统建议不等于决定")])
    def test_an_illegal_step_is_refused_in_plain_words(self, run: Run, lang: str, told: str) -> None:
        open_one(run)
        before = only(run)
        refused = run("risk", "mitigate", "1", "--reason", "at once", "--lang", lang)
        assert refused.exit_code == 70
        assert told in "".join(refused.stderr.split("\n"))
        assert only(run) == before

    def test_to_end_a_relationship_is_decided_and_reported_by_people(self, run: Run) -> None:
        open_one(run)
        decided = run("risk", "decide", "1", "--strategy", "terminate", "--reason", "board", "--due", LATER)
        assert "Next: people end the relationship" in decided.stdout
        assert "end the relationship" in run("risk", "mitigate", "1", "--reason", "x").stderr
        assert "已关闭" in run("risk", "close", "1", "--reason", "ended on 1 May", "--lang", "zh").stdout

    def test_an_escalated_risk_asks_for_a_new_decision(self, run: Run) -> None:
        open_one(run)
        decide(run)
        told = run("risk", "escalate", "1", "--reason", "no progress").stdout
        assert "Next: a person decides" in told
        assert "new decision" in run("risk", "mitigate", "1", "--reason", "x").stderr
        decide(run, "suspend")
        assert only(run)["strategy"] == "suspend"

    def test_what_remains_high_is_not_closed(self, run: Run) -> None:
        open_one(run)
        decide(run)
        assert "mitigate further" in run("risk", "verify", "1", "--level", "high", "--reason", "visit").stdout
        assert "What remains of risk 1 is high" in run("risk", "close", "1", "--reason", "x").stderr


class TestInput:
    def test_kinds_are_those_of_annex_ii_and_management(self, run: Run) -> None:
        refused = run("risk", "open", "V1", "--kind", "rumour", "--cause", "x", "--owner", "li")
        assert refused.exit_code == 2
        assert "child-labour" in refused.stderr

    def test_one_kind_is_open_once_for_a_supplier(self, run: Run) -> None:
        open_one(run)
        again = run("risk", "open", "V1", "--kind", "bribery", "--cause", "x", "--owner", "li", "--lang", "zh")
        assert again.exit_code == 70
        assert "已有同类风险" in again.stderr
        open_one(run, "money-laundering")

    def test_a_cause_and_an_owner_are_needed(self, run: Run) -> None:
        assert (
            "cause is needed" in run("risk", "open", "V1", "--kind", "bribery", "--cause", " ", "--owner", "li").stderr
        )
        assert run("risk", "open", "V1", "--kind", "bribery", "--cause", "x").exit_code == 2

    def test_a_due_date_lies_ahead_and_is_needed_for_a_decision(self, run: Run) -> None:
        open_one(run)
        command = ("risk", "decide", "1", "--strategy", "continue", "--reason", "x")
        assert "has passed" in run(*command, "--due", PAST).stderr
        assert "no due date yet" in run(*command).stderr

    def test_a_risk_that_is_not_there_is_told(self, run: Run) -> None:
        assert "There is no risk 4" in run("risk", "close", "4", "--reason", "x").stderr

    def test_a_reason_is_needed(self, run: Run) -> None:
        open_one(run)
        assert "a reason is needed" in run("risk", "escalate", "1", "--reason", " ").stderr
