"""Which facts the codes of a visit ask for and nobody has given yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from coding.claim_facts.anesthesia import is_anesthesia
from coding.edits.families import is_drug
from coding.edits.finding import at_diagnosis, at_line
from coding.edits.visit import Visit
from coding.models import ChargeLine, Diagnosis, VisitFacts

HOSPITAL_STAY = "21"
CHIROPRACTIC = frozenset({"98940", "98941", "98942"})


@dataclass(frozen=True)
class Asked:
    """
    One fact that is missing: who asks, what for, and whose rule it is.

    `line` is the id of the line that it belongs to, 0 when it belongs to the visit.
    """

    where: str
    text: str
    source: str
    line: int = 0


def asked_by(visit: Visit) -> list[Asked]:
    """What the codes of a visit ask for, first for the visit and then line by line."""
    facts = VisitFacts.objects.filter(encounter=visit.encounter).first() or VisitFacts()
    return [
        *(asked for ask in _OF_A_VISIT for asked in ask(visit, facts)),
        *(asked for line in visit.lines for ask in _OF_A_LINE for asked in ask(visit, line)),
    ]


def _accident(visit: Visit, facts: VisitFacts) -> Iterator[Asked]:
    """
    Injuries and external causes ask whether it was an accident, of which kind and when.

    Source: 837P CLM11 and DTP*439; CMS-1500 item 10.
    """
    if visit.encounter.accident or facts.accident_answered:
        return
    asking = next((one for one in visit.diagnoses if _is_injury(one)), None)
    if asking is not None:
        text = "Was this an accident: with a car, at work, another one, or none? The payer will ask before it pays."
        yield Asked(at_diagnosis(asking).where, text, "837P, CLM11 and the accident date; CMS-1500, item 10")


def _pregnancy(visit: Visit, facts: VisitFacts) -> Iterator[Asked]:
    """
    Services of a pregnancy ask for the first day of the last period.

    Source: 837P DTP*484.
    """
    asking = next((one for one in visit.diagnoses if one.code[:1] == "O" or one.code[:3] in {"Z34", "Z3A"}), None)
    if asking is not None and facts.last_menstrual_period is None:
        text = "The first day of the last menstrual period, if the note has it."
        yield Asked(at_diagnosis(asking).where, text, "837P, last menstrual period; CMS-1500, item 14")


def _hospital_stay(visit: Visit, facts: VisitFacts) -> Iterator[Asked]:
    """
    Services in a hospital stay ask for the day of admission.

    Source: 837P DTP*435, required for inpatient visits.
    """
    places = [visit.encounter.place_of_service, *(line.place_of_service for line in visit.lines)]
    if HOSPITAL_STAY in places and facts.admission_date is None:
        text = "The day of admission: the service was in a hospital stay."
        yield Asked("Place of service 21", text, "837P, admission date; CMS-1500, item 18")


def _chiropractic(visit: Visit, facts: VisitFacts) -> Iterator[Asked]:
    """
    Chiropractic treatment of Medicare patients asks when the treatment began.

    Source: Medicare Claims Processing Manual, chapter 26, section 10.4 (item 14).
    """
    asking = next((line for line in visit.lines if line.procedure in CHIROPRACTIC), None)
    if asking is not None and visit.payer is not None and visit.payer.is_medicare and not facts.initial_treatment_date:
        text = "The day on which this course of treatment began; Medicare asks for it."
        yield Asked(at_line(asking).where, text, "Medicare Claims Processing Manual, ch. 26, 10.4, item 14")


def _drug(_visit: Visit, line: ChargeLine) -> Iterator[Asked]:
    """
    A drug asks for its NDC, quantity and unit.

    Source: 837P loop 2410; required by Medicaid (42 USC 1396r-8(a)(7)) and many others.
    """
    if is_drug(line.procedure) and not line.ndc:
        text = "The NDC of the package, how much was given, and its unit. Medicaid and many others ask for it."
        yield Asked(at_line(line).where, text, "837P, loop 2410; 42 USC 1396r-8(a)(7)", line.pk)


def _minutes(_visit: Visit, line: ChargeLine) -> Iterator[Asked]:
    """
    Anesthesia asks for its minutes.

    Source: 837P SV103 MJ; Medicare Claims Processing Manual, chapter 12, section 50.G.
    """
    if is_anesthesia(line.procedure) and line.minutes is None:
        text = "How many minutes of anesthesia. They become the units."
        yield Asked(at_line(line).where, text, "837P, SV103; Medicare Claims Processing Manual, ch. 12, 50.G", line.pk)


_OF_A_VISIT: tuple[Callable[[Visit, VisitFacts], Iterator[Asked]], ...] = (
    _accident, _pregnancy, _hospital_stay, _chiropractic,
)  # fmt: skip
_OF_A_LINE: tuple[Callable[[Visit, ChargeLine], Iterator[Asked]], ...] = (_drug, _minutes)


def may_be_a_drug(procedure: str) -> bool:
    """Tell whether a line of this code can carry an NDC: HCPCS codes, vaccines and immune globulins."""
    return procedure[:1].isalpha() or "90281" <= procedure <= "90759"


def _is_injury(diagnosis: Diagnosis) -> bool:
    """Injuries, S00 to T34, burns and frostbite among them, and external causes, V00 to Y38."""
    chapter, category = diagnosis.code[:1], diagnosis.code[:3]
    return chapter in "SVWX" or "T00" <= category <= "T34" or "Y00" <= category <= "Y38"
