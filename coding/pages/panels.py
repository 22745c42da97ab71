"""Panels beside the codes: a form that is loaded next to the search, or is a page of its own without scripts."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import retarget

from coding.bench.journal import ChangedByAnother
from coding.pages.bench import filled_in
from encounters.models import Encounter
from practice.form_pages import FormPage, in_parts, render_form

Refusals = tuple[type[Exception], ...]


@dataclass(frozen=True)
class Panel:
    """A form about a visit: its title, its button, its fields in parts, a sentence above them."""

    encounter: Encounter
    title: str
    submit: str
    form: forms.Form
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    hint: str = ""


def show(request: HttpRequest, panel: Panel) -> HttpResponse:
    """Show a panel; the first field has the focus."""
    first = next(iter(panel.form.fields.values()))
    first.widget.attrs["autofocus"] = True
    there = [(legend, [name for name in names if name in panel.form.fields]) for legend, names in panel.parts]
    page = FormPage(
        title=panel.title,
        back_url=reverse("coding:bench", args=[panel.encounter.pk]),
        back_label=f"Visit {panel.encounter.number}",
        submit=panel.submit,
        form=panel.form,
        parts=in_parts(panel.form, *((legend, names) for legend, names in there if names)),
        hint=panel.hint,
    )
    if not getattr(request, "htmx", False):
        return render_form(request, page)
    return retarget(render_form(request, page, "coding/_panel.html"), "#aside")


def submit(request: HttpRequest, panel: Panel, do: Callable[[], object], refusals: Refusals) -> HttpResponse:
    """Do what a panel was filled in for and show the codes as they are then; a refusal is shown in the panel."""
    if not panel.form.is_valid():
        return show(request, panel)
    try:
        do()
    except refusals as refusal:
        panel.form.add_error(None, str(refusal))
        return show(request, panel)
    except ChangedByAnother as refusal:
        messages.error(request, str(refusal))
    if not getattr(request, "htmx", False):
        return redirect("coding:bench", panel.encounter.pk)
    return filled_in(request, panel.encounter.pk)
