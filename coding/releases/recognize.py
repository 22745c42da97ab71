"""
Finds out what a downloaded file holds, from what stands in it: names of files change, layouts seldom do.

A download is a bundle: notices, PDFs and several tables.  What nothing reads is passed over.
"""

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coding.models import CodeSystem, Reference
from coding.official import anesthesia, coverage, cpt, hcpcs, icd10cm, ncci, nucc, prices, reasons
from coding.official.source import Member, UnknownFile, has_columns, head

Kind = CodeSystem | Reference
READABLE = frozenset({"", ".txt", ".csv", ".tab", ".dat", ".xlsx", ".xls", ".xlsb", ".xml"})
WORKBOOKS = frozenset({".xlsx", ".xls", ".xlsb"})
BYTES_OF_A_HEADING = 4_000
BYTES_OF_A_HEAD = 60_000
"""Notices above the lines of HCPCS are long; in other files that is hundreds of lines."""
ORDER_LINE = re.compile(r"\d{5} [A-Z][0-9A-Z]{2,6} {1,5}[01] ")
CODE_LINE = re.compile(r"[A-Z][0-9A-Z]{2,6} {1,5}\S.*")
ADDENDUM_LINE = re.compile(r"(Add|Delete|Revise from|Revise to): {1,8} [01] [A-Z][0-9A-Z]{2,6}\b")
FIXED_HCPCS = re.compile(r"( {3}[A-Z0-9]{2}|[A-Z]\d{4})\d{5}[3478]")
PAIR_LINE = re.compile(r"[0-9A-Z]{5}\t[0-9A-Z]{5}\t")
CPT_LINE = re.compile(r"(\d{4}[0-9AFMTU])[\t ]+[A-Za-z].*")
FEW = 5
INDICATOR_AT = 5


class Layout(StrEnum):
    """How a file is laid out."""

    ORDER = "ICD-10-CM order file"
    CODES = "list of valid ICD-10-CM codes"
    ADDENDA = "addenda to an ICD-10-CM order file"
    TABULAR = "ICD-10-CM tabular list"
    HCPCS_FIXED = "HCPCS file in fixed columns"
    HCPCS_TABLE = "HCPCS workbook"
    CPT = "CPT file"
    PAIRS = "NCCI procedure pairs"
    UNIT_LIMITS = "NCCI unit limits"
    ADD_ONS = "NCCI add-on codes"
    RELATIVE_VALUES = "relative values"
    LOCALITIES = "localities"
    PHYSICIAN_PRICES = "physician prices"
    LABORATORY_PRICES = "laboratory prices"
    DRUG_PRICES = "drug prices"
    PAYER_PRICES = "fee schedule of a payer"
    ARTICLES = "coverage articles"
    ARTICLE_CODES = "codes of coverage articles"
    ARTICLE_STATES = "contractors of coverage articles"
    TAXONOMY = "provider taxonomy"
    REASONS = "reason codes"
    REMARKS = "remark codes"
    ANESTHESIA_BASE = "anesthesia base units"
    ANESTHESIA_FACTORS = "anesthesia conversion factors"


KIND_OF: Mapping[Layout, Kind] = {
    Layout.ORDER: CodeSystem.ICD10CM,
    Layout.CODES: CodeSystem.ICD10CM,
    Layout.ADDENDA: CodeSystem.ICD10CM,
    Layout.TABULAR: CodeSystem.ICD10CM,
    Layout.HCPCS_FIXED: CodeSystem.HCPCS,
    Layout.HCPCS_TABLE: CodeSystem.HCPCS,
    Layout.CPT: CodeSystem.CPT,
    Layout.PAIRS: Reference.PAIRS,
    Layout.UNIT_LIMITS: Reference.UNIT_LIMITS,
    Layout.ADD_ONS: Reference.ADD_ONS,
    Layout.RELATIVE_VALUES: Reference.RELATIVE_VALUES,
    Layout.LOCALITIES: Reference.LOCALITIES,
    Layout.PHYSICIAN_PRICES: Reference.PHYSICIAN_PRICES,
    Layout.LABORATORY_PRICES: Reference.LABORATORY_PRICES,
    Layout.DRUG_PRICES: Reference.DRUG_PRICES,
    Layout.PAYER_PRICES: Reference.PAYER_PRICES,
    Layout.ARTICLES: Reference.COVERAGE,
    Layout.ARTICLE_CODES: Reference.COVERAGE,
    Layout.ARTICLE_STATES: Reference.COVERAGE,
    Layout.TAXONOMY: Reference.TAXONOMY,
    Layout.REASONS: Reference.REASONS,
    Layout.REMARKS: Reference.REMARKS,
    Layout.ANESTHESIA_BASE: Reference.ANESTHESIA_BASE,
    Layout.ANESTHESIA_FACTORS: Reference.ANESTHESIA_FACTORS,
}
KINDS: tuple[Kind, ...] = tuple(dict.fromkeys(KIND_OF.values()))


