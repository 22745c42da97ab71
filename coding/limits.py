"""How often a payer pays for a service: entering a limit, and letting it end."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from coding.models import PayerLimit
from coding.services import PROCEDURE
from patients.models import Payer
from practice import audit
from practice.models import Staff

Per = PayerLimit.Per
SPANS = frozenset({Per.DAYS, Per.MONTHS})
LONGEST_SPAN = 3660


class NotALimit(Exception):
    """What was typed is no limit that a payer could have."""


class AlreadyEntered(Exception):
    """The payer has a limit of this kind for the code from that day on."""


class HasEnded(Exception):
    """The limit ended, or would end before it starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a payer's policy says: `most` units of `procedure` in each span, told by `per` and `span`."""

    payer: Payer
    procedure: str
    most: int
    per: PayerLimit.Per
    span: int | None
    starts_on: date
    ends_on: date | None
    policy: str


def enter_limit(*, said: Said, by: Staff, now: datetime) -> PayerLimit:
    """
    Keep what a payer's policy says.

    :raises NotALimit: if code, number or span make no sense.
    :raises AlreadyEntered: if such a limit starts on the same day.
    """
    procedure = said.procedure.strip().upper()
    _check(said, procedure)
    span = said.span if said.per in SPANS else None
    limit = PayerLimit(
        payer=said.payer, procedure=procedure, most=said.most, per=said.per, span=span,
        starts_on=said.starts_on, ends_on=said.ends_on, policy=said.policy.strip(), entered_by=by, entered_at=now,
    )  # fmt: skip
    try:
        with transaction.atomic():
            limit.save()
    except IntegrityError as error:
        if "payer_limit_starts_once" not in str(error):
            raise
        raise AlreadyEntered(
            f"{said.payer} has such a limit for {procedure} from that day on. End it, or choose another day."
        ) from error
    audit.record(by=by, act="enter", subject=f"payer-limit:{limit.pk}")
    return limit


def end_limit(*, limit: PayerLimit, last_day: date, by: Staff) -> None:
    """
    Let a limit end with a date of service.

    :raises HasEnded: if it ended before, or would end before it starts.
    """
    if last_day < limit.starts_on:
        raise HasEnded(f"The limit starts on {limit.starts_on:%m/%d/%Y}. Choose that day or a later one.")
    running = PayerLimit.objects.filter(pk=limit.pk, ends_on=limit.ends_on)
    if (limit.ends_on is not None and limit.ends_on <= last_day) or not running.update(ends_on=last_day):
        raise HasEnded("Somebody ended this limit already. Reload to see its days.")
    audit.record(by=by, act="end", subject=f"payer-limit:{limit.pk}")


def _check(said: Said, procedure: str) -> None:
    if not PROCEDURE.fullmatch(procedure):
        raise NotALimit(f"{procedure[:10]} has not the form of a procedure code, such as 93000 or J3301.")
    if said.per in SPANS and not 1 <= (said.span or 0) <= LONGEST_SPAN:
        raise NotALimit("Say how many days or months the span has.")
    if said.ends_on is not None and said.ends_on < said.starts_on:
        raise NotALimit("The limit would end before it starts. Turn the days round.")
