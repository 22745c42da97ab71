"""
Which of our claims and lines a payer means.

A claim: by our number (CLP01); else by the payer's number (CLP07), from the claim or from an earlier decision; else by
member id, date of service and charge, when exactly one fits.  A line: by our control number (REF*6R); else by code,
modifiers and charge; else by code and charge.  Nothing is guessed: what fits two is not matched.

Source: X12 RFI 1945 (the original claim number comes back), RFI 1684 and 2224 (the line control number).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from claims.models import Claim
from coding.models import ChargeLine
from payments.models import Adjudication, AdjudicationLine

PRIORITY = {"1": 1, "19": 1, "2": 2, "20": 2, "3": 3, "21": 3}


def match_claims(adjudications: Sequence[Adjudication]) -> None:
    """Set `claim` on each decision that has none yet and means exactly one claim of ours; nothing is saved."""
    for find in (_by_our_number, _by_payers_number, _by_member_and_charge):
        waiting = [adjudication for adjudication in adjudications if adjudication.claim_id is None]
        if waiting:
            find(waiting)
    _turn_to_the_plan_that_answers([adjudication for adjudication in adjudications if adjudication.claim_id])


def match_lines(lines: Iterable[AdjudicationLine]) -> None:
    """Set `charge_line` on each line of a matched claim; nothing is saved."""
    todo = [line for line in lines if line.adjudication.claim_id is not None and line.charge_line_id is None]
    encounters = {line.adjudication.claim.encounter_id for line in todo if line.adjudication.claim}
    of_encounter: dict[int, list[ChargeLine]] = defaultdict(list)
    for charge_line in ChargeLine.objects.filter(encounter__among=encounters).order_by("position"):
        of_encounter[charge_line.encounter_id].append(charge_line)
    of_adjudication: dict[int, list[AdjudicationLine]] = defaultdict(list)
    for line in todo:
        of_adjudication[line.adjudication.position].append(line)
    for group in of_adjudication.values():
        claim = group[0].adjudication.claim
        if claim is not None:
            _match_lines_of_one(group, of_encounter[claim.encounter_id])


def candidates(adjudication: Adjudication) -> list[Claim]:
    """
    Claims that a decision may mean, for a person to choose from: of the same day, and of the patient that is named.

    When nobody is named, of the same day and charge.  At most five; those of the same charge first.
    """
    if adjudication.service_date is None:
        return []
    same_day = _claims().filter(encounter__service_date=adjudication.service_date)
    last_name = adjudication.patient_name.split(",")[0].strip()
    if last_name:
        named = Q(encounter__patient__last_name__iexact=last_name)
        fitting = same_day.filter(named | Q(coverage__member_id=adjudication.member_id) & ~Q(coverage__member_id=""))
    else:
        fitting = same_day.filter(charged=abs(adjudication.charged))
    found = fitting.select_related("encounter__patient", "coverage__patient")[:50]
    return sorted(found, key=lambda claim: (claim.charged != abs(adjudication.charged), claim.pk))[:5]


def _by_our_number(waiting: Sequence[Adjudication]) -> None:
    wanted = {_plain(adjudication.claim_number) for adjudication in waiting} - {"", "0"}
    found = {claim.claim_number: claim for claim in _claims().filter(claim_number__in=wanted)}
    for adjudication in waiting:
        adjudication.claim = found.get(_plain(adjudication.claim_number))


def _by_payers_number(waiting: Sequence[Adjudication]) -> None:
    wanted = {adjudication.payer_claim_number for adjudication in waiting} - {""}
    found: dict[str, set[int]] = defaultdict(set)
    for claim_id, number in Claim.objects.filter(payer_claim_number__in=wanted).values_list("pk", "payer_claim_number"):
        found[number].add(claim_id)
    earlier = Adjudication.objects.filter(payer_claim_number__in=wanted, state=Adjudication.State.POSTED)
    for claim_id, number in earlier.values_list("claim_id", "payer_claim_number"):
        found[number].add(claim_id)
    _set_the_only_one(waiting, {a.position: found[a.payer_claim_number] for a in waiting if a.payer_claim_number})


def _by_member_and_charge(waiting: Sequence[Adjudication]) -> None:
    members = {a.member_id for a in waiting if a.member_id and a.service_date}
    candidates = _claims().filter(
        coverage__member_id__in=members,
        encounter__service_date__in={a.service_date for a in waiting if a.service_date},
    )
    found: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for claim in candidates:
        found[(claim.coverage.member_id, claim.encounter.service_date, claim.charged)].add(claim.pk)
    _set_the_only_one(
        waiting, {a.position: found.get((a.member_id, a.service_date, abs(a.charged)), set()) for a in waiting}
    )


def _set_the_only_one(waiting: Sequence[Adjudication], found: dict[int, set[int]]) -> None:
    only = {position: next(iter(ids)) for position, ids in found.items() if len(ids) == 1}
    claims = _claims().in_bulk(only.values())
    for adjudication in waiting:
        if adjudication.position in only:
            adjudication.claim = claims[only[adjudication.position]]


def _turn_to_the_plan_that_answers(matched: Sequence[Adjudication]) -> None:
    """
    A later plan may answer with the first plan's claim number, when the first plan forwarded the claim by itself.

    Then the claim on the coverage that has the priority of the answer (CLP02) is meant, if we have it.
    """
    others = [
        a
        for a in matched
        if a.claim and PRIORITY.get(a.status_code, a.claim.coverage.priority) != a.claim.coverage.priority
    ]
    siblings = _claims().filter(encounter__in={a.claim.encounter_id for a in others if a.claim})
    by_priority = {(claim.encounter_id, claim.coverage.priority): claim for claim in siblings}
    for adjudication in others:
        if adjudication.claim:
            key = (adjudication.claim.encounter_id, PRIORITY[adjudication.status_code])
            adjudication.claim = by_priority.get(key, adjudication.claim)


def _match_lines_of_one(lines: Sequence[AdjudicationLine], ours: Sequence[ChargeLine]) -> None:
    by_number = {charge_line.control_number: charge_line for charge_line in ours}
    for line in lines:
        line.charge_line = by_number.get(line.line_control_number)
    for is_same in (_same_code_modifiers_and_charge, _same_code_and_charge, _the_only_line_of_code):
        taken = {line.charge_line_id for line in lines}
        for line in lines:
            if line.charge_line_id is None:
                fitting = [
                    candidate for candidate in ours if candidate.pk not in taken and is_same(line, candidate, ours)
                ]
                line.charge_line = fitting[0] if fitting else None
                taken.add(line.charge_line_id)


def _same_code_and_charge(line: AdjudicationLine, ours: ChargeLine, _all: Sequence[ChargeLine]) -> bool:
    return ours.procedure in {line.procedure, line.submitted_procedure} and ours.charge == abs(line.charged)


def _same_code_modifiers_and_charge(line: AdjudicationLine, ours: ChargeLine, every: Sequence[ChargeLine]) -> bool:
    return _same_code_and_charge(line, ours, every) and sorted(ours.modifiers) == sorted(line.modifiers)


def _the_only_line_of_code(line: AdjudicationLine, ours: ChargeLine, every: Sequence[ChargeLine]) -> bool:
    """A part of a split line has another charge; it is ours when the code stands on one line of the claim only."""
    code = line.submitted_procedure or line.procedure
    return ours.procedure == code and sum(other.procedure == code for other in every) == 1


def _claims() -> QuerySet[Claim]:
    return Claim.objects.select_related("coverage", "encounter")


def _plain(number: str) -> str:
    return number.strip().upper()
