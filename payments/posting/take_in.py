"""
Taking in an 835: everything it says is stored, its claims are matched; nothing is posted here.

Whatever a payer sends is kept.  A remittance that is for somebody else, cut off, or does not add up as a whole is held
with the reason; the same payment in another file is a duplicate and says of which.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import connection
from django.db import transaction as database
from django.utils import timezone

import x12
from clearinghouse.models import TransactionSet
from clearinghouse.services import NotForUs
from patients.models import Payer
from payments.models import Adjudication, AdjudicationLine, Adjustment, ProviderAdjustment, Remittance
from payments.posting.afterwards import follow_taking_in
from payments.posting.balance import imbalances, unexplained
from payments.posting.load import grouped
from payments.posting.matching import match_claims, match_lines
from practice.collector import collector_at_rest
from practice.copying import copy_in
from practice.models import Practice, Provider
from practice.rows import blank

CENT = Decimal("0.01")
LARGEST = Decimal("9999999999.99")
# What x12 says of a transaction that has lost segments.
CUT_OFF = frozenset({"NO-SE", "SE01"})


@dataclass(slots=True)
class _Rows:
    """The rows of one remittance before they are saved, and what was wrong on the way."""

    remittance: Remittance
    adjudications: list[Adjudication] = field(default_factory=list)
    lines: list[AdjudicationLine] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)
    kept_back: list[ProviderAdjustment] = field(default_factory=list)
    problems: list[dict[str, object]] = field(default_factory=list)


new_adjudication, new_line, new_adjustment = blank(Adjudication), blank(AdjudicationLine), blank(Adjustment)


@collector_at_rest()
def take_in(*, transaction_set: TransactionSet, transaction: x12.Transaction, now: datetime) -> str:
    """
    Store one 835 with all its decisions, match them to our claims, and say in one sentence what came.

    :raises NotForUs: if it is so broken that no payment can be read from it.
    """
    message = transaction.message
    if not isinstance(message, x12.Remittance):
        raise NotForUs("No payment can be read from this 835. It is kept as it came; ask the sender for it again.")
    rows = _Rows(_header(message, transaction_set, now))
    _read_claims(message, rows)
    _read_kept_back(message, rows)
    _hold_if_it_must(message, transaction, rows)
    with database.atomic():
        if not _store_header(rows.remittance):
            return _told_as_duplicate(rows.remittance)
        match_claims(rows.adjudications)
        match_lines(rows.lines)
        _store_rows(rows)
        follow_taking_in()
    _tell_imbalances(rows)
    transaction_set.problems = [
        *transaction_set.problems,
        *({"severity": "error", **problem} for problem in rows.problems),
    ]
    return _told(rows)


def _header(message: x12.Remittance, transaction_set: TransactionSet, now: datetime) -> Remittance:
    payer = message.payer
    return Remittance(
        transaction_set=transaction_set,
        payer=_payer(message),
        payer_name=_text(payer.name if payer else "", 60),
        originator_id=_text(message.payer_originator, 20),
        payee_npi=_text(message.payee.npi if message.payee else "", 20),
        trace=_text(message.trace, 50),
        method=_text(message.method, 3),
        amount=_signed(message),
        paid_on=message.date or message.production_date or timezone.localdate(now),
        received_at=now,
    )


def _signed(message: x12.Remittance) -> Decimal:
    amount = _fitting(message.amount)
    return -amount if message.credit_or_debit == "D" else amount


def _payer(message: x12.Remittance) -> Payer | None:
    """The payer by its id, else by its name; None when we do not know it."""
    if not message.payer:
        return None
    ids = {message.payer.id, message.payer.payer_id} - {""}
    by_id = Payer.objects.filter(payer_id__in=ids).first()
    return by_id or Payer.objects.filter(name__iexact=message.payer.name).order_by("pk").first()


def _read_claims(message: x12.Remittance, rows: _Rows) -> None:
    for position, claim in enumerate(message.iter_claims(), start=1):
        adjudication = _adjudication(claim, position, rows)
        rows.adjudications.append(adjudication)
        rows.adjustments += _adjustments(claim.adjustments, adjudication, None, rows)
        for place, service in enumerate(claim.lines, start=1):
            line = _line(service, place, adjudication, rows)
            rows.lines.append(line)
            rows.adjustments += _adjustments(service.adjustments, adjudication, line, rows)


def _adjudication(claim: x12.ClaimPayment, position: int, rows: _Rows) -> Adjudication:
    patient, insured = claim.patient, claim.insured
    member = next((name.id for name in (claim.corrected, patient, insured) if name and name.id), "")
    row = new_adjudication({"remittance": rows.remittance})
    row.position, row.segment = position, claim.at
    row.claim_number = _text(claim.claim_number, 38)
    row.payer_claim_number = _text(claim.payer_claim_number or claim.original_payer_claim_number, 50)
    row.patient_name = _text(patient.full_name if patient else "", 120)
    row.member_id = _text(member, 80)
    row.status_code = _text(claim.status, 2)
    row.forwarded_to = _text(claim.crossover.full_name if claim.crossover else "", 60)
    row.charged = _money(claim.charged, rows, claim.at, "CLP03")
    row.paid = _money(claim.paid, rows, claim.at, "CLP04")
    if claim.patient_responsibility is not None:
        row.patient_responsibility = _fitting(claim.patient_responsibility)
    row.service_date = next((line.date for line in claim.lines if line.date), None) or claim.first_date
    row.remark_codes = _codes(claim.remark_codes)
    return row


def _line(service: x12.ServicePayment, position: int, adjudication: Adjudication, rows: _Rows) -> AdjudicationLine:
    submitted = service.submitted or service.procedure
    row = new_line({"adjudication": adjudication})
    row.position, row.segment = position, service.at
    row.line_control_number = _text(service.control_number, 30)
    row.procedure = _text(service.procedure.code, 48)
    row.modifiers = [_text(modifier, 2) for modifier in submitted.modifiers if modifier]
    row.submitted_procedure = _text(service.submitted.code, 48) if service.submitted else ""
    row.charged = _money(service.charged, rows, service.at, "SVC02")
    row.paid = _money(service.paid, rows, service.at, "SVC03")
    row.allowed = None if service.allowed is None else _fitting(service.allowed)
    row.units = service.units if abs(service.units) < 10**7 else None
    row.service_date = service.date
    row.remark_codes = _codes(service.remark_codes)
    return row


def _adjustments(
    found: Iterable[x12.Adjustment], adjudication: Adjudication, line: AdjudicationLine | None, rows: _Rows
) -> list[Adjustment]:
    refers_to = {"adjudication": adjudication, "line": line} if line else {"adjudication": adjudication}
    made: list[Adjustment] = []
    for adjustment in found:
        row = new_adjustment(refers_to)
        row.segment = adjustment.at
        row.position = sum(1 for other in made if other.segment == adjustment.at) + 1
        row.group_code, row.reason_code = _text(adjustment.group, 2), _text(adjustment.reason, 5)
        row.amount = _money(adjustment.amount, rows, adjustment.at, f"CAS{row.position * 3:02d}")
        made.append(row)
    return made


def _read_kept_back(message: x12.Remittance, rows: _Rows) -> None:
    for item in message.provider_adjustments:
        place = sum(1 for other in rows.kept_back if other.segment == item.at) + 1
        amount = _money(item.amount, rows, item.at, f"PLB{place * 2 + 2:02d}")
        made = ProviderAdjustment(
            remittance=rows.remittance,
            segment=item.at,
            position=place,
            code=_text(item.code, 2),
            reference=_text(item.reference, 50),
            amount=amount,
        )
        rows.kept_back.append(made)


def _hold_if_it_must(message: x12.Remittance, transaction: x12.Transaction, rows: _Rows) -> None:
    remittance = rows.remittance
    remittance.unexplained = unexplained(
        amount=remittance.amount,
        claims=(adjudication.paid for adjudication in rows.adjudications),
        kept_back=(item.amount for item in rows.kept_back),
    )
    why = [*_not_ours(message), *_cut_off(transaction), *_no_trace(remittance)]
    at = message.where.get("BPR", 0)
    if remittance.amount < 0:
        why.append(f"BPR02 in segment {at} takes money from us ({-remittance.amount}), which cannot be a deposit.")
    if remittance.unexplained:
        claims = sum((adjudication.paid for adjudication in rows.adjudications), Decimal(0))
        kept = sum((item.amount for item in rows.kept_back), Decimal("0.00"))
        text = (
            f"BPR02 in segment {at} pays {remittance.amount}, but claims of {claims} less provider adjustments "
            f"of {kept} are {claims - kept}: a difference of {remittance.unexplained}."
        )
        why.append(text)
        rows.problems.append({"segment": at, "element": "BPR02", "text": text})
    if why:
        remittance.state = Remittance.State.HELD
        remittance.explanation = " ".join(why)


def _not_ours(message: x12.Remittance) -> list[str]:
    payee = message.payee
    npi = payee.npi if payee else ""
    tax_ids = {payee.tax_id, "" if payee.npi else payee.id} - {""} if payee else set()
    if npi and (Practice.objects.filter(npi=npi).exists() or Provider.objects.filter(npi=npi).exists()):
        return []
    if Practice.objects.filter(ein__in=tax_ids).exists() and not (npi and len(tax_ids) == 0):
        return []
    at = getattr(payee, "at", 0) if payee else 0
    return [f"The payee named in segment {at} (N1*PE) is not our practice: NPI {npi or 'not given'}."]


def _cut_off(transaction: x12.Transaction) -> list[str]:
    return [f"Segment {p.segment}: {p.text}" for p in transaction.problems if p.code in CUT_OFF]


def _no_trace(remittance: Remittance) -> list[str]:
    return (
        [] if remittance.trace else ["It has no check or transfer number (TRN02), so a second copy could not be told."]
    )


def _store_header(remittance: Remittance) -> bool:
    """Store the remittance; False when the same payment is here already and this one is kept as its duplicate."""
    same = (
        Remittance.objects.select_for_update()
        .filter(
            originator_id=remittance.originator_id,
            trace=remittance.trace,
            amount=remittance.amount,
            paid_on=remittance.paid_on,
        )
        .exclude(state__in=[Remittance.State.DUPLICATE, Remittance.State.REPLACED])
    )
    _one_at_a_time(remittance)
    first = same.first()
    if first is None:
        remittance.save(force_insert=True)
        return True
    if _may_be_replaced(first) and remittance.state != Remittance.State.HELD:
        _replace(first, remittance)
        return True
    remittance.state = Remittance.State.DUPLICATE
    remittance.first = first
    remittance.explanation = (
        f"The same payment is here already as remittance {first.pk}, from file {first.transaction_set.interchange_id}. "
        "Nothing was posted twice."
    )
    remittance.save(force_insert=True)
    return False


def _may_be_replaced(first: Remittance) -> bool:
    """One that was never right; what is held because its money went back is not replaced by another copy."""
    return first.state == Remittance.State.HELD and not first.returned_payments.exists()


def _one_at_a_time(remittance: Remittance) -> None:
    """Let two files with the same payment come in one after the other, so that the second sees the first."""
    key = f"{remittance.originator_id}|{remittance.trace}|{remittance.amount}|{remittance.paid_on}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 835))", [key])


def _replace(held: Remittance, whole: Remittance) -> None:
    """The whole file takes the place of one that was held and never posted."""
    wanted = whole.state
    whole.state, whole.first = Remittance.State.DUPLICATE, held
    whole.save(force_insert=True)
    held.state, held.first = Remittance.State.REPLACED, whole
    held.explanation = f"{held.explanation} Replaced by remittance {whole.pk}, the whole file."
    held.save(update_fields=["state", "first", "explanation"])
    whole.state, whole.first = wanted, None
    whole.save(update_fields=["state", "first"])


def _store_rows(rows: _Rows) -> None:
    copy_in(rows.adjudications)
    copy_in(rows.lines)
    copy_in(rows.adjustments)
    copy_in(rows.kept_back)


def _tell_imbalances(rows: _Rows) -> None:
    """Put every equation that does not hold into the problems of the file."""
    for adjudication, lines, adjustments in grouped(rows.adjudications, rows.lines, rows.adjustments):
        for found in imbalances(adjudication, lines, adjustments):
            text = f"{found.element} in segment {found.segment}: {found.text}."
            rows.problems.append({"segment": found.segment, "element": found.element, "text": text})


def _told_as_duplicate(remittance: Remittance) -> str:
    return f"Remittance {remittance.pk} is a duplicate. {remittance.explanation}"


def _told(rows: _Rows) -> str:
    remittance = rows.remittance
    count = len(rows.adjudications)
    matched = sum(1 for adjudication in rows.adjudications if adjudication.claim_id)
    what = (
        f"Remittance {remittance.pk}: payment {remittance.trace} of {remittance.amount} with {count} "
        f"{'claim' if count == 1 else 'claims'}, {matched} of them ours by number or visit."
    )
    if remittance.state == Remittance.State.HELD:
        return f"{what} Held, nothing is posted: {remittance.explanation}"
    return f"{what} It waits to be posted."


def _money(value: Decimal, rows: _Rows, segment: int, element: str) -> Decimal:
    """The amount as we can keep it; one that has fractions of a cent, or is too large, is told as a problem."""
    fitting = _fitting(value)
    if fitting != value:
        text = f"{element} in segment {segment} is not an amount of dollars and cents; it was read as {fitting}."
        rows.problems.append({"segment": segment, "element": element, "text": text})
    return fitting


def _fitting(value: Decimal) -> Decimal:
    return value.quantize(CENT) if abs(value) <= LARGEST else Decimal("0.00")


def _text(value: str, longest: int) -> str:
    return value.replace("\x00", "").strip()[:longest]


def _codes(codes: Iterable[str]) -> list[str]:
    return [_text(code, 8) for code in codes if code]
