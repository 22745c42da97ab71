"""The exceptions of one remittance, a page at a time, narrowed by what is wrong; the address keeps both."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from payments.models import Adjudication, Remittance

A_PAGE = 100
EXCEPTION = Adjudication.State.EXCEPTION


@dataclass(frozen=True, slots=True)
class Excepted:
    """
    One page of exceptions by id.

    `count` is of the whole remittance; `reasons` are what is wrong in it: stored word, label, how many.  `reason` is
    what the list is narrowed by, "" for anything.
    """

    ids: Sequence[int]
    page: "Page[int]"
    count: int
    reason: str
    reasons: Sequence[tuple[str, str, int]]

    @property
    def kept(self) -> str:
        """What addresses of its rows say besides, so that the list stays as it is; begins with "&" or is empty."""
        asked = {"reason": self.reason, "excepted": "" if self.page.number == 1 else str(self.page.number)}
        return "".join(f"&{urlencode({name: value})}" for name, value in asked.items() if value)


def excepted(request: HttpRequest, remittance: Remittance) -> Excepted:
    """Read which exceptions are asked for; without a page, the one on which the chosen decision stands."""
    rows = remittance.adjudications.filter(state=EXCEPTION)
    counts = dict(rows.order_by().values_list("exception").annotate(Count("pk")))
    asked = request.GET.get("reason", "")
    reason = asked if asked in counts else ""
    found = (rows.filter(exception=reason) if reason else rows).order_by("position")
    number = request.GET.get("excepted") or _page_of(request.GET.get("decision", ""), found)
    count = counts[reason] if reason else sum(counts.values())
    page = Paginator(range(count), A_PAGE).get_page(number)
    first = (page.number - 1) * A_PAGE
    return Excepted(
        ids=list(found.values_list("pk", flat=True)[first : first + A_PAGE]),
        page=page,
        count=sum(counts.values()),
        reason=reason,
        reasons=[(one.value, one.label, counts[one.value]) for one in Adjudication.Exception if counts.get(one.value)],
    )


def _page_of(decision: str, rows: QuerySet[Adjudication]) -> int:
    """The page on which a decision stands; the first for one that is not in the list."""
    if not (decision.isdecimal() and len(decision) < 19):
        return 1
    place = rows.filter(pk=int(decision)).values_list("position", flat=True).first()
    return 1 if place is None else rows.filter(position__lt=place).count() // A_PAGE + 1
