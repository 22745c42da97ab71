"""`manage.py load_codes [FILE ...]`: load official releases, or what the office carries by itself."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from coding.load import load_all
from coding.releases.merge import changes
from coding.releases.publication import Publication, Told, publications
from coding.releases.recognize import KINDS, Kind
from coding.releases.refusals import REFUSALS
from coding.releases.services import Outcome, load, preview
from coding.releases.target import Target
from patients.models import Payer
from practice.models import Staff

SHOWN = 20
WORDS = {"N": "new", "R": "revised", "D": "deleted"}


class Command(BaseCommand):
    """Loads code sets and reference data; safe to run again at any time."""

    help = (
        "Load official files as they are published (ICD-10-CM, HCPCS, CPT, NCCI, prices, coverage, taxonomy), zipped or"
        " not; what they hold is found out. Without a file: what the office carries by itself. Safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what may be said of the files; what is not said is read from them and their names."""
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--kind", choices=[_word(kind) for kind in KINDS], help="what the files hold")
        parser.add_argument(
            "--from", dest="starts_on", type=date.fromisoformat, help="first date of service, YYYY-MM-DD"
        )
        parser.add_argument("--payer", help="the payer id of whose fee schedule it is")
        parser.add_argument("--by", help="the sign-in name of who loads it")
        parser.add_argument("--fewer", action="store_true", help="confirm a release much shorter than the one before")
        parser.add_argument("--dry-run", action="store_true", help="print what would change, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything and print one line for each release."""
        if not options["files"]:
            self._load_own()
            return
        try:
            told = Told(_kind(options["kind"]), options["starts_on"], _payer(options["payer"]), options["fewer"])
            found = publications([(path.name, path) for path in options["files"]], told)
            if options["dry_run"]:
                outcomes = preview(publications=found, see=self._show_changes, progress=self._progress)
            else:
                outcomes = load(
                    publications=found, by=_staff(options["by"]), now=timezone.now(), progress=self._progress
                )
        except (*REFUSALS, OSError) as refusal:
            raise CommandError(str(refusal)) from refusal
        for outcome in outcomes:
            self.stdout.write(_line(outcome) + (" Nothing was loaded." if options["dry_run"] else ""))

    def _load_own(self) -> None:
        def show(done: int, total: int) -> None:
            self._progress("Reading", done, total)

        for release in load_all(progress=show):
            since = f"{release.starts_on:%m/%d/%Y}"
            self.stdout.write(f"{release.get_system_display()}: {release.rows:,} entries, {release.name}, from {since}")

    def _progress(self, stage: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{stage:<12}{done:>10,} of {total:<10,}", ending="")

    def _show_changes(self, publication: Publication, target: Target, cursor: Any) -> None:
        cursor.execute(f"{changes(target)} ORDER BY {', '.join(map(str, range(2, 2 + len(target.keys))))}")
        for sort, *cells in cursor.fetchmany(SHOWN):
            self.stdout.write(f"  {WORDS[sort]:<8} {' '.join(cells[: len(target.keys)])}")
        if cursor.rowcount > SHOWN:
            self.stdout.write(f"  and {cursor.rowcount - SHOWN:,} more")


def _line(outcome: Outcome) -> str:
    publication, counts = outcome.publication, outcome.counts
    head = f"{publication.kind.label} {publication.name}, from {publication.starts_on:%m/%d/%Y}: {counts.rows:,} rows"
    if outcome.was_loaded:
        return f"{head}, loaded before. Nothing changed."
    if not counts.changed:
        return f"{head}, the same as before."
    return f"{head}: {counts.new:,} new, {counts.revised:,} revised, {counts.deleted:,} deleted."


def _word(kind: Kind) -> str:
    return kind.value.lower().replace("_", "-")


def _kind(word: str | None) -> Kind | None:
    return next((kind for kind in KINDS if _word(kind) == word), None)


def _payer(payer_id: str | None) -> Payer | None:
    if payer_id is None:
        return None
    found = Payer.objects.filter(payer_id=payer_id).first()
    if found is None:
        raise CommandError(f"There is no payer with the id {payer_id}.")
    return found


def _staff(username: str | None) -> Staff | None:
    if username is None:
        return None
    found = Staff.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f"Nobody signs in as {username}.")
    return found
