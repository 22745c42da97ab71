"""Time goes by, and months are closed and opened again; what was reported of a day that is past stays true."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ledger.periods import MonthNotOver, MonthOutOfOrder, close_month, following, reopen_month
from reports.aging import By, Party, aging
from tests.builders import TODAY
from tests.payments.any_order.truths import Truths, rows_of

MOST_DAYS = timedelta(days=100)


class Months(Truths):
    """The calendar and the books of past months."""

    @precondition(lambda self: self.today < TODAY + MOST_DAYS)
    @rule(days=st.sampled_from([1, 9, 20, 31]))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule()
    def close_a_month(self) -> None:
        month = self.books.open_from if self.books.open_from > date.min else TODAY.replace(day=1)
        is_over = following(month) <= self.today
        with self.answered(None if is_over else MonthNotOver):
            close_month(month=month, by=self.manager, today=self.today, now=self.now)
        if is_over:
            self.books.open_from = following(month)

    @rule()
    def open_a_month_again(self) -> None:
        last = (self.books.open_from if self.books.open_from > date.min else TODAY) - timedelta(days=1)
        is_closed = self.books.open_from > date.min
        with self.answered(None if is_closed else MonthOutOfOrder):
            reopen_month(month=last, by=self.manager, because="Tried", now=self.now)
        if is_closed:
            first = last.replace(day=1)
            self.books.open_from = first if first > TODAY else date.min

    @rule(days=st.integers(0, 60))
    def look_back(self, days: int) -> None:
        day = self.today - timedelta(days=days)
        for party in Party:
            for by in By:
                assert rows_of(aging(as_of=day, by=by, party=party)) == self.aged(party, by, as_of=day)
