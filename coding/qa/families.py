"""
Families of codes by which coders are sampled and compared; the ranges are facts, the words are ours.

Source: the sections of CPT by number, the chapters of ICD-10-CM by letter.
"""

from collections.abc import Iterable, Mapping

from coding.edits.families import VISITS

LEVELS = "EM"
OTHER = "OTHER"
NAMES: Mapping[str, str] = {
    LEVELS: "Levels of visits", "ANESTHESIA": "Anesthesia", "SURGERY": "Procedures and surgery", "IMAGING": "Imaging",
    "LABORATORY": "Laboratory", "MEDICINE": "Medicine, vaccines, therapy",
    "HCPCS": "Supplies, drugs and HCPCS services",
    "DX-INFECTIONS": "Diagnoses: infections", "DX-TUMORS": "Diagnoses: tumors and blood",
    "DX-GLANDS": "Diagnoses: glands and metabolism", "DX-MIND": "Diagnoses: mind",
    "DX-NERVES": "Diagnoses: nerves, eyes, ears",
    "DX-HEART": "Diagnoses: heart and vessels", "DX-BREATHING": "Diagnoses: breathing",
    "DX-DIGESTION": "Diagnoses: digestion",
    "DX-SKIN": "Diagnoses: skin", "DX-JOINTS": "Diagnoses: bones and joints",
    "DX-KIDNEYS": "Diagnoses: kidneys and sexes",
    "DX-BIRTH": "Diagnoses: pregnancy, birth, malformations", "DX-SYMPTOMS": "Diagnoses: symptoms and findings",
    "DX-INJURIES": "Diagnoses: injuries and their causes", "DX-VISITS": "Diagnoses: reasons and statuses",
    OTHER: "Other codes",
}  # fmt: skip
_LETTERS: Mapping[str, str] = {
    "A": "DX-INFECTIONS", "B": "DX-INFECTIONS", "C": "DX-TUMORS", "D": "DX-TUMORS", "E": "DX-GLANDS", "F": "DX-MIND",
    "G": "DX-NERVES", "H": "DX-NERVES", "I": "DX-HEART", "J": "DX-BREATHING", "K": "DX-DIGESTION", "L": "DX-SKIN",
    "M": "DX-JOINTS", "N": "DX-KIDNEYS", "O": "DX-BIRTH", "P": "DX-BIRTH", "Q": "DX-BIRTH", "R": "DX-SYMPTOMS",
    "S": "DX-INJURIES", "T": "DX-INJURIES", "U": "DX-VISITS", "V": "DX-INJURIES", "W": "DX-INJURIES",
    "X": "DX-INJURIES", "Y": "DX-INJURIES", "Z": "DX-VISITS",
}  # fmt: skip
_SECTIONS: tuple[tuple[str, str, str], ...] = (
    ("00100", "01999", "ANESTHESIA"), ("10004", "69990", "SURGERY"), ("70010", "79999", "IMAGING"),
    ("80047", "89398", "LABORATORY"), ("90281", "99199", "MEDICINE"), ("99202", "99499", LEVELS),
    ("99500", "99607", "MEDICINE"),
)  # fmt: skip


def family_of_diagnosis(code: str) -> str:
    """The family of an ICD-10-CM code."""
    return _LETTERS.get(code[:1], OTHER)


def family_of_procedure(code: str) -> str:
    """The family of a CPT or HCPCS code."""
    if code in VISITS:
        return LEVELS
    if code[:1].isalpha():
        return "HCPCS"
    return next((family for first, last, family in _SECTIONS if first <= code <= last), OTHER)


def families_of(diagnoses: Iterable[str], procedures: Iterable[str]) -> frozenset[str]:
    """The families that a visit's codes belong to."""
    return frozenset(
        {*(family_of_diagnosis(code) for code in diagnoses), *(family_of_procedure(code) for code in procedures)}
    )
