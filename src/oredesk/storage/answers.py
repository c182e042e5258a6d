"""How a submission's answers are stored: as JSON beside it."""

from pydantic import TypeAdapter

from ..core.survey import Answers, DeclaredOrigin, Statement
from .columns import storable

_ANSWERS: TypeAdapter[Answers] = TypeAdapter(Answers)

UNREADABLE = ""
"""Stands for the answers of a workbook that could not be read once more; it is not tried for ever."""


def answers_column(answers: Answers) -> str:
    """What is stored."""
    return _ANSWERS.dump_json(_storable(answers)).decode()


def answers_in(column: str | None) -> Answers | None:
    """The answers that were stored; None where they are not known."""
    return _ANSWERS.validate_json(column) if column else None


def _storable(answers: Answers) -> Answers:
    statements = (Statement(one.question, storable(one.about), storable(one.meaning)) for one in answers.statements)
    origins = (
        DeclaredOrigin(storable(one.metal), storable(one.smelter), one.country, one.region) for one in answers.origins
    )
    return Answers(tuple(statements), tuple(origins))
