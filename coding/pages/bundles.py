"""Codes put on a visit together: from the patient's last visit, from a bundle; and the page of all bundles."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coding.bench.journal import add
from coding.bundles.services import (
    NameIsTaken,
    NothingToKeep,
    NotYours,
    bundles_for,
    drop_bundle,
    keep_bundle,
    sheet_of_bundle,
)
from coding.bundles.sheet import Sheet, last_visit, put_on, sheet_of
from coding.models import Code, CodeBundle, CodeSystem, with_dot
from coding.pages.bench import READERS, filled_in, seen_by, visit_or_404
from coding.pages.panels import Panel, show, submit
from coding.services import NotBeingCoded, TooMany
from encounters.models import Encounter
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

OFFICE, MINE = "office", "mine"


class CopyForm(forms.Form):
    """Which codes of the last visit go onto this one."""

    codes = forms.MultipleChoiceField(label="Codes", widget=forms.CheckboxSelectMultiple)


class KeepForm(forms.Form):
    """A name for the codes of this visit, and whose bundle it will be."""

    name = forms.CharField(label="Name", max_length=60)
    owner = forms.ChoiceField(
        label="For", choices=[(MINE, "me"), (OFFICE, "the office")], widget=forms.RadioSelect, initial=MINE
    )


@allow(Role.CODER)
@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the patient's last visit was coded with; by POST, put the chosen codes on this one."""
    encounter = visit_or_404(pk)
    before = last_visit(encounter)
    sheet = sheet_of(before) if before else Sheet()
    choices = _choices(sheet, encounter)
    form = CopyForm(request.POST or None, initial={"codes": [key for key, _ in choices]})
    form.fields["codes"].choices = choices  # type: ignore[attr-defined]
    hint = f"Of {before.service_date:%m/%d/%y}. Take off what does not hold today." if before else "There is none yet."
    panel = Panel(encounter, "Copy from the last visit", "Add the chosen", form, (("", ("codes",)),), hint)
    if request.method != "POST":
        return show(request, panel)

    def do() -> object:
        return _put(request, encounter, sheet.only(form.cleaned_data["codes"]))

    return submit(request, panel, do, (NotBeingCoded, TooMany))


@allow(Role.CODER)
@require_safe
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the bundles beside the codes."""
    encounter = visit_or_404(pk)
    template = "coding/_bundles.html" if getattr(request, "htmx", False) else "coding/bundles_of_visit.html"
    return render(request, template, {"encounter": encounter, "bundles": bundles_for(staff_of(request))})


@allow(Role.CODER)
@require_POST
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a bundle on a visit."""
    bundle = get_object_or_404(bundles_for(staff_of(request)), pk=request.POST.get("bundle") or 0)
    try:
        _put(request, visit_or_404(pk), sheet_of_bundle(bundle))
    except (NotBeingCoded, TooMany) as refusal:
        messages.error(request, str(refusal))
    return filled_in(request, pk) if getattr(request, "htmx", False) else redirect("coding:bench", pk)


@allow(Role.CODER)
@require_http_methods(["GET", "POST"])
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the codes of a visit as a bundle."""
    encounter = visit_or_404(pk)
    form = KeepForm(request.POST or None)
    panel = Panel(encounter, "Keep these codes as a bundle", "Keep", form, (("", ("name", "owner")),))
    if request.method != "POST":
        return show(request, panel)
    staff = staff_of(request)

    def do() -> object:
        owner = staff if form.cleaned_data["owner"] == MINE else None
        bundle = keep_bundle(name=form.cleaned_data["name"], sheet=sheet_of(encounter), owner=owner, by=staff)
        messages.success(request, f"Kept as “{bundle.name}”.")
        return bundle

    return submit(request, panel, do, (NothingToKeep, NameIsTaken))


@allow(Role.CODER, read=READERS)
@require_safe
def bundles(request: HttpRequest) -> HttpResponse:
    """Show the office's bundles and one's own."""
    return render(request, "coding/bundles.html", {"bundles": bundles_for(staff_of(request))})


@allow(Role.CODER, Role.MANAGER)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a bundle away."""
    bundle = get_object_or_404(CodeBundle, pk=pk)
    try:
        drop_bundle(bundle=bundle, by=staff_of(request))
    except NotYours as refusal:
        messages.error(request, str(refusal))
    return redirect("coding:bundles")


def _put(request: HttpRequest, encounter: Encounter, sheet: Sheet) -> object:
    staff = staff_of(request)
    done = add(
        encounter=encounter,
        seen=seen_by(request),
        by=staff,
        now=timezone.now(),
        do=lambda: put_on(encounter=encounter, sheet=sheet, by=staff),
    )
    if done.made:
        messages.warning(request, f"Left out, not valid on the date of service: {', '.join(map(str, done.made))}.")  # type: ignore[call-overload]
    return None


def _choices(sheet: Sheet, encounter: Encounter) -> list[tuple[str, str]]:
    """What can be copied, by key, each with its title."""
    codes = [*sheet.diagnoses, *(line.procedure for line in sheet.lines)]
    found = Code.objects.filter(code__in=codes).exclude(system=CodeSystem.MODIFIER)
    titles = {one.code: one.title for one in found if one.valid_on(encounter.service_date)}
    diagnoses = [(code, f"{with_dot(code)} {titles.get(code, 'not valid on this date')}") for code in sheet.diagnoses]
    return diagnoses + [(line.key, f"{line.key} {titles.get(line.procedure, '')}".strip()) for line in sheet.lines]
