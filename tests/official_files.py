"""Publishers' files of country figures, their layouts rebuilt by code; every figure in them is made up."""

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

from oredesk.core.indicator import IndicatorEdition, IndicatorSource
from oredesk.core.language import Language
from oredesk.core.places import countries
from oredesk.core.places.indicators.figures import Figures, Wanted
from oredesk.core.places.indicators.wording import say
from oredesk.reading.figures import read_figures
from spreadsheets import unzipped, zipped

TODAY = dt.date(2026, 11, 20)

Cell = str | float | int | None
Grid = Sequence[Sequence[Cell]]

PLACES: tuple[tuple[str, str, str], ...] = (
    ("NA", "NAM", "Namibia"),
    ("CD", "COD", "Congo Democratic Republic"),
    ("CG", "COG", "Congo Republic"),
    ("GN", "GIN", "Guinea"),
    ("NE", "NER", "Niger"),
    ("NG", "NGA", "Nigeria"),
    ("DE", "DEU", "Germany"),
)
"""Alpha-2 code, alpha-3 code, and the name as the Fragile States Index spells it."""

MANY: tuple[tuple[str, str], ...] = tuple(
    sorted({two: three for three, two in countries._codes().items() if len(three) == len("AAA")}.items())
)
"""Alpha-2 and alpha-3 codes of all countries."""

STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
"""The namespaces of ISO 29500 Strict, in which openpyxl finds no sheet."""


def xlsx(sheets: Mapping[str, Grid]) -> bytes:
    """A workbook of these sheets."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def strict(data: bytes) -> bytes:
    """The workbook as *Strict Open XML Spreadsheet*, in which Transparency International saves its own."""
    members: dict[str, str | bytes] = {}
    for name, part in unzipped(data).items():
        content = part if isinstance(part, bytes) else part.encode()
        for old, new in STRICT.items():
            content = content.replace(old, new)
        members[name] = content
    return zipped(members)


def delimited(rows: Grid, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """A CSV of these rows."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def cpi_rows(year: int = 2025, scores: Mapping[str, Cell] | None = None) -> list[list[Cell]]:
    """The sheet of one year: titles, the headings in row 4, then countries by score."""
    given = {code: 10 + 7 * place for place, (_, code, _) in enumerate(PLACES)} | dict(scores or {})
    names = {three: name for _, three, name in PLACES} | {"KSV": "Kosovo"}
    return [
        [f"Corruption Perceptions Index {year}: Global Scores"],
        [],
        [],
        ["Country / Territory", "ISO3", "Region", f"CPI {year} score", "Rank", f"Standard error {year}"],
        *([names.get(code, code), code, "SSA", score, 1, 1.25] for code, score in given.items()),
    ]


def cpi_workbook(year: int = 2025, scores: Mapping[str, Cell] | None = None) -> bytes:
    """The official workbook: strict, with the time series of all years beside the year's own sheet."""
    years = range(year, 2011, -1)
    series: list[Cell] = [
        text.format(one) for one in years for text in ("CPI score {}", "Rank {}", "Sources {}", "SE {}")
    ]
    wide: Grid = [["Corruption Perceptions Index"], [], [], ["Country / Territory", "ISO3", "Region", *series]]
    return strict(xlsx({f"CPI{year}": cpi_rows(year, scores), f"CPI Timeseries 2012 - {year}": wide}))


def fsi_rows(year: Cell = 2023, totals: Mapping[str, Cell] | None = None) -> list[list[Cell]]:
    """The only sheet: headings in row 1, ranks as texts, countries by name alone."""
    given = {name: 111.5 - 9.3 * place for place, (_, _, name) in enumerate(PLACES)} | dict(totals or {})
    headings = ["Country", "Year", "Rank", "Total", "S1: Demographic Pressures", "C1: Security Apparatus"]
    return [list(headings), *([name, year, "1st", total, 9.1, 8.2] for name, total in given.items())]


