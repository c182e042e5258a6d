"""What differs between two states of a supplier, and whether scoring has to know."""

import dataclasses

from ..supplier import Supplier

FIELDS = tuple(field.name for field in dataclasses.fields(Supplier))
"""What the register knows of a supplier, in its order."""

_OF_EVERYBODY = frozenset({"spend", "out_of_scope"})
"""What shifts the shares of spend of all the others too."""
_SCORED = _OF_EVERYBODY | {
    *("country", "region", "sources", "minerals"),
    *("contract_clause", "commitment_letter", "commitment_signed"),
}


def changed_fields(before: Supplier | None, after: Supplier) -> tuple[str, ...]:
    """The fields that differ, in the register's order; of a new supplier those that say something."""
    if before is None:
        return tuple(name for name in FIELDS if getattr(after, name) not in ("", (), None))
    return tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))


def concerns_scoring(before: Supplier | None, after: Supplier) -> bool:
    """Whether the supplier must be scored anew."""
    return before is None or not _SCORED.isdisjoint(changed_fields(before, after))


def shifts_shares(before: Supplier | None, after: Supplier) -> bool:
    """Whether the change moves other suppliers' shares of spend, so that all must be scored anew."""
    if before is None:
        return after.in_scope and bool(after.spend)
    return not _OF_EVERYBODY.isdisjoint(changed_fields(before, after))
