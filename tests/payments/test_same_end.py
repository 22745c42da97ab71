"""However the same money arrives - in which order, file or name - the end is the same."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import permutations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import x12
from claims.models import Claim, Denial
from ledger.models import Deposit, Entry, OpenBalance
from ledger.post import open_deposit
from payments.models import Remittance
from payments.post import post_remittance
from payments.reconcile import every_check
from payments.undo import unpost
from tests.builders import NOW, TODAY
from tests.payments.given import a_billed_claim, a_payment_of, an_835, received, taken_in

pytestmark = pytest.mark.django_db
Said = tuple[str, Sequence[str]]

ANSWERS: list[tuple[Said, Said]] = [
    (("150.00", []), ("40.00", [])),
    (("96.00", ["CO 45 34.00", "PR 3 20.00"]), ("0.00", ["CO 197 40.00"])),
    (("0.00", ["PR 1 150.00"]), ("30.00", ["CO 45 10.00"])),
    (("0.00", ["CO 50 150.00"]), ("0.00", ["CO 97 40.00"])),
    (("100.00", ["CO 45 50.00"]), ("25.00", ["PR 2 15.00"])),
]


class Undone(Exception):
    """Nothing of a try is kept."""


def end_of(work: Callable[[list[Claim]], None]) -> dict[tuple[object, ...], object]:
    """What is open, settled and to be worked after some work on five claims; the work is rolled back."""
    claims = [a_billed_claim(lines=[("99213", "150.00"), ("85025", "40.00")]) for _ in ANSWERS]
    places = {claim.pk: number for number, claim in enumerate(claims)}
    lines = {
        line.pk: (places[claim.pk], line.position) for claim in claims for line in claim.encounter.charge_lines.all()
    }
    found: dict[tuple[object, ...], object] = {}
    try:
        with transaction.atomic():
            work(claims)
            assert [difference for check in every_check() for difference in check.differences] == []
            for row in OpenBalance.objects.filter(charge_line__in=lines):
                found[(row.account, lines[row.charge_line_id or 0])] = row.amount
            found[("UNAPPLIED",)] = sum(
                OpenBalance.objects.filter(account="UNAPPLIED").values_list("amount", flat=True), Decimal(0)
            )
            moves: dict[tuple[object, ...], Decimal] = defaultdict(Decimal)
            for entry in Entry.objects.filter(charge_line__in=lines):
                sides = (entry.debit, entry.credit) if entry.reverses_id is None else (entry.credit, entry.debit)
                sign = 1 if entry.reverses_id is None else -1
                moves[("moved", *sides, lines[entry.charge_line_id or 0])] += sign * entry.amount
            found |= {key: amount for key, amount in moves.items() if amount}
            for claim in Claim.objects.filter(pk__in=places):
                found[("claim", places[claim.pk])] = claim.status
            for denial in Denial.objects.filter(claim__in=places, state="OPEN"):
                found[("denial", lines[denial.charge_line_id], denial.reason_code)] = denial.amount
            raise Undone
    except Undone:
        return found


def payments_of(claims: Sequence[Claim], which: Sequence[int] = range(len(ANSWERS))) -> list[x12.ClaimPayment]:
    return [a_payment_of(claims[number], *ANSWERS[number], number=f"ICN{number}") for number in which]


def post(content: bytes) -> Remittance:
    return post_remittance(remittance=taken_in(content), by=None, now=NOW, today=TODAY)


def in_one_file(claims: list[Claim]) -> None:
    post(an_835(*payments_of(claims)))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_remittances_does_not_matter(order):
    def work(claims: list[Claim]) -> None:
        parts = [[0, 1], [2], [3, 4]]
        for number in order:
            post(an_835(*payments_of(claims, parts[number]), control_number=number + 1))

    assert end_of(work) == end_of(in_one_file)


@given(st.sets(st.integers(0, len(ANSWERS) - 1)), st.randoms(use_true_random=False))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_one_file_and_the_same_claims_split_over_two_end_alike(first, dice):
    def work(claims: list[Claim]) -> None:
        order = list(range(len(ANSWERS)))
        dice.shuffle(order)
        halves = [[n for n in order if n in first], [n for n in order if n not in first]]
        for number, half in enumerate(halves):
            if half:
                post(an_835(*payments_of(claims, half), control_number=number + 1))

    assert end_of(work) == end_of(in_one_file)


def test_post_and_un_post_is_nothing_but_the_deposit():
    def work(claims: list[Claim]) -> None:
        unpost(remittance=post(an_835(*payments_of(claims))), why="Tried", by=None, now=NOW, today=TODAY)

    def money_alone(claims: list[Claim]) -> None:
        remittance = taken_in(an_835(*payments_of(claims)))
        money = Deposit(method="EFT", amount=remittance.amount, received_on=TODAY, source="the money alone")
        open_deposit(money, by=None, now=NOW)
        Remittance.objects.filter(pk=remittance.pk).update(deposit=money)

    assert end_of(work) == end_of(money_alone)


def test_un_posted_and_posted_again_ends_alike_in_any_number_of_rounds():
    def work(claims: list[Claim]) -> None:
        remittance = post(an_835(*payments_of(claims)))
        for _ in range(3):
            unpost(remittance=remittance, why="Tried", by=None, now=NOW, today=TODAY)
            post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)

    assert end_of(work) == end_of(in_one_file)


def test_a_renamed_file_is_nothing():
    def work(claims: list[Claim]) -> None:
        content = an_835(*payments_of(claims))
        post(content)
        again = received(content, file_name="renamed.835")
        assert again.state == "DUPLICATE"

    assert end_of(work) == end_of(in_one_file)


def test_the_same_check_in_another_file_is_caught():
    def work(claims: list[Claim]) -> None:
        post(an_835(*payments_of(claims), trace="EFT1", control_number=1))
        again = post(an_835(*reversed(payments_of(claims)), trace="EFT1", control_number=2))
        assert (again.state, again.deposit) == (Remittance.State.DUPLICATE, None)

    assert end_of(work) == end_of(in_one_file)
