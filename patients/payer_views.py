"""Setup of payers: who is billed, by which limits, over which connection."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from patients.forms import PayerForm
from patients.models import Payer
from patients.services import save_payer
from practice.form_pages import FormPage, in_parts, render_form
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

KEEPERS = (Role.ADMINISTRATOR, Role.MANAGER)
PARTS = (
    ("", ["name", "payer_id", "filing_code", "connection", "phone"]),
    ("Limits of the contract", ["filing_days", "corrected_days", "appeal_days", "expected_days"]),
    ("Coverage", ["member_id_pattern", "authorization_codes", "asks_for_ndc", "answers_eligibility"]),
    ("Anesthesia", ["anesthesia_factor", "pays_physical_status"]),
    ("Use", ["is_active"]),
)


@allow(*KEEPERS, read=[Role.BILLER])
@require_safe
def payers(request: HttpRequest) -> HttpResponse:
    """Show the payers with their limits."""
    rows = Payer.objects.select_related("connection").order_by("-is_active", "name")
    return render(request, "practice/payers.html", {"payers": rows, "may_change": staff_of(request).has_role(*KEEPERS)})


@allow(*KEEPERS)
def payer_new(request: HttpRequest) -> HttpResponse:
    """Add a payer."""
    return _payer(request, Payer(), "New payer")


@allow(*KEEPERS)
def payer_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a payer."""
    return _payer(request, get_object_or_404(Payer, pk=pk), "Payer")


def _payer(request: HttpRequest, payer: Payer, title: str) -> HttpResponse:
    form = PayerForm(request.POST or None, instance=payer)
    if form.is_valid():
        save_payer(payer=form.instance, by=staff_of(request), now=timezone.now())
        messages.success(request, "The payer is saved.")
        return redirect("patients:payers")
    page = FormPage(title, reverse("patients:payers"), "Payers", "Save", form, in_parts(form, *PARTS))
    return render_form(request, page)
