"""In which language a sender is answered."""

import re
from collections.abc import Iterable, Sequence

from .language import Language

_ASKED = re.compile(r"#(en|zh)\b", re.IGNORECASE)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


def asked_language(subject: str) -> Language | None:
    """The language a sender asks for by writing ``#en`` or ``#zh`` in the subject."""
    asked = _ASKED.search(subject)
    return Language(asked.group(1).lower()) if asked else None


def written_language(text: str) -> Language | None:
    """The language a text is written in: Chinese when it holds any Chinese, English when it holds words."""
    if _CHINESE.search(text):
        return Language.ZH
    return Language.EN if len(_LATIN_WORD.findall(text)) > 2 else None  # noqa: PLR2004 - "Hi", a name: no evidence


def template_language(selector: str) -> Language | None:
    """The language of a template by its selector: Chinese for ``中文 Chinese``, else English, None when blank.

    The other languages of RMI's templates are answered in English, which their users read on every template.
    """
    if not selector.strip():
        return None
    return Language.ZH if "中文" in selector or "chinese" in selector.casefold() else Language.EN


def reply_languages(
    chosen: Language | None, selectors: Iterable[str], text: str, offered: Sequence[Language]
) -> tuple[Language, ...]:
    """The languages of a reply.

    The sender's own choice decides; else what the templates' languages and the mail's text agree on; where they
    disagree or say nothing, every offered language, in the operator's order.
    """
    if chosen and chosen in offered:
        return (chosen,)
    evidence = {template_language(selector) for selector in selectors} | {written_language(text)}
    known = tuple(language for language in offered if language in evidence)
    return known if len(known) == 1 else tuple(offered)
