"""Other payers of a claim (837P, 2320 and 2330): their order, their ids, what they must say."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from x12.messages.claim837p import Claim, LineAdjudication, OtherPayer, ServiceLine, Subscriber
from x12.rules.as_sent import sent
from x12.rules.dates837p import last_day
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import REMARK, is_adjustment_reason
from x12.rules.subscribers837p import today_of

ORDER = "PSTABCDEFGH"


def is_coordinated(claim: Claim) -> bool:
    """Tell whether a claim speaks of other payers."""
    return bool(claim.other_payers) or any(line.adjudications for line in claim.lines)


@rule(
    "SBR01-DUPLICATE",
    Claim,
    snip=4,
    source="X222 SBR01 of 2000B and 2320: each payer has its own place",
    what="Two payers of the claim have the same place in the order of payers.",
    remedy="Send P, S, T and so on, each once.",
    ack="7",
    when="other_payers",
)
def _place_twice(claim: Claim, around: Around) -> Spots:
    subscriber = around.get(Subscriber)
    known = {subscriber.responsibility} if subscriber is not None else set()
    for other in claim.other_payers:
        if other.responsibility in known and other.responsibility != "U":
            yield here(other, "SBR", 1)
        known.add(other.responsibility)


@rule(
    "SBR01-GAP",
    Claim,
    snip=4,
    source="X222 SBR01; edits of clearinghouses: no payer is left out",
    what="A payer between two others is missing.",
    remedy="Send all payers of the claim, or correct their order: P, then S, then T.",
    ack="7",
    when="other_payers",
)
def _place_left_out(claim: Claim, around: Around) -> Spots:
    subscriber = around.get(Subscriber)
    if subscriber is None or not claim.other_payers:
        return
    places = {subscriber.responsibility, *(other.responsibility for other in claim.other_payers)}
    if not places <= set(ORDER):
        return
    missing = next((place for place in ORDER if place not in places), ORDER[-1])
    after = [other for other in claim.other_payers if ORDER.index(other.responsibility) > ORDER.index(missing)]
    if after:
        yield here(after[0], "SBR", 1)
    elif ORDER.index(subscriber.responsibility) > ORDER.index(missing):
        yield here(subscriber, "SBR", 1)


@rule(
    "PRIOR-PAYER-MISSING",
    Claim,
    snip=4,
    source="X222 2320: one for every other payer, what it decided included",
    what="The claim goes to a secondary or later payer, but no other payer is on it.",
    remedy="Send what the payers before decided (2320 and 2330).",
    severity="warning",
    ack="I9",
)
def _prior_payer_missing(claim: Claim, around: Around) -> Spots:
    subscriber = around.get(Subscriber)
    if subscriber is not None and _rank(subscriber.responsibility) > 0 and not claim.other_payers:
        yield here(subscriber, "SBR", 1)


@rule(
    "PRIOR-PAYER-OPEN",
    Claim,
    snip=4,
    source="X222 2320 AMT*D and A8: payers before have decided",
    what="A payer comes before this one, but the claim does not say what it paid.",
    remedy="Send AMT*D with what it paid, 0 for a denial, or bill it first.",
    severity="warning",
    ack="I9",
    when=is_coordinated,
)
def _prior_payer_open(claim: Claim, around: Around) -> Spots:
    subscriber, decisions = around.get(Subscriber), decided(claim)
    for other in claim.other_payers:
        is_prior = subscriber is not None and 0 <= _rank(other.responsibility) < _rank(subscriber.responsibility)
        if is_prior and other.paid is None and other.non_covered is None and not _has_decided(other, decisions):
            yield here(other, "AMT*D", 2)


@rule(
    "LATER-PAYER-PAID",
    Claim,
    snip=4,
    source="X222 2320: payers decide in their order",
    what="A payer that comes after this one has already decided.",
    remedy="Correct the order of the payers, or leave the decision out.",
    severity="warning",
    when=is_coordinated,
)
def _later_payer_paid(claim: Claim, around: Around) -> Spots:
    subscriber, decisions = around.get(Subscriber), decided(claim)
    for other in claim.other_payers:
        is_later = subscriber is not None and _rank(other.responsibility) > _rank(subscriber.responsibility) >= 0
        if is_later and (other.paid is not None or _has_decided(other, decisions)):
            yield here(other, "SBR", 1)


def _rank(place: str) -> int:
    return ORDER.find(place) if place else -1


@rule(
    "OI-MISSING",
    OtherPayer,
    snip=2,
    source="X222 2320 OI, required",
    what="The other payer has no OI: assignment of benefits and release of information.",
    remedy="Send OI with the values of CLM08 and CLM09.",
    ack="3",
)
def _consent_missing(other: OtherPayer, around: Around) -> Spots:
    if sent(around, other, "OI") == []:
        yield here(other, "OI")


@rule(
    "OI-DIFFERENT",
    OtherPayer,
    snip=4,
    source="X222 2320 OI03 and OI06: CLM08 and CLM09",
    what="Assignment of benefits or release of information is not what the claim says.",
    remedy="Send in OI03 what CLM08 says and in OI06 what CLM09 says.",
    severity="warning",
    ack="7",
)
def _consent_different(other: OtherPayer, around: Around) -> Spots:
    claim = around.get(Claim)
    if claim is None:
        return
    if other.benefits_assigned != claim.benefits_assigned:
        yield here(other, "OI", 3)
    if other.release != claim.release:
        yield here(other, "OI", 6)


@rule(
    "PAYER-ID-SAME",
    OtherPayer,
    snip=4,
    source="X222 2330B NM109: another payer than the destination",
    what="The other payer has the payer id of the payer that the claim goes to.",
    remedy="Send the id of the other payer; for two policies of one payer ask it how.",
    severity="warning",
    ack="7",
)
def _payer_id_same(other: OtherPayer, around: Around) -> Spots:
    subscriber = around.get(Subscriber)
    if other.payer is None or subscriber is None or subscriber.payer is None:
        return
    if other.payer.id and other.payer.id == subscriber.payer.id:
        yield here(other.payer, "NM1", 9)


@rule(
    "PAYER-ID-DUPLICATE",
    Claim,
    snip=4,
    source="X222 2330B NM109: SVD01 must mean one payer",
    what="Two other payers have the same payer id, so their decisions cannot be told apart.",
    remedy="Give each its own id.",
    ack="7",
    when=is_coordinated,
)
def _payer_id_twice(claim: Claim, around: Around) -> Spots:
    known: set[str] = set()
    for other in claim.other_payers:
        if other.payer is not None and other.payer.id:
            if other.payer.id in known:
                yield here(other.payer, "NM1", 9)
            known.add(other.payer.id)


@rule(
    "SVD01-UNKNOWN",
    Claim,
    snip=4,
    source="X222 2430 SVD01: the NM109 of a 2330B",
    what="The line was decided by a payer that the claim does not name.",
    remedy="Send the payer id of one of the other payers (2330B).",
    ack="7",
    when=is_coordinated,
)
def _decided_by_unknown(claim: Claim, around: Around) -> Spots:
    known = {other.payer.id for other in claim.other_payers if other.payer is not None}
    if "" in known:
        return  # that a payer has no id is told, and these may be its decisions
    for line in claim.lines:
        for decision in line.adjudications:
            if decision.payer_id and decision.payer_id not in known:
                yield here(decision, "SVD", 1)


@rule(
    "SVD-REPEATED",
    ServiceLine,
    snip=4,
    source="X222 2430: one for each procedure that a payer decided",
    what="The same payer decided the same procedure of the line twice.",
    remedy="Send each decision once.",
    severity="warning",
    when="adjudications",
)
def _decided_twice(line: ServiceLine, around: Around) -> Spots:
    known: set[tuple[str, ...]] = set()
    for decision in line.adjudications:
        if decision.procedure is not None:
            key = (decision.payer_id, decision.procedure.code, *decision.procedure.modifiers)
            if key in known:
                yield here(decision, "SVD", 3)
            known.add(key)


@rule(
    "BUNDLED-LINE",
    LineAdjudication,
    snip=4,
    source="X222 2430 SVD06: the LX01 of the line it was bundled into",
    what="The line was bundled into a line that the claim does not have, or into itself.",
    remedy="Send the number (LX01) of the other line.",
    ack="7",
)
def _bundled_line(decision: LineAdjudication, around: Around) -> Spots:
    claim, line = around.get(Claim), around.get(ServiceLine)
    if claim is None or line is None or decision.bundled_line is None:
        return
    place = decision.bundled_line
    if not 1 <= place <= len(claim.lines) or claim.lines[place - 1] is line:
        yield here(decision, "SVD", 6)


@rule(
    "CAS-ZERO",
    OtherPayer,
    LineAdjudication,
    snip=4,
    source="X222 2320 and 2430 CAS03: not zero",
    what="An adjustment of zero says nothing.",
    remedy="Leave it out.",
    severity="warning",
    ack="7",
)
def _adjustment_zero(item: OtherPayer | LineAdjudication, around: Around) -> Spots:
    for adjustment in item.adjustments:
        if not adjustment.amount:
            yield here(adjustment, "CAS", 3)


@rule(
    "CAS-REASON",
    OtherPayer,
    LineAdjudication,
    snip=5,
    source="X222 CAS02; code source 139 (CARC)",
    what="The reason of the adjustment is not on the list of reasons.",
    remedy="Copy the reason from the payer's remittance.",
    severity="warning",
    ack="7",
)
def _adjustment_reason(item: OtherPayer | LineAdjudication, around: Around) -> Spots:
    for adjustment in item.adjustments:
        if adjustment.reason and not is_adjustment_reason(adjustment.reason):
            yield here(adjustment, "CAS", 2)


@rule(
    "CAS-DUPLICATE",
    OtherPayer,
    LineAdjudication,
    snip=4,
    source="X222 2320 and 2430 CAS: each reason of a group once",
    what="The same group and reason stand twice.",
    remedy="Add the two amounts up.",
    ack="7",
)
def _adjustment_twice(item: OtherPayer | LineAdjudication, around: Around) -> Spots:
    known: set[tuple[str, str]] = set()
    for adjustment in item.adjustments:
        key = (adjustment.group, adjustment.reason)
        if key in known:
            yield here(adjustment, "CAS", 2)
        known.add(key)


@rule(
    "REMARK-FORM",
    OtherPayer,
    snip=5,
    source="X222 2320 MOA03 to MOA07; code source 411 (RARC)",
    what="The remark does not have the form of one: M, MA or N and a number.",
    remedy="Copy the remark from the payer's remittance.",
    severity="warning",
    ack="7",
)
def _remark_form(other: OtherPayer, around: Around) -> Spots:
    for index, remark in enumerate(other.adjudication.remarks if other.adjudication is not None else ()):
        if remark and not REMARK.fullmatch(remark):
            yield here(other.adjudication, "MOA", index + 3)


@rule(
    "ADJUDICATION-DATE-MISSING",
    Claim,
    snip=4,
    source="X222 2330B DTP*573: required when the payer decided and no line says when",
    what="A payer decided the claim, but not when.",
    remedy="Send DTP*573 with the date of its remittance, by line or with the payer.",
    ack="I9",
    when=is_coordinated,
)
def _decided_when(claim: Claim, around: Around) -> Spots:
    dated = _dated(claim)
    for other in claim.other_payers:
        if other.payer is None or other.payer.paid_date or not (other.adjustments or other.paid is not None):
            continue
        if other.payer.id and other.payer.id not in dated:
            yield here(other.payer, "DTP*573", 3)


@rule(
    "ADJUDICATION-DATE-TWICE",
    Claim,
    snip=4,
    source="X222 2330B DTP*573: only when no 2430 has one",
    what="The date of a payer's decision stands both with the payer and with the lines.",
    remedy="Send it with the lines only.",
    severity="warning",
    ack="I10",
    when=is_coordinated,
)
def _decided_when_twice(claim: Claim, around: Around) -> Spots:
    dated = _dated(claim)
    for other in claim.other_payers:
        if other.payer is not None and other.payer.paid_date and other.payer.id in dated:
            yield here(other.payer, "DTP*573", 3)


@rule(
    "ADJUDICATION-DATE",
    Claim,
    snip=5,
    source="X222 DTP*573: between the service and the file",
    what="The payer decided before the service or after the date of the file.",
    remedy="Copy the date from the payer's remittance.",
    ack="8",
    when=is_coordinated,
)
def _decided_at_impossible_time(claim: Claim, around: Around) -> Spots:
    today, served = today_of(around), last_day(claim)
    for other in claim.other_payers:
        if other.payer is not None and _is_impossible(other.payer.paid_date, served, today):
            yield here(other.payer, "DTP*573", 3)
    for line in claim.lines:
        for decision in line.adjudications:
            own = line.service_date.first if line.service_date is not None else None
            if _is_impossible(decision.date, own, today):
                yield here(decision, "DTP*573", 3)


def _is_impossible(day: dt.date | None, served: dt.date | None, today: dt.date | None) -> bool:
    return day is not None and ((served is not None and day < served) or (today is not None and day > today))


def decided(claim: Claim) -> dict[str, list[LineAdjudication]]:
    """Give what each payer decided about the lines of a claim, by payer id."""
    by_payer: dict[str, list[LineAdjudication]] = defaultdict(list)
    for line in claim.lines:
        for decision in line.adjudications:
            by_payer[decision.payer_id].append(decision)
    return by_payer


def _dated(claim: Claim) -> set[str]:
    return {decision.payer_id for line in claim.lines for decision in line.adjudications if decision.date}


def _has_decided(other: OtherPayer, decisions: dict[str, list[LineAdjudication]]) -> bool:
    return bool(other.adjustments) or (other.payer is not None and other.payer.id in decisions)
