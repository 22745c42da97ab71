"""Coding QA: rules of sampling, draws, blind second codings, their differences, and what is learned from them."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coding.models.final_codes import FinalCodes
from encounters.models import Encounter
from patients.models import Payer
from practice.models import Provider, Staff

SAMPLED_BY = ["name", "coder", "family", "payer", "provider", "new_for_days", "percent", "count", "seed"]


class QaRule(models.Model):
    """
    Which released visits are coded a second time: of each coder and week, a share or a number.

    Empty conditions mean every one.  `family` is a key of `coding.qa.families`; `new_for_days` takes only coders whose
    first release is that young.  What a rule says never changes, so that a draw can be proved: a changed rule is a new
    one, and the old one is put out of use.
    """

    name = models.CharField(max_length=60)
    coder = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    family = models.CharField(max_length=20, blank=True)
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    new_for_days = models.PositiveSmallIntegerField("coder is new for, days", null=True, blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    count = models.PositiveSmallIntegerField("visits a week", null=True, blank=True)
    seed = models.CharField(max_length=32)
    is_used = models.BooleanField("in use", default=True)
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__range=(1, 100), count__isnull=True)
                | Q(percent__isnull=True, count__range=(1, 200)),
                name="qa_rule_draws_a_share_or_a_number",
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(seed=""), name="qa_rule_has_a_name_and_a_seed"),
            models.UniqueConstraint(fields=["name"], condition=Q(is_used=True), name="qa_rule_name_is_used_once"),
        ]
        triggers = [
            pgtrigger.Protect(name="qa_rule_is_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="qa_rule_is_final", fields=SAMPLED_BY),
        ]

    def __str__(self) -> str:
        return f"QA rule {self.pk}"


class QaDraw(models.Model):
    """
    One draw: of a rule, for the visits released in one week that is over.

    `seed`, `among` and `drawn` (ids of encounters) prove it: whoever ranks `among` by the hash of the seed and the id
    (see `coding.qa.sampling`) gets `drawn`.
    """

    rule = models.ForeignKey(QaRule, on_delete=models.PROTECT, related_name="draws")
    week_of = models.DateField("week that begins on")
    seed = models.CharField(max_length=80)
    among = models.JSONField()
    drawn = ArrayField(models.BigIntegerField(), default=list)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-week_of", "rule_id"]
        constraints = [models.UniqueConstraint(fields=["rule", "week_of"], name="qa_rule_draws_a_week_once")]
        triggers = [
            pgtrigger.Protect(name="qa_draw_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"QA draw {self.pk}"


class QaReview(models.Model):
    """
    One visit to be coded a second time, blind; `codes` are the second coder's (see `coding.final_codes`).

    A visit is reviewed once, never by who coded it, and a finished coding is not changed.
    """

    draw = models.ForeignKey(QaDraw, on_delete=models.PROTECT, related_name="reviews")
    encounter = models.OneToOneField(Encounter, on_delete=models.PROTECT, related_name="qa_review")
    first = models.OneToOneField(FinalCodes, on_delete=models.PROTECT, related_name="qa_review")
    first_coder = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    second_coder = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    codes = models.JSONField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(second_coder__isnull=True) | ~Q(second_coder=F("first_coder")),
                name="qa_nobody_reviews_own_work",
            ),
            models.CheckConstraint(
                condition=Q(second_coder__isnull=True, taken_at__isnull=True, done_at__isnull=True)
                | Q(second_coder__isnull=False, taken_at__isnull=False),
                name="qa_review_is_taken_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, codes__isnull=True) | Q(done_at__isnull=False, codes__isnull=False),
                name="qa_review_done_has_its_codes",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="qa_review_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="qa_review_done_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__done_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"QA review {self.pk}"


class QaDifference(models.Model):
    """
    One thing that two coders coded differently, until the first accepts it or a manager resolves their dispute.

    `first` and `second` are what each coded, as text, with the places of the note that prove it.  `topic` is what is to
    be learned and `reference` where it is written.
    """

    class Part(models.TextChoices):
        DIAGNOSES = "DIAGNOSES", "Diagnosis"
        ORDER = "ORDER", "Order of the diagnoses"
        PROCEDURE = "PROCEDURE", "Procedure"
        LEVEL = "LEVEL", "Level of the visit"
        MODIFIERS = "MODIFIERS", "Modifiers"
        UNITS = "UNITS", "Units"

    class State(models.TextChoices):
        OPEN = "OPEN", "Waits for the first coder"
        ACCEPTED = "ACCEPTED", "Accepted"
        DISPUTED = "DISPUTED", "Disputed"
        RESOLVED = "RESOLVED", "Resolved"

    class Right(models.TextChoices):
        FIRST = "FIRST", "The first coder"
        SECOND = "SECOND", "The second coder"
        NEITHER = "NEITHER", "Neither"

    review = models.ForeignKey(QaReview, on_delete=models.PROTECT, related_name="differences")
    part = models.CharField(max_length=9, choices=Part.choices)
    family = models.CharField(max_length=20)
    first = models.CharField(max_length=120, blank=True)
    second = models.CharField(max_length=120, blank=True)
    first_proof = models.JSONField(default=list)
    second_proof = models.JSONField(default=list)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    dispute = models.CharField("why the first coder disputes it", max_length=600, blank=True)
    answered_at = models.DateTimeField("accepted or disputed at", null=True, blank=True)
    right = models.CharField(max_length=7, choices=Right.choices, blank=True)
    resolution = models.CharField("why", max_length=600, blank=True)
    resolved_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["review_id", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(first=F("second")), name="qa_difference_differs"),
            models.CheckConstraint(
                condition=Q(state="OPEN", answered_at__isnull=True, dispute="")
                | Q(state="ACCEPTED", answered_at__isnull=False, dispute="")
                | (Q(state__in=["DISPUTED", "RESOLVED"], answered_at__isnull=False) & ~Q(dispute="")),
                name="qa_dispute_says_why",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="RESOLVED", right__in=["FIRST", "SECOND", "NEITHER"], resolved_by__isnull=False)
                    & Q(resolved_at__isnull=False)
                    & ~Q(resolution="")
                )
                | (
                    ~Q(state="RESOLVED")
                    & Q(right="", resolution="", resolved_by__isnull=True, resolved_at__isnull=True)
                ),
                name="qa_resolution_says_who_was_right_and_why",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="qa_difference_is_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="qa_difference_is_final",
                fields=["review", "part", "family", "first", "second", "first_proof", "second_proof"],
            ),
            pgtrigger.Protect(
                name="qa_difference_settled_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__in=["ACCEPTED", "RESOLVED"]),
            ),
        ]

    def __str__(self) -> str:
        return f"QA difference {self.pk}"


class EducationItem(models.Model):
    """What one coder is to look up, out of a confirmed difference, and that it was done."""

    difference = models.OneToOneField(QaDifference, on_delete=models.PROTECT, related_name="lesson")
    coder = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=120)
    reference = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(topic="") & ~Q(reference=""), name="education_item_says_what_and_where"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="education_item_is_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="education_item_is_final", fields=["difference", "coder", "topic", "reference", "made_at"]
            ),
        ]

    def __str__(self) -> str:
        return f"Education item {self.pk}"
