"""The office in which work is interrupted, and the work as a worker or a person does it, and does it again."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import x12
from billing_office.tasks import process_stored
from claims.denials import AlreadyWorked, accept, appeal
from claims.models import Claim, Denial, WriteOff, WriteOffReason
from claims.write_offs import NotWaiting as NotToDecide
from claims.write_offs import Proposal, approve, give_up
from clearinghouse.services import receive
from ledger.models import Deposit
from patients.models import Patient
from payments.bank.expected import Key
from payments.bank.matches import LineNotOpen, confirm
from payments.bank.statements import open_account
from payments.keyed import drafts
from payments.keyed.finish import finish
from payments.models import (
    Adjudication,
    BankLine,
    ItemSettlement,
    KeyedRemittance,
    PostingRule,
    ProviderItem,
    Refund,
    Remittance,
    ReturnedPayment,
)
from payments.office.desk import take_patient_payment
from payments.office.on_account import apply_on_account
from payments.office.refunds import NotThere, send
from payments.office.returned import AlreadyReturned, BankReturn, return_payment
from payments.posting.exceptions import NotWaiting, match_to_claim
from payments.posting.undo import NotPosted, detach, unpost
from payments.provider_level import acts as provider_acts
from payments.queues import to_post
from payments.tasks import match_bank_lines, post_one
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.payments.bank_given import a_line
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in
from tests.payments.patient_money import a_refund, a_visit_owed, by_check, paid

D = Decimal
COPAY = ("96.00", ["CO 45 34.00", "PR 3 20.00"])
TAKEN_BACK = ("-96.00", ["CO 45 -34.00", "PR 3 -20.00"])
EARLIER = "EFT000001"  # posted before
THIS = "EFT000002"  # waits to be posted
NEXT = "EFT000003"  # a file that was not looked into yet
OTHER = "EFT000004"  # answers about two claims of EARLIER, waits
MEMBER = "W777"


def an_office() -> None:
    """
    Four remittances and some patients' money.

    One remittance is posted; one waits, with a takeback of the first, its correction, a denial that was decided anew,
    a new denial under another code, a patient with a second plan, a claim nobody knows, and provider-level money.
    """
    a_staff(Role.BILLER, Role.MANAGER, username="biller")
    a_staff(Role.BILLER, username="asks")
    a_staff(Role.BILLER, Role.MANAGER, username="agrees")
    first, denied = _billed("K1"), _billed("K2")
    posted(
        an_835(
            a_payment_of(first, COPAY),
            a_payment_of(denied, ("0.00", ["CO 197 150.00"]), number="ICN2"),
            kept_back=[("WO", "ICN9", "-30.00"), ("WO", "ALONE", "-4.00"), ("72", "SMALL", "3.00")],
            trace=EARLIER,
            control_number=1,
        )
    )
    appeal(denial=Denial.objects.get(), note="", by=_person(), now=NOW)
    _the_remittance_that_waits(first, denied)
    _the_file_that_waits()
    _patients_money()
    _a_paper()
    _the_bank()


def _the_remittance_that_waits(first: Claim, denied: Claim) -> None:
    patient = a_patient(first_name="John", last_name="Smith")
    two_plans = _billed("K4", coverage=a_coverage(patient=patient, member_id="W2"))
    a_coverage(patient=patient, member_id="S2", priority=2)
    lines = [("99214", "150.00"), ("85025", "40.00")]
    refused = a_payment_of(
        _billed("K3", lines=lines), ("0.00", ["CO 50 150.00"]), ("30.00", ["CO 45 10.00"]), number="ICN3"
    )
    refused.lines[0].submitted, refused.lines[0].procedure = refused.lines[0].procedure, x12.Procedure(code="99213")
    unknown = a_payment_of(_billed("K5"), COPAY, number="ICN5", claim_number="NOBODY", patient=None)
    content = an_835(
        a_payment_of(first, ("110.00", ["CO 45 20.00", "PR 3 20.00"]), number="ICN1"),
        a_payment_of(first, TAKEN_BACK, status="22"),
        a_payment_of(denied, ("120.00", ["CO 45 30.00"]), number="ICN2"),
        refused,
        a_payment_of(two_plans, COPAY, number="ICN4"),
        unknown,
        kept_back=[("WO", "ICN9", "30.00"), ("L6", "K2", "-2.50"), ("50", "FEE", "7.00")],
        trace=THIS,
        control_number=2,
    )
    taken_in(content)


def _the_file_that_waits() -> None:
    content = an_835(
        a_payment_of(_billed("K6"), COPAY, number="ICN6"),
        a_payment_of(_billed("K7"), ("0.00", ["CO 197 150.00"]), number="ICN7"),
        kept_back=[("WO", "ICN9", "5.00")],
        trace=NEXT,
        control_number=3,
    )
    receive(content=content, file_name="next.x12", connection=None, now=NOW)


def _patients_money() -> None:
    patient = a_patient(first_name="Ann", last_name="Account")
    a_visit_owed(patient, "20.00", "30.00", coverage=a_coverage(patient=patient, member_id=MEMBER))
    paid(patient, "35.00")
    paid(patient, "40.00")
    a_refund(f"account-{paid(patient, '12.00').pk}", "12.00", by=_person())
    _billed("SMALL", lines=[("99213", "15.00")], status=Claim.Status.ANSWERED)
    large = _billed("LARGE", lines=[("99213", "900.00")], status=Claim.Status.ANSWERED)
    give_up(proposal=_all_of(large), by=_person("asks"), now=NOW, today=TODAY, key="large")


def _a_paper() -> None:
    claim = _billed("K8", coverage=a_coverage(payer=a_payer(payer_id="60101"), member_id="W8"))
    by = _person()
    draft, page = drafts.start(by=by, now=NOW), drafts.PageSeen("mine", 0)
    head = {"payer": "60101", "trace": "700123", "method": "CHK", "paid_on": "11/16/26", "amount": "150"}
    drafts.save_head(keyed_id=draft.pk, typed=head, page=page, by=by, now=NOW)
    row = drafts.add_claim(keyed_id=draft.pk, claim=claim, is_takeback=False, page=page, by=by, now=NOW)
    drafts.save_claim(keyed_id=draft.pk, row_id=row.pk, typed={"paid": "150"}, page=page, by=by, now=NOW)


def _the_bank() -> None:
    open_account(name="Operating", last_four="6789", begins_on=TODAY - timedelta(days=300))
    remittance = _remittance(EARLIER)
    a_line(str(remittance.amount), text=f"EFT {EARLIER}", trace=EARLIER)
    a_line("35.00", text="DEPOSIT")


def _billed(number: str, **given) -> Claim:
    return a_billed_claim(claim_number=number, **given)


def _person(name: str = "biller") -> Staff:
    return Staff.objects.get(username=name)


def _remittance(trace: str) -> Remittance:
    return Remittance.objects.get(trace=trace)


def _of(number: str) -> Adjudication:
    return _remittance(THIS).adjudications.get(payer_claim_number=number, status_code="1")


def _patient() -> Patient:
    return Patient.objects.get(last_name="Account")


def _all_of(claim: Claim) -> Proposal:
    return Proposal(
        encounter_id=claim.encounter_id,
        coverage_id=claim.coverage_id,
        amounts={claim.encounter.charge_lines.get().pk: claim.charged},
        reason=WriteOffReason.HARDSHIP,
    )


def _asked(why: str, key: str) -> provider_acts.Asked:
    return provider_acts.Asked(why=why, key=key, by=_person(), now=NOW, today=TODAY)


def _item(reference: str) -> ProviderItem:
    return ProviderItem.objects.get(adjustment__reference=reference)


# -- the work: what may be said no to because it is done, is done ------------------------------------------------------


def the_worker_posts() -> None:
    """The sweep of `payments.tasks.post_waiting`, each remittance as a task."""
    for pk in list(to_post().values_list("pk", flat=True)):
        post_one(pk)


def the_worker_posts_only_what_is_clean() -> None:
    PostingRule.objects.get_or_create(payer=None, defaults={"way": PostingRule.Way.WHEN_CLEAN, "changed_at": NOW})
    the_worker_posts()


def the_worker_takes_the_file_in_and_posts() -> None:
    process_stored()
    the_worker_posts()


def a_person_un_posts() -> None:
    try:
        unpost(remittance=_remittance(THIS), why="Wrong office", by=_person(), now=NOW, today=TODAY)
    except NotPosted:
        return


def a_person_detaches_the_denied_claim() -> None:
    try:
        detach(adjudication=_of("ICN3"), why="Other claim", by=_person(), now=NOW, today=TODAY)
    except NotWaiting:
        return


def a_person_matches_the_exception() -> None:
    try:
        match_to_claim(adjudication=_of("ICN5"), claim_number="K5", by=_person(), now=NOW, today=TODAY)
    except NotWaiting:
        return


def a_person_settles_two_items() -> None:
    provider_acts.settle_against(item=_item("SMALL"), other=_item("ALONE"), asked=_asked("", "two"))


def a_person_books_a_cost() -> None:
    provider_acts.book_as(item=_item("FEE"), way=ItemSettlement.Way.COST, asked=_asked("Late fee", "cost"))


def a_person_opens_a_pair_again() -> None:
    pair = ItemSettlement.objects.filter(item__adjustment__reference="ICN9").earliest("pk")
    try:
        provider_acts.reopen(settlement=pair, asked=_asked("Not the same money", ""))
    except provider_acts.NotSettled:
        return


def a_person_ties_an_item_and_puts_it_on_its_claim() -> None:
    item = provider_acts.tie(item=_item("SMALL"), claim_number="K2", by=_person(), now=NOW, today=TODAY)
    provider_acts.put_on_claim(item=item, asked=_asked("They kept it of this claim", "claim"))


def a_person_finishes_the_paper() -> None:
    finish(keyed_id=KeyedRemittance.objects.get().pk, because="", by=_person(), now=NOW)


def a_person_uses_money_on_account() -> None:
    apply_on_account(patient=_patient(), by=_person(), now=NOW, today=TODAY, key="use")


def the_desk_takes_a_payment() -> None:
    take_patient_payment(
        patient=_patient(),
        method=Deposit.Method.CARD,
        amount=D("25.00"),
        by=_person(),
        now=NOW,
        today=TODAY,
        key="desk",
    )


def a_person_sends_a_refund() -> None:
    try:
        send(refund=Refund.objects.get(), sending=by_check(), by=_person(), now=NOW, today=TODAY)
    except NotThere:
        return


def the_bank_returns_a_check() -> None:
    said = BankReturn(kind=ReturnedPayment.Kind.NSF, returned_on=TODAY, fee=D("25.00"))
    deposit = Deposit.objects.get(patient=_patient(), amount=D("35.00"))
    try:
        return_payment(deposit=deposit, said=said, by=_person(), now=NOW, today=TODAY)
    except AlreadyReturned:
        return


def a_person_gives_a_balance_up() -> None:
    small = Claim.objects.get(claim_number="SMALL")
    give_up(proposal=_all_of(small), by=_person(), now=NOW, today=TODAY, key="small")


def a_second_person_agrees_to_a_write_off() -> None:
    try:
        approve(write_off=WriteOff.objects.get(key="large"), by=_person("agrees"), now=NOW, today=TODAY)
    except NotToDecide:
        return


def a_person_accepts_a_refusal() -> None:
    try:
        accept(denial=Denial.objects.get(reason_code="50"), by=_person(), now=NOW)
    except AlreadyWorked:
        return


def a_person_matches_the_bank() -> None:
    deposit = Deposit.objects.get(patient=_patient(), amount=D("35.00"))
    try:
        confirm(
            line=BankLine.objects.get(amount=D("35.00")),
            keys=[Key("deposit", deposit.pk)],
            by=_person(),
            now=NOW,
            today=TODAY,
        )
    except LineNotOpen:
        return


def the_worker_matches_the_bank() -> None:
    match_bank_lines()


WORK: dict[str, Callable[[], None]] = {
    work.__name__: work
    for work in (
        the_worker_posts,
        the_worker_posts_only_what_is_clean,
        the_worker_takes_the_file_in_and_posts,
        a_person_un_posts,
        a_person_detaches_the_denied_claim,
        a_person_matches_the_exception,
        a_person_settles_two_items,
        a_person_books_a_cost,
        a_person_opens_a_pair_again,
        a_person_ties_an_item_and_puts_it_on_its_claim,
        a_person_finishes_the_paper,
        a_person_uses_money_on_account,
        the_desk_takes_a_payment,
        a_person_sends_a_refund,
        the_bank_returns_a_check,
        a_person_gives_a_balance_up,
        a_second_person_agrees_to_a_write_off,
        a_person_accepts_a_refusal,
        a_person_matches_the_bank,
        the_worker_matches_the_bank,
    )
}