def inform_rows(year: int = 2026, risks: Mapping[str, Cell] | None = None) -> list[list[Cell]]:
    """The overview: a title, the headings in row 2 with line ends in them, a row of units under it."""
    given = {code: 9.1 - 0.9 * place for place, (_, code, _) in enumerate(PLACES)} | dict(risks or {})
    names = {three: name for _, three, name in PLACES}
    return [
        [f"INFORM Risk {year}"],
        ["COUNTRY", "ISO3", "INFORM\nRISK", "RISK CLASS", "Rank", "HAZARD & EXPOSURE", "VULNERABILITY"],
        ["(a-z)", "(a-z)", "(0-10)", "(Very Low-Very High)", "(1-191)", "(0-10)", "(0-10)"],
        *([names.get(code, code), code, risk, "High", 3, 4.4, 5.5] for code, risk in given.items()),
        [],
        ["Figures of this test are made up."],
    ]


def inform_workbook(year: int = 2026, risks: Mapping[str, Cell] | None = None) -> bytes:
    """The workbook with pages before and after the overview."""
    return xlsx(
        {
            "Home": [["INFORM"]],
            f"INFORM Risk {year} (a-z)": inform_rows(year, risks),
            "Hazard & Exposure": [["COUNTRY", "ISO3", "HAZARD"]],
        }
    )


WGI_2025 = (
    *("ID variable (economy code/ gov. dimension/ year)", "Economy (name)", "Economy (code)", "Region"),
    *("Income classification", "Year", "Governance dimension", "Number of sources"),
    *("Governance estimate (approx. -2.5 to +2.5)", "Standard error (estimate)", "Governance score (0-100)"),
)


def wgi_2025(
    years: Sequence[int] = (2022, 2024), economies: int = 200, estimates: Mapping[str, Cell] | None = None
) -> bytes:
    """The edition of 2025: six sheets, a row for each economy and year, no percentile ranks; Kosovo as KSV."""
    codes = ["KSV", *(three for _, three in MANY if three not in {"XKK", "ROU"}), "ROM"][:economies]
    sheets: dict[str, Grid] = {}
    for dimension in ("va", "pv", "ge", "rq", "rl", "cc"):
        rows: list[list[Cell]] = [list(WGI_2025)]
        for year in years:
            for place, code in enumerate(codes):
                estimate = (estimates or {}).get(code, round(-2.4 + place * 0.02, 4))
                rows.append([f"{code}{dimension}{year}", code, code, "R", "I", year, dimension, 5, estimate, 0.2, 50])
            rows.append([f"ANT{dimension}{year}", "Netherlands Antilles", "ANT", "R", "I", year, dimension, "..", ".."])
        sheets[dimension] = rows
    return xlsx({"readme": [["Worldwide Governance Indicators"]], **sheets})


WGI_2024 = (
    *("codeindyr", "code", "countryname", "year", "indicator", "estimate", "stddev", "nsource"),
    *("pctrank", "pctranklower", "pctrankupper"),
)


def wgi_2024(
    years: Sequence[int] = (2022, 2023), ranks: Mapping[str, Cell] | None = None, comma: str = ","
) -> list[list[Cell]]:
    """The edition of 2024 in long form, with a decimal comma; former codes, and an economy without figures."""
    given: dict[str, Cell] = {code: f"{11 + 5 * place}{comma}25" for place, (_, code, _) in enumerate(PLACES)}
    given |= {"ZAR": f"4{comma}5", "ROM": "50", "ADO": "99", "TMP": "47", "WBG": "26", "KSV": "48"} | dict(ranks or {})
    del given["COD"]
    rows: list[list[Cell]] = [list(WGI_2024)]
    for year in years:
        for dimension in ("cc", "ge", "pv", "rl", "rq", "va"):
            for code, rank in given.items():
                head: list[Cell] = [f"{code}{dimension}{year}", code, f"Name of {code}", year, dimension]
                rows.append([*head, f"-1{comma}2", f"0{comma}2", 8, rank, 1, 99])
            rows.append([f"ANT{dimension}{year}", "ANT", "Netherlands Antilles", year, dimension, *[".."] * 6])
    return rows


