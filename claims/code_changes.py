"""
Services that a payer decided under another code than the one billed: told apart, priced, and kept to be appealed.

A visit that is paid one level lower is no denial, so nobody sees it on a remittance; here it becomes work.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from claims.follow_ups import remind
from claims.models import Claim, CodeChange, ContactNote, FollowUp
from coding.fees import FeeList, fee_list
from coding.models import ChargeLine
from practice.models import Staff

Kind = CodeChange.Kind
Reason = FollowUp.Reason

LADDERS: tuple[tuple[str, ...], ...] = tuple(
    tuple(codes.split())
    for codes in (
        "99211 99212 99202 99213 99203 99214 99204 99215 99205",
        "99242 99243 99244 99245",
        "99252 99253 99254 99255",
        "99221 99222 99223",
        "99231 99232 99233",
        "99234 99235 99236",
        "99238 99239",
        "99281 99282 99283 99284 99285",
        "99304 99305 99306",
        "99307 99308 99309 99310",
        "99315 99316",
        "99341 99342 99344 99345",
        "99347 99348 99349 99350",
    )
)
"""
Visits of one kind by level, the lowest first; in the office a new patient stands above a known one of the same level.
"""


class NothingDowncoded(Exception):
    """No line of the claim waits for a person because of a lower code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line that the payer decided as another code; `source` is the place in the remittance."""

    claim: Claim
    charge_line: ChargeLine
    decided_as: str
    decided_on: date
    source: str


@dataclass(frozen=True, slots=True)
class Prices:
    """The office's own fees for one unit of the billed and of the payer's code; None when there is none."""

    submitted: Decimal | None = None
    decided: Decimal | None = None

    def difference(self, units: Decimal) -> Decimal | None:
        """Dollars between the two for these units, to the cent; None when one of them is not known."""
        if self.submitted is None or self.decided is None:
            return None
        return ((self.submitted - self.decided) * units).quantize(Decimal("0.01"))


def kind_of(*, submitted: str, decided_as: str, elsewhere: Iterable[str], prices: Prices) -> CodeChange.Kind:
    """
    Tell what it is to be paid under another code.

    A code that stands on another line of the claim took the service in; of two levels of one kind of visit the order
    decides, else the office's own prices; without them it is a replacement that a person must judge.
    """
    if decided_as in set(elsewhere):
        return Kind.BUNDLED
    for ladder in LADDERS:
        if submitted in ladder and decided_as in ladder:
            return Kind.DOWNCODE if ladder.index(decided_as) < ladder.index(submitted) else Kind.UPCODE
    if prices.submitted is None or prices.decided is None or prices.submitted == prices.decided:
        return Kind.REPLACED
    return Kind.DOWNCODE if prices.decided < prices.submitted else Kind.UPCODE


def keep_code_changes(*, changes: Sequence[Change], now: datetime) -> list[CodeChange]:
    """
    Keep lines that were decided under another code, and remind of those that were downcoded; what they are.

    Safe to repeat: each place in a remittance is kept once, a claim has one open reminder.
    """
    if not changes:
        return []
    fees = fee_list(procedures={code for one in changes for code in (one.charge_line.procedure, one.decided_as)})
    elsewhere = _codes_elsewhere(changes)
    made = [_made(one, fees, elsewhere[one.source]) for one in changes]
    CodeChange.objects.bulk_create(made, ignore_conflicts=True, batch_size=1000)
    for claim_id in sorted({one.claim_id for one in made if one.kind == Kind.DOWNCODE}):
        remind(claim_id=claim_id, reason=Reason.DOWNCODE, due_date=localdate(now), now=now)
    return made


def take_code_changes_back(*, sources: Sequence[str], by: Staff | None, now: datetime) -> None:
    """Void what decisions said that count no more, by the beginnings of their sources; close what is not due then."""
    if not sources:
        return
    begins = Q(pk__in=[])
    for source in dict.fromkeys(sources):
        begins |= Q(source__startswith=source)
    with transaction.atomic():
        gone = CodeChange.objects.filter(begins, taken_back_at=None)
        claims = set(gone.values_list("claim_id", flat=True))
        gone.update(taken_back_at=now)
        left = set(_standing().filter(claim__in=claims).values_list("claim_id", flat=True))
        reminders = FollowUp.objects.filter(claim__in=claims - left, reason=Reason.DOWNCODE, done_at=None)
        reminders.update(done_at=now, done_by=by)


def appeal_downcode(*, claim: Claim, note: str, by: Staff, now: datetime) -> None:
    """
    Record that the lower code was appealed, and remind when the payer should have answered.

    :raises NothingDowncoded: if no lower code waits for a person.
    """
    today = localdate(now)
    with transaction.atomic():
        waiting = claim.follow_ups.select_for_update().filter(reason=Reason.DOWNCODE, done_at=None)
        if not waiting.update(done_at=now, done_by=by):
            raise NothingDowncoded("No line of this claim waits because of a lower code. Reload to see what was done.")
        if note.strip():
            ContactNote.objects.create(claim=claim, text=note.strip(), by=by, at=now)
        due = today + timedelta(days=claim.coverage.payer.expected_days)
        remind(claim_id=claim.pk, reason=Reason.APPEAL, due_date=due, now=now)


def downcoded_lines(*, claim_ids: Iterable[int]) -> dict[int, CodeChange]:
    """The first downcoded line of each claim on which one waits for a person."""
    waiting = FollowUp.objects.filter(claim__in=list(claim_ids), reason=Reason.DOWNCODE, done_at=None)
    found: dict[int, CodeChange] = {}
    for one in _standing().filter(claim__in=waiting.values("claim")).order_by("pk"):
        found.setdefault(one.claim_id, one)
    return found


def _standing() -> QuerySet[CodeChange]:
    return CodeChange.objects.filter(kind=Kind.DOWNCODE, taken_back_at=None)


def _codes_elsewhere(changes: Sequence[Change]) -> dict[str, set[str]]:
    """For each change, the codes of the claim's other lines: as billed, and as decided when they were changed too."""
    billed: dict[int, list[ChargeLine]] = defaultdict(list)
    encounters = {one.claim.encounter_id for one in changes}
    for line in ChargeLine.objects.filter(encounter__in=encounters):
        billed[line.encounter_id].append(line)
    decided = Counter((one.claim.pk, one.decided_as) for one in changes)
    found = {}
    for one in changes:
        codes = {line.procedure for line in billed[one.claim.encounter_id] if line.pk != one.charge_line.pk}
        if decided[(one.claim.pk, one.decided_as)] > 1:
            codes.add(one.decided_as)
        found[one.source] = codes
    return found


def _made(change: Change, fees: FeeList, elsewhere: set[str]) -> CodeChange:
    line, payer_id = change.charge_line, change.claim.coverage.payer_id
    day = change.claim.encounter.service_date
    prices = Prices(
        fees.price(procedure=line.procedure, modifiers=line.modifiers, payer_id=payer_id, day=day),
        fees.price(procedure=change.decided_as, modifiers=line.modifiers, payer_id=payer_id, day=day),
    )
    kind = kind_of(submitted=line.procedure, decided_as=change.decided_as, elsewhere=elsewhere, prices=prices)
    return CodeChange(
        claim=change.claim,
        charge_line=line,
        kind=kind,
        submitted=line.procedure,
        decided_as=change.decided_as,
        difference=None if kind == Kind.BUNDLED else prices.difference(Decimal(line.units)),
        decided_on=change.decided_on,
        source=change.source,
    )
