"""Favorites among codes that were found: made and dropped by a key, one's own and the office's, and taken back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils import timezone

from coding.bench.hits import Hits
from coding.models import CodeSystem, with_dot
from coding.search.kept import UnknownCode, bookmark, drop_bookmark
from practice.signed_in import staff_of

KEYS = {"mine": "*", "office": "#"}
WHOSE = {"mine": "your", "office": "the office’s"}


@dataclass(frozen=True)
class Dropped:
    """A code that is a favorite no longer: what to say, the act that makes it one again, and its key."""

    code: str
    whose: str
    again: str
    key: str


def change(request: HttpRequest) -> Dropped | None:
    """Make a code a favorite, or no longer; what was dropped is told, so that it can be taken back."""
    did, _, rest = request.POST.get("do", "").partition(":")
    system, _, code = rest.partition(":")
    whose = did.removeprefix("not-")
    if whose not in KEYS or system not in CodeSystem.values:
        raise Http404("No such act or code set.")
    owner = staff_of(request) if whose == "mine" else None
    if did == whose:
        try:
            bookmark(system=CodeSystem(system), code=code, owner=owner, now=timezone.now())
        except UnknownCode as refusal:
            messages.error(request, str(refusal))
        return None
    drop_bookmark(system=CodeSystem(system), code=code, owner=owner)
    shown = with_dot(code) if system == CodeSystem.ICD10CM else code
    return Dropped(shown[:10], WHOSE[whose], f"{whose}:{rest}"[:40], KEYS[whose])


def in_sight(dropped: Dropped | None, found: Hits) -> dict[str, object]:
    """What the list of codes needs: a code that is in it no more leaves the focus to what takes it back."""
    codes = {hit.found.dotted for hit in found.hits}
    return {"found": found, "dropped": dropped, "is_gone": dropped is not None and dropped.code not in codes}
