"""Eligibility and authorizations as an office and its payers send them, drawn by hypothesis."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

import x12
from tests.x12.drawn import (
    HEAD,
    NPIS,
    TODAY,
    Numbers,
    amounts,
    births,
    days,
    diagnoses,
    first_names,
    last_names,
    maybe,
    periods,
    procedures,
)

TRACE = "9SUNNYBILL"
ADDRESS = {"street": "1 OAK AVE", "city": "DAYTON", "state": "OH", "zip": "454020001"}


def person(draw, cls, **given):
    made = cls(name=draw(last_names), first_name=draw(first_names), birth_date=draw(births), **given)
    made.gender = draw(st.sampled_from(["", "F", "M"]))
    if draw(maybe):
        made.street, made.city, made.state, made.zip = ADDRESS.values()
    return made


def asker(draw):
    name = x12.Asker(name="SUNNY FAMILY PRACTICE", id=draw(st.sampled_from(NPIS)))
    if draw(maybe):
        name.provider_role, name.taxonomy = "PE", "207Q00000X"
    return name


# -- 270 and 271 --------------------------------------------------------------------------------------------------


def questions(draw):
    types = draw(st.lists(st.sampled_from(["30", "98", "MH", "UC"]), min_size=1, max_size=3, unique=True))
    asked = [x12.Inquiry(service_types=types)]
    if draw(maybe):
        asked.append(x12.Inquiry(procedure=draw(procedures())))
    return asked


@st.composite
def eligibility_inquiries(draw):
    """Draw a 270 about a subscriber or dependents."""
    numbers = Numbers()
    on = [x12.DatedPeriod(qualifier="291", period=x12.Period(TODAY))]

    def traces():
        return [x12.Trace(number=numbers.next("Q"), originator=TRACE)]

    subscriber = x12.InquirySubscriber(name=person(draw, x12.Insured, id="W123456"))
    if draw(maybe):
        subscriber.traces, subscriber.inquiries, subscriber.name.dates = traces(), questions(draw), on
    else:
        subscriber.dependents = [
            x12.InquiryDependent(
                traces=traces(),
                name=person(draw, x12.DependentName, insured="N", relationship="19", dates=on),
                inquiries=questions(draw),
            )
            for _ in range(draw(st.integers(1, 2)))
        ]
    receiver = x12.InquiryReceiver(name=asker(draw), subscribers=[subscriber])
    source = x12.InquirySource(name=x12.Source(name="ACME HEALTH", id="60054"), receivers=[receiver])
    return x12.EligibilityInquiry(**HEAD, sources=[source])


def benefit(draw):
    """Draw a row about money, percents or visits."""
    kind = draw(st.sampled_from("CABF"))
    row = x12.Benefit(
        code=kind,
        coverage_level="IND",
        service_types=draw(st.lists(st.sampled_from(["30", "98", "MH"]), min_size=1, max_size=3, unique=True)),
        in_network=draw(st.sampled_from(["", "Y", "N", "W"])),
        messages=[x12.Text(text="AFTER THE DEDUCTIBLE")] if draw(maybe) else [],
    )
    if kind == "C":
        row.time_period, row.amount = "23", draw(amounts)
    elif kind == "A":
        row.percent = draw(st.decimals(0, 1, places=2))
    elif kind == "B":
        row.time_period, row.amount = "27", draw(amounts)
    else:
        row.quantity_qualifier, row.quantity, row.authorization_required = "VS", Decimal(20), "Y"
        row.deliveries = [x12.Delivery(quantity_qualifier="VS", quantity=Decimal(3), unit="WK")] if draw(maybe) else []
        row.places = [x12.Place(qualifier="ZZ", code="11")] if draw(maybe) else []
    if draw(maybe):
        named = x12.BenefitEntity(entity="P3", kind="1", name="KILDARE", id_qualifier="XX", id=NPIS[0])
        named.contacts = [x12.contact("FRONT DESK", phone="6145551212")]
        row.entities = [named]
    return row


def benefits(draw):
    active = x12.Benefit(code="1", coverage_level="IND", service_types=["30"], insurance_type="PR", plan="GOLD PLAN")
    if draw(maybe):
        active.refs = [x12.BenefitReference(qualifier="18", value="PLAN7", description="GOLD PLAN")]
        active.dates = [x12.DatedPeriod(qualifier="291", period=x12.Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))]
    return [active, *(benefit(draw) for _ in range(draw(st.integers(0, 3))))]


@st.composite
def eligibility_responses(draw):
    """Draw a 271: rows for a subscriber or a dependent, or a refusal."""
    traces = [x12.Trace(kind="2", number="Q1", originator=TRACE)]
    subscriber = x12.SubscriberBenefits(name=person(draw, x12.Insured, id="W123456"))
    who = draw(st.sampled_from(["subscriber", "dependent", "nobody"]))
    if who == "subscriber":
        subscriber.traces, subscriber.benefits = traces, benefits(draw)
    elif who == "dependent":
        dependent = x12.DependentBenefits(
            traces=traces,
            name=person(draw, x12.DependentName, insured="N", relationship="19"),
            benefits=benefits(draw),
        )
        subscriber.dependents = [dependent]
    else:
        subscriber.traces = traces
        subscriber.name.rejections = [x12.Rejection(reason="75", follow_up="C")]
    receiver = x12.ReceiverBenefits(name=asker(draw), subscribers=[subscriber])
    source = x12.SourceBenefits(name=x12.Source(name="ACME HEALTH", id="60054"), receivers=[receiver])
    return x12.EligibilityResponse(**HEAD, sources=[source])


# -- 278 ----------------------------------------------------------------------------------------------------------


def event_of(draw, numbers):
    """Draw what both the request and the answer say of an event."""
    codes = [
        x12.ReviewCode(qualifier="ABF" if place else "ABK", code=code, date=draw(st.none() | days))
        for place, code in enumerate(draw(diagnoses))
    ]
    return x12.PatientEvent(
        traces=[x12.Trace(number=numbers.next("E"), originator=TRACE)],
        information=x12.ReviewInformation(
            category="HS", certification="I", service_type="98", place_of_service="11", place_list="B"
        ),
        event_date=draw(periods()),
        diagnoses=codes,
        delivery=x12.Delivery(quantity_qualifier="VS", quantity=Decimal(12)) if draw(maybe) else None,
        message=x12.Text(text="SEE THE LETTER") if draw(maybe) else None,
        providers=[
            x12.ReviewProvider(entity="SJ", kind="1", name="KILDARE", first_name="BEN", id=number)
            for number in draw(st.lists(st.sampled_from(NPIS), max_size=2, unique=True))
        ],
        services=[service_of(draw, numbers) for _ in range(draw(st.integers(0, 2)))],
    )


def service_of(draw, numbers):
    service = x12.ReviewedService(
        traces=[x12.Trace(number=numbers.next("S"), originator=TRACE)], service_date=draw(periods())
    )
    if draw(maybe):
        service.professional = x12.ProfessionalService(
            procedure=draw(procedures()), charge=draw(amounts), unit="UN", quantity=Decimal(6), pointers=[1]
        )
    else:
        service.institutional = x12.InstitutionalService(revenue_code="0420", unit="UN", quantity=Decimal(6))
    return service


def enclosing(draw, message, event):
    """Put an event under its patient."""
    subscriber = x12.ReviewSubscriber(name=person(draw, x12.ReviewSubscriberName, id="W123456"))
    if draw(maybe):
        subscriber.events = [event]
    else:
        name = person(draw, x12.ReviewDependentName, insured="N", relationship="19")
        subscriber.dependents = [x12.ReviewDependent(name=name, events=[event])]
    requester = x12.ReviewRequester(
        names=[x12.RequesterName(kind="2", name="SUNNY FAMILY PRACTICE", id=draw(st.sampled_from(NPIS)))],
        subscribers=[subscriber],
    )
    name = x12.ReviewOrganizationName(kind="2", name="ACME REVIEW", id="60054")
    message.organizations = [x12.ReviewOrganization(name=name, requesters=[requester])]
    return message


@st.composite
def review_requests(draw):
    """Draw a 278 request for a subscriber or a dependent."""
    event = event_of(draw, Numbers())
    if draw(maybe):
        event.attachments = [x12.ReviewAttachment(report="OZ", transmission="FX", control_number="ATT1")]
    if draw(maybe):
        event.needs = [x12.CareNeed(kind="75", applies="Y", conditions=["CO"])]
    return enclosing(draw, x12.ServiceReview(**HEAD), event)


def decision(draw, action):
    number = "AUTH998877" if action in ("A1", "A6") else ""
    reasons = ["0V"] if action in ("A3", "A4", "A6") else []
    return x12.ReviewDecision(action=action, authorization_number=number, reasons=reasons)


@st.composite
def review_responses(draw):
    """Draw a 278 answer: approved, changed, pended, denied, or not processed."""
    event = event_of(draw, Numbers())
    for trace in (*event.traces, *(trace for service in event.services for trace in service.traces)):
        trace.kind = "2"
    action = draw(st.sampled_from(["A1", "A6", "A4", "A3", "NA", "AAA"]))
    if action == "AAA":
        event.rejections = [x12.ReviewRejection(reason="15", follow_up="C")]
        event.services = []
    else:
        event.decision = decision(draw, action)
        for service in event.services:
            service.decision = decision(draw, action)
    if action in ("A1", "A6"):
        event.effective_date = x12.Period(TODAY, TODAY + dt.timedelta(90))
    return enclosing(draw, x12.ServiceReview(**HEAD, purpose="11", kind="19" if action == "A4" else "18"), event)
