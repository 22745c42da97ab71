"""
Generated X12 files of any number of claims, written as a stream: what the readers are measured on.

A thousand different claims (names, amounts, dates, one to four lines, adjustments, references, other payers) are made
once from a fixed seed; a file repeats them with numbers of their own.  All amounts balance.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TextIO

import x12

KINDS = 1000
PER_REMITTANCE = 10_000  # claims of one 835, as its guide recommends
PER_BATCH = 5_000  # claims of one 837P, as its guide recommends
LAST = "SMITH GARCIA O'NEILL NGUYEN VAN DYKE LEE WASHINGTON KOWALSKI ABERNATHY-JONES MOORE".split()
FIRST = "IRIS OTTO MAY LUIS ANNE-MARIE JO SAM DEE MARGUERITE BO".split()
CODES = "99213 99214 99203 99396 36415 85025 80053 20610 93000 J1100 G0439 96372 90471 71046".split()
DIAGNOSES = "E119 I10 J069 M545 Z0000 R079 N390 E785 F411 M1711 L309 K219".split()
REMARKS = "N130 M15 N657 MA01 N20".split()
PRACTICE, *NPIS = (x12.npi_with_check_digit(f"1{number:08}") for number in range(10001000, 10001040))
DAY = date(2026, 10, 1)
ISA = "ISA*00*          *00*          *ZZ*{sender:15}*ZZ*{receiver:15}*261101*1200*^*00501*000000007*0*T*:~\n"


@dataclass(frozen=True)
class Kind:
    """A claim as text, with marks for its number (#) and its hierarchical levels (< and >), and what counts of it."""

    text: str
    segments: int
    paid: Decimal = Decimal(0)
    levels: int = 0


def write_remittance(path: Path, claims: int, per_set: int = PER_REMITTANCE) -> Path:
    """Write an 835 file of so many claims, in transactions of so many."""
    kinds = _kinds(_paid_claim)
    with path.open("w") as file:
        file.write(ISA.format(sender="PAYERID", receiver="PROVIDERID"))
        file.write("GS*HP*PAYERID*PROVIDERID*20261101*1200*7*X*005010X221A1~\n")
        sets = range(0, claims, per_set)
        for control, first in enumerate(sets, 1):
            _remittance(file, control, range(first, min(first + per_set, claims)), kinds)
        file.write(f"GE*{len(sets)}*7~\nIEA*1*000000007~\n")
    return path


def write_batch(path: Path, claims: int, per_set: int = PER_BATCH) -> Path:
    """Write an 837P file of so many claims, in transactions of so many."""
    kinds = _kinds(_billed_claim)
    with path.open("w") as file:
        file.write(ISA.format(sender="PROVIDERID", receiver="CLEARINGHOUSE"))
        file.write("GS*HC*PROVIDERID*CLEARINGHOUSE*20261101*1200*7*X*005010X222A1~\n")
        sets = range(0, claims, per_set)
        for control, first in enumerate(sets, 1):
            _batch(file, control, range(first, min(first + per_set, claims)), kinds)
        file.write(f"GE*{len(sets)}*7~\nIEA*1*000000007~\n")
    return path


def _remittance(file: TextIO, control: int, numbers: range, kinds: list[Kind]) -> None:
    used = [kinds[number % KINDS] for number in numbers]
    total = sum((kind.paid for kind in used), Decimal(0))
    head = [
        f"ST*835*{control:04}",
        f"BPR*I*{_amount(total)}*C*ACH*CCP*01*111000025*DA*123456*1512345678**01*121000358*DA*654321*20261101",
        f"TRN*1*EFT{control:06}*1512345678",
        "DTM*405*20261031",
        "N1*PR*BENCH HEALTH PLAN",
        "N3*1 MAIN ST",
        "N4*CLEVELAND*OH*441140001",
        "PER*CX*CLAIMS*TE*8005551212",
        "PER*BL*EDI SUPPORT*TE*8005551213*EM*EDI@EXAMPLE.COM",
        f"N1*PE*BENCH FAMILY PRACTICE*XX*{PRACTICE}",
        "REF*TJ*123456789",
        "LX*1",
    ]
    file.write(_text(head))
    for number, kind in zip(numbers, used, strict=True):
        file.write(kind.text.replace("#", f"{number:07}"))
    segments = len(head) + sum(kind.segments for kind in used) + 1
    file.write(f"SE*{segments}*{control:04}~\n")


def _batch(file: TextIO, control: int, numbers: range, kinds: list[Kind]) -> None:
    head = [
        f"ST*837*{control:04}*005010X222A1",
        f"BHT*0019*00*BATCH{control:04}*20261101*1200*CH",
        "NM1*41*2*BENCH BILLING*****46*SUB123",
        "PER*IC*JANE DOE*TE*6145551212",
        "NM1*40*2*CLEARINGHOUSE*****46*CLH1",
        "HL*1**20*1",
        "PRV*BI*PXC*207Q00000X",
        f"NM1*85*2*BENCH FAMILY PRACTICE*****XX*{PRACTICE}",
        "N3*100 ELM ST",
        "N4*COLUMBUS*OH*432150001",
        "REF*EI*123456789",
    ]
    file.write(_text(head))
    level, segments = 2, len(head) + 1
    for number in numbers:
        kind = kinds[number % KINDS]
        text = kind.text.replace("#", f"{number:07}").replace("<", str(level)).replace(">", str(level + 1))
        file.write(text)
        level += kind.levels
        segments += kind.segments
    file.write(f"SE*{segments}*{control:04}~\n")


class _Draw(Random):
    """The dice of one run."""

    def cents(self, low: int, high: int) -> Decimal:
        return Decimal(self.randint(low * 100, high * 100)) / 100

    def day(self) -> date:
        return DAY + timedelta(days=self.randrange(28))

    def person(self) -> str:
        return f"{self.choice(LAST)}*{self.choice(FIRST)}*{self.choice(['', 'Q'])}"


def _kinds(one: Callable[[_Draw], Kind]) -> list[Kind]:
    draw = _Draw(7)
    return [one(draw) for _ in range(KINDS)]


def _text(segments: list[str]) -> str:
    return "".join(f"{segment}~\n" for segment in segments)


def _amount(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


def _cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def _paid_claim(draw: _Draw) -> Kind:
    day = draw.day()
    lines, charged, paid, owed = [], Decimal(0), Decimal(0), Decimal(0)
    for line in range(draw.randint(1, 4)):
        segments, line_charged, line_paid, line_owed = _paid_line(draw, line + 1, day)
        lines += segments
        charged, paid, owed = charged + line_charged, paid + line_paid, owed + line_owed
    status = "4" if not paid and not owed else draw.choice("1112")
    head = [f"CLP*A#*{status}*{_amount(charged)}*{_amount(paid)}*{_amount(owed)}*12*ICN#*11*1"]
    head.append(f"NM1*QC*1*{draw.person()}***MI*W#")
    if draw.random() < 0.2:
        head.append(f"NM1*IL*1*{draw.person()}***MI*W#")
    if draw.random() < 0.6:
        head.append(f"NM1*82*1*{draw.person()}***XX*{draw.choice(NPIS)}")
    if draw.random() < 0.2:
        head.append(f"MOA***{draw.choice(REMARKS)}")
    if draw.random() < 0.3:
        head.append("REF*EA*MR#")
    head += [f"DTM*232*{day:%Y%m%d}", f"DTM*233*{day:%Y%m%d}", f"DTM*050*{day + timedelta(days=2):%Y%m%d}"]
    if paid:
        head.append(f"AMT*AU*{_amount(charged)}")
    return Kind(_text(head + lines), len(head + lines), paid)


def _paid_line(draw: _Draw, number: int, day: date) -> tuple[list[str], Decimal, Decimal, Decimal]:
    charged = draw.cents(20, 400)
    modifier = draw.choice(["", "", ":25", ":59"])
    allowed = paid = owed = Decimal(0)
    if draw.random() < 0.1:
        adjustments = [f"CAS*CO*{draw.choice(['97', '50', '204'])}*{_amount(charged)}"]
    else:
        allowed = _cents(charged * draw.randint(40, 90) / 100)
        owed = _cents(allowed * draw.choice([Decimal(0), Decimal("0.2"), Decimal("0.35")]))
        paid = allowed - owed
        adjustments = [f"CAS*CO*45*{_amount(charged - allowed)}"]
        if owed and draw.random() < 0.5:
            first = _cents(owed / 3)
            adjustments.append(f"CAS*PR*1*{_amount(first)}**2*{_amount(owed - first)}")
        elif owed:
            adjustments.append(f"CAS*PR*3*{_amount(owed)}")
    segments = [
        f"SVC*HC:{draw.choice(CODES)}{modifier}*{_amount(charged)}*{_amount(paid)}**1",
        f"DTM*472*{day:%Y%m%d}",
        *adjustments,
        f"REF*6R*L#-{number}",
    ]
    if allowed:
        segments.append(f"AMT*B6*{_amount(allowed)}")
    if draw.random() < 0.25:
        segments.append(f"LQ*HE*{draw.choice(REMARKS)}")
    return segments, charged, paid, owed


def _billed_claim(draw: _Draw) -> Kind:
    is_patient, is_secondary = draw.random() < 0.7, draw.random() < 0.1
    day = draw.day()
    lines: list[str] = []
    total = other_paid = Decimal(0)
    for number in range(1, draw.randint(1, 4) + 1):
        charge = draw.cents(20, 400)
        before = _cents(charge / 2) if is_secondary else Decimal(0)
        lines += _billed_line(draw, number, charge, day) + (_adjudicated(charge, before, day) if is_secondary else [])
        total, other_paid = total + charge, other_paid + before
    segments = _subscriber(draw, is_patient, "S" if is_secondary else "P")
    segments.append(f"CLM*A#*{_amount(total)}***11:B:1*Y*A*Y*Y")
    if draw.random() < 0.15:
        segments.append(f"DTP*431*D8*{day - timedelta(days=3):%Y%m%d}")
    if draw.random() < 0.15:
        segments.append("REF*G1*PA#")
    segments.append("REF*D9*CH#")
    if draw.random() < 0.1:
        segments.append("NTE*ADD*PATIENT SEEN AFTER HOURS")
    codes = draw.sample(DIAGNOSES, draw.randint(1, 6))
    segments.append("HI*" + "*".join(("ABK:" if at == 0 else "ABF:") + code for at, code in enumerate(codes)))
    if draw.random() < 0.3:
        segments.append(f"NM1*DN*1*{draw.person()}***XX*{draw.choice(NPIS)}")
    segments += [f"NM1*82*1*{draw.person()}***XX*{draw.choice(NPIS)}", "PRV*PE*PXC*207Q00000X"]
    if is_secondary:
        segments += _other_payer(draw, other_paid)
    segments += lines
    return Kind(_text(segments), len(segments), levels=1 if is_patient else 2)


def _subscriber(draw: _Draw, is_patient: bool, responsibility: str) -> list[str]:
    born = date(1940, 1, 1) + timedelta(days=draw.randrange(20_000))
    relationship, children = ("18", 0) if is_patient else ("", 1)
    segments = [
        f"HL*<*1*22*{children}",
        f"SBR*{responsibility}*{relationship}*GRP{draw.randint(1000, 9999)}******CI",
        f"NM1*IL*1*{draw.person()}***MI*W#",
        f"N3*{draw.randint(1, 999)} OAK AVE",
        "N4*DAYTON*OH*454020001",
        f"DMG*D8*{born:%Y%m%d}*{draw.choice('MF')}",
        f"NM1*PR*2*{draw.choice(['ACME HEALTH', 'BENCH MUTUAL'])}*****PI*60054",
    ]
    if not is_patient:
        segments += [
            "HL*>*<*23*0",
            "PAT*19",
            f"NM1*QC*1*{draw.person()}".rstrip("*"),
            "N3*1 OAK AVE",
            "N4*DAYTON*OH*454020001",
            f"DMG*D8*{born + timedelta(days=9000):%Y%m%d}*{draw.choice('MF')}",
        ]
    return segments


def _other_payer(draw: _Draw, paid: Decimal) -> list[str]:
    return [
        f"SBR*P*18*GRP{draw.randint(1000, 9999)}******CI",
        f"AMT*D*{_amount(paid)}",
        "OI***Y***Y",
        f"NM1*IL*1*{draw.person()}***MI*X#",
        "N3*2 ELM ST",
        "N4*DAYTON*OH*454020001",
        "NM1*PR*2*FIRST HEALTH*****PI*OTHER1",
    ]


def _billed_line(draw: _Draw, number: int, charge: Decimal, day: date) -> list[str]:
    modifier = draw.choice(["", "", ":25", ":59", ":RT:59"])
    segments = [
        f"LX*{number}",
        f"SV1*HC:{draw.choice(CODES)}{modifier}*{_amount(charge)}*UN*{draw.choice('1112')}***1",
        f"DTP*472*D8*{day:%Y%m%d}",
        f"REF*6R*L#-{number}",
    ]
    if draw.random() < 0.05:
        segments += ["LIN**N4*00004196501", "CTP****2*ML"]
    return segments


def _adjudicated(charge: Decimal, paid: Decimal, day: date) -> list[str]:
    return [
        f"SVD*OTHER1*{_amount(paid)}*HC:99213**1",
        f"CAS*CO*45*{_amount(charge - paid)}",
        f"DTP*573*D8*{day + timedelta(days=3):%Y%m%d}",
    ]
