"""The manager's page of levels: how each provider's visits are spread, and where to look."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from coding.levels.curve import FAMILIES, Curve, Levels
from coding.levels.reading import levels_of
from practice.models import Role
from practice.permissions import allow

HEIGHT, WIDTH, GAP = 28, 12, 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a small chart, in the units of its drawing."""

    x: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Shape:
    """One curve of the page: who, how many visits, the mean level, the share of each level, and its bars."""

    name: str
    visits: int
    mean: str
    shares: list[str]
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class Shown:
    """One provider's levels of a family as the page shows them."""

    levels: Levels
    shapes: list[Shape]


@allow(Role.MANAGER)
@require_safe
def levels(request: HttpRequest) -> HttpResponse:
    """Show the levels of visits by provider, beside their own past and the peers."""
    found = levels_of(until=timezone.localdate())
    names = [name for name in FAMILIES if any(one.family == name for one in found)]
    asked = request.GET.get("family", "")
    family = asked if asked in names else next(iter(names), "")
    context = {
        "signals": [one for levels in found for one in levels.signals],
        "rows": [_shown(one) for one in found if one.family == family],
        "families": names,
        "family": family,
        "codes": FAMILIES.get(family, ()),
    }
    return render(request, "coding/levels.html", context)


def _shown(levels: Levels) -> Shown:
    curves = (("This year", levels.now), ("The year before", levels.before), ("Peers", levels.peers))
    return Shown(levels, [_shape(name, curve) for name, curve in curves])


def _shape(name: str, curve: Curve) -> Shape:
    heights = [round(share * HEIGHT, 1) for share in curve.shares]
    return Shape(
        name=name,
        visits=curve.visits,
        mean=f"{curve.mean:.2f}" if curve.visits else "",
        shares=[f"{share:.0%}" if curve.visits else "" for share in curve.shares],
        bars=[Bar(place * (WIDTH + GAP), HEIGHT - height, height) for place, height in enumerate(heights)],
    )
