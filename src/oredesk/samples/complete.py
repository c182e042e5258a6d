"""Ready-made samples that are complete and consistent: the start for whatever a demo, a test or a bench changes."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice

from ..core.cells import Value
from ..core.declaration import Field, Question
from ..core.mineral import Mineral
from ..core.template import TemplateKind
from ..core.workbook.layouts import AnswerAt, Layout
from ..core.workbook.layouts.layout import NOT_LISTED, SCOPES
from .builder import layout_of
from .declaration_sheet import share_is_text
from .sample import Asked, Sample, SmelterInput
from .smelters import smelter

DATED = dt.date(2026, 10, 1)
"""The effective date when none is given."""

_PREFERRED = {
    Question.FROM_COVERED_COUNTRIES: "No",
    Question.FROM_CAHRAS: "No",
    Question.ALL_RECYCLED: "No",
}
"""Where the first choice of the list would ask for more than a plain declaration says."""

_COMMENTS: dict[Asked, Value] = {
    (Question.HAS_POLICY, None): "In force since 2024",
    (Question.POLICY_IS_PUBLIC, None): "www.supplier.example/minerals-policy",
}
"""What some answers need besides: the policy's address, and in the first EMRT a word about the policy."""

_EVERY_MINERAL = 8


def complete_cmrt(
    company: str,
    version: str = "6.5",
    *,
    language: str = "English",
    smelters: int = _EVERY_MINERAL,
    dated: dt.date = DATED,
) -> Sample:
    """A complete CMRT with that many smelters, spread evenly over the four minerals (at least one each)."""
    return _complete(Sample(TemplateKind.CMRT, version, language, fields=_fields(company, dated)), smelters)


def complete_emrt(
    company: str,
    version: str = "2.1",
    *,
    minerals: tuple[Mineral, ...] = (Mineral.COBALT, Mineral.LITHIUM, Mineral.MICA, Mineral.NICKEL),
    language: str = "English",
    dated: dt.date = DATED,
) -> Sample:
    """A complete EMRT; EMRT 1.x asks about cobalt and mica whatever minerals are given."""
    sample = Sample(TemplateKind.EMRT, version, language, fields=_fields(company, dated), minerals=minerals)
    return _complete(sample, _EVERY_MINERAL)


def _complete(sample: Sample, smelters: int) -> Sample:
    layout = layout_of(sample)
    minerals = layout.minerals or tuple(sorted(sample.minerals or ()))
    return replace(
        sample,
        answers=dict(_answers(layout, minerals)),
        comments=_COMMENTS,
        smelters=tuple(_rows(minerals, smelters)),
    )


def _fields(company: str, dated: dt.date) -> dict[Field, Value]:
    return {
        Field.COMPANY_NAME: company,
        Field.SCOPE: SCOPES[0],
        Field.ADDRESS: "1 Harbour Road",
        Field.CONTACT_NAME: "Robin Field",
        Field.CONTACT_EMAIL: "minerals@supplier.example",
        Field.CONTACT_PHONE: "+00 555 0100",
        Field.AUTHORIZER_NAME: "Alex Marsh",
        Field.AUTHORIZER_TITLE: "Head of Purchasing",
        Field.AUTHORIZER_EMAIL: "purchasing@supplier.example",
        Field.AUTHORIZER_PHONE: "+00 555 0101",
        Field.EFFECTIVE_DATE: dated,
    }


def _answers(layout: Layout, minerals: Sequence[Mineral]) -> Iterator[tuple[Asked, Value]]:
    for at in layout.answers:
        if at.slot is None:
            yield (at.question, None), _preferred(at)
        elif at.slot < len(minerals):
            is_number = at.question is Question.SHARE_OF_SUPPLIERS and not share_is_text(layout)
            yield (at.question, minerals[at.slot]), 1.0 if is_number else _preferred(at)


def _preferred(at: AnswerAt) -> str:
    return _PREFERRED.get(at.question, at.choices[0])


def _rows(minerals: Sequence[Mineral], count: int) -> Iterator[SmelterInput]:
    """Smelters by their number in column A, mineral after mineral; the look-up list has none for graphite."""
    for number, mineral in enumerate(islice(cycle(minerals), max(count, len(minerals)))):
        turn = number // len(minerals) + 1
        if mineral is Mineral.GRAPHITE:
            name = f"Fictional Graphite Works {turn}"
            yield SmelterInput(metal=str(mineral), lookup=NOT_LISTED, name=name, country="CHINA")
        else:
            yield SmelterInput(id=smelter(mineral, turn).id)
