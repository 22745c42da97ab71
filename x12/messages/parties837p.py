"""Who is named in a professional claim (837P): submitter, providers, subscribers, patients, payers."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import Annotated

from x12.declare import Along, at, dtp, loop, of, ref, segment, times
from x12.messages.ids837p import PlaceNumber, PlanNumber, ProviderNumber, ReferrerNumber
from x12.messages.parts import Contact, Located, Party
from x12.words.claims import GENDERS, YES
from x12.words.parties import CONTACT_FUNCTIONS, CONTACT_NUMBERS, PARTY_IDS, PARTY_KINDS, REFERRERS, only

D8: Along = ((1, "D8"),)
PXC: Along = ((2, "PXC"),)
PERSON = only(PARTY_KINDS, "1")
ORGANIZATION = only(PARTY_KINDS, "2")
NPI = only(PARTY_IDS, "XX")
EXCHANGE_NUMBER = only(PARTY_IDS, "46")
MEMBER_ID = only(PARTY_IDS, "MI II")
PAYER_ID = only(PARTY_IDS, "PI XV")


@segment("PER")
class TelephoneContact(Contact):
    """Somebody to call, with an extension at most."""

    function: Annotated[str, at(1, least=2, size=2, codes=CONTACT_FUNCTIONS)] = "IC"
    qualifier1: Annotated[str, at(3, least=2, size=2, codes=only(CONTACT_NUMBERS, "TE"))] = "TE"
    number1: Annotated[str, at(4, size=256)]
    qualifier2: Annotated[str, at(5, least=2, size=2, codes=only(CONTACT_NUMBERS, "EX"))] = ""


@segment("")
class Addressed(Located):
    """A party whose address must be given."""

    street: Annotated[str, of("N3", 1, size=55)]
    city: Annotated[str, of("N4", 1, least=2, size=30)]


@loop("1000A", "NM1*41")
class Submitter(Party):
    """Who sends the file; `id` is the submitter number that the receiver gave us."""

    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=EXCHANGE_NUMBER)] = "46"
    id: Annotated[str, at(9, least=2, size=80)]
    contacts: Annotated[list[Contact], times(1, 2)]


@loop("1000B", "NM1*40")
class Receiver(Party):
    """Who the file is for, mostly the clearinghouse."""

    kind: Annotated[str, at(2, size=1, codes=ORGANIZATION)] = "2"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=EXCHANGE_NUMBER)] = "46"
    id: Annotated[str, at(9, least=2, size=80)]


@loop("2010AA", "NM1*85")
class BillingProvider(Addressed):
    """The practice that bills; `id` is its NPI.  Exactly one of `ein` and `ssn`, digits only."""

    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=NPI)] = "XX"
    ein: Annotated[str, ref("EI")] = ""
    ssn: Annotated[str, ref("SY")] = ""
    state_license: Annotated[str, ref("0B")] = ""
    upin: Annotated[str, ref("1G")] = ""
    contacts: Annotated[list[Contact], times(0, 2)] = field(default_factory=list)


@loop("2010AB", "NM1*87")
class PayTo(Addressed):
    """The address to which the payer sends money, when it differs; it has no name."""


@loop("2010AC", "NM1*PE")
class PayToPlan(Addressed):
    """The health plan that is paid instead, for subrogation."""

    kind: Annotated[str, at(2, size=1, codes=ORGANIZATION)] = "2"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=PAYER_ID)] = "PI"
    id: Annotated[str, at(9, least=2, size=80)]
    refs: Annotated[list[PlanNumber], times(0, 1)] = field(default_factory=list)
    ein: Annotated[str, ref("EI")]


@loop("2010BA", "NM1*IL")
class SubscriberName(Located):
    """The insured person; `id` is the member id.  Address, birth date and gender only when this is the patient."""

    kind: Annotated[str, at(2, size=1, codes=PARTY_KINDS)] = "1"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=MEMBER_ID)] = "MI"
    id: Annotated[str, at(9, least=2, size=80)]
    birth_date: Annotated[dt.date | None, of("DMG", 2, along=D8)] = None
    gender: Annotated[str, of("DMG", 3, size=1, codes=GENDERS)] = ""
    ssn: Annotated[str, ref("SY")] = ""
    property_claim_number: Annotated[str, ref("Y4")] = ""
    contacts: Annotated[list[TelephoneContact], times(0, 1)] = field(default_factory=list)


@loop("2010CA", "NM1*QC")
class PatientName(Addressed):
    """The patient who is not the subscriber."""

    kind: Annotated[str, at(2, size=1, codes=PERSON)] = "1"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=MEMBER_ID)] = "MI"
    birth_date: Annotated[dt.date | None, of("DMG", 2, along=D8)]
    gender: Annotated[str, of("DMG", 3, size=1, codes=GENDERS)]
    property_claim_number: Annotated[str, ref("Y4")] = ""
    member_id: Annotated[str, ref("1W")] = ""
    ssn: Annotated[str, ref("SY")] = ""
    contacts: Annotated[list[TelephoneContact], times(0, 1)] = field(default_factory=list)


@loop("2010BB", "NM1*PR")
class PayerName(Located):
    """The payer this claim goes to; `id` is the payer id.  `provider_id` (G2) only when there is no NPI."""

    kind: Annotated[str, at(2, size=1, codes=ORGANIZATION)] = "2"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=PAYER_ID)] = "PI"
    id: Annotated[str, at(9, least=2, size=80)]
    secondary_id: Annotated[str, ref("2U")] = ""
    ein: Annotated[str, ref("EI")] = ""
    claim_office: Annotated[str, ref("FY")] = ""
    naic: Annotated[str, ref("NF")] = ""
    provider_id: Annotated[str, ref("G2")] = ""
    location_number: Annotated[str, ref("LU")] = ""


@segment("")
class Provider(Party):
    """A provider, mostly a person, known by NPI."""

    kind: Annotated[str, at(2, size=1, codes=PARTY_KINDS)] = "1"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=NPI)] = "XX"


@segment("")
class PersonProvider(Provider):
    """A provider who must be a person."""

    kind: Annotated[str, at(2, size=1, codes=PERSON)] = "1"


@loop("2310A", "NM1*DN,P3")
class ReferringProvider(PersonProvider):
    """Who sent the patient; `entity` DN is referring, P3 the primary care provider."""

    entity: Annotated[str, at(1, least=2, size=3, codes=REFERRERS)] = "DN"
    refs: Annotated[list[ReferrerNumber], times(0, 3)] = field(default_factory=list)


@loop("2310B", "NM1*82")
class RenderingProvider(Provider):
    """Who treated the patient; `id` is the NPI."""

    taxonomy: Annotated[str, of("PRV*PE", 3, size=10, along=PXC)] = ""
    refs: Annotated[list[ProviderNumber], times(0, 4)] = field(default_factory=list)


@loop("2310C", "NM1*77")
class ServiceFacility(Addressed):
    """The place of service, when it is not the billing provider's address."""

    kind: Annotated[str, at(2, size=1, codes=ORGANIZATION)] = "2"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=NPI)] = "XX"
    refs: Annotated[list[PlaceNumber], times(0, 3)] = field(default_factory=list)
    contacts: Annotated[list[TelephoneContact], times(0, 1)] = field(default_factory=list)


