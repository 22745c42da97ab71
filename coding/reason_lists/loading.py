"""Compares a licensed list with what is kept, loads it, and says a code in its publisher's words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from coding.models import LicensedReason
from coding.models.reason_lists import ReasonList
from coding.reason_lists.reading import Reason

SHORTER = 0.9


class NoLicense(Exception):
    """Nobody confirmed that the office may use the words."""


class MuchShorter(Exception):
    """The file has far fewer codes than what is kept; it may be cut off."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What loading a list would change, by code; `left_out` are kept that the file does not name."""

    new: tuple[str, ...]
    revised: tuple[str, ...]
    stopped: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def words(self) -> str:
        """It in one line."""
        return (
            f"{len(self.new)} new, {len(self.revised)} revised, {len(self.stopped)} stopped, "
            f"{len(self.left_out)} not in the file and kept"
        )


def difference(*, which: ReasonList, reasons: Mapping[str, Reason]) -> Difference:
    """Tell what loading would change; nothing is written."""
    kept = {one.code: one for one in LicensedReason.objects.filter(list=which)}
    there = [code for code in reasons if code in kept]
    return Difference(
        new=tuple(code for code in reasons if code not in kept),
        revised=tuple(code for code in there if reasons[code].description != kept[code].description),
        stopped=tuple(code for code in there if reasons[code].stops_on and not kept[code].stops_on),
        left_out=tuple(sorted(kept.keys() - reasons.keys())),
    )


@transaction.atomic
def load(*, which: ReasonList, reasons: Mapping[str, Reason], licensed_to: str, now: datetime) -> Difference:
    """
    Keep a list; what it does not name stays.  Loading it again changes nothing.

    :raises NoLicense: without the name of who holds the license.
    :raises MuchShorter: if it leaves out more than a tenth of the codes that are kept.
    """
    if not licensed_to.strip():
        raise NoLicense("The words belong to X12. Say who holds the license before they are kept.")
    told = difference(which=which, reasons=reasons)
    kept = LicensedReason.objects.filter(list=which).count()
    if len(told.left_out) > kept * (1 - SHORTER):
        raise MuchShorter(f"The file leaves out {len(told.left_out)} of {kept} codes. Download it again.")
    LicensedReason.objects.bulk_create(
        [
            LicensedReason(
                list=which, code=one.code, description=one.description, starts_on=one.starts_on,
                stops_on=one.stops_on, licensed_to=licensed_to.strip()[:120], loaded_at=now,
            )
            for one in reasons.values()
        ],
        update_conflicts=True,
        unique_fields=["list", "code"],
        update_fields=["description", "starts_on", "stops_on", "licensed_to", "loaded_at"],
    )  # fmt: skip
    return told


def licensed_words(*, reasons: Collection[str] = (), remarks: Collection[str] = ()) -> dict[str, str]:
    """The publisher's words of reason and remark codes, for those that are kept, by code."""
    rows = LicensedReason.objects.filter(list=ReasonList.CARC, code__in=reasons)
    rows |= LicensedReason.objects.filter(list=ReasonList.RARC, code__in=remarks)
    return {one.code: one.description for one in rows}
