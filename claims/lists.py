"""A list of claims as a page: the view, its filters from the address, its rows, and what stands in the panel."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from claims import queues
from claims.models import Claim, Denial
from claims.rows import Row, rows
from claims.work_order import cut, following
from patients.models import Payer
from practice.models import Staff

ROWS_A_PAGE = 100
FAR_BEHIND = 10**9
FILTERS = ("view", "category", "payer", "owner", "amount", "page")
OWNERS = (("", "anybody"), ("me", "me"), ("nobody", "nobody"))


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: a saved view with its count."""

    label: str
    url: str
    count: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a view, filters, a page of the list; whatever cannot be read is left out."""

    view: str
    category: str
    payer: int | None
    owner: str
    amount: Decimal | None
    page: str

    @classmethod
    def of(cls, query: QueryDict, default: str) -> "Asked":
        """Read the address."""
        view = query.get("view", default)
        category = query.get("category", "")
        payer = query.get("payer", "")
        owner = query.get("owner", "")
        return cls(
            view=view if view in queues.VIEWS else default,
            category=category if category in Denial.Category.values else "",
            payer=int(payer) if payer.isdigit() and len(payer) < 10 else None,
            owner=owner if owner in dict(OWNERS) else "",
            amount=_amount(query.get("amount", "")),
            page=query.get("page", "1"),
        )

    @property
    def address(self) -> str:
        """The same question as a query string, so that panels and rows know the list they are part of."""
        values = {
            "view": self.view, "category": self.category, "payer": self.payer, "owner": self.owner,
            "amount": self.amount, "page": "" if self.page == "1" else self.page,
        }  # fmt: skip
        return urlencode({name: value for name, value in values.items() if value})

    def parts(self, *, today: date, staff: Staff) -> list[QuerySet[Claim]]:
        """The claims that are asked for, whatever is open on them, in no order; a claim may be in several parts."""
        return [self._narrowed(part, staff) for part in queues.VIEWS[self.view].parts(today, staff)]

    def _narrowed(self, claims: QuerySet[Claim], staff: Staff) -> QuerySet[Claim]:
        if self.category:
            of_category = Denial.objects.filter(state=Denial.State.OPEN, category=self.category)
            claims = claims.filter(pk__in=of_category.values("claim"))
        if self.payer:
            claims = claims.filter(coverage__payer=self.payer)
        if self.owner:
            claims = claims.filter(owner=staff) if self.owner == "me" else claims.filter(owner__isnull=True)
        return claims

    @property
    def number(self) -> int:
        """Which page of the list, from 1; a page that there is not is the last one."""
        number = int(self.page) if self.page.isdecimal() and len(self.page) < 10 else 1
        return number or FAR_BEHIND


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a worklist, ready for its template; `owed` is open on all claims that are listed."""

    heading: str
    asked: Asked
    url: str
    page: "Page[int]"
    rows: list[Row]
    owed: Decimal
    payers: QuerySet[Payer]
    owners: tuple[tuple[str, str], ...] = OWNERS

    @property
    def label(self) -> str:
        """The name of the view that is open."""
        return queues.VIEWS[self.asked.view].label


def list_page(
    request: HttpRequest, *, staff: Staff, today: date, url_name: str, heading: str, default: str
) -> ListPage:
    """Make one page of claims; `default` is the view that opens when none is asked for."""
    asked = Asked.of(request.GET, default)
    first = (asked.number - 1) * ROWS_A_PAGE
    found = cut(asked.parts(today=today, staff=staff), at_least=asked.amount, first=first, many=ROWS_A_PAGE)
    listed = queues.worklist(Claim.objects.filter(pk__in=found.ids))
    return ListPage(
        heading=heading,
        asked=asked,
        url=reverse(url_name),
        page=Paginator(range(found.count), ROWS_A_PAGE).get_page(asked.number),
        rows=rows(listed, today=today),
        owed=found.owed,
        payers=Payer.objects.filter(is_active=True),
    )


def view_tabs(page: ListPage, names: list[str], *, today: date, staff: Staff) -> list[Tab]:
    """Saved views as tabs."""
    counted = queues.counts(today=today, staff=staff, names=names)
    return [
        Tab(queues.VIEWS[name].label, f"{page.url}?view={name}", counted[name], page.asked.view == name)
        for name in names
    ]


def category_tabs(page: ListPage, *, today: date, staff: Staff) -> list[Tab]:
    """The denials as tabs by category, the most money first."""
    asked, url, found = page.asked, page.url, queues.denials_by_category()
    counted = queues.counts(today=today, staff=staff, names=["denied", "downcoded"])
    tabs = [Tab("All denials", url, counted["denied"], asked.view == "denied" and not asked.category)]
    tabs += [
        Tab(category.label, f"{url}?category={category}", count, asked.category == category)
        for category, count in found
    ]
    if counted["downcoded"]:
        tabs.append(Tab("Downcoded", f"{url}?view=downcoded", counted["downcoded"], asked.view == "downcoded"))
    return tabs


def after(claim: Claim, asked: Asked, *, today: date, staff: Staff) -> Claim | None:
    """The claim that follows in the list, also when this one has just left it; None at the end."""
    here = queues.worklist(Claim.objects.filter(pk=claim.pk)).get()
    found = following(asked.parts(today=today, staff=staff), at_least=asked.amount, claim=here)
    return Claim.objects.get(pk=found) if found else None


def address_of(asked: Asked, claim: Claim | None) -> str:
    """The queue as it was asked for, with one claim open."""
    query = "&".join(part for part in (asked.address, f"claim={claim.pk}" if claim else "") if part)
    return f"{reverse('claims:queue')}?{query}"


def _amount(typed: str) -> Decimal | None:
    try:
        amount = Decimal(typed.replace(",", "").replace("$", "").strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount > 0 else None
