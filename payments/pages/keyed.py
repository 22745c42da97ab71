"""Pages for keying paper explanations: the list of drafts, the grid, and the acts around them."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from claims.models import Claim
from patients.models import Payer
from payments import queues
from payments.keyed import drafts, lookup
from payments.keyed import finish as finishing
from payments.keyed.cells import claim_cells, head_cells
from payments.keyed.sheet import Sheet, sheet_of
from payments.models import KeyedRemittance
from practice import audit
from practice.inputs import DateField
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

State = KeyedRemittance.State
LATELY = 50
STATUS = {State.DRAFT: "run", State.FINISHED: "ok", State.DISCARDED: "hold", State.REPLACED: "hold"}
REFUSALS = (
    drafts.NotADraft, drafts.SavedByAnother, drafts.NotOnTheDraft, drafts.StillPosted, drafts.TooManyClaims,
    finishing.NotReadable, finishing.DoesNotBalance, finishing.AlreadyHere, finishing.DepositDiffers,
)  # fmt: skip


@require_GET
@allow(Role.BILLER, read=[Role.MANAGER])
def papers(request: HttpRequest) -> HttpResponse:
    """Papers that are being keyed, the oldest first, and those that were finished lately."""
    done = KeyedRemittance.objects.exclude(state=State.DRAFT).select_related("payer", "finished_by", "remittance")
    context = {
        "drafts": queues.keyed_drafts().annotate(count=Count("claims")),
        "done": done.annotate(count=Count("claims")).order_by("-saved_at", "-pk")[:LATELY],
        "statuses": STATUS,
        "may_key": staff_of(request).has_role(Role.BILLER),
    }
    return render(request, "payments/papers.html", context)


@require_POST
@allow(Role.BILLER)
def start(request: HttpRequest) -> HttpResponse:
    """Begin a draft."""
    keyed = drafts.start(by=staff_of(request), now=timezone.now())
    return redirect("payments:paper", pk=keyed.pk)


@require_GET
@allow(Role.BILLER, read=[Role.MANAGER])
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The grid of one paper; what is finished is only shown."""
    return _page(request, _keyed(pk))


