"""Puts segments into whole files with right counts, and finds where a rule is broken in them."""

import re
from pathlib import Path

import x12

FILES = Path(__file__).parents[2] / "examples"
ISA = "ISA*00*          *00*          *ZZ*SENDERID       *ZZ*RECEIVERID     *261101*1200*^*00501*000000007*0*T*:~"
Change = tuple[str, str]


def enclosed(group_code: str, guide: str, *bodies: str) -> str:
    """Make a file of one group whose transactions hold these segments, ST first, one a line and without terminators."""
    parts = [ISA, f"GS*{group_code}*SENDERID*RECEIVERID*20261101*1200*7*X*{guide}~"]
    for number, body in enumerate(bodies, 1):
        lines = body.strip().split("\n")
        parts += [*(f"{line.strip()}~" for line in lines), f"SE*{len(lines) + 1}*{number:04d}~"]
    return "\n".join([*parts, f"GE*{len(bodies)}*7~", "IEA*1*000000007~", ""])


def example(name: str) -> str:
    """Give the segments of the one transaction of an example file, one a line, ST included, SE not."""
    text = next(FILES.glob(f"{name}*")).read_text()
    return text[text.index("ST*") : text.index("\nSE*")].replace("~", "").strip()


def changed(body: str, *changes: Change) -> str:
    """Replace texts that must be there; segments that became empty go away."""
    for old, new in changes:
        assert old in body, old
        body = body.replace(old, new)
    return re.sub(r"\n\s*\n", "\n", body).strip()


def places(text: str, rule_id: str) -> list[str]:
    """Give the places at which a file breaks a rule."""
    return [problem.place for problem in x12.check(x12.read(text)) if problem.code == rule_id]


def codes(text: str) -> list[str]:
    """Give the rules that a file breaks."""
    return [problem.code for problem in x12.check(x12.read(text))]
