"""How the days are read that a person writes at the terminal."""

import datetime as dt

import typer

from .session import today


def read_day(given: str) -> dt.date:
    """A day, past or to come."""
    try:
        return dt.date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"“{given}” is no date; write it as 2026-08-15") from None


def read_past_day(given: str) -> dt.date:
    """A day that is not in the future."""
    day = read_day(given)
    if day > today():
        raise typer.BadParameter(f"{day} is in the future")
    return day


def read_coming_day(given: str) -> dt.date:
    """A day from today on."""
    day = read_day(given)
    if day < today():
        raise typer.BadParameter(f"{day} has passed")
    return day
