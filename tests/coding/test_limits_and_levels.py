"""Payers' limits as data, and the levels of visits as a signal for the manager."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coding.edits import findings
from coding.edits.finding import Severity
from coding.levels.curve import FAMILIES, Curve, Levels, added, curve_of
from coding.levels.reading import levels_of
from coding.limits import AlreadyEntered, HasEnded, NotALimit, Said, end_limit, enter_limit
from coding.models import ChargeLine, PayerLimit
from encounters.models import Encounter
from patients.models import Payer
from practice.models import Provider, Role, Staff
from tests.builders import NOW, a_coded_encounter, a_coverage, a_patient, a_payer, a_provider, a_staff, an_encounter

pytestmark = pytest.mark.django_db
OFFICE = "Office, known patients"
Per = PayerLimit.Per


@pytest.fixture
def manager() -> Staff:
    return a_staff(Role.MANAGER)


def said(payer: Payer, *, procedure: str = "93000", per: str = "YEAR", span: int | None = None, most: int = 1) -> Said:
    return Said(
        payer=payer, procedure=procedure, most=most, per=Per(per), span=span, starts_on=date(2026, 1, 1), ends_on=None,
        policy="Policy 12",
    )  # fmt: skip


def over(per: str, span: int | None, earlier: date, *, most: int = 1) -> bool:
    """Whether a service on 11/02/2026 is one too many after one on an earlier day."""
    payer, patient = a_payer(), a_patient()
    a_coverage(patient=patient, payer=payer)
    enter_limit(said=said(payer, per=per, span=span, most=most), by=a_staff(Role.MANAGER), now=NOW)
    a_coded_encounter(patient=patient, service_date=earlier, lines=(("93000", "65.00"),))
    visit = a_coded_encounter(patient=patient, lines=(("93000", "65.00"),))
    return any(one.rule == "payer_limit_is_kept" and one.stops for one in findings(encounter=visit))


@pytest.mark.parametrize(
    ("per", "span", "earlier", "is_over"),
    [
        ("DAY", None, date(2026, 11, 2), True),
        ("DAY", None, date(2026, 11, 1), False),
        ("MONTH", None, date(2026, 11, 1), True),
        ("MONTH", None, date(2026, 10, 31), False),
        ("YEAR", None, date(2026, 1, 1), True),
        ("YEAR", None, date(2025, 12, 31), False),
        ("DAYS", 30, date(2026, 10, 4), True),
        ("DAYS", 30, date(2026, 10, 3), False),
        ("MONTHS", 11, date(2025, 12, 31), True),
        ("MONTHS", 11, date(2025, 11, 30), False),
        ("LIFETIME", None, date(2006, 1, 1), True),
    ],
)
def test_a_limit_counts_in_its_span(per: str, span: int | None, earlier: date, is_over: bool) -> None:
    assert over(per, span, earlier) == is_over


def test_a_limit_of_two_leaves_room_for_a_second(manager: Staff) -> None:
    assert not over("YEAR", None, date(2026, 2, 2), most=2)


def test_what_is_no_limit_is_refused(manager: Staff) -> None:
    payer = a_payer()
    with pytest.raises(NotALimit, match="has not the form"):
        enter_limit(said=said(payer, procedure="knee"), by=manager, now=NOW)
    with pytest.raises(NotALimit, match="how many days or months"):
        enter_limit(said=said(payer, per="DAYS"), by=manager, now=NOW)
    limit = enter_limit(said=said(payer, procedure=" j3301 "), by=manager, now=NOW)
    assert (limit.procedure, limit.words) == ("J3301", "1 in a calendar year")
    with pytest.raises(AlreadyEntered, match="End it"):
        enter_limit(said=said(payer, procedure="J3301"), by=manager, now=NOW)


def test_a_limit_ends_once_and_not_before_it_starts(manager: Staff) -> None:
    limit = enter_limit(said=said(a_payer(), per="DAYS", span=365), by=manager, now=NOW)
    assert limit.words == "1 in 365 days"
    with pytest.raises(HasEnded, match="starts on 01/01/2026"):
        end_limit(limit=limit, last_day=date(2025, 12, 31), by=manager)
    end_limit(limit=limit, last_day=date(2026, 6, 30), by=manager)
    with pytest.raises(HasEnded, match="already"):
        end_limit(limit=limit, last_day=date(2026, 7, 31), by=manager)
    limit.refresh_from_db()
    assert [limit.counts_on(day) for day in (date(2026, 6, 30), date(2026, 7, 1))] == [True, False]


def test_the_database_refuses_a_span_without_its_length() -> None:
    with pytest.raises(IntegrityError, match="payer_limit_of_a_span_has_its_length"), transaction.atomic():
        PayerLimit.objects.create(
            payer=a_payer(), procedure="93000", per="DAYS", starts_on=NOW.date(), policy="x", entered_at=NOW
        )


def test_a_coder_reads_limits_and_is_offered_no_change(client: Client, manager: Staff) -> None:
    limit = enter_limit(said=said(a_payer(), procedure="20610"), by=manager, now=NOW)
    client.force_login(a_staff(Role.CODER))
    page = client.get(reverse("coding:limits")).content.decode()
    assert "20610" in page
    assert reverse("coding:limit-new") not in page and reverse("coding:limit-end", args=[limit.pk]) not in page
    rules = client.get(reverse("claims:office-rules")).content.decode()
    assert reverse("claims:office-rule-new") not in rules
    client.force_login(manager)
    assert reverse("coding:limit-new") in client.get(reverse("coding:limits")).content.decode()
    assert reverse("claims:office-rule-new") in client.get(reverse("claims:office-rules")).content.decode()


def test_a_limit_is_entered_and_ended_with_plain_forms(client: Client, manager: Staff) -> None:
    client.force_login(manager)
    payer = a_payer()
    typed = {
        "payer": payer.pk, "procedure": "93000", "most": "1", "per": "YEAR", "starts_on": "01/01/2026", "ends_on": "",
        "policy": "Provider manual, page 40",
    }  # fmt: skip
    wrong = client.post(reverse("coding:limit-new"), typed | {"per": "MONTHS"})
    assert wrong.status_code == 422
    assert "how many days or months" in wrong.content.decode()

    client.post(reverse("coding:limit-new"), typed)

    limit = PayerLimit.objects.get()
    page = client.get(reverse("coding:limits"), {"code": "93"}).content.decode()
    assert "1 in a calendar year" in page
    client.post(reverse("coding:limit-end", args=[limit.pk]), {"last_day": "06/30/2026"})
    assert PayerLimit.objects.get().ends_on == date(2026, 6, 30)
    client.post(reverse("coding:limit-end", args=[limit.pk]), {"last_day": "soon"})
    assert "No limit for J1" in client.get(reverse("coding:limits"), {"code": "j1"}).content.decode()


# Levels


def visits(provider: Provider, day: date, **counts: int) -> None:
    """Released visits of a provider on a day: how many at each level."""
    first = an_encounter(service_date=day)
    for code, count in counts.items():
        for _ in range(count):
            encounter = Encounter.objects.get(pk=first.pk)
            encounter.pk, encounter.number, encounter.provider = None, f"X{Encounter.objects.count()}", provider
            encounter.status = "RELEASED"
            encounter.save()
            ChargeLine.objects.create(
                encounter=encounter, position=1, procedure=code.removeprefix("c"), charge=100, pointers=[1]
            )


def levels(now: tuple[int, ...], before: tuple[int, ...] = (0,) * 5, peers: tuple[int, ...] = (0,) * 5) -> Levels:
    return Levels(Provider(first_name="Theo", last_name="Exemplar"), OFFICE, Curve(now), Curve(before), Curve(peers))


@pytest.mark.parametrize(
    ("now", "before", "peers", "said"),
    [
        ((0, 5, 60, 35, 0), (0, 5, 60, 35, 0), (0, 5, 60, 35, 0), []),
        ((0, 0, 20, 70, 10), (0, 10, 70, 20, 0), (0, 0, 20, 70, 10), ["higher than their own year before"]),
        ((0, 0, 20, 70, 10), (0, 0, 20, 70, 10), (0, 10, 70, 20, 0), ["higher than the peers"]),
        ((0, 60, 40, 0, 0), (0, 0, 60, 40, 0), (0, 0, 60, 40, 0), ["lower than their own", "lower than the peers"]),
        ((0, 0, 0, 20, 9), (0, 10, 70, 20, 0), (0, 10, 70, 20, 0), []),
        ((0, 0, 30, 70, 0), (0, 10, 19, 0, 0), (0, 0, 0, 0, 0), []),
    ],
    ids=["the same", "higher than before", "higher than peers", "lower than both", "too few", "too few to compare"],
)
def test_levels_far_from_past_or_peers_are_a_signal(
    now: tuple[int, ...], before: tuple[int, ...], peers: tuple[int, ...], said: list[str]
) -> None:
    found = levels(now, before, peers).signals
    assert len(found) == len(said)
    for finding, words in zip(found, said, strict=True):
        assert words in finding.text
        assert finding.severity == Severity.SIGNAL
        assert not finding.stops and not finding.warns and not finding.may_override
        assert "65 FR 59434" in finding.citation


def test_curves_add_up() -> None:
    one = curve_of(FAMILIES[OFFICE], Counter({"99213": 3, "99214": 1, "99203": 9}))
    assert one == Curve((0, 0, 3, 1, 0))
    assert (one.visits, one.mean) == (4, 3.25)
    assert added([one, one], 5).counts == (0, 0, 6, 2, 0)
    assert Curve((0, 0)).shares == [0.0, 0.0]


def test_peers_are_the_other_providers_of_the_same_taxonomy_and_unreleased_visits_do_not_count() -> None:
    mine, peer, surgeon = a_provider(), a_provider(), a_provider()
    Provider.objects.filter(pk=surgeon.pk).update(taxonomy="208600000X")
    today = date(2026, 11, 16)
    visits(mine, today - timedelta(days=10), c99213=2, c99214=1)
    visits(mine, today - timedelta(days=400), c99212=4)
    visits(peer, today - timedelta(days=20), c99214=5)
    visits(surgeon, today - timedelta(days=20), c99215=7)
    a_coded_encounter(service_date=today, lines=(("99215", "300.00"),))

    found = {one.provider.pk: one for one in levels_of(until=today) if one.family == OFFICE}

    assert set(found) == {mine.pk, peer.pk, surgeon.pk}
    assert found[mine.pk].now.counts == (0, 0, 2, 1, 0)
    assert found[mine.pk].before.counts == (0, 4, 0, 0, 0)
    assert found[mine.pk].peers.counts == (0, 0, 0, 5, 0)
    assert found[surgeon.pk].peers.visits == 0


def test_the_manager_sees_the_curves_and_the_coder_does_not(client: Client, manager: Staff) -> None:
    provider = a_provider()
    visits(provider, timezone.localdate() - timedelta(days=5), c99214=31)
    visits(provider, timezone.localdate() - timedelta(days=500), c99213=31)
    client.force_login(manager)
    page = client.get(reverse("coding:levels")).content.decode()
    assert "1.0 of a level higher than their own year before" in page
    assert "<svg" in page
    client.force_login(a_staff(Role.CODER))
    assert client.get(reverse("coding:levels")).status_code == 403
