"""Messages as an office and its payers send them, drawn by hypothesis over what may be there or not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import strategies as st

import x12

NOW = dt.datetime(2026, 11, 5, 9, 15, tzinfo=dt.UTC)
TODAY = NOW.date()
NPIS = [x12.npi_with_check_digit(f"1{number:08d}") for number in (11111111, 23456789, 67957672)]
HEAD = {"reference": "REF1", "date": TODAY, "time": dt.time(9, 15)}

maybe = st.booleans()
amounts = st.decimals(1, 5000, places=2)
days = st.dates(dt.date(2026, 6, 1), dt.date(2026, 10, 31))
births = st.dates(dt.date(1930, 1, 1), dt.date(2026, 1, 1))
last_names = st.sampled_from(["SMITH", "BAKER", "O'HARA", "DE LA CRUZ", "VON-TRAPP"])
first_names = st.sampled_from(["JOHN", "ANNA", "RUTH", "J"])
diagnoses = st.lists(st.sampled_from(["E119", "I10", "M5450", "J069", "Z0000"]), min_size=1, max_size=5, unique=True)


@st.composite
def periods(draw):
    """Draw a day, or a range of days."""
    first = draw(days)
    return x12.Period(first, first + dt.timedelta(draw(st.integers(1, 20))) if draw(maybe) else None)


@st.composite
def procedures(draw):
    """Draw a procedure with up to four modifiers."""
    modifiers = draw(st.lists(st.sampled_from(["25", "59", "GT", "RT"]), max_size=4, unique=True))
    return x12.Procedure(code=draw(st.sampled_from(["99213", "97110", "87880", "J1100"])), modifiers=modifiers)


@st.composite
def people(draw, *, member_id: str = "W123456"):
    """Draw a person's name with a member id, "" for none."""
    return x12.Name(
        name=draw(last_names),
        first_name=draw(first_names),
        middle_name=draw(st.sampled_from(["", "Q"])),
        suffix=draw(st.sampled_from(["", "JR"])),
        id=member_id,
    )


def organization(name, qualifier, number):
    return x12.Name(kind="2", name=name, id_qualifier=qualifier, id=number)


def payer():
    return organization("ACME HEALTH", "PI", "60054")


def office():
    return organization("SUNNY BILLING", "46", "SUB123")


def provider_names(draw):
    return [organization("SUNNY FAMILY PRACTICE", "XX", draw(st.sampled_from(NPIS)))]


def some(draw, strategy, *, least=0, most=2):
    return draw(st.lists(strategy, min_size=least, max_size=most))


class Numbers:
    """Numbers that are never given twice in a message."""

    def __init__(self):
        self.last = 0

    def next(self, prefix):
        self.last += 1
        return f"{prefix}{self.last:06d}"


# -- 276 and 277 --------------------------------------------------------------------------------------------------


