"""Coding QA: the reviews that wait, the blind second coding, the two codings side by side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from coding.bench.evidence import Mark, marked
from coding.bench.hits import blind_hits_for
from coding.final_codes import Place, coded_from
from coding.models import QaDifference, QaReview
from coding.pages import favorites
from coding.qa import queues, services
from coding.qa.services import Lesson
from coding.qa.typed import Mistyped, read_codes, with_code
from practice import audit
from practice.models import Role, Staff
from practice.permissions import allow
from practice.signed_in import staff_of

PAGE = 100
REFUSED = 409
REFUSALS = (
    services.OwnWork, services.TakenByAnother, services.AlreadyCoded, services.NotYours, services.NotToBeAnswered,
    services.NotDisputed, services.WhyMissing, services.NotAManager, services.LessonIncomplete, Mistyped,
)  # fmt: skip
VIEWS: Mapping[str, tuple[str, Callable[[Staff], QuerySet[QaReview]]]] = {
    "review": ("To code blind", lambda staff: queues.to_review(staff.pk)),
    "answer": ("My work, to answer", lambda staff: queues.to_answer(staff.pk)),
    "disputed": ("Disputed", lambda staff: queues.disputed()),
    "done": ("Finished", queues.readable),
}
Right = QaDifference.Right


@dataclass(frozen=True)
class Shown:
    """One difference with the words of the note that each coder cites."""

    row: QaDifference
    first_words: list[str]
    second_words: list[str]


@allow(Role.CODER, Role.MANAGER)
@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """Show the reviews that wait for somebody."""
    staff = staff_of(request)
    names = [name for name in VIEWS if _may_view(staff, name)]
    view = asked if (asked := request.GET.get("view", "")) in names else names[0]
    found = VIEWS[view][1](staff).select_related("encounter__provider", "first_coder", "second_coder")
    context = {
        "page": Paginator(found.order_by("-done_at" if view == "done" else "pk"), PAGE).get_page(
            request.GET.get("page")
        ),
        "view": view,
        "tabs": [(name, VIEWS[name][0], VIEWS[name][1](staff).count()) for name in names],
        "is_manager": staff.has_role(Role.MANAGER),
    }
    return render(request, "coding/qa/reviews.html", context)


@allow(Role.CODER, Role.MANAGER)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one review: to be taken, to be coded blind, or both codings side by side; by POST, take or finish it."""
    staff = staff_of(request)
    found = get_object_or_404(QaReview.objects.select_related("encounter__patient", "encounter__provider"), pk=pk)
    if not _may_open(staff, found):
        return redirect("coding:qa")
    audit.record(by=staff, act="read", subject=f"patient:{found.encounter.patient_id}")
    if request.method != "POST":
        return _show(request, found, "")
    act, _, code = request.POST.get("do", "").partition("::")
    if act == "add" and found.done_at is None:
        return _show(request, found, "", with_code(code, **_typed(request)))
    try:
        _act(request, found, staff)
    except REFUSALS as refusal:
        return _show(request, get_object_or_404(QaReview, pk=pk), str(refusal))
    is_asked_by_script = getattr(request, "htmx", False)
    return HttpResponseClientRedirect(request.path) if is_asked_by_script else redirect("coding:qa-review", pk)


@allow(Role.CODER)
@require_POST
def search(request: HttpRequest, pk: int) -> HttpResponse:
    """Find codes for a second coding, as on the bench, and make them favorites there."""
    staff = staff_of(request)
    found = get_object_or_404(QaReview.objects.select_related("encounter__patient", "encounter__provider"), pk=pk)
    if found.done_at is not None or not _may_open(staff, found):
        return redirect("coding:qa")
    if not getattr(request, "htmx", False):
        return _show(request, found, "")
    dropped = favorites.change(request) if request.POST.get("do") else None
    hits = blind_hits_for(found.encounter, request.POST.get("q", ""), by=staff)
    return render(request, "coding/_hits.html", {"encounter": found.encounter, **favorites.in_sight(dropped, hits)})


