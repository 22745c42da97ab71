"""The coder's queue: order by limit and money, ownership, pends, questions to people, and one's own days."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coding.bench.journal import Asked, press
from coding.models import ChargeLine, Escalation, Pend
from coding.tasks import bring_back_pended
from coding.worklist.done import days_of
from coding.worklist.order import in_order, with_worth
from coding.worklist.own import (
    HeldByAnother,
    NotToCode,
    Standing,
    give_back,
    next_after,
    standing_of,
    take_next,
    take_over,
    take_visit,
)
from coding.worklist.waiting import (
    AlreadyWithSomebody,
    NobodyToAsk,
    NoQuestion,
    NotLater,
    NotWaiting,
    answer,
    asked_of,
    escalate,
    lift_due,
    pend,
)
from encounters.models import Encounter
from encounters.services import NotToBeCoded, ReasonMissing
from patients.models import Payer
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_coded_encounter, a_coverage, a_patient, a_payer, a_staff, an_encounter

TOMORROW = TODAY + timedelta(days=1)
A_MONTH_AGO = TODAY - timedelta(days=30)


@pytest.fixture
def dana(db: None) -> Staff:
    return a_staff(Role.CODER)


@pytest.fixture
def robin(db: None) -> Staff:
    return a_staff(Role.CODER)


@pytest.fixture
def coder(client: Client, dana: Staff) -> Client:
    client.force_login(dana)
    return client


def a_waiting_visit(*, days_left: int | None = None, charge: str = "", service_date: date = A_MONTH_AGO) -> Encounter:
    """A visit to code with so many days to its filing limit, and so much charged already."""
    patient = a_patient()
    if days_left is not None:
        payer = a_payer()
        Payer.objects.filter(pk=payer.pk).update(filing_days=(TODAY - service_date).days + days_left)
        a_coverage(patient=patient, payer=payer)
    encounter = an_encounter(patient=patient, service_date=service_date)
    if charge:
        ChargeLine.objects.create(encounter=encounter, position=1, procedure="99213", charge=Decimal(charge))
    return encounter


def released(encounter: Encounter, by: Staff | None = None, at: datetime = NOW) -> Encounter:
    encounter.move_to(Encounter.Status.RELEASED, by=by, now=at)
    return encounter


def test_the_limit_comes_first_and_then_the_money(dana: Staff) -> None:
    unlimited = a_waiting_visit(charge="900.00")
    far, late = a_waiting_visit(days_left=100, charge="300.00"), a_waiting_visit(days_left=-2, charge="10.00")
    soon = a_waiting_visit(days_left=20, charge="100.00")
    rich = a_waiting_visit(days_left=13, charge="500.00", service_date=TODAY - timedelta(days=60))
    every = Encounter.objects.all()
    assert in_order(every, order="priority", today=TODAY) == [one.pk for one in (rich, late, soon, unlimited, far)]
    assert in_order(every, order="limit", today=TODAY) == [one.pk for one in (late, rich, soon, far, unlimited)]
    assert in_order(every, order="money", today=TODAY) == [one.pk for one in (unlimited, rich, far, soon, late)]
    assert in_order(every, order="age", today=TODAY)[0] == rich.pk


def test_a_visit_without_lines_is_worth_what_its_provider_usually_charges(db: None) -> None:
    for charge in ("100.00", "300.00"):
        done = a_coded_encounter(lines=(("99213", charge),))
        released(done)
    waiting = an_encounter(service_date=TODAY)
    waiting.provider = done.provider
    waiting.save()
    Encounter.objects.filter(status=Encounter.Status.RELEASED).update(provider=done.provider)
    poor = a_waiting_visit(charge="150.00")
    both = Encounter.objects.filter(pk__in=[waiting.pk, poor.pk])
    assert in_order(both, order="money", today=TODAY) == [waiting.pk, poor.pk]
    assert with_worth(both, today=TODAY).get(pk=waiting.pk).worth == Decimal("200.00")  # type: ignore[attr-defined]
    later = TODAY + timedelta(days=200)
    assert in_order(both, order="money", today=later) == [poor.pk, waiting.pk]
    assert with_worth(both, today=later).get(pk=waiting.pk).worth == 0  # type: ignore[attr-defined]


def test_the_first_plan_in_force_gives_the_limit(db: None) -> None:
    visit = a_waiting_visit(days_left=40)
    second = a_coverage(patient=visit.patient, priority=2)
    Payer.objects.filter(pk=second.payer_id).update(filing_days=5)
    found = with_worth(Encounter.objects.all(), today=TODAY).get()
    assert found.file_by == TODAY + timedelta(days=40)  # type: ignore[attr-defined]


def test_a_visit_belongs_to_one_coder_at_a_time(dana: Staff, robin: Staff) -> None:
    visit = a_waiting_visit()
    take_visit(encounter=visit, by=dana)
    take_visit(encounter=visit, by=dana)
    with pytest.raises(HeldByAnother, match="Dana Sample has this visit"):
        take_visit(encounter=visit, by=robin)
    with pytest.raises(HeldByAnother):
        give_back(encounter=visit, by=robin)
    take_over(encounter=visit, by=robin)
    give_back(encounter=visit, by=robin)
    assert Encounter.objects.get(pk=visit.pk).coder is None
    released(visit)
    for act in (take_visit, take_over):
        with pytest.raises(NotToCode):
            act(encounter=visit, by=dana)


def test_the_next_visit_skips_what_others_hold(dana: Staff, robin: Staff) -> None:
    first, second, third = (a_waiting_visit(days_left=days) for days in (3, 20, 60))
    take_visit(encounter=second, by=robin)
    assert next_after(first, coder=dana, today=TODAY) == third
    assert next_after(third, coder=dana, today=TODAY) == first
    assert next_after(first, coder=robin, today=TODAY) == second
    assert next_after(first, coder=None, today=TODAY) == second
    assert standing_of(third, coder=dana, today=TODAY) == Standing(2, 2, first.pk)
    assert standing_of(second, coder=dana, today=TODAY) == Standing(2, 2, third.pk)


def test_code_the_next_takes_one_s_own_first_and_then_the_most_urgent(dana: Staff, robin: Staff) -> None:
    urgent, mine, other = (a_waiting_visit(days_left=days) for days in (1, 80, 2))
    take_visit(encounter=mine, by=dana)
    take_visit(encounter=other, by=robin)
    assert take_next(by=dana, today=TODAY) == mine
    released(mine)
    assert take_next(by=dana, today=TODAY) == urgent
    assert Encounter.objects.get(pk=urgent.pk).coder == dana
    released(urgent)
    assert take_next(by=dana, today=TODAY) is None


def test_a_pended_visit_comes_back_on_its_day(dana: Staff) -> None:
    visit = a_waiting_visit()
    pend(encounter=visit, why="Waiting for the X-ray", until=TOMORROW, by=dana, now=NOW, today=TODAY)
    assert lift_due(today=TODAY, now=NOW) == 0
    assert Encounter.objects.get(pk=visit.pk).on_hold_because == "Waiting for the X-ray"
    assert lift_due(today=TOMORROW, now=NOW) == 1
    assert lift_due(today=TOMORROW, now=NOW) == 0
    assert Encounter.objects.get(pk=visit.pk).on_hold_because == ""


def test_a_new_day_takes_the_place_of_the_old_one(dana: Staff) -> None:
    visit = a_waiting_visit()
    for days in (1, 5):
        until = TODAY + timedelta(days=days)
        pend(encounter=visit, why="X-ray", until=until, by=dana, now=NOW, today=TODAY)
    assert [one.until for one in Pend.objects.filter(ended_at=None)] == [TODAY + timedelta(days=5)]
    assert lift_due(today=TOMORROW, now=NOW) == 0


def test_a_pend_of_a_visit_that_went_on_is_only_ended(dana: Staff) -> None:
    visit = a_waiting_visit()
    pend(encounter=visit, why="X-ray", until=TOMORROW, by=dana, now=NOW, today=TODAY)
    Encounter.objects.filter(pk=visit.pk).update(status=Encounter.Status.VOID)
    assert lift_due(today=TOMORROW, now=NOW) == 0
    assert not Pend.objects.filter(ended_at=None).exists()


@pytest.mark.parametrize(("why", "until", "refusal"), [("X-ray", TODAY, NotLater), (" ", TOMORROW, ReasonMissing)])
def test_a_pend_has_a_reason_and_a_later_day(dana: Staff, why: str, until: date, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        pend(encounter=a_waiting_visit(), why=why, until=until, by=dana, now=NOW, today=TODAY)
    assert not Pend.objects.exists()


def test_the_worker_brings_pended_visits_back(dana: Staff) -> None:
    visit = a_waiting_visit()
    now = timezone.now()
    today = timezone.localdate(now)
    pend(encounter=visit, why="X-ray", until=today + timedelta(days=1), by=dana, now=now, today=today)
    Pend.objects.update(until=today)
    bring_back_pended()
    assert Encounter.objects.get(pk=visit.pk).on_hold_because == ""


def test_a_question_to_a_person_waits_for_the_answer_and_comes_back_to_who_asked(dana: Staff) -> None:
    boss = a_staff(Role.MANAGER)
    visit = a_waiting_visit()
    asked = escalate(encounter=visit, to=boss, note="Is this ours to bill?", by=dana, now=NOW)
    assert list(asked_of(boss)) == [visit]
    assert Encounter.objects.get(pk=visit.pk).on_hold_because == "With Dana Sample"
    with pytest.raises(AlreadyWithSomebody):
        escalate(encounter=visit, to=boss, note="Again?", by=dana, now=NOW)
    with pytest.raises(NoQuestion):
        answer(escalation=asked, words=" ", by=boss, now=NOW)

    answer(escalation=asked, words="Yes, it is.", by=boss, now=NOW)
    now = Encounter.objects.get(pk=visit.pk)
    assert (now.on_hold_because, now.coder) == ("", dana)
    assert not asked_of(boss).exists()
    with pytest.raises(NotWaiting):
        answer(escalation=asked, words="No.", by=boss, now=NOW)


def test_whom_one_cannot_ask(dana: Staff) -> None:
    gone = a_staff(Role.MANAGER)
    gone.is_active = False
    gone.save()
    for to in (dana, gone):
        with pytest.raises(NobodyToAsk):
            escalate(encounter=a_waiting_visit(), to=to, note="What now?", by=dana, now=NOW)
    with pytest.raises(NoQuestion):
        escalate(encounter=a_waiting_visit(), to=a_staff(Role.MANAGER), note="", by=dana, now=NOW)
    with pytest.raises(NotToBeCoded):
        escalate(encounter=released(a_waiting_visit()), to=a_staff(Role.MANAGER), note="?", by=dana, now=NOW)


def test_one_s_own_days_count_visits_lines_charges_and_acts(dana: Staff, robin: Staff) -> None:
    monday, tuesday = NOW - timedelta(days=1), NOW
    for at, by in ((monday, dana), (tuesday, dana), (tuesday, dana), (tuesday, robin)):
        released(a_coded_encounter(lines=(("99213", "150.00"), ("36415", "12.00"))), by=by, at=at)
    waiting = a_waiting_visit()
    press(encounter=waiting, asked=Asked("add::99213"), by=dana, now=tuesday)
    days = days_of(dana, since=TODAY - timedelta(days=7), until=TODAY)
    assert [(day.day, day.visits, day.lines, day.charges, day.acts) for day in days] == [
        (TODAY, 2, 4, Decimal("324.00"), 1),
        (TODAY - timedelta(days=1), 1, 2, Decimal("162.00"), 0),
    ]
    assert days_of(dana, since=TOMORROW, until=TOMORROW) == []


def test_the_queue_keeps_view_order_and_filters_in_its_address(coder: Client, robin: Staff) -> None:
    mine, other = a_waiting_visit(days_left=3), a_waiting_visit(days_left=5)
    take_visit(encounter=other, by=robin)
    queue = reverse("coding:queue")

    def page(**asked: object) -> str:
        return coder.get(queue, asked).content.decode()

    assert mine.number in page()
    assert other.number in page()
    assert other.number not in page(view="free")
    assert mine.number not in page(payer=other.patient.coverages.get().payer_id)
    assert mine.number in page(provider=mine.provider_id, order="money")
    assert other.number not in page(provider=mine.provider_id)
    assert "No visit fits the filters." in page(view="free", provider=other.provider_id)
    assert mine.number in page(view="nonsense", order="nonsense", payer="x", provider="999999999999")


def test_code_the_next_opens_it_or_says_that_all_is_coded(coder: Client, dana: Staff) -> None:
    visit = a_waiting_visit()
    answered = coder.post(reverse("coding:next"))
    assert answered["Location"] == reverse("coding:bench", args=[visit.pk])
    released(visit)
    assert coder.post(reverse("coding:next"))["Location"] == reverse("coding:queue")


def test_a_visit_is_taken_on_the_queue_and_taken_over_on_the_bench(coder: Client, dana: Staff, robin: Staff) -> None:
    visit = a_waiting_visit()
    url = reverse("coding:own", args=[visit.pk])
    assert coder.post(url, {"do": "take", "from": "queue"})["Location"] == reverse("coding:queue")
    Encounter.objects.filter(pk=visit.pk).update(coder=robin)
    bench = reverse("coding:bench", args=[visit.pk])
    assert "Dana Sample has it" in coder.get(bench).content.decode()
    coder.post(url, {"do": "take-over"})
    assert Encounter.objects.get(pk=visit.pk).coder == dana
    assert "Give back" in coder.get(bench).content.decode()


def test_a_hold_with_a_day_is_a_pend_and_a_wrong_day_is_told(coder: Client) -> None:
    visit = a_waiting_visit()
    url = reverse("coding:hold", args=[visit.pk])
    for wrong in ("yesterday", "01/01/2020"):
        coder.post(url, {"why": "X-ray", "until": wrong})
        assert not Pend.objects.exists()
    coder.post(url, {"why": "X-ray", "until": "12/31/2099"})
    assert Pend.objects.get().until == date(2099, 12, 31)
    coder.post(reverse("coding:resume", args=[visit.pk]))
    assert Pend.objects.get().ended_at is not None


def test_a_question_is_asked_and_answered_on_the_bench(client: Client, dana: Staff) -> None:
    visit, boss = a_waiting_visit(), a_staff(Role.MANAGER)
    client.force_login(dana)
    client.post(reverse("coding:ask", args=[visit.pk]), {"to": boss.pk, "note": "Ours to bill?"})
    asked = Escalation.objects.get()
    client.force_login(boss)
    assert visit.number in client.get(reverse("coding:queue"), {"view": "asked"}).content.decode()
    assert "Ours to bill?" in client.get(reverse("coding:bench", args=[visit.pk])).content.decode()
    client.post(reverse("coding:answer", args=[visit.pk, asked.pk]), {"answer": "Yes."})
    assert Escalation.objects.get().answer == "Yes."
    other = a_waiting_visit()
    assert client.post(reverse("coding:answer", args=[other.pk, asked.pk]), {"answer": "No."}).status_code == 404


def test_the_page_of_one_s_days_shows_only_one_s_own(coder: Client, dana: Staff, robin: Staff) -> None:
    released(a_coded_encounter(), by=robin, at=timezone.now())
    assert "No day yet." in coder.get(reverse("coding:done")).content.decode()
    released(a_coded_encounter(), by=dana, at=timezone.now())
    assert "1 day with releases" in coder.get(reverse("coding:done")).content.decode()
