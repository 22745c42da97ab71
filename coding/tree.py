"""The tree of a code set on a date of service: where a code stands, what is beside and below it, what it was before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from coding.models import Code, CodeRelease, CodeSystem

MOST_BELOW = 300


@dataclass(frozen=True)
class Place:
    """
    One code in its tree.

    `above` begins with the chapter.  `before` and `after` are its neighbors under the same heading.  `seventh` are the
    characters its seventh place may hold, its own or those of a heading.
    """

    code: Code
    above: Sequence[Code]
    below: Sequence[Code]
    before: Code | None
    after: Code | None
    seventh: dict[str, str]
    versions: Sequence[Code]
    release: CodeRelease | None


def on(day: date, system: str) -> QuerySet[Code]:
    """Codes and headings of a code set that are valid on a day."""
    return Code.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), system=system, starts_on__lte=day)


def roots(day: date) -> Sequence[Code]:
    """Return the chapters of ICD-10-CM in their order."""
    chapters = on(day, CodeSystem.ICD10CM).filter(kind=Code.Kind.CHAPTER)
    return list(chapters.order_by(Length("code"), "code"))


def place_of(*, system: str, code: str, day: date) -> Place | None:
    """
    Return a code where it stands on a day; None when no release ever had it.

    A code that is not valid on the day is shown as it was last, or will be first.
    """
    versions = list(Code.objects.filter(system=system, code=code).order_by("-starts_on"))
    if not versions:
        return None
    one = next((version for version in versions if version.starts_on <= day), versions[-1])
    above = _above(one, day)
    beside = list(on(day, system).filter(parent=one.parent).order_by("code")) if one.parent else []
    at = next((number for number, other in enumerate(beside) if other.code == one.code), None)
    return Place(
        code=one,
        above=above,
        below=list(on(day, system).filter(parent=one.code).order_by("code")[:MOST_BELOW]),
        before=beside[at - 1] if at else None,
        after=beside[at + 1] if at is not None and at + 1 < len(beside) else None,
        seventh=_seventh(one, above),
        versions=versions,
        release=CodeRelease.objects.filter(system=one.system, starts_on=one.starts_on).first(),
    )


def _above(one: Code, day: date) -> list[Code]:
    above: list[Code] = []
    parent = one.parent
    while parent:
        owner = on(day, one.system).filter(code=parent).first() or _last(one.system, parent)
        if owner is None:
            break
        above.insert(0, owner)
        parent = owner.parent
    return above


def _last(system: str, code: str) -> Code | None:
    return Code.objects.filter(system=system, code=code).order_by("-starts_on").first()


def _seventh(one: Code, above: Sequence[Code]) -> dict[str, str]:
    return next((dict(owner.notes["seventh"]) for owner in (one, *reversed(above)) if "seventh" in owner.notes), {})