@loop("2310D", "NM1*DQ")
class SupervisingProvider(PersonProvider):
    """The physician who supervised the rendering provider."""

    refs: Annotated[list[ProviderNumber], times(0, 4)] = field(default_factory=list)


@loop("2310E", "NM1*PW")
class PickUp(Addressed):
    """Where an ambulance took the patient in; it has no name."""

    kind: Annotated[str, at(2, size=1, codes=ORGANIZATION)] = "2"


@loop("2310F", "NM1*45")
class DropOff(Addressed):
    """Where an ambulance left the patient."""

    kind: Annotated[str, at(2, size=1, codes=ORGANIZATION)] = "2"


@loop("2420B", "NM1*QB")
class PurchasedServiceProvider(Party):
    """From whom the service of a line was bought; it has no name."""

    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=NPI)] = "XX"
    refs: Annotated[list[ReferrerNumber], times(0, 20)] = field(default_factory=list)


@loop("2420E", "NM1*DK")
class OrderingProvider(Located):
    """Who ordered the service of a line."""

    kind: Annotated[str, at(2, size=1, codes=PERSON)] = "1"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=NPI)] = "XX"
    refs: Annotated[list[ReferrerNumber], times(0, 20)] = field(default_factory=list)
    contacts: Annotated[list[Contact], times(0, 1)] = field(default_factory=list)


@loop("2330A", "NM1*IL")
class OtherSubscriber(Located):
    """The insured person of another payer."""

    kind: Annotated[str, at(2, size=1, codes=PARTY_KINDS)] = "1"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=MEMBER_ID)] = "MI"
    id: Annotated[str, at(9, least=2, size=80)]
    ssn: Annotated[str, ref("SY")] = ""


@loop("2330B", "NM1*PR")
class OtherPayerName(Located):
    """Another payer; `id` is what SVD01 of its line adjudications repeats.  `adjustment_indicator` Y: it corrects."""

    kind: Annotated[str, at(2, size=1, codes=ORGANIZATION)] = "2"
    name: Annotated[str, at(3, size=60)]
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=PAYER_ID)] = "PI"
    id: Annotated[str, at(9, least=2, size=80)]
    paid_date: Annotated[dt.date | None, dtp("573")] = None
    secondary_id: Annotated[str, ref("2U")] = ""
    ein: Annotated[str, ref("EI")] = ""
    claim_office: Annotated[str, ref("FY")] = ""
    naic: Annotated[str, ref("NF")] = ""
    prior_authorization: Annotated[str, ref("G1")] = ""
    referral_number: Annotated[str, ref("9F")] = ""
    adjustment_indicator: Annotated[str, ref("T4", codes=YES)] = ""
    payer_claim_number: Annotated[str, ref("F8")] = ""


@segment("")
class OtherPayerProvider(Party):
    """How another payer knows one of the providers: by numbers alone, it has no name here."""

    kind: Annotated[str, at(2, size=1, codes=PARTY_KINDS)] = "1"
