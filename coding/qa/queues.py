"""What waits in coding QA, and for whom."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from coding.models import EducationItem, QaDifference, QaReview
from practice.models import Role, Staff

State = QaDifference.State


def to_review(staff_id: int) -> QuerySet[QaReview]:
    """Reviews that a coder may code: nobody's and one's own, never of one's own work."""
    waiting = QaReview.objects.filter(done_at=None).exclude(first_coder=staff_id)
    return waiting.filter(Q(second_coder=None) | Q(second_coder=staff_id))


def to_answer(staff_id: int) -> QuerySet[QaReview]:
    """Reviews of one's own work with differences that are neither accepted nor disputed."""
    open_ones = QaDifference.objects.filter(review=OuterRef("pk"), state=State.OPEN)
    return QaReview.objects.filter(Exists(open_ones), first_coder=staff_id)


def disputed() -> QuerySet[QaReview]:
    """Reviews with a dispute that a manager is to decide."""
    return QaReview.objects.filter(Exists(QaDifference.objects.filter(review=OuterRef("pk"), state=State.DISPUTED)))


def readable(staff: Staff) -> QuerySet[QaReview]:
    """The finished reviews that a person may read: managers and auditors all, a coder those one took part in."""
    found = QaReview.objects.filter(done_at__isnull=False)
    if staff.has_role(Role.MANAGER, Role.AUDITOR):
        return found
    return found.filter(Q(first_coder=staff) | Q(second_coder=staff))


def lessons(staff: Staff) -> QuerySet[EducationItem]:
    """The education list: one's own; of everybody for managers and auditors."""
    found = EducationItem.objects.select_related("coder", "difference__review__encounter")
    return found if staff.has_role(Role.MANAGER, Role.AUDITOR) else found.filter(coder=staff)


def waiting_for(staff_id: int) -> list[QuerySet[QaReview]]:
    """What this person should do something about: code, answer, decide."""
    is_coder = Staff.objects.filter(pk=staff_id, roles__contains=[Role.CODER])
    is_manager = Staff.objects.filter(pk=staff_id, roles__contains=[Role.MANAGER])
    return [
        to_review(staff_id).filter(Exists(is_coder)),
        to_answer(staff_id),
        disputed().filter(Exists(is_manager)),
    ]
