"""The named steps of handling a mail, told as they are reached, so that a test can kill the process at each."""

from collections.abc import Callable

Step = Callable[[str], None]
"""Told a step's name the moment it is reached."""


def no_step(name: str) -> None:
    """What the service itself does at every step: nothing."""
