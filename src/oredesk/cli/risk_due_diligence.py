"""``oredesk risk due-diligence``: enhanced due diligence about suppliers, item by item, opened and closed by people."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from ..core.due_diligence import STATED, DueDiligence, FlagHit, Item, Plan, RedFlag
from ..core.foreign_text import one_line
from ..core.language import Language, Text
from ..core.risk.red_flags import plan, planned
from ..core.supplier import StoredSupplier
from . import due_diligence_page
from .json_lines import show_json
from .risk_case import assessed
from .risk_desk import RiskDesk, open_risk_desk
from .session import now, open_ledger, read_settings, run_to_end, today, who
from .supplier_meant import supplier_meant
from .terminal import Exit, Format, Output, Spoken, reader_language, say, stop

app = typer.Typer(
    help="Follow enhanced due diligence: what red flags opened, what is obtained, what is overdue.",
    add_completion=False,
    invoke_without_command=True,
)

_LONGEST = 2000

_NONE = Text("No enhanced due diligence is open.", "没有进行中的加强尽职调查。")
_NO_CASE = Text(
    "No enhanced due diligence about {code} is open. To open it: oredesk risk due-diligence open {code}",
    "{code} 没有进行中的加强尽职调查。启动：oredesk risk due-diligence open {code}",
)
_NOT_ASKED = Text("The open case about {code} does not ask for a site assessment.", "{code} 的调查不包含现场评估。")
_NO_FLAG = Text(
    "{code} raises no red flag that is not dealt with. To open it on your own word: --flag S4 --reason TEXT",
    "{code} 没有未处理的风险信号。如需依据人工判断启动：--flag S4 --reason 说明",
)
_REASON_MISSING = Text(
    "--flag and --reason belong together: say what you know.", "--flag 与 --reason 须同时填写：请说明依据。"
)
_BLANK = Text(
    "Say what was obtained and where it lies, or what you concluded.", "请说明取得了什么、存放在何处，或结论是什么。"
)

_Supplier = Annotated[str, typer.Argument(metavar="SUPPLIER", help="The supplier's code or name.")]


@app.callback(invoke_without_command=True)
def overview(
    context: typer.Context,
    supplier: Annotated[
        str, typer.Option(metavar="CODE|NAME", help="All cases of one supplier, with every item.")
    ] = "",
    lang: Spoken = None,
    output: Output = Format.TEXT,
) -> None:
    """List the open cases: how far each is, what is overdue; or the cases of one supplier with every item."""
    if context.invoked_subcommand:
        return
    language = lang or reader_language()
    cases, suppliers = run_to_end(_cases(supplier, language))
    if output is Format.JSON:
        show_json([due_diligence_page.case_object(one, suppliers[one.supplier], language) for one in cases])
    elif not cases:
        say(_NONE.in_(language))
    elif supplier:
        for one in cases:
            due_diligence_page.show(one, suppliers[one.supplier], language)
    else:
        due_diligence_page.show_all(cases, suppliers, language)


async def _cases(text: str, language: Language) -> tuple[Sequence[DueDiligence], Mapping[int, StoredSupplier]]:
    async with open_ledger(read_settings()) as ledger:
        if text:
            stored = await supplier_meant(ledger, text, language)
            return await ledger.due_diligence(stored.number), {stored.number: stored}
        suppliers = {one.number: one for one in await ledger.suppliers()}
        return [one for one in await ledger.due_diligence() if one.closed_at is None], suppliers


@app.command("open")
def open_case(
    supplier: _Supplier,
    flag: Annotated[RedFlag | None, typer.Option(help="A flag that you know of; S4 is about shareholdings.")] = None,
    reason: Annotated[str, typer.Option(help="What you know, and from where.")] = "",
    lang: Spoken = None,
) -> None:
    """Open enhanced due diligence for the red flags that a supplier raises, or for one that you know of."""
    language = lang or reader_language()
    if bool(flag) != bool(reason.strip()):
        stop(Exit.UNREADABLE, _REASON_MISSING.in_(language))
    stated = _stated(flag, reason) if flag else None
    case, stored = run_to_end(_open(supplier, stated, language))
    if case is None:
        stop(Exit.FINDINGS, _NO_FLAG.in_(language).format(code=stored.supplier.code))
    due_diligence_page.show(case, stored, language)


def _stated(flag: RedFlag, reason: str) -> FlagHit:
    words = one_line(reason, _LONGEST)
    return FlagHit(flag, ((STATED, words),), source=who(), on=today())


async def _open(text: str, stated: FlagHit | None, language: Language) -> tuple[DueDiligence | None, StoredSupplier]:
    """The supplier's open case, opened now or before; None when nothing calls for one."""
    async with open_risk_desk() as desk:
        stored = await supplier_meant(desk.ledger, text, language)
        wanted = await _plan(desk, stored, stated, language)
        if wanted:
            await desk.ledger.open_due_diligence({stored.number: wanted}, now(), who())
        cases = await desk.ledger.due_diligence(stored.number)
        return next((one for one in cases if one.closed_at is None), None), stored


async def _plan(desk: RiskDesk, stored: StoredSupplier, stated: FlagHit | None, language: Language) -> Plan | None:
    rule = desk.method.due_diligence
    if stated:
        return planned(rule, [stated], today())
    return plan(rule, (await assessed(desk, stored.supplier.code, language)).flags, today())


@app.command()
def done(
    supplier: _Supplier,
    item: Annotated[Item, typer.Argument(help="What was obtained or done.")],
    evidence: Annotated[str, typer.Option(help="What was obtained and where it lies, or why it is not needed.")],
    lang: Spoken = None,
) -> None:
    """Note that an item is done, with its evidence. What is noted later is added to it."""
    language = lang or reader_language()
    words = _words(evidence, language)

    async def note() -> tuple[DueDiligence | None, StoredSupplier, bool]:
        async with open_ledger(read_settings()) as ledger:
            stored = await supplier_meant(ledger, supplier, language)
            case = await ledger.finish_item(stored.number, item, words, now(), who())
            is_open = any(one.closed_at is None for one in await ledger.due_diligence(stored.number))
            return case, stored, is_open

    case, stored, is_open = run_to_end(note())
    if case is None:
        why = _NOT_ASKED if is_open else _NO_CASE
        stop(Exit.FINDINGS, why.in_(language).format(code=stored.supplier.code))
    due_diligence_page.show(case, stored, language)


@app.command()
def close(
    supplier: _Supplier,
    conclusion: Annotated[str, typer.Option(help="What you conclude, for the record.")],
    lang: Spoken = None,
) -> None:
    """Close a supplier's case in your name; every item must be done."""
    language = lang or reader_language()
    words = _words(conclusion, language)

    async def end() -> tuple[DueDiligence | Text | None, StoredSupplier, str]:
        async with open_ledger(read_settings()) as ledger:
            stored = await supplier_meant(ledger, supplier, language)
            case = await ledger.close_due_diligence(stored.number, words, now(), who())
            left = [
                step.item
                for one in await ledger.due_diligence(stored.number)
                for step in due_diligence_page.open_steps(one)
            ]
            return case, stored, ", ".join(item.name_in(language) for item in left)

    case, stored, left = run_to_end(end())
    if case is None:
        stop(Exit.FINDINGS, _NO_CASE.in_(language).format(code=stored.supplier.code))
    if isinstance(case, Text):
        stop(Exit.FINDINGS, case.in_(language).format(items=left))
    due_diligence_page.show(case, stored, language)


def _words(given: str, language: Language) -> str:
    words = one_line(given, _LONGEST)
    if not words:
        stop(Exit.UNREADABLE, _BLANK.in_(language))
    return words
