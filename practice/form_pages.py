"""A page that is one form: its title, its way back, its fields in parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from practice.permissions import rule_of
from practice.signed_in import staff_of

INVALID = 422


@dataclass(frozen=True)
class Part:
    """Fields that belong together, under a legend; an empty legend for the first ones."""

    legend: str
    fields: list[BoundField]


@dataclass(frozen=True)
class FormPage:
    """What the page of a form says; `hint` is a sentence above the fields."""

    title: str
    back_url: str
    back_label: str
    submit: str
    form: BaseForm
    parts: list[Part] = field(default_factory=list)
    hint: str = ""


def in_parts(form: BaseForm, *named: tuple[str, Sequence[str]]) -> list[Part]:
    """Put a form's fields into parts by name, in this order."""
    return [Part(legend, [form[name] for name in names]) for legend, names in named]


def render_form(request: HttpRequest, page: FormPage, template: str = "practice/form.html") -> HttpResponse:
    """Show a form; one that came back with errors is answered with 422."""
    status = INVALID if page.form.is_bound and page.form.errors else 200
    rule = rule_of(request.resolver_match.func) if request.resolver_match else None
    may_act = rule is not None and rule.permits(staff_of(request), "POST")
    return render(request, template, {"page": page, "form": page.form, "may_act": may_act}, status=status)