HOW_TO_LAY_OUT: Mapping[Kind | None, str] = {
    Reference.PAYER_PRICES: "It needs a line that names its columns: Code and Amount, also Modifier and Effective.",
}
"""What to do about a file that nothing reads, where nobody publishes it in one layout."""


@dataclass(frozen=True)
class Head:
    """The first lines of a file, as texts and as cells."""

    member: Member
    texts: Sequence[str]
    cells: Sequence[Sequence[str]]

    def lines_like(self, form: re.Pattern[str]) -> bool:
        """Whether some line begins in this form."""
        return any(form.match(text) for text in self.texts)

    def header_with(self, columns: Mapping[str, Sequence[str]], *, optional: Sequence[str] = ()) -> bool:
        """Whether some line names these columns."""
        return any(has_columns(cells, columns, optional=optional) for cells in self.cells)


Test = Callable[[Head], bool]


def layout_of(member: Member, *, among: Sequence[Layout] = tuple(Layout)) -> Layout | None:
    """
    Say how a file is laid out; None when nothing here reads it.

    :raises UnknownFile: if it is a workbook that does not open.
    """
    if member.suffix not in READABLE:
        return None
    if member.suffix == ".xml":
        return Layout.TABULAR if Layout.TABULAR in among and _begins_a_tabular_list(member) else None
    try:
        cells = head(member)
    except csv.Error:
        return None
    texts = ["\t".join(row) for row in cells] if member.suffix in WORKBOOKS else _texts(member)
    found = Head(member, texts, cells)
    return next((layout for layout, is_it in TESTS.items() if layout in among and is_it(found)), None)


def sorted_by_kind(members: Sequence[Member], *, kind: Kind | None) -> dict[Kind, list[tuple[Layout, Member]]]:
    """
    Put the readable files of a bundle together by what they hold, of one kind only if that is said.

    :raises UnknownFile: if nothing here reads any of them.
    """
    among = [layout for layout in Layout if kind in (None, KIND_OF[layout])]
    sorted_: dict[Kind, list[tuple[Layout, Member]]] = {}
    refused: UnknownFile | None = None
    for member in members:
        try:
            layout = layout_of(member, among=among)
        except UnknownFile as refusal:  # beside what can be read it may be anything
            refused = refused or refusal
            continue
        if layout:
            sorted_.setdefault(KIND_OF[layout], []).append((layout, member))
    if refused and not sorted_:
        raise refused
    if not sorted_:
        names = ", ".join(member.name for member in members[:FEW])
        wanted = kind.label if kind else "an official release"
        what_to_do = HOW_TO_LAY_OUT.get(kind, "Load it as it is published.")
        raise UnknownFile(f"Nothing in {names or 'the file'} is laid out as {wanted}. {what_to_do}")
    return sorted_


def _texts(member: Member) -> list[str]:
    with member.open() as file:
        begun = file.read(BYTES_OF_A_HEAD)
    texts = begun.decode("cp1252", errors="replace").splitlines()
    return texts if len(begun) < BYTES_OF_A_HEAD else texts[:-1]


def _begins_a_tabular_list(member: Member) -> bool:
    with member.open() as file:
        return b"<ICD10CM.tabular" in file.read(BYTES_OF_A_HEADING)


def _holds_relative_values(found: Head) -> bool:
    names = {word for cells in found.cells for cell in cells for word in re.findall(r"[A-Z]+", cell.upper())}
    return {"HCPCS", "RVU", "GLOB", "CONV", "STATUS"} <= names


def _holds_localities(found: Head) -> bool:
    lines = (set(re.findall(r"[A-Z]+", " ".join(cells).upper())) for cells in found.cells)
    return any({"GPCI", "PW", "PE", "MP"} <= words for words in lines)


