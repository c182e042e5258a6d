"""Who publishes the figures: what people call them, what their licences ask for, where the files are."""

from dataclasses import dataclass

from ...indicator import IndicatorSource
from ...language import Text


@dataclass(frozen=True, slots=True)
class Publisher:
    """One publisher, as it is told to whoever imports its file."""

    title: str
    """The name of the figures, in the publisher's own words."""
    licence: Text
    """What whoever imports the file may do with the figures."""
    page: str
    """Where the publisher offers the file."""
    provenance: str
    """Publisher, figures and licence as they are kept with every edition."""


_OPEN = Text(
    "Open with attribution (CC BY 4.0): name the publisher wherever you show the figures.",
    "开放许可（CC BY 4.0）：展示数据时请注明发布机构。",
)

PUBLISHERS: dict[IndicatorSource, Publisher] = {
    IndicatorSource.UCDP: Publisher(
        "UCDP Organized Violence, country-year",
        _OPEN,
        "https://ucdp.uu.se/downloads/",
        "Uppsala Conflict Data Program, Organized Violence country-year dataset, CC BY 4.0",
    ),
    IndicatorSource.HIIK: Publisher(
        "HIIK Conflict Barometer",
        Text(
            "Not openly licensed: for your own assessment only; do not pass the figures on.",
            "未采用开放许可：仅供贵司自行评估使用，请勿对外传播数据。",
        ),
        "https://hiik.de/conflict-barometer/",
        "Heidelberg Institute for International Conflict Research, Conflict Barometer; typed in, not openly licensed",
    ),
    IndicatorSource.WGI: Publisher(
        "Worldwide Governance Indicators",
        _OPEN,
        "https://www.govindicators.org/",
        "World Bank, Worldwide Governance Indicators (www.govindicators.org), CC BY 4.0",
    ),
    IndicatorSource.CPI: Publisher(
        "Corruption Perceptions Index",
        Text(
            "CC BY-ND 4.0: for your own use with attribution; do not publish the figures in changed form, such as"
            " part of a score.",
            "CC BY-ND 4.0：注明出处后可自用；请勿以改动后的形式（例如并入评分）对外发布。",
        ),
        "https://www.transparency.org/en/cpi",
        "Transparency International, Corruption Perceptions Index, CC BY-ND 4.0",
    ),
    IndicatorSource.INFORM: Publisher(
        "INFORM Risk Index",
        _OPEN,
        "https://drmkc.jrc.ec.europa.eu/inform-index/INFORM-Risk/Results-and-data",
        "European Commission, Joint Research Centre, INFORM Risk Index, reuse under Decision 2011/833/EU, CC BY 4.0",
    ),
    IndicatorSource.FSI: Publisher(
        "Fragile States Index",
        Text(
            "CC BY-NC-SA 4.0: non-commercial use with attribution; for commercial use ask The Fund for Peace first.",
            "CC BY-NC-SA 4.0：注明出处后可用于非商业用途；商业用途请先取得 The Fund for Peace 许可。",
        ),
        "https://fragilestatesindex.org/excel/",
        "The Fund for Peace, Fragile States Index, CC BY-NC-SA 4.0",
    ),
    IndicatorSource.CONTROL_RISKS: Publisher(
        "Control Risks RiskMap",
        Text(
            "© Control Risks: for subscribers; do not pass the ratings on.",
            "© Control Risks（化险咨询）：仅限订阅用户自用，请勿对外传播评级。",
        ),
        "https://www.controlrisks.com/riskmap",
        "Control Risks RiskMap, typed in, © Control Risks",
    ),
    IndicatorSource.EU_CAHRA: Publisher(
        "EU indicative list of conflict-affected and high-risk areas",
        Text(
            "© European Union, with acknowledgement of the source; the list is indicative and not exhaustive.",
            "© 欧盟，引用时请注明来源；该清单仅供参考，并非详尽无遗。",
        ),
        "https://www.cahraslist.net/",
        "European Union, indicative list under Regulation (EU) 2017/821 (www.cahraslist.net), indicative and not"
        " exhaustive",
    ),
}
"""The publishers whose files can be imported."""
