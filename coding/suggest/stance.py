"""
Tells of every word of a note whether it is established of the patient now.

Words such as "denies", "r/o", "h/o", "mother" or "if" reach over the words behind them, others such as "unlikely" or
"ruled out" over those before them, to the end of their clause.  A diagnosis that is only possible is not coded as
established for an outpatient.

Source: ICD-10-CM Official Guidelines, section IV.H (uncertain diagnosis) and IV.J; the method is that of NegEx and
ConText (Chapman and others, 2001 and 2009).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coding.suggest.reading import Part, Sentence


class Stance(StrEnum):
    """What a note says of a condition that it mentions."""

    ESTABLISHED = "ESTABLISHED"
    NEGATED = "NEGATED"
    UNCERTAIN = "UNCERTAIN"
    HISTORY = "HISTORY"
    FAMILY = "FAMILY"
    OTHER_PERSON = "OTHER_PERSON"
    HYPOTHETICAL = "HYPOTHETICAL"


@dataclass(frozen=True)
class Reach:
    """The words from `start` to `end` of the note are told with a stance because of the word `cue`."""

    stance: Stance
    start: int
    end: int
    cue: str


_RELATIVE = (
    r"mother(?! of (?:one|two|three|four|five|\d))|father(?! of (?:one|two|three|four|five|\d))|mom|dad|brothers?"
    r"|sisters?|siblings?|aunts?|uncles?|cousins?|grand(?:mother|father|ma|pa"
    r"|parents?)|parents?"
    r"|mgm|mgf|pgm|pgf|maternal(?! depression)|paternal|half[- ](?:brother|sister)|fam(?:ily)? (?:hx|history)|fhx?"
    r"|runs in the family"
)
# A relative who speaks for the patient tells of the patient.
_ONLY_TELLS = (
    r"(?! (?:brings?|brought|reports?|reported|states?|says|said|notes?|noticed|gave|gives|accompan\w+|describes?"
    r"|is here|is present|present|at bedside|concerned|called|calls))"
)
_OTHERS = (
    r"wife|husband|spouse|partner|roommates?|boyfriend|girlfriend|fianc[ée]e?|daughters?|sons?|friends?|neighbou?rs?"
    r"|passenger|co-?workers?|classmates?|step(?:mother|father|son|daughter|dad|mom)|grand(?:son|daughter|child)"
    r"|infant son|twin"
    r"|everybody|somebody|nephew|niece|housemate|caregiver has|other kids?"
)
_ABOUT_WHOM = r"(?: (?:that|if|whether))?(?: (?:it|this|that|she|he|they|(?:the )?(?:pt|patient|child)))?"
_TO_BE = r"(?:(?: is|'s| are| has| have| had| was| might be| could be| may be| may have| might have))?"
_SOMEBODY_FEARS = (
    rf"(?:believes?|thinks?|thought|worried|worr(?:y|ies)|afraid|fears?|wonder(?:s|ed|ing)?|asks?|asked|unsure"
    rf"|uncertain)"
    rf"{_ABOUT_WHOM}{_TO_BE}|checked (?:out )?for|look(?:s|ed|ing)? for"
)
_NOBODY_THINKS = rf"(?:do|does|did)(?:n't| not) (?:think|believe|feel|suspect){_ABOUT_WHOM}{_TO_BE}"
# Words that reach forward over what follows.
_FORWARD: tuple[tuple[Stance, str], ...] = (
    (
        Stance.UNCERTAIN,
        r"r/o|rule-?[sd]? ?out|ro|unlikely(?: to be)?|improbable|low likelihood(?: of| for)?|perhaps|maybe"
        r"|ruling out|cannot (?:rule out|exclude)|unable to rule out|question of"
        r"|possibility of|presumptive|tentative|provisional|low probability(?: of| for)?|\?|poss(?:ible|ibly)?\.?"
        r"|prob(?:able|ably)?\.?|likely|most likely|presum(?:ed|ably|ptive)"
        r"|suspect(?:s|ed|ing)?|suspicious for|suspicion (?:for|of)|concern(?:ing|ed)? (?:for|about)|worr(?:y|ied"
        r"|isome) (?:for|about)|questionable"
        r"|may be|might be|could be|may have|might have|consistent with|c/w|compatible with|suggest(?:ive of|s|ing|ed)?"
        r"|indicative of|felt to (?:be|have)|unable to confirm|cannot confirm|await\w*"
        r"|vs\.?|versus|differential|ddx|dd|eval(?:uate)?(?:d)? for|work ?up for|w/u for|test(?:ing|ed)? for"
        r"|screen(?:ing|ed)? for"
        r"|pending for|to exclude|working (?:diagnosis|dx)|appears to be|consider(?:ing|ed)?|cannot exclude"
        r"|can't exclude"
        r"|borderline|impending"
        rf"|thought to (?:be|have)|{_SOMEBODY_FEARS}"
        r"|threatened|looks like|seems (?:to be|like)|query|versus early|doubt(?:ful)?|unclear if",
    ),
    (
        Stance.NEGATED,
        rf"{_NOBODY_THINKS}|nothing(?: (?:to|that) (?:suggests?|indicates?))?|against|no longer (?:has|have|had)"
        r"|low (?:suspicion|concern|risk) (?:for|of)|not consistent with|no complaints? of|not due to|rather than"
        r"|instead of|as opposed to|no|not|denie[sd]|denys|denying|deny|without|w/o|wo|neg(?:ative)?(?: for)?|never"
        r"|none of|nor|neither|absence of|absent"
        r"|free (?:of|from)|no evidence (?:of|for)|no signs? of|no hx of|no history of|no fam(?:ily)? (?:hx|history) of"
        r"|cleared of|declines?|resolved"
        r"|isn't|wasn't|doesn't have|does not have|did not|does not|don't|excludes?|fail(?:s|ed)? to (?:show|reveal"
        r"|demonstrate|identify|detect)"
        r"|unremarkable for|ruled out for|non",
    ),
    (
        Stance.HISTORY,
        r"h/o|hx(?: of)?|history of|was on|were on|off|stopped|stopping|discontinued|d/c'd|past|prior"
        r"|previous(?:ly)?|s/p|status post|former(?:ly)?|childhood|remote|old"
        r"|had|in the past"
        r"|dx'd in|treated for(?!.*\b(?:today|now)\b)|recovered from|years? ago|used to|personal hx(?: of)?|once had"
        r"|pmhx?|outgrew|quit",
    ),
    (Stance.FAMILY, rf"(?:{_RELATIVE}){_ONLY_TELLS}"),
    (Stance.OTHER_PERSON, _OTHERS),
    (
        Stance.HYPOTHETICAL,
        r"expos(?:ed|ure)s? to|contact with|(?:vaccinated|immuni[sz]ed|protected) against|vaccines? for"
        r"|(?:side|adverse) effects?|if|in case|unless|should|until|untill|call (?:for|if|w/|with)|return (?:for|if"
        r"|w/|with)|(?:go|come) (?:to"
        r"|in|back)|er (?:if|for)|ed (?:if|for)"
        r"|watch (?:for|out)|risks?(?: of| for| incl(?:uding)?)?|warn(?:ed|ing)(?: signs?)?|signs? of|s/s"
        r"|precautions?|prevent(?:s|ing|ion)?"
        r"|to avoid|avoid|educat\w+|discuss(?:ed)?|explained|advised|told|counsel(?:ed|ing)|handout"
        r"|may (?:happen|lead|get|heal)"
        r"|might|may|can (?:cause|lead)|could|would|will|lead to|develops?|returns?(?! visit)|recurs?|call|return/er"
        r"|rtc/er"
        r"|watch|worried about|asked about"
        r"|in the event|when|as needed for|prn for|prn|pt ed|patient education|goals?|monitor for|common w/"
        r"|so as not to",
    ),
)
# Words that reach back over what came before them in the clause.
_BACKWARD: tuple[tuple[Stance, str], ...] = (
    (
        Stance.NEGATED,
        r"neg|negative|absent|not (?:present|seen|found|suspected|felt|noted|identified|a concern|apparent|evident"
        r"|indicated|done|appreciated|reported|endorsed|palpated|palpable|visuali[sz]ed|detected|elicited|observed"
        r"|demonstrated)|none|no(?=\s*(?:[.,;)]|$))"
        r"|(?:(?:was|were|been|is|has|have|had) )*(?:ruled out|excluded|r/o'?d)|free|denied|not a concern|no longer"
        r"|no signs"
        r"|not present|not met|not a factor"
        r"|clinically not present|not needed|never",
    ),
    (
        Stance.UNCERTAIN,
        r"(?:felt to be |is |very |quite |clinically |less )*(?:unlikely|doubtful|doubted|less likely|not likely"
        r"|improbable)"
        r"|(?:is |was )?a possibility|(?:was |were |is |being )?(?:considered|suspected|questioned|possible|probable"
        r"|in question|pending"
        r"|disputed)|\?|(?:possible|suspected|likely)(?=\s*(?:[.,;)]|$))"
        r"|cannot be excluded|to be ruled out|differential|rare|uncommon|vs\.?|versus",
    ),
    (
        Stance.HISTORY,
        r"resolved|stopped|discontinued|d/c'd|held|healed|outgrown|outgrew(?: (?:it|them))?|cured|recovered"
        r"|in remission since|as (?:a )?(?:child"
        r"|kid|baby|infant|teen(?:ager)?|newborn)"
        r"|in (?:childhood|infancy|college|the past|19\d\d|20\d\d)|(?:\d{1,2}/)?(?:19|20)\d\d|years? ago|yrs? ago"
        r"|at age \d+"
        r"|age \d+|none since|none now|now gone|gone|hx"
        r"|removed|excised|last (?:year|yr|month|mo|winter|summer|spring|fall)|cleared|treated",
    ),
    (
        Stance.HYPOTHETICAL,
        r"would (?:be|have|need)|may happen|may occur|can occur|warning signs|precautions|signs|could (?:contribute"
        r"|cause)|risks?|screen(?:ing|s)?(?! for)|tests?|testing"
        r"|vaccin\w+|shots?|prophylaxis|series|titers?|boosters?|work-?up|w/u|panel|questions?|coverage|clinic"
        r"|protocol|score|handout"
        r"|education",
    ),
)
_WORD = r"(?<![\w/'-]){}(?![\w/'-])"
_FORWARDS = [
    (stance, re.compile(_WORD.format(f"(?:{words})") if words else "", re.IGNORECASE)) for stance, words in _FORWARD
]
_BACKWARDS = [(stance, re.compile(_WORD.format(f"(?:{words})"), re.IGNORECASE)) for stance, words in _BACKWARD]
_QUESTION = re.compile(r"\?")
# "Rash: none", "Chest pain: denies"; "headache (-)"; and before it, "-fever", "(-) fever".
_ANSWERED_NO = re.compile(
    r"\s*[:=]\s*(?:denie[sd]|no|none|neg(?:ative)?|absent|nil)(?=\s*(?:[.,;)]|$))|\s*\((?:-"
    r"|neg(?:ative)?)\)(?=\s*(?:[.,;]|$))",
    re.IGNORECASE,
)
_MINUS = re.compile(r"(?:(?<=[,:(])|^)\s*(?:-|\(-\))\s?(?=[a-z])")
# Where the reach of a "no" ends though the sentence goes on.
_TURNS = re.compile(
    r"\b(?:but|however|except|although|though|(?<!not )yet|still|now|so|because|since|which|who|given|aside from"
    r"|other than"
    r"|apart from"
    r"|assessment is|today|presents?|c/o|complains of|has|is on|takes|taking)\b|(?<=[\w)])\s+-+>?\s+|[;:]|->|\n\s*\n",
    re.IGNORECASE,
)
_HE, _SHE = re.compile(r"(?:he|his)\b", re.IGNORECASE), re.compile(r"(?:she|her)\b", re.IGNORECASE)
_WARNS = re.compile(
    r"(?::|->|>|-)\s*(?:to |go to |come |then )?(?:call|return|er|ed|911|rtc|urgent)\b"
    r"|\bgo to (?:the )?(?:ed|er)\b",
    re.IGNORECASE,
)
_COMMA = re.compile(r",")
_STRONGEST = (
    Stance.NEGATED, Stance.FAMILY, Stance.OTHER_PERSON, Stance.HYPOTHETICAL, Stance.UNCERTAIN, Stance.HISTORY,
)  # fmt: skip
_NEAR = re.compile(r"s/p|status post|prior|previous(?:ly)?|old|former(?:ly)?|off|stopped|was on", re.IGNORECASE)
_FAR = {Stance.FAMILY, Stance.OTHER_PERSON, Stance.HYPOTHETICAL, Stance.HISTORY}
# "not", "without" as part of a name: "not intractable", "without aura"; and what only does not go well: "no relief".
_IN_NAMES = re.compile(
    r"(?:not|without|w/o|no|non)[ -](?:intractable|status|complications?|aura|current|injury|loss|loc|exacerbation"
    r"|in exacerbation|mention"
    r"|behaviou?ral|hematuria|bleeding|perforation|obstruction|rupture|esophagitis|coma|angina|retinopathy"
    r"|abnormal|fb|foreign)\b|(?:without|w/o) infection\b"
    r"|(?:not|no) (?:improv\w+|relief|changes?|better|response|sleeping|able|well|at goal|controlled|tolerat\w+)\b",
    re.IGNORECASE,
)


def reaches(sentence: Sentence, sex: str = "") -> list[Reach]:
    """Return what the words of a sentence reach over, places counted in the note; `sex` is the patient's, F or M."""
    found = [*_section(sentence), *_forward(sentence), *_backward(sentence), *_pronoun(sentence, sex)]
    return sorted(found, key=lambda one: one.start)


