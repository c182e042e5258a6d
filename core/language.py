"""The languages oredesk speaks, and a text that exists in every one of them."""

import enum
from typing import NamedTuple


class Language(enum.StrEnum):
    """A language a reply can be written in (ISO 639-1 code)."""

    EN = "en"
    ZH = "zh"


class Text(NamedTuple):
    """One wording in both languages; a missing translation is a type error, not a run-time surprise.

    Wordings may hold ``{placeholders}``, filled with facts by the code that knows them.
    """

    en: str
    zh: str

    def in_(self, language: Language) -> str:
        """The wording in the given language, placeholders untouched."""
        return self.zh if language is Language.ZH else self.en
