"""
What a note says of the patient that is a code of chapter 21: why the visit is, what was done, what the body carries.

Source: ICD-10-CM Official Guidelines, I.C.21.c.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from coding.suggest.reading import Part, Sentence

ADULT = 18
ADULT_BMI = 20
ANYWHERE = frozenset(Part) - {Part.FAMILY, Part.PLAN}
OPENING = frozenset({Part.STORY, Part.ASSESSMENT})


@dataclass(frozen=True)
class Status:
    """A code, the words that say it, the sections in which they count, and diagnoses one of which must be there."""

    code: str
    words: re.Pattern[str]
    parts: frozenset[Part] = ANYWHERE
    beside: tuple[str, ...] = ()
    ages: tuple[int, int] = (0, 130)


def _one(
    code: str,
    words: str,
    parts: frozenset[Part] = ANYWHERE,
    beside: tuple[str, ...] = (),
    ages: tuple[int, int] = (0, 130),
) -> Status:
    return Status(code, re.compile(rf"(?<!next )\b(?:{words})", re.IGNORECASE), parts, beside, ages)


CORONARY = ("I20", "I21", "I25")
_PENICILLIN = r"(?:pcn|penicillin|amoxicillin)"
_VACCINES = (
    r"flu(?: high[- ]dose| hd| mist)?(?= given)"
    r"|pentacel|pediarix|vaxelis|dtap|tdap|mmr|varivax|prevnar|pcv\d*|rotavirus|rotateq|hep(?:atitis)? [ab]|gardasil"
    r"|hpv|shingrix|fluzone"
    r"|flu (?:shot|vaccine)|influenza vaccine|menactra|menveo|menacwy|pneumovax|ipv|hib|covid (?:shot|vaccine"
    r"|booster)|tetanus|immunizations?|vaccines?|vaccinations?|shots"
)
STATUSES: tuple[Status, ...] = (
    _one("Z00129", r"well[- ]?(?:child|baby)|wcc\b|\d+[- ](?:month|mo|year|yr)s?[- ](?:old )?(?:check-?up|physical"
        r"|well visit)", OPENING, ages=(0, 17)),
    _one("Z0000", r"(?:annual|yearly|routine|complete|preventive|general)(?: (?:adult|wellness|preventive|health"
        r"|medical))* (?:physical|exam\w*|visit|check-?up)|annual wellness"
        r"|wellness (?:visit|exam)|medicare wellness|awv\b|cpe\b|health maintenance exam", OPENING, ages=(18, 130)),
    _one("Z01419", r"(?:annual|routine|yearly)(?: well[- ]?woman| gyn\w*)(?: exam| visit)?|well[- ]woman", OPENING),
    _one("Z025", r"(?:sports?|camp|pre-?participation) (?:physical|exam|form|clearance)", OPENING),
    _one("Z01818", r"pre-?op(?:erative)?\b[^.;]{0,25}(?:clearance|eval\w*|exam\w*|visit|consult\w*|assessment|risk)"
        r"|surgical clearance", OPENING),
    _one("Z23", rf"(?:{_VACCINES})\b(?:[^.;]|\.(?=\d)){{0,60}}\b(?:given|administered|today|im\b|#\d)|(?:gave|given"
        rf"|administered"
        rf"|received today)[^.;]{{0,30}}\b(?:{_VACCINES})\b",
        frozenset(Part) - {Part.FAMILY, Part.PAST, Part.SOCIAL}),
    _one("Z1342", r"(?:asq(?:-3)?|peds|swyc|milestone form)\b[^.;]{0,40}(?:scored|done|completed|passed|screen)"
        r"|developmental screen\w*", ages=(0, 6)),
    _one("Z1341", r"m-?chat\b", ages=(1, 3)),
    _one("Z1332", r"maternal depression screen\w*|epds\b|edinburgh"),
    _one("Z9981", r"(?:on|uses?|using|wears?)(?: \w+){0,2} (?:home )?(?:oxygen|o2)\b|home o2\b|oxygen dependent"
        r"|home oxygen|oxygen \w+ (?:liters?|l)\b"),
    _one("Z992", r"(?:on|receives?|gets) (?:hemo|peritoneal )?dialysis|hd (?:mwf|tts|three times)"
        r"|hemodialysis (?:mwf|tts|three)", beside=("N186",)),
    _one("Z87891", r"(?:quit|stopped) smoking|quit (?:tobacco|cigarettes)|(?:ex|former)[- ]?smoker|former tobacco"
        r"|(?:smok|cigar)\w*\W+(?:\w+\W+){0,2}none since"
        r"|smoked in\b|past smoker|smokes? none since"),
    _one("F17210", r"\d(?:\.\d)?\s?ppd|half ppd|smok(?:es|ing) \d+ cig\w*|current(?:ly)? (?:every ?day )?smok\w+"
        r"|smokes? (?:a|half a|one|1|1/2) pack|active smoker"),
    _one("Z955", r"(?:s/p |cardiac |coronary )?(?:drug[- ]eluting )?stents?(?: (?:to|in|placed|\d{4}|x\d?|lad|rca"
        r"|lcx))|s/p (?:pci|stent)|\bdes to\b", beside=CORONARY),
    _one("Z951", r"(?:s/p )?cabg|(?:coronary |heart )?bypass(?: surgery| graft| \d{4})", beside=CORONARY),
    _one("Z950", r"(?:has|with|w/|s/p)(?: \w+){0,2} (?:pacemaker|ppm)\b|pacemaker (?:in place|placed|check"
        r"|interrog\w+)"),
    _one("Z95810", r"(?:has|with|w/|s/p) (?:an )?(?:icd|aicd|defibrillator)|(?:icd|defibrillator) in place"),
    _one("Z880", rf"allergic to {_PENICILLIN}|{_PENICILLIN} allerg\w+", frozenset(Part) - {Part.FAMILY}),
    _one("Z170", r"er positive|er\+|estrogen receptor positive", beside=("C50",)),
    _one("Z171", r"er negative|estrogen receptor negative|triple negative", beside=("C50",)),
    _one("Z9183", r"wander(?:s|ing|ed)\b", beside=("F01", "F02", "F03", "G30")),
    _one("Z9181", r"(?:history of|hx of|recent|frequent|recurrent) falls?|fall risk", ages=(50, 130)),
    _one("Z9884", r"(?:s/p |prior |after |hx of )(?:gastric (?:bypass|sleeve)|bariatric surgery|sleeve gastrectomy)",
        beside=("E66", "E5", "D5", "K9")),
    _one("Z940", r"(?:kidney|renal) transplant (?:\d{4}|recipient|in \d{4})|s/p (?:kidney|renal) transplant"),
    _one("Z66", r"dnr\b|do not resuscitate", frozenset(Part) - {Part.FAMILY}),
    _one("Z87310", r"(?:prior|previous|hx of|history of|old)(?: \w+){0,2} (?:fragility|low trauma"
        r"|osteoporotic) (?:fx|fractures?)", beside=("M81", "M80")),
    _one("Z8673", r"(?:hx of|h/o|history of|prior|old)(?: \w+){0,2} (?:stroke|cva|tia)\b(?! risk)"),
)  # fmt: skip
# What the visit could have been for, and was not: put off, refused, or done elsewhere.  Within the words' own clause.
PUT_OFF = ("Z0", "Z1", "Z23", "Z66", "Z79", "Z9181")
_BEFORE = re.compile(
    r"\b(?:(?:over)?due (?:for|in)|declin\w+|refus\w+|defer\w*|offer\w*|discuss\w*|schedul\w+|plans?|will|bring"
    r"|recommend\w*|order\w*|consider\w*|needs?|never|no|not|without|if)\b[^,.;]*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[^,.;]*\b(?:declin\w+|refus\w+|deferr\w*|not (?:given|done|due|needed)|low|minimal|none|discussed|offered"
    r"|recommended|overdue|due|scheduled|ordered|pharmacy|elsewhere|stopped|discontinued|finished|off"
    r"|(?:next|last) (?:time|visit|week|month|year|appointment))\b",
    re.IGNORECASE,
)
WITH_FINDINGS = {"Z00129": "Z00121", "Z0000": "Z0001", "Z01419": "Z01411"}
_FINDINGS = re.compile(
    r"\b(?:with|w/?) (?:abnormal )?findings?\b|(?<!no )(?<!without )(?<!w/o )\babnormal findings?\b", re.IGNORECASE
)
_BMI = re.compile(r"\b(?:bmi|body mass index)\b(?: of| is| was|:| =)?\s*(?P<value>\d{2}(?:\.\d+)?)", re.IGNORECASE)
_TOE = re.compile(
    r"(?:absent|amputat\w+|s/p|missing)\b[^.;,]{0,12}?\b(?P<side>left|right|l|r)\b\s?(?P<toe>great toe|big toe"
    r"|hallux|\w+ toe|\w+ digit|toe)"
    r"|(?P<side2>left|right|l|r)\b\s?(?P<toe2>great toe|big toe|hallux|\w+ toe|\w+ digit)\s(?:amp\b|amputat\w+)",
    re.IGNORECASE,
)
_LIMB = re.compile(
    r"(?P<side>left|right|l|r)\b\s?(?P<what>bka|aka|below[- ]knee amp\w*|above[- ]knee amp\w*)", re.IGNORECASE
)
_PERCENTILE = re.compile(r"\bbmi\b[^;\n]{0,20}?\b(?P<value>\d{1,2})(?:st|nd|rd|th)?\s?(?:%ile|percentile|%tile)", re.I)
_OF_95TH = re.compile(r"\bbmi\b[^;\n]{0,30}?\b(?P<share>1\d\d)\s?% of (?:the )?95th", re.IGNORECASE)
PERCENTILES = ((5, "Z6851"), (85, "Z6852"), (95, "Z6853"), (100, "Z6854"))
HIGH_SHARE, HIGHEST_SHARE = 120, 140
OBESITY = ("E66", "E65", "R635", "R636", "E40", "E43", "E44", "E46")
SEVERE = ((70, "Z6845"), (60, "Z6844"), (50, "Z6843"), (45, "Z6842"), (40, "Z6841"))


def statuses(sentence: Sentence, there: Collection[str], age: int) -> Iterator[tuple[str, int, int]]:
    """Yield codes and where in the sentence the words for them stand."""
    for one in STATUSES:
        if sentence.part not in one.parts or not one.ages[0] <= age <= one.ages[1]:
            continue
        if one.beside and not any(code.startswith(one.beside) for code in there):
            continue
        if found := one.words.search(sentence.text):
            yield one.code, *found.span()
    yield from _body(sentence, there, age)
    yield from _amputations(sentence)


def is_put_off(code: str, text: str, start: int) -> bool:
    """Tell whether what begins at a place of a sentence, a reason for the visit or a drug, was only spoken of."""
    return code.startswith(PUT_OFF) and bool(_BEFORE.search(text[:start]) or _BEHIND.match(text, start))


def tells_of_findings(text: str) -> bool:
    """Tell whether a sentence says that an examination had abnormal findings."""
    return bool(_FINDINGS.search(text))


def _body(sentence: Sentence, there: Collection[str], age: int) -> Iterator[tuple[str, int, int]]:
    if not any(code.startswith(OBESITY) for code in there) or any(code.startswith("Z68") for code in there):
        return
    if age < ADULT_BMI:
        yield from _percentile(sentence)
    elif found := _BMI.search(sentence.text):
        yield bmi_code(float(found["value"])), *found.span()


def _percentile(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """The body mass index of a child, told as a percentile or as a share of the 95th."""
    if found := _OF_95TH.search(sentence.text):
        share = int(found["share"])
        yield "Z6856" if share >= HIGHEST_SHARE else "Z6855" if share >= HIGH_SHARE else "Z6854", *found.span()
    elif found := _PERCENTILE.search(sentence.text):
        value = int(found["value"])
        yield next(code for below, code in PERCENTILES if value < below), *found.span()


def bmi_code(value: float) -> str:
    """The code of an adult's body mass index."""
    for least, code in SEVERE:
        if value >= least:
            return code
    return f"Z68{int(value)}" if value >= ADULT_BMI else "Z681"


def _amputations(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    for found in _TOE.finditer(sentence.text):
        side = (found["side"] or found["side2"])[0].lower()
        toe = (found["toe"] or found["toe2"]).lower()
        if "finger" in sentence.text.lower() or ("digit" in toe and "amp" not in sentence.text.lower()):
            continue
        is_great = toe.startswith(("great", "big", "hallux", "1st", "first"))
        yield f"Z894{1 if is_great else 2}{1 if side == 'r' else 2}", *found.span()
    for found in _LIMB.finditer(sentence.text):
        above = found["what"].lower().startswith(("aka", "above"))
        yield f"Z89{6 if above else 5}1{1 if found['side'][0].lower() == 'r' else 2}", *found.span()
