"""The bench: one visit with its note, its codes and the search; every act on it, taken back and done again."""

from collections.abc import Callable

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coding.acts import REFUSALS
from coding.bench import Work, facts_of, hits_for, row_id, work_of
from coding.bench.beside import shown_beside
from coding.bench.evidence import NoteChanged, NotInTheNote, Span
from coding.bench.journal import (
    Asked,
    ChangedByAnother,
    ChangedElsewhere,
    NothingToRedo,
    NothingToUndo,
    press,
    redo,
    undo,
)
from coding.edits import OVERRIDE_REFUSALS
from coding.edits.office.hits import keep_hits, rules_in
from coding.modifiers import MODIFIERS
from coding.pages import favorites
from coding.queries.queues import queries_of, waits_for_provider
from coding.worklist.own import next_after
from coding.worklist.waiting import waiting_for
from encounters.models import Encounter
from patients.models import Patient
from practice import audit
from practice.models import Role, Staff
from practice.permissions import allow
from practice.plain_rows import columns_of, filled
from practice.planned import rows
from practice.signed_in import staff_of

READERS = (Role.PROVIDER, Role.BILLER, Role.MANAGER)
# With every key that is pressed in the search field: the visit and the patient, who decides what codes are for others.
SEARCHED = f"""
    SELECT {columns_of(Encounter, "visit")}, {columns_of(Patient, "patient")} FROM encounters_encounter AS visit
    JOIN patients_patient AS patient ON patient.id = visit.patient_id
    WHERE visit.id = %(visit)s AND visit.status NOT IN ('OPEN', 'VOID')
"""  # noqa: S608 (the text is constant)
REFUSED = 409
MOST_DIGITS = 9
REFUSED_ACTS = (
    *REFUSALS, ChangedByAnother, ChangedElsewhere, NothingToUndo, NothingToRedo, NoteChanged, NotInTheNote,
    *OVERRIDE_REFUSALS,
)  # fmt: skip


