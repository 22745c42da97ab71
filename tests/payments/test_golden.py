"""The 835 files of the examples, each taken in with a claim that fits, and posted as its name says."""

from decimal import Decimal

import pytest

from claims.models import Claim, Denial
from ledger.models import OpenBalance
from payments.models import Adjudication, Remittance
from payments.reconcile import every_check
from tests.builders import a_coverage, a_patient, a_practice
from tests.ledger_table import ledger_of, ledger_of_deposit, table
from tests.payments.given import EXAMPLES, a_billed_claim, an_example, posted, taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def our_practice():
    """The practice that the examples pay."""
    practice = a_practice()
    practice.npi, practice.ein = "1234567893", "123456789"
    practice.save()


@pytest.fixture(autouse=True)
def true_books():
    """Whatever was posted, the books are true afterwards."""
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


def settled(remittance: Remittance) -> bool:
    return remittance.state == Remittance.State.POSTED and not OpenBalance.objects.filter(account="UNAPPLIED").exists()


def test_01_paid_with_discount_deductible_and_coinsurance():
    claim = a_billed_claim(claim_number="A1", lines=[("99213", "100.00")])
    assert settled(posted(an_example("835_01")))
    assert ledger_of(claim.encounter)[1:] == table("""
        PAYMENT     UNAPPLIED    INSURANCE  48.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE  30.00
        TRANSFER    PATIENT      INSURANCE  10.00
        TRANSFER    PATIENT      INSURANCE  12.00
    """)


def test_02_a_full_denial_moves_nothing_and_is_put_on_the_worklist():
    claim = a_billed_claim(claim_number="A2", lines=[("99213", "100.00")])
    assert settled(posted(an_example("835_02")))
    assert len(ledger_of(claim.encounter)) == 1
    denial = Denial.objects.get()
    assert (denial.group_code, denial.reason_code, denial.remark_codes) == ("CO", "197", ["N517"])
    assert denial.category == "AUTHORIZATION"


def test_03_a_denial_laid_on_the_patient_is_looked_at_before_the_patient_is_billed():
    claim = a_billed_claim(claim_number="A3", lines=[("99213", "100.00")])
    assert settled(posted(an_example("835_03")))
    assert len(ledger_of(claim.encounter)) == 1
    assert (Denial.objects.get().group_code, Denial.objects.get().category) == ("PR", "COVERAGE")


def test_04_reversal_and_correction_after_the_first_payment():
    claim = a_billed_claim(claim_number="A1", lines=[("99213", "100.00")])
    posted(an_example("835_01"))
    assert settled(posted(an_example("835_04")))
    assert not OpenBalance.objects.exists()
    claim.refresh_from_db()
    assert claim.payer_claim_number == "ICN1R"


def test_04_reversal_of_what_was_never_posted_waits_with_its_correction():
    a_billed_claim(claim_number="A1", lines=[("99213", "100.00")])
    remittance = posted(an_example("835_04"))
    assert remittance.adjudications.get(state="EXCEPTION").exception == "NO_ORIGINAL"
    assert OpenBalance.objects.get(account="UNAPPLIED").amount == Decimal("-48.00")


def test_05_overpayment_taken_back_and_interest():
    a_billed_claim(claim_number="A5", lines=[("99213", "100.00")])
    remittance = posted(an_example("835_05"))
    assert settled(remittance)
    assert ledger_of_deposit(remittance.deposit)[1:3] == table("""
        PROVIDER_LEVEL  PROVIDER_LEVEL  UNAPPLIED       50.00
        PROVIDER_LEVEL  UNAPPLIED       PROVIDER_LEVEL   4.50
    """)


def test_06_and_07_a_negative_balance_is_carried_forward_and_comes_back():
    claim = a_billed_claim(claim_number="A6", lines=[("99213", "100.00")])
    a_billed_claim(claim_number="A7", lines=[("99214", "150.00")])
    first = (
        an_example("835_01")
        .replace(b"CLP*A1*1*100*48*22*", b"CLP*A6*1*100*70**")
        .replace(b"99213:25*100*48", b"99213*100*70")
    )
    first = first.replace(b"CAS*PR*1*10**2*12~", b"").replace(b"SE*23", b"SE*22").replace(b"BPR*I*48", b"BPR*I*70")
    assert settled(posted(first))
    assert settled(posted(an_example("835_06")))
    assert OpenBalance.objects.get(account="PROVIDER_LEVEL").amount == Decimal("-70.00")
    assert settled(posted(an_example("835_07")))
    assert sum(OpenBalance.objects.filter(account="PROVIDER_LEVEL").values_list("amount", flat=True)) == 0
    claim.refresh_from_db()
    assert claim.status == Claim.Status.ANSWERED


