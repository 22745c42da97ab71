"""Messages built from nothing, as the office and the sandbox payer build them."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import x12
from tests.x12.pyx12_validate import pyx12_errors

EXAMPLES = Path(__file__).parent.parent / "examples"
NOW = dt.datetime(2026, 11, 1, 12, 0, tzinfo=dt.UTC)
DAY = NOW.date()


def a_claim(number="A1"):
    return x12.Claim(
        claim_number=number,
        charge=Decimal(100),
        place_of_service="11",
        diagnoses=x12.diagnoses(["E11.9", "I10"]),
        rendering=x12.RenderingProvider(name="Kildare", first_name="Ben", id="1679576722", taxonomy="207Q00000X"),
        lines=[
            x12.ServiceLine(
                procedure=x12.Procedure(code="99213", modifiers=["25"]),
                charge=Decimal("100.00"),
                pointers=[1, 2],
                service_date=x12.Period(dt.date(2026, 10, 15)),
                control_number="L1",
            )
        ],
    )


def a_batch(claims):
    subscriber = x12.Subscriber(
        responsibility="P",
        relationship="18",
        group_number="GRP1",
        filing_code="CI",
        name=x12.SubscriberName(
            name="Smith",
            first_name="John",
            middle_name="Q",
            id="W123456",
            street="1 Oak Ave",
            city="Dayton",
            state="OH",
            zip="454020001",
            birth_date=dt.date(1970, 1, 1),
            gender="M",
        ),
        payer=x12.PayerName(name="Acme Health", id="60054"),
        claims=claims,
    )
    provider = x12.BillingProvider(
        name="Sunny Family Practice",
        id="1234567893",
        ein="123456789",
        street="100 Elm St",
        street2="Ste 5",
        city="Columbus",
        state="OH",
        zip="432150001",
    )
    return x12.ClaimBatch(
        reference="B1",
        date=DAY,
        time=dt.time(12, 0),
        submitter=x12.Submitter(
            name="Sunny Billing", id="SUB123", contacts=[x12.contact("Jane Doe", phone="6145551212")]
        ),
        receiver=x12.Receiver(name="Clearinghouse", id="CLH1"),
        billings=[x12.Billing(taxonomy="207Q00000X", provider=provider, subscribers=[subscriber])],
    )


def written(message):
    return x12.write(x12.enclose(message, sender="SENDERID", receiver="RECEIVERID", control_number=1, now=NOW))


def test_a_claim_built_from_nothing_is_the_example_to_the_byte():
    assert written(a_batch([a_claim()])) == next(EXAMPLES.glob("837p_01*")).read_text()


def test_blank_modifiers_leave_no_gap():
    claim = a_claim()
    claim.lines[0].procedure = x12.Procedure(code="99213", modifiers=["", "25", "", "59"], description="VISIT")
    text = written(a_batch([claim]))
    assert "SV1*HC:99213:25:59:::VISIT*100*" in text
    assert x12.check(x12.read(text)) == []


def test_an_unfinished_form_gives_a_service_without_modifiers():
    assert x12.Procedure(code="99213", modifiers=["", "", "", ""]) == x12.Procedure(code="99213")


def test_many_claims_in_a_batch_are_accepted_by_pyx12_and_found_again_by_position():
    text = written(a_batch([a_claim(f"A{number}") for number in range(1, 21)]))
    assert pyx12_errors(text) == []
    spans = x12.claim_spans(text)
    raw = x12.read(text).transactions[0].segments
    assert [span.claim_number for span in spans] == [f"A{number}" for number in range(1, 21)]
    for span in spans:
        assert (raw[span.first - 1].id, raw[span.last - 1].id) == ("CLM", "REF")


def test_an_acknowledgment_that_rejects_is_accepted_by_pyx12():
    error = x12.ElementError(element=9, reference="67", code="7")
    response = x12.TransactionResponse(
        transaction_set="837",
        control_number="0001",
        version="005010X222A1",
        status="R",
        codes=["I5"],
        errors=[
            x12.SegmentError(
                segment_id="NM1",
                position=9,
                loop="2010",
                code="8",
                contexts=[x12.Context(name="CLM01", value="A1")],
                elements=[error],
            )
        ],
    )
    message = x12.FunctionalAcknowledgment(
        group_code="HC",
        group_control_number="17",
        version="005010X222A1",
        status="R",
        included=1,
        received=1,
        accepted=0,
        transactions=[response],
    )
    assert pyx12_errors(written(message)) == []


def test_a_remittance_built_from_nothing_balances():
    line = x12.ServicePayment(
        procedure=x12.Procedure(code="99213"),
        charged=Decimal(100),
        paid=Decimal(70),
        service_date=DAY,
        adjustments=[x12.Adjustment(group="CO", reason="45", amount=Decimal(30))],
        control_number="L1",
        allowed=Decimal(70),
    )
    claim = x12.ClaimPayment(
        claim_number="A1",
        status="1",
        charged=Decimal(100),
        paid=Decimal(70),
        filing_code="12",
        payer_claim_number="ICN1",
        patient=x12.Name(name="SMITH", first_name="JOHN", id="W123456"),
        lines=[line],
    )
    takeback = x12.ProviderAdjustment(
        provider_id="1234567893", fiscal_date=dt.date(2026, 12, 31), code="WO", reference="ICN9", amount=Decimal(20)
    )
    message = x12.Remittance(
        amount=Decimal(50),
        method="ACH",
        date=DAY,
        trace="EFT1",
        payer_originator="1512345678",
        production_date=DAY,
        payer=x12.RemittancePayer(name="ACME", street="1 MAIN ST", city="TOWN", state="OH", zip="441140001"),
        payee=x12.Payee(name="OFFICE", id="1234567893", tax_id="123456789"),
        groups=[x12.ClaimGroup(claims=[claim])],
        provider_adjustments=[takeback],
    )
    [transaction] = x12.read(written(message)).transactions
    assert transaction.message == message
    assert [problem for problem in x12.check(transaction) if problem.code.startswith("BALANCE")] == []


def test_an_eligibility_question_built_from_nothing_is_the_example_to_the_byte():
    subscriber = x12.InquirySubscriber(
        traces=[x12.Trace(number="REQ0001", originator="9SUNNYBILL")],
        name=x12.Insured(
            name="Smith",
            first_name="John",
            id="W123456",
            birth_date=dt.date(1970, 1, 1),
            dates=[x12.DatedPeriod(qualifier="291", period=x12.Period(DAY))],
        ),
        inquiries=[x12.Inquiry(service_types=["30"])],
    )
    asker = x12.Asker(name="Sunny Family Practice", id="1234567893")
    receiver = x12.InquiryReceiver(name=asker, subscribers=[subscriber])
    source = x12.InquirySource(name=x12.Source(name="Acme Health", id="60054"), receivers=[receiver])
    message = x12.EligibilityInquiry(reference="TRACE1", date=DAY, time=dt.time(12, 0), sources=[source])
    assert written(message) == next(EXAMPLES.glob("270_subscriber*")).read_text()


def test_an_answer_says_why_somebody_was_not_found():
    rejected = x12.SubscriberBenefits(
        name=x12.Insured(name="SMITH", rejections=[x12.Rejection(reason="75", follow_up="C")])
    )
    receiver = x12.ReceiverBenefits(name=x12.Asker(name="OFFICE", id="1234567893"), subscribers=[rejected])
    source = x12.SourceBenefits(name=x12.Source(name="ACME", id="60054"), receivers=[receiver])
    message = x12.EligibilityResponse(reference="T1", date=DAY, time=dt.time(12, 0), sources=[source])
    answer = x12.read(written(message)).transactions[0].message
    assert [row.reason for row in answer.rejections()] == ["75"]
    [one] = answer.answers()
    assert one.rejections()[0].follow_up == "C"


def test_a_claim_acknowledgment_says_which_claims_were_refused():
    def status(category, action):
        return x12.Status(first=x12.StatusCode(category=category, status="20"), date=DAY, action=action)

    def answer(number, category, action):
        return x12.ClaimStatus(claim_number=number, statuses=[status(category, action)], service_date=x12.Period(DAY))

    patient = x12.PatientStatus(
        patient=x12.Name(name="SMITH", first_name="JOHN", id="W1"),
        claims=[answer("A1", "A2", "WQ"), answer("A2", "A7", "U")],
    )
    provider = x12.ProviderStatus(
        provider=x12.Name(kind="2", name="OFFICE", id_qualifier="XX", id="1234567893"), trace="0", patients=[patient]
    )
    batch = x12.ReceiverStatus(batch_reference="B1", statuses=[status("A1", "WQ")], providers=[provider])
    source = x12.SourceStatus(receipt_number="R1", received_date=DAY, processed_date=DAY, receivers=[batch])
    message = x12.ClaimAcknowledgment(reference="C1", date=DAY, time=dt.time(12, 0), sources=[source])
    read = x12.read(written(message)).transactions[0].message
    assert read == message
    assert {claim.claim_number: claim.is_rejected for claim in read.claims()} == {"A1": False, "A2": True}
    assert [answered.batch_reference for answered in read.batches()] == ["B1"]
