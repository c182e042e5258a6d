from collections import Counter

import pytest

from oredesk.core.language import Language
from oredesk.core.smelter import FacilityStatus, Scheme
from oredesk.core.smelters.normalising import name_key
from oredesk.core.smelters.vocabulary import _SCHEMES, _STATUSES, scheme_meant, status_meant


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Conformant", FacilityStatus.CONFORMANT),
        ("CONFORMANT ", FacilityStatus.CONFORMANT),
        ("Active", FacilityStatus.ACTIVE),
        ("Eligible", FacilityStatus.ELIGIBLE),
        ("Outreach Required", FacilityStatus.OUTREACH),
        ("In Communication", FacilityStatus.OUTREACH),
        ("Non Conformant", FacilityStatus.NOT_CONFORMANT),
        ("non-conformant", FacilityStatus.NOT_CONFORMANT),
        ("Communication Suspended – Not Interested", FacilityStatus.COMMUNICATION_SUSPENDED),
        ("RMI Due Diligence Review - Unable to Proceed", FacilityStatus.COMMUNICATION_SUSPENDED),
        ("Not Sure", FacilityStatus.UNKNOWN),
        ("Cross-Recognized", FacilityStatus.CROSS_RECOGNISED),
        ("Cross-recognised (LBMA)", FacilityStatus.CROSS_RECOGNISED),
        ("Cross-recognized by RJC", FacilityStatus.CROSS_RECOGNISED),
        ("LBMA 互认", FacilityStatus.CROSS_RECOGNISED),
        ("Not eligible", FacilityStatus.NOT_ELIGIBLE),
        ("Removed", FacilityStatus.REMOVED),
        ("符合", FacilityStatus.CONFORMANT),
        ("不符合", FacilityStatus.NOT_CONFORMANT),
        ("审核中", FacilityStatus.ACTIVE),
        ("已移除", FacilityStatus.REMOVED),
        ("不详", FacilityStatus.UNKNOWN),
    ],
)
def test_words_of_rmi_of_service_providers_and_of_own_lists_are_known(text: str, status: FacilityStatus) -> None:
    assert status_meant(text) is status


@pytest.mark.parametrize("status", FacilityStatus)
@pytest.mark.parametrize("language", Language)
def test_what_we_call_a_status_is_understood_again(status: FacilityStatus, language: Language) -> None:
    assert status_meant(status.name_in(language)) is status
    assert status_meant(status) is status


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "conform",
        "conformant?no",
        "was conformant until May",
        "not a conformant one",
        "合",
        "2026-05-01",
        "Yes",
    ],
)
def test_a_text_that_only_holds_a_known_word_means_nothing(text: str) -> None:
    assert status_meant(text) is None


def test_no_word_means_two_things() -> None:
    for table in (_STATUSES, _SCHEMES):
        meanings = Counter(key for texts in table.values() for key in {name_key(text) for text in texts})
        assert [key for key, count in meanings.items() if count > 1] == []
    assert set(_STATUSES) == set(FacilityStatus)


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("rmap", Scheme.RMAP),
        ("RMI", Scheme.RMAP),
        ("LBMA Good Delivery", Scheme.LBMA),
        ("Responsible Jewellery Council", Scheme.RJC),
        ("Cross-Recognized - RJC", Scheme.RJC),
        ("互认（LBMA）", Scheme.LBMA),
        ("Cross-recognised", None),
        ("LBMA and RJC", None),
        ("DMCC", None),
        ("", None),
    ],
)
def test_a_scheme_is_known_alone_or_as_the_source_of_a_recognition(text: str, scheme: Scheme | None) -> None:
    assert scheme_meant(text) is scheme
