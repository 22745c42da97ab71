"""
The decisions of a remittance as rows of its page: posted ones as they were posted, the others as they would be now.

A page holds hundreds of them, so what posted ones did is added up by the database, and no query is asked for one row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, Min

from claims.reasons import Given, Treatment, meanings_of
from ledger.models import Entry
from payments.models import Adjudication, Remittance, source_of
from payments.posting.load import decisions_of, for_planning
from payments.posting.meanings import with_next_plan
from payments.posting.plan import Decision, Trouble
from payments.posting.preview import Effect, effects_to_come
from practice.collector import collector_at_rest

ZERO = Decimal("0.00")
State = Adjudication.State
REVERSAL, DENIAL = "22", Treatment.DENIAL

# What the meanings of reasons depend on beside the day, each once, with the decisions in which it is given.  Lines are
# looked for where they have remarks: few do.
REASONS = """
    WITH decision AS MATERIALIZED (
        SELECT adjudication.id, adjudication.remark_codes, coverage.payer_id
          FROM payments_adjudication adjudication
          LEFT JOIN claims_claim claim ON claim.id = adjudication.claim_id
          LEFT JOIN patients_coverage coverage ON coverage.id = claim.coverage_id
         WHERE adjudication.id = ANY(%(ids)s)
    ), remarked AS MATERIALIZED (
        SELECT line.id, line.remark_codes
          FROM decision JOIN payments_adjudicationline line ON line.adjudication_id = decision.id
         WHERE line.remark_codes <> '{}'
    )
    SELECT adjustment.group_code, adjustment.reason_code, decision.payer_id,
           coalesce(remarked.remark_codes, '{}') || decision.remark_codes, array_agg(decision.id)
      FROM decision
      JOIN payments_adjustment adjustment ON adjustment.adjudication_id = decision.id AND adjustment.amount > 0
      LEFT JOIN remarked ON remarked.id = adjustment.line_id
     GROUP BY 1, 2, 3, 4
"""
# What postings did to their claims: before is what entries older than the deposit's first add up to on the claim's
# lines, on the plan that decided and on the patient; own are the entries of the decision.
EFFECTS = """
    SELECT decision.id,
           coalesce(sum(raised.insurance) FILTER (WHERE is_before AND entry.coverage_id = claim.coverage_id), 0.00),
           coalesce(sum(raised.patient) FILTER (WHERE is_before), 0.00),
           coalesce(sum(raised.insurance) FILTER (WHERE is_own), 0.00),
           coalesce(sum(raised.patient) FILTER (WHERE is_own), 0.00),
           coalesce(-sum(raised.insurance) FILTER (WHERE is_own AND entry.kind = 'ADJUSTMENT'), 0.00),
           count(*) FILTER (WHERE is_own)
      FROM unnest(%(ids)s::bigint[], %(sources)s::text[]) decision (id, source)
      JOIN payments_adjudication adjudication ON adjudication.id = decision.id
      JOIN claims_claim claim ON claim.id = adjudication.claim_id
      JOIN coding_chargeline line ON line.encounter_id = claim.encounter_id AND line.charge > 0
      JOIN ledger_entry entry ON entry.charge_line_id = line.id,
           LATERAL (SELECT entry.deposit_id IS NOT DISTINCT FROM %(deposit)s AS is_of_deposit) its,
           LATERAL (SELECT NOT is_of_deposit AND entry.id < %(first)s AS is_before,
                           is_of_deposit AND starts_with(entry.source, decision.source) AS is_own) part,
           LATERAL (SELECT CASE 'INSURANCE' WHEN debit THEN amount WHEN credit THEN -amount END AS insurance,
                           CASE 'PATIENT' WHEN debit THEN amount WHEN credit THEN -amount END AS patient) raised
     GROUP BY decision.id
"""


class Head(NamedTuple):
    """A decision as its row names it: our claim number and the patient's name, or what the payer gave."""

    pk: int
    segment: int
    run: int
    state: str
    exception: str
    explanation: str
    status_code: str
    returned_number: str
    named: str
    charged: Decimal
    paid: Decimal
    claim_number: str | None
    last_name: str | None
    first_name: str | None

    @property
    def is_reversal(self) -> bool:
        """Whether the payer takes an earlier decision back (CLP02 22)."""
        return self.status_code == REVERSAL

    @property
    def our_name(self) -> str:
        """The patient of the matched claim, last name first."""
        return f"{self.last_name}, {self.first_name}" if self.last_name else ""


