"""The file ``docs/rules.example.toml``: every check with what may be set for it, commented out."""

from collections.abc import Iterator
from typing import Any

from ..core.checks import CHECKS
from ..core.checks.parameter import Parameter
from ..core.checks.registry import Check
from ..core.checks.rule_file import NAME, ON, SEVERITY, codes_with, severities_of
from ..core.finding import Severity
from ..core.language import Language

_HEAD = """\
# Rules of your company. Copy this file, take the # away from the tables and lines you want to change, and delete
# the rest: what is not said here stays as it is. Every line shows what holds without it.
# 贵公司的规则文件。请复制本文件，去掉需要修改的表头和行前面的 #，其余可删除；未写明的规则保持默认。每行显示的是默认值。
#
#   oredesk rules lint my-rules.toml    is it right? names everything that is not · 检查文件是否正确
#   oredesk rules show my-rules.toml    what differs from the catalogue · 查看与默认规则的差别
#   OREDESK_RULES=my-rules.toml         the desk goes by it from its next start · 系统下次启动后生效
#
# Written by `make docs` from core/checks; docs/checks.md explains every check. The format is TOML 1.0, in UTF-8.

# What you call these rules · 规则名称
#{name} = ""
"""

_MIRRORED = f"""\
# A row of RMI's own Checker: it cannot be switched off, its {SEVERITY} may be lowered.
# 对应 RMI Checker 的项目：不能关闭，但可降低级别。"""

_FOR_STAFF = "# For staff only, never told to a supplier · 仅供内部，不会告知供应商"


def page() -> str:
    """The whole file; without the ``#`` before its settings it is the catalogue as it is."""
    return "\n".join((_HEAD.format(name=NAME), *("\n".join((*_table(check), "")) for check in CHECKS)))


def _table(check: Check) -> Iterator[str]:
    suspicion = check.severity is Severity.SUSPICION
    yield f"# {check.title.en} · {check.title.zh}"
    if check.mirrors:
        yield _MIRRORED
    if suspicion:
        yield _FOR_STAFF
    yield f"#[{check.code}]"
    if not check.mirrors:
        yield f"#{ON} = {str(check.on).lower()}"
    if not suspicion:
        yield f'#{SEVERITY} = "{check.severity}"  # {", ".join(severities_of(check))}'
    for parameter in check.parameters:
        yield from _setting(parameter)


def _setting(parameter: Parameter[Any]) -> Iterator[str]:
    if len(codes := codes_with(parameter)) > 1:
        yield f"# Holds for {', '.join(codes)} alike · 以上规则共用"
    for language in Language:
        yield f"# {parameter.explained(language)}"
    yield f"#{parameter.name} = {parameter.in_toml(parameter.default)}"
