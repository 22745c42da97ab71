"""Release: charges are posted and the claim is opened, once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from claims.models import Claim
from claims.release import AlreadyReleased, EditsStop, NothingToBill, NotReadyToRelease, release
from encounters.models import Encounter
from ledger.models import Account, Entry
from tests.builders import NOW, TODAY, a_coded_encounter, a_coverage, a_patient, an_encounter
from tests.claims.given import a_claim, a_connected_payer, charged_again, the_codes


@pytest.mark.django_db
def test_a_released_visit_posts_each_line_and_opens_a_claim_that_is_ready(tmp_path) -> None:
    claim = a_claim(tmp_path, lines=[("99213", "150.00"), ("81002", "12.50")])
    entries = Entry.objects.filter(charge_line__encounter=claim.encounter).order_by("pk")
    assert [(e.kind, e.debit, e.credit, str(e.amount), e.coverage_id) for e in entries] == [
        ("CHARGE", "INSURANCE", "REVENUE", "150.00", claim.coverage_id),
        ("CHARGE", "INSURANCE", "REVENUE", "12.50", claim.coverage_id),
    ]
    assert (claim.status, str(claim.charged)) == (Claim.Status.READY, "162.50")
    assert (claim.file_by - claim.encounter.service_date).days == claim.coverage.payer.filing_days
    assert claim.encounter.status == Encounter.Status.RELEASED
    assert claim.encounter.released_at == NOW
    assert [event.after for event in claim.events.all()] == ["HELD", "READY"]


@pytest.mark.django_db
def test_without_a_plan_in_force_the_patient_owes_the_visit() -> None:
    the_codes()
    encounter = a_coded_encounter()
    assert release(encounter=encounter, by=None, today=TODAY, now=NOW) is None
    (entry,) = Entry.objects.filter(charge_line__encounter=encounter)
    assert (entry.debit, entry.credit, entry.coverage_id) == (Account.PATIENT, Account.REVENUE, None)


@pytest.mark.django_db
def test_the_plan_of_the_highest_rank_on_the_date_of_service_is_billed(tmp_path) -> None:
    the_codes()
    patient = a_patient()
    payer = a_connected_payer(tmp_path)
    ended = a_coverage(patient=patient, payer=payer)
    ended.ends_on = ended.starts_on
    ended.save()
    second = a_coverage(patient=patient, payer=payer, priority=2)
    a_coverage(patient=patient, payer=payer, priority=3)
    claim = release(encounter=a_coded_encounter(patient=patient), by=None, today=TODAY, now=NOW)
    assert claim is not None
    assert claim.coverage == second


@pytest.mark.django_db
def test_a_second_release_is_refused_and_charges_nothing(tmp_path) -> None:
    claim = a_claim(tmp_path)
    with pytest.raises(AlreadyReleased, match="released before"):
        release(encounter=claim.encounter, by=None, today=TODAY, now=NOW)
    assert charged_again(claim.encounter) == 1


@pytest.mark.django_db
def test_a_visit_without_a_charge_is_not_released() -> None:
    the_codes()
    with pytest.raises(NothingToBill, match="no charge"):
        release(encounter=a_coded_encounter(lines=(("99213", "0.00"),)), by=None, today=TODAY, now=NOW)


@pytest.mark.django_db
def test_a_visit_with_an_open_note_or_on_hold_is_not_released() -> None:
    with pytest.raises(NotReadyToRelease, match="signed note"):
        release(encounter=an_encounter(status="OPEN"), by=None, today=TODAY, now=NOW)
    held = a_coded_encounter()
    Encounter.objects.filter(pk=held.pk).update(on_hold_because="asked the provider")
    with pytest.raises(NotReadyToRelease, match="on hold"):
        release(encounter=held, by=None, today=TODAY, now=NOW)


@pytest.mark.django_db
def test_a_coding_edit_that_stops_keeps_the_visit_with_the_coder() -> None:
    the_codes()
    encounter = a_coded_encounter(diagnoses=("ZZZ99",))
    with pytest.raises(EditsStop):
        release(encounter=encounter, by=None, today=TODAY, now=NOW)
    encounter.refresh_from_db()
    assert encounter.status == Encounter.Status.TO_CODE
    assert charged_again(encounter) == 0


@pytest.mark.django_db(transaction=True)
def test_two_people_who_release_at_once_charge_once(tmp_path) -> None:
    the_codes()
    coverage = a_coverage(payer=a_connected_payer(tmp_path))
    encounter = a_coded_encounter(patient=coverage.patient)
    barrier, outcomes = Barrier(2), []

    def let_go() -> None:
        barrier.wait(timeout=10)
        try:
            release(encounter=encounter, by=None, today=TODAY, now=NOW)
            outcomes.append("released")
        except AlreadyReleased:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=let_go) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["refused", "released"]
    assert charged_again(encounter) == 1
    assert Claim.objects.filter(encounter=encounter).count() == 1
