"""One claim as a biller reads it: the proof, what the payer said, what to correct, deadlines, history."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Sum
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate

import x12
from claims.models import Claim, ClaimFinding, Denial, FollowUp, Submission
from claims.scrub import Place, place_of
from coding.claim_facts.said import line_facts
from coding.models import ChargeLine
from coding.reason_words import licensed_words, quoted
from ledger.models import Account, Entry, Kind
from patients.authorizations import authorization_for
from patients.models import Authorization

S = Claim.Status
HINTS = {
    Denial.Category.BUNDLED: (
        "Two services that were apart may both be paid: look the pair up in Medicare's NCCI tables. Where a modifier "
        "is allowed and the note shows it (59, XE, XP, XS, XU; 25 on a visit), correct and resubmit."
    ),
    Denial.Category.COVERAGE: (
        "Before the patient is billed: check coverage for the day of the visit, and ask for another plan in force."
    ),
}
ZERO = Decimal("0.00")


@dataclass(slots=True)
class Sums:
    """Where a charge went for one plan: charged = paid + adjusted + patient + open; dollars."""

    charged: Decimal = ZERO
    paid: Decimal = ZERO
    adjusted: Decimal = ZERO
    patient: Decimal = ZERO

    @property
    def open(self) -> Decimal:
        """Dollars that the plan still owes."""
        return self.charged - self.paid - self.adjusted - self.patient

    def add(self, other: "Sums") -> None:
        """Add another's sums to these."""
        self.charged += other.charged
        self.paid += other.paid
        self.adjusted += other.adjusted
        self.patient += other.patient


@dataclass(frozen=True, slots=True)
class Line:
    """One charge line with where its money went."""

    line: ChargeLine
    sums: Sums

    @property
    def facts(self) -> list[str]:
        """What it says beside its code: the drug, the minutes, another place, other people."""
        return list(line_facts(self.line))


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something must happen, and whose rule it is; `days` is None when it was met."""

    days: int | None
    name: str
    by: date
    source: str


@dataclass(frozen=True, slots=True, order=True)
class Happening:
    """One line of the history; `kind` talk is a person's note, cash is money."""

    at: datetime
    text: str = field(compare=False)
    kind: str = field(default="", compare=False)
    who: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """A code and what it says."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A stored file that speaks of a claim, and what it is."""

    words: str
    file: int


@dataclass(frozen=True, slots=True)
class Fix:
    """A finding, and the page where it is corrected ("" when the reader has none)."""

    finding: ClaimFinding
    url: str
    place: str


def lines_of(claim: Claim) -> list[Line]:
    """The claim's lines, each with where its money went, computed from the entries."""
    sums: dict[int, Sums] = defaultdict(Sums)
    entries = Entry.objects.filter(charge_line__encounter=claim.encounter_id, coverage=claim.coverage_id).order_by()
    moves = entries.values_list("charge_line_id", "kind", "debit", "credit").annotate(total=Sum("amount"))
    for line_id, kind, debit, credit, amount in moves:
        _book(sums[line_id], Kind(kind), debit, credit, amount)
    lines = claim.encounter.charge_lines.select_related("rendering", "ordering", "supervising").order_by("position")
    return [Line(line, sums[line.pk]) for line in lines if line.charge > 0]


def total_of(lines: list[Line]) -> Sums:
    """The sums of all lines: the claim's proof."""
    total = Sums()
    for line in lines:
        total.add(line.sums)
    return total


def _book(sums: Sums, kind: Kind, debit: str, credit: str, amount: Decimal) -> None:
    """Add one movement on the plan's account; what a later plan was asked for came from the patient."""
    lowers = credit == Account.INSURANCE
    if kind == Kind.CHARGE:
        sums.charged += -amount if lowers else amount
    elif kind == Kind.TRANSFER and not lowers:
        sums.charged += amount
    elif kind == Kind.TRANSFER:
        sums.patient += amount
    elif Account.UNAPPLIED in {debit, credit}:
        sums.paid += amount if lowers else -amount
    else:
        sums.adjusted += amount if lowers else -amount


