"""The remittance advice, 835 (005010X221A1): what the payer decided and what it paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12 import words
from x12.declare import Keyed, Loop, Message, Part, amt, at, dtm, loop, message, of, ref, seg, segment, times
from x12.messages.claim837p import OutpatientAdjudication
from x12.messages.institutional835 import InpatientAdjudication, ProviderSummary, ProviderSupplement
from x12.messages.parts import Adjustment, Amount, Contact, Dated, Name, Procedure, Quantity, Reference
from x12.words import remittance as told
from x12.words.adjustments import PAYMENT_STATUS, PROVIDER_ADJUSTMENTS
from x12.words.identities import ID_QUALIFIERS, REFERENCES
from x12.words.parties import only

PROVIDER_NUMBERS = "0B 1A 1B 1C 1D 1G 1H 1J D3 G2 LU"
CLAIM_NUMBERS = "1L 1W 28 6P 9A 9C BB CE EA F8 G1 G3 IG SY"
LINE_NUMBERS = "0K 1S APC BB E9 G1 G3 LU RB 0B 1A 1B 1C 1D 1G 1H 1J D3 G2 HPI SY TJ"


@segment("REF")
class PayerReference(Reference):
    """Another identifier of the payer."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=only(REFERENCES, "2U EO HI NF"))]


@segment("REF")
class PayeeReference(Reference):
    """Another identifier of the payee."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=only(REFERENCES, "0B D3 PQ TJ"))]


@segment("REF")
class ClaimReference(Reference):
    """Another identifier of the claim, or of who rendered its services."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=only(REFERENCES, f"{CLAIM_NUMBERS} {PROVIDER_NUMBERS}"))]


