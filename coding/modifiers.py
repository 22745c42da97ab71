"""Modifiers that an office uses, in our own words, each with advice on when it is right."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Modifier:
    """Two characters that say something more about a procedure; `advice` is a sentence for the coder."""

    code: str
    title: str
    advice: str


_LINES = """
22 | Much more work than usual | Send the report; say in it why the work was out of the ordinary.
24 | Unrelated visit in a global period | On a visit after surgery by the same provider, for another problem.
25 | Separate visit on the day of a procedure | On the visit, when its work stands for itself beside the procedure.
26 | Reading only | The provider reads; somebody else owns the machine.
27 | Several outpatient hospital visits in a day | Facilities only; an office seldom needs it.
32 | Mandated service | A payer, court or agency demanded the service.
33 | Preventive service | Tells a commercial payer that no share of cost is due.
50 | Both sides | One line, one unit; the payer pays about one and a half times.
51 | Several procedures | Most payers add it themselves; use it only where one asks.
52 | Reduced service | Part of the work was not done; say which.
53 | Stopped procedure | Stopped for the patient's safety after it had begun.
54 | Surgery only | Another provider does the care after it.
55 | Care after surgery only | Another provider operated.
57 | Decision for surgery | On the visit, the day before or the day of a major operation.
58 | Planned next step in a global period | Planned at the time of the first procedure, or more extensive.
59 | Distinct procedure | Another site, another session or another injury; prefer XE, XS, XP or XU where they fit.
76 | Repeated by the same provider | The same procedure again on the same day.
77 | Repeated by another provider | The same procedure again on the same day.
78 | Back to the operating room, related | Not planned, in the global period.
79 | Unrelated procedure in a global period | By the same provider, for another problem.
80 | Assistant at surgery | A physician assisted.
90 | Outside laboratory | The office pays the laboratory and bills the test; not for Medicare.
91 | Laboratory test repeated | A new result was needed; not to confirm the first.
93 | By telephone | Live, by voice only.
95 | By video | Live, with sound and picture; place of service 02 or 10.
AS | Assistant at surgery who is not a physician | Physician assistant, nurse practitioner or clinical nurse.
GA | Waiver on file | The patient signed an advance notice that Medicare may not pay.
GX | Waiver given, not required | A voluntary notice for a service that Medicare never covers.
GY | Excluded by law | Medicare never covers it; a denial is wanted.
GZ | Expected to be denied, no waiver | Nobody may bill the patient.
GP | Under a physical therapy plan | On therapy codes.
GT | By video, older form | Only for payers that do not take 95.
JW | Drug discarded | The wasted part of a single-dose vial, on a line of its own.
JZ | No drug discarded | A single-dose vial was used up; Medicare asks for it since July 2023.
KX | Requirements are met | The record holds what the payer's policy asks for.
LT | Left side | For paired parts of the body.
RT | Right side | For paired parts of the body.
E1 | Upper left eyelid | For procedures on eyelids.
FA | Left thumb | Other fingers are F1 to F9.
F1 | Left hand, second finger | Index finger.
F2 | Left hand, third finger | Middle finger.
F5 | Right thumb | For procedures on fingers.
F6 | Right hand, second finger | Index finger.
F7 | Right hand, third finger | Middle finger.
TA | Left great toe | Other toes are T1 to T9.
T5 | Right great toe | For procedures on toes.
Q5 | Substitute physician, mutual | Another physician stood in under a mutual agreement.
Q6 | Substitute physician, paid by time | Locum tenens.
QW | Waived test | Laboratory tests that an office with a certificate of waiver may do.
SA | Nurse practitioner with a physician | Only for payers that ask for it.
SL | Vaccine from the state | Supplied free by a public program.
TC | Machine only | The technical part; somebody else reads.
XE | Separate encounter | Distinct because it was another session.
XP | Separate practitioner | Distinct because another provider did it.
XS | Separate structure | Distinct because it was another organ or site.
XU | Unusual service that does not overlap | Distinct because it is not part of the main service.
"""


def _read(line: str) -> Modifier:
    code, title, advice = (part.strip() for part in line.split("|"))
    return Modifier(code, title, advice)


MODIFIERS: tuple[Modifier, ...] = tuple(_read(line) for line in _LINES.strip().splitlines())
MODIFIER_BY_CODE: Mapping[str, Modifier] = {modifier.code: modifier for modifier in MODIFIERS}
# Any of these tells the payer that the same code twice on a day is meant.
REPEATS = frozenset({"59", "76", "77", "91", "XE", "XP", "XS", "XU", "LT", "RT", "50", "JW", "JZ", "26", "TC"} | {
    modifier.code for modifier in MODIFIERS if modifier.code[0] in "EFT" and modifier.code != "TC"
})  # fmt: skip
