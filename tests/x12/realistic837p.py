"""Professional claims as offices send them, drawn at random over the optional parts of the guide."""

import datetime as dt
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

import x12
from x12.messages.certified837p import (
    AmbulanceCertification,
    AmbulanceTransport,
    Condition,
    Contract,
    EpsdtReferral,
    EquipmentCertification,
    EquipmentCondition,
    EquipmentService,
    FixedInformation,
    FormAnswer,
    LineAttachment,
    LinePricing,
    Measurement,
    Pricing,
    PurchasedService,
    SpinalManipulation,
    SupportingForm,
    VisionCondition,
)
from x12.messages.ids837p import (
    BillerNumber,
    GivenBy,
    LineAuthorization,
    LineReferral,
    PlaceNumber,
    ProviderNumber,
    ReferrerNumber,
)
from x12.messages.line_parties837p import (
    LineDropOff,
    LinePickUp,
    LineReferringProvider,
    LineRenderingProvider,
    LineServiceFacility,
    LineSupervisingProvider,
)
from x12.messages.other_payer837p import (
    OtherPayerBillingProvider,
    OtherPayerReferringProvider,
    OtherPayerRenderingProvider,
    OtherPayerServiceFacility,
    OtherPayerSupervisingProvider,
)
from x12.messages.parties837p import TelephoneContact

TODAY = dt.date(2026, 11, 1)
SERVED = dt.date(2026, 10, 15)
DECIDED = dt.date(2026, 10, 25)
NPIS = [x12.npi_with_check_digit(f"{first}") for first in range(123456780, 123456792)]
BILLING, RENDERING, REFERRING, SUPERVISING, FACILITY, SELLER, ORDERING, PRIMARY_CARE, *_ = NPIS
CODES = ["E119", "I10", "J069", "R05", "M545", "N390", "K219", "F329", "G4733", "Z23", "S93401A", "L0291", "H5213"]
WORDS = ["SAMPLE", "O'TOOLE", "DE LA CRUZ", "SMITH-JONES", "ZU", "IRIS", "BEN", "MAE"]
ADDRESS = {"street": "1 OAK AVE", "city": "DAYTON", "state": "OH", "zip": "454020001"}
PRIOR, THIRD = "MEDICARE1", "THIRD9"


