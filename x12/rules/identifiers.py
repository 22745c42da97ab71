"""The forms of identifiers and outside codes: which texts may be a ZIP code, a diagnosis, a drug, a procedure."""

from __future__ import annotations

import re
from functools import lru_cache

from x12.npi import npi_is_valid

STATES = frozenset(
    """AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK
    OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS FM GU MH MP PR PW VI UM AA AE AP""".split()
)
ZIP_STATES = {
    "0": frozenset("CT MA ME NH NJ RI VT NY PR VI AE".split()),
    "1": frozenset("DE NY PA".split()),
    "2": frozenset("DC MD NC SC VA WV".split()),
    "3": frozenset("AL FL GA MS TN AA".split()),
    "4": frozenset("IN KY MI OH".split()),
    "5": frozenset("IA MN MT ND SD WI DC".split()),
    "6": frozenset("IL KS MO NE".split()),
    "7": frozenset("AR LA OK TX".split()),
    "8": frozenset("AZ CO ID NM NV TX UT WY".split()),
    "9": frozenset("AK AS CA FM GU HI MH MP OR PW WA UM AP".split()),
}
"""The states of each first digit of a ZIP code, with the few places that lie elsewhere."""
INPATIENT = frozenset({"21", "51", "61"})
FACILITIES = INPATIENT | {"31", "32"}
AMBULANCE = frozenset({"41", "42"})

TAXONOMY = re.compile(r"[A-Z0-9]{9}X")
ZIP = re.compile(r"(?!0{5})\d{5}(\d{4})?", re.ASCII)
TAX_ID = re.compile(r"(?!0{9})\d{9}", re.ASCII)
PHONE = re.compile(r"[2-9]\d{9}", re.ASCII)
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
CLIA = re.compile(r"\d\dD\d{7}", re.ASCII)
NDC = re.compile(r"(?!0{11})\d{11}", re.ASCII)
MEDICARE_NUMBER = re.compile(
    r"[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d[AC-HJKMNP-RT-Y]{2}\d\d", re.ASCII
)
ICD_10 = re.compile(r"[A-Z]\d[0-9A-Z]{1,5}", re.ASCII)
ICD_9 = re.compile(r"\d{3,5}|V\d{2,4}|E\d{3,4}", re.ASCII)
PROCEDURE = re.compile(r"\d{4}[0-9A-Z]|[A-V]\d{4}", re.ASCII)
MODIFIER = re.compile(r"(?!00)[0-9A-Z]{2}", re.ASCII)
CONDITION = re.compile(r"[0-9A-Z]{2}", re.ASCII)
ADJUSTMENT_REASON = re.compile(r"([ABDPWY]?)([1-9]\d{0,2})", re.ASCII)
ADJUSTMENT_REASONS = {"": 308, "A": 8, "B": 23, "D": 23, "P": 32, "W": 9, "Y": 3}
"""The highest adjustment reason of each letter that was ever given out."""
REMARK = re.compile(r"M[1-9]\d{0,2}|MA\d{2,3}|N[1-9]\d{0,3}", re.ASCII)
MEMBER_ID = re.compile(r"[0-9A-Z]+", re.ASCII | re.IGNORECASE)
PAYER_ID = re.compile(r"[0-9A-Z]([0-9A-Z_-]*[0-9A-Z])?", re.ASCII | re.IGNORECASE)
LETTERLESS = re.compile(r"[\W\d_]*")
NOT_OF_PERSON = re.compile(r"[\d,]")
POST_BOX = re.compile(r"\b(P\.? ?O\.? ?BOX|POST ?OFFICE BOX|LOCK ?BOX|P\.? ?O\.? ?DRAWER)\b", re.IGNORECASE)

UNLISTED = frozenset(
    """01999 15999 17999 19499 20999 21089 21299 21499 21899 22899 22999 23929 24999 25999 26989 27299 27599 27899
    28899 29799 29999 30999 31299 31599 31899 32999 33999 36299 37501 37799 38129 38589 38999 39499 39599 40799 40899
    41599 41899 42299 42699 42999 43289 43499 43659 43999 44238 44799 44899 44979 45399 45499 45999 46999 47379 47399
    47579 47999 48999 49329 49659 49999 50549 50949 51999 53899 54699 55559 55899 58578 58579 58679 58999 59897 59898
    59899 60659 60699 64999 66999 67299 67399 67599 67999 68399 68899 69399 69799 69949 69979 76496 76497 76498 76499
    76999 77299 77399 77499 77799 78099 78199 78299 78399 78499 78599 78699 78799 78999 79999 81099 81479 81599 84999
    85999 86849 86999 87999 88099 88199 88299 88399 88749 89240 89398 90399 90749 90899 90999 91299 92499 92700 93799
    93998 94799 95199 95999 96379 96549 96999 97039 97139 97799 99199 99429 99499 99600
    A4649 A9699 A9999 B9998 B9999 C9399 E1399 E1699 J3490 J3590 J7199 J7599 J7699 J7799 J7999 J8499 J8999 J9999 K0108
    K0898 L0999 L1499 L2999 L3649 L3999 L5999 L7499 L8039 L8499 L8699 Q4050 Q4051 Q4082 Q4100 T5999 V2199 V2799 V5298
    V5299""".split()
)
MAMMOGRAPHY = frozenset({"77065", "77066", "77067", "G0202", "G0204", "G0206"})
ANESTHESIA_MODIFIERS = frozenset({"AA", "AD", "QK", "QX", "QY", "QZ", "GC"})
NOT_TIMED = frozenset({"01953", "01996", "01999"})


@lru_cache(maxsize=4096)
def is_adjustment_reason(code: str) -> bool:
    """Tell whether an adjustment reason (CARC) was ever given out; there are no leading zeros."""
    found = ADJUSTMENT_REASON.fullmatch(code)
    return found is not None and int(found[2]) <= ADJUSTMENT_REASONS[found[1]]


@lru_cache(maxsize=4096)
def is_npi(text: str) -> bool:
    """Tell whether a text is an NPI with the right check digit; a file has few of them, again and again."""
    return npi_is_valid(text)


@lru_cache(maxsize=4096)
def is_procedure(code: str) -> bool:
    """Tell whether a text has the form of a CPT or HCPCS code."""
    return PROCEDURE.fullmatch(code) is not None


@lru_cache(maxsize=4096)
def is_diagnosis(qualifier: str, code: str) -> bool:
    """Tell whether a text has the form of an ICD-10-CM code, or for BK and BF of an ICD-9-CM code."""
    form = ICD_9 if qualifier in ("BK", "BF") else ICD_10
    return form.fullmatch(code) is not None


@lru_cache(maxsize=4096)
def is_anesthesia(code: str) -> bool:
    """Tell whether a procedure is anesthesia: 00100 to 01999."""
    return len(code) == 5 and code.isdigit() and "00100" <= code <= "01999"


def is_name(text: str, *, of_person: bool) -> bool:
    """Tell whether a text can be a name: it has a letter, and a person's neither a digit nor a comma."""
    return text.isalpha() or not (LETTERLESS.fullmatch(text) or (of_person and NOT_OF_PERSON.search(text)))
