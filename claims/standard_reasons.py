"""
What reason codes mean before an office decides anything itself: the rules that the program brings along.

They become rows of `ReasonRule` once and are the office's from then on; loading them again adds only pairs that no
general rule was ever about.  What is doubtful is not in here: such a pair is a question to a person.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from claims.models import Denial, ReasonRule

C = Denial.Category
T = ReasonRule.Treatment
W = ReasonRule.Work
SINCE = date(2000, 1, 1)
GROUPS = ("CO", "OA", "PI", "PR")
NOT_THE_PATIENTS = ("CO", "OA", "PI")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """One rule for every payer, since ever; `category` is empty for what is no denial."""

    group: str
    reason: str
    remark: str = ""
    treatment: ReasonRule.Treatment
    category: str = ""
    work: ReasonRule.Work = W.PERSON
    why: str


CONTRACTUAL_REASONS = frozenset(
    "44 45 59 66 69 70 74 75 76 90 91 94 102 103 104 105 128 130 131 137 139 172 223 237 278 303"
    " P12 P22 P23 P24 P25 P26 P29".split()
)
OTHER_REDUCTIONS: Mapping[str, tuple[ReasonRule.Treatment, str]] = {
    "24": (T.CAPITATION, "The plan pays by the month, not by the service."),
    "144": (T.INCENTIVE, "A bonus or cut of an incentive program."),
    "161": (T.INCENTIVE, "A bonus for performance."),
    "253": (T.SEQUESTRATION, "Medicare's cut of payments; the patient never owes it."),
}
INCENTIVE_REMARKS = ("N699", "N700", "N701", "N807")
"""With reason 237, programs that raise or cut Medicare's payments: quality, electronic records, value, merit."""

PATIENT_SHARES = frozenset("1 2 3 45 66 85 100 122 126 127 142 178 187 229 241 247 248".split())
"""
What group PR may lay on the patient without a look.

45 is the balance that a provider outside the network may bill.  Other reductions, laid on the patient, are questions.
"""

COST_SHARES = frozenset("1 2 3 66".split())
QMB_REMARKS = frozenset("N192 N781 N782 N783".split())
"""
Remarks that a Medicare patient has Medicaid's help: deductible, coinsurance and copay are not the patient's.

Source: 42 U.S.C. 1396a(n)(3)(B); RARC list (X12 code list 411).
"""

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
    C.COORDINATION: "19 20 21 22 109 129 136 201 228 275 276 B9",
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

PAID_WITH_ANOTHER = frozenset("234 B10 P14".split())
"""
Services that the payer paid as a part of another one, accepted at once when the contract bears them.

Not 97, 231 and 236: a modifier may show that the two services were apart.
"""

LEFT_TO_THE_PATIENT = frozenset(CODES_OF[C.NON_COVERED].split())
"""
Refusals of the plan that go to the patient at once when the payer says so.

Not those for want of coverage: first it is asked whether another plan was in force.
"""


def load_standard(*, rules: type[ReasonRule], now: datetime) -> int:
    """
    Add the program's rules for every pair that no general rule was ever about; how many there were.

    Safe to repeat and to race: what the office decided, ended or withdrew is left alone.
    """
    known = set(rules.objects.filter(payer=None).values_list("group_code", "reason_code", "remark_code"))
    missing = [
        rules(
            group_code=one.group,
            reason_code=one.reason,
            remark_code=one.remark,
            starts_on=SINCE,
            treatment=one.treatment.value,
            category=one.category,
            work=one.work.value,
            why=one.why,
            decided_at=now,
        )
        for one in standard()
        if (one.group, one.reason, one.remark) not in known
    ]
    rules.objects.bulk_create(missing, ignore_conflicts=True)
    return len(missing)


def standard() -> Iterator[Standard]:
    """Every rule that the program brings along, each pair once."""
    yield from _reductions()
    for reason in sorted(PATIENT_SHARES):
        yield Standard(group="PR", reason=reason, treatment=T.PATIENT, why="The payer lays it on the patient.")
    yield from _shared_with_other_payers()
    for reason, category in CATEGORIES.items():
        for group in GROUPS:
            yield _denial(group, reason, category)


def _reductions() -> Iterator[Standard]:
    for reason in sorted(CONTRACTUAL_REASONS):
        for group in GROUPS if reason in NEVER_THE_PATIENTS else NOT_THE_PATIENTS:
            why = "The contract or a fee schedule sets it."
            yield Standard(group=group, reason=reason, treatment=T.CONTRACTUAL, why=why)
    for reason, (treatment, why) in OTHER_REDUCTIONS.items():
        for group in GROUPS if reason in NEVER_THE_PATIENTS else NOT_THE_PATIENTS:
            yield Standard(group=group, reason=reason, treatment=treatment, why=why)
    for remark in INCENTIVE_REMARKS:
        for group in NOT_THE_PATIENTS:
            why = "The remark names an incentive program of Medicare."
            yield Standard(group=group, reason="237", remark=remark, treatment=T.INCENTIVE, why=why)


def _shared_with_other_payers() -> Iterator[Standard]:
    for group in GROUPS:
        yield Standard(group=group, reason="23", treatment=T.PRIOR_PAYER, why="It repeats what an earlier payer did.")
        why = "The patient is spared (QMB); the next payer may owe it."
        yield Standard(group=group, reason="209", treatment=T.NEXT_PAYER, why=why)
    for reason in sorted(COST_SHARES):
        for remark in sorted(QMB_REMARKS):
            why = "The remark says that Medicaid helps the patient, who is spared the plan's share."
            yield Standard(group="PR", reason=reason, remark=remark, treatment=T.NEXT_PAYER, why=why)


def _denial(group: str, reason: str, category: Denial.Category) -> Standard:
    work, why = W.PERSON, "It is refused, and a person may still collect it."
    if group == "CO" and reason in PAID_WITH_ANOTHER:
        work, why = W.ACCEPT, "It was paid as a part of another service, and the contract bears it."
    elif group == "PR" and reason in LEFT_TO_THE_PATIENT:
        work, why = W.TO_PATIENT, "The plan does not cover it, and the payer lays it on the patient."
    return Standard(group=group, reason=reason, treatment=T.DENIAL, category=category, work=work, why=why)
