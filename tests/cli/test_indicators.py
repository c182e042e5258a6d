"""``oredesk indicators`` as a person in charge of the figures meets it."""

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from journeys.world import World
from official_files import (
    PLACES,
    Grid,
    cpi_workbook,
    delimited,
    eu_json,
    fsi_rows,
    region,
    report,
    ucdp_rows,
    wgi_wide,
    xlsx,
)
from oredesk.core.indicator import IndicatorSource
from oredesk.core.places import open_figures

pytestmark = pytest.mark.usefixtures("database")


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.fixture
def cpi(world: World) -> Path:
    return put(world.folder, "CPI2025_Results.xlsx", cpi_workbook())


def test_a_file_is_looked_at_first_and_kept_only_when_asked(run: Run, cpi: Path) -> None:
    look = run("indicators", "import", cpi)
    assert look.exit_code == 0
    assert "Nothing was changed" in look.stdout
    assert "CPI 2025" not in run("indicators", "list").stdout

    kept = run("indicators", "import", cpi, "--apply")

    assert kept.exit_code == 0
    assert "✓ Kept as edition 1." in kept.stdout
    assert "CPI 2025" in run("indicators", "list").stdout


def test_the_look_shows_how_the_file_was_understood(run: Run, cpi: Path) -> None:
    look = run("indicators", "import", cpi).stdout
    for told in (
        "CPI2025_Results.xlsx: workbook: CPI2025",
        "Corruption Perceptions Index (cpi), told by the layout",
        "edition:    CPI 2025",
        "published:  2025-12-31 (not told by the file; say it with --as-of DATE)",
        f"countries:  {len(PLACES)}",
        "Namibia (NA)",
        "There is no edition of this source yet.",
        "CC BY-ND 4.0",
    ):
        assert told in look


def test_the_same_is_said_in_chinese(run: Run, cpi: Path) -> None:
    look = run("indicators", "import", cpi, "--lang", "zh").stdout
    for told in ("按文件格式识别", "纳米比亚 (NA)", "目前尚无该来源的版本", "注明出处后可自用", "尚未作任何更改"):
        assert told in look


def test_day_edition_and_source_can_be_said(run: Run, cpi: Path) -> None:
    said = ("--source", "cpi", "--as-of", "2026-02-10", "--edition", "CPI 2025, as corrected", "--year", "2025")
    kept = run("indicators", "import", cpi, *said, "--apply").stdout
    assert "as given" in kept
    assert "published:  2026-02-10\n" in kept
    assert "CPI 2025, as corrected" in run("indicators", "list").stdout


def test_the_very_same_edition_is_kept_once_whatever_day_it_is(run: Run, cpi: Path) -> None:
    run("indicators", "import", cpi, "--as-of", "2026-02-10", "--apply")
    again = run("indicators", "import", cpi, "--apply")
    assert again.exit_code == 0
    assert "here already, as edition 1" in again.stdout
    assert run("indicators", "list").stdout.count("CPI 2025") == 1


def test_what_changes_against_the_edition_in_force_is_told(run: Run, world: World, cpi: Path) -> None:
    run("indicators", "import", cpi, "--apply")
    newer = put(world.folder, "CPI2026.xlsx", cpi_workbook(2026, {"NAM": 99, "KSV": 40}))
    look = run("indicators", "import", newer).stdout
    assert "It takes the place of CPI 2025, about 2025." in look
    assert "stay: 6, change: 1, are new: 1, go: 0" in look
    assert "new: Kosovo (XK)" in look
    assert "Beware" not in look


def test_a_shipped_edition_is_compared_as_well_and_a_file_that_is_not_whole_stands_out(run: Run, world: World) -> None:
    file = put(world.folder, "ucdp.csv", delimited(ucdp_rows((2023, 2024, 2025))))
    look = run("indicators", "import", file).stdout
    assert "It takes the place of UCDP v25.1 (2024), about 2024." in look
    assert "Is the file whole?" in look


def test_an_older_edition_is_kept_but_does_not_count(run: Run, world: World) -> None:
    file = put(world.folder, "wgi.xlsx", wgi_wide((2020, 2021)))
    kept = run("indicators", "import", file, "--apply")
    assert kept.exit_code == 0
    assert "is newer and stays in force" in kept.stdout
    (imported,) = [one for one in json.loads(run("indicators", "list", "--format", "json").stdout) if one["number"]]
    assert (imported["source"], imported["in_force"], imported["old"]) == ("wgi", False, True)


