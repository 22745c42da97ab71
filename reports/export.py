"""Reports as files: CSV that a spreadsheet reads as text, numbers and dates, and never as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from reports.aging import BUCKETS, OpenLine, Table

HEADINGS = (
    "Owed by", "Code", "Name", "Visits", *(f"{bucket} days" for bucket in BUCKETS), "Total", "Over 90 %", "Credits",
)  # fmt: skip
LINE_HEADINGS = (
    "Date of service", "Age", "Patient", "Visit", "Claim", "Payer", "Procedure", "Charge", "Open",
)  # fmt: skip
# A spreadsheet takes a text that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def aging_csv(tables: Iterable[Table]) -> str:
    """An aging report: one line for each row of each table, amounts as plain numbers."""
    rows = (
        [
            table.party.value,
            _text(row.code),
            _text(row.name),
            row.count,
            *row.amounts,
            row.total,
            row.share_over_90,
            row.credits,
        ]
        for table in tables
        for row in table.rows
    )
    return written(HEADINGS, rows)


def lines_csv(lines: Iterable[OpenLine]) -> str:
    """The lines behind a cell."""
    rows = (
        [line.service_date, line.age, _text(line.patient_name), _text(line.encounter_number), _text(line.claim_number),
         _text(line.payer_name), _text(line.procedure), line.charge, line.amount]
        for line in lines
    )  # fmt: skip
    return written(LINE_HEADINGS, rows)


def written(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV with a line of headings; dates as YYYY-MM-DD."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return out.getvalue()


def _text(value: str) -> str:
    """Text that a spreadsheet leaves alone: an apostrophe in front of what it would take for a formula."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value
