"""The coder's pages: the queue, the bench, one code with its notes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coding import queues
from coding.acts import REFUSALS, perform
from coding.bench import facts_of, hits_for, note_lines, row_id, work_of
from coding.models import Code, CodeRelease, CodeSystem
from coding.modifiers import MODIFIERS
from encounters.models import Encounter
from encounters.services import NotToBeCoded, ReasonMissing, hold, resume
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

READERS = (Role.PROVIDER, Role.BILLER, Role.MANAGER)
PAGE = 100
REFUSED = 409
CHILDREN = 300


@allow(Role.CODER, read=READERS)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show the visits that wait for codes, the oldest service first."""
    staff = staff_of(request)
    views = {
        "to-code": ("To code", queues.to_code()),
        "mine": ("Mine", queues.of_coder(queues.to_code(), staff)),
        "hold": ("On hold", queues.on_hold()),
    }
    asked = request.GET.get("view", "")
    view = asked if asked in views else "to-code"
    page = Paginator(queues.with_progress(views[view][1]), PAGE).get_page(request.GET.get("page"))
    tabs = [(name, label, visits.count()) for name, (label, visits) in views.items()]
    has_codes = CodeRelease.objects.filter(system=CodeSystem.ICD10CM).exists()
    return render(request, "coding/queue.html", {"page": page, "view": view, "tabs": tabs, "has_codes": has_codes})


@allow(Role.CODER, read=READERS)
@require_safe
def bench(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one visit to be coded: its note, its codes, and the search."""
    encounter = _encounter(pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{encounter.patient_id}")
    return _bench(request, encounter, "")


@allow(Role.CODER)
@require_POST
def search(request: HttpRequest, pk: int) -> HttpResponse:
    """Find codes for a visit; by POST, so that what somebody has stays out of addresses."""
    encounter = _encounter(pk)
    text = request.POST.get("q", "")
    if not getattr(request, "htmx", False):
        return _bench(request, encounter, text)
    return render(request, "coding/_hits.html", {"encounter": encounter, "found": hits_for(encounter, text)})


@allow(Role.CODER)
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one small act on a visit's codes and show them as they are now."""
    encounter = _encounter(pk)
    status, made = 200, None
    try:
        made = perform(
            encounter=encounter,
            asked=request.POST.get("do", ""),
            value=request.POST.get("value", ""),
            by=staff_of(request),
        )
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        status = REFUSED
    if not getattr(request, "htmx", False):
        return redirect("coding:bench", encounter.pk)
    chosen = row_id(made) or request.POST.get("chosen", "")
    return _worked(request, pk, chosen, status)


@allow(Role.CODER)
@require_POST
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a visit on hold with a reason and go to the next one."""
    encounter = _encounter(pk)
    after = queues.next_after(encounter)
    try:
        hold(encounter=encounter, why=request.POST.get("why", ""), by=staff_of(request), now=timezone.now())
    except (NotToBeCoded, ReasonMissing) as refusal:
        messages.error(request, str(refusal))
        return redirect("coding:bench", pk)
    messages.success(request, f"Visit {encounter.number} is on hold.")
    return redirect("coding:bench", after.pk) if after else redirect("coding:queue")


@allow(Role.CODER)
@require_POST
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift the hold of a visit."""
    encounter = _encounter(pk)
    try:
        resume(encounter=encounter, by=staff_of(request), now=timezone.now())
    except NotToBeCoded as refusal:
        messages.error(request, str(refusal))
    return redirect("coding:bench", pk)


@allow(Role.CODER, read=READERS)
@require_safe
def code(request: HttpRequest, system: str, name: str) -> HttpResponse:
    """Show one code with its notes, what is above it and what is below it."""
    versions = Code.objects.filter(system=system.upper(), code__iexact=name.replace(".", "")).defer("search")
    one = versions.order_by("-starts_on").first()
    if one is None:
        raise Http404("No code set has this code.")
    above = _above(one)
    inherited = [(owner, note_lines(owner)) for owner in reversed(above)]
    return render(
        request,
        "coding/code.html",
        {
            "code": one,
            "above": above,
            "notes": note_lines(one),
            "inherited": [(owner, lines) for owner, lines in inherited if lines],
            "seventh": _seventh(one, above),
            "below": Code.objects.filter(system=one.system, parent=one.code)
            .order_by("code")
            .defer("search")[:CHILDREN],
            "release": CodeRelease.objects.filter(system=one.system, starts_on=one.starts_on).first(),
        },
    )


def _encounter(pk: int) -> Encounter:
    joined = Encounter.objects.select_related("patient", "provider", "location", "coder", "signed_by")
    return get_object_or_404(joined.exclude(status__in=[Encounter.Status.OPEN, Encounter.Status.VOID]), pk=pk)


def _bench(request: HttpRequest, encounter: Encounter, text: str) -> HttpResponse:
    staff = staff_of(request)
    context = {
        "encounter": encounter,
        "work": work_of(encounter),
        "facts": facts_of(encounter),
        "found": hits_for(encounter, text),
        "modifiers": MODIFIERS,
        "may_act": staff.has_role(Role.CODER),
        "may_release": staff.has_role(Role.CODER, Role.BILLER),
    }
    return render(request, "coding/bench.html", context)


def _worked(request: HttpRequest, pk: int, chosen: str, status: int) -> HttpResponse:
    """The middle of the bench after an act, its chosen row still chosen, and the head, where the release is."""
    encounter = _encounter(pk)
    staff = staff_of(request)
    context = {
        "encounter": encounter,
        "work": work_of(encounter),
        "chosen": chosen,
        "may_act": True,
        "may_release": staff.has_role(Role.CODER, Role.BILLER),
    }
    return render(request, "coding/acted.html", context, status=status)


def _above(one: Code) -> list[Code]:
    """What a code belongs to, the chapter first."""
    above: list[Code] = []
    parent = one.parent
    while parent:
        owner = Code.objects.filter(system=one.system, code=parent).defer("search").order_by("-starts_on").first()
        if owner is None:
            break
        above.insert(0, owner)
        parent = owner.parent
    return above


def _seventh(one: Code, above: list[Code]) -> dict[str, str]:
    return next((dict(owner.notes["seventh"]) for owner in (one, *reversed(above)) if "seventh" in owner.notes), {})
