"""Take in X12 files as if they had arrived over a connection."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from billing_office.intake import take_in
from clearinghouse.models import Connection, Interchange, TransactionSet


class Command(BaseCommand):
    """Exit code 0 when every file was stored, whatever it holds; 1 when one could not be read or stored."""

    help = "Take in X12 files: store, route, process, and print one line for each message."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the files and the connection they came over."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--connection", metavar="NAME", help="the partner that the files are from")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take in every file; one that fails does not stop the others."""
        partner = _connection(options["connection"])
        failures = [self._take_in(Path(name), partner) for name in options["files"]]
        if any(failures):
            sys.exit(1)

    def _take_in(self, path: Path, partner: Connection | None) -> bool:
        """Store and process one file; tell whether that failed."""
        try:
            stored = take_in(content=path.read_bytes(), file_name=path.name, connection=partner, now=timezone.now())
        except OSError as problem:
            self.stderr.write(f"{path}: cannot be read: {problem.strerror}.")
            return True
        except DatabaseError as problem:
            self.stderr.write(f"{path}: could not be stored: the database refused it ({type(problem).__name__}).")
            return True
        for line in _lines(stored):
            self.stdout.write(f"{path.name}: {line}")
        return False


def _connection(name: str | None) -> Connection | None:
    if not name:
        return None
    found = Connection.objects.filter(name=name).first()
    if found is None:
        names = ", ".join(Connection.objects.order_by("name").values_list("name", flat=True)) or "none yet"
        raise CommandError(f"There is no connection {name}. Connections: {names}.")
    return found


def _lines(stored: Interchange) -> Iterator[str]:
    """One line for each message, or one for the file when it holds none or was here before."""
    state = stored.get_state_display().lower()
    if stored.duplicate_of_id:
        yield f"stored as file {stored.pk}, {state}: the same content came before as file {stored.duplicate_of_id}."
        return
    messages = list(stored.transaction_sets.all())
    if not messages:
        yield f"stored as file {stored.pk}, {state}: {_problems(stored.problems)}"
    for message in messages:
        yield _line(message)
    if messages and stored.problems:
        yield f"stored as file {stored.pk}, {state}: {_problems(stored.problems)}"


def _line(message: TransactionSet) -> str:
    parts = (message.kind, message.control_number, f"{message.get_state_display().lower()}:", message.result)
    line = " ".join(part for part in parts if part)
    return f"{line} {_problems(message.problems)}".strip()


def _problems(problems: list[dict[str, Any]]) -> str:
    """The first problem with its place, and how many more there are."""
    if not problems:
        return ""
    first = problems[0]
    place = f"{first.get('element') or 'Segment'} in segment {first['segment']}: " if first.get("segment") else ""
    more = f" And {len(problems) - 1} more." if len(problems) > 1 else ""
    return f"{place}{first.get('text', '')}{more}"
