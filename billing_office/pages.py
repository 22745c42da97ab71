"""The pages of the roof: the way in and out, each role's home, and the search over everything."""

from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from billing_office import home as work
from billing_office import search
from practice import audit, screen_lock
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


class UnlockForm(SignInForm):
    """The password of somebody whose name stands there."""

    error_messages = dict.fromkeys(
        ("invalid_login", "inactive"), "That is not the password. Type it again; capital letters count."
    )


@public
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Let a person in, and send them to the page they asked for."""
    wanted = _wanted(request)
    if isinstance(request.user, Staff) and request.user.is_active:
        return redirect(wanted or "home")
    form = SignInForm(request, data=request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        staff = form.get_user()
        login(request, staff)
        audit.record(by=staff, act="sign-in", subject=f"staff:{staff.pk}")
        return redirect(wanted or "home")
    return render(request, "practice/sign_in.html", {"form": form, "next": wanted})


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Let the person out."""
    if isinstance(request.user, Staff):
        audit.record(by=request.user, act="sign-out", subject=f"staff:{request.user.pk}")
    logout(request)
    return redirect("sign-in")


@allow(*EVERYONE)
@require_POST
def here(request: HttpRequest) -> HttpResponse:
    """Hear that the person is at work on a page that asks nothing; the access to it is the answer."""
    return HttpResponse(status=204)


@allow(*EVERYONE)
@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Ask for the password from now on: nobody used the screen, or its person leaves the desk."""
    screen_lock.lock(request)
    return HttpResponse(status=204)


@public
@sensitive_post_parameters("password")
def unlock(request: HttpRequest) -> HttpResponse:
    """
    Let the person whose screen was locked go on: on the page as it stands, or on the page they ask for.

    A page that stands there knows whose it is, so it goes on even when its session has ended meanwhile.
    """
    staff = request.user if isinstance(request.user, Staff) else None
    wanted = _wanted(request)
    if request.method != "POST":
        if staff is None or not screen_lock.is_locked(request):
            return redirect_to_login(wanted or "/") if staff is None else redirect(wanted or "home")
        return render(request, "practice/locked.html", {"username": staff.username, "next": wanted})
    form = UnlockForm(request, data=request.POST)
    if not form.is_valid():
        answer = {"username": request.POST.get("username", ""), "form": form, "next": wanted}
        template = "practice/_unlock.html" if getattr(request, "htmx", False) else "practice/locked.html"
        return render(request, template, answer, status=422)
    if form.get_user() == staff:
        screen_lock.use(request)  # The session stays, and with it what other windows have open.
        request.session.cycle_key()
    else:
        login(request, form.get_user())
    audit.record(by=form.get_user(), act="unlock", subject=f"staff:{form.get_user().pk}")
    if not getattr(request, "htmx", False):
        return redirect(wanted or "home")
    return trigger_client_event(HttpResponse(status=204), "office:unlocked", {"token": get_token(request)})


# Asking is reading: an auditor may search, though the search goes by POST to keep names out of addresses.
@allow(*EVERYONE)
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """Find patients, claims and codes by what was typed; asked by POST, so that no name is in an address."""
    text = request.POST.get("q", "").strip()[: search.LONGEST]
    found = search.find(text=text, by=staff_of(request))
    template = "_find.html" if request.headers.get("HX-Request") else "find.html"
    return render(request, template, {"text": text, "groups": found})


def _wanted(request: HttpRequest) -> str:
    """The page of ours that was asked for before the door; empty when there is none."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else ""