def _holds_physician_prices(found: Head) -> bool:
    first = next((cells for cells in found.cells if any(cells)), [])
    is_long = len(first) >= prices.PFALL_WIDTH
    return is_long and first[0].isdecimal() and len(first[0]) == 4 and bool(prices.CODE.fullmatch(first[3]))


def _holds_pairs(found: Head) -> bool:
    if any(ncci.pair_places(cells) for cells in found.cells):
        return True
    pairs = (text.split("\t") for text in found.texts if PAIR_LINE.match(text))
    return any(len(cells) > INDICATOR_AT and cells[INDICATOR_AT].strip() in ncci.INDICATORS for cells in pairs)


def _holds_cpt(found: Head) -> bool:
    return found.header_with(cpt.WITH_HEADER, optional=cpt.OPTIONAL) or (
        found.lines_like(CPT_LINE) and "\t\t" not in "".join(found.texts[:3])
    )


def _holds_article_codes(found: Head) -> bool:
    known = coverage.TABLES.get(found.member.stem)
    return known is not None and found.header_with(known[1], optional=["group"])


def _holds_anesthesia(found: Head, *headers: tuple[tuple[str, ...], ...]) -> bool:
    return any(anesthesia.places(list(cells), wanted) for cells in found.cells for wanted in headers)


def _first_code(found: Head) -> str:
    """The first code below the header of a list of reasons or remarks; "" where there is no such header."""
    places = (at for at, cells in enumerate(found.cells) if has_columns(cells, reasons.COLUMNS, optional=["stop"]))
    begins = next(places, len(found.cells))
    return next((cells[0].upper() for cells in found.cells[begins + 1 :] if any(cells)), "")


TESTS: Mapping[Layout, Test] = {
    Layout.ADDENDA: lambda found: found.lines_like(ADDENDUM_LINE),
    Layout.ORDER: lambda found: found.lines_like(ORDER_LINE),
    Layout.HCPCS_FIXED: lambda found: any(FIXED_HCPCS.match(text) and len(text) > 100 for text in found.texts),
    Layout.HCPCS_TABLE: lambda found: found.header_with(hcpcs.COLUMNS),
    Layout.PAIRS: _holds_pairs,
    Layout.UNIT_LIMITS: lambda found: found.header_with(ncci.MUE_COLUMNS, optional=["rationale"]),
    Layout.ADD_ONS: lambda found: found.header_with(ncci.ADD_ON_COLUMNS),
    Layout.RELATIVE_VALUES: _holds_relative_values,
    Layout.LOCALITIES: _holds_localities,
    Layout.PHYSICIAN_PRICES: _holds_physician_prices,
    Layout.ANESTHESIA_FACTORS: lambda found: _holds_anesthesia(found, anesthesia.FACTORS, anesthesia.SHORTER),
    Layout.ANESTHESIA_BASE: lambda found: _holds_anesthesia(found, anesthesia.BASE),
    Layout.LABORATORY_PRICES: lambda found: found.header_with(prices.CLFS_COLUMNS),
    Layout.DRUG_PRICES: lambda found: found.header_with(prices.ASP_COLUMNS),
    Layout.TAXONOMY: lambda found: found.header_with(nucc.COLUMNS),
    Layout.REMARKS: lambda found: bool(reasons.REMARK.fullmatch(_first_code(found))),
    Layout.REASONS: lambda found: bool(reasons.REASON.fullmatch(_first_code(found))),
    Layout.ARTICLE_CODES: _holds_article_codes,
    Layout.ARTICLE_STATES: lambda found: coverage.is_about_states(found.member.stem),
    Layout.ARTICLES: lambda found: (
        found.member.stem == "article" and found.header_with(coverage.ARTICLE, optional=coverage.OPTIONAL)
    ),
    Layout.PAYER_PRICES: lambda found: found.header_with(prices.PAYER_COLUMNS, optional=prices.PAYER_OPTIONAL),
    Layout.CODES: lambda found: found.lines_like(CODE_LINE) and _all_codes(found),
    Layout.CPT: _holds_cpt,
}


def _all_codes(found: Head) -> bool:
    """Whether each line is a code of ICD-10-CM and a text, the code in seven columns."""
    lines = [text for text in found.texts if text.strip()]
    return all(CODE_LINE.match(text) and icd10cm.CODE.fullmatch(text[:8].strip()) for text in lines)
