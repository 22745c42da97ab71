"""
What can be spent once is spent once, by two and by eight people or workers at the same moment.

Each story gives one act for each of them.  Whoever is not the one must be refused in words, or find nothing to do; an
error of the database (two who wait for each other) is never what comes of it.  Afterwards the books are true and
nothing is paid, given up or taken back twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import count
from uuid import uuid4

import pytest

from claims import denials, write_offs
from claims.models import Claim, Denial, WriteOff, WriteOffReason
from ledger.models import Deposit, Entry, Kind, OpenBalance
from payments.bank import matches as bank
from payments.bank.expected import Key
from payments.bank.fees import AlreadyBanked, FeeTooLarge, paid_by_virtual_card
from payments.bank.sweep import match_waiting
from payments.keyed import drafts
from payments.keyed.finish import finish
from payments.models import Adjudication, BankMatch, ItemSettlement, ProviderItem, Refund, Remittance, Undoing
from payments.office.desk import take_patient_payment
from payments.office.on_account import NotApplied, applications, unapply
from payments.office.refunds import NotThere, approve, decline
from payments.office.returned import AlreadyReturned, BankReturn, return_payment
from payments.posting.exceptions import NotWaiting, dismiss, post_as_credit, retry
from payments.posting.post import NothingToPost, post_remittance
from payments.posting.undo import NotPosted, TakenBackSince, detach, put_back, unpost
from payments.proof.reconcile import every_check
from payments.provider_level import acts as items
from payments.provider_level.booking import pair_payer
from practice.models import Role
from tests.at_once import Act, all_at_once
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_practice, a_staff
from tests.payments.bank_given import a_line, an_account
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in
from tests.payments.patient_money import a_credit_of_the_plan, a_manager, a_refund, a_visit_owed, paid
from tests.payments.test_keyed_once import a_balanced_draft

pytestmark = pytest.mark.django_db(transaction=True)
D = Decimal
COPAY = ("96.00", ["CO 45 34.00", "PR 3 20.00"])
TAKEN_BACK = ("-96.00", ["CO 45 -34.00", "PR 3 -20.00"])
NUMBERS = count(100)


@dataclass(frozen=True)
class Race:
    """One act for each; with what they may be refused; what must be true in the end; what may be paid too much."""

    acts: Sequence[Act]
    refusals: tuple[type[Exception], ...]
    is_right: Callable[[], bool]
    credits: frozenset[tuple[object, ...]] = frozenset()


def by(act: Callable[..., object], **given: object) -> Act:
    """The act of somebody who is nobody else, on the day of the tests."""
    return partial(act, **given, by=a_staff(Role.BILLER, Role.MANAGER), now=NOW, today=TODAY)


def in_turns(people: int, *makers: Callable[[], Act]) -> list[Act]:
    """One act for each of so many, of each kind in turn."""
    return [makers[place % len(makers)]() for place in range(people)]


def undoing(row: Remittance) -> Act:
    return lambda: unpost(remittance=Remittance.objects.get(pk=row.pk), why="Wrong", by=None, now=NOW, today=TODAY)


def posting(row: Remittance) -> Act:
    return lambda: post_remittance(remittance=Remittance.objects.get(pk=row.pk), by=None, now=NOW, today=TODAY)


def detaching(row: Adjudication) -> Act:
    return lambda: detach(adjudication=Adjudication.objects.get(pk=row.pk), why="Other", by=None, now=NOW, today=TODAY)


def trying(row: Adjudication) -> Act:
    return by(retry, adjudication=row)


def a_file(*payments, **given) -> Remittance:
    """A remittance that waits, whose check is large enough for any takeback in it."""
    number = next(NUMBERS)
    kept_back = [*given.pop("kept_back", ()), ("CT", f"P{number}", "-900.00")]
    return taken_in(an_835(*payments, kept_back=kept_back, control_number=number, **given))


def a_takeback(claim: Claim, **given) -> Remittance:
    return a_file(a_payment_of(claim, TAKEN_BACK, status="22", **given))


def standing(kind: Kind) -> int:
    """How many entries of a kind stand that nobody reversed."""
    return Entry.objects.filter(kind=kind, reverses=None, reversed_by=None).count()


def nothing_is_owed() -> bool:
    return not OpenBalance.objects.filter(account__in=["INSURANCE", "PATIENT"]).exists()


# -- payers' money -----------------------------------------------------------------------------------------------------


def one_remittance_is_posted_by_all(people: int) -> Race:
    claims = [a_billed_claim() for _ in range(3)]
    row = taken_in(an_835(*(a_payment_of(claim, COPAY) for claim in claims)))
    return Race([posting(row)] * people, (), lambda: (Deposit.objects.count(), standing(Kind.PAYMENT)) == (1, 3))


def one_line_is_paid_by_a_remittance_of_each(people: int) -> Race:
    claim = a_billed_claim()
    rows = [a_file(a_payment_of(claim, ("150.00", []))) for _ in range(people)]
    return Race([posting(row) for row in rows], (), lambda: standing(Kind.PAYMENT) == 1 and nothing_is_owed())


def claims_are_paid_by_remittances_that_name_them_in_other_orders(people: int) -> Race:
    claims = [a_billed_claim(lines=[("99213", "150.00"), ("85025", "40.00")]) for _ in range(4)]
    paying = [a_payment_of(claim, ("75.00", ["CO 45 75.00"]), ("40.00", [])) for claim in claims]
    rows = [a_file(*(paying if place % 2 else reversed(paying))) for place in range(people)]
    return Race([posting(row) for row in rows], (), lambda: standing(Kind.PAYMENT) == 8 and nothing_is_owed())


def one_remittance_is_un_posted_by_all(people: int) -> Race:
    row = posted(an_835(a_payment_of(a_billed_claim(), COPAY), kept_back=[("WO", "A", "6.00"), ("L6", "B", "-1.00")]))
    return Race([undoing(row)] * people, (NotPosted,), lambda: Undoing.objects.count() == 1)


def one_decision_is_detached_by_all(people: int) -> Race:
    row = posted(an_835(a_payment_of(a_billed_claim(), COPAY))).adjudications.get()
    return Race([detaching(row)] * people, (NotWaiting,), lambda: Undoing.objects.count() == 1)


def a_remittance_is_un_posted_while_its_decision_is_detached(people: int) -> Race:
    row = posted(an_835(*(a_payment_of(a_billed_claim(), COPAY, number=f"N{place}") for place in range(2))))
    one = row.adjudications.first()
    assert one is not None
    acts = in_turns(people, lambda: undoing(row), lambda: detaching(one))
    return Race(acts, (NotPosted, NotWaiting), lambda: standing(Kind.PAYMENT) == 0)


def an_exception_is_tried_while_its_remittance_is_un_posted(people: int) -> Race:
    row = posted(an_835(a_payment_of(a_billed_claim(), COPAY), a_payment_of(a_billed_claim(), COPAY, number="N2")))
    one = detach(adjudication=row.adjudications.all()[0], why="Later", by=None, now=NOW, today=TODAY)
    acts = in_turns(people, lambda: undoing(row), lambda: trying(one))
    return Race(acts, (NotPosted, NotWaiting, NothingToPost), lambda: standing(Kind.PAYMENT) == 0)


def an_exception_is_posted_detached_and_set_aside_by_all(people: int) -> Race:
    row = posted(an_835(a_payment_of(a_billed_claim(), COPAY)))
    one = detach(adjudication=row.adjudications.get(), why="Later", by=None, now=NOW, today=TODAY)
    biller = a_staff()
    aside = partial(dismiss, adjudication=one, why="Not ours", by=biller, now=NOW)
    acts = in_turns(people, lambda: trying(one), lambda: detaching(one), lambda: aside)
    return Race(acts, (NotWaiting,), lambda: standing(Kind.PAYMENT) <= 1)


def a_claim_paid_twice_is_posted_as_credit_detached_and_un_posted(people: int) -> Race:
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, COPAY)))
    row = posted(an_835(a_payment_of(claim, COPAY, number="N2"), control_number=next(NUMBERS)))
    one = row.adjudications.get()
    assert one.exception == Adjudication.Exception.OVERPAID
    acts = in_turns(
        people,
        lambda: by(post_as_credit, adjudication=one, why="Paid twice"),
        lambda: by(detach, adjudication=one, why="Later"),
        lambda: undoing(row),
    )
    line = claim.encounter.charge_lines.get()
    credit = frozenset({("INSURANCE", line.pk, D("-96.00"))})
    refusals = (NotPosted, NotWaiting, NothingToPost, TakenBackSince)
    return Race(acts, refusals, lambda: standing(Kind.PAYMENT) in (1, 2), credit)


def one_decision_is_taken_back_by_a_remittance_of_each(people: int) -> Race:
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, COPAY)))
    rows = [a_takeback(claim) for _ in range(people)]
    return Race([posting(row) for row in rows], (), the_payment_is_reversed_once)


def one_decision_is_taken_back_by_the_payers_number_alone(people: int) -> Race:
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, COPAY)))
    rows = [a_takeback(claim, claim_number="0", patient=None) for _ in range(people)]
    Adjudication.objects.filter(remittance__in=rows).update(claim=None)
    return Race([posting(row) for row in rows], (), the_payment_is_reversed_once)


def the_payment_is_reversed_once() -> bool:
    return Entry.objects.filter(kind=Kind.PAYMENT, reverses__isnull=False).count() == 1


def a_decision_is_un_posted_detached_and_taken_back(people: int) -> Race:
    claim = a_billed_claim()
    row = posted(an_835(a_payment_of(claim, COPAY)))
    acts = in_turns(
        people, lambda: undoing(row), lambda: posting(a_takeback(claim)), lambda: detaching(row.adjudications.get())
    )
    return Race(acts, (NotPosted, NotWaiting, TakenBackSince), the_payment_is_reversed_once)


def a_remittance_is_posted_again_and_un_posted_by_all(people: int) -> Race:
    row = posted(an_835(a_payment_of(a_billed_claim(), COPAY), kept_back=[("WO", "A", "6.00")]))
    acts = in_turns(people, lambda: undoing(row), lambda: posting(row))
    return Race(acts, (NotPosted,), lambda: standing(Kind.PAYMENT) <= 1)


def a_decision_is_left_out_put_back_and_posted(people: int) -> Race:
    row = taken_in(an_835(a_payment_of(a_billed_claim(), COPAY)))
    one = row.adjudications.get()
    back = partial(put_back, adjudication=one)
    acts = in_turns(people, lambda: detaching(one), lambda: back, lambda: posting(row))
    return Race(acts, (NotWaiting,), lambda: standing(Kind.PAYMENT) <= 1)


def the_next_plan_is_asked_once_by_remittances_about_one_visit(people: int) -> Race:
    patient = a_patient(first_name="John", last_name="Smith")
    first = a_coverage(patient=patient, member_id="W1")
    a_coverage(patient=patient, member_id="S1", priority=2)
    claim = a_billed_claim(coverage=first)
    rows = [a_file(a_payment_of(claim, COPAY, number=f"N{place}")) for place in range(people)]
    moved = {"debit": "INSURANCE", "credit": "PATIENT", "reversed_by": None}
    return Race(
        [posting(row) for row in rows],
        (),
        lambda: (Claim.objects.count(), Entry.objects.filter(**moved).count()) == (2, 1),
    )


# -- refusals, and money given up --------------------------------------------------------------------------------------


def a_refused_claim() -> tuple[Claim, Remittance, Denial]:
    claim = a_billed_claim()
    row = posted(an_835(a_payment_of(claim, ("0.00", ["PR 204 150.00"]))))
    return claim, row, Denial.objects.get()


def one_refusal_is_worked_in_every_way(people: int) -> Race:
    _, _, denial = a_refused_claim()
    fresh = lambda: Denial.objects.select_related("claim__coverage__payer").get(pk=denial.pk)  # noqa: E731
    person = a_staff(Role.BILLER, Role.MANAGER)
    acts = in_turns(
        people,
        lambda: partial(denials.accept, denial=fresh(), by=person, now=NOW),
        lambda: partial(denials.to_patient, denial=fresh(), by=person, now=NOW),
        lambda: partial(denials.write_off, denial=fresh(), reason=WriteOffReason.NOT_NECESSARY, by=person, now=NOW),
        lambda: partial(denials.appeal, denial=fresh(), note="", by=person, now=NOW),
    )
    return Race(acts, (denials.AlreadyWorked,), lambda: not Denial.objects.filter(state="OPEN").exists())


def a_refusal_is_worked_while_the_payer_pays_and_the_office_un_posts(people: int) -> Race:
    claim, row, denial = a_refused_claim()
    paying = a_file(a_payment_of(claim, ("150.00", []), number="N2"))
    fresh = lambda: Denial.objects.select_related("claim__coverage__payer").get(pk=denial.pk)  # noqa: E731
    person = a_staff(Role.BILLER, Role.MANAGER)
    acts = in_turns(
        people,
        lambda: partial(denials.accept, denial=fresh(), by=person, now=NOW),
        lambda: posting(paying),
        lambda: undoing(row),
        lambda: partial(denials.correct_and_resubmit, denial=fresh(), by=person, now=NOW),
    )
    return Race(acts, (denials.AlreadyWorked, NotPosted), lambda: True)


def parts_of_one_visit_are_given_up_alone_within_the_limit(people: int) -> Race:
    lines = a_visit_owed(a_patient(), *["100.00"] * people)
    person = a_staff(Role.BILLER)
    acts = [
        partial(
            write_offs.give_up,
            proposal=write_offs.Proposal(
                encounter_id=line.encounter_id,
                coverage_id=None,
                amounts={line.pk: line.charge},
                reason=WriteOffReason.HARDSHIP,
            ),
            by=person,
            now=NOW,
            today=TODAY,
            key=str(uuid4()),
        )
        for line in lines
    ]
    return Race(acts, (), lambda: WriteOff.objects.filter(state="DONE").count() == 1)


# -- patients' money ---------------------------------------------------------------------------------------------------


def what_is_owed_once_is_taken_at_every_window(people: int) -> Race:
    patient = a_patient()
    a_visit_owed(patient, "20.00")
    acts = [
        by(take_patient_payment, patient=patient, method=Deposit.Method.CASH, amount=D("20.00"), key=str(uuid4()))
        for _ in range(people)
    ]
    return Race(acts, (), lambda: standing(Kind.PAYMENT) == 1 and nothing_is_owed())


def one_form_at_the_desk_is_sent_by_all(people: int) -> Race:
    patient = a_patient()
    a_visit_owed(patient, "20.00")
    act = by(take_patient_payment, patient=patient, method=Deposit.Method.CASH, amount=D("20.00"), key="form")
    return Race([act] * people, (), lambda: Deposit.objects.count() == 1)


def a_check_is_returned_while_its_use_is_taken_back(people: int) -> Race:
    patient = a_patient()
    (line,) = a_visit_owed(patient, "20.00")
    deposit = paid(patient, "20.00", {line: "20.00"})
    use = applications(deposit=deposit).get()
    said = BankReturn(kind="NSF", returned_on=TODAY)
    acts = in_turns(people, lambda: by(unapply, entry=use), lambda: by(return_payment, deposit=deposit, said=said))
    return Race(acts, (NotApplied, AlreadyReturned), lambda: standing(Kind.PAYMENT) == 0)


def a_refund_is_agreed_to_or_declined_once(people: int) -> Race:
    claim, _ = a_credit_of_the_plan("30.00")
    asked = a_refund(f"insurer-{claim.encounter_id}-{claim.coverage_id}", "30.00", by=a_staff(Role.FRONT_DESK))
    assert asked.state == Refund.State.REQUESTED
    acts = in_turns(
        people,
        lambda: partial(approve, refund=asked, by=a_manager(), now=NOW),
        lambda: partial(decline, refund=asked, why="No", by=a_manager(), now=NOW),
    )
    return Race(acts, (NotThere,), lambda: Refund.objects.get().state in {"APPROVED", "DECLINED"})


# -- provider-level items ----------------------------------------------------------------------------------------------


def asked(key: str = "") -> items.Asked:
    person = a_staff(Role.BILLER, Role.MANAGER)
    return items.Asked(why="So it is", key=key or str(uuid4()), by=person, now=NOW, today=TODAY)


def items_of_one_claim_are_put_on_it_as_far_as_it_was_paid(people: int) -> Race:
    claim = a_billed_claim(claim_number="C77")
    posted(an_835(a_payment_of(claim, ("50.00", ["CO 45 100.00"]))))
    for place in range(people):
        post_remittance(remittance=a_file(kept_back=[("WO", f"C77 {place}", "40.00")]), by=None, now=NOW, today=TODAY)
    rows = list(ProviderItem.objects.filter(claim=claim))
    acts = [partial(items.put_on_claim, item=row, asked=asked()) for row in rows]
    return Race(acts, (items.DoesNotFitTheClaim,), lambda: ItemSettlement.objects.filter(way="CLAIM").count() == 1)


def one_settlement_is_opened_again_by_all(people: int) -> Race:
    post_remittance(remittance=a_file(kept_back=[("50", "FEE", "7.00")]), by=None, now=NOW, today=TODAY)
    item = ProviderItem.objects.get(adjustment__code="50")
    made = items.book_as(item=item, way=ItemSettlement.Way.COST, asked=asked())
    acts = [partial(items.reopen, settlement=made, asked=asked()) for _ in range(people)]
    return Race(acts, (items.NotSettled,), lambda: ProviderItem.objects.get(pk=item.pk).open == D("7.00"))


def items_are_paired_while_a_remittance_is_un_posted(people: int) -> Race:
    rows = [a_file(kept_back=[("WO", "ICN1", amount)]) for amount in ("-30.00", "30.00")]
    for row in rows:
        posting(row)()
    acts = in_turns(
        people, lambda: undoing(rows[0]), lambda: partial(pair_payer, key="1512345678", now=NOW, today=TODAY)
    )
    return Race(acts, (NotPosted,), lambda: not ItemSettlement.objects.filter(way="ITEM", undone_at=None).exists())


# -- paper and bank ----------------------------------------------------------------------------------------------------


def a_paper_is_corrected_while_its_remittance_is_posted(people: int) -> Race:
    person = a_staff()
    old = a_balanced_draft(person)
    row = finish(keyed_id=old.pk, because="", by=person, now=NOW)
    again = drafts.key_again(keyed_id=old.pk, by=person, now=NOW)
    finishing = partial(finish, keyed_id=again.pk, because="", by=person, now=NOW)
    acts = in_turns(people, lambda: finishing, lambda: posting(row))
    used = Remittance.objects.exclude(state="REPLACED")
    return Race(acts, (drafts.StillPosted,), lambda: (used.count(), Deposit.objects.count() <= 1) == (1, True))


def a_bank_line_is_matched_by_people_and_by_the_sweep(people: int) -> Race:
    account = an_account()
    rows = [a_file(trace=f"EFT88800{place}") for place in range(3)]
    lines = [a_line("900.00", account=account, trace=f"EFT88800{place}") for place in range(3)]
    person = a_staff()

    def confirming(place: int) -> Act:
        key = Key("remittance", rows[place].pk)
        return partial(bank.confirm, line=lines[place], keys=[key], by=person, now=NOW, today=TODAY)

    acts = in_turns(
        people,
        lambda: partial(match_waiting, now=NOW),
        lambda: confirming(2),
        lambda: confirming(0),
        lambda: confirming(1),
    )
    live = BankMatch.objects.filter(undone_at=None)
    return Race(acts, (bank.LineNotOpen, bank.AlreadyAtTheBank), lambda: live.count() == 3)


def a_match_is_undone_by_all(people: int) -> Race:
    row, line = a_file(trace="EFT888"), a_line("900.00", account=an_account())
    key = Key("remittance", row.pk)
    bank.confirm(line=line, keys=[key], by=a_staff(), now=NOW, today=TODAY)
    return Race([by(bank.undo, line=line) for _ in range(people)], (bank.LineNotOpen,), lambda: True)


def a_payment_becomes_a_card_or_is_found_at_the_bank(people: int) -> Race:
    row = posted(an_835(a_payment_of(a_billed_claim(), COPAY)))
    line, key = a_line("96.00", account=an_account()), Key("remittance", row.pk)
    acts = in_turns(
        people,
        lambda: by(bank.confirm, line=line, keys=[key]),
        lambda: by(paid_by_virtual_card, deposit=row.deposit, fee=D("60.00"), key=str(uuid4())),
    )
    refusals = (bank.LineNotOpen, bank.DoesNotAddUp, bank.AlreadyAtTheBank, AlreadyBanked, FeeTooLarge)
    return Race(acts, refusals, lambda: BankMatch.objects.count() + standing(Kind.FEE) == 1)


RACES: list[Callable[[int], Race]] = [
    one_remittance_is_posted_by_all,
    one_line_is_paid_by_a_remittance_of_each,
    claims_are_paid_by_remittances_that_name_them_in_other_orders,
    one_remittance_is_un_posted_by_all,
    one_decision_is_detached_by_all,
    a_remittance_is_un_posted_while_its_decision_is_detached,
    an_exception_is_tried_while_its_remittance_is_un_posted,
    an_exception_is_posted_detached_and_set_aside_by_all,
    a_claim_paid_twice_is_posted_as_credit_detached_and_un_posted,
    one_decision_is_taken_back_by_a_remittance_of_each,
    one_decision_is_taken_back_by_the_payers_number_alone,
    a_decision_is_un_posted_detached_and_taken_back,
    a_remittance_is_posted_again_and_un_posted_by_all,
    a_decision_is_left_out_put_back_and_posted,
    the_next_plan_is_asked_once_by_remittances_about_one_visit,
    one_refusal_is_worked_in_every_way,
    a_refusal_is_worked_while_the_payer_pays_and_the_office_un_posts,
    parts_of_one_visit_are_given_up_alone_within_the_limit,
    what_is_owed_once_is_taken_at_every_window,
    one_form_at_the_desk_is_sent_by_all,
    a_check_is_returned_while_its_use_is_taken_back,
    a_refund_is_agreed_to_or_declined_once,
    items_of_one_claim_are_put_on_it_as_far_as_it_was_paid,
    one_settlement_is_opened_again_by_all,
    items_are_paired_while_a_remittance_is_un_posted,
    a_paper_is_corrected_while_its_remittance_is_posted,
    a_bank_line_is_matched_by_people_and_by_the_sweep,
    a_match_is_undone_by_all,
    a_payment_becomes_a_card_or_is_found_at_the_bank,
]


def the_books_are_true() -> None:
    assert [f"{check.name}: {one.subject} {one.text}" for check in every_check() for one in check.differences] == []


def overpaid() -> set[tuple[object, ...]]:
    """Lines of which more was paid than was owed."""
    rows = OpenBalance.objects.filter(account__in=["INSURANCE", "PATIENT"], amount__lt=0)
    return set(rows.values_list("account", "charge_line_id", "amount"))


@pytest.mark.parametrize("people", [2, 8])
@pytest.mark.parametrize("race", RACES, ids=lambda race: race.__name__)
def test_what_can_be_spent_once_is_spent_once(race, people):
    a_practice()
    given = race(people)
    before = overpaid()
    outcomes = all_at_once(given.acts)
    wrong = [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, given.refusals)]
    assert wrong == []
    assert len([one for one in outcomes if not isinstance(one, Exception)]) >= 1
    the_books_are_true()
    assert overpaid() <= before | given.credits
    assert given.is_right()
