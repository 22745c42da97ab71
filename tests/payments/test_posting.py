"""From what a payer says to the ledger: what balances and is ours is posted, the rest is told."""

from decimal import Decimal

import pytest

from claims.models import Claim, Denial
from ledger.models import Entry, OpenBalance
from payments.models import Adjudication, Remittance
from payments.posting.post import post_remittance
from payments.proof.reconcile import every_check
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_practice
from tests.ledger_table import ledger_of, ledger_of_deposit, table
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in, the_exception_of

pytestmark = pytest.mark.django_db


def the_books_are_true() -> bool:
    differences = [difference for check in every_check() for difference in check.differences]
    assert differences == []
    return True


def test_the_payer_pays_part_forgives_part_and_leaves_the_copay_to_the_patient():
    claim = a_billed_claim(lines=[("99213", "150.00")])
    remittance = posted(an_835(a_payment_of(claim, ("96.00", ["CO 45 34.00", "PR 3 20.00"]))))
    assert remittance.state == Remittance.State.POSTED
    assert ledger_of(claim.encounter) == table("""
        CHARGE      INSURANCE    REVENUE     150.00
        PAYMENT     UNAPPLIED    INSURANCE    96.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE    34.00
        TRANSFER    PATIENT      INSURANCE    20.00
    """)
    claim.refresh_from_db()
    assert (claim.status, claim.payer_claim_number) == (Claim.Status.CLOSED, "ICN1")
    assert the_books_are_true()


def test_every_cent_names_the_segment_it_came_from():
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, ("96.00", ["CO 45 34.00", "PR 3 20.00"]))))
    decision = remittance.adjudications.get()
    line = decision.lines.get()
    sources = list(
        Entry.objects.filter(deposit=remittance.deposit, charge_line__isnull=False).values_list("source", flat=True)
    )
    assert sources[0] == f"remittance:{remittance.pk}:segment:{decision.segment}:svc:{line.segment}:paid"
    assert all(source.startswith(decision.source) for source in sources)


def test_a_denied_line_stays_open_and_the_other_lines_are_posted():
    claim = a_billed_claim(lines=[("99213", "150.00"), ("85025", "40.00"), ("81002", "10.00")])
    posted(an_835(a_payment_of(claim, ("150.00", []), ("0.00", ["CO 197 40.00"]), ("10.00", []))))
    assert ledger_of(claim.encounter)[3:] == table("""
        PAYMENT  UNAPPLIED  INSURANCE  150.00
        PAYMENT  UNAPPLIED  INSURANCE   10.00
    """)
    denial = Denial.objects.get()
    assert (denial.amount, denial.category, denial.state) == (Decimal("40.00"), "AUTHORIZATION", "OPEN")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.ANSWERED
    assert the_books_are_true()


def test_posting_twice_posts_once():
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, ("150.00", []))))
    before = Entry.objects.count()
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    assert Entry.objects.count() == before


def test_what_pays_more_than_is_open_waits_and_its_money_stays_visible():
    claim = a_billed_claim(lines=[("99213", "51.60")])
    first = posted(an_835(a_payment_of(claim, ("51.60", []))))
    second = posted(an_835(a_payment_of(claim, ("51.60", [])), control_number=8))
    assert (first.state, second.state) == (Remittance.State.POSTED, Remittance.State.IN_PART)
    found = the_exception_of(second)
    assert found.exception == Adjudication.Exception.OVERPAID
    assert "0.00 is open" in found.explanation
    unapplied = OpenBalance.objects.get(account="UNAPPLIED")
    assert (unapplied.deposit_id, unapplied.amount) == (second.deposit_id, Decimal("51.60"))
    assert the_books_are_true()


def test_one_claim_twice_in_one_file_is_posted_once():
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, ("150.00", [])), a_payment_of(claim, ("150.00", []))))
    assert remittance.state == Remittance.State.IN_PART
    assert the_exception_of(remittance).position == 2
    assert len(ledger_of(claim.encounter)) == 2


