"""The worklist of exceptions, and what a person does about each."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from payments import queues
from payments.models import Adjudication
from payments.office.payer_money import RefundedAlready
from payments.pages.forms import MatchForm, ReasonForm
from payments.pages.remittances import PAGE, page_of, panel_of
from payments.posting import exceptions as acts
from payments.posting import undo
from payments.posting.post import NothingToPost
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

Act = Callable[[Adjudication], Adjudication]


@require_GET
@allow(Role.BILLER, read=[Role.MANAGER])
def exceptions(request: HttpRequest) -> HttpResponse:
    """Decisions that wait for a person, with what is wrong and what solves it; and those that were set aside."""
    view = "aside" if request.GET.get("view") == "aside" else "waiting"
    rows = queues.set_aside() if view == "aside" else queues.exceptions()
    reason = request.GET.get("reason", "")
    found = rows.filter(exception=reason) if reason else rows
    counts = dict(rows.order_by().values_list("exception").annotate(Count("pk")))
    # Sorted by number alone; all that a row shows is read for the page's rows only.
    page = Paginator(found.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    shown = list(rows.filter(pk__in=list(page.object_list)))
    chosen = found.filter(pk=_number(request.GET.get("decision"))).first() or next(iter(shown), None)
    context = {
        "page": page,
        "rows": shown,
        "view": view,
        "reason": reason,
        "reasons": [(r.value, r.label, counts[r.value]) for r in Adjudication.Exception if counts.get(r.value)],
        "waiting": queues.exceptions().count(),
        "aside": queues.set_aside().count(),
        "held": queues.held().count(),
        "unapplied": found.aggregate(total=Sum("paid"))["total"] or 0,
        **(panel_of(request, chosen) if chosen else {}),
    }
    return render(request, "payments/exceptions.html", context)


@require_POST
@allow(Role.BILLER)
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which claim a decision is about, and post it if it can be posted now."""
    form = MatchForm(request.POST)
    number = form.cleaned_data["claim_number"] if form.is_valid() else ""

    def act(row: Adjudication) -> Adjudication:
        return acts.match_to_claim(
            adjudication=row, claim_number=number, by=staff_of(request), now=timezone.now(), today=timezone.localdate()
        )

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER)
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try to post a decision once more."""

    def act(row: Adjudication) -> Adjudication:
        return acts.retry(adjudication=row, by=staff_of(request), now=timezone.now(), today=timezone.localdate())

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER)
def post_as_credit(request: HttpRequest, pk: int) -> HttpResponse:
    """Post a decision that is paid twice; what is too much is the plan's credit."""
    why = _why(request)

    def act(row: Adjudication) -> Adjudication:
        return acts.post_as_credit(
            adjudication=row, why=why, by=staff_of(request), now=timezone.now(), today=timezone.localdate()
        )

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER)
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Set a decision aside with a reason; its money stays visible as unapplied."""
    why = _why(request)

    def act(row: Adjudication) -> Adjudication:
        return acts.dismiss(adjudication=row, why=why, by=staff_of(request), now=timezone.now())

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER)
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the posting of one decision back, or leave it out of a posting to come, with a reason."""
    why = _why(request)

    def act(row: Adjudication) -> Adjudication:
        return undo.detach(
            adjudication=row, why=why, by=staff_of(request), now=timezone.now(), today=timezone.localdate()
        )

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER)
def put_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision that was left out into the posting to come again."""

    def act(row: Adjudication) -> Adjudication:
        return undo.put_back(adjudication=row)

    return _answer(request, pk, act)


@require_POST
@allow(Role.BILLER)
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a decision that was set aside back on the list."""

    def act(row: Adjudication) -> Adjudication:
        return acts.take_up_again(
            adjudication=row, by=staff_of(request), now=timezone.now(), today=timezone.localdate()
        )

    return _answer(request, pk, act)


def _why(request: HttpRequest) -> str:
    """The reason that was written; nothing when it cannot be read, which the act itself refuses."""
    form = ReasonForm(request.POST)
    return form.cleaned_data["why"] if form.is_valid() else ""


def _answer(request: HttpRequest, pk: int, act: Act) -> HttpResponse:
    """Do it, and answer with the panel; what is refused is told in the panel, with 409."""
    row = get_object_or_404(Adjudication.objects.select_related("remittance", "claim"), pk=pk)
    refusal, status = "", 200
    try:
        row = act(row)
        _say(request, row)
    except (
        acts.NoSuchClaim,
        acts.NotWaiting,
        acts.ReasonMissing,
        NothingToPost,
        RefundedAlready,
        undo.TakenBackSince,
    ) as why:
        refusal, status = str(why), 409
    if not getattr(request, "htmx", False) and not refusal:
        return redirect(page_of(row))
    row = Adjudication.objects.select_related("remittance", "claim").get(pk=pk)
    more: dict[str, Any] = {"refusal": refusal}
    if getattr(request, "htmx", False):
        return render(request, "payments/_panel.html", panel_of(request, row, **more), status=status)
    return render(request, "payments/decision.html", panel_of(request, row, **more), status=status)


def _say(request: HttpRequest, row: Adjudication) -> None:
    if row.state == Adjudication.State.POSTED:
        messages.success(request, "Posted. The balances of the claim are as shown.")
    elif row.state == Adjudication.State.DISMISSED:
        messages.success(request, "Set aside. Its money stays unapplied under your reason.")
    elif row.exception == Adjudication.Exception.DETACHED:
        messages.success(request, "Left out. Nothing of it is posted until you post it again.")
    elif row.state == Adjudication.State.WAITING:
        messages.success(request, "Done. It is posted with its remittance.")
    else:
        messages.warning(request, f"Not posted yet: {row.get_exception_display().lower()}.")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 19 else 0