@require_POST
@allow(Role.BILLER)
def save_head(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the head and the provider-level rows."""
    keyed, refusal = _keyed(pk), ""
    try:
        drafts.save_head(
            keyed_id=keyed.pk,
            typed=head_cells(request.POST),
            page=_seen(request),
            by=staff_of(request),
            now=timezone.now(),
        )
    except REFUSALS as why:
        refusal = str(why)
    return _saved(request, pk, refusal)


@require_POST
@allow(Role.BILLER)
def save_claim(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Keep the cells of one claim; without scripts the contractual amount is proposed here."""
    keyed, refusal = _keyed(pk), ""
    typed = claim_cells(request.POST)
    if "propose" in request.POST:
        typed = drafts.with_contractual(typed)
    try:
        drafts.save_claim(
            keyed_id=keyed.pk, row_id=row, typed=typed, page=_seen(request), by=staff_of(request), now=timezone.now()
        )
    except REFUSALS as why:
        refusal = str(why)
    return _saved(request, pk, refusal)


@require_POST
@allow(Role.BILLER)
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """Claims that fit what was typed; it goes by POST, because names stay out of addresses."""
    keyed = _keyed(pk)
    text, typed_date = request.POST.get("q", "")[:60].strip(), request.POST.get("date", "").strip()
    try:
        service_date, problem = DateField(required=False).clean(typed_date), ""
    except ValidationError as wrong:
        service_date, problem = None, wrong.messages[0]
    found = [] if problem else lookup.claims_like(text=text, service_date=service_date, payer=keyed.payer)
    context = {"keyed": keyed, "text": text, "date": typed_date, "found": found, "problem": problem}
    if getattr(request, "htmx", False):
        return render(request, "payments/_paper_found.html", {**context, **_editor(request, keyed)})
    return _page(request, keyed, search=context)


@require_POST
@allow(Role.BILLER)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a claim on the draft, as a payment or as a takeback, and answer with its part of the grid."""
    keyed, staff = _keyed(pk), staff_of(request)
    asked = request.POST.get("takeback") or request.POST.get("claim") or ""
    claim = get_object_or_404(Claim, pk=int(asked) if asked.isdecimal() and len(asked) < 19 else 0)
    try:
        row = drafts.add_claim(
            keyed_id=keyed.pk, claim=claim, is_takeback="takeback" in request.POST, page=_seen(request), by=staff,
            now=timezone.now(),
        )  # fmt: skip
    except REFUSALS as why:
        messages.error(request, str(why))
        return redirect("payments:paper", pk=pk)
    audit.record(by=staff, act="read", subject=f"patient:{claim.encounter.patient_id}")
    if not getattr(request, "htmx", False):
        return redirect("payments:paper", pk=pk)
    keyed = _keyed(pk)
    sheet = sheet_of(keyed)
    one = next(one for one in sheet.claims if one.row.pk == row.pk)
    return render(
        request, "payments/_paper_claim.html", {"one": one, "keyed": keyed, "may_key": True, **_editor(request, keyed)}
    )


@require_POST
@allow(Role.BILLER)
def remove(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Take a claim off the draft."""
    keyed = _keyed(pk)
    try:
        drafts.remove_claim(
            keyed_id=keyed.pk, row_id=row, page=_seen(request), by=staff_of(request), now=timezone.now()
        )
    except REFUSALS as why:
        messages.error(request, str(why))
        return redirect("payments:paper", pk=pk)
    return HttpResponse() if getattr(request, "htmx", False) else redirect("payments:paper", pk=pk)


@require_POST
@allow(Role.BILLER)
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the remittance of the paper; what is refused is told on the page."""
    keyed, because = _keyed(pk), request.POST.get("because", "")
    try:
        remittance = finishing.finish(keyed_id=keyed.pk, because=because, by=staff_of(request), now=timezone.now())
    except REFUSALS as why:
        return _page(request, _keyed(pk), refusal=str(why), because=because)
    messages.success(request, f"Check {remittance.trace} is keyed: {remittance.get_state_display().lower()}.")
    return redirect("payments:remittance", pk=remittance.pk)


@require_POST
@allow(Role.BILLER)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    keyed = _keyed(pk)
    try:
        drafts.discard(keyed_id=keyed.pk, by=staff_of(request), now=timezone.now())
    except REFUSALS as why:
        return _page(request, _keyed(pk), refusal=str(why))
    messages.success(request, "The draft is thrown away. Nothing of it was posted.")
    return redirect("payments:papers")


@require_POST
@allow(Role.BILLER)
def key_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version of a finished paper."""
    keyed = _keyed(pk)
    try:
        again = drafts.key_again(keyed_id=keyed.pk, by=staff_of(request), now=timezone.now())
    except REFUSALS as why:
        return _page(request, _keyed(pk), refusal=str(why))
    return redirect("payments:paper", pk=again.pk)


def _keyed(pk: int) -> KeyedRemittance:
    related = ("payer", "corrects", "started_by", "saved_by", "finished_by", "remittance")
    return get_object_or_404(KeyedRemittance.objects.select_related(*related), pk=pk)


def _seen(request: HttpRequest) -> drafts.PageSeen:
    """The page that the request comes from; one that does not say has seen nothing."""
    revision = request.POST.get("revision", "")
    return drafts.PageSeen(
        editor=request.POST.get("editor", "")[:36],
        revision=int(revision) if revision.isdecimal() and len(revision) < 10 else -1,
    )


def _editor(request: HttpRequest, keyed: KeyedRemittance) -> dict[str, object]:
    """What every form of a page carries along: the page's own key and the revision that it was drawn from."""
    return {"editor": request.POST.get("editor") or str(uuid4()), "revision": keyed.revision}


def _page(request: HttpRequest, keyed: KeyedRemittance, **more: Any) -> HttpResponse:
    staff = staff_of(request)
    audit.record_look(by=staff, subject=f"keyed:{keyed.pk}", now=timezone.now())
    sheet = sheet_of(keyed)
    payers = Payer.objects.filter(is_active=True).values_list("name", flat=True)
    context = {
        **_standing(sheet),
        "keyed": keyed,
        "sheet": sheet,
        "may_key": keyed.state == State.DRAFT and staff.has_role(Role.BILLER),
        "may_key_again": keyed.state == State.FINISHED and staff.has_role(Role.BILLER),
        "methods": KeyedRemittance.Method.choices,
        "payers": payers if keyed.state == State.DRAFT else [],
        "other": _somebody_else(keyed, staff.pk),
        "status": STATUS[State(keyed.state)],
        "editor": str(uuid4()),
        "revision": keyed.revision,
        **more,
    }
    return render(request, "payments/paper.html", context, status=409 if more.get("refusal") else 200)


def _standing(sheet: Sheet) -> dict[str, object]:
    return {"sheet": sheet, "keyed": sheet.keyed, "paper": sheet.paper}


def _somebody_else(keyed: KeyedRemittance, mine: int) -> KeyedRemittance | None:
    """The draft again when another person saved it in the last quarter of an hour."""
    is_fresh = timezone.now() - keyed.saved_at < audit.SAME_LOOK
    return keyed if keyed.state == State.DRAFT and keyed.saved_by_id != mine and is_fresh else None


def _saved(request: HttpRequest, pk: int, refusal: str) -> HttpResponse:
    """How the paper stands after a save; a whole page for whoever has no scripts."""
    if getattr(request, "htmx", False):
        context = {**_standing(sheet_of(_keyed(pk))), "refusal": refusal}
        return render(request, "payments/_paper_standing.html", context, status=409 if refusal else 200)
    if refusal:
        return _page(request, _keyed(pk), refusal=refusal)
    return redirect("payments:paper", pk=pk)