def test_a_claim_that_is_not_ours_leaves_the_others_alone():
    claim = a_billed_claim()
    stranger = a_payment_of(claim, ("96.20", ["CO 45 53.80"]), claim_number="A8831-2", number="ICN9", patient=None)
    stranger.lines[0].service_date = None
    remittance = posted(an_835(stranger, a_payment_of(claim, ("150.00", []))))
    assert the_exception_of(remittance).exception == "NOT_FOUND"
    assert ledger_of(claim.encounter)[1:] == table("PAYMENT UNAPPLIED INSURANCE 150.00")
    assert the_books_are_true()


def test_a_line_that_does_not_add_up_keeps_its_claim_back_and_nothing_is_invented():
    claim, other = a_billed_claim(), a_billed_claim()
    off = a_payment_of(claim, ("96.00", ["CO 45 30.00"]))
    remittance = posted(an_835(off, a_payment_of(other, ("150.00", []))))
    found = the_exception_of(remittance)
    assert found.exception == "DOES_NOT_BALANCE"
    assert f"SVC03 in segment {found.lines.get().segment}" in found.explanation
    assert len(ledger_of(claim.encounter)) == 1
    assert len(ledger_of(other.encounter)) == 2
    assert remittance.transaction_set.state == "PROBLEMS"
    assert the_books_are_true()


def test_an_unknown_reason_is_asked_and_not_guessed():
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, ("100.00", ["CO Z99 50.00"]))))
    found = the_exception_of(remittance)
    assert (found.exception, "CO Z99" in found.explanation) == ("UNMAPPED", True)


def test_another_patients_name_does_not_post_without_a_word():
    claim = a_billed_claim()
    wrong = a_payment_of(claim, ("150.00", []))
    wrong.patient.name, wrong.patient.id = "OTHERWISE", "X999"
    assert the_exception_of(posted(an_835(wrong))).exception == "OTHER_PATIENT"


def test_a_claim_decided_without_lines_is_spread_over_its_lines_in_order():
    claim = a_billed_claim(lines=[("99213", "100.00"), ("85025", "50.00")])
    whole = a_payment_of(claim, ("100.00", []), ("50.00", []), lines=[], paid=Decimal("30.00"))
    whole.adjustments = a_payment_of(claim, ("0", ["CO 45 120.00"]), ("0", [])).lines[0].adjustments
    posted(an_835(whole))
    assert ledger_of(claim.encounter)[2:] == table("""
        ADJUSTMENT  CONTRACTUAL  INSURANCE  100.00
        PAYMENT     UNAPPLIED    INSURANCE   30.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE   20.00
    """)
    assert the_books_are_true()


def test_a_negative_adjustment_goes_the_other_way():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("90.00", ["CO 45 20.00", "CO 144 -10.00"]))))
    assert ledger_of(claim.encounter)[1:] == table("""
        PAYMENT     UNAPPLIED    INSURANCE    90.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE    20.00
        ADJUSTMENT  INSURANCE    CONTRACTUAL  10.00
    """)
    assert the_books_are_true()


def test_a_takeback_undoes_exactly_what_was_posted_and_the_correction_stands():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("48.00", ["CO 45 30.00", "PR 1 10.00", "PR 2 12.00"]))))
    back = a_payment_of(claim, ("-48.00", ["CO 45 -30.00", "PR 1 -10.00", "PR 2 -12.00"]), status="22")
    corrected = a_payment_of(claim, ("78.00", ["CO 45 22.00"]), number="ICN1R")
    remittance = posted(an_835(back, corrected, control_number=8))
    assert remittance.state == Remittance.State.POSTED
    assert ledger_of(claim.encounter)[5:] == table("""
        PAYMENT     INSURANCE    UNAPPLIED    48.00
        ADJUSTMENT  INSURANCE    CONTRACTUAL  30.00
        TRANSFER    INSURANCE    PATIENT      10.00
        TRANSFER    INSURANCE    PATIENT      12.00
        PAYMENT     UNAPPLIED    INSURANCE    78.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE    22.00
    """)
    assert not OpenBalance.objects.exists()
    assert the_books_are_true()


def test_a_correction_that_stands_before_its_reversal_is_posted_all_the_same():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("70.00", ["CO 45 30.00"]))))
    back = a_payment_of(claim, ("-70.00", ["CO 45 -30.00"]), status="22")
    corrected = a_payment_of(claim, ("80.00", ["CO 45 20.00"]))
    remittance = posted(an_835(corrected, back, control_number=8))
    assert remittance.state == Remittance.State.POSTED
    assert not OpenBalance.objects.exists()
    assert the_books_are_true()


