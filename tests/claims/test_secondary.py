"""The next plan is asked for what the first one left to the patient, once."""

from pathlib import Path

import pytest

from claims.models import Claim
from claims.prior import prior_payment
from claims.secondary import open_next
from tests.builders import NOW, TODAY, a_coverage, a_payer
from tests.claims.given import a_sent_claim
from tests.claims.test_sending import paid_in_part
from tests.ledger_table import ledger_of, table

pytestmark = pytest.mark.django_db


def with_second_plan(claim: Claim) -> None:
    a_coverage(patient=claim.encounter.patient, payer=a_payer(name="Old Mutual"), priority=2, member_id="OM1")


def test_what_the_patient_owes_moves_to_the_second_plan_and_its_claim_tells_the_whole_charge(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    with_second_plan(claim)
    prior = paid_in_part(claim)
    following = open_next(claim=claim, prior=prior, by=None, now=NOW)
    assert following is not None
    assert ledger_of(claim.encounter) == table("""
        CHARGE      INSURANCE    REVENUE     150.00
        TRANSFER    PATIENT      INSURANCE    20.00
        TRANSFER    INSURANCE    PATIENT      20.00
    """)
    assert (following.coverage.priority, str(following.charged)) == (2, "150.00")
    assert (following.file_by - TODAY).days == following.coverage.payer.filing_days
    assert prior_payment(following.prior_payers[0]) == prior_payment(prior.as_json())


def test_a_second_answer_of_the_first_payer_opens_no_second_claim(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    with_second_plan(claim)
    prior = paid_in_part(claim)
    open_next(claim=claim, prior=prior, by=None, now=NOW)
    assert open_next(claim=claim, prior=prior, by=None, now=NOW) is None
    assert Claim.objects.filter(encounter=claim.encounter).count() == 2
    assert len(ledger_of(claim.encounter)) == 3


def test_without_a_second_plan_or_without_a_patients_share_nothing_is_asked(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    prior = paid_in_part(claim)
    assert open_next(claim=claim, prior=prior, by=None, now=NOW) is None
    settled = a_sent_claim(tmp_path)
    with_second_plan(settled)
    assert open_next(claim=settled, prior=prior, by=None, now=NOW) is None
    assert Claim.objects.filter(coverage__priority=2).count() == 0
