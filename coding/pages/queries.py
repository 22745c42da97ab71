"""Queries to providers: their list, one query with its answer, and how long answers take."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from coding.bench.evidence import Mark, known_digests, marked
from coding.final_codes import coded_from
from coding.models import ProviderQuery
from coding.queries.queues import escalated, final_codes_of, queries_for, to_answer
from coding.queries.reminders import ImpossibleDays, policy, set_policy
from coding.queries.services import (
    SEND_REFUSALS,
    AlreadyAnswered,
    Answer,
    NoAnswer,
    NotOpen,
    NotYourQuery,
    SentAgain,
    WhyMissing,
    WrongPassword,
    answer_query,
    resend_query,
    withdraw_query,
)
from coding.queries.signing import signature_holds
from coding.queries.turnaround import open_by_age, total_open, turnaround
from coding.services import NotBeingCoded
from encounters.services import NoteIsNotSigned
from practice import audit
from practice.models import Role, Staff
from practice.permissions import allow
from practice.signed_in import staff_of
from practice.throttle import Attempt, TooManyTries

READERS = (Role.BILLER, Role.MANAGER)
PAGE = 100
REFUSED = 409
PERIODS = (30, 90, 365)
State, Choice = ProviderQuery.State, ProviderQuery.Choice
OPTION = "option-"
VIEWS: Mapping[str, tuple[str, Callable[[Staff, QuerySet[ProviderQuery]], QuerySet[ProviderQuery]]]] = {
    "to-answer": ("For me to answer", lambda staff, found: found.filter(pk__in=to_answer(staff.pk))),
    "open": ("Waiting", lambda _, found: found.filter(state=State.OPEN)),
    "mine": ("Asked by me", lambda staff, found: found.filter(sent_by=staff)),
    "escalated": ("With the manager", lambda _, found: found.filter(pk__in=escalated())),
    "answered": ("Answered", lambda _, found: found.filter(state=State.ANSWERED)),
    "withdrawn": ("Withdrawn", lambda _, found: found.filter(state=State.WITHDRAWN)),
}
OFFICE_VIEWS = ("open", "mine", "escalated", "answered", "withdrawn")
PROVIDER_VIEWS = ("to-answer", "answered", "withdrawn")


@allow(Role.PROVIDER, Role.CODER, read=READERS)
@require_safe
def queries(request: HttpRequest) -> HttpResponse:
    """Show the queries that a person may read; a provider sees only those to themselves."""
    staff, today = staff_of(request), timezone.localdate()
    names = _views_of(staff)
    view = asked if (asked := request.GET.get("view", "")) in names else names[0]
    found = queries_for(staff)
    order = "sent_at" if view in {"to-answer", "open", "escalated"} else "-sent_at"
    ordered = VIEWS[view][1](staff, found).order_by(order, "pk")
    page = Paginator(ordered.prefetch_related("events"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "view": view,
        "tabs": [(name, VIEWS[name][0], VIEWS[name][1](staff, found).count()) for name in names],
        "today": today,
        "is_provider": names is PROVIDER_VIEWS,
    }
    return render(request, "coding/queries/list.html", context)


@allow(Role.PROVIDER, Role.CODER, read=READERS)
@require_safe
def query(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one query with the note; its provider answers it here."""
    found = _query(request, pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{found.encounter.patient_id}")
    return _show(request, found, "")


@allow(Role.PROVIDER)
@require_POST
@sensitive_post_parameters("password", "words")
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign an answer with one's own password."""
    found, staff = _query(request, pk), staff_of(request)
    attempt = Attempt(username=staff.username, address=request.META.get("REMOTE_ADDR", ""))
    given = _given(request)
    password = request.POST.get("password", "")
    try:
        attempt.check()
        answer_query(query=found, given=given, password=password, by=staff, now=timezone.now())
    except WrongPassword as refusal:
        attempt.failed()
        return _show(request, found, str(refusal))
    except (TooManyTries, NoAnswer, AlreadyAnswered, NotOpen, NotYourQuery, NoteIsNotSigned) as refusal:
        return _show(request, get_object_or_404(queries_for(staff), pk=pk), str(refusal))
    attempt.succeeded()
    messages.success(request, "Signed. Your answer is part of the note, and the visit is with its coder.")
    following = to_answer(staff.pk).order_by("sent_at").first()
    return redirect("coding:query", following.pk) if following else redirect("coding:queries")


@allow(Role.CODER, Role.MANAGER)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a query back."""
    found = _query(request, pk)
    try:
        withdraw_query(query=found, why=request.POST.get("why", ""), by=staff_of(request), now=timezone.now())
    except (WhyMissing, AlreadyAnswered, NotOpen) as refusal:
        return _show(request, _query(request, pk), str(refusal))
    messages.success(request, "Withdrawn; the visit is with its coder.")
    return redirect("coding:query", pk)


@allow(Role.CODER)
@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a query again."""
    try:
        again = resend_query(query=_query(request, pk), by=staff_of(request), now=timezone.now())
    except (*SEND_REFUSALS, AlreadyAnswered, SentAgain, NotBeingCoded) as refusal:
        return _show(request, _query(request, pk), str(refusal))
    messages.success(request, f"Sent again to {again.provider}.")
    return redirect("coding:query", again.pk)


@allow(Role.MANAGER, read=[Role.CODER, Role.BILLER])
def turnaround_report(request: HttpRequest) -> HttpResponse:
    """Show how long answers take; by POST, a manager sets after how many days the office follows up."""
    staff, now = staff_of(request), timezone.now()
    refusal = _set_days(request, staff) if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        messages.success(request, "The days are set.")
        return redirect("coding:query-turnaround")
    today, asked = timezone.localdate(now), request.GET.get("days", "")
    days = int(asked) if asked.isdecimal() and int(asked) in PERIODS else PERIODS[1]
    rows, total = turnaround(since=today - timedelta(days=days), until=today)
    ages = open_by_age(today=today)
    context = {
        "rows": rows, "total": total, "ages": ages, "open": total_open(ages), "days": days, "periods": PERIODS,
        "policy": policy(), "refusal": refusal, "may_set": staff.has_role(Role.MANAGER),
    }  # fmt: skip
    return render(request, "coding/queries/turnaround.html", context, status=REFUSED if refusal else 200)


def _views_of(staff: Staff) -> tuple[str, ...]:
    is_office = staff.has_role(Role.CODER, Role.MANAGER, Role.BILLER, Role.AUDITOR)
    if not is_office:
        return PROVIDER_VIEWS
    return ("to-answer", *OFFICE_VIEWS) if staff.has_role(Role.PROVIDER) else OFFICE_VIEWS


def _query(request: HttpRequest, pk: int) -> ProviderQuery:
    joined = queries_for(staff_of(request)).select_related(
        "encounter__provider", "encounter__location", "encounter__signed_by", "addendum", "provider__staff", "resends"
    )
    return get_object_or_404(joined, pk=pk)


def _given(request: HttpRequest) -> Answer:
    chosen, words = request.POST.get("choice", ""), request.POST.get("words", "")
    if chosen in {Choice.OTHER, Choice.UNABLE}:
        return Answer(Choice(chosen), words=words)
    number = chosen.removeprefix(OPTION)
    return Answer(Choice.OPTION, int(number) if number.isdecimal() and len(number) < 3 else 0, words)


def _show(request: HttpRequest, found: ProviderQuery, refusal: str) -> HttpResponse:
    staff, encounter = staff_of(request), found.encounter
    is_same_note = found.note_digest in known_digests(encounter)
    marks = [Mark(start, end, str(n), f"cited-{n}", "ask") for n, (start, end, _) in enumerate(found.indicators, 1)]
    final = final_codes_of(encounter)
    is_coder = staff.has_role(Role.CODER)
    context = {
        "query": found,
        "encounter": encounter,
        "age": encounter.patient.age_on(encounter.service_date),
        "note": marked(encounter.whole_note, marks if is_same_note else []),
        "is_same_note": is_same_note,
        "refusal": refusal,
        "choices": [{"value": f"{OPTION}{n}", "key": str(n), "words": one} for n, one in enumerate(found.options, 1)],
        "given": {"choice": request.POST.get("choice", ""), "words": request.POST.get("words", "")},
        "events": found.events.select_related("by"),
        "final": final,
        "codes": coded_from(final.codes) if final else None,
        "holds": found.state == State.ANSWERED and signature_holds(found),
        "again": ProviderQuery.objects.filter(resends=found).first(),
        "may_answer": found.state == State.OPEN and found.provider.staff_id == staff.pk,
        "may_withdraw": found.state == State.OPEN and (is_coder or staff.has_role(Role.MANAGER)),
        "may_resend": found.state != State.ANSWERED and is_coder,
        "may_code": staff.has_role(Role.CODER, *READERS),
    }
    return render(request, "coding/queries/query.html", context, status=REFUSED if refusal else 200)


def _set_days(request: HttpRequest, staff: Staff) -> str:
    """Keep the days that were typed; the refusal's text if they do not fit."""
    typed = [request.POST.get(name, "") for name in ("remind_after", "escalate_after")]
    remind, escalate = (int(one) if one.isdecimal() and len(one) < 4 else 0 for one in typed)
    try:
        set_policy(remind_after=remind, escalate_after=escalate, by=staff, now=timezone.now())
    except ImpossibleDays as refusal:
        return str(refusal)
    return ""
