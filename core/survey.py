"""What a submission says as far as risk is scored by it: answers by concept, origins, and the smelters it names."""

import datetime as dt
from dataclasses import dataclass

from .declaration import Question
from .smelter import DeclaredSmelter
from .template import TemplateKind


@dataclass(frozen=True, slots=True)
class Statement:
    """One understood answer."""

    question: Question
    about: str
    """The mineral, as :attr:`~core.declaration.Answer.about`; ``""`` for a question to the company."""
    meaning: str
    """The choice of the template's list in English; ``""`` where nothing, or nothing understood, is answered."""


@dataclass(frozen=True, slots=True)
class DeclaredOrigin:
    """A country that the declaration names as one where the mineral was mined."""

    metal: str
    smelter: str
    """What the smelter is known by (:func:`core.fingerprint.known_by`); ``""`` when the row names none."""
    country: str
    """ISO 3166-1 alpha-2; a text that might name two countries is left out."""
    region: str
    """ISO 3166-2; ``""`` when not known."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered, and which origins were named."""

    statements: tuple[Statement, ...]
    origins: tuple[DeclaredOrigin, ...] = ()

    def of(self, question: Question) -> tuple[Statement, ...]:
        """The answers to one question: one for each mineral, or one for the company; none where it is not asked."""
        return tuple(one for one in self.statements if one.question is question)


@dataclass(frozen=True, slots=True)
class Survey:
    """A supplier's latest submission of one template, as evidence."""

    submission: int
    kind: TemplateKind
    received_on: dt.date
    version: str
    """The template's edition, e.g. ``"6.5"``."""
    answers: Answers | None
    """None for a submission that came before answers were kept and has not been read again yet."""
    smelters: tuple[DeclaredSmelter, ...]
    findings: tuple[str, ...]
    """Codes of what its latest examination found, one for each finding, suspicions included."""
