"""Deciding what a reason means: who may, from when, and that nothing of the history is lost."""

from datetime import date, timedelta

import pytest

from claims import reason_rules
from claims.models import ReasonRule
from claims.reason_rules import AgainstTheRules, AlreadyDecided, NotYoursToDecide, Pair, Verdict
from claims.reasons import Given, Treatment, Work, meaning_of
from claims.standard_reasons import SINCE
from practice.models import Access, Role, Staff
from tests.builders import NOW, TODAY, a_payer, a_staff

pytestmark = pytest.mark.django_db
Z9 = Pair(group="CO", reason="Z9")
DAY = timedelta(days=1)


@pytest.fixture
def manager() -> Staff:
    return a_staff(Role.MANAGER, username="manager")


@pytest.fixture
def biller() -> Staff:
    return a_staff(Role.BILLER, username="biller")


def says(treatment: str, category: str = "", work: str = "PERSON", why: str = "Letter of the payer.") -> Verdict:
    return Verdict(treatment=Treatment(treatment), category=category, work=Work(work), why=why)


def decided(pair: Pair, verdict: Verdict, by: Staff, starts_on: date = TODAY) -> ReasonRule:
    return reason_rules.decide(pair=pair, verdict=verdict, starts_on=starts_on, by=by, now=NOW)


def on(day: date, pair: Pair = Z9) -> str | None:
    payer_id = pair.payer.pk if pair.payer else None
    meant = meaning_of(Given(pair.group, pair.reason, day, payer_id, (pair.remark,)))
    return meant.treatment if meant else None


def history(rule: ReasonRule) -> list[str]:
    """The rules of a pair as lines of a book, the latest first."""
    return [
        f"{one.starts_on:%m/%d} {f'{one.ends_on:%m/%d}' if one.ends_on else '-----'} {one.treatment}"
        f"{' withdrawn' if one.is_withdrawn else ''}"
        for one in reason_rules.history_of(rule)
    ]


def test_a_decision_counts_from_its_day_on_and_says_who_and_why(manager: Staff) -> None:
    rule = decided(Z9, says("CAPITATION"), manager)
    assert (on(TODAY - DAY), on(TODAY)) == (None, "CAPITATION")
    assert (rule.decided_by, rule.why) == (manager, "Letter of the payer.")
    assert Access.objects.filter(subject=f"reason-rule:{rule.pk}", act="decide", staff=manager).exists()


def test_what_is_decided_is_not_decided_again(manager: Staff) -> None:
    decided(Z9, says("CAPITATION"), manager)
    with pytest.raises(AlreadyDecided, match=r"CO Z9 is decided by .+ already: Paid by capitation"):
        decided(Z9, says("CONTRACTUAL"), manager, TODAY + DAY)
    with pytest.raises(AlreadyDecided, match="CO 45 is decided already: Contractual"):
        decided(Pair(group="CO", reason="45"), says("CAPITATION"), manager)


def test_an_earlier_decision_ends_where_the_next_one_starts(manager: Staff) -> None:
    later = decided(Z9, says("CAPITATION"), manager, date(2026, 6, 1))
    decided(Z9, says("CONTRACTUAL"), manager, date(2026, 1, 1))
    assert history(later) == ["06/01 ----- CAPITATION", "01/01 05/31 CONTRACTUAL"]


def test_a_change_ends_one_rule_and_starts_another(manager: Staff) -> None:
    rule = decided(Z9, says("CAPITATION"), manager, date(2026, 1, 1))
    new = reason_rules.change(
        rule=rule, verdict=says("DENIAL", "CODING"), starts_on=date(2026, 6, 1), by=manager, now=NOW
    )
    assert history(new) == ["06/01 ----- DENIAL", "01/01 05/31 CAPITATION"]
    assert (on(date(2026, 5, 31)), on(date(2026, 6, 1))) == ("CAPITATION", "DENIAL")


def test_a_change_in_the_middle_lasts_as_long_as_what_it_changed(manager: Staff) -> None:
    rule = decided(Z9, says("CAPITATION"), manager, date(2026, 1, 1))
    ended = reason_rules.end(rule=rule, last_day=date(2026, 8, 31), by=manager, now=NOW)
    new = reason_rules.change(rule=ended, verdict=says("CONTRACTUAL"), starts_on=date(2026, 6, 1), by=manager, now=NOW)
    assert history(new) == ["06/01 08/31 CONTRACTUAL", "01/01 05/31 CAPITATION"]
    assert on(date(2026, 9, 1)) is None


def test_a_change_from_the_first_day_withdraws_what_was_wrong(manager: Staff) -> None:
    rule = decided(Z9, says("CAPITATION"), manager, date(2026, 1, 1))
    new = reason_rules.change(rule=rule, verdict=says("CONTRACTUAL"), starts_on=date(2026, 1, 1), by=manager, now=NOW)
    assert history(new) == ["01/01 ----- CONTRACTUAL", "01/01 ----- CAPITATION withdrawn"]
    assert on(date(2026, 1, 1)) == "CONTRACTUAL"


