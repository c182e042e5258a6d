"""``oredesk campaign`` as a person in charge of a survey round meets it."""

import csv
import datetime as dt
import getpass
import io
import json
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from cli.ledgers import inside
from english_words import english_in
from journeys.world import World
from oredesk.core.conduct import Conduct
from oredesk.core.risk_ports import NewScore
from oredesk.core.risk_score import Band, RiskScore
from oredesk.core.supplier import OutOfScope, Supplier, SupplierCode
from oredesk.storage.ledger import SqlLedger
from risk_scores import a_score

pytestmark = pytest.mark.usefixtures("database")

LAST_YEAR, THIS_YEAR = dt.date(2025, 1, 1), dt.date(2026, 1, 1)
NOW = dt.datetime(2026, 3, 20, 9, 0, tzinfo=dt.UTC)


def supplier(code: str, spend: Decimal | int | None = 100, name: str = "", **more: Any) -> Supplier:  # noqa: ANN401 - any field
    amount = None if spend is None else Decimal(spend)
    return Supplier(SupplierCode(code), name or f"{code} 公司", spend=amount, **more)


def enter(world: World, *suppliers: Supplier) -> None:
    async def work(ledger: SqlLedger) -> None:
        await ledger.change_suppliers(suppliers, NOW, "li", "test")

    inside(world.folder, work)


@pytest.fixture
def five(run: Run, world: World, database: Path) -> World:
    """A campaign, and suppliers of whom two make up 96 percent."""
    enter(
        world,
        supplier("V1", 900, "=Große [bold]Werke\x1b[31m"),
        supplier("V2", 70),
        supplier("V3", 30),
        supplier("V4", None),
        supplier("V5", 5000, out_of_scope=OutOfScope.RESALE),
    )
    assert run("campaign", "open", "2026", "--starts", "2026-01-01", "--deadline", "2026-06-30").exit_code == 0
    return world