class Draw:
    """Draws the pieces of one batch; `maybe` decides whether an optional part is there."""

    def __init__(self, random):
        self.random = random
        self.claims = 0

    def maybe(self, value, chance=3):
        """Give the value about once in `chance`, else nothing of its kind."""
        there = self.random.randint(1, chance) == chance
        if isinstance(value, list):
            return value if there else []
        return value if there else ("" if isinstance(value, str) else None)

    def one(self, *values):
        return self.random.choice(values)

    def upto(self, most, least=0):
        return self.random.randint(least, most)

    def money(self, most=900):
        return Decimal(self.upto(most * 100, 1)) / 100

    def name(self):
        return {"name": self.one(*WORDS), "first_name": self.one(*WORDS), "middle_name": self.maybe("Q")}

    def address(self):
        return {**ADDRESS, "street2": self.maybe("STE 5")}

    # -- the levels above the claim -----------------------------------------------------------------------------

    def batch(self):
        return x12.ClaimBatch(
            reference="B1",
            date=TODAY,
            time=dt.time(12, 0),
            submitter=x12.Submitter(
                name="SUNNY BILLING",
                id="SUB123",
                contacts=[x12.contact("JANE DOE", phone="6145551212", email=self.maybe("EDI@SUNNY.EXAMPLE"))],
            ),
            receiver=x12.Receiver(name="CLEARINGHOUSE", id="CLH1"),
            billings=[self.billing() for _ in range(self.one(1, 1, 2))],
        )

    def billing(self):
        practice = {"name": "SUNNY FAMILY PRACTICE", "ein": "123456789"}
        physician = {"kind": "1", "name": "KILDARE", "first_name": "BEN", "ssn": "123456789"}
        provider = x12.BillingProvider(
            id=BILLING,
            **self.one(practice, practice, physician),
            state_license=self.maybe("OH5521"),
            contacts=self.maybe([x12.contact("BEA BILLER", phone="6145550199", extension="12")]),
            **{**self.address(), "street": "100 ELM ST"},
        )
        return x12.Billing(
            taxonomy=self.maybe("207Q00000X"),
            provider=provider,
            pay_to=self.maybe(x12.PayTo(street="PO BOX 9", city="COLUMBUS", state="OH", zip="432150009")),
            subscribers=[self.subscriber(provider.kind) for _ in range(self.one(1, 1, 2))],
        )

    def subscriber(self, biller):
        is_patient = self.one(True, False)
        person = {"birth_date": dt.date(1970, 1, 1), "gender": self.one("F", "M", "U"), **self.address()}
        ranks = self.one([], [], [("P", PRIOR)], [("P", PRIOR), ("T", THIRD)])
        claims = [self.claim(ranks, biller) for _ in range(self.one(1, 1, 2))]
        return x12.Subscriber(
            responsibility="S" if ranks else "P",
            relationship="18" if is_patient else "",
            group_number=self.maybe("GRP1"),
            filing_code=self.one("CI", "BL", "HM", "MC", "12"),
            death_date=self.maybe(TODAY, 9) if is_patient else None,
            name=x12.SubscriberName(id="W123456", **self.name(), **(person if is_patient else {})),
            payer=x12.PayerName(name="ACME HEALTH", id="60054", **self.maybe_address(), claim_office=self.maybe("77")),
            claims=claims if is_patient else [],
            patients=[] if is_patient else [self.patient(claims)],
        )

    def maybe_address(self):
        return self.one({}, ADDRESS)

    def patient(self, claims):
        return x12.Patient(
            relationship=self.one("01", "19", "53", "G8"),
            weight=self.maybe(Decimal("7.5")),
            pregnant=self.maybe("Y", 9),
            name=x12.PatientName(
                **self.name(),
                **self.address(),
                birth_date=dt.date(2020, 2, 29),
                gender="F",
                property_claim_number=self.maybe("PC77", 9),
                contacts=self.maybe([TelephoneContact(name="MAE SAMPLE", number1="6145551000")], 9),
            ),
            claims=claims,
        )

    # -- the claim ----------------------------------------------------------------------------------------------

    def claim(self, ranks, biller):
        self.claims += 1
        codes = self.random.sample(CODES, self.one(1, 2, 4, 12))
        release = self.one("Y", "I")
        others = [self.other_payer(rank, payer_id, release) for rank, payer_id in ranks]
        lines = [self.line(number, len(codes), others) for number in range(1, self.one(1, 1, 2, 3) + 1)]
        claim = x12.Claim(
            claim_number=f"A{self.claims}",
            charge=sum((line.charge for line in lines), Decimal(0)),
            place_of_service=self.one("11", "12", "10"),
            accepts_assignment=self.one("A", "B", "C"),
            release=release,
            delay_reason=self.maybe("11"),
            special_program=self.maybe("05"),
            diagnoses=x12.diagnoses(codes),
            lines=lines,
            other_payers=others,
        )
        self._providers(claim, biller)
        for part in (self._dates, self._cause, self._numbers, self._certifications, self._decision):
            part(claim)
        return claim

    def _dates(self, claim):
        claim.onset_date = self.maybe(dt.date(2026, 10, 1))
        claim.last_seen_date = self.maybe(dt.date(2026, 10, 2))
        claim.first_contact_date = self.maybe(dt.date(2026, 10, 3), 9)
        claim.repricer_received_date = self.maybe(dt.date(2026, 10, 20), 9)
        claim.disability = self.maybe(x12.Period(dt.date(2026, 10, 3), dt.date(2026, 10, 30)))
        if claim.facility is not None and self.one(True, False):
            claim.place_of_service, claim.admission_date = "21", dt.date(2026, 10, 14)
            claim.discharge_date = self.maybe(dt.date(2026, 10, 18))

    def _cause(self, claim):
        claim.cause = self.maybe(self.one("AA", "EM", "OA"))
        if claim.cause:
            claim.accident_state = "OH" if claim.cause == "AA" else ""
            claim.accident_date = dt.date(2026, 9, 30)

    def _numbers(self, claim):
        claim.frequency = self.one("1", "1", "7", "8")
        claim.payer_claim_number = "" if claim.frequency == "1" else "ICN77"
        claim.prior_authorization = self.maybe("AUTH1")
        claim.referral_number = self.maybe("REF1")
        claim.clia = self.maybe("36D1234567")
        claim.repriced_number = self.maybe("RP1", 9)
        claim.medical_record_number = self.maybe("MR1")
        claim.clearinghouse_trace = self.maybe("TRACE1")
        claim.patient_paid = self.maybe(min(claim.charge, Decimal("10.5")))
        claim.contract = self.maybe(Contract(kind="06", percent=Decimal(80), code="C1"), 9)
        claim.pricing = self.maybe(Pricing(method="02", allowed=Decimal(70), repricer="RPX", compliance="1"), 9)
        claim.fixed_information = self.maybe([FixedInformation(text="BN0001"), FixedInformation(text="BN0002")], 9)
        claim.attachments = self.maybe(
            [x12.Attachment(report="OZ", transmission="EL", control_number="PA1") for _ in range(self.upto(3, 1))]
        )
        claim.note_kind = self.maybe(self.one("ADD", "CER", "DCP", "DGN", "TPO"))
        claim.note = "CALLED, SEE CHART & LABS" if claim.note_kind else ""

    def _providers(self, claim, biller):
        kinds = self.one([], ["DN"], ["DN", "P3"])
        npis = {"DN": REFERRING, "P3": PRIMARY_CARE}
        claim.referring = [self.referring(x12.ReferringProvider, kind, npis[kind]) for kind in kinds]
        claim.rendering = self.rendering(x12.RenderingProvider) if biller == "2" else None
        claim.facility = self.maybe(
            x12.ServiceFacility(
                name="CITY HOSPITAL",
                id=self.maybe(FACILITY),
                refs=self.maybe([PlaceNumber(qualifier="LU", value="L7")]),
                contacts=self.maybe([TelephoneContact(name="FRONT DESK", number1="6145551000")], 9),
                **{**self.address(), "street": "7 HOSPITAL DR"},
            )
        )
        if claim.rendering is not None:
            claim.supervising = self.maybe(x12.SupervisingProvider(id=SUPERVISING, **self.name()))

    def rendering(self, cls, npi=RENDERING, **number):
        refs = self.maybe([ProviderNumber(value="PX1", **number)], 9)
        return cls(id=npi, taxonomy=self.maybe("207Q00000X"), refs=refs, **self.name())

    def referring(self, cls, kind, npi):
        return cls(entity=kind, id=npi, refs=self.maybe([ReferrerNumber(value="PX2")], 9), **self.name())

    def _certifications(self, claim):
        claim.spinal = self.maybe(SpinalManipulation(condition="M", description="LOW BACK"), 9)
        claim.vision_conditions = self.maybe([VisionCondition(applies="Y", conditions=["L1", "L5"])], 9)
        claim.homebound = self.maybe("Y", 9)
        claim.epsdt = self.maybe(EpsdtReferral(given="Y", conditions=["ST", "S2"]), 9)
        claim.conditions = self.maybe([Condition(code=f"{number:02d}") for number in range(1, self.upto(24, 1) + 1)], 9)
        if any(line.unit == "MJ" for line in claim.lines):
            claim.anesthesia_procedures = self.maybe([x12.Coded(qualifier="BP", code="33414")])
        if self.maybe("ambulance", 9):
            claim.transport = AmbulanceTransport(weight=self.maybe(Decimal(155)), reason="A", miles=Decimal(12))
            claim.transport_conditions = [AmbulanceCertification(applies="Y", conditions=["01", "06"])]
            claim.pick_up, claim.drop_off = x12.PickUp(**ADDRESS), x12.DropOff(**{**ADDRESS, "street": "9 ELM ST"})

    # -- other payers -------------------------------------------------------------------------------------------

    def other_payer(self, rank, payer_id, release):
        return x12.OtherPayer(
            responsibility=rank,
            relationship=self.one("18", "01", "19"),
            group_number=self.maybe("G2"),
            filing_code=self.one("MB", "CI"),
            release=release,
            subscriber=x12.OtherSubscriber(id="1EG4TE5MK73", ssn=self.maybe("987654321", 9), **self.name()),
            payer=x12.OtherPayerName(name="OTHER PLAN", id=payer_id, prior_authorization=self.maybe("OA1", 9)),
            referring=self.maybe([OtherPayerReferringProvider(refs=[ReferrerNumber(value="R1")])], 9),
            rendering=self.maybe(OtherPayerRenderingProvider(refs=[ProviderNumber(value="R2")]), 9),
            facility=self.maybe(OtherPayerServiceFacility(refs=[PlaceNumber(value="R3")]), 9),
            supervising=self.maybe(OtherPayerSupervisingProvider(refs=[ProviderNumber(value="R4")]), 9),
            billing=self.maybe(OtherPayerBillingProvider(refs=[BillerNumber(value="R5")]), 9),
        )

    def _decision(self, claim):
        """What the payer before us decided, by line or about the claim; every charge is paid or adjusted."""
        if not claim.other_payers:
            return
        prior = claim.other_payers[0]
        if self.one("line", "claim") == "line":
            for line in claim.lines:
                line.adjudications = [self.decided(line)]
            prior.paid = sum((line.adjudications[0].paid for line in claim.lines), Decimal(0))
        else:
            prior.paid, prior.adjustments, prior.patient_liability = self.split(claim.charge)
            prior.payer.paid_date = DECIDED
            prior.adjudication = self.maybe(x12.OutpatientAdjudication(remarks=["MA01", "MA18"]))

    def decided(self, line):
        paid, adjustments, owed = self.split(line.charge)
        return x12.LineAdjudication(
            payer_id=PRIOR,
            paid=paid,
            procedure=line.procedure,
            units=line.quantity,
            adjustments=adjustments,
            date=DECIDED,
            patient_liability=owed,
        )

    def split(self, charge):
        """Divide a charge into what was paid, up to eight adjustments, and what the patient owes of it."""
        reasons = self.random.sample(["45", "253", "97", "119", "96", "204", "59"], self.upto(7, 1))
        each = (charge / (len(reasons) + 1)).quantize(Decimal("0.01"), ROUND_DOWN)
        adjustments = [x12.Adjustment(group="CO", reason=reason, amount=each) for reason in reasons if each]
        left = charge - sum((one.amount for one in adjustments), Decimal(0))
        if self.one(True, False):
            return left, adjustments, None
        return Decimal(0), [*adjustments, x12.Adjustment(group="PR", reason="2", amount=left)], left

    # -- lines --------------------------------------------------------------------------------------------------

    def line(self, number, diagnoses, others):
        line = x12.ServiceLine(
            procedure=x12.Procedure(code=self.one("99213", "36415", "97110", "90471"), modifiers=self.maybe(["25"])),
            charge=self.money(),
            quantity=Decimal(self.upto(4, 1)),
            pointers=list(range(1, min(diagnoses, self.upto(4, 1)) + 1)),
            service_date=self.one(x12.Period(SERVED), x12.Period(SERVED, SERVED + dt.timedelta(days=2))),
            control_number=f"L{number}",
            place_of_service=self.maybe("81", 9),
            emergency=self.maybe("Y"),
            therapy_begin_date=self.maybe(dt.date(2026, 10, 1), 9),
            note=self.maybe("PER REQUEST"),
            third_party_note=self.maybe("REPRICED", 9),
            sales_tax=self.maybe(Decimal("1.07"), 9),
            immunization_batch=self.maybe("LOT7", 9),
            attachments=self.maybe([LineAttachment(report="LA", transmission="FX", control_number="PA2")], 9),
            measurements=self.maybe([Measurement(source="TR", kind="R1", value=Decimal("9.8"))], 9),
            pricing=self.maybe(LinePricing(method="06", allowed=Decimal(50), unit="UN", units=Decimal(1)), 9),
        )
        self.one(self._plain, self._plain, self._anesthesia, self._drug, self._equipment, self._bought)(line)
        if others:
            given = GivenBy(id=PRIOR)
            line.authorizations = self.maybe([LineAuthorization(value="AUTH2", payer=given)])
            line.referrals = self.maybe([LineReferral(value="REF2", payer=given)], 9)
            line.authorizations += self.maybe([LineAuthorization(value="AUTH3")], 9)
            line.referrals += self.maybe([LineReferral(value="REF3")], 9)
        self._line_providers(line)
        return line

    def _plain(self, line):
        pass

    def _anesthesia(self, line):
        line.procedure = x12.Procedure(code="00790", modifiers=["AA"])
        line.unit, line.quantity = "MJ", Decimal(self.upto(240, 10))
        line.obstetric_units = self.maybe(Decimal(2), 9)

    def _drug(self, line):
        line.procedure = replace(line.procedure, code="J1885")
        line.drug = x12.Drug(
            ndc="00409379501",
            quantity=Decimal("1.5"),
            unit=self.one("ML", "UN", "ME", "GR", "F2"),
            prescription_number=self.maybe("RX1"),
        )

    def _equipment(self, line):
        line.procedure = replace(line.procedure, code="E0601")
        line.equipment = EquipmentService(
            procedure=x12.Procedure(code="E0601"),
            days=Decimal(30),
            rental_price=Decimal(80),
            purchase_price=Decimal(900),
            rental_period="4",
        )
        line.equipment_certification = EquipmentCertification(kind="I", months=Decimal(12))
        line.equipment_condition = EquipmentCondition(applies="Y", conditions=["38"])
        line.ordering = x12.OrderingProvider(
            id=ORDERING, **self.name(), **ADDRESS, contacts=[x12.contact("AL", phone="6145551000")]
        )
        yes, no = FormAnswer(question="1A", response="Y"), FormAnswer(question="1B", response="N")
        when, how = FormAnswer(question="2", date=SERVED), FormAnswer(question="3", percent=Decimal("88.5"))
        line.forms = [SupportingForm(form="484.03", answers=[yes, no, when, how])]

    def _bought(self, line):
        line.purchased = PurchasedService(provider_id=SELLER, charge=Decimal(40))
        line.purchased_from = x12.PurchasedServiceProvider(id=SELLER)

    def _line_providers(self, line):
        line.rendering = self.maybe(self.rendering(LineRenderingProvider, NPIS[9]), 5)
        line.facility = self.maybe(LineServiceFacility(name="LAB", id=NPIS[10], **ADDRESS), 9)
        if line.rendering is not None:
            line.supervising = self.maybe(LineSupervisingProvider(id=NPIS[11], **self.name()), 5)
        line.referring = self.maybe([self.referring(LineReferringProvider, "DN", NPIS[8])], 9)
        if self.maybe("ambulance", 9):
            line.transport = AmbulanceTransport(reason="C", miles=Decimal("3.5"), round_trip_purpose="DIALYSIS")
            line.transport_conditions = [AmbulanceCertification(applies="N", conditions=["12"])]
            line.ambulance_patients = Decimal(2)
            line.pick_up, line.drop_off = LinePickUp(**ADDRESS), LineDropOff(name="CLINIC", **ADDRESS)
