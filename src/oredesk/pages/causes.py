"""Why a score was made, in words."""

import re

from ..core.foreign_text import one_line
from ..core.language import Language, Text

CAUSES: dict[str, Text] = {
    "by hand": Text("a person asked for it", "人工要求评分"),
    "first look": Text("first look at the register", "首次对台账评分"),
    "submissions tied": Text("submissions were tied to the supplier", "已将提交文件关联到该供应商"),
    "register": Text("the supplier register changed", "供应商台账变更"),
    "conduct": Text("conduct was recorded", "记录了供应商行为"),
    "method": Text("the method changed", "评分方法变更"),
    "campaign": Text("the survey round changed", "调查轮次变更"),
    "deadline": Text("the deadline passed or was moved", "截止日期已过或已调整"),
    "smelter lists": Text("smelter lists changed", "冶炼厂名单变更"),
    "indicators": Text("country figures changed", "国家指标变更"),
}
_SUBMISSION = re.compile(r"submission (\d+)")
_SAID = Text("submission {}", "提交文件 {}")
_BETWEEN = Text("; ", "；")


def say_cause(cause: str, language: Language) -> str:
    """The causes of a stored score; one that another edition gave stays as it is."""
    return _BETWEEN.in_(language).join(_one(each, language) for each in cause.split("; "))


def _one(cause: str, language: Language) -> str:
    if known := CAUSES.get(cause):
        return known.in_(language)
    if found := _SUBMISSION.fullmatch(cause):
        return _SAID.in_(language).format(found[1])
    return one_line(cause)
