"""One rule is one small function and one catalogue entry."""

from .catalogue import CHECKS, RULE_SET
from .examination import examine
from .wording import message, remedy, title

__all__ = ["CHECKS", "RULE_SET", "examine", "message", "remedy", "title"]
