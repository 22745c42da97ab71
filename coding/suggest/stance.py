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

from coding.suggest.cues import BACKWARD, FORWARD, LEADS, Stance
from coding.suggest.reading import Part, Sentence


@dataclass(frozen=True)
class Reach:
    """The words from `start` to `end` of the note are told with a stance because of the word `cue`."""

    stance: Stance
    start: int
    end: int
    cue: str


_WORD = r"(?<![\w/'-]){}(?![\w/'-])"
# A colon behind the cue belongs to it: "Denies: fever".
_FORWARDS = [
    (stance, re.compile(_WORD.format(f"(?:{cues})") + r"(?:\s*:)?", re.IGNORECASE)) for stance, cues in FORWARD.items()
]
_BACKWARDS = [
    (stance, re.compile(_WORD.format(f"{LEADS}(?:{cues})"), re.IGNORECASE)) for stance, cues in BACKWARD.items()
]
_QUESTION = re.compile(r"\?")
# "Rash: none", "Asthma - no", "Chest pain: denies"; "headache (-)"; and before it, "-fever", "(-) fever".
_ANSWERED_NO = re.compile(
    r"\s*(?:(?:[:=]|\s-+|\.{3,}|\s\s\s)\s*"
    r"(?:(?:no|none|never|absent|nil|neg(?:ative)?)(?: (?:seen|found|now|known|today|at present|currently|reported))?"
    r"|denie[sd]|excluded|wrong|error|over|gone|past|delete|not (?:started|present|yet|active))"
    r"|\((?:-|neg(?:ative)?)\))"
    r"(?=\s*(?:[.,;)]|$)|\s\s\s)",
    re.IGNORECASE,
)
# "Dementia - suspected", "Dementia (probable)".
_ANSWERED_MAYBE = re.compile(
    r"\s*(?:[:=(]|\s-+)\s*(?:suspected|probable|possible|likely|presumed|presumptive)\)?(?=\s*(?:[.,;)]|$)|\s\s\s)",
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
    r"(?::|->|>|-|\N{RIGHTWARDS ARROW})\s*(?:to |go to |come |then )?(?:call|phone|return|er|ed|911|rtc|urgent)\b"
    r"|\bgo to (?:the )?(?:ed|er)\b|:[^.]*\bwhat to (?:watch|look) (?:out )?for\b",
    re.IGNORECASE,
)
# A box of a list of questions that is not ticked: "[ ] headache  [x] cough".
_EMPTY_BOX = re.compile(r"\[ ?\](?P<what>[^\[\n]*)|\((?: |_)?\)(?P<other>[^(\n]*)")
# A mark before the word asks too: "?anemia", "(?) bronchitis".
_ASKS = re.compile(r"(?<![\w?])\?\)?\s?(?=[a-z])", re.IGNORECASE)
_COMMA = re.compile(r",")
_STRONGEST = (
    Stance.NEGATED, Stance.FAMILY, Stance.OTHER_PERSON, Stance.HYPOTHETICAL, Stance.UNCERTAIN, Stance.HISTORY,
)  # fmt: skip
_NEAR = re.compile(r"s/p|status post|prior|previous(?:ly)?|old|former(?:ly)?|off|stopped|was on", re.IGNORECASE)
# "Neg strep, pharyngitis" denies the first; "neg for fever, chills" denies both.
_TOLD_OF_ONE = re.compile(r"neg(?:ative)?", re.IGNORECASE)
# Plural: said of all that is listed before it.
_OF_ALL = re.compile(r"handouts|absent|(?:were|are) .*", re.IGNORECASE)
_FAR = {Stance.FAMILY, Stance.OTHER_PERSON, Stance.HYPOTHETICAL, Stance.HISTORY}
# "not", "without" as part of a name: "not intractable", "without aura"; and what only does not go well: "no relief".
_IN_NAMES = re.compile(
    r"(?:not|without|w/o|no|non)[ -](?:intractable|status|complications?|aura|current|injury|loss|loc|exacerbation"
    r"|in exacerbation|mention"
    r"|behaviou?ral|hematuria|bleeding|perforation|obstruction|rupture|esophagitis|coma|angina"
    r"|abnormal|fb|foreign)\b|(?:without|w/o) infection\b"
    r"|(?:not|no) (?:medications?|meds?|medicines?|drugs?|treatment|therapy|surgery) (?:for|needed|required)\b"
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
    if sentence.part == Part.DIFFERENTIAL:
        yield Reach(Stance.UNCERTAIN, sentence.start, sentence.end, "differential")
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
            word = cue.group().rstrip(" :")
            is_near = stance not in _FAR or bool(_NEAR.fullmatch(word))
            is_short = stance == Stance.HISTORY or bool(_TOLD_OF_ONE.fullmatch(cue.group()))
            end = _end(text, cue.end(), at_comma=is_short) if is_near else len(text)
            yield Reach(stance, sentence.start + cue.end(), sentence.start + end, cue.group())
    for mark in _ASKS.finditer(text):
        yield Reach(Stance.UNCERTAIN, sentence.start + mark.end(), sentence.start + _end(text, mark.end()), "?")
    for box in _EMPTY_BOX.finditer(text):
        yield Reach(Stance.NEGATED, sentence.start + box.start(), sentence.start + box.end(), "[ ]")
    for minus in _MINUS.finditer(text):
        end = _end(text, minus.end(), at_comma=True)
        yield Reach(Stance.NEGATED, sentence.start + minus.end(), sentence.start + end, minus.group())


def _backward(sentence: Sentence) -> Iterator[Reach]:
    text = sentence.text
    for stance, pattern in _BACKWARDS:
        for cue in pattern.finditer(text):
            begin = _begin(text, cue.start(), is_list=bool(_OF_ALL.fullmatch(cue.group())))
            yield Reach(stance, sentence.start + begin, sentence.start + cue.start(), cue.group())
    for stance, pattern in ((Stance.NEGATED, _ANSWERED_NO), (Stance.UNCERTAIN, _ANSWERED_MAYBE)):
        for answer in pattern.finditer(text):
            begin = _begin(text, answer.start())
            yield Reach(stance, sentence.start + begin, sentence.start + answer.start(), answer.group())
    for mark in _QUESTION.finditer(text):
        begin = _begin(text, mark.start(), is_list=text[: mark.start()].endswith(")"))
        yield Reach(Stance.UNCERTAIN, sentence.start + begin, sentence.start + mark.start(), "?")


def _end(text: str, start: int, *, at_comma: bool = False) -> int:
    turn = _TURNS.search(text, start)
    end = turn.start() if turn else len(text)
    comma = text.find(",", start, end) if at_comma else -1
    return comma if comma >= 0 else end


def _begin(text: str, end: int, *, is_list: bool = False) -> int:
    """Where the clause begins that ends here; a list has commas inside."""
    begin = 0
    for turn in _TURNS.finditer(text, 0, end):
        begin = turn.end()
    for comma in () if is_list else _COMMA.finditer(text, begin, end):
        begin = comma.end() if text[comma.end() : end].strip() else begin
    return begin
