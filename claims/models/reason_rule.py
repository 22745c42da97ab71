"""What the office makes of a payer's reason codes, as rows with dates, each with who decided it and why."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from claims.models.claim import Denial
from patients.models import DateSpan, Payer
from practice.models import Staff


class RuleKey(Func):
    """
    Group, reason, remark and payer of a rule as a range of one whole number, a hash of them.

    So GiST can tell without an extension whether two rules are about the same.
    """

    hashed = (
        "(hashtextextended(group_code || ' ' || reason_code || ' ' || remark_code || ' '"
        " || COALESCE(payer_id::text, ''), 0) & 4611686018427387903)"
    )
    template = f"int8range({hashed}, {hashed}, '[]')"
    output_field = IntegerRangeField()


class ReasonRule(models.Model):
    """
    What one pair of group and reason code (CAS01, CAS02) means here, from `starts_on` to `ends_on`, both included.

    A rule may be narrowed to a remark code and to a payer; the day that counts is the day of the payer's decision.  A
    rule is never overwritten: it ends, or is withdrawn when it should never have counted, and another one starts.
    `decided_by` is null for what the program brings along.  `work` says what happens to a denial without a person.
    """

    class Treatment(models.TextChoices):
        CONTRACTUAL = "CONTRACTUAL", "Contractual"
        SEQUESTRATION = "SEQUESTRATION", "Sequestration"
        INCENTIVE = "INCENTIVE", "Incentive or penalty"
        CAPITATION = "CAPITATION", "Paid by capitation"
        PATIENT = "PATIENT", "Patient owes"
        NEXT_PAYER = "NEXT_PAYER", "Next payer's, never the patient's"
        PRIOR_PAYER = "PRIOR_PAYER", "Decided by an earlier payer"
        DENIAL = "DENIAL", "Denial"

    class Work(models.TextChoices):
        PERSON = "PERSON", "A person works it"
        ACCEPT = "ACCEPT", "Accepted at once"
        TO_PATIENT = "TO_PATIENT", "Moved to the patient at once"

    group_code = models.CharField("group", max_length=2)
    reason_code = models.CharField("reason", max_length=5)
    remark_code = models.CharField("remark", max_length=8, blank=True)
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True, related_name="reason_rules")
    starts_on = models.DateField("decisions from")
    ends_on = models.DateField("decisions until", null=True, blank=True)
    treatment = models.CharField("means", max_length=14, choices=Treatment.choices)
    category = models.CharField(max_length=20, choices=Denial.Category.choices, blank=True)
    work = models.CharField(max_length=10, choices=Work.choices, default=Work.PERSON)
    why = models.CharField(max_length=250)
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField()
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["reason_code", "group_code", "remark_code", "payer_id", "-starts_on", "-id"]
        indexes = [models.Index(fields=["reason_code", "group_code"], name="reason_rule_by_reason")]
        constraints = [
            ExclusionConstraint(
                name="reason_rules_of_one_pair_never_overlap",
                expressions=[
                    (RuleKey(), RangeOperators.OVERLAPS),
                    (DateSpan(F("starts_on"), F("ends_on"), Value("[]")), RangeOperators.OVERLAPS),
                ],
                condition=Q(is_withdrawn=False),
                violation_error_message="What this pair means is decided for these dates. Reload and change that rule.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="reason_rule_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(treatment="DENIAL") & ~Q(category="") | ~Q(treatment="DENIAL") & Q(category=""),
                name="reason_rule_of_a_denial_has_a_category",
            ),
            models.CheckConstraint(
                condition=~Q(treatment="PATIENT") & ~Q(work="TO_PATIENT") | Q(group_code="PR"),
                name="reason_rule_lays_on_the_patient_only_what_the_payer_does",
            ),
            models.CheckConstraint(
                condition=Q(work="PERSON") | Q(treatment="DENIAL"), name="reason_rule_works_by_itself_only_denials"
            ),
            models.CheckConstraint(
                condition=~Q(work="ACCEPT") | Q(group_code__in=["CO", "PI"]),
                name="reason_rule_accepts_only_what_the_contract_bears",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="reason_rule_says_why"),
        ]

    def __str__(self) -> str:
        return f"Reason rule {self.pk}"

    @property
    def pair(self) -> str:
        """The codes it is about, as a remittance prints them: "CO 45", "PR 2 with N782"."""
        with_remark = f" with {self.remark_code}" if self.remark_code else ""
        return f"{self.group_code} {self.reason_code}{with_remark}"

    @property
    def meaning(self) -> str:
        """What it says, in words: the treatment, or the category of the denial and who works it."""
        if self.treatment != self.Treatment.DENIAL:
            return self.get_treatment_display()
        by_itself = "" if self.work == self.Work.PERSON else f", {self.get_work_display().lower()}"
        return f"Denial: {self.get_category_display()}{by_itself}"

    def counts_on(self, day: date) -> bool:
        """Whether a decision of this day is read by it."""
        return not self.is_withdrawn and self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
