"""
What reference data is loaded for a date of service.

An edit asks here before it looks at rows.  Without a release for the day its answer is "not loaded", never "passed".
"""

from collections.abc import Iterable, Mapping
from datetime import date

from coding.models import Reference, ReferenceRelease
from patients.models import Payer
from practice.plain_rows import read


def loaded_for(*, kind: Reference, day: date, payer: Payer | None = None) -> ReferenceRelease | None:
    """
    Return the release that answers for a date of service; None when nothing of this kind is loaded for it.

    It is the latest one that had begun by then.  For a day before all of them it is the oldest that carries its past
    with it, as pairs and add-on codes do.  Whether a newer one has been published since is not known here: cite
    `release.name`, so that the reader sees how old the answer is.  `payer` is for a payer's own fee schedule.
    """
    return _answering(ReferenceRelease.objects.filter(kind=kind, payer=payer, covers_from__lte=day), day)


def loaded_on(day: date) -> Mapping[Reference, ReferenceRelease]:
    """
    Return the release of each kind that answers for a date of service, in one query; what is not loaded is missing.

    Payers' own fee schedules are left out: there is one for each payer.
    """
    found: dict[Reference, list[ReferenceRelease]] = {}
    for release in read(ReferenceRelease, "WHERE payer_id IS NULL AND covers_from <= %(day)s", {"day": day}):
        found.setdefault(Reference(release.kind), []).append(release)
    answering = {kind: _answering(releases, day) for kind, releases in found.items()}
    return {kind: release for kind, release in answering.items() if release is not None}


def _answering(releases: Iterable[ReferenceRelease], day: date) -> ReferenceRelease | None:
    begun = [release for release in releases if release.starts_on <= day]
    if begun:
        return max(begun, key=lambda release: release.starts_on)
    return min(releases, key=lambda release: release.starts_on, default=None)
