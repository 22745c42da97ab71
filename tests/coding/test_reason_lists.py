"""Licensed lists of reason and remark codes: read, compared, loaded when the license is confirmed, and said."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.story import payers_words
from coding.models import LicensedReason, ReasonList
from coding.official.source import DoesNotAddUp, UnknownFile
from coding.reason_lists.loading import MuchShorter, NoLicense, difference, licensed_words, load
from coding.reason_lists.reading import Reason, read
from tests.builders import NOW
from tests.claims.given import a_denial, a_sent_claim

pytestmark = pytest.mark.django_db
CARC, RARC = ReasonList.CARC, ReasonList.RARC
HEAD = "Code,Description,Start Date,Stop Date\n"
NOTICE = "Invented list for tests\n\n"


def a_file(folder: Path, text: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def reasons(**words: str) -> dict[str, Reason]:
    return {code.lstrip("_"): Reason(code.lstrip("_"), said, date(2020, 1, 1), None) for code, said in words.items()}


def many(count: int) -> dict[str, Reason]:
    return reasons(**{f"_{number}": f"Words {number}" for number in range(1, count + 1)})


def test_a_list_is_read_below_its_notice_with_its_dates(tmp_path: Path) -> None:
    body = f'{NOTICE}{HEAD}1,"Words, with a comma",01/01/1995,\nP12,Other words,2013-11-01,07/01/2020\n'
    assert read(a_file(tmp_path, body), CARC) == {
        "1": Reason("1", "Words, with a comma", date(1995, 1, 1), None),
        "P12": Reason("P12", "Other words", date(2013, 11, 1), date(2020, 7, 1)),
    }


@pytest.mark.parametrize(
    ("which", "line", "refusal"),
    [
        (CARC, "N130,Words,01/01/2000,", "no code of the list Claim adjustment reasons"),
        (RARC, "16,Words,01/01/2000,", "no code of the list Remittance remarks"),
        (CARC, "16,,01/01/2000,", "has no words"),
        (CARC, "16,Words,someday,", "is no date"),
        (CARC, "16,Words,01/01/2020,01/01/2019", "stops before it starts"),
        (CARC, "1,Words,01/01/2020,", "stands twice"),
    ],
)
def test_a_line_that_does_not_add_up_is_refused_by_its_number(
    tmp_path: Path, which: ReasonList, line: str, refusal: str
) -> None:
    first = "1,Words,01/01/1995,\n" if which == CARC else "M1,Words,01/01/1995,\n"
    with pytest.raises(DoesNotAddUp, match=refusal) as told:
        read(a_file(tmp_path, HEAD + first + line + "\n"), which)
    assert told.value.line == 3


def test_a_file_without_such_a_table_is_not_known(tmp_path: Path) -> None:
    with pytest.raises(UnknownFile):
        read(a_file(tmp_path, "A,B\n1,2\n"), CARC)


def test_the_difference_is_told_before_anything_is_kept() -> None:
    load(which=CARC, reasons=reasons(_1="One", _2="Two", _3="Three"), licensed_to="Cedar Hollow", now=NOW)
    later = reasons(_1="One", _2="Two, said anew", _4="Four")
    later["1"] = Reason("1", "One", date(2020, 1, 1), date(2026, 1, 1))
    told = difference(which=CARC, reasons=later)
    assert (told.new, told.revised, told.stopped, told.left_out) == (("4",), ("2",), ("1",), ("3",))
    assert LicensedReason.objects.count() == 3


def test_loading_again_changes_nothing_and_what_is_left_out_stays() -> None:
    load(which=CARC, reasons=many(20), licensed_to="Cedar Hollow", now=NOW)
    told = load(which=CARC, reasons=many(19), licensed_to="Cedar Hollow", now=NOW)
    assert (told.new, told.revised, told.left_out) == ((), (), ("20",))
    assert LicensedReason.objects.count() == 20


def test_a_file_that_is_cut_off_changes_nothing() -> None:
    load(which=CARC, reasons=many(20), licensed_to="Cedar Hollow", now=NOW)
    with pytest.raises(MuchShorter, match="leaves out 10 of 20"):
        load(which=CARC, reasons={**many(10), **reasons(_1="Anew")}, licensed_to="Cedar Hollow", now=NOW)
    assert LicensedReason.objects.get(code="1").description == "Words 1"


def test_nothing_is_kept_without_a_license() -> None:
    with pytest.raises(NoLicense, match="Say who holds the license"):
        load(which=CARC, reasons=many(1), licensed_to=" ", now=NOW)


def test_words_are_found_by_list() -> None:
    load(which=CARC, reasons=reasons(_16="Reason"), licensed_to="Cedar Hollow", now=NOW)
    load(which=RARC, reasons=reasons(M16="Remark"), licensed_to="Cedar Hollow", now=NOW)
    assert licensed_words(reasons=["16", "M16"]) == {"16": "Reason"}
    assert licensed_words(reasons=["16"], remarks=["M16", "N1"]) == {"16": "Reason", "M16": "Remark"}


def test_the_command_shows_first_and_loads_with_the_license(tmp_path: Path) -> None:
    path, out = a_file(tmp_path, HEAD + "16,Words,01/01/1995,\n"), StringIO()
    call_command("load_reason_list", "CARC", str(path), stdout=out)
    assert "1 new, 0 revised" in out.getvalue() and "Nothing was kept" in out.getvalue()
    assert not LicensedReason.objects.exists()
    call_command("load_reason_list", "CARC", str(path), "--licensed-to", "Cedar Hollow", stdout=out)
    assert LicensedReason.objects.get().licensed_to == "Cedar Hollow"
    with pytest.raises(CommandError, match="no code of the list"):
        call_command("load_reason_list", "RARC", str(path), stdout=out)


def test_a_denial_is_said_in_our_words_and_in_the_licensed_ones(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    denial = a_denial(claim)
    _, before = payers_words(claim, [denial])
    load(which=CARC, reasons=reasons(**{f"_{denial.reason_code}": "Licensed"}), licensed_to="Cedar Hollow", now=NOW)
    _, after = payers_words(claim, [denial])
    first, then = next(iter(before)).words, next(iter(after)).words
    assert then == f"{first} “Licensed”"
