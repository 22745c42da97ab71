"""
What a payer's reason code means for the money: given up by contract, the patient's, or a denial to work.

The words for a code come from `x12.words`; here is only what the office does about it.  A pair that is not known stays
unknown: somebody must decide, nothing is guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from claims.models import Denial

C = Denial.Category


class Treatment(Enum):
    """What an adjustment is to the ledger."""

    CONTRACTUAL = "money nobody will pay, by contract"
    PATIENT = "money the patient owes"
    PRIOR_PAYER = "what payers before this one decided"
    DENIAL = "money refused, for a person to work"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What to do with one adjustment; `category` is set for a denial only."""

    treatment: Treatment
    category: Denial.Category | None = None


CONTRACTUAL_REASONS = frozenset(
    "24 44 45 59 66 69 70 74 75 76 90 91 94 102 103 104 105 128 130 131 137 139 144 161 172 223 237 253 278 303"
    " P12 P22 P23 P24 P25 P26 P29".split()
)
PATIENT_SHARES = frozenset("1 2 3 66 100 122 142 178 187 229 241 247 248".split())
PRIOR_PAYER_REASONS = frozenset({"23"})

NEVER_THE_PATIENTS = frozenset("139 209 278 303 P24 P25 P26".split())
"""
Reasons that no group code can lay on the patient: the contract's own reductions, and what a Medicare patient with
Medicaid's help (QMB) is spared.

Source: the group that each reason is restricted to, X12 code list 139; 42 U.S.C. 1396a(n)(3)(B).
"""

CODES_OF: Mapping[Denial.Category, str] = {
    C.AUTHORIZATION: "15 38 39 62 95 165 197 198 210 243 284 287 288 296 302",
    C.BUNDLED: "97 231 236 234 B10 P14",
    C.CODING: "4 5 6 7 8 9 10 11 12 110 146 152 181 182 183 199 261 B7 B15 B16 B20 B22 B23",
    C.COORDINATION: "19 20 21 22 109 129 136 201 209 228 275 276 B9",
    C.COVERAGE: "26 27 31 32 33 34 140 166 177 200 238 239",
    C.DUPLICATE: "18 B13",
    C.INFORMATION: "16 107 125 133 148 163 164 206 207 208 226 227 250 251 252 267 268 285",
    C.MEDICAL_NECESSITY: "50 54 55 56 58 114 150 151 153 154 155 167 186 272 273 B5",
    C.NON_COVERED: "35 46 49 51 53 60 78 96 111 112 119 149 160 188 202 204 222 242 256 A6 B1 B8 B14",
    C.OTHER: "A1",
    C.PROVIDER: "52 147 170 171 173 174 175 184 185 279 299 B12",
    C.TIMELY_FILING: "29 286",
}
CATEGORIES: Mapping[str, Denial.Category] = {
    code: category for category, codes in CODES_OF.items() for code in codes.split()
}
KNOWN_GROUPS = frozenset({"CO", "OA", "PI", "PR"})

PAID_WITH_ANOTHER = frozenset("97 234 B10 P14".split())
"""
Services that the payer paid as a part of another one, accepted by rule when the contract bears them.

Not 231 and 236: a modifier may show that the two services were apart.
"""
LEFT_TO_THE_PATIENT = frozenset(f"{CODES_OF[C.COVERAGE]} {CODES_OF[C.NON_COVERED]}".split()) - {"31", "140", "239"}
"""
Refusals of the plan that go to the patient by rule when the payer says so.

Not 31 and 140, mostly a slip in the member ID, nor 239, which asks for a claim for each span of coverage.
"""


def meaning(*, group: str, reason: str) -> Meaning | None:
    """
    Tell what an adjustment of this group and reason is to the office; None when the pair is not known.

    The patient's group wins over a contractual reason, because the payer says with it whom the office may bill, unless
    the reason forbids it; but a patient-group refusal (not covered, no coverage) is first looked at, so it is a denial
    too.
    """
    if group not in KNOWN_GROUPS:
        return None
    if reason in PRIOR_PAYER_REASONS:
        return Meaning(Treatment.PRIOR_PAYER)
    if may_be_patients(group=group, reason=reason):
        return _of_patient(reason)
    if reason in CONTRACTUAL_REASONS:
        return Meaning(Treatment.CONTRACTUAL)
    category = CATEGORIES.get(reason)
    return Meaning(Treatment.DENIAL, category) if category else None


def may_be_patients(*, group: str, reason: str) -> bool:
    """Tell whether the office may bill the patient: the payer says so, and neither law nor contract forbids it."""
    return group == "PR" and reason not in NEVER_THE_PATIENTS


def _of_patient(reason: str) -> Meaning:
    category = CATEGORIES.get(reason)
    if category is None or reason in PATIENT_SHARES:
        return Meaning(Treatment.PATIENT)
    return Meaning(Treatment.DENIAL, category)
