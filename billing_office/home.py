"""What each role should do next: the pages where work waits for it, most urgent first, with the amount of work."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from billing_office.waiting import counts
from practice.models import Role, Staff
from practice.permissions import may_open


@dataclass(frozen=True)
class Step:
    """One thing to do: `one` and `many` say it for one piece of work and for several, `done` when nothing waits."""

    url_name: str
    icon: str
    one: str
    many: str
    done: str
    why: str


@dataclass(frozen=True)
class Waiting:
    """A step as one person sees it; `count` is None for a page whose work is not counted."""

    icon: str
    words: str
    why: str
    url: str
    count: int | None


@dataclass(frozen=True)
class Part:
    """The steps of one role."""

    role: str
    steps: list[Waiting]


SCHEDULE = Step(
    "encounters:schedule", "cal", "patient still to come today", "patients still to come today",
    "Nobody is still to come today", "Mark arrivals, collect the copay.",
)  # fmt: skip
COVERAGE = Step(
    "patients:coverage-checks", "card", "coming visit without a fresh answer from the plan",
    "coming visits without a fresh answer from the plan", "Coverage of the coming visits is known",
    "Ask now, so that the patient hears what they owe before the visit.",
)  # fmt: skip
TO_SIGN = Step(
    "encounters:list", "note", "visit with an unsigned note", "visits with an unsigned note", "Every note is signed",
    "A visit is coded only from a signed note.",
)  # fmt: skip
TO_CODE = Step(
    "coding:queue", "code", "visit to code", "visits to code", "Every signed visit is coded",
    "Oldest first: the filing limit counts from the date of service.",
)  # fmt: skip
QUERIES = Step(
    "coding:queries", "ask", "coder waits for your answer", "coders wait for your answers", "No coder waits for you",
    "The visit is coded when your answer is signed.",
)  # fmt: skip
LATE_QUERIES = Step(
    "coding:queries", "ask", "query that no provider answered in time", "queries that no provider answered in time",
    "No query is late", "The visits stay on hold until an answer is signed.",
)  # fmt: skip
REJECTED = Step(
    "claims:rejections", "back", "rejected claim", "rejected claims", "No claim is rejected",
    "The payer has not taken these in, and the filing clock runs.",
)  # fmt: skip
QUEUE = Step(
    "claims:queue", "queue", "claim to work", "claims to work", "Your claim queue is empty",
    "Yours and nobody's: by days left to act.",
)  # fmt: skip
DENIED = Step(
    "claims:denials", "deny", "denial to work", "denials to work", "Every denial is worked",
    "By appeal limit: correct, appeal, or move the balance.",
)  # fmt: skip
FOLLOW_UP = Step(
    "claims:follow-up", "clock", "claim to follow up today", "claims to follow up today",
    "Nothing is due for follow-up", "No answer within the usual time, or a limit is near.",
)  # fmt: skip
REMITTANCES = Step(
    "payments:remittances", "cash", "remittance to post", "remittances to post", "Every remittance is posted",
    "See the difference it makes before you post.",
)  # fmt: skip
EXCEPTIONS = Step(
    "payments:exceptions", "flag", "payment exception", "payment exceptions", "No payment is in question",
    "Money the office holds and cannot place by itself.",
)  # fmt: skip
CREDITS = Step(
    "payments:credits", "coin", "visit that a plan paid too much on", "visits that plans paid too much on",
    "No plan paid too much", "Medicare and Medicaid want it back within 60 days.",
)  # fmt: skip
REFUNDS = Step(
    "payments:refunds", "back", "refund to agree to or to send", "refunds to agree to or to send",
    "No refund waits", "Above a limit a second person agrees.",
)  # fmt: skip
WRITE_OFFS = Step(
    "payments:write-offs", "edit", "write-off to decide", "write-offs to decide", "No write-off waits",
    "Above a limit a second person decides.",
)  # fmt: skip
FILES = Step(
    "clearinghouse:interchanges", "exchange", "file with problems", "files with problems", "Every file was read",
    "What came in is stored; the problem is told by segment.",
)  # fmt: skip
AGING = Step("reports:aging", "age", "", "", "Aging", "What is open, how old it is, and whose it is.")
PROOF = Step(
    "reports:reconciliation", "balance", "", "", "Reconciliation", "Claims, remittances and deposits, to the cent."
)
SETUP = Step("practice:setup", "building", "", "", "Practice, providers, payers", "Identifiers that go on every claim.")
STAFF = Step("practice:staff", "people", "", "", "Staff and roles", "Who may sign in, and what they may do.")
ACCOUNTS = Step("patients:list", "person", "", "", "Patient accounts", "Find a patient by name, account or birth date.")

NEXT: dict[Role, tuple[Step, ...]] = {
    Role.FRONT_DESK: (SCHEDULE, COVERAGE, TO_SIGN, ACCOUNTS),
    Role.CODER: (TO_CODE, TO_SIGN),
    Role.BILLER: (REJECTED, DENIED, QUEUE, EXCEPTIONS, REMITTANCES, FOLLOW_UP, CREDITS, REFUNDS, FILES),
    Role.MANAGER: (AGING, PROOF, LATE_QUERIES, WRITE_OFFS, REFUNDS, CREDITS, DENIED, EXCEPTIONS, FOLLOW_UP, FILES),
    Role.PROVIDER: (QUERIES, TO_SIGN, SCHEDULE),
    Role.AUDITOR: (PROOF, AGING, FILES, ACCOUNTS),
    Role.ADMINISTRATOR: (STAFF, SETUP),
}


def next_for(staff: Staff) -> list[Part]:
    """
    The steps of each of a person's roles, those with nothing to do last; without pages that are not theirs to open.

    Work that two roles share is counted once.
    """
    steps = {
        role: [step for step in NEXT[role] if may_open(staff, step.url_name)] for role in Role if role in staff.roles
    }
    counted = counts(staff=staff, names={step.url_name for each in steps.values() for step in each if step.many})
    return [
        Part(role.label, sorted((_as_seen(step, counted) for step in each), key=lambda step: step.count == 0))
        for role, each in steps.items()
    ]


def _as_seen(step: Step, counted: Mapping[str, int]) -> Waiting:
    waiting = counted.get(step.url_name) if step.many else None
    words = step.done if not waiting else step.one if waiting == 1 else step.many
    return Waiting(step.icon, words, step.why, reverse(step.url_name), waiting)
