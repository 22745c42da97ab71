"""Documents of visits: what is kept, who reads it, and what a browser may do with it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from encounters import documents
from encounters.models import Document, Encounter
from practice.models import Role
from tests.builders import NOW, a_staff, an_encounter

PDF = b"%PDF-1.7\nan invented report"
PNG = b"\x89PNG\r\n\x1a\nan invented picture"
pytestmark = pytest.mark.django_db


def a_document(encounter: Encounter | None = None, content: bytes = PDF, title: str = "Sleep study") -> Document:
    return documents.add_document(
        encounter=encounter or an_encounter(), title=title, content=content, by=a_staff(Role.FRONT_DESK), now=NOW
    )


def read(client: Client, document: Document, *roles: Role) -> int:
    client.force_login(a_staff(*roles))
    return client.get(reverse("encounters:document", args=[document.pk])).status_code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, "PDF"), (PNG, "PNG"), (b"\xff\xd8\xff\xe0 picture", "JPEG"), ("a note in words, 37 °C".encode(), "TEXT"),
        (b"MZ\x90\x00 a program", None), (b"PK\x03\x04 an archive", None), (b"", None), (b"   ", None),
        (b"text with \x00 in it", None), (b"\xff\xfe half a letter", None),
    ],
)  # fmt: skip
def test_what_a_file_is_its_bytes_tell(content: bytes, kind: str | None) -> None:
    assert documents.kind_of(content) == kind


def test_a_document_is_kept_and_comes_back_as_it_was() -> None:
    document = a_document()
    assert (document.kind, document.size_bytes, document.title) == ("PDF", len(PDF), "Sleep study")
    assert documents.content_of(document) == PDF
    assert document.encounter.events.get().why == f"Document {document.pk} added"


def test_a_file_that_cannot_be_kept_is_refused_and_changes_nothing() -> None:
    visit = an_encounter()
    with pytest.raises(documents.TooLarge, match="15 MB"):
        a_document(visit, PDF + bytes(documents.MOST_BYTES))
    with pytest.raises(documents.NotADocument, match="Print it to PDF"):
        a_document(visit, b"MZ\x90\x00")
    a_document(visit)
    with pytest.raises(documents.AlreadyThere):
        a_document(visit, title="The same")
    assert Document.objects.count() == 1
    with pytest.raises(documents.VisitIsVoid):
        a_document(an_encounter(status="VOID"))


def test_one_file_at_two_visits_is_two_documents() -> None:
    first, second = a_document(), a_document()
    documents.withdraw(document=first, why="Of another patient", by=a_staff(Role.FRONT_DESK), now=NOW)
    assert documents.content_of(second) == PDF


def test_a_withdrawn_document_is_shown_to_nobody_again(client: Client) -> None:
    document, coder = a_document(), a_staff(Role.CODER)
    with pytest.raises(documents.NoReason):
        documents.withdraw(document=document, why=" ", by=coder, now=NOW)
    documents.withdraw(document=document, why="Of another patient", by=coder, now=NOW)
    assert documents.beside(document.encounter) == []
    assert read(client, Document.objects.get(), Role.CODER) == 404
    assert a_document(document.encounter).pk != document.pk


def test_a_file_that_was_changed_in_the_folder_is_not_shown() -> None:
    document = a_document(content=PNG + b" that somebody changes")
    path = Path(settings.HOME) / documents.FOLDER / document.digest[:2] / document.digest
    path.write_bytes(b"other bytes")
    try:
        with pytest.raises(documents.NotFound, match="changed outside"):
            documents.content_of(document)
    finally:
        path.unlink()
    with pytest.raises(documents.NotFound, match="missing"):
        documents.content_of(document)


def test_a_document_runs_nothing_and_stays_out_of_other_sites(client: Client) -> None:
    client.force_login(a_staff(Role.CODER))
    words = a_document(content=b"<script>alert(1)</script>")
    shown = client.get(reverse("encounters:document", args=[words.pk]))
    assert shown["Content-Type"] == "text/plain; charset=utf-8"
    assert shown["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert shown["Content-Disposition"] == f'inline; filename="document-{words.pk}.txt"'
    assert "no-store" in shown["Cache-Control"]
    report = client.get(reverse("encounters:document", args=[a_document().pk]))
    assert "default-src 'none'" in report["Content-Security-Policy"]


@pytest.mark.parametrize("role", [Role.CODER, Role.BILLER, Role.PROVIDER, Role.FRONT_DESK, Role.MANAGER])
def test_whoever_reads_visits_reads_their_documents(client: Client, role: Role) -> None:
    assert read(client, a_document(), role) == 200


def test_nobody_else_reads_them(client: Client) -> None:
    document = a_document()
    assert client.get(reverse("encounters:document", args=[document.pk])).status_code == 302
    assert read(client, document, Role.ADMINISTRATOR) == 403


def test_the_front_desk_adds_and_withdraws_documents_on_the_visit(client: Client) -> None:
    client.force_login(a_staff(Role.FRONT_DESK))
    visit = an_encounter()
    there = reverse("encounters:detail", args=[visit.pk])
    add = reverse("encounters:document-add", args=[visit.pk])
    file = SimpleUploadedFile("evil name.exe", PDF, content_type="application/x-msdownload")
    assert "kept with the visit" in client.post(add, {"title": "X-ray", "file": file}, follow=True).content.decode()
    assert "X-ray" in client.get(there).content.decode()
    assert "Choose a file" in client.post(add, {"title": "X-ray"}, follow=True).content.decode()
    withdraw = reverse("encounters:document-withdraw", args=[Document.objects.get().pk])
    assert client.post(withdraw, {"why": "Of another patient"})["Location"] == there
    assert "X-ray" not in client.get(there).content.decode()


def test_the_bench_shows_the_visits_documents_before_those_of_other_visits(client: Client) -> None:
    client.force_login(a_staff(Role.CODER))
    visit = an_encounter()
    other = an_encounter(patient=visit.patient)
    before = a_document(other, PNG, "Older picture")
    words = a_document(visit, b"an invented letter", "Letter")
    a_document(an_encounter(), b"of somebody else", "Strange")
    assert documents.beside(visit) == [words, before]
    page = client.get(reverse("coding:bench", args=[visit.pk]), {"document": str(words.pk)})
    assert f'<iframe src="{reverse("encounters:document", args=[words.pk])}"' in page.content.decode()
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    shown = client.get(
        reverse("coding:beside", args=[visit.pk]), {"document": str(before.pk)}, headers={"HX-Request": "true"}
    )
    assert "<img src=" in shown.content.decode()
    assert client.get(reverse("coding:beside", args=[visit.pk]), {"document": "x"}).status_code == 302
