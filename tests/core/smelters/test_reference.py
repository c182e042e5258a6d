import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oredesk.core.mineral import Mineral
from oredesk.core.smelter import ConfirmedName, FacilityStatus, ListEntry, ListSource, SmelterId, SmelterList
from oredesk.core.smelters.normalising import name_key
from oredesk.core.smelters.reference import NO_REFERENCE, Reference
from references import entry, listed

MAY, JUNE = dt.date(2026, 5, 1), dt.date(2026, 6, 1)
RAVEN = "CID900001"
HERON = "CID900002"


def confirmed(name: str, number: str, mineral: Mineral = Mineral.GOLD) -> ConfirmedName:
    return ConfirmedName(mineral, name, SmelterId(number))


def names(reference: Reference, name: str, metal: str = "Gold") -> list[str]:
    return [facility.smelter_id for facility in reference.named(metal, name)]


def status_after(*lists: SmelterList) -> FacilityStatus:
    facility = Reference.of(lists).facility("Gold", RAVEN)
    assert facility
    return facility.status


def test_nothing_is_known_without_lists() -> None:
    assert not NO_REFERENCE
    assert not Reference.of([], [confirmed("Raven", RAVEN)])
    assert NO_REFERENCE.facility("Gold", RAVEN) is None
    assert NO_REFERENCE.with_number(RAVEN) == NO_REFERENCE.named("Gold", "Raven") == ()
    assert NO_REFERENCE.suggest("Gold", "Raven", "CHINA") == ()
    assert not NO_REFERENCE.covers("Gold")


def test_a_facility_is_found_by_metal_and_number_whatever_their_case() -> None:
    reference = Reference.of([listed(entry(RAVEN, "Raven"))])
    facility = reference.facility(" gold", "cid900001 ")
    assert facility
    assert (facility.name, facility.country) == ("Raven", "CN")
    assert reference.facility("Tin", RAVEN) is None
    assert reference.with_number("cid900001") == (facility,)


def test_a_number_listed_for_two_metals_is_two_facilities() -> None:
    reference = Reference.of([listed(entry(RAVEN, "Raven"), entry(RAVEN, "Raven", Mineral.TIN))])
    assert {facility.mineral for facility in reference.with_number(RAVEN)} == {Mineral.GOLD, Mineral.TIN}


class TestLists:
    def test_of_one_source_only_the_newest_list_is_in_force(self) -> None:
        old = listed(entry(RAVEN, "Raven"), source=ListSource.RMI_CONFORMANT, as_of=MAY)
        new = listed(entry(HERON, "Heron"), source=ListSource.RMI_CONFORMANT, as_of=JUNE)
        for lists in ([old, new], [new, old]):
            reference = Reference.of(lists)
            assert reference.facility("Gold", RAVEN) is None
            assert names(reference, "Raven") == []

    def test_of_two_lists_of_one_day_the_later_imported_is_in_force(self) -> None:
        first, second = (listed(entry(number, number)) for number in (RAVEN, HERON))
        assert Reference.of([first, second]).facility("Gold", HERON)
        assert Reference.of([first, second]).facility("Gold", RAVEN) is None

    def test_all_look_up_lists_are_in_force_together_and_the_newest_spelling_counts(self) -> None:
        old = listed(entry(RAVEN, "Raven Old", country="JAPAN"), source=ListSource.LOOKUP, as_of=MAY)
        new = listed(entry(RAVEN, "Raven New", country="CHINA"), source=ListSource.LOOKUP, as_of=JUNE)
        facility = Reference.of([new, old]).facility("Gold", RAVEN)
        assert facility
        assert (facility.name, facility.country) == ("Raven New", "CN")
        assert names(Reference.of([new, old]), "raven old") == [RAVEN]

    def test_a_look_up_list_gives_no_status(self) -> None:
        reference = Reference.of([listed(entry(RAVEN, "Raven"), source=ListSource.LOOKUP)])
        facility = reference.facility("Gold", RAVEN)
        assert facility
        assert facility.standing is None
        assert not reference.covers("Gold")

    def test_a_metal_is_covered_when_a_list_states_a_status_for_it(self) -> None:
        statuses = listed(entry(RAVEN, "Raven", status=FacilityStatus.ELIGIBLE), entry(HERON, "Heron", Mineral.TIN))
        assert Reference.of([statuses]).covers(" GOLD")
        assert not Reference.of([statuses]).covers("Tin")

    def test_what_a_list_leaves_blank_another_one_tells(self) -> None:
        told = replace(
            entry(RAVEN, "Raven"),
            region="CN-YN",
            city="Gejiu",
            successor=SmelterId(HERON),
            recycles_only=True,
            origins=("Rwanda", "Atlantis"),
        )
        blank = entry(RAVEN, "Raven", country="")
        known = listed(told, as_of=MAY), listed(blank, source=ListSource.LOOKUP, as_of=JUNE)
        facility = Reference.of(known).facility("Gold", RAVEN)
        assert facility
        assert (facility.country, facility.region, facility.city) == ("CN", "CN-YN", "Gejiu")
        assert (facility.successor, facility.recycles_only, facility.origins) == (HERON, True, ("RW",))

    @pytest.mark.parametrize("region", ["Yunnan", "JP-13", "CN", ""])
    def test_a_region_is_taken_only_as_a_code_of_the_country(self, region: str) -> None:
        facility = Reference.of([listed(replace(entry(RAVEN, "Raven"), region=region))]).facility("Gold", RAVEN)
        assert facility
        assert facility.region == ""

    def test_rmi_names_a_facility_before_an_own_list_does(self) -> None:
        own = listed(entry(RAVEN, "渡鸦", country="CHINA"), as_of=JUNE)
        rmi = listed(entry(RAVEN, "Raven"), source=ListSource.RMI_ELIGIBLE, as_of=MAY)
        reference = Reference.of([own, rmi])
        facility = reference.facility("Gold", RAVEN)
        assert facility
        assert facility.name == "Raven"
        assert names(reference, "渡鸦") == [RAVEN]


