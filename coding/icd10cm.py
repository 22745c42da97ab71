"""
Reader of the tabular list of ICD-10-CM in the layout that CMS and the CDC publish (`icd10cm_tabular_YYYY.xml`).

The XML lists categories and subcategories; codes with a seventh character are not in it but follow from its
definitions, and only those in the list of valid codes exist.

Source: ICD-10-CM Official Guidelines, section I.A; files of the CDC as carried by the package `simple-icd-10-cm`.
"""

import hashlib
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree as ET

from coding.models import Code

PACKAGE = "simple_icd_10_cm"
LIST_NAME = re.compile(r"code-list-(?P<month>[A-Z][a-z]+)-(?P<year>\d{4})\.txt")
KINDS = {
    "includes": "includes", "inclusionTerm": "inclusion_terms", "excludes1": "excludes1", "excludes2": "excludes2",
    "codeFirst": "code_first", "useAdditionalCode": "use_additional", "codeAlso": "code_also", "notes": "notes",
    "sevenChrNote": "seventh_note",
}  # fmt: skip
FULL_LENGTH = 6
FISCAL_YEAR_STARTS = 10

Notes = dict[str, list[str] | dict[str, str]]


class NoPublication(Exception):
    """The package that carries ICD-10-CM is missing or laid out in another way."""


@dataclass(frozen=True)
class Publication:
    """The two files of one release; `name` is what its publisher calls it, `starts_on` its first date of service."""

    name: str
    starts_on: date
    tabular: Path
    valid_codes: Path

    @property
    def digest(self) -> str:
        """SHA-256 over both files."""
        content = hashlib.sha256(self.tabular.read_bytes())
        content.update(self.valid_codes.read_bytes())
        return content.hexdigest()


@dataclass(frozen=True)
class Entry:
    """One line of the tabular list; `code` has no dot, a block is named by its first and last category."""

    code: str
    title: str
    kind: Code.Kind
    billable: bool
    parent: str
    notes: Notes = field(default_factory=dict)


def installed() -> Publication:
    """
    Find the release that the installed package carries, without importing it: its import reads everything at once.

    A release of April amends the fiscal year that began the October before, so its codes are taken from that October.

    :raises NoPublication: if the package or its files are not where they used to be.
    """
    spec = find_spec(PACKAGE)
    folder = Path(next(iter(spec.submodule_search_locations or []))) / "data" if spec else Path("missing")
    lists = sorted(path for path in folder.glob("code-list-*.txt") if LIST_NAME.fullmatch(path.name))
    tabulars = sorted(folder.glob("*tabular*.xml"))
    if not lists or not tabulars:
        raise NoPublication(f"There is no tabular list of ICD-10-CM in {folder}. Install the package {PACKAGE}.")
    found = LIST_NAME.fullmatch(lists[-1].name)
    assert found is not None
    published = datetime.strptime(f"{found['month']} {found['year']}", "%B %Y").date()  # noqa: DTZ007 (a month)
    year = published.year if published.month >= FISCAL_YEAR_STARTS else published.year - 1
    name = f"{found['month']} {found['year']}"
    return Publication(name, date(year, FISCAL_YEAR_STARTS, 1), tabulars[-1], lists[-1])


def read(publication: Publication) -> Iterator[Entry]:
    """Yield every chapter, block, heading and code of a release, each after its parent."""
    valid = {line.split(" ")[0].replace(".", "").strip() for line in publication.valid_codes.open(encoding="utf-8")}
    with publication.tabular.open("rb") as tabular:
        yield from read_tabular(tabular, valid)


def count(publication: Publication) -> int:
    """How many entries a release has: each has a name or is a section, and codes of seven characters are listed."""
    text = publication.tabular.read_bytes()
    with publication.valid_codes.open(encoding="utf-8") as codes:
        extended = sum(1 for line in codes if len(line.split(" ")[0].replace(".", "")) > FULL_LENGTH)
    return text.count(b"<name>") + text.count(b"<section ") + extended


def read_tabular(tabular: BinaryIO, valid: Container[str]) -> Iterator[Entry]:
    """
    Yield every chapter, block, heading and code of a tabular list, each after its parent, chapter by chapter.

    `valid` tells which codes with a seventh character exist.

    :raises xml.etree.ElementTree.ParseError: if the file is cut off or is no XML.
    """
    for chapter in _chapters(tabular):
        name = _text(chapter, "name")
        yield Entry(name, _text(chapter, "desc"), Code.Kind.CHAPTER, False, "", _notes(chapter))
        for section in chapter.iter("section"):
            block = section.attrib["id"]
            block = block if "-" in block else f"{block}-{block}"
            yield Entry(block, _text(section, "desc"), Code.Kind.BLOCK, False, name, _notes(section))
            for diagnosis in section.findall("diag"):
                yield from _codes(diagnosis, block, {}, valid)


def _chapters(tabular: BinaryIO) -> Iterator[ET.Element]:
    """One chapter at a time, for the whole tree takes ten times the memory of its largest branch."""
    for _, element in ET.iterparse(tabular):
        if element.tag == "chapter":
            yield element
            element.clear()


def _codes(node: ET.Element, parent: str, inherited: dict[str, str], valid: Container[str]) -> Iterator[Entry]:
    """Yield a diagnosis, its children, and the codes that a seventh character makes of it."""
    code = _text(node, "name").replace(".", "")
    title = _text(node, "desc")
    notes = _notes(node)
    own = notes.get("seventh")
    seventh = own if isinstance(own, dict) else inherited
    children = node.findall("diag")
    stem = code.ljust(FULL_LENGTH, "X")
    extensions = [] if children else [letter for letter in seventh if stem + letter in valid]
    is_leaf = not children and not extensions
    yield Entry(code, title, Code.Kind.CODE if is_leaf else Code.Kind.HEADING, is_leaf, parent, notes)
    for letter in extensions:
        yield Entry(stem + letter, f"{title}, {seventh[letter]}", Code.Kind.CODE, True, code)
    for child in children:
        yield from _codes(child, code, seventh, valid)


def _notes(node: ET.Element) -> Notes:
    notes: Notes = {}
    for part in node:
        kind = KINDS.get(part.tag)
        if kind:
            sentences = notes.setdefault(kind, [])
            assert isinstance(sentences, list)
            sentences.extend(" ".join(note.text.split()) for note in part if note.text)
        elif part.tag == "sevenChrDef":
            notes["seventh"] = {
                extension.attrib["char"]: extension.text or "" for extension in part.findall("extension")
            }
    return notes


def _text(node: ET.Element, tag: str) -> str:
    found = node.find(tag)
    return " ".join((found.text or "").split()) if found is not None else ""
