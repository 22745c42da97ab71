"""An upload is stored, read, looked at with what it changes for this office, and loaded or discarded by a person."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coding import queues
from coding.models import (
    Code,
    CodeBundle,
    CodeRelease,
    CodeUse,
    Diagnosis,
    Fee,
    License,
    ListedPrice,
    OfficeRule,
    ReleaseChange,
    ReleaseUpload,
    UploadedPiece,
)  # fmt: skip
from coding.official.source import UnknownFile
from coding.releases import uploads
from coding.releases.office import impact_of
from coding.releases.publication import Told
from coding.releases.services import LoadingNow
from coding.search.kept import bookmark, write_note
from practice.models import Role, Staff
from tests.builders import NOW, a_payer, a_staff, an_encounter
from tests.coding.official_files import addenda, hcpcs_file, in_parts, load_files, order_file, relative_values_file

pytestmark = pytest.mark.usefixtures("no_codes")
DAY = date(2026, 11, 2)
Upload = Callable[..., ReleaseUpload]
CHOLERA = [("A00", 0, "Cholera"), ("A000", 1, "Cholera due to a germ"), ("A009", 1, "Cholera, unspecified")]
CHANGES = addenda(
    ("Delete", "A009", 1, "Cholera, unspecified"),
    ("Add", "A001", 1, "Cholera of a new kind"),
    ("Revise from", "A000", 1, "Cholera due to a germ"),
    ("Revise to", "A000", 1, "Cholera of another name"),
)


@pytest.fixture
def manager(client: Client) -> Staff:
    staff = a_staff(Role.MANAGER)
    client.force_login(staff)
    return staff


@pytest.fixture
def upload(client: Client, manager: Staff) -> Upload:
    """Upload files on the page and let the worker read them."""

    def take(files: dict[str, str], **said: str) -> ReleaseUpload:
        given = [SimpleUploadedFile(name, text.encode("cp1252")) for name, text in files.items()]
        answer = client.post(reverse("coding:releases"), {"file": given, **said})
        assert answer.status_code == 302
        taken = ReleaseUpload.objects.latest("pk")
        uploads.read(upload=taken)
        return taken

    return take


def shown(client: Client, upload: ReleaseUpload, **asked: str) -> str:
    return client.get(reverse("coding:release", args=[upload.pk]), asked).content.decode()


def pressed(client: Client, act: str, upload: ReleaseUpload) -> HttpResponse:
    return client.post(reverse(f"coding:release-{act}", args=[upload.pk]))  # type: ignore[return-value]


def test_an_upload_is_stored_looked_at_and_loaded(client: Client, upload: Upload, tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    taken = upload({"icd10cm_order_addenda_2027.txt": CHANGES})
    page = shown(client, taken)
    assert taken.status == ReleaseUpload.Status.READY
    assert "ICD-10-CM, FY2027, from 10/01/2026" in page
    assert "<del>Cholera due to a germ</del>" in page and "<ins>Cholera of another name</ins>" in page
    assert Code.objects.filter(code="A001").count() == 0

    pressed(client, "load", taken)
    uploads.finish(upload=taken, now=NOW)

    assert taken.status == ReleaseUpload.Status.LOADED
    assert Code.objects.get(code="A001").starts_on == date(2026, 10, 1)
    release = CodeRelease.objects.get(name="FY2027")
    assert (release.loaded_by, release.loaded_at) == (taken.uploaded_by, NOW)
    assert UploadedPiece.objects.count() == 0
    assert "Loaded by Dana Sample" in shown(client, taken)


def test_changes_are_found_by_sort_and_by_words(client: Client, upload: Upload, tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    taken = upload({"icd10cm_order_addenda_2027.txt": CHANGES})
    for asked, there in [({"sort": "N"}, {"A00.1"}), ({"sort": "D"}, {"A00.9"}), ({"q": "another name"}, {"A00.0"}),
                         ({"q": "a00.0"}, {"A00.0"}), ({"ours": "1"}, set())]:  # fmt: skip
        page = shown(client, taken, **asked)
        assert {code for code in ("A00.0", "A00.1", "A00.9") if f"<code>{code}" in page} == there, asked


def test_what_a_release_changes_for_this_office_comes_first(client: Client, upload: Upload, tmp_path: Path) -> None:
    load_files(tmp_path, {"icd10cm_order_2026.txt": order_file(*CHOLERA)})
    CodeUse.objects.create(system="ICD10CM", code="A009", uses=7)
    CodeUse.objects.create(system="ICD10CM", code="A00", uses=9)
    CodeBundle.objects.create(name="Traveler", diagnoses=["A000", "A009"])
    coder = a_staff(Role.CODER)
    bookmark(system="ICD10CM", code="A000", owner=None, now=NOW)
    bookmark(system="ICD10CM", code="A009", owner=coder, now=NOW)
    write_note(system="ICD10CM", code="A000", text="Name the germ.", by=coder, now=NOW)
    OfficeRule.objects.create(
        name="Ask for the germ", conditions=[{"field": "diagnosis", "operator": "HAS", "value": "A00.9"}],
        message="Which germ?", remedy="Ask.", source="Office", starts_on=DAY, written_by=coder, written_at=NOW,
    )  # fmt: skip
    touched, before, released = (an_encounter(service_date=day) for day in (DAY, date(2026, 9, 30), DAY))
    for visit in (touched, before, released):
        Diagnosis.objects.create(encounter=visit, position=1, code="A009")
    type(released).objects.filter(pk=released.pk).update(status="RELEASED")
    taken = upload({"icd10cm_order_addenda_2027.txt": CHANGES})
    impact = impact_of(taken.previews.get())
    assert [(row.code, row.uses, row.change.sort) for row in impact.used] == [("A00.9", 7, "D")]
    assert [(visit.number, visit.codes) for visit in impact.visits] == [(touched.number, ["A00.9"])]
    assert [(rule.what, rule.code) for rule in impact.rules] == [
        ("Bundle Traveler", "A00.9"), ("Our rule Ask for the germ", "A00.9"), ("A coder’s favorite", "A00.9"),
        ("Note, revised", "A00.0"), ("The office’s favorite, revised", "A00.0"),
    ]  # fmt: skip
    page = shown(client, taken)
    assert "Visits that wait and have such a code: 1" in page and touched.number in page


def test_a_procedure_that_ends_shows_its_fees_and_rules(upload: Upload, tmp_path: Path) -> None:
    items = [("E0100", "A cane", "19860101", ""), ("E0105", "A stick", "19860101", "")]
    load_files(tmp_path, {"HCPC2026_JUL_ANWEB.txt": hcpcs_file(*items)})
    Fee.objects.create(procedure="E0105", amount="10.00", starts_on=DAY)
    Fee.objects.create(procedure="E0105", amount="9.00", starts_on=date(2020, 1, 1), ends_on=date(2020, 12, 31))
    payer = a_payer()
    type(payer).objects.filter(pk=payer.pk).update(authorization_codes=["E0105", "E0100"])
    taken = upload({"HCPC2026_OCT_ANWEB.txt": hcpcs_file(items[0])}, fewer_is_right="on")
    impact = impact_of(taken.previews.get())
    assert [fee.amount for fee in impact.ended_fees] == [Decimal("10.00")]
    assert [(rule.code, rule.what) for rule in impact.rules] == [("E0105", f"{payer.name} asks for an authorization")]


def test_a_price_list_shows_the_fees_below_it(client: Client, upload: Upload) -> None:
    payer = a_payer()
    for procedure, amount in [("99213", "90.00"), ("99214", "200.00"), ("99215", "250.00")]:
        Fee.objects.create(procedure=procedure, amount=amount, starts_on=date(2021, 1, 1))
    prices = "code,modifier,amount\n99213,,92.50\n99214,,150.00\n99215,25,400.00\n"
    taken = upload({"list 2026-10-01.csv": prices}, payer=str(payer.pk))
    (low,) = impact_of(taken.previews.get()).low_fees
    assert (low.procedure, low.fee, low.allowed, low.short) == (
        "99213", Decimal("90.00"), Decimal("92.50"), Decimal("2.50"),
    )  # fmt: skip
    page = shown(client, taken)
    assert "Fees below what is allowed now" in page
    assert "92.50" in page
    uploads.accept(upload=taken, by=taken.uploaded_by, now=NOW)
    uploads.finish(upload=taken, now=NOW)
    assert ListedPrice.objects.filter(payer=payer).count() == 3


def test_who_names_a_payer_has_its_fee_list_in_hand(tmp_path: Path) -> None:
    told = Told(starts_on=DAY, payer=a_payer())
    # Without a payer this would be a file of the AMA, for which a license is asked.
    load_files(tmp_path, {"prices.csv": "CPT Code,Description,Fee,Facility Fee\n99213,Words,92.00,71.00\n"}, told)
    price = ListedPrice.objects.get()
    assert (price.code, price.amount, price.facility_amount) == ("99213", Decimal(92), Decimal(71))
    with pytest.raises(UnknownFile, match=r"It needs a line that names its columns: Code and Amount"):
        load_files(tmp_path, {"more.csv": "What,How much\n99213,92.00\n"}, told)


def test_weights_are_prices_too(upload: Upload) -> None:
    Fee.objects.create(procedure="99213", amount="40.00", starts_on=date(2021, 1, 1))
    taken = upload({"PPRRVU2026_Oct_nonQPP.csv": relative_values_file(("99213", "1.30", "ZZZ", "33.4009"))})
    (low,) = impact_of(taken.previews.get()).low_fees
    assert low.allowed == Decimal("43.42")


def test_of_a_large_table_what_concerns_the_office_is_kept_first(
    upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_ROWS", 2)
    for procedure in ("10005", "20005"):
        Fee.objects.create(procedure=procedure, amount="1.00", starts_on=DAY)
    pairs = [(f"1000{n}", f"2000{n}", "20200101", "*", "1") for n in range(9)]
    taken = upload(in_parts(*pairs))
    one = taken.previews.get()
    assert (one.new, ReleaseChange.objects.count()) == (12, 2)
    assert [(change.code, change.beside, change.is_ours) for change in one.changes.order_by("-is_ours", "code")] == [
        ("10005", "20005", True), ("10000", "20000", False),
    ]  # fmt: skip


def test_a_refused_upload_says_where_and_may_only_be_discarded(client: Client, upload: Upload) -> None:
    taken = upload({"icd10cm_order_2027.txt": order_file(*CHOLERA).replace("00003", "00007")})
    page = shown(client, taken)
    assert "line 3: The order number 00007 does not follow 00002" in page
    assert pressed(client, "load", taken).status_code == 409
    pressed(client, "discard", taken)
    taken.refresh_from_db()
    assert taken.status == ReleaseUpload.Status.DISCARDED
    assert UploadedPiece.objects.count() == 0
    assert "Nothing of it was loaded" in shown(client, taken)


def test_only_one_of_two_people_decides(upload: Upload) -> None:
    taken = upload({"icd10cm_order_2027.txt": order_file(*CHOLERA)})
    again = ReleaseUpload.objects.get(pk=taken.pk)
    uploads.accept(upload=taken, by=taken.uploaded_by, now=NOW)
    with pytest.raises(uploads.AlreadyDecided, match=r"Upload \d+ is waiting to be loaded and cannot be discarded"):
        uploads.discard(upload=again, by=taken.uploaded_by, now=NOW)


def test_a_second_run_of_the_worker_finds_nothing_to_do(upload: Upload) -> None:
    taken = upload({"icd10cm_order_2027.txt": order_file(*CHOLERA)})
    uploads.read(upload=taken)
    assert (taken.status, taken.previews.count()) == ("READY", 1)
    uploads.accept(upload=taken, by=taken.uploaded_by, now=NOW)
    uploads.finish(upload=taken, now=NOW)
    uploads.finish(upload=taken, now=NOW)
    assert (taken.status, Code.objects.count()) == ("LOADED", 3)


def test_what_is_being_read_shows_its_progress(client: Client, manager: Staff) -> None:
    taken = ReleaseUpload.objects.create(uploaded_by=manager, uploaded_at=NOW, status="READING")
    uploads._report(taken)("Reading", 1_250_000, 2_633_389)
    page = shown(client, taken)
    assert "1,250,000</span> of 2,633,389" in page and 'value="1250000"' in page and 'hx-trigger="every 1s"' in page
    part = client.get(reverse("coding:release", args=[taken.pk]), headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith("<section")
    ReleaseUpload.objects.filter(pk=taken.pk).update(status="READY")
    done = client.get(reverse("coding:release", args=[taken.pk]), headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true"


def test_uploads_whose_worker_was_lost_are_taken_up_again(manager: Staff) -> None:
    now = timezone.now()
    late = {"uploaded_by": manager, "uploaded_at": now - timedelta(hours=2)}
    reading = ReleaseUpload.objects.create(status="READING", **late)
    loading = ReleaseUpload.objects.create(status="LOADING", decided_at=now - timedelta(hours=1), **late)
    ReleaseUpload.objects.create(status="LOADING", decided_at=now, **late)
    ReleaseUpload.objects.create(status="READY", **late)
    assert set(queues.releases_at_rest(now=now)) == {reading, loading}


def test_the_list_says_what_is_missing_and_what_is_old(client: Client, manager: Staff, tmp_path: Path) -> None:
    load_files(tmp_path, {"HCPC2024_JAN_ANWEB.txt": hcpcs_file(("E0100", "A cane", "19860101", ""))})
    page = client.get(reverse("coding:releases")).content.decode()
    row = page[page.index("HCPCS Level II") :].split("</tr>")[0]
    assert "January 2024" in row and "due since 04/01/2024" in row
    row = page[page.index("NCCI procedure pairs") :].split("</tr>")[0]
    assert "Not loaded" in row


def test_cpt_is_kept_after_the_office_confirmed_its_license(client: Client, upload: Upload, manager: Staff) -> None:
    files = {"LONGULT_2027.txt": "99213\tOur own words\n25\tOur own modifier\n"}
    refused = upload(files)
    assert "Confirm first that the office holds a license" in refused.refusal
    answer = client.post(reverse("coding:license", args=["CPT"]), {"holder": "Cedar Hollow"})
    assert answer.status_code == 422 and not License.objects.exists()
    client.post(reverse("coding:license", args=["CPT"]), {"holder": "Cedar Hollow", "number": "7", "is_held": "on"})
    known = License.objects.get()
    assert (known.holder, known.confirmed_by) == ("Cedar Hollow", manager)
    taken = upload(files)
    uploads.accept(upload=taken, by=manager, now=NOW)
    uploads.finish(upload=taken, now=NOW)
    code = Code.objects.get(code="99213")
    assert (code.title, code.licensed, code.starts_on) == ("Our own words", True, date(2027, 1, 1))


def test_no_code_of_the_ama_is_told_to_somebody_who_has_not_signed_in(client: Client, db: None) -> None:
    Code.objects.create(system="CPT", code="99213", title="Words of the AMA", licensed=True, starts_on=DAY)
    for address in (reverse("coding:search-api") + "?q=99213", reverse("coding:code", args=["cpt", "99213"])):
        answer = client.get(address)
        assert answer.status_code in {302, 401, 403}
        assert b"Words of the AMA" not in answer.content


def test_somebody_else_loads_at_this_moment(upload: Upload) -> None:
    taken = upload({"icd10cm_order_2027.txt": order_file(*CHOLERA)})
    uploads.accept(upload=taken, by=taken.uploaded_by, now=NOW)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('coding.releases'))")
        with pytest.raises(LoadingNow, match="Try again when it is done"):
            uploads.finish(upload=taken, now=NOW)
    finally:
        other.close()
    assert taken.status == "LOADING"  # the worker tries again
    uploads.finish(upload=taken, now=NOW)
    assert taken.status == "LOADED"


def test_a_large_file_is_kept_in_pieces(manager: Staff) -> None:
    parts = [b"a" * 700_000, b"b" * 700_000, b"c" * 700_000]
    taken = uploads.store(files=[("big.txt", parts)], told=Told(), by=manager, now=NOW)
    kept = [bytes(piece.content) for piece in UploadedPiece.objects.filter(upload=taken).order_by("place")]
    assert [len(piece) for piece in kept] == [1_048_576, 1_048_576, 2_848]
    assert b"".join(kept) == b"".join(parts)