def status_of(claim: Claim, denials: list[Denial]) -> tuple[str, str]:
    """The shape and the words of a claim's status, as the head of its panel shows them."""
    if any(denial.state == Denial.State.OPEN for denial in denials):
        return "bad", "Denied"
    kinds = {S.HELD: "hold", S.READY: "run", S.SENT: "run", S.ACCEPTED: "info", S.REJECTED: "bad", S.CLOSED: "ok"}
    return kinds.get(S(claim.status), "info"), claim.get_status_display()


def payers_words(claim: Claim, denials: list[Denial]) -> tuple[str, list[Remark]]:
    """What the payer said in one sentence, and the codes it came from."""
    waiting = [denial for denial in denials if denial.state == Denial.State.OPEN]
    if waiting:
        return _refused(claim, waiting), list(_remarks(waiting))
    refusal = claim.acknowledgments.filter(accepted=False).first() if claim.status == S.REJECTED else None
    if refusal is not None:
        return refusal.text, [
            Remark(refusal.code, "The claim never entered adjudication; it goes again as an original.")
        ]
    if claim.status in {S.SENT, S.ACCEPTED} and claim.sent_at:
        return f"Nothing yet. It was sent on {localdate(claim.sent_at):%m/%d/%Y}.", []
    if claim.status in {S.ANSWERED, S.CLOSED}:
        return "The payer decided the claim, and nothing it refused waits for you.", []
    return "The claim has not been sent." if claim.sent_at is None else "It waits to be sent again.", []


def _refused(claim: Claim, waiting: list[Denial]) -> str:
    places = sorted({denial.charge_line.position for denial in waiting})
    amount = sum((denial.amount for denial in waiting), ZERO)
    named = ", ".join(str(place) for place in places)
    return f"{claim.coverage.payer} refused {amount:,.2f} on line{'s' if len(places) > 1 else ''} {named}."


def _remarks(denials: list[Denial]) -> Iterator[Remark]:
    given = {code for denial in denials for code in (denial.reason_code, *denial.remark_codes)}
    official = licensed_words(given)
    seen: dict[str, str] = {}
    for denial in denials:
        group, reason = x12.words.adjustment_group(denial.group_code), denial.reason_code
        seen[f"{denial.group_code} {reason}"] = f"{x12.words.carc(reason)}. {group}.{quoted(reason, official)}"
        for code in denial.remark_codes:
            seen[code] = f"{x12.words.rarc(code)}.{quoted(code, official)}"
    return (Remark(code, words) for code, words in seen.items())


def papers_of(claim: Claim) -> list[Paper]:
    """The files in which a claim was last sent, and in which each kind of answer about receiving it last came."""
    sent = claim.submissions.first()
    answers: dict[str, Paper] = {}
    for said in claim.acknowledgments.select_related("transaction_set"):
        kind = said.transaction_set.kind
        answers.setdefault(kind, Paper(f"What the {kind} says", said.transaction_set.interchange_id))
    return [*([Paper("As it was sent", sent.interchange_id)] if sent else []), *answers.values()]


def unsent_authorization(claim: Claim, denials: list[Denial]) -> Authorization | None:
    """An authorization on file that would have covered a line refused for want of one, and was not sent."""
    wanting = [
        one for one in denials if one.state == Denial.State.OPEN and one.category == Denial.Category.AUTHORIZATION
    ]
    if not wanting or claim.encounter.authorization_id is not None:
        return None
    procedures = [denial.charge_line.procedure for denial in wanting]
    return authorization_for(coverage=claim.coverage, service_date=claim.encounter.service_date, procedures=procedures)


def deadlines_of(claim: Claim, denials: list[Denial], *, today: date) -> list[Deadline]:
    """Every deadline of a claim with its source, the nearest first and the met ones last."""
    found = [_filing(claim, today), *_after_decision(claim, denials, today), *_reminders(claim, today)]
    if claim.status in {S.SENT, S.ACCEPTED} and claim.sent_at:
        expected = claim.coverage.payer.expected_days
        due = localdate(claim.sent_at) + timedelta(days=expected)
        found.append(
            Deadline((due - today).days, "Answer", due, f"{expected} days after sending. This payer's usual time")
        )
    return sorted(found, key=lambda one: (one.days is None, one.days or 0))


