"""
Who may use which page: denied unless the view says otherwise.

A view declares its users with `@allow(...)`, or with `@public` when it is for anybody.  The middleware refuses every
view without a declaration, so a forgotten decorator closes a page instead of opening it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, URLResolver, get_resolver, get_urlconf, resolve, reverse
from django.utils.cache import add_never_cache_headers

from practice import screen_lock
from practice.models import Role, Staff

View = TypeVar("View", bound=Callable[..., object])
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
EVERYONE: tuple[Role, ...] = tuple(Role)


@dataclass(frozen=True)
class Rule:
    """Which roles may read a page and which may act on it; `anybody` needs no sign-in."""

    read: frozenset[Role]
    write: frozenset[Role]
    anybody: bool = False

    def permits(self, staff: Staff | None, method: str) -> bool:
        """Tell whether this person may use this method here."""
        if self.anybody:
            return True
        if staff is None or not staff.is_active:
            return False
        roles = self.read if method in SAFE_METHODS else self.write
        return staff.has_role(*roles)


def allow(*roles: Role, read: Iterable[Role] = ()) -> Callable[[View], View]:
    """
    Declare who may use a view.

    `roles` may read and act; `read` may only read.  An auditor may read everything that any role may read, and act on
    nothing unless named.
    """
    rule = Rule(read=frozenset({*roles, *read, Role.AUDITOR}), write=frozenset(roles))

    def declare(view: View) -> View:
        view.rule = rule  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """Declare a view that anybody may use, signed in or not."""
    view.rule = Rule(read=frozenset(), write=frozenset(), anybody=True)  # type: ignore[attr-defined]
    return view


def rule_of(view: Callable[..., object]) -> Rule | None:
    """The rule that a view declares; None when it declares none and is therefore closed."""
    declared = getattr(view, "rule", None) or getattr(getattr(view, "view_class", None), "rule", None)
    return declared if isinstance(declared, Rule) else None


def may_open(staff: Staff, url_name: str, *args: object) -> bool:
    """Tell whether this person may read the page of this name; a page that does not exist is not theirs to open."""
    rule = _rule_at(url_name, args) if args else _rule_of_page(get_resolver(get_urlconf()), url_name)
    return rule is not None and rule.permits(staff, "GET")


@lru_cache(maxsize=1024)
def _rule_of_page(_pages: URLResolver, url_name: str) -> Rule | None:
    """The rule of a page among these pages, found once: every page asks for those of the whole navigation."""
    return _rule_at(url_name, ())


def _rule_at(url_name: str, args: tuple[object, ...]) -> Rule | None:
    try:
        return rule_of(resolve(reverse(url_name, args=args)).func)
    except NoReverseMatch:
        return None


class AccessMiddleware:
    """Refuse each request that the view's rule does not permit, and keep pages about patients out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/" + settings.STATIC_URL.lstrip("/")):
            add_never_cache_headers(response)
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Let the request through, send a stranger or a locked session to its door, or refuse."""
        rule = rule_of(view)
        if rule is not None and rule.anybody:
            return None
        if rule is not None and not request.user.is_authenticated:
            return _to_the_door(request, settings.LOGIN_URL)
        if rule is not None and screen_lock.is_locked(request):
            return _to_the_door(request, "unlock")
        if rule is None or not rule.permits(_signed_in(request), request.method or "GET"):
            raise PermissionDenied("Your role does not include this page. Ask an administrator if it should.")
        if screen_lock.UNATTENDED not in request.headers:
            screen_lock.use(request)
        return None


def _signed_in(request: HttpRequest) -> Staff | None:
    return request.user if isinstance(request.user, Staff) else None


def _to_the_door(request: HttpRequest, url_name: str) -> HttpResponse:
    if getattr(request, "htmx", False):
        return HttpResponse(status=401)  # The page stays and asks for the password over itself (`static/js/lock.js`).
    if request.method in SAFE_METHODS:
        return redirect_to_login(request.get_full_path(), login_url=reverse(url_name))
    return HttpResponseRedirect(f"{reverse(url_name)}?unsaved")
