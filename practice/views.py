"""Setup: the practice, its providers and places, and who may sign in."""

from django.contrib import messages
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from practice import forms, services
from practice.form_pages import FormPage, Part, in_parts, render_form
from practice.models import Location, Practice, Provider, Role, Staff
from practice.permissions import allow
from practice.signed_in import staff_of

ADMINISTRATOR = Role.ADMINISTRATOR
NAME = ("", ["legal_name", "npi", "ein", "taxonomy", "phone", "contact_name"])


@allow(ADMINISTRATOR, read=[Role.MANAGER])
@require_safe
def setup(request: HttpRequest) -> HttpResponse:
    """Show the practice with its providers and places."""
    return render(
        request,
        "practice/setup.html",
        {
            "practice": Practice.objects.order_by("pk").first(),
            "providers": Provider.objects.select_related("staff").order_by("-is_active", "last_name"),
            "locations": Location.objects.order_by("-is_active", "name"),
            "may_change": staff_of(request).has_role(ADMINISTRATOR),
        },
    )


@allow(ADMINISTRATOR)
def practice_edit(request: HttpRequest) -> HttpResponse:
    """Enter or change the practice."""
    practice = Practice.objects.order_by("pk").first() or Practice()
    form = forms.PracticeForm(request.POST or None, instance=practice)
    if form.is_valid():
        services.save_practice(practice=form.instance, by=staff_of(request))
        return _to_setup(request, "The practice is saved.")
    parts = in_parts(form, NAME, ("Street address", forms.ADDRESS), ("Pay-to address", forms.PAY_TO))
    return _setup_form(request, "Practice", form, parts)


@allow(ADMINISTRATOR)
def location_new(request: HttpRequest) -> HttpResponse:
    """Add a place of care."""
    return _location(request, Location(practice=services.the_practice()))


@allow(ADMINISTRATOR)
def location_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a place of care."""
    return _location(request, get_object_or_404(Location, pk=pk))


@allow(ADMINISTRATOR)
def provider_new(request: HttpRequest) -> HttpResponse:
    """Add a provider."""
    return _provider(request, Provider(practice=services.the_practice()))


@allow(ADMINISTRATOR)
def provider_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a provider."""
    return _provider(request, get_object_or_404(Provider, pk=pk))


@allow(ADMINISTRATOR)
@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """Show who may sign in, and as what."""
    people = Staff.objects.order_by("-is_active", "last_name", "first_name")
    rows = [(person, [Role(role).label for role in person.roles]) for person in people]
    return render(request, "practice/staff.html", {"rows": rows})


@allow(ADMINISTRATOR)
@sensitive_post_parameters("password")
def staff_new(request: HttpRequest) -> HttpResponse:
    """Let a new person sign in."""
    form = forms.StaffForm(request.POST or None, initial={"is_active": True})
    password = forms.PasswordForm(request.POST or None, staff=form.instance)
    if form.is_valid() and password.is_valid():
        services.hire(staff=form.instance, password=password.cleaned_data["password"], by=staff_of(request))
        messages.success(request, "The sign-in is ready. Tell the password in person.")
        return redirect("practice:staff")
    page = _staff_page("New member of staff", "Let them sign in", form)
    page.parts.extend(in_parts(password, ("First password", ["password"])))
    return render_form(request, page)


@allow(ADMINISTRATOR)
def staff_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a person's name, roles, or whether they may sign in."""
    form = forms.StaffForm(request.POST or None, instance=get_object_or_404(Staff, pk=pk))
    if form.is_valid():
        try:
            services.change_staff(staff=form.instance, by=staff_of(request))
        except services.LastAdministrator as refusal:
            form.add_error("roles" if form.instance.is_active else "is_active", str(refusal))
        else:
            messages.success(request, "The member of staff is saved.")
            return redirect("practice:staff")
    return render_form(request, _staff_page("Member of staff", "Save", form))


@allow(ADMINISTRATOR)
@sensitive_post_parameters("password")
def staff_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person a new password."""
    person = get_object_or_404(Staff, pk=pk)
    form = forms.PasswordForm(request.POST or None, staff=person)
    if form.is_valid():
        services.set_password(staff=person, password=form.cleaned_data["password"], by=staff_of(request))
        messages.success(request, "The new password works now; sessions with the old one have ended.")
        return redirect("practice:staff")
    page = FormPage(
        title=f"New password for {person.username}",
        back_url=reverse("practice:staff"),
        back_label="Staff",
        submit="Set password",
        form=form,
        parts=in_parts(form, ("", ["password"])),
    )
    return render_form(request, page)


def _location(request: HttpRequest, location: Location) -> HttpResponse:
    form = forms.LocationForm(request.POST or None, instance=location)
    if form.is_valid():
        services.save_location(location=form.instance, by=staff_of(request))
        return _to_setup(request, "The place is saved.")
    identifiers = ("Identifiers", ["npi", "clia", "is_active"])
    named = [("", ["name", "place_of_service"]), ("Address", forms.ADDRESS), identifiers]
    return _setup_form(request, _new_or(location, "Place"), form, in_parts(form, *named))


def _provider(request: HttpRequest, provider: Provider) -> HttpResponse:
    form = forms.ProviderForm(request.POST or None, instance=provider)
    if form.is_valid():
        services.save_provider(provider=form.instance, by=staff_of(request))
        return _to_setup(request, "The provider is saved.")
    named = [
        ("", ["first_name", "last_name", "credential"]),
        ("On claims", ["npi", "taxonomy"]),
        ("Here", ["staff", "is_active"]),
    ]
    return _setup_form(request, _new_or(provider, "Provider"), form, in_parts(form, *named))


def _setup_form(request: HttpRequest, title: str, form: BaseForm, parts: list[Part]) -> HttpResponse:
    page = FormPage(title, reverse("practice:setup"), "Practice", "Save", form, parts)
    return render_form(request, page)


def _staff_page(title: str, submit: str, form: forms.StaffForm) -> FormPage:
    named = [("", ["first_name", "last_name", "username", "email"]), ("What they do", ["roles", "is_active"])]
    return FormPage(title, reverse("practice:staff"), "Staff", submit, form, in_parts(form, *named))


def _to_setup(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("practice:setup")


def _new_or(row: Model, noun: str) -> str:
    return noun if row.pk else f"New {noun.lower()}"