@allow(Role.CODER, read=READERS)
@require_safe
@csp_update({"frame-src": [SELF]})  # type: ignore[arg-type]
def bench(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one visit to be coded: its note, its codes, and the search."""
    encounter = visit_or_404(pk)
    audit.record(by=staff_of(request), act="read", subject=f"patient:{encounter.patient_id}")
    return _bench(request, encounter, "")


@allow(Role.CODER)
@require_POST
def search(request: HttpRequest, pk: int) -> HttpResponse:
    """Find codes for a visit; by POST, so that what somebody has stays out of addresses."""
    text = request.POST.get("q", "")
    if not getattr(request, "htmx", False):
        return _bench(request, visit_or_404(pk), text)
    encounter = _searched_or_404(pk)
    found = hits_for(encounter, text, by=staff_of(request))
    return render(request, "coding/_hits.html", {"encounter": encounter, "found": found})


@allow(Role.CODER)
@require_POST
def favorite(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a code that was found a favorite, one's own or the office's, or no longer, and show again what was found."""
    encounter, text = visit_or_404(pk), request.POST.get("q", "")
    dropped = favorites.change(request)
    if not getattr(request, "htmx", False):
        return _bench(request, encounter, text, dropped)
    found = hits_for(encounter, text, by=staff_of(request))
    return render(request, "coding/_hits.html", {"encounter": encounter, **favorites.in_sight(dropped, found)})


@allow(Role.CODER)
@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one small act on a visit's codes and show them as they are now."""

    def do(encounter: Encounter) -> object:
        done = press(encounter=encounter, asked=_asked(request), by=staff_of(request), now=timezone.now())
        if done.meanwhile:
            messages.warning(request, f"{done.meanwhile} What you added is beside it.")
        return done.made

    return acted(request, pk, do)


@allow(Role.CODER)
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back the last act on a visit's codes."""

    def do(encounter: Encounter) -> object:
        undone = undo(encounter=encounter, seen=seen_by(request), by=staff_of(request), now=timezone.now())
        messages.success(request, f"Took back: {undone.said}.")
        return None

    return acted(request, pk, do)


@allow(Role.CODER)
@require_POST
def do_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Do again what was taken back last."""

    def do(encounter: Encounter) -> object:
        again = redo(encounter=encounter, by=staff_of(request), now=timezone.now())
        messages.success(request, f"Did again: {again.said}.")
        return None

    return acted(request, pk, do)


def acted(request: HttpRequest, pk: int, do: Callable[[Encounter], object]) -> HttpResponse:
    """Do something to a visit and answer with the bench as it is then; the row that was made is the chosen one."""
    encounter = visit_or_404(pk)
    status, made = 200, None
    try:
        made = do(encounter)
    except REFUSED_ACTS as refusal:
        messages.error(request, str(refusal))
        status = REFUSED
    if not getattr(request, "htmx", False):
        return redirect("coding:bench", encounter.pk)
    chosen = row_id(made) or request.POST.get("chosen", "")
    return render(request, "coding/acted.html", _after(request, pk, chosen), status=status)


def visit_or_404(pk: int) -> Encounter:
    """The visit, once its note is signed and as long as it is not void."""
    joined = Encounter.objects.select_related("patient", "provider", "location", "coder", "signed_by")
    return get_object_or_404(joined.exclude(status__in=[Encounter.Status.OPEN, Encounter.Status.VOID]), pk=pk)


def _searched_or_404(pk: int) -> Encounter:
    """The visit as `visit_or_404` gives it, with no more than the search needs."""
    row = next(iter(rows(SEARCHED, {"visit": pk})), None)
    if row is None:
        raise Http404("No visit to code has this number.")
    width = len(Encounter._meta.concrete_fields)
    encounter = filled(Encounter, row[:width])
    encounter.patient = filled(Patient, row[width:])
    return encounter


def next_url(encounter: Encounter, staff: Staff) -> str:
    """Where the work goes on after this visit: the next one that nobody else holds, else the queue."""
    after = next_after(encounter, coder=staff, today=timezone.localdate())
    return reverse("coding:bench", args=[after.pk]) if after else reverse("coding:queue")


def seen_by(request: HttpRequest) -> int | None:
    """The number of the last act that the page knew; None when it did not say."""
    return _number(request.POST.get("seen", ""))


def _asked(request: HttpRequest) -> Asked:
    start, end = _number(request.POST.get("from", "")), _number(request.POST.get("to", ""))
    has_words = start is not None and end is not None
    return Asked(
        do=request.POST.get("do", ""),
        value=request.POST.get("value", ""),
        span=Span(start or 0, end or 0, request.POST.get("note", "")) if has_words else None,
        seen=seen_by(request),
    )


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else None


def _bench(
    request: HttpRequest, encounter: Encounter, text: str, dropped: favorites.Dropped | None = None
) -> HttpResponse:
    staff = staff_of(request)
    facts = facts_of(encounter, coder=staff, today=timezone.localdate())
    context = {
        "encounter": encounter,
        "work": _work(encounter),
        "facts": facts,
        "next_url": reverse("coding:bench", args=[facts.after]) if facts.after else reverse("coding:queue"),
        "waiting": waiting_for(encounter),
        "queries": queries_of(encounter),
        "is_asked": waits_for_provider(encounter),
        "may_answer": staff.has_role(Role.CODER, *READERS),
        "colleagues": Staff.objects.filter(is_active=True).exclude(pk=staff.pk).exclude(roles=[Role.PROVIDER]),
        **favorites.in_sight(dropped, hits_for(encounter, text, by=staff)),
        **shown_beside(encounter, request.GET.get("document", "")),
        "modifiers": MODIFIERS,
        "may_act": staff.has_role(Role.CODER),
        "may_release": staff.has_role(Role.CODER, Role.BILLER),
    }
    return render(request, "coding/bench.html", context)


def filled_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The bench after a panel was filled in, which is closed; an act never closes a panel that was opened meanwhile."""
    return render(request, "coding/filled_in.html", _after(request, pk, request.POST.get("chosen", "")))


def _work(encounter: Encounter) -> Work:
    """The middle of the bench; what the office's own rules found there is counted as caught."""
    work = work_of(encounter)
    if work.is_open:
        keep_hits(encounter=encounter, rules=rules_in(work.findings), now=timezone.now())
    return work


def _after(request: HttpRequest, pk: int, chosen: str) -> dict[str, object]:
    """What an act changes on the page: the codes, their evidence in the note, the release, what was saved when."""
    encounter = visit_or_404(pk)
    staff = staff_of(request)
    return {
        "encounter": encounter,
        "work": _work(encounter),
        "chosen": chosen,
        "may_act": True,
        "may_release": staff.has_role(Role.CODER, Role.BILLER),
    }
