"""
Who may not see a visit's codes yet: as long as its second coding is to come, no coder but the one who coded it.

So it does not matter who takes the review: nobody who may has seen the first codes.
"""

from django.db.models import QuerySet

from coding.models import QaReview
from practice.models import Role, Staff
from practice.planned import rows

# Asked before every page about one visit or patient.
ANY_HIDDEN = "SELECT EXISTS(SELECT FROM coding_qareview WHERE done_at IS NULL AND first_coder_id <> %(staff)s)"


def hidden_reviews(staff: Staff) -> QuerySet[QaReview]:
    """The reviews whose first codes this person must not see; a manager, who takes none, may see all."""
    if not staff.has_role(Role.CODER) or staff.has_role(Role.MANAGER):
        return QaReview.objects.none()
    return QaReview.objects.filter(done_at=None).exclude(first_coder=staff)


def hides_any(staff: Staff) -> bool:
    """Tell whether there is any review whose first codes this person must not see."""
    if not staff.has_role(Role.CODER) or staff.has_role(Role.MANAGER):
        return False
    ((hides,),) = rows(ANY_HIDDEN, {"staff": staff.pk})
    return bool(hides)


def is_hidden(*, staff: Staff, encounter_id: int) -> bool:
    """Tell whether the codes of a visit are hidden from a person."""
    return hidden_reviews(staff).filter(encounter=encounter_id).exists()


def is_hidden_for_patient(*, staff: Staff, patient_id: int) -> bool:
    """Tell whether a patient has a visit whose codes are hidden from a person."""
    return hidden_reviews(staff).filter(encounter__patient=patient_id).exists()