def stance_at(start: int, told: list[Reach]) -> tuple[Stance, str]:
    """The stance of the word at a place and the word that gives it; of several, the one that denies it most."""
    over = [one for one in told if one.start <= start < one.end]
    first = min(over, key=lambda one: _STRONGEST.index(one.stance), default=None)
    return (first.stance, first.cue) if first else (Stance.ESTABLISHED, "")


def _section(sentence: Sentence) -> Iterator[Reach]:
    if sentence.part == Part.FAMILY:
        yield Reach(Stance.FAMILY, sentence.start, sentence.end, "family history")
    if warning := _WARNS.search(sentence.text):
        yield Reach(Stance.HYPOTHETICAL, sentence.start, sentence.start + warning.start(), warning.group())


def _pronoun(sentence: Sentence, sex: str) -> Iterator[Reach]:
    """Somebody of the other sex is somebody else."""
    other = {"F": _HE, "M": _SHE}.get(sex)
    found = other.match(sentence.text) if other else None
    if found:
        yield Reach(Stance.OTHER_PERSON, sentence.start + found.end(), sentence.end, found.group())


def _forward(sentence: Sentence) -> Iterator[Reach]:
    text = sentence.text
    for stance, pattern in _FORWARDS:
        for cue in pattern.finditer(text):
            if stance == Stance.NEGATED and _IN_NAMES.match(text, cue.start()):
                continue
            is_near = stance not in _FAR or bool(_NEAR.fullmatch(cue.group()))
            end = _end(text, cue.end(), at_comma=stance == Stance.HISTORY) if is_near else len(text)
            yield Reach(stance, sentence.start + cue.end(), sentence.start + end, cue.group())
    for minus in _MINUS.finditer(text):
        end = _end(text, minus.end(), at_comma=True)
        yield Reach(Stance.NEGATED, sentence.start + minus.end(), sentence.start + end, minus.group())


def _backward(sentence: Sentence) -> Iterator[Reach]:
    text = sentence.text
    for stance, pattern in _BACKWARDS:
        for cue in pattern.finditer(text):
            yield Reach(stance, sentence.start + _begin(text, cue.start()), sentence.start + cue.start(), cue.group())
    for answer in _ANSWERED_NO.finditer(text):
        begin = _begin(text, answer.start())
        yield Reach(Stance.NEGATED, sentence.start + begin, sentence.start + answer.start(), answer.group())
    for mark in _QUESTION.finditer(text):
        yield Reach(Stance.UNCERTAIN, sentence.start + _begin(text, mark.start()), sentence.start + mark.start(), "?")


def _end(text: str, start: int, *, at_comma: bool) -> int:
    turn = _TURNS.search(text, start)
    end = turn.start() if turn else len(text)
    comma = text.find(",", start, end) if at_comma else -1
    return comma if comma >= 0 else end


def _begin(text: str, end: int) -> int:
    """Where the clause begins that ends here."""
    begin = 0
    for turn in _TURNS.finditer(text, 0, end):
        begin = turn.end()
    for comma in _COMMA.finditer(text, begin, end):
        begin = comma.end() if text[comma.end() : end].strip() else begin
    return begin
