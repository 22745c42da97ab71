"""Licensed lists of reason and remark codes: read, shown as a difference, loaded with a license, and said."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from claims.rows import rows
from claims.story import payers_words
from coding.models import License, LicensedReason, LineAnswer, Reference, ReleaseUpload
from coding.official.source import DoesNotAddUp
from coding.outcomes.figures import Answered, Figures
from coding.reason_words import licensed_words, reason_in_words
from coding.releases import uploads
from coding.releases.office import impact_of
from coding.releases.publication import NoFirstDay, NoLicense, Told
from coding.releases.services import FewerThanBefore, Outcome
from practice.models import Role, Staff
from tests.builders import NOW, a_payer, a_staff
from tests.claims.given import a_denial, a_sent_claim
from tests.coding.answers import an_answer
from tests.coding.official_files import load_files

pytestmark = pytest.mark.django_db
HEAD = "Code,Description,Start Date,Stop Date\n"
NOTICE = "Invented list for tests\n\n"
JULY = date(2026, 7, 1)
NOTHING_TOLD = Told()
Load = Callable[..., Outcome]


def a_list(*rows: str, head: str = HEAD) -> str:
    return head + "".join(f"{row}\n" for row in rows)


def many(count: int, words: str = "Words") -> str:
    return a_list(*(f"{number},{words} {number},01/01/2020," for number in range(1, count + 1)))


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load one list of an office that has a license."""
    License.objects.create(work="REASONS", holder="Cedar Hollow", confirmed_by=a_staff(), confirmed_at=NOW)

    def load(text: str, name: str = "codes_2026-07-01.csv", told: Told = NOTHING_TOLD) -> Outcome:
        (outcome,) = load_files(tmp_path, {name: text}, told)
        return outcome

    return load


def kept() -> dict[str, tuple[str, date, date | None]]:
    rows = LicensedReason.objects.values_list("code", "description", "starts_on", "ends_on")
    return {code: (words, first, last) for code, words, first, last in rows}


def test_a_list_is_read_below_its_notice_with_its_days(load: Load) -> None:
    rows = ('1,"Words, with a comma",01/01/2010,', "P12,Other words,2013-11-01,07/01/2020", "2,No first day,,")
    outcome = load(NOTICE + a_list(*rows))
    assert (outcome.publication.kind, outcome.publication.starts_on) == (Reference.REASONS, JULY)
    assert kept() == {
        "1": ("Words, with a comma", date(2010, 1, 1), None),
        "P12": ("Other words", date(2013, 11, 1), date(2020, 6, 30)),
        "2": ("No first day", date(2000, 1, 1), None),
    }


def test_the_two_lists_are_told_apart_by_their_first_code_and_stay_apart(load: Load) -> None:
    assert load(a_list("16,Reason,01/01/2010,")).publication.kind == Reference.REASONS
    assert load(a_list("M16,Remark,01/01/2010,", "N1,Another,01/01/2010,")).publication.kind == Reference.REMARKS
    assert set(kept()) == {"16", "M16", "N1"}


@pytest.mark.parametrize(
    ("first", "line", "refusal"),
    [
        ("1", "N130,Words,01/01/2000,", "N130 is no reason code"),
        ("M1", "16,Words,01/01/2000,", "16 is no remark code"),
        ("1", "16,,01/01/2000,", "has no words"),
        ("1", "16,Words,someday,", "is not a date"),
        ("1", "16,Words,01/01/2020,01/01/2019", "stops before it starts"),
        ("1", "1,Words,01/01/2020,", "stands twice"),
    ],
)
def test_a_line_that_does_not_add_up_is_refused_by_its_number(load: Load, first: str, line: str, refusal: str) -> None:
    with pytest.raises(DoesNotAddUp, match=refusal) as told:
        load(a_list(f"{first},Words,01/01/2010,", line))
    assert told.value.line == 3 and not LicensedReason.objects.exists()


def test_a_list_that_does_not_say_since_when_it_holds_is_asked_for_it(load: Load) -> None:
    with pytest.raises(NoFirstDay, match="Say from which date it is valid"):
        load(many(1), name="codes.csv")
    assert load(many(1), name="codes.csv", told=Told(starts_on=JULY)).counts.new == 1


def test_loading_again_changes_nothing_and_what_a_later_list_leaves_out_stays(load: Load) -> None:
    load(many(20))
    assert load(many(20)).was_loaded
    later = load(many(19).replace("Words 7,", "Words said anew,"), name="codes_2026-11-01.csv")
    assert (later.counts.new, later.counts.revised, later.counts.deleted) == (0, 1, 0)
    assert len(kept()) == 20 and kept()["7"][0] == "Words said anew" and kept()["20"][0] == "Words 20"


