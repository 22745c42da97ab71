"""Official files are loaded as they are published: what differs from a day on, and nothing when it does not add up."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.backends.utils import CursorWrapper

from coding.models import AddOn, Code, CodeRelease, CodeSystem, ProcedurePair, Reference, ReferenceRelease, UnitLimit
from coding.official.source import DoesNotAddUp, UnknownFile
from coding.releases.code_rows import NoListBefore
from coding.releases.loaded import loaded_for
from coding.releases.merge import ComesTwice, changes
from coding.releases.publication import NoFirstDay, NoLicense, NoPayer, PartsAreMissing, Publication, Told, publications
from coding.releases.services import FewerThanBefore, NewerIsLoaded, preview
from coding.releases.target import Target
from tests.coding.official_files import (
    add_ons_file,
    addenda,
    hcpcs_file,
    in_parts,
    load_files,
    order_file,
    unit_limits_file,
    written,
)

OCTOBER_25, OCTOBER_26, OCTOBER_27 = date(2025, 10, 1), date(2026, 10, 1), date(2027, 10, 1)
pytestmark = pytest.mark.usefixtures("no_codes")

CHOLERA = [("A00", 0, "Cholera"), ("A000", 1, "Cholera due to a germ"), ("A009", 1, "Cholera, unspecified")]


def versions(code: str) -> list[tuple[str, date, date | None]]:
    return list(Code.objects.filter(code=code).order_by("starts_on").values_list("title", "starts_on", "ends_on"))


def everything() -> list[tuple[object, ...]]:
    rows = Code.objects.order_by("pk").values_list("pk", "system", "code", "title", "starts_on", "ends_on")
    return [*rows, *CodeRelease.objects.order_by("pk").values_list()]


# -- ICD-10-CM --------------------------------------------------------------------------------------------------------


def test_an_order_file_begins_with_its_fiscal_year(tmp_path: Path) -> None:
    (outcome,) = load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    assert (outcome.counts.new, outcome.counts.revised, outcome.counts.deleted) == (3, 0, 0)
    assert versions("A000") == [("Cholera due to a germ", OCTOBER_25, None)]
    assert Code.objects.get(code="A000").parent == "A00"
    assert Code.objects.get(code="A00").kind == Code.Kind.HEADING
    release = CodeRelease.objects.get(system=CodeSystem.ICD10CM)
    assert (release.name, release.starts_on, release.rows) == ("FY2026", OCTOBER_25, 3)


def test_the_next_year_ends_revises_and_adds_and_keeps_the_rest(tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    after = [("A00", 0, "Cholera"), ("A000", 1, "Cholera of another name"), ("QA01", 1, "A letter in second place")]
    (outcome,) = load_files(tmp_path, {"icd10cm_order_2027.txt": order_file(*after)}, Told(fewer_is_right=True))
    assert (outcome.counts.new, outcome.counts.revised, outcome.counts.deleted) == (1, 1, 1)
    assert versions("A00") == [("Cholera", OCTOBER_25, None)]
    assert versions("A000") == [
        ("Cholera due to a germ", OCTOBER_25, date(2026, 9, 30)),
        ("Cholera of another name", OCTOBER_26, None),
    ]
    assert versions("A009") == [("Cholera, unspecified", OCTOBER_25, date(2026, 9, 30))]
    assert versions("QA01") == [("A letter in second place", OCTOBER_26, None)]


@pytest.mark.parametrize("order", [("2026", "2027", "2028"), ("2028", "2026", "2027"), ("2027", "2028", "2026")])
def test_releases_may_come_in_any_order(tmp_path: Path, order: tuple[str, ...]) -> None:
    files = {
        "2026": order_file(("A00", 0, "Cholera"), ("A000", 1, "One"), ("A001", 1, "Old")),
        "2027": order_file(("A00", 0, "Cholera"), ("A000", 1, "Two"), ("A002", 1, "Between")),
        "2028": order_file(("A00", 0, "Cholera"), ("A000", 1, "One"), ("A001", 1, "Old")),
    }
    for year in order:
        load_files(tmp_path, {f"icd10cm_order_{year}.txt": files[year]})
    found = {
        day.year: dict(Code.objects.filter(starts_on__lte=day).exclude(ends_on__lt=day).values_list("code", "title"))
        for day in (OCTOBER_25, OCTOBER_26, OCTOBER_27)
    }
    assert found == {
        2025: {"A00": "Cholera", "A000": "One", "A001": "Old"},
        2026: {"A00": "Cholera", "A000": "Two", "A002": "Between"},
        2027: {"A00": "Cholera", "A000": "One", "A001": "Old"},
    }
    assert versions("A00") == [("Cholera", OCTOBER_25, None)]


def test_an_april_release_begins_in_april(tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    april = [*CHOLERA, ("A01", 1, "New in spring")]
    load_files(tmp_path, {"april-1-2026-code-descriptions.zip/icd10cm_order_april_2026.txt": order_file(*april)})
    assert versions("A01") == [("New in spring", date(2026, 4, 1), None)]
    assert versions("A000") == [("Cholera due to a germ", OCTOBER_25, None)]


def test_a_repeat_changes_nothing(tmp_path: Path) -> None:
    files = {"icd10cm_order_2026.txt": order_file(*CHOLERA)}
    load_files(tmp_path, files)
    before = everything()
    (outcome,) = load_files(tmp_path, files)
    assert outcome.was_loaded
    assert everything() == before


def test_notes_stay_when_a_list_without_them_comes(tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    Code.objects.filter(code="A000").update(notes={"includes": ["what we know"]})
    revised = [CHOLERA[0], ("A000", 1, "Cholera of another name"), CHOLERA[2]]
    load_files(tmp_path, {"icd10cm_order_2027.txt": order_file(*revised)})
    assert Code.objects.get(code="A000", ends_on=None).notes == {"includes": ["what we know"]}


def test_a_title_that_only_lost_its_accents_is_the_same(tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(("C84", 1, "Sezary disease"))})
    Code.objects.filter(code="C84").update(title="Sézary disease")
    (outcome,) = load_files(tmp_path, {"icd10cm_order_2027.txt": order_file(("C84", 1, "Sezary disease"))})
    assert outcome.counts.changed == 0
    assert versions("C84") == [("Sézary disease", OCTOBER_25, None)]


@pytest.mark.parametrize("cut", [-1, -9, -30, 200, 300])
def test_a_cut_file_changes_nothing(tmp_path: Path, cut: int) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    before = everything()
    text = order_file(*[(code, valid, f"{title}, said anew") for code, valid, title in CHOLERA])[:cut]
    if cut == -1:  # only the end of the last line is lost
        text = text.replace("00003", "00004")
    with pytest.raises((DoesNotAddUp, FewerThanBefore)):
        load_files(tmp_path, {"icd10cm_order_2027.txt": text})
    assert everything() == before


def test_a_file_cut_between_two_lines_is_told_by_what_was_there_before(tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    with pytest.raises(FewerThanBefore, match="FY2027 has 2 rows, FY2026 had 3: it looks cut off"):
        load_files(tmp_path, {"icd10cm_order_2027.txt": order_file(*CHOLERA[:2])})


def test_a_long_text_whose_last_line_has_no_end_is_cut_off(tmp_path: Path) -> None:
    text = order_file(*((f"A{number:04d}", 1, "A title of a code") for number in range(1_500)))
    with pytest.raises(DoesNotAddUp, match="line 1500: The file is cut off here"):
        load_files(tmp_path, {"icd10cm_order_2027.txt": text.rstrip()})
    assert not Code.objects.exists()


# -- addenda ----------------------------------------------------------------------------------------------------------

CHANGES = addenda(
    ("Delete", "A009", 1, "Cholera, unspecified"),
    ("Add", "A009", 0, "Cholera, unspecified"),
    ("Add", "A0091", 1, "Cholera below it"),
    ("Revise from", "A000", 1, "Cholera due to a germ"),
    ("Revise to", "A000", 1, "Cholera of another name"),
)


def test_addenda_change_the_list_of_the_day_before(tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    (outcome,) = load_files(tmp_path, {"icd10cm_order_addenda_2027.txt": CHANGES})
    assert (outcome.counts.new, outcome.counts.revised, outcome.counts.deleted) == (1, 2, 0)
    assert versions("A00") == [("Cholera", OCTOBER_25, None)]
    assert [one.kind for one in Code.objects.filter(code="A009").order_by("starts_on")] == ["CODE", "HEADING"]
    assert Code.objects.get(code="A0091").parent == "A009"
    assert versions("A000")[1] == ("Cholera of another name", OCTOBER_26, None)


def test_addenda_to_another_list_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NoListBefore, match=r"changes a list that is not loaded\. Load the order file instead"):
        load_files(tmp_path, {"icd10cm_order_addenda_2027.txt": CHANGES})
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(("A00", 0, "Cholera"), ("A000", 1, "One"))})
    with pytest.raises(DoesNotAddUp, match="line 1: It changes A009, which the list of 2026-09-30 does not have"):
        load_files(tmp_path, {"icd10cm_order_addenda_2027.txt": CHANGES})
    twice = addenda(("Add", "A000", 1, "One"))
    with pytest.raises(DoesNotAddUp, match="line 1: It adds A000, which the list of 2026-09-30 has already"):
        load_files(tmp_path, {"icd10cm_order_addenda_2027.txt": twice})


TABULAR = """<?xml version="1.0"?><ICD10CM.tabular><version>2026</version><chapter><name>1</name><desc>Infections</desc>
<section id="A00-A09"><desc>Intestinal</desc><diag><name>A00</name><desc>Cholera</desc>
<excludes1><note>something else (B00)</note></excludes1>
<diag><name>A00.0</name><desc>Cholera due to a germ</desc></diag>
<diag><name>A00.9</name><desc>Cholera, unspecified</desc></diag></diag></section></chapter></ICD10CM.tabular>"""


def test_the_tabular_list_brings_notes_blocks_and_chapters(tmp_path: Path) -> None:
    files = {"icd10cm_order_2026.txt": order_file(*CHOLERA), "icd10cm_tabular_2026.xml": TABULAR}
    load_files(tmp_path, files)
    assert Code.objects.get(code="A00").notes == {"excludes1": ["something else (B00)"]}
    assert list(Code.objects.filter(kind__in=["BLOCK", "CHAPTER"]).values_list("code", flat=True)) == ["1", "A00-A09"]
    load_files(tmp_path, {"icd10cm_order_2027.txt": order_file(*CHOLERA, ("A01", 1, "New"))})
    assert Code.objects.get(code="A01").parent == "A00-A09"
    assert Code.objects.get(code="A00-A09").ends_on is None


def test_a_tabular_list_alone_or_cut_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoListBefore, match="Load it with the order file"):
        load_files(tmp_path, {"icd10cm_tabular_2026.xml": TABULAR})
    files = {"icd10cm_order_2026.txt": order_file(*CHOLERA), "icd10cm_tabular_2026.xml": TABULAR[:-60]}
    with pytest.raises(DoesNotAddUp, match="cut off or damaged"):
        load_files(tmp_path, files)
    assert not Code.objects.exists()


# -- HCPCS ------------------------------------------------------------------------------------------------------------


def test_hcpcs_codes_have_days_of_their_own(tmp_path: Path) -> None:
    items = [
        ("LT", "Left side of it", "19860101", ""),
        ("E0100", "A cane", "19860101", ""),
        ("E0999", "A thing that ends", "20150101", "20261231"),
        ("J9999", "New in this quarter", "20261001", ""),
    ]
    load_files(tmp_path, {"HCPC2026_OCT_ANWEB.txt": hcpcs_file(*items)})
    assert versions("E0100") == [("A cane", date(2000, 1, 1), None)]
    assert versions("E0999") == [("A thing that ends", date(2015, 1, 1), date(2026, 12, 31))]
    assert versions("J9999") == [("New in this quarter", OCTOBER_26, None)]
    mark = Code.objects.get(system=CodeSystem.MODIFIER, code="LT")
    assert (mark.title, mark.notes["notes"][-1]) == ("Left side", "Left side of it")


def test_the_next_quarter_changes_what_it_says_and_ends_what_it_does_not(tmp_path: Path) -> None:
    first = [
        ("E0100", "A cane", "19860101", ""),
        ("E0105", "Another", "19860101", ""),
        ("E0110", "Crutch", "19860101", ""),
    ]
    load_files(tmp_path, {"HCPC2026_JUL_ANWEB.txt": hcpcs_file(*first)})
    second = [("E0100", "A stick", "19860101", ""), ("E0110", "Crutch", "19860101", "20260831"),
              ("E0999", "Added late", "20260815", "")]  # fmt: skip
    load_files(tmp_path, {"HCPC2026_OCT_ANWEB.txt": hcpcs_file(*second)}, Told(fewer_is_right=True))
    assert versions("E0100") == [
        ("A cane", date(2000, 1, 1), date(2026, 9, 30)),
        ("A stick", OCTOBER_26, None),
    ]
    assert versions("E0105") == [("Another", date(2000, 1, 1), date(2026, 9, 30))]
    assert versions("E0110") == [("Crutch", date(2000, 1, 1), date(2026, 8, 31))]
    assert versions("E0999") == [("Added late", date(2026, 8, 15), None)]


def test_an_older_list_leaves_alone_what_a_newer_one_says_was_added_since(tmp_path: Path) -> None:
    newer = [("E0100", "A cane", "19860101", ""), ("J9999", "Added in summer", "20260701", "")]
    load_files(tmp_path, {"HCPC2026_OCT_ANWEB.txt": hcpcs_file(*newer)})
    load_files(tmp_path, {"HCPC2026_JAN_ANWEB.txt": hcpcs_file(newer[0])}, Told(fewer_is_right=True))
    assert versions("E0100") == [("A cane", date(2000, 1, 1), None)]
    assert versions("J9999") == [("Added in summer", date(2026, 7, 1), None)]


# -- CPT --------------------------------------------------------------------------------------------------------------


def test_cpt_is_not_kept_without_a_license(tmp_path: Path) -> None:
    with pytest.raises(NoLicense, match="Confirm first that the office holds a license"):
        load_files(tmp_path, {"LONGULT_2027.txt": "99213\tOur own words\n"})
    assert not Code.objects.exists()


# -- NCCI -------------------------------------------------------------------------------------------------------------


def test_pairs_carry_their_past(tmp_path: Path) -> None:
    load_files(tmp_path, in_parts(
        ("10001", "20001", "20200101", "*", "1"), ("10001", "20002", "20200101", "20221231", "0"),
        ("10001", "20002", "20240101", "*", "1"), ("10001", "20003", "20200101", "20200101", "1"),
    ))  # fmt: skip
    on_2021 = ProcedurePair.objects.filter(column_one="10001").on(date(2021, 5, 1)).order_by("column_two")
    assert [(one.column_two, one.indicator, one.reason) for one in on_2021] == [
        ("20001", "1", "M"),
        ("20002", "0", "M"),
    ]
    release = loaded_for(kind=Reference.PAIRS, day=date(2021, 5, 1))
    assert release and (release.name, release.starts_on) == ("2026 Q4", OCTOBER_26)


def test_the_next_quarter_of_pairs_replaces_what_differs(tmp_path: Path) -> None:
    load_files(tmp_path, in_parts(("10001", "20001", "20200101", "*", "1"), ("10001", "20002", "20200101", "*", "1")))
    after = in_parts(
        ("10001", "20001", "20200101", "20261231", "1"), ("10001", "20002", "20200101", "*", "1"),
        ("10001", "20003", "20270101", "*", "0"), version="330",
    )  # fmt: skip
    (outcome,) = load_files(tmp_path, after)
    assert (outcome.counts.new, outcome.counts.revised, outcome.counts.deleted) == (1, 1, 0)
    assert ProcedurePair.objects.get(column_two="20001").ends_on == date(2026, 12, 31)
    with pytest.raises(NewerIsLoaded, match="2027 Q1 is loaded and carries its past with it; 2026 Q3 adds nothing"):
        load_files(tmp_path, in_parts(("10001", "20001", "20200101", "*", "1"), version="322"))


def test_half_of_the_pairs_is_refused(tmp_path: Path) -> None:
    parts = in_parts(("10001", "20001", "20200101", "*", "1"))
    del parts["ccipra-v323r0-f3.TXT"]
    with pytest.raises(PartsAreMissing, match=r"f3 is missing\. Load all parts together"):
        load_files(tmp_path, parts)


def test_pairs_that_overlap_by_a_day_are_put_straight(tmp_path: Path) -> None:
    rows = [("10001", "20001", "20200101", "20210101", "1"), ("10001", "20001", "20210101", "*", "0")]
    load_files(tmp_path, in_parts(*rows, rows[1]))
    found = ProcedurePair.objects.filter(column_one="10001").order_by("starts_on")
    assert [(one.indicator, one.ends_on) for one in found] == [("1", date(2020, 12, 31)), ("0", None)]


def test_unit_limits_begin_with_their_quarter_and_an_older_one_fills_the_days_before(tmp_path: Path) -> None:
    load_files(tmp_path, {"MUE_Eff_10-01-2026.csv": unit_limits_file(("10001", 2, 3), ("10002", 1, 2))})
    load_files(tmp_path, {"MUE_Eff_07-01-2026.csv": unit_limits_file(("10001", 4, 3), ("10002", 1, 2))})
    found = list(UnitLimit.objects.order_by("code", "starts_on").values_list("code", "units", "starts_on", "ends_on"))
    assert found == [
        ("10001", 4, date(2026, 7, 1), date(2026, 9, 30)),
        ("10001", 2, OCTOBER_26, None),
        ("10002", 1, date(2026, 7, 1), None),
    ]
    assert loaded_for(kind=Reference.UNIT_LIMITS, day=date(2026, 6, 30)) is None


def test_a_code_that_comes_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ComesTwice, match="10001 comes twice"):
        load_files(tmp_path, {"MUE_Eff_10-01-2026.csv": unit_limits_file(("10001", 2, 3), ("10001", 1, 2))})
    assert not ReferenceRelease.objects.exists()


def test_add_on_codes_of_the_three_kinds(tmp_path: Path) -> None:
    rows = [("1", "11045", "11042", "2013001", ""), ("2", "99417", "CCCCC", "2021032", "2026365")]
    load_files(tmp_path, {"AOC_V2026Q4-MCR.txt": add_ons_file(*rows)})
    assert list(AddOn.objects.order_by("add_on").values_list("add_on", "primary", "kind", "ends_on")) == [
        ("11045", "11042", "1", None), ("99417", "", "2", date(2026, 12, 31)),
    ]  # fmt: skip


# -- what is said of a file -------------------------------------------------------------------------------------------


def test_a_file_that_nothing_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFile, match=r"Nothing in shopping\.txt is laid out as an official release"):
        load_files(tmp_path, {"shopping.txt": "milk\nbread\n"})


def test_a_file_that_does_not_say_since_when_is_asked_for_it(tmp_path: Path) -> None:
    text = unit_limits_file(("10001", 2, 3))
    with pytest.raises(NoFirstDay, match=r"limits\.csv does not say in its name since when it holds"):
        load_files(tmp_path, {"limits.csv": text})
    load_files(tmp_path, {"limits.csv": text}, Told(starts_on=OCTOBER_26))
    assert UnitLimit.objects.get().starts_on == OCTOBER_26


def test_a_fee_schedule_needs_its_payer(tmp_path: Path) -> None:
    with pytest.raises(NoPayer, match=r"prices-2026-01-01\.csv is the fee schedule of a payer. Say of which"):
        load_files(tmp_path, {"prices-2026-01-01.csv": "code,amount\n99213,92.00\n"})


def test_a_preview_shows_and_changes_nothing(tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    before = everything()
    found = publications(written(tmp_path, {"icd10cm_order_addenda_2027.txt": CHANGES}), Told())
    seen: list[tuple[str, str]] = []

    def see(publication: Publication, target: Target, cursor: CursorWrapper) -> None:
        cursor.execute(f"SELECT sort, code FROM ({changes(target)}) AS change ORDER BY code")
        seen.extend(cursor.fetchall())

    preview(publications=found, see=see)
    assert seen == [("R", "A000"), ("R", "A009"), ("N", "A0091")]
    assert everything() == before


def test_the_command_loads_shows_and_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ((_, path),) = written(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    call_command("load_codes", str(path), "--dry-run")
    assert "3 new, 0 revised, 0 deleted. Nothing was loaded." in capsys.readouterr().out
    assert not Code.objects.exists()
    call_command("load_codes", str(path))
    said = "ICD-10-CM FY2026, from 10/01/2025: 3 rows: 3 new, 0 revised, 0 deleted.\n"
    assert capsys.readouterr().out.endswith(said)
    call_command("load_codes", str(path))
    assert "loaded before. Nothing changed." in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"Nothing in .* is laid out as HCPCS Level II"):
        call_command("load_codes", str(path), "--kind", "hcpcs")
