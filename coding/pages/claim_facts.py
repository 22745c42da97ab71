"""What the claim says beside the codes: a panel for a line, one for the visit."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from coding.bench.journal import change
from coding.claim_facts.lines import (
    DrugIsIncomplete,
    ImpossibleMinutes,
    NoSuchPlace,
    NotAnesthesia,
    set_line_facts,
)
from coding.claim_facts.ndc import NotAnNdc
from coding.claim_facts.visits import AccidentIsIncomplete, AfterTheVisit, LeftBeforeItBegan, set_visit_facts
from coding.forms import DRUG, PEOPLE, LineFactsForm, VisitFactsForm
from coding.pages.bench import seen_by, visit_or_404
from coding.pages.panels import Panel, show, submit
from coding.services import NoSuchLine, NotBeingCoded
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

OF_LINE = (
    NotBeingCoded, NoSuchLine, NotAnNdc, DrugIsIncomplete, ImpossibleMinutes, NotAnesthesia, NoSuchPlace,
)  # fmt: skip
OF_VISIT = (NotBeingCoded, AccidentIsIncomplete, AfterTheVisit, LeftBeforeItBegan)


@allow(Role.CODER)
@require_http_methods(["GET", "POST"])
def line_facts(request: HttpRequest, pk: int, line_pk: int) -> HttpResponse:
    """Show and keep what the claim says about one line beside its code."""
    encounter = visit_or_404(pk)
    line = get_object_or_404(encounter.charge_lines, pk=line_pk)
    line.encounter = encounter
    form = LineFactsForm(request.POST or None, line=line)
    panel = Panel(
        encounter,
        f"Line {line.position}, {line.procedure}",
        "Keep",
        form,
        (("Drug", DRUG), ("Time", ("minutes",)), ("Place and people", ("place_of_service", *PEOPLE))),
        "Only what differs from the visit, or what the code asks for.",
    )
    if request.method != "POST":
        return show(request, panel)

    def do() -> object:
        return change(
            encounter=encounter,
            seen=seen_by(request),
            by=staff_of(request),
            now=timezone.now(),
            do=lambda: set_line_facts(line=line, facts=form.facts, by=staff_of(request)),
        )

    return submit(request, panel, do, OF_LINE)


@allow(Role.CODER)
@require_http_methods(["GET", "POST"])
def visit_facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and keep whether the visit has to do with an accident, and the dates that codes ask for."""
    encounter = visit_or_404(pk)
    form = VisitFactsForm(request.POST or None, encounter=encounter)
    dates = tuple(name for name in form.fields if not name.startswith("accident"))
    panel = Panel(
        encounter,
        "Claim facts of the visit",
        "Keep",
        form,
        (("Accident", ("accident", "accident_date", "accident_state")), ("Dates", dates)),
    )
    if request.method != "POST":
        return show(request, panel)

    def do() -> object:
        return change(
            encounter=encounter,
            seen=seen_by(request),
            by=staff_of(request),
            now=timezone.now(),
            do=lambda: set_visit_facts(encounter=encounter, given=form.given, by=staff_of(request)),
        )

    return submit(request, panel, do, OF_VISIT)
