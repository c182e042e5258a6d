"""Separates what a sender wrote from the mail that is quoted below, as mail programs in China and elsewhere do it."""

import re

_LINES = 2000
_HEADER_LINES = 6
"""Within so many lines after a quoted From line another quoted header line must follow."""

_RULE = re.compile(
    r"^[\s>*]*[-—_]{2,}\s*(?:original (?:message|e-?mail)|forwarded (?:message|mail)|原始邮件|原邮件|原始郵件"
    r"|转发邮件|转发的邮件|轉寄郵件|轉寄信件|转发信息|回复的原邮件|邮件原件"
    r"|ursprüngliche nachricht|message d'origine|mensaje original)",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:\bwrote|\bschrieb\b.{0,80}|a écrit|escribió|写道|寫道|写到|のメッセージ)\s*[:：]?$", re.IGNORECASE
)
_OPENS_ATTRIBUTION = re.compile(r"(?:on|am|le|el|in|在|于|於)\b|在|.{0,200}(?:\d{4}|@)", re.IGNORECASE)
_WHO_OR_WHEN = re.compile(r"\d{4}|@")
_FROM = re.compile(r"^[\s>*|]*(?:发件人|寄件者|寄件人|發件人|from|von|de|差出人|보낸 사람)\*?\s*[:：]", re.IGNORECASE)
_FURTHER = re.compile(
    r"^[\s>*|]*(?:发送时间|发送日期|发件日期|日期|时间|收件人|主题|寄件日期|收件者|主旨|傳送時間"
    r"|sent|date|to|subject|gesendet|an|betreff|envoyé|à|objet|送信日時|宛先|件名)\*?\s*[:：]",
    re.IGNORECASE,
)


def own_words(text: str) -> str:
    """The text above the quoted mail, without quoted lines; ``""`` when all of it is quoted."""
    lines = text.split("\n", _LINES)[:_LINES]
    kept: list[str] = []
    for number, line in enumerate(lines):
        if line == "-- " or _begins_quote(lines, number):
            break
        if not line.lstrip().startswith(">"):
            kept.append(line.rstrip())
    return "\n".join(kept).strip()


def _begins_quote(lines: list[str], number: int) -> bool:
    line = lines[number]
    if not line.strip() or len(line) > 400:  # noqa: PLR2004 - longer than any such line
        return False
    if _RULE.match(line):
        return True
    if _FROM.match(line):
        return any(_FURTHER.match(each) for each in lines[number + 1 : number + _HEADER_LINES])
    return any(_is_attribution(lines[number : number + count]) for count in (1, 2, 3))


def _is_attribution(lines: list[str]) -> bool:
    """Whether the lines say who wrote the following and when, as in ``On Mon, 2 Nov 2026, Li <li@…> wrote:``.

    Programs that wrap at 76 columns fold it over up to three lines.
    """
    stripped = [line.lstrip("> ").rstrip() for line in lines]
    if not all(stripped) or not _OPENS_ATTRIBUTION.match(stripped[0]):
        return False
    joined = " ".join(stripped)
    return _WROTE.search(joined[-120:]) is not None and _WHO_OR_WHEN.search(joined) is not None