def test_what_somebody_changed_since_it_was_read_is_not_changed_again(manager: Staff) -> None:
    rule = decided(Z9, says("CAPITATION"), manager, date(2026, 1, 1))
    stale = ReasonRule.objects.get(pk=rule.pk)
    reason_rules.change(rule=rule, verdict=says("CONTRACTUAL"), starts_on=TODAY, by=manager, now=NOW)
    with pytest.raises(AlreadyDecided, match="was changed since you read it"):
        reason_rules.change(rule=stale, verdict=says("INCENTIVE"), starts_on=TODAY, by=manager, now=NOW)
    with pytest.raises(AlreadyDecided, match="was changed since"):
        reason_rules.end(rule=stale, last_day=TODAY, by=manager, now=NOW)


def test_a_rule_is_not_changed_for_days_on_which_it_does_not_count(manager: Staff) -> None:
    rule = decided(Z9, says("CAPITATION"), manager, date(2026, 6, 1))
    with pytest.raises(AlreadyDecided, match="does not count on 05/01/2026"):
        reason_rules.change(rule=rule, verdict=says("CONTRACTUAL"), starts_on=date(2026, 5, 1), by=manager, now=NOW)


def test_an_ended_rule_of_the_payer_leaves_the_one_for_everybody(manager: Staff) -> None:
    pair = Pair(group="CO", reason="45", payer=a_payer())
    rule = decided(pair, says("DENIAL", "PROVIDER"), manager, SINCE)
    reason_rules.end(rule=rule, last_day=TODAY, by=manager, now=NOW)
    assert (on(TODAY, pair), on(TODAY + DAY, pair)) == ("DENIAL", "CONTRACTUAL")


@pytest.mark.parametrize(
    ("treatment", "category", "work", "may"),
    [
        ("DENIAL", "CODING", "PERSON", True),
        ("PATIENT", "", "PERSON", True),
        ("NEXT_PAYER", "", "PERSON", True),
        ("PRIOR_PAYER", "", "PERSON", True),
        ("DENIAL", "CODING", "TO_PATIENT", False),
        ("CONTRACTUAL", "", "PERSON", False),
        ("SEQUESTRATION", "", "PERSON", False),
        ("INCENTIVE", "", "PERSON", False),
        ("CAPITATION", "", "PERSON", False),
    ],
)
def test_a_biller_decides_for_one_payer_what_gives_no_money_up(
    treatment: str, category: str, work: str, may: bool, biller: Staff
) -> None:
    one_payers = Pair(group="PR", reason="Z9", payer=a_payer())
    verdict = says(treatment, category, work)
    with pytest.raises(NotYoursToDecide, match="A manager decides"):
        decided(Pair(group="PR", reason="Z9"), verdict, biller)
    if may:
        assert decided(one_payers, verdict, biller).decided_by == biller
    else:
        with pytest.raises(NotYoursToDecide, match="A manager decides"):
            decided(one_payers, verdict, biller)


def test_a_biller_ends_no_rule_that_only_a_manager_makes(biller: Staff) -> None:
    rule = ReasonRule.objects.get(group_code="CO", reason_code="45", remark_code="")
    with pytest.raises(NotYoursToDecide):
        reason_rules.end(rule=rule, last_day=TODAY, by=biller, now=NOW)
    with pytest.raises(NotYoursToDecide):
        decided(Pair(group="CO", reason="Z9"), says("DENIAL", "CODING"), a_staff(Role.CODER, username="coder"))


def test_a_biller_does_not_turn_what_gives_money_up_into_something_else(biller: Staff, manager: Staff) -> None:
    rule = decided(Pair(group="CO", reason="Z9", payer=a_payer()), says("CONTRACTUAL"), manager)
    with pytest.raises(NotYoursToDecide):
        reason_rules.change(rule=rule, verdict=says("DENIAL", "CODING"), starts_on=TODAY, by=biller, now=NOW)


@pytest.mark.parametrize(
    ("pair", "verdict", "text"),
    [
        (Z9, says("PATIENT"), "can never be the patient's"),
        (Pair(group="PR", reason="209"), says("PATIENT"), "can never be the patient's"),
        (Pair(group="PR", reason="2", remark="N782"), says("PATIENT"), "PR 2 with N782 can never be the patient's"),
        (Z9, says("DENIAL", "CODING", "TO_PATIENT"), "can never be the patient's"),
        (Z9, says("DENIAL"), "has a category"),
        (Z9, says("CONTRACTUAL", "CODING"), "has a category"),
        (Z9, says("CONTRACTUAL", work="ACCEPT"), "Only a denial is worked"),
        (Pair(group="OA", reason="Z9"), says("DENIAL", "CODING", "ACCEPT"), "is not borne by the contract"),
        (Z9, says("CONTRACTUAL", why="  "), "Write why"),
    ],
)
def test_no_rule_says_what_law_or_contract_forbids(pair: Pair, verdict: Verdict, text: str, manager: Staff) -> None:
    with pytest.raises(AgainstTheRules, match=text):
        decided(pair, verdict, manager)
    assert not ReasonRule.objects.filter(decided_by__isnull=False).exists()
