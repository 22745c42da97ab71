"""The office that the machine works in: who is there, which day it is, and how visits are charged."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from decimal import ROUND_DOWN, Decimal
from itertools import count

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from claims.models import Claim
from claims.release import release
from ledger.models import Entry
from patients.models import Coverage, Patient
from practice.models import Role, Staff
from tests.builders import TODAY, a_coded_encounter, a_coverage, a_patient, a_payer, a_staff
from tests.claims.given import the_codes
from tests.payments.any_order.books import REVENUE, ZERO, Books, owed_by_patient, owed_by_plan
from tests.payments.any_order.given_back import GivenBacks
from tests.payments.any_order.items import Items
from tests.payments.any_order.papers import Papers, Visit
from tests.payments.bank_given import an_account

CENT = Decimal("0.01")
MOST_VISITS = 7
shares = st.integers(0, 100)
CHARGES: Sequence[Sequence[tuple[str, str]]] = (
    (("99213", "150.00"),),
    (("99213", "150.00"), ("85025", "40.01")),
    (("99214", "210.50"),),
)


def part(amount: Decimal, percent: int) -> Decimal:
    """So many percent of an amount, in whole cents."""
    return (amount * percent / 100).quantize(CENT, ROUND_DOWN)


class Office(RuleBasedStateMachine):
    """An office with one patient who has one plan, one who has two, and one who has none."""

    def __init__(self) -> None:
        super().__init__()
        self._undone = transaction.atomic()
        self._undone.__enter__()
        self._numbers, self._seconds = count(1), count(1)
        self.today = TODAY
        self.books = Books()
        self.items = Items(self.books)
        self.refunds = GivenBacks()
        self.papers = Papers(self.books, self.items, self.refunds)
        self.visits: list[Visit] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._undone.__exit__(None, None, None)

    @property
    def now(self) -> datetime:
        """A moment of today, later each time."""
        return datetime.combine(self.today, time(15), UTC) + timedelta(seconds=next(self._seconds))

    def key(self) -> str:
        """The key of another form."""
        return f"key{next(self._numbers)}"

    def open_the_office(self) -> None:
        """Have patients with plans, staff, a bank account, and the first visits."""
        the_codes()
        payer = self.payer = a_payer(payer_id="60101")
        self.patients: list[Patient] = [
            a_patient(first_name="John", last_name="Smith"),
            a_patient(first_name="Mary", last_name="Major"),
            a_patient(first_name="Paul", last_name="Poe"),
        ]
        a_coverage(patient=self.patients[0], payer=payer, member_id="W1")
        a_coverage(patient=self.patients[1], payer=payer, member_id="W2")
        a_coverage(patient=self.patients[1], payer=a_payer(), member_id="X2", priority=2)
        self.payers = dict(Coverage.objects.values_list("pk", "payer"))
        self.biller, self.manager = a_staff(Role.BILLER), a_staff(Role.MANAGER)
        an_account()
        self.charge(0, 1, 0)
        self.charge(1, 1, 35)

    @precondition(lambda self: len(self.visits) < MOST_VISITS)
    @rule(who=st.integers(0, 2), what=st.integers(0, 2), days_ago=st.sampled_from([0, 10, 35, 70, 100, 130]))
    def charge(self, who: int, what: int, days_ago: int) -> None:
        day = self.today - timedelta(days=days_ago)
        encounter = a_coded_encounter(patient=self.patients[who], service_date=day, lines=tuple(CHARGES[what]))
        release(encounter=encounter, by=self.biller, today=self.today, now=self.now)
        plans = list(self.patients[who].coverages.order_by("priority").values_list("pk", flat=True))
        charges = {line.pk: line.charge for line in encounter.charge_lines.order_by("position")}
        visit = Visit(encounter.pk, self.patients[who].pk, charges, plans, day)
        if plans:
            visit.asked[plans[0]] = dict(charges)
            self.items.claim_numbers.add(self.claim_of(visit, plans[0]).claim_number)
        moves = [
            (owed_by_plan(line, plans[0]) if plans else owed_by_patient(line), REVENUE, amount)
            for line, amount in charges.items()
        ]
        self.books.stand(moves, on=self.today)
        self.visits.append(visit)

    def claim_of(self, visit: Visit, plan: int) -> Claim:
        """The product's claim of a visit on a plan."""
        return Claim.objects.get(encounter=visit.encounter, coverage=plan)

    def person(self, is_manager: bool) -> Staff:
        """Who acts."""
        return self.manager if is_manager else self.biller

    @contextmanager
    def answered(self, refusal: type[Exception] | None = None) -> Iterator[None]:
        """What is done here is refused with exactly this, and then nothing is written; without a refusal it is done."""
        before = Entry.objects.count()
        try:
            with transaction.atomic():
                yield
        except Exception as refused:
            if refusal is None or type(refused) is not refusal:
                raise
            assert Entry.objects.count() == before
        else:
            assert refusal is None, f"{refusal.__name__} was expected"

    def owed(self, visit: Visit, plan: int | None) -> dict[int, Decimal]:
        """What a plan, or the patient, owes on each line of a visit by the second set of books."""
        now = self.books.balances()
        places = {line: owed_by_patient(line) if plan is None else owed_by_plan(line, plan) for line in visit.charges}
        return {line: now.get(place, ZERO) for line, place in places.items()}


def nth(found: Sequence, which: int):
    """One of several, chosen by a number that knows nothing of how many there are."""
    return found[which % len(found)]
