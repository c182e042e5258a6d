"""``oredesk risk explain`` as a buyer and an auditor meet it."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from explained import HARM
from journeys.world import World
from oredesk.core.conduct import Conduct
from oredesk.core.override import Override
from oredesk.core.risk_score import Band
from oredesk.core.smelter import FacilityStatus
from oredesk.core.supplier import OutOfScope
from oredesk.pages.text_lines import WIDTH, columns_of
from oredesk.storage.ledger import SqlLedger
from surveyed import BAD_WORKS, GOOD_WORKS, POOR, registered, said, submit, supplier, tin, tin_list, workbook

pytestmark = pytest.mark.usefixtures("database")

STATUSES = {GOOD_WORKS: FacilityStatus.CONFORMANT, BAD_WORKS: FacilityStatus.SANCTIONED}


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


async def fill(ledger: SqlLedger) -> None:
    """A good supplier, a bad one with an ill-meant name, one nobody knows anything of, two of one name."""
    await ledger.add_list(tin_list(STATUSES), now(), "staff")
    await registered(
        ledger,
        supplier(1, spend=Decimal(10), sources=8),
        supplier(2, name=f"Shady {HARM}"[:5000]),
        supplier(3, country="", region="", spend=None, sources=None, minerals=(), commitment_signed=None),
        supplier(4, out_of_scope=OutOfScope.RESALE),
        supplier(5, name="Twin Ltd"),
        supplier(6, name="Twin Ltd"),
    )
    await submit(ledger, 1, workbook(1, "a", tin(GOOD_WORKS)), now())
    await submit(ledger, 2, workbook(2, "a", tin(GOOD_WORKS, BAD_WORKS), answers=said(POOR)), now())


@pytest.fixture
def desk(run: Run, world: World, database: Path) -> World:
    inside(world.folder, fill)
    assert run("risk", "score").exit_code == 0
    return world


def told(run: Run, *arguments: str) -> dict[str, Any]:
    found = run("risk", "explain", *arguments, "--format", "json")
    assert found.exit_code == 0, found.stderr
    explained: dict[str, Any] = json.loads(found.stdout)
    return explained


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", ["V00001", "V00002", "V00003"])
def test_the_page_fits_a_terminal_and_runs_nothing(run: Run, code: str, language: str) -> None:
    found = run("risk", "explain", code, "--lang", language)
    assert found.exit_code == 0
    assert max(map(columns_of, found.stdout.splitlines())) <= WIDTH
    assert "\x1b" not in found.stdout
    assert "\u202e" not in found.stdout


@pytest.mark.usefixtures("desk")
def test_html_is_one_document_in_the_language_asked_for(run: Run) -> None:
    page = run("risk", "explain", "V00002", "--format", "html", "--lang", "zh").stdout
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="zh-Hans">' in page
    assert "<script" not in page


@pytest.mark.usefixtures("desk")
def test_the_gate_its_source_and_what_would_remove_it_are_told(run: Run) -> None:
    one = told(run, "v00002")
    assert [hit["gate"] for hit in one["gates"]] == ["G1"]
    assert one["gates"][0]["source"]
    first = one["easing"]["first"][0]
    assert (first["measure"], first["gates_gone"]) == ("leave-smelters", ["G1"])
    assert first["then"]["y"] < one["y"]
    assert one["stale"] is False


@pytest.mark.usefixtures("desk")
def test_what_would_lower_it_is_what_really_comes_of_it(run: Run, desk: World) -> None:
    """The letter is proposed, then sent: the score is then the one that was promised."""
    inside(desk.folder, lambda ledger: registered(ledger, supplier(2, name="Shady", commitment_signed=False)))
    run("risk", "score")
    (promised,) = (one for one in told(run, "V00002")["easing"]["all"] if one["measure"] == "sign-letter")
    inside(desk.folder, lambda ledger: registered(ledger, supplier(2, name="Shady", commitment_signed=True)))
    run("risk", "score")
    assert told(run, "V00002")["y"] == promised["then"]["y"]


@pytest.mark.usefixtures("desk")
def test_a_supplier_is_found_by_its_name_and_two_of_a_name_must_be_told_apart(run: Run) -> None:
    assert told(run, "solder 1 有限公司")["supplier"]["code"] == "V00001"
    twins = run("risk", "explain", "TWIN LTD")
    assert twins.exit_code == 70
    assert "V00005" in twins.stderr
    assert "V00006" in twins.stderr


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "said_so"),
    [
        (["V0001x"], "The register has no supplier “V0001x”."),
        (["Solder 1"], "V00001 (Solder 1 有限公司)"),
        (["V00004"], "V00004 is out of scope"),
        (["V00004", "--lang", "zh"], "不在调查范围内"),
        (["V00001", "--at", "999"], "V00001 has no score 999. Its scores: "),
        (["V00001", "--campaign", "1999"], "There is no campaign “1999”"),
        (["[red]x[/]"], "“[red]x[/]”"),
    ],
)
def test_whoever_is_not_there_is_told_so(run: Run, arguments: list[str], said_so: str) -> None:
    found = run("risk", "explain", *arguments)
    assert found.exit_code == 70
    assert said_so in found.stderr.replace("\n", " ")


def test_a_supplier_that_was_never_scored_is_explained_all_the_same(run: Run, world: World) -> None:
    inside(world.folder, fill)
    one = told(run, "V00003")
    assert one["score"] is None
    assert "X2" in one["no_data"]
    assert "no score is stored yet" in run("risk", "explain", "V00003").stdout


def test_a_fall_is_explained_with_both_scores_and_the_reason(run: Run, desk: World) -> None:
    """A supplier left its sanctioned smelter and sent its workbook again."""
    better = workbook(2, "b", tin(GOOD_WORKS))
    inside(desk.folder, lambda ledger: submit(ledger, 2, better, now() + dt.timedelta(seconds=1)))
    run("risk", "score", "V00002")

    one = told(run, "V00002")
    difference = one["difference"]
    assert difference["before"]["tier"] == "high"
    assert [hit["gate"] for hit in difference["gates_gone"]] == ["G1"]
    assert sum(each["total"] for each in difference["movements"]) == pytest.approx(
        difference["x"] + difference["y"], abs=1e-6
    )
    page = run("risk", "explain", "V00002").stdout
    assert "What changed since score" in page
    assert "Gate G1 no longer lifts it" in page


def test_an_older_score_is_shown_as_it_was(run: Run, desk: World) -> None:
    first = told(run, "V00002")["score"]["number"]
    inside(desk.folder, lambda ledger: ledger.record_conduct(2, Conduct(open_major=2), now(), "K. Li", "audit 3"))
    run("risk", "score", "V00002")
    older = told(run, "V00002", "--at", str(first))
    assert older["score"]["number"] == first
    assert older["easing"] is None
    assert older["y"] < told(run, "V00002")["y"]
    assert "not the supplier's latest score" in run("risk", "explain", "V00002", "--at", str(first)).stdout


def test_a_score_that_would_come_out_otherwise_now_says_so(run: Run, desk: World) -> None:
    inside(desk.folder, lambda ledger: ledger.record_conduct(1, Conduct(open_major=2), now(), "K. Li", "audit 3"))
    assert told(run, "V00001")["stale"] is True
    assert "scored now, the supplier would come out otherwise" in run("risk", "explain", "V00001").stdout


def test_a_persons_word_stands_beside_the_computed_tier_until_it_is_over(run: Run, desk: World) -> None:
    day = dt.date.today() + dt.timedelta(days=30)  # noqa: DTZ011 - the day at the terminal
    word = Override(2, now(), "K. Li", Band.MEDIUM, "the match is another company", day)
    inside(desk.folder, lambda ledger: ledger.add_override(word))
    one = told(run, "V00002")
    assert (one["tier"], one["override"]["tier"], one["override"]["who"]) == ("high", "medium", "K. Li")
    inside(desk.folder, lambda ledger: ledger.add_override(Override(2, now(), "K. Li", None, "over", None)))
    assert told(run, "V00002")["override"] is None


def test_the_score_of_a_campaign_can_be_asked_for(run: Run, desk: World) -> None:
    assert run("campaign", "open", "2026", "--starts", "2026-01-01").exit_code == 0
    run("risk", "score")
    assert told(run, "V00001", "--campaign", "2026")["score"]["campaign"] == "2026"
    assert "campaign 2026" in run("risk", "explain", "V00001").stdout
