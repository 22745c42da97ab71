"""The simulator answers questions about coverage."""

from datetime import date, timedelta
from decimal import Decimal

import x12
from clearinghouse.sandbox import SandboxPayer, member_id_for, plan_of
from clearinghouse.sandbox.paying import DAYS
from tests.clearinghouse.office_files import (
    DAY,
    SEED,
    a_batch,
    a_claim,
    a_line,
    a_subscriber,
    an_inquiry,
    messages,
    send,
)


def ask(folder, *member_ids: str, day: date = DAY) -> list[x12.SubscriberBenefits]:
    send(folder, an_inquiry(*member_ids, day=day))
    (answer,) = messages(SandboxPayer(folder, SEED).answer(day), "271")
    return list(answer.answers())


def amounts(answer: x12.SubscriberBenefits) -> dict[tuple[str, str], Decimal | None]:
    return {(row.code, row.time_period): row.amount for row in answer.benefits}


def test_an_active_member_is_told_copay_deductible_and_coinsurance(tmp_path):
    member = member_id_for(SEED, 5)
    plan = plan_of(member, SEED)
    (answer,) = ask(tmp_path, member)
    told = amounts(answer)
    assert answer.benefits[0].code == "1"
    assert told["B", "27"] == plan.copay
    assert told["C", "23"] == told["C", "29"] == plan.deductible
    assert next(row.percent for row in answer.benefits if row.code == "A") == plan.coinsurance
    assert (answer.traces[0].kind, answer.traces[0].number) == ("2", "Q1")


def test_a_member_whose_plan_ended_is_inactive_and_told_since_when(tmp_path):
    member = member_id_for(SEED, 5, active=False)
    (answer,) = ask(tmp_path, member)
    (row,) = answer.benefits
    assert row.code == "6"
    assert {stamp.qualifier: stamp.period.first for stamp in row.dates if stamp.period}["347"] == plan_of(
        member, SEED
    ).active_to


def test_unknown_members_are_refused_with_the_reason(tmp_path):
    wrong_form, nobody = ask(tmp_path, "W123456789", "ABC123456780")
    assert [row.reason for row in wrong_form.rejections()] == ["72"]
    assert [row.reason for row in nobody.rejections()] == ["75"]
    assert wrong_form.benefits == nobody.benefits == []


def test_a_medicaid_member_shares_no_cost(tmp_path):
    (answer,) = ask(tmp_path, member_id_for(SEED, 5, filing_code="MC"))
    assert {amount for amount in amounts(answer).values() if amount} == set()


def test_what_was_put_on_the_deductible_is_no_longer_left(tmp_path):
    member = next(found for n in range(100) if plan_of(found := member_id_for(SEED, n), SEED).deductible >= 500)
    plan = plan_of(member, SEED)
    send(
        tmp_path,
        a_batch(a_subscriber(a_claim("C00001", [a_line("93000", "100.00", control_number="L1")]), member_id=member)),
    )
    payer = SandboxPayer(tmp_path, SEED)
    written = [path for days in range(60) for path in payer.answer(DAY + timedelta(days=days))]
    (paid,) = messages(written, "835")
    met = paid.claims[0].patient_responsibility
    (answer,) = ask(tmp_path, member, day=DAY + timedelta(days=60 + DAYS[1]))
    assert met
    assert amounts(answer)["C", "29"] == plan.deductible - met
