"""Reasons that nobody decided stop their claims, ask once, and are posted together as soon as they are decided."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import Claim, Denial, ReasonRule
from claims.reason_rules import AlreadyDecided, NotYoursToDecide, Pair, Verdict, decide
from claims.reasons import Treatment, Work
from ledger.models import OpenBalance
from payments.models import Adjudication, Remittance
from payments.posting import questions
from payments.proof.reconcile import every_check
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.ledger_table import ledger_of, table
from tests.payments.given import PAID_ON, a_billed_claim, a_payment_of, an_835, posted, taken_in, the_exception_of
from x12.messages.remittance835 import Remark

pytestmark = pytest.mark.django_db
D = Decimal
CHARGED = "CHARGE      INSURANCE    REVENUE     150.00"


@pytest.fixture(autouse=True)
def true_books():
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


@pytest.fixture
def manager() -> Staff:
    return a_staff(Role.MANAGER, username="manager")


@pytest.fixture
def biller() -> Staff:
    return a_staff(Role.BILLER, username="biller")


def client_of(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def says(treatment: str, category: str = "") -> Verdict:
    return Verdict(treatment=Treatment(treatment), category=category, work=Work.PERSON, why="Letter of the payer.")


def answer(pair: Pair, verdict: Verdict, by: Staff) -> questions.Settled:
    return questions.answer(pair=pair, verdict=verdict, starts_on=PAID_ON, by=by, now=NOW, today=TODAY)


def asked() -> list[str]:
    return [f"{one.pair} {one.payer} {len(one.claims)} {one.amount}" for one in questions.questions()]


def a_claim_of(payer, number: str = "W1") -> Claim:
    return a_billed_claim(coverage=a_coverage(patient=a_patient(), payer=payer, member_id=number))


def paid(*claims: Claim, reason: str = "CO Z9 50.00", control_number: int = 7, **given) -> Remittance:
    return posted(
        an_835(*(a_payment_of(one, ("100.00", [reason]), **given) for one in claims), control_number=control_number)
    )


def test_what_a_patient_owes_for_a_reason_nobody_knows_is_a_question_and_not_a_guess():
    claim = a_billed_claim()
    row = the_exception_of(paid(claim, reason="PR 225 50.00"))
    assert row.exception == Adjudication.Exception.UNMAPPED
    assert "Reason PR 225 in segment" in row.explanation
    assert "Decide what it means under Reasons" in row.explanation
    assert ledger_of(claim.encounter) == table(CHARGED)


def test_everything_that_waits_for_one_pair_is_one_question_for_each_payer():
    ours, other = a_payer(name="Meridian Health"), a_payer(name="Lakeside Mutual")
    paid(a_claim_of(ours), a_claim_of(ours, "W2"))
    paid(a_claim_of(other, "W3"), control_number=8)
    paid(a_claim_of(other, "W4"), reason="OA Z8 50.00", control_number=9)
    assert asked() == [
        "CO Z9 Meridian Health 2 100.00",
        "CO Z9 Lakeside Mutual 1 50.00",
        "OA Z8 Lakeside Mutual 1 50.00",
    ]
    (first, *_) = questions.questions()
    assert (first.oldest, Adjudication.objects.get(pk=first.example_id).state) == (PAID_ON, "EXCEPTION")


def test_a_remittance_that_is_not_posted_yet_asks_too():
    taken_in(an_835(a_payment_of(a_billed_claim(), ("100.00", ["CO Z9 50.00"]))))
    assert asked() == ["CO Z9 Meridian Health 1 50.00"]


def test_deciding_once_posts_everything_that_waited_for_it(manager: Staff):
    payer = a_payer()
    claims = [a_claim_of(payer, f"W{number}") for number in range(3)]
    paid(*claims[:2])
    paid(claims[2], control_number=8)
    done = answer(Pair(group="CO", reason="Z9", payer=payer), says("CAPITATION"), manager)
    assert (done.posted, done.left) == (3, 0)
    assert set(Remittance.objects.values_list("state", flat=True)) == {"POSTED"}
    for claim in claims:
        assert ledger_of(claim.encounter) == table(f"""
            {CHARGED}
            PAYMENT     UNAPPLIED    INSURANCE   100.00
            ADJUSTMENT  CONTRACTUAL  INSURANCE    50.00
        """)
    assert asked() == []


def test_what_waits_for_two_reasons_is_posted_when_both_are_decided(manager: Staff):
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, ("100.00", ["CO Z9 20.00", "PI Z8 30.00"]))))
    assert answer(Pair(group="CO", reason="Z9"), says("CONTRACTUAL"), manager) == questions.Settled(0, 0)
    assert ledger_of(claim.encounter) == table(CHARGED)
    assert answer(Pair(group="PI", reason="Z8"), says("DENIAL", "CODING"), manager) == questions.Settled(1, 0)
    assert ledger_of(claim.encounter) == table(f"""
        {CHARGED}
        PAYMENT     UNAPPLIED    INSURANCE   100.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE    20.00
    """)
    denial = Denial.objects.get()
    assert (denial.category, denial.amount, denial.state) == ("CODING", D("30.00"), "OPEN")


def test_a_decision_for_one_payer_leaves_the_question_of_the_other(manager: Staff):
    ours, other = a_payer(name="Meridian Health"), a_payer(name="Lakeside Mutual")
    paid(a_claim_of(ours))
    paid(a_claim_of(other, "W3"), control_number=8)
    assert answer(Pair(group="CO", reason="Z9", payer=ours), says("CONTRACTUAL"), manager).posted == 1
    assert asked() == ["CO Z9 Lakeside Mutual 1 50.00"]
    assert answer(Pair(group="CO", reason="Z9"), says("CONTRACTUAL"), manager).posted == 1


def test_a_decision_with_a_remark_answers_only_what_came_with_it(manager: Staff):
    first, second = a_billed_claim(), a_billed_claim()
    remarked = a_payment_of(first, ("100.00", ["CO Z9 50.00"]))
    remarked.lines[0].remarks = [Remark(code="N130")]
    posted(an_835(remarked, a_payment_of(second, ("100.00", ["CO Z9 50.00"]))))
    assert [one.remarks for one in questions.questions() if one.remarks] == [{"N130": 1}]
    done = answer(Pair(group="CO", reason="Z9", remark="N130"), says("DENIAL", "NON_COVERED"), manager)
    assert done.posted == 1
    assert asked() == ["CO Z9 Meridian Health 1 50.00"]


def test_what_cannot_be_posted_for_another_reason_says_so(manager: Staff):
    claim = a_billed_claim(lines=[("99213", "150.00")])
    paid(claim)
    posted(an_835(a_payment_of(claim, ("150.00", [])), control_number=8))
    assert answer(Pair(group="CO", reason="Z9"), says("CONTRACTUAL"), manager) == questions.Settled(0, 1)
    assert Adjudication.objects.get(state="EXCEPTION").exception == Adjudication.Exception.OVERPAID


def test_when_deciding_is_cut_off_before_posting_the_rest_is_posted_by_one_act(manager: Staff):
    claim = a_billed_claim()
    paid(claim)
    decide(pair=Pair(group="CO", reason="Z9"), verdict=says("CONTRACTUAL"), starts_on=PAID_ON, by=manager, now=NOW)
    assert (asked(), questions.answered().count()) == ([], 1)
    assert questions.post_answered(by=manager, now=NOW, today=TODAY) == questions.Settled(1, 0)
    assert questions.post_answered(by=manager, now=NOW, today=TODAY) == questions.Settled(0, 0)


def test_a_rule_that_starts_later_does_not_read_what_was_paid_before(manager: Staff):
    paid(a_billed_claim())
    pair, tomorrow = Pair(group="CO", reason="Z9"), PAID_ON + timedelta(days=1)
    decide(pair=pair, verdict=says("CONTRACTUAL"), starts_on=tomorrow, by=manager, now=NOW)
    assert asked() == ["CO Z9 Meridian Health 1 50.00"]
    assert answer(pair, says("CAPITATION"), manager).posted == 1


def test_what_is_refused_posts_nothing(biller: Staff):
    claim = a_billed_claim()
    paid(claim)
    with pytest.raises(NotYoursToDecide):
        answer(Pair(group="CO", reason="Z9", payer=claim.coverage.payer), says("CONTRACTUAL"), biller)
    assert ledger_of(claim.encounter) == table(CHARGED)
    assert not ReasonRule.objects.filter(decided_by__isnull=False).exists()


def test_the_second_of_two_people_is_told_what_the_first_decided(manager: Staff):
    paid(a_billed_claim())
    answer(Pair(group="CO", reason="Z9"), says("CAPITATION"), manager)
    with pytest.raises(AlreadyDecided, match="already: Paid by capitation"):
        answer(Pair(group="CO", reason="Z9"), says("CONTRACTUAL"), a_staff(Role.MANAGER, username="m2"))


# What Medicaid spares a Medicare patient


def test_a_share_that_medicaid_spares_the_patient_is_work_when_there_is_no_next_plan():
    claim = a_billed_claim()
    answer_of = a_payment_of(claim, ("120.00", ["PR 2 30.00"]))
    answer_of.lines[0].remarks = [Remark(code="N782")]
    posted(an_835(answer_of))
    assert ledger_of(claim.encounter) == table(f"""
        {CHARGED}
        PAYMENT     UNAPPLIED    INSURANCE   120.00
    """)
    denial = Denial.objects.get()
    assert (denial.category, denial.amount) == (Denial.Category.COORDINATION, D("30.00"))
    assert not OpenBalance.objects.filter(account="PATIENT").exists()


def test_a_share_that_medicaid_spares_the_patient_goes_to_the_next_plan():
    claim = a_billed_claim()
    a_coverage(patient=claim.encounter.patient, payer=a_payer(name="Medicaid"), priority=2, member_id="M1")
    answer_of = a_payment_of(claim, ("120.00", ["PR 2 30.00"]))
    answer_of.lines[0].remarks = [Remark(code="N782")]
    posted(an_835(answer_of))
    assert ledger_of(claim.encounter) == table(f"""
        {CHARGED}
        PAYMENT     UNAPPLIED    INSURANCE   120.00
        TRANSFER    PATIENT      INSURANCE    30.00
        TRANSFER    INSURANCE    PATIENT      30.00
    """)
    assert not Denial.objects.exists()


def test_sequestration_is_told_by_the_reason_of_its_entry():
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, ("98.00", ["CO 45 50.00", "CO 253 2.00"]))))
    kept = claim.encounter.charge_lines.get().entries.filter(debit="CONTRACTUAL").values_list("reason", "amount")
    assert sorted(kept) == [("CO 253", D("2.00")), ("CO 45", D("50.00"))]


# Pages


def test_the_page_explains_each_pair_and_decides_it(manager: Staff):
    claim = a_billed_claim()
    paid(claim, reason="PR 225 50.00")
    client = client_of(manager)
    page = client.get(reverse("payments:reasons")).content.decode()
    assert "Interest or penalty between two plans" in page
    assert 'name="starts_on" value="11/16/2026"' in page
    (one,) = questions.questions()
    sent = {"ask": one.key, "means": "PATIENT", "work": "PERSON", "scope": "one", "starts_on": "11/16/2026", "why": ""}
    refused = client.post(reverse("payments:answer"), sent, headers={"HX-Request": "true"})
    assert (refused.status_code, refused.content.decode().count('id="panel"')) == (422, 1)
    page = client.post(reverse("payments:answer"), {**sent, "why": "Contract"}, follow=True).content.decode()
    assert "PR 225 is decided. 1 decision posted." in page
    assert "Every reason is decided." in page
    rule = ReasonRule.objects.get(decided_by=manager)
    assert (rule.payer, rule.treatment, rule.starts_on) == (claim.coverage.payer, "PATIENT", PAID_ON)


def test_a_biller_is_told_what_a_manager_must_decide(biller: Staff):
    paid(a_billed_claim())
    client = client_of(biller)
    (one,) = questions.questions()
    sent = {"ask": one.key, "means": "CONTRACTUAL", "scope": "one", "starts_on": "11/16/2026", "why": "Contract"}
    refused = client.post(reverse("payments:answer"), sent)
    assert (refused.status_code, "A manager decides" in refused.content.decode()) == (409, True)
    done = client.post(reverse("payments:answer"), {**sent, "means": "DENIAL:CODING"}, follow=True)
    assert "1 decision posted" in done.content.decode()


def test_a_pair_that_was_decided_meanwhile_is_not_decided_again(manager: Staff):
    paid(a_billed_claim())
    client = client_of(manager)
    (one,) = questions.questions()
    answer(Pair(group="CO", reason="Z9"), says("CAPITATION"), manager)
    sent = {"ask": one.key, "means": "CONTRACTUAL", "scope": "every", "starts_on": "11/16/2026", "why": "Contract"}
    page = client.post(reverse("payments:answer"), sent, follow=True).content.decode()
    assert "That pair is decided by now" in page


def test_an_exception_leads_to_its_question(biller: Staff):
    row = the_exception_of(paid(a_billed_claim()))
    client = client_of(biller)
    address = f"{reverse('payments:reasons')}?decision={row.pk}"
    assert address in client.get(reverse("payments:exceptions")).content.decode()
    (one,) = questions.questions()
    page = client.get(address).content.decode()
    assert f'<tr id="ask-{one.key}" class="on">' in page
    panel = client.get(reverse("payments:question"), {"ask": one.key}, headers={"HX-Request": "true"}).content.decode()
    assert panel.lstrip().startswith("<aside")
    assert client.get(reverse("payments:question"), {"ask": one.key}).status_code == 302


def test_what_was_decided_but_not_posted_is_posted_from_the_page(manager: Staff):
    paid(a_billed_claim())
    decide(pair=Pair(group="CO", reason="Z9"), verdict=says("CONTRACTUAL"), starts_on=PAID_ON, by=manager, now=NOW)
    client = client_of(manager)
    assert "Post 1 that is decided" in client.get(reverse("payments:reasons")).content.decode()
    page = client.post(reverse("payments:post-answered"), follow=True).content.decode()
    assert "1 decision posted." in page


def test_rules_are_found_by_code_payer_and_meaning_and_changed_with_their_history(manager: Staff):
    client = client_of(manager)
    rule = ReasonRule.objects.get(group_code="CO", reason_code="97")
    address = reverse("payments:reason-rules")
    page = client.get(address, {"code": "co 97"}).content.decode()
    assert (f'id="rule-{rule.pk}"' in page, page.count('<tr id="rule-')) == (True, 4)
    assert client.get(address, {"code": "97", "treatment": "CONTRACTUAL"}).content.decode().count('<tr id="rule-') == 0
    sent = {"means": "DENIAL:BUNDLED", "work": "ACCEPT", "starts_on": "11/23/2026", "why": "No modifier helps here"}
    one = reverse("payments:reason-rule", args=[rule.pk])
    page = client.post(one, sent, follow=True).content.decode()
    assert "The rule about CO 97 is changed." in page
    assert "No modifier helps here" in page
    assert "It is refused, and a person may still collect it." in page
    refused = client.post(one, sent)
    assert (refused.status_code, "does not count on 11/23/2026" in refused.content.decode()) == (409, True)
    new = ReasonRule.objects.get(decided_by=manager)
    ended = client.post(reverse("payments:reason-rule-end", args=[new.pk]), {"last_day": "11/30/2026"})
    assert ended.status_code == 302
    new.refresh_from_db()
    assert f"{new.ends_on:%m/%d/%Y}" == "11/30/2026"
    wrong = client.post(reverse("payments:reason-rule-end", args=[new.pk]), {"last_day": "soon"})
    assert (wrong.status_code, "Write the date" in wrong.content.decode()) == (422, True)


def test_many_claims_that_wait_cost_no_query_each(manager: Staff):
    payer = a_payer()
    client = client_of(manager)

    def queries_for(count: int) -> int:
        paid(*(a_claim_of(payer, f"W{count}{n}") for n in range(count)), control_number=count)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("payments:reasons"))
        return len(queries)

    assert queries_for(2) == queries_for(9)
