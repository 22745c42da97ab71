"""Chooses the last digits of a diagnosis from what else the note says: side, episode, stage, "with", "without"."""

from dataclasses import dataclass

from coding.suggest.terms import EXTENDED, NOT, SIDES, Node, Term, Terms

SAID = 2.0
KIND_SAID = 1.2
DENIED_SAID = 2.5
NAMED = 2  # a clinician's name counts as much as two words
SIDE_SAID = 4.0
NOT_SAID = -1.5
SIDE_NOT_SAID = -3.0
CONTRADICTED = -20.0
UNSAID = -0.3
UNSPECIFIED = 1.0
OTHER = -1.0
# Words of a title that cost nothing when the note does not say them.
FREE = frozenset(
    """
    unspecified other specified elsewhere classified nos the of in on to for with and or due by at from a an mellitus
    type
    essential primary initial encounter mention episode site disease disorder syndrome as upper lower limb part closed
    current tract state uncomplicated place occurrence external cause activity
    """.split()
)


# Those that tell one disease from another when a note says them.
KINDS = frozenset({"primary", "essential"})


@dataclass(frozen=True)
class Said:
    """What a note says near a diagnosis: its words ("!" before what it denies), and "A", "D" or "S" for the episode."""

    words: frozenset[str]
    episode: str = "A"


@dataclass(frozen=True)
class Chosen:
    """A billable code, and how well it fits: above 0 when more is said for it than against."""

    fit: float
    code: str


def choose(terms: Terms, term: Term, said: Said) -> Chosen | None:
    """
    Return the billable code of a term that says no more and no less than the note; none if no episode fits.

    A term of a heading leaves the last digits open: they are chosen among the codes below.
    """
    top = terms.nodes[term.code]
    known = term.words | top.words
    nodes = [node for node in terms.choices(term.code) if "open fracture" not in node.title]
    scored = [(score(node, known, said.words), -len(node.title), node.code, node) for node in nodes]
    best = max(scored, default=None)
    if best is None:
        return None
    node = best[-1]
    code = _extended(node, said.episode)
    fit = best[0] + SAID * max(len(term.words), NAMED if term.is_close else 0) + _contradictions(top, said.words)
    return Chosen(fit, code) if code else None


def _extended(node: Node, episode: str) -> str:
    """The code with its seventh character: of the episode for an injury, else the first there is."""
    if not node.seventh:
        return node.code
    last = episode if episode in node.seventh else "" if "A" in node.seventh else node.seventh[0]
    return node.code.ljust(EXTENDED - 1, "X") + last if last else ""


def _contradictions(node: Node, words: frozenset[str]) -> float:
    """What the note says against the words by which a code was found."""
    return sum(min(_of_word(word, words), 0.0) for word in node.words if word in SIDES or word.startswith(NOT))


def _episode_fits(node: Node, episode: str) -> bool:
    if len(node.code) != EXTENDED or node.code[0] not in "STVWXY":
        return True
    title = node.title.lower()
    return node.code[-1] == episode and "open fracture" not in title


def score(node: Node, known: frozenset[str], words: frozenset[str]) -> float:
    """How well a code fits what is said: the higher, the better."""
    unsaid = len(known & node.words - words - FREE)
    return sum(_of_word(word, words) for word in node.words - known) + _of_title(node) + UNSAID * unsaid


def _of_word(word: str, words: frozenset[str]) -> float:
    if word.startswith(NOT):
        return DENIED_SAID if word in words else CONTRADICTED / 2 if word.removeprefix(NOT) in words else 0.0
    if word in SIDES:
        return SIDE_SAID if word in words else CONTRADICTED if words & SIDES else SIDE_NOT_SAID
    if word in words:
        return (KIND_SAID if word in KINDS else 0.0) if word in FREE else SAID
    if NOT + word in words:
        return CONTRADICTED / 2
    return 0.0 if word in FREE else NOT_SAID


def _of_title(node: Node) -> float:
    title = node.title.lower()
    is_unspecified = "unspecified" in title and "unspecified complication" not in title
    is_other = title.startswith("other ") or "other specified" in title
    return (UNSPECIFIED if is_unspecified else 0.0) + (OTHER if is_other else 0.0)
