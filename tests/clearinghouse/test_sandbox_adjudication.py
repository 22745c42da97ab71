"""The simulator decides by rules that follow from the claim; each rule by an example."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

import x12
from clearinghouse.sandbox import SandboxPayer, member_id_for, plan_of
from clearinghouse.sandbox.facts import Claim, claims_of
from clearinghouse.sandbox.rules import Circumstances, decide
from tests.clearinghouse.office_files import (
    DAY,
    SEED,
    a_batch,
    a_claim,
    a_line,
    a_subscriber,
    messages,
    send,
)

CALM = 3  # with this seed the plan allows 79 percent for 99213, 70 for 93000, 83 for 99396, and denies none by chance


def facts(subscriber: x12.Subscriber) -> Claim:
    return next(claims_of(a_batch(subscriber), received_on=DAY, office="OFFICE", partner="SANDBOX"))


def decided(
    *lines: x12.ServiceLine, number: str = "C1", left: str = "0", duplicate: bool = False, **given
) -> list[str]:
    """Each line of the decision as "paid GROUP REASON amount ...", for a member with a copay of 20 and 20 percent."""
    claim = given.pop("claim", None) or a_claim(number, lines)
    given.setdefault("member_id", a_member())
    subscriber = a_subscriber(claim, payer="PAY01", **given)
    plan = plan_of(subscriber.name.id, CALM)
    made = decide(facts(subscriber), Circumstances(plan, Decimal(left), CALM, duplicate))
    for line, answer in zip(claim.lines, made.lines, strict=True):
        assert line.charge == answer.paid + sum(amount for _, _, amount in answer.adjustments)
    return [
        f"{made.status}: {line.paid} "
        + " ".join(f"{group} {reason} {amount}" for group, reason, amount in line.adjustments)
        for line in made.lines
    ]


def a_member(filing_code: str = "CI", *, active: bool = True) -> str:
    for n in range(10_000):
        found = member_id_for(CALM, n, active=active, filing_code=filing_code)
        plan = plan_of(found, CALM)
        if filing_code != "CI" or (plan.copay, plan.coinsurance, plan.pays_rest) == (
            Decimal(20),
            Decimal("0.2"),
            False,
        ):
            return found
    raise AssertionError("no such member")


@pytest.mark.parametrize(
    ("rule", "expected", "given"),
    [
        ("a visit: price and copay", ["1: 98.50 CO 45 31.50 PR 3 20"], {"lines": [a_line()]}),
        (
            "a test: deductible, then coinsurance on the rest",
            ["1: 32.00 CO 45 30.00 PR 1 30 PR 2 8.00"],
            {"lines": [a_line("93000", "100.00")], "left": "30"},
        ),
        ("prevention costs the patient nothing", ["1: 166.00 CO 45 34.00"], {"lines": [a_line("99396", "200.00")]}),
        (
            "Medicare-like: coinsurance and sequestration",
            ["1: 92.90 CO 45 31.50 PR 2 23.70 CO 253 1.90"],
            {"lines": [a_line()], "member_id": a_member("MB")},
        ),
        (
            "not covered",
            ["1: 98.50 CO 45 31.50 PR 3 20", "1: 0 PR 96 25.00"],
            {"lines": [a_line(), a_line("A9270", "25.00")]},
        ),
        ("no authorization", ["4: 0 CO 197 900.00"], {"lines": [a_line("72148", "900.00")]}),
        (
            "blood drawn at a visit is part of it",
            ["1: 98.50 CO 45 31.50 PR 3 20", "1: 0 CO 97 20.00"],
            {"lines": [a_line(), a_line("36415", "20.00")]},
        ),
        ("an exact duplicate", ["4: 0 OA 18 150.00"], {"lines": [a_line()], "duplicate": True}),
        ("filed too late", ["4: 0 CO 29 150.00"], {"lines": [a_line(day=DAY - timedelta(days=366))]}),
        (
            "coverage ended",
            ["4: 0 PR 27 150.00"],
            {"lines": [a_line()], "member_id": a_member(active=False)},
        ),
        (
            "Medicare-like coverage ended",
            ["4: 0 CO 27 150.00"],
            {"lines": [a_line()], "member_id": a_member("MB", active=False)},
        ),
        (
            "second without the first one's decision",
            ["4: 0 CO 22 150.00"],
            {"lines": [a_line()], "responsibility": "S"},
        ),
    ],
)
def test_a_claim_is_decided_by_this_rule(rule, expected, given):
    lines = given.pop("lines")
    assert decided(*lines, **given) == expected, rule


def test_coverage_that_had_not_begun_is_told_apart_from_coverage_that_ended():
    member = a_member()
    day = plan_of(member, CALM).active_from - timedelta(days=1)
    subscriber = a_subscriber(a_claim("C1", [a_line(day=day)]), member_id=member)
    claim = next(claims_of(a_batch(subscriber), received_on=day + timedelta(days=5), office="O", partner="S"))
    made = decide(claim, Circumstances(plan_of(member, CALM), Decimal(0), CALM))
    assert made.lines[0].adjustments == (("PR", "26", Decimal("150.00")),)


def test_an_authorization_on_the_claim_or_the_line_is_enough():
    on_claim = decided(claim=a_claim("C1", [a_line("72148", "900.00")], prior_authorization="AU1"))
    on_line = decided(a_line("72148", "900.00", authorizations=[x12.LineAuthorization(value="AU1")]))
    assert on_claim == on_line
    assert "CO 197" not in on_claim[0]


def test_the_second_payer_pays_what_the_first_left_less_its_own_share():
    prior = x12.OtherPayer(
        responsibility="P",
        relationship="18",
        filing_code="MB",
        paid=Decimal(80),
        subscriber=x12.OtherSubscriber(name="SAMPLE", first_name="IRIS", id="1"),
        payer=x12.OtherPayerName(name="FIRST", id="FIRST"),
    )
    line = a_line(
        adjudications=[
            x12.LineAdjudication(
                payer_id="FIRST",
                paid=Decimal(80),
                procedure=x12.Procedure(code="99213"),
                units=Decimal(1),
                adjustments=[
                    x12.Adjustment(group="CO", reason="45", amount=Decimal(50)),
                    x12.Adjustment(group="PR", reason="2", amount=Decimal(20)),
                ],
                date=date(2026, 8, 28),
            )
        ]
    )
    claim = a_claim("C1", [line], other_payers=[prior])
    assert decided(claim=claim, responsibility="S") == ["2: 16.00 OA 23 130.00 PR 2 4.00"]


def test_about_five_in_a_hundred_first_claims_are_denied_by_chance_and_corrected_ones_never():
    member = a_member()
    plan = plan_of(member, CALM)

    def share(frequency: str) -> float:
        claims = (
            facts(a_subscriber(a_claim(f"N{n}", frequency=frequency, payer_claim_number="X"), member_id=member))
            for n in range(600)
        )
        made = [decide(claim, Circumstances(plan, Decimal(0), CALM)).status for claim in claims]
        return made.count("4") / len(made)

    assert 0.03 < share("1") < 0.08
    assert share("7") == 0


def live(folder, payer: SandboxPayer, *, days: int = 60, since: date = DAY) -> list[x12.Remittance]:
    written = [path for n in range(days) for path in payer.answer(since + timedelta(days=n))]
    return messages(written, "835")


def paid_claim(folder, payer: SandboxPayer) -> tuple[x12.ClaimPayment, x12.Subscriber]:
    """One claim that is paid, with its subscriber."""
    for n in range(50):
        subscriber = a_subscriber(a_claim(f"P{n}"), member_id=member_id_for(SEED, n))
        send(folder, a_batch(subscriber))
        claims = [claim for made in live(folder, payer, days=60) for claim in made.claims]
        if claims[0].paid:
            return claims[0], subscriber
    raise AssertionError("nothing was ever paid")


def test_our_numbers_come_back_and_the_payer_pays_on_its_own_weekday(tmp_path):
    lines = [a_line(control_number="MINE1"), a_line("85025", "40.00", control_number="MINE2")]
    send(tmp_path, a_batch(*(a_subscriber(a_claim(f"N{n}", lines)) for n in range(20))))
    made = live(tmp_path, SandboxPayer(tmp_path, SEED))
    assert {claim.claim_number for one in made for claim in one.claims} == {f"N{n}" for n in range(20)}
    assert [line.control_number for line in made[0].claims[0].lines] == ["MINE1", "MINE2"]
    assert len({one.date.weekday() for one in made if one.date}) == 1
    assert len({one.trace for one in made}) == len(made)


def test_the_same_service_billed_again_as_new_is_a_duplicate(tmp_path):
    payer = SandboxPayer(tmp_path, SEED)
    subscriber = paid_claim(tmp_path, payer)[1]
    subscriber.claims[0].claim_number = "AGAIN"
    send(tmp_path, a_batch(subscriber))
    (made,) = live(tmp_path, payer, since=DAY + timedelta(days=60))
    assert [(row.group, row.reason) for row in made.claims[0].lines[0].adjustments] == [("OA", "18")]


def test_a_replacement_of_a_paid_claim_reverses_it_and_decides_anew(tmp_path):
    payer = SandboxPayer(tmp_path, SEED)
    paid, subscriber = paid_claim(tmp_path, payer)
    claim = subscriber.claims[0]
    claim.frequency, claim.payer_claim_number = "7", paid.payer_claim_number
    claim.lines[0].charge = claim.charge = Decimal("160.00")
    send(tmp_path, a_batch(subscriber))
    made = live(tmp_path, payer, since=DAY + timedelta(days=60))
    back, new = made[0].claims
    assert (back.status, back.paid, back.charged) == ("22", -paid.paid, -paid.charged)
    assert [(row.group, row.reason, -row.amount) for row in back.lines[0].adjustments] == [
        (row.group, row.reason, row.amount) for row in paid.lines[0].adjustments
    ]
    assert (new.status, new.claim_number, new.charged) == ("1", paid.claim_number, Decimal("160.00"))


def test_a_void_takes_the_payment_back_and_what_is_missing_is_carried_to_the_next_payment(tmp_path):
    payer = SandboxPayer(tmp_path, SEED)
    paid, subscriber = paid_claim(tmp_path, payer)
    claim = subscriber.claims[0]
    claim.frequency, claim.payer_claim_number = "8", paid.payer_claim_number
    send(tmp_path, a_batch(subscriber))
    (void,) = live(tmp_path, payer, since=DAY + timedelta(days=60))
    assert ([one.status for one in void.claims], void.amount, void.method) == (["22"], Decimal(0), "NON")
    assert [(row.code, row.amount) for row in void.provider_adjustments] == [("FB", -paid.paid)]
    send(tmp_path, a_batch(*(a_subscriber(a_claim(f"LATER{n}")) for n in range(12))))
    later = live(tmp_path, payer, since=DAY + timedelta(days=130))
    applied = [row for one in later for row in one.provider_adjustments if row.code == "FB" and row.amount > 0]
    assert sum(row.amount for row in applied) == paid.paid
    assert {row.reference for row in applied} == {void.trace}


def test_a_claim_that_is_replaced_before_it_is_decided_is_decided_once(tmp_path):
    payer = SandboxPayer(tmp_path, SEED)
    subscriber = a_subscriber(a_claim("EARLY"))
    send(tmp_path, a_batch(subscriber))
    (first,) = messages(payer.answer(DAY), "277CA")
    claim = subscriber.claims[0]
    claim.frequency, claim.payer_claim_number = "7", next(first.claims()).payer_claim_number
    send(tmp_path, a_batch(subscriber))
    made = live(tmp_path, payer)
    assert [(one.claim_number, one.status == "22") for each in made for one in each.claims] == [("EARLY", False)]
