"""Codes without a visit: searching for any day, walking the tree, and what the office keeps about a code."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coding.bench import note_lines
from coding.bench.hits import hits_on
from coding.models import Bookmark, Code, CodeNote, CodeSystem, OfficeWord
from coding.pages.bench import READERS
from coding.search import ALL_SYSTEMS
from coding.search.kept import (
    NothingSaid,
    NotYours,
    TooLong,
    UnknownCode,
    add_words,
    bookmark,
    drop_bookmark,
    remove_note,
    remove_words,
    write_note,
)
from coding.tree import on, place_of, roots
from encounters.models import Encounter
from practice.models import Role, Staff
from practice.permissions import allow
from practice.signed_in import staff_of

REFUSALS = (NothingSaid, NotYours, TooLong, UnknownCode)
LONGEST = 80
KEPT = 60
MOST_DIGITS = 9


@allow(Role.CODER, read=READERS)
@require_safe
def codes(request: HttpRequest) -> HttpResponse:
    """Search codes as of any day; with nothing asked, show favorites and the chapters."""
    staff, day = staff_of(request), _day(request.GET)
    text = request.GET.get("q", "").strip()[:LONGEST]
    system = request.GET.get("set", "")
    systems = tuple(one for one in ALL_SYSTEMS if one == system) or ALL_SYSTEMS
    context = {
        "found": hits_on(day, text, systems=systems, by=staff) if text else None,
        "day": day,
        "system": system,
        "systems": ALL_SYSTEMS,
        "chapters": roots(day) if not text else (),
        "kept": _kept(staff, day) if not text else (),
        "visit": _visit(request.GET) if staff.has_role(Role.CODER) else None,
        "carried": _carried(request.GET),
    }
    template = "coding/_found.html" if getattr(request, "htmx", False) else "coding/codes.html"
    return render(request, template, context)


@allow(Role.CODER, read=READERS)
@require_safe
def code(request: HttpRequest, system: str, name: str) -> HttpResponse:
    """Show one code as of a day: its notes, its place in the tree, its history, and what the office keeps about it."""
    staff, day = staff_of(request), _day(request.GET)
    place = place_of(system=system.upper(), code=_plain(name), day=day)
    if place is None:
        raise Http404("No code set has this code.")
    one = place.code
    mine = Bookmark.objects.filter(Q(owner=None) | Q(owner=staff), system=one.system, code=one.code)
    owners = set(mine.values_list("owner_id", flat=True))
    inherited = [(owner, note_lines(owner)) for owner in reversed(place.above)]
    context = {
        "place": place,
        "code": one,
        "day": day,
        "is_valid": one.valid_on(day),
        "is_procedure": one.system in {CodeSystem.CPT, CodeSystem.HCPCS},
        "notes": note_lines(one),
        "inherited": [(owner, lines) for owner, lines in inherited if lines],
        "is_mine": staff.pk in owners,
        "is_offices": None in owners,
        "written": CodeNote.objects.filter(system=one.system, code=one.code).select_related("written_by"),
        "words": OfficeWord.objects.filter(system=one.system, code=one.code),
        "may_keep": staff.has_role(Role.CODER),
        "visit": _visit(request.GET) if staff.has_role(Role.CODER) else None,
        "carried": _carried(request.GET),
    }
    return render(request, "coding/code.html", context)


@allow(Role.CODER)
@require_POST
def keep(request: HttpRequest, system: str, name: str) -> HttpResponse:
    """Keep a bookmark, a note or words of the office at a code, or take one away."""
    try:
        _keep(request.POST, CodeSystem(system.upper()), _plain(name), staff_of(request))
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    except ValueError as nothing:
        raise Http404("No such code set.") from nothing
    carried = _carried(request.GET)
    return redirect(reverse("coding:code", args=[system, name]) + (f"?{carried}" if carried else ""))


def _keep(asked: QueryDict, system: CodeSystem, code: str, by: Staff) -> None:
    act, _, pk = asked.get("do", "").partition(":")
    said, now = asked.get("said", ""), timezone.now()
    acts: dict[str, Callable[[], object]] = {
        "mine": lambda: bookmark(system=system, code=code, owner=by, now=now),
        "not-mine": lambda: drop_bookmark(system=system, code=code, owner=by),
        "office": lambda: bookmark(system=system, code=code, owner=None, now=now),
        "not-office": lambda: drop_bookmark(system=system, code=code, owner=None),
        "note": lambda: write_note(system=system, code=code, text=said, by=by, now=now),
        "no-note": lambda: remove_note(pk=_number(pk), by=by),
        "words": lambda: add_words(system=system, code=code, words=said, by=by, now=now),
        "no-words": lambda: remove_words(pk=_number(pk)),
    }
    if act in acts:
        acts[act]()


def _kept(staff: Staff, day: date) -> list[tuple[Code, bool]]:
    """The favorites of a person and of the office, with whether they are the person's own."""
    rows = Bookmark.objects.filter(Q(owner=None) | Q(owner=staff)).values_list("system", "code", "owner_id")
    own = {(system, code): owner is not None for system, code, owner in rows.order_by("owner_id")[:KEPT]}
    found = {
        (one.system, one.code): one
        for system in {system for system, _ in own}
        for one in on(day, system).filter(code__in=[code for _, code in own])
    }
    return [(found[key], is_own) for key, is_own in sorted(own.items()) if key in found]


def _day(asked: QueryDict) -> date:
    try:
        return date.fromisoformat(asked.get("day", ""))
    except ValueError:
        return timezone.localdate()


def _visit(asked: QueryDict) -> Encounter | None:
    """The visit whose bench the tree was opened from, while its codes may change."""
    return Encounter.objects.filter(pk=_number(asked.get("visit", "")), status=Encounter.Status.TO_CODE).first()


def _carried(asked: QueryDict) -> str:
    """The day and the visit as they stand in the address, to go with every link."""
    kept = QueryDict(mutable=True)
    kept.update({name: asked.get(name, "") for name in ("day", "visit") if asked.get(name)})
    return kept.urlencode()


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) <= MOST_DIGITS else 0


def _plain(name: str) -> str:
    """A code as it is stored; blocks keep their hyphen."""
    return name.replace(".", "").upper()