class TestStatus:
    @pytest.mark.parametrize(
        ("source", "status", "scheme"),
        [
            (ListSource.RMI_CONFORMANT, "conformant", "RMAP"),
            (ListSource.RMI_ACTIVE, "active", "RMAP"),
            (ListSource.RMI_ELIGIBLE, "eligible", None),
            (ListSource.LBMA, "cross-recognised", "LBMA"),
            (ListSource.RJC, "cross-recognised", "RJC"),
            (ListSource.OWN, "unknown", None),
        ],
    )
    def test_a_list_without_statuses_speaks_by_whose_it_is(
        self, source: ListSource, status: str, scheme: str | None
    ) -> None:
        facility = Reference.of([listed(entry(RAVEN, "Raven"), source=source)]).facility("Gold", RAVEN)
        assert facility
        assert facility.standing
        assert (facility.status, facility.standing.scheme, facility.standing.source) == (status, scheme, source)

    def test_an_own_word_comes_before_newer_ones(self) -> None:
        own = listed(entry(RAVEN, "Raven", status=FacilityStatus.NOT_ELIGIBLE), as_of=MAY)
        rmi = listed(entry(RAVEN, "Raven"), source=ListSource.RMI_CONFORMANT, as_of=JUNE)
        assert status_after(rmi, own) is FacilityStatus.NOT_ELIGIBLE

    def test_a_sanction_that_a_person_confirmed_stands_against_newer_lists_while_the_own_list_is_in_force(self) -> None:
        own = listed(entry(RAVEN, "Raven", status=FacilityStatus.SANCTIONED), as_of=MAY)
        conformant = listed(entry(RAVEN, "Raven"), source=ListSource.RMI_CONFORMANT, as_of=JUNE)
        lbma = listed(entry("", "Raven"), source=ListSource.LBMA, as_of=JUNE)
        assert status_after(own, conformant, lbma) is FacilityStatus.SANCTIONED
        lifted = listed(entry(RAVEN, "Raven", status=FacilityStatus.UNKNOWN), as_of=JUNE)
        assert status_after(own, conformant, lifted) is FacilityStatus.CONFORMANT

    def test_a_sanction_stands_against_another_row_of_the_same_own_list(self) -> None:
        rows = (
            entry(RAVEN, "Raven", status=status) for status in (FacilityStatus.CONFORMANT, FacilityStatus.SANCTIONED)
        )
        assert status_after(listed(*rows)) is FacilityStatus.SANCTIONED

    def test_an_own_list_that_knows_no_status_says_nothing_against_others(self) -> None:
        own = listed(entry(RAVEN, "Raven"), as_of=JUNE)
        rmi = listed(entry(RAVEN, "Raven"), source=ListSource.RMI_CONFORMANT, as_of=MAY)
        assert status_after(rmi, own) is FacilityStatus.CONFORMANT

    def test_being_eligible_yields_to_every_other_word_however_old(self) -> None:
        eligible = listed(entry(RAVEN, "Raven"), source=ListSource.RMI_ELIGIBLE, as_of=JUNE)
        active = listed(entry(RAVEN, "Raven"), source=ListSource.RMI_ACTIVE, as_of=MAY)
        assert status_after(eligible, active) is FacilityStatus.ACTIVE

    def test_otherwise_the_newest_list_counts(self) -> None:
        conformant = listed(entry(RAVEN, "Raven"), source=ListSource.RMI_CONFORMANT, as_of=MAY)
        active = listed(entry(RAVEN, "Raven"), source=ListSource.RMI_ACTIVE, as_of=JUNE)
        assert status_after(active, conformant) is FacilityStatus.ACTIVE

    def test_of_one_day_conformant_comes_before_active(self) -> None:
        lists = [listed(entry(RAVEN, "Raven"), source=s) for s in (ListSource.RMI_ACTIVE, ListSource.RMI_CONFORMANT)]
        assert status_after(*lists) is status_after(*reversed(lists)) is FacilityStatus.CONFORMANT

    def test_of_a_list_that_contradicts_itself_the_more_cautious_word_counts(self) -> None:
        rows = [entry(RAVEN, "Raven", status=s) for s in (FacilityStatus.REMOVED, FacilityStatus.CONFORMANT)]
        assert status_after(listed(*rows)) is status_after(listed(*reversed(rows))) is FacilityStatus.REMOVED

    def test_being_on_no_list_is_no_status(self) -> None:
        look_up = listed(entry(RAVEN, "Raven"), source=ListSource.LOOKUP)
        conformant = listed(entry(HERON, "Heron"), source=ListSource.RMI_CONFORMANT)
        assert status_after(look_up, conformant) is FacilityStatus.UNKNOWN