def test_a_decision_its_reversal_and_its_correction_in_one_file_are_posted():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    first = a_payment_of(claim, ("70.00", ["CO 45 30.00"]))
    back = a_payment_of(claim, ("-70.00", ["CO 45 -30.00"]), status="22")
    corrected = a_payment_of(claim, ("80.00", ["CO 45 20.00"]))
    remittance = posted(an_835(first, back, corrected))
    assert remittance.state == Remittance.State.POSTED
    assert not OpenBalance.objects.exists()


def test_a_reversal_that_mirrors_nothing_posted_waits_and_says_what_was_posted():
    claim = a_billed_claim(lines=[("99213", "150.00")])
    posted(an_835(a_payment_of(claim, ("108.60", ["CO 45 41.40"]))))
    back = a_payment_of(claim, ("-118.60", ["CO 45 -31.40"]), status="22")
    remittance = posted(an_835(back, kept_back=[("FB", "EFT1", "-118.60")], control_number=8))
    found = the_exception_of(remittance)
    assert found.exception == "NO_ORIGINAL"
    assert "takes back 118.60; we posted 108.60 on 11/16/26" in found.explanation
    assert the_books_are_true()


def test_a_reversal_is_not_posted_twice():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("70.00", ["CO 45 30.00"]))))
    back = a_payment_of(claim, ("-70.00", ["CO 45 -30.00"]), status="22")
    remittance = posted(an_835(back, back, kept_back=[("FB", "EFT1", "-140.00")], control_number=8))
    assert the_exception_of(remittance).position == 2
    assert the_books_are_true()


def test_a_takeback_takes_up_the_closed_claim_again():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("70.00", ["CO 45 30.00"]))))
    back = a_payment_of(claim, ("-70.00", ["CO 45 -30.00"]), status="22")
    posted(an_835(back, kept_back=[("FB", "EFT1", "-70.00")], control_number=8))
    claim.refresh_from_db()
    assert claim.status == Claim.Status.ANSWERED
    assert OpenBalance.objects.get(account="INSURANCE").amount == Decimal("100.00")


def test_money_that_belongs_to_no_claim_is_booked_and_the_deposit_returns_to_zero():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    kept = [("WO", "ICN9", "50.00"), ("L6", "ICN3", "-4.50"), ("FB", "EFT2", "-1.00")]
    remittance = posted(an_835(a_payment_of(claim, ("70.00", ["CO 45 30.00"])), kept_back=kept))
    assert ledger_of_deposit(remittance.deposit) == table("""
        DEPOSIT         CASH            UNAPPLIED       25.50
        PROVIDER_LEVEL  PROVIDER_LEVEL  UNAPPLIED       50.00
        PROVIDER_LEVEL  UNAPPLIED       PROVIDER_LEVEL   4.50
        PROVIDER_LEVEL  UNAPPLIED       PROVIDER_LEVEL   1.00
        SETTLEMENT      PROVIDER_LEVEL  OTHER_INCOME     4.50
        PAYMENT         UNAPPLIED       INSURANCE       70.00
    """)
    assert not OpenBalance.objects.filter(account="UNAPPLIED").exists()
    assert the_books_are_true()


def test_nothing_paid_to_the_deductible_is_not_a_denial():
    claim = a_billed_claim(lines=[("99213", "100.00")])
    remittance = posted(an_835(a_payment_of(claim, ("0.00", ["CO 45 30.00", "PR 1 70.00"]))))
    assert remittance.state == Remittance.State.POSTED
    assert remittance.deposit.method == "NONE"
    assert not Denial.objects.exists()
    assert OpenBalance.objects.get().amount == Decimal("70.00")


