"""Who we are: the practice, its providers, its places and its staff."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from practice.fields import (
    STATE_CHOICES,
    Address,
    MoneyField,
    NpiField,
    check_clia,
    check_ein,
    check_phone,
    check_taxonomy,
    check_zip,
)


class Role(models.TextChoices):
    """What a member of staff does; one person may wear several hats."""

    FRONT_DESK = "FRONT_DESK", "Front desk"
    CODER = "CODER", "Coder"
    BILLER = "BILLER", "Biller"
    MANAGER = "MANAGER", "Manager"
    PROVIDER = "PROVIDER", "Provider"
    AUDITOR = "AUDITOR", "Auditor"
    ADMINISTRATOR = "ADMINISTRATOR", "Administrator"


class Practice(Address):
    """
    The legal entity that bills.

    The address is a street address, as payers demand of a billing provider; checks may go to the pay-to address, which
    may be a PO box.  `ein` is nine digits.
    """

    legal_name = models.CharField(max_length=60)
    npi = NpiField("NPI", unique=True)
    ein = models.CharField("EIN", max_length=9, validators=[check_ein])
    taxonomy = models.CharField(max_length=10, validators=[check_taxonomy])
    phone = models.CharField(max_length=10, validators=[check_phone])
    contact_name = models.CharField("contact for payers", max_length=60)
    pay_to_line1 = models.CharField("pay-to street or PO box", max_length=55, blank=True)
    pay_to_line2 = models.CharField("pay-to suite", max_length=55, blank=True)
    pay_to_city = models.CharField(max_length=30, blank=True)
    pay_to_state = models.CharField(max_length=2, choices=STATE_CHOICES, blank=True)
    pay_to_zip_code = models.CharField("pay-to ZIP", max_length=9, validators=[check_zip], blank=True)

    def __str__(self) -> str:
        return self.legal_name


class Staff(AbstractBaseUser):
    """A person who signs in.  An inactive person keeps their history and cannot sign in."""

    username = models.CharField("sign-in name", max_length=40, unique=True)
    first_name = models.CharField(max_length=35)
    last_name = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["first_name", "last_name"]

    objects = BaseUserManager["Staff"]()

    class Meta:
        verbose_name_plural = "staff"
        ordering = ["last_name", "first_name", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(roles=[]), name="staff_has_a_role"),
            models.CheckConstraint(condition=Q(roles__contained_by=list(Role.values)), name="staff_roles_are_known"),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """First and last name, as colleagues read it."""
        return f"{self.first_name} {self.last_name}"

    @property
    def initials(self) -> str:
        """Two letters for narrow columns."""
        return (self.first_name[:1] + self.last_name[:1]).upper()

    def has_role(self, *roles: Role) -> bool:
        """Tell whether the person wears at least one of these hats."""
        return bool(set(roles) & set(self.roles))


class Provider(models.Model):
    """An individual who renders care.  `staff` is their sign-in, when they have one."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="providers")
    staff = models.OneToOneField(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="provider")
    first_name = models.CharField(max_length=35)
    last_name = models.CharField(max_length=60)
    credential = models.CharField(max_length=10, blank=True)
    npi = NpiField("NPI", unique=True)
    taxonomy = models.CharField(max_length=10, validators=[check_taxonomy])
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["last_name", "first_name", "id"]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}{', ' + self.credential if self.credential else ''}"


class Location(Address):
    """A place where care is given; `place_of_service` is the two-digit code of CMS."""

    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="locations")
    name = models.CharField(max_length=60)
    place_of_service = models.CharField(max_length=2, default="11")
    npi = NpiField("NPI of the facility", blank=True)
    clia = models.CharField("CLIA number", max_length=10, blank=True, validators=[check_clia])
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Access(models.Model):
    """
    That somebody looked at a record, or changed it: the audit trail of reading.

    `subject` is a word and an id, "patient:17"; never a name.
    """

    staff = models.ForeignKey(Staff, on_delete=models.PROTECT)
    subject = models.CharField(max_length=40)
    act = models.CharField(max_length=40)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "accesses"
        indexes = [models.Index(fields=["subject", "at"], name="access_by_subject")]

    def __str__(self) -> str:
        return f"{self.act} {self.subject}"


class Limit(models.Model):
    """
    Up to how many dollars a role may decide alone; above it a second person must agree.

    A role without a row has the limit of `practice.limits.DEFAULTS`.
    """

    class Act(models.TextChoices):
        WRITE_OFF = "WRITE_OFF", "Write off"
        REFUND = "REFUND", "Refund"

    role = models.CharField(max_length=20, choices=Role.choices)
    act = models.CharField(max_length=10, choices=Act.choices)
    amount = MoneyField()

    class Meta:
        ordering = ["act", "role"]
        constraints = [
            models.UniqueConstraint(fields=["role", "act"], name="limit_once_per_role_and_act"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="limit_not_negative"),
        ]

    def __str__(self) -> str:
        return f"Limit {self.pk}"
