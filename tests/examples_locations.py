"""Examples of what the countries and regions of smelters and mines say; every list and facility here is fictional."""

import dataclasses

from cases import Case, Example
from declarations import TODAY, cmrt, emrt, mine, smelter, with_answer, with_smelters, without_smelters
from oredesk.core.cells import Value
from oredesk.core.checks import Background
from oredesk.core.declaration import Declaration, Question
from oredesk.core.mineral import Mineral
from oredesk.core.smelter import FacilityStatus, ListEntry, ListSource, SmelterId
from oredesk.core.smelters.reference import Reference
from references import listed

_COVERED, _CAHRAS, _RECYCLED = Question.FROM_COVERED_COUNTRIES, Question.FROM_CAHRAS, Question.ALL_RECYCLED
_IDENTIFIED, _REPORTED = Question.ALL_SMELTERS_IDENTIFIED, Question.ALL_SMELTERS_REPORTED


def _entry(  # noqa: PLR0913 - what a list may say of a facility
    number: str,
    name: str,
    country: str,
    mineral: Mineral = Mineral.TIN,
    *,
    region: str = "",
    status: FacilityStatus = FacilityStatus.CONFORMANT,
    recycles_only: bool | None = None,
    origins: tuple[str, ...] = (),
) -> ListEntry:
    return ListEntry(
        *(mineral, SmelterId(number), name, name, country, region),
        status=status,
        recycles_only=recycles_only,
        origins=origins,
    )


REFERENCE = Reference.of(
    [
        listed(
            _entry("CID910001", "Thousand Hills Demo Tin", "RWANDA", origins=("RWANDA",)),
            _entry("CID910002", "Highland Demo Tin", "CHINA", origins=("CONGO, DEMOCRATIC REPUBLIC OF THE",)),
            _entry("CID910003", "Andes Demo Tin", "PERU", origins=("PERU",)),
            _entry("CID910004", "Steppe Demo Tin", "RUSSIAN FEDERATION", region="RU-BEL"),
            _entry("CID910005", "Mixed Demo Tin", "JAPAN", recycles_only=False),
            _entry("CID910006", "Scrap Demo Tin", "JAPAN", recycles_only=True),
            _entry("CID910011", "Audited Demo Gold", "UNITED ARAB EMIRATES", Mineral.GOLD),
            _entry("CID910012", "Desert Demo Gold", "UNITED ARAB EMIRATES", Mineral.GOLD, status=FacilityStatus.ACTIVE),
            source=ListSource.OWN,
        )
    ]
)
_KNOWN = Background(TODAY, REFERENCE)

_RWANDAN = {"lookup": "Thousand Hills Demo Tin", "smelter_id": "CID910001", "country": "RWANDA"}
_PERUVIAN = {"lookup": "Andes Demo Tin", "smelter_id": "CID910003", "country": "PERU"}
_NOT_LISTED = {"lookup": "Smelter not listed", "name": "Foo Works"}
_NOT_IDENTIFIED = {"lookup": "Smelter not yet identified"}


def _tin(*rows: dict[str, str], **answers: Value) -> Declaration:
    """A CMRT whose tin smelters stand in these rows from 20 on, with other answers about tin."""
    return _of(cmrt(), Mineral.TIN, rows, answers)


def _gold(*rows: dict[str, str], **answers: Value) -> Declaration:
    return _of(cmrt(), Mineral.GOLD, rows, answers)


def _cobalt(*rows: dict[str, str], version: str = "2.1", **answers: Value) -> Declaration:
    return _of(emrt(version), Mineral.COBALT, rows, answers)


def _of(
    declaration: Declaration, mineral: Mineral, rows: tuple[dict[str, str], ...], answers: dict[str, Value]
) -> Declaration:
    for question, value in answers.items():
        declaration = with_answer(declaration, Question(question), value, mineral)
    numbered = (smelter(number, lookup_row=0, **{"metal": mineral, **row}) for number, row in enumerate(rows, 20))
    return with_smelters(without_smelters(declaration, mineral), *numbered)


