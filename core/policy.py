"""What the operator of a desk decides: languages, approval, and how often anyone is answered."""

from dataclasses import dataclass

from .language import Language


@dataclass(frozen=True, slots=True)
class ReplyCaps:
    """How many automatic replies may leave in a time; what is over a cap waits, it is not dropped."""

    per_sender_hour: int = 4
    per_sender_day: int = 20
    per_domain_hour: int = 1200
    overall_hour: int = 1200


@dataclass(frozen=True, slots=True)
class Policy:
    """The operator's choices that the use-cases follow."""

    languages: tuple[Language, ...] = (Language.ZH, Language.EN)
    """The languages offered, in the order they stand in a reply that is written in several."""
    approve_first: bool = False
    """Whether replies wait for a person as drafts."""
    caps: ReplyCaps = ReplyCaps()
