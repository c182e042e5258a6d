"""Evidence of every kind, for properties that hold of any supplier."""

from hypothesis import strategies as st

from oredesk.core.annex_ii import AnnexII
from oredesk.core.campaign import Campaign, Track
from oredesk.core.declaration import Question
from oredesk.core.mineral import Mineral
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.method import SHARES
from oredesk.core.risk_score import Band
from oredesk.core.smelter import DeclaredSmelter, FacilityStatus
from oredesk.core.supplier import Supplier, SupplierCode
from oredesk.core.survey import Answers, DeclaredOrigin, Statement, Survey
from oredesk.core.template import TemplateKind
from risk_cases import COMPANY, RECEIVED, TODAY, facility, recorded, world

STATUSES = tuple(FacilityStatus)
COUNTRIES = ("CHINA", "JAPAN", "RWANDA", "DR CONGO", "UNITED ARAB EMIRATES", "RUSSIAN FEDERATION", "SWITZERLAND")
NUMBERS = tuple(f"CID9010{number:02}" for number in range(len(STATUSES)))
ENTRIES = tuple(
    facility(number, COUNTRIES[index % len(COUNTRIES)], status)
    for index, (number, status) in enumerate(zip(NUMBERS, STATUSES, strict=True))
)
"""A refiner of every status."""
WORLD = world(*ENTRIES)
OVER = Campaign(1, "2026", RECEIVED, RECEIVED)
"""A round whose deadline has passed."""
CODES = ("H057", "Q071", "S005", "T072", "T071", "D061", "S001", "X999")
PLACES = st.sampled_from(["", "CN", "CD", "JP", "AE"])

smelters = st.one_of(
    st.sampled_from(NUMBERS).map(lambda number: DeclaredSmelter(Mineral.GOLD, number, "", "")),
    st.builds(
        DeclaredSmelter,
        metal=st.sampled_from(["Gold", "Tin", "", "Unobtainium"]),
        smelter_id=st.sampled_from(["", "CID999999"]),
        name=st.sampled_from(["Unlisted Works", "Smelter not yet identified", "精炼厂"]),
        country=st.sampled_from(["", "CHINA", "NA", "DR CONGO"]),
    ),
)
statements = st.one_of(
    st.builds(
        Statement,
        st.sampled_from([Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT, Question.ALL_SMELTERS_IDENTIFIED]),
        st.sampled_from(["Gold", "Tin"]),
        st.sampled_from(["Yes", "No", "Unknown", ""]),
    ),
    st.builds(
        Statement,
        st.just(Question.SHARE_OF_SUPPLIERS),
        st.sampled_from(["Gold", "Tin"]),
        st.sampled_from([*SHARES, "None", ""]),
    ),
    st.builds(Statement, st.sampled_from(COMPANY), st.just(""), st.sampled_from(["Yes", "No", ""])),
)
origins = st.builds(
    DeclaredOrigin,
    st.just("Gold"),
    st.sampled_from(["", *NUMBERS]),
    st.sampled_from(["CD", "RW", "JP"]),
    st.just(""),
)
surveys = st.builds(
    Survey,
    submission=st.integers(1, 10**6),
    kind=st.sampled_from([TemplateKind.CMRT, TemplateKind.EMRT]),
    received_on=st.just(RECEIVED),
    version=st.just("6.5"),
    answers=st.none()
    | st.builds(
        Answers,
        st.lists(statements, max_size=12, unique_by=lambda one: (one.question, one.about)).map(tuple),
        st.lists(origins, max_size=2).map(tuple),
    ),
    smelters=st.lists(smelters, max_size=6).map(tuple),
    findings=st.lists(st.sampled_from(CODES), max_size=6).map(tuple),
)
conducts = st.builds(
    recorded,
    refused_audit=st.booleans(),
    open_major=st.integers(0, 4),
    open_minor=st.integers(0, 9),
    overdue_actions=st.integers(0, 3),
    refused_correction=st.booleans(),
    confirmed_abuses=st.lists(st.sampled_from(list(AnnexII)), max_size=2).map(tuple),
    sanctioned_smelters=st.lists(st.sampled_from([*NUMBERS, "CID999999"]), max_size=1).map(tuple),
)
evidence = st.builds(
    Evidence,
    supplier=st.builds(
        Supplier,
        code=st.just(SupplierCode("P")),
        name=st.just("Example"),
        country=PLACES,
        sources=st.none() | st.integers(1, 6),
        commitment_signed=st.none() | st.booleans(),
    ),
    today=st.just(TODAY),
    spend_before=st.none() | st.floats(0, 99.9),
    conduct=st.none() | conducts,
    surveys=st.lists(surveys, max_size=3, unique_by=lambda one: one.submission).map(tuple),
    campaign=st.none() | st.just(OVER),
    track=st.none() | st.sampled_from(Track),
    last_tier=st.none() | st.sampled_from(Band),
    answered=st.booleans(),
)
