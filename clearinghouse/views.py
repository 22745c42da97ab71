"""The pages of the wire: every file in and out, and what became of each message in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from clearinghouse import answers, explanation, queues
from clearinghouse.explanation import Row
from clearinghouse.models import Connection, Interchange, TransactionSet
from clearinghouse.places import ROWS_A_PAGE, page_of, place_of
from clearinghouse.problems import KINDS_SHOWN, Problems, problems_of
from clearinghouse.segments import Listing, Span
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

FILES_A_PAGE = 100
BY_HAND = "hand"
PARTS = {"claims": "Claims", "problems": "Problems"}
HEADLINES = {"270": "People", "271": "People", "999": "Messages"}
SHAPES = {
    "STORED": "run",
    "PROCESSED": "ok",
    "PROBLEMS": "warn",
    "DUPLICATE": "hold",
    "UNREADABLE": "bad",
    "QUEUED": "run",
    "SENT": "ok",
    "WAITING": "run",
    "DONE": "ok",
    "NOT_USED": "hold",
}


@dataclass(frozen=True)
class FileRow:
    """One file of the list with the shape of its state."""

    interchange: Interchange
    shape: str


@dataclass(frozen=True)
class MessageRow:
    """One message with the shape of its state, its segments in the file and how many problems they have."""

    message: TransactionSet
    shape: str
    span: Span | None
    errors: int
    warnings: int


@allow(Role.BILLER, read=[Role.MANAGER])
@require_safe
def interchanges(request: HttpRequest) -> HttpResponse:
    """List the files, newest first; the filters stay in the address."""
    files = _filtered(request)
    page: Page[Interchange] = Paginator(files, FILES_A_PAGE).get_page(request.GET.get("page"))
    given = {
        "rows": [FileRow(interchange, SHAPES[interchange.state]) for interchange in page],
        "page": page,
        "views": _views(request),
        "partners": Connection.objects.order_by("name"),
        "kinds": _kinds(),
        "states": Interchange.State.choices,
        "asked": {name: request.GET.get(name, "") for name in ("partner", "kind", "state")},
        "may_receive": staff_of(request).has_role(Role.BILLER),
        "may_simulate": staff_of(request).has_role(Role.BILLER, Role.MANAGER) and queues.only_simulators(),
    }
    return render(request, "clearinghouse/interchanges.html", given)


@allow(Role.BILLER, read=[Role.MANAGER])
@require_safe
def interchange(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one file: what became of it and of its messages, and their problems."""
    row = _file(request, pk)
    listing = explanation.listing_of(row)
    problems = problems_of(row, listing)
    kinds = problems.kinds
    given = _page(row, listing, problems, here="file") | {
        "kinds": kinds[:KINDS_SHOWN],
        "kinds_left": len(kinds[KINDS_SHOWN:]),
        "messages_of_file": list(_messages(row, listing, problems)),
        "may_be_answered": answers.may_be_answered(row),
    }
    return render(request, "clearinghouse/interchange.html", given)


