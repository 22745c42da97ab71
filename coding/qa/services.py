"""The way of a review: taken, coded blind, compared; each difference accepted, or disputed and resolved."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from coding.final_codes import Coded, coded_from
from coding.models import EducationItem, QaDifference, QaReview
from coding.qa.comparing import differences
from practice.models import Role, Staff

LONGEST = 600
State, Right = QaDifference.State, QaDifference.Right


class OwnWork(Exception):
    """Nobody reviews what they coded."""


class TakenByAnother(Exception):
    """Somebody else codes this review."""


class AlreadyCoded(Exception):
    """The second coding is finished."""


class NotYours(Exception):
    """Only the first coder answers, and only who took the review codes it."""


class NotToBeAnswered(Exception):
    """The difference was accepted or disputed before."""


class NotDisputed(Exception):
    """There is nothing to resolve."""


class WhyMissing(Exception):
    """A dispute and its resolution say why."""


class NotAManager(Exception):
    """Disputes are resolved by a manager who is neither of the two coders."""


class LessonIncomplete(Exception):
    """A confirmed difference says what is to be learned and where it is written."""


class LessonDone(Exception):
    """The lesson was marked as done."""


@dataclass(frozen=True)
class Lesson:
    """What is to be learned from a confirmed difference, and where it is written."""

    topic: str
    reference: str


@transaction.atomic
def take_review(*, review: QaReview, by: Staff, now: datetime) -> QaReview:
    """
    Make a review one's own; one's own already stays so.

    :raises OwnWork: if one coded the visit oneself.
    :raises TakenByAnother: if somebody else has it.
    :raises AlreadyCoded: if it is finished.
    """
    row = _locked(review)
    if row.first_coder_id == by.pk:
        raise OwnWork("You coded this visit. A colleague codes it the second time.")
    if row.done_at is not None:
        raise AlreadyCoded("This review is finished. Its codes cannot be changed.")
    if row.second_coder_id not in {None, by.pk}:
        raise TakenByAnother("A colleague has this review. Take another one.")
    if row.second_coder_id is None:
        row.second_coder, row.taken_at = by, now
        row.save(update_fields=["second_coder", "taken_at"])
    return row


@transaction.atomic
def finish_review(*, review: QaReview, codes: Coded, by: Staff, now: datetime) -> list[QaDifference]:
    """
    Keep the second coding, which ends the blindness, and lay it beside the first.

    :raises NotYours: if somebody else, or nobody, has the review.
    :raises AlreadyCoded: if it is finished.
    """
    row = _locked(review)
    if row.done_at is not None:
        raise AlreadyCoded("This review is finished. Its codes cannot be changed.")
    if row.second_coder_id != by.pk:
        raise NotYours("You have not taken this review. Take it first.")
    row.codes, row.done_at = codes.as_json(), now
    row.save(update_fields=["codes", "done_at"])
    return QaDifference.objects.bulk_create(
        QaDifference(
            review=row,
            part=one.part,
            family=one.family,
            first=one.first[:120],
            second=one.second[:120],
            first_proof=[list(place) for place in one.first_proof],
            second_proof=[list(place) for place in one.second_proof],
        )
        for one in differences(coded_from(row.first.codes), codes)
    )


@transaction.atomic
def accept(*, difference: QaDifference, lesson: Lesson, by: Staff, now: datetime) -> EducationItem:
    """
    Agree that the second coder is right; what is to be learned goes onto the education list.

    :raises NotYours: if one is not the first coder.
    :raises NotToBeAnswered: if it was answered before.
    :raises LessonIncomplete: if topic or reference is missing.
    """
    row = _to_answer(difference, by)
    row.state, row.answered_at = State.ACCEPTED, now
    row.save(update_fields=["state", "answered_at"])
    return _teach(row, lesson, now=now)


@transaction.atomic
def dispute(*, difference: QaDifference, why: str, by: Staff, now: datetime) -> QaDifference:
    """
    Say why the first coding is right; a manager decides.

    :raises NotYours: if one is not the first coder.
    :raises NotToBeAnswered: if it was answered before.
    :raises WhyMissing: if nothing is said.
    """
    why = _said(why)
    row = _to_answer(difference, by)
    row.state, row.dispute, row.answered_at = State.DISPUTED, why, now
    row.save(update_fields=["state", "dispute", "answered_at"])
    return row


@transaction.atomic
def resolve(
    *, difference: QaDifference, right: QaDifference.Right, why: str, lesson: Lesson, by: Staff, now: datetime
) -> QaDifference:
    """
    Decide a dispute: who was right, and why.  When it was not the first coder, the lesson goes onto the education list.

    :raises NotAManager: if one is no manager, or one of the two coders.
    :raises NotDisputed: if there is no open dispute.
    :raises WhyMissing: if nothing is said.
    :raises LessonIncomplete: if the first coder was wrong, and topic or reference is missing.
    """
    why = _said(why)
    row = QaDifference.objects.select_for_update(of=("self",)).select_related("review").get(pk=difference.pk)
    if not by.has_role(Role.MANAGER) or by.pk in {row.review.first_coder_id, row.review.second_coder_id}:
        raise NotAManager("A manager who coded neither of the two decides.")
    if row.state != State.DISPUTED:
        raise NotDisputed("This difference is not disputed, or was decided already. Reload to see it.")
    row.state, row.right, row.resolution, row.resolved_by, row.resolved_at = State.RESOLVED, right, why, by, now
    row.save(update_fields=["state", "right", "resolution", "resolved_by", "resolved_at"])
    if right != Right.FIRST:
        _teach(row, lesson, now=now)
    return row


def finish_lesson(*, item: EducationItem, by: Staff, now: datetime) -> None:
    """
    Mark a lesson as done.

    :raises NotYours: if it is another coder's.
    :raises LessonDone: if it was done before.
    """
    if item.coder_id != by.pk:
        raise NotYours("This lesson is another coder’s.")
    if not EducationItem.objects.filter(pk=item.pk, done_at=None).update(done_at=now):
        raise LessonDone("This lesson is done already.")


def _teach(row: QaDifference, lesson: Lesson, *, now: datetime) -> EducationItem:
    topic, reference = " ".join(lesson.topic.split())[:120], " ".join(lesson.reference.split())[:200]
    if not topic or not reference:
        raise LessonIncomplete("Say what is to be learned, and where it is written: a guideline, an edit, a policy.")
    return EducationItem.objects.create(
        difference=row, coder_id=row.review.first_coder_id, topic=topic, reference=reference, made_at=now
    )


def _to_answer(difference: QaDifference, by: Staff) -> QaDifference:
    row = QaDifference.objects.select_for_update(of=("self",)).select_related("review").get(pk=difference.pk)
    if row.review.first_coder_id != by.pk:
        raise NotYours("Only the coder of the visit accepts or disputes a difference.")
    if row.state != State.OPEN:
        raise NotToBeAnswered("This difference was answered already. Reload to see it.")
    return row


def _said(why: str) -> str:
    why = " ".join(why.split())[:LONGEST]
    if not why:
        raise WhyMissing("Say why; the other one reads it.")
    return why


def _locked(review: QaReview) -> QaReview:
    return QaReview.objects.select_for_update(of=("self",)).select_related("first").get(pk=review.pk)
