"""``oredesk suppliers unmatched``, ``match``, ``tie`` and ``untie``: whose the submissions are that came by mail."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer
from rich.markup import escape

from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.mail_domains import may_be_colleagues
from ..core.supplier import StoredSupplier
from ..core.suppliers.suggesting import Suggestion, Suggestions, Why
from ..core.tie import SubmissionCard
from ..settings import Settings
from ..storage.ledger import SqlLedger
from .json_lines import show_json
from .session import now, open_ledger, read_settings, run_to_end, who
from .supplier_meant import supplier_meant
from .terminal import (
    Exit,
    Format,
    Output,
    Spoken,
    counted,
    minute,
    out,
    reader_language,
    say,
    shown,
    stop,
    table_in,
    table_of,
)

_Number = Annotated[int, typer.Argument(metavar="SUBMISSION", help="As `oredesk suppliers unmatched` shows it.")]

_EMPTY = Text(
    "The register holds no supplier yet: `oredesk suppliers import FILE`.",
    "台账中尚无供应商：`oredesk suppliers import FILE`。",
)
_ALL_TIED = Text("Every examined submission belongs to a supplier.", "已检查的提交文件均已关联供应商。")
_UNMATCHED = Text(
    "submission;received (UTC);from;company;template;might be", "提交文件;收到时间（UTC）;发件人;公司;模板;可能属于"
)
_TIE = Text(
    "Say whose one is: `oredesk suppliers tie SUBMISSION CODE`, with --remember also for what that address sends.",
    "指明所属供应商：`oredesk suppliers tie SUBMISSION CODE`；加上 --remember，该邮箱今后发来的文件也归该供应商。",
)
_MATCH = Text(
    "{submissions} came from contacts of the register: `oredesk suppliers match`.",
    "其中 {count} 份由台账中的联系人发来：`oredesk suppliers match`。",
)
_VOUCHED = Text(
    "A mail domain ties by itself once OREDESK_TRUSTED_AUTHSERV names your mail server, which vouches for it.",
    "在 OREDESK_TRUSTED_AUTHSERV 中填写负责验证发件域名的贵方邮件服务器后，即可按邮箱域名自动关联。",
)


def unmatched(lang: Spoken = None, output: Output = Format.TEXT) -> None:
    """List the examined submissions that belong to no supplier of the register yet, and whose they might be."""
    language = lang or reader_language()
    settings = read_settings()
    cards, register, matching = run_to_end(_unmatched(settings))
    suggestions = Suggestions(register)
    suggested = [(card, suggestions.about(card)) for card in cards]
    if output is Format.JSON:
        show_json([_object(card, several, language) for card, several in suggested])
    elif not register:
        say(_EMPTY.in_(language))
    elif not cards:
        say(_ALL_TIED.in_(language))
    else:
        _print(suggested, language)
        vouched = bool(settings.trusted_authserv)
        by_domain = any(Why.DOMAIN in one.why for _, several in suggested for one in several)
        _hint(matching, language, unvouched=by_domain and not vouched)


async def _unmatched(settings: Settings) -> tuple[Sequence[SubmissionCard], Sequence[StoredSupplier], int]:
    async with open_ledger(settings) as ledger:
        return await ledger.untied(), await ledger.suppliers(), len(await ledger.from_contacts())


def _print(suggested: Sequence[tuple[SubmissionCard, Sequence[Suggestion]]], language: Language) -> None:
    table = table_in(language, _UNMATCHED)
    for card, several in suggested:
        table.add_row(*_cells(card), escape("\n".join(_line(one, language) for one in several)))
    out.print(table)


def _hint(matching: int, language: Language, *, unvouched: bool) -> None:
    """What can be done about them; ``unvouched`` is whether a mail domain suggests a supplier and cannot tie."""
    say(_TIE.in_(language))
    if matching:
        say(_MATCH.in_(language).format(submissions=counted(matching, "submission"), count=matching))
    if unvouched:
        say(_VOUCHED.in_(language))


def _cells(card: SubmissionCard) -> tuple[str, ...]:
    texts = (card.sender, card.company, card.template)
    return str(card.number), minute(card.received_at), *(shown(text) for text in texts)


def _line(suggestion: Suggestion, language: Language) -> str:
    return f"{_called(suggestion.supplier)}: {', '.join(why.name_in(language) for why in suggestion.why)}"


def _called(stored: StoredSupplier) -> str:
    return one_line(f"{stored.supplier.code} {stored.supplier.name}")


def match(
    apply: Annotated[bool, typer.Option("--apply", help="Tie them; without it they are only shown.")] = False,
    output: Output = Format.TEXT,
) -> None:
    """Tie what arrived before its sender became a contact in the register. Shows what would be tied, unless --apply."""
    found, register = run_to_end(_match(apply=apply))
    names = {one.number: one for one in register}
    if output is Format.JSON:
        show_json([{**_card_object(card), "supplier": names[supplier].supplier.code} for card, supplier in found])
    elif not found:
        out.print("Nothing to tie: no untied submission came from a contact of the register.")
    else:
        table = table_of("submission", "received (UTC)", "from", "company", "template", "supplier")
        for card, supplier in found:
            table.add_row(*_cells(card), escape(_called(names[supplier])))
        out.print(table)
        tied = counted(len(found), "submission")
        out.print(f"Tied: {tied}." if apply else f"Would be tied: {tied}. With --apply they are.")


async def _match(*, apply: bool) -> tuple[Sequence[tuple[SubmissionCard, int]], Sequence[StoredSupplier]]:
    async with open_ledger(read_settings()) as ledger:
        found = await ledger.from_contacts()
        if apply:
            tied = set(await _tie_from_contacts(ledger))
            found = [(card, supplier) for card, supplier in found if card.number in tied]
        return found, await ledger.suppliers()


def tie(
    number: _Number,
    code: Annotated[str, typer.Argument(help="The supplier's code in the register.")],
    remember: Annotated[
        bool,
        typer.Option("--remember", help="The sender's address becomes a contact: what it sends is this supplier's."),
    ] = False,
    output: Output = Format.TEXT,
) -> None:
    """Say whose submission it is. Recorded with your name; the supplier is scored anew."""
    supplier, earlier = run_to_end(_tie(number, code, remember=remember))
    if output is Format.JSON:
        show_json(
            {"submission": number, "supplier": supplier.supplier.code, "remembered": remember, "tied_as_well": earlier}
        )
        return
    say(f"Submission {number} is tied to {_called(supplier)}.")
    if remember:
        also = f"; tied as well: {', '.join(map(str, earlier))}" if earlier else ""
        say(f"What its sender sends from now on is tied to {supplier.supplier.code} by itself{also}.")


async def _tie(number: int, code: str, *, remember: bool) -> tuple[StoredSupplier, Sequence[int]]:
    settings = read_settings()
    async with open_ledger(settings) as ledger:
        supplier = await supplier_meant(ledger, code, reader_language())
        card = await ledger.submission_card(number)
        if card is None:
            stop(Exit.FAILED, f"There is no submission {number}.")
        if remember and may_be_colleagues(card.sender, settings.from_address):
            stop(
                Exit.FAILED, f"{card.sender} is an address of your own, and may send for many. Tie without --remember."
            )
        if remember:
            await _refuse_to_share(ledger, card.sender, supplier)
        await ledger.tie_submission(number, supplier.number, now(), who())
        return supplier, await _remember(ledger, card, supplier) if remember else ()


async def _refuse_to_share(ledger: SqlLedger, sender: str, supplier: StoredSupplier) -> None:
    """An address at two suppliers tells neither."""
    for other in await ledger.suppliers():
        if sender in other.supplier.contacts and other.number != supplier.number:
            stop(Exit.FAILED, f"{sender} is a contact of {_called(other)}. Tie without --remember.")


async def _remember(ledger: SqlLedger, card: SubmissionCard, stored: StoredSupplier) -> Sequence[int]:
    """Make the sender a contact, and tie what came from there before; give the numbers of that."""
    supplier = stored.supplier
    if card.sender not in supplier.contacts:
        more = replace(supplier, contacts=(*supplier.contacts, card.sender))
        await ledger.change_suppliers([more], now(), who(), f"submission {card.number}")
    return await _tie_from_contacts(ledger, card.sender)


async def _tie_from_contacts(ledger: SqlLedger, sender: str = "") -> Sequence[int]:
    tied: list[int] = []
    while some := await ledger.tie_from_contacts(now(), who(), sender):
        tied += some
    return sorted(tied)


def untie(number: _Number) -> None:
    """Take a submission from its supplier: it stays without one until you tie it. Recorded with your name."""
    if not run_to_end(_untie(number)):
        stop(Exit.FAILED, f"No supplier has a submission {number}.")
    out.print(f"Submission {number} belongs to no supplier any more.")


async def _untie(number: int) -> bool:
    async with open_ledger(read_settings()) as ledger:
        return await ledger.untie_submission(number, now(), who())


def _object(card: SubmissionCard, several: Sequence[Suggestion], language: Language) -> dict[str, Any]:
    suggestions = [
        {
            "code": one.supplier.supplier.code,
            "name": one_line(one.supplier.supplier.name),
            "why": [why.value for why in one.why],
            "says": [why.name_in(language) for why in one.why],
        }
        for one in several
    ]
    return {**_card_object(card), "suggestions": suggestions}


def _card_object(card: SubmissionCard) -> dict[str, Any]:
    return {
        "submission": card.number,
        "mail": card.mail_id,
        "received_at": card.received_at.isoformat(),
        "sender": card.sender,
        "company": one_line(card.company),
        "contact": one_line(card.contact),
        "template": card.template,
        "file": one_line(card.name),
    }
