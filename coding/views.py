"""The coder's pages beside the bench: the queue, holds, one code with its notes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coding import queues
from coding.bench import note_lines
from coding.models import Code, CodeRelease, CodeSystem
from coding.pages.bench import READERS, visit_or_404
from encounters.services import NotToBeCoded, ReasonMissing, hold, resume
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

PAGE = 100
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


@allow(Role.CODER)
@require_POST
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a visit on hold with a reason and go to the next one."""
    encounter = visit_or_404(pk)
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
    encounter = visit_or_404(pk)
    try:
        resume(encounter=encounter, by=staff_of(request), now=timezone.now())
    except NotToBeCoded as refusal:
        messages.error(request, str(refusal))
    return redirect("coding:bench", pk)


@allow(Role.CODER, read=READERS)
@require_safe
def code(request: HttpRequest, system: str, name: str) -> HttpResponse:
    """Show one code with its notes, what is above it and what is below it."""
    versions = Code.objects.filter(system=system.upper(), code__iexact=name.replace(".", ""))
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
            "below": Code.objects.filter(system=one.system, parent=one.code).order_by("code")[:CHILDREN],
            "release": CodeRelease.objects.filter(system=one.system, starts_on=one.starts_on).first(),
        },
    )


def _above(one: Code) -> list[Code]:
    """What a code belongs to, the chapter first."""
    above: list[Code] = []
    parent = one.parent
    while parent:
        owner = Code.objects.filter(system=one.system, code=parent).order_by("-starts_on").first()
        if owner is None:
            break
        above.insert(0, owner)
        parent = owner.parent
    return above


def _seventh(one: Code, above: list[Code]) -> dict[str, str]:
    return next((dict(owner.notes["seventh"]) for owner in (one, *reversed(above)) if "seventh" in owner.notes), {})
