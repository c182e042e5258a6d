"""What people decided about suppliers is listed with who, when and why, beside what they decided about mails."""

import datetime as dt
import json
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from journeys.world import World
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.storage.ledger import SqlLedger

SOON = str(dt.datetime.now(dt.UTC).date() + dt.timedelta(days=60))
DECIDED = (
    ("campaign", "open", "2026", "--starts", "2026-01-01"),
    ("campaign", "deadline", SOON, "--reason", "holidays"),
    ("risk", "override", "V1", "--tier", "low", "--until", SOON, "--reason", "visited [b] 实地"),
    ("risk", "override", "V1", "--withdraw", "--reason", "a mistake"),
    ("risk", "open", "V1", "--kind", "bribery", "--cause", "audit A-7", "--owner", "王芳"),
    ("risk", "decide", "1", "--strategy", "suspend", "--reason", "agreed", "--due", SOON),
    ("risk", "due-diligence", "open", "V1", "--flag", "S4", "--reason", "owns a mine"),
    ("risk", "due-diligence", "done", "V1", "licence", "--evidence", "folder 7"),
)


@pytest.fixture
def decided(run: Run, world: World, database: Path) -> Run:
    """A desk with one supplier about which much was decided."""

    async def register(ledger: SqlLedger) -> None:
        await ledger.change_suppliers([Supplier(SupplierCode("V1"), "Werke")], dt.datetime.now(dt.UTC), "li", "test")

    assert database.exists()
    inside(world.folder, register)
    for arguments in DECIDED:
        assert run(*arguments).exit_code == 0, arguments
    return run


def test_every_decision_is_listed_in_its_order_with_supplier_and_reason(decided: Run) -> None:
    listed = json.loads(decided("decisions", "--lang", "en", "--format", "json").stdout)
    assert [(one["about"], one["supplier"], one["decision"], one["reason"]) for one in listed] == [
        ("campaign 2026", "", "no deadline", ""),
        ("campaign 2026", "", f"deadline {SOON}", "holidays"),
        ("tier", "V1", f"low until {SOON}", "visited [b] 实地"),
        ("tier", "V1", "taken back", "a mistake"),
        ("risk 1, bribery and misrepresentation of origin", "V1", "opened: high", "audit A-7"),
        ("risk 1, bribery and misrepresentation of origin", "V1", "decided: suspend trade while mitigating", "agreed"),
        ("due diligence 1", "V1", "opened", ""),
        ("due diligence 1", "V1", "done: business, mining or export licence", "folder 7"),
    ]
    assert all(one["who"] and one["at"] for one in listed)


def test_it_is_a_table_for_people_in_their_language(decided: Run) -> None:
    told = decided("decisions", "--lang", "zh").stdout
    assert "visited [b] 实地" in told
    assert "批准决定" in told


@pytest.mark.usefixtures("database")
def test_nothing_was_decided_at_the_start(run: Run) -> None:
    assert "Nothing was decided yet" in run("decisions").stdout
