"""Who was treated and who pays: patients, guarantors, payers, coverages, eligibility, authorizations."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, IntegerRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value

from clearinghouse.models import Connection, TransactionSet
from practice.fields import Address, MoneyField, check_phone
from practice.models import Staff
from practice.rows import BulkRow


class Sex(models.TextChoices):
    """Administrative sex as payers take it (DMG03)."""

    FEMALE = "F", "Female"
    MALE = "M", "Male"
    UNKNOWN = "U", "Unknown"


class FilingCode(models.TextChoices):
    """Claim filing indicator (SBR09): what kind of plan a payer offers."""

    COMMERCIAL = "CI", "Commercial"
    PPO = "12", "PPO"
    POS = "13", "Point of service"
    EPO = "14", "EPO"
    HMO = "HM", "HMO"
    BLUE = "BL", "Blue Cross Blue Shield"
    MEDICARE_B = "MB", "Medicare Part B"
    MEDICARE_HMO = "16", "Medicare HMO"
    MEDICAID = "MC", "Medicaid"
    TRICARE = "CH", "Tricare"
    VETERANS = "VA", "Veterans Affairs"
    AUTO = "AM", "Automobile medical"
    WORKERS_COMP = "WC", "Workers' compensation"
    OTHER = "ZZ", "Other"


class Relationship(models.TextChoices):
    """The patient's relationship to the subscriber (SBR02, PAT01)."""

    SELF = "18", "Self"
    SPOUSE = "01", "Spouse"
    CHILD = "19", "Child"
    EMPLOYEE = "20", "Employee"
    LIFE_PARTNER = "53", "Life partner"
    OTHER = "G8", "Other"
    UNKNOWN = "21", "Unknown"


class Payer(models.Model):
    """
    An insurer as we bill it.

    Limits are in days and belong to the contract: filing from the date of service, corrected claim and appeal from the
    payer's decision; `expected_days` is how long an answer usually takes.  `authorization_codes` are procedure codes
    that this payer pays only with an authorization; `pays_physical_status` that units of P3 to P5 and of qualifying
    circumstances count in anesthesia; `anesthesia_factor` what the contract pays for a unit of it;
    `asks_for_ndc` that it pays drugs only with their package's code.
    """

    name = models.CharField(max_length=60)
    payer_id = models.CharField("payer id", max_length=20, unique=True)
    filing_code = models.CharField(
        "kind of plan", max_length=2, choices=FilingCode.choices, default=FilingCode.COMMERCIAL
    )
    connection = models.ForeignKey(Connection, on_delete=models.PROTECT, null=True, blank=True)
    phone = models.CharField(max_length=10, blank=True, validators=[check_phone])
    filing_days = models.PositiveIntegerField("timely filing, days", default=180)
    corrected_days = models.PositiveIntegerField("corrected claim, days", default=180)
    appeal_days = models.PositiveIntegerField("appeal, days", default=90)
    expected_days = models.PositiveIntegerField("usual days to an answer", default=21)
    member_id_pattern = models.CharField(
        "form of a member id", max_length=80, blank=True, help_text="A regular expression; empty accepts every form."
    )
    answers_eligibility = models.BooleanField("answers eligibility requests", default=True)
    authorization_codes = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    pays_physical_status = models.BooleanField("pays anesthesia by physical status", default=False)
    anesthesia_factor = models.DecimalField(
        "dollars for a unit of anesthesia", max_digits=8, decimal_places=4, null=True, blank=True
    )
    asks_for_ndc = models.BooleanField("asks for the NDC of drugs", default=False)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_medicare(self) -> bool:
        """Whether Medicare's own rules apply (secondary payer types, CLIA, NCCI)."""
        return self.filing_code in {FilingCode.MEDICARE_B, FilingCode.MEDICARE_HMO}

    @property
    def has_overpayment_clock(self) -> bool:
        """
        Whether what it overpaid must be reported and returned within 60 days of being identified.

        Medicare and Medicaid.  A Medicare plan of a private insurer is counted in: its money is Medicare's.
        Source: 42 USC 1320a-7k(d); 42 CFR 401.305.
        """
        return self.is_medicare or self.filing_code == FilingCode.MEDICAID


class Guarantor(Address):
    """The person who answers for what a patient owes, when it is not the patient."""

    first_name = models.CharField(max_length=35)
    last_name = models.CharField(max_length=60)
    phone = models.CharField(max_length=10, blank=True, validators=[check_phone])
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return f"Guarantor {self.pk}"


class Patient(Address, BulkRow):
    """
    A person we treat.  Without a guarantor the patient answers for their own bills.

    `account_number` is what patients and colleagues read aloud: "P-20418".
    """

    account_number = models.CharField(max_length=12, unique=True)
    first_name = models.CharField(max_length=35)
    middle_name = models.CharField(max_length=25, blank=True)
    last_name = models.CharField(max_length=60)
    suffix = models.CharField(max_length=10, blank=True)
    birth_date = models.DateField()
    death_date = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, choices=Sex.choices)
    phone = models.CharField(max_length=10, blank=True, validators=[check_phone])
    email = models.EmailField(blank=True)
    guarantor = models.ForeignKey(Guarantor, on_delete=models.PROTECT, null=True, blank=True, related_name="patients")

    class Meta:
        ordering = ["last_name", "first_name", "id"]
        indexes = [models.Index(fields=["last_name", "first_name"], name="patient_by_name")]
        constraints = [
            models.CheckConstraint(
                condition=Q(death_date__isnull=True) | Q(death_date__gte=F("birth_date")),
                name="patient_died_after_birth",
            ),
        ]

    def __str__(self) -> str:
        return f"Patient {self.pk}"

    @property
    def sort_name(self) -> str:
        """Last name first, for lists."""
        return f"{self.last_name}, {self.first_name}"

    @property
    def full_name(self) -> str:
        """The name as one says it."""
        return " ".join(part for part in (self.first_name, self.middle_name, self.last_name, self.suffix) if part)

    def age_on(self, day: date) -> int:
        """Completed years on a day."""
        return day.year - self.birth_date.year - ((day.month, day.day) < (self.birth_date.month, self.birth_date.day))


