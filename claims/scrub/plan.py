"""Rules about the plan and the payer: in force, known, authorized, in time, not billed before."""

from collections.abc import Iterator
from datetime import timedelta

from claims.facts import ClaimFacts
from claims.scrub.finding import Finding, stop, warning
from patients.models import EligibilityCheck

NEAR_LIMIT_DAYS = 15


def coverage_was_in_force(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The plan must cover the date of service.

    Source: the plan's dates as entered; 837P guide 005010X222A1, loop 2000B.
    """
    if not facts.coverage.covers(facts.encounter.service_date):
        yield stop("Plan", "It is not in force on the date of service. Correct its dates, or bill the plan that was.")


def coverage_is_not_known_inactive(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A plan that the payer called inactive for this date is not billed.

    Source: the payer's eligibility answer (271).
    """
    check = facts.last_check()
    if check is not None and check.result == EligibilityCheck.Result.INACTIVE:
        yield stop(
            "Plan", "The payer said it is not active on the date of service. Ask the patient for the plan that is."
        )


def filing_limit_is_not_passed(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A first claim must be filed before the payer's limit; near it, it is looked at first.

    Source: the payer's contract; for Medicare 42 CFR 424.44.
    """
    if facts.decided:
        return
    left = (facts.claim.file_by - facts.today).days
    if left < 0:
        yield stop(
            "Filing limit",
            f"It passed on {facts.claim.file_by:%m/%d/%Y}. Send it only with a reason for the delay, or write it off.",
        )
    elif left <= NEAR_LIMIT_DAYS:
        yield warning("Filing limit", f"{left} days are left, until {facts.claim.file_by:%m/%d/%Y}. Send it first.")


def corrected_claim_is_in_time(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A replacement must reach the payer before its limit for corrected claims, counted from its decision.

    Source: the payer's contract.
    """
    decisions = [one.decided_on for one in facts.claim.denials.all()] if facts.decided else []
    if not decisions:
        return
    limit = max(decisions) + timedelta(days=facts.payer.corrected_days)
    if facts.today > limit:
        yield warning(
            "Corrected claim", f"The payer's limit for it passed on {limit:%m/%d/%Y}. An appeal may be the way."
        )


def service_was_not_billed_before(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The same patient, plan, provider, day and procedure are billed once.

    Source: CMS Medicare Claims Processing Manual, chapter 1, section 120 (duplicate claims).
    """
    if facts.decided:
        return
    repeats = {"76", "77", "91", "59", "XE", "XS", "XP", "XU"}
    if all(repeats & set(line.modifiers) for line in facts.lines):
        return
    twins = facts.twins()
    if twins:
        yield stop(
            "Duplicate",
            f"Claim {twins[0]} billed one of these services for the same day and provider. Void one visit, or add the "
            "modifier of a repeated service.",
        )


def replacement_has_the_payers_number(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A replacement must name the payer's number of the claim that it replaces.

    Source: 837P guide 005010X222A1, CLM05-3 and REF*F8 of loop 2300.
    """
    if facts.replaces and not facts.claim.payer_claim_number.strip():
        yield stop(
            "Payer's claim number",
            "A replacement needs it. Take it from the remittance and enter it.",
        )


def medicare_gets_no_replacement(facts: ClaimFacts) -> Iterator[Finding]:
    """
    What Medicare decided is not replaced: a claim it denied goes anew, one it paid in part is reopened.

    Source: CMS 837P companion guide, CLM05-3; Medicare Claims Processing Manual, chapter 34 (reopenings).
    """
    if facts.decided and not facts.replaces:
        yield warning(
            "Corrected claim",
            "Medicare takes no replacements, so it goes as a new claim. Lines already paid would come back as "
            "duplicates: for those ask for a reopening.",
        )


def payer_can_be_reached(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The payer must have an id and a connection that is switched on.

    Source: 837P guide 005010X222A1, NM109 of loop 2010BB.
    """
    payer = facts.payer
    if len(payer.payer_id.strip()) < 2:
        yield stop("Payer", "It has no payer id. Enter the one that the clearinghouse lists.")
    if payer.connection is None or not payer.connection.is_active:
        yield stop("Payer", "No open connection leads to it. Choose one on the payer's page.")


def earlier_payers_have_answered(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A claim to a second payer carries what the payers before it decided.

    Source: 837P guide 005010X222A1, loops 2320 and 2430; 42 CFR 411.32 for Medicare.
    """
    decided = {one["coverage_id"] for one in facts.claim.prior_payers}
    for plan in facts.plans:
        if plan.priority < facts.coverage.priority and plan.pk not in decided:
            yield stop(
                "Earlier payer",
                f"{plan.payer.name} pays first and has not answered. Bill it, or correct the order of plans.",
            )


def earlier_decisions_add_up(facts: ClaimFacts) -> Iterator[Finding]:
    """
    What an earlier payer paid and adjusted must explain the whole charge.

    Source: 837P guide 005010X222A1, section 1.4.4 (coordination of benefits).
    """
    for prior in facts.priors:
        explained = prior.paid + sum(one.amount for one in prior.adjustments)
        explained += sum(one.amount for line in prior.lines for one in line.adjustments)
        if explained != facts.claim.charged:
            yield stop(
                "Earlier payer",
                f"Paid and adjusted make {explained}, charged {facts.claim.charged}. Compare it with that remittance.",
            )
