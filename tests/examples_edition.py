"""Examples of editions that are too old, and of scopes that are not accepted."""

import dataclasses
import datetime as dt

from cases import Case, Example
from declarations import BACKGROUND, TODAY, cmrt, emrt, newer

_TOMORROW = TODAY + dt.timedelta(days=1)

EXAMPLES: dict[str, Example] = {
    "T070": Example(
        (
            Case(cmrt("6.5"), settings={"accepted_cmrt": "6.6"}),
            Case(cmrt("6.01"), settings={"accepted_cmrt": "6.1"}),
            Case(newer(cmrt("6.31"), "6.32"), settings={"accepted_cmrt": "6.4"}),
            Case(emrt("1.3"), settings={"accepted_emrt": "2.0"}),
            Case(emrt("2.0"), settings={"accepted_emrt": "2.11.1", "cut_off": TODAY}),
        ),
        (
            cmrt("6.01"),
            emrt("1.1"),
            Case(cmrt("6.5"), settings={"accepted_cmrt": "6.5"}),
            Case(cmrt("6.6.1"), settings={"accepted_cmrt": "6.6.1"}),
            Case(newer(cmrt("6.6.1"), "6.9"), settings={"accepted_cmrt": "6.6.1"}),
            Case(cmrt("6.5"), settings={"accepted_emrt": "2.1"}),
            Case(cmrt("6.5"), settings={"accepted_cmrt": "6.6", "cut_off": _TOMORROW}),
            Case(
                cmrt("6.5"),
                dataclasses.replace(BACKGROUND, today=TODAY - dt.timedelta(days=1)),
                {"accepted_cmrt": "6.6", "cut_off": TODAY},
            ),
        ),
    ),
    "T071": Example(
        (cmrt("6.5"), emrt("2.0")),
        (
            cmrt("6.6"),
            cmrt("6.6.1"),
            cmrt("6.4"),  # T072 tells
            emrt("2.1"),
            emrt("2.11"),
            newer(cmrt("6.6.1"), "6.9"),
            newer(emrt("2.11.1"), "3.0"),
        ),
    ),
    "T072": Example(
        (cmrt("6.4"), cmrt("6.01"), cmrt("6.22"), emrt("1.3"), emrt("1.1")),
        (cmrt("6.5"), cmrt("6.6.1"), emrt("2.0"), emrt("2.11.1"), newer(cmrt("6.6.1"), "7.0")),
    ),
}
