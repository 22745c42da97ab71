"""What the note suggests, on the bench: shown, dropped, offered again.  Taking one is an act like any other."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coding.bench import work_of
from coding.pages.bench import acted, visit_or_404
from coding.suggest import offers
from encounters.models import Encounter
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of


@allow(Role.CODER)
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the note suggests and mark its words; no answer until it is read, so that nothing selected is lost."""
    encounter = visit_or_404(pk)
    work = work_of(encounter)
    if not work.offers.is_read:
        return HttpResponse(status=204)
    return render(request, "coding/suggested.html", {"encounter": encounter, "work": work, "may_act": True})


@allow(Role.CODER)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop one suggestion."""
    target = request.POST.get("suggestion", "")

    def do(encounter: Encounter) -> object:
        number = int(target) if target.isdecimal() and len(target) <= 12 else 0
        offers.drop(encounter=encounter, pk=number, by=staff_of(request), now=timezone.now())
        return None

    return acted(request, pk, do)


@allow(Role.CODER)
@require_POST
def offer_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer again what was dropped."""

    def do(encounter: Encounter) -> object:
        count = offers.offer_again(encounter=encounter)
        messages.success(request, f"{count} offered again.")
        return None

    return acted(request, pk, do)
