"""The risks of Annex II of the OECD Due Diligence Guidance, and what the Guidance asks for when one is found."""

import enum

from .language import Language, Text


class AnnexII(enum.StrEnum):
    """A risk by the kind of harm (OECD Due Diligence Guidance for Responsible Supply Chains of Minerals, Annex II)."""

    TORTURE = "torture"
    FORCED_LABOUR = "forced-labour"
    CHILD_LABOUR = "child-labour"
    """The worst forms of child labour."""
    GROSS_VIOLATIONS = "gross-violations"
    """Other gross human rights violations such as widespread sexual violence."""
    WAR_CRIMES = "war-crimes"
    """War crimes, crimes against humanity, genocide."""
    ARMED_GROUPS = "armed-groups"
    """Direct or indirect support to non-state armed groups."""
    SECURITY_FORCES = "security-forces"
    """Direct or indirect support to public or private security forces."""
    BRIBERY = "bribery"
    """Bribery and fraudulent misrepresentation of the origin of minerals."""
    MONEY_LAUNDERING = "money-laundering"
    UNPAID_TAXES = "unpaid-taxes"
    """Taxes, fees and royalties due to governments that were not paid."""

    @property
    def at_once(self) -> bool:
        """Whether the Guidance asks to suspend or disengage at once; the others are to be mitigated first."""
        return self in _AT_ONCE

    def name_in(self, language: Language) -> str:
        """The words for it that a person reads."""
        return _NAMES[self].in_(language)


_AT_ONCE = frozenset(
    {
        AnnexII.TORTURE,
        AnnexII.FORCED_LABOUR,
        AnnexII.CHILD_LABOUR,
        AnnexII.GROSS_VIOLATIONS,
        AnnexII.WAR_CRIMES,
        AnnexII.ARMED_GROUPS,
    }
)

_NAMES = {
    AnnexII.TORTURE: Text("torture, cruel, inhuman or degrading treatment", "酷刑、残忍、不人道或有辱人格的待遇"),
    AnnexII.FORCED_LABOUR: Text("forced or compulsory labour", "强迫或强制劳动"),
    AnnexII.CHILD_LABOUR: Text("worst forms of child labour", "最恶劣形式的童工"),
    AnnexII.GROSS_VIOLATIONS: Text("other gross human rights violations", "其他严重侵犯人权行为"),
    AnnexII.WAR_CRIMES: Text("war crimes, crimes against humanity, genocide", "战争罪、危害人类罪、种族灭绝"),
    AnnexII.ARMED_GROUPS: Text("support to non-state armed groups", "支持非政府武装团体"),
    AnnexII.SECURITY_FORCES: Text("support to public or private security forces", "支持公共或私人安全武装"),
    AnnexII.BRIBERY: Text("bribery and misrepresentation of origin", "贿赂及虚报矿产来源"),
    AnnexII.MONEY_LAUNDERING: Text("money laundering", "洗钱"),
    AnnexII.UNPAID_TAXES: Text("unpaid taxes, fees and royalties", "未缴税款、费用和特许权使用费"),
}
