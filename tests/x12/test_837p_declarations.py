"""The declaration of the professional claim is complete and exact: whatever the guide has is read, kept and written."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import x12
from tests.x12.pyx12_validate import pyx12_errors
from tests.x12.realistic837p import Draw
from tests.x12.whole837p import whole
from x12.declare import Place
from x12.messages.certified837p import Condition, LineAttachment
from x12.messages.claim837p import ClaimBatch
from x12.messages.ids837p import GivenBy, LineAuthorization, LineReferral, ProviderNumber
from x12.plan import Child, plan_of

NOW = dt.datetime(2026, 11, 1, 12, 0, tzinfo=dt.UTC)
ALTERNATIVES = ["REF*SY*987654321", "REF*NF*12345", "REF*1W*M1", "DTP*360*D8*20261003", "DTP*361*D8*20261030"]
"""Segments of which the guide allows only so many together, all of them in the whole claim."""
NOT_KNOWN_TO_PYX12 = "PWK*CT*AD"
"""pyx12 takes the certificate for an attachment, whose codes it then misses."""
NAMES = {"name", "first_name", "middle_name", "suffix", "id", "country", "country_subdivision", "state"}
UNSENT = {"third_cause", "end_code", "compound_link", "goals_note", "payer", "claim_office", "ein", "qualifier3"}
UNSENT |= {"number3", "contacts", "claims", "relationship"}
"""Values that have no place in the whole claim: others stand there instead, or the guide does not use them."""


def written(message):
    return x12.write(x12.enclose(message, sender="SENDERID", receiver="RECEIVERID", control_number=1, now=NOW))


def the_whole():
    return x12.read(whole()).transactions[0]


def the_claim(transaction):
    [(*_, claim)] = list(transaction.message.claims())
    return claim


def errors(file):
    return [str(problem) for problem in x12.check(file) if problem.severity == "error"]


def codes(text):
    return {problem.code for problem in x12.check(x12.read(text))}


# -- every segment of the guide ---------------------------------------------------------------------------------


def test_every_segment_of_the_guide_is_read_and_written_back_byte_for_byte():
    file = x12.read(whole())
    assert list(file.all_problems()) == []
    assert x12.write(file) == whole()


def test_the_whole_claim_breaks_no_length_code_or_repeat():
    found = [problem for problem in x12.check(x12.read(whole())) if problem.snip <= 2 and problem.severity == "error"]
    assert [problem.code for problem in found] == ["TAX-ID-BOTH"]


def test_pyx12_agrees_that_the_whole_claim_is_as_the_guide_has_it():
    lines = [line for line in whole().split("~\n") if line not in (*ALTERNATIVES, NOT_KNOWN_TO_PYX12)]
    count = next(number for number, line in enumerate(lines) if line.startswith("SE*")) - 1
    lines = [f"SE*{count}*0001" if line.startswith("SE*") else line for line in lines]
    assert pyx12_errors("~\n".join(lines)) == []


def test_every_value_that_is_declared_is_filled_by_the_whole_claim():
    filled: set[tuple[type, str]] = set()
    known: set[tuple[type, str]] = set()
    _collect(the_whole().message, filled, known)
    assert {name for _, name in known - filled} <= NAMES | UNSENT
    assert len(filled) > 350


def _collect(owner, filled, known):
    plan = plan_of(type(owner))
    names = [slot.name for slot in plan.slots]
    for step in plan.steps:
        names += [step.name] if isinstance(step, Child) else [slot.name for slot in step.slots]
    for name in names:
        value = getattr(owner, name)
        key = (type(owner).__name__, name)
        known.add(key)
        if value not in ("", None, []):
            filled.add(key)
        for inner in value if isinstance(value, list) else [value]:
            if hasattr(inner, "at") or isinstance(inner, x12.Procedure | x12.Coded | GivenBy):
                _collect(inner, filled, known)


def test_numbers_and_conditions_stand_in_fields_with_names():
    claim = the_claim(the_whole())
    [line] = claim.lines
    [other] = claim.other_payers
    assert (claim.transport.miles, claim.transport_conditions[0].conditions) == (
        Decimal(12),
        ["01", "04", "05", "06", "09"],
    )
    assert (claim.spinal.condition, claim.homebound, claim.epsdt.conditions) == ("M", "Y", ["ST", "S2", "AV"])
    assert [condition.code for condition in claim.conditions] == [f"{number:02d}" for number in range(1, 14)]
    assert (claim.contract.percent, claim.pricing.compliance) == (Decimal("80.5"), "1")
    assert (line.equipment.rental_price, line.equipment_certification.months) == (Decimal(80), Decimal(12))
    assert (line.hospice_employee, line.equipment_condition.conditions) == ("Y", ["38", "ZV"])
    assert [answer.date for answer in line.forms[0].answers] == [None, None, dt.date(2026, 10, 15), None]
    assert [form.form for form in line.forms] == ["484.03", "FORM2"]
    assert [provider.refs[0].value for provider in other.providers] == ["L5", "X6", "X7", "L8", "L9", "X10"]
    assert [attachment.is_certificate for attachment in line.attachments] == [False, True]


def test_a_number_of_a_line_says_which_payer_gave_it():
    [line] = the_claim(the_whole()).lines
    assert line.authorizations == [
        LineAuthorization(value="AUTH2", payer=GivenBy(id="MEDICARE1")),
        LineAuthorization(value="AUTH3"),
    ]
    assert line.referrals == [LineReferral(value="REF2", payer=GivenBy(id="MEDICARE1")), LineReferral(value="REF3")]
    assert (line.prior_authorization, line.referral_number) == ("AUTH3", "REF3")
    assert line.rendering.refs == [
        ProviderNumber(qualifier="LU", value="P11", payer=GivenBy(id="MEDICARE1")),
        ProviderNumber(qualifier="0B", value="L11"),
    ]


def test_the_order_of_the_fields_is_the_order_of_the_guide():
    batch = the_whole().message
    assert written(batch).split("ST*")[1].split("~\nSE*")[0] == whole().split("ST*")[1].split("~\nSE*")[0]


# -- what is not as the guide has it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("CLM*A1*100***11:B:7*Y*A*", "CLM*A1*100***11:B:7*Y*Q*", "CODE"),
        ("CRC*07*Y*01*04", "CRC*07*Y*01*99", "CODE"),
        ("PWK*M1*AA", "PWK*M1*AB", "CODE"),
        ("SBR*P*18*G2", "SBR*P*55*G2", "CODE"),
        ("NTE*ADD*SEE CHART", "NTE*ZZZ*SEE CHART", "CODE"),
        ("CTP****1.5*ML", "CTP****1.5*OZ", "CODE"),
        ("NM1*PR*2*ACME HEALTH*****XV*60054", "NM1*PR*2*ACME HEALTH*****XV*6", "TOO-SHORT"),
        ("NTE*ADD*SEE CHART", "NTE*ADD*" + "X" * 81, "TOO-LONG"),
        ("SV1*HC:E0601:25", "SV1*HC:E0601:5", "TOO-SHORT"),
        ("MEA*OG*HT*70", "~\n".join(["MEA*OG*HT*70"] * 5), "TOO-MANY-TIMES"),
        ("REF*G1*AUTH3", "~\n".join(f"REF*G1*AUTH{number}" for number in range(3, 8)), "TOO-MANY-TIMES"),
        ("REF*9F*REF3", "~\n".join(f"REF*9F*REF{number}" for number in range(3, 8)), "TOO-MANY-TIMES"),
        ("REF*0B*L3", "REF*EI*L3", "UNEXPECTED"),
        ("CR3*I*MO*12", "CR3*I*DA*12", "FIXED"),
    ],
)
def test_what_the_guide_does_not_allow_is_told(right, wrong, expected):
    assert right in whole()
    text = whole().replace(right, wrong, 1)
    assert expected in codes(text) - codes(whole())


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("***11:B:7", "***66:B:7"),
        ("SV1*HC:E0601:25:59:LT:RT:BREATHING MACHINE*100*UN*1*12", "SV1*HC:E0601*100*UN*1*66"),
    ],
)
def test_a_code_of_a_list_that_others_keep_is_not_closed(right, other):
    assert "CODE" not in codes(whole().replace(right, other, 1))


def test_a_fifty_first_line_is_too_many():
    claim = the_claim(the_whole())
    claim.lines = [a_line(number) for number in range(1, 52)]
    found = x12.check(x12.read(written(a_batch_with(claim))))
    assert "TOO-MANY-TIMES" in {problem.code for problem in found}


def test_every_code_that_is_allowed_has_words():
    seen: set[Place] = set()
    _places(ClaimBatch, seen, set())
    lists = [place for place in seen if isinstance(place.codes, dict)]
    assert len(lists) > 100
    assert all(place.meaning(code) for place in lists for code in place.allowed)


def _places(cls, found, done):
    if cls in done:
        return
    done.add(cls)
    plan = plan_of(cls)
    found |= {slot.place for slot in plan.slots}
    for step in plan.steps:
        if isinstance(step, Child):
            _places(step.type, found, done)
        else:
            found |= {slot.place for slot in step.slots}


# -- claims as offices send them --------------------------------------------------------------------------------


def a_line(number, **given):
    return x12.ServiceLine(
        procedure=x12.Procedure(code="99213"),
        charge=Decimal("10.01"),
        pointers=[number % 12 + 1],
        service_date=x12.Period(dt.date(2026, 10, 15)),
        control_number=f"L{number}",
        **given,
    )


def a_batch_with(claim):
    batch = the_whole().message
    billing = batch.billings[0]
    billing.provider.ssn = ""
    billing.subscribers[0].patients[0].claims = [claim]
    return batch


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(random=st.randoms(use_true_random=False))
def test_a_claim_with_any_optional_parts_reads_back_equal_and_is_accepted_by_pyx12(random):
    message = Draw(random).batch()
    text = written(message)
    file = x12.read(text)
    assert file.transactions[0].message == message
    assert x12.write(file) == text
    assert errors(file) == []
    assert pyx12_errors(text) == []


def test_fifty_lines_and_twelve_diagnoses_are_accepted_by_pyx12():
    claim = x12.Claim(
        claim_number="A1",
        charge=Decimal("500.5"),
        place_of_service="11",
        diagnoses=x12.diagnoses(f"M{number}.5" for number in range(10, 22)),
        conditions=[Condition(code=f"{number:02d}") for number in range(1, 25)],
        rendering=x12.RenderingProvider(name="KILDARE", first_name="BEN", id="1679576722"),
        lines=[
            a_line(number, attachments=[LineAttachment(report="LA", transmission="EL", control_number=f"P{number}")])
            for number in range(1, 51)
        ],
    )
    batch = a_batch_with(claim)
    patient = batch.billings[0].subscribers[0].patients[0]
    patient.name.member_id = ""
    batch.billings[0].subscribers[0].payer.naic = ""
    text = written(batch)
    file = x12.read(text)
    assert the_claim(file.transactions[0]) == claim
    assert pyx12_errors(text) == []
    assert [error for error in errors(file) if "TOO-MANY" in error or "MISSING" in error] == []
