"""H: company, scope, contact and authorizer at the top of the Declaration sheet."""

from collections.abc import Iterator

from ..declaration import Field
from ..error_values import is_error
from ..finding import Severity
from ..language import Text
from .parameter import Parameter
from .placeholders import PLACEHOLDERS, is_placeholder
from .registry import At, at, check
from .subject import Subject

SCOPES = ("A. Company", "B. Product (or List of Products)", "C. User defined [Specify in 'Description of scope']")
"""The three scopes, as every edition's list offers them."""

_ACCEPTED = Parameter(
    "accepted",
    ("A", "B", "C"),
    Text(
        "The scopes that are accepted: A company, B products, C user defined.",
        "接受的申报范围：A 公司、B 产品、C 自定义。",
    ),
    choices=("A", "B", "C"),
)

_NAMES = (Field.COMPANY_NAME, Field.CONTACT_NAME, Field.CONTACT_PHONE, Field.AUTHORIZER_NAME)


def _blank(subject: Subject, field: Field) -> Iterator[At]:
    entry = subject.declaration.field(field)
    if entry.entry.is_blank:
        yield at(entry)


@check(
    "H001",
    Severity.ERROR,
    zh="公司名称为空。无法判断这是哪家公司的申报。",
    title=Text("Company name missing", "未填写公司名称"),
    says=Text("The company name is empty.", "公司名称为空。"),
    remedy=Text("Type your company's full legal name, without abbreviations.", "请填写公司的法定全称，不要使用缩写。"),
    mirrors=True,
)
def company_name_missing(subject: Subject) -> Iterator[At]:
    """An empty company name.

    Nobody can tell whose declaration it is.
    """
    yield from _blank(subject, Field.COMPANY_NAME)


@check(
    "H002",
    Severity.ERROR,
    zh="申报范围为空。无法判断答案针对的是整个公司、部分产品还是其他范围。",
    title=Text("Scope not chosen", "未选择申报范围"),
    says=Text("The declaration scope is empty.", "申报范围为空。"),
    remedy=Text(
        "Choose A (whole company), B (listed products) or C (your own description) from the list.",
        "请从下拉列表中选择 A（整个公司）、B（所列产品）或 C（自行说明）。",
    ),
    mirrors=True,
)
def scope_missing(subject: Subject) -> Iterator[At]:
    """An empty scope.

    Without it the answers may speak for the company, for some products, or for something else.
    """
    yield from _blank(subject, Field.SCOPE)


@check(
    "H003",
    Severity.ERROR,
    zh=(
        "申报范围既不是 A 也不是 B，又没有范围说明。只要与下拉列表中的 A、B 不完全一致，RMI Checker 就视为自定义范围。"
    ),
    title=Text("Description of scope missing", "未填写范围说明"),
    says=Text(
        "The scope is “{scope}”, so RMI's Checker wants a description of the scope, and it is empty.",
        "申报范围为“{scope}”，RMI Checker 因此要求填写范围说明，但该处为空。",
    ),
    remedy=Text(
        "Describe what the declaration covers, or choose scope A or B from the list.",
        "请说明本申报涵盖的内容，或在下拉列表中改选范围 A 或 B。",
    ),
    mirrors=True,
)
def scope_description_missing(subject: Subject) -> Iterator[At]:
    """A scope other than A and B without its description.

    RMI's Checker takes every scope that is not exactly A or B from the list for a scope of one's own.
    """
    scope = subject.declaration.field(Field.SCOPE).entry
    description = subject.declaration.field(Field.SCOPE_DESCRIPTION)
    own = (
        not scope.is_blank and not is_error(scope.value) and not any(scope.is_exactly(choice) for choice in SCOPES[:2])
    )
    if own and description.entry.is_blank:
        yield at(description, scope=scope.text)


@check(
    "H004",
    Severity.ERROR,
    zh="联系人姓名为空。对申报内容有疑问时需要有人可以联系。",
    title=Text("Contact name missing", "未填写联系人姓名"),
    says=Text("The contact name is empty.", "联系人姓名为空。"),
    remedy=Text("Type the name of the person who can answer questions.", "请填写可以答复问题的联系人姓名。"),
    mirrors=True,
)
def contact_name_missing(subject: Subject) -> Iterator[At]:
    """An empty contact name.

    Questions about the declaration need somebody to go to.
    """
    yield from _blank(subject, Field.CONTACT_NAME)


@check(
    "H006",
    Severity.ERROR,
    zh="联系人电话为空。这是 RMI Checker 的必填项。",
    title=Text("Contact phone missing", "未填写联系人电话"),
    says=Text("The contact phone is empty.", "联系人电话为空。"),
    remedy=Text("Type a phone number with its country code.", "请填写带国家/地区代码的电话号码。"),
    mirrors=True,
)
def contact_phone_missing(subject: Subject) -> Iterator[At]:
    """An empty phone number of the contact.

    RMI's Checker requires it.
    """
    yield from _blank(subject, Field.CONTACT_PHONE)


