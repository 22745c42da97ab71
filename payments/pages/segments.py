"""The page on which every segment of an 835 that speaks of money shows what it became."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from payments.models import Remittance
from payments.pages.remittances import STATUS, State
from payments.proof import became
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

CLAIMS_A_PAGE = 25


@require_safe
@allow(Role.BILLER, read=[Role.MANAGER])
def segments(request: HttpRequest, pk: int) -> HttpResponse:
    """One remittance segment by segment, a page of claims at a time, with the proof of its payment."""
    related = ("payer", "deposit", "transaction_set__interchange", "first")
    row = get_object_or_404(Remittance.objects.select_related(*related), pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"interchange:{row.transaction_set.interchange_id}")
    decisions = row.adjudications.order_by("position")
    page = Paginator(decisions, CLAIMS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "remittance": row,
        "status": STATUS[State(row.state)],
        "proof": became.file_proof(row),
        "outside": became.outside_of_claims(row) if page.number == 1 else [],
        "blocks": became.of_claims(row, list(page.object_list)),
        "page": page,
    }
    return render(request, "payments/segments.html", context)


@require_safe
@allow(Role.BILLER, read=[Role.MANAGER])
def segment(request: HttpRequest, file: int) -> HttpResponse:
    """Lead from a segment of a stored file, by its message and its place there, to what it became."""
    message, number = (_number(request.GET.get(name)) for name in ("message", "segment"))
    row = Remittance.objects.filter(transaction_set__interchange=file, transaction_set__position=message or 1).first()
    if row is None:
        raise Http404("No remittance was read from this message.")
    page = became.page_of_segment(row, number, claims_a_page=CLAIMS_A_PAGE)
    return redirect(f"{reverse('payments:segments', args=[row.pk])}?page={page}#s{number}")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 10 else 0
