"""However the same money arrives - in which order, file or name - the end is the same."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from itertools import permutations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import x12
from claims.models import Claim, Denial
from ledger.models import Deposit, Entry, OpenBalance
from ledger.post import open_deposit
from payments.models import Adjudication, ProviderItem, Remittance
from payments.office.desk import take_patient_payment
from payments.office.on_account import NothingToApply, apply_on_account
from payments.posting.exceptions import retry
from payments.posting.post import post_remittance
from payments.posting.undo import detach, unpost
from payments.proof.reconcile import every_check
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, received, taken_in

pytestmark = pytest.mark.django_db
Said = tuple[str, Sequence[str]]
KeptBack = tuple[str, str, str]
End = dict[tuple[object, ...], object]
State = Adjudication.State

ANSWERS: list[tuple[Said, Said]] = [
    (("150.00", []), ("40.00", [])),
    (("96.00", ["CO 45 34.00", "PR 3 20.00"]), ("0.00", ["CO 197 40.00"])),
    (("0.00", ["PR 1 150.00"]), ("30.00", ["CO 45 10.00"])),
    (("0.00", ["CO 50 150.00"]), ("0.00", ["CO 97 40.00"])),
    (("100.00", ["CO 45 20.00", "PR 2 30.00"]), ("0.00", ["PR 1 40.00"])),
]
PAYS_MOST, OWED = 1, 2  # of the second the patient pays at the desk
WITH_NEXT_PLAN = 4
OF_NEXT_PLAN: tuple[Said, Said] = (("30.00", ["OA 23 120.00"]), ("10.00", ["PR 1 30.00"]))
TAKEN_BACK = 0
CARRIED: KeptBack = ("FB", "AR77", "-25.00")
TAKEN: KeptBack = ("WO", "AR77", "25.00")
INTEREST: KeptBack = ("L6", "INTEREST", "-1.25")


class Undone(Exception):
    """Nothing of a try is kept."""


def five_claims() -> list[Claim]:
    """Claims of two lines, the last of a patient who has another plan."""
    patient = a_patient(first_name="John", last_name="Smith")
    plans = [a_coverage(patient=patient, member_id="W5"), a_coverage(patient=patient, member_id="X5", priority=2)]
    lines = [("99213", "150.00"), ("85025", "40.00")]
    return [*(a_billed_claim(lines=lines) for _ in ANSWERS[:-1]), a_billed_claim(lines=lines, coverage=plans[0])]


def end_of(work: Callable[[list[Claim]], None]) -> End:
    """What is open, settled and to be worked after some work on five claims; the work is rolled back."""
    claims = five_claims()
    found: End = {}
    try:
        with transaction.atomic():
            work(claims)
            assert [difference for check in every_check() for difference in check.differences] == []
            found = {**open_of(claims), **moved_on(claims), **worked_on(claims)}
            raise Undone
    except Undone:
        return found


def places_of(claims: Sequence[Claim]) -> dict[int, tuple[int, int]]:
    """Number of the claim and position, by charge line."""
    return {
        line.pk: (number, line.position)
        for number, claim in enumerate(claims)
        for line in claim.encounter.charge_lines.all()
    }


def open_of(claims: Sequence[Claim]) -> End:
    """What plans and patients owe by line, and what waits of all deposits."""
    places = places_of(claims)
    found: End = {}
    for row in OpenBalance.objects.filter(charge_line__in=places).select_related("coverage"):
        plan = row.coverage.priority if row.coverage else 0
        found[(row.account, plan, places[row.charge_line_id or 0])] = row.amount
    for account in ("UNAPPLIED", "PROVIDER_LEVEL"):
        rows = OpenBalance.objects.filter(account=account).values_list("amount", flat=True)
        found[(account,)] = sum(rows, Decimal(0))
    items = ProviderItem.objects.filter(is_posted=True).order_by("adjustment__code", "amount")
    found[("items",)] = list(items.values_list("adjustment__code", "amount", "open"))
    return found


def moved_on(claims: Sequence[Claim]) -> End:
    """Dollars between two accounts by line, what went back counted against."""
    places = places_of(claims)
    moves: dict[tuple[object, ...], Decimal] = defaultdict(Decimal)
    for entry in Entry.objects.filter(charge_line__in=places):
        one, other = sorted([entry.debit, entry.credit])
        sign = 1 if one == entry.debit else -1
        moves[("moved", one, other, places[entry.charge_line_id or 0])] += sign * entry.amount
    return {key: amount for key, amount in moves.items() if amount}


def worked_on(claims: Sequence[Claim]) -> End:
    """Where claims are, and which refusals wait."""
    places = places_of(claims)
    encounters = {claim.encounter_id: number for number, claim in enumerate(claims)}
    found: End = {}
    for claim in Claim.objects.filter(encounter__in=encounters).select_related("coverage"):
        found[("claim", encounters[claim.encounter_id], claim.coverage.priority)] = claim.status
    for denial in Denial.objects.filter(charge_line__in=places, state=Denial.State.OPEN):
        found[("denial", places[denial.charge_line_id], denial.reason_code)] = denial.amount
    return found


def payments_of(claims: Sequence[Claim], which: Sequence[int] = range(len(ANSWERS))) -> list[x12.ClaimPayment]:
    return [a_payment_of(claims[number], *ANSWERS[number], number=f"ICN{number}") for number in which]


def a_takeback_of(claims: Sequence[Claim], number: int) -> x12.ClaimPayment:
    """The decision about a claim with every amount negated."""
    said = [
        (str(-Decimal(paid)), [" ".join([*reason.split()[:2], f"-{reason.split()[2]}"]) for reason in reasons])
        for paid, reasons in ANSWERS[number]
    ]
    return a_payment_of(claims[number], *said, status="22", number=f"ICN{number}")


def an_answer_of_the_next_plan(claims: Sequence[Claim]) -> x12.ClaimPayment:
    claim = Claim.objects.get(encounter=claims[WITH_NEXT_PLAN].encounter, coverage__priority=2)
    return a_payment_of(claim, *OF_NEXT_PLAN, status="2", number="ICN9")


def post(content: bytes) -> Remittance:
    return post_remittance(remittance=taken_in(content), by=None, now=NOW, today=TODAY)


def try_exceptions_again() -> None:
    """Post what waited for something else, as often as that helps."""
    by = a_staff()
    while True:
        waiting = list(Adjudication.objects.filter(state=State.EXCEPTION).order_by("pk"))
        if not any(retry(adjudication=one, by=by, now=NOW, today=TODAY).state == State.POSTED for one in waiting):
            return


def in_one_file(claims: list[Claim]) -> None:
    post(an_835(*payments_of(claims)))


def in_the_usual_order(claims: list[Claim]) -> None:
    with_everything((0, 1, 2, 3))(claims)


@cache
def usual_end(work: Callable[[list[Claim]], None]) -> End:
    """The end that others are compared with, found once: it has no numbers of rows in it."""
    return end_of(work)


# -- the order of remittances -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_remittances_does_not_matter(order):
    def work(claims: list[Claim]) -> None:
        parts = [[0, 1], [2], [3, 4]]
        for number in order:
            post(an_835(*payments_of(claims, parts[number]), control_number=number + 1))

    assert end_of(work) == usual_end(in_one_file)


def with_everything(order: Sequence[int]) -> Callable[[list[Claim]], None]:
    """
    Three remittances and a payment at the desk, in any order; what had to wait is tried again.

    One carries a balance forward, another takes it and pays interest, the third takes a decision of the first back.
    """

    def work(claims: list[Claim]) -> None:
        def the_patient_pays() -> None:
            take_patient_payment(
                patient=claims[OWED].coverage.patient, method=Deposit.Method.CASH, amount=Decimal("60.00"), by=None,
                now=NOW, today=TODAY, key="cash",
            )  # fmt: skip

        acts: list[Callable[[], object]] = [
            lambda: post(an_835(*payments_of(claims, [0, 1]), kept_back=[CARRIED], trace="T1", control_number=1)),
            lambda: post(an_835(*payments_of(claims, [2]), kept_back=[TAKEN, INTEREST], trace="T2", control_number=2)),
            lambda: post(
                an_835(
                    a_takeback_of(claims, TAKEN_BACK),
                    *payments_of(claims, [3, 4]),
                    kept_back=[("FB", "ICN0", "-90.00")],
                    trace="T3",
                    control_number=3,
                )
            ),
            the_patient_pays,
        ]
        for number in order:
            acts[number]()
        try_exceptions_again()
        try:
            apply_on_account(patient=claims[OWED].coverage.patient, by=None, now=NOW, today=TODAY, key="rest")
        except NothingToApply:
            assert order.index(3) > order.index(1)

    return work


@pytest.mark.parametrize("order", [(2, 0, 1, 3), (3, 1, 0, 2), (1, 2, 3, 0), (2, 3, 1, 0), (0, 3, 2, 1), (3, 2, 0, 1)])
def test_the_order_does_not_matter_with_takebacks_carried_balances_and_a_patient_in_between(order):
    assert end_of(with_everything(order)) == usual_end(in_the_usual_order)


def test_a_takeback_before_its_original_is_an_exception_until_the_original_came():
    claims = five_claims()
    back = post(an_835(a_takeback_of(claims, 1), kept_back=[("FB", "ICN1", "-96.00")], control_number=1))
    waiting = back.adjudications.get()
    assert (waiting.state, waiting.exception) == (State.EXCEPTION, Adjudication.Exception.NO_ORIGINAL)
    post(an_835(*payments_of(claims, [1]), control_number=2))
    assert retry(adjudication=waiting, by=a_staff(), now=NOW, today=TODAY).state == State.POSTED
    owed = OpenBalance.objects.filter(account="INSURANCE", charge_line__encounter=claims[1].encounter)
    assert sorted(owed.values_list("amount", flat=True)) == [Decimal("40.00"), Decimal("150.00")]


def test_a_correction_before_its_original_ends_alike_once_it_is_left_out_for_a_moment():
    """The correction took what the original pays, so the original waits; the person sees both on the claim."""

    def the_correction(claims: list[Claim]) -> bytes:
        corrected = a_payment_of(claims[1], ("80.00", ["CO 45 70.00"]), ("40.00", []), number="ICN1B")
        return an_835(a_takeback_of(claims, 1), corrected, trace="T2", control_number=2)

    def as_it_should(claims: list[Claim]) -> None:
        post(an_835(*payments_of(claims, [1]), trace="T1", control_number=1))
        post(the_correction(claims))

    def the_wrong_way_round(claims: list[Claim]) -> None:
        early = post(the_correction(claims))
        post(an_835(*payments_of(claims, [1]), trace="T1", control_number=1))
        corrected = early.adjudications.get(payer_claim_number="ICN1B")
        detach(adjudication=corrected, why="The original came later", by=None, now=NOW, today=TODAY)
        original = Adjudication.objects.get(status_code="1", payer_claim_number="ICN1")
        assert retry(adjudication=original, by=a_staff(), now=NOW, today=TODAY).state == State.POSTED
        try_exceptions_again()

    assert end_of(the_wrong_way_round) == end_of(as_it_should)


# -- files ------------------------------------------------------------------------------------------------------------


@given(st.sets(st.integers(0, len(ANSWERS) - 1)), st.permutations(range(len(ANSWERS))), st.booleans())
@settings(max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_one_file_and_the_same_claims_split_over_two_end_alike(first, order, is_carried_first):
    """Also with a balance that one file carries forward and the other takes, and with a takeback in the second."""
    kept_back = [CARRIED, TAKEN] if is_carried_first else [TAKEN, CARRIED]

    def in_one(claims: list[Claim]) -> None:
        post(an_835(*payments_of(claims), a_takeback_of(claims, OWED), kept_back=kept_back))

    def in_two(claims: list[Claim]) -> None:
        early = [number for number in order if number == OWED or (number in first and number != PAYS_MOST)]
        late = [number for number in order if number not in early]
        post(an_835(*payments_of(claims, early), kept_back=kept_back[:1], control_number=1))
        rest = [*payments_of(claims, late), a_takeback_of(claims, OWED)]
        post(an_835(*rest, kept_back=kept_back[1:], control_number=2))

    assert end_of(in_two) == end_of(in_one)


def test_a_renamed_file_is_nothing():
    def work(claims: list[Claim]) -> None:
        content = an_835(*payments_of(claims))
        post(content)
        again = received(content, file_name="renamed.835")
        assert again.state == "DUPLICATE"

    assert end_of(work) == usual_end(in_one_file)


@pytest.mark.parametrize("is_unposted", [False, True])
def test_the_same_check_in_another_file_is_caught(is_unposted):
    """Also while the first is un-posted."""

    def work(claims: list[Claim]) -> None:
        first = post(an_835(*payments_of(claims), trace="EFT1", control_number=1))
        if is_unposted:
            unpost(remittance=first, why="Tried", by=None, now=NOW, today=TODAY)
        again = post(an_835(*reversed(payments_of(claims)), trace="EFT1", control_number=2))
        assert (again.state, again.first, again.deposit) == (Remittance.State.DUPLICATE, first, None)
        post_remittance(remittance=first, by=None, now=NOW, today=TODAY)

    assert end_of(work) == usual_end(in_one_file)


# -- posting and un-posting -------------------------------------------------------------------------------------------


def test_post_and_un_post_is_nothing_but_the_deposit():
    """Also of a remittance with provider-level items, and of one that takes back what an earlier one paid."""

    def files(claims: list[Claim]) -> tuple[bytes, bytes]:
        back = [a_takeback_of(claims, TAKEN_BACK), *payments_of(claims, [1, 2])]
        return (
            an_835(*payments_of(claims, [0, 3]), kept_back=[CARRIED], trace="T1", control_number=1),
            an_835(*back, kept_back=[TAKEN, ("FB", "ICN0", "-90.00"), INTEREST], trace="T2", control_number=2),
        )

    def work(claims: list[Claim]) -> None:
        first, second = files(claims)
        post(first)
        unpost(remittance=post(second), why="Tried", by=None, now=NOW, today=TODAY)

    def money_alone(claims: list[Claim]) -> None:
        first, second = files(claims)
        post(first)
        remittance = taken_in(second)
        money = Deposit(method="EFT", amount=remittance.amount, received_on=TODAY, source="the money alone")
        open_deposit(money, by=None, now=NOW)
        Remittance.objects.filter(pk=remittance.pk).update(deposit=money)

    assert end_of(work) == end_of(money_alone)


def test_un_posted_and_posted_again_ends_alike_in_any_number_of_rounds():
    """Also when the next plan was asked meanwhile, and has answered."""

    def once(claims: list[Claim]) -> None:
        post(an_835(*payments_of(claims), kept_back=[CARRIED, INTEREST], trace="T1", control_number=1))
        post(an_835(an_answer_of_the_next_plan(claims), kept_back=[TAKEN], trace="T2", control_number=2))

    def in_rounds(claims: list[Claim]) -> None:
        first = post(an_835(*payments_of(claims), kept_back=[CARRIED, INTEREST], trace="T1", control_number=1))
        second = None
        for _ in range(3):
            unpost(remittance=first, why="Tried", by=None, now=NOW, today=TODAY)
            if second is None:
                answer = an_answer_of_the_next_plan(claims)
                second = post(an_835(answer, kept_back=[TAKEN], trace="T2", control_number=2))
            post_remittance(remittance=first, by=None, now=NOW, today=TODAY)
            unpost(remittance=second, why="Tried", by=None, now=NOW, today=TODAY)
            post_remittance(remittance=second, by=None, now=NOW, today=TODAY)

    assert end_of(in_rounds) == end_of(once)
