"""Whatever the simulator pays, takes back or carries over balances to the cent, and is the same every time."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import x12
from clearinghouse.sandbox import SandboxPayer, member_id_for
from clearinghouse.sandbox.broken import KINDS
from tests.clearinghouse.office_files import DAY, a_batch, a_claim, a_line, a_subscriber, messages, send

CODES = (("99213", "150.00"), ("36415", "20.00"), ("85025", "40.01"), ("99396", "210.00"), ("72148", "900.00"),
         ("A9270", "15.33"), ("20610", "180.00"), ("90471", "25.00"))  # fmt: skip


def a_month_of(claims: int, seed: int) -> list[x12.Subscriber]:
    """Claims of several payers and products; every member comes back now and then, some plans have ended."""
    made = []
    for n in range(claims):
        lines = [
            a_line(*CODES[(n + place * 3) % len(CODES)], control_number=f"{n}-{place}") for place in range(1 + n % 3)
        ]
        code = ("CI", "MB", "MC", "BL")[n % 4]
        member = member_id_for(seed, n // 4 * 4 % 160 + n % 4, active=n % 25 != 0, filing_code=code)
        made.append(a_subscriber(a_claim(f"N{n:05d}", lines), member_id=member, payer=f"PAY{n % 4}", filing_code=code))
    return made


def all_files(folder: Path, seed: int, batches: list[list[x12.Subscriber]], *, days: int = 120) -> list[Path]:
    """Send one batch a day, and let the simulator answer every day."""
    payer, written = SandboxPayer(folder, seed), []
    for n in range(days):
        if n < len(batches):
            send(folder, a_batch(*batches[n]), number=n + 1)
        written += payer.answer(DAY + timedelta(days=n))
    return written


def test_every_835_of_a_large_batch_balances_and_one_payment_at_least_is_taken_back(tmp_path):
    made = messages(all_files(tmp_path, 11, [a_month_of(400, 11)]), "835")
    statuses = Counter(claim.status for one in made for claim in one.claims)
    codes = Counter((row.code, row.amount > 0) for one in made for row in one.provider_adjustments)
    first = statuses["1"] + statuses["4"] - statuses["22"]
    assert first == 400
    assert statuses["22"] >= 3
    assert codes["L6", False] >= 1
    assert codes["WO", False] >= 1
    assert all(one.amount >= 0 for one in made)
    assert len({one.trace for one in made}) == len(made)
    assert len({(one.payer.name, one.payer_originator, one.date) for one in made}) == len(made)


def test_a_takeback_is_a_reversal_and_a_correction_that_follows_it(tmp_path):
    made = messages(all_files(tmp_path, 11, [a_month_of(400, 11)]), "835")
    paid: dict[str, x12.ClaimPayment] = {}
    for one in made:
        for claim, after in zip(one.claims, [*one.claims[1:], None], strict=True):
            if claim.is_reversal:
                before = paid[claim.payer_claim_number]
                assert (claim.paid, claim.charged, claim.claim_number) == (
                    -before.paid,
                    -before.charged,
                    before.claim_number,
                )
                assert after is not None
                assert (after.claim_number, after.paid < before.paid) == (claim.claim_number, True)
            paid[claim.payer_claim_number] = claim


def test_what_is_carried_over_comes_back_and_never_more_than_that(tmp_path):
    made = messages(all_files(tmp_path, 11, [a_month_of(60, 11)], days=150), "835")
    carried: Counter[str] = Counter()
    for one in made:
        for row in one.provider_adjustments:
            if row.code in ("WO", "FB"):
                carried[f"{one.payer_originator} {row.code} {row.reference}"] -= row.amount
                assert carried[f"{one.payer_originator} {row.code} {row.reference}"] >= 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9), charges=st.lists(st.decimals("0.01", "99999.99", places=2), min_size=1, max_size=12))
def test_every_835_balances_whatever_the_seed_and_the_charges(tmp_path_factory, seed, charges):
    subscribers = [
        a_subscriber(
            a_claim(f"H{n}", [a_line(CODES[n % len(CODES)][0], str(charge)), a_line("99214", str(charge))]),
            member_id=member_id_for(seed, n, filing_code=("CI", "MB")[n % 2]),
        )
        for n, charge in enumerate(charges)
    ]
    made = messages(all_files(tmp_path_factory.mktemp("sandbox"), seed, [subscribers], days=90), "835")
    assert sum(not claim.is_reversal for one in made for claim in one.claims) >= len(charges)


def test_the_same_seed_and_files_give_the_same_answers_byte_by_byte(tmp_path):
    source = send(tmp_path / "source", a_batch(*a_month_of(40, 5)), number=1).read_bytes()

    def answers(name: str) -> list[tuple[str, bytes]]:
        outbox = tmp_path / name / "outbox"
        outbox.mkdir(parents=True)
        (outbox / f"{name}.x12").write_bytes(source)
        payer = SandboxPayer(tmp_path / name, 5)
        written = [path for n in range(90) for path in payer.answer(DAY + timedelta(days=n))]
        return [(path.name, path.read_bytes()) for path in written]

    assert answers("one") == answers("two")


def test_what_is_paid_does_not_depend_on_the_order_of_the_files(tmp_path):
    def paid(name: str, batches: list[list[x12.Subscriber]]) -> dict[str, tuple[str, Decimal, date | None]]:
        folder = tmp_path / name
        payer = SandboxPayer(folder, 5)
        for n, batch in enumerate(batches, 1):
            send(folder, a_batch(*batch), number=n)
        written = [path for n in range(60) for path in payer.answer(DAY + timedelta(days=n))]
        return {
            claim.claim_number: (claim.status, claim.paid, one.date)
            for one in messages(written, "835")
            for claim in one.claims
            if not claim.is_reversal and not claim.payer_claim_number.endswith("R")
        }

    first, second = a_month_of(60, 5)[:30], a_month_of(60, 5)[30:]
    assert paid("forward", [first, second]) == paid("backward", [second, first])


def test_asked_after_a_pause_it_pays_every_pay_day_that_was_missed(tmp_path):
    batch = a_month_of(20, 5)
    for name in ("daily", "once"):
        send(tmp_path / name, a_batch(*batch), number=1)
    daily = SandboxPayer(tmp_path / "daily", 5)
    day_by_day = [path for n in range(60) for path in daily.answer(DAY + timedelta(days=n))]
    once = SandboxPayer(tmp_path / "once", 5)
    at_once = [*once.answer(DAY), *once.answer(DAY + timedelta(days=59))]

    def facts(paths: list[Path]) -> list[tuple[str, Decimal]]:
        return [(one.trace, one.amount) for one in messages(paths, "835")]

    assert facts(day_by_day) == facts(at_once)


def test_a_thousand_claims_are_answered_in_seconds(tmp_path):
    send(tmp_path, a_batch(*a_month_of(1000, 5)), number=1)
    started = process_time()
    payer = SandboxPayer(tmp_path, 5)
    for n in range(0, 60, 5):
        payer.answer(DAY + timedelta(days=n))
    assert process_time() - started < 20


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_broken_remittance_is_broken_in_its_own_way(tmp_path, kind):
    path = SandboxPayer(tmp_path, 5).broken_remittance(kind, DAY)
    content = path.read_bytes()
    file = x12.read(content)
    problems = {problem.code for problem in x12.check(file)}
    claims = [
        claim for sent in file.transactions if isinstance(sent.message, x12.Remittance) for claim in sent.message.claims
    ]
    proof = {
        "truncated": "NO-SE" in problems,
        "unbalanced": "BALANCE-LINE" in problems,
        "other-practice": b"1999999984" in content,
        "wrong-version": "VERSION" in problems,
        "binary": "NOT-X12" in problems,
        "empty": content == b"",
        "unknown-claim": not problems and claims[-1:] and claims[-1].claim_number.startswith("NOSUCH"),
        "orphan-reversal": not problems and claims[:1] and claims[0].is_reversal,
    }
    assert proof[kind], problems


def test_two_broken_remittances_are_different_files(tmp_path):
    payer = SandboxPayer(tmp_path, 5)
    first, second = (payer.broken_remittance("unknown-claim", DAY).read_bytes() for _ in range(2))
    assert first != second
