"""H: the two e-mail addresses of the company block."""

import re
from collections.abc import Iterator

from ..declaration import Field, FieldEntry
from ..finding import Severity
from ..language import Text
from .placeholders import is_placeholder
from .registry import At, at, check
from .subject import Subject

_EMAILS = (Field.CONTACT_EMAIL, Field.AUTHORIZER_EMAIL)
_ADDRESS = re.compile(r"[^@\s<>()\[\],;:\"，；、]+@([\w-]+\.)+[^\W\d_]{2,}")
_SEPARATORS = re.compile(r"[\s,;/，；、]+")


@check(
    "H005",
    Severity.ERROR,
    zh="联系人或授权人的电子邮箱为空。两者都是 RMI Checker 的必填项。",
    title=Text("E-mail address missing", "未填写电子邮箱"),
    says=Text("The cell “{field}” is empty.", "“{field}”为空。"),
    remedy=Text(
        "Type a full e-mail address, such as name@example.com.", "请填写完整的邮箱地址，例如 name@example.com。"
    ),
    mirrors=True,
)
def email_missing(subject: Subject) -> Iterator[At]:
    """An empty e-mail address of the contact or the authorizer.

    RMI's Checker requires both.
    """
    for entry in _emails(subject):
        if not entry.entry.text or entry.entry.is_blank:
            yield at(entry)


@check(
    "H009",
    Severity.ERROR,
    zh="电子邮箱中没有 @。RMI Checker 只看有没有 @。",
    title=Text("Not an e-mail address", "不是电子邮箱地址"),
    says=Text("“{value}” in “{field}” has no @.", "“{field}”中的“{value}”没有 @ 符号。"),
    remedy=Text(
        "Type a full e-mail address, such as name@example.com.", "请填写完整的邮箱地址，例如 name@example.com。"
    ),
    mirrors=True,
)
def email_without_at(subject: Subject) -> Iterator[At]:
    """An e-mail address without an @.

    RMI's Checker accepts whatever holds an @ and nothing else.
    """
    for entry in _emails(subject):
        text = entry.entry.text
        if text and not entry.entry.is_blank and "@" not in text and not is_placeholder(text):
            yield at(entry)


@check(
    "H010",
    Severity.ERROR,
    zh=("应填电子邮箱的地方填写了占位文字。模板的填写说明与 RMI Checker 相互矛盾，以 RMI Checker 为准。"),
    title=Text("“n/a” instead of an e-mail address", "邮箱填写了“n/a”"),
    says=Text(
        "“{field}” says “{value}”. RMI's instructions allow that, but RMI's Checker does not accept it.",
        "“{field}”填写的是“{value}”。RMI 的填写说明允许这样填，但 RMI Checker 不接受。",
    ),
    remedy=Text(
        "Type an e-mail address, for example a shared one such as info@example.com.",
        "请填写一个邮箱地址，例如公司公用邮箱 info@example.com。",
    ),
    mirrors=True,
)
def email_not_available(subject: Subject) -> Iterator[At]:
    """A placeholder where an e-mail address should be.

    The template's own instructions and its Checker contradict each other; the Checker decides.
    """
    for entry in _emails(subject):
        if is_placeholder(entry.entry.text) and not entry.entry.is_blank and "@" not in entry.entry.text:
            yield at(entry)


@check(
    "H053",
    Severity.WARNING,
    zh="有 @，但不是可以收信的邮箱地址。RMI Checker 只看有没有 @。",
    title=Text("Malformed e-mail address", "电子邮箱格式不正确"),
    says=Text("“{value}” in “{field}” is not a valid e-mail address.", "“{field}”中的“{value}”不是有效的邮箱地址。"),
    remedy=Text(
        "Type the address alone, such as name@example.com, without name, brackets or blanks.",
        "请只填写邮箱地址本身，例如 name@example.com，不要加姓名、括号或空格。",
    ),
)
def email_malformed(subject: Subject) -> Iterator[At]:
    """Something with an @ that no mail could be sent to.

    RMI's Checker looks for the @ only.
    """
    for entry in _emails(subject):
        addresses = _addresses(entry)
        if len(addresses) <= 1 and "@" in entry.entry.text and not _ADDRESS.fullmatch(entry.entry.text):
            yield at(entry)


@check(
    "H054",
    Severity.WARNING,
    zh="只应填写一个邮箱的单元格中填写了多个。读取此表的系统会把全部内容当作一个地址，邮件无法送达。",
    title=Text("Several e-mail addresses in one cell", "一个单元格中有多个邮箱地址"),
    says=Text("“{field}” holds {count} e-mail addresses.", "“{field}”中有 {count} 个邮箱地址。"),
    remedy=Text("Leave one address only.", "请只保留一个邮箱地址。"),
)
def email_several(subject: Subject) -> Iterator[At]:
    """More than one address in a cell for one.

    Systems that read the form take the whole text for one address, and mails do not arrive.
    """
    for entry in _emails(subject):
        count = len(_addresses(entry))
        if count > 1:
            yield at(entry, count=str(count))


def _emails(subject: Subject) -> tuple[FieldEntry, ...]:
    return tuple(subject.declaration.field(field) for field in _EMAILS)


def _addresses(entry: FieldEntry) -> list[str]:
    return [part for part in _SEPARATORS.split(entry.entry.text) if _ADDRESS.fullmatch(part.strip("<>()"))]