def test_what_the_first_plan_leaves_is_asked_of_the_second():
    patient = a_patient(first_name="John", last_name="Smith")
    first, second = a_coverage(patient=patient), a_coverage(patient=patient, priority=2)
    claim = a_billed_claim(coverage=first, lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("60.00", ["CO 45 25.00", "PR 2 15.00"]))))
    following = Claim.objects.get(coverage=second)
    assert following.prior_payers[0]["paid"] == "60.00"
    assert OpenBalance.objects.get().coverage_id == second.pk
    posted(an_835(a_payment_of(following, ("15.00", ["OA 23 85.00"]), status="2"), control_number=8))
    assert not OpenBalance.objects.exists()
    assert the_books_are_true()


def test_a_claim_that_the_payer_forwarded_is_not_sent_again_and_the_next_plans_answer_is_posted_on_it():
    patient = a_patient(first_name="John", last_name="Smith")
    first, second = a_coverage(patient=patient), a_coverage(patient=patient, priority=2)
    claim = a_billed_claim(coverage=first, lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("60.00", ["CO 45 25.00", "PR 2 15.00"]), status="19")))
    following = Claim.objects.get(coverage=second)
    assert (following.status, following.submissions.count()) == (Claim.Status.SENT, 0)
    posted(an_835(a_payment_of(claim, ("15.00", ["OA 23 85.00"]), status="2", number="ICN77"), control_number=8))
    following.refresh_from_db()
    assert following.status == Claim.Status.CLOSED
    assert not OpenBalance.objects.exists()
    assert the_books_are_true()


def test_the_same_file_with_other_line_breaks_is_a_duplicate_file():
    claim = a_billed_claim()
    content = an_835(a_payment_of(claim, ("150.00", [])))
    posted(content)
    from tests.payments.given import received

    again = received(content.replace(b"~", b"~\r\n"), file_name="renamed.835")
    assert again.state == "DUPLICATE"
    assert Remittance.objects.count() == 1


def test_the_same_payment_in_another_file_is_told_and_not_posted():
    claim = a_billed_claim()
    content = an_835(a_payment_of(claim, ("150.00", [])), trace="CHECK1")
    first = posted(content)
    other = an_835(a_payment_of(claim, ("150.00", []), number="ICN2"), trace="CHECK1", control_number=99)
    second = taken_in(other)
    assert second.state == Remittance.State.DUPLICATE
    assert f"remittance {first.pk}" in second.explanation
    assert len(ledger_of(claim.encounter)) == 2


def test_a_total_that_does_not_add_up_is_held_until_a_person_releases_it():
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, ("150.00", [])), amount="140.00"))
    assert remittance.state == Remittance.State.HELD
    assert "BPR02 in segment 2 pays 140.00" in remittance.explanation
    assert "difference of -10.00" in remittance.explanation
    assert len(ledger_of(claim.encounter)) == 1
    assert the_books_are_true()


def test_a_payment_for_another_practice_is_held():
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, ("150.00", [])), npi="1999999984"))
    assert remittance.state == Remittance.State.HELD
    assert "not our practice" in remittance.explanation


def test_a_file_that_was_cut_off_posts_nothing_and_the_whole_file_is_posted_once():
    claim, other = a_billed_claim(), a_billed_claim()
    whole = an_835(a_payment_of(claim, ("150.00", [])), a_payment_of(other, ("150.00", [])), trace="CUT1")
    from tests.payments.given import received

    cut = received(whole[: whole.rindex(b"SVC")])
    (told,) = cut.transaction_sets.all()
    assert told.state == "PROBLEMS"
    assert "cut off" in told.result
    assert len(ledger_of(claim.encounter)) == 1
    assert posted(whole).state == Remittance.State.POSTED
    assert (len(ledger_of(claim.encounter)), len(ledger_of(other.encounter))) == (2, 2)


def test_a_whole_file_takes_the_place_of_one_that_was_held():
    claim = a_billed_claim()
    a_practice()
    held = taken_in(
        an_835(
            a_payment_of(claim, ("150.00", ["CO 45 0.00"])),
            a_payment_of(claim, ("150.00", []), claim_number="X"),
            amount="150.00",
            trace="CUT2",
        )
    )
    assert held.state == Remittance.State.HELD
    whole = posted(an_835(a_payment_of(claim, ("150.00", [])), trace="CUT2", control_number=8))
    held.refresh_from_db()
    assert (held.state, whole.state) == (Remittance.State.REPLACED, Remittance.State.POSTED)
    assert the_books_are_true()
