"""What a list of claims shows of each: the clock, the reason in plain words with its code, the next act, its key."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.timezone import localdate

from claims.code_changes import downcoded_lines
from claims.denials import is_patients
from claims.models import Acknowledgment, Claim, ClaimFinding, CodeChange, Denial
from claims.remedies import short_reason
from claims.scrub import title_of
from coding.reason_words import licensed_words, reason_in_words

S = Claim.Status
C = Denial.Category
OfClaim = TypeVar("OfClaim", Acknowledgment, ClaimFinding, Denial)


@dataclass(frozen=True, slots=True)
class NextAct:
    """What is mostly done next with a claim, and the key that does it; no key when the system does it."""

    key: str
    word: str


CORRECT, APPEAL, TO_PATIENT = NextAct("c", "Correct"), NextAct("l", "Appeal"), NextAct("t", "To patient")
WRITE_OFF, ASK = NextAct("w", "Write off"), NextAct("n", "Ask payer")
BY_CATEGORY: Mapping[str, NextAct] = {
    C.MEDICAL_NECESSITY: APPEAL,
    C.TIMELY_FILING: APPEAL,
    C.DUPLICATE: WRITE_OFF,
    C.NON_COVERED: APPEAL,
}

IN_SHORT: Mapping[Denial.Category, str] = {
    C.AUTHORIZATION: "No authorization",
    C.BUNDLED: "Bundled",
    C.CODING: "Coding",
    C.COORDINATION: "Other payer first",
    C.COVERAGE: "No coverage",
    C.DUPLICATE: "Duplicate",
    C.INFORMATION: "Data missing",
    C.MEDICAL_NECESSITY: "Not necessary",
    C.NON_COVERED: "Not covered",
    C.PROVIDER: "Provider, contract",
    C.TIMELY_FILING: "Filed too late",
    C.OTHER: "Refused",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One claim in a list; `days` are left to the deadline `clock`, `is_done` when it was worked before the reload.

    `words` say what a payer's code means, in ours and, where the office is licensed, in its publisher's.
    """

    claim: Claim
    days: int
    clock: str
    owed: Decimal
    reason: str
    code: str
    act: NextAct
    words: str = ""
    is_done: bool = False
    done_word: str = ""


@dataclass(frozen=True, slots=True)
class Causes:
    """Why a claim may be on a list: the denial, rejection, finding and lower code that count most; None is none."""

    denial: Denial | None
    refusal: Acknowledgment | None
    stop: ClaimFinding | None
    lower: CodeChange | None


def rows(claims: QuerySet[Claim] | Sequence[Claim], *, today: date) -> list[Row]:
    """Make the rows of one page of a worklist, in a handful of queries however many claims."""
    if isinstance(claims, QuerySet):
        claims = list(claims.select_related("coverage__payer", "encounter__patient", "owner"))
    ids = [claim.pk for claim in claims]
    open_denials = Denial.objects.filter(claim__in=ids, state=Denial.State.OPEN).order_by("appeal_by", "pk")
    denials = _first_by_claim(open_denials)
    refusals = _first_by_claim(Acknowledgment.objects.filter(claim__in=ids, accepted=False).order_by("-at", "-pk"))
    stops = _first_by_claim(ClaimFinding.objects.filter(claim__in=ids, severity="STOP").order_by("pk"))
    lower = downcoded_lines(claim_ids=ids)
    official = licensed_words({denial.reason_code for denial in denials.values()})
    return [
        _row(claim, Causes(denials.get(one), refusals.get(one), stops.get(one), lower.get(one)), official, today)
        for claim in claims
        if (one := claim.pk)
    ]


def done_row(row: Row, *, word: str) -> Row:
    """The same row after it was worked: it stays in its place, dimmed, until the list is loaded again."""
    return Row(
        claim=row.claim,
        days=row.days,
        clock=row.clock,
        owed=row.owed,
        reason=row.reason,
        code=row.code,
        act=NextAct("", ""),
        words=row.words,
        is_done=True,
        done_word=word,
    )


def _row(claim: Claim, causes: Causes, official: Mapping[str, str], today: date) -> Row:
    reason, code, act = _why(claim, causes, today)
    due: date = getattr(claim, "due", claim.file_by)
    return Row(
        claim=claim,
        days=(due - today).days,
        clock="Appeal" if causes.denial or causes.lower else "Filing",
        owed=getattr(claim, "owed", Decimal("0.00")),
        reason=reason,
        code=code,
        act=act,
        words=reason_in_words(causes.denial.reason_code, official) if causes.denial else "",
    )


def _why(claim: Claim, causes: Causes, today: date) -> tuple[str, str, NextAct]:
    """Why a claim is on a list, the code it comes from, and what to do next."""
    denial, refusal = causes.denial, causes.refusal
    if denial is not None:
        act = TO_PATIENT if is_patients(denial) else BY_CATEGORY.get(denial.category, CORRECT)
        return IN_SHORT[Denial.Category(denial.category)], f"{denial.group_code}-{denial.reason_code}", act
    if claim.status == S.REJECTED:
        code = refusal.code if refusal else ""
        return (short_reason(code) if code else "Rejected"), _short_code(code), CORRECT
    if claim.status == S.HELD:
        return (title_of(causes.stop.rule) if causes.stop else "On hold"), "", CORRECT
    if causes.lower is not None:
        return "Paid as a lower code", f"{causes.lower.submitted}→{causes.lower.decided_as}", APPEAL
    if claim.status == S.READY:
        return "Goes with the next batch", "", NextAct("", "")
    if claim.sent_at is not None and claim.status in {S.SENT, S.ACCEPTED}:
        return f"No answer, {(today - localdate(claim.sent_at)).days} days", "", ASK
    return claim.get_status_display(), "", NextAct("n", "Look")


def _short_code(code: str) -> str:
    return ":".join(code.split(":")[:2])


def _first_by_claim(found: Iterable[OfClaim]) -> dict[int, OfClaim]:
    first: dict[int, OfClaim] = {}
    for one in found:
        first.setdefault(one.claim_id, one)
    return first
