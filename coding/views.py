"""One code with its notes, what is above it and what is below it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coding.bench import note_lines
from coding.models import Code, CodeRelease
from coding.pages.bench import READERS
from practice.models import Role
from practice.permissions import allow

PAGE = 100
CHILDREN = 300


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
