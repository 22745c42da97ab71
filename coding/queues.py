"""The coder's worklists: visits whose signed note waits for codes; `coding.worklist` puts them in order."""

from datetime import datetime, timedelta

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from coding.models import ChargeLine, Diagnosis, ReleaseUpload
from encounters.models import Encounter
from practice.models import Staff

LOST_AFTER = timedelta(minutes=20)
"""How long a release may be with the worker: longer than any task may run."""


def waiting() -> QuerySet[Encounter]:
    """All visits that wait for codes, on hold or not, the oldest service first."""
    found = Encounter.objects.filter(status=Encounter.Status.TO_CODE)
    return found.select_related("patient", "provider", "coder").order_by("service_date", "id")


def to_code() -> QuerySet[Encounter]:
    """Visits to be coded now: a signed note, not on hold."""
    return waiting().filter(on_hold_because="")


def on_hold() -> QuerySet[Encounter]:
    """Visits set aside until somebody answers."""
    return waiting().exclude(on_hold_because="")


def of_coder(visits: QuerySet[Encounter], coder: Staff) -> QuerySet[Encounter]:
    """Those that this coder began or owns."""
    return visits.filter(coder=coder)


def with_progress(visits: QuerySet[Encounter]) -> QuerySet[Encounter]:
    """Each visit with whether it has a diagnosis (`has_diagnosis`) and how many lines (`lines`)."""
    counted = (
        ChargeLine.objects.filter(encounter=OuterRef("pk")).order_by().values("encounter").annotate(count=Count("pk"))
    )
    return visits.annotate(
        has_diagnosis=Exists(Diagnosis.objects.filter(encounter=OuterRef("pk"))),
        lines=Coalesce(Subquery(counted.values("count")), 0, output_field=IntegerField()),
    )


def releases_at_rest(*, now: datetime) -> QuerySet[ReleaseUpload]:
    """Uploads that the worker should have finished, and has not: it was lost."""
    statuses = ReleaseUpload.Status
    is_read = Q(status__in=[statuses.STORED, statuses.READING], uploaded_at__lt=now - LOST_AFTER)
    is_loaded = Q(status__in=[statuses.TO_LOAD, statuses.LOADING], decided_at__lt=now - LOST_AFTER)
    return ReleaseUpload.objects.filter(is_read | is_loaded)
