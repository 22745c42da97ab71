"""The office of one story: its patients, plans, claims, remittances and payments by the names the story gives them."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import x12
from claims.models import Claim
from coding.models import ChargeLine
from ledger.models import Deposit
from patients.models import Coverage, Patient, Payer
from payments.models import Adjudication, Remittance
from practice.models import Practice, Role, Staff
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_practice, a_staff
from tests.payments.given import SERVICE_DATE, a_billed_claim
from tests.payments.story.reading import Line

USUAL_PATIENT, USUAL_PLAN = "Smith", "Meridian"
MEMBERS = ("W123456", "M22", "M33")


@dataclass(slots=True)
class Office:
    """
    Everything a story has named so far.

    `told` holds the last decision about each claim, for its takeback; `files` and `deposits` are by name, too.
    """

    today: date = TODAY
    patients: dict[str, Patient] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    remittances: dict[str, Remittance] = field(default_factory=dict)
    deposits: dict[str, Deposit] = field(default_factory=dict)
    told: dict[str, x12.ClaimPayment] = field(default_factory=dict)
    messages: dict[str, x12.Remittance] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    waiting_messages: list[tuple[Line, x12.Remittance]] = field(default_factory=list)
    usual_payer: str = USUAL_PLAN
    staff: dict[str, Staff] = field(default_factory=dict)
    control_number: int = 100

    @property
    def now(self) -> datetime:
        """The moment of today at which everything happens."""
        return NOW + timedelta(days=(self.today - TODAY).days)

    def person(self, name: str) -> Staff:
        """The biller, or the manager."""
        if name not in self.staff:
            self.staff[name] = a_staff(Role.MANAGER if name == "manager" else Role.BILLER, username=name)
        return self.staff[name]

    @property
    def biller(self) -> Staff:
        """Who does what the story gives to nobody else."""
        return self.person("biller")

    def practice(self) -> Practice:
        """The practice that is paid."""
        return Practice.objects.order_by("pk").first() or a_practice()

    def payer_name(self, plan: str) -> str:
        """The payer of a plan, as files name it."""
        return f"{plan} Health Plan"

    def originator(self, plan: str) -> str:
        """What the payer of a plan calls itself in TRN03."""
        payer = Payer.objects.filter(name=self.payer_name(plan)).first()
        return f"1{payer.pk if payer else 0:09d}"

    def next_control_number(self) -> int:
        """Another number for a file."""
        self.control_number += 1
        return self.control_number

    def register(self, name: str, plans: list[str]) -> Patient:
        """A patient with their plans in the order of billing; a plan may say its kind: `Medicare MB`."""
        patient = a_patient(first_name="John" if name == "Smith" else "Jane", last_name=name)
        for priority, plan in enumerate(plans, start=1):
            word, _, kind = plan.partition(" ")
            payer = Payer.objects.filter(name=self.payer_name(word)).first()
            payer = payer or a_payer(name=self.payer_name(word), filing_code=kind or "CI")
            member = MEMBERS[priority - 1] if name == USUAL_PATIENT else f"{MEMBERS[priority - 1]}{name}"
            a_coverage(patient=patient, payer=payer, priority=priority, member_id=member)
        if not self.patients:
            self.usual_payer = plans[0].partition(" ")[0]
        self.patients[name] = patient
        return patient

    def patient(self, name: str) -> Patient:
        """A patient by last name; the usual one needs no introduction."""
        if name not in self.patients and name == USUAL_PATIENT:
            return self.register(USUAL_PATIENT, [USUAL_PLAN])
        return self.patients[name]

    def bill(self, name: str, patient: Patient, lines: list[tuple[str, str]], service_date: date) -> Claim:
        """A claim that was sent to the patient's first plan."""
        first = patient.coverages.get(priority=1)
        self.claims[name] = a_billed_claim(
            lines=lines, claim_number=name, coverage=first, service_date=service_date or SERVICE_DATE
        )
        return self.claims[name]

    def find_claim(self, name: str) -> Claim | None:
        """`A1`, or `A1/Medigap` for the claim of the same visit on another plan; None when there is none."""
        first, _, plan = name.partition("/")
        known = self.claims.get(first)
        if known is None or not plan:
            return known
        return Claim.objects.filter(encounter=known.encounter_id, coverage__payer__name=self.payer_name(plan)).first()

    def claim(self, name: str, line: Line) -> Claim:
        """The claim as it is now."""
        found = self.find_claim(name)
        if found is None:
            raise line.wrong(f"there is no claim {name}")
        return Claim.objects.select_related("coverage__payer", "encounter__patient").get(pk=found.pk)

    def charge_line(self, name: str, code: str, line: Line) -> ChargeLine:
        """A line of a claim by its code; `99213#2` is the second of them."""
        wanted, _, place = code.partition("#")
        ours = self.claim(name, line).encounter.charge_lines.filter(procedure=wanted).order_by("position")
        found = ours[int(place or 1) - 1 : int(place or 1)]
        if not found:
            raise line.wrong(f"claim {name} has no line {code}")
        return found[0]

    def remittance(self, name: str, line: Line) -> Remittance:
        """A remittance as it is now."""
        if name not in self.remittances:
            raise line.wrong(f"there is no remittance {name}")
        return Remittance.objects.get(pk=self.remittances[name].pk)

    def decision(self, remittance: str, place: str, line: Line) -> Adjudication:
        """What a remittance says about a claim: its name as the story told it, or its number in the file."""
        rows = self.remittance(remittance, line).adjudications.order_by("position")
        if place.isdigit():
            return rows.get(position=int(place))
        claim = self.find_claim(place)
        found = rows.filter(claim=claim).first() if claim else rows.filter(claim_number=place).first()
        if found is None:
            raise line.wrong(f"{remittance} says nothing about {place}")
        return found

    # Names for tables

    def name_of_claim(self, claim: Claim | None) -> str:
        """How the story calls a claim; a claim on another plan of the visit has the plan's name behind a slash."""
        if claim is None:
            return "nobody"
        for name, known in self.claims.items():
            if known.pk == claim.pk:
                return name
            if known.encounter_id == claim.encounter_id:
                return f"{name}/{self.name_of_plan(claim.coverage)}"
        return claim.claim_number

    def name_of_visit(self, encounter_id: int) -> str:
        """How the story calls the first claim of a visit."""
        return next(name for name, claim in self.claims.items() if claim.encounter_id == encounter_id)

    def name_of_line(self, line: ChargeLine) -> str:
        """Its code; the second line of one code has its place behind a hash."""
        same = list(
            ChargeLine.objects.filter(encounter=line.encounter_id, procedure=line.procedure)
            .order_by("position")
            .values_list("pk", flat=True)
        )
        place = same.index(line.pk)
        return f"{line.procedure}#{place + 1}" if place else line.procedure

    def name_of_plan(self, coverage: Coverage) -> str:
        """The plan as the story calls it."""
        return coverage.payer.name.removesuffix(" Health Plan")

    def name_of_deposit(self, deposit: Deposit | None) -> str:
        """The remittance or the payment that brought it."""
        if deposit is None:
            return ""
        for name, row in self.remittances.items():
            if Remittance.objects.filter(pk=row.pk, deposit=deposit).exists():
                return name
        return next(name for name, known in self.deposits.items() if known.pk == deposit.pk)

    def name_of_remittance(self, remittance: Remittance) -> str:
        """As the story calls it; a duplicate has its trace."""
        return next((name for name, row in self.remittances.items() if row.pk == remittance.pk), remittance.trace)


def day(text: str, line: Line) -> date:
    """A day as billers write it: 10/15/26."""
    found = re.fullmatch(r"(\d\d)/(\d\d)/(\d\d)", text)
    if found is None:
        raise line.wrong(f"{text!r} is no day such as 10/15/26")
    return date(2000 + int(found[3]), int(found[1]), int(found[2]))
