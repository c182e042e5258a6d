"""Whether a mail's own words seem to ask something that only a person can answer."""

import re

_URL = re.compile(r"\S+://\S+|www\.\S+", re.IGNORECASE)
_ASKS = re.compile(
    r"[?？]|请问|是否|怎么|如何|吗[。！!\s]|\bcould you\b|\bcan you\b|\bhow (?:do|can|to)\b", re.IGNORECASE
)


def asks_something(text: str) -> bool:
    """Whether the text holds a question; web addresses, which may hold a question mark, do not count."""
    return _ASKS.search(_URL.sub(" ", text)) is not None
