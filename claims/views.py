"""Pages of claims: the worklists, one claim beside its list or alone, its correction, and coding's release."""

from collections.abc import Mapping
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from claims import lists, queues
from claims.corrections import PointsNowhere
from claims.denials import WriteOffReason, is_patients
from claims.forms import CorrectForm, PendForm, focus_for
from claims.history import history_of
from claims.lists import Asked, address_of, list_page
from claims.models import Claim, Denial, FollowUp
from claims.release import AlreadyReleased, EditsStop, NothingToBill, NotReadyToRelease, release
from claims.rework import correct_and_resubmit
from claims.services import WITH_PAYER, NothingToSend, StillWithThePayer, answer_due
from claims.story import (
    deadlines_of,
    fixes_of,
    hints_of,
    lines_of,
    papers_of,
    payers_words,
    status_of,
    total_of,
    unsent_authorization,
)
from coding.claim_facts.said import visit_facts
from coding.worklist.own import next_after
from encounters.models import Encounter
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

INVALID, REFUSED = 422, 409
QUEUE_VIEWS = ["mine", "all", "ready", "hold", "rejected", "denied", "downcoded", "silent", "limit"]
CLAIMS = Claim.objects.select_related(
    "coverage__payer", "encounter__patient", "encounter__provider", "encounter__authorization", "owner"
)


@allow(Role.BILLER, read=[Role.MANAGER])
def queue(request: HttpRequest) -> HttpResponse:
    """Show all work on claims, in saved views."""
    return _list(request, url_name="claims:queue", heading="Claim queue", names=QUEUE_VIEWS)


@allow(Role.BILLER, read=[Role.MANAGER])
def rejections(request: HttpRequest) -> HttpResponse:
    """Show claims that never entered adjudication."""
    return _list(request, url_name="claims:rejections", heading="Rejections", names=["rejected", "hold"])


@allow(Role.BILLER, read=[Role.MANAGER])
def denials(request: HttpRequest) -> HttpResponse:
    """Show claims with refused money, by category."""
    return _list(request, url_name="claims:denials", heading="Denials", names=["denied", "downcoded"])


@allow(Role.BILLER, read=[Role.MANAGER])
def follow_up(request: HttpRequest) -> HttpResponse:
    """Show claims to look after: no answer, filing limit near, due again."""
    return _list(
        request, url_name="claims:follow-up", heading="Follow-up", names=["follow-up", "silent", "limit", "downcoded"]
    )


