"""T: editions of a template that are older than they should be."""

import datetime as dt
from collections.abc import Iterator

from ..editions import EDITIONS, newest, releases_behind, version_key
from ..finding import Severity
from ..language import Text
from ..template import TemplateKind
from .parameter import Parameter
from .registry import At, at, check
from .subject import Subject

_OLDEST_ACCEPTED = {
    kind: Parameter(
        f"accepted_{kind.lower()}",
        "",
        Text(
            f'The oldest edition of the {kind} that is accepted; "" accepts every edition that can be read.',
            f'可接受的最旧 {kind} 版本；"" 表示接受所有可读取的版本。',
        ),
        choices=("", *EDITIONS[kind]),
    )
    for kind in (TemplateKind.CMRT, TemplateKind.EMRT)
}
_CUT_OFF: Parameter[dt.date | None] = Parameter(
    "cut_off",
    None,
    Text(
        "The day of receipt from which older editions are no longer accepted; from the beginning when not set.",
        "自收到日期起不再接受旧版本的日期；不设则立即生效。",
    ),
)

_REMEDY = Text(
    "Copy your answers into {newest}, free at www.responsiblemineralsinitiative.org, and send that workbook.",
    "请将答案填入 {newest}（可在 www.responsiblemineralsinitiative.org 免费下载）后重新发送。",
)


@check(
    "T070",
    Severity.WARNING,
    zh="模板版本早于接收方规定的最旧版本。旧版本的冶炼厂列表和问题已经过时。",
    title=Text("Edition no longer accepted", "模板版本不再接受"),
    says=Text(
        "This is {template}. Editions before {accepted} are no longer accepted here; the newest is {newest}.",
        "这是 {template}。此处不再接受早于 {accepted} 的版本；最新版本为 {newest}。",
    ),
    remedy=_REMEDY,
    parameters=(*_OLDEST_ACCEPTED.values(), _CUT_OFF),
)
def edition_not_accepted(subject: Subject) -> Iterator[At]:
    """An edition older than the oldest one that is accepted here.

    Smelters and questions of old editions are out of date.
    """
    if _is_refused(subject):
        template = subject.declaration.template
        accepted = f"{template.kind} {subject.setting(_OLDEST_ACCEPTED[template.kind])}"
        yield at(None, _facts(subject), value=template.version, accepted=accepted)


@check(
    "T071",
    Severity.NOTE,
    zh="模板比最新版本旧一个版本。多数客户在过渡期内仍接受，但下次最好使用新版本。",
    title=Text("One release behind the newest edition", "比最新模板旧一个版本"),
    says=Text("This is {template}; the newest edition is {newest}.", "这是 {template}；最新版本为 {newest}。"),
    remedy=Text(
        "Use {newest} next time; it is free at www.responsiblemineralsinitiative.org.",
        "下次请使用 {newest}，可在 www.responsiblemineralsinitiative.org 免费下载。",
    ),
    on=False,
)
def edition_one_behind(subject: Subject) -> Iterator[At]:
    """An edition of the release before the newest one.

    Most customers accept it for a while; the next declaration should be on the newest.
    """
    if _behind(subject) == 1 and not _is_refused(subject):
        yield at(None, _facts(subject), value=subject.declaration.template.version)


@check(
    "T072",
    Severity.WARNING,
    zh="模板比最新版本旧两个版本以上。其冶炼厂列表已过时，许多客户不再接受。",
    title=Text("Outdated edition", "模板版本过旧"),
    says=Text(
        "This is {template}, {behind} releases behind the newest, {newest}. Its list of smelters is out of date.",
        "这是 {template}，比最新版本 {newest} 旧 {behind} 个版本，其冶炼厂列表已过时。",
    ),
    remedy=_REMEDY,
)
def edition_outdated(subject: Subject) -> Iterator[At]:
    """An edition at least two releases before the newest one.

    Its list of smelters is out of date, and many customers no longer accept it.
    """
    behind = _behind(subject)
    if behind > 1 and not _is_refused(subject):
        yield at(None, _facts(subject), value=subject.declaration.template.version, behind=str(behind))


def _is_refused(subject: Subject) -> bool:
    """Whether the operator accepts only newer editions today."""
    template = subject.declaration.template
    accepted = subject.setting(_OLDEST_ACCEPTED[template.kind])
    cut_off = subject.setting(_CUT_OFF)
    in_force = cut_off is None or subject.today >= cut_off
    return bool(accepted) and in_force and version_key(template.version) < version_key(accepted)


def _behind(subject: Subject) -> int:
    template = subject.declaration.template
    return releases_behind(template.kind, template.version)


def _facts(subject: Subject) -> dict[str, str]:
    template = subject.declaration.template
    return {"template": str(template), "newest": f"{template.kind} {newest(template.kind)}"}
