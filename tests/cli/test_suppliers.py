"""``oredesk suppliers`` as a person in charge of the register meets it."""

import csv
import getpass
import json
import re
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Run
from english_words import english_in
from journeys.world import World, complete_workbook, mail, nameless_workbook
from lists_of_smelters import Row, delimited, workbook
from oredesk.samples.registers import LARGE_REGISTER, SMALL

HEAD: Row = ("Vendor No.", "Name", "Country", "Spend", "E-Mail", "Open major")
ROWS: tuple[Row, ...] = (
    HEAD,
    ("V-1", "Known Ltd", "CN", "1,234.50", "li@known.example", "1"),
    ("V-2", "Namib Copper", "NA", "500", "", ""),
)

pytestmark = pytest.mark.usefixtures("database")


def put(folder: Path, name: str, *rows: Row) -> Path:
    (folder / name).write_bytes(delimited(rows))
    return folder / name


def told(run: Run, *arguments: object) -> Any:  # noqa: ANN401 - any JSON
    """What the command says to machines."""
    return json.loads(run(*arguments, "--format", "json").stdout)


@pytest.fixture
def examples(run: Run, world: World) -> Path:
    """The folder with the fictional registers."""
    assert run("suppliers", "example", world.folder / "ex").exit_code == 0
    return world.folder / "ex"


@pytest.fixture
def desk(run: Run, world: World, database: Path) -> Run:
    """A desk whose register holds two suppliers."""
    assert run("suppliers", "import", put(world.folder, "two.csv", *ROWS), "--apply").exit_code == 0
    return run


