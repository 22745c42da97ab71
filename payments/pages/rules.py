"""The page on which managers say what posts by itself."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from payments.models import PostingRule
from payments.pages.forms import PostingRuleForm
from payments.posting import rules as posting_rules
from practice.form_pages import INVALID
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of


@require_GET
@allow(Role.MANAGER, read=[Role.BILLER, Role.MANAGER])
def rules(request: HttpRequest) -> HttpResponse:
    """What happens to remittances as they come in, for all payers and for single ones."""
    return render(request, "payments/rules.html", _rules(PostingRuleForm(initial={"way": PostingRule.Way.EACH_CLAIM})))


@require_POST
@allow(Role.MANAGER)
def set_rule(request: HttpRequest) -> HttpResponse:
    """Decide for a payer, or for all others."""
    form = PostingRuleForm(request.POST)
    if not form.is_valid():
        return render(request, "payments/rules.html", _rules(form), status=INVALID)
    posting_rules.set_rule(
        payer=form.cleaned_data["payer"],
        way=form.cleaned_data["way"],
        largest=form.cleaned_data["largest"],
        by=staff_of(request),
        now=timezone.now(),
    )
    messages.success(request, "Decided. It holds for remittances that come in from now on.")
    return redirect("payments:rules")


@require_POST
@allow(Role.MANAGER)
def drop_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the office's rule hold for a payer again."""
    posting_rules.drop_rule(rule=get_object_or_404(PostingRule, pk=pk))
    messages.success(request, "The office's rule holds for this payer again.")
    return redirect("payments:rules")


def _rules(form: PostingRuleForm) -> dict[str, Any]:
    return {"rules": posting_rules.rules_of_office(), "form": form}
