"""
Reads from the name of a download since when it holds: "icd10cm_order_2027.txt", "ccipra-v323r0-f1.TXT", "HCPC2026_OCT".

Publishers say it in the name and seldom in the file.
"""

import re
from collections.abc import Sequence
from datetime import date

from coding.models import CodeSystem, Reference
from coding.releases.recognize import Kind

FISCAL_YEAR_STARTS = 10
FIRST_NCCI_YEAR = 1994
"""Version 1 of the pairs was that of 1995 less one: version 32 is that of 2026."""
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*"
YEAR = r"(?P<year>20\d\d)"
SHORT_YEAR = r"(?P<short>\d\d)"
QUARTER_OF_LETTER = {"a": 1, "b": 4, "c": 7, "d": 10}

FULL_DAY = (
    re.compile(rf"{YEAR}[-_.]?(?P<number>0[1-9]|1[0-2])[-_.]?(?P<day>[0-3]\d)(?!\d)"),
    re.compile(rf"(?P<number>0?[1-9]|1[0-2])[-_.](?P<day>[0-3]?\d)[-_.]{YEAR}"),
    re.compile(rf"{MONTH}[-_. ]+(?P<day>[0-3]?\d)[-_., ]+{YEAR}"),
)
MONTH_AND_YEAR = (
    re.compile(rf"{MONTH}[-_. ]*{YEAR}"),
    re.compile(rf"{YEAR}[-_. ]*{MONTH}"),
    re.compile(rf"(?<!\d){SHORT_YEAR}[-_. ]*{MONTH}(?![a-z])"),
)
QUARTER = (
    re.compile(rf"{YEAR}[-_. ]*q(?P<quarter>[1-4])"),
    re.compile(rf"(?<!\d){SHORT_YEAR}[a-z]*q(?P<quarter>[1-4])"),
)
NCCI_VERSION = re.compile(r"v(?P<version>[3-9]\d)\.?(?P<quarter>[0-3])")
LETTER = re.compile(rf"(?<!\d){SHORT_YEAR}(?P<letter>[a-d])(?![a-z]{{2}})")
TAXONOMY = re.compile(r"taxonomy_?(?P<year>\d\d)\.?(?P<half>[01])")
ANY_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")


def first_day(kind: Kind, names: Sequence[str]) -> date | None:
    """
    Return since when a release holds, by the names of its files and of what they came in; None if none of them tells.

    A year alone is a fiscal year for ICD-10-CM, which begins in October, and a calendar year for all others.
    """
    for name in names:
        plain = name.lower().rsplit("/", 1)[-1]
        found = _special(kind, plain) or _letter(kind, plain) or _full_day(plain) or _month(plain) or _quarter(plain)
        if found:
            return found
    return next((found for name in names if (found := _year(kind, name.lower().rsplit("/", 1)[-1]))), None)


def name_of(kind: Kind, day: date) -> str:
    """What people call the release of a day: "FY2027", "April 2026", "2026 Q4", "2026"."""
    if kind == CodeSystem.ICD10CM and day.month == FISCAL_YEAR_STARTS:
        return f"FY{day.year + 1}"
    if kind in {Reference.PAIRS, Reference.UNIT_LIMITS, Reference.ADD_ONS, Reference.LABORATORY_PRICES}:
        return f"{day.year} Q{(day.month + 2) // 3}"
    return f"{day:%B %Y}"


def _special(kind: Kind, name: str) -> date | None:
    if kind == Reference.PAIRS and (found := NCCI_VERSION.search(name)):
        return date(FIRST_NCCI_YEAR + int(found["version"]), 3 * int(found["quarter"]) + 1, 1)
    if kind == Reference.TAXONOMY and (found := TAXONOMY.search(name)):
        # Published in January and July, in force three months later.
        return date(2000 + int(found["year"]), 10 if found["half"] == "1" else 4, 1)
    return None


def _full_day(name: str) -> date | None:
    for form in FULL_DAY:
        for found in form.finditer(name):
            groups = found.groupdict()
            number = int(groups["number"]) if groups.get("number") else MONTHS.index(groups["month"]) + 1
            try:
                return date(int(found["year"]), number, int(found["day"]))
            except ValueError:
                continue
    return None


def _month(name: str) -> date | None:
    for form in MONTH_AND_YEAR:
        if found := form.search(name):
            return date(_year_in(found), MONTHS.index(found["month"]) + 1, 1)
    return None


def _quarter(name: str) -> date | None:
    for form in QUARTER:
        if found := form.search(name):
            return date(_year_in(found), 3 * int(found["quarter"]) - 2, 1)
    return None


def _letter(kind: Kind, name: str) -> date | None:
    """A, B, C and D are the quarters in the names of Medicare's fee files (PFALL26AR, RVU26D)."""
    if kind not in {Reference.PHYSICIAN_PRICES, Reference.RELATIVE_VALUES}:
        return None
    found = LETTER.search(name)
    return date(_year_in(found), QUARTER_OF_LETTER[found["letter"]], 1) if found else None


def _year(kind: Kind, name: str) -> date | None:
    found = ANY_YEAR.search(name.replace("hcpc2", "hcpc 2").replace("_", " "))
    found = found or re.search(rf"(?:gpci|pprrvu|hcpc){YEAR}", name)
    if not found:
        return None
    year = int(found["year"])
    return date(year - 1, FISCAL_YEAR_STARTS, 1) if kind == CodeSystem.ICD10CM else date(year, 1, 1)


def _year_in(found: re.Match[str]) -> int:
    groups = found.groupdict()
    return int(groups["year"]) if groups.get("year") else 2000 + int(groups["short"])
