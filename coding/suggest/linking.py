"""
What follows from diagnoses that stand together, from drugs that are taken, and from what was once.

Hypertension with chronic kidney disease or heart failure, and diabetes with a complication that a note ties to it, are
one code for both; the use of some drugs over time is a code of its own; a cancer of the past is a status.

Source: ICD-10-CM Official Guidelines, I.C.2.m, I.C.4.a, I.C.9.a, I.C.21.c.3 and c.4.
"""

import re
from collections.abc import Iterable, Mapping

HYPERTENSION = ("I10", "I110", "I119", "I120", "I129")
CKD, CKD_LAST = "N18", ("N185", "N186")
HEART_FAILURE = "I50"
# What is taken to come from diabetes when both are there, and the ending of the code for both (I.A.15, "with").
DIABETES = ("E10", "E11", "E13")
DIABETES_WITH: Mapping[str, str] = {
    "N18": "22",
    "G629": "42",
    "G63": "42",
    "I739": "51",
    "L97": "621",
    "G5799": "41",
    "H3500": "319",
    "R739": "65",
    "K3184": "43",
}
ALZHEIMER = frozenset({"G300", "G301", "G308", "G309"})
TAKEN_IN = frozenset({"G629", "G63", "I739", "H3500", "R739", "G5799"})
# The drugs of a class, by the code for taking them over time.
DRUGS: Mapping[str, str] = {
    "Z794": r"insulin|glargine|lispro|aspart|detemir|degludec|lantus|humalog|novolog|levemir|tresiba|basaglar|toujeo"
        r"|nph|humulin|novolin",
    "Z7984": r"metformin|glipizide|glyburide|glimepiride|sitagliptin|linagliptin|saxagliptin|empagliflozin"
        r"|dapagliflozin|canagliflozin"
    r"|ertugliflozin|pioglitazone|jardiance|farxiga|januvia|tradjenta|actos|glucophage|repaglinide|acarbose",
    "Z7985": r"semaglutide|liraglutide|dulaglutide|exenatide|tirzepatide|ozempic|victoza|trulicity|mounjaro|byetta"
        r"|bydureon",
    "Z7901": r"warfarin|coumadin|apixaban|eliquis|rivaroxaban|xarelto|dabigatran|pradaxa|edoxaban|enoxaparin|lovenox",
    "Z7902": r"clopidogrel|plavix|prasugrel|effient|ticagrelor|brilinta|dipyridamole",
    "Z7951": r"fluticasone|budesonide|beclomethasone|mometasone|ciclesonide|advair|symbicort|breo|dulera|trelegy"
        r"|breztri|flovent|pulmicort|qvar",
    "Z7983": r"bisphosphonates?|alendronate|fosamax|risedronate|actonel|ibandronate|boniva|zoledronic acid|reclast",
    "Z79811": r"letrozole|anastrozole|exemestane|femara|arimidex|aromasin|aromatase inhibitor",
    "Z79810": r"tamoxifen|raloxifene|toremifene",
    "Z7952": r"prednisone|pred \d+|prednisolone|long[- ]term steroids?|chronic steroids?",
    "Z79620": r"adalimumab|humira|etanercept|infliximab|ocrelizumab|rituximab|mepolizumab|dupilumab|omalizumab"
    r"|secukinumab|ustekinumab|natalizumab|tocilizumab|abatacept|certolizumab|golimumab|ixekizumab|risankizumab|vedolizumab|guselkumab",
    "Z79621": r"tacrolimus|tac \d|cyclosporine|prograf", "Z79622": r"tofacitinib|upadacitinib|baricitinib",
    "Z79623": r"sirolimus|everolimus", "Z79624": r"mycophenolate|mmf|cellcept|azathioprine|imuran",
    "Z79631": r"methotrexate|mtx",
    "Z79899": r"lithium|methimazole|propylthiouracil|hydroxychloroquine|plaquenil|amiodarone|digoxin|valproate"
    r"|depakote|clozapine|carbamazepine",
    "Z79891": r"oxycodone|hydrocodone|morphine|methadone for pain|oxycontin|percocet|norco|tramadol|fentanyl patch"
        r"|chronic opioid",
}  # fmt: skip
NEEDS: Mapping[str, tuple[str, ...]] = {
    "Z7952": ("M05", "M06", "M31", "M32", "M33", "M35", "Z94", "D86", "J84", "K50", "K51"),
    "Z79899": ("F31", "E05", "M05", "M06", "M32", "I48", "F20", "F25", "G40", "I50"),
    "Z794": ("E08", "E09", "E11", "E13", "O24"), "Z7984": ("E08", "E09", "E11", "E13"),
    "Z7985": ("E08", "E09", "E11", "E13"),
    "Z7951": ("J44", "J45", "J41", "J42"), "Z79811": ("C50", "Z853", "D05"), "Z79810": ("C50", "Z853", "D05"),
    "Z7983": ("M80", "M81", "M85"),
    "Z7902": ("I25", "I63", "I73", "Z95", "Z86"),
    "Z79891": ("G89", "M", "Z51"),
}  # fmt: skip
TAKEN = [(code, re.compile(rf"\b(?:{names})\b", re.IGNORECASE)) for code, names in DRUGS.items()]
# A cancer of the past, by the first three characters of the cancer.
PAST_CANCER: Mapping[str, str] = {
    "C18": "Z85038", "C19": "Z85048", "C20": "Z85048", "C25": "Z8507", "C22": "Z8505", "C34": "Z85118",
    "C43": "Z85820", "C44": "Z85828",
    "C50": "Z853", "C53": "Z8541", "C54": "Z8542", "C55": "Z8542", "C56": "Z8543", "C61": "Z8546", "C62": "Z8547",
    "C64": "Z85528",
    "C67": "Z8551", "C73": "Z85850", "C81": "Z8571", "C85": "Z8572", "C82": "Z8572", "C83": "Z8572", "C91": "Z856",
    "C92": "Z856", "D03": "Z86006",
    "D05": "Z86000", "C16": "Z85028", "C15": "Z8501", "C71": "Z85841",
}  # fmt: skip
PAST_OTHER: Mapping[str, str] = {
    "N20": "Z87442", "I21": "I252", "I63": "Z8673", "G45": "Z8673", "I82": "Z86718", "I26": "Z86711",
    "K635": "Z860100", "D12": "Z860100",
    "M810": "Z87310", "F1020": "F1021", "F1120": "F1121",
}  # fmt: skip