class DateSpan(Func):
    """A range of whole days, both ends included; a null end is open."""

    function = "daterange"
    output_field = DateRangeField()


class OneValue(Func):
    """A whole number as a range of one value, so that GiST can compare it without an extension."""

    function = "int8range"
    output_field = IntegerRangeField()

    def __init__(self, expression: F) -> None:
        super().__init__(expression, expression, Value("[]"))


class Coverage(BulkRow):
    """
    One insurance plan that covers a patient for a span of dates.

    `priority` 1 is billed first.  `ends_on` is the last covered day; null means the plan has no known end.  The
    subscriber's own data is kept only when the patient is not the subscriber.
    """

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="coverages")
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, related_name="coverages")
    priority = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(3)],
        choices=[(1, "Primary"), (2, "Secondary"), (3, "Tertiary")],
    )
    member_id = models.CharField("member ID", max_length=40)
    group_number = models.CharField(max_length=30, blank=True)
    plan_name = models.CharField(max_length=60, blank=True)
    relationship = models.CharField(
        "patient is the subscriber's", max_length=2, choices=Relationship.choices, default=Relationship.SELF
    )
    subscriber_first_name = models.CharField(max_length=35, blank=True)
    subscriber_last_name = models.CharField(max_length=60, blank=True)
    subscriber_birth_date = models.DateField(null=True, blank=True)
    subscriber_sex = models.CharField(max_length=1, choices=Sex.choices, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["patient_id", "priority", "-starts_on"]
        constraints = [
            ExclusionConstraint(
                name="coverage_of_one_priority_never_overlaps",
                expressions=[
                    (OneValue(F("patient_id")), RangeOperators.OVERLAPS),
                    (OneValue(F("priority")), RangeOperators.OVERLAPS),
                    (DateSpan(F("starts_on"), F("ends_on"), Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message=(
                    "The patient already has a plan of this priority in these dates. End that plan first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="coverage_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(priority__range=(1, 3)), name="coverage_priority_is_1_to_3"),
            models.CheckConstraint(
                condition=Q(relationship="18") | (~Q(subscriber_last_name="") & ~Q(subscriber_first_name="")),
                name="coverage_of_a_dependent_names_the_subscriber",
            ),
        ]

    def __str__(self) -> str:
        return f"Coverage {self.pk}"

    def covers(self, day: date) -> bool:
        """Tell whether the plan is in force on a day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    @property
    def patient_is_subscriber(self) -> bool:
        """Whether the patient holds the plan themself."""
        return self.relationship == Relationship.SELF


class EligibilityCheck(models.Model):
    """
    One question to a payer, "is this plan in force on this day?", and its answer.

    `trace` is our reference in the 270; the 271 returns it.  `batch` is the reference of the whole 270.
    Shares of cost are for an office visit in network; null means that the payer did not say.  `benefits` keeps every
    row of the answer.
    """

    class State(models.TextChoices):
        QUEUED = "QUEUED", "Waiting to be sent"
        SENT = "SENT", "Asked"
        ANSWERED = "ANSWERED", "Answered"
        REFUSED = "REFUSED", "Not answered"

    class Result(models.TextChoices):
        ACTIVE = "ACTIVE", "Active"
        INACTIVE = "INACTIVE", "Not active"
        UNKNOWN = "UNKNOWN", "Unclear"

    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, related_name="eligibility_checks")
    service_date = models.DateField()
    trace = models.CharField(max_length=30, unique=True)
    batch = models.CharField("our reference of the file (BHT03)", max_length=50, blank=True, db_index=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    result = models.CharField(max_length=10, choices=Result.choices, blank=True)
    copay = MoneyField(null=True, blank=True)
    coinsurance_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    deductible = MoneyField(null=True, blank=True)
    deductible_left = MoneyField(null=True, blank=True)
    out_of_pocket = MoneyField("most the patient can pay in the period", null=True, blank=True)
    out_of_pocket_left = MoneyField(null=True, blank=True)
    plan_starts_on = models.DateField(null=True, blank=True)
    plan_ends_on = models.DateField(null=True, blank=True)
    explanation = models.TextField("what the payer said", blank=True)
    benefits = models.JSONField(default=list, blank=True)
    answer = models.ForeignKey(TransactionSet, on_delete=models.PROTECT, null=True, blank=True)
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True)
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["coverage", "service_date"],
                condition=Q(state__in=["QUEUED", "SENT"]),
                name="eligibility_is_asked_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Eligibility check {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether the payer's answer is still to come."""
        return self.state in {self.State.QUEUED, self.State.SENT}


class Authorization(models.Model):
    """
    A payer's promise, given before care: which procedures, how many visits, from when to when.

    Empty `procedures` means any procedure; `visits` null means no limit on their number.
    """

    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, related_name="authorizations")
    number = models.CharField(max_length=50)
    procedures = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    visits = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["coverage", "number"], name="authorization_number_once_per_coverage"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="authorization_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"Authorization {self.pk}"

    def covers(self, day: date, procedure: str) -> bool:
        """Tell whether the promise holds for this procedure on this day."""
        return self.starts_on <= day <= self.ends_on and (not self.procedures or procedure in self.procedures)
