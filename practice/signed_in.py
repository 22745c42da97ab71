"""Who is asking: the signed-in person as our own type."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from practice.models import Staff


def staff_of(request: HttpRequest) -> Staff:
    """
    The person who is signed in; a view behind `@allow` always has one.

    :raises PermissionDenied: if nobody is signed in.
    """
    if not isinstance(request.user, Staff):
        raise PermissionDenied("Sign in first.")
    return request.user