def wgi_wide(years: Sequence[int] = (2021, 2022), ranks: Mapping[str, Cell] | None = None) -> bytes:
    """Editions before 2024: a page of explanation above, years over blocks of columns."""
    given: dict[str, Cell] = {code: 11.25 + 5 * place for place, (_, code, _) in enumerate(PLACES)}
    given |= dict[str, Cell]({"ROM": 50.0, "ANT": "#N/A"}) | dict(ranks or {})
    block = ("Estimate", "StdErr", "NumSrc", "Rank", "Lower", "Upper")
    sheets: dict[str, Grid] = {"Introduction": [["Worldwide Governance Indicators"]]}
    for name in (
        *("VoiceandAccountability", "Political StabilityNoViolence", "GovernmentEffectiveness"),
        *("RegulatoryQuality", "RuleofLaw", "ControlofCorruption"),
    ):
        rows: list[list[Cell]] = [[f"Explanation, line {line}"] for line in range(13)]
        rows.append([None, None, *(year for year in years for _ in block)])
        rows.append(["Country/Territory", "Code", *(text for _ in years for text in block)])
        for code, rank in given.items():
            figures: list[Cell] = []
            for year in years:
                later = rank + (year - years[0]) if isinstance(rank, int | float) else rank
                figures += [0.1, 0.2, 7, later, 1, 99]
            rows.append([code.title(), code, *figures])
        sheets[name] = rows
    return xlsx(sheets)


UCDP = (
    *("country_id_cy", "country_cy", "year_cy", "region_cy", "main_govt_name_cy", "sb_dyad_names_cy"),
    *("sb_total_deaths_best_cy", "sb_total_deaths_high_cy", "ns_total_deaths_best_cy", "os_total_deaths_best_cy"),
    *("cumulative_total_deaths_in_orgvio_best_cy", "version"),
)

UCDP_STATES = (
    (565, "Namibia"),
    (490, "DR Congo (Zaire)"),
    (484, "Congo"),
    (438, "Guinea"),
    (436, "Niger"),
    (475, "Nigeria"),
    (260, "Germany"),
    (666, "Israel"),
)


def ucdp_rows(
    years: Sequence[int] = (2021, 2022, 2023, 2024), deaths: Mapping[tuple[int, int], Sequence[Cell]] | None = None
) -> list[list[Cell]]:
    """The country-year dataset: all years in one file; ``deaths`` are the three kinds by (state, year)."""
    rows: list[list[Cell]] = [list(UCDP)]
    for state, name in UCDP_STATES:
        for year in years:
            sb, ns, os_ = (deaths or {}).get((state, year), (state % 7 + year - 2020, 2, 1))
            dyads = "Government of A - B; Government of A, Government of C - D"
            rows.append([state, name, year, "Africa", f"Government of {name}", dyads, sb, 9999, ns, os_, 9999, "25.1"])
    return rows


def region(code: str, *, conflict: bool = False, high: bool = False, name: str = "A region") -> dict[str, object]:
    """A region in the JSON of the EU's list."""
    return {"auto_id": 7, "name": name, "code": code, "conflict_affected": conflict, "high_risk": high}


def report(*regions: dict[str, object], whole: bool = False, on: str = "2026-06-27") -> dict[str, object]:
    """A report in the JSON of the EU's list."""
    return {
        "title": "Report: June 2026 - For publication",
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": f"{on}T22:00:00Z",
        "is_country_level": whole,
        "included_regions": list(regions),
    }


def eu_json(reports: Mapping[str, Sequence[dict[str, object]]]) -> bytes:
    """The JSON behind the EU's list: alpha-3 code -> reports."""
    listed = [
        {"count": len(one), "country_code": code, "country_name": code.title(), "reports": list(one)}
        for code, one in reports.items()
    ]
    return json.dumps(listed).encode()


EU_CSV = (
    *("iso3", "iso2", "country_name", "designation", "iso_3166_2", "region_name", "conflict_affected", "high_risk"),
)


def read(
    data: bytes, file: str = "file.csv", source: IndicatorSource | None = None, year: int | None = None, sheet: str = ""
) -> Figures:
    """What is made of the file."""
    return read_figures(data, Wanted(TODAY, source, year, sheet=sheet, file=file))


def edition(figures: Figures) -> IndicatorEdition:
    """The edition in a file that has no problem."""
    assert figures.problems == (), said(figures)
    assert figures.edition
    return figures.edition


def values(figures: Figures) -> dict[tuple[str, str], float]:
    """Indicator and place -> figure, of a file that has no problem."""
    return {(one.indicator, one.region or one.country): one.value for one in edition(figures).values}


def said(figures: Figures, language: Language = Language.EN) -> list[str]:
    """What is said of a file that is wrong; it then gives no edition."""
    assert figures.edition is None or not figures.problems
    return [say(one, language) for one in figures.problems]