@check(
    "H007",
    Severity.ERROR,
    zh="授权人姓名为空。没有人负责的申报难以采信。",
    title=Text("Authorizer missing", "未填写授权人姓名"),
    says=Text("The authorizer's name is empty.", "授权人姓名为空。"),
    remedy=Text(
        "Type the name of the person who vouches for this declaration.", "请填写对本申报内容负责的授权人姓名。"
    ),
    mirrors=True,
)
def authorizer_missing(subject: Subject) -> Iterator[At]:
    """An empty name of the authorizer.

    A declaration that nobody vouches for is worth little.
    """
    yield from _blank(subject, Field.AUTHORIZER_NAME)


@check(
    "H050",
    Severity.WARNING,
    zh=(
        "申报范围是手工输入的，而不是从列表中选择的。"
        "只输入“B”并不等于 *B. Product (or List of Products)*："
        "RMI Checker 因此不检查产品清单，反而要求填写范围说明。"
    ),
    title=Text("Scope is not one of the list", "申报范围不在下拉列表中"),
    says=Text(
        "“{value}” is not exactly one of the three scopes in the list; RMI's Checker treats it as a scope of"
        " your own (C).",
        "“{value}”与下拉列表中的三个选项不完全一致，RMI Checker 会将其视为自定义范围（C）。",
    ),
    remedy=Text("Choose the scope again from the list.", "请从下拉列表中重新选择申报范围。"),
)
def scope_not_offered(subject: Subject) -> Iterator[At]:
    """A scope that was typed instead of chosen.

    A typed *B* is not *B. Product (or List of Products)*: products are then not asked for, a description is.
    """
    scope = subject.declaration.field(Field.SCOPE)
    typed = bool(scope.entry.text) and not scope.entry.is_blank and not is_error(scope.entry.value)
    if typed and not any(scope.entry.is_exactly(choice) for choice in SCOPES):
        yield at(scope)


@check(
    "H051",
    Severity.WARNING,
    zh="必填单元格中只有空格或空文本。RMI Checker 视为已填写，但读表的人什么也看不到。",
    title=Text("Only blanks in a required cell", "必填单元格只有空格"),
    says=Text(
        "“{field}” looks empty: it holds only blanks. RMI's Checker does not notice.",
        "“{field}”看起来是空的：其中只有空格。RMI Checker 不会提示。",
    ),
    remedy=Text("Clear the cell and type the real content.", "请清空该单元格并填写实际内容。"),
)
def required_text_only_blanks(subject: Subject) -> Iterator[At]:
    """A required cell that holds blanks or an empty text.

    RMI's Checker counts it as filled, a reader sees nothing.
    """
    fields = (*_NAMES, Field.SCOPE, Field.EFFECTIVE_DATE, *_described(subject))
    for entry in map(subject.declaration.field, fields):
        if not entry.entry.text and not entry.entry.is_blank:
            yield at(entry)


@check(
    "H052",
    Severity.WARNING,
    zh=("必填内容只写了“同上”、“n/a”或短横线等。RMI Checker 视为已填写；RMI 的填写说明则不允许授权人一栏这样填写。"),
    title=Text("Placeholder in a required cell", "必填单元格填写了占位文字"),
    says=Text("“{field}” says only “{value}”.", "“{field}”只填写了“{value}”。"),
    remedy=Text("Type the real content; repeat it where it is the same.", "请填写实际内容；内容相同时也请重复填写。"),
    parameters=(PLACEHOLDERS,),
)
def required_text_placeholder(subject: Subject) -> Iterator[At]:
    """*Same*, *n/a*, a dash or the like in a required text.

    RMI's Checker counts it as filled; RMI's instructions forbid it for the authorizer.
    """
    for entry in map(subject.declaration.field, (*_NAMES, *_described(subject))):
        if is_placeholder(entry.entry.text, subject.setting(PLACEHOLDERS)) and not entry.entry.is_blank:
            yield at(entry)


@check(
    "H072",
    Severity.WARNING,
    zh="所选申报范围不是接收方要求的范围。例如客户要求按产品申报，而供应商提交了公司层面的申报。",
    title=Text("Scope not accepted", "申报范围不符合要求"),
    says=Text(
        "The scope is “{value}”, but we ask for declarations with scope {accepted}.",
        "申报范围为“{value}”，但此处要求的申报范围是 {accepted}。",
    ),
    remedy=Text(
        "Choose scope {accepted} from the list and fill in what belongs to it (for B the Product List, for C the"
        " description of scope).",
        "请从下拉列表中选择范围 {accepted}，并填写相应内容（B 须填写 Product List，C 须填写范围说明）。",
    ),
    parameters=(_ACCEPTED,),
)
def scope_not_accepted(subject: Subject) -> Iterator[At]:
    """A scope that is not among those asked for, such as a company's where products are wanted.

    Such a declaration does not answer the question that was put.
    """
    scope = subject.declaration.field(Field.SCOPE)
    accepted = subject.setting(_ACCEPTED)
    chosen = any(scope.entry.is_exactly(choice) for choice in SCOPES)
    if chosen and subject.declaration.scope not in accepted:
        yield at(scope, accepted=" / ".join(accepted))


def _described(subject: Subject) -> tuple[Field, ...]:
    return (Field.SCOPE_DESCRIPTION,) if subject.declaration.scope == "C" else ()
