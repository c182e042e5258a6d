"""``oredesk risk what-if``, ``matrix`` and ``histogram``: who would move, and where everybody stands."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from cli.test_risk_explain import STATUSES, now
from explained import HARM
from journeys.world import World
from oredesk.core.supplier import OutOfScope
from oredesk.pages.text_lines import WIDTH, columns_of
from oredesk.risk_method import shipped_method
from oredesk.storage.ledger import SqlLedger
from surveyed import BAD_WORKS, GOOD_WORKS, POOR, registered, said, submit, supplier, tin, tin_list, workbook


async def fill(ledger: SqlLedger) -> None:
    """Fourteen good suppliers, one bad one with an ill-meant name, one that is not asked, one not scored yet."""
    await ledger.add_list(tin_list(STATUSES), now(), "staff")
    good = [supplier(number, spend=Decimal(10), sources=8) for number in range(1, 15)]
    await registered(ledger, *good, supplier(15, name=HARM[:3000]), supplier(16, out_of_scope=OutOfScope.RESALE))
    for number in range(1, 15):
        await submit(ledger, number, workbook(number, "a", tin(GOOD_WORKS)), now())
    await submit(ledger, 15, workbook(15, "a", tin(BAD_WORKS), answers=said(POOR)), now())


@pytest.fixture
def desk(run: Run, world: World) -> World:
    inside(world.folder, fill)
    assert run("risk", "score").exit_code == 0
    inside(world.folder, lambda ledger: registered(ledger, supplier(17)))
    return world


@pytest.fixture
def strict(desk: World) -> Path:
    """A method of the operator's own, with lower thresholds."""
    path = desk.folder / "strict.toml"
    path.write_bytes(shipped_method().replace(b"risk = [30, 55]", b"risk = [5, 10]"))
    return path


def moved(run: Run, *arguments: str) -> dict[str, Any]:
    found = run("risk", "what-if", *arguments, "--format", "json")
    assert found.exit_code == 0, found.stderr
    told: dict[str, Any] = json.loads(found.stdout)
    return told


@pytest.mark.usefixtures("desk")
class TestWhatIf:
    def test_tells_who_would_move_and_saves_nothing(self, run: Run) -> None:
        before = run("risk", "list", "--format", "json").stdout
        told = moved(run, "V00001", "V00002", "--set", "refused-correction=yes", "--set", "sources=1")
        assert [one["code"] for one in told["moved"]] == ["V00001", "V00002"]
        assert told["moved"][0]["after"]["gates"] == ["G4"]
        assert told["tiers"] == {
            "before": {"low": 2, "medium": 0, "high": 0},
            "after": {"low": 0, "medium": 0, "high": 2},
        }
        assert run("risk", "list", "--format", "json").stdout == before

    def test_the_text_is_cut_where_it_would_be_endless_and_names_are_words(self, run: Run) -> None:
        found = run("risk", "what-if", "--set", "Y1=100", "--set", "X1=90").stdout
        assert "Nothing was saved." in found
        assert "Numbers would change: 16;" in found
        assert "</script> [bold" in found
        assert "\x1b" not in found

    def test_a_smelters_status_can_be_supposed(self, run: Run) -> None:
        told = moved(run, "--set", f"{GOOD_WORKS}=removed")
        assert len(told["moved"]) == 14
        assert "No list knows CID111111." in run("risk", "what-if", "--set", "CID111111=removed").stderr

    def test_another_method_file_is_tried(self, run: Run, strict: Path) -> None:
        told = moved(run, "--config", str(strict))
        assert told["method"]["supposed"] != told["method"]["in_force"]
        assert told["tiers"]["after"]["high"] >= told["tiers"]["before"]["high"]
        assert any(one["before"]["cell"] != one["after"]["cell"] for one in told["moved"])
        assert "评分方法由 oredesk" in run("risk", "what-if", "--config", str(strict), "--lang", "zh").stdout

    def test_a_method_file_that_cannot_be_used_is_refused(self, run: Run, desk: World) -> None:
        (desk.folder / "bad.toml").write_text("[weights.risk]\nhistory = 99\n")
        found = run("risk", "what-if", "--config", str(desk.folder / "bad.toml"))
        assert found.exit_code == 78
        assert "cannot be used" in found.stderr

    @pytest.mark.parametrize(
        ("arguments", "said_so"),
        [
            ([], "Nothing is supposed"),
            (["--set", "Y9=1"], "“Y9=1”: known are X1"),
            (["--set", "sources=0", "--lang", "zh"], "请填写不小于 1 的整数"),
            (["--set", "[red]=1"], "“[red]=1”"),
        ],
    )
    def test_what_means_nothing_is_refused(self, run: Run, arguments: list[str], said_so: str) -> None:
        found = run("risk", "what-if", *arguments)
        assert found.exit_code == 2
        assert said_so in found.stderr

    def test_nobody_moves_where_nothing_changes(self, run: Run) -> None:
        assert "Numbers would change: 0;" in run("risk", "what-if", "V00001", "--set", "sources=8").stdout


