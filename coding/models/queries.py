"""Questions of coders to the provider who signed the note: templates, queries with their answers, their history."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, IntegerField, Q, Value
from django.db.models.lookups import GreaterThanOrEqual

from encounters.models import Addendum, Encounter
from practice.models import Provider, Staff

CONTENT = [
    "encounter", "provider", "name", "question", "options", "indicators", "note_digest", "sent_by", "sent_at",
    "resends",
]  # fmt: skip


class QueryTemplate(models.Model):
    """
    A question that the office asks often.

    `standard` is the key of the product's own template that this one takes the place of; empty for one of the office's.
    One that is not in use any more stays, because queries were made from it.
    """

    name = models.CharField(max_length=60)
    question = models.CharField(max_length=600)
    options = ArrayField(models.CharField(max_length=160))
    standard = models.CharField(max_length=40, blank=True)
    is_used = models.BooleanField("in use", default=True)
    changed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=Q(is_used=True), name="query_template_name_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["standard"], condition=~Q(standard=""), name="query_template_replaces_a_standard_once"
            ),
            models.CheckConstraint(condition=Q(options__len__gte=2), name="query_template_has_two_options"),
        ]

    def __str__(self) -> str:
        return f"Query template {self.pk}"


class ProviderQuery(models.Model):
    """
    One question to the provider of a visit, from the sending to the signed answer; kept for ever.

    `options` are the clinical ones; "other" and "unable to determine" belong to every query.  `indicators` are words of
    the note, each [start, end, words], counted as evidence is; `note_digest` tells which note.  What was asked never
    changes, and a query that was answered or withdrawn does not change at all.  `signature` is the SHA-256 of what was
    signed (see `coding.queries.signing`).
    """

    class State(models.TextChoices):
        OPEN = "OPEN", "Waits for the provider"
        ANSWERED = "ANSWERED", "Answered"
        WITHDRAWN = "WITHDRAWN", "Withdrawn"

    class Choice(models.TextChoices):
        OPTION = "OPTION", "One of the options"
        OTHER = "OTHER", "Other"
        UNABLE = "UNABLE", "Unable to determine"

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="queries")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="queries")
    name = models.CharField(max_length=60)
    question = models.CharField(max_length=600)
    options = ArrayField(models.CharField(max_length=160))
    indicators = models.JSONField()
    note_digest = models.CharField(max_length=64)
    sent_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    resends = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="resent")
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    choice = models.CharField(max_length=6, choices=Choice.choices, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    signed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signature = models.CharField(max_length=64, blank=True)
    addendum = models.OneToOneField(Addendum, on_delete=models.PROTECT, null=True, blank=True, related_name="query")

    class Meta:
        ordering = ["sent_at", "id"]
        verbose_name_plural = "provider queries"
        indexes = [models.Index(fields=["provider"], name="query_waits_for_provider", condition=Q(state="OPEN"))]
        constraints = [
            models.CheckConstraint(condition=Q(options__len__gte=2), name="query_has_two_options"),
            models.CheckConstraint(
                condition=GreaterThanOrEqual(
                    Func(F("indicators"), function="jsonb_array_length", output_field=IntegerField()), Value(1)
                ),
                name="query_cites_the_note",
            ),
            models.CheckConstraint(condition=~Q(question=""), name="query_asks_something"),
            models.CheckConstraint(
                condition=Q(
                    state="ANSWERED",
                    signed_by__isnull=False,
                    signed_at__gte=F("sent_at"),
                    signature__regex=r"^[0-9a-f]{64}$",
                    addendum__isnull=False,
                    choice__in=["OPTION", "OTHER", "UNABLE"],
                )
                & ~Q(answer="")
                | Q(
                    state__in=["OPEN", "WITHDRAWN"],
                    signed_by__isnull=True,
                    signed_at__isnull=True,
                    signature="",
                    addendum__isnull=True,
                    choice="",
                    answer="",
                ),
                name="query_answer_is_signed_and_in_the_note",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="query_is_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="query_content_is_final", fields=CONTENT),
            pgtrigger.Protect(
                name="query_closed_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state__in=["ANSWERED", "WITHDRAWN"]),
            ),
        ]

    def __str__(self) -> str:
        return f"Query {self.pk}"

    @property
    def reminders(self) -> int:
        """How often the provider was reminded."""
        return sum(event.kind == QueryEvent.Kind.REMINDED for event in self.events.all())

    @property
    def is_escalated(self) -> bool:
        """Whether the manager has it."""
        return any(event.kind == QueryEvent.Kind.ESCALATED for event in self.events.all())


class QueryEvent(models.Model):
    """
    One thing that happened to a query; rows are only added.  `day` is the office's day, `by` null is the system.

    A query is reminded of once a day at most and handed up once; everything else happens once.
    """

    class Kind(models.TextChoices):
        SENT = "SENT", "Sent"
        REMINDED = "REMINDED", "Reminded"
        ESCALATED = "ESCALATED", "Handed to the manager"
        ANSWERED = "ANSWERED", "Answered and signed"
        WITHDRAWN = "WITHDRAWN", "Withdrawn"

    query = models.ForeignKey(ProviderQuery, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    day = models.DateField()
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["query", "day"], condition=Q(kind="REMINDED"), name="query_is_reminded_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["query", "kind"], condition=~Q(kind="REMINDED"), name="query_has_each_step_once"
            ),
            models.CheckConstraint(condition=~Q(kind="WITHDRAWN") | ~Q(why=""), name="query_withdrawn_says_why"),
        ]
        triggers = [
            pgtrigger.Protect(name="query_event_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.kind} query {self.query_id}"


class QueryPolicy(models.Model):
    """After how many business days the office reminds of a query, and hands it to the manager; one row at most."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    remind_after = models.PositiveSmallIntegerField(default=2)
    escalate_after = models.PositiveSmallIntegerField(default=5)
    changed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "query policies"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="query_policy_is_one"),
            models.CheckConstraint(
                condition=Q(remind_after__range=(1, 30), escalate_after__range=(1, 60)),
                name="query_policy_days_are_sane",
            ),
            models.CheckConstraint(
                condition=Q(escalate_after__gte=F("remind_after")), name="query_is_reminded_before_it_is_handed_up"
            ),
        ]

    def __str__(self) -> str:
        return "Query policy"
