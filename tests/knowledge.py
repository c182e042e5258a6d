"""What a desk under test examines with."""

from oredesk.core.checks import STANDARD, RuleSet
from oredesk.core.usecases.current_reference import CurrentReference
from oredesk.core.usecases.examine_submission import Knowledge
from oredesk.storage.ledger import SqlLedger


def knowledge_of(ledger: SqlLedger, rules: RuleSet = STANDARD) -> Knowledge:
    """The lists and submissions of this very ledger, under the catalogue's rules."""
    return Knowledge(rules, CurrentReference(ledger), ledger, ledger)
