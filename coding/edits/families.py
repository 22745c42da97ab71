"""Families of procedures that several edits speak of, by number; the numbers are facts, the words are ours."""

from coding.models import ChargeLine

NEW_OFFICE = frozenset(str(code) for code in range(99202, 99206))
KNOWN_OFFICE = frozenset(str(code) for code in range(99211, 99216))
NEW_PREVENTIVE = frozenset(str(code) for code in range(99381, 99388))
KNOWN_PREVENTIVE = frozenset(str(code) for code in range(99391, 99398))
HOSPITAL = frozenset(str(code) for code in (*range(99221, 99224), *range(99231, 99240)))
EMERGENCY = frozenset(str(code) for code in range(99281, 99286))
NURSING = frozenset(str(code) for code in (*range(99304, 99311), 99315, 99316))
HOME_NEW = frozenset(str(code) for code in (99341, 99342, 99344, 99345))
HOME_KNOWN = frozenset(str(code) for code in range(99347, 99351))
CONSULTATIONS = frozenset(str(code) for code in range(99242, 99246))
WELLNESS = frozenset({"G0402", "G0438", "G0439"})

OFFICE = NEW_OFFICE | KNOWN_OFFICE
PREVENTIVE = NEW_PREVENTIVE | KNOWN_PREVENTIVE
VISITS = OFFICE | PREVENTIVE | HOSPITAL | EMERGENCY | NURSING | HOME_NEW | HOME_KNOWN | CONSULTATIONS | WELLNESS
NEW_PATIENT = NEW_OFFICE | NEW_PREVENTIVE | HOME_NEW
# A known patient's code beside each new patient's code of the same kind and level.
KNOWN_FOR_NEW = {
    **{f"9920{level}": f"9921{level}" for level in "2345"},
    **{f"9938{place}": f"9939{place}" for place in "1234567"},
    "99341": "99347", "99342": "99348", "99344": "99349", "99345": "99350",
}  # fmt: skip

BLOOD_DRAWS = frozenset({"36415", "36416"})
INJECTIONS = frozenset({"96372", "96373", "96374", "96375", "96376", "96377", "96379"})
INFUSIONS = frozenset({"96360", "96365", "96369", "96413"})
GIVING_VACCINES = frozenset({*(str(code) for code in range(90460, 90475)), "G0008", "G0009", "G0010", "90480"})
THERAPY = frozenset(
    "92507 92508 92526 97010 97012 97014 97016 97018 97022 97024 97026 97028 97032 97033 97034 97035 97036 97110 97112 "
    "97113 97116 97124 97140 97150 97161 97162 97163 97164 97165 97166 97167 97168 97530 97535 97542 97750 97755 97760 "
    "97761 97763 G0283".split()
)
CHIROPRACTIC = frozenset({"98940", "98941", "98942"})
# Small services with a global day of their own that are not surgery by their number.
MINOR = frozenset(
    "94640 96360 96372 96374 90471 90472 90473 90460 98925 98926 98927 98928 98929 98940 98941 98942 57454 58100 "
    "58300".split()
)
SURGERY = ("10004", "69990")


def is_vaccine(procedure: str) -> bool:
    """Tell whether a code is a vaccine itself, not its giving."""
    is_numbered = "90476" <= procedure <= "90759" or "91300" <= procedure <= "91323"
    return procedure.isdigit() and is_numbered


def is_drug(procedure: str) -> bool:
    """Tell whether a code is a drug billed by the amount."""
    return procedure[:1] == "J" or procedure.startswith(("Q51", "Q01"))


def is_procedure(line: ChargeLine) -> bool:
    """Tell whether a line is something done to the patient that a visit of the day must be separate from."""
    if line.procedure in BLOOD_DRAWS:
        return False
    is_surgery = line.procedure.isdigit() and SURGERY[0] <= line.procedure <= SURGERY[1]
    return line.procedure in MINOR or is_surgery
