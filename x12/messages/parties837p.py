"""Who is named in a professional claim (837P): submitter, providers, subscribers, patients, payers."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import Annotated

from x12.declare import Along, at, dtp, loop, of, ref, segment
from x12.messages.parts import Contact, Located, Party, Reference

D8: Along = ((1, "D8"),)
PXC: Along = ((2, "PXC"),)


@loop("1000A", "NM1*41")
class Submitter(Party):
    """Who sends the file; `id` is the submitter number that the receiver gave us."""

    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "46"
    contacts: list[Contact] = field(default_factory=list)


@loop("1000B", "NM1*40")
class Receiver(Party):
    """Who the file is for, mostly the clearinghouse."""

    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "46"


@loop("2010AA", "NM1*85")
class BillingProvider(Located):
    """The practice that bills; `id` is its NPI.  Exactly one of `ein` and `ssn`, digits only."""

    ein: Annotated[str, ref("EI")] = ""
    ssn: Annotated[str, ref("SY")] = ""
    state_license: Annotated[str, ref("0B")] = ""
    upin: Annotated[str, ref("1G")] = ""
    contacts: list[Contact] = field(default_factory=list)


@loop("2010AB", "NM1*87")
class PayTo(Located):
    """The address to which the payer sends money, when it differs; it has no name."""


@loop("2010AC", "NM1*PE")
class PayToPlan(Located):
    """The health plan that is paid instead, for subrogation."""

    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "PI"
    ein: Annotated[str, ref("EI")] = ""
    refs: list[Reference] = field(default_factory=list)


@loop("2010BA", "NM1*IL")
class SubscriberName(Located):
    """The insured person; `id` is the member id.  Address, birth date and gender only when this is the patient."""

    kind: Annotated[str, at(2, size=1)] = "1"
    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "MI"
    birth_date: Annotated[dt.date | None, of("DMG", 2, along=D8)] = None
    gender: Annotated[str, of("DMG", 3, size=1)] = ""
    ssn: Annotated[str, ref("SY")] = ""
    property_claim_number: Annotated[str, ref("Y4")] = ""
    contacts: list[Contact] = field(default_factory=list)


@loop("2010CA", "NM1*QC")
class PatientName(Located):
    """The patient who is not the subscriber."""

    kind: Annotated[str, at(2, size=1)] = "1"
    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "MI"
    birth_date: Annotated[dt.date | None, of("DMG", 2, along=D8)] = None
    gender: Annotated[str, of("DMG", 3, size=1)] = ""
    property_claim_number: Annotated[str, ref("Y4")] = ""
    member_id: Annotated[str, ref("1W")] = ""
    ssn: Annotated[str, ref("SY")] = ""
    contacts: list[Contact] = field(default_factory=list)


@loop("2010BB", "NM1*PR")
class PayerName(Located):
    """The payer this claim goes to; `id` is the payer id.  `provider_id` (G2) only when there is no NPI."""

    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "PI"
    secondary_id: Annotated[str, ref("2U")] = ""
    ein: Annotated[str, ref("EI")] = ""
    claim_office: Annotated[str, ref("FY")] = ""
    naic: Annotated[str, ref("NF")] = ""
    provider_id: Annotated[str, ref("G2")] = ""
    location_number: Annotated[str, ref("LU")] = ""


@segment("NM1*")
class _Provider(Party):
    kind: Annotated[str, at(2, size=1)] = "1"


@loop("2310B", "NM1*82")
class RenderingProvider(_Provider):
    """Who treated the patient; `id` is the NPI."""

    taxonomy: Annotated[str, of("PRV*PE", 3, size=10, along=PXC)] = ""
    refs: list[Reference] = field(default_factory=list)


@loop("2310A", "NM1*DN,P3")
class ReferringProvider(_Provider):
    """Who sent the patient; `entity` DN is referring, P3 the primary care provider."""

    entity: Annotated[str, at(1, size=3)] = "DN"
    refs: list[Reference] = field(default_factory=list)


@loop("2310D", "NM1*DQ")
class SupervisingProvider(_Provider):
    """The physician who supervised the rendering provider."""

    refs: list[Reference] = field(default_factory=list)


@loop("2310C", "NM1*77")
class ServiceFacility(Located):
    """The place of service, when it is not the billing provider's address."""

    refs: list[Reference] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)


@loop("2310E", "NM1*PW")
class PickUp(Located):
    """Where an ambulance took the patient in."""


@loop("2310F", "NM1*45")
class DropOff(Located):
    """Where an ambulance left the patient."""


@loop("2420E", "NM1*DK")
class OrderingProvider(Located):
    """Who ordered the service."""

    kind: Annotated[str, at(2, size=1)] = "1"
    refs: list[Reference] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)


@loop("2420B", "NM1*QB")
class PurchasedServiceProvider(Party):
    """From whom the service was bought."""

    refs: list[Reference] = field(default_factory=list)


@loop("2330A", "NM1*IL")
class OtherSubscriber(Located):
    """The insured person of another payer."""

    kind: Annotated[str, at(2, size=1)] = "1"
    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "MI"
    ssn: Annotated[str, ref("SY")] = ""


@loop("2330B", "NM1*PR")
class OtherPayerName(Located):
    """Another payer; `id` is what SVD01 of its line adjudications repeats."""

    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "PI"
    paid_date: Annotated[dt.date | None, dtp("573")] = None
    secondary_id: Annotated[str, ref("2U")] = ""
    ein: Annotated[str, ref("EI")] = ""
    claim_office: Annotated[str, ref("FY")] = ""
    naic: Annotated[str, ref("NF")] = ""
    prior_authorization: Annotated[str, ref("G1")] = ""
    referral_number: Annotated[str, ref("9F")] = ""
    adjustment_indicator: Annotated[str, ref("T4")] = ""
    payer_claim_number: Annotated[str, ref("F8")] = ""


@loop("2330C", "NM1*DN,P3,82,77,DQ,85")
class OtherPayerProvider(Party):
    """How another payer knows one of the providers."""

    entity: Annotated[str, at(1, size=3)] = "82"
    refs: list[Reference] = field(default_factory=list)
