"""Whatever is declared is written and read back equal."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import x12
from tests.x12.build import Everything, build
from x12.kinds import MESSAGES

NOW = dt.datetime(2026, 11, 1, 12, 0, tzinfo=dt.UTC)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/."


def enclosed(message, delimiters=None):
    interchange = x12.enclose(message, sender="US", receiver="THEM", control_number=5, now=NOW)
    if delimiters:
        interchange.delimiters = delimiters
    return interchange


class Drawn:
    """Values drawn by hypothesis."""

    def __init__(self, data):
        self.data = data

    def here(self):
        return self.data.draw(st.integers(0, 9)) == 0

    def many(self):
        return self.data.draw(st.sampled_from([0, 0, 1, 0, 0, 2]))

    def text(self, size):
        return self.data.draw(st.text(LETTERS, min_size=1, max_size=size))

    def number(self, decimals):
        return self.data.draw(st.decimals(-99999, 99999, places=min(decimals, 4)))

    def whole(self):
        return self.data.draw(st.integers(1, 999))

    def day(self):
        return self.data.draw(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))


@pytest.mark.parametrize("kind", MESSAGES)
def test_a_message_with_everything_in_it_reads_back_equal(kind):
    message = build(MESSAGES[kind], Everything())
    interchange = enclosed(message)
    text = x12.write(interchange)
    file = x12.read(text)
    assert list(file.all_problems()) == []
    assert file.transactions[0].kind == kind
    assert file.transactions[0].message == message
    assert x12.write(file) == text


@pytest.mark.parametrize("kind", MESSAGES)
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_any_message_reads_back_equal_with_any_delimiters(kind, data):
    message = build(MESSAGES[kind], Drawn(data))
    element, repetition, component, segment = data.draw(st.sampled_from(["*^:~", "|^>~", "*!<\n", "+{;'"]))
    delimiters = x12.Delimiters(element, repetition, component, segment, data.draw(st.sampled_from(["", "\n", "\r\n"])))
    text = x12.write(enclosed(message, delimiters))
    file = x12.read(text)
    assert [problem for problem in file.all_problems() if problem.severity == "error"] == []
    assert file.transactions[0].message == message
    if segment != "\n":
        assert x12.write(file) == text


def test_an_interchange_acknowledgment_stands_alone():
    ack = x12.InterchangeAck(control_number=17, date=NOW.date(), time=NOW.time(), status="R", code="025")
    interchange = x12.Interchange(
        sender="THEM", receiver="US", control_number=9, date=NOW.date(), time=NOW.time(), acks=[ack]
    )
    file = x12.read(x12.write(interchange))
    assert file.acks == [ack]
    assert list(file.all_problems()) == []


def test_adjustments_of_one_group_share_a_segment_of_at_most_six():
    rows = [x12.Adjustment(group="CO", reason=str(number), amount=Decimal(number)) for number in range(1, 9)]
    line = x12.ServicePayment(
        procedure=x12.Procedure(code="99213"), charged=Decimal(36), paid=Decimal(0), adjustments=rows
    )
    claim = x12.ClaimPayment(claim_number="A1", status="1", charged=Decimal(36), paid=Decimal(0), lines=[line])
    text = x12.write(enclosed(a_remittance([claim])))
    assert [part.count("*") for part in text.split("~\n") if part.startswith("CAS")] == [18, 6]


def a_remittance(claims):
    return x12.Remittance(
        amount=Decimal(0),
        method="NON",
        date=NOW.date(),
        trace="EFT1",
        payer=x12.RemittancePayer(name="PLAN"),
        payee=x12.Payee(name="OFFICE", id="1234567893"),
        groups=[x12.ClaimGroup(claims=claims)],
    )
