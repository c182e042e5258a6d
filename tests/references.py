"""A small, entirely fictional smelter reference: every status, an alias of two facilities, a successor."""

import datetime as dt
import hashlib

from oredesk.core.mineral import Mineral
from oredesk.core.smelter import FacilityStatus, ListEntry, ListSource, SmelterId, SmelterList
from oredesk.core.smelters.reference import Reference

AS_OF = dt.date(2026, 11, 1)
A_YEAR_BEFORE = dt.date(2025, 11, 1)


def entry(  # noqa: PLR0913 - a row of a list has this many columns
    number: str,
    name: str,
    mineral: Mineral = Mineral.GOLD,
    *,
    country: str = "CHINA",
    status: FacilityStatus | None = None,
    standard_name: str = "",
    successor: str = "",
) -> ListEntry:
    """One row of a list; an alias when a standard name is given."""
    return ListEntry(
        mineral,
        SmelterId(number) if number else None,
        name,
        standard_name or name,
        country,
        status=status,
        successor=SmelterId(successor) if successor else None,
    )


def listed(*entries: ListEntry, source: ListSource = ListSource.OWN, as_of: dt.date = AS_OF) -> SmelterList:
    """A dated list of these rows."""
    digest = hashlib.sha256(repr((source, as_of, entries)).encode()).hexdigest()
    return SmelterList(source, as_of, f"{source} {as_of}", digest, entries)


KUNLUN = entry("CID900001", "Kunlun Demo Gold", status=FacilityStatus.CONFORMANT)
SALZACH = entry("CID900002", "Salzach Feingold GmbH", country="AUSTRIA", status=FacilityStatus.CROSS_RECOGNISED)
PAMPA = entry("CID900003", "Pampa Refinadora", country="ARGENTINA", status=FacilityStatus.ACTIVE)
HARBOUR = entry("CID900004", "Harbour Bullion Refining", country="SINGAPORE", status=FacilityStatus.ELIGIBLE)
OUTBACK = entry("CID900005", "Outback Gold Works", country="AUSTRALIA", status=FacilityStatus.OUTREACH)
SILENT = entry("CID900006", "Silent River Metals", status=FacilityStatus.COMMUNICATION_SUSPENDED)
TRADER = entry("CID900007", "Bright Trading House", country="UNITED ARAB EMIRATES", status=FacilityStatus.NOT_ELIGIBLE)
FAILED = entry("CID900011", "Rough Diamond Gold Works", status=FacilityStatus.NOT_CONFORMANT)
REPLACED = entry("CID900008", "Old Mint Refinery", status=FacilityStatus.REMOVED, successor="CID900001")
REMOVED = entry("CID900009", "Closed Furnace Ltd", status=FacilityStatus.REMOVED)
KUNLUN_TIN = entry("CID900101", "Kunlun Demo Tin", Mineral.TIN, status=FacilityStatus.CONFORMANT)
TAPIOCA_TIN = entry("CID900102", "Tapioca Tin Smelting", Mineral.TIN, country="INDONESIA")

ALIASES = listed(
    entry("CID900001", "Kunlun Gold Refining Co.", standard_name="Kunlun Demo Gold"),
    entry("CID900001", "Demo Precious Metals", standard_name="Kunlun Demo Gold"),
    entry("CID900003", "Demo Precious Metals", standard_name="Pampa Refinadora", country="ARGENTINA"),
    entry("CID900010", "Quiet Creek Gold"),
    entry("CID900102", "Tapioca Tin Smelting", Mineral.TIN, country="INDONESIA"),
    source=ListSource.LOOKUP,
)
"""What a template's look-up sheet teaches: names, an alias of two facilities, one facility that no other list knows."""

REFERENCE = Reference.of(
    (
        listed(KUNLUN, SALZACH, PAMPA, HARBOUR, OUTBACK, SILENT, FAILED, TRADER, REPLACED, REMOVED, KUNLUN_TIN),
        ALIASES,
    )
)
"""Gold in every status, and tin."""

LAST_YEAR = Reference.of(
    (
        listed(
            KUNLUN,
            entry("CID900004", "Harbour Bullion Refining", country="SINGAPORE", status=FacilityStatus.CONFORMANT),
            entry("CID900010", "Quiet Creek Gold", status=FacilityStatus.CONFORMANT),
            entry("CID900009", "Closed Furnace Ltd", status=FacilityStatus.CONFORMANT),
            as_of=A_YEAR_BEFORE,
        ),
        ALIASES,
    )
)
"""The same a year before, when two more refiners were conformant that only eligible lists and look-ups know today."""
