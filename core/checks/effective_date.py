"""H: the effective date of the declaration."""

import calendar
import datetime as dt
from collections.abc import Iterator

from ..dates import read_date
from ..declaration import Field
from ..error_values import is_error
from ..finding import Severity
from ..fingerprint import effective_date
from ..language import Text
from .parameter import Parameter
from .registry import At, at, check
from .subject import Subject

_EARLIEST = dt.date(2006, 12, 31)
_MONTHS_IN_YEAR = 12

_LONGEST_AGE = Parameter(
    "months",
    12,
    Text("How old the effective date may be, in months.", "生效日期最多可早于收到日期多少个月。"),
    least=1,
    most=120,
)


@check(
    "H008",
    Severity.ERROR,
    zh="生效日期为空。无法判断答案是什么时候作出的。",
    title=Text("Effective date missing", "未填写生效日期"),
    says=Text("The effective date is empty.", "生效日期为空。"),
    remedy=Text("Type the date on which the form was completed.", "请填写完成本表格的日期。"),
    mirrors=True,
)
def effective_date_missing(subject: Subject) -> Iterator[At]:
    """An empty effective date.

    Without it nobody knows how old the answers are.
    """
    entry = subject.declaration.field(Field.EFFECTIVE_DATE)
    if entry.entry.is_blank:
        yield at(entry)


@check(
    "H055",
    Severity.WARNING,
    zh="生效日期不是日期。RMI Checker 接受任何文字。",
    title=Text("Effective date unreadable", "生效日期无法识别"),
    says=Text("“{value}” cannot be read as a date.", "“{value}”无法识别为日期。"),
    remedy=Text(
        "Type the date as day-month-year, such as 30-Jun-2026, or as 2026-06-30.",
        "请按 2026-06-30 或 30-Jun-2026 的格式填写日期。",
    ),
)
def effective_date_unreadable(subject: Subject) -> Iterator[At]:
    """An effective date that is no date.

    RMI's Checker accepts any text.
    """
    entry = subject.declaration.field(Field.EFFECTIVE_DATE)
    filled = bool(entry.entry.text) and not entry.entry.is_blank and not is_error(entry.entry.value)
    if filled and read_date(entry.entry.value) is None:
        yield at(entry)


@check(
    "H056",
    Severity.WARNING,
    zh="生效日期晚于今天。考虑到时差，允许晚一天。",
    title=Text("Effective date in the future", "生效日期晚于今天"),
    says=Text("The effective date, {date}, lies in the future.", "生效日期 {date} 晚于今天。"),
    remedy=Text(
        "Type the date on which the form was completed; check day, month and year.",
        "请填写完成本表格的日期，并检查年、月、日是否正确。",
    ),
)
def effective_date_in_future(subject: Subject) -> Iterator[At]:
    """An effective date after today.

    A day of grace covers suppliers whose day has already begun.
    """
    date = effective_date(subject.declaration)
    if date and date > subject.today + dt.timedelta(days=1):
        yield at(subject.declaration.field(Field.EFFECTIVE_DATE), date=date.isoformat())


@check(
    "H057",
    Severity.WARNING,
    zh="生效日期距今已超过规定的时间，未另行设定时为一年。申报通常每年更新，较早的申报可能已不符合现在的供应链。",
    title=Text("Effective date too long ago", "生效日期过早"),
    says=Text(
        "The effective date, {date}, is more than {months} months ago.", "生效日期 {date} 距今已超过 {months} 个月。"
    ),
    remedy=Text(
        "Bring the answers up to date and type the date on which you did so.",
        "请更新填报内容，并填写更新当天的日期。",
    ),
    parameters=(_LONGEST_AGE,),
)
def effective_date_old(subject: Subject) -> Iterator[At]:
    """An effective date longer ago than it may be, a year unless set otherwise.

    Declarations are mostly renewed every year; an older one describes a supply chain that may be gone.
    """
    date, months = effective_date(subject.declaration), subject.setting(_LONGEST_AGE)
    if date and _EARLIEST < date < _months_before(subject.today, months):
        yield at(subject.declaration.field(Field.EFFECTIVE_DATE), date=date.isoformat(), months=str(months))


@check(
    "H058",
    Severity.WARNING,
    zh=(
        "生效日期不晚于 2006 年 12 月 31 日，模板自身的数据验证也不接受。多半是粘贴了单纯的数字、两位数的年份或空日期。"
    ),
    title=Text("Effective date before 2007", "生效日期早于 2007 年"),
    says=Text(
        "The effective date, {date}, lies before 2007; the template does not accept it.",
        "生效日期 {date} 早于 2007 年，模板不接受该日期。",
    ),
    remedy=Text(
        "Type the date on which the form was completed; check the year.",
        "请填写完成本表格的日期，并检查年份是否正确。",
    ),
)
def effective_date_impossible(subject: Subject) -> Iterator[At]:
    """An effective date up to 31 December 2006, which the template's own validation refuses.

    It stands there when a bare number, a two-digit year or an empty date was pasted.
    """
    date = effective_date(subject.declaration)
    if date and date <= _EARLIEST:
        yield at(subject.declaration.field(Field.EFFECTIVE_DATE), date=date.isoformat())


def _months_before(day: dt.date, months: int) -> dt.date:
    """The same day of an earlier month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * _MONTHS_IN_YEAR + day.month - 1 - months, _MONTHS_IN_YEAR)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
