"""Show what a licensed list of reason or remark codes would change, and load it once its license is confirmed."""

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from coding.models.reason_lists import ReasonList
from coding.official.source import DoesNotAddUp, UnknownFile
from coding.reason_lists.loading import MuchShorter, NoLicense, difference, load
from coding.reason_lists.reading import read

SHOWN = 12


class Command(BaseCommand):
    """`manage.py load_reason_list CARC file.csv [--licensed-to NAME]`."""

    help = "Show what a CARC or RARC list changes; with --licensed-to, load it."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The list, its file, and who holds the license."""
        parser.add_argument("list", choices=ReasonList.values)
        parser.add_argument("file", type=Path)
        parser.add_argument("--licensed-to", default="", help="who holds the license; without it nothing is kept")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file, show the difference, and load it if the license is confirmed."""
        which = ReasonList(options["list"])
        try:
            reasons = read(options["file"], which)
            told = difference(which=which, reasons=reasons)
            if options["licensed_to"]:
                load(which=which, reasons=reasons, licensed_to=options["licensed_to"], now=timezone.now())
        except (UnknownFile, DoesNotAddUp, NoLicense, MuchShorter, FileNotFoundError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{which.label}: {len(reasons)} codes, {told.words}.")
        for name in ("new", "revised", "stopped", "left_out"):
            codes = getattr(told, name)
            if codes:
                more = f" and {len(codes) - SHOWN} more" if len(codes) > SHOWN else ""
                self.stdout.write(f"  {name.replace('_', ' ')}: {', '.join(codes[:SHOWN])}{more}")
        if not options["licensed_to"]:
            self.stdout.write("Nothing was kept. Say with --licensed-to who holds the license of X12 to load it.")
