"""What a person reads about red flags, in both languages."""

from oredesk.core.due_diligence import STATED, FlagHit, RedFlag
from oredesk.core.language import Language, Text
from oredesk.core.risk.flag_wording import MISSING, say_flag, say_hit, say_place_of
from oredesk.core.risk.place_risk import Known, Topic
from oredesk.core.risk.red_flags import Flag

TITLES = {"D061": Text("Template's list named", "几乎列出了模板的全部列表")}
CONGO = FlagHit(
    RedFlag.ORIGIN_OR_TRANSPORT,
    (("metal", "tin"), ("place", "CD-NK")),
    ("conflict", "transit"),
    "origin",
    ("CID003387",),
)


def test_a_place_is_told_with_its_role_its_metal_and_the_reasons() -> None:
    assert say_hit(CONGO, Language.EN, TITLES) == (
        "origin of the mineral: DR Congo (CD-NK) for tin; armed conflict; known transit country; smelter CID003387"
    )
    assert say_hit(CONGO, Language.ZH, TITLES) == (
        "矿产来源地：刚果（金） (CD-NK)（锡）；存在武装冲突；已知过境国；冶炼厂 CID003387"
    )


def test_of_many_smelters_the_first_are_named() -> None:
    many = FlagHit(RedFlag.ORIGIN_OR_TRANSPORT, (("place", "CD"),), smelters=tuple("ABCDEFG"))
    assert say_hit(many, Language.EN, TITLES).endswith("smelters A, B, C, D, E and 2 more")
    assert say_hit(many, Language.ZH, TITLES).endswith("冶炼厂 A、B、C、D、E 等，另有 2 家")


def test_an_anomaly_is_told_by_the_check_that_found_it() -> None:
    hit = FlagHit(RedFlag.ANOMALIES, (("code", "D061"),))
    assert say_hit(hit, Language.ZH, TITLES) == "D061 几乎列出了模板的全部列表"
    assert say_hit(hit, Language.EN, {}) == "D061"
    assert say_place_of(hit, Language.EN) == ""


def test_a_persons_word_stays_as_it_is() -> None:
    word = FlagHit(RedFlag.INTERESTS, ((STATED, "持有矿山 30% 股权"),))
    assert say_hit(word, Language.EN, TITLES) == "持有矿山 30% 股权"


def test_a_flag_that_nobody_can_tell_says_why() -> None:
    flag = Flag(RedFlag.INTERESTS, Known.UNKNOWN, (), "not-stated")
    assert say_flag(flag, Language.EN).startswith("no data: only people know")
    assert say_flag(flag, Language.ZH).startswith("无数据：股权")
    assert say_flag(Flag(RedFlag.INTERESTS, Known.NO), Language.EN) == "no"


def test_every_reason_has_words() -> None:
    assert all(wording.in_(language) for wording in MISSING.values() for language in Language)
    for topic in Topic:
        hit = FlagHit(RedFlag.INTERESTS, (("place", "CD"),), (topic.value,), "site")
        assert topic.value not in say_hit(hit, Language.ZH, TITLES)