def test_wrong_cells_are_named_and_nothing_is_imported(run: Run, world: World) -> None:
    file = put(world.folder, "bad.xlsx", cpi_workbook(scores={"DEU": 101, "QQQ": 5}))
    for language, told in (("en", "“QQQ” is no known country code."), ("zh", "“QQQ”不是已知的国家代码。")):
        refused = run("indicators", "import", file, "--apply", "--lang", language)
        assert refused.exit_code == 1
        assert told in refused.stdout
        assert "row 11" in refused.stdout or "第 11 行" in refused.stdout
    assert "bad" not in run("indicators", "list").stdout


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("list.csv", b"Name,Town\nA,B\n", "No publisher's layout is recognised"),
        ("empty.csv", b"  ", "The file is empty."),
        ("page.html", b"<html><body>x</body></html>", "web page"),
        ("report.pdf", b"%PDF-1.7\n", "PDF"),
    ],
)
def test_a_file_of_another_kind_ends_with_its_own_code(
    run: Run, world: World, name: str, data: bytes, told: str
) -> None:
    refused = run("indicators", "import", put(world.folder, name, data))
    assert refused.exit_code == 2
    assert told in refused.stdout + refused.stderr


def test_the_sheets_of_a_workbook_that_was_not_understood_are_offered(run: Run, world: World) -> None:
    file = put(world.folder, "scores.xlsx", xlsx({"Notes": [["About", "this"]], "Scores": fsi_rows()}))
    refused = run("indicators", "import", file, "--source", "fsi")
    assert refused.exit_code == 2
    assert "Other sheets, to be chosen with --sheet: Scores" in refused.stdout
    assert run("indicators", "import", file, "--sheet", "Scores").exit_code == 0


def test_a_hundred_megabytes_are_refused_unread(run: Run, world: World) -> None:
    file = world.folder / "huge.csv"
    with file.open("wb") as stream:
        stream.truncate(100 << 20)
    refused = run("indicators", "import", file)
    assert refused.exit_code == 2
    assert "25 MB" in refused.stderr


def test_a_missing_file_and_an_unknown_source_are_told(run: Run, cpi: Path) -> None:
    assert run("indicators", "import", "nowhere.xlsx").exit_code == 2
    assert "is none of: cpi" in run("indicators", "import", cpi, "--source", "acled").stderr
    assert "in the future" in run("indicators", "import", cpi, "--as-of", "2999-01-01").stderr


def test_words_of_a_file_are_no_markup_and_no_control_characters(run: Run, world: World) -> None:
    rows: Grid = [*fsi_rows(), ["[bold red]Ruritania[/]\x1b[31m", 2023, "1st", 50, 1, 1]]
    told = run("indicators", "import", put(world.folder, "[red]fsi.csv", delimited(rows))).stdout
    assert "[bold red]Ruritania[/]" in told
    assert "[red]fsi.csv" in told
    assert "\x1b" not in told


def test_machines_are_told_the_same(run: Run, world: World, cpi: Path) -> None:
    done = json.loads(run("indicators", "import", cpi, "--apply", "--format", "json").stdout)
    assert (done["source"], done["edition"], done["year"], done["kept"], done["number"]) == (
        "cpi",
        "CPI 2025",
        2025,
        True,
        1,
    )
    assert (done["problems"], done["countries"]) == ([], len(PLACES))
    bad = put(world.folder, "bad.xlsx", cpi_workbook(scores={"DEU": 101}))
    refused = run("indicators", "import", bad, "--format", "json")
    assert refused.exit_code == 1
    (problem,) = json.loads(refused.stdout)["problems"]
    assert (problem["why"], problem["sheet"], problem["row"], problem["column"]) == (
        "range",
        "CPI2025",
        11,
        "D (CPI 2025 score)",
    )
    assert set(problem["message"]) == {"en", "zh"}