def test_08_a_crossover_is_not_sent_again():
    patient = a_patient(first_name="John", last_name="Smith")
    medicare, medigap = a_coverage(patient=patient, member_id="W123456"), a_coverage(patient=patient, priority=2)
    a_billed_claim(claim_number="A8", coverage=medicare, lines=[("99213", "100.00")])
    remittance = posted(an_example("835_08"))
    assert settled(remittance)
    assert remittance.adjudications.get().forwarded_to == "MEDIGAP PLAN"
    assert not Claim.objects.filter(coverage=medigap).exists()


def test_09_the_second_payers_answer_leaves_alone_what_the_first_decided():
    claim = a_billed_claim(claim_number="A9", lines=[("99213", "100.00")])
    assert settled(posted(an_example("835_09")))
    assert ledger_of(claim.encounter)[1:] == table("""
        PAYMENT     UNAPPLIED    INSURANCE  15.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE  25.00
    """)
    assert OpenBalance.objects.get().amount == Decimal("60.00")


def test_10_a_refund_that_was_received_and_several_provider_adjustments_come_to_nothing():
    a_billed_claim(claim_number="A10", lines=[("99213", "100.00")])
    remittance = posted(an_example("835_10"))
    assert settled(remittance)
    assert remittance.provider_adjustments.count() == 4
    assert not OpenBalance.objects.filter(account="PROVIDER_LEVEL").exists()


def test_11_adjustments_of_the_whole_claim_fall_on_its_lines_in_order():
    claim = a_billed_claim(claim_number="A11", lines=[("99213", "15.00"), ("85025", "85.00")])
    assert settled(posted(an_example("835_11")))
    assert ledger_of(claim.encounter)[2:] == table("""
        ADJUSTMENT  CONTRACTUAL  INSURANCE  15.00
        PAYMENT     UNAPPLIED    INSURANCE  80.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE   5.00
    """)


def test_12_a_line_decided_under_another_code_finds_its_line_and_the_bundled_one_is_a_denial():
    claim = a_billed_claim(claim_number="A12", lines=[("80048", "120.00"), ("84443", "80.00")])
    assert settled(posted(an_example("835_12")))
    assert ledger_of(claim.encounter)[2:] == table("""
        PAYMENT     UNAPPLIED    INSURANCE  90.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE  30.00
    """)
    assert Denial.objects.get().category == "BUNDLED"


def test_13_a_capitated_visit_pays_nothing_and_owes_nothing():
    a_billed_claim(claim_number="A13", lines=[("99213", "100.00")])
    assert settled(posted(an_example("835_13")))
    assert not OpenBalance.objects.exists()
    assert not Denial.objects.exists()


def test_14_the_first_of_two_payments_leaves_the_pending_line_open():
    a_billed_claim(claim_number="A14", lines=[("99213", "60.00"), ("90471", "40.00")])
    assert settled(posted(an_example("835_14")))
    assert OpenBalance.objects.get().amount == Decimal("40.00")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("835_*")), ids=lambda path: path.stem[:6])
def test_a_file_about_nobody_we_know_is_kept_and_told(path):
    remittance = posted(path.read_bytes())
    assert remittance.unexplained == 0
    waiting = remittance.adjudications.filter(state=Adjudication.State.EXCEPTION)
    assert waiting.count() == remittance.adjudications.count()
    assert {row.exception for row in waiting} <= {"NOT_FOUND", "NO_ORIGINAL"}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("835_*")), ids=lambda path: path.stem[:6])
def test_for_another_practice_it_is_held(path):
    remittance = taken_in(
        path.read_bytes().replace(b"1234567893", b"1999999984").replace(b"TJ*123456789", b"TJ*987654321")
    )
    assert remittance.state == Remittance.State.HELD
    assert (
        "segment 12 (N1*PE) is not our practice" in remittance.explanation
        or "not our practice" in remittance.explanation
    )