@segment("REF")
class LineReference(Reference):
    """Another identifier of the line, of who rendered it, or of the policy that was applied."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=only(REFERENCES, LINE_NUMBERS))]


@segment("DTM")
class ClaimDate(Dated):
    """A further date of the claim."""

    qualifier: Annotated[str, at(1, least=3, size=3, codes=only(told.DATES, "036 050 232 233"))]


@segment("AMT")
class ClaimAmount(Amount):
    """A further amount of the claim; it is for information and not part of the balance."""

    qualifier: Annotated[str, at(1, size=3, codes=told.CLAIM_AMOUNTS)]


@segment("AMT")
class LineAmount(Amount):
    """A further amount of the line; it is for information and not part of the balance."""

    qualifier: Annotated[str, at(1, size=3, codes=told.LINE_AMOUNTS)]


@segment("QTY")
class ClaimQuantity(Quantity):
    """What was counted for the claim."""

    qualifier: Annotated[str, at(1, least=2, size=2, codes=told.CLAIM_QUANTITIES)]


@segment("QTY")
class LineQuantity(Quantity):
    """What was counted for the line."""

    qualifier: Annotated[str, at(1, least=2, size=2, codes=told.LINE_QUANTITIES)]


@segment("")
class _N1Party(Loop):
    name: Annotated[str, at(2, size=60)] = ""
    id_qualifier: Annotated[str, at(3, size=2, beside=4, codes=only(ID_QUALIFIERS, "XV"))] = "XV"
    id: Annotated[str, at(4, least=2, size=80)] = ""
    street: Annotated[str, of("N3", 1, size=55)] = ""
    street2: Annotated[str, of("N3", 2, size=55)] = ""
    city: Annotated[str, of("N4", 1, least=2, size=30)] = ""
    state: Annotated[str, of("N4", 2, least=2, size=2)] = ""
    zip: Annotated[str, of("N4", 3, least=3, size=15)] = ""
    country: Annotated[str, of("N4", 4, least=2, size=3)] = ""
    country_subdivision: Annotated[str, of("N4", 7, size=3)] = ""


@loop("1000A", "N1*PR")
class Payer(_N1Party):
    """Who pays.  Contacts: `function` CX business, BL technical (required), IC web site."""

    payer_id: Annotated[str, ref("2U")] = ""
    refs: Annotated[list[PayerReference], times(0, 4)] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)


@loop("1000B", "N1*PE")
class Payee(_N1Party):
    """Who is paid; `id` is the NPI when `id_qualifier` is XX."""

    id_qualifier: Annotated[str, at(3, size=2, beside=4, codes=only(ID_QUALIFIERS, "FI XV XX"))] = "XX"
    tax_id: Annotated[str, ref("TJ")] = ""
    refs: list[PayeeReference] = field(default_factory=list)
    delivery_method: Annotated[str, of("RDM", 1, size=2, codes=told.DELIVERIES)] = ""
    delivery_name: Annotated[str, of("RDM", 2, size=60)] = ""
    delivery_number: Annotated[str, of("RDM", 3, size=256)] = ""

    @property
    def npi(self) -> str:
        """Give the NPI, "" when the payee is identified otherwise."""
        return self.id if self.id_qualifier == "XX" else ""


@segment("LQ")
class Remark(Part):
    """A remark code of a line; `qualifier` HE is a RARC, RX a pharmacy reject code."""

    qualifier: Annotated[str, at(1, size=3, codes=told.REMARK_LISTS)] = "HE"
    code: Annotated[str, at(2, size=30, words=words.rarc)]


@loop("2110", "SVC")
class ServicePayment(Loop):
    """
    What the payer decided about one service line.

    `procedure` is as adjudicated, `submitted` only when it differs; `units` paid, `submitted_units` only when they
    differ.  `control_number` is the line number that we sent (REF*6R).
    """

    procedure: Annotated[Procedure, at(1)]
    charged: Annotated[Decimal, at(2)]
    paid: Annotated[Decimal, at(3)]
    revenue_code: Annotated[str, at(4, size=48)] = ""
    units: Annotated[Decimal, at(5, decimals=6)] = Decimal(1)
    submitted: Annotated[Procedure | None, at(6)] = None
    submitted_units: Annotated[Decimal | None, at(7, decimals=6)] = None
    service_date: Annotated[dt.date | None, dtm("472")] = None
    first_date: Annotated[dt.date | None, dtm("150")] = None
    last_date: Annotated[dt.date | None, dtm("151")] = None
    adjustments: Annotated[list[Adjustment], times(0, 99)] = field(default_factory=list)
    control_number: Annotated[str, ref("6R")] = ""
    rendering_npi: Annotated[str, ref("HPI")] = ""
    refs: Annotated[list[LineReference], times(0, 23)] = field(default_factory=list)
    allowed: Annotated[Decimal | None, amt("B6")] = None
    amounts: Annotated[list[LineAmount], times(0, 9)] = field(default_factory=list)
    quantities: Annotated[list[LineQuantity], times(0, 6)] = field(default_factory=list)
    remarks: Annotated[list[Remark], times(0, 99)] = field(default_factory=list)

    @property
    def date(self) -> dt.date | None:
        """Give the day of service, or the first day of a range."""
        return self.service_date or self.first_date

    @property
    def remark_codes(self) -> list[str]:
        """Give the RARCs of the line."""
        return [remark.code for remark in self.remarks if remark.qualifier == "HE"]


MOSTLY = (
    "claim_number status charged paid patient_responsibility filing_code payer_claim_number place_of_service frequency "
    "patient_status drg adjustments patient insured corrected rendering outpatient refs group_number "
    "original_payer_claim_number first_date last_date received_date covered lines"
)


@loop("2100", "CLP", mostly=MOSTLY)
class ClaimPayment(Loop):
    """
    What the payer decided about one claim.

    `claim_number` is ours (CLP01), `payer_claim_number` theirs (CLP07).  `status` 1, 2, 3 primary, secondary,
    tertiary; 4 denied; 19, 20, 21 the same and forwarded; 22 reversal, all amounts negated.
    """

    claim_number: Annotated[str, at(1, size=38)]
    status: Annotated[str, at(2, size=2, codes=PAYMENT_STATUS)]
    charged: Annotated[Decimal, at(3)]
    paid: Annotated[Decimal, at(4)]
    patient_responsibility: Annotated[Decimal | None, at(5)] = None
    filing_code: Annotated[str, at(6, size=2, codes=told.FILING)] = ""
    payer_claim_number: Annotated[str, at(7, size=50)] = ""
    place_of_service: Annotated[str, at(8, size=2)] = ""
    frequency: Annotated[str, at(9, size=1)] = ""
    patient_status: Annotated[str, at(10, size=2)] = ""
    drg: Annotated[str, at(11, size=4)] = ""
    drg_weight: Annotated[Decimal | None, at(12, decimals=6)] = None
    discharge_fraction: Annotated[Decimal | None, at(13, decimals=6)] = None
    adjustments: Annotated[list[Adjustment], times(0, 99)] = field(default_factory=list)
    patient: Annotated[Name | None, Keyed("NM1*QC", least=1)] = None
    insured: Annotated[Name | None, seg("NM1*IL")] = None
    corrected: Annotated[Name | None, seg("NM1*74")] = None
    rendering: Annotated[Name | None, seg("NM1*82")] = None
    crossover: Annotated[Name | None, seg("NM1*TT")] = None
    priority_payer: Annotated[Name | None, seg("NM1*PR")] = None
    other_subscriber: Annotated[Name | None, seg("NM1*GB")] = None
    inpatient: InpatientAdjudication | None = None
    outpatient: OutpatientAdjudication | None = None
    group_number: Annotated[str, ref("1L")] = ""
    prior_authorization: Annotated[str, ref("G1")] = ""
    original_payer_claim_number: Annotated[str, ref("F8")] = ""
    refs: Annotated[list[ClaimReference], times(0, 15)] = field(default_factory=list)
    first_date: Annotated[dt.date | None, dtm("232")] = None
    last_date: Annotated[dt.date | None, dtm("233")] = None
    coverage_expired_date: Annotated[dt.date | None, dtm("036")] = None
    received_date: Annotated[dt.date | None, dtm("050")] = None
    dates: Annotated[list[ClaimDate], times(0, 4)] = field(default_factory=list)
    contacts: Annotated[list[Contact], times(0, 2)] = field(default_factory=list)
    interest: Annotated[Decimal | None, amt("I")] = None
    covered: Annotated[Decimal | None, amt("AU")] = None
    patient_paid: Annotated[Decimal | None, amt("F5")] = None
    amounts: Annotated[list[ClaimAmount], times(0, 13)] = field(default_factory=list)
    quantities: Annotated[list[ClaimQuantity], times(0, 14)] = field(default_factory=list)
    lines: Annotated[list[ServicePayment], times(0, 999)] = field(default_factory=list)

    @property
    def is_reversal(self) -> bool:
        """Tell whether this takes back an earlier decision (CLP02 22)."""
        return self.status == "22"

    @property
    def is_denied(self) -> bool:
        """Tell whether the payer calls the claim denied (CLP02 4); a claim paid 0 need not be."""
        return self.status == "4"

    @property
    def remark_codes(self) -> list[str]:
        """Give the claim's remark codes of MOA and MIA."""
        outpatient = self.outpatient.remarks if self.outpatient else []
        inpatient = self.inpatient.remarks if self.inpatient else []
        return [code for code in (*outpatient, *inpatient) if code]


