"""The method file of an operator (TOML 1.0): taken whole, or refused with everything that is wrong with it.

A method file says everything: nothing that is left out is filled in, so that what is scored can be read in one place.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from ..risk_score import Band, Factor
from ..smelter import FacilityStatus
from ..toml_file import Problem, nearest, read_toml
from .flags_section import read_due_diligence, read_red_flags
from .location_section import read_location
from .method import (
    GATES,
    IN_SCOPE_DENIED,
    SHARES,
    YES_QUESTIONS,
    Bands,
    HistoryRule,
    ManagementRule,
    Matrix,
    Method,
    MissingPoints,
    MissingRule,
    PlausibilityRule,
    ReplaceabilityRule,
    SmelterLocationRule,
    SmelterStatusRule,
    SpendRule,
    Within,
)
from .screening_section import read_screening
from .section import PERCENT, Section, never_falls, rises

SEVERITIES = ("critical", "major", "minor")
"""Of plausibility rules, the weightiest first."""

_LEAST_FOR_MISSING = 0.1
"""What is less would be rounded to nothing: points at once, a fraction of a question's points for most of them."""

_FACTORS = {
    "impact": {"spend": Factor.SPEND, "replaceability": Factor.REPLACEABILITY},
    "risk": {
        "history": Factor.HISTORY,
        "management": Factor.MANAGEMENT,
        "supplier_location": Factor.SUPPLIER_LOCATION,
        "smelter_location": Factor.SMELTER_LOCATION,
        "smelter_status": Factor.SMELTER_STATUS,
        "plausibility": Factor.PLAUSIBILITY,
    },
}


def read_method(data: bytes, preset: str = "") -> Method | tuple[Problem, ...]:
    """The method that a file describes, or everything that is wrong with it.

    ``preset`` names the matrix to be used instead of the one that the file chooses. Layout, comments and order do
    not matter: files with the same values give methods of the same version.
    """
    tables = read_toml(data, "method file")
    if isinstance(tables, tuple):
        return tables
    problems: list[Problem] = []
    method = _method(Section("", tables, problems), preset)
    return tuple(problems) or method


def unknown_codes(method: Method, known: Collection[str]) -> tuple[Problem, ...]:
    """The codes of plausibility rules and of anomalies that are no check's."""
    anomalies = [(code, "[red_flags] anomalies") for code in method.red_flags.anomalies]
    rules = [(code, f"[plausibility.rules] {rule}") for code, (rule, _) in sorted(method.plausibility.weights.items())]
    return tuple(
        Problem(where, f"There is no check {code}.", ", ".join(nearest(code, known)))
        for code, where in (*rules, *anomalies)
        if code not in known and code != IN_SCOPE_DENIED
    )


def _method(file: Section, preset: str) -> Method:
    weights = file.section("weights")
    bands = file.section("bands")
    method = Method(
        name=file.text("name"),
        edition=file.text("edition"),
        weights=_weights(weights, "impact") | _weights(weights, "risk"),
        impact_bands=_bands(bands, "impact"),
        risk_bands=_bands(bands, "risk"),
        spend=_spend(file.section("spend")),
        replaceability=_replaceability(file.section("replaceability")),
        history=file.section("history").flat(HistoryRule),
        management=_management(file.section("management")),
        location=read_location(file.section("location")),
        smelter_location=_smelter_location(file.section("smelter_location")),
        smelter_status=_smelter_status(file.section("smelter_status")),
        plausibility=_plausibility(file.section("plausibility")),
        missing=_missing(file.section("missing")),
        gates=_gates(file.section("gates")),
        matrix=_matrix(file.section("matrix"), preset),
        screening=read_screening(file.section("screening")),
        red_flags=read_red_flags(file.section("red_flags")),
        due_diligence=read_due_diligence(file.section("due_diligence")),
    )
    for each in (weights, bands, file):
        each.close()
    return method


def _weights(weights: Section, dimension: str) -> dict[Factor, float]:
    section, factors = weights.section(dimension), _FACTORS[dimension]
    found = section.weights(factors)
    section.close()
    return dict(zip(factors.values(), found, strict=True))


def _bands(bands: Section, key: str) -> Bands:
    edges = bands.numbers(key, count=2)
    if not edges:
        return Bands(0, 0)
    medium, high = edges
    if not 0 < medium < high:
        bands.note(key, f"The bands do not follow on each other: {medium:g}, {high:g}.", "e.g. [30, 55]")
    return Bands(medium, high)


def _spend(section: Section) -> SpendRule:
    rule = SpendRule(section.pairs("steps", PERCENT), section.number("rest"))
    points = [*(points for _, points in rule.steps), rule.rest]
    if section.is_clean and (not rises([percent for percent, _ in rule.steps]) or not never_falls(points[::-1])):
        section.note("steps", "A supplier of less spend must not get more points.", "percent rising, points falling")
    section.close()
    return rule


def _replaceability(section: Section) -> ReplaceabilityRule:
    points = section.numbers("by_sources")
    if section.is_clean and not never_falls(points[::-1]):
        section.note("by_sources", "More sources must not give more points.", "falling points, of a sole source first")
    section.close()
    return ReplaceabilityRule(points)


