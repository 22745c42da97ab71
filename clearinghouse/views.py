"""The pages of the wire: every file in and out, and what became of each message in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from clearinghouse import queues
from clearinghouse.models import Connection, Interchange, TransactionSet
from clearinghouse.segments import Listing
from practice import audit
from practice.models import Role
from practice.permissions import allow
from practice.signed_in import staff_of

FILES_A_PAGE = 100
SEGMENTS_A_PAGE = 500
BY_HAND = "hand"
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
class ProblemRow:
    """One problem with the number of its segment in the file, 0 when it concerns the file as a whole."""

    severity: str
    element: str
    text: str
    segment: int
    segment_in_file: int
    page: int


@dataclass(frozen=True)
class MessageRow:
    """One message with the shape of its state, its problems and where it begins in the file."""

    message: TransactionSet
    shape: str
    problems: list[ProblemRow]
    segment_in_file: int
    page: int

    @property
    def list_id(self) -> str:
        """The id of its list of problems on the page."""
        return f"problems-{self.message.position}"


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
    """Show one file: its messages, its problems, its segments.  It holds patient data, so looking is noted."""
    row = get_object_or_404(Interchange.objects.select_related("connection", "duplicate_of"), pk=pk)
    audit.record(by=staff_of(request), act="read", subject=f"interchange:{row.pk}")
    listing = Listing.of(bytes(row.content))
    shown: Page[tuple[int, str]] = Paginator(listing.segments, SEGMENTS_A_PAGE).get_page(request.GET.get("page"))
    given = {
        "interchange": row,
        "shape": SHAPES[row.state],
        "problems": _problems(row.problems, 1),
        "messages_of_file": list(_messages(row, listing)),
        "listing": listing,
        "segments": shown,
    }
    return render(request, "clearinghouse/interchange.html", given)


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


def _messages(row: Interchange, listing: Listing) -> Iterator[MessageRow]:
    for message in row.transaction_sets.all():
        start = listing.start_of(message.position)
        yield MessageRow(message, SHAPES[message.state], _problems(message.problems, start), start, _page_of(start))


def _problems(found: list[dict[str, object]], start: int) -> list[ProblemRow]:
    rows = []
    for problem in found:
        segment = int(str(problem.get("segment") or 0))
        in_file = start + segment - 1 if segment and start else 0
        rows.append(
            ProblemRow(
                severity=str(problem.get("severity", "error")),
                element=str(problem.get("element", "")),
                text=str(problem.get("text", "")),
                segment=segment,
                segment_in_file=in_file,
                page=_page_of(in_file),
            )
        )
    return rows


def _page_of(segment: int) -> int:
    return (segment - 1) // SEGMENTS_A_PAGE + 1 if segment else 1
