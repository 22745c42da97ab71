"""The level helper: what the visit was about, weighed as it is typed, kept when it is used."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import retarget

from coding.bench.journal import ChangedByAnother, change
from coding.edits.visits import NEW_PATIENT_YEARS
from coding.em.forms import EmForm
from coding.em.reasoning import ImpossibleTime, RulesDidNotHold, Weighed, record_reasoning, standing, weigh
from coding.em.settings import Setting, likely_setting
from coding.fees import payer_of
from coding.models import EmReasoning
from coding.pages.bench import filled_in, seen_by, visit_or_404
from coding.services import NotBeingCoded, TooMany, add_line, replace_procedure
from encounters.models import Encounter
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

INVALID = 422


@allow(Role.CODER)
@require_http_methods(["GET", "POST"])
def level(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the helper; by POST, keep the reasoning and put its code on the visit."""
    encounter = visit_or_404(pk)
    form = _form(request, encounter)
    if request.method != "POST" or not form.is_valid():
        return _show(request, encounter, form)
    try:
        _use(request, encounter, form)
    except (RulesDidNotHold, ImpossibleTime, NotBeingCoded, TooMany) as refusal:
        form.add_error(None, str(refusal))
        return _show(request, encounter, form)
    except ChangedByAnother as refusal:
        messages.error(request, str(refusal))
    if not getattr(request, "htmx", False):
        return redirect("coding:bench", pk)
    return filled_in(request, pk)


@allow(Role.CODER)
@require_POST
def weighed(request: HttpRequest, pk: int) -> HttpResponse:
    """Weigh the answers as they are typed, and keep nothing."""
    encounter = visit_or_404(pk)
    found, refused = _weigh(encounter, _form(request, encounter))
    return render(request, "coding/_weighed.html", {"weighed": found, "refused": refused})


def _use(request: HttpRequest, encounter: Encounter, form: EmForm) -> None:
    """Keep the reasoning, and put its code in the place of the visit's level, or on a line of its own."""
    staff, now = staff_of(request), timezone.now()
    reasoning = record_reasoning(
        encounter=encounter, answers=form.answers, payer=payer_of(encounter), by=staff, now=now
    )
    there = standing(encounter, list(encounter.charge_lines.all()))
    line = there.line if there else None

    def put() -> object:
        if line is None:
            return add_line(encounter=encounter, procedure=reasoning.code, by=staff)
        line.encounter = encounter
        return replace_procedure(line=line, procedure=reasoning.code, by=staff)

    change(encounter=encounter, seen=seen_by(request), by=staff, now=now, do=put)


def _form(request: HttpRequest, encounter: Encounter) -> EmForm:
    last = EmReasoning.objects.filter(encounter=encounter).order_by("version").last()
    procedures = [line.procedure for line in encounter.charge_lines.all()]
    setting = likely_setting(place=encounter.place_of_service, is_new=not _was_here(encounter), procedures=procedures)
    return EmForm(request.POST if request.method == "POST" else None, setting=setting, last=last)


def _was_here(encounter: Encounter) -> bool:
    """Whether the practice saw the patient in the three years before, which makes the patient known."""
    day = encounter.service_date
    since = day.replace(year=day.year - NEW_PATIENT_YEARS, day=min(day.day, 28))
    earlier = Encounter.objects.filter(patient=encounter.patient_id, service_date__range=(since, day))
    return earlier.exclude(pk=encounter.pk).exclude(status=Encounter.Status.VOID).exists()


def _weigh(encounter: Encounter, form: EmForm) -> tuple[Weighed | None, str]:
    if not form.is_valid():
        return None, "Numbers only, at most 20 of a kind."
    try:
        return weigh(answers=form.answers, day=encounter.service_date, payer=payer_of(encounter)), ""
    except (RulesDidNotHold, ImpossibleTime) as refusal:
        return None, str(refusal)


def _show(request: HttpRequest, encounter: Encounter, form: EmForm) -> HttpResponse:
    is_htmx = bool(getattr(request, "htmx", False))
    form.fields["setting"].widget.attrs["autofocus"] = True
    versions = EmReasoning.objects.filter(encounter=encounter).select_related("by").order_by("-version")
    bound = form if form.is_bound else EmForm(_unbound(form), setting=Setting(form.initial["setting"]), last=None)
    found, refused = _weigh(encounter, bound)
    context = {
        "encounter": encounter, "form": form, "weighed": found, "refused": refused, "versions": versions,
    }  # fmt: skip
    status = INVALID if form.is_bound and form.errors else 200
    template = "coding/_em.html" if is_htmx else "coding/em.html"
    answer = render(request, template, context, status=status)
    return retarget(answer, "#aside") if is_htmx else answer


def _unbound(form: EmForm) -> dict[str, object]:
    """The answers that a fresh form shows, as if they had been typed."""
    return {name: form.initial[name] for name in form.fields if form.initial.get(name)}
