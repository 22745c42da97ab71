"""What a search found, in groups: favorites, codes that fit, and where in the tree they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coding.models import Code, CodeSystem
from coding.search.find import Found, answer
from encounters.models import Encounter
from practice.models import Staff
from practice.plain_rows import read
from practice.planned import rows

SHOWN = 14
SEARCHED = 24
BRANCHES = 4
# A favorite comes before better fits, but not when it hardly fits at all.
FAVORITE_FITS = 0.55
# Asked with every key that is pressed, so without the work of building and planning statements.
BOOKMARKS = """
    SELECT system, code, bool_or(owner_id IS NOT NULL), bool_or(owner_id IS NULL) FROM coding_bookmark
    WHERE (owner_id IS NULL OR owner_id = %(owner)s) AND (%(of_all)s OR code = ANY((SELECT %(codes)s)::text[]))
    GROUP BY system, code ORDER BY bool_or(owner_id IS NULL) DESC, system, code
"""
VALID = "system = 'ICD10CM' AND starts_on <= %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s)"
DIAGNOSES = f"WHERE {VALID} AND code = ANY((SELECT %(codes)s)::text[]) ORDER BY code"
HEADINGS = f"WHERE {VALID} AND kind = 'HEADING' AND code = ANY((SELECT %(codes)s)::text[]) ORDER BY code"
BELOW = f"""
    SELECT parent, title FROM coding_code WHERE {VALID} AND parent = ANY((SELECT %(codes)s)::text[]) ORDER BY code
"""  # noqa: S608 (the text is constant)


class Keepers(NamedTuple):
    """Whose favorite a code is: the person's, the office's, or both."""

    is_mine: bool
    is_offices: bool


Kept = Mapping[tuple[str, str], Keepers]


@dataclass(frozen=True)
class Branch:
    """A heading under which found codes stand; `follows` is what its codes still need: side, 7th character."""

    code: Code
    follows: tuple[str, ...]


@dataclass(frozen=True)
class Groups:
    """
    What a search found, the likeliest first in each group.

    `read_as` is what was searched when words had to be mended, else empty; `kept` are the favorites among all codes
    that were found, with whose they are.
    """

    read_as: str
    kept: Kept
    favorites: Sequence[Found]
    exact: Sequence[Found]
    tree: Sequence[Branch]


def grouped(
    *,
    text: str,
    day: date,
    systems: Sequence[CodeSystem],
    encounter: Encounter | None = None,
    by: Staff | None = None,
) -> Groups:
    """Search, and put what was found in groups; headings are only in the tree."""
    answered = answer(text=text, day=day, systems=systems, limit=SEARCHED, encounter=encounter, by=by)
    found = answered.found
    kept = bookmarked([one.code for one in found], by)
    least = found[0].fit * FAVORITE_FITS if found else 0.0
    favorites = [one for one in found if one.billable and (one.system, one.code) in kept and one.fit >= least]
    rest = [one for one in found if one.billable and one not in favorites]
    read_as = answered.understood.text if answered.understood.mended else ""
    return Groups(read_as, kept, favorites, rest[: max(0, SHOWN - len(favorites))], _tree(found, day))


def bookmarked(codes: Sequence[str] | None, by: Staff | None) -> Kept:
    """The favorites of the office and of a person, with whose they are; of some codes, or all."""
    given = {"owner": by.pk if by else None, "of_all": codes is None, "codes": list(codes or ())}
    return {(system, code): Keepers(mine, offices) for system, code, mine, offices in rows(BOOKMARKS, given)}


def diagnoses_on(day: date, codes: Iterable[str]) -> Mapping[str, Code]:
    """The codes and headings of ICD-10-CM among these that are valid on a day."""
    return {one.code: one for one in read(Code, DIAGNOSES, {"day": day, "codes": sorted(codes)})}


def _tree(found: Sequence[Found], day: date) -> list[Branch]:
    """The headings of what was found: those that fit themselves, then those of the codes that fit best."""
    diagnoses = [one for one in found if one.is_diagnosis]
    prefixes = {one.code[:length] for one in diagnoses for length in range(3, len(one.code) + 1)}
    headings = {one.code: one for one in read(Code, HEADINGS, {"day": day, "codes": sorted(prefixes)})}
    wanted: dict[str, None] = {}
    for one in sorted(diagnoses, key=lambda one: one.billable):
        near = [one.code[:length] for length in range(len(one.code), 2, -1) if one.code[:length] in headings]
        wanted.update(dict.fromkeys(near[:1]))
    chosen = [headings[code] for code in list(wanted)[:BRANCHES]]
    children = _titles_below(chosen, day)
    return [Branch(one, follows(one, children.get(one.code, ()), headings)) for one in chosen]


def follows(code: Code, children: Sequence[str], above: Mapping[str, Code]) -> tuple[str, ...]:
    """Tell what a heading still needs to become a code that can be billed."""
    if code.billable:
        return ()
    text = " ".join(children).lower()
    owners = [above[code.code[:length]] for length in range(3, len(code.code)) if code.code[:length] in above]
    needs = []
    if "right" in text and "left" in text:
        needs.append("side")
    if any("seventh" in owner.notes for owner in (code, *owners)):
        needs.append("7th character")
    return tuple(needs) or ("more digits",)


def _titles_below(headings: Sequence[Code], day: date) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for parent, title in rows(BELOW, {"day": day, "codes": [one.code for one in headings]}) if headings else ():
        found.setdefault(parent, []).append(title)
    return found
