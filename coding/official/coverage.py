"""
Reader of the Medicare Coverage Database: which diagnoses an article lists for which procedures, and where it holds.

What an article says in sentences about groups of procedures is not read: a diagnosis that is in none of its groups is
a reason to look, not a refusal.

Source: the tables of the bulk download (article, article_x_hcpc_code, article_x_icd10_covered and _noncovered,
article_x_contractor, contractor_jurisdiction, state_lookup, lcd_related_documents).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coding.official.source import Member, Table, table
from coding.official.values import day

Columns = Mapping[str, Sequence[str]]
ARTICLE: Columns = {
    "id": ("article_id",), "version": ("article_version",), "title": ("title",), "status": ("status",),
    "starts": ("article_eff_date", "article_rev_eff_date", "effective_date"),
    "ends": ("article_end_date", "article_rev_end_date", "end_date"),
}  # fmt: skip
OPTIONAL = ("status", "starts", "ends")
PROCEDURE: Columns = {
    "id": ("article_id",), "version": ("article_version",), "code": ("hcpc_code_id",), "group": ("hcpc_code_group",),
}  # fmt: skip
COVERED: Columns = {
    "id": ("article_id",), "version": ("article_version",), "code": ("icd10_code_id",),
    "group": ("icd10_covered_group",),
}  # fmt: skip
NOT_COVERED: Columns = {**COVERED, "group": ("icd10_noncovered_group",)}
ACTIVE = frozenset({"A", "ACTIVE"})
CONTRACTORS: Columns = {"id": ("article_id",), "contractor": ("contractor_id",)}
JURISDICTIONS: Columns = {"contractor": ("contractor_id",), "state": ("state_id",)}
STATES: Columns = {"state": ("state_id",), "letters": ("state_abbrev", "abbrev", "state_code")}


class Listing(StrEnum):
    """What an article lists a code as."""

    PROCEDURE = "PROCEDURE"
    COVERED = "COVERED"
    NOT_COVERED = "NOT_COVERED"


TABLES: Mapping[str, tuple[Listing, Columns]] = {
    "article_x_hcpc_code": (Listing.PROCEDURE, PROCEDURE),
    "article_x_icd10_covered": (Listing.COVERED, COVERED),
    "article_x_icd10_noncovered": (Listing.NOT_COVERED, NOT_COVERED),
}
ABOUT_STATES: Mapping[str, Columns] = {
    "article_x_contractor": CONTRACTORS,
    "contractor_jurisdiction": JURISDICTIONS,
    "state_lookup": STATES,
}


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a contractor in its version; without days it holds from the download on."""

    number: str
    version: str
    title: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class ArticleCode:
    """One code that an article lists in a group; diagnoses without their dot."""

    number: str
    version: str
    listing: Listing
    code: str
    group: str = ""


def read_articles(member: Member) -> Iterator[Article]:
    """
    Yield the articles that are in force.

    :raises DoesNotAddUp: if a column is missing, or a day is none.
    """
    found = table(member, ARTICLE, optional=OPTIONAL)
    if found is None:
        raise member.wrong(1, "It has no columns article_id, article_version and title.")
    for line, cells in found:
        if cells.get("status", "A").upper() in ACTIVE:
            starts_on, ends_on = (day(member, line, cells.get(name, "")[:10]) for name in ("starts", "ends"))
            yield Article(cells["id"], cells["version"], cells["title"], starts_on, ends_on)


def read_article_codes(member: Member) -> Iterator[ArticleCode]:
    """
    Yield the codes of one of the tables that list them, told by its name.

    :raises DoesNotAddUp: if it is none of these tables, or a column is missing.
    """
    if member.stem not in TABLES:
        raise member.wrong(1, f"It is none of the tables {', '.join(TABLES)}.")
    listing, columns = TABLES[member.stem]
    for cells in _cells(member, columns, optional=["group"]):
        code = cells["code"].replace(".", "").upper()
        yield ArticleCode(cells["id"], cells["version"], listing, code, cells.get("group", ""))


def is_about_states(stem: str) -> bool:
    """Tell whether a table, by its name, is one of those that say in which states an article holds."""
    return stem in ABOUT_STATES


def states_of_articles(members: Sequence[Member]) -> dict[str, list[str]]:
    """
    Give the states in which each article holds, by its number; nothing unless all three tables are there.

    :raises DoesNotAddUp: if a column is missing.
    """
    by_stem = {member.stem: member for member in members}
    if not set(ABOUT_STATES) <= set(by_stem):
        return {}
    letters = {cells["state"]: cells["letters"] for cells in _cells(by_stem["state_lookup"], STATES)}
    states: dict[str, set[str]] = defaultdict(set)
    for cells in _cells(by_stem["contractor_jurisdiction"], JURISDICTIONS):
        states[cells["contractor"]].add(letters.get(cells["state"], "")[:2])
    found: dict[str, set[str]] = defaultdict(set)
    for cells in _cells(by_stem["article_x_contractor"], CONTRACTORS):
        found[cells["id"]] |= states.get(cells["contractor"], set())
    return {number: sorted(names - {""}) for number, names in found.items()}


def _cells(member: Member, columns: Columns, *, optional: Sequence[str] = ()) -> Iterator[dict[str, str]]:
    found: Table | None = table(member, columns, optional=optional)
    if found is None:
        raise member.wrong(1, f"It has no columns {', '.join(spellings[0] for spellings in columns.values())}.")
    for _, cells in found:
        yield cells
