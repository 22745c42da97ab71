"""What the manager of the invented office has done with the books by the last day."""

from datetime import datetime

from billing_office.demo.life import Life
from ledger.periods import close_month, following, next_to_close
from ledger.seal import seal_days
from practice.models import Role


def keep(life: Life, *, now: datetime) -> None:
    """Seal the days that are past, and close every month that is over but the last."""
    seal_days(today=life.today, now=now)
    while (month := next_to_close()) is not None and following(following(month)) <= life.today:
        close_month(month=month, by=life.office.staff[Role.MANAGER], today=life.today, now=now)