class TestImport:
    def test_a_register_is_looked_at_first_and_kept_only_when_asked(self, run: Run, examples: Path) -> None:
        look = run("suppliers", "import", examples / SMALL.file_name)
        assert (look.exit_code, "Nothing was changed" in look.stdout) == (0, True)
        assert "register is empty" in run("suppliers", "list").stdout

        kept = run("suppliers", "import", examples / SMALL.file_name, "--apply")

        assert (kept.exit_code, "✓ Kept: 12 new, 0 changed." in kept.stdout) == (0, True)
        assert "12 suppliers, 3 of them out of scope" in run("suppliers", "list").stdout

    def test_the_same_file_again_changes_nothing_and_leaves_no_trace(self, run: Run, examples: Path) -> None:
        for _ in range(2):
            again = run("suppliers", "import", examples / SMALL.file_name, "--apply")
        assert "12 unchanged" in again.stdout
        assert "nothing to do" in again.stdout
        (card,) = told(run, "suppliers", "show", "F-1002")
        assert (len(card["history"]), len(card["conduct"])) == (1, 1)

    def test_the_look_shows_how_every_column_is_understood(self, run: Run, world: World) -> None:
        file = put(world.folder, "r.csv", (*HEAD, "Bank"), (*ROWS[1], "x"))
        look = run("suppliers", "import", file).stdout
        for expected in ("Vendor No.", "code", "1,234.50", "not used: Bank", "keeps what it has: aliases", "1 new"):
            assert expected in look
        assert told(run, "suppliers", "import", file)["columns"] == {
            "code": "Vendor No.",
            "name": "Name",
            "contacts": "E-Mail",
            "country": "Country",
            "spend": "Spend",
            "open-major": "Open major",
        }

    def test_the_look_shows_what_would_change_and_who_is_missing(self, desk: Run, world: World) -> None:
        rows = (HEAD, ("v-1", "Known Ltd", "CN", "", "li@known.example", "2"), ("V-3", "New Ltd", "", "", "", ""))
        look = desk("suppliers", "import", put(world.folder, "next.csv", *rows), "--lang", "en").stdout
        assert "1 new, 1 changed, 0 unchanged" in look
        assert "1 of the register not in the file; they stay as they are: V-2" in look
        for field, before, after in (("spend", "1,234.50", "not known"), ("open major non-conformities", "1", "2")):
            (line,) = (line for line in look.splitlines() if field in line and before in line)
            assert line.rstrip().endswith(after)

    def test_the_chinese_frame_has_no_english_word_of_ours(self, desk: Run, world: World) -> None:
        new: list[Row] = [(f"W-{number}", "新公司", "", "1", "", "") for number in range(11)]
        changed = ("V-1", "Known Ltd", "CN", "2", "li@known.example", "2")
        file = put(world.folder, "r.csv", HEAD, changed, *new, ("合计", "", "", "13", "", ""))
        bad = put(world.folder, "bad.csv", HEAD, *((f"B-{number}", "坏", "", "-1", "", "") for number in range(12)))
        chinese = ("--lang", "zh")
        pages = [desk("suppliers", "import", file, *more, *chinese).stdout for more in ((), ("--apply",), ("--apply",))]
        pages += [desk("suppliers", "import", bad, *more, *chinese).stdout for more in ((), ("--apply",))]
        expected = ("以上仅为预览", "✓ 已保存：新增 11，变更 1", "无需导入", "按现状不会保存任何内容", "未保存任何内容")
        assert [words in page for words, page in zip(expected, pages, strict=True)] == [True] * 5
        assert "已跳过 1 行：合计行" in pages[0]
        read_as = [told(desk, "suppliers", "import", each)["read_as"] for each in (file, bad)]
        shown = re.sub(
            r"(?m)^ [a-z-]+ .*$|台账保留原有内容：.*$|--column [^）\s]+", "", "\n".join(pages)
        )  # options' own words
        foreign = (*read_as, "r.csv", "bad.csv", "Known Ltd", "li@known.example", "bad-errors.csv")
        assert english_in(shown, *foreign, *map(str, HEAD)) <= {"CN"}

    def test_with_a_wrong_row_nothing_is_kept(self, run: Run, world: World) -> None:
        file = put(world.folder, "r.csv", *ROWS, ("V-3", "A", "Chinna", "-1", "", ""))
        errors = world.folder / "errors.csv"

        result = run("suppliers", "import", file, "--apply", "--errors", errors)

        assert result.exit_code == 1
        assert "1 row wrong: nothing was kept" in result.stdout
        assert told(run, "suppliers", "list") == []
        with errors.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.reader(stream))
        assert rows[1][:4] == ["4", "country", "Country", "Chinna"]
        assert rows[2][:4] == ["4", "spend", "Spend", "'-1"]

    def test_the_right_rows_are_taken_when_that_is_said(self, run: Run, world: World) -> None:
        file = put(world.folder, "r.csv", *ROWS, ("V-3", "A", "Chinna", "1", "", ""))
        result = run("suppliers", "import", file, "--apply", "--allow-errors")
        assert (result.exit_code, "✓ Kept: 2 new" in result.stdout) == (0, True)
        assert [one["code"] for one in told(run, "suppliers", "list")] == ["V-1", "V-2"]

    @pytest.mark.parametrize(("language", "expected"), [("en", "an amount of zero or more"), ("zh", "金额不能为负数")])
    def test_what_is_expected_is_told_in_both_languages(
        self, run: Run, world: World, language: str, expected: str
    ) -> None:
        file = put(world.folder, "r.csv", HEAD, ("V-1", "A", "", "-5", "", ""))
        assert expected in run("suppliers", "import", file, "--lang", language).stdout
        assert told(run, "suppliers", "import", file, "--lang", language)["wrong"][0]["expected"] == expected

    def test_a_person_names_the_column(self, run: Run, world: World) -> None:
        file = put(world.folder, "r.csv", ("Nr", "Firma"), ("V-1", "A"))
        refused = run("suppliers", "import", file)
        assert (refused.exit_code, "--column code=HEADING" in refused.stderr.replace("\n", " ")) == (2, True)
        assert run("suppliers", "import", file, "--column", "code=Nr", "--column", "name=B", "--apply").exit_code == 0
        assert told(run, "suppliers", "list")[0]["name"] == "A"
        assert run("suppliers", "import", file, "--column", "colour=Nr").exit_code == 2

    def test_a_column_that_holds_something_else_may_be_left_out(self, run: Run, world: World) -> None:
        """Sales regions under the heading of provinces."""
        rows = (("code", "name", "地区"), ("V-1", "A", "华南"), ("V-2", "B", "EMEA"), ("V-3", "C", "广东"))
        file = put(world.folder, "r.csv", *rows)
        result = run("suppliers", "import", file)
        assert result.exit_code == 1
        assert "“地区” is wrong in 2 rows." in result.stdout
        assert "--column region=" in result.stdout
        assert run("suppliers", "import", file, "--column", "region=").exit_code == 0

    def test_a_sheet_of_a_workbook_is_chosen(self, run: Run, world: World) -> None:
        (world.folder / "r.xlsx").write_bytes(workbook({"One": ROWS, "Two": ROWS[:2]}))
        several = run("suppliers", "import", "r.xlsx")
        assert (several.exit_code, "“One”, “Two”" in several.stderr) == (2, True)
        assert told(run, "suppliers", "import", "r.xlsx", "--sheet", "Two")["rows"] == 1

    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("r.csv", b"", "empty"),
            ("r.csv", b"code,name\n" + b"V-1,A\n" * 60_000, "50,000 rows"),
            ("r.csv", b"code," + b"x," * 300 + b"\n", "256 columns"),
            ("r.pdf", b"%PDF-1.7", "PDF"),
            ("r.xlsx", b"PK\x03\x04 and no more", "damaged"),
            ("CMRT.xlsx", complete_workbook(), "reporting template"),
            ("r.csv", delimited((("a", "b"), ("c", "d"))), "No row with the headings of a supplier register"),
        ],
    )
    def test_a_file_that_is_no_register_ends_in_a_clear_error(
        self, run: Run, world: World, name: str, data: bytes, said: str
    ) -> None:
        (world.folder / name).write_bytes(data)
        result = run("suppliers", "import", name, "--apply")
        assert (result.exit_code, said in result.stderr.replace("\n", " ")) == (2, True)

    def test_a_file_that_is_not_there_is_named(self, run: Run) -> None:
        result = run("suppliers", "import", "missing.csv")
        assert (result.exit_code, "missing.csv cannot be opened" in result.stderr) == (2, True)

    def test_hostile_cells_are_kept_and_printed_as_the_texts_they_are(self, run: Run, world: World) -> None:
        """Markup of the terminal's, escape sequences, SQL, scripts, and cells of a hundred thousand letters."""
        names = ("[red]x[/red] [/]", "A\x1b[31mB", "'; DROP TABLE suppliers; --", "<script>alert(1)</script>")
        rows = [(f"[b]{n}", name, "", "", "", "") for n, name in enumerate(names)]
        file = put(world.folder, "[red]r.csv", (*HEAD, "[/]"), *rows)

        result = run("suppliers", "import", file, "--apply")

        assert result.exit_code == 0, result.output
        assert "\x1b" not in result.stdout
        listed = run("suppliers", "list").stdout
        for shown in ("[red]x[/red] [/]", "A[31mB", "'; DROP TABLE suppliers; --", "<script>alert(1)</script>", "[b]2"):
            assert shown in listed
        assert "[red]x[/red]" in run("suppliers", "show", "[b]0").stdout
        huge = put(world.folder, "huge.csv", HEAD, ("V-1", "x" * 100_000, "", "", "", ""))
        assert told(run, "suppliers", "import", huge)["wrong"][0]["trouble"] == "too-long"

    def test_an_errors_file_that_cannot_be_written_is_named(self, run: Run, world: World) -> None:
        file = put(world.folder, "r.csv", *ROWS)
        result = run("suppliers", "import", file, "--errors", world.folder)
        assert (result.exit_code, "cannot be written" in result.stderr) == (70, True)


