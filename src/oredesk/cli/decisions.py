"""``oredesk decisions``: everything that people decided, by whom, when, and about which supplier."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.markup import escape

from ..core.campaign import Campaign, DeadlineSet
from ..core.due_diligence import DueDiligence
from ..core.foreign_text import one_line
from ..core.language import Language
from ..core.open_risk import OpenRisk
from ..core.override import Override
from ..storage.ledger import Decision, SettingChange, SqlLedger
from ..storage.smelters import WordOnName
from .json_lines import show_json
from .session import open_ledger, read_settings, run_to_end
from .terminal import Format, Output, Spoken, minute, out, reader_language, shown, table_of

_LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class _Decided:
    """One decision of a person."""

    at: dt.datetime
    who: str
    """``""`` for a setting: the service found it changed."""
    about: str
    before: str
    decision: str
    supplier: str = ""
    """The code of the supplier that it is about."""
    reason: str = ""


def decisions(lang: Spoken = None, output: Output = Format.TEXT) -> None:
    """List what people decided, oldest first, and changed settings.

    About mails, replies, whose submissions are, smelters' names, tiers, risks, due diligence, and deadlines.
    """
    found = run_to_end(_decided(lang or reader_language()))
    if output is Format.JSON:
        show_json(found)
    elif not found:
        out.print("Nothing was decided yet.")
    else:
        _print(found)


def _print(found: Sequence[_Decided]) -> None:
    table = table_of("when (UTC)", "who", "about", "supplier", "before", "decision", "reason")
    for one in found:
        texts = (one.who, one.about, one.supplier, one.before, one.decision)
        table.add_row(minute(one.at), *map(escape, texts), shown(one.reason, _LONGEST_REASON))
    out.print(table)


async def _decided(language: Language) -> Sequence[_Decided]:
    async with open_ledger(read_settings()) as ledger:
        found = [
            *map(_about_mail, await ledger.decisions()),
            *map(_about_setting, await ledger.setting_changes()),
            *map(_about_name, await ledger.words_on_names()),
            *await _about_suppliers(ledger, language),
            *[
                _about_deadline(campaign, word)
                for campaign in await ledger.campaigns()
                for word in await ledger.deadlines(campaign.number)
            ],
        ]
    return sorted(found, key=lambda one: one.at)


async def _about_suppliers(ledger: SqlLedger, language: Language) -> Sequence[_Decided]:
    codes = {one.number: one_line(one.supplier.code) for one in await ledger.suppliers()}
    return [
        *(_about_tier(word, codes, language) for word in await ledger.overrides()),
        *(one for risk in await ledger.risks() for one in _about_risk(risk, codes, language)),
        *(one for case in await ledger.due_diligence() for one in _about_due_diligence(case, codes, language)),
    ]


def _about_mail(made: Decision) -> _Decided:
    about = f"mail {made.mail_id}"
    if made.submission is None:
        return _Decided(made.at, made.who, about, made.before, made.what)
    before = f"by {made.before}" if made.before else ""
    link = "to" if made.what == "tied" else "from"
    tie = f"{made.what} {link} {made.supplier}"
    return _Decided(made.at, made.who, f"{about}, submission {made.submission}", before, tie, made.supplier)


def _about_setting(changed: SettingChange) -> _Decided:
    return _Decided(changed.at, "", changed.name, "", changed.value or '""')


def _about_name(word: WordOnName) -> _Decided:
    named = word.confirmed
    about = f"the name “{one_line(named.name)}” ({named.mineral})"
    return _Decided(word.at, word.who, about, "", f"means {named.smelter_id}")


def _about_tier(word: Override, codes: Mapping[int, str], language: Language) -> _Decided:
    said = f"{word.tier.name_in(language)} until {word.expires}" if word.tier else "taken back"
    return _Decided(word.at, word.who, "tier", "", said, codes[word.supplier], word.reason)


def _about_risk(risk: OpenRisk, codes: Mapping[int, str], language: Language) -> Iterator[_Decided]:
    """What people did about a risk; what the software proposed is no decision."""
    about = f"risk {risk.number}, {risk.kind.name_in(language)}"
    for event in risk.events:
        if event.who:
            yield _Decided(event.at, event.who, about, "", event.told(language), codes[risk.supplier], event.reason)


def _about_due_diligence(case: DueDiligence, codes: Mapping[int, str], language: Language) -> Iterator[_Decided]:
    about, code = f"due diligence {case.number}", codes[case.supplier]
    if case.opened_by:
        yield _Decided(case.opened_at, case.opened_by, about, "", "opened", code)
    for step in case.steps:
        if step.done_at:
            done = f"done: {step.item.name_in(language)}"
            yield _Decided(step.done_at, step.who, about, "", done, code, step.evidence)
    if case.closed_at:
        yield _Decided(case.closed_at, case.closed_by, about, "", "closed", code, case.conclusion)


def _about_deadline(campaign: Campaign, word: DeadlineSet) -> _Decided:
    until = f"deadline {word.deadline}" if word.deadline else "no deadline"
    return _Decided(word.at, word.who, f"campaign {one_line(campaign.name)}", "", until, reason=word.reason)