def rows(text: str) -> list[dict[str, str]]:
    """A CSV as printed: with the mark that Excel needs, which the runner leaves in."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


class TestOpening:
    def test_a_campaign_is_opened_and_listed(self, run: Run) -> None:
        assert "No campaign has begun" in run("campaign", "list").stdout
        opened = run("campaign", "open", "2026", "--starts", "2026-01-01", "--deadline", "2026-06-30")
        assert opened.exit_code == 0
        assert "✓ Campaign 2026: from 2026-01-01, deadline 2026-06-30" in opened.stdout
        run("campaign", "open", "2099", "--starts", "2099-01-01")
        assert json.loads(run("campaign", "list", "--format", "json").stdout) == [
            {"name": "2026", "starts": "2026-01-01", "deadline": "2026-06-30", "running": True},
            {"name": "2099", "starts": "2099-01-01", "deadline": None, "running": False},
        ]
        assert "2099-01-01" in run("campaign", "list").stdout

    def test_the_chinese_list_has_no_english_word_of_ours(self, run: Run) -> None:
        empty = run("campaign", "list", "--lang", "zh").stdout
        assert "尚无已开始的调查轮次" in empty
        run("campaign", "open", "2026", "--starts", "2026-01-01", "--deadline", "2026-06-30")
        listed = run("campaign", "list", "--lang", "zh").stdout
        assert "进行中" in listed
        assert english_in(empty + listed) == set()

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("2026", "--starts", "2026-01-01"), "already"),
            ((" ", "--starts", "2026-01-01"), "1 to 60 characters"),
            (("x" * 61, "--starts", "2026-01-01"), "1 to 60 characters"),
            (("2027", "--starts", "2027-01-01", "--deadline", "2026-12-31"), "before the first day"),
            (("2027", "--starts", "01.01.2027"), "is no date"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(self, run: Run, arguments: Sequence[str], told: str) -> None:
        run("campaign", "open", "2026", "--starts", "2026-01-01")
        refused = run("campaign", "open", *arguments)
        assert refused.exit_code != 0
        assert told in " ".join(refused.stderr.split())
        assert len(json.loads(run("campaign", "list", "--format", "json").stdout)) == 1

    @pytest.mark.usefixtures("five")
    def test_a_deadline_moves_with_a_reason_that_is_shown(self, run: Run) -> None:
        assert run("campaign", "deadline", "2026-07-31", "--reason", "holiday [b]").exit_code == 0
        assert "already" in run("campaign", "deadline", "2026-07-31", "--reason", "again").stdout
        shown = run("campaign", "show").stdout
        assert "deadline 2026-07-31" in shown
        assert "holiday [b]" in shown
        assert run("campaign", "deadline", "none", "--reason", " ").exit_code != 0
        assert "no deadline yet" in run("campaign", "deadline", "none", "--reason", "postponed").stdout


class TestSplit:
    def test_1030_suppliers_fall_apart_into_342_and_688(self, run: Run, world: World) -> None:
        """The figures that ZTE published for 2023: 96 percent of spend."""
        large = [supplier(f"A{number}", 1000 + number) for number in range(342)]
        small = [supplier(f"B{number}", number * Decimal("0.0678")) for number in range(1, 689)]
        enter(world, *large, *small)
        assert "with 1030 suppliers in scope" in run("campaign", "split").stdout
        found = json.loads(run("campaign", "split", "--threshold", "96", "--format", "json").stdout)
        assert found["counts"] == {"survey": 342, "self-assessment": 688, "not-asked": 0}
        assert Counter(one["track"] for one in found["suppliers"]) == {"survey": 342, "self-assessment": 688}
        assert all(one["why"] for one in found["suppliers"])

    @pytest.mark.usefixtures("five")
    def test_it_is_looked_at_first_and_kept_only_when_asked(self, run: Run) -> None:
        look = run("campaign", "split")
        assert "Nothing was changed" in look.stdout
        assert "has not been divided" in run("campaign", "show").stdout
        assert "✓ Kept" in run("campaign", "split", "--apply").stdout
        assert "Divided at 96 % of spend" in run("campaign", "show").stdout

    @pytest.mark.usefixtures("five")
    def test_every_supplier_is_told_with_its_reason_in_either_language(self, run: Run) -> None:
        english = rows(run("campaign", "split", "--format", "csv").stdout)
        chinese = rows(run("campaign", "split", "--format", "csv", "--lang", "zh").stdout)
        assert [(one["code"], one["track"], one["reason"]) for one in english] == [
            ("V1", "survey", "within-threshold"),
            ("V2", "survey", "crosses-threshold"),
            ("V3", "self-assessment", "beyond-threshold"),
            ("V4", "self-assessment", "no-spend"),
            ("V5", "", "out-of-scope.resale"),
        ]
        assert "90.0 %" in english[1]["why"]
        assert "90.0%" in chinese[1]["why"]
        assert "转售第三方产品" in chinese[4]["why"]

    @pytest.mark.usefixtures("five")
    def test_a_foreign_name_is_neither_markup_nor_formula(self, run: Run) -> None:
        assert "=Große [bold]Werke" in run("campaign", "split").stdout
        assert "\x1b" not in run("campaign", "split").stdout
        assert rows(run("campaign", "split", "--format", "csv").stdout)[0]["name"].startswith("'=Große")

    def test_equal_spend_at_the_cut_is_counted(self, run: Run, world: World) -> None:
        enter(world, *(supplier(f"V{number}", 10) for number in range(4)))
        told = run("campaign", "split", "--threshold", "50").stdout
        assert "4 suppliers with the same spend at the cut: all are surveyed." in told

    @pytest.mark.usefixtures("five")
    def test_another_split_tells_who_moves(self, run: Run) -> None:
        run("campaign", "split", "--apply")
        assert "Nobody changes track" in run("campaign", "split").stdout
        moved = json.loads(run("campaign", "split", "--threshold", "50", "--format", "json").stdout)["moves"]
        assert [(one["code"], one["before"], one["after"]) for one in moved] == [("V2", "survey", "self-assessment")]
        told = run("campaign", "split", "--threshold", "50", "--lang", "zh").stdout
        assert "按 96% 所作的划分相比，填报方式有变" in told
        assert "CMRT/EMRT 调查" in told

    @pytest.mark.usefixtures("five")
    def test_the_chinese_page_has_no_english_word_of_ours(self, run: Run) -> None:
        command = ("campaign", "split", "--lang", "zh")
        told = [run(*command).stdout, run(*command, "--apply").stdout, run(*command, "--threshold", "50").stdout]
        expected = ("尚未作任何更改", "✓ 已保存", "原方式")
        assert [words in page for words, page in zip(expected, told, strict=True)] == [True] * 3
        foreign = ("Große", "bold", "Werke", "31m", "no-spend", getpass.getuser())
        assert english_in(" ".join(told), *foreign) <= {"CMRT", "EMRT"}

    @pytest.mark.parametrize("threshold", ["0", "100.1", "-3", "nan", "most"])
    def test_a_threshold_that_is_no_percentage_is_refused(self, run: Run, threshold: str) -> None:
        refused = run("campaign", "split", "--threshold", threshold, "--apply")
        assert refused.exit_code == 2
        assert "--threshold" in refused.stderr

    def test_without_any_spend_there_is_nothing_to_divide(self, run: Run, world: World) -> None:
        enter(world, supplier("V1", None), supplier("V2", 0))
        refused = run("campaign", "split")
        assert refused.exit_code == 1
        assert "nothing to divide" in refused.stderr

    def test_without_a_campaign_it_is_a_trial_and_cannot_be_kept(self, run: Run, world: World) -> None:
        enter(world, supplier("V1"))
        assert "this is a trial" in run("campaign", "split").stdout
        assert "以下为试算" in run("campaign", "split", "--lang", "zh").stdout
        assert "尚无已开始的调查轮次" in run("campaign", "split", "--lang", "zh", "--apply").stderr
        assert "No campaign has begun" in run("campaign", "split", "--apply").stderr
        assert "no campaign “2031”" in run("campaign", "split", "--campaign", "2031").stderr


class TestShow:
    @pytest.mark.usefixtures("five")
    def test_who_has_not_answered_by_the_deadline_is_overdue_on_the_survey_alone(self, run: Run) -> None:
        run("campaign", "split", "--apply")
        shown = rows(run("campaign", "show", "--format", "csv").stdout)
        assert [(one["code"], one["overdue"]) for one in shown] == [
            ("V1", "True"),
            ("V2", "True"),
            ("V3", "False"),
            ("V4", "False"),
            ("V5", "False"),
        ]
        assert "Overdue" in run("campaign", "show", "2026").stdout

    @pytest.mark.usefixtures("five")
    def test_before_the_deadline_nobody_is_overdue(self, run: Run) -> None:
        run("campaign", "deadline", "2099-01-01", "--reason", "later")
        run("campaign", "split", "--apply")
        found = json.loads(run("campaign", "show", "--format", "json").stdout)
        assert not any(one["overdue"] for one in found["suppliers"])
        assert [one["reason"] for one in found["deadlines"]] == ["", "later"]

    @pytest.mark.usefixtures("five")
    def test_the_latest_selections_are_shown(self, run: Run) -> None:
        run("campaign", "split", "--apply")
        run("campaign", "sample", "--size", "1", "--seed", "2026", "--apply")
        run("campaign", "screen", "--apply")
        found = json.loads(run("campaign", "show", "--format", "json").stdout)["selections"]
        assert [(one["kind"], len(one["suppliers"])) for one in found] == [("screening", 0), ("sample", 1)]
        shown = run("campaign", "show").stdout
        assert "Last sample: 1 supplier " in shown
        assert "seed “2026”" in shown
        assert re.search(r"^  V[34]$", shown, re.MULTILINE)

    @pytest.mark.usefixtures("five")
    def test_the_chinese_page_has_no_english_word_of_ours(self, run: Run) -> None:
        undivided = run("campaign", "show", "--lang", "zh").stdout
        run("campaign", "split", "--apply")
        run("campaign", "deadline", "none", "--reason", "展期")
        run("campaign", "deadline", "2026-02-01", "--reason", "恢复")
        run("campaign", "sample", "--size", "1", "--seed", "2026", "--apply")
        run("campaign", "screen", "--apply")
        shown = run("campaign", "show", "--lang", "zh").stdout
        assert "尚未按采购额划分" in undivided
        for expected in (
            "截止日期改为“无”（展期）",
            "无需填报（调查范围外）",
            "逾期未提交",
            "最近一次抽样：1 家",
            "最近一次筛选：0 家",
        ):
            assert expected in shown
        foreign = ("Große", "bold", "Werke", "31m", "high-high", "high-twice", "re-audit", getpass.getuser())
        assert english_in(undivided + shown, *foreign) <= {"UTC", "CMRT", "EMRT"}

    @pytest.mark.usefixtures("five")
    def test_the_kept_split_keeps_its_reasons_whatever_the_register_says_later(self, run: Run, world: World) -> None:
        run("campaign", "split", "--apply")
        enter(world, supplier("V3", 5000))
        csv_rows = {one["code"]: one for one in rows(run("campaign", "show", "--format", "csv").stdout)}
        assert (csv_rows["V3"]["spend"], csv_rows["V3"]["reason"]) == ("30", "beyond-threshold")
        assert "Self-assessment" in csv_rows["V3"]["why"]
        found = json.loads(run("campaign", "show", "--format", "json", "--lang", "zh").stdout)
        assert found["split"]["total"] == "1000"
        assert found["suppliers"][0]["why"].startswith("填写 CMRT/EMRT")


class TestSample:
    @pytest.mark.usefixtures("five")
    def test_the_same_seed_draws_the_same_and_says_what_was_drawn_before(self, run: Run) -> None:
        run("campaign", "split", "--threshold", "50", "--apply")
        command = ("campaign", "sample", "--size", "2", "--seed", "2026")
        first = json.loads(run(*command, "--format", "json", "--apply").stdout)
        again = json.loads(run(*command, "--format", "json").stdout)
        assert first["suppliers"] == again["suppliers"]
        assert (first["population"], len(first["suppliers"]), first["kept"], again["earlier_samples"]) == (
            3,
            2,
            True,
            1,
        )
        assert "Drawn before: 2 by the seed “2026”" in run(*command).stdout
        assert [one["lot"] for one in rows(run(*command, "--format", "csv").stdout)] == ["1", "2"]

    @pytest.mark.usefixtures("five")
    def test_the_chinese_page_has_no_english_word_of_ours(self, run: Run) -> None:
        command = ("campaign", "sample", "--size", "9", "--seed", "2026", "--lang", "zh")
        assert "尚未按采购额划分" in run(*command).stderr
        run("campaign", "split", "--apply")
        told = run(*command).stdout + run(*command, "--apply").stdout + run(*command).stdout
        for expected in ("要求抽取 9 家，但只有 2 家", "✓ 已保存", "此前抽取：9 家"):
            assert expected in told
        told = re.sub("：[0-9a-f]{16}…", "", told)
        assert english_in(told, getpass.getuser()) <= {"UTC", "SHA"}

    @pytest.mark.usefixtures("five")
    def test_more_than_there_are_is_said(self, run: Run) -> None:
        run("campaign", "split", "--apply")
        told = run("campaign", "sample", "--size", "9", "--seed", "x").stdout
        assert "9 were asked for; there are only 2." in told
        assert "Nothing was changed" in told

    @pytest.mark.usefixtures("five")
    def test_before_the_split_there_is_nobody_to_draw_from(self, run: Run) -> None:
        refused = run("campaign", "sample", "--size", "9", "--seed", "x")
        assert refused.exit_code == 1
        assert "not been divided" in refused.stderr
        assert run("campaign", "sample", "--size", "0", "--seed", "x").exit_code != 0
        assert "1 to 60" in run("campaign", "sample", "--size", "1", "--seed", " ").stderr


CORNER = a_score(Band.HIGH, x=80.0, x_band=Band.HIGH)
HIGH = a_score(Band.HIGH, y_band=Band.MEDIUM)
LOW = a_score(Band.LOW)


@pytest.fixture
def scored(run: Run, world: World, database: Path) -> World:
    """Two rounds: V1 in the corner now, V2 high twice, V3 audited last year, V4 calm, V5 not scored yet."""
    enter(world, *(supplier(f"V{number}") for number in range(1, 6)))
    run("campaign", "open", "2025", "--starts", str(LAST_YEAR))
    run("campaign", "open", "2026", "--starts", str(THIS_YEAR))

    async def work(ledger: SqlLedger) -> None:
        before, now = await ledger.campaigns()
        numbers = [one.number for one in await ledger.suppliers()]
        then: Sequence[RiskScore] = (LOW, HIGH, LOW, LOW)
        today: Sequence[RiskScore] = (CORNER, HIGH, LOW, LOW)
        for campaign, scores in ((before, then), (now, today)):
            new = [
                NewScore(number, campaign.number, "by hand", score)
                for number, score in zip(numbers, scores, strict=False)
            ]
            await ledger.add_scores(new, NOW)
        await ledger.record_conduct(numbers[2], Conduct(special_audit_on=dt.date(2025, 6, 1)), NOW, "li", "A-1")

    inside(world.folder, work)
    return world


class TestScreen:
    @pytest.mark.usefixtures("scored")
    def test_every_supplier_is_named_with_the_rules_that_hit(self, run: Run) -> None:
        found = json.loads(run("campaign", "screen", "--format", "json").stdout)
        assert [(one["code"], one["rules"]) for one in found["suppliers"]] == [
            ("V1", ["high-high"]),
            ("V2", ["high-twice"]),
            ("V3", ["re-audit"]),
        ]
        assert (found["before"], found["screened"], found["not_scored"]) == ("2025", 5, ["V5"])

    @pytest.mark.usefixtures("scored")
    def test_people_read_it_in_their_language(self, run: Run) -> None:
        told = run("campaign", "screen").stdout
        assert "The round before is 2025" in told
        assert "3 of 5 suppliers to look at more closely." in told
        assert "Not scored in this round yet: 1 supplier" in told
        assert "复审" in run("campaign", "screen", "--lang", "zh").stdout
        (first, *_) = rows(run("campaign", "screen", "--format", "csv", "--lang", "zh").stdout)
        assert (first["cell_now"], first["why"]) == ("high/high", "本轮风险与影响均为高（高高）")

    @pytest.mark.usefixtures("scored")
    def test_the_chinese_page_has_no_english_word_of_ours(self, run: Run) -> None:
        command = ("campaign", "screen", "--lang", "zh")
        told = run(*command, "--apply").stdout + run(*command, "--campaign", "2025").stdout
        for expected in (
            "上一轮次为 2025",
            "5 家供应商中有 3 家需重点关注",
            "没有上一轮次",
            "✓ 已保存",
            "尚未作任何更改",
        ):
            assert expected in told
        assert english_in(told, "high-high", "high-twice", "re-audit") == set()

    @pytest.mark.usefixtures("scored")
    def test_a_persons_word_takes_nobody_off_and_is_shown_beside(self, run: Run) -> None:
        until = str(dt.datetime.now(dt.UTC).date() + dt.timedelta(days=30))
        run("risk", "override", "V2", "--tier", "low", "--until", until, "--reason", "visited")
        run("risk", "override", "V4", "--tier", "high", "--until", until, "--reason", "rumours")
        found = {
            one["code"]: one for one in json.loads(run("campaign", "screen", "--format", "json").stdout)["suppliers"]
        }
        assert found["V2"]["rules"] == ["high-twice"]
        assert (found["V2"]["tier_now"], found["V2"]["tier_said"]) == ("high", "low")
        assert "V4" not in found
        assert "high (low: " in run("campaign", "screen").stdout

    @pytest.mark.usefixtures("scored")
    def test_it_is_kept_with_the_rules_as_they_were(self, run: Run) -> None:
        assert "✓ Kept" in run("campaign", "screen", "--apply").stdout
        (kept,) = json.loads(run("campaign", "show", "--format", "json").stdout)["selections"]
        assert kept["basis"]["high-high"] == "cell_now = high/high"

    def test_rules_are_the_operators_to_change(self, run: Run, scored: World, monkeypatch: pytest.MonkeyPatch) -> None:
        method = run("risk", "method", "example").stdout
        changed = method.replace('cell_now = ["high/high"]', 'tier_now = ["high"]')
        assert changed != method
        (scored.folder / "own.toml").write_text(changed, encoding="utf-8")
        monkeypatch.setenv("OREDESK_RISK_METHOD", "own.toml")
        found = json.loads(run("campaign", "screen", "--format", "json").stdout)
        assert found["suppliers"][0]["rules"] == ["high-high", "high-twice"]
        (scored.folder / "own.toml").write_text(method.replace("cell_now = [", "cell_nov = ["), encoding="utf-8")
        refused = run("campaign", "screen")
        assert refused.exit_code == 78
        assert "cell_nov" in refused.stderr
