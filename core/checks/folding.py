"""Texts made comparable."""

import unicodedata


def folded(text: str) -> str:
    """The text without regard to case, width (full-width letters) and the number of blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
