"""835s that are wrong in one way each, to try out what the office does with them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import x12
from clearinghouse.sandbox.facts import Claim, Decision, Line, LineDecision
from clearinghouse.sandbox.memory import Known
from clearinghouse.sandbox.remit import payment_of, remittance, reversal_of

NOBODYS_NPI = "1999999984"


def broken(kind: str, known: Known | None, *, number: int, now: datetime) -> bytes:
    """
    Make a broken 835 about a claim that was paid, or about an invented one.

    :raises KeyError: if there is no such kind.
    """
    spoil = KINDS[kind]
    known = known or _invented(now.date())
    assert known.decision is not None
    made = remittance(
        [payment_of(known.number, known.claim, known.decision)],
        [],
        of=known.claim,
        day=now.date(),
        trace=f"SBXBROKEN{number:06d}",
    )
    return spoil(made, known, number, now)


def _text(made: x12.Remittance, known: Known, number: int, now: datetime) -> str:
    return x12.write(
        x12.enclose(made, sender=known.claim.partner, receiver=known.claim.office, control_number=number, now=now)
    )


def _truncated(made: x12.Remittance, known: Known, number: int, now: datetime) -> bytes:
    text = _text(made, known, number, now)
    return text[: text.index("SVC*") + 12].encode()


def _unbalanced(made: x12.Remittance, known: Known, number: int, now: datetime) -> bytes:
    made.groups[0].claims[0].lines[0].paid += Decimal("1.00")
    made.groups[0].claims[0].paid += Decimal("1.00")
    return _text(made, known, number, now).encode()


def _other_practice(made: x12.Remittance, known: Known, number: int, now: datetime) -> bytes:
    made.payee = x12.Payee(name="SOMEBODY ELSE CLINIC", id=NOBODYS_NPI, tax_id="999999999")
    return _text(made, known, number, now).encode()


def _wrong_version(made: x12.Remittance, known: Known, number: int, now: datetime) -> bytes:
    text = _text(made, known, number, now)
    return text.replace("005010X221A1", "004010X091A1").replace("*00501*", "*00401*").encode()


def _binary(made: x12.Remittance, known: Known, number: int, now: datetime) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(range(256)) + number.to_bytes(4, "big")


def _empty(made: x12.Remittance, known: Known, number: int, now: datetime) -> bytes:
    return b""


def _unknown_claim(made: x12.Remittance, known: Known, number: int, now: datetime) -> bytes:
    claim = made.groups[0].claims[0]
    claim.claim_number, claim.payer_claim_number = f"NOSUCH{number}", f"SBNOSUCH{number}"
    for line in claim.lines:
        line.control_number = f"NOSUCH{number}"
    return _text(made, known, number, now).encode()


def _orphan_reversal(made: x12.Remittance, known: Known, number: int, now: datetime) -> bytes:
    """Take back a payment that was never made; the same amount is paid for it, so that the total is not negative."""
    assert known.decision is not None
    orphan = replace(known.claim, claim_number=f"ORPHAN{number}")
    made.groups[0].claims.insert(0, reversal_of(f"SBORPHAN{number}", orphan, known.decision))
    made.amount = Decimal(0)
    made.method = "NON"
    return _text(made, known, number, now).encode()


Spoil = Callable[[x12.Remittance, Known, int, datetime], bytes]
KINDS: dict[str, Spoil] = {
    "truncated": _truncated,
    "unbalanced": _unbalanced,
    "other-practice": _other_practice,
    "wrong-version": _wrong_version,
    "binary": _binary,
    "empty": _empty,
    "unknown-claim": _unknown_claim,
    "orphan-reversal": _orphan_reversal,
}


def _invented(day: date) -> Known:
    """A paid claim of nobody, for a simulator that has paid none yet."""
    line = Line("1", "99213", (), Decimal(100), Decimal(1), day, "", Decimal(0))
    claim = Claim(
        claim_number="INVENTED1",
        frequency="1",
        replaces="",
        payer_id="SBX01",
        payer_name="SANDBOX PAYER",
        filing_code="12",
        responsibility="P",
        payee_name="INVENTED PRACTICE",
        payee_npi="1234567893",
        payee_tax_id="123456789",
        member_id="ABC123456782",
        subscriber=("SAMPLE", "IRIS"),
        patient=("SAMPLE", "IRIS"),
        is_self=True,
        place_of_service="11",
        authorization="",
        group_number="",
        has_prior_payer=False,
        rendering=("", "", ""),
        received_on=day,
        office="OFFICE",
        partner="SANDBOX",
        lines=(line,),
    )
    decided = LineDecision(Decimal(70), Decimal(70), (("CO", "45", Decimal(30)),))
    return Known("SB0000000001", "DECIDED", day, claim, Decision("1", (decided,)))