class TestEntriesWithoutNumber:
    KNOWN = listed(
        entry(RAVEN, "Raven Refining", country="JAPAN"),
        entry(RAVEN, "Common Name", standard_name="Raven Refining", country="JAPAN"),
        entry(HERON, "Common Name", country="JAPAN"),
        source=ListSource.LOOKUP,
    )

    def with_lbma(self, *entries: ListEntry, words: tuple[ConfirmedName, ...] = ()) -> Reference:
        return Reference.of([self.KNOWN, listed(*entries, source=ListSource.LBMA)], words)

    @pytest.mark.parametrize("country", ["JAPAN", "日本", "", "Nowhere"])
    def test_their_exact_name_ties_them_to_a_facility(self, country: str) -> None:
        reference = self.with_lbma(entry("", "RAVEN REFINING", country=country))
        facility = reference.facility("Gold", RAVEN)
        assert facility
        assert facility.status is FacilityStatus.CROSS_RECOGNISED
        assert facility.name == "Raven Refining"
        assert reference.untied == {}

    @pytest.mark.parametrize(
        "row",
        [
            entry("", "Raven Refining Ltd", country="JAPAN"),
            entry("", "Common Name", country="JAPAN"),
            entry("", "Raven Refining", Mineral.TIN, country="JAPAN"),
            entry("", "Raven Refining", country="CHINA"),
            entry("", "?", country="JAPAN"),
        ],
        ids=["another name", "a name of two", "another metal", "another country", "no name"],
    )
    def test_else_they_give_nobody_a_status_and_are_told(self, row: ListEntry) -> None:
        reference = self.with_lbma(row)
        assert reference.untied == {ListSource.LBMA: (row,)}
        assert not any(facility.standing for facility in reference.facilities.values())
        assert not reference.covers("Gold")

    def test_a_confirmed_name_ties_them(self) -> None:
        reference = self.with_lbma(entry("", "Common Name", country="JAPAN"), words=(confirmed("common name", HERON),))
        facility = reference.facility("Gold", HERON)
        assert facility
        assert facility.status is FacilityStatus.CROSS_RECOGNISED

    def test_a_look_up_row_without_a_number_is_left_out_silently(self) -> None:
        reference = Reference.of([listed(entry("", "Smelter not listed"), source=ListSource.LOOKUP)])
        assert reference.untied == {}
        assert names(reference, "Smelter not listed") == []


class TestNames:
    LOOK_UP = listed(
        entry(RAVEN, "Raven Co.", standard_name="Raven Refining"),
        entry(HERON, "Heron Refining"),
        entry(RAVEN, "Common", standard_name="Raven Refining"),
        entry(HERON, "Common", standard_name="Heron Refining"),
        source=ListSource.LOOKUP,
    )

    def test_aliases_and_main_names_are_found_within_their_metal(self) -> None:
        reference = Reference.of([self.LOOK_UP])
        assert names(reference, "RAVEN CO") == names(reference, "raven refining") == [RAVEN]
        assert names(reference, "Raven Co.", "Tin") == []

    def test_a_name_of_two_facilities_is_ambiguous(self) -> None:
        assert names(Reference.of([self.LOOK_UP]), "Common") == [RAVEN, HERON]

    @pytest.mark.parametrize("name", ["Raven", "Raven Co. Ltd", "Raven Refinery", "Raven Refining Inc.", "", "-"])
    def test_what_is_only_alike_is_not_found(self, name: str) -> None:
        assert names(Reference.of([self.LOOK_UP]), name) == []

    @pytest.mark.parametrize("name", ["Common", "A name nobody knew", "Raven Co."])
    def test_a_persons_word_decides_what_a_name_means(self, name: str) -> None:
        assert names(Reference.of([self.LOOK_UP], [confirmed(name, HERON)]), name.upper()) == [HERON]

    def test_two_words_that_contradict_each_other_decide_nothing(self) -> None:
        words = [confirmed("Common", HERON), confirmed("COMMON.", RAVEN)]
        assert names(Reference.of([self.LOOK_UP], words), "Common") == [RAVEN, HERON]

    def test_a_word_about_a_facility_that_no_list_knows_says_nothing(self) -> None:
        assert names(Reference.of([self.LOOK_UP], [confirmed("Common", "CID999999")]), "Common") == [RAVEN, HERON]