@allow(Role.BILLER, read=[Role.MANAGER])
@require_safe
def acknowledgment(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the 999 and TA1 about a file that came in, as a file to save."""
    row = _file(request, pk)
    try:
        text = answers.acknowledgment_of(interchange=row, now=timezone.localtime())
    except answers.NothingToAnswer as why:
        messages.error(request, str(why))
        return redirect("clearinghouse:interchange", pk)
    name = f"999-of-file-{row.pk}.x12"
    return HttpResponse(
        text.encode(),
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@allow(Role.BILLER, read=[Role.MANAGER])
@require_safe
def explained(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a file in plain words beside its segments: all of them, only the claims, or only the problems."""
    row = _file(request, pk)
    listing = explanation.listing_of(row)
    problems = problems_of(row, listing)
    view = request.GET.get("view", "") if request.GET.get("view") in PARTS else ""
    numbers = explanation.numbers_of(view, listing, problems)
    page: Page[int] = Paginator(numbers, ROWS_A_PAGE).get_page(_asked_page(request, listing))
    rows = explanation.rows_of(page.object_list, listing, problems)
    given = _page(row, listing, problems, here=view) | {"rows": list(rows), "page": page}
    return render(request, "clearinghouse/explained.html", given)


# Searching is reading, though it goes by POST to keep what may be a name or a member id out of addresses.
@allow(Role.BILLER, Role.MANAGER, Role.AUDITOR)
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the segments of a file that hold a value, such as a claim number; one alone is shown at its place."""
    explained_at = reverse("clearinghouse:explained", args=[pk])
    asked = request.POST.get("asked", "")[:80].strip()
    if not asked:
        return redirect(explained_at)
    row = _file(request, pk)
    listing = explanation.listing_of(row)
    problems = problems_of(row, listing)
    numbers = listing.find(asked, most=explanation.FOUND_AT_MOST)
    rows: list[Row] = list(explanation.rows_of(numbers, listing, problems))
    if len(rows) == 1:
        return redirect(f"{explained_at}?{rows[0].place}")
    given = _page(row, listing, problems, here="found") | {"rows": rows, "text": asked}
    given["is_cut"] = len(rows) == explanation.FOUND_AT_MOST
    return render(request, "clearinghouse/explained.html", given)


@allow(Role.BILLER, read=[Role.MANAGER])
@require_safe
def claim(request: HttpRequest, pk: int, claim_number: str) -> HttpResponse:
    """Lead to a claim in a file by our number of it, or to the beginning of a file that does not name it."""
    row = get_object_or_404(Interchange, pk=pk)
    listing = explanation.listing_of(row)
    number = explanation.headline_of(listing, claim_number)
    place = place_of(number) if number else ""
    return redirect(f"{reverse('clearinghouse:explained', args=[pk])}?{place}")


def _file(request: HttpRequest, pk: int) -> Interchange:
    """Fetch a file with its content; it holds patient data, so looking is noted."""
    row = get_object_or_404(Interchange.objects.select_related("connection", "duplicate_of"), pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"interchange:{row.pk}")
    return row


def _page(row: Interchange, listing: Listing, problems: Problems, *, here: str) -> dict[str, object]:
    """What every page of one file shows: its state, and its parts with their sizes."""
    counts = {"claims": listing.index.claims, "problems": len(problems)}
    parts = PARTS | {"claims": HEADLINES.get(row.kind, PARTS["claims"])}
    return {
        "interchange": row,
        "shape": SHAPES[row.state],
        "listing": listing,
        "problems": problems,
        "here": here,
        "parts": [(name, label, counts[name]) for name, label in parts.items()],
    }


def _asked_page(request: HttpRequest, listing: Listing) -> str | int:
    """The page that the address asks for, by its number or by a segment of a message."""
    asked = request.GET
    if "page" in asked or "segment" not in asked:
        return asked.get("page", "1")
    return page_of(explanation.number_of(listing, asked.get("message", "1"), asked["segment"]))


def _filtered(request: HttpRequest) -> QuerySet[Interchange]:
    asked = request.GET
    files = Interchange.objects.select_related("connection").defer("content")
    files = {
        "in": files.filter(direction=Interchange.Direction.IN),
        "out": files.filter(direction=Interchange.Direction.OUT),
        "problems": files.filter(pk__in=queues.with_problems().values("pk")),
        "waiting": files.filter(state__in=[Interchange.State.STORED, Interchange.State.QUEUED]),
    }.get(asked.get("view", ""), files)
    if asked.get("state") in Interchange.State.values:
        files = files.filter(state=asked["state"])
    if asked.get("kind", "").isprintable() and asked.get("kind"):
        files = files.filter(kind=asked["kind"])
    if asked.get("partner") == BY_HAND:
        return files.filter(connection=None)
    if asked.get("partner", "").isdecimal():
        files = files.filter(connection__in=Connection.objects.filter(pk=int(asked["partner"])))
    return files


def _views(request: HttpRequest) -> list[dict[str, object]]:
    here = request.GET.get("view", "")
    names = (("", "All"), ("in", "Received"), ("out", "Sent"), ("waiting", "Waiting"), ("problems", "With problems"))
    counts = {"problems": queues.with_problems().count()}
    return [{"name": name, "label": label, "here": name == here, "count": counts.get(name)} for name, label in names]


def _kinds() -> list[str]:
    return list(Interchange.objects.exclude(kind="").order_by("kind").values_list("kind", flat=True).distinct())


def _messages(row: Interchange, listing: Listing, problems: Problems) -> Iterator[MessageRow]:
    count = problems.by_message()
    for message in row.transaction_sets.all():
        position = message.position
        found = count[position, True], count[position, False]
        yield MessageRow(message, SHAPES[message.state], listing.span(position), *found)
