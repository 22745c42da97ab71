"""The manager's pages of the office's own rules: the list, the builder, the dry run, the switch."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from claims.models import RuleRun
from claims.office_rules.choices import choices, shown
from claims.office_rules.dry_run import NoSuchSpan, ask_run
from claims.office_rules.forms import (
    Row,
    RuleForm,
    SpanForm,
    draft_of,
    fields,
    operators,
    rows_of,
    typed_rows,
    with_blanks,
)
from claims.office_rules.outcomes import outcomes_of
from claims.tasks import try_office_rule
from coding.edits.office.conditions import FIELDS, NotACondition, Operator
from coding.edits.office.services import (
    AlreadySwitched,
    Draft,
    NameTaken,
    RuleIsOn,
    change_rule,
    switch_off,
    switch_on,
    write_rule,
)
from coding.models import OfficeRule
from encounters.models import Encounter
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

READERS = (Role.CODER, Role.BILLER)
PAGE, INVALID, REFUSED = 50, 422, 409
USUAL_SPAN = timedelta(days=180)
SHOWN_EXAMPLES = 25


@allow(Role.MANAGER, read=READERS)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """List the office's rules with what they caught."""
    asked = request.GET.get("view", "")
    views = [("on", "On"), ("off", "Off"), ("all", "All")]
    view = asked if asked in dict(views) else "all"
    found = OfficeRule.objects.select_related("switched_by").order_by("name")
    found = found.filter(on_since__isnull=view == "off") if view != "all" else found
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    outcomes = outcomes_of(list(page.object_list))
    rows = [(rule, outcomes[rule.pk]) for rule in page.object_list]
    return render(request, "claims/office_rules/rules.html", {"page": page, "rows": rows, "view": view, "views": views})


@allow(Role.MANAGER)
def new_rule(request: HttpRequest) -> HttpResponse:
    """Write a rule."""
    return _builder(request, None)


@allow(Role.MANAGER)
def edit_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a rule that is off."""
    return _builder(request, get_object_or_404(OfficeRule, pk=pk))


@allow(Role.MANAGER, read=READERS)
@require_safe
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one rule, what it asks, what it caught, and what it would have caught."""
    found = get_object_or_404(OfficeRule.objects.select_related("written_by", "switched_by"), pk=pk)
    last = found.runs.select_related("asked_by").first()
    return render(request, "claims/office_rules/rule.html", {**_told(found), "run": last, **_examples(last)})


@allow(Role.MANAGER)
@require_POST
def try_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a rule on visits of the past."""
    found = get_object_or_404(OfficeRule, pk=pk)
    form = SpanForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Give both days of the span, such as 01/01/2026.")
        return redirect("claims:office-rule", pk)
    said, by = form.cleaned_data, staff_of(request)
    try:
        with transaction.atomic():
            asked = ask_run(rule=found, starts_on=said["starts_on"], ends_on=said["ends_on"], by=by, now=timezone.now())
            transaction.on_commit(lambda: try_office_rule.delay(asked.pk))
    except NoSuchSpan as refusal:
        messages.error(request, str(refusal))
    return redirect("claims:office-rule", pk)


@allow(Role.MANAGER, read=READERS)
@require_safe
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a dry run is, or what it found."""
    found = get_object_or_404(RuleRun.objects.select_related("asked_by", "rule"), pk=pk)
    return render(request, "claims/office_rules/_run.html", {"run": found, "rule": found.rule, **_examples(found)})


@allow(Role.MANAGER)
@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Switch a rule on or off."""
    found = get_object_or_404(OfficeRule, pk=pk)
    act = switch_on if request.POST.get("to") == "on" else switch_off
    try:
        act(rule=found, by=staff_of(request), now=timezone.now())
        messages.success(request, f"“{found.name}” is {'on' if act is switch_on else 'off'}.")
    except AlreadySwitched as refusal:
        messages.error(request, str(refusal))
    return redirect("claims:office-rule", pk)


def _builder(request: HttpRequest, found: OfficeRule | None) -> HttpResponse:
    known = choices()
    if request.method != "POST":
        first = {"starts_on": timezone.localdate()} if found is None else None
        return _form(request, found, RuleForm(instance=found, initial=first), rows_of(found, known))
    form, rows = RuleForm(request.POST, instance=found), typed_rows(request.POST)
    if "more" in request.POST:
        return _form(request, found, RuleForm(initial=request.POST.dict()), with_blanks(rows))
    if not form.is_valid():
        return _form(request, found, form, with_blanks(rows), INVALID)
    try:
        kept = _keep(found, draft_of(form, rows, known), request)
    except (NotACondition, NameTaken, RuleIsOn) as refusal:
        form.add_error(None, str(refusal))
        return _form(request, found, form, with_blanks(rows), INVALID)
    messages.success(request, f"“{kept.name}” is kept. Try it on the past before you switch it on.")
    return redirect("claims:office-rule", kept.pk)


def _keep(found: OfficeRule | None, draft: Draft, request: HttpRequest) -> OfficeRule:
    by, now = staff_of(request), timezone.now()
    if found is None:
        return write_rule(draft=draft, by=by, now=now)
    return change_rule(rule=found, draft=draft, by=by, now=now)


def _form(
    request: HttpRequest, found: OfficeRule | None, form: RuleForm, rows: list[Row], status: int = 200
) -> HttpResponse:
    context = {
        "rule": found, "form": form, "rows": rows, "fields": fields(), "operators": operators(),
        "asked": [(field, choices().get(field.name, {})) for field in FIELDS.values()],
    }  # fmt: skip
    return render(request, "claims/office_rules/builder.html", context, status=status)


def _told(found: OfficeRule) -> dict[str, object]:
    known, today = choices(), timezone.localdate()
    conditions = [
        (FIELDS[one["field"]].label, Operator[one["operator"]].value, shown(one["field"], one["value"], known))
        for one in found.conditions
    ]
    span = SpanForm(initial={"starts_on": today - USUAL_SPAN, "ends_on": today})
    return {"rule": found, "conditions": conditions, "outcome": outcomes_of([found])[found.pk], "span": span}


def _examples(run: RuleRun | None) -> dict[str, object]:
    pks = run.examples[:SHOWN_EXAMPLES] if run else []
    visits = Encounter.objects.filter(pk__in=pks).select_related("provider").order_by("-service_date", "-pk")
    return {"visits": visits.prefetch_related("charge_lines", "claims__denials")}
