"""Turns the bytes of a mail into text, whatever character set they claim or really are in; never raises."""

import codecs
import re

# What senders write into "charset=", and the larger set that really fits: a mail labelled GB2312 holds characters
# that only GB18030 has more often than not, and the same goes for the other East Asian names.
_SUPERSETS = {
    "ansi": "gb18030",
    "ansi936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cn-big5": "big5hkscs",
    "cp936": "gb18030",
    "cp950": "big5hkscs",
    "euc-cn": "gb18030",
    "euc-kr": "cp949",
    "gb18030": "gb18030",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "iso-2022-jp": "iso2022_jp_ext",
    "ks_c_5601": "cp949",
    "ks_c_5601-1987": "cp949",
    "shift-jis": "cp932",
    "shift_jis": "cp932",
    "windows-31j": "cp932",
    "x-big5": "big5hkscs",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
}
# Names under which mailers send anything.
_CLAIM_NOTHING = frozenset(
    ("", "8bit", "ascii", "binary", "default", "unknown", "unknown-8bit", "us-ascii", "x-unknown")
)
# Any bytes at all are valid in Latin-1, so its name proves little; Windows' larger set is what is meant.
_LATIN = frozenset(("cp1252", "iso-8859-1", "iso8859-1", "latin-1", "latin1", "windows-1252"))
# Python codecs that are no character sets of mail; "idna" even takes quadratic time.
_NO_CHARSETS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"))
_GUESSES = ("utf-8", "gb18030", "big5hkscs")
_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,40}")


def decode(data: bytes, declared: str = "") -> str:
    """The text in ``data``.

    The declared character set decides where the bytes are valid in it; else UTF-8, GB18030 and Big5 are tried, in
    this order, because a wrong label on Chinese mail is the common case; else the declared one with replacement
    characters, and Latin-1 as the last, in which everything is valid.
    """
    name = declared.strip().strip("\"'").partition("*")[0].lower()
    codec = _codec(name)
    candidates = ("utf-8", "cp1252") if name in _LATIN else (codec, *_GUESSES) if codec else _GUESSES
    for candidate in candidates:
        try:
            return data.decode(candidate)
        except UnicodeError:
            continue
    return data.decode(codec, "replace") if codec else data.decode("cp1252", "replace")


def _codec(name: str) -> str:
    """Python's name of a declared character set that carries information; ``""`` for any other."""
    if name in _CLAIM_NOTHING or name in _LATIN or not _NAME.fullmatch(name):
        return ""
    try:
        codec = codecs.lookup(_SUPERSETS.get(name, name))
        "".encode(codec.name)  # raises for what is no character set, such as "hex"
    except (LookupError, ValueError):
        return ""
    return "" if codec.name.replace("-", "_") in _NO_CHARSETS else codec.name
