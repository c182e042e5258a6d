"""Figures and lists about countries and regions: what they measure, whose they are, and of which edition."""

import datetime as dt
import enum
from dataclasses import dataclass


class IndicatorSource(enum.StrEnum):
    """Who publishes the figures."""

    UCDP = "ucdp"
    HIIK = "hiik"
    WGI = "wgi"
    CPI = "cpi"
    INFORM = "inform"
    FSI = "fsi"
    CONTROL_RISKS = "control-risks"
    EU_CAHRA = "eu-cahra"
    UN_SANCTIONS = "un-sanctions"


class Indicator(enum.StrEnum):
    """One figure about a place, in its publisher's own unit."""

    DEATHS = "deaths"
    """UCDP: deaths in organised violence where people died, best estimate, latest year."""
    DEATHS_THREE_YEARS = "deaths-three-years"
    """UCDP: the same, sum of the latest three years."""
    HIIK_INTENSITY = "hiik"
    """HIIK: highest intensity of a conflict within the country, 1 to 5."""
    HIIK_INTERSTATE = "hiik-interstate"
    """HIIK: highest intensity of a conflict between states that it is a party to, 1 to 5."""
    STABILITY = "wgi-pv"
    """WGI political stability: percentile rank, 0 to 100, higher is better. The other two likewise."""
    RULE_OF_LAW = "wgi-rl"
    CONTROL_OF_CORRUPTION = "wgi-cc"
    CPI = "cpi"
    """Corruption Perceptions Index: 0 to 100, higher is cleaner."""
    INFORM = "inform"
    """INFORM Risk: 0 to 10, higher is worse."""
    FSI = "fsi"
    """Fragile States Index: 0 to 120, higher is worse."""
    POLITICAL = "control-risks-political"
    """Control Risks: 1 low, 2 medium, 3 high, 4 extreme."""
    SECURITY = "control-risks-security"
    CAHRA_CONFLICT = "eu-cahra-conflict"
    """EU indicative list: 1 where the area is listed as conflict-affected."""
    CAHRA_HIGH_RISK = "eu-cahra-high-risk"
    """EU indicative list: 1 where the area is listed as high-risk."""
    UN_REGIME = "un-regime"
    """UN Security Council sanctions: 1 where a regime targets the country; the note names it."""


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One figure about one place."""

    indicator: Indicator
    country: str
    """ISO 3166-1 alpha-2, or XK for Kosovo; Namibia is the text ``"NA"``."""
    value: float
    region: str = ""
    """ISO 3166-2 where the figure is about a region alone; ``""`` for the whole country."""
    note: str = ""
    """What the publisher adds, e.g. the regime's name or the page."""


@dataclass(frozen=True, slots=True)
class IndicatorEdition:
    """One edition of a publisher's figures; never changed once imported."""

    source: IndicatorSource
    edition: str
    """The publisher's name of it, e.g. ``"CPI 2025"``, ``"v25.1"``."""
    year: int
    """The year that the figures are about: shown beside each, and what warns of old data."""
    as_of: dt.date
    """The day of publication, as far as known; else the last day of the year."""
    digest: str
    """SHA-256 over the values, lower-case hex."""
    values: tuple[IndicatorValue, ...]
    provenance: str = ""
    """Publisher, document, licence and attribution in one line."""


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """What is known of an imported edition without its values."""

    number: int
    source: IndicatorSource
    edition: str
    year: int
    as_of: dt.date
    values: int
    imported_at: dt.datetime
    who: str
    digest: str = ""
