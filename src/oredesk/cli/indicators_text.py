"""What ``oredesk indicators import`` prints: how the file is understood, what is wrong, what would change."""

from collections import Counter
from typing import Any

from rich.markup import escape

from ..core.indicator import IndicatorEdition, IndicatorValue
from ..core.language import Language, Text
from ..core.places.countries import country_name
from ..core.places.indicators.comparing import Changes
from ..core.places.indicators.figures import Figures, Why
from ..core.places.indicators.harvest import MOST_TOLD
from ..core.places.indicators.importing import IMPORTABLE
from ..core.places.indicators.publishers import PUBLISHERS
from ..core.places.indicators.wording import say as say_problem
from ..core.places.indicators.wording import say_passed
from ..core.risk.location_rule import LocationRule
from ..core.risk.location_wording import INDICATORS
from ..core.risk.place_risk import is_old
from .indicators_proposal import Import
from .terminal import out, say, table_in

_FIRST = 20
"""Problems that are shown; the rest is counted."""
_SAMPLE = 6
_LISTED = 12
_MANY_GONE = 0.2
"""The share of figures that go beyond which a file is perhaps not whole."""
_SOURCES = ", ".join(IMPORTABLE)

_FIGURES = Text("figures:    {title} ({source}), {how}", "数据：      {title}（{source}），{how}")
_AS_GIVEN = Text("as given", "由您指定")
_BY_LAYOUT = Text("told by the layout", "按文件格式识别")
_EDITION = Text("edition:    {edition}", "版本：      {edition}")
_YEAR = Text("year:       {year}{old}", "年份：      {year}{old}")
_OLD = Text(" – ended more than {months} months ago", " – 该年份结束已超过 {months} 个月")
_DAY = Text("published:  {day}{guess}", "发布日期：  {day}{guess}")
_GUESS = Text(" (not told by the file; say it with --as-of DATE)", "（文件未注明，可用 --as-of 指定）")
_COUNTED = Text("countries:  {countries}{regions}", "国家：      {countries} 个{regions}")
_REGIONS = Text("; regions: {regions}", "；地区：{regions} 个")
_PASSED = Text("passed over: {count} × {why} ({names})", "未采用：{count} 行 {why}（{names}）")
_SAMPLES = Text("\nSome of the figures", "\n部分数据")
_SAMPLE_HEADINGS = Text("place;figure;value;note", "地点;指标;数值;备注")
_PROBLEMS = Text("\nWhat is wrong ({count}):", "\n存在问题（{count} 处）：")
_MORE = Text("… and {count} more", "……另有 {count} 处")
_OTHER_SHEETS = Text("Other sheets, to be chosen with --sheet: {sheets}", "其他工作表（可用 --sheet 指定）：{sheets}")
_NOTHING_KEPT = Text(
    "\nNothing was imported; the editions that count stay as they are.", "\n未导入任何数据；现行版本保持不变。"
)
_SOURCE_HINT = Text("The sources are: {sources}", "可选来源：{sources}")
_REPLACES = Text(
    "\nIt takes the place of {edition}, about {year}. Figures that stay: {same}, change: {changed},"
    " are new: {appeared}, go: {gone}.",
    "\n将取代 {edition}（数据年份 {year}）：{same} 项不变，{changed} 项变化，{appeared} 项新增，{gone} 项消失。",
)
_STAYS = Text(
    "\nBeware: {edition}, about {year}, is newer and stays in force.",
    "\n注意：{edition}（数据年份 {year}）比它新，仍为现行版本。",
)
_FIRST_ONE = Text("\nThere is no edition of this source yet.", "\n目前尚无该来源的版本。")
_CHANGE_TITLE = Text("The greatest changes", "变化最大的数据")
_CHANGE_HEADINGS = Text("place;figure;before;after", "地点;指标;原值;新值")
_NEW = Text("new: {names}", "新增：{names}")
_GONE = Text("gone: {names}", "消失：{names}")
_FEWER = Text(
    "Beware: {gone} of {all} figures would be gone. Is the file whole?",
    "注意：现有 {all} 项数据中有 {gone} 项将消失。文件是否完整？",
)
_LICENCE = Text("\nLicence: {licence} {page}", "\n许可：{licence} {page}")
_KNOWN = Text(
    "This very edition is here already, as edition {number}. There is nothing to do.",
    "该版本已导入（编号 {number}），无需再次导入。",
)
_KEPT = Text("✓ Kept as edition {number}.", "✓ 已保存为版本 {number}。")
_LOOK = Text(
    "Nothing was changed: this was a look. To keep the edition, say the same with --apply.",
    "尚未作任何更改，以上仅为预览。如需保存，请加上 --apply 再执行一次。",
)


