"""Which country a text names: ISO 3166-1 codes for names in the templates' languages, exactly or not at all."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import islice

from babel import Locale
from babel.core import get_global

from ..language import Language
from .spellings import SEVERAL_MEANINGS, SPELLINGS

_NOT_COUNTRIES = frozenset(("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"))
"""Two-letter codes that the locale data names beside ISO 3166-1 and Kosovo (XK, which ISO leaves to its users)."""

_FIRST = ("en",)
_OTHERS = ("zh_Hans", "zh_Hant", "ja", "ko", "fr", "de", "pt", "es", "it", "tr")
"""The templates' languages; loaded only when a name is not English."""

_LONGEST = 100
"""Characters beyond which a text is no name of a country."""
_LONGEST_LIST, _MOST_LISTED = 2000, 60
_SEPARATORS = (re.compile(r"[;；|\n\r]"), re.compile(r"[,，、/]"), re.compile(r"[&+及]|\band\b", re.IGNORECASE))
"""What stands between countries; tried one after the other, as some names hold a comma or an *and*."""
_ALPHA_2 = re.compile("[A-Z]{2}")
_ALPHA_3 = re.compile("[A-Z]{3}")
_ACCENTS = range(0x300, 0x370)
_WITHIN_WORDS = re.compile("[.'`´‘’]")
_NO_WORD = re.compile(r"[\W_]+")
_WORDS = {"the": "", "st": "saint"}

_LOCALES = {Language.EN: "en", Language.ZH: "zh_Hans"}
_OWN_NAMES = {
    Language.EN: {"CD": "DR Congo", "CG": "Republic of the Congo", "MM": "Myanmar"},
    Language.ZH: {"TW": "中国台湾", "HK": "中国香港", "MO": "中国澳门"},
}


def country_code(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of the country that the text names; ``""`` when it names none or might name two.

    Understood are names in the templates' languages (CLDR), the spellings of :mod:`.spellings`, and alpha-2 and
    alpha-3 codes in capitals. Case, width, accents, blanks, punctuation and *the* do not matter; nothing is
    guessed. ``"NA"`` in capitals is Namibia: where it may mean *not applicable*, the caller must ask first.
    """
    codes = possible_codes(text)
    return codes[0] if len(codes) == 1 else ""


def coded_country(code: str) -> str:
    """The alpha-2 code of the country of this alpha-2 or alpha-3 code, in capitals, also a former one; or ``""``."""
    return _codes().get(code, "")


def possible_codes(text: str) -> tuple[str, ...]:
    """The codes of all countries that the text might name: none, one, or both Congos for a bare *Congo*."""
    return _possible_codes(text) if len(text) <= _LONGEST else ()


@functools.lru_cache(maxsize=2048)
def _possible_codes(text: str) -> tuple[str, ...]:
    if code := _codes().get(unicodedata.normalize("NFKC", text).strip()):
        return (code,)
    name = _key(_mended(text))
    if several := _ambiguous().get(name):
        return several
    code = _names(_FIRST).get(name) or _names(_OTHERS).get(name)
    return (code,) if code else ()


def countries_in(text: str) -> tuple[tuple[str, ...], ...]:
    """The countries that a text lists, once each as :func:`possible_codes` tells; what names none is passed over.

    Of a text that is longer than any list of origins the beginning counts.
    """
    return _countries_in(text[:_LONGEST_LIST])


@functools.lru_cache(maxsize=2048)
def _countries_in(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(islice(_listed(text), _MOST_LISTED)))


def _listed(text: str) -> Iterator[tuple[str, ...]]:
    if codes := possible_codes(text):
        yield codes
        return
    for separator in _SEPARATORS:
        parts = separator.split(text)
        if len(parts) > 1:
            for part in parts:
                yield from _listed(part)
            return


def country_name(code: str, language: Language) -> str:
    """What the country of this alpha-2 code is called; the code itself when there is none."""
    own = _OWN_NAMES[language].get(code)
    return own or _territories(_LOCALES[language]).get(code, code)


def _key(text: str) -> str:
    """What is compared: words without case, accents and punctuation; equal for spellings that mean the same."""
    plain = unicodedata.normalize("NFKC", _WITHIN_WORDS.sub("", text)).casefold().replace("&", " and ")
    bare = "".join(letter for letter in unicodedata.normalize("NFD", plain) if ord(letter) not in _ACCENTS)
    words = _NO_WORD.sub(" ", unicodedata.normalize("NFC", bare.replace("ı", "i"))).split()
    return " ".join(filter(None, (_WORDS.get(word, word) for word in words)))


def _mended(text: str) -> str:
    """UTF-8 that some program took for Windows-1252 (``CÃ”TE``), as it was meant; any other text as it is."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


@functools.cache
def _names(languages: tuple[str, ...]) -> Mapping[str, str]:
    names = {_key(name): code for language in languages for code, name in _territories(language).items()}
    if languages == _FIRST:
        names |= {_key(spelling): code for code, spellings in SPELLINGS.items() for spelling in spellings}
    return names


@functools.cache
def _ambiguous() -> Mapping[str, tuple[str, ...]]:
    return {_key(name): codes for name, codes in SEVERAL_MEANINGS.items()}


@functools.cache
def _codes() -> Mapping[str, str]:
    """Alpha-2 and alpha-3 codes, also former ones, -> alpha-2."""
    countries = _territories("en").keys()
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    alpha3 = {code: now[0] for code, now in aliases.items() if _ALPHA_3.fullmatch(code) and len(now) == 1}
    return {code: code for code in countries} | {code: now for code, now in alpha3.items() if now in countries}


@functools.cache
def _territories(locale: str) -> Mapping[str, str]:
    names = Locale.parse(locale).territories
    return {code: name for code, name in names.items() if _ALPHA_2.fullmatch(code) and code not in _NOT_COUNTRIES}
