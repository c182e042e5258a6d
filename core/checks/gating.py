"""Which answers RMI's Checker asks for: its own switches, recomputed per template family."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from ..cells import Cell
from ..declaration import Answer, Declaration, Question
from ..error_values import is_error
from ..template import Family


@dataclass(frozen=True, slots=True)
class _Switches:
    """The answers that switch a mineral off in a family's Checker (all compared without case)."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    counts_only_after_yes: bool
    """Whether an answer counts only while the earlier ones are exactly *Yes*."""


_NOT_IN_SCOPE = ("No", "Unknown", "Not applicable for this declaration")

_SWITCHES = {
    Family.CMRT_6: _Switches(("No",), ("No",), counts_only_after_yes=True),
    Family.EMRT_1: _Switches(_NOT_IN_SCOPE, _NOT_IN_SCOPE, counts_only_after_yes=False),
    Family.EMRT_2: _Switches(("No", "Unknown", "Not declaring"), ("No", "Unknown"), counts_only_after_yes=False),
}


class Demand(enum.Enum):
    """How RMI's Checker sees one answer."""

    NOT_ASKED = enum.auto()
    ANSWERED = enum.auto()
    MISSING = enum.auto()
    UNSETTLED = enum.auto()
    """Blank, and an earlier answer, still to be given, may make it needless."""
    NOT_COUNTED = enum.auto()
    """Answered, but open all the same because an earlier answer is not *Yes* (CMRT)."""
    UNDECIDABLE = enum.auto()
    """Excel's error value stands in this answer or in one that it depends on: the Checker's row is an error too."""


@dataclass(frozen=True, slots=True)
class Gating:
    """What one declaration's first two answers per mineral ask for."""

    switches: _Switches
    answers: Mapping[tuple[Question, str], Answer]
    undecidable: frozenset[str]
    """What an error value in its first two answers makes undecidable (:attr:`Answer.about`)."""
    needed: frozenset[str]
    """What RMI's Checker asks the third and later questions about, and smelters for."""
    choice_is_broken: bool
    """Whether an error value among the chosen minerals leaves RMI's Checker without any."""
    _demands: dict[Cell, Demand] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out already: many checks ask about the same answers."""

    @classmethod
    def of(cls, declaration: Declaration) -> Self:
        """Work out the switches of a declaration."""
        switches = _SWITCHES[declaration.template.family]
        answers = {(answer.question, answer.about): answer for answer in declaration.answers}
        choice_is_broken = any(is_error(entry.value) for entry in declaration.mineral_choice)
        gating = cls(switches, answers, frozenset(), frozenset(), choice_is_broken)
        undecidable = frozenset(filter(gating.is_broken, declaration.asked_about))
        needed = frozenset(filter(gating.needs_details, declaration.asked_about)) - undecidable
        return cls(switches, answers, undecidable, needed, choice_is_broken)

    def needs_details(self, mineral: str) -> bool:
        """Whether RMI's Checker asks the third and later questions for this mineral."""
        if self._is_off(Question.INTENTIONALLY_ADDED, mineral, self.switches.first):
            return False
        first = self.answers.get((Question.INTENTIONALLY_ADDED, mineral))
        second_counts = not self.switches.counts_only_after_yes or (first is not None and first.entry.is_exactly("Yes"))
        return not (second_counts and self._is_off(Question.REMAINS_IN_PRODUCT, mineral, self.switches.second))

    def demand(self, answer: Answer) -> Demand:
        """How RMI's Checker sees this answer."""
        if answer.cell not in self._demands:
            self._demands[answer.cell] = self._demand(answer)
        return self._demands[answer.cell]

    def _demand(self, answer: Answer) -> Demand:
        if self._depends_on_error(answer):
            return Demand.UNDECIDABLE
        if not self._asks(answer):
            return Demand.NOT_ASKED
        settled = self.unsettled_by(answer) is None
        if answer.entry.is_blank:
            return Demand.MISSING if settled else Demand.UNSETTLED
        return Demand.ANSWERED if settled or not self.switches.counts_only_after_yes else Demand.NOT_COUNTED

    def is_broken(self, mineral: str) -> bool:
        """Whether an error value in the mineral's first two answers breaks all its rows of RMI's Checker."""
        first = self.answers.get((Question.INTENTIONALLY_ADDED, mineral))
        second = self.answers.get((Question.REMAINS_IN_PRODUCT, mineral))
        if first is not None and is_error(first.entry.value):
            return True
        second_counts = not self.switches.counts_only_after_yes or (first is not None and first.entry.is_exactly("Yes"))
        return second is not None and second_counts and is_error(second.entry.value)

    def unsettled_by(self, answer: Answer) -> Answer | None:
        """The first earlier answer of the same mineral that is not *Yes*."""
        return next((earlier for earlier in self._earlier(answer) if not earlier.entry.is_exactly("Yes")), None)

    def spelling_matters(self, answer: Answer) -> bool:
        """Whether RMI's Checker asks for more when this answer is not spelled exactly as the list has it."""
        match answer.question:
            case Question.INTENTIONALLY_ADDED:
                off = self.switches.first
            case Question.REMAINS_IN_PRODUCT:
                off = self.switches.second
            case _:
                return False
        return self.switches.counts_only_after_yes or answer.meaning in off

    def _asks(self, answer: Answer) -> bool:
        match answer.question:
            case Question.INTENTIONALLY_ADDED:
                return True
            case Question.REMAINS_IN_PRODUCT:
                return not self._is_off(Question.INTENTIONALLY_ADDED, answer.about, self.switches.first)
            case _ if not answer.about:
                return bool(self.needed)
            case _:
                return answer.about in self.needed

    def _depends_on_error(self, answer: Answer) -> bool:
        if not answer.about and (self.undecidable or self.choice_is_broken):
            return True
        if answer.about in self.undecidable and answer.question is not Question.INTENTIONALLY_ADDED:
            return True
        passed_on = not self.switches.counts_only_after_yes or (
            self._asks(answer) and self.unsettled_by(answer) is None
        )
        return passed_on and is_error(answer.entry.value)

    def _is_off(self, question: Question, mineral: str, off: tuple[str, ...]) -> bool:
        answer = self.answers.get((question, mineral))
        return answer is not None and any(answer.entry.is_exactly(choice) for choice in off)

    def _earlier(self, answer: Answer) -> tuple[Answer, ...]:
        if not answer.about or answer.question is Question.INTENTIONALLY_ADDED:
            return ()
        switches = (Question.INTENTIONALLY_ADDED, Question.REMAINS_IN_PRODUCT)
        found = (self.answers.get((question, answer.about)) for question in switches)
        return tuple(earlier for earlier in found if earlier is not None and earlier.question is not answer.question)
