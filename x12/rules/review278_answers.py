"""What the answer to a request for authorization (278) must say: a decision, its number, its reasons and dates."""

from __future__ import annotations

from x12.messages.review278 import PatientEvent, ReviewDecision, ReviewedService
from x12.messages.review_parties import ReviewRejection
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.review278 import is_answer

APPROVED = frozenset({"A1", "A2", "A6"})
REFUSED = frozenset({"A2", "A3"})
"""Actions that leave something out, which needs a reason."""


@rule(
    "278-DECISION-MISSING",
    PatientEvent,
    snip=4,
    source="X217 2000E HCR and AAA",
    what="The answer neither decides (HCR) nor refuses (AAA) what was asked for.",
    remedy="Ask the payer again, or call.",
)
def event_is_answered(event: PatientEvent, around: Around) -> Spots:
    """An answer has a decision or a reason why there is none, at the event or at its services."""
    if is_answer(around) and not event.decisions() and next(event.all_rejections(), None) is None:
        yield here(event, "HCR")


@rule(
    "278-DECISION-EVENT",
    PatientEvent,
    snip=4,
    source="X217 2000E HCR: the decision about the event; 2000F HCR: where a service's differs",
    what="The answer decides about services, but not about the event as a whole.",
    remedy="Go by the decision of each service; call the payer for a service that has none.",
    severity="warning",
)
def event_itself_is_answered(event: PatientEvent, around: Around) -> Spots:
    """An event whose services are decided has a decision or refusal of its own."""
    if event.decision is not None or event.rejections or not event.services or not is_answer(around):
        return
    if any(service.decision is not None for service in event.services):
        yield here(event, "HCR")


@rule(
    "278-DECISION-IN-REQUEST",
    ReviewDecision,
    snip=2,
    source="X217 2000E and 2000F HCR: in answers only",
    what="A request holds a decision.",
    remedy="Take HCR out; the payer decides.",
)
def request_has_no_decision(decision: ReviewDecision, around: Around) -> Spots:
    """HCR is not used in a request."""
    if not is_answer(around):
        yield here(decision, "HCR")


@rule(
    "278-REJECTION-IN-REQUEST",
    ReviewRejection,
    snip=2,
    source="X217 AAA: in answers only",
    what="A request holds a refusal.",
    remedy="Take AAA out.",
)
def request_has_no_refusal(row: ReviewRejection, around: Around) -> Spots:
    """AAA is not used in a request."""
    if not is_answer(around):
        yield here(row, "AAA")


@rule(
    "278-AAA-EMPTY",
    ReviewRejection,
    snip=2,
    source="X217 AAA03 and AAA04",
    what="A refusal does not say why, or what to do next.",
    remedy="Call the payer for the reason.",
    severity="warning",
)
def refusal_has_a_reason(row: ReviewRejection, around: Around) -> Spots:
    """AAA03 and AAA04 are both there."""
    if not row.reason or not row.follow_up:
        yield here(row, "AAA", 4 if row.reason else 3)


@rule(
    "278-APPROVAL-NUMBER",
    ReviewDecision,
    snip=4,
    source="X217 HCR02: when the care is approved",
    what="The care is approved, but the authorization number is missing.",
    remedy="Call the payer for the number; the claim needs it (REF*G1).",
    severity="warning",
)
def approval_has_a_number(decision: ReviewDecision, around: Around) -> Spots:
    """An approval has HCR02; a service may leave it to its event."""
    event = around.get(PatientEvent)
    numbered = [decision, *([event.decision] if event and event.decision else [])]
    if decision.action in APPROVED and not any(row.authorization_number for row in numbered):
        yield here(decision, "HCR", 2)


@rule(
    "278-DENIAL-REASON",
    ReviewDecision,
    snip=4,
    source="X217 HCR03: when the care is not approved as asked",
    what="The care is not approved, or only in part, and it is not said why.",
    remedy="Call the payer for the reason; an appeal needs it.",
    severity="warning",
)
def denial_has_a_reason(decision: ReviewDecision, around: Around) -> Spots:
    """A denial has HCR03."""
    if decision.action in REFUSED and not any(decision.reasons):
        yield here(decision, "HCR", 3)


@rule(
    "278-CONTRADICTION",
    PatientEvent,
    snip=4,
    source="X217 2000E and 2000F HCR01",
    what="The event is not approved, but a service of it is.",
    remedy="Call the payer before giving the service.",
    severity="warning",
)
def services_agree_with_the_event(event: PatientEvent, around: Around) -> Spots:
    """A service of a denied event is not approved."""
    if event.decision is None or not event.decision.is_denied:
        return
    for service in event.services:
        if service.decision is not None and service.decision.is_approved:
            yield here(service.decision, "HCR", 1)


@rule(
    "278-APPROVAL-DATES",
    PatientEvent,
    ReviewedService,
    snip=4,
    source="X217 2000E and 2000F DTP*007 and DTP*036",
    what="The authorization ends before it begins.",
    remedy="Call the payer for the dates of the authorization.",
)
def approval_dates_are_in_order(item: PatientEvent | ReviewedService, around: Around) -> Spots:
    """An authorization expires on or after the day when it begins."""
    begin, end = item.effective_date, item.expiration_date
    if begin and end and end.end < begin.first:
        yield here(item, "DTP*036", 3)


@rule(
    "278-TRACE",
    PatientEvent,
    snip=4,
    source="X217 2000E TRN: 1 in a request, 2 gives it back in an answer",
    what="The event has no trace number, or the answer does not give ours back.",
    remedy="Match by member id, service and date; send TRN*1 with each request.",
    severity="warning",
)
def event_has_a_trace(event: PatientEvent, around: Around) -> Spots:
    """A request has a trace of its own, an answer gives it back, at the event or at a service."""
    kind = "2" if is_answer(around) else "1"
    traces = [*event.traces, *(trace for service in event.services for trace in service.traces)]
    if not any(trace.kind == kind for trace in traces):
        yield here(event, "TRN", 2)


@rule(
    "278-TRACE-TWICE",
    PatientEvent,
    snip=4,
    source="X217 2000E TRN02",
    what="Two events have the same trace number.",
    remedy="Give each request a number of its own.",
    severity="warning",
)
def trace_stands_once(event: PatientEvent, around: Around) -> Spots:
    """A trace number names one event."""
    for trace in event.traces:
        if trace.number and around.seen("278 trace", (trace.kind, trace.number, trace.originator)):
            yield here(trace, "TRN", 2)
