"""What the words of smelter lists mean: statuses and assurance schemes, by exact value, never by a part of it."""

from ..language import Language
from ..smelter import FacilityStatus, Scheme
from .normalising import name_key

VERSION = "2026-11"
"""Changes whenever a word is added or means something else."""

_STATUSES = {
    FacilityStatus.CONFORMANT: (
        *("Conformant", "RMAP Conformant", "RMI Conformant", "Compliant", "CFSP Compliant"),
        *("符合", "已符合", "符合要求", "合规", "已合规", "RMAP 符合", "RMAP 合规", "已通过审核", "已通过 RMAP 审核"),
    ),
    FacilityStatus.CROSS_RECOGNISED: (
        *("Cross-recognised", "Cross-recognized", "RMAP Cross-recognised", "RMAP Cross-recognized"),
        *("互认", "交叉认可", "相互认可"),
    ),
    FacilityStatus.ACTIVE: (
        *("Active", "RMAP Active", "RMI Active", "Audit in progress"),
        *("活跃", "审核中", "审核进行中", "正在审核", "RMAP 审核中"),
    ),
    FacilityStatus.ELIGIBLE: (
        *("Eligible", "RMAP Eligible", "RMI Eligible"),
        *("符合参与条件", "符合参与资格", "有参与资格", "合资格"),
    ),
    FacilityStatus.OUTREACH: (
        *("Outreach", "Outreach Required", "In Communication"),
        *("待联络", "需联络", "需要联络", "联络中", "待沟通", "沟通中"),
    ),
    FacilityStatus.COMMUNICATION_SUSPENDED: (
        *("Communication Suspended", "Communication Suspended - Not Interested", "Not Interested"),
        "RMI Due Diligence Review - Unable to Proceed",
        *("沟通中止", "沟通已中止", "中止沟通", "沟通暂停", "暂停沟通", "无意参与"),
    ),
    FacilityStatus.NOT_CONFORMANT: (
        *("Not conformant", "Non-conformant", "Not compliant", "Non-compliant"),
        *("不符合", "未符合", "不符合要求", "不合规", "未通过审核"),
    ),
    FacilityStatus.NOT_ELIGIBLE: (
        *("Not eligible", "Non-eligible", "Ineligible"),
        *("不符合参与条件", "不符合参与资格", "无参与资格", "不合资格"),
    ),
    FacilityStatus.REMOVED: (
        *("Removed", "Removed from list", "Delisted", "Closed"),
        *("已移除", "移除", "已除名", "除名", "已关闭"),
    ),
    FacilityStatus.SANCTIONED: (
        *("Sanctioned", "Sanctions match confirmed", "On sanctions list"),
        *("受制裁", "制裁", "已确认受制裁", "在制裁名单上"),
    ),
    FacilityStatus.UNKNOWN: (
        *("Unknown", "Not sure", "Unsure", "Not known", "N/A"),
        *("未知", "不详", "不确定", "不清楚", "无"),
    ),
}
"""As RMI's lists, the exports of service providers and companies' own lists write them."""
_SCHEMES = {
    Scheme.RMAP: (
        *("RMAP", "RMI", "CFSP", "CFSI", "Responsible Minerals Assurance Process", "Responsible Minerals Initiative"),
        "负责任矿产保证流程",
    ),
    Scheme.LBMA: ("LBMA", "London Bullion Market Association", "LBMA Good Delivery", "LBMA RGG", "伦敦金银市场协会"),
    Scheme.RJC: (
        *("RJC", "Responsible Jewellery Council", "Responsible Jewelry Council", "RJC CoC", "RJC Chain of Custody"),
        *("责任珠宝业委员会", "责任珠宝委员会"),
    ),
}


def status_meant(text: str) -> FacilityStatus | None:
    """The status that the whole text stands for, its scheme beside it or not; None for a word that is not known.

    Case, blanks, dashes and brackets do not matter: "Cross-Recognized (LBMA)", "non conformant".
    """
    return _STATUS_MEANT.get(name_key(text))


def scheme_meant(text: str) -> Scheme | None:
    """The scheme that the whole text names, alone or as the source of a cross-recognition; else None."""
    key = name_key(text)
    return _SCHEME_MEANT.get(key) or _RECOGNISED_BY.get(key)


_SCHEME_MEANT = {name_key(text): scheme for scheme, texts in _SCHEMES.items() for text in texts}
_RECOGNISED_BY = {
    key: scheme
    for word in map(name_key, _STATUSES[FacilityStatus.CROSS_RECOGNISED])
    for name, scheme in _SCHEME_MEANT.items()
    for key in (word + name, word + "by" + name, name + word)
}
_STATUS_MEANT = {
    **dict.fromkeys(_RECOGNISED_BY, FacilityStatus.CROSS_RECOGNISED),
    **{name_key(status.name_in(language)): status for status in FacilityStatus for language in Language},
    **{name_key(text): status for status, texts in _STATUSES.items() for text in texts},
}
