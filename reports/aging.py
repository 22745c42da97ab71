"""
Aging: what is open, and for how long, by who owes it.

Open is charges less payments, adjustments and what was moved to another payer or to the patient, from entries that are
effective on or before the as-of date.  Age is the as-of date less the date of service of the line, in calendar days.
Credits (lines with less than nothing open) stand apart and are never netted.  Claims on hold are in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db import connection

ZERO = Decimal("0.00")
BUCKETS = ("0-30", "31-60", "61-90", "91-120", "over 120")
OVER_90 = 3


class By(StrEnum):
    """What one row of the report is."""

    PAYER = "payer"
    PATIENT = "patient"


class Party(StrEnum):
    """Who owes: a plan, or the patient."""

    INSURANCE = "insurance"
    PATIENT = "patient"


ACCOUNT: Mapping[Party, str] = {Party.INSURANCE: "INSURANCE", Party.PATIENT: "PATIENT"}


@dataclass(frozen=True, slots=True)
class Row:
    """
    What one payer or patient owes: dollars by age, youngest first, and credits below zero.

    `key` is the id of the payer or patient, None when all patients stand in one row; `code` is what people read aloud,
    the payer id or the account number; `count` are encounters.
    """

    key: int | None
    code: str
    name: str
    count: int
    amounts: Sequence[Decimal]
    credits: Decimal

    @property
    def total(self) -> Decimal:
        """Dollars open, without credits."""
        return sum(self.amounts, ZERO)

    @property
    def share_over_90(self) -> Decimal:
        """Percent of the total that is older than 90 days, one decimal."""
        over = sum(self.amounts[OVER_90:], ZERO)
        return (over * 100 / self.total).quantize(Decimal("0.1")) if self.total else Decimal("0.0")


@dataclass(frozen=True, slots=True)
class Table:
    """One aging report: its rows, the largest total first, and their sum."""

    as_of: date
    by: By
    party: Party
    rows: Sequence[Row]

    @property
    def sum(self) -> Row:
        """All rows together."""
        return added(self.rows, name="Total")


@dataclass(frozen=True, slots=True)
class OpenLine:
    """One line behind a cell: what is open on it, for whom, since when."""

    line_id: int
    encounter_id: int
    encounter_number: str
    patient_id: int
    patient_name: str
    payer_name: str
    claim_id: int | None
    claim_number: str
    procedure: str
    service_date: date
    age: int
    charge: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Which lines are meant: of one party, and narrowed by payer, patient and age; `bucket` -1 are the credits."""

    party: Party | None = None
    payer: int | None = None
    patient: int | None = None
    bucket: int | None = None


# What was open at the end of a day, from the entries.  A patient's balance is one for each line, whatever the plan.
_AS_OF = """
    SELECT account, charge_line_id, CASE WHEN account = 'INSURANCE' THEN coverage_id END AS coverage_id,
           sum(amount) AS amount
    FROM (
        SELECT debit AS account, charge_line_id, coverage_id, amount FROM ledger_entry
        WHERE debit IN ('INSURANCE', 'PATIENT') AND effective_date <= %(as_of)s
        UNION ALL
        SELECT credit, charge_line_id, coverage_id, -amount FROM ledger_entry
        WHERE credit IN ('INSURANCE', 'PATIENT') AND effective_date <= %(as_of)s
    ) sides
    GROUP BY 1, 2, 3
    HAVING sum(amount) <> 0
"""
_NOW = """
    SELECT account, charge_line_id, coverage_id, amount
    FROM ledger_openbalance WHERE account IN ('INSURANCE', 'PATIENT')
"""
# The same with the visit of each line, which open balances know.
_VISITS_AS_OF = f"""
    SELECT balance.account, balance.coverage_id, balance.amount, line.encounter_id
    FROM ({_AS_OF}) balance JOIN coding_chargeline line ON line.id = balance.charge_line_id
"""  # noqa: S608  (nothing but our own constants)
_VISITS_NOW = "SELECT account, coverage_id, amount, encounter_id FROM ledger_openbalance"

_AGED = """
    WITH owed AS ({source}), aged AS (
        SELECT owed.account, owed.amount, owed.coverage_id, owed.encounter_id, encounter.patient_id,
               CASE WHEN owed.amount < 0 THEN -1
                    WHEN %(as_of)s - encounter.service_date <= 30 THEN 0
                    WHEN %(as_of)s - encounter.service_date <= 60 THEN 1
                    WHEN %(as_of)s - encounter.service_date <= 90 THEN 2
                    WHEN %(as_of)s - encounter.service_date <= 120 THEN 3
                    ELSE 4 END AS bucket
        FROM owed
        JOIN encounters_encounter encounter ON encounter.id = owed.encounter_id
        WHERE owed.account = %(account)s
    )
"""
_SUMS = """
    count(DISTINCT encounter_id) FILTER (WHERE bucket >= 0),
    coalesce(sum(amount) FILTER (WHERE bucket = 0), 0), coalesce(sum(amount) FILTER (WHERE bucket = 1), 0),
    coalesce(sum(amount) FILTER (WHERE bucket = 2), 0), coalesce(sum(amount) FILTER (WHERE bucket = 3), 0),
    coalesce(sum(amount) FILTER (WHERE bucket = 4), 0), coalesce(sum(amount) FILTER (WHERE bucket = -1), 0)
"""
_GROUPED: Mapping[tuple[By, Party], str] = {
    (By.PAYER, Party.INSURANCE): """
        SELECT payer.id, payer.payer_id, payer.name, {sums}
        FROM aged JOIN patients_coverage coverage ON coverage.id = aged.coverage_id
        JOIN patients_payer payer ON payer.id = coverage.payer_id
        GROUP BY payer.id
    """,
    (By.PAYER, Party.PATIENT): "SELECT NULL, '', 'Patients', {sums} FROM aged HAVING count(*) > 0",
    (By.PATIENT, Party.INSURANCE): """
        SELECT patient.id, patient.account_number, patient.last_name || ', ' || patient.first_name, {sums}
        FROM aged JOIN patients_patient patient ON patient.id = aged.patient_id
        GROUP BY patient.id
    """,
}
_GROUPED = {**_GROUPED, (By.PATIENT, Party.PATIENT): _GROUPED[(By.PATIENT, Party.INSURANCE)]}

