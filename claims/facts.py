"""Everything that one claim says, gathered once for the rules that judge it and the file that carries it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from claims.models import Claim, ClaimEvent
from claims.prior import PriorPayment, prior_payment
from coding import edits
from coding.models import ChargeLine, Diagnosis, VisitFacts
from encounters.models import Encounter
from patients.models import Authorization, Coverage, EligibilityCheck, FilingCode, Patient, Payer
from practice.models import Location, Practice, Provider

RELATED = (
    "coverage__payer__connection",
    "coverage__patient",
    "encounter__patient",
    "encounter__provider__practice",
    "encounter__location",
    "encounter__authorization",
    "encounter__facts",
)
CONTENT = (
    Prefetch("encounter__diagnoses", Diagnosis.objects.order_by("position")),
    Prefetch(
        "encounter__charge_lines",
        ChargeLine.objects.select_related("rendering", "ordering", "supervising").order_by("position"),
    ),
    Prefetch("encounter__patient__coverages", Coverage.objects.select_related("payer").order_by("priority", "pk")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFacts:
    """
    One claim with all that it is made of.

    `lines` are those that charge something.  `plans` are the patient's plans in force on the date of service and the
    claim's own, in order of rank.  `decided` tells that the payer decided the claim before.
    """

    claim: Claim
    diagnoses: Sequence[Diagnosis]
    lines: Sequence[ChargeLine]
    plans: Sequence[Coverage]
    decided: bool
    today: date

    @property
    def encounter(self) -> Encounter:
        """The visit that is billed."""
        return self.claim.encounter

    @property
    def patient(self) -> Patient:
        """The person treated."""
        return self.claim.encounter.patient

    @property
    def coverage(self) -> Coverage:
        """The plan that is asked."""
        return self.claim.coverage

    @property
    def payer(self) -> Payer:
        """The payer that is asked."""
        return self.claim.coverage.payer

    @property
    def provider(self) -> Provider:
        """Who rendered the care."""
        return self.claim.encounter.provider

    @property
    def practice(self) -> Practice:
        """Who bills."""
        return self.claim.encounter.provider.practice

    @property
    def location(self) -> Location:
        """Where care was given."""
        return self.claim.encounter.location

    @property
    def asked(self) -> VisitFacts:
        """The dates that the codes asked for; an empty row when none was given."""
        found = getattr(self.claim.encounter, "facts", None)
        return found if isinstance(found, VisitFacts) else VisitFacts()

    @property
    def authorization(self) -> Authorization | None:
        """The visit's authorization when it is of this plan; another plan's number means nothing to this payer."""
        found = self.claim.encounter.authorization
        return found if found is not None and found.coverage_id == self.claim.coverage_id else None

    @property
    def frequency(self) -> str:
        """1 an original, 7 a replacement of what the payer decided."""
        return "7" if self.replaces else "1"

    @property
    def replaces(self) -> bool:
        """
        Whether the claim takes the place of one that the payer decided.

        Medicare's contractors take no replacements of professional claims: what they denied goes as a new claim.
        Source: CMS 837P companion guide, CLM05-3.
        """
        return self.decided and self.payer.filing_code != FilingCode.MEDICARE_B

    @property
    def priors(self) -> list[PriorPayment]:
        """What payers before this one decided."""
        return [prior_payment(one) for one in self.claim.prior_payers]

    @property
    def is_elsewhere(self) -> bool:
        """Whether care was given at another address than the practice bills from."""
        return _where(self.location) != _where(self.practice)

    @property
    def has_laboratory(self) -> bool:
        """Whether a line is a laboratory test under CLIA."""
        return any(is_clia_laboratory(line.procedure) for line in self.lines)

    def coding_findings(self) -> list[edits.Finding]:
        """What the coder's edits say about the visit today, for the plan that is asked."""
        return edits.findings(encounter=self.encounter, coverage=self.coverage)

    def last_check(self) -> EligibilityCheck | None:
        """The payer's latest answer about the plan for the date of service, or for the day nearest before it."""
        answered = self.coverage.eligibility_checks.filter(state=EligibilityCheck.State.ANSWERED)
        until = answered.filter(service_date__lte=self.encounter.service_date)
        return until.order_by("-service_date", "-answered_at").first()

    def twins(self) -> list[str]:
        """Claim numbers that billed the same plan, provider and day for one of these procedures before."""
        procedures = [line.procedure for line in self.lines]
        others = (
            Claim.objects.filter(
                coverage_id=self.claim.coverage_id,
                encounter__service_date=self.encounter.service_date,
                encounter__provider_id=self.encounter.provider_id,
                encounter__charge_lines__procedure__in=procedures,
                opened_at__lte=self.claim.opened_at,
            )
            .exclude(pk=self.claim.pk)
            .exclude(status=Claim.Status.VOID)
        )
        return list(others.order_by("pk").values_list("claim_number", flat=True).distinct())


# Sections of the 8xxxx codes that are no laboratory tests under CLIA: skin tests, blood products, consultations.
OUTSIDE_CLIA = frozenset("86077 86078 86079 86485 86486 86490 86510 86580 86910 86960 89049 89220".split())


def is_clia_laboratory(procedure: str) -> bool:
    """Tell whether a procedure code is a laboratory test that needs a CLIA certificate, waived tests too."""
    return procedure.isdigit() and "80047" <= procedure <= "89398" and procedure not in OUTSIDE_CLIA


def gather(claims: Iterable[Claim] | QuerySet[Claim], *, today: date) -> list[ClaimFacts]:
    """Gather the facts of claims in a handful of queries, however many claims; the order is kept."""
    order = [claim.pk for claim in claims]
    found = Claim.objects.select_related(*RELATED).prefetch_related(*CONTENT).in_bulk(order)
    decided: dict[int, bool] = defaultdict(bool)
    answers = ClaimEvent.objects.filter(claim_id__in=order, after=Claim.Status.ANSWERED)
    for pk in answers.values_list("claim_id", flat=True):
        decided[pk] = True
    return [_facts(found[pk], decided[pk], today) for pk in order]


def _facts(claim: Claim, decided: bool, today: date) -> ClaimFacts:
    day = claim.encounter.service_date
    plans = claim.encounter.patient.coverages.all()
    return ClaimFacts(
        claim=claim,
        diagnoses=list(claim.encounter.diagnoses.all()),
        lines=[line for line in claim.encounter.charge_lines.all() if line.charge > 0],
        plans=[plan for plan in plans if plan.pk == claim.coverage_id or plan.covers(day)],
        decided=decided,
        today=today,
    )


def _where(place: Practice | Location) -> tuple[str, str, str]:
    return (" ".join(f"{place.line1} {place.line2}".upper().split()), place.city.upper().strip(), place.zip_code[:5])
