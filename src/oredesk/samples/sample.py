"""What a sample workbook is to hold: one value that says everything a supplier typed, and how his tool stored it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..core.cells import Value
from ..core.declaration import Field, Question
from ..core.mineral import Mineral
from ..core.template import TemplateKind


@dataclass(frozen=True, slots=True)
class SmelterInput:
    """One row of the Smelter List, columns A to Q, as typed.

    None leaves the cell as the template has it: empty, or with its formula. Giving ``id`` alone is the
    template's option A; giving ``metal`` and ``lookup`` is what its drop-down lists do; giving everything
    is what people do who paste a whole table.
    """

    id: Value = None
    metal: Value = None
    lookup: Value = None
    name: Value = None
    country: Value = None
    smelter_id: Value = None
    source: Value = None
    street: Value = None
    city: Value = None
    state: Value = None
    contact: Value = None
    contact_email: Value = None
    next_steps: Value = None
    mine_names: Value = None
    mine_countries: Value = None
    recycled: Value = None
    comments: Value = None


@dataclass(frozen=True, slots=True)
class ProductInput:
    """One row of the Product List; the requester's columns exist in some editions only."""

    number: Value = None
    name: Value = None
    requester_number: Value = None
    requester_name: Value = None
    comments: Value = None


@dataclass(frozen=True, slots=True)
class MineInput:
    """One row of the Mine List (EMRT 2.x), columns A to M."""

    metal: Value = None
    smelter: Value = None
    mine: Value = None
    mine_id: Value = None
    id_source: Value = None
    country: Value = None
    street: Value = None
    city: Value = None
    state: Value = None
    contact: Value = None
    contact_email: Value = None
    next_steps: Value = None
    comments: Value = None


Asked = tuple[Question, Mineral | None]
"""A question, and the mineral it is asked about; None for a question about the company."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A workbook to be built.

    A text stays a text, a date becomes a date serial, ``""`` is a cell that holds an empty text, and None is
    an empty cell. A None among the rows of a list leaves that row blank.
    """

    kind: TemplateKind
    version: str
    language: str = "English"
    """The language selector as stored, e.g. ``"中文 Chinese"``; one that is not offered breaks every label."""
    fields: Mapping[Field, Value] = field(default_factory=dict)
    minerals: tuple[Mineral, ...] | None = None
    """EMRT 2.x: the minerals chosen when the answers were typed; None for all of them."""
    minerals_now: tuple[Mineral, ...] | None = None
    """EMRT 2.x: the choice after it was changed; the answers stay in their old rows, as in the real form."""
    answers: Mapping[Asked, Value] = field(default_factory=dict)
    comments: Mapping[Asked, Value] = field(default_factory=dict)
    smelters: tuple[SmelterInput | None, ...] = ()
    products: tuple[ProductInput | None, ...] = ()
    mines: tuple[MineInput | None, ...] = ()
    raw: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    """Any other cell by sheet and A1 address; a value replaces a formula, None empties the cell."""
    results: bool = True
    """Whether formulas hold their results, as Excel stores them; False for a tool that does not calculate."""