def _mined(declaration: Declaration, **texts: str) -> Declaration:
    return dataclasses.replace(declaration, mines=(mine(5, **{"metal": "Cobalt", "mine": "Demo Pit", **texts}),))


def _explained(declaration: Declaration, question: Question, comment: str) -> Declaration:
    """With a comment beside each answer to the question."""
    answers = (
        dataclasses.replace(answer, comment=dataclasses.replace(answer.comment, value=comment))
        if answer.question is question
        else answer
        for answer in declaration.answers
    )
    return dataclasses.replace(declaration, answers=tuple(answers))


def _pasted(declaration: Declaration, columns: str) -> Declaration:
    """With constants over the template's formulas in the rows from 20 on."""
    rows = (
        dataclasses.replace(row, pasted=frozenset(columns)) if row.row >= 20 else row for row in declaration.smelters
    )
    return dataclasses.replace(declaration, smelters=tuple(rows))


_CHINESE = {"lookup": "Yunnan Demo Tin", "country": "CHINA", "state": "Yunnan", "region": "CN-YN"}
_INDIAN = {"lookup": "Gujarat Demo Tin", "country": "INDIA", "state": "Gujarat", "region": "IN-GJ"}

EXAMPLES = {
    "Q071": Example(
        (
            _tin(_RWANDAN, from_covered_countries="No"),
            _tin({**_NOT_LISTED, "country": "Congo"}, from_covered_countries="No"),  # whichever Congo is meant
            _tin({**_NOT_LISTED, "country": "乌干达"}, from_covered_countries="No"),
            Case(_tin({**_NOT_LISTED, "country": "RWANDA"}, _PERUVIAN, from_covered_countries="No"), _KNOWN),
            Case(
                _tin({**_NOT_LISTED, "country": "SUDAN"}, from_covered_countries="No"),
                settings={"covered_countries": ("CD", "Sudan")},
            ),
            _explained(_tin(_RWANDAN, from_covered_countries="No"), _COVERED, "n/a"),
        ),
        (
            cmrt(),
            _tin(_RWANDAN, from_covered_countries="Yes"),
            _tin(_RWANDAN, from_covered_countries="Unknown"),
            _tin(_RWANDAN, from_covered_countries=None),
            _tin(_PERUVIAN, from_covered_countries="No"),
            _tin({**_NOT_LISTED, "country": "SUDAN"}, from_covered_countries="No"),
            _tin({**_NOT_IDENTIFIED, "country": "RWANDA"}, from_covered_countries="No"),
            _tin(_RWANDAN, from_covered_countries="No", intentionally_added="No"),
            _explained(_tin(_RWANDAN, from_covered_countries="No"), _COVERED, "Audited; mined in Peru"),
            Case(_tin(_RWANDAN, from_covered_countries="No"), settings={"covered_countries": ("CD",)}),
            # the reference knows that it sources there as well: Q072
            Case(_tin({"smelter_id": "CID910001", "lookup": "x"}, from_covered_countries="No"), _KNOWN),
            # the reference knows better where the facility is
            Case(_tin({**_PERUVIAN, "country": "RWANDA"}, from_covered_countries="No"), _KNOWN),
        ),
    ),
    "Q072": Example(
        (
            _tin({**_PERUVIAN, "mine_countries": "Peru; DRC"}, from_covered_countries="No"),
            _tin({**_PERUVIAN, "mine_countries": "刚果（金）、卢旺达"}, from_covered_countries="No"),
            Case(_tin({"lookup": "x", "smelter_id": "CID910002"}, from_covered_countries="No"), _KNOWN),
            _explained(
                _tin({**_PERUVIAN, "mine_countries": "Uganda"}, from_covered_countries="No"), _COVERED, "why not"
            ),
        ),
        (
            _tin({**_PERUVIAN, "mine_countries": "Peru"}, from_covered_countries="No"),
            _tin({**_PERUVIAN, "mine_countries": "RCOI confirmed as per RMI"}, from_covered_countries="No"),
            _tin({**_PERUVIAN, "mine_countries": "NO"}, from_covered_countries="No"),
            _tin({**_PERUVIAN, "mine_countries": "Outside of DRC, Rwanda, Uganda"}, from_covered_countries="No"),
            _tin({**_PERUVIAN, "mine_countries": "DRC"}, from_covered_countries="Yes"),
            _cobalt({"lookup": "x", "mine_countries": "DRC"}, from_cahras="Yes"),  # the EMRT does not ask
        ),
    ),
    "Q073": Example(
        (
            Case(_tin(_PERUVIAN), _KNOWN),
            _tin({**_PERUVIAN, "mine_countries": "Peru, Bolivia"}),
        ),
        (
            cmrt(),  # a smelter's country is not its minerals' origin
            _tin(_PERUVIAN),
            Case(_tin(_PERUVIAN, _NOT_IDENTIFIED), _KNOWN),
            Case(_tin(_PERUVIAN, _RWANDAN), _KNOWN),
            Case(_tin({**_PERUVIAN, "mine_countries": "Congo"}), _KNOWN),
            Case(_tin(_PERUVIAN, from_covered_countries="No"), _KNOWN),
        ),
    ),
    "Q074": Example(
        (
            _tin({**_NOT_LISTED, "country": "MYANMAR"}, from_cahras="No"),
            _tin({**_NOT_LISTED, "country": "ZIMBABWE"}, from_cahras="No"),
            _tin({"lookup": "x", "country": "RUSSIAN FEDERATION", "region": "RU-BEL"}, from_cahras="No"),
            Case(_tin({"lookup": "x", "smelter_id": "CID910004"}, from_cahras="No"), _KNOWN),
            _tin({**_PERUVIAN, "mine_countries": "Burundi"}, from_cahras="No"),
            _mined(_cobalt(_PERUVIAN, from_cahras="No"), country="DRC"),
            _cobalt({"lookup": "x", "country": "DRC"}, version="1.3", from_cahras="No"),
        ),
        (
            cmrt(),
            _tin(_RWANDAN, from_cahras="No"),
            _tin({"lookup": "x", "country": "RUSSIAN FEDERATION", "region": "RU-KYA"}, from_cahras="No"),
            _tin({"lookup": "x", "country": "RUSSIAN FEDERATION"}, from_cahras="No"),
            _tin({**_NOT_LISTED, "country": "Congo"}, from_cahras="No"),  # one of the two is not on the list
            _tin({**_NOT_LISTED, "country": "MYANMAR"}, from_cahras="Unknown"),
            _mined(_cobalt(_PERUVIAN, from_cahras="No"), country="DRC", metal="Mica"),
            _cobalt({"lookup": "x", "country": "DRC"}, version="1.3", from_cahras="DRC only"),
            _explained(_tin({**_NOT_LISTED, "country": "MYANMAR"}, from_cahras="No"), _CAHRAS, "Recycled only"),
        ),
    ),
    "Q075": Example(
        (
            _tin({"lookup": "x", "country": "RUSSIAN FEDERATION"}, from_cahras="No"),
            _tin({**_NOT_LISTED, "country": "India"}, from_cahras="No"),
            _mined(_cobalt(_PERUVIAN, from_cahras="No"), country="Mexico"),
        ),
        (
            cmrt(),
            _tin({"lookup": "x", "country": "INDIA", "state": "Gujarat", "region": "IN-GJ"}, from_cahras="No"),
            _tin({"lookup": "x", "country": "INDIA", "state": "Gujerat"}, from_cahras="No"),  # S083 tells
            _tin({"lookup": "x", "country": "INDIA"}, from_cahras="Yes"),
            _tin({"lookup": "x", "country": "MYANMAR"}, from_cahras="No"),
            _tin({**_PERUVIAN, "mine_countries": "India"}, from_cahras="No"),  # no cell for its province
            Case(_tin({"lookup": "x", "smelter_id": "CID910004"}, from_cahras="No"), _KNOWN),
        ),
    ),
    "Q076": Example(
        (
            _tin(_PERUVIAN, from_covered_countries="Unknown"),
            _tin(_PERUVIAN, from_cahras="Unknown"),
            _cobalt(_PERUVIAN, from_cahras="Unknown"),
        ),
        (
            cmrt(),
            _tin(_PERUVIAN, from_cahras="Unknown", all_smelters_identified="No"),
            _tin(_PERUVIAN, from_cahras="Unknown", all_smelters_reported="Unknown"),
            _tin(_PERUVIAN, from_cahras="Unknown", intentionally_added="No"),
            _tin(_PERUVIAN, from_cahras=None),
            _explained(_tin(_PERUVIAN, from_cahras="Unknown"), _CAHRAS, "The smelter does not tell."),
        ),
    ),
    "Q077": Example(
        (
            _tin({**_PERUVIAN, "recycled": "No"}),
            _tin({**_PERUVIAN, "mine_names": "Cerro Demo"}),
            _tin({**_PERUVIAN, "recycled": "Yes", "mine_countries": "Peru"}),
            _mined(_cobalt(_PERUVIAN)),
            _cobalt({**_PERUVIAN, "recycled": "no"}, version="1.3"),
        ),
        (
            cmrt(),
            _tin({**_PERUVIAN, "recycled": "Yes", "mine_names": "Recycled", "mine_countries": "Scrap"}),
            _tin({**_PERUVIAN, "recycled": "Unknown", "mine_names": "N/A", "mine_countries": "0"}),
            _tin({**_PERUVIAN, "mine_names": "No mine involved", "mine_countries": "Urban mining"}),
            _tin({**_PERUVIAN, "recycled": "No", "mine_countries": "Peru"}, all_recycled="No"),
            _tin({**_PERUVIAN, "recycled": "No"}, all_recycled="Unknown"),
            _tin({**_PERUVIAN, "recycled": "No"}, remains_in_product="No"),
            _mined(_cobalt(_PERUVIAN), metal="Nickel", mine="RCOI confirmed as per RMI"),
        ),
    ),
    "Q078": Example(
        (Case(_tin({"lookup": "x", "smelter_id": "CID910005"}), _KNOWN),),
        (
            Case(_tin({"lookup": "x", "smelter_id": "CID910006"}), _KNOWN),
            Case(_tin(_PERUVIAN), _KNOWN),
            Case(_tin({"lookup": "x", "smelter_id": "CID910005"}, all_recycled="No"), _KNOWN),
            Case(_explained(_tin({"lookup": "x", "smelter_id": "CID910005"}), _RECYCLED, "Their scrap line"), _KNOWN),
            _tin({"lookup": "x", "smelter_id": "CID910005"}),
        ),
    ),
    "Q079": Example(
        (
            _tin({**_PERUVIAN, "recycled": "Yes"}, all_recycled="No"),
            _tin({**_PERUVIAN, "recycled": "yes "}, {**_RWANDAN, "recycled": "Yes"}, all_recycled="No"),
        ),
        (
            cmrt(),
            _tin({**_PERUVIAN, "recycled": "Yes"}, _RWANDAN, all_recycled="No"),
            _tin({**_PERUVIAN, "recycled": "Yes"}, all_recycled="Unknown"),
            _tin({**_PERUVIAN, "recycled": "Yes"}, all_recycled="No", all_smelters_identified="No"),
            _tin(all_recycled="No"),
        ),
    ),
    "S080": Example(
        (
            _gold({**_NOT_LISTED, "country": "UAE"}),
            _gold({"lookup": "x", "country": "UGANDA", "recycled": "Yes"}, all_recycled="No"),
            Case(_gold({"lookup": "x", "smelter_id": "CID910012"}), _KNOWN),
            Case(_gold({"lookup": "x", "country": "TÜRKIYE"}), settings={"transit_countries": ("TR",)}),
        ),
        (
            cmrt(),
            _gold({"lookup": "x", "country": "UGANDA"}, all_recycled="No"),
            _gold({**_NOT_LISTED, "country": "UAE", "comments": "Audited by LBMA, see certificate"}),
            _tin({**_NOT_LISTED, "country": "UAE", "recycled": "Yes"}),
            Case(_gold({"lookup": "x", "smelter_id": "CID910011"}), _KNOWN),
            Case(_gold({**_NOT_LISTED, "country": "UAE"}), settings={"transit_countries": ("UG",)}),
        ),
    ),
    "S081": Example(
        (
            Case(_gold({**_NOT_LISTED, "country": "RUSSIAN FEDERATION"}), settings={"countries": ("RU",)}),
            Case(
                _gold({"lookup": "x", "country": "CHINA", "mine_countries": "Russia"}), settings={"countries": ("RU",)}
            ),
        ),
        (
            _gold({**_NOT_LISTED, "country": "RUSSIAN FEDERATION"}),
            Case(_tin({**_NOT_LISTED, "country": "RUSSIAN FEDERATION"}), settings={"countries": ("RU",)}),
            Case(_gold({**_NOT_LISTED, "country": "CHINA"}), settings={"countries": ("Russia",)}),
        ),
    ),
    "S082": Example(
        (
            _tin({**_NOT_LISTED, "country": "Ruritania"}),
            _tin({**_NOT_LISTED, "country": "Congo"}),
            _tin({**_NOT_LISTED, "country": "China / Japan"}),
        ),
        (
            _tin({**_NOT_LISTED, "country": "CONGO"}),  # as the template's own list spells the Republic of the Congo
            _tin({**_NOT_LISTED, "country": " viet nam"}),
            _tin({**_NOT_LISTED, "country": ""}),
            _tin({**_NOT_LISTED, "country": "N/A"}),  # S058 tells
            _tin({"lookup": "x", "country": "Ruritania"}),
        ),
    ),
    "S083": Example(
        (
            _tin(_INDIAN, {**_NOT_LISTED, "country": "INDIA", "state": "Gujerat"}),
            _pasted(_tin(_INDIAN, {"id_typed": "CID910009", "lookup": "x", "country": "INDIA", "state": "?"}), "J"),
        ),
        (
            _tin(_INDIAN),
            _tin({**_NOT_LISTED, "country": "INDIA", "state": "Gujerat"}),  # the file has no list to go by
            _tin(_INDIAN, {**_NOT_LISTED, "country": "SINGAPORE", "state": "Singapore"}),
            _tin(_INDIAN, {**_NOT_LISTED, "country": "INDIA", "state": " "}),
            # nothing depends on the province, which the template's list calls Yunnan Sheng
            _tin(_CHINESE, {**_NOT_LISTED, "country": "CHINA", "state": "Yunnan Province"}),
        ),
    ),
    "S084": Example(
        (
            _tin({**_PERUVIAN, "mine_countries": "Please see our website"}, all_recycled="No"),
            _tin({**_PERUVIAN, "mine_countries": "0"}, all_recycled="Unknown"),
            _tin({**_PERUVIAN, "mine_countries": "Unknown"}, {**_RWANDAN, "mine_countries": "None"}, all_recycled="No"),
        ),
        (
            cmrt(),
            _tin({**_PERUVIAN, "mine_countries": "Peru, and others"}, all_recycled="No"),
            _tin({**_PERUVIAN, "mine_countries": "Recycled"}, all_recycled="No"),
            _tin({**_PERUVIAN, "mine_countries": "RCOI confirmed as per RMI."}, all_recycled="No"),
            _tin({**_PERUVIAN, "mine_countries": "回收料"}, all_recycled="No"),
            _tin({**_PERUVIAN, "mine_countries": " "}, all_recycled="No"),
            _tin({**_PERUVIAN, "mine_countries": "Not from the DRC"}, all_recycled="No"),
            _tin({**_PERUVIAN, "mine_countries": "N/A"}),
            _tin({**_PERUVIAN, "mine_countries": "N/A", "recycled": "Yes"}, all_recycled="No"),
        ),
    ),
}