def asked_claim(draw, numbers):
    lines = [
        x12.LineInquiry(
            procedure=draw(procedures()),
            charge=draw(amounts),
            units=draw(st.sampled_from([None, Decimal(1), Decimal("2.5")])),
            control_number=numbers.next("L") if draw(maybe) else "",
            service_date=draw(periods()),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    return x12.ClaimInquiry(
        trace=numbers.next("T"),
        payer_claim_number=numbers.next("ICN") if draw(maybe) else "",
        bill_type=draw(st.sampled_from(["", "111"])),
        claim_number=numbers.next("A"),
        charge=draw(amounts),
        service_date=draw(periods()),
        lines=lines,
    )


@st.composite
def status_inquiries(draw):
    """Draw a 276: subscribers and dependents, with and without lines."""
    numbers = Numbers()

    def subscriber():
        is_patient = draw(maybe)
        found = x12.StatusInquirySubscriber(name=draw(people()))
        if is_patient:
            found.birth_date, found.gender = draw(births), draw(st.sampled_from(["F", "M"]))
            found.claims = [asked_claim(draw, numbers) for _ in range(draw(st.integers(1, 2)))]
        else:
            found.dependents = [
                x12.StatusInquiryDependent(
                    birth_date=draw(births), name=draw(people(member_id="")), claims=[asked_claim(draw, numbers)]
                )
                for _ in range(draw(st.integers(1, 2)))
            ]
        return found

    provider = x12.StatusInquiryProvider(
        names=provider_names(draw), subscribers=[subscriber() for _ in range(draw(st.integers(1, 2)))]
    )
    receiver = x12.StatusInquiryReceiver(name=office(), providers=[provider])
    return x12.StatusInquiry(**HEAD, sources=[x12.StatusInquirySource(name=payer(), receivers=[receiver])])


def status_of(draw, charge):
    """Draw one status: paid, denied, pending or not found."""
    kind = draw(st.sampled_from(["paid", "denied", "pending", "not found"]))
    category, status = {"paid": ("F1", "65"), "denied": ("F2", "88"), "pending": ("P1", "20")}.get(kind, ("D0", "35"))
    found = x12.StatusInformation(
        first=x12.StatusCode(category=category, status=status, entity=draw(st.sampled_from(["", "PR", "1P"]))),
        date=TODAY,
        amount=charge,
    )
    if kind == "paid":
        found.paid, found.finalized_date = charge, TODAY
        found.check_date, found.check_number = TODAY, "EFT000777"
    elif kind == "denied":
        found.paid, found.finalized_date = Decimal(0), TODAY
    elif kind == "pending" and draw(maybe):
        found.second = x12.StatusCode(category="P3", status="252")
    return found


def answered_claim(draw, numbers):
    charge = draw(amounts)
    status = status_of(draw, charge)
    lines = [
        x12.LineResponse(
            procedure=draw(procedures()),
            charge=charge,
            paid=status.paid or Decimal(0),
            units=Decimal(1),
            statuses=[x12.StatusInformation(first=status.first, date=TODAY)],
            control_number=numbers.next("L"),
            service_date=draw(periods()),
        )
        for _ in range(draw(st.integers(0, 1)) if status.is_found else 0)
    ]
    return x12.ClaimResponse(
        trace=numbers.next("T"),
        statuses=[status],
        payer_claim_number=numbers.next("ICN") if status.is_found else "",
        claim_number=numbers.next("A"),
        voucher="V1" if draw(maybe) else "",
        service_date=draw(periods()),
        lines=lines,
    )


@st.composite
def status_responses(draw):
    """Draw a 277: paid, denied, pending and unknown claims, or a question that failed as a whole."""
    numbers = Numbers()
    receiver = x12.StatusResponseReceiver(name=office())
    if draw(st.integers(0, 5)) == 0:
        receiver.trace = "REF1"
        receiver.statuses = [x12.StatusInformation(first=x12.StatusCode(category="E0", status="24"), date=TODAY)]
    else:
        subscriber = x12.StatusResponseSubscriber(name=draw(people()))
        if draw(maybe):
            subscriber.claims = [answered_claim(draw, numbers) for _ in range(draw(st.integers(1, 2)))]
        else:
            dependent = x12.StatusResponseDependent(
                name=draw(people(member_id="")), claims=[answered_claim(draw, numbers)]
            )
            subscriber.dependents = [dependent]
        provider = x12.StatusResponseProvider(names=provider_names(draw), subscribers=[subscriber])
        receiver.providers = [provider]
    source = x12.StatusResponseSource(name=payer(), receivers=[receiver])
    if draw(maybe):
        source.contact = x12.contact("CLAIM STATUS", phone="8005551213", email="STATUS@ACME.EXAMPLE")
    return x12.StatusResponse(**HEAD, sources=[source])


# -- 277CA --------------------------------------------------------------------------------------------------------


def taken_or_rejected(draw, numbers, *, is_rejected):
    charge = draw(amounts)
    code = x12.StatusCode(category="A7", status="562", entity="85") if is_rejected else accepted()
    claim = x12.ClaimStatus(
        claim_number=numbers.next("A"),
        statuses=[x12.Status(first=code, date=TODAY, action="U" if is_rejected else "WQ", amount=charge)],
        payer_claim_number="" if is_rejected else numbers.next("ICN"),
        service_date=draw(periods()),
    )
    if is_rejected and draw(maybe):
        line = x12.LineStatus(
            procedure=draw(procedures()),
            charge=charge,
            statuses=[x12.Status(first=x12.StatusCode(category="A7", status="507"), date=TODAY, action="U")],
            control_number=numbers.next("L"),
        )
        claim.lines = [line]
    return claim


def accepted():
    return x12.StatusCode(category="A2", status="20", entity="PR")


@st.composite
def claim_acknowledgments(draw):
    """Draw a 277CA whose totals are those of its claims."""
    numbers = Numbers()
    rejected = [taken_or_rejected(draw, numbers, is_rejected=True) for _ in range(draw(st.integers(0, 2)))]
    least = 0 if rejected else 1
    taken = [taken_or_rejected(draw, numbers, is_rejected=False) for _ in range(draw(st.integers(least, 2)))]
    patients = [x12.PatientStatus(patient=draw(people()), claims=[claim]) for claim in (*taken, *rejected)]
    sums = [sum((claim.statuses[0].amount for claim in claims), Decimal(0)) for claims in (taken, rejected)]
    totals = {
        "accepted": Decimal(len(taken)) if taken else None,
        "accepted_amount": sums[0] if taken else None,
        "rejected": Decimal(len(rejected)) if rejected else None,
        "rejected_amount": sums[1] if rejected else None,
    }
    provider = x12.ProviderStatus(
        provider=organization("SUNNY FAMILY PRACTICE", "XX", draw(st.sampled_from(NPIS))),
        trace="0",
        patients=patients,
        **totals,
    )
    batch = x12.ReceiverStatus(
        receiver=office(),
        batch_reference="BATCH17",
        statuses=[
            x12.Status(
                first=x12.StatusCode(category="A1", status="19", entity="PR"), date=TODAY, action="WQ", amount=sum(sums)
            )
        ],
        providers=[provider],
        **totals,
    )
    source = x12.SourceStatus(receipt_number="R1", received_date=TODAY, processed_date=TODAY, receivers=[batch])
    if draw(maybe):
        source.payer = payer()
    else:
        source.clearinghouse = organization("CLEARINGHOUSE", "46", "CLH1")
    return x12.ClaimAcknowledgment(**HEAD, sources=[source])


# -- 999 ----------------------------------------------------------------------------------------------------------


def element_error(draw, *, is_missing):
    return x12.ElementError(
        element=draw(st.integers(1, 12)),
        component=draw(st.sampled_from([None, 1, 3])),
        reference="1325",
        code="1" if is_missing else draw(st.sampled_from(["5", "7", "8"])),
        bad_value="" if is_missing else "XX9",
    )


def segment_error(draw):
    code = draw(st.sampled_from(["3", "8"]))
    wrong = [element_error(draw, is_missing=draw(maybe)) for _ in range(draw(st.integers(1, 2)))] if code == "8" else []
    return x12.SegmentError(
        segment_id=draw(st.sampled_from(["CLM", "NM1", "REF"])),
        position=draw(st.integers(2, 900)),
        loop="2300",
        code=code,
        contexts=[x12.Context(name="CLM01", value="A00000001")] if draw(maybe) else [],
        elements=wrong,
    )


@st.composite
def functional_acknowledgments(draw):
    """Draw a 999 of accepted and rejected transactions."""
    statuses = draw(st.lists(st.sampled_from("AER"), min_size=1, max_size=3))
    responses = [
        x12.TransactionResponse(
            transaction_set="837",
            control_number=f"{number:04d}",
            version="005010X222A1",
            errors=[] if status == "A" else [segment_error(draw) for _ in range(draw(st.integers(1, 2)))],
            status=status,
            codes=[] if status == "A" else ["5"],
        )
        for number, status in enumerate(statuses, 1)
    ]
    taken = sum(status != "R" for status in statuses)
    whole = "R" if not taken else "P" if taken < len(statuses) else "E" if "E" in statuses else "A"
    return x12.FunctionalAcknowledgment(
        group_code="HC",
        group_control_number="17",
        version="005010X222A1",
        transactions=responses,
        status=whole,
        included=len(statuses),
        received=len(statuses),
        accepted=taken,
    )
