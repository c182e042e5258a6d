"""One rule is one small function and one catalogue entry."""

from .background import Background
from .catalogue import CHECKS, STANDARD
from .examination import examine
from .rule_set import RuleSet, rule_set
from .wording import message, remedy, title

__all__ = ["CHECKS", "STANDARD", "Background", "RuleSet", "examine", "message", "remedy", "rule_set", "title"]
