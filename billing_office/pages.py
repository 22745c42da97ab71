"""The pages of the roof: the way in and out, each role's home, and the search over everything."""

from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from billing_office import home as work
from billing_office import search
from practice import audit
from practice.models import Staff
from practice.permissions import EVERYONE, allow, public
from practice.signed_in import staff_of
from practice.throttle import Attempt, TooManyTries


@allow(*EVERYONE)
def home(request: HttpRequest) -> HttpResponse:
    """Show what each of the person's roles should do next."""
    return render(request, "home.html", {"parts": work.next_for(staff_of(request))})


class SignInForm(AuthenticationForm):
    """Name and password, tried a few times at most."""

    error_messages = {
        "invalid_login": "That name and password do not belong together. Check both; capital letters count.",
        "inactive": "That name and password do not belong together. Check both; capital letters count.",
    }

    def clean(self) -> dict[str, object]:
        """
        Check the name and the password.

        :raises ValidationError: if they do not belong together, or were tried too often.
        """
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        attempt = Attempt(username=self.cleaned_data.get("username") or "", address=address)
        try:
            attempt.check()
        except TooManyTries as refusal:
            raise ValidationError(str(refusal)) from None
        try:
            cleaned: dict[str, object] = super().clean()
        except ValidationError:
            attempt.failed()
            raise
        attempt.succeeded()
        return cleaned


@public
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a person in, and send them to the page they asked for."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    after = wanted if is_ours else reverse("home")
    if isinstance(request.user, Staff) and request.user.is_active:
        return redirect(after)
    form = SignInForm(request, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        staff = form.get_user()
        login(request, staff)
        audit.record(by=staff, act="sign-in", subject=f"staff:{staff.pk}")
        return redirect(after)
    return render(request, "practice/sign_in.html", {"form": form, "next": wanted if is_ours else ""})


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Let the person out."""
    if isinstance(request.user, Staff):
        audit.record(by=request.user, act="sign-out", subject=f"staff:{request.user.pk}")
    logout(request)
    return redirect("sign-in")


# Asking is reading: an auditor may search, though the search goes by POST to keep names out of addresses.
@allow(*EVERYONE)
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Find patients, claims and codes by what was typed; asked by POST, so that no name is in an address."""
    text = request.POST.get("q", "").strip()[: search.LONGEST]
    found = search.find(text=text, by=staff_of(request))
    template = "_find.html" if request.headers.get("HX-Request") else "find.html"
    return render(request, template, {"text": text, "groups": found})
