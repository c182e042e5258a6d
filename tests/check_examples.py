"""For every check: declarations it speaks about, and near misses it is silent about."""

import dataclasses
import datetime as dt

import examples_company
import examples_company_block
import examples_contradictions
import examples_edition
import examples_history
import examples_locations
import examples_mines
import examples_products
import examples_reference
import examples_suspicions
from cases import Case, Example
from declarations import (
    blank,
    cmrt,
    emrt,
    mine,
    newer,
    smelter,
    with_alteration,
    with_answer,
    with_choice,
    with_comment,
    with_field,
    with_hidden,
    with_language,
    with_leftover,
    with_products,
    with_smelters,
    without_smelters,
)
from oredesk.core.cells import Cell
from oredesk.core.declaration import AlterationKind, Declaration, Field, Question
from oredesk.core.mineral import Mineral

_SCOPE_B = with_field(cmrt(), Field.SCOPE, "B. Product (or List of Products)")
_SCOPE_C = with_field(cmrt(), Field.SCOPE, "C. User defined [Specify in 'Description of scope']")
_OTHER_FORMAT_CMRT = "Yes, using other format (describe)"
_OTHER_FORMAT_EMRT = "Yes, Using Other Format (Describe)"
_GOLD_LAST_ROW = smelter(2495, "Gold", "Gold Works", match_key="")


def _field(field: Field, *values: str | float | dt.date | None) -> tuple[Declaration, ...]:
    return tuple(with_field(cmrt(), field, value) for value in values)


def _altered(kind: AlterationKind, address: str = "", **facts: str) -> Example:
    cell = Cell("Declaration", address) if address else None
    return Example((with_alteration(cmrt(), kind, cell, **facts),), (cmrt(),))


def _with_row(*rows: dict[str, str]) -> Declaration:
    """A complete CMRT with further smelter rows from row 20 on."""
    return with_smelters(cmrt(), *(smelter(number, lookup_row=0, **row) for number, row in enumerate(rows, 20)))


def _all(question: Question, value: str, *minerals: Mineral, declaration: Declaration) -> Declaration:
    for mineral in minerals or declaration.minerals:
        declaration = with_answer(declaration, question, value, mineral)
    return declaration


_NOTHING_ADDED = _all(Question.INTENTIONALLY_ADDED, "No", declaration=cmrt())
_NOT_LISTED = {"metal": "Gold", "lookup": "Smelter not listed"}
_UNKNOWN = {"metal": "#N/A", "lookup": "#N/A"}

