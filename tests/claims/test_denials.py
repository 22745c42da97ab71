"""Refused money: every way to work it, in entries that a bookkeeper can check."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from claims import denials
from claims.denials import AlreadyWorked, NotThePatients, WriteOffReason, by_rule
from claims.models import Claim, Denial, FollowUp
from claims.services import mark_answered, reopen
from claims.settle import close_if_settled
from claims.submit import submit_ready
from ledger.models import OpenBalance
from patients.models import Authorization
from tests.builders import NOW, TODAY
from tests.claims.given import a_biller, a_denial, a_sent_claim
from tests.ledger_table import ledger_of, table

pytestmark = pytest.mark.django_db

CHARGED = "CHARGE      INSURANCE    REVENUE     150.00"


def books(claim: Claim):
    return ledger_of(claim.encounter)


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_what_the_payer_lays_on_the_patient_moves_there_and_the_claim_is_closed(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    denial = a_denial(claim, group="PR", reason="96")
    denials.to_patient(denial=denial, by=a_biller(), now=NOW)
    assert books(claim) == table(f"""
        {CHARGED}
        TRANSFER    PATIENT      INSURANCE   150.00
    """)
    assert (denial.state, fresh(claim).status) == (Denial.State.TO_PATIENT, Claim.Status.CLOSED)


def test_what_the_contract_lays_on_the_office_never_reaches_the_patient(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    with pytest.raises(NotThePatients, match="only group PR"):
        denials.to_patient(denial=a_denial(claim, group="CO", reason="96"), by=a_biller(), now=NOW)
    assert books(claim) == table(CHARGED)


def test_a_denial_is_written_off_with_its_reason_and_only_once(tmp_path: Path) -> None:
    claim, biller = a_sent_claim(tmp_path), a_biller()
    denial = a_denial(claim, reason="29")
    stale = Denial.objects.get(pk=denial.pk)
    denials.write_off(denial=denial, reason=WriteOffReason.TIMELY_FILING, by=biller, now=NOW)
    with pytest.raises(AlreadyWorked, match="written off already"):
        denials.write_off(denial=stale, reason=WriteOffReason.TIMELY_FILING, by=biller, now=NOW)
    assert books(claim) == table(f"""
        {CHARGED}
        WRITE_OFF   WRITE_OFF    INSURANCE   150.00
    """)
    assert (denial.outcome, denial.worked_by) == ("Filed too late", biller)
    assert fresh(claim).status == Claim.Status.CLOSED


def test_never_more_is_given_up_than_is_open(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    denial = a_denial(claim, reason="29", amount="150.00")
    second = a_denial(claim, reason="50", amount="100.00")
    denials.write_off(denial=second, reason=WriteOffReason.NOT_NECESSARY, by=a_biller(), now=NOW)
    assert (
        str(denials.write_off(denial=denial, reason=WriteOffReason.TIMELY_FILING, by=a_biller("b2"), now=NOW))
        == "50.00"
    )
    assert not OpenBalance.objects.filter(account="INSURANCE", amount__gt=0).exists()


def test_a_corrected_claim_takes_all_its_denials_along_and_goes_as_a_replacement(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path, lines=[("99213", "150.00"), ("81002", "12.50")])
    first = a_denial(claim, reason="16")
    second = a_denial(claim, reason="4", amount="12.50", line=1)
    denials.correct_and_resubmit(denial=first, by=a_biller(), now=NOW)
    second.refresh_from_db()
    assert (first.state, second.state) == (Denial.State.RESUBMITTED, Denial.State.RESUBMITTED)
    submit_ready(now=NOW)
    assert claim.submissions.latest("pk").frequency == "7"
    mark_answered(claim=fresh(claim), payer_claim_number="PCN1", now=NOW, why="Remittance 2", source="remittance:2:")
    second.refresh_from_db()
    assert second.state == Denial.State.RECOVERED


def test_an_appeal_is_kept_with_its_words_and_reminds_when_it_should_be_answered(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    denial = a_denial(claim, reason="50")
    assert (denial.appeal_by - denial.decided_on).days == claim.coverage.payer.appeal_days
    denials.appeal(denial=denial, note="Records of 11/02 enclosed.", by=a_biller(), now=NOW)
    assert denial.state == Denial.State.APPEALED
    follow_up = claim.follow_ups.get(reason=FollowUp.Reason.APPEAL)
    assert (follow_up.due_date - TODAY).days == claim.coverage.payer.expected_days
    assert claim.notes.get().text == "Records of 11/02 enclosed."
    assert books(claim) == table(CHARGED)


def test_an_authorization_on_file_that_was_not_sent_is_sent_by_rule(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    denial = a_denial(claim, reason="197")
    assert by_rule(denial=denial, by=None, now=NOW, today=TODAY) is False
    day = claim.encounter.service_date
    Authorization.objects.create(
        coverage=claim.coverage, number="AU1", procedures=["99213"], starts_on=day, ends_on=day
    )
    assert by_rule(denial=denial, by=None, now=NOW, today=TODAY) is True
    assert fresh(claim).status == Claim.Status.READY
    sent = fresh(claim).encounter.authorization
    assert sent is not None
    assert sent.number == "AU1"
    assert by_rule(denial=denial, by=None, now=NOW, today=TODAY) is False


def test_a_service_that_is_never_paid_apart_is_accepted_by_rule(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    assert by_rule(denial=a_denial(claim, reason="234"), by=None, now=NOW, today=TODAY)
    assert books(claim) == table(f"""
        {CHARGED}
        ADJUSTMENT  CONTRACTUAL  INSURANCE   150.00
    """)
    assert fresh(claim).status == Claim.Status.CLOSED


@pytest.mark.parametrize("reason", ["97", "B15", "231", "236"])
def test_a_service_that_another_code_or_a_modifier_may_still_get_paid_waits_for_a_person(
    reason: str, tmp_path: Path
) -> None:
    claim = a_sent_claim(tmp_path)
    assert by_rule(denial=a_denial(claim, reason=reason), by=None, now=NOW, today=TODAY) is False
    assert books(claim) == table(CHARGED)


@pytest.mark.parametrize("reason", ["96", "204"])
def test_what_the_plan_does_not_cover_and_leaves_to_the_patient_moves_there_by_rule(
    reason: str, tmp_path: Path
) -> None:
    claim = a_sent_claim(tmp_path)
    assert by_rule(denial=a_denial(claim, group="PR", reason=reason), by=None, now=NOW, today=TODAY) is True
    assert books(claim) == table(f"""
        {CHARGED}
        TRANSFER    PATIENT      INSURANCE   150.00
    """)


@pytest.mark.parametrize("reason", ["26", "27", "32", "33", "34", "200", "A1", "31", "140", "239", "288"])
def test_a_refusal_that_does_not_say_that_the_plan_never_pays_is_not_billed_to_the_patient_by_rule(
    reason: str, tmp_path: Path
) -> None:
    claim = a_sent_claim(tmp_path)
    assert by_rule(denial=a_denial(claim, group="PR", reason=reason), by=None, now=NOW, today=TODAY) is False
    assert books(claim) == table(CHARGED)


def test_what_a_medicare_patient_on_medicaid_is_spared_is_never_billed_whatever_the_group(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    with pytest.raises(NotThePatients, match="this reason never"):
        denials.to_patient(denial=a_denial(claim, group="PR", reason="209"), by=a_biller(), now=NOW)
    assert books(claim) == table(CHARGED)


def test_a_share_that_medicaid_spares_the_patient_is_never_billed_though_the_payer_lays_it_there(
    tmp_path: Path,
) -> None:
    claim = a_sent_claim(tmp_path)
    denial = a_denial(claim, group="PR", reason="2")
    denial.remark_codes = ["N782"]
    with pytest.raises(NotThePatients, match="this reason never"):
        denials.to_patient(denial=denial, by=a_biller(), now=NOW)
    assert books(claim) == table(CHARGED)


def test_a_duplicate_of_a_settled_claim_is_closed_by_rule_and_an_open_one_waits(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    duplicate = a_denial(claim, reason="18")
    assert by_rule(denial=duplicate, by=None, now=NOW, today=TODAY) is False
    other = a_denial(claim, reason="29")
    denials.write_off(denial=other, reason=WriteOffReason.TIMELY_FILING, by=a_biller(), now=NOW)
    assert by_rule(denial=duplicate, by=None, now=NOW, today=TODAY) is True
    assert duplicate.state == Denial.State.CLOSED


def test_medical_necessity_waits_for_a_person(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    assert by_rule(denial=a_denial(claim, reason="50"), by=None, now=NOW, today=TODAY) is False
    assert books(claim) == table(CHARGED)


def test_the_same_refusal_told_twice_is_one_denial(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    assert a_denial(claim).pk == a_denial(claim).pk


def test_a_claim_closes_only_when_nothing_is_open_and_opens_again_when_the_payer_takes_back(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    denial = a_denial(claim, reason="29")
    assert close_if_settled(claim=fresh(claim), now=NOW) is False
    denials.write_off(denial=denial, reason=WriteOffReason.TIMELY_FILING, by=a_biller(), now=NOW)
    assert close_if_settled(claim=fresh(claim), now=NOW) is True
    again = fresh(claim)
    reopen(claim=again, now=NOW, why="Remittance 2 took it back", source="remittance:1:")
    assert again.status == Claim.Status.ANSWERED


def test_the_appeal_limit_is_counted_from_the_decision(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    claim.coverage.payer.appeal_days = 30
    claim.coverage.payer.save()
    denial = a_denial(fresh(claim))
    assert denial.appeal_by == date(2026, 11, 16) + timedelta(days=30)
