"""What the ``oredesk suppliers`` commands print of the register for machines."""

from typing import Any

from ..core.conduct import RecordedConduct
from ..core.language import Language
from ..core.supplier import RegisterChange, StoredSupplier
from ..core.suppliers.changes import changed_fields
from ..core.suppliers.proposing import Proposal, RowChange
from ..core.suppliers.reading import WrongCell
from .json_lines import fields_of
from .suppliers_card import Card


def supplier_object(stored: StoredSupplier) -> dict[str, Any]:
    """A supplier as the register has it; amounts are texts, which keep every digit."""
    return {"number": stored.number, "changed_at": stored.changed_at, **fields_of(stored.supplier)}


def card_object(card: Card) -> dict[str, Any]:
    """All that is known of a supplier."""
    return {
        **supplier_object(card.stored),
        "conduct": [conduct_object(one) for one in card.conduct],
        "submissions": card.submissions,
        "history": [_change_object(change) for change in card.changes],
    }


def conduct_object(recorded: RecordedConduct) -> dict[str, Any]:
    """What was recorded of a supplier's conduct."""
    word = {"at": recorded.at, "who": recorded.who, "source": recorded.source}
    return {**word, **fields_of(recorded.conduct)}


def proposal_object(proposal: Proposal, *, kept: bool, language: Language) -> dict[str, Any]:
    """How a register was understood, what it changes, and what became of it."""
    read = proposal.read
    return {
        "sheet": read.sheet,
        "columns": {one.column: one.heading for one in read.columns},
        "not_used": read.unused,
        "rows": read.count,
        "passed_over": dict(read.passed_over),
        "new": [_row_object(one) for one in proposal.new],
        "changed": [_row_object(one) for one in proposal.changed],
        "unchanged": proposal.unchanged,
        "missing": [one.supplier.code for one in proposal.missing],
        "wrong": [_wrong_object(one, language) for one in proposal.wrong],
        "kept": kept,
    }


def _row_object(change: RowChange) -> dict[str, Any]:
    before, after = (change.before.supplier if change.before else None), change.after
    return {
        "row": change.row,
        "code": after.code,
        "name": after.name,
        "fields": {
            name: {"before": getattr(before, name, None), "after": getattr(after, name)} for name in change.fields
        },
        "conduct": fields_of(change.conduct) if change.conduct else None,
    }


def _wrong_object(wrong: WrongCell, language: Language) -> dict[str, Any]:
    return {
        "row": wrong.row,
        "column": wrong.column,
        "heading": wrong.heading,
        "value": wrong.value,
        "trouble": wrong.trouble,
        "expected": wrong.expected(language),
    }


def _change_object(change: RegisterChange) -> dict[str, Any]:
    fields = changed_fields(change.before, change.after)
    return {
        "at": change.at,
        "who": change.who,
        "source": change.source,
        "fields": {
            name: {"before": getattr(change.before, name, None), "after": getattr(change.after, name)}
            for name in fields
        },
    }
