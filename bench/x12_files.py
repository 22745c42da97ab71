"""
Generated X12 files of any number of claims, written as a stream: what the readers are measured on.

They are what an office sends and receives: its services at the fees of one schedule, paid as the contracts of its
payers say, to the same few physicians and those who refer to them; patients, visits, diagnoses, shares of the patient,
references and numbers differ.  All of it is drawn from a fixed seed, and all amounts balance.  With `is_priced` false
every amount is drawn by itself, which no office does: what is remembered of one then helps little with the next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TextIO

import x12

KINDS = 10_000
"""How many different claims there are; a longer file repeats them, with other numbers."""
PER_REMITTANCE = 10_000  # claims of one 835, as its guide recommends
PER_BATCH = 5_000  # claims of one 837P, as its guide recommends
LAST = """SMITH GARCIA O'NEILL NGUYEN VANDYKE LEE WASHINGTON KOWALSKI ABERNATHY-JONES MOORE PATEL JOHNSON MURPHY KIM
LOPEZ SCHMIDT ROBINSON CHANG DIAZ FERRARI""".split()
FIRST = (
    "IRIS OTTO MAY LUIS ANNE-MARIE JO SAM DEE MARGUERITE BO ELI RUTH HUGO NORA IVAN ADA PAUL LENA OMAR GRETA".split()
)
VISITS = {"99213": "148", "99214": "214", "99212": "92", "99215": "298", "99203": "189", "99204": "276", "99396": "241"}
SERVICES = {
    "36415": "18", "85025": "34", "80053": "42", "80061": "48", "83036": "39", "84443": "61", "81002": "12",
    "87880": "46", "87804": "58", "20610": "167", "93000": "62", "94010": "88", "G0439": "232", "96372": "52",
    "90471": "47", "90472": "29", "90686": "38", "71046": "97", "73030": "84", "73562": "91", "17000": "131",
    "11102": "186", "69210": "103", "99406": "31", "G0444": "37", "96127": "12", "98940": "54", "97110": "68",
}  # fmt: skip
DRUGS = {"J1100": "4.5", "J3301": "9.75", "J1885": "3.2"}
FEES = {code: Decimal(fee) for code, fee in (VISITS | SERVICES | DRUGS).items()}
DIAGNOSES = """E119 I10 J069 M545 Z0000 R079 N390 E785 F411 M1711 L309 K219 E039 J459 M25561 R05 G43909 F329 I2510 E669
Z23 H6121 D649 R5383 M542 N182 J309 K5900 B351 Z1231""".split()
PAYERS = {
    "ACME HEALTH": "60054",
    "BENCH MUTUAL": "87726",
    "LAKE PLAN": "62308",
    "VALLEY CARE": "61101",
    "OLD OAK": "00611",
}
REMARKS = "N130 M15 N657 MA01 N20".split()
PRACTICE, *NPIS = (x12.npi_with_check_digit(f"1{number:08}") for number in range(10001000, 10001065))
PHYSICIANS, REFERRERS = 4, 60
DAY = date(2026, 10, 1)
ISA = "ISA*00*          *00*          *ZZ*{sender:15}*ZZ*{receiver:15}*261101*1200*^*00501*000000007*0*T*:~\n"


@dataclass(frozen=True)
class Kind:
    """A claim as text, with marks for its number (#) and its hierarchical levels (< and >), and what counts of it."""

    text: str
    segments: int
    paid: Decimal = Decimal(0)
    levels: int = 0


def write_remittance(path: Path, claims: int, per_set: int = PER_REMITTANCE, *, is_priced: bool = True) -> Path:
    """Write an 835 file of so many claims, in transactions of so many."""
    kinds = _kinds(_paid_claim, claims, is_priced)
    with path.open("w") as file:
        file.write(ISA.format(sender="PAYERID", receiver="PROVIDERID"))
        file.write("GS*HP*PAYERID*PROVIDERID*20261101*1200*7*X*005010X221A1~\n")
        sets = range(0, claims, per_set)
        for control, first in enumerate(sets, 1):
            _remittance(file, control, range(first, min(first + per_set, claims)), kinds)
        file.write(f"GE*{len(sets)}*7~\nIEA*1*000000007~\n")
    return path


def write_batch(path: Path, claims: int, per_set: int = PER_BATCH, *, is_priced: bool = True) -> Path:
    """Write an 837P file of so many claims, in transactions of so many."""
    kinds = _kinds(_billed_claim, claims, is_priced)
    with path.open("w") as file:
        file.write(ISA.format(sender="PROVIDERID", receiver="CLEARINGHOUSE"))
        file.write("GS*HC*PROVIDERID*CLEARINGHOUSE*20261101*1200*7*X*005010X222A1~\n")
        sets = range(0, claims, per_set)
        for control, first in enumerate(sets, 1):
            _batch(file, control, range(first, min(first + per_set, claims)), kinds)
        file.write(f"GE*{len(sets)}*7~\nIEA*1*000000007~\n")
    return path


def _remittance(file: TextIO, control: int, numbers: range, kinds: list[Kind]) -> None:
    used = [kinds[number % len(kinds)] for number in numbers]
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
        kind = kinds[number % len(kinds)]
        text = kind.text.replace("#", f"{number:07}").replace("<", str(level)).replace(">", str(level + 1))
        file.write(text)
        level += kind.levels
        segments += kind.segments
    file.write(f"SE*{segments}*{control:04}~\n")


class _Office(Random):
    """An office, and the dice of one run."""

    def __init__(self, is_priced: bool) -> None:
        super().__init__(7)
        self.is_priced = is_priced
        self.parts = {
            (payer, code): Decimal(self.randint(45, 95)) / 100 for payer in PAYERS for code in FEES
        }  # what a contract allows of a fee
        names = [self.person() for _ in NPIS]
        people = [f"{name}***XX*{npi}" for name, npi in zip(names, NPIS, strict=True)]
        self.physicians, self.referrers = people[:PHYSICIANS], people[PHYSICIANS:]

    def day(self) -> date:
        return DAY + timedelta(days=self.randrange(28))

    def person(self) -> str:
        return f"{self.choice(LAST)}*{self.choice(FIRST)}*{self.choice(['', 'Q'])}"

    def services(self) -> list[str]:
        """Draw what was done: mostly a visit, often with something else."""
        done = [self.choice(list(VISITS))] if self.random() < 0.8 else []
        more = [*SERVICES, *DRUGS] if done else [*SERVICES]
        return done + self.sample(more, self.randint(0 if done else 1, 3))

    def service(self, code: str) -> tuple[str, int, Decimal]:
        """Draw modifier and units of a service; give its charge as well."""
        modifier, units = "", 1
        if code in VISITS:
            modifier = ":25" if self.random() < 0.3 else ""
        elif code in DRUGS:
            units = self.choice([1, 2, 4, 10])
        elif self.random() < 0.15:
            modifier = self.choice([":59", ":RT", ":LT", ":RT:59"])
        charge = FEES[code] * units if self.is_priced else self.cents(20, 400)
        return modifier, units, charge

    def allowed(self, payer: str, code: str, charge: Decimal) -> Decimal:
        part = self.parts[payer, code] if self.is_priced else Decimal(self.randint(40, 90)) / 100
        return _cents(charge * part)

    def cents(self, low: int, high: int) -> Decimal:
        return Decimal(self.randint(low * 100, high * 100)) / 100

    def shares(self, code: str, allowed: Decimal) -> list[tuple[str, Decimal]]:
        """Draw what of an allowed amount the patient owes, by reason: deductible (1), coinsurance (2), copay (3)."""
        dice = self.random()
        if dice < 0.15:
            return [("1", allowed)]
        if dice < 0.2:
            part = min(self.cents(5, 60), allowed)
            rest = _cents((allowed - part) / 5)
            return [("1", part), ("2", rest)] if rest else [("1", part)]
        if dice < 0.4:
            return [("2", _cents(allowed / 5))]
        if code in VISITS:
            return [("3", min(Decimal(self.choice([20, 25, 40])), allowed))]
        return []


def _kinds(one: Callable[[_Office], Kind], claims: int, is_priced: bool) -> list[Kind]:
    office = _Office(is_priced)
    return [one(office) for _ in range(min(claims, KINDS))]


def _text(segments: list[str]) -> str:
    return "".join(f"{segment}~\n" for segment in segments)


def _amount(value: Decimal) -> str:
    return f"{value.normalize():f}" if value else "0"


def _cents(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def _paid_claim(office: _Office) -> Kind:
    day = office.day()
    lines, charged, paid, owed = [], Decimal(0), Decimal(0), Decimal(0)
    for line, code in enumerate(office.services(), 1):
        segments, line_charged, line_paid, line_owed = _paid_line(office, line, code, day)
        lines += segments
        charged, paid, owed = charged + line_charged, paid + line_paid, owed + line_owed
    status = "4" if not paid and not owed else office.choice("1112")
    head = [f"CLP*A#*{status}*{_amount(charged)}*{_amount(paid)}*{_amount(owed)}*12*ICN#*11*1"]
    head.append(f"NM1*QC*1*{office.person()}***MI*W#")
    if office.random() < 0.2:
        head.append(f"NM1*IL*1*{office.person()}***MI*W#")
    if office.random() < 0.6:
        head.append(f"NM1*82*1*{office.choice(office.physicians)}")
    if office.random() < 0.2:
        head.append(f"MOA***{office.choice(REMARKS)}")
    if office.random() < 0.3:
        head.append("REF*EA*MR#")
    head += [f"DTM*232*{day:%Y%m%d}", f"DTM*233*{day:%Y%m%d}", f"DTM*050*{day + timedelta(days=2):%Y%m%d}"]
    if paid:
        head.append(f"AMT*AU*{_amount(charged)}")
    return Kind(_text(head + lines), len(head + lines), paid)


def _paid_line(office: _Office, number: int, code: str, day: date) -> tuple[list[str], Decimal, Decimal, Decimal]:
    modifier, units, charged = office.service(code)
    allowed = paid = owed = Decimal(0)
    if office.random() < 0.1:
        adjustments = [f"CAS*CO*{office.choice(['97', '50', '204'])}*{_amount(charged)}"]
    else:
        allowed = office.allowed("BENCH MUTUAL", code, charged)
        shares = office.shares(code, allowed)
        owed = sum((amount for _, amount in shares), Decimal(0))
        paid = allowed - owed
        adjustments = [f"CAS*CO*45*{_amount(charged - allowed)}"]
        if shares:
            adjustments.append("CAS*PR*" + "**".join(f"{reason}*{_amount(amount)}" for reason, amount in shares))
    segments = [
        f"SVC*HC:{code}{modifier}*{_amount(charged)}*{_amount(paid)}**{units}",
        f"DTM*472*{day:%Y%m%d}",
        *adjustments,
        f"REF*6R*L#-{number}",
    ]
    if allowed:
        segments.append(f"AMT*B6*{_amount(allowed)}")
    if office.random() < 0.25:
        segments.append(f"LQ*HE*{office.choice(REMARKS)}")
    return segments, charged, paid, owed


def _billed_claim(office: _Office) -> Kind:
    is_patient, is_secondary = office.random() < 0.7, office.random() < 0.1
    day = office.day()
    lines: list[str] = []
    total = other_paid = Decimal(0)
    for number, code in enumerate(office.services(), 1):
        modifier, units, charge = office.service(code)
        before = office.allowed("OLD OAK", code, charge) if is_secondary else Decimal(0)
        lines += _billed_line(office, number, f"{code}{modifier}*{_amount(charge)}*UN*{units}", day)
        if is_secondary:
            lines += _adjudicated(code, charge, before, day)
        total, other_paid = total + charge, other_paid + before
    segments = _subscriber(office, is_patient, "S" if is_secondary else "P")
    segments.append(f"CLM*A#*{_amount(total)}***11:B:1*Y*A*Y*Y")
    if office.random() < 0.15:
        segments.append(f"DTP*431*D8*{day - timedelta(days=3):%Y%m%d}")
    if office.random() < 0.15:
        segments.append("REF*G1*PA#")
    segments.append("REF*D9*CH#")
    if office.random() < 0.1:
        segments.append("NTE*ADD*PATIENT SEEN AFTER HOURS")
    codes = office.sample(DIAGNOSES, office.randint(1, 6))
    segments.append("HI*" + "*".join(("ABK:" if at == 0 else "ABF:") + code for at, code in enumerate(codes)))
    if office.random() < 0.3:
        segments.append(f"NM1*DN*1*{office.choice(office.referrers)}")
    segments += [f"NM1*82*1*{office.choice(office.physicians)}", "PRV*PE*PXC*207Q00000X"]
    if is_secondary:
        segments += _other_payer(office, other_paid)
    segments += lines
    return Kind(_text(segments), len(segments), levels=1 if is_patient else 2)


def _subscriber(office: _Office, is_patient: bool, responsibility: str) -> list[str]:
    born = date(1940, 1, 1) + timedelta(days=office.randrange(20_000))
    relationship, children = ("18", 0) if is_patient else ("", 1)
    payer = office.choice(list(PAYERS))
    segments = [
        f"HL*<*1*22*{children}",
        f"SBR*{responsibility}*{relationship}*GRP{office.randint(100, 400)}******CI",
        f"NM1*IL*1*{office.person()}***MI*W#",
        f"N3*{office.randint(1, 999)} OAK AVE",
        "N4*DAYTON*OH*454020001",
        f"DMG*D8*{born:%Y%m%d}*{office.choice('MF')}",
        f"NM1*PR*2*{payer}*****PI*{PAYERS[payer]}",
    ]
    if not is_patient:
        segments += [
            "HL*>*<*23*0",
            "PAT*19",
            f"NM1*QC*1*{office.person()}".rstrip("*"),
            "N3*1 OAK AVE",
            "N4*DAYTON*OH*454020001",
            f"DMG*D8*{born + timedelta(days=9000):%Y%m%d}*{office.choice('MF')}",
        ]
    return segments


def _other_payer(office: _Office, paid: Decimal) -> list[str]:
    return [
        f"SBR*P*18*GRP{office.randint(100, 400)}******CI",
        f"AMT*D*{_amount(paid)}",
        "OI***Y***Y",
        f"NM1*IL*1*{office.person()}***MI*X#",
        "N3*2 ELM ST",
        "N4*DAYTON*OH*454020001",
        "NM1*PR*2*FIRST HEALTH*****PI*OTHER1",
    ]


def _billed_line(office: _Office, number: int, service: str, day: date) -> list[str]:
    segments = [
        f"LX*{number}",
        f"SV1*HC:{service}***1",
        f"DTP*472*D8*{day:%Y%m%d}",
        f"REF*6R*L#-{number}",
    ]
    if office.random() < 0.05:
        segments += ["LIN**N4*00004196501", "CTP****2*ML"]
    return segments


def _adjudicated(code: str, charge: Decimal, paid: Decimal, day: date) -> list[str]:
    return [
        f"SVD*OTHER1*{_amount(paid)}*HC:{code}**1",
        f"CAS*CO*45*{_amount(charge - paid)}",
        f"DTP*573*D8*{day + timedelta(days=3):%Y%m%d}",
    ]
