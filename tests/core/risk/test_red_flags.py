"""Red flags of the OECD Guidance: what hits them, and when nobody can tell."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest

from oredesk.core.due_diligence import STATED, FlagHit, Item, RedFlag
from oredesk.core.mineral import Mineral
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.flag_rule import RedFlagRule
from oredesk.core.risk.method import Method
from oredesk.core.risk.place_risk import Known, Topic
from oredesk.core.risk.red_flags import Flag, look_back_to, plan, red_flags
from oredesk.core.risk.world import World
from oredesk.core.smelter import FacilityStatus
from oredesk.core.survey import DeclaredOrigin, Survey
from oredesk.risk_method import load_method
from risk_cases import RWANDAN, SUPPLIER_A, TODAY, answers, declared, facility, survey, world

METHOD = load_method()
REFINER = "CID900301"
SWISS = facility(REFINER, "SWITZERLAND", FacilityStatus.CONFORMANT)
EMIRATES = facility(REFINER, "UNITED ARAB EMIRATES", FacilityStatus.ELIGIBLE)
SWISS_GOLD = world(SWISS)


def gold(*countries: str, region: str = "", findings: Iterable[str] = (), all_recycled: str = "No") -> Evidence:
    """A supplier of gold from these countries, with what was found in its declaration."""
    named = tuple(DeclaredOrigin(Mineral.GOLD, REFINER, country, region) for country in countries)
    said = replace(answers([Mineral.GOLD], all_recycled=all_recycled), origins=named)
    return replace(SUPPLIER_A, surveys=(survey([declared(REFINER)], said, findings),))


def raised(  # noqa: PLR0913 - all that flags are told from
    evidence: Evidence,
    flag: RedFlag,
    known: World = SWISS_GOLD,
    method: Method = METHOD,
    *,
    earlier: tuple[Survey, ...] = (),
    stated: tuple[FlagHit, ...] = (),
) -> Flag:
    found = red_flags(evidence, known, method, earlier, stated)
    assert [one.flag for one in found] == list(RedFlag)
    return next(one for one in found if one.flag is flag)


def with_rule(**values: object) -> Method:
    return replace(METHOD, red_flags=replace(RedFlagRule(), **values))  # type: ignore[arg-type] # by name


NO_SURVEY = replace(SUPPLIER_A, surveys=())


class TestL1:
    def test_an_origin_in_a_conflict_area_hits(self) -> None:
        flag = raised(gold("CD", "PE"), RedFlag.ORIGIN_OR_TRANSPORT)
        (hit,) = flag.hits
        assert flag.known is Known.YES
        assert dict(hit.facts) == {"metal": "gold", "place": "CD"}
        assert {"conflict", "covered", "eu-list", "un-regime"} <= set(hit.because)
        assert (hit.role, hit.smelters) == ("origin", (REFINER,))
        assert (hit.source, hit.on) == ("submission 7", dt.date(2026, 9, 1))
        assert ("EU CAHRA 2026-06", dt.date(2026, 6, 27)) in hit.data
        assert ("UCDP v25.1 (2024)", dt.date(2024, 12, 31)) in hit.data

    def test_a_listed_region_hits_and_its_neighbour_does_not(self) -> None:
        assert raised(gold("CO", region="CO-ANT"), RedFlag.ORIGIN_OR_TRANSPORT).known is Known.YES
        assert raised(gold("CO", region="CO-DC"), RedFlag.ORIGIN_OR_TRANSPORT).known is Known.NO

    def test_an_unknown_region_of_such_a_country_is_neither_yes_nor_no(self) -> None:
        flag = raised(gold("CO"), RedFlag.ORIGIN_OR_TRANSPORT)
        assert (flag.known, flag.missing) == (Known.UNKNOWN, "region-unknown")

    def test_neither_is_an_origin_of_which_figures_are_missing(self) -> None:
        flag = raised(gold("PR"), RedFlag.ORIGIN_OR_TRANSPORT)
        assert (flag.known, flag.missing) == (Known.UNKNOWN, "no-figures")

    def test_an_answer_that_a_method_does_not_ask_for_need_not_be_known(self) -> None:
        method = with_rule(topics=(Topic.COVERED,))
        assert raised(gold("CO", "PR"), RedFlag.ORIGIN_OR_TRANSPORT, method=method).known is Known.NO

    def test_refining_in_a_red_flag_location_is_transport_through_it(self) -> None:
        flag = raised(gold("PE"), RedFlag.ORIGIN_OR_TRANSPORT, world(replace(SWISS, country="MALI", status=None)))
        assert [hit.role for hit in flag.hits] == ["smelter"]

    def test_unless_an_audit_covers_the_smelter(self) -> None:
        """ZTE's 61 suppliers of the conformant smelter in Rwanda."""
        tin = replace(SUPPLIER_A, surveys=(survey([declared("CID003387", Mineral.TIN)]),))
        assert raised(tin, RedFlag.ORIGIN_OR_TRANSPORT, world(RWANDAN)).hits == ()

    def test_an_audited_refiner_in_a_covered_transit_country_is_still_transit(self) -> None:
        ugandan = world(facility(REFINER, "UGANDA", FacilityStatus.CONFORMANT))
        assert [hit.role for hit in raised(gold(), RedFlag.ORIGIN_OR_TRANSPORT, ugandan).hits] == ["transit"]

    def test_a_method_says_which_answers_make_a_red_flag_location(self) -> None:
        method = with_rule(topics=(Topic.EU_LIST,))
        assert raised(gold("TZ"), RedFlag.ORIGIN_OR_TRANSPORT).known is Known.YES
        assert raised(gold("TZ"), RedFlag.ORIGIN_OR_TRANSPORT, method=method).known is Known.NO

    @pytest.mark.parametrize(("evidence", "missing"), [(NO_SURVEY, "no-survey"), (gold(), "no-origins")])
    def test_without_origins_nobody_can_tell(self, evidence: Evidence, missing: str) -> None:
        flag = raised(evidence, RedFlag.ORIGIN_OR_TRANSPORT)
        assert (flag.known, flag.missing) == (Known.UNKNOWN, missing)

    def test_nor_can_they_while_some_smelter_has_none(self) -> None:
        """One origin of thirty is what most suppliers know."""
        (known,) = gold("PE").surveys
        both = replace(SUPPLIER_A, surveys=(replace(known, smelters=(*known.smelters, declared("CID900302"))),))
        flag = raised(both, RedFlag.ORIGIN_OR_TRANSPORT)
        assert (flag.known, flag.missing) == (Known.UNKNOWN, "some-origins")

    def test_nor_while_no_smelter_is_named_for_a_metal_in_use(self) -> None:
        (known,) = gold("PE").surveys
        said = replace(answers([Mineral.GOLD, Mineral.TIN]), origins=known.answers.origins if known.answers else ())
        flag = raised(replace(SUPPLIER_A, surveys=(replace(known, answers=said),)), RedFlag.ORIGIN_OR_TRANSPORT)
        assert (flag.known, flag.missing) == (Known.UNKNOWN, "some-origins")


