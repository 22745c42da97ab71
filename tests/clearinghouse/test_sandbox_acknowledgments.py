"""The simulator acknowledges what it gets as a real clearinghouse does."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

import x12
from clearinghouse.sandbox import SandboxPayer, member_id_for
from clearinghouse.sandbox.members import is_known
from tests.clearinghouse.office_files import (
    DAY,
    SEED,
    a_batch,
    a_claim,
    a_line,
    a_subscriber,
    messages,
    send,
)
from x12.rules.identifiers import MEDICARE_NUMBER


def answered(folder, *subscribers: x12.Subscriber, npi: str = "1234567893") -> x12.ClaimAcknowledgment:
    send(folder, a_batch(*subscribers, npi=npi))
    (answer,) = messages(SandboxPayer(folder, SEED).answer(DAY), "277CA")
    assert isinstance(answer, x12.ClaimAcknowledgment)
    return answer


def test_an_accepted_claim_gets_a_999_and_a_payer_claim_number(tmp_path):
    batch = a_batch(a_subscriber(a_claim("A1", clearinghouse_trace="TRACE1")))
    send(tmp_path, batch)
    written = SandboxPayer(tmp_path, SEED).answer(DAY)
    (functional,) = messages(written, "999")
    (claims,) = messages(written, "277CA")
    assert (functional.status, functional.accepted) == ("A", 1)
    assert next(claims.batches()).batch_reference == batch.reference
    (claim,) = claims.claims()
    assert (claim.claim_number, claim.is_rejected, claim.clearinghouse_trace) == ("A1", False, "TRACE1")
    assert claim.payer_claim_number.startswith("SB")
    assert claim.statuses[0].first.category == "A2"


@pytest.mark.parametrize(
    ("what", "subscriber", "expected"),
    [
        ("an id of no member", a_subscriber(member_id="ABC123456780"), ("A7", "164", "IL")),
        ("an id of another form", a_subscriber(member_id="W123456789"), ("A7", "164", "IL")),
        ("no birth date", a_subscriber(birth_date=None), ("A6", "158", "IL")),
        ("a pointer to no diagnosis", a_subscriber(a_claim(lines=[a_line(pointers=[1, 5])])), ("A7", "477", "")),
        ("a modifier twice", a_subscriber(a_claim(lines=[a_line(modifiers=["25", "25"])])), ("A7", "21", "")),
        ("a total that is not the lines'", a_subscriber(a_claim(charge=151)), ("A8", "400", "")),
        ("a service in the future", a_subscriber(a_claim(lines=[a_line(day=date(2027, 1, 1))])), ("A7", "187", "")),
        ("a replacement of nothing", a_subscriber(a_claim(frequency="7")), ("A6", "464", "PR")),
        (
            "a replacement of an unknown claim",
            a_subscriber(a_claim(frequency="7", payer_claim_number="SB9")),
            ("A7", "464", "PR"),
        ),
        (
            "a rendering NPI with a wrong check digit",
            a_subscriber(a_claim(rendering=x12.RenderingProvider(name="KILDARE", first_name="BEN", id="1679576723"))),
            ("A7", "562", "82"),
        ),
    ],
)
def test_a_claim_with_this_does_not_enter_adjudication(tmp_path, what, subscriber, expected):
    answer = answered(tmp_path, subscriber, a_subscriber(a_claim("GOOD")))
    bad, good = answer.claims()
    status = bad.statuses[0].first
    assert (status.category, status.status, status.entity) == expected, what
    assert bad.is_rejected
    assert not bad.payer_claim_number
    assert not good.is_rejected
    batch = next(answer.batches())
    assert (batch.accepted, batch.rejected) == (Decimal(1), Decimal(1))


def test_a_billing_provider_with_a_wrong_npi_is_told_at_each_claim(tmp_path):
    send(tmp_path, a_batch(a_subscriber(), npi="1234567890"))
    written = SandboxPayer(tmp_path, SEED).answer(DAY)
    (functional,) = messages(written, "999")
    (answer,) = messages(written, "277CA", repeated="277CA-PROVIDER-NPI")
    assert functional.status == "E"
    assert [claim.statuses[0].first.entity for claim in answer.claims()] == ["85"]


def test_a_rejected_line_is_named_by_our_line_number(tmp_path):
    bad = a_claim(lines=[a_line(), a_line("85025", "40.00", pointers=[3], control_number="MINE")])
    (claim,) = answered(tmp_path, a_subscriber(bad)).claims()
    assert [line.control_number for line in claim.lines] == ["MINE"]


def test_a_file_that_breaks_the_guide_is_rejected_by_a_999_with_the_place(tmp_path):
    path = send(tmp_path, a_batch(a_subscriber()))
    path.write_text(path.read_text().replace("CLM*", "CLM**", 1))
    written = SandboxPayer(tmp_path, SEED).answer(DAY)
    (functional,) = messages(written, "999")
    assert functional.status == "R"
    (answer,) = functional.transactions
    assert answer.status == "R"
    assert answer.errors[0].segment_id == "CLM"
    assert messages(written, "277CA") == []


def test_a_line_without_a_pointer_is_rejected_by_a_999_because_the_guide_requires_one(tmp_path):
    send(tmp_path, a_batch(a_subscriber(a_claim("A1", lines=[a_line(pointers=[])]))))
    written = SandboxPayer(tmp_path, SEED).answer(DAY)
    ((answer,),) = [functional.transactions for functional in messages(written, "999")]
    assert (answer.status, answer.errors[0].segment_id, answer.errors[0].contexts[0].value) == ("R", "SV1", "A1")
    assert messages(written, "277CA") == []


def test_the_same_interchange_again_is_refused_by_a_ta1(tmp_path):
    payer = SandboxPayer(tmp_path, SEED)
    send(tmp_path, a_batch(a_subscriber()), number=77)
    payer.answer(DAY)
    send(tmp_path, a_batch(a_subscriber()), number=77)
    (path,) = payer.answer(DAY + timedelta(days=1))
    (ack,) = x12.read(path.read_bytes()).acks
    assert (ack.control_number, ack.status, ack.code) == (77, "R", "025")


def test_a_damaged_interchange_is_refused_by_a_ta1_and_can_be_sent_again(tmp_path):
    payer = SandboxPayer(tmp_path, SEED)
    path = send(tmp_path, a_batch(a_subscriber()), number=78)
    whole = path.read_text()
    path.write_text(whole.replace("IEA*1*000000078", "IEA*1*000000079"))
    (answer,) = payer.answer(DAY)
    assert x12.read(answer.read_bytes()).acks[0].code == "001"
    path.write_text(whole)
    assert len(payer.answer(DAY)) == 2


def test_a_ta1_comes_when_it_is_asked_for(tmp_path):
    path = send(tmp_path, a_batch(a_subscriber()))
    text = path.read_text()
    path.write_text(text[:100] + "1" + text[101:])
    written = SandboxPayer(tmp_path, SEED).answer(DAY)
    assert [ack.code for one in written for ack in x12.read(one.read_bytes()).acks] == ["000"]


def test_asked_twice_it_has_nothing_new_to_say_and_the_outbox_is_fetched(tmp_path):
    payer = SandboxPayer(tmp_path, SEED)
    send(tmp_path, a_batch(a_subscriber()))
    assert len(payer.answer(DAY)) == 2
    assert SandboxPayer(tmp_path).answer(DAY) == []
    assert [path.name for path in (tmp_path / "outbox").iterdir()] == ["taken"]


def test_a_file_that_is_no_x12_is_passed_over(tmp_path):
    (tmp_path / "outbox").mkdir()
    (tmp_path / "outbox" / "readme.txt").write_text("hello")
    assert SandboxPayer(tmp_path, SEED).answer(DAY) == []


@pytest.mark.parametrize("filing_code", ["CI", "16", "MB", "MC"])
def test_a_slip_in_a_member_id_makes_it_nobodys(filing_code):
    for n in range(60):
        right = member_id_for(SEED, n, filing_code=filing_code)
        assert is_known(right)
        assert bool(MEDICARE_NUMBER.fullmatch(right)) == (filing_code == "MB")
        assert not is_known(right[:-1] + str((int(right[-1]) + 1) % 10))
        assert not is_known(right[:-1])


def test_member_ids_are_made_for_active_and_ended_plans():
    ids = {member_id_for(SEED, n, filing_code=code) for n in range(500) for code in ("CI", "MB", "MC")}
    assert len(ids) == 1500
    assert member_id_for(SEED, 1) == member_id_for(SEED, 1)
