"""Suppliers to be scored: the two worked examples of the method, and the pieces that they are made of."""

import datetime as dt
from collections.abc import Iterable, Mapping

from oredesk.core.conduct import Conduct, RecordedConduct
from oredesk.core.declaration import Question
from oredesk.core.mineral import Mineral
from oredesk.core.risk.atlas import Atlas
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.world import World
from oredesk.core.risk_score import Band
from oredesk.core.smelter import DeclaredSmelter, FacilityStatus, ListEntry, SmelterId
from oredesk.core.smelters.reference import Reference
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.core.survey import Answers, Statement, Survey
from oredesk.core.template import TemplateKind
from references import listed

TODAY = dt.date(2026, 11, 20)
RECEIVED = dt.date(2026, 9, 1)

COMPANY = (
    Question.HAS_POLICY,
    Question.POLICY_IS_PUBLIC,
    Question.REQUIRES_VALIDATED_SMELTERS,
    Question.DOES_DUE_DILIGENCE,
    Question.SURVEYS_SUPPLIERS,
    Question.REVIEWS_RESPONSES,
    Question.CORRECTIVE_ACTION,
)
"""Questions A to G."""


def facility(
    number: str, country: str, status: FacilityStatus | None, *, metal: Mineral = Mineral.GOLD, region: str = ""
) -> ListEntry:
    """A row of the operator's own list; the name is made of the number."""
    name = f"Works {number}"
    return ListEntry(metal, SmelterId(number), name, name, country, region=region, status=status)


def declared(
    number: str, metal: str = Mineral.GOLD, name: str = "", country: str = "", region: str = ""
) -> DeclaredSmelter:
    """A row of a Smelter List."""
    return DeclaredSmelter(metal, number, name, country, region)


def answers(metals: Iterable[str], company: Mapping[Question, str] | None = None, **per_metal: str) -> Answers:
    """A CMRT's answers: every metal in use, everything else as good as can be but for what is given."""
    said = {"share_of_suppliers": "100%", "all_smelters_identified": "Yes"} | per_metal
    used = (Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT)
    statements = [Statement(question, metal, "Yes") for metal in metals for question in used]
    statements += [Statement(Question(key), metal, meaning) for metal in metals for key, meaning in said.items()]
    statements += [Statement(question, "", (company or {}).get(question, "Yes")) for question in COMPANY]
    return Answers(tuple(statements))


def survey(
    smelters: Iterable[DeclaredSmelter],
    said: Answers | None = None,
    findings: Iterable[str] = (),
    *,
    submission: int = 7,
    kind: TemplateKind = TemplateKind.CMRT,
) -> Survey:
    """A CMRT that names these smelters."""
    named = tuple(smelters)
    said = said or answers(sorted({one.metal for one in named}))
    return Survey(submission, kind, RECEIVED, "6.5", said, named, tuple(findings))


def recorded(**conduct: object) -> RecordedConduct:
    """What an auditor recorded; assessed unless told otherwise."""
    known = {"assessed_on": dt.date(2026, 3, 2)} | conduct
    at = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)
    return RecordedConduct(Conduct(**known), at, "auditor", "audit report 17")  # type: ignore[arg-type] # by name


def world(*entries: ListEntry) -> World:
    """The facilities of one own list, and the figures that the product ships."""
    return World(Reference.of([listed(*entries)]), Atlas.of())


RWANDAN = facility("CID003387", "RWANDA", FacilityStatus.CONFORMANT, metal=Mineral.TIN)
WORLD_A = world(
    RWANDAN,
    facility("CID900201", "CHINA", FacilityStatus.CONFORMANT, metal=Mineral.TIN),
    facility("CID900202", "CHINA", FacilityStatus.CONFORMANT, metal=Mineral.TIN),
    facility("CID900203", "JAPAN", FacilityStatus.CONFORMANT, metal=Mineral.TIN),
    facility("CID900204", "INDONESIA", FacilityStatus.ACTIVE, metal=Mineral.TIN),
)
SUPPLIER_A = Evidence(
    supplier=Supplier(
        code=SupplierCode("A"),
        name="Dongguan Example Connectors",
        country="CN",
        region="CN-GD",
        sources=2,
        commitment_signed=True,
    ),
    today=TODAY,
    spend_before=60.0,
    conduct=recorded(open_minor=1),
    surveys=(
        survey(
            [declared(number, Mineral.TIN) for number in ("CID003387", *(f"CID90020{each}" for each in "1234"))],
            answers([Mineral.TIN], {Question.CORRECTIVE_ACTION: "No"}, share_of_suppliers="Greater than 90%"),
            ["Q071"],
        ),
    ),
    answered=True,
)
"""Connectors: a conformant smelter in Rwanda among good ones, and one contradiction."""

WORLD_B = world(
    facility("CID001326", "RUSSIAN FEDERATION", FacilityStatus.REMOVED, region="RU-KYA"),
    facility("CID003185", "UGANDA", FacilityStatus.SANCTIONED),
    facility("CID002563", "UNITED ARAB EMIRATES", FacilityStatus.ELIGIBLE),
    facility("CID900301", "SWITZERLAND", FacilityStatus.CONFORMANT),
)
REFINERS = ("CID001326", "CID003185", "CID002563")
SUPPLIER_B = Evidence(
    supplier=Supplier(
        code=SupplierCode("B"),
        name="Tamil Example Plating",
        country="IN",
        region="IN-TN",
        sources=1,
        commitment_signed=True,
    ),
    today=TODAY,
    spend_before=85.0,
    conduct=recorded(open_major=1, overdue_actions=1),
    surveys=(
        survey(
            [
                *map(declared, REFINERS),
                declared("CID900301"),
                declared("", name="Surat Example Bullion", country="INDIA", region="IN-GJ"),
            ],
            answers(
                [Mineral.GOLD],
                {
                    Question.POLICY_IS_PUBLIC: "No",
                    Question.REQUIRES_VALIDATED_SMELTERS: "No",
                    Question.REVIEWS_RESPONSES: "No",
                    Question.CORRECTIVE_ACTION: "No",
                },
                share_of_suppliers="50% or less",
                all_smelters_identified="No",
            ),
            ["Q077", "Q071", "Q072", "T071"],
        ),
    ),
    last_tier=Band.HIGH,
    last_campaign="2025",
    answered=True,
)
"""Gold plating: a delisted and a sanctioned refiner, weak management, high last year."""

NOTHING_KNOWN = Evidence(Supplier(SupplierCode("C"), "Unknown Example"), TODAY, spend_before=None)
"""A supplier of which the register knows a code and a name."""
