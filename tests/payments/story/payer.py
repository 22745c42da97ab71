"""What a payer says, from the lines of a story: a head, claims, service lines and provider-level money."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

import x12
from coding.models import ChargeLine
from practice.models import Practice
from tests.payments.given import cas
from tests.payments.story.office import Office, day
from tests.payments.story.reading import Line
from x12.messages.other_payer837p import OutpatientAdjudication
from x12.messages.remittance835 import Remark

HEAD = re.compile(r"Remittance (?P<name>\w+) pays (?P<amount>-?\d+\.\d\d)(?P<more>(, .+)*)")
TOLD = re.compile(r"(?P<name>\S+): (?P<charged>-?\d+\.\d\d) paid (?P<paid>-?\d+\.\d\d)(?P<more>(, .+)*)")
BACK = re.compile(r"(?P<name>\S+): taken back(?P<more>(, .+)*)")
PLB = re.compile(r"PLB (?P<code>\w\w)(?: (?P<reference>.*?))? (?P<amount>-?\d+\.\d\d)")
REASON = re.compile(r"(CO|PR|OA|PI|CR) \w{1,5} -?\d+\.\d\d")
ORIGINATOR = "1512345678"
METHODS = ("ACH", "BOP", "CHK", "FWT", "NON")
Options = Mapping[str, Callable[[str], object]]


@dataclass(slots=True)
class Head:
    """The head of a remittance: its name, BPR02, and what is said of it after commas."""

    name: str
    amount: Decimal
    said: dict[str, str]

    @property
    def waits(self) -> bool:
        """Whether it is only taken in."""
        return "waits" in self.said

    @property
    def is_with_next(self) -> bool:
        """Whether it stands in one file with the next remittance."""
        return "in one file with the next" in self.said


def head_of(line: Line) -> Head:
    """`Remittance T1 pays 96.00`, and after commas: by CHK, from Medigap, on 11/20/26, trace X, waits, ..."""
    found = HEAD.fullmatch(line.text)
    if found is None:
        raise line.wrong("it is no head of a remittance")
    said = {}
    for option in parts(found["more"]):
        word, _, rest = option.partition(" ")
        if option in {"waits", "in one file with the next"}:
            said[option] = option
        elif word in {"from", "trace", "on"} or (word == "by" and rest in METHODS):
            said[word] = rest
        else:
            raise line.wrong(f"unknown words {option!r}")
    return Head(found["name"], Decimal(found["amount"]), said)


def message_of(line: Line, office: Office) -> x12.Remittance:
    """The 835 that a remittance of a story stands for."""
    head, practice = head_of(line), office.practice()
    payer = head.said.get("from", office.usual_payer)
    claims = [claim_payment(one, office) for one in line.below if not one.text.startswith("PLB ")]
    return x12.Remittance(
        amount=head.amount,
        method=head.said.get("by", "ACH" if head.amount else "NON"),
        date=day(head.said["on"], line) if "on" in head.said else office.today,
        trace=head.said.get("trace", head.name),
        payer_originator=ORIGINATOR if payer == office.usual_payer else office.originator(payer),
        payer=x12.RemittancePayer(
            name=office.payer_name(payer), street="1 MAIN ST", city="TOWN", state="OH", zip="441140001"
        ),
        payee=x12.Payee(name="CEDAR HOLLOW", id=practice.npi, tax_id=practice.ein),
        groups=[x12.ClaimGroup(claims=claims)] if claims else [],
        provider_adjustments=[_kept_back(one, practice, office) for one in line.below if one.text.startswith("PLB ")],
    )


def file_of(messages: Sequence[x12.Remittance], *, control_number: int, now: datetime) -> bytes:
    """One file with a transaction set for each message."""
    made = x12.enclose(
        messages[0], sender="PAYER", receiver="OFFICE", control_number=control_number, now=now, usage="T"
    )
    made.groups[0].transactions += [
        x12.Transaction(control_number=f"{place:04d}", message=message)
        for place, message in enumerate(messages[1:], start=2)
    ]
    return x12.write(made).encode()


def parts(more: str) -> list[str]:
    """What follows after commas."""
    return [part.strip() for part in more.split(",") if part.strip()]


def claim_payment(line: Line, office: Office) -> x12.ClaimPayment:
    """`A1: 150.00 paid 96.00, number ICN1` with its service lines, or `A1: taken back`, which mirrors the last."""
    back = BACK.fullmatch(line.text)
    found = back or TOLD.fullmatch(line.text)
    if found is None:
        raise line.wrong("it is no decision about a claim")
    name = found["name"]
    claim = office.claims.get(name) or office.find_claim(name)
    if back:
        made = _mirror(office.told[name], line)
    else:
        made = x12.ClaimPayment(
            claim_number=claim.claim_number if claim else name,
            status="1",
            charged=Decimal(found["charged"]),
            paid=Decimal(found["paid"]),
        )
        ours = list(claim.encounter.charge_lines.order_by("position")) if claim else []
        made.lines = [service_payment(one, ours) for one in line.below]
        if claim:
            who = claim.encounter.patient
            made.patient = x12.Name(name=who.last_name, first_name=who.first_name, id=claim.coverage.member_id)
        else:
            made.patient = x12.Name(name="STRANGER", first_name="SAM", id="X0")
        for one in made.lines:
            one.service_date = claim.encounter.service_date if claim else office.today
    _said_of_claim(made, parts(found["more"]), line)
    if not back:
        office.told[name] = made
    return made


def _mirror(told: x12.ClaimPayment, line: Line) -> x12.ClaimPayment:
    if line.below:
        raise line.wrong("what is taken back mirrors the last decision and has no lines of its own")
    return replace(
        told,
        status="22",
        charged=-told.charged,
        paid=-told.paid,
        patient_responsibility=None,
        adjustments=[replace(one, amount=-one.amount) for one in told.adjustments],
        lines=[
            replace(
                one,
                charged=-one.charged,
                paid=-one.paid,
                adjustments=[replace(cut, amount=-cut.amount) for cut in one.adjustments],
            )
            for one in told.lines
        ],
    )


def _said_of_claim(made: x12.ClaimPayment, options: Sequence[str], line: Line) -> None:
    words: Options = {
        "status": lambda rest: setattr(made, "status", rest),
        "number": lambda rest: setattr(made, "payer_claim_number", rest),
        "as": lambda rest: setattr(made, "claim_number", rest),
        "forwarded to": lambda rest: setattr(made, "crossover", x12.Name(name=rest.upper(), kind="2")),
        "remark": lambda rest: _remarked(made, rest),
        "patient": lambda rest: setattr(made, "patient", x12.Name(name=rest.upper(), first_name="X", id=f"X{rest}")),
    }
    _hear(options, words, made.adjustments, line)


def _remarked(made: x12.ClaimPayment, code: str) -> None:
    made.outpatient = made.outpatient or OutpatientAdjudication()
    made.outpatient.remarks.append(code)


def _hear(options: Sequence[str], words: Options, adjustments: list[x12.Adjustment], line: Line) -> None:
    """Take in what is said after commas: reasons, and the words that are known."""
    for option in options:
        word = next((word for word in words if option.startswith(f"{word} ")), "")
        if REASON.fullmatch(option):
            adjustments += cas(option)
        elif word:
            words[word](option.removeprefix(f"{word} "))
        else:
            raise line.wrong(f"unknown words {option!r}")


def service_payment(line: Line, ours: Sequence[ChargeLine]) -> x12.ServicePayment:
    """
    `99213: 150.00 paid 96.00, CO 45 34.00, remark N130, billed as 99214, units 1 of 2, numbered X`.

    It carries the number of our line (REF*6R) of the code that was billed, unless it is `numbered` otherwise.
    """
    found = TOLD.fullmatch(line.text)
    if found is None or line.below:
        raise line.wrong("it is no decision about a service line")
    code, place = split_place(found["name"])
    code, *modifiers = code.split(":")
    made = x12.ServicePayment(
        procedure=x12.Procedure(code=code, modifiers=modifiers),
        charged=Decimal(found["charged"]),
        paid=Decimal(found["paid"]),
    )
    words: Options = {
        "remark": lambda rest: made.remarks.append(Remark(code=rest)),
        "billed as": lambda rest: setattr(made, "submitted", x12.Procedure(code=rest)),
        "units": lambda rest: _counted(made, *rest.split(" of ")),
        "numbered": lambda rest: setattr(made, "control_number", rest.replace("nothing", "")),
    }
    options = parts(found["more"])
    _hear(options, words, made.adjustments, line)
    if not any(option.startswith("numbered ") for option in options):
        billed = made.submitted.code if made.submitted else code
        numbers = [one.control_number for one in ours if one.procedure == billed]
        made.control_number = next(iter(numbers[place:]), "")
    return made


def _counted(made: x12.ServicePayment, paid: str, billed: str) -> None:
    made.units, made.submitted_units = Decimal(paid), Decimal(billed)


def split_place(text: str) -> tuple[str, int]:
    """`99213#2` is the second line of this code."""
    code, _, place = text.partition("#")
    return code, int(place) - 1 if place else 0


def _kept_back(line: Line, practice: Practice, office: Office) -> x12.ProviderAdjustment:
    found = PLB.fullmatch(line.text)
    if found is None or line.below:
        raise line.wrong("it is no provider-level adjustment")
    return x12.ProviderAdjustment(
        provider_id=practice.npi,
        fiscal_date=office.today.replace(month=12, day=31),
        code=found["code"],
        reference=found["reference"] or "",
        amount=Decimal(found["amount"]),
    )
