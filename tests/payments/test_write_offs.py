"""Money is given up by reason, up to a limit alone and above it by two; and taken back exactly."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from claims import denials
from claims.models import Claim, Denial, WriteOff, WriteOffReason
from claims.write_offs import MoreThanOpen, NotWaiting, ReasonMissing, approve, decline, undo
from ledger.models import Account, Kind
from payments.office.desk import owed_by
from payments.office.write_offs import (
    Chosen,
    decided,
    open_parts,
    small_balances,
    to_decide,
    write_off_part,
    write_off_small,
)
from practice.limits import AboveYourLimit, SamePerson, limit_of, set_limits
from practice.models import Access, Limit, Role
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_staff
from tests.ledger_table import ledger_of, table
from tests.payments.given import a_billed_claim
from tests.payments.patient_money import a_manager, a_visit_owed, books_hold, entries_of, move, paid

pytestmark = pytest.mark.django_db
D = Decimal
State = WriteOff.State


def give_up(encounter, amounts, *, by, whose: str = "patient", key: str = "", reason=WriteOffReason.HARDSHIP):
    part = next(one for one in open_parts(encounter=encounter) if one.key == whose)
    chosen = Chosen(amounts={line.pk: D(amount) for line, amount in amounts.items()}, reason=reason)
    return write_off_part(part=part, chosen=chosen, by=by, now=NOW, today=TODAY, key=key or str(uuid4()))


def a_denied_claim(charge: str = "400.00"):
    claim = a_billed_claim(coverage=a_coverage(), lines=[("99213", charge)], status=Claim.Status.ANSWERED)
    denial = Denial.objects.create(
        claim=claim, charge_line=claim.encounter.charge_lines.get(), category="TIMELY_FILING", group_code="CO",
        reason_code="29", amount=D(charge), decided_on=TODAY, appeal_by=TODAY, source=f"denial of {claim.pk}",
    )  # fmt: skip
    return claim, denial


def test_a_patients_balance_is_given_up_by_reason():
    (line,) = a_visit_owed(a_patient(), "40.00")
    done = give_up(line.encounter, {line: "40.00"}, by=a_staff())
    assert ledger_of(line.encounter)[-1:] == table("WRITE_OFF  WRITE_OFF  PATIENT  40.00")
    assert (done.state, done.reason, list(decided())) == (State.DONE, "HARDSHIP", [done])
    assert books_hold()


def test_a_plans_balance_is_given_up_and_its_claim_is_closed():
    claim = a_billed_claim(lines=[("99213", "50.00"), ("81002", "20.00")], status=Claim.Status.ANSWERED)
    first, second = claim.encounter.charge_lines.all()
    whose = str(claim.coverage_id)
    give_up(claim.encounter, {first: "50.00", second: "20.00"}, by=a_staff(), whose=whose)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CLOSED
    assert entries_of(second)[-1] == ("WRITE_OFF", "WRITE_OFF", "INSURANCE", "20.00")
    assert books_hold()


def test_never_more_than_is_open_and_never_nothing():
    (line,) = a_visit_owed(a_patient(), "40.00")
    with pytest.raises(MoreThanOpen, match=r"Only 40.00 is open"):
        give_up(line.encounter, {line: "40.01"}, by=a_staff())
    with pytest.raises(MoreThanOpen, match="more than zero"):
        give_up(line.encounter, {line: "0.00"}, by=a_staff())
    with pytest.raises(MoreThanOpen, match="more than zero"):
        give_up(line.encounter, {}, by=a_staff())
    (other,) = a_visit_owed(a_patient(), "40.00")
    with pytest.raises(MoreThanOpen, match="owes nothing here"):
        give_up(line.encounter, {other: "4.00"}, by=a_staff())


def test_the_same_form_gives_up_once():
    (line,) = a_visit_owed(a_patient(), "40.00")
    biller = a_staff()
    assert give_up(line.encounter, {line: "10.00"}, by=biller, key="k") == give_up(
        line.encounter, {line: "10.00"}, by=biller, key="k"
    )
    assert books_hold()


def test_above_the_limit_a_second_person_agrees():
    (line,) = a_visit_owed(a_patient(), "200.00")
    biller, manager = a_staff(), a_manager()
    asked = give_up(line.encounter, {line: "150.01"}, by=biller)
    assert (asked.state, list(to_decide())) == (State.REQUESTED, [asked])
    assert ledger_of(line.encounter)[-1][0] == "TRANSFER"
    with pytest.raises(SamePerson, match="somebody else"):
        approve(write_off=asked, by=biller, now=NOW, today=TODAY)
    with pytest.raises(AboveYourLimit, match=r"150.01 is more than the 150.00 you may agree to"):
        approve(write_off=asked, by=a_staff(), now=NOW, today=TODAY)
    approve(write_off=asked, by=manager, now=NOW, today=TODAY)
    assert ledger_of(line.encounter)[-1:] == table("WRITE_OFF  WRITE_OFF  PATIENT  150.01")
    with pytest.raises(NotWaiting, match="is written off"):
        approve(write_off=asked, by=a_manager(), now=NOW, today=TODAY)
    assert books_hold()


def test_parts_do_not_slip_under_the_limit():
    first, second = a_visit_owed(a_patient(), "100.00", "100.00")
    biller = a_staff()
    assert give_up(first.encounter, {first: "100.00"}, by=biller).state == State.DONE
    assert give_up(first.encounter, {second: "50.01"}, by=biller).state == State.REQUESTED
    assert give_up(first.encounter, {second: "50.00"}, by=biller).state == State.DONE


def test_a_request_is_declined_with_a_reason():
    (line,) = a_visit_owed(a_patient(), "200.00")
    asked = give_up(line.encounter, {line: "200.00"}, by=a_staff())
    with pytest.raises(ReasonMissing):
        decline(write_off=asked, why="", by=a_manager(), now=NOW)
    assert decline(write_off=asked, why="Offer a plan", by=a_manager(), now=NOW).why_not == "Offer a plan"
    assert not to_decide()
    assert books_hold()


def test_what_was_paid_since_is_not_given_up():
    patient = a_patient()
    (line,) = a_visit_owed(patient, "200.00")
    asked = give_up(line.encounter, {line: "200.00"}, by=a_staff())
    paid(patient, "10.00", {line: "10.00"})
    with pytest.raises(MoreThanOpen, match=r"Only 190.00 is open"):
        approve(write_off=asked, by=a_manager(), now=NOW, today=TODAY)


def test_a_write_off_is_taken_back_and_may_be_made_again():
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    done = give_up(line.encounter, {line: "40.00"}, by=a_staff())
    with pytest.raises(ReasonMissing):
        undo(write_off=done, why=" ", by=a_staff(), now=NOW, today=TODAY)
    undo(write_off=done, why="The patient pays after all", by=a_staff(), now=NOW, today=TODAY)
    assert ledger_of(line.encounter)[-2:] == table("""
        WRITE_OFF  WRITE_OFF  PATIENT    40.00
        WRITE_OFF  PATIENT    WRITE_OFF  40.00
    """)
    assert owed_by(patient=patient) == D("40.00")
    with pytest.raises(NotWaiting, match="is taken back"):
        undo(write_off=done, why="again", by=a_staff(), now=NOW, today=TODAY)
    give_up(line.encounter, {line: "40.00"}, by=a_staff())
    assert books_hold()


def test_a_denial_above_the_limit_waits_for_a_second_person_and_is_settled_by_them():
    claim, denial = a_denied_claim("400.00")
    biller = a_staff()
    for _ in range(2):
        assert denials.write_off(denial=denial, reason=WriteOffReason.TIMELY_FILING, by=biller, now=NOW) == 0
    assert denial.state == Denial.State.OPEN
    (asked,) = to_decide()
    approve(write_off=asked, by=a_manager(), now=NOW, today=TODAY)
    denial.refresh_from_db()
    claim.refresh_from_db()
    assert (denial.state, denial.outcome, claim.status) == ("WRITTEN_OFF", "Filed too late", "CLOSED")
    assert books_hold()


def test_a_denial_whose_write_off_was_taken_back_is_open_with_its_claim():
    claim, denial = a_denied_claim("100.00")
    denials.write_off(denial=denial, reason=WriteOffReason.TIMELY_FILING, by=a_staff(), now=NOW)
    undo(write_off=denial.write_offs.get(), why="Proof found", by=a_staff(), now=NOW, today=TODAY)
    denial.refresh_from_db()
    claim.refresh_from_db()
    assert (denial.state, claim.status) == (Denial.State.OPEN, Claim.Status.ANSWERED)
    assert denials.write_off(denial=denial, reason=WriteOffReason.TIMELY_FILING, by=a_staff(), now=NOW) == D("100.00")
    assert books_hold()


def test_small_balances_are_previewed_and_given_up_together():
    patient = a_patient()
    small, other = (a_visit_owed(patient, amount)[0] for amount in ("4.00", "5.01"))
    credit, fresh = a_visit_owed(patient, "3.00", "2.00")[0], a_visit_owed(patient, "1.00", service_date=TODAY)[0]
    move([(credit, Account.CONTRACTUAL, Account.PATIENT, "4.00", Kind.ADJUSTMENT)], None)
    a_billed_claim(coverage=patient.coverages.get(), lines=[("99213", "3.00")])
    found = small_balances(up_to=D("5.00"), served_by=date(2026, 11, 1))
    assert [(one.encounter, one.total) for one in found] == [(small.encounter, D("4.00"))]
    biller = a_staff()
    done = [write_off_small(balances=found, by=biller, now=NOW, today=TODAY, key="batch") for _ in range(2)]
    assert done[0] == done[1]
    assert entries_of(small)[-1] == ("WRITE_OFF", "WRITE_OFF", "PATIENT", "4.00")
    assert {entries_of(line)[-1][0] for line in (other, fresh)} == {"TRANSFER"}
    assert books_hold()


def test_a_small_balance_that_was_paid_since_the_preview_is_left_out():
    patient = a_patient()
    (line,) = a_visit_owed(patient, "4.00")
    found = small_balances(up_to=D("5.00"), served_by=TODAY)
    paid(patient, "4.00", {line: "4.00"})
    assert write_off_small(balances=found, by=a_staff(), now=NOW, today=TODAY, key="batch") == []


def test_a_manager_sets_the_limits_and_the_trail_keeps_it():
    manager, both = a_manager(), a_staff(Role.BILLER, Role.FRONT_DESK)
    assert limit_of(staff=both, act=Limit.Act.WRITE_OFF) == D("150.00")
    set_limits(amounts={("WRITE_OFF", "FRONT_DESK"): D("200.00"), ("WRITE_OFF", "BILLER"): D("150.00")}, by=manager)
    assert limit_of(staff=both, act=Limit.Act.WRITE_OFF) == D("200.00")
    assert limit_of(staff=a_staff(Role.CODER), act=Limit.Act.WRITE_OFF) == 0
    assert [row.subject for row in Access.objects.filter(staff=manager)] == ["role:FRONT_DESK"]
