"""D: a declaration beside the supplier's previous one."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from ..declaration import Field
from ..finding import Severity
from ..fingerprint import contents_digest, declared_smelters, effective_date, known_by
from ..language import Text
from ..smelter import DeclaredSmelter
from ..submission import PastSubmission
from .parameter import Parameter
from .registry import At, at, check
from .smelters import first_cell
from .subject import Subject

_NAMED = 3
_DAYS_A_YEAR = 365.25
_NOT_IDENTIFIED = "smelter not yet identified"

_CHANGED = Parameter(
    "most_changed",
    50,
    Text(
        "How many percent of a metal's smelters, old and new together, may change.",
        "某金属新旧冶炼厂合计中，允许变化的百分比。",
    ),
    0,
    100,
)
_ENOUGH = Parameter(
    "least_smelters",
    8,
    Text(
        "How many smelters, old and new together, a metal must have for this.",
        "某金属新旧冶炼厂合计达到多少家才比较。",
    ),
    1,
)
_YEARS = Parameter("years", 2.0, Text("For how many years nothing has changed.", "多少年没有变化。"), 0)


@check(
    "D050",
    Severity.NOTE,
    zh="与上次申报相比，某金属的冶炼厂清单变化很大。变化可能有充分的理由，但客户会询问原因；申报范围不同的不作比较。",
    title=Text("Smelter list has changed a lot since last time", "冶炼厂清单与上次相比变化很大"),
    says=Text(
        "The smelters of {mineral} have changed a lot since your last declaration ({date}). Added: {added} ({new})."
        " Dropped: {dropped} ({gone}). Unchanged: {kept}.",
        "与上次申报（{date}）相比，{mineral}的冶炼厂变化很大。新增 {added} 家（{new}），减少 {dropped} 家（{gone}），"
        "未变 {kept} 家。",
    ),
    remedy=Text(
        "If that is right, tell us in one sentence why, in a comment on the Declaration sheet or in your reply.",
        "如情况属实，请在 Declaration 工作表的备注或回复邮件中用一句话说明原因。",
    ),
    parameters=(_CHANGED, _ENOUGH),
)
def list_much_changed(subject: Subject) -> Iterator[At]:
    """A metal more than half of whose smelters were added or dropped since the supplier's previous submission.

    That happens for good reasons, and when a list was taken from somewhere else; customers ask which it is. Lists of
    different scopes differ as a matter of course.
    """
    previous = subject.background.previous
    if not previous or not previous.declared or _other_scope(subject, previous):
        return
    before, now = _by_metal(subject, previous.declared), _by_metal(subject, declared_smelters(subject.declaration))
    for mineral in subject.declaration.minerals:
        old, new = before.get(mineral.casefold(), {}), now.get(mineral.casefold(), {})
        together, kept = old.keys() | new.keys(), old.keys() & new.keys()
        if not old or not new or len(together) < subject.setting(_ENOUGH):
            continue
        if 100 * (len(together) - len(kept)) > subject.setting(_CHANGED) * len(together):
            facts = _difference(old, new) | {"kept": str(len(kept)), "date": _day(previous).isoformat()}
            yield at(first_cell(subject.declaration, mineral), facts, value=mineral, mineral=mineral)


@check(
    "D051",
    Severity.NOTE,
    zh="除生效日期外，所有内容与上次申报完全相同。内容可能确实没有变化，但请确认已重新核对。",
    title=Text("Nothing but the date has changed", "只有日期有变化"),
    says=Text(
        "All answers and smelters are the same as in your last declaration ({date}); only the effective date is new.",
        "所有答案和冶炼厂均与上次申报（{date}）相同，只有生效日期是新的。",
    ),
    remedy=Text(
        "Please confirm in your reply that you have reviewed the data with your suppliers this year.",
        "请在回复邮件中确认，您今年已与供应商重新核对过这些内容。",
    ),
)
def only_date_changed(subject: Subject) -> Iterator[At]:
    """A declaration that says what the previous one said, with a newer effective date.

    The data may be right all the same; somebody should say that they were reviewed and not merely dated anew.
    """
    previous, date = subject.background.previous, effective_date(subject.declaration)
    if not previous or not previous.contents or not previous.effective_date or not date:
        return
    if date > previous.effective_date and contents_digest(subject.declaration) == previous.contents:
        yield at(subject.declaration.field(Field.EFFECTIVE_DATE), date=previous.effective_date.isoformat())


@check(
    "D052",
    Severity.SUSPICION,
    zh="冶炼厂清单多年未变，而模板版本已更换。供应链可能确实稳定，也可能只是把旧清单复制到了新模板。",
    title=Text("Smelter list unchanged for years", "冶炼厂清单多年未变"),
    says=Text(
        "The list names the same {count} smelters as that of {date} ({before}), although the template is now {now}.",
        "清单中的 {count} 家冶炼厂与 {date}（{before}）的完全相同，而现在的模板版本是 {now}。",
    ),
    remedy=Text(
        "The supply chain may be that stable. You might ask when the supplier last surveyed its own suppliers.",
        "供应链可能确实稳定。可询问该供应商最近一次调查其自身供应商的时间。",
    ),
    parameters=(_YEARS, _ENOUGH),
)
def list_unchanged_for_years(subject: Subject) -> Iterator[At]:
    """The same smelters as two years ago or longer, in another edition of the template.

    Smelters open, close and change names; a list that never changes may have been carried over unread.
    """
    previous = subject.background.previous
    if not previous or (subject.today - _day(previous)).days < subject.setting(_YEARS) * _DAYS_A_YEAR:
        return
    before, now = previous.template, subject.declaration.template
    if before.version == now.version or len(previous.declared) < subject.setting(_ENOUGH):
        return
    declared = _keys(subject, declared_smelters(subject.declaration))
    if declared and declared == _keys(subject, previous.declared):
        facts = {"count": str(len(declared)), "date": _day(previous).isoformat(), "before": str(before)}
        yield at(subject.declaration.smelters[0].cell("B"), facts, now=str(now))


@check(
    "D053",
    Severity.WARNING,
    zh="生效日期早于上次申报的生效日期。可能误发了旧文件，或日期填写有误。",
    title=Text("Effective date older than last time", "生效日期早于上次申报"),
    says=Text(
        "The effective date, {date}, is older than that of the declaration you sent before ({before}).",
        "生效日期 {date} 早于您上次申报的生效日期（{before}）。",
    ),
    remedy=Text("Check that this is the right file, or correct the date.", "请确认发送的文件是否正确，或更正日期。"),
)
def effective_date_went_back(subject: Subject) -> Iterator[At]:
    """An effective date before that of the supplier's previous submission.

    An old file was sent by mistake, or the date is mistyped. A date that lay in the future then was wrong itself.
    """
    previous, date = subject.background.previous, effective_date(subject.declaration)
    if not previous or not previous.effective_date or not date:
        return
    was_possible = previous.effective_date <= previous.received_at.date() + dt.timedelta(days=1)
    if was_possible and date < previous.effective_date:
        facts = {"date": date.isoformat(), "before": previous.effective_date.isoformat()}
        yield at(subject.declaration.field(Field.EFFECTIVE_DATE), facts)


@check(
    "D054",
    Severity.NOTE,
    zh="申报范围与上次不同。范围不同的申报不能直接比较，客户需要知道原因。",
    title=Text("Scope changed since last time", "申报范围与上次不同"),
    says=Text(
        "The declaration has scope {now}; your last one ({date}) had scope {before}.",
        "本次申报范围为 {now}，上次（{date}）为 {before}。",
    ),
    remedy=Text(
        "If that is right, there is nothing to do. Otherwise choose the scope again.",
        "如情况属实，则无需处理；否则请重新选择申报范围。",
    ),
)
def scope_changed(subject: Subject) -> Iterator[At]:
    """Another scope than in the supplier's previous submission.

    Answers for the whole company and for single products cannot be compared.
    """
    previous = subject.background.previous
    if previous and _other_scope(subject, previous):
        facts = {"before": previous.scope, "now": subject.declaration.scope, "date": _day(previous).isoformat()}
        yield at(subject.declaration.field(Field.SCOPE), facts)


def _other_scope(subject: Subject, previous: PastSubmission) -> bool:
    scope = subject.declaration.scope
    return bool(scope and previous.scope) and scope != previous.scope


def _by_metal(subject: Subject, declared: Iterable[DeclaredSmelter]) -> Mapping[str, dict[str, DeclaredSmelter]]:
    """The smelters by metal in small letters and by what tells them apart; *not yet identified* ones are none."""
    found: dict[str, dict[str, DeclaredSmelter]] = {}
    for smelter in declared:
        if smelter.smelter_id or smelter.name.casefold() != _NOT_IDENTIFIED:
            found.setdefault(smelter.metal.casefold(), {})[_known_by(subject, smelter)] = smelter
    return found


def _known_by(subject: Subject, smelter: DeclaredSmelter) -> str:
    """Its number, also where only the name was given and the reference knows whose it is; else its name."""
    named = () if smelter.smelter_id else subject.background.reference.named(smelter.metal, smelter.name)
    return named[0].smelter_id if len(named) == 1 else known_by(smelter)


def _keys(subject: Subject, declared: Iterable[DeclaredSmelter]) -> set[tuple[str, str]]:
    return {(metal, key) for metal, keys in _by_metal(subject, declared).items() for key in keys}


def _difference(old: Mapping[str, DeclaredSmelter], new: Mapping[str, DeclaredSmelter]) -> dict[str, str]:
    added = [smelter for key, smelter in new.items() if key not in old]
    dropped = [smelter for key, smelter in old.items() if key not in new]
    return {
        "added": str(len(added)),
        "new": _listed(added),
        "dropped": str(len(dropped)),
        "gone": _listed(dropped),
    }


def _listed(smelters: list[DeclaredSmelter]) -> str:
    """The first three by number and name, a dash for none."""
    names = [f"{smelter.smelter_id} {smelter.name}".strip() for smelter in smelters[:_NAMED]]
    return "; ".join((*names, "…") if len(smelters) > _NAMED else names) or "–"


def _day(previous: PastSubmission) -> dt.date:
    return previous.effective_date or previous.received_at.date()
