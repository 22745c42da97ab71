"""Counts the visits by level: two queries, however many providers."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Count

from coding.levels.curve import FAMILIES, Curve, Levels, added, curve_of
from coding.models import ChargeLine
from encounters.models import Encounter
from practice.models import Provider

YEAR = timedelta(days=365)
CODES = [code for codes in FAMILIES.values() for code in codes]
Counted = Mapping[int, Counter[str]]


def levels_of(*, until: date) -> list[Levels]:
    """
    The levels of each provider in the year that ends with a day, beside the year before and the peers.

    Peers are the other providers of the same taxonomy.  Providers without visits of a family are left out of it.
    """
    now, before = _counted(until - YEAR, until), _counted(until - 2 * YEAR, until - YEAR)
    providers = {one.pk: one for one in Provider.objects.filter(pk__in=now)}
    found = []
    for family, codes in FAMILIES.items():
        curves = {pk: curve_of(codes, counted) for pk, counted in now.items()}
        for pk, provider in sorted(providers.items(), key=lambda one: str(one[1])):
            if curves[pk].visits:
                peers = _peers(provider, providers, curves, len(codes))
                past = curve_of(codes, before.get(pk, Counter()))
                found.append(Levels(provider, family, curves[pk], past, peers))
    return found


def _peers(provider: Provider, providers: Mapping[int, Provider], curves: Mapping[int, Curve], levels: int) -> Curve:
    others = (pk for pk, one in providers.items() if pk != provider.pk and one.taxonomy == provider.taxonomy)
    return added((curves[pk] for pk in others), levels)


def _counted(after: date, until: date) -> Counted:
    """How often each provider billed each code on released visits; the first day is not included."""
    lines = ChargeLine.objects.filter(
        procedure__in=CODES,
        encounter__status=Encounter.Status.RELEASED,
        encounter__service_date__gt=after,
        encounter__service_date__lte=until,
    )
    found: dict[int, Counter[str]] = defaultdict(Counter)
    rows = lines.values_list("encounter__provider_id", "procedure").annotate(Count("pk")).order_by()
    for provider, procedure, count in rows:
        found[provider][procedure] = count
    return found
