"""
Edits that compare the codes with the note: what is coded as unspecified although the note says more.

A word of the note counts only in a sentence that names the disease and does not deny it or leave it open.
"""

from collections.abc import Iterator, Sequence

from coding.edits.finding import Finding, at_diagnosis, replacing, warning
from coding.edits.said import WORD
from coding.edits.visit import Visit
from coding.models import Diagnosis, with_dot

# Words by which relatives in the code set differ; everything else in a title names the disease.
QUALIFIERS = frozenset(
    "left right bilateral acute chronic recurrent subacute mild moderate severe intermittent persistent exacerbation "
    "status asthmaticus primary secondary post traumatic unilateral upper lower lobe medial lateral anterior posterior "
    "displaced nondisplaced open closed type 1 2 3a 3b stage trimester first second third with without initial "
    "subsequent aura intractable migrainosus systolic diastolic combined alcoholic calcium uric infective allergic "
    "seasonal perennial pollen purulent serous".split()
)
FILLERS = frozenset("of the and or in to due by for other specified unspecified site not elsewhere classified".split())
SIDES = ("left", "right", "bilateral")
# Qualifiers that the classification writes out and a note leaves unsaid.
UNSAID = frozenset({"unilateral", "primary"})


def diagnosis_says_what_the_note_says(visit: Visit) -> Iterator[Finding]:
    """
    A code for an unspecified side, stage or form is used only when the note does not say it.

    Source: ICD-10-CM Guidelines, I.A.9.b, I.B.2 and I.B.18.
    """
    for one in visit.diagnoses:
        better = _better(visit, one, visit.sentences)
        if better:
            code, words = better
            yield warning(
                at_diagnosis(one),
                f"The note says more: {words}. {with_dot(code)} says it too.",
                remedy=replacing(one, code),
            )


def note_names_the_same_side(visit: Visit) -> Iterator[Finding]:
    """
    The side of a diagnosis is the side that the note gives.

    Source: ICD-10-CM Guidelines, I.B.13.
    """
    for one in visit.diagnoses:
        code = visit.diagnosis(one.code)
        titled = set(WORD.findall(code.title.lower())) if code else set()
        coded = titled & {"left", "right"}
        named = {side for words in visit.sentences if _names(words, titled) for side in words & set(SIDES)}
        if len(coded) == 1 and named and not named & (coded | {"bilateral"}):
            yield warning(
                at_diagnosis(one),
                f"It says {next(iter(coded))}, and the note speaks of the {next(iter(named))}. Read it again.",
            )


def _better(visit: Visit, one: Diagnosis, sentences: Sequence[frozenset[str]]) -> tuple[str, str] | None:
    """The relative of an unspecified code that the note fits best, with the words that fit; the best is one alone."""
    code = visit.diagnosis(one.code)
    if code is None or "unspecified" not in code.title.lower():
        return None
    own = set(WORD.findall(code.title.lower()))
    fits: list[tuple[tuple[int, int], str, set[str]]] = []
    for relative, title in visit.near.get(one.code, ()):
        words = set(WORD.findall(title.lower()))
        further = (words - own) & QUALIFIERS
        said = further - UNSAID
        if "unspecified" in words or not said or not _same_disease(own, words):
            continue
        if any(said <= sentence and _names(sentence, own) for sentence in sentences):
            fits.append(((-len(said), len(further - said)), relative, said))
    fits.sort(key=lambda fit: fit[0])
    if not fits or (len(fits) > 1 and fits[0][0] == fits[1][0]):
        return None
    return fits[0][1], ", ".join(sorted(fits[0][2]))


def _same_disease(own: set[str], other: set[str]) -> bool:
    """Whether two titles differ only by qualifiers and by how the classification fills its phrases."""
    return not ((own ^ other) - QUALIFIERS - FILLERS - {"uncomplicated", "knee", "hip", "ear", "eye"})


def _names(sentence: frozenset[str], titled: set[str]) -> bool:
    """Whether a sentence names the disease of a title, by most of its own words."""
    named = titled - QUALIFIERS - FILLERS - {"uncomplicated"}
    return bool(named) and len(named & sentence) * 2 > len(named)