class Sums(NamedTuple):
    """What a decision does, or did, in dollars: owed before and moved, given up by contract, and entries (a number)."""

    insurance: Decimal = ZERO
    patient: Decimal = ZERO
    to_insurance: Decimal = ZERO
    to_patient: Decimal = ZERO
    adjusted: Decimal = ZERO
    entries: int = 0
    trouble: Trouble | None = None
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One decision as a row; `status` and `word` are its result as shape and word."""

    head: Head
    sums: Sums
    status: str
    word: str

    @property
    def is_exception(self) -> bool:
        """Whether it waits for a person."""
        return self.head.state == State.EXCEPTION

    @property
    def why(self) -> str:
        """What keeps it from being posted."""
        return self.sums.trouble.text if self.sums.trouble else self.head.explanation


HEAD = (
    "pk", "segment", "run", "state", "exception", "explanation", "status_code", "claim_number", "patient_name",
    "charged", "paid", "claim__claim_number", "claim__encounter__patient__last_name",
    "claim__encounter__patient__first_name",
)  # fmt: skip


@collector_at_rest()
def listed(ids: Sequence[int], *, remittance: Remittance) -> list[Listed]:
    """Some decisions of one remittance, in the order of the file."""
    rows = Adjudication.objects.filter(pk__in=ids)
    posted = list(map(Head._make, rows.filter(state=State.POSTED).values_list(*HEAD)))
    planned = for_planning(rows.exclude(state=State.POSTED), remittance=remittance)
    sums = {**_as_posted(posted, remittance), **_to_come(planned, remittance)}
    heads = sorted([*posted, *map(_head, planned)], key=attrgetter("segment"))
    return [_listed(head, sums[head.pk]) for head in heads]


def result(row: Adjudication | Head, *, trouble: Trouble | None, is_refused: bool) -> tuple[str, str]:
    """What became, or would become, of a decision: as shape and as word."""
    if row.state == State.EXCEPTION and row.exception == Adjudication.Exception.DETACHED:
        return "hold", Adjudication.Exception.DETACHED.label
    if row.state == State.DISMISSED:
        return "hold", "Set aside"
    if trouble or row.state == State.EXCEPTION:
        return "warn", Adjudication.Exception(trouble.exception).label if trouble else "Can be posted now"
    if row.is_reversal:
        return "info", "Taken back"
    if is_refused:
        return ("warn", "Denied in part") if row.paid else ("bad", "Denied")
    return ("ok", "Paid") if row.paid else ("info", "Nothing to pay")


def first_entry_of(deposit_id: int | None) -> int:
    """The number of the first entry of a deposit; 0 when it has none."""
    # Plus nothing: else the planner walks through the numbers of all entries up to the first of this deposit.
    first = Entry.objects.filter(deposit=deposit_id).aggregate(first=Min(F("pk") + 0))["first"]
    return int(first or 0)


def is_refused(decision: Decision) -> bool:
    """Whether the payer refuses something of it."""
    meant = ((one, decision.meanings.get(one.pk)) for one in decision.adjustments)
    return any(found and found.treatment == DENIAL and one.amount > 0 for one, found in meant)


def _listed(head: Head, sums: Sums) -> Listed:
    status, word = result(head, trouble=sums.trouble, is_refused=sums.is_refused)
    return Listed(head, sums, status, word)


def _as_posted(heads: Sequence[Head], remittance: Remittance) -> dict[int, Sums]:
    if not heads:
        return {}
    ids = [head.pk for head in heads]
    refused = _refused([head.pk for head in heads if not head.is_reversal], remittance)
    told: dict[str, Any] = {
        "ids": ids,
        "sources": [source_of(remittance_id=remittance.pk, run=head.run, segment=head.segment) for head in heads],
        "deposit": remittance.deposit_id,
        "first": first_entry_of(remittance.deposit_id),
    }
    with connection.cursor() as cursor:
        cursor.execute(EFFECTS, told)
        found = {pk: Sums._make((*figures, None, pk in refused)) for pk, *figures in cursor.fetchall()}
    return {pk: found.get(pk) or Sums(is_refused=pk in refused) for pk in ids}


def _refused(ids: Sequence[int], remittance: Remittance) -> set[int]:
    """Decisions of which the payer refused something; each different reason is read once."""
    with connection.cursor() as cursor:
        cursor.execute(REASONS, {"ids": list(ids)})
        told = cursor.fetchall()
    given = [
        Given(group, reason, remittance.paid_on, payer_id, tuple(remarks))
        for group, reason, payer_id, remarks, _ in told
    ]
    found: set[int] = set()
    of_next: set[int] = set()
    for (*_, given_in), meant in zip(told, meanings_of(given), strict=True):
        if meant is not None and meant.treatment == DENIAL:
            found.update(given_in)
        elif meant is not None and meant.treatment == Treatment.NEXT_PAYER:
            of_next.update(given_in)
    return found | _without_next_plan(of_next - found, remittance)


def _without_next_plan(ids: Iterable[int], remittance: Remittance) -> set[int]:
    """Decisions that leave money to a next payer where there is none: it is refused."""
    rows = for_planning(Adjudication.objects.filter(pk__in=ids), remittance=remittance) if ids else []
    return {row.pk for row in rows} - with_next_plan(rows)


def _head(row: Adjudication) -> Head:
    """What `HEAD` reads, of a decision that is read to be planned."""
    patient = row.claim.coverage.patient if row.claim else None
    return Head(
        row.pk, row.segment, row.run, row.state, row.exception, row.explanation, row.status_code, row.claim_number,
        row.patient_name, row.charged, row.paid, row.claim.claim_number if row.claim else None,
        patient.last_name if patient else None, patient.first_name if patient else None,
    )  # fmt: skip


def _to_come(rows: Sequence[Adjudication], remittance: Remittance) -> dict[int, Sums]:
    if not rows:
        return {}
    effects = effects_to_come(decisions_of(rows, deposit_id=remittance.deposit_id))
    return {effect.decision.adjudication.pk: _sums(effect) for effect in effects}


def _sums(effect: Effect) -> Sums:
    return Sums(
        insurance=effect.insurance.before,
        patient=effect.patient.before,
        to_insurance=effect.insurance.after - effect.insurance.before,
        to_patient=effect.patient.after - effect.patient.before,
        adjusted=effect.adjusted,
        entries=len(effect.transfers),
        trouble=effect.trouble,
        is_refused=is_refused(effect.decision),
    )
