"""What ``oredesk suppliers show`` prints for people: a supplier with its conduct, submissions and history."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.markup import escape

from ..core.conduct import RecordedConduct
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.supplier import RegisterChange, StoredSupplier
from ..core.suppliers.changes import changed_fields
from ..core.suppliers.describing import conduct_described, described, field_name, field_shown
from ..core.tie import TiedSubmission
from .terminal import minute, out, say, shown, table_in, table_of

_MOST_SHOWN = 20
"""Changes and submissions; the rest is counted."""
_NEW = Text("new in the register", "新加入台账")
_NO_CONDUCT = Text(
    "Nothing has been recorded of its conduct: oredesk suppliers record {code} …",
    "尚未记录其表现：oredesk suppliers record {code} …",
)
_NO_SUBMISSION = Text("No submission of its has arrived.", "尚未收到其提交的文件。")
_CONDUCT = Text("Conduct, as recorded last ({at} UTC, {who}: {source})", "最近记录的表现（{at} UTC，{who}：{source}）")
_EARLIER = Text("recorded {count} times before", "此前记录过 {count} 次")
_SUBMISSIONS = Text(
    "submission;received (UTC);template;verdict;from;company;tied by",
    "提交文件;收到时间（UTC）;模板;结论;发件人;公司;关联依据",
)
_HISTORY = Text("\nHistory, newest first", "\n变更记录（最新在前）")
_CHANGES = Text("changed (UTC);by;from;field;before;after", "变更时间（UTC）;变更人;来源;字段;原值;新值")
_MORE = Text("… and {count} more; all of them: --format json", "……另有 {count} 条；查看全部：--format json")
_NOBODY = Text("The register has no supplier “{text}”.", "供应商台账中没有“{text}”。")
_LIST = Text(" To see all: oredesk suppliers list", "查看全部：oredesk suppliers list")
_PERHAPS = Text("  perhaps {code} {name}", "  您是否指 {code} {name}")


@dataclass(frozen=True, slots=True)
class Card:
    """All that is known of one supplier."""

    stored: StoredSupplier
    changes: Sequence[RegisterChange]
    """Oldest first."""
    conduct: Sequence[RecordedConduct]
    """Oldest first."""
    submissions: Sequence[TiedSubmission]
    """Newest first."""


def show(card: Card, language: Language) -> None:
    """Print everything about one supplier."""
    supplier = card.stored.supplier
    say(f"{supplier.code} {supplier.name}")
    table = table_of("", "")
    for name, text in described(supplier, language):
        table.add_row(f"  {name}", escape(text))
    table.show_header = False
    out.print(table)
    _show_conduct(card, language)
    _show_submissions(card.submissions, language)
    _show_history(card.changes, language)


def suggest(text: str, alike: Sequence[StoredSupplier], language: Language) -> None:
    """Say that nobody is called so, and who is called alike."""
    say(_NOBODY.in_(language).format(text=text) + ("" if alike else _LIST.in_(language)))
    for one in alike:
        say(_PERHAPS.in_(language).format(code=one.supplier.code, name=one.supplier.name))


def _show_conduct(card: Card, language: Language) -> None:
    out.print()
    if not card.conduct:
        say(_NO_CONDUCT.in_(language).format(code=card.stored.supplier.code))
        return
    last = card.conduct[-1]
    say(_CONDUCT.in_(language).format(at=minute(last.at), who=last.who, source=one_line(last.source)))
    for line in conduct_described(last.conduct, language):
        say(f"  {line}")
    if len(card.conduct) > 1:
        say(f"  ({_EARLIER.in_(language).format(count=len(card.conduct) - 1)})")


def _show_submissions(submissions: Sequence[TiedSubmission], language: Language) -> None:
    out.print()
    if not submissions:
        say(_NO_SUBMISSION.in_(language))
        return
    table = table_in(language, _SUBMISSIONS)
    for one in submissions[:_MOST_SHOWN]:
        table.add_row(
            str(one.number),
            minute(one.received_at),
            escape(one.template),
            one.verdict.name_in(language),
            escape(one.sender),
            shown(one.company),
            one.tied_by.name_in(language),
        )
    out.print(table)
    _more(len(submissions), language)


def _show_history(changes: Sequence[RegisterChange], language: Language) -> None:
    table = table_in(language, _CHANGES, title=_HISTORY.in_(language))
    for change in list(reversed(changes))[:_MOST_SHOWN]:
        word = (minute(change.at), escape(change.who), shown(change.source))
        for name, before, after in _differences(change, language):
            table.add_row(*word, name, escape(before), escape(after))
            word = ("", "", "")
    out.print(table)
    _more(len(changes), language)


def _differences(change: RegisterChange, language: Language) -> Sequence[tuple[str, str, str]]:
    """Field, state before and after; a supplier that was new is told in one line."""
    before = change.before
    if before is None:
        return [(_NEW.in_(language), "", change.after.name)]
    return [
        (field_name(name, language), field_shown(before, name, language), field_shown(change.after, name, language))
        for name in changed_fields(before, change.after)
    ]


def _more(number: int, language: Language) -> None:
    if number > _MOST_SHOWN:
        say(_MORE.in_(language).format(count=number - _MOST_SHOWN))