class TestL2:
    def test_without_a_table_of_producers_nobody_can_tell(self) -> None:
        assert raised(gold("CH"), RedFlag.ORIGIN_IMPLAUSIBLE).missing == "no-production-table"

    def test_with_one_an_origin_that_is_not_in_it_hits(self) -> None:
        method = with_rule(producers={"gold": ("PE", "GH")})
        assert raised(gold("PE"), RedFlag.ORIGIN_IMPLAUSIBLE, method=method).known is Known.NO
        (hit,) = raised(gold("PE", "CH"), RedFlag.ORIGIN_IMPLAUSIBLE, method=method).hits
        assert hit.fact("place") == "CH"

    def test_without_origins_a_table_tells_nothing(self) -> None:
        method = with_rule(producers={"gold": ("PE",)})
        assert raised(gold(), RedFlag.ORIGIN_IMPLAUSIBLE, method=method).missing == "no-origins"


class TestL3:
    def test_gold_from_a_transit_country_hits(self) -> None:
        assert [hit.fact("place") for hit in raised(gold("AE", "PE"), RedFlag.ORIGIN_IS_TRANSIT).hits] == ["AE"]
        assert raised(gold("PE"), RedFlag.ORIGIN_IS_TRANSIT).known is Known.NO

    def test_of_a_metal_without_such_countries_nobody_can_tell(self) -> None:
        named = (DeclaredOrigin(Mineral.TIN, "CID003387", "CN", ""),)
        said = replace(answers([Mineral.TIN]), origins=named)
        tin = replace(SUPPLIER_A, surveys=(survey([declared("CID003387", Mineral.TIN)], said),))
        assert raised(tin, RedFlag.ORIGIN_IS_TRANSIT, world(RWANDAN)).missing == "no-transit-list"


