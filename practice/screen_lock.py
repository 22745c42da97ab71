"""
Nobody reads over an empty chair: a session that nobody uses is locked until its person gives the password again.

The browser locks its screen at the minute and says so (`static/js/lock.js`); what stands on the page stays there. A
browser that sleeps or was closed says nothing: the server refuses its session by itself a little later. A request that
no person made, of a fragment that asks again and again, is no use of the session and says so by its header.
The rule: 45 CFR 164.312(a)(2)(iii), automatic logoff.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

UNATTENDED = "X-Unattended"
# Use is told every half minute at most, so the server knows it that much later than the browser.
LATER = timedelta(minutes=1)
WRITTEN_EVERY = timedelta(seconds=30)
USED_AT = "used_at"


@receiver(user_logged_in)
def begin(*, request: HttpRequest, **_signal: object) -> None:
    """Begin a session that ends by itself after a working day, however much it is used."""
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    use(request)


def use(request: HttpRequest) -> None:
    """Keep that a person uses this session now; said again within a moment it is not written again."""
    now = timezone.now().timestamp()
    if now - request.session.get(USED_AT, 0) > WRITTEN_EVERY.total_seconds():
        request.session[USED_AT] = now


def lock(request: HttpRequest) -> None:
    """Ask for the password from now on."""
    request.session[USED_AT] = 0


def is_locked(request: HttpRequest) -> bool:
    """Tell whether the password is due: the screen was locked, or nobody used the session for too long."""
    used_at = request.session.get(USED_AT, 0)
    return bool(timezone.now().timestamp() - used_at > (settings.LOCK_AFTER + LATER).total_seconds())
