"""Says that a cell of a register cannot be used."""

from .wording import Trouble


class CellWrong(ValueError):  # noqa: N818 - says what it is
    """A cell that cannot be used: what is wrong with it, and facts for the wording."""

    def __init__(self, trouble: Trouble, **facts: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.facts = tuple(sorted(facts.items()))