@loop("2000", "LX")
class ClaimGroup(Loop):
    """A numbered group of claims; `summary` and `supplement` (TS3, TS2) are totals of institutions."""

    number: Annotated[int, at(1)] = field(default=0, compare=False)
    summary: ProviderSummary | None = None
    supplement: ProviderSupplement | None = None
    claims: Annotated[list[ClaimPayment], times(1)] = field(default_factory=list)


@segment("PLB", every=(3, 2, 6))
class ProviderAdjustment(Part):
    """
    Money taken from or added to the whole payment.  Positive reduces the payment, negative increases it.

    `code` such as WO, FB, L6, 72; `reference` should name the claim or trace it belongs to.
    """

    provider_id: Annotated[str, at(1, size=50)]
    fiscal_date: Annotated[dt.date | None, at(2)]
    code: Annotated[str, at(3, part=1, least=2, size=2, codes=PROVIDER_ADJUSTMENTS)]
    reference: Annotated[str, at(3, part=2, size=50)] = ""
    amount: Annotated[Decimal, at(4)]


@message("835", unit=ClaimPayment)
class Remittance(Message):
    """
    One payment and the claims it is for.

    `amount` is BPR02, `credit_or_debit` C or D, `handling` BPR01, `method` ACH, CHK, NON ..., `date` BPR16.  `trace`
    is the check or EFT number (TRN02), `payer_originator` TRN03.
    """

    handling: Annotated[str, of("BPR", 1, size=2, codes=told.HANDLING)] = "I"
    amount: Annotated[Decimal, of("BPR", 2)]
    credit_or_debit: Annotated[str, of("BPR", 3, size=1, codes=told.DIRECTIONS)] = "C"
    method: Annotated[str, of("BPR", 4, least=3, size=3, codes=told.METHODS)]
    payment_format: Annotated[str, of("BPR", 5, size=10, codes=told.FORMATS)] = ""
    sender_bank_qualifier: Annotated[str, of("BPR", 6, least=2, size=2, codes=told.BANKS)] = ""
    sender_bank: Annotated[str, of("BPR", 7, least=3, size=12)] = ""
    sender_account_qualifier: Annotated[str, of("BPR", 8, size=3, codes=only(told.ACCOUNTS, "DA"))] = ""
    sender_account: Annotated[str, of("BPR", 9, size=35)] = ""
    originator: Annotated[str, of("BPR", 10, least=10, size=10)] = ""
    originator_code: Annotated[str, of("BPR", 11, least=9, size=9)] = ""
    receiver_bank_qualifier: Annotated[str, of("BPR", 12, least=2, size=2, codes=told.BANKS)] = ""
    receiver_bank: Annotated[str, of("BPR", 13, least=3, size=12)] = ""
    receiver_account_qualifier: Annotated[str, of("BPR", 14, size=3, codes=told.ACCOUNTS)] = ""
    receiver_account: Annotated[str, of("BPR", 15, size=35)] = ""
    date: Annotated[dt.date | None, of("BPR", 16)]
    trace: Annotated[str, of("TRN", 2, size=50, along=((1, "1"),))]
    payer_originator: Annotated[str, of("TRN", 3, least=10, size=10)] = ""
    originator_division: Annotated[str, of("TRN", 4, size=50)] = ""
    currency: Annotated[str, of("CUR*PR", 2, least=3, size=3)] = ""
    receiver_id: Annotated[str, ref("EV")] = ""
    version_id: Annotated[str, ref("F2")] = ""
    production_date: Annotated[dt.date | None, dtm("405")] = None
    payer: Payer
    payee: Payee
    groups: list[ClaimGroup] = field(default_factory=list)
    provider_adjustments: list[ProviderAdjustment] = field(default_factory=list)

    @property
    def claims(self) -> list[ClaimPayment]:
        """Give all claims in the order of the file."""
        return list(self.iter_claims())

    def iter_claims(self) -> Iterator[ClaimPayment]:
        """Walk all claims in the order of the file."""
        for group in self.groups:
            yield from group.claims
