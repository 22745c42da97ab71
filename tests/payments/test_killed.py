"""
A process that is killed loses nothing and doubles nothing.

At each named point inside posting, un-posting and their like a real process with its own connection gets SIGKILL.  Then
the same work is done again, as the next sweep of the worker does it or a person who presses again: every table is as if
nothing had happened, and every reconciliation holds.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import psycopg2
import pytest
from django.db import connection, connections
from psycopg2 import sql
from pytest_django import DjangoDbBlocker

from tests.payments.test_once import ROOT, url_of_test_database

pytestmark = pytest.mark.django_db

Point = tuple[str, str, str, str, int]
NUMBERS = count(1)
POSTING, UNPOSTING, DETACHING = "the_worker_posts", "a_person_un_posts", "a_person_detaches_the_denied_claim"
ONLY_CLEAN, FILE = "the_worker_posts_only_what_is_clean", "the_worker_takes_the_file_in_and_posts"
MATCHING, PAPER = "a_person_matches_the_exception", "a_person_finishes_the_paper"
TWO_ITEMS, REOPENING = "a_person_settles_two_items", "a_person_opens_a_pair_again"
ON_CLAIM = "a_person_ties_an_item_and_puts_it_on_its_claim"
ON_ACCOUNT, DESK, REFUND = "a_person_uses_money_on_account", "the_desk_takes_a_payment", "a_person_sends_a_refund"
RETURNED, GIVEN_UP = "the_bank_returns_a_check", "a_person_gives_a_balance_up"
AGREED, ACCEPTED = "a_second_person_agrees_to_a_write_off", "a_person_accepts_a_refusal"
BANK, BANK_SWEEP = "a_person_matches_the_bank", "the_worker_matches_the_bank"
BEFORE_POSTING = {POSTING, ONLY_CLEAN}

# The work; what was just done, or not yet; before or after which call or statement, and the how manieth.
POINTS: list[Point] = [
    (POSTING, "the deposit is stored, not booked", "before", "ledger.post.post", 1),
    (POSTING, "the deposit is booked", "after", "ledger.post.post", 1),
    (POSTING, "the items are stored, not booked", "before", "payments.provider_level.booking.post", 1),
    (POSTING, "interest is income, not yet counted", "before", "payments.provider_level.booking._recount", 1),
    (POSTING, "a pair is found, not booked", "before", "payments.provider_level.booking.book_out", 2),
    (POSTING, "the items are paired", "after", "payments.posting.post.post_items", 1),
    (POSTING, "the entries of the takeback are written", "after", "payments.posting.post.post", 1),
    (POSTING, "the entries of the payments are in the table", "after", "payments.posting.post.post", 2),
    (POSTING, "between the entries and the decisions", "before", "payments.posting.post._mark_posted", 2),
    (POSTING, "the exceptions are kept", "after", "payments.posting.post._keep_exceptions", 1),
    (POSTING, "between the decisions and the claims", "before", "payments.posting.post.tell_claims", 1),
    (POSTING, "the claims are answered", "after", "payments.posting.answers.answer_all", 1),
    (POSTING, "a denial is opened", "after", "payments.posting.answers.open_denial", 1),
    (POSTING, "the next plan's claim is there, its money is not", "before", "claims.secondary._move", 1),
    (POSTING, "the next plan is asked", "after", "payments.posting.answers.open_next", 1),
    (POSTING, "the claims that are settled are closed", "after", "payments.posting.answers.close_all_settled", 1),
    (POSTING, "the lower code is kept", "after", "payments.posting.answers.keep_code_changes", 1),
    (POSTING, "between the claims and the remittance", "before", "payments.posting.post.settle_state", 1),
    (POSTING, "all is written, nothing committed", "before", "commit", 1),
    (POSTING, "all is committed, and nobody was told", "after", "commit", 1),
    (ONLY_CLEAN, "it was posted to see whether it is clean", "after", "payments.posting.post._post", 1),
    (ONLY_CLEAN, "the try is rolled back, the reason not kept", "before", 'sql:UPDATE "payments_remittance"', 3),
    (UNPOSTING, "one settlement of its items is undone", "after", "payments.provider_level.booking.reversal_of", 1),
    (
        UNPOSTING,
        "the settlements are undone, not the items",
        "after",
        "payments.provider_level.booking.undo_settlements",
        1,
    ),
    (UNPOSTING, "the items are out of the books", "after", "payments.posting.undo.unpost_items", 1),
    (UNPOSTING, "who undid it is kept, nothing undone", "after", 'sql:INSERT INTO "payments_undoing"', 1),
    (UNPOSTING, "what stands is found, not reversed", "before", "payments.posting.undo.undo_entries", 1),
    (UNPOSTING, "the entries are reversed", "after", "payments.posting.undo.undo_entries", 1),
    (UNPOSTING, "between the entries and the answers", "before", "payments.posting.undo._take_answers_back", 1),
    (UNPOSTING, "the denials are taken back", "after", "claims.undecide._take_denials_back", 1),
    (UNPOSTING, "some claims are moved back", "after", "claims.undecide.move_all", 1),
    (UNPOSTING, "the next plan's claim is held", "after", "claims.undecide._hold_next_plans", 1),
    (UNPOSTING, "the decisions wait again", "after", 'sql:UPDATE "payments_adjudication"', 1),
    (UNPOSTING, "all is written, nothing committed", "before", "commit", 1),
    (UNPOSTING, "all is committed, and nobody was told", "after", "commit", 1),
    (DETACHING, "its entries are reversed", "after", "payments.posting.undo._undo", 1),
    (DETACHING, "it waits, its remittance is called whole", "before", "payments.posting.undo.settle_state", 1),
    (DETACHING, "all is committed, and nobody was told", "after", "commit", 1),
    (MATCHING, "the claim is named, the lines are not", "before", "payments.posting.exceptions.match_lines", 1),
    (MATCHING, "the lines are found, nothing posted", "before", "payments.posting.exceptions.post_decisions", 1),
    (MATCHING, "its entries are written", "after", "payments.posting.post.post", 1),
    (MATCHING, "all is written, nothing committed", "before", "commit", 1),
    (FILE, "what the file holds is written down", "after", "clearinghouse.processing._register", 1),
    (FILE, "the claims are stored, their lines are not", "after", "payments.posting.take_in.copy_in", 1),
    (FILE, "the remittance is stored", "after", "payments.posting.take_in._store_rows", 1),
    (FILE, "the message is taken in, the file not closed", "before", "clearinghouse.processing._finish", 1),
    (FILE, "the file is closed, nothing posted", "after", "clearinghouse.processing._finish", 1),
    (FILE, "the deposit is booked", "after", "ledger.post.post", 1),
    (PAPER, "it is stored as a file", "after", "payments.keyed.finish._stored", 1),
    (PAPER, "its remittance is taken in", "after", "payments.keyed.finish._taken_in", 1),
    (PAPER, "all is committed, and nobody was told", "after", "commit", 1),
    (TWO_ITEMS, "the settlement is stored, not booked", "before", "payments.provider_level.booking.book_out", 1),
    (
        TWO_ITEMS,
        "its entries are written, the items still open",
        "before",
        "payments.provider_level.booking._recount",
        1,
    ),
    (TWO_ITEMS, "all is committed, and nobody was told", "after", "commit", 1),
    (REOPENING, "its entries are reversed", "after", "payments.provider_level.booking.post", 1),
    (REOPENING, "the items are open, others not paired", "before", "payments.provider_level.acts.pair_payer", 1),
    (ON_CLAIM, "the item is tied, nothing paid", "after", "payments.provider_level.acts.tie", 1),
    (
        ON_CLAIM,
        "the money is on the claim, the claim not told",
        "before",
        "payments.provider_level.acts._tell_claim",
        1,
    ),
    (ON_ACCOUNT, "the entries are written", "after", "payments.office.on_account.post", 1),
    (ON_ACCOUNT, "all is committed, and nobody was told", "after", "commit", 1),
    (DESK, "the deposit is booked", "after", "payments.office.desk.open_deposit", 1),
    (DESK, "the oldest visits are paid", "after", "payments.office.desk.post", 1),
    (DESK, "all is committed, and nobody was told", "after", "commit", 1),
    (REFUND, "its entries are written", "after", "payments.office.refunds.post", 1),
    (REFUND, "all is committed, and nobody was told", "after", "commit", 1),
    (RETURNED, "the uses are reversed, the return not kept", "after", "payments.office.returned.post", 1),
    (RETURNED, "all is committed, and nobody was told", "after", "commit", 1),
    (GIVEN_UP, "its entries are written", "after", "claims.write_offs.post", 1),
    (GIVEN_UP, "all is committed, and nobody was told", "after", "commit", 1),
    (AGREED, "its entries are written", "after", "claims.write_offs.post", 1),
    (AGREED, "all is committed, and nobody was told", "after", "commit", 1),
    (ACCEPTED, "its entries are written", "after", "claims.denials.post", 1),
    (ACCEPTED, "all is committed, and nobody was told", "after", "commit", 1),
    (BANK, "the match is stored, the line still open", "before", "payments.bank.matches.settle", 1),
    (BANK_SWEEP, "the match is stored, the line still open", "before", "payments.bank.matches.settle", 1),
]


@dataclass
class Offices:
    """Databases in each of which one office works, made from prepared ones, and the process that works in them."""

    server: Any
    worker: subprocess.Popen[str]
    name: str
    made: list[str] = field(default_factory=list)
    ends: dict[str, Any] = field(default_factory=dict)

    def like(self, template: str) -> str:
        """A new database with everything of another."""
        name = f"{self.name}_{next(NUMBERS)}"
        self.made.append(name)
        self.server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        return name

    def drop_all(self) -> None:
        for name in self.made:
            self.server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))

    def work(self, database: str, work: str, killed: tuple[str, str, int] | None = None) -> dict[str, Any]:
        """Let a process do a piece of work, and wait until the database has noticed that it is gone."""
        assert self.worker.stdin is not None and self.worker.stdout is not None
        self.worker.stdin.write(json.dumps({"database": database, "work": work, "killed": killed}) + "\n")
        self.worker.stdin.flush()
        answer: dict[str, Any] = json.loads(self.worker.stdout.readline())
        assert not (answer["said"] or {}).get("defect"), answer["said"]["defect"]
        self._wait_until_nobody_works_in(database)
        return answer

    def end_of(self, work: str) -> Any:
        """What the books are after a piece of work that nothing interrupts."""
        if work not in self.ends:
            self.ends[work] = self.work(self.like(self.before(work)), work)["said"]
        return self.ends[work]

    def before(self, work: str) -> str:
        """The office in which a piece of work begins: before posting, or after it."""
        return self.made[0] if work in BEFORE_POSTING else self.made[1]

    def _wait_until_nobody_works_in(self, database: str) -> None:
        for _ in range(1000):
            self.server.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [database])
            if self.server.fetchone() == (0,):
                return
            time.sleep(0.01)
        raise AssertionError("the killed process still holds its connection")


@pytest.fixture(scope="module")
def offices(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Offices]:
    with django_db_blocker.unblock():
        url, settings = url_of_test_database(), connection.settings_dict
        connections.close_all()
    server = psycopg2.connect(
        dbname="postgres", user=settings["USER"], password=settings["PASSWORD"], host=settings["HOST"],
        port=settings["PORT"] or None,
    )  # fmt: skip
    server.autocommit = True
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.payments.killed_child"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "billing_office.settings", "DATABASE_URL": url},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    found = Offices(server.cursor(), worker, f"{settings['NAME']}_killed")
    try:
        waiting = found.like(settings["NAME"])
        found.work(waiting, "prepare")
        found.work(found.like(waiting), POSTING)
        yield found
    finally:
        worker.kill()
        worker.wait()
        found.drop_all()
        server.close()


@pytest.mark.parametrize(("work", "when", "where", "nth"), [(w, *rest) for w, _, *rest in POINTS],
                         ids=[f"{w}: {what}" for w, what, *_ in POINTS])  # fmt: skip
def test_what_was_killed_and_is_done_again_ends_as_if_nothing_had_happened(offices, work, when, where, nth):
    database = offices.like(offices.before(work))
    assert offices.work(database, work, (when, where, nth))["signal"] == signal.SIGKILL, "never came to this point"
    told = offices.work(database, work)["said"]
    assert told["differences"] == []
    assert told["books"] == offices.end_of(work)["books"]
