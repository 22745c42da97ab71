"""Run one whole cycle of an invented office, print what became of it, and prove it to the cent."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone
from tqdm import tqdm

from billing_office.demo import books, days, interrupted, office, summary
from billing_office.demo.life import Life
from coding.load import load_all
from practice.models import Practice
from reports.verification import verify


class Command(BaseCommand):
    """The demo: `make demo`, and `--fill` for the first start of `make run`."""

    help = "Build an invented office, let it work for 120 days, and prove every figure."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Size, seed, and the day on which the demo ends."""
        parser.add_argument("--patients", type=int, default=200)
        parser.add_argument("--visits", type=int, default=0, help="default: three for each patient")
        parser.add_argument("--days", type=int, default=120, help="how many days the office works")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--as-of", type=date.fromisoformat, default=None, help="the last day, default: today")
        parser.add_argument("--fill", action="store_true", help="fill an empty office and print no report")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse an office that holds data; else build, work, report, prove."""
        if options["fill"]:
            self._fill(options)
            return
        call_command("migrate", verbosity=0)
        if Practice.objects.exists():
            raise CommandError(
                f"{settings.HOME} holds an office already. "
                "Choose another folder with BILLING_OFFICE_HOME, or remove this one."
            )
        life = self._work(options)
        self._report(life.today)
        call_command("verify", stdout=self.stdout)

    def _fill(self, options: dict[str, Any]) -> None:
        """
        Fill an empty office once; what an interrupted filling left is removed and filled anew.

        Only our own engine's database is emptied: one that DATABASE_URL names may hold more than this office.
        """
        if interrupted.is_marked():
            if os.environ.get("DATABASE_URL"):
                raise CommandError(
                    "The last filling of this database was interrupted. Give the office an empty database, and set "
                    "DEMO=no if you want no demo in it."
                )
            self.stdout.write("The last filling was interrupted; it begins anew.")
            interrupted.remove_what_was_filled(settings.HOME)
        if Practice.objects.exists():
            return
        self.stdout.write("Filling the demo office with 120 days of work. This takes a minute or two, once.")
        self.stdout.flush()
        with interrupted.marked():
            self._work(options)
            verify(now=timezone.now())

    def _work(self, options: dict[str, Any]) -> Life:
        patients, seed = options["patients"], options["seed"]
        if patients < 1 or options["days"] < 1:
            raise CommandError("--patients and --days must be at least 1.")
        today = options["as_of"] or timezone.localdate()
        with connection.cursor() as cursor:
            # Invented data may be lost in a power failure; waiting for the disk at each of its acts gains nothing.
            cursor.execute("SET synchronous_commit TO off")
        with _bar("Code sets", 0) as bar:
            load_all(progress=_to(bar))
        life = Life(office.build(home=settings.HOME), Random(seed), seed, today)
        visits = options["visits"] or 3 * patients
        with _bar("Patients", patients) as bar:
            business = days.plan(life, patients=patients, visits=visits, days=options["days"], progress=bar.update)
        with _bar("Days of work", len(business)) as bar:
            days.live(life, business, bar.update)
        books.keep(life, now=timezone.now())
        return life

    def _report(self, today: date) -> None:
        rows = [(label, f"{number:,}") for label, number in summary.counts()]
        amounts = summary.money()
        rows += [(f"money {label}", f"{amount:,.2f}") for label, amount in amounts]
        width = max(len(label) for label, _ in rows)
        for label, value in rows:
            self.stdout.write(f"{label:<{width}}  {value:>14}")
        (_, charged), *parts = amounts
        total = sum(amount for _, amount in parts)
        self.stdout.write(f"\n{charged:,.2f} charged = {total:,.2f} paid + adjusted + open\n\n")
        if charged != total:
            raise CommandError("The money does not add up.")
        call_command("aging", as_of=today, stdout=self.stdout)


def _bar(label: str, total: int) -> "tqdm[Any]":
    return tqdm(total=total, desc=f"{label:<13}", unit="", file=sys.stderr, disable=not sys.stderr.isatty() or None)


def _to(bar: "tqdm[Any]") -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return progress
