"""Pages of the documents of visits: adding, reading, withdrawing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from encounters import documents
from encounters.models import Document, Encounter
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

ADDERS = (Role.PROVIDER, Role.FRONT_DESK, Role.CODER)
READERS = (Role.CODER, Role.BILLER, Role.MANAGER, Role.PROVIDER, Role.FRONT_DESK)
MEDIA = {
    Document.Kind.PDF: ("application/pdf", "pdf"),
    Document.Kind.PNG: ("image/png", "png"),
    Document.Kind.JPEG: ("image/jpeg", "jpg"),
    Document.Kind.TEXT: ("text/plain; charset=utf-8", "txt"),
}
# Whatever a document holds, it runs nothing, loads nothing and sends nothing.  The browser's own reader of PDF does not
# work in a sandbox; it runs no scripts of ours.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'"
SANDBOXED = f"sandbox; {ALONE}"
REFUSALS = (
    documents.TooLarge, documents.NotADocument, documents.AlreadyThere, documents.VisitIsVoid, documents.NoReason,
)  # fmt: skip


@allow(*ADDERS)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a file with a visit."""
    encounter = get_object_or_404(Encounter, pk=pk)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise documents.NotADocument("Choose a file first.")
        if (file.size or 0) > documents.MOST_BYTES:
            raise documents.TooLarge("The file is larger than 15 MB. Scan it smaller.")
        documents.add_document(
            encounter=encounter,
            title=request.POST.get("title", ""),
            content=file.read(),
            by=staff_of(request),
            now=timezone.now(),
        )
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The document is kept with the visit.")
    return redirect("encounters:detail", pk)


@allow(*READERS)
@require_safe
@xframe_options_sameorigin
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a document to whoever may read the visit; reading it is recorded."""
    document = get_object_or_404(Document.objects.select_related("encounter"), pk=pk)
    try:
        content = documents.content_of(document)
    except documents.NotFound as gone:
        raise Http404(str(gone)) from gone
    audit.record(by=staff_of(request), act="read", subject=f"patient:{document.encounter.patient_id}")
    kind = Document.Kind(document.kind)
    content_type, ending = MEDIA[kind]
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="document-{document.pk}.{ending}"'
    response["Content-Security-Policy"] = ALONE if kind == Document.Kind.PDF else SANDBOXED
    return response


@allow(*ADDERS)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Let nobody be shown a document again."""
    document = get_object_or_404(Document.objects.select_related("encounter"), pk=pk)
    try:
        documents.withdraw(document=document, why=request.POST.get("why", ""), by=staff_of(request), now=timezone.now())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    return redirect("encounters:detail", document.encounter_id)
