"""
Suggests diagnoses from a note: found in it by its own words, each with the words that prove it.

What the assessment establishes comes first, then what follows from diagnoses that stand together, from drugs, from the
past, from what the body carries, and how an injury happened.  Nothing is guessed from findings: a suggestion stands on
words of the note, and the coder decides.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from coding.suggest.adverse import adverse_effects, of_drugs
from coding.suggest.choose import Said, choose
from coding.suggest.linking import TAKEN, belongs, linked, past
from coding.suggest.matching import Mention, Token, mentions, tokens_of
from coding.suggest.reading import Part, Sentence, sentences
from coding.suggest.sides import each_side, sides_told, with_side
from coding.suggest.stance import Stance
from coding.suggest.statuses import WITH_FINDINGS, is_put_off, statuses, tells_of_findings
from coding.suggest.terms import NOT, SIDES, Terms, terms_on
from coding.suggest.understood import unread

WEAKEST = 0.0
_TOLD_OF_THE_PATIENT = frozenset({Stance.ESTABLISHED, Stance.HISTORY})
OPENING = 2
COMPLAINTS = ("R0", "R1", "R2", "R3", "R4", "R5", "R6")
INJURIES = ("S", "T0", "T1", "T2", "T3")
CIRCUMSTANCES = ("Y92", "Y93", "W", "X")
# Not found by their names alone: causes and places of injuries, poisonings and side effects, complaints of every kind.
LEFT_OUT = ("T14", "T36", "T37", "T38", "T39", "T4", "T50", "T78", "T88", "V", "W", "X", "Y")
DIABETES = ("E08", "E09", "E10", "E11", "E13")
DIABETES_OF_A_CAUSE = frozenset({"secondary", "drug", "steroid", "pancreatic", "pancreatitis", "pancreatectomy"})
FOLLOWED = frozenset({"healing", "healed", "followup", "subsequent", "recheck"})


@dataclass(frozen=True)
class Words:
    """Words of the note that prove a suggestion: `note[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True)
class Patient:
    """What is known of the patient besides the note: age in years on the date of service, "F" or "M"."""

    age: int
    sex: str


@dataclass(frozen=True)
class Suggestion:
    """
    One diagnosis that the note names as the patient's, without a dot; `why` are the words it was found by.

    It is established when every word around one of its mentions is understood.  Otherwise `unread` are the words that
    are not, each of which may deny or doubt it: somebody has to read them.
    """

    code: str
    evidence: tuple[Words, ...]
    why: str
    item: int = 0
    unread: tuple[Words, ...] = ()

    @property
    def is_established(self) -> bool:
        """Whether nothing stands around it that could say otherwise."""
        return not self.unread

    @property
    def is_complaint(self) -> bool:
        """Whether it is what the patient complains of, not a disease or a finding of a test."""
        return self.code.startswith(COMPLAINTS)


@dataclass(frozen=True)
class _Read:
    """A sentence with its words; `said` are those that are said of the patient in it."""

    sentence: Sentence
    tokens: Sequence[Token]
    said: frozenset[str]


def suggest(*, note: str, day: date, patient: Patient) -> list[Suggestion]:
    """
    Return the diagnoses that a note establishes on a date of service, those of the assessment first.

    What it denies, doubts, fears, or tells of the past or of others is left out.
    """
    terms = terms_on(day)
    read = [_read(sentence, patient.sex) for sentence in sentences(note)]
    found = _once(_explained(list(_assessed(read, terms, _of_patient(read, patient)))))
    found = [one for one in found if not any(_says_less(one, other, terms) for other in found)]
    past_ones = _of_the_past(read, terms)
    over = {code for code, status in past_ones if status.is_established}
    found = _together([one for one in found if one.code not in over], terms)
    others = (_drugs(read, found, terms), _adverse(read, found, terms), _statuses(read, found, terms, patient.age))
    for further in ([status for _, status in past_ones], *others):
        found += _new(further, found, terms)
    found = _with_findings(found, read, terms)
    if any(one.code.startswith(INJURIES) and one.code.endswith("A") for one in found):
        found += _new(_circumstances(read, terms), found, terms)
    return sorted(found, key=lambda one: not one.is_established)


def _read(sentence: Sentence, sex: str) -> _Read:
    tokens = tokens_of(sentence, sex)
    yes = {word for token in tokens if token.stance == Stance.ESTABLISHED for word in token.words}
    no = {NOT + word for token in tokens if token.stance == Stance.NEGATED for word in token.words}
    return _Read(sentence, tokens, frozenset(yes | no))


def _of_patient(read: Sequence[_Read], patient: Patient) -> frozenset[str]:
    """Words that are true of the patient wherever the note speaks: the sex, and the type of diabetes."""
    words = frozenset[str]().union(*(one.said for one in read))
    types = words & {"type1", "type2"} if "diabete" in words else frozenset[str]()
    sex = {"F": "female", "M": "male"}.get(patient.sex, "")
    return (types if len(types) == 1 else frozenset()) | {sex}


def _assessed(read: Sequence[_Read], terms: Terms, always: frozenset[str]) -> Iterator[Suggestion]:
    """
    What the assessment establishes, and the heads of lists elsewhere; an item's sentences are read together.

    A note without an assessment, dictated as one story, is read as a whole.
    """
    judged = [one for one in read if one.sentence.part == Part.ASSESSMENT]
    if not judged:
        judged = [one for one in read if one.sentence.part == Part.PLAN]
    if not judged:
        judged = [one for one in read if one.sentence.part in (Part.STORY, Part.PAST)]
    items: dict[int, frozenset[str]] = {}
    for one in judged:
        items[one.sentence.item] = items.get(one.sentence.item, frozenset()) | one.said
    sides = sides_told(one.tokens for one in read)
    is_followed = any(_is_followed(one.said) for one in read[:OPENING])
    for one in judged:
        words = items[one.sentence.item] if one.sentence.item else one.said
        said = Said(words | always, "D" if is_followed or _is_followed(one.said) else "A")
        yield from _of_sentence(one, terms, said, sides)


def _of_sentence(read: _Read, terms: Terms, item: Said, sides: Mapping[str, str]) -> Iterator[Suggestion]:
    """The best code for each group of words that a sentence says; one for each side where it says both."""
    groups: dict[tuple[frozenset[int], str], list[tuple[float, str, Mention]]] = {}
    for mention in mentions(read.sentence, read.tokens, terms):
        if mention.stance != Stance.ESTABLISHED or not _counts(mention, read.sentence):
            continue
        choices = list(terms.choices(mention.term.code))
        for said in each_side(with_side(item, choices, sides), choices):
            chosen = choose(terms, mention.term, said)
            if chosen and chosen.fit > WEAKEST and not chosen.code.startswith(LEFT_OUT):
                side = next(iter(said.words & SIDES), "")
                groups.setdefault((mention.places, side), []).append((chosen.fit, chosen.code, mention))
    best = [max(group, key=lambda one: one[:2]) for group in groups.values()]
    drugs = [drug for drug, _, _ in adverse_effects(read.sentence.text)]
    for _, code, mention in sorted(best, key=lambda one: one[2].start):
        whole = of_drugs(_of_its_type(code, terms, item.words), drugs)
        yield _suggestion(whole, mention, terms, read.sentence.item)


def _counts(mention: Mention, sentence: Sentence) -> bool:
    """One word that names a complaint or a status counts only where an item begins: it is what the item is about."""
    code = mention.term.code
    is_word = len(mention.places) == 1
    is_about = not is_word or not code.startswith(COMPLAINTS) or sentence.is_first_of_item
    is_other = (is_word and code.startswith("Z")) or code.startswith(LEFT_OUT)
    return is_about and not is_other and not is_put_off(code, sentence.text, mention.start - sentence.start)


def _suggestion(code: str, mention: Mention, terms: Terms, item: int = 0) -> Suggestion:
    own = [(token.start, token.end) for token in mention.tokens]
    left = tuple(Words(*place) for place in unread(mention.sentence, own, code, terms.title(code), terms.vocabulary))
    return Suggestion(code, (Words(mention.start, mention.end),), ", ".join(sorted(mention.term.words)), item, left)


def _found_by(code: str, place: Words, read: _Read, terms: Terms) -> Suggestion:
    """What words of a sentence say that are no term of the code set."""
    own = (place.start, place.end)
    left = tuple(Words(*one) for one in unread(read.sentence, [own], code, terms.title(code), terms.vocabulary))
    text = read.sentence.text[place.start - read.sentence.start : place.end - read.sentence.start]
    return Suggestion(code, (place,), text.lower(), unread=left)


def _of_its_type(code: str, terms: Terms, words: frozenset[str]) -> str:
    """The code of diabetes of the patient's type; type 2 when no type is told (I.C.4.a.2)."""
    if code[:3] not in DIABETES or words & DIABETES_OF_A_CAUSE:
        return code
    same = ("E10" if "type1" in words else "E11") + code[3:]
    return same if same in terms else code


def _is_followed(said: frozenset[str]) -> bool:
    """Tell whether an injury is healing: the visit follows one of active treatment (I.C.19.a)."""
    return bool(said & FOLLOWED) or {"follow", "up"} <= said


def _explained(found: Sequence[Suggestion]) -> list[Suggestion]:
    """Leave out complaints of an item that names what they come from; what may be denied explains nothing for sure."""
    named = [one for one in found if not one.is_complaint and not one.code.startswith("Z")]
    sure, items = {one.item for one in named if one.is_established}, {one.item for one in named}
    return [one for one in found if not one.is_complaint or one.item not in (sure if one.is_established else items)]


def _once(found: Iterable[Suggestion]) -> list[Suggestion]:
    """Each code once, with all that proves it."""
    kept: dict[str, Suggestion] = {}
    for one in found:
        before = kept.get(one.code)
        kept[one.code] = _both(before, one) if before else one
    return list(kept.values())


def _both(one: Suggestion, other: Suggestion) -> Suggestion:
    """One suggestion that two mentions prove, unread as much as the surer one; a sure one stands first."""
    surer = min(one, other, key=lambda each: len(each.unread))
    rest = other if surer is one else one
    return replace(one, evidence=(*surer.evidence, *rest.evidence), unread=surer.unread)


def _says_less(one: Suggestion, other: Suggestion, terms: Terms) -> bool:
    """Tell whether a code is the "unspecified" of a category of which another says more, or that it is in remission."""
    if one.code == other.code or one.code[:3] != other.code[:3] or (one.is_established and not other.is_established):
        return False
    less, more = terms.title(one.code).lower(), terms.title(other.code).lower()
    is_over = "in remission" in more and one.code[:4] == other.code[:4] and "in remission" not in less
    return is_over or ("unspecified" in less and "unspecified" not in more)


def _together(found: Sequence[Suggestion], terms: Terms) -> list[Suggestion]:
    """
    Put the one code for both in the place of diagnoses that are coded together.

    Those that are established are put together by themselves, and stay where the other is not.
    """
    by_code = {one.code: one for one in found}
    sure = {one.code for one in found if one.is_established}
    gone_surely, _ = linked(sure)
    gone, made = linked(by_code)
    both = [_made(code, [by_code[base] for base in rests if base in by_code]) for code, rests in made.items()]
    both += [
        _made(code, [by_code[base] for base in rests]) for code, rests in linked(sure)[1].items() if code not in made
    ]
    return [one for one in found if one.code not in (gone_surely if one.is_established else gone)] + [
        one for one in both if one.code in terms and one.code not in by_code
    ]


def _made(code: str, bases: Sequence[Suggestion]) -> Suggestion:
    evidence = tuple(words for base in bases for words in base.evidence)
    unread = tuple(words for base in bases for words in base.unread)
    return Suggestion(code, evidence, "coded together", unread=unread)


def _new(further: Iterable[Suggestion], there: Sequence[Suggestion], terms: Terms) -> list[Suggestion]:
    """What is valid on the day and not there yet, each once."""
    seen = {one.code for one in there}
    return [one for one in _once(further) if one.code in terms and one.code not in seen]


def _of_the_past(read: Sequence[_Read], terms: Terms) -> list[tuple[str, Suggestion]]:
    """Diseases that the note tells of the past, each with the status that it leaves."""
    found = []
    for one in read:
        for mention in mentions(one.sentence, one.tokens, terms):
            chosen = choose(terms, mention.term, Said(mention.term.words)) if mention.stance == Stance.HISTORY else None
            if chosen and (status := past(chosen.code)):
                found.append((chosen.code, _suggestion(status, mention, terms)))
    return found


def _drugs(read: Sequence[_Read], found: Sequence[Suggestion], terms: Terms) -> Iterator[Suggestion]:
    """Drugs that are taken over time, beside the diagnosis that they are taken for."""
    there = [one.code for one in found]
    for one in read:
        if one.sentence.part in (Part.FAMILY, Part.ALLERGY):
            continue
        for code, names in TAKEN:
            drug = names.search(one.sentence.text)
            if drug and belongs(code, there):
                place = Words(one.sentence.start + drug.start(), one.sentence.start + drug.end())
                is_taken = not is_put_off(code, one.sentence.text, drug.start())
                if is_taken and all(token.stance == Stance.ESTABLISHED for token in _within(one.tokens, place)):
                    yield _found_by(code, place, one, terms)


def _adverse(read: Sequence[_Read], found: Sequence[Suggestion], terms: Terms) -> Iterator[Suggestion]:
    """Drugs that a sentence gives as the cause of a diagnosis found in it."""
    proofs = [words.start for one in found for words in one.evidence]
    for one in read:
        if not any(one.sentence.start <= start < one.sentence.end for start in proofs):
            continue
        for code, start, end in adverse_effects(one.sentence.text):
            place = Words(one.sentence.start + start, one.sentence.start + end)
            if all(token.stance == Stance.ESTABLISHED for token in _within(one.tokens, place)):
                yield _found_by(code, place, one, terms)


def _statuses(read: Sequence[_Read], found: Sequence[Suggestion], terms: Terms, age: int) -> Iterator[Suggestion]:
    """Why the visit is, what was done, what the body carries."""
    there = [one.code for one in found]
    for one in read:
        if one.sentence.part == Part.FAMILY:
            continue
        for code, start, end in statuses(one.sentence, there, age):
            place = Words(one.sentence.start + start, one.sentence.start + end)
            words = one.sentence.text[start:end].lower()
            doubted = [token for token in _within(one.tokens, place) if token.stance not in _TOLD_OF_THE_PATIENT]
            is_meant = not is_put_off(code, one.sentence.text, start)
            if is_meant and all(token.cue.lower() in words for token in doubted):
                yield _found_by(code, place, one, terms)


def _within(tokens: Sequence[Token], place: Words) -> list[Token]:
    return [token for token in tokens if place.start <= token.start < place.end]


def _with_findings(found: Sequence[Suggestion], read: Sequence[_Read], terms: Terms) -> list[Suggestion]:
    """Routine examinations as those with abnormal findings where the note says that there are (I.C.21.c.13)."""
    if not any(tells_of_findings(one.sentence.text) for one in read):
        return list(found)
    with_them = {one.code: WITH_FINDINGS.get(one.code, one.code) for one in found}
    return [replace(one, code=with_them[one.code]) if with_them[one.code] in terms else one for one in found]


def _circumstances(read: Sequence[_Read], terms: Terms) -> Iterator[Suggestion]:
    """How and where an injury happened, one of each, as far as the story says it in the words of the code set."""
    seen: set[str] = set()
    for one in read:
        if one.sentence.part not in (Part.STORY, Part.ASSESSMENT):
            continue
        for mention in mentions(one.sentence, one.tokens, terms):
            kind = next((begin for begin in CIRCUMSTANCES if mention.term.code.startswith(begin)), "")
            chosen = choose(terms, mention.term, Said(one.said)) if kind and mention.stance != Stance.NEGATED else None
            if chosen and chosen.fit > WEAKEST and kind not in seen:
                seen.add(kind)
                yield _suggestion(chosen.code, mention, terms)