EXAMPLES: dict[str, Example] = {
    "T001": Example(
        (
            with_language(cmrt(), "Klingon"),
            with_language(emrt("1.3"), ""),
            with_language(newer(cmrt("6.6.1"), "6.9"), ""),
        ),
        (cmrt(), with_language(cmrt("6.01"), "Klingon"), with_language(emrt("1.11"), "")),
    ),
    "T002": Example(
        (
            *_field(Field.COMPANY_NAME, "#REF!"),
            *_field(Field.SCOPE, "#N/A"),
            *_field(Field.EFFECTIVE_DATE, "#VALUE!"),
            with_answer(cmrt(), Question.INTENTIONALLY_ADDED, "#REF!", Mineral.GOLD),
            with_answer(cmrt(), Question.HAS_POLICY, "#REF!"),
            with_comment(cmrt(), Question.POLICY_IS_PUBLIC, "#NAME?"),
            with_comment(emrt("1.1"), Question.HAS_POLICY, "#N/A"),
            with_answer(_all(Question.INTENTIONALLY_ADDED, "No", declaration=emrt()), Question.HAS_POLICY, "#N/A"),
            with_products(cmrt(), ("#REF!", None)),
            with_choice(emrt(), "E12", "#N/A"),
            with_hidden(emrt("1.3"), "#REF!"),
        ),
        (
            *_field(Field.ADDRESS, "#REF!"),
            *_field(Field.CONTACT_EMAIL, "#N/A"),  # an address without an @ for RMI's Checker
            *_field(Field.COMPANY_NAME, "#REF! Ltd.", "#N/A "),
            with_answer(_NOTHING_ADDED, Question.FROM_CAHRAS, "#REF!", Mineral.GOLD),
            with_comment(emrt("1.3"), Question.HAS_POLICY, "#N/A"),
        ),
    ),
    "T003": Example(
        (with_hidden(emrt("1.1"), None), with_hidden(emrt("1.3"), "Yes"), with_hidden(emrt("1.2"), "No ", "Yes")),
        (
            emrt("1.1"),
            with_hidden(emrt("1.3"), "NO"),
            with_hidden(emrt("1.3"), "Yes", *["Yes"] * 5),
            with_hidden(emrt("1.3"), "#REF!"),
            cmrt(),
        ),
    ),
    "T050": Example(
        (with_language(cmrt("6.1"), ""), with_language(emrt("1.1"), "x")), (cmrt("6.1"), with_language(cmrt(), ""))
    ),
    "T051": Example((newer(cmrt("6.6.1"), "6.9"),), (cmrt("6.6.1"), emrt("2.11"))),
    "T052": _altered(AlterationKind.SHEET_RENAMED, expected="Declaration", found="申报"),
    "T053": _altered(AlterationKind.SHEET_MISSING, expected="Product List"),
    "T054": _altered(AlterationKind.LOOKUP_MISSING, expected="Smelter Look-up"),
    "T055": _altered(AlterationKind.ROWS_SHIFTED, rows="2", sheet="Declaration"),
    "T056": _altered(AlterationKind.FORMULAS_REPLACED, "B5", rows="12"),
    "T057": _altered(AlterationKind.ANSWER_IN_NEIGHBOUR, "E26", expected="D26"),
    "T059": _altered(AlterationKind.MARKED_COPY),
    "T058": Example(
        (
            *_field(Field.ADDRESS, "=A1", " #REF!"),
            with_comment(cmrt(), Question.HAS_POLICY, "# see intranet"),
            with_products(cmrt(), ("=P-1", None)),
            _with_row({"metal": "Gold", "lookup": "Gold Works", "comments": "#N/A"}),
            dataclasses.replace(emrt(), mines=(mine(5, metal="Cobalt", mine="=B2"),)),
        ),
        (
            *_field(Field.ADDRESS, "1 = 1", "No. #5"),
            *_field(Field.COMPANY_NAME, "#REF!"),  # T002 tells
            with_products(cmrt(), ("P#1", "a=b")),
        ),
    ),
    "H001": Example(_field(Field.COMPANY_NAME, None, 0.0), _field(Field.COMPANY_NAME, " ", "Acme")),
    "H002": Example(_field(Field.SCOPE, None, 0.0), _field(Field.SCOPE, "", "B")),
    "H003": Example(
        (_SCOPE_C, *_field(Field.SCOPE, "B", " ", "A. Company ")),
        (
            *_field(Field.SCOPE, None, "a. company", "B. PRODUCT (OR LIST OF PRODUCTS)"),
            with_field(_SCOPE_C, Field.SCOPE_DESCRIPTION, "two plants"),
            with_field(_SCOPE_C, Field.SCOPE_DESCRIPTION, " "),  # counts as described; H051 tells
        ),
    ),
    "H004": Example(_field(Field.CONTACT_NAME, None), _field(Field.CONTACT_NAME, "Jane")),
    "H005": Example(
        (*_field(Field.CONTACT_EMAIL, None, 0.0, "", " "), *_field(Field.AUTHORIZER_EMAIL, None)),
        _field(Field.CONTACT_EMAIL, "n/a", "@"),
    ),
    "H006": Example(_field(Field.CONTACT_PHONE, None), _field(Field.CONTACT_PHONE, 5550100.0)),
    "H007": Example(_field(Field.AUTHORIZER_NAME, None), _field(Field.AUTHORIZER_NAME, "same")),
    "H008": Example(
        # a blank date cell of a file from LibreOffice may come as midnight: its number is 0
        (*_field(Field.EFFECTIVE_DATE, None, 0.0), with_field(cmrt(), Field.EFFECTIVE_DATE, dt.time())),
        _field(Field.EFFECTIVE_DATE, "soon", "30/06/2026"),
    ),
    "H009": Example(
        (
            *_field(Field.CONTACT_EMAIL, "jane.doe", "jane at acme.example", 12.0),
            *_field(Field.AUTHORIZER_EMAIL, "John"),
        ),
        _field(Field.CONTACT_EMAIL, None, "a@b", "n/a", " "),
    ),
    "H010": Example(
        (*_field(Field.CONTACT_EMAIL, "n/a", "N / A", "-", "无"), *_field(Field.AUTHORIZER_EMAIL, "same")),
        _field(Field.CONTACT_EMAIL, None, "jane", "na@acme.example"),
    ),
    "H050": Example(
        _field(Field.SCOPE, "B", "A. Company ", "A. 公司", "whole company"),
        (cmrt(), _SCOPE_B, _SCOPE_C, *_field(Field.SCOPE, "a. company", None, " ")),
    ),
    "H051": Example(
        (
            *_field(Field.COMPANY_NAME, " ", "", "\u3000", "\t\n"),  # WPS leaves ideographic spaces behind
            *_field(Field.SCOPE, " "),
            *_field(Field.EFFECTIVE_DATE, ""),
            with_field(_SCOPE_C, Field.SCOPE_DESCRIPTION, " "),
        ),
        (*_field(Field.COMPANY_NAME, None, "Acme"), *_field(Field.SCOPE_DESCRIPTION, " ")),
    ),
    "H052": Example(
        (
            *_field(Field.AUTHORIZER_NAME, "same", "Same as above", "同上", "N/A", "--", "xxx", "TBD", "待定", "。"),
            *_field(Field.CONTACT_PHONE, "N/A", "000000", "无"),
            with_field(_SCOPE_C, Field.SCOPE_DESCRIPTION, "n.a."),
            Case(_field(Field.CONTACT_NAME, " 联系人。")[0], settings={"placeholders": ("联系人",)}),
        ),
        (
            *_field(Field.CONTACT_NAME, "联系人"),
            *_field(Field.COMPANY_NAME, None, " ", "3M", "HH", "Samen AG", "无锡电子有限公司", "Test Rite Ltd."),
            *_field(Field.ADDRESS, "n/a"),
            *_field(Field.CONTACT_PHONE, "110"),
        ),
    ),
    "H053": Example(
        _field(
            Field.CONTACT_EMAIL, "@", "jane@", "jane@acme", "Jane <jane@acme.example>", "jane @acme.example", "a@b@c.de"
        ),
        _field(
            Field.CONTACT_EMAIL,
            *("jane@acme.example", " jane@acme.example ", "j.doe+cmrt@mail.acme-parts.co.uk", "王@例子.公司"),
            *("a@b.example; c@d.example", "n/a", None),
        ),
    ),
    "H054": Example(
        _field(
            Field.CONTACT_EMAIL, "a@b.example;c@d.example", "a@b.example / <c@d.example>", "a@b.example，c@d.example"
        ),
        _field(Field.CONTACT_EMAIL, "a@b.example", "a@b.example;", "Jane <jane@acme.example>"),
    ),
    "H055": Example(
        _field(Field.EFFECTIVE_DATE, "31/31/2025", "soon", "2026", 3e7),
        _field(Field.EFFECTIVE_DATE, "30.06.2026", None, " "),
    ),
    "H056": Example(
        _field(Field.EFFECTIVE_DATE, dt.date(2026, 11, 22), "2027年1月1日"),
        _field(Field.EFFECTIVE_DATE, dt.date(2026, 11, 21), dt.date(2026, 11, 20)),
    ),
    "H058": Example(
        _field(Field.EFFECTIVE_DATE, dt.date(2006, 12, 31), 1.0), _field(Field.EFFECTIVE_DATE, dt.date(2007, 1, 1))
    ),
    "Q001": Example((emrt("2.1", ()), emrt("2.0", ())), (emrt("2.1", (Mineral.MICA,)), cmrt(), emrt("1.3"))),
    "Q002": Example(
        (
            with_answer(cmrt(), Question.INTENTIONALLY_ADDED, None, Mineral.GOLD),
            with_answer(cmrt(), Question.REMAINS_IN_PRODUCT, None, Mineral.TIN),
            with_answer(cmrt(), Question.SHARE_OF_SUPPLIERS, 0.0, Mineral.TIN),
            with_answer(emrt("2.1"), Question.REQUIRES_VALIDATED_SMELTERS, None, Mineral.GRAPHITE),
        ),
        (
            with_answer(_NOTHING_ADDED, Question.FROM_CAHRAS, None, Mineral.GOLD),
            with_answer(cmrt(), Question.SHARE_OF_SUPPLIERS, 1.0, Mineral.TIN),
            with_answer(cmrt(), Question.FROM_CAHRAS, " ", Mineral.TIN),
            with_answer(cmrt(), Question.HAS_POLICY, None),
            with_answer(
                with_answer(emrt("1.3"), Question.INTENTIONALLY_ADDED, "unknown", Mineral.MICA),
                Question.FROM_CAHRAS,
                None,
                Mineral.MICA,
            ),
        ),
    ),
    "Q003": Example(
        (
            blank(cmrt()),
            blank(emrt("1.3")),
            with_answer(
                with_answer(emrt(), Question.REMAINS_IN_PRODUCT, None, Mineral.MICA),
                Question.FROM_CAHRAS,
                None,
                Mineral.MICA,
            ),
        ),
        (_NOTHING_ADDED, with_answer(cmrt(), Question.FROM_CAHRAS, None, Mineral.GOLD)),
    ),
    "Q004": Example(
        (
            with_answer(cmrt(), Question.INTENTIONALLY_ADDED, None, Mineral.GOLD),
            with_answer(cmrt(), Question.REMAINS_IN_PRODUCT, "Unknown", Mineral.GOLD),
            with_answer(cmrt(), Question.REMAINS_IN_PRODUCT, "Yes ", Mineral.GOLD, meaning="Yes"),
        ),
        (
            cmrt(),
            with_answer(cmrt(), Question.REMAINS_IN_PRODUCT, "NO", Mineral.GOLD),
            with_answer(
                emrt("1.3"), Question.INTENTIONALLY_ADDED, None, Mineral.MICA
            ),  # later answers count in the EMRT
        ),
    ),
    "Q005": Example(
        (
            with_choice(emrt(), "D12", "Zinc"),
            with_choice(emrt(), "G13", "Nickel ore"),
            with_choice(emrt(), "D12", "Cobalt "),
            with_choice(emrt(), "D12", "钴"),
            with_choice(emrt(), "E12", " "),
            with_choice(emrt(), "E12", "(Delete Mica)"),
            with_choice(emrt(), "E12", 0.0),
        ),
        (emrt("2.1", (Mineral.MICA,)), with_choice(emrt(), "D12", None), with_choice(emrt(), "D12", "cobalt")),
    ),
    "Q006": Example(
        (
            with_choice(blank(emrt()), "E12", "Zinc"),
            with_choice(blank(emrt()), "E12", "(Delete Mica)"),
            with_choice(emrt(), "G13", "Nickel ore"),  # answered, but nobody lists smelters for it
        ),
        (
            with_choice(blank(emrt()), "E12", "(Delete Copper)"),
            with_choice(emrt(), "E12", "Mica"),
            with_choice(blank(emrt()), "E12", "#N/A"),
        ),
    ),
    "Q050": Example(
        (
            with_answer(cmrt(), Question.HAS_POLICY, "Maybe"),
            with_answer(cmrt(), Question.FROM_CAHRAS, "Not sure", Mineral.TIN),
            with_answer(cmrt(), Question.SHARE_OF_SUPPLIERS, 0.85, Mineral.TIN),
            with_answer(emrt(), Question.INTENTIONALLY_ADDED, "Not applicable for this declaration", Mineral.MICA),
        ),
        (
            with_answer(cmrt(), Question.HAS_POLICY, "yes"),
            with_answer(cmrt(), Question.HAS_POLICY, "是", meaning="Yes"),
            with_answer(cmrt(), Question.HAS_POLICY, " "),
            with_answer(_NOTHING_ADDED, Question.FROM_CAHRAS, "Not sure", Mineral.TIN),
            with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, "Maybe"),  # C004 tells
        ),
    ),
    "Q051": Example(
        (
            with_answer(cmrt(), Question.HAS_POLICY, "是", meaning="Yes"),
            with_answer(cmrt(), Question.SHARE_OF_SUPPLIERS, "100 %", Mineral.TIN, meaning="100%"),
            with_answer(emrt(), Question.INTENTIONALLY_ADDED, "Yes ", Mineral.MICA, meaning="Yes"),
        ),
        (
            with_answer(cmrt(), Question.HAS_POLICY, "YES"),
            with_answer(
                cmrt("6.1"), Question.SHARE_OF_SUPPLIERS, 1.0, Mineral.TIN, meaning="100%"
            ),  # its own list's number
            with_answer(cmrt(), Question.INTENTIONALLY_ADDED, "否", Mineral.TIN, meaning="No"),
        ),
    ),
    "Q052": Example(
        (
            with_answer(cmrt(), Question.INTENTIONALLY_ADDED, "否", Mineral.TIN, meaning="No"),
            with_answer(cmrt(), Question.REMAINS_IN_PRODUCT, "Yes ", Mineral.TIN, meaning="Yes"),
            with_answer(emrt("1.3"), Question.REMAINS_IN_PRODUCT, "未知", Mineral.MICA, meaning="Unknown"),
        ),
        (
            with_answer(cmrt(), Question.INTENTIONALLY_ADDED, "no", Mineral.TIN),
            with_answer(emrt(), Question.INTENTIONALLY_ADDED, "Yes ", Mineral.MICA, meaning="Yes"),
            with_answer(cmrt(), Question.HAS_POLICY, "否", meaning="No"),
        ),
    ),
    "Q053": Example(
        (with_answer(cmrt(), Question.HAS_POLICY, " "), with_answer(cmrt(), Question.FROM_CAHRAS, "", Mineral.TIN)),
        (
            with_answer(cmrt(), Question.HAS_POLICY, None),
            with_answer(_NOTHING_ADDED, Question.FROM_CAHRAS, "", Mineral.TIN),
        ),
    ),
    "Q054": Example(
        (with_leftover(emrt("2.1", (Mineral.MICA,)), "Yes"),),
        (
            emrt("2.1", (Mineral.MICA,)),
            with_leftover(emrt("2.1", (Mineral.MICA,)), None),
            with_leftover(emrt("2.1", (Mineral.MICA,)), " "),
        ),
    ),
    "C001": Example(
        (with_answer(cmrt(), Question.HAS_POLICY, None), with_answer(emrt("1.2"), Question.SURVEYS_SUPPLIERS, 0.0)),
        (
            with_answer(_NOTHING_ADDED, Question.HAS_POLICY, None),
            with_answer(cmrt(), Question.HAS_POLICY, "Maybe"),
            with_answer(emrt(), Question.REQUIRES_VALIDATED_SMELTERS, None, Mineral.MICA),
        ),
    ),
    "C002": Example(
        tuple(with_comment(cmrt(), Question.POLICY_IS_PUBLIC, value) for value in (None, "", " ", "x", 0.0, 7.0)),
        (
            with_comment(cmrt(), Question.POLICY_IS_PUBLIC, "  "),
            with_comment(cmrt(), Question.POLICY_IS_PUBLIC, 12.0),
            with_comment(with_answer(cmrt(), Question.POLICY_IS_PUBLIC, "No"), Question.POLICY_IS_PUBLIC, None),
            with_comment(
                with_answer(cmrt(), Question.POLICY_IS_PUBLIC, "是", meaning="Yes"), Question.POLICY_IS_PUBLIC, None
            ),
            with_comment(_NOTHING_ADDED, Question.POLICY_IS_PUBLIC, None),
        ),
    ),
    "C003": Example(
        (with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, _OTHER_FORMAT_EMRT.upper()),),
        (
            with_comment(
                with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, _OTHER_FORMAT_EMRT),
                Question.SURVEYS_SUPPLIERS,
                "own form",
            ),
            with_answer(cmrt(), Question.SURVEYS_SUPPLIERS, _OTHER_FORMAT_CMRT),
            with_answer(emrt("2.1"), Question.SURVEYS_SUPPLIERS, _OTHER_FORMAT_EMRT),
        ),
    ),
    "C004": Example(
        (
            with_answer(emrt("1.1"), Question.SURVEYS_SUPPLIERS, "Yes"),
            with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, "No "),
            with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, " "),
        ),
        (
            with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, "no"),
            with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, None),
            with_answer(emrt("2.1"), Question.SURVEYS_SUPPLIERS, "Yes"),
        ),
    ),
    "C005": Example(
        tuple(with_comment(emrt(version), Question.HAS_POLICY, None) for version in ("1.1", "1.11")),
        (
            with_comment(emrt("1.2"), Question.HAS_POLICY, None),
            with_comment(with_answer(emrt("1.1"), Question.HAS_POLICY, "No"), Question.HAS_POLICY, None),
        ),
    ),
    "C050": Example(
        (
            with_answer(cmrt(), Question.SURVEYS_SUPPLIERS, _OTHER_FORMAT_CMRT),
            with_answer(emrt("2.1"), Question.SURVEYS_SUPPLIERS, _OTHER_FORMAT_EMRT),
            with_comment(
                with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, _OTHER_FORMAT_EMRT),
                Question.SURVEYS_SUPPLIERS,
                " ",
            ),
        ),
        (
            cmrt(),
            with_comment(
                with_answer(cmrt(), Question.SURVEYS_SUPPLIERS, _OTHER_FORMAT_CMRT),
                Question.SURVEYS_SUPPLIERS,
                "own form",
            ),
            with_answer(emrt("1.3"), Question.SURVEYS_SUPPLIERS, _OTHER_FORMAT_EMRT),
        ),
    ),
    "C051": Example(
        tuple(
            with_comment(cmrt(), Question.POLICY_IS_PUBLIC, value)
            for value in (
                *(
                    "see our policy",
                    "我们的政策",
                    "n/a",
                    "policy@acme.example",
                    12.0,
                    "policy.pdf",
                    "attached: Policy.docx",
                ),
                *("www", "No. 5", "mailto:jane@acme.example"),
            )
        ),
        tuple(
            with_comment(cmrt(), Question.POLICY_IS_PUBLIC, value)
            for value in (
                "https://acme.example/p?q=1",
                "acme.example",
                "政策见www.acme.example/zh",
                "Policy: http://a-b.example.",
                "http://intranet/policy",
                "x",
            )
        ),
    ),
    "S001": Example(
        (
            without_smelters(cmrt(), Mineral.GOLD),
            with_smelters(without_smelters(cmrt(), Mineral.TIN), smelter(9, "Tin", "")),
            with_smelters(without_smelters(emrt(), Mineral.MICA), smelter(15, "Mica", "", match_key="")),
            blank(cmrt()),
        ),
        (
            _NOTHING_ADDED,
            with_smelters(without_smelters(cmrt(), Mineral.GOLD), smelter(9, "gold", "Smelter not yet identified")),
            # metal and name in different rows: the Checker's two counts are independent
            with_smelters(
                without_smelters(cmrt(), Mineral.GOLD), smelter(9, "Gold", ""), smelter(10, "Gold (Au)", "X")
            ),
        ),
    ),
    "S002": Example(
        (with_smelters(without_smelters(cmrt(), Mineral.GOLD), _GOLD_LAST_ROW),),
        (with_smelters(cmrt(), _GOLD_LAST_ROW), without_smelters(cmrt(), Mineral.GOLD)),
    ),
    "S003": Example(
        (_with_row({**_NOT_LISTED, "country": "CHINA"}), _with_row({**_NOT_LISTED, "lookup": "SMELTER NOT LISTED"})),
        (_with_row({**_NOT_LISTED, "name": " "}), _with_row({"metal": "Gold", "lookup": "Smelter not listed "})),
    ),
    "S004": Example(
        (_with_row({**_NOT_LISTED, "name": "Foo Works"}),),
        (
            _with_row({**_NOT_LISTED, "name": "Foo Works", "country": " "}),
            # EMRT 1.1 does not look below row 2497
            with_smelters(emrt("1.1"), smelter(2498, "Mica", "Smelter not listed")),
        ),
    ),
    "S005": Example(
        (
            _with_row({**_UNKNOWN, "id_typed": "CID999999"}),
            _with_row({**_UNKNOWN, "metal": "Gold", "id_typed": "cid999999"}),
        ),
        (cmrt(), _with_row({**_UNKNOWN, "id_typed": "CID000004 "}), _with_row({**_UNKNOWN, "id_typed": "Foo"})),
    ),
    "S006": Example(
        (
            _with_row({**_UNKNOWN, "id_typed": "CID000004 "}),
            *(_with_row({**_UNKNOWN, "id_typed": f"{sign}CID000004"}) for sign in ("\u00a0", "\u200b")),
        ),
        (_with_row({**_UNKNOWN, "id_typed": "CID999999"}), _with_row({**_UNKNOWN, "id_typed": "CID 1"})),
    ),
    "S007": Example(
        tuple(
            _with_row({**_UNKNOWN, "id_typed": text})
            for text in ("100004", "Gold Works", "4CHN001", " ", "CID0000001", "CID１００００４")
        ),
        (
            _with_row({**_UNKNOWN, "id_typed": "CID999999"}),
            _with_row({"metal": "Gold", "lookup": "Gold Works", "id_typed": "Foo"}),
        ),
    ),
    "S008": Example(
        (
            _with_row({"metal": "Gold", "lookup": "#REF!"}),
            _with_row({"metal": "Gold", "lookup": "Gold Works", "country": "#N/A"}),
        ),
        (_with_row({**_UNKNOWN, "id_typed": "CID999999"}), _with_row({"metal": "#REF!", "lookup": "Gold Works"})),
    ),
    "S050": Example((_with_row({"metal": "Gold", "lookup": ""}),), (cmrt(), _with_row({**_UNKNOWN, "id_typed": "x"}))),
    "S051": Example(
        (_with_row({"metal": "", "lookup": "Gold Works"}),),
        (cmrt(), _with_row({"metal": "#N/A", "lookup": "Gold Works"})),
    ),
    "S052": Example(
        (
            _with_row({"metal": "", "lookup": "", "smelter_id": "CID000004"}),
            _with_row({"metal": "", "lookup": " ", "comments": "see list"}),
        ),
        (_with_row({"metal": "", "lookup": ""}), _with_row({"metal": "Gold", "lookup": "", "smelter_id": "CID000004"})),
    ),
    "S053": Example(
        (_with_row({"metal": "#N/A", "lookup": "Gold Works", "id_typed": "CID999999"}),),
        (cmrt(), _with_row({**_UNKNOWN, "id_typed": "CID999999"})),
    ),
    "S054": Example(
        (
            _with_row({"metal": "Gold", "lookup": "Gold Works", "id_typed": "cid000004"}),
            _with_row({"metal": "Gold", "lookup": "Gold Works", "smelter_id": "000004"}),
        ),
        (
            cmrt(),
            _with_row({**_UNKNOWN, "id_typed": "CID1"}),
            _with_row({**_NOT_LISTED, "smelter_id": "LBMA 12"}),
        ),
    ),
    "S055": Example(
        (
            _with_row({"metal": "Gold", "lookup": "Gold Works", "id_typed": "CID000004"}),
            _with_row(*[{"metal": "gold", "lookup": "Gold Works", "smelter_id": "cid000004 "}] * 3),
            examples_reference.BY_NUMBER_AND_BY_NAME,
        ),
        (
            Case(examples_reference.BY_NUMBER_AND_BY_NAME.declaration),  # no list tells that the name is the number's
            _with_row({"metal": "Tin", "lookup": "Gold Works", "smelter_id": "CID000004"}),
            _with_row(*[{"metal": "Gold", "lookup": "Smelter not yet identified"}] * 2),
        ),
    ),
    "S056": Example(
        (_NOTHING_ADDED, _all(Question.REMAINS_IN_PRODUCT, "Unknown", Mineral.MICA, declaration=emrt())),
        (
            cmrt(),
            without_smelters(_NOTHING_ADDED, *Mineral),
            with_answer(cmrt(), Question.INTENTIONALLY_ADDED, "否", Mineral.TIN),
        ),
    ),
    "S057": Example(
        (
            _with_row({"metal": "Zinc", "lookup": "Foo"}),
            _with_row({"metal": "Gold (Au)", "lookup": "Foo"}),
            _with_row({"metal": "Tin ", "lookup": "Foo"}),
            with_smelters(emrt("2.1", (Mineral.MICA,)), smelter(9, "Cobalt", "Foo")),
        ),
        (
            cmrt(),
            _with_row({"metal": "TIN", "lookup": "Foo"}),
            _with_row({"metal": " ", "lookup": "Foo"}),
            _NOTHING_ADDED,
        ),
    ),
    "S058": Example(
        (
            _with_row({**_NOT_LISTED, "name": "Unknown", "country": "CHINA"}),
            _with_row({**_NOT_LISTED, "name": "Foo Works", "country": " "}),
        ),
        (
            _with_row({**_NOT_LISTED, "name": "Foo Works", "country": "CHINA"}),
            _with_row(_NOT_LISTED),
            _with_row({"metal": "Gold", "lookup": "Smelter not yet identified", "country": "Unknown"}),
        ),
    ),
    "P001": Example(
        (_SCOPE_B, with_products(_SCOPE_B, ("", None)), with_products(_SCOPE_B, (None, "Bolt"))),
        (
            cmrt(),
            with_products(_SCOPE_B, ("P-1", None)),
            with_products(_SCOPE_B, (0.0, None)),
            with_products(_SCOPE_B, (" ", None)),
            with_field(cmrt(), Field.SCOPE, "B"),
        ),
    ),
    "P002": Example(
        (with_products(_SCOPE_B, (None, None), ("P-1", "Bolt")),),
        (
            with_products(_SCOPE_B, ("P-1", "Bolt"), ("P-2", None)),
            with_products(cmrt(), (None, None), ("P-1", "Bolt")),
            _SCOPE_B,
        ),
    ),
    "P050": Example(
        (with_products(cmrt(), (None, "Bolt")), with_products(cmrt(), (" ", "Bolt"))),
        (with_products(cmrt(), ("P-1", "Bolt")), with_products(cmrt(), ("P-1", None))),
    ),
    "P051": Example(
        (with_products(cmrt(), ("n/a", None)), with_products(cmrt(), ("-", "Bolt"))),
        (with_products(cmrt(), ("000", None)), with_products(cmrt(), ("NA-12", None))),
    ),
}
EXAMPLES |= examples_contradictions.EXAMPLES | examples_company.EXAMPLES | examples_edition.EXAMPLES
EXAMPLES |= examples_company_block.EXAMPLES | examples_products.EXAMPLES | examples_mines.EXAMPLES
EXAMPLES |= examples_reference.EXAMPLES | examples_locations.EXAMPLES
EXAMPLES |= examples_history.EXAMPLES | examples_suspicions.EXAMPLES
