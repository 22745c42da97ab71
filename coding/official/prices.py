"""
Readers of what Medicare pays: relative values (PPRRVU), localities (GPCI), prices of one locality (PFALL), laboratory
tests (CLFS), drugs (ASP); and of a payer's own fee schedule as CSV.

Descriptors are not read.

Source: the layouts published by CMS with the files; columns are found by their names.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from coding.official.source import Member, Row, Table, rows, table
from coding.official.values import certain_number, day, number

CODE = re.compile(r"[0-9A-Z]{5}")
MODIFIER = re.compile(r"[0-9A-Z]{2}|")
# The words of a column's name, spread over the lines of the header, and words that it has not.
RVU_COLUMNS: Mapping[str, tuple[str, str]] = {
    "code": ("HCPCS", ""), "modifier": ("MOD", ""), "status": ("STATUS CODE", ""), "work": ("WORK RVU", ""),
    "practice_office": ("NON PE RVU", "NA"), "practice_facility": ("PE RVU", "NON NA"), "malpractice": ("MP RVU", ""),
    "office_total": ("NON TOTAL", ""), "facility_total": ("TOTAL", "NON"), "pctc": ("PCTC", ""),
    "global_days": ("GLOB", ""), "multiple": ("MULT", ""), "bilateral": ("BILAT", ""), "assistant": ("ASST", ""),
    "factor": ("CONV", ""),
}  # fmt: skip
WORD = re.compile(r"[A-Z]+")
GPCI_COLUMNS: Mapping[str, tuple[str, str]] = {
    "contractor": ("MAC", ""), "state": ("STATE", ""), "number": ("LOCALITY NUMBER", ""),
    "name": ("LOCALITY NAME", ""), "work": ("PW WITHOUT", ""), "practice": ("PE", ""), "malpractice": ("MP", ""),
}  # fmt: skip
CLFS_COLUMNS = {
    "code": ("HCPCS",), "modifier": ("MOD",), "starts": ("EFF_DATE", "EFF DATE"), "amount": ("RATE",),
}  # fmt: skip
ASP_COLUMNS = {"code": ("HCPCS Code",), "unit": ("HCPCS Code Dosage",), "amount": ("Payment Limit",)}
PAYER_COLUMNS = {
    "code": (
        "code", "procedure", "cpt", "hcpcs", "cpt/hcpcs", "procedure code", "proc code", "cpt code", "hcpcs code",
        "cpt/hcpcs code", "hcpcs/cpt code", "service code", "billing code",
    ),
    "modifier": ("modifier", "mod", "modifier 1", "mod 1"),
    "amount": (
        "amount", "allowed", "fee", "rate", "price", "allowed amount", "allowable", "max allowable",
        "maximum allowable", "contracted rate", "contract rate", "fee amount", "fee schedule amount",
        "payment amount", "reimbursement", "non-facility fee", "non-facility amount", "non-facility rate",
        "non-facility price", "non-facility allowed", "non-facility",
    ),
    "facility": (
        "facility fee", "facility amount", "facility rate", "facility price", "facility allowed", "facility",
    ),
    "starts": ("effective", "effective date", "eff date", "starts on", "from", "start date"),
}  # fmt: skip
PAYER_OPTIONAL = ("modifier", "facility", "starts")
PFALL_WIDTH = 7
ROUNDING = Decimal("0.02")


@dataclass(frozen=True, slots=True)
class RelativeValue:
    """
    One row of the physician fee schedule: weights in units of the conversion factor (`factor`, dollars), and policy.

    `status` A is paid; B bundled, C by the carrier, I not by Medicare, and so on.  `global_days` is 000, 010, 090 or
    three letters (MMM, ZZZ and their like); the one-character indicators are those of the file.
    """

    code: str
    modifier: str
    status: str
    work: Decimal
    practice_office: Decimal
    practice_facility: Decimal
    malpractice: Decimal
    pctc: str
    global_days: str
    multiple: str
    bilateral: str
    assistant: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Locality:
    """What the weights count in one locality; `contractor` has five digits, `number` two."""

    contractor: str
    state: str
    number: str
    name: str
    work: Decimal
    practice: Decimal
    malpractice: Decimal


@dataclass(frozen=True, slots=True)
class LocalPrice:
    """What Medicare pays for a code in one locality in a year, in dollars, outside of and in a facility."""

    year: int
    contractor: str
    locality: str
    code: str
    modifier: str
    office: Decimal
    facility: Decimal


@dataclass(frozen=True, slots=True)
class Price:
    """
    What is paid for a code from a day on, in dollars; `unit` says for how much of a drug.

    `facility` is paid in a facility, None where the list does not tell it apart.
    """

    code: str
    modifier: str
    amount: Decimal
    starts_on: date | None = None
    unit: str = ""
    facility: Decimal | None = None


def read_relative_values(member: Member) -> Iterator[RelativeValue]:
    """
    Yield the physician fee schedule (PPRRVU), whose header stands over several lines.

    :raises DoesNotAddUp: if a column is missing, or weights do not add up to their total.
    """
    places, body = _rvu_columns(member)
    for line, cells in body:
        if not CODE.fullmatch(cells[places["code"]] if len(cells) > places["code"] else ""):
            continue
        if len(cells) <= max(places.values()):
            raise member.wrong(line, "The line is cut off.")
        yield _relative_value(member, line, {name: cells[place] for name, place in places.items()})


def _relative_value(member: Member, line: int, cells: Mapping[str, str]) -> RelativeValue:
    weigh = {
        name: number(member, line, cells[name]) or Decimal(0)
        for name in ("work", "practice_office", "practice_facility", "malpractice", "office_total", "facility_total")
    }
    for kind in ("office", "facility"):
        parts = weigh["work"] + weigh[f"practice_{kind}"] + weigh["malpractice"]
        if abs(parts - weigh[f"{kind}_total"]) > ROUNDING and cells[f"{kind}_total"] not in ("", "NA"):
            raise member.wrong(line, f"The weights add up to {parts}, not to the total of {weigh[f'{kind}_total']}.")
    return RelativeValue(
        code=cells["code"], modifier=cells["modifier"], status=cells["status"], work=weigh["work"],
        practice_office=weigh["practice_office"], practice_facility=weigh["practice_facility"],
        malpractice=weigh["malpractice"], pctc=cells["pctc"], global_days=cells["global_days"],
        multiple=cells["multiple"], bilateral=cells["bilateral"], assistant=cells["assistant"],
        factor=certain_number(member, line, cells["factor"]),
    )  # fmt: skip


def _rvu_columns(member: Member) -> tuple[dict[str, int], Iterator[Row]]:
    """Read the header, whose names are spread over the lines above the first code, and give it with the rows."""
    return _below_header(member, RVU_COLUMNS, lambda cells: bool(CODE.fullmatch(cells[0])) and cells[0] != "HCPCS")


def _below_header(
    member: Member, columns: Mapping[str, tuple[str, str]], is_row: Callable[[list[str]], bool]
) -> tuple[dict[str, int], Iterator[Row]]:
    body = rows(member)
    above: list[list[str]] = []
    for line, cells in body:
        if above and cells and is_row(cells):
            words = _words_by_column(above)
            places = {name: _place(member, line, words, name, wanted) for name, wanted in columns.items()}
            return places, chain([(line, cells)], body)
        above.append(cells)
    raise member.wrong(1, "It has no row that begins with a code.")


def _words_by_column(above: Sequence[Sequence[str]]) -> list[set[str]]:
    """Collect the words of each column's name from the lines of the header; a title alone in its line is none."""
    width = max(map(len, above))
    header = [line for line in above if sum(bool(cell) for cell in line) > 2]
    return [{word for line in header for word in WORD.findall(line[at].upper() if at < len(line) else "")}
            for at in range(width)]  # fmt: skip


