"""Coding QA: rules and draws, agreement, and the education list."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from coding.models import EducationItem, QaDraw, QaRule
from coding.qa.agreement import FORMULAS, agreement
from coding.qa.families import NAMES
from coding.qa.queues import lessons, readable
from coding.qa.sampling import (
    MOST_WEEKLY,
    ImpossibleRule,
    NameIsTaken,
    Sample,
    WeekNotOver,
    draw,
    make_rule,
    monday_of,
    proves,
    retire_rule,
)
from coding.qa.services import LessonDone, NotYours, finish_lesson
from patients.models import Payer
from practice.models import Provider, Role, Staff
from practice.permissions import allow
from practice.signed_in import staff_of

LAST_DRAWS = 20
PERIODS = (30, 90, 365)
INVALID = 422


class RuleForm(forms.Form):
    """Whom and what a rule means, and how much of it is drawn."""

    name = forms.CharField(label="Name", max_length=60)
    percent = forms.IntegerField(label="Share, percent", required=False, min_value=1, max_value=100)
    count = forms.IntegerField(
        label="Or visits a week", required=False, min_value=1, max_value=MOST_WEEKLY, help_text="of each coder"
    )
    coder = forms.ModelChoiceField(label="Coder", queryset=Staff.objects.none(), required=False, empty_label="every")
    family = forms.ChoiceField(label="Family of codes", required=False, choices=[("", "every"), *NAMES.items()])
    payer = forms.ModelChoiceField(label="Payer", queryset=Payer.objects.all(), required=False, empty_label="every")
    provider = forms.ModelChoiceField(
        label="Provider", queryset=Provider.objects.all(), required=False, empty_label="every"
    )
    new_for_days = forms.IntegerField(
        label="Only coders new for, days", required=False, min_value=1, max_value=1000,
        help_text="counted from the coder’s first release",
    )  # fmt: skip

    def __init__(self, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        coders = Staff.objects.filter(roles__contains=[Role.CODER], is_active=True)
        self.fields["coder"].queryset = coders  # type: ignore[attr-defined]

    @property
    def sample(self) -> Sample:
        """What was typed."""
        return Sample(**self.cleaned_data)


@allow(Role.MANAGER)
@require_http_methods(["GET", "POST"])
def qa_rules(request: HttpRequest) -> HttpResponse:
    """Show rules and draws with their proof; by POST, keep a new rule."""
    form = RuleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            rule = make_rule(sample=form.sample, by=staff_of(request), now=timezone.now())
        except (ImpossibleRule, NameIsTaken) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"“{rule.name}” draws from now on, each week when it is over.")
            return redirect("coding:qa-rules")
    draws = QaDraw.objects.select_related("rule", "by").prefetch_related("reviews").order_by("-at")[:LAST_DRAWS]
    context = {
        "form": form,
        "rules": QaRule.objects.select_related("coder", "payer", "provider").order_by("-is_used", "name"),
        "families": NAMES,
        "draws": [(one, proves(one), sum(len(ids) for ids in one.among.values())) for one in draws],
    }
    return render(request, "coding/qa/rules.html", context, status=INVALID if form.errors else 200)


@allow(Role.MANAGER)
@require_POST
def qa_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw the week that ended last by one rule, or put the rule out of use."""
    rule, staff, now = get_object_or_404(QaRule, pk=pk), staff_of(request), timezone.now()
    if request.POST.get("do") == "retire":
        retire_rule(rule=rule, by=staff, now=now)
        messages.success(request, f"“{rule.name}” is out of use; what it drew stays.")
        return redirect("coding:qa-rules")
    last_week = monday_of(timezone.localdate(now)) - timedelta(days=7)
    try:
        made = draw(rule=rule, week_of=last_week, by=staff, now=now)
        messages.success(request, f"Week of {made.week_of:%m/%d/%y}: {len(made.drawn)} drawn.")
    except WeekNotOver as refusal:
        messages.error(request, str(refusal))
    return redirect("coding:qa-rules")


@allow(Role.CODER, Role.MANAGER)
@require_http_methods(["GET"])
def qa_agreement(request: HttpRequest) -> HttpResponse:
    """Show agreement by coder and by family, with formulas and sample sizes; a coder sees only the own work."""
    staff, asked = staff_of(request), request.GET.get("days", "")
    days = int(asked) if asked.isdecimal() and int(asked) in PERIODS else PERIODS[1]
    is_all = staff.has_role(Role.MANAGER, Role.AUDITOR)
    found = readable(staff).filter(done_at__gte=timezone.now() - timedelta(days=days))
    if not is_all:
        found = found.filter(first_coder=staff)
    report = agreement(found.select_related("first", "first_coder"))
    context = {"report": report, "formulas": FORMULAS.items(), "days": days, "periods": PERIODS, "is_all": is_all}
    return render(request, "coding/qa/agreement.html", context)


@allow(Role.CODER, Role.MANAGER)
@require_http_methods(["GET", "POST"])
def education(request: HttpRequest) -> HttpResponse:
    """Show what confirmed differences teach; by POST, mark one's own lesson as done."""
    staff = staff_of(request)
    if request.method == "POST":
        typed = request.POST.get("item", "")
        number = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
        item = get_object_or_404(EducationItem, pk=number)
        try:
            finish_lesson(item=item, by=staff, now=timezone.now())
        except (NotYours, LessonDone) as refusal:
            messages.error(request, str(refusal))
        return redirect("coding:qa-education")
    context = {"items": lessons(staff).order_by("done_at", "made_at"), "is_all": staff.has_role(Role.MANAGER)}
    return render(request, "coding/qa/education.html", context)
