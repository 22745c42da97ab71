"""What became of a segment of an 835 where it is no entry, in words: it waits, was refused, or adds nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.models import Denial
from claims.reasons import Treatment
from payments.models import Adjudication, ProviderItem, Remittance
from payments.posting.facts import GivenReason
from payments.posting.plan import Decision
from x12.explaining import Line

State = Adjudication.State
# What a payer tells beside the money that it moves, and why it adds nothing.
TOLD_ONLY: Mapping[str, str] = {
    "AMT": "An amount told beside the payment; what is paid stands in CLP and SVC. Interest is paid by the PLB.",
    "MOA": "How the payer reckoned the claim; what is paid stands in CLP and SVC.",
    "MIA": "How the payer reckoned the stay; what is paid stands in CLP and SVC.",
    "TS2": "The payer’s sums by provider, of claims that stand below.",
    "TS3": "The payer’s sums by provider, of claims that stand below.",
}
MOVING = frozenset({"BPR", "CLP", "CAS", "SVC", "PLB"})
WORDS_OF_TREATMENT: Mapping[str, str] = {
    Treatment.NEXT_PAYER: "Stays open for the next plan; never the patient’s.",
    Treatment.PRIOR_PAYER: "What an earlier plan decided; it moves nothing here.",
}


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a segment, where it is no entry: as shape, word and sentence, with the page that tells more."""

    shape: str
    word: str
    text: str = ""
    page: str = ""
    key: int | None = None
    query: str = ""


NO_MONEY = Fate("info", "No money", "Nothing was paid, so nothing is in the bank.")
PAYS_NOTHING = Fate("info", "Pays nothing", "The line is paid 0.00, so no entry pays it.")


def waits(remittance: Remittance) -> Fate:
    """A remittance of which nothing is posted, or that is not used."""
    if remittance.first_id:
        text = "The same payment is here as another remittance; this one adds nothing."
        return Fate("hold", "Not used", text, "payments:remittance", remittance.first_id)
    return Fate("warn", "Nothing yet", f"{remittance.get_state_display()}.", "payments:remittance", remittance.pk)


def told_only(line: Line) -> Fate:
    """A segment that tells beside the money and moves none."""
    return Fate("hold", "Adds nothing", TOLD_ONLY[line.id])


def of_items(items: Sequence[ProviderItem], remittance: Remittance) -> list[Fate]:
    """The provider-level items that a PLB became."""
    if not items:
        return [waits(remittance)]
    return [_of_item(item) for item in items]


def _of_item(item: ProviderItem) -> Fate:
    what = f"{item.adjustment.code} {item.amount:,.2f}"
    if not item.is_posted:
        return Fate("warn", "Nothing yet", f"{what}: its posting was undone.", "payments:item", item.pk)
    if item.open:
        return Fate(
            "warn", "Open", f"{what}: {abs(item.open):,.2f} of it waits for its other side.", "payments:item", item.pk
        )
    return Fate("ok", "Settled", what, "payments:item", item.pk)


def of_unposted(row: Adjudication) -> Fate:
    """A decision that is not posted: it waits, or was set aside."""
    chosen = f"?decision={row.pk}"
    if row.state == State.EXCEPTION:
        text = f"Waits as an exception: {row.get_exception_display()}."
        return Fate("warn", "Nothing yet", text, "payments:exceptions", None, chosen)
    if row.state == State.DISMISSED:
        text = f"“{row.settled_because}” Its money stays unapplied."
        return Fate("hold", "Set aside", text, "payments:remittance", row.remittance_id, chosen)
    return waits(row.remittance)


def of_claim(row: Adjudication) -> Fate:
    """The CLP of a posted decision."""
    words = "takes an earlier decision back" if row.is_reversal else "is the sum of what stands below"
    number = row.claim.claim_number if row.claim else row.claim_number
    return Fate(
        "ok", "Posted", f"Claim {number}: it {words}.", "payments:remittance", row.remittance_id, f"?decision={row.pk}"
    )


def of_denial(denial: Denial) -> Fate:
    """A reason that became a denial."""
    text = f"{denial.amount:,.2f} is refused and never given up by itself: {denial.get_state_display().lower()}."
    is_open = denial.state == Denial.State.OPEN
    return Fate("bad" if is_open else "info", "Denial", text, "claims:detail", denial.claim_id)


def of_reason(adjustment: GivenReason, decision: Decision) -> Fate:
    """A reason that became no entry, and why."""
    meant = decision.meanings.get(adjustment.pk)
    if not adjustment.amount:
        return Fate("info", "No entry", f"{adjustment} is of 0.00.")
    if decision.adjudication.is_reversal:
        return Fate("info", "No entry", f"{adjustment} takes back what had become no entry.")
    text = WORDS_OF_TREATMENT.get(meant.treatment, "Stays open on the plan.") if meant else "Its reason was not known."
    return Fate("info", "No entry", f"{adjustment} {adjustment.amount:,.2f}: {text}")