def show_import(done: Import, language: Language, *, apply: bool) -> None:
    """How the file is understood, what is wrong with it or would change, and what to do next."""
    figures = done.figures
    say(f"{done.wanted.file}: {figures.read_as}")
    if figures.source:
        title, how = PUBLISHERS[figures.source].title, (_AS_GIVEN if done.wanted.source else _BY_LAYOUT)
        say(_FIGURES.in_(language).format(title=title, source=figures.source, how=how.in_(language)))
    if figures.edition:
        _show_edition(done, figures.edition, language)
    _show_passed(figures, language)
    if figures.edition is None:
        _show_problems(figures, language)
        return
    _show_samples(figures.edition, language)
    _show_effect(done, language)
    publisher = PUBLISHERS[figures.edition.source]
    say(_LICENCE.in_(language).format(licence=publisher.licence.in_(language), page=publisher.page))
    if done.known_as:
        say(_KNOWN.in_(language).format(number=done.known_as.number))
    elif done.kept:
        say(_KEPT.in_(language).format(number=done.kept.number))
    elif not apply:
        say(_LOOK.in_(language))


def _show_edition(done: Import, edition: IndicatorEdition, language: Language) -> None:
    months = LocationRule().old_after_months
    old = _OLD.in_(language).format(months=months) if is_old(edition.year, done.wanted.today, months) else ""
    guess = "" if done.figures.day_is_given else _GUESS.in_(language)
    countries = {one.country for one in edition.values}
    regions = {one.region for one in edition.values if one.region}
    say(_EDITION.in_(language).format(edition=edition.edition))
    say(_YEAR.in_(language).format(year=edition.year, old=old))
    say(_DAY.in_(language).format(day=edition.as_of, guess=guess))
    with_regions = _REGIONS.in_(language).format(regions=len(regions)) if regions else ""
    say(_COUNTED.in_(language).format(countries=len(countries), regions=with_regions))


def _show_passed(figures: Figures, language: Language) -> None:
    for why, count in Counter(one.why for one in figures.passed_over).items():
        names = list(dict.fromkeys(one.name for one in figures.passed_over if one.why is why))
        told = ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
        say(_PASSED.in_(language).format(count=count, why=say_passed(why, language), names=told))


def _show_problems(figures: Figures, language: Language) -> None:
    count = len(figures.problems)
    say(_PROBLEMS.in_(language).format(count=f"{count}+" if count >= MOST_TOLD else count))
    for one in figures.problems[:_FIRST]:
        out.print(f"✗ {say_problem(one, language)}", style="red", markup=False, soft_wrap=True)
    if count > _FIRST:
        say(_MORE.in_(language).format(count=count - _FIRST))
    why = {one.why for one in figures.problems}
    if why & {Why.LAYOUT, Why.COLUMNS} and figures.not_read:
        say(_OTHER_SHEETS.in_(language).format(sheets=", ".join(figures.not_read[:_LISTED])))
    if why & {Why.LAYOUT, Why.SEVERAL_LAYOUTS}:
        say(_SOURCE_HINT.in_(language).format(sources=_SOURCES))
    say(_NOTHING_KEPT.in_(language))