class TestList:
    def test_it_may_be_asked_for_one_business_unit(self, run: Run, examples: Path) -> None:
        run("suppliers", "import", examples / SMALL.file_name, "--apply")
        energy = told(run, "suppliers", "list", "--unit", "energy")
        assert {one["business_unit"] for one in energy} == {"Energy"}
        nobody = run("suppliers", "list", "--unit", "Marine").stdout
        assert "The units are: Energy, Wireless." in nobody

    def test_the_chinese_list_has_no_english_word_of_ours(self, run: Run, examples: Path) -> None:
        pages = [run("suppliers", "list", "--lang", "zh").stdout]
        run("suppliers", "import", examples / SMALL.file_name, "--apply")
        pages += [run("suppliers", "list", *more, "--lang", "zh").stdout for more in ((), ("--unit", "Marine"))]
        expected = ("台账为空", "共 12 家供应商，其中 3 家在调查范围外", "现有事业部：Energy, Wireless")
        assert [words in page for words, page in zip(expected, pages, strict=True)] == [True] * 3
        suppliers = told(run, "suppliers", "list")
        foreign = [text for one in suppliers for text in (one["name"], one["country"], one["region"]) if text]
        foreign += [one["mineral"] for each in suppliers for one in each["minerals"]]
        assert english_in(" ".join(pages), *foreign, "Energy", "Wireless", "Marine") == set()

    def test_machines_get_every_field_and_amounts_to_the_last_digit(self, desk: Run) -> None:
        first = told(desk, "suppliers", "list")[0]
        assert (first["code"], first["spend"], first["contacts"], first["sources"]) == (
            "V-1",
            "1234.50",
            ["li@known.example"],
            None,
        )

    def test_a_thousand_suppliers_are_kept_and_listed(self, run: Run, examples: Path) -> None:
        assert run("suppliers", "import", examples / LARGE_REGISTER.file_name, "--apply").exit_code == 0
        assert len(told(run, "suppliers", "list")) == 1030


