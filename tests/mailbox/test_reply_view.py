"""What a reply shows stays readable, however much there is to say."""

from dataclasses import replace

import pytest

from oredesk.core.finding import Finding, Severity, Verdict
from oredesk.core.language import Language
from oredesk.core.refusal import RefusalCode
from oredesk.core.submission import FileReport
from oredesk.mailbox.reply_view import FIXED, NOTES, PLACES, ROWS, ROWS_OF_A_KIND, FileView, ReplyReader, ReplyView
from replies import BAD_MAIL, FAILED, NO_NAME, NO_PHONE, SUSPICION, examined, finding, progress, refused, reply


def view(*reports: FileReport, language: Language = Language.EN) -> ReplyView:
    return ReplyReader(language).view(reply(*reports))


def shown(*findings: Finding) -> FileView:
    return view(examined(findings=findings)).files[0]


def names_missing(*addresses: str) -> list[Finding]:
    """The same fault in several cells."""
    return [finding("H001", address, "Smelter List") for address in addresses]


def test_findings_stand_in_the_order_they_were_given() -> None:
    assert [point.code for point in shown(NO_PHONE, BAD_MAIL, NO_NAME).points] == ["H006", "H053", "H001"]


def test_errors_are_what_is_to_correct_and_warnings_are_counted_apart() -> None:
    file = shown(NO_NAME, BAD_MAIL, NO_PHONE, finding("T001"))
    assert (file.errors, file.warnings, len(file.points), len(file.notes)) == (2, 1, 3, 1)


def test_cells_with_the_very_same_fault_share_a_row_where_the_first_one_stood() -> None:
    first, *others = names_missing("B5", "B6", "B7", "B9")
    points = shown(first, NO_PHONE, *others).points
    assert [(point.places, point.count) for point in points] == [("B5–B7, B9", 4), ("D17", 1)]


@pytest.mark.parametrize(
    ("addresses", "places"),
    [
        (["B5"], "B5"),
        (["B5", "B6"], "B5, B6"),
        (["B5", "C6", "C7", "C8"], "B5, C6–C8"),
        (["B9", "B8"], "B9, B8"),
        (["B5:C6", "B7"], "B5:C6, B7"),
        ([f"B{row}" for row in range(1, 4 * PLACES, 2)], ", ".join(f"B{1 + 2 * n}" for n in range(PLACES)) + ", …"),
    ],
)
def test_neighbouring_cells_are_named_as_a_range_and_many_places_are_cut(addresses: list[str], places: str) -> None:
    (point,) = shown(*names_missing(*addresses)).points
    assert (point.places, point.count) == (places, len(addresses))


def test_many_findings_of_a_kind_that_differ_in_words_end_in_one_folded_row() -> None:
    findings = [finding("H009", f"C{row}", "Smelter List", value=f"mail {row}") for row in range(5, 35)]
    points = shown(*findings, NO_PHONE).points
    assert len(points) == ROWS_OF_A_KIND + 2
    folded = points[ROWS_OF_A_KIND]
    assert (folded.count, folded.message, folded.value) == (30 - ROWS_OF_A_KIND, "", "")
    assert folded.places == f"C{5 + ROWS_OF_A_KIND}–C34"
    assert points[-1].code == "H006"


def test_one_more_than_the_rows_of_a_kind_is_shown_and_not_folded() -> None:
    findings = [finding("H009", f"C{row}", value=f"mail {row}") for row in range(ROWS_OF_A_KIND + 1)]
    points = shown(*findings).points
    assert len(points) == ROWS_OF_A_KIND + 1
    assert all(point.message for point in points)


def test_a_table_has_an_end_and_what_is_beyond_is_counted() -> None:
    findings = [finding(f"X{number:03}", "D8", value=str(number)) for number in range(ROWS + 7)]
    file = shown(*findings)
    assert (len(file.points), file.beyond, file.errors) == (ROWS, 7, ROWS + 7)


def test_notes_have_an_end_too() -> None:
    notes = [replace(finding(f"X{number:03}", "D8"), severity=Severity.NOTE) for number in range(NOTES + 2)]
    file = shown(*notes)
    assert (len(file.notes), file.notes_beyond, file.points) == (NOTES, 2, ())


def test_a_value_is_shown_only_where_the_message_does_not_say_it() -> None:
    (named,) = shown(finding("H009", "D16", value="no-at", field="contact_email")).points
    assert "no-at" in named.message
    assert named.value == ""
    (unnamed,) = shown(finding("H001", "D8", value="x" * 500)).points
    assert unnamed.value == "x" * 119 + "…"


def test_the_reply_takes_the_heaviest_verdict() -> None:
    complete, incomplete = examined(), examined(findings=[NO_NAME])
    unreadable = refused("x.jpg", RefusalCode.PICTURE)
    assert view(complete).verdict is Verdict.COMPLETE
    assert view(complete, unreadable).verdict is Verdict.UNREADABLE
    assert view(unreadable, incomplete, complete).verdict is Verdict.INCOMPLETE


def test_progress_lists_a_few_fixed_points_and_counts_the_rest() -> None:
    fixed = [finding(f"X{number:03}", "D8") for number in range(FIXED + 3)]
    changed = view(examined(progress=progress(fixed, left=2, new=1))).files[0].progress
    assert changed
    assert (changed.fixed, changed.left, changed.new) == (FIXED + 3, 2, 1)
    assert (len(changed.fixed_points), changed.fixed_beyond) == (FIXED, 3)


def test_moments_are_written_as_each_language_writes_them() -> None:
    report = examined(progress=progress())
    times = [view(report, language=language).files[0].progress for language in Language]
    assert [time and time.when for time in times] == ["3 November 2026, 06:12 UTC", "2026年11月3日 06:12（UTC）"]


def test_a_file_is_described_by_template_company_and_minerals() -> None:
    assert view(examined()).files[0].about == "CMRT 6.5 · Example Ltd · tin"
    assert view(examined(company=" "), language=Language.ZH).files[0].about == "CMRT 6.5 · 锡"


def test_a_suspicion_is_neither_shown_nor_counted() -> None:
    (file,) = view(examined(findings=[SUSPICION, NO_NAME, BAD_MAIL], progress=progress([SUSPICION, NO_PHONE]))).files
    assert [point.code for point in file.points] == ["H001", "H053"]
    assert (file.errors, file.warnings, file.notes, file.beyond) == (1, 1, (), 0)
    assert file.progress
    assert (file.progress.fixed, [point.code for point in file.progress.fixed_points]) == (1, ["H006"])
    assert view(examined(findings=[SUSPICION])).verdict is Verdict.COMPLETE


@pytest.mark.parametrize("language", Language)
def test_complete_as_far_as_examined_is_counted_apart(language: Language) -> None:
    whole, partly, open_ = examined(), examined(faults=[FAILED]), examined(findings=[NO_NAME], faults=[FAILED])
    seen = view(whole, partly, open_, refused("x.jpg", RefusalCode.PICTURE), language=language)
    assert [file.partly for file in seen.files] == [False, True, True, False]
    assert (seen.count("complete"), seen.complete_so_far) == (2, 1)
