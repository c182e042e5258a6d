"""The bench's results as a table: on the terminal, and as ``docs/performance.md``."""

import datetime as dt
import os
import platform
from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One measured number, and the goal it is held against where there is one."""

    what: str
    measured: str
    goal: str = ""
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the report."""

    title: str
    about: str
    rows: tuple[Row, ...]


def goal(what: str, value: float, limit: float, unit: str, *, at_least: bool = False) -> Row:
    """A number with a limit it should not pass, or should at least reach."""
    met = value >= limit if at_least else value <= limit
    sign = "≥" if at_least else "≤"
    return Row(what, f"{value:,.2f}{unit}", f"{sign} {limit:g}{unit}", met)


def as_text(parts: list[Part]) -> str:
    """The tables for a terminal."""
    lines: list[str] = []
    for part in parts:
        width = max(len(row.what) for row in part.rows)
        lines += ["", part.title, part.about]
        lines += [f"  {row.what:<{width}}  {row.measured:>16}  {_verdict(row)}" for row in part.rows]
    return "\n".join(lines)


def as_markdown(parts: list[Part], command: str, load: float) -> str:
    """The whole document."""
    lines = [
        "# Performance",
        "",
        "Measured by `make bench`, not asserted in tests. Ratios carry over to other machines, milliseconds do not.",
        "",
        f"- Date: {dt.datetime.now(dt.UTC):%Y-%m-%d}",
        f"- Command: `{command}`",
        f"- Machine: {_machine()}",
        f"- Load average when the bench began: {load:.1f} (other work slows the wall clock, hardly the CPU times)",
    ]
    for part in parts:
        lines += ["", f"## {part.title}", "", part.about, "", "| what | measured | goal |", "|---|---:|---|"]
        lines += [f"| {row.what} | {row.measured} | {_verdict(row)} |" for row in part.rows]
    return "\n".join(lines) + "\n"


def _verdict(row: Row) -> str:
    if row.met is None:
        return ""
    return f"{row.goal} ({'met' if row.met else 'missed'})"


def _machine() -> str:
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    memory = next((int(line.split()[1]) // 2**20 for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    return f"{os.cpu_count()} × {model}, {memory} GB, {platform.system()}, Python {platform.python_version()}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
