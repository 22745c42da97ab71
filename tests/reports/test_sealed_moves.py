"""Kept sums of sealed entries: history told from them is the same as from the entries, whenever they are added up."""

from datetime import timedelta

import pytest

from ledger.seal import seal_days
from reports.aging import Party
from reports.history import month_ends
from reports.models import SealedMove
from reports.sealed_moves import add_up_sealed, counted_through, sealed_moves
from reports.verification import verify
from tests.at_once import all_at_once
from tests.builders import NOW, TODAY
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

COPAY = ("96.00", ["CO 45 34.00", "PR 3 20.00"])


def told(day=TODAY):
    return [
        [(one.day, list(one.amounts)) for one in month_ends(as_of=day, parties=parties)]
        for parties in ([Party.INSURANCE], [Party.PATIENT], list(Party))
    ]


def seal_all(*, days: int = 0) -> None:
    last = NOW + timedelta(days=days + 1)
    seal_days(today=last.date(), now=last)


@pytest.mark.django_db
def test_history_is_the_same_before_and_after_the_sealed_entries_are_added_up():
    posted(an_835(a_payment_of(a_billed_claim(), COPAY)))
    a_billed_claim()
    earlier = TODAY - timedelta(days=1)
    expected = told(), told(earlier)
    assert sum(expected[0][2][-1][1]) == 170
    seal_all()
    assert add_up_sealed() > 0
    assert (told(), told(earlier)) == expected
    assert add_up_sealed() == 0
    assert sealed_moves().holds


@pytest.mark.django_db
def test_what_is_posted_later_is_told_with_what_is_kept_and_kept_in_its_turn():
    first = a_billed_claim()
    seal_all()
    add_up_sealed()
    through = counted_through()
    posted(an_835(a_payment_of(first, COPAY)))
    expected = told()
    assert sum(expected[1][-1][1]) == 20
    seal_all(days=1)
    assert add_up_sealed() > 0
    assert counted_through() > through
    assert told() == expected
    assert sealed_moves().holds


@pytest.mark.django_db
def test_nothing_is_kept_while_nothing_is_sealed():
    a_billed_claim()
    assert (add_up_sealed(), counted_through()) == (0, 0)


@pytest.mark.django_db
def test_a_kept_sum_that_is_wrong_is_found_by_the_proof_of_the_books():
    a_billed_claim()
    seal_all()
    add_up_sealed()
    SealedMove.objects.update(amount=1)
    (wrong,) = sealed_moves().differences
    assert [str(wrong.expected), str(wrong.found)] == ["150.00", "1.00"]
    assert not verify(now=NOW).holds


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_count_each_entry_once():
    a_billed_claim()
    seal_all()
    expected = told()
    counted = all_at_once([add_up_sealed] * 2)
    assert sorted(map(str, counted)) == ["0", "1"]
    assert told() == expected
    assert sealed_moves().holds