class TestS4:
    def test_a_supplier_in_a_red_flag_location_operates_there(self) -> None:
        rwandan = replace(SUPPLIER_A, supplier=replace(SUPPLIER_A.supplier, country="RW", region=""))
        (hit,) = raised(rwandan, RedFlag.INTERESTS).hits
        assert (hit.role, hit.source, hit.fact("place")) == ("site", "register", "RW")

    def test_of_shareholdings_only_people_know(self) -> None:
        assert raised(SUPPLIER_A, RedFlag.INTERESTS).missing == "not-stated"
        word = FlagHit(RedFlag.INTERESTS, ((STATED, "holds 30 % of a mine in Kivu"),), source="li", on=TODAY)
        assert raised(SUPPLIER_A, RedFlag.INTERESTS, stated=(word,)).hits == (word,)

    def test_a_word_about_another_flag_counts_for_that_one(self) -> None:
        word = FlagHit(RedFlag.ORIGIN_IMPLAUSIBLE, ((STATED, "no mine there"),), source="li", on=TODAY)
        assert raised(SUPPLIER_A, RedFlag.INTERESTS, stated=(word,)).hits == ()
        assert raised(SUPPLIER_A, RedFlag.ORIGIN_IMPLAUSIBLE, stated=(word,)).known is Known.YES


class TestS5:
    def earlier(self, country: str, received_on: dt.date = dt.date(2026, 3, 1)) -> tuple[Survey, ...]:
        (found,) = gold(country).surveys
        return (replace(found, submission=3, received_on=received_on),)

    def test_a_red_flag_origin_that_is_no_longer_named_hits(self) -> None:
        (hit,) = raised(gold("PE"), RedFlag.SOURCED_BEFORE, earlier=self.earlier("CD")).hits
        assert (hit.fact("place"), hit.source) == ("CD", "submission 3")

    def test_a_transit_country_is_one_too(self) -> None:
        (hit,) = raised(gold("PE"), RedFlag.SOURCED_BEFORE, earlier=self.earlier("AE")).hits
        assert hit.because == ("transit",)

    def test_one_that_is_still_named_is_told_by_the_other_flags(self) -> None:
        assert raised(gold("CD"), RedFlag.SOURCED_BEFORE, earlier=self.earlier("CD")).hits == ()

    def test_what_is_too_long_ago_does_not_count(self) -> None:
        since = look_back_to(METHOD.red_flags, TODAY)
        assert since == dt.date(2025, 11, 20)
        for day, known in ((since, Known.YES), (since - dt.timedelta(1), Known.UNKNOWN)):
            assert raised(gold("PE"), RedFlag.SOURCED_BEFORE, earlier=self.earlier("CD", day)).known is known

    def test_harmless_origins_before_are_a_no(self) -> None:
        assert raised(gold("PE"), RedFlag.SOURCED_BEFORE, earlier=self.earlier("CA")).known is Known.NO

    @pytest.mark.parametrize(
        ("today", "since"), [(dt.date(2028, 2, 29), dt.date(2027, 3, 1)), (dt.date(2026, 1, 31), dt.date(2025, 1, 31))]
    )
    def test_looking_back_ends_on_a_day_that_exists(self, today: dt.date, since: dt.date) -> None:
        assert look_back_to(METHOD.red_flags, today) == since

    @pytest.mark.parametrize(("months", "since"), [(1, dt.date(2026, 5, 1)), (6, dt.date(2025, 12, 1))])
    def test_also_where_a_month_is_shorter(self, months: int, since: dt.date) -> None:
        today = dt.date(2026, 5, 31)
        assert look_back_to(replace(METHOD.red_flags, look_back_months=months), today) == since