def _show_samples(edition: IndicatorEdition, language: Language) -> None:
    """Some figures, evenly taken from all."""
    table = table_in(language, _SAMPLE_HEADINGS, title=_SAMPLES.in_(language))
    step = max(1, len(edition.values) // _SAMPLE)
    for one in edition.values[::step][:_SAMPLE]:
        indicator = INDICATORS[one.indicator].in_(language)
        table.add_row(place_name(one, language), indicator, value_of(one.value), escape(one.note))
    out.print(table)


def _show_effect(done: Import, language: Language) -> None:
    before, changes = done.before, done.changes
    if before is None or changes is None:
        say(_FIRST_ONE.in_(language))
        return
    if not done.counts:
        text = _STAYS.in_(language).format(edition=before.edition, year=before.year)
        out.print(text, style="yellow", markup=False, soft_wrap=True)
        return
    if done.known_as and not (changes.changed or changes.appeared or changes.gone):
        return
    counts = {
        "same": changes.same,
        "changed": len(changes.changed),
        "appeared": len(changes.appeared),
        "gone": len(changes.gone),
    }
    say(_REPLACES.in_(language).format(edition=before.edition, year=before.year, **counts))
    _show_changes(changes, language)
    if len(changes.gone) > _MANY_GONE * len(before.values):
        text = _FEWER.in_(language).format(gone=len(changes.gone), all=len(before.values))
        out.print(text, style="yellow", markup=False, soft_wrap=True)


def _show_changes(changes: Changes, language: Language) -> None:
    if changes.changed:
        table = table_in(language, _CHANGE_HEADINGS, title=_CHANGE_TITLE.in_(language))
        for one in changes.greatest:
            named = f"{country_name(one.country, language)} ({one.region or one.country})"
            indicator = INDICATORS[one.indicator].in_(language)
            table.add_row(escape(named), indicator, value_of(one.before), value_of(one.after))
        out.print(table)
    for text, values in ((_NEW, changes.appeared), (_GONE, changes.gone)):
        places = list(dict.fromkeys(place_name(one, language) for one in values))
        if places:
            names = ", ".join(places[:_LISTED]) + (" …" if len(places) > _LISTED else "")
            say(text.in_(language).format(names=names))


def place_name(value: IndicatorValue, language: Language) -> str:
    """The country with its code, or with that of the region."""
    return escape(f"{country_name(value.country, language)} ({value.region or value.country})")


def value_of(value: float) -> str:
    """A figure as it is shown: whole numbers whole, others with one decimal."""
    return f"{value:,.0f}" if value.is_integer() else f"{value:,.1f}"


def import_object(done: Import) -> dict[str, Any]:
    """How the file was understood and what became of it, for machines."""
    figures, edition = done.figures, done.figures.edition
    known = done.kept or done.known_as
    return {
        "file": done.wanted.file,
        "read_as": figures.read_as,
        "source": figures.source,
        "edition": edition and edition.edition,
        "year": edition and edition.year,
        "as_of": edition and edition.as_of,
        "countries": len({one.country for one in edition.values}) if edition else 0,
        "values": len(edition.values) if edition else 0,
        "passed_over": [
            {"sheet": one.place.sheet, "row": one.place.row, "name": one.name, "why": one.why}
            for one in figures.passed_over
        ],
        "problems": [
            {
                "why": one.why,
                "sheet": one.place.sheet,
                "row": one.place.row,
                "column": one.place.column,
                "message": {language: say_problem(one, language) for language in Language},
            }
            for one in figures.problems
        ],
        "replaces": _replaced(done),
        "counts": done.counts,
        "kept": done.kept is not None,
        "number": known.number if known else None,
    }


def _replaced(done: Import) -> dict[str, Any] | None:
    before, changes = done.before, done.changes
    if before is None or changes is None:
        return None
    return {
        "edition": before.edition,
        "year": before.year,
        "same": changes.same,
        "changed": changes.changed,
        "appeared": changes.appeared,
        "gone": changes.gone,
    }