def _management(section: Section) -> ManagementRule:
    asked = section.section("not_yes")
    rule = ManagementRule(
        not_yes={question: asked.number(question) for question in YES_QUESTIONS},
        share=section.numbers("share", count=len(SHARES)),
        not_all_identified=section.number("not_all_identified"),
        no_commitment_letter=section.number("no_commitment_letter"),
    )
    if section.is_clean and not never_falls(rule.share):
        section.note("share", "Fewer answers must not give fewer points.", f"points rising, for {', '.join(SHARES)}")
    asked.close()
    section.close()
    return rule


def _smelter_location(section: Section) -> SmelterLocationRule:
    fraction = Within(0, 1)
    rule = SmelterLocationRule(
        conformant=section.number("conformant", fraction),
        active=section.number("active", fraction),
        worst_share=section.number("worst_share", fraction),
        mean_of=section.whole("mean_of", Within(1, 1000)),
    )
    if section.is_clean and rule.conformant > rule.active:
        section.note("conformant", "A conformant smelter must not weigh more than an active one.")
    section.close()
    return rule


def _smelter_status(section: Section) -> SmelterStatusRule:
    stated = section.section("by_status")
    by_status = {status: stated.number(status) for status in FacilityStatus}
    rule = SmelterStatusRule(
        by_status=by_status,
        on_no_status_list=section.number("on_no_status_list"),
        not_listed=section.number("not_listed"),
        not_identified=section.number("not_identified"),
        worst_share=section.number("worst_share", Within(0, 1)),
    )
    others = (*by_status.values(), rule.on_no_status_list, rule.not_listed, rule.not_identified)
    is_clean = section.is_clean and stated.is_clean
    if is_clean and by_status[FacilityStatus.CONFORMANT] > min(others):
        stated.note(FacilityStatus.CONFORMANT, "Conformant must not weigh more than anything else.")
    if is_clean and by_status[FacilityStatus.SANCTIONED] < max(others):
        stated.note(FacilityStatus.SANCTIONED, "Sanctioned must not weigh less than anything else.")
    stated.close()
    section.close()
    return rule


def _plausibility(section: Section) -> PlausibilityRule:
    critical, major, minor = (section.number(severity) for severity in SEVERITIES)
    if section.is_clean and not critical >= major >= minor:
        section.note("critical", "A weightier contradiction must not give fewer points.", "critical, major, minor")
    rules = section.section("rules")
    weights: dict[str, tuple[str, str]] = {}
    for rule in rules.table:
        each = rules.section(rule)
        for code, severity in _codes(each):
            if code in weights:
                each.note(severity, f"{code} counts in {weights[code][0]} already.", "each code once in the file")
            weights[code] = rule, severity
    section.close()
    return PlausibilityRule(critical, major, minor, weights)


def _codes(rule: Section) -> Iterator[tuple[str, str]]:
    for severity in SEVERITIES:
        if severity in rule.table:
            for code in rule.words(severity, 'codes of checks, e.g. ["Q071", "Q072"]'):
                yield code, severity
        else:
            rule.take(severity)
    rule.close()


def _missing(section: Section) -> MissingRule:
    policies = section.section("policies")
    points = {name: _policy(policies.section(name)) for name in policies.table}
    policy, not_asked = (section.choice(key, points) for key in ("policy", "not_asked"))
    section.close()
    nothing = MissingPoints(*(0.0,) * 7)
    return MissingRule(policy, points.get(policy, nothing), not_asked, points.get(not_asked, nothing))


def _policy(section: Section) -> MissingPoints:
    for key, value in section.table.items():
        if isinstance(value, int | float) and value < _LEAST_FOR_MISSING:
            section.note(key, "Missing evidence is never scored as zero.", f"a number from {_LEAST_FOR_MISSING}")
    return section.flat(MissingPoints)


def _gates(section: Section) -> frozenset[str]:
    used = frozenset(gate for gate in GATES if section.flag(gate))
    section.close()
    return used


def _matrix(section: Section, preset: str) -> Matrix:
    presets = section.section("presets")
    tiers = {name: _tiers(presets.section(name)) for name in presets.table}
    chosen = section.choice("preset", tiers)
    section.close()
    if preset and preset not in tiers:
        section.note("preset", f"There is no preset “{preset}”.", ", ".join(tiers))
    name = preset or chosen
    return Matrix(name, tiers.get(name, ()))


def _tiers(section: Section) -> tuple[tuple[Band, ...], ...]:
    rows = tuple(_row(section, row) for row in Band)
    section.close()
    if all(len(row) == len(Band) for row in rows) and not _never_lowers(rows):
        section.note("", "More risk or more impact must not lower the tier.", "tiers that rise along rows and columns")
    return rows


def _row(section: Section, row: Band) -> tuple[Band, ...]:
    allowed = 'three tiers, e.g. ["low", "medium", "high"]'
    words = section.words(row, allowed)
    known: Mapping[str, Band] = {band.value: band for band in Band}
    if row in section.table and (len(words) != len(Band) or not known.keys() >= set(words)):
        section.note(row, "This is no row of the matrix.", allowed)
    return tuple(known[word] for word in words if word in known)


def _never_lowers(rows: tuple[tuple[Band, ...], ...]) -> bool:
    lines = (*rows, *zip(*rows, strict=True))
    return all(one.rank <= other.rank for line in lines for one, other in pairwise(line))