def _filing(claim: Claim, today: date) -> Deadline:
    limit = claim.coverage.payer.filing_days
    accepted = claim.submissions.filter(state=Submission.State.ACCEPTED).order_by("sent_at").first()
    if accepted is not None:
        start = claim.file_by - timedelta(days=limit)
        day = (localdate(accepted.sent_at) - start).days
        proof = f"Proof: file {accepted.interchange.control_number} and the payer's 277CA"
        return Deadline(None, f"First filing met on day {day} of {limit}, due", claim.file_by, proof)
    if claim.status in {S.ANSWERED, S.CLOSED, S.VOID}:
        return Deadline(None, "First filing met, due", claim.file_by, "The payer decided the claim")
    first = "the first payer's decision" if claim.prior_payers else "the date of service"
    source = f"{limit} days from {first}. This payer's contract"
    return Deadline((claim.file_by - today).days, "First filing", claim.file_by, source)


def _after_decision(claim: Claim, denials: list[Denial], today: date) -> Iterator[Deadline]:
    waiting = [denial for denial in denials if denial.state == Denial.State.OPEN]
    if not waiting:
        return
    payer, first = claim.coverage.payer, min(waiting, key=lambda denial: denial.appeal_by)
    decided = f"{first.decided_on:%m/%d/%Y}. This payer's contract"
    yield Deadline(
        (first.appeal_by - today).days,
        "Appeal",
        first.appeal_by,
        f"{payer.appeal_days} days from the decision of {decided}",
    )
    corrected = first.decided_on + timedelta(days=payer.corrected_days)
    yield Deadline(
        (corrected - today).days,
        "Corrected claim",
        corrected,
        f"{payer.corrected_days} days from the decision of {decided}",
    )


def _reminders(claim: Claim, today: date) -> Iterator[Deadline]:
    kept = {FollowUp.Reason.PENDED: "Set aside", FollowUp.Reason.APPEAL: "Answer to the appeal"}
    kept |= {FollowUp.Reason.DOWNCODE: "Look at the lower code"}
    for follow_up in claim.follow_ups.filter(done_at__isnull=True, reason__in=kept).select_related("made_by"):
        maker = follow_up.made_by.full_name if follow_up.made_by else "the office"
        name = kept[FollowUp.Reason(follow_up.reason)]
        yield Deadline((follow_up.due_date - today).days, name, follow_up.due_date, f"Set by {maker}")


def hints_of(waiting: Sequence[Denial]) -> list[str]:
    """What to look at before refused money is given up or moved, by the categories that wait; each once."""
    categories = {Denial.Category(denial.category) for denial in waiting}
    return [hint for category, hint in HINTS.items() if category in categories]


def fixes_of(claim: Claim) -> list[Fix]:
    """What the last scrub found, each with the page where it is corrected."""
    return [
        Fix(finding, _page(claim, place_of(finding.rule)), place_of(finding.rule).value)
        for finding in claim.findings.all()
    ]


def _page(claim: Claim, place: Place) -> str:
    patient = claim.encounter.patient_id
    pages: dict[Place, tuple[str, int | None]] = {
        Place.PATIENT: ("patients:edit", patient),
        Place.COVERAGE: ("patients:coverage-edit", claim.coverage_id),
        Place.VISIT: ("encounters:facts", claim.encounter_id),
        Place.CLAIM: ("claims:correct", claim.pk),
        Place.PRACTICE: ("practice:practice-edit", None),
        Place.PROVIDER: ("practice:provider-edit", claim.encounter.provider_id),
        Place.LOCATION: ("practice:location-edit", claim.encounter.location_id),
        Place.PAYER: ("patients:payer-edit", claim.coverage.payer_id),
    }
    name, key = pages[place]
    try:
        return reverse(name, args=[key] if key is not None else [])
    except NoReverseMatch:
        return ""
