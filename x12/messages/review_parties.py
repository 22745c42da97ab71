"""The parties of the authorization request and its answer (278): who decides, who asks, for whom, and with whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from typing import Annotated

from x12.declare import Along, Part, at, composite, dtp, loop, of, ref, segment, times
from x12.messages.parts import Contact, Party, Reference
from x12.words.eligibility import FOLLOW_UPS
from x12.words.identities import GENDERS, ID_QUALIFIERS, PARTIES, PROVIDER_ROLES, REFERENCES, RELATIONSHIPS, YES_NO
from x12.words.parties import only
from x12.words.review import MILITARY, REJECTIONS

D8: Along = ((1, "D8"),)
PXC: Along = ((2, "PXC"),)


@segment("AAA")
class ReviewRejection(Part):
    """Why a request was not processed (`reason`) and what to do next (`follow_up`); only in answers."""

    valid: Annotated[str, at(1, size=1, codes=YES_NO)] = "N"
    reason: Annotated[str, at(3, least=2, size=2, words=REJECTIONS)] = ""
    follow_up: Annotated[str, at(4, size=1, codes=FOLLOW_UPS)] = ""


@segment("REF")
class ReviewPersonReference(Reference):
    """Another identifier of the subscriber or dependent."""

    qualifier: Annotated[str, at(1, least=2, size=3, words=REFERENCES)]


@segment("REF")
class ReviewProviderReference(Reference):
    """Another identifier of a provider; `description` is the state of a license."""

    qualifier: Annotated[str, at(1, least=2, size=3, words=REFERENCES)]


@segment("")
class _Party(Party):
    prefix: Annotated[str, at(6, size=10)] = ""
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=only(ID_QUALIFIERS, "24 34 46 PI XV XX"))] = "XX"
    id: Annotated[str, at(9, least=2, size=80)] = ""


@loop("2010A", "NM1*X3")
class ReviewOrganizationName(_Party):
    """The payer or the utilization management organization (UMO) that reviews."""

    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=only(ID_QUALIFIERS, "24 34 46 PI XV XX"))] = "PI"
    contact: Contact | None = None
    rejections: Annotated[list[ReviewRejection], times(0, 9)] = field(default_factory=list)


@segment("")
class _Provider(_Party):
    refs: Annotated[list[ReviewProviderReference], times(0, 8)] = field(default_factory=list)
    street: Annotated[str, of("N3", 1, size=55)] = ""
    street2: Annotated[str, of("N3", 2, size=55)] = ""
    city: Annotated[str, of("N4", 1, least=2, size=30)] = ""
    state: Annotated[str, of("N4", 2, least=2, size=2)] = ""
    zip: Annotated[str, of("N4", 3, least=3, size=15)] = ""
    country: Annotated[str, of("N4", 4, least=2, size=3)] = ""
    country_subdivision: Annotated[str, of("N4", 7, size=3)] = ""
    contact: Contact | None = None
    rejections: Annotated[list[ReviewRejection], times(0, 9)] = field(default_factory=list)
    provider_role: Annotated[str, of("PRV", 1, size=3, words=PROVIDER_ROLES)] = ""
    taxonomy: Annotated[str, of("PRV", 3, size=50, along=PXC)] = ""


@loop("2010B", "NM1*1P,FA")
class RequesterName(_Provider):
    """The provider (`entity` 1P) or facility (FA) that asks."""

    entity: Annotated[str, at(1, least=2, size=3, codes=only(PARTIES, "1P FA"))] = "1P"


@loop("2010EA", "NM1")
class ReviewProvider(_Provider):
    """A provider of the care: `entity` SJ service provider, FA facility, 71 attending, DN referring ..."""

    entity: Annotated[str, at(1, least=2, size=3, words=PARTIES)] = "SJ"


@segment("")
class _Person(_Party):
    kind: Annotated[str, at(2, size=1, codes={"1": "person"})] = "1"
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=only(ID_QUALIFIERS, "II MI"))] = "MI"
    refs: Annotated[list[ReviewPersonReference], times(0, 9)] = field(default_factory=list)
    street: Annotated[str, of("N3", 1, size=55)] = ""
    street2: Annotated[str, of("N3", 2, size=55)] = ""
    city: Annotated[str, of("N4", 1, least=2, size=30)] = ""
    state: Annotated[str, of("N4", 2, least=2, size=2)] = ""
    zip: Annotated[str, of("N4", 3, least=3, size=15)] = ""
    country: Annotated[str, of("N4", 4, least=2, size=3)] = ""
    country_subdivision: Annotated[str, of("N4", 7, size=3)] = ""
    rejections: Annotated[list[ReviewRejection], times(0, 9)] = field(default_factory=list)
    birth_date: Annotated[dt.date | None, of("DMG", 2, along=D8)] = None
    gender: Annotated[str, of("DMG", 3, size=1, codes=GENDERS)] = ""


@loop("2010C", "NM1*IL")
class ReviewSubscriberName(_Person):
    """The subscriber; `id` is the member id.  `military` is the employment status of INS08."""

    insured: Annotated[str, of("INS", 1, size=1, codes=only(YES_NO, "Y"))] = ""
    relationship: Annotated[str, of("INS", 2, least=2, size=2, codes=only(RELATIONSHIPS, "18"))] = ""
    military: Annotated[str, of("INS", 8, least=2, size=2, words=MILITARY)] = ""


@loop("2010D", "NM1*QC")
class ReviewDependentName(_Person):
    """The dependent; `insured` is N, `relationship` tells what the dependent is to the subscriber."""

    insured: Annotated[str, of("INS", 1, size=1, codes=only(YES_NO, "N"))] = ""
    relationship: Annotated[str, of("INS", 2, least=2, size=2, words=RELATIONSHIPS)] = ""
    birth_sequence: Annotated[int | None, of("INS", 17)] = None


@segment("")
class _Place(Party):
    street: Annotated[str, of("N3", 1, size=55)] = ""
    street2: Annotated[str, of("N3", 2, size=55)] = ""
    city: Annotated[str, of("N4", 1, least=2, size=30)] = ""
    state: Annotated[str, of("N4", 2, least=2, size=2)] = ""
    zip: Annotated[str, of("N4", 3, least=3, size=15)] = ""
    country: Annotated[str, of("N4", 4, least=2, size=3)] = ""
    country_subdivision: Annotated[str, of("N4", 7, size=3)] = ""


@loop("2010EB", "NM1*45,FS,ND,PW,R3")
class TransportPlace(_Place):
    """Where an ambulance picks up (`entity` PW) or drops off (45, ND, R3, FS)."""

    entity: Annotated[str, at(1, least=2, size=3, codes=only(PARTIES, "45 FS ND PW R3"))] = "PW"
    rejections: Annotated[list[ReviewRejection], times(0, 9)] = field(default_factory=list)


@loop("2010EB", "NM1*L5")
class InformationContact(_Place):
    """Where information that the payer asks for goes; only in answers."""

    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=only(ID_QUALIFIERS, "24 34 46 PI XV XX"))] = "PI"
    contact: Contact | None = None


@composite()
class DenialReasons:
    """Further reasons, each with its qualifier (REF04)."""

    qualifier: Annotated[str, at(1, least=2, size=3)]
    reason: Annotated[str, at(2, size=50)]
    second_qualifier: Annotated[str, at(3, least=2, size=3)] = ""
    second_reason: Annotated[str, at(4, size=50)] = ""
    third_qualifier: Annotated[str, at(5, least=2, size=3)] = ""
    third_reason: Annotated[str, at(6, size=50)] = ""


@loop("2010EC", "NM1*00,2B,36,CA,GP,I3,IN,PR,X3")
class OtherReviewer(Party):
    """Another organization that has refused the service before; only in requests."""

    entity: Annotated[str, at(1, least=2, size=3, words=PARTIES)] = "PR"
    reason: Annotated[str, ref("ZZ")] = ""
    more_reasons: Annotated[DenialReasons | None, of("REF*ZZ", 4)] = None
    refused_date: Annotated[dt.date | None, dtp("598")] = None