@pytest.mark.usefixtures("desk")
class TestMatrix:
    def test_counts_and_names_who_stands_where(self, run: Run) -> None:
        told = json.loads(run("risk", "matrix", "--format", "json").stdout)
        assert (told["suppliers"], told["unscored"]) == (15, 1)
        assert sum(cell["count"] for cell in told["cells"]) == 15
        (top,) = (cell for cell in told["cells"] if "V00015" in [one["code"] for one in cell["suppliers"]])
        assert (top["risk"], top["count"]) == ("high", 1)

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_the_text_fits_and_caps_names(self, run: Run, language: str) -> None:
        found = run("risk", "matrix", "--lang", language).stdout
        assert max(map(columns_of, found.splitlines())) <= WIDTH
        assert ("+2 more" if language == "en" else "另有 2 家") in found
        assert "[G1]" in found
        assert "\x1b" not in found

    @pytest.mark.parametrize("language", ["en", "zh"])
    def test_the_pictures_are_described_and_hold_no_foreign_markup(self, run: Run, language: str) -> None:
        page = run("risk", "matrix", "--format", "html", "--lang", language).stdout
        pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
        assert len(pictures) == 3
        for picture in pictures:
            assert 'role="img"' in picture
            for part in ("title", "desc"):
                assert re.search(rf'<{part} id="\w+-{part}">[^<]{{5,}}</{part}>', picture)
        assert len(re.findall(r' id="([^"]+)"', page)) == len(set(re.findall(r' id="([^"]+)"', page)))
        assert "<script" not in page
        assert "http" not in page

    def test_a_desk_without_scores_says_so(self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OREDESK_DATABASE", f"sqlite://{tmp_path}/other.db")
        assert "No supplier has a score yet." in run("risk", "matrix").stdout
        assert "尚无供应商评分" in run("risk", "matrix", "--format", "html", "--lang", "zh").stdout
        assert "No supplier has a score yet." in run("risk", "histogram").stdout


@pytest.mark.usefixtures("desk")
class TestHistogram:
    def test_spreads_everybody_in_scope_by_the_method_in_force_or_another(self, run: Run, strict: Path) -> None:
        mine = json.loads(run("risk", "histogram", "--format", "json").stdout)
        other = json.loads(run("risk", "histogram", "--config", str(strict), "--format", "json").stdout)
        assert mine["suppliers"] == other["suppliers"] == 16
        assert sum(bar["count"] for bar in mine["y"]["bars"]) == 16
        assert (mine["y"]["bands"]["high_from"], other["y"]["bands"]["high_from"]) == (55, 10)
        assert mine["y"]["bars"] == other["y"]["bars"]
        assert mine["orientation"] == {"zte_high_at_first_percent": 26, "zte_confirmed_percent": 5}

    def test_shows_the_bands_and_the_marks_of_orientation(self, run: Run) -> None:
        text = run("risk", "histogram").stdout
        assert "medium from 30, high from 55" in text
        assert "26 % of its" in text
        assert max(map(columns_of, text.splitlines())) <= WIDTH
        assert "55 起为高" in run("risk", "histogram", "--format", "html", "--lang", "zh").stdout
