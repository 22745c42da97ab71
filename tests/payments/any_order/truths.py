"""What is true of the office after every step."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from hypothesis.stateful import invariant

from claims.models import Claim
from ledger.models import Deposit, Entry, OpenBalance
from payments.models import Adjudication, ProviderItem, Remittance
from payments.proof.reconcile import every_check
from reports.aging import BUCKETS, By, Party, Table, aging, aging_now
from tests.payments.any_order.books import ZERO, Place
from tests.payments.any_order.office import Office
from tests.payments.any_order.papers import Paper, Where

BY_LINE = {"INSURANCE", "PATIENT"}
BY_DEPOSIT = {"UNAPPLIED", "PROVIDER_LEVEL"}


class Truths(Office):
    """Books that balance, and two sets of them that agree."""

    @invariant()
    def everything_is_true(self) -> None:
        self._every_reconciliation_holds()
        self._the_second_books_agree_about_what_is_open()
        self._the_second_books_agree_about_every_account()
        self._every_remittance_and_decision_is_where_it_should_be()
        self._every_item_is_open_as_it_should_be()
        self._every_plan_is_asked_as_it_should_be()
        self._a_closed_claim_owes_nothing()
        self._aging_is_what_is_open_by_age_and_by_who_owes()

    def _every_reconciliation_holds(self) -> None:
        assert [difference for check in every_check() for difference in check.differences] == []

    def _the_second_books_agree_about_what_is_open(self) -> None:
        ours = {
            place: amount for place, amount in self.books.balances().items() if place.account in BY_LINE | BY_DEPOSIT
        }
        sources = dict(Deposit.objects.values_list("pk", "source"))
        theirs = {
            Place(row.account, row.charge_line_id, row.coverage_id, sources.get(row.deposit_id)): row.amount
            for row in OpenBalance.objects.all()
        }
        assert theirs == ours

    def _the_second_books_agree_about_every_account(self) -> None:
        theirs: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for debit, credit, amount in Entry.objects.order_by().values_list("debit", "credit").annotate(Sum("amount")):
            theirs[debit] += amount
            theirs[credit] -= amount
        ours: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for place, amount in self.books.balances().items():
            ours[place.account] += -amount if place.account == "UNAPPLIED" else amount
        assert _not_zero(theirs) == _not_zero(ours)

    def _every_remittance_and_decision_is_where_it_should_be(self) -> None:
        states = dict(Remittance.objects.values_list("pk", "state"))
        decisions = {
            (remittance, position): (state, exception if state == Where.EXCEPTION else "")
            for remittance, position, state, exception in Adjudication.objects.values_list(
                "remittance", "position", "state", "exception"
            )
        }
        for paper in self.papers.every:
            assert states[paper.number] in _states(paper)
            for position, one in enumerate(paper.decisions, start=1):
                why = one.why if one.where == Where.EXCEPTION else ""
                assert decisions[paper.number, position] == (one.where, why)

    def _every_item_is_open_as_it_should_be(self) -> None:
        theirs = {
            (f"remittance:{number}", segment, position): open_now
            for number, segment, position, open_now in ProviderItem.objects.values_list(
                "adjustment__remittance", "adjustment__segment", "adjustment__position", "open"
            )
        }
        by_deposit: dict[str, list[Decimal]] = defaultdict(list)
        for (deposit, _, _), open_now in sorted(theirs.items()):
            by_deposit[deposit].append(open_now)
        ours: dict[str, list[Decimal]] = defaultdict(list)
        for item in sorted(self.items.every, key=lambda item: (item.deposit, item.place)):
            ours[item.deposit].append(self.items.open_of(item))
        assert by_deposit == ours

    def _every_plan_is_asked_as_it_should_be(self) -> None:
        theirs = set(Claim.objects.values_list("encounter", "coverage"))
        assert theirs == {(visit.encounter, plan) for visit in self.visits for plan in visit.asked}

    def _a_closed_claim_owes_nothing(self) -> None:
        for claim in Claim.objects.filter(status=Claim.Status.CLOSED):
            visit = next(visit for visit in self.visits if visit.encounter == claim.encounter_id)
            assert max(self.owed(visit, claim.coverage_id).values()) <= 0, claim

    def _aging_is_what_is_open_by_age_and_by_who_owes(self) -> None:
        for party in Party:
            for by in By:
                expected = self.aged(party, by)
                for table in (
                    aging_now(today=self.today, by=by, party=party),
                    aging(as_of=self.today, by=by, party=party),
                ):
                    assert rows_of(table) == expected

    def aged(self, party: Party, by: By, *, as_of: date | None = None) -> dict[object, list[Decimal]]:
        """The aging report by the second set of books, now or as of a day: dollars by age, then credits."""
        visits = {line: visit for visit in self.visits for line in visit.charges}
        found: dict[object, list[Decimal]] = defaultdict(lambda: [ZERO] * (len(BUCKETS) + 1))
        for place, amount in self.books.balances(as_of=as_of).items():
            if place.account != party.name:
                continue
            visit = visits[place.line or 0]
            key = visit.patient if by == By.PATIENT else self.payers.get(place.plan or 0)
            age = ((as_of or self.today) - visit.day).days
            found[key][min(max(age - 1, 0) // 30, 4) if amount > 0 else -1] += amount
        return dict(found)


def rows_of(table: Table) -> dict[object, list[Decimal]]:
    """Dollars by age, then credits, by who owes them."""
    return {row.key: [*row.amounts, row.credits] for row in table.rows}


def _not_zero(sums: dict[str, Decimal]) -> dict[str, Decimal]:
    return {account: amount for account, amount in sums.items() if amount}


def _states(paper: Paper) -> set[str]:
    if paper.is_held:
        return {"HELD"}
    if not paper.is_posted:
        return {"WAITING", "REVIEW"}
    return {"IN_PART" if any(one.where == Where.EXCEPTION for one in paper.decisions) else "POSTED"}
