"""Writing refuses what a receiver would reject, and tells everything at once without the data."""

import copy
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

import x12

CLAIM = next((Path(__file__).parent.parent / "examples").glob("837p_01*")).read_text()


def a_file():
    return x12.read(CLAIM)


def the_claim(file):
    [(*_, claim)] = list(file.transactions[0].message.claims())
    return claim


def faults(file):
    with pytest.raises(x12.CannotWrite) as caught:
        x12.write(file)
    return caught.value.faults


def test_accents_and_small_letters_are_written_plainly():
    file = a_file()
    subscriber = file.transactions[0].message.billings[0].subscribers[0]
    subscriber.name.name = "Peña-Müßig"
    subscriber.name.first_name = "zoë"
    assert "NM1*IL*1*PENA-MUSSIG*ZOE*Q***MI*W123456~" in x12.write(file)


def test_all_faults_are_told_at_once():
    file = a_file()
    claim = the_claim(file)
    claim.claim_number = "A*1"
    claim.note_kind = "ADD"
    claim.note = "X" * 81
    claim.charge = Decimal("1.005")
    claim.lines[0].procedure = x12.Procedure(code="")
    found = faults(file)
    assert [fault.where for fault in found] == [
        "Claim.claim_number (CLM01)",
        "Claim.charge (CLM02)",
        "Claim.note (NTE02)",
        "ServiceLine.procedure (SV101), component 2 (code)",
    ]
    assert all(fault.what and fault.remedy for fault in found)


def test_the_text_of_a_refusal_holds_no_patient_data():
    file = a_file()
    file.transactions[0].message.billings[0].subscribers[0].name.name = "SECRET~NAME"
    with pytest.raises(x12.CannotWrite) as caught:
        x12.write(file)
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("letter", ["*", "~", ":", "^", "\n", "\t", "漢"])
def test_a_character_that_would_break_the_file_is_refused(letter):
    file = a_file()
    the_claim(file).note_kind = "ADD"
    the_claim(file).note = f"A{letter}B"
    [fault] = faults(file)
    assert fault.where == "Claim.note (NTE02)"


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("Infinity"), 1.5, "12", True])
def test_what_is_no_amount_is_refused(amount):
    file = a_file()
    the_claim(file).charge = amount
    assert faults(file)[0].where == "Claim.charge (CLM02)"


@pytest.mark.parametrize(
    ("amount", "text"),
    [("100.00", "100"), ("0.50", ".5"), ("1E+2", "100"), ("0", "0"), ("-0.00", "0"), ("12.34", "12.34")],
)
def test_an_amount_has_no_padding(amount, text):
    file = a_file()
    the_claim(file).charge = Decimal(amount)
    assert f"CLM*A1*{text}***" in x12.write(file)


def test_control_numbers_have_their_length():
    file = a_file()
    file.interchanges[0].control_number = 1_000_000_000
    file.transactions[0].control_number = "1"
    assert [fault.where for fault in faults(file)] == ["ISA13", "ST02"]


def test_a_required_loop_is_asked_for():
    file = a_file()
    file.transactions[0].message.billings[0].subscribers[0].payer = None
    assert faults(file)[0].where == "Subscriber.payer (NM1*PR)"


def test_counts_and_hierarchy_are_derived():
    file = a_file()
    billing = file.transactions[0].message.billings[0]
    again = copy.deepcopy(billing.subscribers[0])
    again.claims[0].claim_number = "ANOTHER"
    billing.subscribers.append(again)
    text = x12.write(file)
    assert [part for part in text.split("~\n") if part.startswith("HL*")] == [
        "HL*1**20*1",
        "HL*2*1*22*0",
        "HL*3*1*22*0",
    ]
    assert x12.check(x12.read(text)) == []


def test_lines_are_numbered_in_order():
    file = a_file()
    claim = the_claim(file)
    claim.lines.append(claim.lines[0])
    assert [part for part in x12.write(file).split("~\n") if part.startswith("LX*")] == ["LX*1", "LX*2"]


def test_a_message_is_enclosed_with_its_numbers_and_times():
    message = a_file().transactions[0].message
    interchange = x12.enclose(
        message,
        sender="ME",
        receiver="YOU",
        control_number=42,
        now=dt.datetime(2026, 3, 4, 5, 6, tzinfo=dt.UTC),
        usage="P",
    )
    read = x12.read(x12.write(interchange)).interchanges[0]
    assert (read.sender, read.receiver, read.control_number, read.usage) == ("ME", "YOU", 42, "P")
    assert (read.date, read.time, read.groups[0].code) == (dt.date(2026, 3, 4), dt.time(5, 6), "HC")
    assert read.groups[0].version == "005010X222A1"
