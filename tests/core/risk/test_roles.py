"""The places of a supplier in four roles."""

import datetime as dt
from dataclasses import replace

from oredesk.core.language import Language
from oredesk.core.mineral import Mineral
from oredesk.core.risk.case import Case
from oredesk.core.risk.evidence import Evidence
from oredesk.core.risk.roles import Role, RolePlace, places_in_roles, worst_in
from oredesk.core.risk.world import World
from oredesk.core.smelter import FacilityStatus, ListEntry
from oredesk.core.survey import DeclaredOrigin
from oredesk.risk_method import load_method
from risk_cases import SUPPLIER_A, SUPPLIER_B, WORLD_A, WORLD_B, answers, declared, facility, survey, world

METHOD = load_method()


def roles(evidence: Evidence, known: World) -> tuple[RolePlace, ...]:
    return places_in_roles(Case.of(evidence, known, METHOD))


def told(places: tuple[RolePlace, ...], role: Role) -> list[str]:
    return [one.place.region or one.place.country for one in places if one.role is role]


def origins(*pairs: tuple[str, str], metal: str = Mineral.GOLD) -> Evidence:
    """A supplier that names one refiner, and origins: each a smelter number (or none) and a country."""
    named = tuple(DeclaredOrigin(metal, number, country, "") for number, country in pairs)
    said = replace(answers([metal]), origins=named)
    return replace(SUPPLIER_A, surveys=(survey([declared("CID900301", metal)], said),))


def test_the_worst_of_each_role_comes_first() -> None:
    places = roles(SUPPLIER_B, WORLD_B)
    assert told(places, Role.SITE) == ["IN-TN"]
    assert told(places, Role.SMELTER) == ["RU-KYA", "AE", "UG", "IN-GJ", "CH"]
    worst = worst_in(places, Role.SMELTER)
    assert worst
    assert worst.risk.score == 80
    assert worst_in(places, Role.ORIGIN) is None


def test_smelters_of_one_metal_in_one_place_are_told_together() -> None:
    china = next(one for one in roles(SUPPLIER_A, WORLD_A) if one.place.country == "CN" and one.role is Role.SMELTER)
    assert [smelter.number for smelter in china.smelters] == ["CID900201", "CID900202"]
    assert china.source == "submission 7"


def test_gold_that_is_refined_in_a_transit_country_passed_through_it() -> None:
    assert told(roles(SUPPLIER_B, WORLD_B), Role.TRANSIT) == ["AE", "UG"]
    assert told(roles(SUPPLIER_A, WORLD_A), Role.TRANSIT) == []


def test_so_did_gold_that_is_said_to_come_from_one() -> None:
    places = roles(origins(("CID900301", "AE"), ("", "UG")), WORLD_B)
    assert told(places, Role.TRANSIT) == ["AE", "UG"]
    assert told(places, Role.ORIGIN) == ["AE", "UG"]


def test_what_lists_know_of_a_smelters_origins_counts_as_declared() -> None:
    entry: ListEntry = replace(facility("CID900301", "CHINA", FacilityStatus.CONFORMANT), origins=("Peru",))
    places = roles(origins(), world(entry))
    assert told(places, Role.ORIGIN) == ["PE"]


def test_a_place_that_nobody_knows_is_told_and_not_left_out() -> None:
    nowhere = replace(SUPPLIER_A, supplier=replace(SUPPLIER_A.supplier, country="", region=""))
    site = roles(nowhere, WORLD_A)[0]
    assert (site.role, site.place.country, site.risk.incomplete, site.source) == (Role.SITE, "", True, "register")
    unlisted = replace(SUPPLIER_A, surveys=(survey([declared("", name="Works of nowhere")]),))
    assert told(roles(unlisted, WORLD_A), Role.SMELTER) == [""]


def test_the_order_of_surveys_does_not_matter_and_the_latest_is_named() -> None:
    (first,) = SUPPLIER_A.surveys
    later = replace(first, submission=9, received_on=first.received_on + dt.timedelta(30))
    both = replace(SUPPLIER_A, surveys=(first, later))
    assert roles(both, WORLD_A) == roles(replace(both, surveys=(later, first)), WORLD_A)
    assert {one.source for one in roles(both, WORLD_A) if one.role is Role.SMELTER} == {"submission 9"}


def test_an_audit_covers_a_place_when_it_covers_all_its_smelters() -> None:
    audited = {one.place.country: one.audited for one in roles(SUPPLIER_A, WORLD_A) if one.role is Role.SMELTER}
    assert audited == {"RW": True, "CN": True, "JP": True, "ID": False}
    assert not roles(SUPPLIER_A, WORLD_A)[0].audited


def test_every_role_has_words() -> None:
    assert all(role.name_in(language) for role in Role for language in Language)
