"""How a submission's answers are stored: as JSON beside it."""

import functools
import json

from ..core.declaration import Question
from ..core.survey import Answers, DeclaredOrigin, Statement
from .columns import storable

UNREADABLE = ""
"""Stands for the answers of a workbook that could not be read once more; it is not tried for ever."""


def answers_column(answers: Answers) -> str:
    """What is stored: one list of texts for each answer, and for each origin."""
    statements = [[one.question.value, storable(one.about), storable(one.meaning)] for one in answers.statements]
    origins = [[storable(one.metal), storable(one.smelter), one.country, one.region] for one in answers.origins]
    return json.dumps({"statements": statements, "origins": origins}, ensure_ascii=False)


def answers_in(column: str | None) -> Answers | None:
    """The answers that were stored; None where they are not known."""
    if not column:
        return None
    stored = json.loads(column)
    statements = tuple(_statement(*texts) for texts in stored["statements"])
    return Answers(statements, tuple(DeclaredOrigin(*texts) for texts in stored["origins"]))


@functools.lru_cache(maxsize=2048)
def _statement(question: str, about: str, meaning: str) -> Statement:
    """One object for what thousands of suppliers answer."""
    return Statement(Question(question), about, meaning)