def test_a_file_that_is_cut_off_changes_nothing(load: Load) -> None:
    load(many(20))
    with pytest.raises(FewerThanBefore, match="it looks cut off"):
        load(many(10, "Anew"), name="codes_2026-11-01.csv")
    assert kept()["1"][0] == "Words 1"


def test_nothing_is_kept_without_a_license(tmp_path: Path) -> None:
    License.objects.create(work="CPT", holder="Cedar Hollow", confirmed_by=a_staff(), confirmed_at=NOW)
    with pytest.raises(NoLicense, match=r"belong to X12\. Confirm first that the office holds a license"):
        load_files(tmp_path, {"codes_2026-07-01.csv": many(1)})


def test_the_command_shows_first_and_then_loads(load: Load, tmp_path: Path) -> None:
    path, out = tmp_path / "reasons.csv", StringIO()
    path.write_text(many(1))
    call_command("load_codes", str(path), "--from", "2026-07-01", "--dry-run", stdout=out)
    assert "new      1" in out.getvalue() and "Nothing was loaded" in out.getvalue() and not kept()
    call_command("load_codes", str(path), "--from", "2026-07-01", "--kind", "reasons", stdout=out)
    assert set(kept()) == {"1"}
    with pytest.raises(CommandError, match=r"Nothing in reasons\.csv is laid out as Remittance remarks"):
        call_command("load_codes", str(path), "--from", "2026-07-01", "--kind", "remarks", stdout=out)


@pytest.fixture
def manager(client: Client) -> Staff:
    staff = a_staff(Role.MANAGER)
    client.force_login(staff)
    return staff


def test_the_page_takes_a_list_after_the_license_was_confirmed_and_shows_what_payers_said_here(
    client: Client, manager: Staff
) -> None:
    payer = a_payer()
    an_answer(payer, kind="DENIED", reasons=["CO 16 M51"])
    an_answer(payer, kind="DENIED", reasons=["CO 16"])

    def taken() -> ReleaseUpload:
        file = SimpleUploadedFile("codes_2026-07-01.csv", a_list("1,One,01/01/2010,", "16,Gone,01/01/2010,").encode())
        client.post(reverse("coding:releases"), {"file": file})
        upload = ReleaseUpload.objects.latest("pk")
        uploads.read(upload=upload)
        upload.refresh_from_db()
        return upload

    assert "Confirm first that the office holds a license" in taken().refusal
    page = client.get(reverse("coding:releases")).content.decode()
    assert reverse("coding:license", args=["REASONS"]) in page
    license_page = reverse("coding:license", args=["REASONS"])
    assert "Accredited Standards Committee X12" in client.get(license_page).content.decode()
    client.post(license_page, {"holder": "Cedar Hollow", "is_held": "on"})
    upload = taken()
    shown = client.get(reverse("coding:release", args=[upload.pk])).content.decode()
    assert "Claim adjustment reasons (CARC)" in shown and "<ins>Gone</ins>" in shown
    (used,) = impact_of(upload.previews.get()).used
    assert (used.code, used.uses) == ("16", 2)
    uploads.accept(upload=upload, by=manager, now=NOW)
    uploads.finish(upload=upload, now=NOW)
    assert set(kept()) == {"1", "16"}


def test_a_license_of_nothing_known_is_not_there(client: Client, manager: Staff) -> None:
    assert client.get(reverse("coding:license", args=["SNOMED"])).status_code == 404


def test_a_code_is_said_in_our_words_and_in_the_licensed_ones(load: Load) -> None:
    load(a_list("16,Licensed words,01/01/2010,"))
    ours = reason_in_words("16", {})
    assert reason_in_words("16", licensed_words(["16"])) == f"{ours} “Licensed words”"
    assert reason_in_words("18", licensed_words(["16", "18"])) == reason_in_words("18", {})


def test_a_denial_is_said_in_our_words_and_in_the_licensed_ones(load: Load, tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    denial = a_denial(claim)
    _, before = payers_words(claim, [denial])
    load(a_list(f"{denial.reason_code},Licensed,01/01/2010,"))
    _, after = payers_words(claim, [denial])
    first, then = next(iter(before)).words, next(iter(after)).words
    assert then == f"{first} “Licensed”"
    (row,) = rows([claim], today=JULY)
    assert row.words == reason_in_words(denial.reason_code, {}) + " “Licensed”"


def test_what_a_payer_did_before_is_said_in_the_licensed_words_too(load: Load) -> None:
    load(a_list("16,Licensed,01/01/2010,"))
    load(a_list("M51,Remarked,01/01/2010,"))
    denied = Answered(LineAnswer.Kind.DENIED, Decimal(0), None, ["CO 16 M51"], "", JULY, None)
    (refusal,) = Figures([denied], licensed_words(["16", "M51"])).refusals
    assert "“Licensed”; " in refusal.says and refusal.says.endswith("“Remarked”")