@allow(Role.BILLER, read=[Role.MANAGER])
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one claim beside its list."""
    claim = get_object_or_404(CLAIMS, pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{claim.encounter.patient_id}")
    if not getattr(request, "htmx", False):
        return redirect("claims:detail", pk=pk)
    return render(request, "claims/_panel.html", panel_of(request, claim))


@allow(Role.BILLER, read=[Role.MANAGER, Role.CODER])
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one claim by itself."""
    claim = get_object_or_404(CLAIMS, pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{claim.encounter.patient_id}")
    return render(request, "claims/detail.html", panel_of(request, claim))


@allow(Role.BILLER)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what typically caused a rejection or denial, and send the claim again."""
    claim = get_object_or_404(CLAIMS, pk=pk)
    staff, asked = staff_of(request), Asked.of(request.GET, "mine")
    audit.record(by=staff, act="read", subject=f"patient:{claim.encounter.patient_id}")
    form = CorrectForm(claim, request.POST if request.method == "POST" else None, focus=focus_for(claim))
    status = 200
    if form.is_bound:
        status = INVALID
        following = lists.after(claim, asked, today=timezone.localdate(), staff=staff) if form.is_valid() else None
        if form.is_valid() and _corrected(request, claim, form):
            return redirect(address_of(asked, following))
    return render(request, "claims/correct.html", _correct_page(request, claim, form, asked), status=status)


@require_POST
@allow(Role.CODER, Role.BILLER)
def release_encounter(request: HttpRequest, pk: int) -> HttpResponse:
    """Release a coded visit, then open the next one to code; a refusal goes back to the visit with its sentence."""
    encounter = get_object_or_404(Encounter, pk=pk)
    now = timezone.now()
    try:
        claim = release(encounter=encounter, by=staff_of(request), today=timezone.localdate(now), now=now)
    except (AlreadyReleased, EditsStop, NothingToBill, NotReadyToRelease) as refusal:
        messages.error(request, str(refusal))
        return _go(request, reverse("coding:bench", args=[pk]))
    messages.success(request, _released(encounter, claim))
    following = next_after(encounter, coder=staff_of(request), today=timezone.localdate(now))
    return _go(request, reverse("coding:bench", args=[following.pk]) if following else reverse("coding:queue"))


def panel_of(request: HttpRequest, claim: Claim) -> dict[str, object]:
    """What the panel of a claim shows."""
    today, asked = timezone.localdate(), Asked.of(request.GET, "mine")
    found = list(claim.denials.select_related("charge_line", "worked_by"))
    waiting = [denial for denial in found if denial.state == Denial.State.OPEN]
    lines = lines_of(claim)
    said, remarks = payers_words(claim, found)
    kind, word = status_of(claim, found)
    return {
        "claim": claim,
        "asked": asked,
        "today": today,
        "status_kind": kind,
        "status_word": word,
        "lines": lines,
        "total": total_of(lines),
        "visit_facts": visit_facts(claim.encounter),
        "said": said,
        "remarks": remarks,
        "papers": papers_of(claim),
        "unsent": unsent_authorization(claim, found),
        "waiting": waiting,
        "hints": hints_of(waiting),
        "code_changes": claim.code_changes.filter(taken_back_at=None).select_related("charge_line"),
        "is_downcoded": claim.follow_ups.filter(reason=FollowUp.Reason.DOWNCODE, done_at=None).exists(),
        "is_patients": any(is_patients(one) for one in waiting),
        "fixes": fixes_of(claim) if claim.status in {Claim.Status.HELD, Claim.Status.READY} else [],
        "deadlines": deadlines_of(claim, found, today=today),
        "history": history_of(claim),
        "can_correct": _can_correct(claim, waiting, today),
        "reasons": WriteOffReason.choices,
        "usual_day": PendForm.usual_day(today),
        "may_act": staff_of(request).has_role(Role.BILLER),
    }


def _can_correct(claim: Claim, waiting: list[Denial], today: date) -> bool:
    """Whether sending the claim again makes sense now; while the payer may still answer it would be a duplicate."""
    if claim.status in WITH_PAYER:
        due = answer_due(claim)
        return due is not None and due < today
    return claim.status in {Claim.Status.HELD, Claim.Status.REJECTED} or bool(waiting)


def _list(request: HttpRequest, *, url_name: str, heading: str, names: list[str]) -> HttpResponse:
    staff, today = staff_of(request), timezone.localdate()
    page = list_page(request, staff=staff, today=today, url_name=url_name, heading=heading, default=names[0])
    if url_name == "claims:denials":
        tabs = lists.category_tabs(page, today=today, staff=staff)
    else:
        tabs = lists.view_tabs(page, names, today=today, staff=staff)
    context: dict[str, object] = {"list": page, "today": today, "url_name": url_name, "tabs": tabs}
    chosen = _chosen(request, page)
    if chosen is not None:
        audit.record(by=staff, act="read", subject=f"patient:{chosen.encounter.patient_id}")
        context |= panel_of(request, chosen)
        context["chosen"] = chosen
    return render(request, "claims/list.html", context | {"asked": page.asked})


def _chosen(request: HttpRequest, page: lists.ListPage) -> Claim | None:
    """The claim that the address names, else the first of the list."""
    named = request.GET.get("claim", "")
    if named.isdigit() and len(named) < 19:
        found = CLAIMS.filter(pk=int(named)).first()
        if found is not None:
            return found
    return CLAIMS.get(pk=page.rows[0].claim.pk) if page.rows else None


def _corrected(request: HttpRequest, claim: Claim, form: CorrectForm) -> bool:
    """Send the correction; a refusal becomes the form's error."""
    try:
        findings = correct_and_resubmit(
            claim=claim, correction=form.correction(), by=staff_of(request), now=timezone.now()
        )
    except (PointsNowhere, StillWithThePayer, NothingToSend) as refusal:
        form.add_error(None, str(refusal))
        return False
    stops = [finding for finding in findings if finding.severity == "STOP"]
    if stops:
        messages.warning(request, f"{claim} is saved and on hold: {stops[0].where}: {stops[0].text}")
    else:
        messages.success(request, f"{claim} is corrected. It leaves with the next batch.")
    return True


def _correct_page(request: HttpRequest, claim: Claim, form: CorrectForm, asked: Asked) -> Mapping[str, object]:
    found = list(claim.denials.select_related("charge_line"))
    said, remarks = payers_words(claim, found)
    return {
        "claim": claim,
        "form": form,
        "asked": asked,
        "said": said,
        "remarks": remarks,
        "fixes": fixes_of(claim),
        "unsent": unsent_authorization(claim, found),
        "line_fields": [(line, form[f"modifiers_{line.pk}"], form[f"pointers_{line.pk}"]) for line in form.lines],
        "back": address_of(asked, claim),
    }


def _released(encounter: Encounter, claim: Claim | None) -> str:
    if claim is None:
        return f"{encounter} is released. No plan was in force, so the patient owes it."
    state = "ready to send" if claim.status == Claim.Status.READY else "on hold, see its findings"
    return f"{encounter} is released. {claim} is {state}."


def _go(request: HttpRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)


def waiting_in(view: str, claim: Claim, request: HttpRequest) -> bool:
    """Tell whether a claim still belongs to a view."""
    return queues.VIEWS[view].claims(timezone.localdate(), staff_of(request)).filter(pk=claim.pk).exists()
