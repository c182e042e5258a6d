"""M: mines of smelters that the Smelter List does not have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from ..list_rows import MineRow
from ..mineral import Mineral
from ..smelter import NUMBER
from .facilities import name_of, number_of
from .folding import folded
from .mines import fills_only, mines_by_metal
from .registry import At, at, check
from .rows import named, rows_of
from .subject import Subject


@check(
    "M053",
    Severity.WARNING,
    zh="Mine List 中的冶炼厂没有出现在 Smelter List 的同一金属下。矿山应属于所申报的冶炼厂的供应链。",
    title=Text("Mine of a smelter that is not listed", "矿山的冶炼厂不在冶炼厂清单中"),
    says=Text(
        "“{value}” on the Mine List ({in_rows}) is not a smelter of {mineral} on your Smelter List.",
        "Mine List 中的“{value}”（{in_rows}）不在 Smelter List 的{mineral}冶炼厂中。",
    ),
    remedy=Text(
        "Write the smelter as on the Smelter List, or add it there if it is missing.",
        "请按 Smelter List 中的名称填写；如清单中没有该冶炼厂，请补充。",
    ),
)
def mine_of_unlisted_smelter(subject: Subject) -> Iterator[At]:
    """A smelter on the Mine List that the Smelter List does not have for that metal, by name or number.

    A mine belongs to the supply chain of a smelter that is declared.
    """
    by_metal = mines_by_metal(subject)
    for mineral in subject.declaration.minerals:
        mines = by_metal.get(mineral.casefold())
        if mines and mineral in subject.gating.needed:
            for strangers in _strangers(subject, mineral, mines):
                rows = named(mine.row for mine in strangers)
                yield at(strangers[0].cell("B"), value=strangers[0].smelter.strip(), mineral=mineral, rows=rows)


def _strangers(subject: Subject, mineral: Mineral, mines: Iterable[MineRow]) -> Iterable[list[MineRow]]:
    """The mines whose smelter is told and not listed, by smelter."""
    listed = _Listed.of(subject, mineral)
    strangers: dict[str, list[MineRow]] = defaultdict(list)
    for mine in mines:
        smelter = mine.smelter.strip()
        if smelter and not listed.has(subject, smelter) and not is_error(smelter) and not fills_only(subject, smelter):
            strangers[folded(smelter)].append(mine)
    return strangers.values()


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the smelters of one mineral on the Smelter List may be called."""

    mineral: Mineral
    names: frozenset[str]
    """As the template's own key has them (column D for a smelter that is not listed, else C), and main names."""
    numbers: frozenset[str]

    @classmethod
    def of(cls, subject: Subject, mineral: Mineral) -> "_Listed":
        rows = rows_of(subject, mineral)
        known = [facility for row in rows if (facility := subject.facility_of(row))]
        names = {name for row in rows for name in (name_of(row), row.lookup, row.name)}
        names |= {facility.name for facility in known}
        numbers = {number_of(row) for row in rows} | {facility.smelter_id for facility in known}
        return cls(mineral, frozenset(map(folded, names)), frozenset(numbers - {""}))

    def has(self, subject: Subject, smelter: str) -> bool:
        """Whether it is listed under this name, with a number in this text, or under another of its names."""
        if folded(smelter) in self.names:
            return True
        numbers = set(NUMBER.findall(smelter.upper()))
        numbers |= {facility.smelter_id for facility in subject.background.reference.named(self.mineral, smelter)}
        return not numbers.isdisjoint(self.numbers)