@allow(Role.CODER, Role.MANAGER)
@require_POST
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, dispute or resolve one difference."""
    found, staff = get_object_or_404(QaDifference.objects.select_related("review"), pk=pk), staff_of(request)
    if not _may_open(staff, found.review):
        return redirect("coding:qa")
    try:
        _settle(request, found, staff)
    except REFUSALS as refusal:
        return _show(request, get_object_or_404(QaReview, pk=found.review_id), str(refusal))
    return redirect(f"{reverse('coding:qa-review', args=[found.review_id])}#difference-{found.pk}")


def _may_view(staff: Staff, name: str) -> bool:
    if name == "disputed":
        return staff.has_role(Role.MANAGER, Role.AUDITOR)
    return name == "done" or staff.has_role(Role.CODER)


def _may_open(staff: Staff, found: QaReview) -> bool:
    """A waiting review is for coders who may code it; a finished one for who took part, managers and auditors."""
    if found.done_at is None:
        return staff.has_role(Role.CODER) and queues.to_review(staff.pk).filter(pk=found.pk).exists()
    return queues.readable(staff).filter(pk=found.pk).exists()


def _act(request: HttpRequest, found: QaReview, staff: Staff) -> None:
    now = timezone.now()
    if request.POST.get("do") != "finish":
        services.take_review(review=found, by=staff, now=now)
        return
    codes = read_codes(**_typed(request), note=found.encounter.whole_note)
    made = services.finish_review(review=found, codes=codes, by=staff, now=now)
    messages.success(request, f"{len(made)} differ." if made else "Both coded the same.")


def _typed(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "")[:4000] for name in ("diagnoses", "lines")}


def _settle(request: HttpRequest, found: QaDifference, staff: Staff) -> None:
    given, now = request.POST, timezone.now()
    lesson = Lesson(given.get("topic", ""), given.get("reference", ""))
    if given.get("do") == "accept":
        services.accept(difference=found, lesson=lesson, by=staff, now=now)
    elif given.get("do") == "dispute":
        services.dispute(difference=found, why=given.get("why", ""), by=staff, now=now)
    else:
        right = Right(given["right"]) if given.get("right") in Right.values else Right.FIRST
        services.resolve(difference=found, right=right, why=given.get("why", ""), lesson=lesson, by=staff, now=now)


def _show(request: HttpRequest, found: QaReview, refusal: str, typed: Mapping[str, str] | None = None) -> HttpResponse:
    staff, encounter = staff_of(request), found.encounter
    said = {"review": found, "refusal": refusal, "typed": typed or _typed(request)}
    if getattr(request, "htmx", False) and found.done_at is None:
        return render(request, "coding/qa/_typed.html", said, status=REFUSED if refusal else 200)
    note, rows = encounter.whole_note, []
    marks: list[Mark] = []
    if found.done_at is not None:
        rows = list(found.differences.select_related("resolved_by", "lesson"))
        for row in rows:
            for side, proof in (("1", row.first_proof), ("2", row.second_proof)):
                marks += [Mark(start, end, side, f"difference-{row.pk}", "ask") for start, end in proof]
    context = {
        **said,
        "encounter": encounter,
        "age": encounter.patient.age_on(encounter.service_date),
        "note": marked(note, marks),
        "rows": [Shown(row, _words(note, row.first_proof), _words(note, row.second_proof)) for row in rows],
        "first": coded_from(found.first.codes) if found.done_at else None,
        "second": coded_from(found.codes) if found.codes else None,
        "is_mine": found.second_coder_id == staff.pk,
        "is_first": found.first_coder_id == staff.pk,
        "may_resolve": staff.has_role(Role.MANAGER) and staff.pk not in {found.first_coder_id, found.second_coder_id},
        "sides": Right.choices,
    }
    if found.done_at is None:
        text = request.POST.get("q", "")
        context |= favorites.in_sight(None, blind_hits_for(encounter, text, by=staff))
    template = "coding/qa/compare.html" if found.done_at else "coding/qa/blind.html"
    return render(request, template, context, status=REFUSED if refusal else 200)


def _words(note: str, proof: list[Place]) -> list[str]:
    return [" ".join(note[start:end].split()) for start, end in proof]
