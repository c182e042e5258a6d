"""What the core asks of the world about what people decide: words against computed tiers, and the risk register."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

from .language import Text
from .open_risk import OpenRisk, Proposal, RiskEvent, RiskKind
from .override import Override


class Overrides(Protocol):
    """People's words against computed tiers; each method is one transaction."""

    async def add_override(self, word: Override) -> None:
        """Keep a person's word; the latest on a supplier counts."""
        ...

    async def overrides_in_force(self, day: dt.date, said_before: dt.datetime | None = None) -> Mapping[int, Override]:
        """The words that set a tier on that day, by the supplier's number; as if none had been said later on."""
        ...

    async def overrides(self, supplier: int | None = None) -> Sequence[Override]:
        """Every word, on one supplier where it is given, oldest first."""
        ...


class RiskRegister(Protocol):
    """The risk register; each method is one transaction."""

    async def propose_risks(self, proposals: Sequence[Proposal], now: dt.datetime) -> Sequence[int]:
        """Open risks in the software's name and propose a strategy for each; the numbers of those that were opened.

        Where one of that supplier and kind is not closed yet, nothing is opened; a proposal that is graver than the
        one before is noted there. So the same proposals may come again and again.
        """
        ...

    async def open_risk(self, supplier: int, kind: RiskKind, opening: RiskEvent) -> OpenRisk | None:
        """Open a risk by a person's word (the opening's reason is its cause), with the software's proposal.

        None where one of this supplier and kind is not closed yet.
        """
        ...

    async def act_on_risk(self, number: int, event: RiskEvent) -> OpenRisk | Text:
        """Keep what a person did about a risk; a step that its state does not allow is refused with the reason.

        Raises LookupError where there is no such risk.
        """
        ...

    async def risks(self, supplier: int | None = None) -> Sequence[OpenRisk]:
        """The register, of one supplier where it is given, oldest first; closed risks included."""
        ...
