"""Provider-level adjustments as open items, and what settled them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from claims.models import Claim
from payments.models.credit import Refund
from payments.models.remittance import ProviderAdjustment
from practice.fields import MoneyField
from practice.models import Staff


class ProviderItem(models.Model):
    """
    One pair of a PLB in the books: money that a payer kept (positive) or gave (negative) outside of any claim.

    `open` is what of `amount` is not settled, with the same sign: positive is with the payer, negative is owed to the
    payer.  `payer_key` tells payers apart (TRN03), `keys` are the references by which its other side is found.  `run`
    is the posting of its remittance; an item that is not posted has nothing open.  What a person took over (`by_hand`)
    is settled by nothing but persons.  `refund` is the one of ours that the payer says it received.
    """

    adjustment = models.OneToOneField(ProviderAdjustment, on_delete=models.PROTECT, related_name="item")
    payer_key = models.CharField(max_length=40)
    keys = ArrayField(models.CharField(max_length=50), default=list, blank=True)
    amount = MoneyField()
    open = MoneyField()
    run = models.PositiveSmallIntegerField(default=1)
    is_posted = models.BooleanField(default=True)
    by_hand = models.BooleanField(default=False)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="provider_items")
    tied_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    refund = models.OneToOneField(
        Refund, on_delete=models.PROTECT, null=True, blank=True, related_name="acknowledged_as"
    )

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["payer_key"], name="provider_item_open", condition=~Q(open=0)),
            GinIndex(fields=["keys"], name="provider_item_by_key"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, open__gte=0, open__lte=F("amount"))
                | Q(amount__lt=0, open__lte=0, open__gte=F("amount")),
                name="provider_item_settled_at_most_once",
            ),
            models.CheckConstraint(condition=Q(is_posted=True) | Q(open=0), name="provider_item_unposted_is_not_open"),
        ]

    def __str__(self) -> str:
        return f"Provider-level item {self.pk}"

    @property
    def source(self) -> str:
        """Where its entries come from: the `source` of its booking, and the beginning of its settlements'."""
        row = self.adjustment
        run = "" if self.run == 1 else f"run:{self.run}:"
        return f"remittance:{row.remittance_id}:{run}segment:{row.segment}:plb:{row.position}"


class ItemSettlement(models.Model):
    """
    Part or all of an item settled: against another item, or as what a person says it is.

    `by` is nobody when it was done by itself.  It ends by being undone, with its entries reversed; it is never removed.
    `key` is the form that was filled in, so that a second press settles nothing twice.  A refund that is in the books
    is named by `refund`: what it had taken from the claim comes back to the claim, for the payer took it there, too.
    """

    class Way(models.TextChoices):
        ITEM = "ITEM", "Against another item"
        INCOME = "INCOME", "Income"
        COST = "COST", "Cost"
        REFUND = "REFUND", "Refund we sent"
        CLAIM = "CLAIM", "Put on the claim"

    item = models.ForeignKey(ProviderItem, on_delete=models.PROTECT, related_name="settlements")
    other = models.ForeignKey(
        ProviderItem, on_delete=models.PROTECT, null=True, blank=True, related_name="settlements_as_other"
    )
    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, null=True, blank=True, related_name="settlements")
    way = models.CharField(max_length=6, choices=Way.choices)
    amount = MoneyField()
    why = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="item_settlement_amount_positive"),
            models.CheckConstraint(
                condition=Q(way="ITEM", other__isnull=False) | ~Q(way="ITEM") & Q(other__isnull=True),
                name="item_settlement_against_an_item_names_it",
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=True) | ~Q(why="") | Q(way="ITEM"), name="item_settlement_by_hand_has_a_reason"
            ),
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="item_settlement_once_per_form"),
            models.CheckConstraint(
                condition=Q(refund__isnull=True) | Q(way="REFUND"), name="item_settlement_by_a_refund_names_it"
            ),
        ]

    def __str__(self) -> str:
        return f"Item settlement {self.pk}"

    @property
    def is_automatic(self) -> bool:
        """Whether it was done without a person."""
        return self.by_id is None
