"""837P and 270 files as an office writes them, for the simulator to answer; valid by default."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

import x12
from clearinghouse.sandbox import member_id_for

SEED = 7
NPI = "1234567893"
DAY = date(2026, 9, 1)
_NUMBERS = count(1)


def a_line(code: str = "99213", charge: str = "150.00", **given) -> x12.ServiceLine:
    day = given.pop("day", date(2026, 8, 25))
    return x12.ServiceLine(
        procedure=x12.Procedure(code=code, modifiers=list(given.pop("modifiers", []))),
        charge=Decimal(charge),
        pointers=given.pop("pointers", [1]),
        service_date=x12.Period(day) if day else None,
        control_number=given.pop("control_number", f"L{next(_NUMBERS)}"),
        **given,
    )


def a_claim(number: str = "", lines: Sequence[x12.ServiceLine] = (), **given) -> x12.Claim:
    lines = list(lines) or [a_line()]
    return x12.Claim(
        claim_number=number or f"C{next(_NUMBERS):05d}",
        charge=given.pop("charge", sum((line.charge for line in lines), Decimal(0))),
        place_of_service="11",
        diagnoses=x12.diagnoses(["E11.9", "I10"]),
        lines=lines,
        **given,
    )


def a_subscriber(*claims: x12.Claim, member_id: str = "", payer: str = "PAY01", **given) -> x12.Subscriber:
    return x12.Subscriber(
        responsibility=given.pop("responsibility", "P"),
        relationship="18",
        filing_code=given.pop("filing_code", "CI"),
        name=x12.SubscriberName(
            name="SAMPLE",
            first_name=given.pop("first_name", "IRIS"),
            id=member_id or member_id_for(SEED, next(_NUMBERS)),
            street="1 OAK AVE",
            city="DAYTON",
            state="OH",
            zip="454020001",
            birth_date=given.pop("birth_date", date(1970, 1, 1)),
            gender="F",
        ),
        payer=x12.PayerName(name="MERIDIAN TEST PLAN", id=payer),
        claims=list(claims) or [a_claim()],
        **given,
    )


def a_batch(*subscribers: x12.Subscriber, npi: str = NPI) -> x12.ClaimBatch:
    return x12.ClaimBatch(
        reference=f"B{next(_NUMBERS)}",
        date=DAY,
        time=datetime(2026, 9, 1, 12, 0).time(),
        submitter=x12.Submitter(
            name="SUNNY BILLING", id="SUB123", contacts=[x12.contact("JANE DOE", phone="6145551212")]
        ),
        receiver=x12.Receiver(name="SANDBOX", id="SANDBOX"),
        billings=[
            x12.Billing(
                taxonomy="207Q00000X",
                provider=x12.BillingProvider(
                    name="SUNNY FAMILY PRACTICE",
                    id=npi,
                    ein="123456789",
                    street="100 ELM ST",
                    city="COLUMBUS",
                    state="OH",
                    zip="432150001",
                ),
                subscribers=list(subscribers),
            )
        ],
    )


def an_inquiry(*member_ids: str, day: date = DAY) -> x12.EligibilityInquiry:
    subscribers = [
        x12.InquirySubscriber(
            traces=[x12.Trace(number=f"Q{place}", originator="9SUNNYBILL")],
            name=x12.Insured(
                name="SAMPLE",
                first_name="IRIS",
                id=member_id,
                birth_date=date(1970, 1, 1),
                dates=[x12.DatedPeriod(qualifier="291", period=x12.Period(day))],
            ),
            inquiries=[x12.Inquiry(service_types=["30"])],
        )
        for place, member_id in enumerate(member_ids, 1)
    ]
    receiver = x12.InquiryReceiver(name=x12.Asker(name="SUNNY FAMILY PRACTICE", id=NPI), subscribers=subscribers)
    source = x12.InquirySource(name=x12.Source(name="MERIDIAN TEST PLAN", id="PAY01"), receivers=[receiver])
    return x12.EligibilityInquiry(
        reference=f"E{next(_NUMBERS)}", date=DAY, time=datetime(2026, 9, 1, 12, 0).time(), sources=[source]
    )


def send(folder: Path, message: x12.ClaimBatch | x12.EligibilityInquiry, *, number: int = 0) -> Path:
    """Put one message into the outbox, as the office delivers it."""
    outbox = folder / "outbox"
    outbox.mkdir(parents=True, exist_ok=True)
    number = number or next(_NUMBERS)
    now = datetime(2026, 9, 1, 12, 0)
    text = x12.write(x12.enclose(message, sender="OFFICE", receiver="SANDBOX", control_number=number, now=now))
    path = outbox / f"{number:09d}.x12"
    path.write_text(text)
    return path


def messages(paths: Sequence[Path], kind: str, *, repeated: str = "") -> list:
    """The messages of one kind in files that the simulator wrote; `repeated` is the rule our own fault breaks there."""
    found = [sent for path in paths for sent in x12.read(path.read_bytes()).transactions if sent.kind == kind]
    assert not [problem for sent in found for problem in x12.check(sent) if problem.code != repeated]
    return [sent.message for sent in found]
