"""Explanations of made-up suppliers: good, bad, unknown, and with names that are meant to do harm."""

import datetime as dt
from dataclasses import replace

from oredesk.core.campaign import Campaign
from oredesk.core.override import Override
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.explaining import Explanation, Known, explain
from oredesk.core.risk.scoring import score
from oredesk.core.risk.world import World
from oredesk.core.risk_score import Band, StoredScore
from oredesk.core.supplier import SupplierCode
from oredesk.risk_method import load_method
from risk_cases import (
    NOTHING_KNOWN,
    SUPPLIER_A,
    SUPPLIER_B,
    TODAY,
    WORLD_A,
    WORLD_B,
    answers,
    declared,
    recorded,
    survey,
)

METHOD = load_method()
AT = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
CAMPAIGN = Campaign(1, "2026", dt.date(2026, 1, 5), None)
WORD = Override(1, AT, "Li Na", Band.MEDIUM, "Audited on site.", dt.date(2026, 12, 31))


def stored(evidence: Evidence, world: World, number: int = 17, at: dt.datetime = AT) -> StoredScore:
    """The supplier's score as it would be kept."""
    return StoredScore(number, 1, 1, at, "submission 7; conduct", score(evidence, world, METHOD))


def known(evidence: Evidence, world: World, before: Evidence | None = None) -> Known:
    """What is stored about the supplier, and a score of half a year ago."""
    earlier = stored(before, world, 12, AT.replace(month=5)) if before else None
    return Known(evidence.supplier, evidence, stored(evidence, world), earlier, CAMPAIGN)


def explained(one: Known, world: World = WORLD_B) -> Explanation:
    """The explanation, which there is."""
    found = explain(one, world, METHOD, TODAY)
    assert found is not None
    return found


HARM = "<script>alert(1)</script> [bold red]x[/] \u202egnp.exe \x1b[31m\x07 ”; " + "长" * 10_000
"""A name as nobody has one: markup of every kind, a direction override, a terminal's control codes, ten kilobytes."""
HARMED = replace(
    SUPPLIER_B,
    supplier=replace(SUPPLIER_B.supplier, code=SupplierCode(HARM[:60]), name=HARM),
    conduct=replace(recorded(open_major=1, sanctioned_smelters=("CID003185",)), source=HARM),
    surveys=(survey([declared("CID003185"), declared("", name=HARM, country=HARM)], answers(["Gold"]), ["Q071"]),),
)

CONNECTORS = explained(known(SUPPLIER_A, WORLD_A, replace(SUPPLIER_A, surveys=())), WORLD_A)
PLATING = explained(replace(known(SUPPLIER_B, WORLD_B, replace(SUPPLIER_B, spend_before=40.0)), override=WORD))
UNKNOWN = explained(Known(NOTHING_KNOWN.supplier, NOTHING_KNOWN, None))
HOSTILE = explained(
    replace(
        known(HARMED, WORLD_B, SUPPLIER_B),
        override=replace(WORD, who=HARM, reason=HARM),
        campaign=replace(CAMPAIGN, name=HARM),
    )
)
EVERYBODY = (CONNECTORS, PLATING, UNKNOWN, HOSTILE)
