"""Asking a payer whether a plan is in force, and reading what it says."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import x12
from clearinghouse.models import Interchange
from patients.eligibility import CannotAsk, ask, send_queued
from patients.models import Coverage, EligibilityCheck
from patients.queues import plan_of
from practice.models import Practice
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_practice
from tests.patients.given import (
    VISIT,
    a_271,
    a_benefit,
    a_connection,
    a_payer_to_ask,
    a_plan,
    an_answer,
    answered,
    arrives,
)

State = EligibilityCheck.State
Result = EligibilityCheck.Result


@pytest.fixture(autouse=True)
def practice(db: None) -> Practice:
    return a_practice()


@pytest.fixture
def plan(tmp_path: Path) -> Coverage:
    return a_plan(a_payer_to_ask(a_connection(tmp_path)))


def ask_about(plan: Coverage) -> EligibilityCheck:
    return ask(coverage=plan, service_date=VISIT, by=None, now=NOW)


def asked(plan: Coverage) -> EligibilityCheck:
    check = ask_about(plan)
    send_queued(now=NOW)
    return answered(check)


def inquiry_in(interchange: Interchange) -> x12.EligibilityInquiry:
    file = x12.read(bytes(interchange.content))
    assert list(file.all_problems()) == []
    (transaction,) = file.transactions
    assert isinstance(transaction.message, x12.EligibilityInquiry)
    return transaction.message


def test_asking_twice_before_the_answer_is_one_question(plan: Coverage) -> None:
    assert ask_about(plan) == ask_about(plan)
    assert EligibilityCheck.objects.count() == 1


def test_a_question_asked_again_after_the_answer_is_a_new_one(plan: Coverage) -> None:
    first = asked(plan)
    arrives(a_271(an_answer(first.trace, benefits=(a_benefit("1"),))))
    assert ask_about(plan) != first


@pytest.mark.parametrize("payer", [{"connection": None}, {"answers_eligibility": False}])
def test_a_payer_that_does_not_answer_is_not_asked(plan: Coverage, payer: dict[str, object]) -> None:
    for name, value in payer.items():
        setattr(plan.payer, name, value)
    with pytest.raises(CannotAsk, match="Call them or look at their portal"):
        ask_about(plan)


def test_questions_to_the_payers_of_one_connection_go_out_in_one_file(tmp_path: Path) -> None:
    connection = a_connection(tmp_path)
    meridian, lakeshore = a_payer_to_ask(connection), a_payer_to_ask(connection, name="Lakeshore Mutual")
    checks = [ask_about(a_plan(payer)) for payer in (meridian, lakeshore, meridian)]
    (interchange,) = send_queued(now=NOW)
    message = inquiry_in(interchange)
    assert [source.name.name for source in message.sources] == ["MERIDIAN HEALTH", "LAKESHORE MUTUAL"]
    assert [len(source.receivers[0].subscribers) for source in message.sources] == [2, 1]
    assert {answered(check).state for check in checks} == {State.SENT}
    assert {answered(check).batch for check in checks} == {message.reference}


def test_the_question_names_who_for_which_day_and_about_what(plan: Coverage, practice: Practice) -> None:
    check = ask_about(plan)
    message = inquiry_in(send_queued(now=NOW)[0])
    receiver = message.sources[0].receivers[0]
    (subscriber,) = receiver.subscribers
    assert (receiver.name.id, subscriber.traces[0].number) == (practice.npi, check.trace)
    assert (subscriber.name.id, subscriber.name.name, subscriber.name.birth_date) == (
        "W123456789", "SAMPLEWELL", date(1960, 4, 2),
    )  # fmt: skip
    assert subscriber.name.dates[0].period == x12.Period(VISIT)
    assert subscriber.inquiries[0].service_types == ["30", "98"]


def test_a_child_is_asked_about_below_the_parent_who_holds_the_plan(tmp_path: Path) -> None:
    child = a_patient(first_name="Otto", last_name="Mockley", birth_date=date(2019, 5, 1))
    plan = a_plan(
        a_payer_to_ask(a_connection(tmp_path)), patient=child, relationship="19", subscriber_first_name="Ada",
        subscriber_last_name="Mockley", subscriber_birth_date=date(1985, 1, 2), subscriber_sex="F",
    )  # fmt: skip
    check = ask_about(plan)
    (subscriber,) = inquiry_in(send_queued(now=NOW)[0]).sources[0].receivers[0].subscribers
    (dependent,) = subscriber.dependents
    assert (subscriber.name.first_name, subscriber.traces, subscriber.inquiries) == ("ADA", [], [])
    assert (dependent.name.first_name, dependent.name.relationship) == ("OTTO", "19")
    assert dependent.traces[0].number == check.trace


def test_sending_again_sends_nothing_again(plan: Coverage) -> None:
    ask_about(plan)
    assert len(send_queued(now=NOW)) == 1
    assert send_queued(now=NOW) == []


def test_a_question_that_cannot_be_written_does_not_hold_up_the_others(tmp_path: Path) -> None:
    payer = a_payer_to_ask(a_connection(tmp_path))
    good, bad = ask_about(a_plan(payer)), ask_about(a_plan(payer, member_id="W1~2*3"))
    (interchange,) = send_queued(now=NOW)
    assert len(inquiry_in(interchange).sources[0].receivers[0].subscribers) == 1
    assert answered(good).state == State.SENT
    assert answered(bad).state == State.REFUSED
    assert answered(bad).explanation.startswith("We could not ask: ")


def test_an_active_plan_tells_the_share_of_an_office_visit(plan: Coverage) -> None:
    check = asked(plan)
    message = arrives(
        a_271(
            an_answer(
                check.trace,
                dates=(("346", x12.Period(date(2026, 1, 1))),),
                benefits=(
                    a_benefit("1", insurance_type="PR", plan="PPO 500"),
                    a_benefit("B", ("98",), coverage_level="IND", amount=Decimal("30"), in_network="Y"),
                    a_benefit("B", ("98",), coverage_level="IND", amount=Decimal("80"), in_network="N"),
                    a_benefit("A", ("30",), coverage_level="IND", percent=Decimal("0.2"), in_network="Y"),
                    a_benefit("C", coverage_level="IND", amount=Decimal("1500"), time_period="23", in_network="Y"),
                    a_benefit("C", coverage_level="IND", amount=Decimal("320"), time_period="29", in_network="Y"),
                    a_benefit("C", coverage_level="FAM", amount=Decimal("900"), time_period="29", in_network="Y"),
                    a_benefit("G", coverage_level="IND", amount=Decimal("4000"), time_period="23", in_network="Y"),
                    a_benefit("G", coverage_level="IND", amount=Decimal("2588"), time_period="29", in_network="Y"),
                ),
            )
        )
    )
    found = answered(check)
    assert (found.state, found.result) == (State.ANSWERED, Result.ACTIVE)
    assert (found.copay, found.coinsurance_percent) == (Decimal("30.00"), Decimal("20.00"))
    assert (found.deductible, found.deductible_left) == (Decimal("1500.00"), Decimal("320.00"))
    assert (found.out_of_pocket, found.out_of_pocket_left) == (Decimal("4000.00"), Decimal("2588.00"))
    assert found.plan_starts_on == date(2026, 1, 1)
    assert len(found.benefits) == 9
    assert (message.state, message.result) == ("DONE", "1 coverage question: 1 active.")


def test_what_the_payer_does_not_say_is_unknown_and_not_zero(plan: Coverage) -> None:
    check = asked(plan)
    arrives(a_271(an_answer(check.trace, benefits=(a_benefit("1"),))))
    found = answered(check)
    assert (found.copay, found.coinsurance_percent, found.deductible_left, found.out_of_pocket_left) == (None,) * 4


def test_a_copay_of_zero_is_an_answer(plan: Coverage) -> None:
    check = asked(plan)
    arrives(a_271(an_answer(check.trace, benefits=(a_benefit("1"), a_benefit("B", ("98",), amount=Decimal(0))))))
    assert answered(check).copay == Decimal("0.00")


def test_a_family_deductible_is_not_taken_for_the_patients(plan: Coverage) -> None:
    check = asked(plan)
    family = a_benefit("C", coverage_level="FAM", amount=Decimal("900"), time_period="29")
    arrives(a_271(an_answer(check.trace, benefits=(a_benefit("1"), family))))
    assert answered(check).deductible_left is None


def test_a_plan_that_is_not_active_says_what_to_do(plan: Coverage) -> None:
    check = asked(plan)
    arrives(a_271(an_answer(check.trace, benefits=(a_benefit("6"),))))
    found = answered(check)
    assert found.result == Result.INACTIVE
    assert found.explanation == "The plan is not active. Ask the patient for their new card."


def test_a_plan_that_ends_before_the_visit_does_not_cover_it(plan: Coverage) -> None:
    check = asked(plan)
    dates = (("346", x12.Period(date(2026, 1, 1))), ("347", x12.Period(date(2026, 10, 31))))
    arrives(a_271(an_answer(check.trace, dates=dates, benefits=(a_benefit("1"),))))
    found = answered(check)
    assert (found.result, found.plan_ends_on) == (Result.INACTIVE, date(2026, 10, 31))
    assert found.explanation == "The plan ended on 10/31/2026, before the visit."


def test_an_answer_without_a_word_on_the_plan_is_unclear(plan: Coverage) -> None:
    check = asked(plan)
    arrives(a_271(an_answer(check.trace, benefits=(a_benefit("B", ("98",), amount=Decimal(30)),))))
    assert answered(check).result == Result.UNKNOWN


def test_a_refusal_is_told_in_plain_words_with_what_to_do(plan: Coverage) -> None:
    check = asked(plan)
    message = arrives(a_271(an_answer(check.trace, rejections=("72",))))
    found = answered(check)
    assert (found.state, found.result) == (State.REFUSED, "")
    assert x12.words.rejection("72").rstrip(".") in found.explanation
    assert found.explanation.endswith("Correct the coverage and ask again.")
    assert message.result == "1 coverage question: 1 not answered."


def test_a_payer_that_refuses_the_whole_file_refuses_every_question_in_it(tmp_path: Path) -> None:
    payer = a_payer_to_ask(a_connection(tmp_path))
    checks = [ask_about(a_plan(payer)) for _ in range(2)]
    send_queued(now=NOW)
    arrives(a_271(reference=answered(checks[0]).batch, refused="42"))
    assert [answered(check).state for check in checks] == [State.REFUSED, State.REFUSED]


def test_an_answer_to_nobodys_question_is_stored_and_not_used(plan: Coverage) -> None:
    check = asked(plan)
    message = arrives(a_271(an_answer("SOMEBODYELSE", benefits=(a_benefit("6"),))))
    assert message.state == "NOT_USED"
    assert message.result == "None of the traces in this 271 is of a question that we asked."
    assert answered(check).state == State.SENT


def test_one_foreign_trace_does_not_lose_the_other_answers(plan: Coverage) -> None:
    check = asked(plan)
    message = arrives(
        a_271(an_answer("SOMEBODYELSE", benefits=(a_benefit("6"),)), an_answer(check.trace, benefits=(a_benefit("1"),)))
    )
    assert answered(check).result == Result.ACTIVE
    assert message.result == "1 coverage question: 1 active. 1 with a trace that is not ours."


def test_a_second_answer_to_the_same_question_changes_nothing(plan: Coverage) -> None:
    check = asked(plan)
    arrives(a_271(an_answer(check.trace, benefits=(a_benefit("1"),))))
    arrives(a_271(an_answer(check.trace, benefits=(a_benefit("6"),))), control_number=2)
    assert answered(check).result == Result.ACTIVE


def test_the_plan_of_a_child_is_answered_below_the_parent(tmp_path: Path) -> None:
    plan = a_plan(
        a_payer_to_ask(a_connection(tmp_path)), relationship="19", subscriber_first_name="Ada",
        subscriber_last_name="Mockley", subscriber_birth_date=date(1985, 1, 2), subscriber_sex="F",
    )  # fmt: skip
    check = asked(plan)
    parent = x12.SubscriberBenefits(
        name=x12.Insured(name="MOCKLEY", first_name="ADA", id="W123456789"),
        dependents=[
            x12.DependentBenefits(
                traces=[x12.Trace(kind="2", number=check.trace, originator="9123456789")],
                name=x12.DependentName(name="SAMPLEWELL", first_name="IRIS"),
                benefits=[a_benefit("1")],
            )
        ],
    )
    arrives(a_271(parent))
    assert answered(check).result == Result.ACTIVE


def test_what_is_known_stays_while_a_newer_question_is_on_its_way(plan: Coverage) -> None:
    first = asked(plan)
    arrives(a_271(an_answer(first.trace, benefits=(a_benefit("1"), a_benefit("B", ("98",), amount=Decimal(30))))))
    second = ask_about(plan)
    shown = plan_of(coverage=plan, today=TODAY)
    assert (shown.last, shown.answer) == (second, first)
    assert [row.amount for row in shown.rows] == [None, Decimal(30)]


def test_a_plan_without_a_payer_to_ask_never_reaches_a_file(db: None) -> None:
    plan = a_coverage(payer=a_payer())
    with pytest.raises(CannotAsk):
        ask(coverage=plan, service_date=TODAY, by=None, now=NOW)
    assert send_queued(now=NOW) == []
