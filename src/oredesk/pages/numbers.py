"""How numbers of scores are printed on pages: one decimal, rounded here and nowhere before."""

from ..core.risk.rounding import tenths

MINUS = "−"


def decimal(number: float) -> str:
    """One decimal, with a true minus sign before what is below zero."""
    shown = f"{tenths(abs(number)):.1f}"
    return f"{MINUS}{shown}" if number < 0 and shown != "0.0" else shown


def signed(number: float) -> str:
    """The same with a sign; ``±0.0`` for nothing."""
    shown = decimal(number)
    if shown == "0.0":
        return "±0.0"
    return shown if shown.startswith(MINUS) else f"+{shown}"


def percent(number: float) -> str:
    """A weight or a limit: no decimals where it has none."""
    return f"{number:g}"
