"""H: the two people of the company block, contact and authorizer."""

import re
import unicodedata
from collections.abc import Iterator

from ..declaration import Field, FieldEntry
from ..finding import Severity
from ..language import Text
from .folding import folded
from .placeholders import PLACEHOLDERS, is_placeholder
from .registry import At, at, check
from .subject import Subject

_FEWEST_DIGITS = 6
_NO_DIGIT = re.compile(r"\D+")
_COUNTING = re.compile(r"0?1234567?8?9?0?")


@check(
    "H070",
    Severity.NOTE,
    zh="联系人与授权人是同一人；有姓名未填时比较邮箱，共用邮箱不算。授权人应有权代表公司对申报负责，小公司里可以是同一人。",
    title=Text("Contact and authorizer are the same person", "联系人与授权人为同一人"),
    says=Text(
        "Contact and authorizer are the same: “{value}” ({cell}, {other_cell}).",
        "联系人与授权人相同：“{value}”（{cell}、{other_cell}）。",
    ),
    remedy=Text(
        "Nothing to do if this person may sign for your company; otherwise name somebody who may.",
        "如果此人有权代表公司签署，则无需处理；否则请填写有权签署的人员。",
    ),
)
def contact_is_authorizer(subject: Subject) -> Iterator[At]:
    """The same name for the contact and the authorizer, or the same e-mail address where either has no name.

    The authorizer vouches for the declaration in the company's name; in a small company it may be the same person. Two
    people may share a mailbox.
    """
    pairs = ((Field.AUTHORIZER_NAME, Field.CONTACT_NAME), (Field.AUTHORIZER_EMAIL, Field.CONTACT_EMAIL))
    for authorizer, contact in pairs:
        entry, other = subject.declaration.field(authorizer), subject.declaration.field(contact)
        if _says_nothing(subject, entry) or _says_nothing(subject, other):
            continue
        if folded(entry.entry.text) == folded(other.entry.text):
            yield at(entry, other_cell=other.entry.cell.address)
        return


@check(
    "H071",
    Severity.WARNING,
    zh="电话号码位数太少，或只是顺序数字。有疑问时无法联系到对方。",
    title=Text("Phone number does not look right", "电话号码可能有误"),
    says=Text(
        "“{value}” in “{field}” does not look like a phone number.", "“{field}”中的“{value}”看起来不是有效的电话号码。"
    ),
    remedy=Text(
        "Type the phone number with country and area code, such as +86 755 1234 5678.",
        "请填写带国家/地区代码和区号的电话号码，例如 +86 755 1234 5678。",
    ),
)
def phone_implausible(subject: Subject) -> Iterator[At]:
    """A phone number of too few digits, or one that merely counts up.

    Nobody can be reached by it.
    """
    for entry in map(subject.declaration.field, (Field.CONTACT_PHONE, Field.AUTHORIZER_PHONE)):
        if _says_nothing(subject, entry):
            continue
        digits = _NO_DIGIT.sub("", unicodedata.normalize("NFKC", entry.entry.text))
        if len(digits) < _FEWEST_DIGITS or _COUNTING.fullmatch(digits):
            yield at(entry)


def _says_nothing(subject: Subject, field: FieldEntry) -> bool:
    text = field.entry.text
    return field.entry.is_blank or not text or is_placeholder(text, subject.setting(PLACEHOLDERS))