def linked(codes: Iterable[str]) -> tuple[set[str], dict[str, tuple[str, ...]]]:
    """Return which codes others take the place of, and the codes that take their place with those they rest on."""
    there = set(codes)
    gone: set[str] = set()
    made: dict[str, tuple[str, ...]] = {}
    kidney = sorted(code for code in there if code.startswith(CKD))
    heart = sorted(code for code in there if code.startswith(HEART_FAILURE))
    pressure = sorted(there.intersection(HYPERTENSION))
    if pressure and (kidney or heart):
        late = any(code in CKD_LAST for code in kidney)
        together = _hypertensive(bool(kidney), bool(heart), late)
        gone.update(pressure)
        gone.discard(together)
        made[together] = (*pressure, *kidney[:1], *heart[:1])
    for code in [code for code in there if code.startswith("F03") and there & ALZHEIMER]:
        gone.add(code)
        made["F02" + code[3:]] = (code,)
    diabetes = sorted(code for code in there if code[:3] in DIABETES)
    for begin, ending in DIABETES_WITH.items():
        other = next((code for code in sorted(there) if code.startswith(begin)), "")
        if diabetes and other:
            made[diabetes[0][:3] + ending] = (diabetes[0], other)
            gone.update(code for code in diabetes if code.endswith("9") and len(code) == len("E119"))
            gone.update({other} if begin in TAKEN_IN else ())
    return gone, made


def _hypertensive(kidney: bool, heart: bool, late: bool) -> str:
    if kidney and heart:
        return "I132" if late else "I130"
    if heart:
        return "I110"
    return "I120" if late else "I129"


def belongs(code: str, there: Iterable[str]) -> bool:
    """Tell whether the use of a drug is worth a code beside these diagnoses."""
    return any(one.startswith(NEEDS.get(code, ("",))) for one in there)


def past(code: str) -> str:
    """The status that a condition of the past leaves; empty when none is known here."""
    return PAST_CANCER.get(code[:3]) or next(
        (status for begin, status in PAST_OTHER.items() if code.startswith(begin)), ""
    )
