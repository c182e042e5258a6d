"""What a page shows of a place: what it is by kind of risk, and what each indicator says."""

from dataclasses import dataclass

from ..core.language import Language
from ..core.risk.explaining import Explanation
from ..core.risk.location_wording import INDICATORS, say_metal, say_place, say_typed, say_value
from ..core.risk.place_risk import PlaceRisk


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What one indicator says about a place."""

    indicator: str
    value: str
    year: str
    """``""`` where there is no data."""
    is_old: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What is known of one place."""

    name: str
    metal: str
    """``""`` for the supplier's own place."""
    typed: str
    """What it is by kind of risk, apart from the number."""
    verdicts: tuple[VerdictView, ...]


def place_view(risk: PlaceRisk, page: Explanation, language: Language) -> PlaceView:
    """The place by the data in force."""
    months = page.method.location.old_after_months
    verdicts = (
        VerdictView(
            INDICATORS[each.indicator].in_(language),
            say_value(each, language),
            str(each.year or ""),
            each.is_old(page.today, months),
        )
        for each in risk.verdicts
    )
    metal = say_metal(risk.metal, language) if risk.metal else ""
    return PlaceView(say_place(risk.place, language), metal, say_typed(risk, language), tuple(verdicts))
