"""Reasons of payers: those that nobody has decided, the act that decides them, and all rules with their history."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from claims import reason_rules
from claims.models import ReasonRule
from claims.reason_rules import AgainstTheRules, AlreadyDecided, NotYoursToDecide, Pair
from coding.reason_words import licensed_words, reason_in_words, remark_in_words
from payments.pages.reason_forms import ONE_PAYER, AnswerForm, EndForm, RuleFilter, VerdictForm
from payments.pages.remittances import PAGE
from payments.posting import questions as room
from payments.posting.questions import Question, Settled
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of
from x12 import words

REFUSALS = (AgainstTheRules, AlreadyDecided, NotYoursToDecide)
INVALID, REFUSED = 422, 409


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def reasons(request: HttpRequest) -> HttpResponse:
    """Pairs of codes that nobody has decided, with what waits because of each."""
    worklist = room.worklist()
    found = worklist.questions
    context = {
        "questions": found,
        "waiting": len({pk for one in found for pk in one.claims}),
        "ready": len(worklist.answered),
        "tabs": _tabs("ask", len(found)),
        **_panel_of(request, _chosen(request, found)),
    }
    return render(request, "payments/reasons.html", context)


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def question(request: HttpRequest) -> HttpResponse:
    """One question in the panel of its list; a whole page for whoever has no scripts."""
    if not getattr(request, "htmx", False):
        return redirect(f"{reverse('payments:reasons')}?{request.GET.urlencode()}")
    chosen = _chosen(request, room.questions())
    return render(request, "payments/_question.html", _panel_of(request, chosen))


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def answer(request: HttpRequest) -> HttpResponse:
    """Decide what a pair means, and post what waited for it."""
    chosen = next((one for one in room.questions() if one.key == request.POST.get("ask")), None)
    if chosen is None:
        messages.info(request, "That pair is decided by now. What waited for it is under Ready to post, or posted.")
        return _go(request, reverse("payments:reasons"))
    form = AnswerForm(request.POST, remarks=list(chosen.remarks), initial={})
    if not form.is_valid():
        return _again(request, chosen, form, "", INVALID)
    pair = Pair(
        group=chosen.group,
        reason=chosen.reason,
        remark=form.cleaned_data["remark"],
        payer=chosen.payer if form.cleaned_data["scope"] == ONE_PAYER else None,
    )
    try:
        done = room.answer(
            pair=pair,
            verdict=form.verdict(),
            starts_on=form.cleaned_data["starts_on"],
            by=staff_of(request),
            now=timezone.now(),
            today=timezone.localdate(),
        )
    except REFUSALS as refusal:
        return _again(request, chosen, form, str(refusal), REFUSED)
    messages.success(request, f"{pair} is decided. {_told(done)}")
    return _go(request, reverse("payments:reasons"))


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def post_answered(request: HttpRequest) -> HttpResponse:
    """Post what waited for a reason that is decided now."""
    done = room.post_answered(by=staff_of(request), now=timezone.now(), today=timezone.localdate())
    messages.success(request, _told(done))
    return _go(request, reverse("payments:reasons"))


@require_GET
@allow(Role.BILLER, Role.MANAGER)
def rules(request: HttpRequest) -> HttpResponse:
    """All rules about reasons, to be filtered; the chosen one with its history."""
    asked = RuleFilter(request.GET)
    asked.is_valid()
    view = asked.cleaned_data.get("view") or "now"
    found = _rules(asked.cleaned_data, view)
    chosen = ReasonRule.objects.filter(pk=_number(request.GET.get("rule"))).first() or found.first()
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "view": view,
        "views": [("now", "In force"), ("ours", "Decided here"), ("past", "Ended")],
        "asked": asked,
        "tabs": _tabs("rules", None),
        **(_rule_panel(request, chosen) if chosen else {}),
    }
    return render(request, "payments/reason_rules.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Role.BILLER, Role.MANAGER)
def rule(request: HttpRequest, pk: int) -> HttpResponse:
    """One rule in the panel of its list, and its change from a day on."""
    row = get_object_or_404(ReasonRule.objects.select_related("payer", "decided_by"), pk=pk)
    if request.method != "POST":
        if not getattr(request, "htmx", False):
            return redirect(f"{reverse('payments:reason-rules')}?rule={pk}")
        return render(request, "payments/_reason_rule.html", _rule_panel(request, row))
    form = VerdictForm(request.POST)

    def act() -> ReasonRule:
        return reason_rules.change(
            rule=row,
            verdict=form.verdict(),
            starts_on=form.cleaned_data["starts_on"],
            by=staff_of(request),
            now=timezone.now(),
        )

    return _changed(request, row, form, act)


@require_POST
@allow(Role.BILLER, Role.MANAGER)
def end_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """End a rule with a day."""
    row = get_object_or_404(ReasonRule.objects.select_related("payer", "decided_by"), pk=pk)
    form = EndForm(request.POST)

    def act() -> ReasonRule:
        return reason_rules.end(
            rule=row, last_day=form.cleaned_data["last_day"], by=staff_of(request), now=timezone.now()
        )

    return _changed(request, row, form, act)


def _changed(
    request: HttpRequest, row: ReasonRule, form: VerdictForm | EndForm, act: Callable[[], ReasonRule]
) -> HttpResponse:
    """Do it, and show the rule that counts; what is refused is told in the panel."""
    refusal, status = "", INVALID
    if form.is_valid():
        try:
            done = act()
        except REFUSALS as why:
            refusal, status = str(why), REFUSED
        else:
            messages.success(request, f"The rule about {done.pair} is changed. What is posted stays as it is.")
            return _go(request, f"{reverse('payments:reason-rules')}?rule={done.pk}&code={done.reason_code}")
    more: dict[str, Any] = {"refusal": refusal, "form" if isinstance(form, VerdictForm) else "end_form": form}
    context = {**_rule_panel(request, row), **more}
    if getattr(request, "htmx", False):
        return render(request, "payments/_reason_rule.html", context, status=status)
    return render(request, "payments/reason_rule.html", context, status=status)


def _again(request: HttpRequest, chosen: Question, form: AnswerForm, refusal: str, status: int) -> HttpResponse:
    context = {**_panel_of(request, chosen), "form": form, "refusal": refusal}
    if getattr(request, "htmx", False):
        return render(request, "payments/_question.html", context, status=status)
    return render(request, "payments/question.html", context, status=status)


def _tabs(here: str, count: int | None) -> list[tuple[str, str, int | None, bool]]:
    """The two pages of this room: address, label, how many wait, whether it is open."""
    return [
        (reverse("payments:reasons"), "To decide", count, here == "ask"),
        (reverse("payments:reason-rules"), "Rules", None, here == "rules"),
    ]


def _chosen(request: HttpRequest, found: list[Question]) -> Question | None:
    """The question that the address names, by its key or by a decision that waits for it; else the first."""
    asked, decision = request.GET.get("ask", ""), _number(request.GET.get("decision"))
    named = (one for one in found if one.key == asked or decision in one.claims)
    return next(named, found[0] if found else None)


def _panel_of(request: HttpRequest, chosen: Question | None) -> dict[str, Any]:
    if chosen is None:
        return {"chosen": None}
    is_manager = staff_of(request).has_role(Role.MANAGER)
    return {
        "chosen": chosen,
        "form": AnswerForm(remarks=list(chosen.remarks), initial={"starts_on": chosen.oldest, "scope": ONE_PAYER}),
        "is_manager": is_manager,
    }


def _rule_panel(request: HttpRequest, row: ReasonRule) -> dict[str, Any]:
    means = f"DENIAL:{row.category}" if row.category else row.treatment
    today = timezone.localdate()
    initial = {"means": means, "work": row.work, "starts_on": max(today, row.starts_on)}
    return {
        "chosen": row,
        "said": _said(row),
        "history": reason_rules.history_of(row),
        "is_current": not row.is_withdrawn and (row.ends_on is None or row.ends_on >= today),
        "form": VerdictForm(initial=initial),
        "end_form": EndForm(initial={"last_day": today}),
        "is_manager": staff_of(request).has_role(Role.MANAGER),
    }


def _said(row: ReasonRule) -> list[tuple[str, str]]:
    official = licensed_words([row.reason_code, row.remark_code])
    said = [
        (row.group_code, words.adjustment_group(row.group_code)),
        (row.reason_code, reason_in_words(row.reason_code, official)),
    ]
    return [*said, (row.remark_code, remark_in_words(row.remark_code, official))] if row.remark_code else said


def _rules(asked: dict[str, Any], view: str) -> QuerySet[ReasonRule]:
    today: date = timezone.localdate()
    found = ReasonRule.objects.select_related("payer", "decided_by")
    is_past = Q(is_withdrawn=True) | Q(ends_on__lt=today)
    found = found.filter(is_past) if view == "past" else found.exclude(is_past)
    if view == "ours":
        found = found.filter(decided_by__isnull=False)
    if asked.get("code"):
        code = asked["code"].strip().upper().split()[-1]
        found = found.filter(Q(reason_code=code) | Q(remark_code=code))
    if asked.get("payer"):
        found = found.filter(payer=asked["payer"])
    return found.filter(treatment=asked["treatment"]) if asked.get("treatment") else found


def _told(done: Settled) -> str:
    if not done.posted + done.left:
        return "Nothing waits for it."
    left = f" {done.left} wait for another reason, under Exceptions." if done.left else ""
    return f"{done.posted} decision{'' if done.posted == 1 else 's'} posted.{left}"


def _go(request: HttpRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 19 else 0
