"""The worklists of payments: the same functions feed the pages and the sweeps of the worker."""

from django.db.models import QuerySet

from claims.models import WriteOff
from ledger.models import Account, OpenBalance
from payments.models import Adjudication, KeyedRemittance, Refund, Remittance
from payments.office.payer_money import not_ours


def to_post() -> QuerySet[Remittance]:
    """Remittances that wait to be posted, the longest waiting first."""
    return Remittance.objects.filter(state=Remittance.State.WAITING).order_by("received_at", "pk")


def to_deal_with() -> QuerySet[Remittance]:
    """Remittances that wait: to be posted, for a person's review (also after un-posting), or held."""
    waiting = (Remittance.State.WAITING, Remittance.State.REVIEW, Remittance.State.HELD)
    return Remittance.objects.filter(state__in=waiting)


def held() -> QuerySet[Remittance]:
    """Remittances of which nothing is posted until a person releases them."""
    return Remittance.objects.filter(state=Remittance.State.HELD).order_by("received_at", "pk")


def exceptions() -> QuerySet[Adjudication]:
    """Decisions that could not be posted and wait for a person, the oldest payment first."""
    return _with_names(Adjudication.objects.filter(state=Adjudication.State.EXCEPTION))


def without_a_rule() -> QuerySet[Adjudication]:
    """Exceptions of which nobody has decided what a reason means."""
    return Adjudication.objects.filter(
        state=Adjudication.State.EXCEPTION, exception=Adjudication.Exception.UNMAPPED
    ).order_by("remittance_id", "position")


def set_aside() -> QuerySet[Adjudication]:
    """Decisions that a person set aside, the latest first; their money stays unapplied and is shown with its reason."""
    return _with_names(Adjudication.objects.filter(state=Adjudication.State.DISMISSED)).order_by("-settled_at", "-pk")


def _with_names(decisions: QuerySet[Adjudication]) -> QuerySet[Adjudication]:
    related = ("remittance__payer", "claim__encounter__patient", "claim__coverage__payer", "settled_by")
    return decisions.select_related(*related).order_by("remittance__paid_on", "remittance_id", "position")


def keyed_drafts() -> QuerySet[KeyedRemittance]:
    """Papers that somebody began to key and nobody finished, the longest waiting first."""
    drafts = KeyedRemittance.objects.filter(state=KeyedRemittance.State.DRAFT)
    return drafts.select_related("payer", "saved_by").order_by("started_at", "pk")


def credits_of_insurers(*, most: int) -> int:
    """
    How many visits a plan paid too much on, and checks with something not ours; see `payments.office.credits`.

    Visits are counted up to `most`.
    """
    negative = OpenBalance.objects.filter(account=Account.INSURANCE, amount__lt=0)
    visits = negative.order_by().values("encounter", "coverage").distinct()
    return visits[:most].count() + len(not_ours())


def refunds_to_work() -> QuerySet[Refund]:
    """Refunds that wait for a second person or to be sent, the longest waiting first."""
    waiting = Refund.objects.filter(state__in=[Refund.State.REQUESTED, Refund.State.APPROVED])
    return waiting.order_by("asked_at", "pk")


def write_offs_to_decide() -> QuerySet[WriteOff]:
    """Write-offs that wait for a second person, the longest waiting first."""
    return WriteOff.objects.filter(state=WriteOff.State.REQUESTED).order_by("asked_at", "pk")
