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
23 | Unusual anesthesia | General anesthesia for what usually needs none or a local one.
24 | Unrelated visit in a global period | On a visit after surgery by the same provider, for another problem.
25 | Separate visit on the day of a procedure | On the visit, when its work stands for itself beside the procedure.
26 | Reading only | The provider reads; somebody else owns the machine.
27 | Several outpatient hospital visits in a day | Facilities only; an office seldom needs it.
32 | Mandated service | A payer, court or agency demanded the service.
33 | Preventive service | Tells a commercial payer that no share of cost is due.
47 | Anesthesia by the surgeon | Regional or general, by who operates; not for Medicare.
50 | Both sides | One line, one unit; the payer pays about one and a half times.
51 | Several procedures | Most payers add it themselves; use it only where one asks.
52 | Reduced service | Part of the work was not done; say which.
53 | Stopped procedure | Stopped for the patient's safety after it had begun.
54 | Surgery only | Another provider does the care after it.
55 | Care after surgery only | Another provider operated.
57 | Decision for surgery | On the visit, the day before or the day of a major operation.
58 | Planned next step in a global period | Planned at the time of the first procedure, or more extensive.
59 | Distinct procedure | Another site, another session or another injury; prefer XE, XS, XP or XU where they fit.
62 | Two surgeons | Each does a distinct part of one procedure and bills it.
66 | Surgical team | Several specialties operate together.
76 | Repeated by the same provider | The same procedure again on the same day.
77 | Repeated by another provider | The same procedure again on the same day.
78 | Back to the operating room, related | Not planned, in the global period.
79 | Unrelated procedure in a global period | By the same provider, for another problem.
80 | Assistant at surgery | A physician assisted.
82 | Assistant, no resident was free | In teaching hospitals.
90 | Outside laboratory | The office pays the laboratory and bills the test; not for Medicare.
91 | Laboratory test repeated | A new result was needed; not to confirm the first.
93 | By telephone | Live, by voice only.
95 | By video | Live, with sound and picture; place of service 02 or 10.
96 | Habilitative | Skills that were never there are learned.
97 | Rehabilitative | Skills that were lost are regained.
AA | Anesthesia by the anesthesiologist | Personally performed.
AD | More than four anesthesias directed | By one physician at the same time.
AS | Assistant at surgery who is not a physician | Physician assistant, nurse practitioner or clinical nurse.
AT | Active treatment | On chiropractic treatment; Medicare pays nothing without it.
CO | By an occupational therapy assistant | In whole or in part, under a plan.
CQ | By a physical therapist assistant | In whole or in part, under a plan.
E1 | Upper left eyelid | For procedures on eyelids.
E2 | Lower left eyelid | For procedures on eyelids.
E3 | Upper right eyelid | For procedures on eyelids.
E4 | Lower right eyelid | For procedures on eyelids.
F1 | Left hand, second finger | Index finger.
F2 | Left hand, third finger | Middle finger.
F3 | Left hand, fourth finger | Ring finger.
F4 | Left hand, fifth finger | Little finger.
F5 | Right thumb | For procedures on fingers.
F6 | Right hand, second finger | Index finger.
F7 | Right hand, third finger | Middle finger.
F8 | Right hand, fourth finger | Ring finger.
F9 | Right hand, fifth finger | Little finger.
FA | Left thumb | Other fingers are F1 to F9.
GA | Waiver on file | The patient signed an advance notice that Medicare may not pay.
GC | Resident under a teaching physician | The teaching physician was there for the key part.
GN | Under a speech therapy plan | On therapy codes.
GO | Under an occupational therapy plan | On therapy codes.
GP | Under a physical therapy plan | On therapy codes.
GT | By video, older form | Only for payers that do not take 95.
GV | Attending physician of a hospice patient | Not employed by the hospice.
GW | Not for the terminal illness | A hospice patient was treated for something else.
GX | Waiver given, not required | A voluntary notice for a service that Medicare never covers.
GY | Excluded by law | Medicare never covers it; a denial is wanted.
GZ | Expected to be denied, no waiver | Nobody may bill the patient.
JW | Drug discarded | The wasted part of a single-dose vial, on a line of its own.
JZ | No drug discarded | A single-dose vial was used up; Medicare asks for it since July 2023.
KX | Requirements are met | The record holds what the payer's policy asks for.
LT | Left side | For paired parts of the body.
P1 | Status 1, healthy | Physical status for anesthesia; adds no units.
P2 | Status 2, mildly ill | Physical status for anesthesia; adds no units.
P3 | Status 3, severely ill | Physical status for anesthesia; one unit where a payer counts it.
P4 | Status 4, life in danger | Physical status for anesthesia; two units where a payer counts it.
P5 | Status 5, dying unless operated | Physical status for anesthesia; three units where counted.
P6 | Status 6, organ donor | Physical status for anesthesia; adds no units.
Q5 | Substitute physician, mutual | Another physician stood in under a mutual agreement.
Q6 | Substitute physician, paid by time | Locum tenens.
QK | Two to four anesthesias directed | By one physician at the same time.
QS | Monitored anesthesia care | Beside AA, QK, QX, QY or QZ.
QW | Waived test | Laboratory tests that an office with a certificate of waiver may do.
QX | Nurse anesthetist, directed | A physician directs medically.
QY | One nurse anesthetist directed | By an anesthesiologist.
QZ | Nurse anesthetist, not directed | No physician directs.
RT | Right side | For paired parts of the body.
SA | Nurse practitioner with a physician | Only for payers that ask for it.
SL | Vaccine from the state | Supplied free by a public program.
T1 | Left foot, second toe | For procedures on toes.
T2 | Left foot, third toe | For procedures on toes.
T3 | Left foot, fourth toe | For procedures on toes.
T4 | Left foot, fifth toe | For procedures on toes.
T5 | Right great toe | For procedures on toes.
T6 | Right foot, second toe | For procedures on toes.
T7 | Right foot, third toe | For procedures on toes.
T8 | Right foot, fourth toe | For procedures on toes.
T9 | Right foot, fifth toe | For procedures on toes.
TA | Left great toe | Other toes are T1 to T9.
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
