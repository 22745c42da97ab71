"""
Reader of the Medicare Coverage Database: which diagnoses an article lists for which procedures.

What an article says in sentences about groups of procedures is not read: a diagnosis that is in none of its groups is
a reason to look, not a refusal.

Source: the tables of the bulk download (article, article_x_hcpc_code, article_x_icd10_covered and _noncovered).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coding.official.source import Member, table

ARTICLE = {"id": ("article_id",), "version": ("article_version",), "title": ("title",), "status": ("status",)}
PROCEDURE = {"id": ("article_id",), "version": ("article_version",), "code": ("hcpc_code_id",)}
DIAGNOSIS = {"id": ("article_id",), "version": ("article_version",), "code": ("icd10_code_id",)}
ACTIVE = frozenset({"A", "ACTIVE"})


class Listing(StrEnum):
    """What an article lists a code as."""

    PROCEDURE = "PROCEDURE"
    COVERED = "COVERED"
    NOT_COVERED = "NOT_COVERED"


TABLES: Mapping[str, tuple[Listing, Mapping[str, Sequence[str]]]] = {
    "article_x_hcpc_code": (Listing.PROCEDURE, PROCEDURE),
    "article_x_icd10_covered": (Listing.COVERED, DIAGNOSIS),
    "article_x_icd10_noncovered": (Listing.NOT_COVERED, DIAGNOSIS),
}


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a contractor in its version."""

    number: str
    version: str
    title: str


@dataclass(frozen=True, slots=True)
class ArticleCode:
    """One code that an article lists; diagnoses without their dot."""

    number: str
    version: str
    listing: Listing
    code: str


def read_articles(member: Member) -> Iterator[Article]:
    """
    Yield the articles that are in force.

    :raises DoesNotAddUp: if a column is missing.
    """
    found = table(member, ARTICLE, optional=["status"])
    if found is None:
        raise member.wrong(1, "It has no columns article_id, article_version and title.")
    for _, cells in found:
        if cells.get("status", "A").upper() in ACTIVE:
            yield Article(cells["id"], cells["version"], cells["title"])


def read_article_codes(member: Member) -> Iterator[ArticleCode]:
    """
    Yield the codes of one of the tables that list them, told by its name.

    :raises DoesNotAddUp: if it is none of these tables, or a column is missing.
    """
    if member.stem not in TABLES:
        raise member.wrong(1, f"It is none of the tables {', '.join(TABLES)}.")
    listing, columns = TABLES[member.stem]
    found = table(member, columns)
    if found is None:
        raise member.wrong(1, f"It has no columns {', '.join(spellings[0] for spellings in columns.values())}.")
    for _, cells in found:
        yield ArticleCode(cells["id"], cells["version"], listing, cells["code"].replace(".", "").upper())
