"""`manage.py aging`: what is open and for how long, as of any date."""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from reports.aging import BUCKETS, By, Party, Row, Table, added, aging, aging_now
from reports.export import aging_csv


def a_day(text: str) -> date:
    """Read YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date. Write it as YYYY-MM-DD.") from None


class Command(BaseCommand):
    """Print the aging report, insurance and patients apart.  Exit 0; 1 or 2 when it was asked for the impossible."""

    help = "Print what is open, by age since the date of service, as of any date; insurance and patients apart."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare what may be asked."""
        parser.add_argument("--as-of", type=a_day, metavar="DATE", help="YYYY-MM-DD; today when not given")
        parser.add_argument("--by", choices=[by.value for by in By], default=By.PAYER.value)
        parser.add_argument("--format", choices=["table", "csv", "json"], default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report."""
        today = timezone.localdate()
        as_of = options["as_of"] or today
        if as_of > today:
            raise CommandError(f"{as_of} is after today; what will be open nobody knows. Ask for a day up to {today}.")
        if as_of == today:
            tables = [aging_now(today=today, by=options["by"], party=party) for party in Party]
        else:
            tables = [aging(as_of=as_of, by=options["by"], party=party) for party in Party]
        write = {"table": _as_table, "csv": aging_csv, "json": _as_json}[options["format"]]
        self.stdout.write(write(tables), ending="" if options["format"] == "csv" else "\n")


def _as_table(tables: Sequence[Table]) -> str:
    everyone = added([table.sum for table in tables], name="Everyone")
    heads = "".join(f"{head:>14}" for head in (*BUCKETS, "total", "credits"))
    lines = [f"Open as of {tables[0].as_of:%m/%d/%Y}, by age since the date of service", f"{'':40}{'visits':>7}{heads}"]
    for table in tables:
        lines += ["", table.party.value.capitalize(), *(_line(row) for row in table.rows), _line(table.sum)]
    return "\n".join([*lines, "", _line(everyone)])


def _line(row: Row) -> str:
    name = f"{row.code} {row.name}".strip()[:38]
    figures = "".join(f"{amount:>14,.2f}" for amount in (*row.amounts, row.total, row.credits))
    return f"  {name:38}{row.count:>7,}{figures}"


def _as_json(tables: Sequence[Table]) -> str:
    plain = {table.party.value: [*_plain(table.rows)] for table in tables}
    return json.dumps({"as_of": tables[0].as_of.isoformat(), "by": tables[0].by.value, **plain}, indent=2)


def _plain(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        by_age = {bucket: str(amount) for bucket, amount in zip(BUCKETS, row.amounts, strict=True)}
        yield {
            "code": row.code, "name": row.name, "visits": row.count, "open": by_age, "total": str(row.total),
            "credits": str(row.credits),
        }  # fmt: skip
