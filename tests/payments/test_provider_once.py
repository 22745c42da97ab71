"""Provider-level items are paired and settled once, however many do it at the same moment."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from django.db import transaction

from ledger.models import Entry, OpenBalance
from payments.models import ItemSettlement, ProviderItem, Remittance
from payments.posting.post import post_remittance
from payments.posting.undo import NotPosted, unpost
from payments.provider_level import acts
from payments.provider_level.booking import pair_payer
from practice.models import Role
from tests.builders import NOW, TODAY, a_practice, a_staff
from tests.payments.given import an_835, posted, taken_in
from tests.payments.test_once import the_books_are_true, together

pytestmark = pytest.mark.django_db(transaction=True)
D = Decimal


def a_file(*kept: tuple[str, str, str], number: int) -> bytes:
    """An 835 without claims, whose payment is nothing but these adjustments."""
    return an_835(kept_back=[*kept, ("CT", f"P{number}", "-900.00")], trace=f"T{number}", control_number=number)


def each(works: list[Callable[[], object]]) -> None:
    """Do all of them at the same moment, each over a connection of its own."""
    waiting = iter(works)

    def do_the_next() -> None:
        next(waiting)()

    together(do_the_next, len(works))


@pytest.mark.parametrize("count", [2, 8])
def test_sides_that_come_at_the_same_moment_find_each_other_once(count):
    a_practice()
    sides = ["-30.00", "30.00"] * (count // 2)
    rows = [taken_in(a_file(("WO", "ICN1", amount), number=place + 1)) for place, amount in enumerate(sides)]
    each([partial(post_remittance, remittance=row, by=None, now=NOW, today=TODAY) for row in rows])
    assert not ProviderItem.objects.exclude(open=0).exists()
    standing = ItemSettlement.objects.filter(way="ITEM", undone_at__isnull=True)
    assert sum(standing.values_list("amount", flat=True)) == D("30.00") * (count // 2)
    assert not OpenBalance.objects.exists()
    assert the_books_are_true()


@pytest.mark.parametrize("count", [2, 8])
def test_one_item_is_settled_by_one_of_many_people(count):
    a_practice()
    posted(a_file(("50", "A", "30.00"), number=1))
    item = ProviderItem.objects.get(adjustment__code="50")
    people = [a_staff(Role.BILLER) for _ in range(count)]
    refused = []

    def book(key: int) -> None:
        asked = acts.Asked(why="Small", key=f"k{key}", by=people[key], now=NOW, today=TODAY)
        try:
            acts.book_as(item=item, way=ItemSettlement.Way.COST, asked=asked)
        except acts.NotOpen as why:
            refused.append(why)

    each([partial(book, key) for key in range(count)])
    assert len(refused) == count - 1
    assert Entry.objects.filter(debit="OTHER_COST").count() == 1
    assert the_books_are_true()


@pytest.mark.parametrize("count", [2, 8])
def test_one_debt_is_settled_against_one_of_many_recoveries(count):
    a_practice()
    debts = [posted(a_file(("FB", "OTHER", "-30.00"), number=1))]
    rest = [posted(a_file(("WO", f"ICN{place}", "30.00"), number=place + 2)) for place in range(count)]
    debt = ProviderItem.objects.get(adjustment__remittance=debts[0], adjustment__code="FB")
    recoveries = list(ProviderItem.objects.filter(adjustment__remittance__in=rest, adjustment__code="WO"))
    biller = a_staff(Role.BILLER)
    refused = []

    def settle(place: int) -> None:
        asked = acts.Asked(why="", key=f"k{place}", by=biller, now=NOW, today=TODAY)
        try:
            acts.settle_against(item=recoveries[place], other=debt, asked=asked)
        except acts.NotOpen as why:
            refused.append(why)

    each([partial(settle, place) for place in range(count)])
    assert len(refused) == count - 1
    assert ItemSettlement.objects.filter(way="ITEM").count() == 1
    assert the_books_are_true()


@pytest.mark.parametrize("count", [2, 8])
def test_the_same_form_sent_by_many_at_once_settles_once(count):
    a_practice()
    posted(a_file(("50", "A", "30.00"), number=1))
    item = ProviderItem.objects.get(adjustment__code="50")
    biller = a_staff(Role.BILLER)
    asked = acts.Asked(why="Small", key="one", by=biller, now=NOW, today=TODAY)
    each([lambda: acts.book_as(item=item, way=ItemSettlement.Way.COST, asked=asked)] * count)
    assert ItemSettlement.objects.filter(way="COST").count() == 1
    assert the_books_are_true()


@pytest.mark.parametrize("count", [2, 8])
def test_unposting_while_others_pair_leaves_nothing_half_settled(count):
    a_practice()
    first = posted(a_file(("WO", "ICN1", "-30.00"), number=1))
    posted(a_file(("WO", "ICN1", "30.00"), number=2))

    def undo() -> None:
        try:
            unpost(remittance=Remittance.objects.get(pk=first.pk), why="Race", by=None, now=NOW, today=TODAY)
        except NotPosted:
            return

    def pair() -> None:
        with transaction.atomic():
            pair_payer(key="1512345678", now=NOW, today=TODAY)

    each([undo, pair] * (count // 2))
    assert list(ProviderItem.objects.filter(adjustment__code="WO").order_by("pk").values_list("open", flat=True)) == [
        D("0.00"),
        D("30.00"),
    ]
    assert the_books_are_true()