class TestShow:
    def test_all_that_is_known_is_shown_with_who_changed_what(self, desk: Run, world: World) -> None:
        changed = put(world.folder, "next.csv", ("code", "spend"), ("V-1", "2000"))
        desk("suppliers", "import", changed, "--apply")
        world.deliver(mail(1, complete_workbook("Known Ltd"), sender="li@known.example"))
        desk("run", "--once")

        card = desk("suppliers", "show", "known LTD.").stdout

        for shown in ("V-1 Known Ltd", "CN China", "2,000", "open major non-conformities: 1", "next.csv", "two.csv"):
            assert shown in card
        assert "CMRT 6.5" in card
        assert "contact" in card
        (machine,) = told(desk, "suppliers", "show", "v-1")
        assert machine["history"][1]["fields"] == {"spend": {"before": "1234.50", "after": "2000"}}
        assert machine["submissions"][0]["verdict"] == "complete"
        assert machine["conduct"][0]["source"] == "two.csv"

    def test_it_speaks_chinese(self, desk: Run) -> None:
        card = desk("suppliers", "show", "V-2", "--lang", "zh").stdout
        for shown in ("NA 纳米比亚", "采购额", "尚未收到其提交的文件", "新加入台账"):
            assert shown in card

    def test_the_chinese_card_has_no_english_word_of_ours(self, desk: Run, world: World) -> None:
        desk("suppliers", "import", put(world.folder, "next.csv", ("code", "spend"), ("V-1", "2000")), "--apply")
        for number, file in enumerate((complete_workbook("Known Ltd"), nameless_workbook())):
            world.deliver(mail(number, file, sender="li@known.example"))
        desk("run", "--once")

        card = desk("suppliers", "show", "V-1", "--lang", "zh").stdout

        for expected in ("关联依据", "变更记录", "原值", "联系人", "2,000"):
            assert expected in card
        assert re.search(r" 完整 .*Known Ltd", card)
        assert " 不完整 " in card
        unknown = desk("suppliers", "show", "Namib Coper", "--lang", "zh").stdout
        assert "您是否指 V-2 Namib Copper" in unknown
        foreign = ("V-1", "V-2", "Known Ltd", "Namib Coper", "Namib Copper", "next.csv", "two.csv", "li@known.example")
        assert english_in(card + unknown, *foreign, getpass.getuser()) <= {"UTC", "CN", "CMRT"}

    def test_who_is_not_known_is_suggested_for(self, desk: Run) -> None:
        result = desk("suppliers", "show", "Namib Coper")
        assert (result.exit_code, "perhaps V-2 Namib Copper" in result.stdout) == (1, True)
        assert told(desk, "suppliers", "show", "nobody") == []


class TestRecord:
    def test_only_what_is_said_changes(self, desk: Run) -> None:
        first = desk(
            *("suppliers", "record", "v-1", "--overdue", "2", "--refused-audit", "--annex-ii", "child-labour"),
            *("--sanctioned-smelter", "cid003185", "--assessed", "2026-05-01", "--source", "audit 7"),
        )
        assert first.exit_code == 0, first.output
        assert "overdue corrective actions: 0 → 2" in first.stdout

        again = told(desk, "suppliers", "record", "V-1", "--annex-ii", "none", "--open-major", "0", "--source", "call")

        expected = {"overdue_actions": 2, "refused_audit": True, "open_major": 0, "assessed_on": "2026-05-01"}
        assert {name: again[name] for name in expected} == expected
        assert (again["confirmed_abuses"], again["sanctioned_smelters"]) == ([], ["CID003185"])
        (card,) = told(desk, "suppliers", "show", "V-1")
        assert [one["source"] for one in card["conduct"]] == ["two.csv", "audit 7", "call"]

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            (("V-1", "--overdue", "1"), 2, "--source"),
            (("V-1", "--source", "x"), 70, "Say what is to be recorded"),
            (("V-1", "--overdue", "1", "--source", " "), 70, "what it rests on"),
            (("V-9", "--overdue", "1", "--source", "x"), 70, "no supplier"),
            (("V-1", "--overdue", "-1", "--source", "x"), 2, "--overdue"),
            (("V-1", "--annex-ii", "greed", "--source", "x"), 2, "--annex-ii"),
            (("V-1", "--sanctioned-smelter", "7", "--source", "x"), 2, "--sanctioned-smelter"),
            (("V-1", "--assessed", "2999-01-01", "--source", "x"), 2, "--assessed"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, desk: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
        result = desk("suppliers", "record", *arguments)
        assert (result.exit_code, said in result.stderr) == (code, True)


def test_a_folder_that_cannot_be_written_is_named(run: Run, world: World) -> None:
    blocked = put(world.folder, "file")
    assert run("suppliers", "example", blocked).exit_code == 70
