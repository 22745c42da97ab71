"""A list of claims as a page: the view, its filters from the address, its rows, and what stands in the panel."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from claims import queues
from claims.models import Claim, Denial
from claims.rows import Row, rows
from patients.models import Payer
from practice.models import Staff

ROWS_A_PAGE = 100
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

    def claims(self, *, today: date, staff: Staff) -> QuerySet[Claim]:
        """The claims that are asked for, with what a list needs, in the order of work."""
        found = queues.VIEWS[self.view].claims(today, staff)
        if self.category:
            found = found.filter(denials__state=Denial.State.OPEN, denials__category=self.category).distinct()
        if self.payer:
            found = found.filter(coverage__payer=self.payer)
        if self.owner:
            found = found.filter(owner=staff) if self.owner == "me" else found.filter(owner__isnull=True)
        listed = queues.worklist(found)
        return listed.filter(Q(owed__gte=self.amount)) if self.amount else listed


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a worklist, ready for its template."""

    heading: str
    asked: Asked
    url: str
    tabs: list[Tab]
    page: "Page[Claim]"
    rows: list[Row]
    owed: Decimal
    payers: QuerySet[Payer]
    owners: tuple[tuple[str, str], ...] = OWNERS

    @property
    def label(self) -> str:
        """The name of the view that is open."""
        return queues.VIEWS[self.asked.view].label


def list_page(
    request: HttpRequest, *, staff: Staff, today: date, url_name: str, heading: str, names: list[str]
) -> ListPage:
    """Make one page of claims; `names` are the views that stand as tabs, the first one opens by default."""
    asked = Asked.of(request.GET, names[0])
    claims = asked.claims(today=today, staff=staff)
    page = Paginator(claims.select_related("coverage__payer", "encounter__patient", "owner"), ROWS_A_PAGE).get_page(
        asked.page
    )
    url = reverse(url_name)
    return ListPage(
        heading=heading,
        asked=asked,
        url=url,
        tabs=_tabs(asked, url, names, today, staff),
        page=page,
        rows=rows(list(page.object_list), today=today),
        owed=queues.owed_in_all(queues.VIEWS[asked.view].claims(today, staff)),
        payers=Payer.objects.filter(is_active=True),
    )


def category_tabs(asked: Asked, url: str) -> list[Tab]:
    """The denials as tabs by category, the most money first."""
    found = queues.denials_by_category()
    tabs = [Tab("All denials", url, queues.denied().count(), asked.view == "denied" and not asked.category)]
    tabs += [
        Tab(category.label, f"{url}?category={category}", count, asked.category == category)
        for category, count in found
    ]
    count = queues.downcoded().count()
    if count:
        tabs.append(Tab("Downcoded", f"{url}?view=downcoded", count, asked.view == "downcoded"))
    return tabs


def after(claim: Claim, asked: Asked, *, today: date, staff: Staff) -> Claim | None:
    """The claim that follows in the list, also when this one has just left it; None at the end."""
    listed = list(asked.claims(today=today, staff=staff).exclude(pk=claim.pk)[: ROWS_A_PAGE * 5])
    here = queues.worklist(Claim.objects.filter(pk=claim.pk)).get()
    place = (_due(here), -_owed(here), here.pk)
    later = (one for one in listed if (_due(one), -_owed(one), one.pk) > place)
    return next(later, listed[0] if listed else None)


def address_of(asked: Asked, claim: Claim | None) -> str:
    """The queue as it was asked for, with one claim open."""
    query = "&".join(part for part in (asked.address, f"claim={claim.pk}" if claim else "") if part)
    return f"{reverse('claims:queue')}?{query}"


def _tabs(asked: Asked, url: str, names: list[str], today: date, staff: Staff) -> list[Tab]:
    counted = queues.counts(today=today, staff=staff, names=names)
    return [Tab(queues.VIEWS[name].label, f"{url}?view={name}", counted[name], asked.view == name) for name in names]


def _due(claim: Claim) -> date:
    due: date = claim.due  # type: ignore[attr-defined]
    return due


def _owed(claim: Claim) -> Decimal:
    owed: Decimal = claim.owed  # type: ignore[attr-defined]
    return owed


def _amount(typed: str) -> Decimal | None:
    try:
        amount = Decimal(typed.replace(",", "").replace("$", "").strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount > 0 else None