_LINES = """
    WITH owed AS ({source})
    SELECT line.id, encounter.id, encounter.number, patient.id, patient.last_name || ', ' || patient.first_name,
           coalesce(payer.name, ''), claim.id, coalesce(claim.claim_number, ''), line.procedure, encounter.service_date,
           %(as_of)s - encounter.service_date, line.charge, owed.amount
    FROM owed
    JOIN coding_chargeline line ON line.id = owed.charge_line_id
    JOIN encounters_encounter encounter ON encounter.id = line.encounter_id
    JOIN patients_patient patient ON patient.id = encounter.patient_id
    LEFT JOIN patients_coverage coverage ON coverage.id = owed.coverage_id
    LEFT JOIN patients_payer payer ON payer.id = coverage.payer_id
    LEFT JOIN LATERAL (
        SELECT id, claim_number FROM claims_claim
        WHERE encounter_id = encounter.id AND (owed.coverage_id IS NULL OR coverage_id = owed.coverage_id)
        ORDER BY id DESC LIMIT 1
    ) claim ON true
    WHERE {where}
    ORDER BY encounter.service_date, encounter.id, line.position
"""
_AGES = ((0, 30), (31, 60), (61, 90), (91, 120), (121, 1_000_000))


def aging(*, as_of: date, by: By | str, party: Party | str) -> Table:
    """What was open at the end of a day, computed from the entries in one query; the same for ever."""
    return _table(_VISITS_AS_OF, as_of, By(by), Party(party))


def aging_now(*, today: date, by: By | str, party: Party | str) -> Table:
    """What is open now, from the balances that the database keeps; costs what is open, not what ever happened."""
    return _table(_VISITS_NOW, today, By(by), Party(party))


def lines(*, as_of: date, cell: Cell) -> list[OpenLine]:
    """The lines behind a cell at the end of a day, the oldest service first; they sum to the cell."""
    return _lines(_AS_OF, as_of, cell)


def lines_now(*, today: date, cell: Cell) -> list[OpenLine]:
    """The lines behind a cell of today's report, the oldest service first; they sum to the cell."""
    return _lines(_NOW, today, cell)


def added(rows: Sequence[Row], *, name: str) -> Row:
    """Several rows as one."""
    return Row(
        key=None,
        code="",
        name=name,
        count=sum(row.count for row in rows),
        amounts=[sum((row.amounts[bucket] for row in rows), ZERO) for bucket in range(len(BUCKETS))],
        credits=sum((row.credits for row in rows), ZERO),
    )


def _table(source: str, as_of: date, by: By, party: Party) -> Table:
    sql = _AGED.format(source=source) + _GROUPED[(by, party)].format(sums=_SUMS)
    found = _rows(sql, {"as_of": as_of, "account": ACCOUNT[party]})
    rows = [Row(row[0], row[1], row[2], row[3], row[4:9], row[9]) for row in found]
    return Table(as_of, by, party, sorted(rows, key=lambda row: (-row.total, row.name)))


def _lines(source: str, as_of: date, cell: Cell) -> list[OpenLine]:
    where = ["owed.account = ANY(%(accounts)s)"]
    given: dict[str, Any] = {
        "as_of": as_of,
        "accounts": [ACCOUNT[party] for party in Party if cell.party in {None, party}],
    }
    if cell.payer is not None:
        where.append("payer.id = %(payer)s")
        given["payer"] = cell.payer
    if cell.patient is not None:
        where.append("patient.id = %(patient)s")
        given["patient"] = cell.patient
    if cell.bucket is not None and cell.bucket >= 0:
        youngest, oldest = _AGES[cell.bucket]
        where.append("owed.amount > 0 AND %(as_of)s - encounter.service_date BETWEEN %(youngest)s AND %(oldest)s")
        given |= {"youngest": youngest if cell.bucket else -1_000_000, "oldest": oldest}
    elif cell.bucket is not None:
        where.append("owed.amount < 0")
    else:
        where.append("owed.amount > 0")
    sql = _LINES.format(source=source, where=" AND ".join(where))
    return [OpenLine(*row) for row in _rows(sql, given)]


def _rows(sql: str, given: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())
