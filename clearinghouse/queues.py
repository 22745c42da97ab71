"""Which files wait for us, used by the pages and by the sweeps alike."""

from django.db.models import QuerySet

from clearinghouse.models import Connection, Interchange


def to_poll() -> QuerySet[Connection]:
    """Connections whose inbox we look into."""
    return Connection.objects.filter(is_active=True).order_by("pk")


def to_process() -> QuerySet[Interchange]:
    """Files that came in and are not worked through, oldest first."""
    return Interchange.objects.filter(direction=Interchange.Direction.IN, state=Interchange.State.STORED).order_by(
        "stored_at", "pk"
    )


def to_deliver() -> QuerySet[Interchange]:
    """Files that must still go out, oldest first; a connection that is switched off keeps its files here."""
    return Interchange.objects.filter(
        direction=Interchange.Direction.OUT, state=Interchange.State.QUEUED, connection__is_active=True
    ).order_by("stored_at", "pk")


def with_problems() -> QuerySet[Interchange]:
    """Files that came in and that a person should look at, newest first."""
    troubled = [Interchange.State.PROBLEMS, Interchange.State.UNREADABLE]
    return Interchange.objects.filter(direction=Interchange.Direction.IN, state__in=troubled)


def only_simulators() -> bool:
    """Tell whether every partner of the office is a simulator, so that nothing real can happen."""
    partners = Connection.objects.filter(is_active=True)
    return partners.exists() and not partners.filter(is_sandbox=False).exists()