class TestVersion:
    LISTS = (
        listed(entry(RAVEN, "Raven"), source=ListSource.RMI_CONFORMANT, as_of=MAY),
        listed(entry(RAVEN, "Raven"), source=ListSource.LOOKUP, as_of=JUNE),
        listed(entry(HERON, "Heron"), source=ListSource.RMI_CONFORMANT, as_of=JUNE),
    )
    WORDS = (confirmed("A", RAVEN), confirmed("B", HERON))

    def test_it_begins_with_the_newest_lists_date_and_does_not_depend_on_any_order(self) -> None:
        version = Reference.of(self.LISTS, self.WORDS).version
        assert version[:11] == "2026-06-01-"
        assert len(version) == 19
        assert Reference.of(self.LISTS[::-1], self.WORDS[::-1]).version == version

    def test_it_changes_with_every_list_and_every_word_and_not_with_lists_out_of_force(self) -> None:
        versions = {
            Reference.of(self.LISTS, self.WORDS).version,
            Reference.of(self.LISTS, self.WORDS[:1]).version,
            Reference.of(self.LISTS[:2], self.WORDS).version,
            Reference.of([replace(self.LISTS[1], digest="0"), *self.LISTS[::2]], self.WORDS).version,
        }
        assert len(versions) == 4
        assert Reference.of(self.LISTS[1:], self.WORDS).version in versions


numbers = st.sampled_from(["CID900001", "CID900002", "CID900003", ""])
spellings = st.sampled_from(
    ["Raven", "RAVEN.", "Heron", "Heron Ltd", "Raven Ltd", "Heron-Raven", "云雀", "云雀有限公司"]
)
statuses = st.none() | st.sampled_from(FacilityStatus)
countries = st.sampled_from(["CHINA", "JAPAN", "", "Nowhere"])
entries = st.builds(
    lambda number, name, standard, country, status: entry(
        number, name, standard_name=standard, country=country, status=status
    ),
    numbers,
    spellings,
    spellings,
    countries,
    statuses,
)
words = st.lists(st.builds(confirmed, spellings, numbers.filter(bool)), max_size=3)


@st.composite
def lists_of_different_dates(draw: st.DrawFn) -> list[SmelterList]:
    days = draw(st.lists(st.integers(0, 300), max_size=6, unique=True))
    return [
        listed(
            *draw(st.lists(entries, max_size=6)),
            source=draw(st.sampled_from(ListSource)),
            as_of=JUNE + dt.timedelta(days=day),
        )
        for day in days
    ]


@given(lists_of_different_dates().flatmap(lambda given: st.tuples(st.just(given), st.permutations(given))), words)
def test_lists_of_different_dates_say_the_same_in_any_order(
    lists: tuple[list[SmelterList], list[SmelterList]], said: list[ConfirmedName]
) -> None:
    one, other = Reference.of(lists[0], said), Reference.of(lists[1], said[::-1])
    assert one.version == other.version
    assert one.facilities == other.facilities
    assert one.names == other.names
    assert one.untied == other.untied
    assert one.suggest("Gold", "Raven Heron", "CHINA") == other.suggest("Gold", "Raven Heron", "CHINA")


@given(lists_of_different_dates(), words, spellings | st.text(max_size=20))
def test_only_facilities_that_a_list_or_a_person_calls_exactly_so_go_by_a_name(
    lists: list[SmelterList], said: list[ConfirmedName], name: str
) -> None:
    called = {
        (one.smelter_id, name_key(spelling))
        for listed_ in lists
        for one in listed_.entries
        for spelling in (one.name, one.standard_name)
    } | {(word.smelter_id, name_key(word.name)) for word in said}
    for number in names(Reference.of(lists, said), name):
        assert (number, name_key(name)) in called
