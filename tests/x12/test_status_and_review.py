"""Claim status, authorizations, rich eligibility and acknowledgments say what their example files say."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

import x12
from tests.x12.pyx12_validate import pyx12_errors

EXAMPLES = Path(__file__).parent.parent / "examples"
VALIDATED = ["277CA_accepted_and_rejected", "999_rejected_with_errors"]
DAY = dt.date(2026, 10, 15)


def message_of(name):
    return x12.read((EXAMPLES / f"{name}.x12").read_bytes()).transactions[0].message


def only_event(name):
    [event] = message_of(name).events()
    return event


@pytest.mark.parametrize("name", VALIDATED)
def test_an_acknowledgment_that_we_rewrite_is_accepted_by_pyx12(name):
    assert pyx12_errors(x12.write(x12.read((EXAMPLES / f"{name}.x12").read_bytes()))) == []


# -- 276 ----------------------------------------------------------------------------------------------------------


def test_a_status_question_names_the_claim_by_our_number_and_the_payers():
    message = message_of("276_subscriber")
    [claim] = message.claims()
    assert isinstance(message, x12.StatusInquiry)
    assert (claim.trace, claim.claim_number, claim.payer_claim_number) == ("CSTRACE1", "A00000001", "PAYERICN1")
    assert (claim.charge, claim.service_date) == (Decimal(150), x12.Period(DAY))


def test_a_status_question_about_a_dependent_stands_below_the_subscriber():
    subscriber, dependent = message_of("276_dependent_line").patients()
    [claim] = dependent.claims
    assert (subscriber.claims, dependent.name.first_name, dependent.birth_date) == ([], "ANNA", dt.date(2015, 3, 10))
    assert [(line.control_number, line.revenue_code, line.charge) for line in claim.lines] == [
        ("L1", "", Decimal(150)),
        ("L2", "0300", Decimal("100.5")),
    ]


# -- 277 ----------------------------------------------------------------------------------------------------------


def test_a_status_answer_says_what_was_paid_with_which_check():
    claim = next(message_of("277_paid_and_pending").claims())
    [status] = claim.statuses
    assert (claim.trace, claim.payer_claim_number, claim.is_finalized, claim.is_pending) == (
        "CSTRACE1",
        "PAYERICN1",
        True,
        False,
    )
    assert (status.paid, status.check_number, status.check_date) == (
        Decimal(98),
        "EFT000777",
        dt.date(2026, 11, 3),
    )
    assert claim.lines[0].control_number == "L1"


def test_a_pending_claim_says_everything_that_the_payer_waits_for():
    [_, claim] = message_of("277_paid_and_pending").claims()
    assert (claim.is_pending, claim.is_finalized, claim.is_found) == (True, False, True)
    assert [(code.category, code.status) for code in claim.statuses[0].codes] == [
        ("P3", "252"),
        ("R4", "287"),
        ("P1", "20"),
    ]


def test_a_claim_that_the_payer_does_not_know_is_not_found():
    [claim] = message_of("277_not_found").claims()
    assert (claim.is_found, claim.is_pending, claim.is_finalized) == (False, False, False)


def test_a_status_question_that_failed_as_a_whole_has_no_claims():
    message = message_of("277_provider_not_approved")
    [failure] = message.failures()
    assert (list(message.claims()), failure.first.status, failure.is_found) == ([], "24", False)


# -- 277CA --------------------------------------------------------------------------------------------------------


def test_a_claim_acknowledgment_tells_the_taken_claim_from_the_rejected_one():
    taken, rejected = message_of("277CA_accepted_and_rejected").claims()
    assert (taken.claim_number, taken.is_rejected, taken.payer_claim_number) == ("A00000001", False, "PAYERICN1")
    assert (rejected.is_rejected, [code.status for code in rejected.statuses[0].codes]) == (True, ["562", "496"])
    assert [(line.control_number, line.statuses[0].first.status) for line in rejected.lines] == [("L1", "507")]


def test_a_rejected_batch_has_no_claims():
    message = message_of("277CA_batch_rejected")
    [batch] = message.batches()
    assert (batch.batch_reference, batch.statuses[0].is_rejected, batch.rejected) == ("BATCH18", True, Decimal(2))
    assert list(message.claims()) == []


# -- 999 and TA1 --------------------------------------------------------------------------------------------------


def test_a_rejected_group_says_where_and_of_which_claim():
    message = message_of("999_rejected_with_errors")
    assert (message.status, message.included, message.accepted) == ("P", 3, 2)
    first, second, third = message.transactions
    assert ([one.is_accepted for one in (first, second, third)], first.codes) == ([False, True, True], ["5", "I5"])
    error = first.errors[0]
    assert (error.contexts[0].name, error.contexts[0].value) == ("CLM01", "A00000001")
    assert [(one.element, one.component, one.code) for one in error.elements] == [(5, 3, "7"), (2, None, "1")]
    trigger = error.elements[1].contexts[0]
    assert (trigger.segment_id, trigger.element, trigger.component, trigger.reference) == ("CLM", 5, 3, "1331")


def test_an_interchange_acknowledgment_may_come_alone():
    said = [x12.read((EXAMPLES / f"TA1_{name}.x12").read_bytes()).acks for name in ("accepted", "duplicate")]
    assert [(ack.control_number, ack.status, ack.code) for [ack] in said] == [(17, "A", "000"), (17, "R", "025")]


# -- 271 ----------------------------------------------------------------------------------------------------------


def test_a_rich_answer_gives_benefits_with_everything_that_belongs_to_them():
    subscriber, dependent = message_of("271_active_with_benefits").answers()
    rows = {(row.code, row.coverage_level, row.time_period): row for row in subscriber.benefits}
    assert rows["C", "IND", "29"].amount == Decimal("612.4")
    therapy = rows["F", "IND", "23"]
    assert [(row.quantity, row.unit, row.periods) for row in therapy.deliveries] == [
        (Decimal(20), "VS", Decimal(1)),
        (Decimal(3), "WK", Decimal(1)),
    ]
    assert therapy.places[0].code == "11"
    office = rows["CB", "", ""]
    assert (office.procedure.code, office.diagnosis_pointers, office.authorization_required) == ("99213", [1, 2], "Y")
    assert [row.code for row in dependent.benefits] == ["6"]


def test_a_rich_answer_names_people_and_payers_beside_a_benefit():
    subscriber, _ = message_of("271_active_with_benefits").answers()
    named = [one for row in subscriber.benefits for one in row.entities]
    assert [(one.entity, one.full_name) for one in named] == [
        ("P3", "KILDARE, BEN DR"),
        ("X3", "REVIEWERS INC"),
        ("PRP", "MEDICARE"),
    ]
    assert (named[0].location, named[0].contacts[0].phone, named[0].taxonomy) == ("EAST", "6145551212", "207Q00000X")


def test_a_rich_answer_knows_the_member():
    subscriber, dependent = message_of("271_active_with_benefits").answers()
    member = subscriber.name
    assert (member.group_number, member.group_name) == ("GRP1", "SUNNY EMPLOYER")
    assert [(one.qualifier, one.code) for one in member.diagnoses] == [("ABK", "E119"), ("ABF", "I10")]
    assert member.military.period == x12.Period(dt.date(1988, 6, 1), dt.date(1992, 5, 31))
    assert (dependent.name.relationship, dependent.name.birth_sequence) == ("19", 2)


def test_a_member_who_was_not_found_has_only_a_rejection():
    message = message_of("271_not_found")
    assert [(row.reason, row.follow_up) for row in message.rejections()] == [("75", "C")]
    assert [answer.benefits for answer in message.answers()] == [[]]


# -- 278 ----------------------------------------------------------------------------------------------------------


def test_an_authorization_is_asked_for_with_its_services():
    message = message_of("278_request")
    [event] = message.events()
    assert not message.is_response
    assert (event.information.category, event.information.place_of_service, event.information.accident_state) == (
        "SC",
        "11",
        "OH",
    )
    assert [(one.code, one.date) for one in event.diagnoses] == [("M5450", dt.date(2026, 10, 16)), ("M6283", None)]
    spine, therapy, crown = event.services
    assert (spine.professional.procedure.code, spine.professional.pointers) == ("98941", [1, 2])
    assert therapy.institutional.revenue_code == "0420"
    assert (crown.dental.oral_cavity.codes, crown.teeth[0].surfaces.codes) == (["10", "20"], ["M", "O", "D"])


def test_an_authorization_names_who_will_give_the_care_and_where():
    event = only_event("278_request")
    assert [(one.entity, one.full_name) for one in event.providers] == [
        ("SJ", "KILDARE, BEN DR"),
        ("FA", "SUNNY CLINIC"),
    ]
    assert [(place.entity, place.city) for place in event.transport] == [("PW", "DAYTON")]
    assert event.needs[0].conditions == ["CO"]
    assert [paper.control_number for paper in event.attachments] == ["ATT1"]


def test_an_approval_gives_its_number_and_how_long_it_holds():
    message = message_of("278_response_approved")
    [event] = message.events()
    assert message.is_response
    assert (event.decision.authorization_number, event.decision.is_approved) == ("AUTH998877", True)
    assert event.effective_date == x12.Period(dt.date(2026, 11, 10), dt.date(2027, 2, 5))
    [service] = event.services
    assert (service.decision.reasons, service.professional.quantity) == (["0L"], Decimal(8))
    assert [trace.number for trace in event.traces if trace.kind == "2"] == ["AUTHTRACE1"]


def test_a_pended_request_says_what_is_needed_and_where_to_send_it():
    event = only_event("278_response_pended")
    assert (event.decision.is_pending, event.decision.is_approved, event.decision.reasons) == (
        True,
        False,
        ["0U", "0V"],
    )
    assert [(one.qualifier, one.code) for one in event.diagnoses] == [("LOI", "18657-7")]
    assert (event.information_contact.city, event.information_contact.contact.fax) == ("COLUMBUS", "6145550199")


def test_a_denial_has_a_reason():
    event = only_event("278_response_denied")
    assert (event.decision.is_denied, event.decision.reasons, event.decision.second_opinion) == (True, ["0M"], "N")


def test_a_request_that_was_not_processed_has_rejections_and_no_decision():
    message = message_of("278_response_rejected")
    [event] = message.events()
    assert ([row.reason for row in message.rejections()], event.decisions()) == (["75", "15"], [])