class TestC6:
    def test_a_finding_that_the_method_calls_an_anomaly_hits_once(self) -> None:
        flag = raised(gold("PE", findings=["D061", "D061", "H055"]), RedFlag.ANOMALIES)
        assert [hit.facts for hit in flag.hits] == [(("code", "D061"),)]

    def test_without_one_there_is_none(self) -> None:
        assert raised(gold("PE", findings=["H055"]), RedFlag.ANOMALIES).known is Known.NO
        assert raised(NO_SURVEY, RedFlag.ANOMALIES).missing == "no-survey"


class TestG1:
    def test_gold_said_to_be_recycled_and_refined_in_a_transit_country_hits(self) -> None:
        flag = raised(gold(all_recycled="Yes"), RedFlag.RECYCLED_GOLD, world(EMIRATES))
        assert [(hit.fact("place"), hit.fact("smelter")) for hit in flag.hits] == [("AE", REFINER)]
        assert [on for _, on in flag.hits[0].data] == [dt.date(2022, 3, 17)]

    def test_so_does_a_refiner_that_only_recycles_and_what_the_check_found(self) -> None:
        recycler = world(replace(EMIRATES, recycles_only=True))
        assert raised(gold(), RedFlag.RECYCLED_GOLD, recycler).known is Known.YES
        assert raised(gold(findings=["S080"]), RedFlag.RECYCLED_GOLD, world(EMIRATES)).known is Known.YES

    def test_whether_it_is_recycled_may_not_be_known(self) -> None:
        assert raised(gold(), RedFlag.RECYCLED_GOLD, world(EMIRATES)).missing == "recycled-unknown"
        miner = world(replace(EMIRATES, recycles_only=False))
        assert raised(gold(), RedFlag.RECYCLED_GOLD, miner).known is Known.NO

    def test_an_audited_refiner_or_one_elsewhere_does_not(self) -> None:
        audited = world(replace(EMIRATES, status=FacilityStatus.CONFORMANT))
        assert raised(gold(all_recycled="Yes"), RedFlag.RECYCLED_GOLD, audited).known is Known.NO
        assert raised(gold(all_recycled="Yes"), RedFlag.RECYCLED_GOLD).known is Known.NO


class TestThePlan:
    def test_any_hit_calls_for_enhanced_due_diligence_with_due_dates(self) -> None:
        wanted = plan(METHOD.due_diligence, red_flags(gold("CD"), SWISS_GOLD, METHOD), TODAY)
        assert wanted
        due = {one.item: (one.due - TODAY).days for one in wanted.items_for(wanted.flags)}
        assert due == {
            Item.QUESTIONNAIRE: 14,
            Item.LICENCE: 14,
            Item.CUSTODY: 30,
            Item.ROUTE: 30,
            Item.DESK_ASSESSMENT: 45,
            Item.SITE_ASSESSMENT: 90,
        }
        assert wanted.renewed_before == dt.date(2025, 11, 20)

    def test_anomalies_alone_call_for_no_site_assessment(self) -> None:
        found = red_flags(gold("PE", findings=["D061"]), SWISS_GOLD, METHOD)
        wanted = plan(METHOD.due_diligence, found, TODAY)
        assert wanted
        assert Item.SITE_ASSESSMENT not in {one.item for one in wanted.items_for(wanted.flags)}

    def test_a_method_may_leave_site_assessments_out(self) -> None:
        rule = replace(METHOD.due_diligence, on_site_for=())
        wanted = plan(rule, red_flags(gold("CD"), SWISS_GOLD, METHOD), TODAY)
        assert wanted
        assert Item.SITE_ASSESSMENT not in {one.item for one in wanted.items}

    def test_without_a_hit_there_is_none(self) -> None:
        assert plan(METHOD.due_diligence, red_flags(gold("PE"), SWISS_GOLD, METHOD), TODAY) is None


def test_the_order_of_surveys_does_not_matter() -> None:
    (first,) = gold("CD", "AE", findings=["D061"]).surveys
    (second,) = gold("PE", "MM", findings=["Q071"]).surveys
    surveys = (first, replace(second, submission=9))
    both, turned = (replace(SUPPLIER_A, surveys=each) for each in (surveys, surveys[::-1]))
    assert red_flags(both, SWISS_GOLD, METHOD) == red_flags(turned, SWISS_GOLD, METHOD)
