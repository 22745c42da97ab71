"""A publication as it came: what it is, since when it holds, and the files that it is read from."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coding.models import CodeSystem, License, Reference
from coding.official.source import Member, members
from coding.releases.days import first_day, name_of
from coding.releases.recognize import WORKBOOKS, Kind, Layout, sorted_by_kind
from patients.models import Payer

BLOCK = 1 << 20
PART = re.compile(r"[-_]f(?P<number>\d)\b")
PARTS = 4
"""In how many parts the pairs are published."""
CARRIES_ITS_PAST = frozenset({Reference.PAIRS, Reference.ADD_ONS, Reference.REASONS, Reference.REMARKS})
LICENSED: Mapping[Kind, tuple[License.Work, str]] = {
    CodeSystem.CPT: (License.Work.CPT, "CPT belongs to the AMA."),
    Reference.REASONS: (License.Work.REASONS, "The words of reason codes belong to X12."),
    Reference.REMARKS: (License.Work.REASONS, "The words of remark codes belong to X12."),
}
"""What is kept only with a license, of which work, and whose it is."""
ALL_FILES = frozenset({Reference.PAIRS, Reference.PHYSICIAN_PRICES, Reference.COVERAGE, CodeSystem.CPT})


class NoFirstDay(Exception):
    """Neither the name of a file nor the person who loads it says since when it holds."""


class PartsAreMissing(Exception):
    """A publication came without some of its parts."""


class NoPayer(Exception):
    """A payer's fee schedule came without the payer."""


class NoLicense(Exception):
    """The office has not confirmed that it may use what it wants to load."""


@dataclass(frozen=True)
class Told:
    """
    What the person who loads files says of them; what is left out is found in the files and their names.

    `fewer_is_right` confirms that a release is much shorter than the one before.
    """

    kind: Kind | None = None
    starts_on: date | None = None
    payer: Payer | None = None
    fewer_is_right: bool = False


@dataclass(frozen=True)
class Publication:
    """One release of one kind; `lines` is how many its text files have, 0 for workbooks."""

    kind: Kind
    name: str
    starts_on: date
    files: tuple[tuple[Layout, Member], ...]
    digest: str
    lines: int
    told: Told

    @property
    def payer(self) -> Payer | None:
        """Whose fee schedule it is."""
        return self.told.payer if self.kind == Reference.PAYER_PRICES else None

    @property
    def layouts(self) -> frozenset[Layout]:
        """How its files are laid out."""
        return frozenset(layout for layout, _ in self.files)


def publications(paths: Sequence[tuple[str, Path]], told: Told) -> list[Publication]:
    """
    Find out what a download holds; `paths` are names, as the publisher gave them, and where the files are.

    :raises UnknownFile: if nothing reads any of them, or a zip is damaged.
    :raises NoFirstDay: if it cannot be told since when one of them holds.
    :raises PartsAreMissing: if parts of the pairs are missing.
    :raises NoPayer: if a payer's fee schedule came without the payer.
    :raises NoLicense: if CPT or a list of X12 came and the office has not confirmed its license.
    """
    found = [member for name, path in paths for member in members(path, name=name)]
    outer = [name for name, _ in paths]
    # Who names a payer has its fee list in hand, whatever other lists look like that.
    sorted_ = sorted_by_kind(found, kind=told.kind or (Reference.PAYER_PRICES if told.payer else None))
    return [_publication(kind, files, outer, told) for kind, files in sorted_.items()]


def _publication(kind: Kind, files: list[tuple[Layout, Member]], outer: Sequence[str], told: Told) -> Publication:
    _refuse_what_is_missing(kind, files, told)
    used = _needed(kind, files)
    names = [member.name for _, member in used]
    starts_on = told.starts_on or first_day(kind, [*names, *outer])
    if starts_on is None:
        raise NoFirstDay(f"{names[0]} does not say in its name since when it holds. Say from which date it is valid.")
    name = name_of(kind, starts_on)
    if kind == Reference.PAYER_PRICES and told.payer:
        name = f"{told.payer.name}, {name}"[:80]
    digest, lines = _read_through(used)
    return Publication(kind, name, starts_on, tuple(used), digest, lines, told)


def _refuse_what_is_missing(kind: Kind, files: Sequence[tuple[Layout, Member]], told: Told) -> None:
    if kind == Reference.PAYER_PRICES and told.payer is None:
        raise NoPayer(f"{files[0][1].name} is the fee schedule of a payer. Say of which.")
    work, whose = LICENSED.get(kind, (None, ""))
    if work and not License.objects.filter(work=work).exists():
        raise NoLicense(f"{whose} Confirm first that the office holds a license.")
    parts = {int(part["number"]) for _, member in files if (part := PART.search(member.stem))}
    missing = set(range(1, max(parts | {PARTS}) + 1)) - parts
    if kind == Reference.PAIRS and parts and missing:
        absent = ", ".join(f"f{number}" for number in sorted(missing))
        raise PartsAreMissing(f"The pairs are published in parts, and {absent} is missing. Load all parts together.")


def _needed(kind: Kind, files: list[tuple[Layout, Member]]) -> list[tuple[Layout, Member]]:
    """Of several forms of the same list the one that says most: text before workbook, order file before code list."""
    if kind == CodeSystem.ICD10CM:
        return _of_icd10cm(files)
    if kind == CodeSystem.HCPCS:
        return [min(files, key=lambda file: (file[0] != Layout.HCPCS_FIXED, "anweb" not in file[1].stem))]
    if kind == Reference.PAIRS:
        texts = [file for file in files if file[1].suffix == ".txt"]
        return sorted(texts or files, key=lambda file: file[1].stem)
    if kind in ALL_FILES:
        return files
    # Both variants of the weights come in one zip: the prices of those who are no qualifying participants, as most.
    return [next((file for file in files if "nonqpp" in file[1].stem), files[0])]


def _of_icd10cm(files: list[tuple[Layout, Member]]) -> list[tuple[Layout, Member]]:
    by_layout = {layout: (layout, member) for layout, member in reversed(files)}
    lists = [by_layout[layout] for layout in (Layout.ORDER, Layout.CODES) if layout in by_layout][:1]
    tabular = [by_layout[Layout.TABULAR]] if Layout.TABULAR in by_layout else []
    return [*tabular, *lists] or [by_layout[Layout.ADDENDA]]


def _read_through(files: Sequence[tuple[Layout, Member]]) -> tuple[str, int]:
    """The digest of the files, and the number of their lines."""
    content, lines = hashlib.sha256(), 0
    for _, member in files:
        is_text = member.suffix not in WORKBOOKS
        with member.open() as file:
            while block := file.read(BLOCK):
                content.update(block)
                lines += block.count(b"\n") if is_text else 0
    return content.hexdigest(), lines
