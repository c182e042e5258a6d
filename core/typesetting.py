"""Guesses how much room a text takes when it is wrapped; not every program fits rows and boxes to their texts."""


def lines_of(text: str, width: int) -> int:
    """The lines that a text takes in a column of so many Latin characters; a Chinese one takes two places."""
    return sum(1 + int(_places(line) / width) for line in text.split("\n"))


def _places(line: str) -> int:
    return 2 * len(line) - len(line.encode("ascii", "ignore"))
