"""The pages of official releases: what is loaded, uploading, looking at what one would change, loading it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coding.models import License, ReleasePreview, ReleaseUpload
from coding.pages.release_forms import LicenseForm, UploadForm, kind_label
from coding.releases import uploads
from coding.releases.changes import described, filtered
from coding.releases.office import impact_of
from coding.releases.publication import Told
from coding.releases.standing import standing
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

SHOWN = 50
PAGE = 100
REFUSED = 409
UNFIT = 422
STATUS_KINDS: Mapping[str, str] = {
    "STORED": "run", "READING": "run", "READY": "warn", "REFUSED": "bad", "TO_LOAD": "run", "LOADING": "run",
    "LOADED": "ok", "DISCARDED": "hold",
}  # fmt: skip
OWNERS: Mapping[License.Work, str] = {
    License.Work.CPT: "American Medical Association",
    License.Work.REASONS: "Accredited Standards Committee X12",
}


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.MANAGER, Role.CODER, read=(Role.BILLER, Role.ADMINISTRATOR))
def releases(request: HttpRequest) -> HttpResponse:
    """Show what is loaded and what is missing, and take files in."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        told = Told(given["kind"], given["starts_on"], given["payer"], given["fewer_is_right"])
        files = [(file.name or "file", file.chunks()) for file in given["file"]]
        upload = uploads.store(files=files, told=told, by=staff_of(request), now=timezone.now())
        return redirect("coding:release", pk=upload.pk)
    context = {
        "form": form,
        "standing": standing(day=timezone.localdate()),
        "uploads": _listed(ReleaseUpload.objects.select_related("uploaded_by").prefetch_related("previews")[:SHOWN]),
        "licenses": [(work, OWNERS[work], _license(work)) for work in License.Work],
    }
    return render(request, "coding/releases.html", context, status=UNFIT if form.errors else 200)


@require_safe
@allow(Role.MANAGER, Role.CODER, read=(Role.BILLER, Role.ADMINISTRATOR))
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far an upload is, and what it would change."""
    upload = get_object_or_404(ReleaseUpload.objects.select_related("uploaded_by", "decided_by", "payer"), pk=pk)
    if getattr(request, "htmx", False) and upload.is_at_work:
        return render(request, "coding/_release_work.html", _work(upload))
    response = render(request, "coding/release.html", _shown(request, upload))
    if getattr(request, "htmx", False):  # the worker is done: the whole page is another one now
        response["HX-Refresh"] = "true"
    return response


@require_POST
@allow(Role.MANAGER, Role.CODER)
def load(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the worker load what was looked at."""
    upload = get_object_or_404(ReleaseUpload, pk=pk)
    try:
        uploads.accept(upload=upload, by=staff_of(request), now=timezone.now())
    except uploads.AlreadyDecided as refusal:
        context = {**_shown(request, upload), "refusal": str(refusal)}
        return render(request, "coding/release.html", context, status=REFUSED)
    audit.record(by=staff_of(request), act="load", subject=f"release upload:{upload.pk}")
    return redirect("coding:release", pk=pk)


@require_POST
@allow(Role.MANAGER, Role.CODER)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget an upload."""
    upload = get_object_or_404(ReleaseUpload, pk=pk)
    try:
        uploads.discard(upload=upload, by=staff_of(request), now=timezone.now())
        messages.info(request, "Discarded. Nothing of it was loaded.")
    except uploads.AlreadyDecided as refusal:
        messages.error(request, str(refusal))
    return redirect("coding:releases")


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.MANAGER)
def confirm_license(request: HttpRequest, work: str) -> HttpResponse:
    """Let the office confirm that it holds a license of CPT, or of X12's lists; who did and when is kept."""
    if work not in License.Work.values:
        raise Http404("Nothing of this name is licensed.")
    owner, label = OWNERS[License.Work(work)], License.Work(work).label
    form = LicenseForm(request.POST or None)
    form.fields["is_held"].label = f"We hold a license of the {owner} to use {label} here"
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        License.objects.create(
            work=work,
            holder=given["holder"],
            number=given["number"],
            confirmed_by=staff_of(request),
            confirmed_at=timezone.now(),
        )
        audit.record(by=staff_of(request), act="confirm", subject=f"{work} license")
        messages.success(request, f"Confirmed. {label} may be loaded now.")
        return redirect("coding:releases")
    context = {"form": form, "known": _license(work), "owner": owner, "label": label}
    return render(request, "coding/license.html", context, status=UNFIT if form.errors else 200)


def _license(work: str) -> License | None:
    return License.objects.filter(work=work).select_related("confirmed_by").first()


def _listed(found: Any) -> list[dict[str, Any]]:
    return [
        {
            "upload": upload,
            "kind": STATUS_KINDS[upload.status],
            "what": ", ".join(f"{kind_label(one.kind)} {one.name}" for one in upload.previews.all()),
        }
        for upload in found
    ]


def _work(upload: ReleaseUpload) -> dict[str, Any]:
    return {"upload": upload, "kind": STATUS_KINDS[upload.status], "progress": uploads.progress_of(upload)}


def _shown(request: HttpRequest, upload: ReleaseUpload) -> dict[str, Any]:
    names = list(upload.pieces.filter(place=0).order_by("file").values_list("name", flat=True))
    context = {**_work(upload), "names": names, "previews": list(upload.previews.all())}
    previews: list[ReleasePreview] = context["previews"]
    asked = request.GET.get("kind", "")
    one = next((each for each in previews if each.kind == asked), previews[0] if previews else None)
    if one is None or upload.status == ReleaseUpload.Status.DISCARDED:
        return context
    sort, text, ours = (request.GET.get(name, "") for name in ("sort", "q", "ours"))
    page = Paginator(filtered(one, sort=sort, text=text, is_ours=ours == "1"), PAGE).get_page(request.GET.get("page"))
    return {
        **context, "one": one, "label": kind_label(one.kind), "impact": impact_of(one), "page": page, "sort": sort,
        "text": text, "ours": ours, "rows": [described(one.kind, change) for change in page.object_list],
        "tabs": [(each.kind, kind_label(each.kind), each.changed) for each in previews],
    }  # fmt: skip
