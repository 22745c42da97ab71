"""
The members of the simulated payers.

There is no roll: everything about a member follows from the member id and the seed.  An id is three letters, eight
digits and a check digit (Luhn over the nine digits), such as KDP123456782; MB at its beginning says a Medicare
Advantage plan, MC a Medicaid-like plan.  The Medicare-like plan itself has ids in the form of Medicare, of which the
last digit checks the others.  An id of another form, or with a wrong check digit, belongs to nobody.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from clearinghouse.sandbox.chance import draw, pick

FORM = re.compile(r"[A-Z]{3}\d{9}")
MEDICARE_FORM = re.compile(r"[1-9][A-Z][0-9A-Z]\d[A-Z][0-9A-Z]\d[A-Z]{2}\d\d")
MEDICARE_LETTERS = "ACDEFGHJKMNPQRTUVWXY"
LETTERS = "ABCDEFGHJKLNPQRSTUVWXYZ"
PREFIX_OF_FILING_CODE = {"16": "MB", "MC": "MC"}
MEDICARE = ("MA", "MB")
ENDED_PERMILLE = 40
FIRST_BEGINNING = date(2014, 1, 1)
FIRST_END = date(2021, 6, 30)


@dataclass(frozen=True)
class Plan:
    """
    What a member's plan covers.

    `coinsurance` is the member's share as a fraction (0.20); `active_to` is the last covered day, None while it lasts.
    `pays_rest` is how the plan pays second: true pays all that is left to the patient, as a supplement does.
    """

    name: str
    product: str
    copay: Decimal
    deductible: Decimal
    coinsurance: Decimal
    out_of_pocket: Decimal
    active_from: date
    active_to: date | None
    pays_rest: bool

    def covers(self, day: date) -> bool:
        """Tell whether a service on this day is covered."""
        return self.active_from <= day and (self.active_to is None or day <= self.active_to)


def is_known(member_id: str) -> bool:
    """Tell whether the simulated payers know this member."""
    return has_form(member_id) and _check_digit(member_id[:-1]) == member_id[-1]


def has_form(member_id: str) -> bool:
    """Tell whether an id looks like one of theirs, whatever its check digit."""
    return FORM.fullmatch(member_id) is not None or MEDICARE_FORM.fullmatch(member_id) is not None


def plan_of(member_id: str, seed: int) -> Plan:
    """Tell the plan of a member; about 4 in 100 plans ended years ago."""
    by_prefix = {"MB": "MEDICARE", "MC": "MEDICAID"}.get(member_id[:2], "COMMERCIAL")
    product = "MEDICARE" if MEDICARE_FORM.fullmatch(member_id) else by_prefix
    active_from = FIRST_BEGINNING + timedelta(days=30 * draw(seed, member_id, "from", out_of=80))
    is_ended = draw(seed, member_id, "ended", out_of=1000) < ENDED_PERMILLE
    active_to = FIRST_END + timedelta(days=draw(seed, member_id, "to", out_of=900)) if is_ended else None
    copay, deductible, coinsurance, limit = _shares(member_id, seed, product)
    return Plan(
        name=f"SANDBOX {product} {1 + draw(seed, member_id, 'plan', out_of=9)}",
        product=product,
        copay=copay,
        deductible=deductible,
        coinsurance=coinsurance,
        out_of_pocket=limit,
        active_from=active_from,
        active_to=active_to,
        pays_rest=draw(seed, member_id, "second", out_of=2) == 0,
    )


def member_id_for(seed: int, n: int, *, active: bool = True, filing_code: str = "CI") -> str:
    """
    Make the id of the n-th member, whose plan is in force today and always, or ended years ago.

    `filing_code` (SBR09) decides between commercial, Medicare-like and Medicaid-like plans.
    """
    for attempt in count():
        unchecked = (
            _medicare_id(seed, n, attempt) if filing_code in MEDICARE else _plan_id(seed, n, attempt, filing_code)
        )
        member_id = unchecked + _check_digit(unchecked)
        if (plan_of(member_id, seed).active_to is None) == active:
            return member_id
    raise AssertionError("unreachable: the search has no end")


def _plan_id(seed: int, n: int, attempt: int, filing_code: str) -> str:
    """Make an id of a plan, without its check digit."""
    start = PREFIX_OF_FILING_CODE.get(filing_code, pick(seed, n, attempt, "first", among=LETTERS.replace("M", "")))
    rest = (pick(seed, n, attempt, place, among=LETTERS) for place in range(3 - len(start)))
    return f"{start}{''.join(rest)}{draw(seed, n, attempt, 'digits', out_of=10**8):08d}"


def _medicare_id(seed: int, n: int, attempt: int) -> str:
    """Make a Medicare number without its last digit."""
    either = MEDICARE_LETTERS + "0123456789"
    kinds = {"C": "123456789", "A": MEDICARE_LETTERS, "E": either, "N": "0123456789"}
    return "".join(pick(seed, n, attempt, place, among=kinds[kind]) for place, kind in enumerate("CAENAENAAN"))


def _shares(member_id: str, seed: int, product: str) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Copay, deductible, coinsurance and out-of-pocket limit."""
    if product == "MEDICAID":
        return Decimal(0), Decimal(0), Decimal(0), Decimal(0)
    if product == "MEDICARE":
        return Decimal(0), Decimal(257), Decimal("0.2"), Decimal(0)
    copay = pick(seed, member_id, "copay", among=("0", "15", "20", "25", "30", "40"))
    deductible = pick(seed, member_id, "deductible", among=("0", "250", "500", "1000", "1500", "3000"))
    coinsurance = pick(seed, member_id, "coinsurance", among=("0", "0.1", "0.2", "0.2", "0.3"))
    limit = pick(seed, member_id, "limit", among=("3000", "5000", "8000"))
    return Decimal(copay), Decimal(deductible), Decimal(coinsurance), Decimal(limit)


def _check_digit(unchecked: str) -> str:
    """Work out the last digit of an id: from its digits, in a Medicare number from its letters too."""
    if unchecked[:1].isalpha():
        return _luhn(unchecked[3:])
    return _luhn("".join(str(int(sign, 36) % 10) for sign in unchecked))


def _luhn(digits: str) -> str:
    """The check digit that makes the sum of the Luhn formula a multiple of ten."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)
