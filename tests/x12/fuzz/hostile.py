"""Files made to cost time: each grows with `count`, and reading it may cost no more than that."""

from collections.abc import Callable

from tests.x12.fuzz.mutate import EXAMPLES

ISA = "ISA*00*          *00*          *ZZ*PAYERID        *ZZ*PROVIDERID     *261101*1200*^*00501*000000007*0*T*:~"
PAID = next(path for path in EXAMPLES if path.name.startswith("835_01")).read_text()
BILLED = next(path for path in EXAMPLES if path.name.startswith("837p_13")).read_text()


def _repeated(text: str, segment: str) -> Callable[[int], str]:
    """Repeat one segment of a file where it stands."""
    start = text.index(f"\n{segment}*") + 1
    end = text.index("~", start) + 2
    return lambda count: text[:end] + text[start:end] * count + text[end:]


def _inserted(text: str, before: str, part: Callable[[int], str]) -> Callable[[int], str]:
    """Put something that grows before a segment."""
    at = text.index(f"\n{before}*") + 1
    return lambda count: text[:at] + part(count) + text[at:]


def _levels(count: int) -> str:
    return "".join(f"HL*{number + 9}*{number + 8}*22*1~\n" for number in range(count))


LINE = "SV1*HC:99213*100*UN*1***1~\nDTP*472*D8*20261015~\nREF*6R*L~\n"
SUBSCRIBER = BILLED[BILLED.index("HL*2") : BILLED.index("\nSE*") + 1]


def _subscribers(text: str) -> Callable[[int], str]:
    """Give the same subscriber with a claim again and again, each with a number of its own."""
    return lambda count: "".join(text.replace("HL*2", f"HL*{number + 3}", 1) for number in range(count // 10))


HOSTILE: dict[str, Callable[[int], str]] = {
    "whole files one after the other": lambda count: PAID * (count // 10),
    "many ISA and nothing else": lambda count: ISA * count,
    "ISA words in one element": _inserted(PAID, "LX", lambda count: "NTE*ADD*" + "ISA*" * count + "~\n"),
    "ISA words before the file": lambda count: "ISA " * count + PAID,
    "ISA words after the file": lambda count: PAID + "~ISA*00" * count,
    "empty segments": _inserted(PAID, "LX", lambda count: "~" * count),
    "one long element": _inserted(PAID, "LX", lambda count: "NTE*ADD*" + "A" * 100 * count + "~\n"),
    "no terminator any more": lambda count: PAID[:400] + "A*" * count,
    "many elements": _inserted(PAID, "LX", lambda count: "REF*EV" + "*A" * count + "~\n"),
    "many components": _inserted(PAID, "LX", lambda count: "REF*EV*" + "A:" * count + "~\n"),
    "many repetitions": _inserted(PAID, "LX", lambda count: "REF*EV*" + "A^" * count + "~\n"),
    "many components of a procedure": _inserted(PAID, "SE", lambda count: "SVC*HC:" + "A:" * count + "*1*1~\n"),
    "many transactions without end": _inserted(PAID, "SE", lambda count: "ST*835*0001~\n" * count),
    "many groups": _inserted(PAID, "GE", lambda count: "GS*HP*A*B*20261101*1200*7*X*005010X221A1~\n" * count),
    "many TA1": lambda count: PAID.replace("GS*", "TA1*000000017*261105*0914*A*000~\n" * count + "GS*", 1),
    "many claims": _repeated(PAID, "CLP"),
    "many lines": _repeated(PAID, "SVC"),
    "many adjustments": _repeated(PAID, "CAS"),
    "many PLB": _inserted(PAID, "SE", lambda count: "PLB*1679576722*20261231*WO:A*10~\n" * count),
    "many unknown segments": _inserted(PAID, "SE", lambda count: "".join(f"X{n}*1~\n" for n in range(count))),
    "unknown kind of message": lambda count: PAID.replace("ST*835", "ST*555").replace("LX*1~", "LX*1~" * count),
    "levels inside of each other": _inserted(BILLED, "SE", _levels),
    "many billing providers": _inserted(BILLED, "SE", lambda count: "HL*9**20*1~\n" * count),
    "many claims of one patient": _repeated(BILLED, "CLM"),
    "many other payers": _repeated(BILLED, "SBR"),
    "many names": _repeated(BILLED, "NM1"),
    "many diagnoses": _inserted(BILLED, "LX", lambda count: "HI" + "*ABF:E119" * count + "~\n"),
    "many references": _repeated(BILLED, "REF"),
    "many lines without LX": _inserted(BILLED, "SE", lambda count: LINE * count),
    "many claims without a payer": _inserted(BILLED, "SE", _subscribers(SUBSCRIBER.replace("NM1*PR*2*ACME", "N2*"))),
    "many levels without a number": _inserted(BILLED, "SE", _subscribers(SUBSCRIBER.replace("HL*2*1", "HL**1"))),
    "the same segment again": _repeated(BILLED, "N3"),
}
