"""The visit's note and its documents beside the codes, one at a time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coding.bench.beside import shown_beside
from coding.pages.bench import READERS, visit_or_404
from practice.models import Role
from practice.permissions import allow


@allow(Role.CODER, read=READERS)
@require_safe
def beside(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the note or one document beside the codes."""
    encounter, asked = visit_or_404(pk), request.GET.get("document", "")
    if not getattr(request, "htmx", False):
        there = reverse("coding:bench", args=[pk])
        return redirect(f"{there}?document={asked}" if asked.isdecimal() else there)
    return render(request, "coding/_beside.html", {"encounter": encounter, **shown_beside(encounter, asked)})
