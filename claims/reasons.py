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
    "24 44 45 59 66 69 70 74 75 76 90 91 94 102 103 104 105 128 130 131 137 139 144 161 172 223 237 253 P12 P14 P22 P23"
    .split()
)  # fmt: skip
PATIENT_SHARES = frozenset("1 2 3 66 100 122 142 178 187 229 241 247 248".split())
PRIOR_PAYER_REASONS = frozenset({"23"})

_BY_CATEGORY: Mapping[Denial.Category, str] = {
    C.AUTHORIZATION: "15 38 39 62 165 197 198 210 243 284 296 302",
    C.BUNDLED: "97 231 236 234 B15 B10 P14",
    C.CODING: "4 5 6 7 8 9 10 11 12 110 146 147 152 181 182 183 199 B7 B22 B23 273",
    C.COORDINATION: "19 20 21 22 109 129 136 B9 276 275 201",
    C.COVERAGE: "26 27 31 32 33 34 140 166 177 200 A1 238",
    C.DUPLICATE: "18 B13",
    C.INFORMATION: "16 107 125 129 133 148 163 164 206 207 208 226 227 251 252 A6 B20 250 303",
    C.MEDICAL_NECESSITY: "50 54 55 56 58 114 150 151 153 154 155 167 186 272",
    C.NON_COVERED: "35 46 49 51 53 60 78 96 111 112 119 149 160 202 204 222 242 256 B1 B5 B8 B14 B16",
    C.PROVIDER: "52 170 171 173 174 175 184 185 188 228 261 278 279 299 B12",
    C.TIMELY_FILING: "29 P29",
}
CATEGORIES: Mapping[str, Denial.Category] = {
    code: category for category, codes in reversed(list(_BY_CATEGORY.items())) for code in codes.split()
}
KNOWN_GROUPS = frozenset({"CO", "OA", "PI", "PR"})


def meaning(*, group: str, reason: str) -> Meaning | None:
    """
    Tell what an adjustment of this group and reason is to the office; None when the pair is not known.

    The patient's group wins over a contractual reason, because the payer says with it whom the office may bill; but a
    patient-group refusal (not covered, no coverage) is first looked at, so it is a denial too.
    """
    if group not in KNOWN_GROUPS:
        return None
    if reason in PRIOR_PAYER_REASONS:
        return Meaning(Treatment.PRIOR_PAYER)
    if group == "PR":
        return _of_patient(reason)
    if reason in CONTRACTUAL_REASONS:
        return Meaning(Treatment.CONTRACTUAL)
    category = CATEGORIES.get(reason)
    return Meaning(Treatment.DENIAL, category) if category else None


def _of_patient(reason: str) -> Meaning:
    category = CATEGORIES.get(reason)
    if category is None or reason in PATIENT_SHARES:
        return Meaning(Treatment.PATIENT)
    return Meaning(Treatment.DENIAL, category)
