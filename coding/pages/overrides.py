"""Letting a finding of the edits stand, and letting it count again, on the bench."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from coding.bench.journal import change
from coding.edits.overrides import overrule, take_override_back
from coding.pages.bench import acted, seen_by
from encounters.models import Encounter
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of


@allow(Role.CODER)
@require_POST
def let_stand(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a finding stand with a reason."""

    def do(encounter: Encounter) -> None:
        mark, reason = request.POST.get("mark", ""), request.POST.get("reason", "")
        by, now = staff_of(request), timezone.now()
        change(
            encounter=encounter, seen=seen_by(request), by=by, now=now,
            do=lambda: overrule(encounter=encounter, mark=mark, reason=reason, by=by, now=now),
        )  # fmt: skip
        messages.success(request, "It stands, with your reason.")

    return acted(request, pk, do)


@allow(Role.CODER)
@require_POST
def count_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an override back."""

    def do(encounter: Encounter) -> None:
        mark, by, now = request.POST.get("mark", ""), staff_of(request), timezone.now()
        change(
            encounter=encounter, seen=seen_by(request), by=by, now=now,
            do=lambda: take_override_back(encounter=encounter, mark=mark, by=by, now=now),
        )  # fmt: skip
        messages.success(request, "The finding counts again.")

    return acted(request, pk, do)