def _place(member: Member, line: int, words: Sequence[set[str]], name: str, wanted: tuple[str, str]) -> int:
    has, has_not = set(wanted[0].split()), set(wanted[1].split())
    for at, found in enumerate(words):
        if has <= found and not has_not & found:
            return at
    raise member.wrong(line, f"The header above has no column for {name.replace('_', ' ')} ({wanted[0]}).")


def read_localities(member: Member) -> Iterator[Locality]:
    """
    Yield what the weights count in each locality (GPCI); the work weight is that without the floor.

    :raises DoesNotAddUp: if a column is missing, or a weight is no number.
    """
    places, body = _below_header(member, GPCI_COLUMNS, lambda cells: cells[0].isdecimal() and len(cells) > 6)
    for line, row in body:
        if not row or not row[0].isdecimal():
            continue
        cells = {name: row[place] for name, place in places.items()}
        yield Locality(
            contractor=cells["contractor"].zfill(5), state=cells["state"], number=cells["number"].zfill(2),
            name=cells["name"].strip("* "), work=certain_number(member, line, cells["work"]),
            practice=certain_number(member, line, cells["practice"]),
            malpractice=certain_number(member, line, cells["malpractice"]),
        )  # fmt: skip


def read_local_prices(member: Member) -> Iterator[LocalPrice]:
    """
    Yield the prices of a carrier file (PFALL, PFREV), which has no header.

    :raises DoesNotAddUp: at the first line that is no price.
    """
    for line, cells in rows(member):
        if not any(cells):
            continue
        if len(cells) < PFALL_WIDTH or not (cells[0].isdecimal() and CODE.fullmatch(cells[3])):
            raise member.wrong(line, "This is not a line of a carrier's price file.")
        yield LocalPrice(
            year=int(cells[0]), contractor=cells[1].zfill(5), locality=cells[2].zfill(2), code=cells[3],
            modifier=cells[4], office=certain_number(member, line, cells[5]),
            facility=certain_number(member, line, cells[6]),
        )  # fmt: skip


