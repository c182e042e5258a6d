"""``oredesk risk override`` as a person meets it who knows better than the score."""

import datetime as dt
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from journeys.world import World
from oredesk.core.override import Override
from oredesk.core.risk_ports import NewScore
from oredesk.core.risk_score import Band
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.storage.ledger import SqlLedger
from risk_scores import a_score

TODAY = dt.datetime.now(dt.UTC).date()
SOON, TOO_LATE = str(TODAY + dt.timedelta(days=90)), str(TODAY + dt.timedelta(days=400))


@pytest.fixture(autouse=True)
def scored(run: Run, world: World, database: Path) -> World:
    """One supplier that was computed to be high, and one that has no score."""

    async def work(ledger: SqlLedger) -> None:
        now = dt.datetime.now(dt.UTC)
        suppliers = [Supplier(SupplierCode(code), f"{code} 公司") for code in ("V1", "V2")]
        first, _ = await ledger.change_suppliers(suppliers, now, "li", "test")
        await ledger.add_scores([NewScore(first.number, None, "by hand", a_score(Band.HIGH))], now)

    inside(world.folder, work)
    return world


def kept(world: World) -> list[Override]:
    """Every word on the first supplier."""
    found: list[Override] = []

    async def work(ledger: SqlLedger) -> None:
        first, _ = await ledger.suppliers()
        found.extend(await ledger.overrides(first.number))

    inside(world.folder, work)
    return found


def test_a_word_holds_until_its_day_and_the_computed_tier_stays_beside_it(run: Run, scored: World) -> None:
    said = run("risk", "override", "V1", "--tier", "medium", "--until", SOON, "--reason", "visited 实地")
    assert said.exit_code == 0
    assert "computed: high" in said.stdout
    assert f"medium, until {SOON}" in said.stdout
    (word,) = kept(scored)
    assert (word.tier, str(word.expires), word.reason, word.score) == (Band.MEDIUM, SOON, "visited 实地", 1)
    assert word.who


def test_it_is_said_in_chinese_as_well(run: Run) -> None:
    said = run("risk", "override", "V1", "--tier", "low", "--until", SOON, "--reason", "x", "--lang", "zh").stdout
    assert "系统计算：高" in said
    assert f"人工调整为：低，有效期至 {SOON}" in said


def test_a_word_can_be_taken_back_with_a_reason(run: Run, scored: World) -> None:
    run("risk", "override", "V1", "--tier", "low", "--until", SOON, "--reason", "visited")
    taken = run("risk", "override", "V1", "--withdraw", "--reason", "audit says otherwise")
    assert "the computed tier counts" in taken.stdout
    assert [one.tier for one in kept(scored)] == [Band.LOW, None]
    assert "No word" in run("risk", "override", "V1", "--withdraw", "--reason", "again").stderr


def test_a_supplier_without_a_score_can_be_spoken_of(run: Run) -> None:
    said = run("risk", "override", "V2", "--tier", "high", "--until", SOON, "--reason", "rumours")
    assert "not scored yet" in said.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--tier", "low", "--reason", "x"), "until when"),
        (("--until", SOON, "--reason", "x"), "Say which tier"),
        (("--withdraw", "--tier", "low", "--reason", "x"), "--withdraw"),
        (("--tier", "low", "--until", TOO_LATE, "--reason", "x"), "more than twelve months"),
        (("--tier", "low", "--until", "2020-01-01", "--reason", "x"), "has passed"),
        (("--tier", "low", "--until", SOON, "--reason", " "), "a reason is needed"),
        (("--tier", "none", "--until", SOON, "--reason", "x"), "none"),
        (("--tier", "low", "--until", SOON), "--reason"),
    ],
)
def test_a_word_without_tier_end_or_reason_is_refused(
    run: Run, scored: World, arguments: tuple[str, ...], told: str
) -> None:
    refused = run("risk", "override", "V1", *arguments)
    assert refused.exit_code != 0
    assert told in " ".join(refused.stderr.split())
    assert kept(scored) == []


def test_an_unknown_supplier_is_told(run: Run) -> None:
    refused = run("risk", "override", "V9", "--tier", "low", "--until", SOON, "--reason", "x")
    assert "no supplier “V9”" in refused.stderr
