"""The editions of RMI's templates that oredesk knows, and how far behind the newest one an edition is."""

import datetime as dt
from collections.abc import Mapping

from .template import TemplateKind

EDITIONS: Mapping[TemplateKind, Mapping[str, dt.date | None]] = {
    TemplateKind.CMRT: {
        "6.0": None,
        "6.01": dt.date(2020, 5, 19),
        "6.1": dt.date(2021, 4, 28),
        "6.2": None,
        "6.21": None,
        "6.22": dt.date(2022, 5, 11),
        "6.3": None,
        "6.31": dt.date(2023, 5, 26),
        "6.4": dt.date(2024, 4, 26),
        "6.5": dt.date(2025, 4, 25),
        "6.6": dt.date(2026, 4, 17),
        "6.6.1": None,
    },
    TemplateKind.EMRT: {
        "1.0": None,
        "1.01": None,
        "1.1": dt.date(2022, 10, 14),
        "1.11": dt.date(2022, 11, 4),
        "1.2": dt.date(2023, 5, 12),
        "1.3": dt.date(2024, 4, 26),
        "2.0": dt.date(2025, 4, 25),
        "2.1": dt.date(2025, 10, 17),
        "2.11": None,
        "2.11.1": None,
    },
}
"""Of each kind the revision numbers, oldest first, with the day printed on them; None where it is not known."""


def version_key(version: str) -> tuple[int, str, str]:
    """An order for RMI's revision numbers: 6.01 < 6.1 < 6.22 < 6.6 < 6.6.1 (after the dot they count as decimals)."""
    major, _, rest = version.partition(".")
    minor, _, patch = rest.partition(".")
    return int(major), minor, patch


def newest(kind: TemplateKind) -> str:
    """The newest known edition."""
    return tuple(EDITIONS[kind])[-1]


def releases_behind(kind: TemplateKind, version: str) -> int:
    """How many known releases came after the one that the edition belongs to; 0 for an unknown, newer edition.

    6.2, 6.21 and 6.22 are one release with its corrections, as are 6.6 and 6.6.1.
    """
    own = _release(version)
    return len({release for release in map(_release, EDITIONS[kind]) if release > own})


def _release(version: str) -> tuple[int, str]:
    major, minor, _ = version_key(version)
    return major, minor[:1]