def read_laboratory(member: Member) -> Iterator[Price]:
    """
    Yield the prices of laboratory tests (CLFS).

    :raises DoesNotAddUp: if a column is missing, or a price is no number.
    """
    for line, cells in _priced(member, CLFS_COLUMNS, "HCPCS, MOD, EFF_DATE and RATE"):
        amount = certain_number(member, line, cells["amount"])
        yield Price(cells["code"], cells["modifier"], amount, day(member, line, cells["starts"]))


def read_drugs(member: Member) -> Iterator[Price]:
    """
    Yield what is paid for one dose unit of a drug (ASP); a drug without a limit is left out.

    :raises DoesNotAddUp: if a column is missing, or a price is no number.
    """
    for line, cells in _priced(member, ASP_COLUMNS, "HCPCS Code, HCPCS Code Dosage and Payment Limit"):
        amount = number(member, line, cells["amount"])
        if amount is not None:
            yield Price(cells["code"], "", amount, unit=cells["unit"])


def read_payer_schedule(member: Member) -> Iterator[Price]:
    """
    Yield a payer's fee schedule: code and amount, with or without modifier and first day.

    :raises DoesNotAddUp: if it has no columns for code and amount, or a cell is none.
    """
    for line, cells in _priced(member, PAYER_COLUMNS, "code and amount", optional=PAYER_OPTIONAL):
        modifier = cells.get("modifier", "").upper()
        if not MODIFIER.fullmatch(modifier):
            raise member.wrong(line, f"{modifier} is not a modifier.")
        amount = certain_number(member, line, cells["amount"])
        facility = number(member, line, cells.get("facility", ""))
        starts_on = day(member, line, cells.get("starts", ""))
        yield Price(cells["code"].upper(), modifier, amount, starts_on, facility=facility)


def _priced(
    member: Member, columns: Mapping[str, Sequence[str]], names: str, *, optional: Sequence[str] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    found: Table | None = table(member, columns, optional=optional)
    if found is None:
        raise member.wrong(1, f"It has no columns {names}.")
    for line, cells in found:
        if not CODE.fullmatch(cells["code"].upper()):
            raise member.wrong(line, "This row does not begin with a procedure code.")
        yield line, cells