def test_guinea_with_imported_figures_is_no_conflict_area_but_needs_enhanced_due_diligence(
    run: Run, world: World
) -> None:
    """The conclusion that a Chinese battery maker's report came to; the figures here are made up."""
    for name, data in (
        ("CPI2025.xlsx", cpi_workbook(2025, {"GIN": 25})),
        ("FSI-2023.xlsx", xlsx({"FSI-2023": fsi_rows(2023, {"Guinea": 97.5})})),
    ):
        assert run("indicators", "import", put(world.folder, name, data), "--apply").exit_code == 0
    told = run("risk", "location", "Guinea").stdout
    assert "conflict: no; governance: yes; human rights: yes -> enhanced due diligence" in told


class TestList:
    def test_what_is_shipped_is_listed_with_what_is_missing(self, run: Run) -> None:
        listed = run("indicators", "list").stdout
        assert all(one.edition in listed for one in open_figures.SHIPPED)
        assert "Not imported: hiik, cpi, fsi, control-risks." in listed

    def test_an_old_year_is_marked_with_where_to_look_for_a_newer_one(self, run: Run, world: World) -> None:
        file = put(world.folder, "fsi.xlsx", xlsx({"FSI": fsi_rows(2019)}))
        run("indicators", "import", file, "--apply")
        listed = run("indicators", "list").stdout
        assert "2019 old" in listed
        assert "fsi: https://fragilestatesindex.org" in listed
        assert "2019 已旧" in run("indicators", "list", "--lang", "zh").stdout


class TestShow:
    def test_every_figure_stands_with_its_year_and_where_it_is_from(self, run: Run, cpi: Path) -> None:
        run("indicators", "import", cpi, "--apply")
        shown = run("indicators", "show", "NA").stdout
        assert "Namibia (NA)" in shown
        assert "CPI 2025" in shown
        assert "Transparency International" in shown
        assert "World Bank" in shown

    def test_a_region_shows_what_is_about_it_and_its_country(self, run: Run, world: World) -> None:
        file = put(world.folder, "eu.json", eu_json({"NAM": [report(region("NA-KH", conflict=True, name="Khomas"))]}))
        run("indicators", "import", file, "--as-of", "2026-11-01", "--apply")
        shown = run("indicators", "show", "NA-KH", "--lang", "zh").stdout
        assert "Khomas" in shown
        assert "列入" in shown
        assert "regions that something is said of (1): NA-KH" in run("indicators", "show", "Namibia").stdout
        assert "Khomas" not in run("indicators", "show", "NA-ER").stdout

    def test_machines_are_told_every_number_in_full(self, run: Run, cpi: Path) -> None:
        run("indicators", "import", cpi, "--apply")
        shown = json.loads(run("indicators", "show", "GN", "--format", "json").stdout)
        (score,) = [one for one in shown["figures"] if one["source"] == IndicatorSource.CPI]
        assert (shown["country"], score["value"], score["year"]) == ("GN", 31.0, 2025)

    @pytest.mark.parametrize(("place", "told"), [("Atlantis", "names no country"), ("Congo", "may mean")])
    def test_a_place_that_is_not_known_for_certain_is_asked_for(self, run: Run, place: str, told: str) -> None:
        asked = run("indicators", "show", place)
        assert asked.exit_code == 2
        assert told in asked.stderr


class TestTemplate:
    @pytest.mark.parametrize("source", ["hiik", "control-risks", "eu-cahra"])
    def test_a_form_is_printed_with_its_columns_explained(self, run: Run, source: str) -> None:
        english, chinese = (run("indicators", "template", source, "--lang", one).stdout for one in ("en", "zh"))
        assert english.splitlines()[-1] == chinese.splitlines()[-1]
        assert "Namibia is NA" in english
        assert "纳米比亚" in chinese

    def test_a_form_that_was_filled_in_is_imported(self, run: Run, world: World) -> None:
        form = run("indicators", "template", "control-risks").stdout + "NA,NA-KH,low,extreme,2026,\n"
        kept = run("indicators", "import", put(world.folder, "risks.csv", form.encode()), "--apply")
        assert kept.exit_code == 0
        assert "RiskMap 2026" in kept.stdout

    def test_there_is_none_for_figures_that_come_as_files(self, run: Run) -> None:
        assert "is none of: hiik" in run("indicators", "template", "cpi").stderr
