"""The example files are read without problem, balance, say what their names say, and are written back the same."""

from decimal import Decimal
from pathlib import Path

import pytest

import x12

EXAMPLES = Path(__file__).parent.parent / "examples"
ALL = sorted(EXAMPLES.glob("*.x12"))


def the(name):
    [path] = EXAMPLES.glob(f"{name}*.x12")
    return x12.read(path.read_bytes()).transactions[0]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_an_example_has_no_problem_and_is_written_back_byte_for_byte(path):
    data = path.read_bytes()
    file = x12.read(data)
    assert x12.check(file) == []
    assert x12.write(file).encode() == data


def test_there_are_examples():
    assert len(ALL) >= 39


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("835_*.x12")), ids=lambda path: path.stem)
def test_every_example_remittance_balances(path):
    assert x12.balance(x12.read(path.read_bytes()).transactions[0].message) == []


def test_the_paid_claim_shows_contractual_copay_and_coinsurance_on_its_line():
    [claim] = the("835_01").message.claims
    [line] = claim.lines
    assert [(row.group, row.reason, row.amount) for row in line.adjustments] == [
        ("CO", "45", Decimal(30)),
        ("PR", "1", Decimal(10)),
        ("PR", "2", Decimal(12)),
    ]
    assert (line.allowed, line.control_number, line.procedure.modifiers) == (Decimal(70), "L1", ("25",))
    assert (claim.patient.full_name, claim.patient.id, claim.group_number) == ("SMITH, JOHN", "W123456", "GRP1")


def test_the_denied_claim_is_denied_with_its_remark():
    [claim] = the("835_02").message.claims
    assert claim.is_denied
    assert claim.lines[0].remark_codes == ["N517"]


def test_the_reversal_negates_and_the_correction_follows():
    reversal, correction = the("835_04").message.claims
    assert reversal.is_reversal and not correction.is_reversal
    assert (reversal.paid, correction.paid) == (Decimal(-48), Decimal(78))


def test_the_takeback_and_the_interest_stand_at_the_provider_level():
    rows = the("835_05").message.provider_adjustments
    assert [(row.code, row.reference, row.amount) for row in rows] == [
        ("WO", "A99 ICN9", Decimal(50)),
        ("L6", "", Decimal("-4.5")),
    ]
    assert {row.at for row in rows} == {21}


def test_a_negative_balance_is_carried_forward():
    message = the("835_06").message
    assert (message.amount, message.provider_adjustments[0].code) == (Decimal(0), "FB")


def test_two_providers_have_their_own_adjustments():
    assert [row.provider_id for row in the("835_10").message.provider_adjustments] == [
        "1234567893",
        "1234567893",
        "1679576722",
        "1679576722",
    ]


def test_the_crossover_names_the_next_payer_and_the_claim_remarks():
    [claim] = the("835_08").message.claims
    assert (claim.status, claim.crossover.name, claim.remark_codes) == ("19", "MEDIGAP PLAN", ["MA01", "MA18"])


def test_a_bundled_line_shows_what_was_submitted():
    line = the("835_12").message.claims[0].lines[0]
    assert (line.procedure.code, line.submitted.code, line.submitted_units) == ("80053", "80048", Decimal(2))


def test_every_amount_knows_its_segment():
    transaction = the("835_01")
    message = transaction.message
    claim = message.claims[0]
    by_number = {segment.number: segment.id for segment in transaction.segments}
    assert by_number[message.where["BPR"]] == "BPR"
    assert by_number[claim.at] == "CLP"
    assert [by_number[row.at] for row in claim.lines[0].adjustments] == ["CAS", "CAS", "CAS"]


def test_a_dependent_stands_below_the_subscriber():
    [(_, subscriber, patient, claim)] = list(the("837p_02").message.claims())
    assert (subscriber.name.first_name, patient.name.first_name, patient.relationship) == ("JOHN", "ANNA", "19")
    assert claim.diagnosis_codes == ["J069", "R05"]


def test_a_secondary_claim_carries_what_the_primary_decided_by_line():
    [(*_, claim)] = list(the("837p_13").message.claims())
    [other] = claim.other_payers
    assert (other.paid, other.payer.payer_claim_number) == (Decimal(60), "MEDICAREICN1")
    assert [line.adjudications[0].paid for line in claim.lines] == [Decimal(40), Decimal(20)]


def test_a_claim_span_runs_from_its_clm_to_its_last_segment():
    [path] = EXAMPLES.glob("837p_13*")
    [span] = x12.claim_spans(path.read_bytes())
    assert (span.transaction, span.claim_number, span.first, span.last) == ("0001", "A13", 19, 46)
