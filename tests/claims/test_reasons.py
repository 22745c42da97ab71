"""What a payer's reason means: the table that the office starts from, which rule counts, and since when."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.models import Denial, ReasonRule
from claims.reasons import Given, Meaning, Work, meaning_of, meanings_of
from claims.standard_reasons import CATEGORIES, SINCE, load_standard, standard
from patients.models import Payer
from tests.builders import NOW, TODAY, a_payer
from x12.words.adjustments import CARC

pytestmark = pytest.mark.django_db

# The table before it became data: what each pair meant, in four sets.
CONTRACTUAL = frozenset(
    "24 44 45 59 66 69 70 74 75 76 90 91 94 102 103 104 105 128 130 131 137 139 144 161 172 223 237 253 278 303"
    " P12 P22 P23 P24 P25 P26 P29".split()
)
SHARES = frozenset("1 2 3 66 100 122 142 178 187 229 241 247 248".split())
SPARED = frozenset("139 209 278 303 P24 P25 P26".split())
REFUSED = {
    "AUTHORIZATION": "15 38 39 62 95 165 197 198 210 243 284 287 288 296 302",
    "BUNDLED": "97 231 236 234 B10 P14",
    "CODING": "4 5 6 7 8 9 10 11 12 110 146 152 181 182 183 199 261 B7 B15 B16 B20 B22 B23",
    "COORDINATION": "19 20 21 22 109 129 136 201 209 228 275 276 B9",
    "COVERAGE": "26 27 31 32 33 34 140 166 177 200 238 239",
    "DUPLICATE": "18 B13",
    "INFORMATION": "16 107 125 133 148 163 164 206 207 208 226 227 250 251 252 267 268 285",
    "MEDICAL_NECESSITY": "50 54 55 56 58 114 150 151 153 154 155 167 186 272 273 B5",
    "NON_COVERED": "35 46 49 51 53 60 78 96 111 112 119 149 160 188 202 204 222 242 256 A6 B1 B8 B14",
    "OTHER": "A1",
    "PROVIDER": "52 147 170 171 173 174 175 184 185 279 299 B12",
    "TIMELY_FILING": "29 286",
}
CATEGORY = {code: category for category, codes in REFUSED.items() for code in codes.split()}
GROUPS = ("CO", "OA", "PI", "PR")
ALL_BUT_PR = ("CO", "OA", "PI")

# What was changed on purpose when the table became data; None is a question to a person.
CHANGED: dict[tuple[str, str], tuple[str, str] | None] = {
    # Reductions with a name of their own, so that reports can tell them.
    **{(group, "24"): ("CAPITATION", "") for group in ALL_BUT_PR},
    **{(group, "144"): ("INCENTIVE", "") for group in ALL_BUT_PR},
    **{(group, "161"): ("INCENTIVE", "") for group in ALL_BUT_PR},
    **{(group, "253"): ("SEQUESTRATION", "") for group in ALL_BUT_PR},
    # The patient is spared, and the next payer may owe it.
    **{(group, "209"): ("NEXT_PAYER", "") for group in GROUPS},
}
SILENTLY_THE_PATIENTS = {"45", "85", "126", "127"}
"""Reasons that were the patient's because nobody had said otherwise, and rightly so."""


def before(group: str, reason: str) -> tuple[str, str] | None:
    """Treatment and category of a pair before the table became data."""
    if reason == "23":
        return "PRIOR_PAYER", ""
    if group == "PR" and reason not in SPARED:
        category = "" if reason in SHARES else CATEGORY.get(reason, "")
        return ("DENIAL", category) if category else ("PATIENT", "")
    if reason in CONTRACTUAL:
        return "CONTRACTUAL", ""
    return ("DENIAL", CATEGORY[reason]) if reason in CATEGORY else None


def expected(group: str, reason: str) -> tuple[str, str] | None:
    if (group, reason) in CHANGED:
        return CHANGED[(group, reason)]
    was = before(group, reason)
    if was == ("PATIENT", "") and reason not in SHARES | SILENTLY_THE_PATIENTS:
        return None
    return was


def told(meant: Meaning | None) -> tuple[str, str] | None:
    return (meant.treatment.value, meant.category.value if meant.category else "") if meant else None


def given(pair: str, *, payer: Payer | None = None, day: date = TODAY, remarks: tuple[str, ...] = ()) -> Given:
    group, reason = pair.split()
    return Given(group, reason, day, payer.pk if payer else None, remarks)


def a_rule(
    pair: str,
    treatment: str,
    *,
    payer: Payer | None = None,
    remark: str = "",
    starts_on: date = SINCE,
    ends_on: date | None = None,
    category: str = "",
) -> ReasonRule:
    group, reason = pair.split()
    return ReasonRule.objects.create(
        group_code=group,
        reason_code=reason,
        remark_code=remark,
        payer=payer,
        starts_on=starts_on,
        ends_on=ends_on,
        treatment=treatment,
        category=category,
        why="As the contract says.",
        decided_at=NOW,
    )


def pairs() -> Iterator[tuple[str, str]]:
    return ((group, reason) for reason in CARC for group in GROUPS)


def test_every_reason_means_what_it_meant_before_but_for_what_was_changed_on_purpose() -> None:
    asked = [Given(group, reason, TODAY) for group, reason in pairs()]
    meant = {(one.group, one.reason): told(found) for one, found in zip(asked, meanings_of(asked), strict=True)}
    assert len(meant) == 4 * len(CARC)
    wrong = {pair: (found, expected(*pair)) for pair, found in meant.items() if found != expected(*pair)}
    assert wrong == {}


def test_no_reason_is_the_patients_because_nobody_said_otherwise() -> None:
    asked = [Given("PR", reason, TODAY) for reason in CARC]
    silent = {one.reason for one, meant in zip(asked, meanings_of(asked), strict=True) if meant is None}
    assert {"13", "24", "61", "101", "118", "144", "189", "225", "253", "D16", "P12"} <= silent
    assert not silent & (SHARES | set(CATEGORIES))


@pytest.mark.parametrize(
    ("group", "reason", "treatment", "category"),
    [
        ("CO", "45", "CONTRACTUAL", ""),
        ("CO", "253", "SEQUESTRATION", ""),
        ("PR", "1", "PATIENT", ""),
        ("PR", "3", "PATIENT", ""),
        ("PR", "45", "PATIENT", ""),
        ("PR", "96", "DENIAL", "NON_COVERED"),
        ("CO", "96", "DENIAL", "NON_COVERED"),
        ("OA", "23", "PRIOR_PAYER", ""),
        ("CO", "97", "DENIAL", "BUNDLED"),
        ("CO", "197", "DENIAL", "AUTHORIZATION"),
        ("OA", "18", "DENIAL", "DUPLICATE"),
        ("CO", "29", "DENIAL", "TIMELY_FILING"),
        ("PI", "16", "DENIAL", "INFORMATION"),
        ("PI", "278", "CONTRACTUAL", ""),
        ("PR", "303", "CONTRACTUAL", ""),
        ("OA", "209", "NEXT_PAYER", ""),
        ("CO", "B16", "DENIAL", "CODING"),
        ("CO", "147", "DENIAL", "PROVIDER"),
        ("PR", "287", "DENIAL", "AUTHORIZATION"),
        ("CO", "239", "DENIAL", "COVERAGE"),
        ("PR", "A1", "DENIAL", "OTHER"),
    ],
)
def test_a_reason_means_the_same_to_the_whole_office(group: str, reason: str, treatment: str, category: str) -> None:
    assert told(meaning_of(Given(group, reason, TODAY))) == (treatment, category)


def test_an_unknown_reason_is_decided_by_a_person() -> None:
    assert meanings_of([given("CO Z99"), given("XX 45"), given("CO 1")]) == [None, None, None]
    assert set(CATEGORIES.values()) == set(Denial.Category)


def test_each_pair_has_one_rule_to_start_with() -> None:
    keys = [(one.group, one.reason, one.remark) for one in standard()]
    assert sorted(set(keys)) == sorted(keys)
    assert ReasonRule.objects.count() == len(keys)
    assert {one.reason for one in standard()} <= set(CARC)


@pytest.mark.parametrize("remark", ["N699", "N700", "N701", "N807"])
def test_a_penalty_by_law_is_an_incentive_when_the_remark_names_the_program(remark: str) -> None:
    assert told(meaning_of(given("CO 237"))) == ("CONTRACTUAL", "")
    assert told(meaning_of(given("CO 237", remarks=("M1", remark)))) == ("INCENTIVE", "")


@pytest.mark.parametrize("pair", ["PR 1", "PR 2", "PR 3", "PR 66"])
def test_a_share_of_a_patient_with_medicaids_help_is_the_next_payers(pair: str) -> None:
    assert told(meaning_of(given(pair))) == ("PATIENT", "")
    assert told(meaning_of(given(pair, remarks=("MA01", "N782")))) == ("NEXT_PAYER", "")


@pytest.mark.parametrize(
    ("pair", "work"),
    [
        ("CO 97", Work.PERSON),
        ("CO 234", Work.ACCEPT),
        ("PI 234", Work.PERSON),
        ("PR 96", Work.TO_PATIENT),
        ("CO 96", Work.PERSON),
        *((f"PR {reason}", Work.PERSON) for reason in CATEGORIES if CATEGORIES[reason] == Denial.Category.COVERAGE),
    ],
)
def test_what_happens_to_a_denial_without_a_person(pair: str, work: Work) -> None:
    meant = meaning_of(given(pair))
    assert meant is not None
    assert meant.work == work


def test_the_most_specific_rule_counts() -> None:
    payer, other = a_payer(name="Meridian Health"), a_payer(name="Lakeside Mutual")
    a_rule("CO 45", "INCENTIVE", remark="N1")
    a_rule("CO 45", "CAPITATION", payer=payer)
    a_rule("CO 45", "SEQUESTRATION", payer=payer, remark="N2")
    table = {
        "nobody in particular": (given("CO 45"), "CONTRACTUAL"),
        "another payer": (given("CO 45", payer=other), "CONTRACTUAL"),
        "the remark": (given("CO 45", payer=other, remarks=("N1",)), "INCENTIVE"),
        "the payer": (given("CO 45", payer=payer), "CAPITATION"),
        "the payer goes before the remark": (given("CO 45", payer=payer, remarks=("N1",)), "CAPITATION"),
        "payer and remark": (given("CO 45", payer=payer, remarks=("N1", "N2")), "SEQUESTRATION"),
        "that remark of another payer": (given("CO 45", payer=other, remarks=("N2",)), "CONTRACTUAL"),
    }
    meanings = meanings_of([one for one, _ in table.values()])
    assert {name: meant.treatment if meant else None for name, meant in zip(table, meanings, strict=True)} == {
        name: treatment for name, (_, treatment) in table.items()
    }


def test_of_two_remarks_the_denial_counts_and_else_the_one_that_was_given_first() -> None:
    a_rule("CO 45", "INCENTIVE", remark="N1")
    a_rule("CO 45", "CAPITATION", remark="N2")
    assert told(meaning_of(given("CO 45", remarks=("N2", "N1")))) == ("CAPITATION", "")
    assert told(meaning_of(given("CO 45", remarks=("N1", "N2")))) == ("INCENTIVE", "")
    a_rule("CO 45", "DENIAL", remark="N3", category="CODING")
    assert told(meaning_of(given("CO 45", remarks=("N1", "N2", "N3")))) == ("DENIAL", "CODING")


def test_a_rule_counts_from_its_first_to_its_last_day() -> None:
    payer = a_payer()
    a_rule("CO Z9", "CONTRACTUAL", payer=payer, starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))
    a_rule("CO Z9", "CAPITATION", payer=payer, starts_on=date(2026, 4, 1))
    days = {date(2026, 2, 28): None, date(2026, 3, 1): "CONTRACTUAL", date(2026, 3, 31): "CONTRACTUAL"}
    days |= {date(2026, 4, 1): "CAPITATION", date(2030, 1, 1): "CAPITATION"}
    found = meanings_of([given("CO Z9", payer=payer, day=day) for day in days])
    assert [meant.treatment if meant else None for meant in found] == list(days.values())


def test_a_rule_of_the_payer_that_ended_leaves_the_general_one() -> None:
    payer = a_payer()
    a_rule("CO 45", "CAPITATION", payer=payer, ends_on=TODAY - timedelta(days=1))
    assert told(meaning_of(given("CO 45", payer=payer))) == ("CONTRACTUAL", "")


def test_two_rules_never_say_something_about_the_same_pair_on_the_same_day() -> None:
    payer = a_payer()
    a_rule("CO Z9", "CONTRACTUAL", payer=payer, ends_on=date(2026, 3, 31))
    with pytest.raises(IntegrityError, match="reason_rules_of_one_pair_never_overlap"), transaction.atomic():
        a_rule("CO Z9", "CAPITATION", payer=payer, starts_on=date(2026, 3, 31))
    a_rule("CO Z9", "CAPITATION", payer=payer, starts_on=date(2026, 4, 1))
    a_rule("CO Z9", "CAPITATION")
    a_rule("CO Z9", "CAPITATION", payer=payer, remark="N1")
    ReasonRule.objects.filter(payer=payer, remark_code="").update(is_withdrawn=True)
    a_rule("CO Z9", "PRIOR_PAYER", payer=payer)
    assert told(meaning_of(given("CO Z9", payer=payer))) == ("PRIOR_PAYER", "")


@pytest.mark.parametrize(
    ("pair", "said", "law"),
    [
        ("CO Z9", {"treatment": "PATIENT"}, "lays_on_the_patient_only_what_the_payer_does"),
        ("CO Z9", {"treatment": "DENIAL"}, "of_a_denial_has_a_category"),
        ("CO Z9", {"treatment": "CONTRACTUAL", "category": "CODING"}, "of_a_denial_has_a_category"),
        ("PR Z9", {"treatment": "PATIENT", "work": "TO_PATIENT"}, "works_by_itself_only_denials"),
        ("OA Z9", {"treatment": "DENIAL", "category": "CODING", "work": "ACCEPT"}, "accepts_only_what_the_contract"),
        ("CO Z9", {"treatment": "CONTRACTUAL", "why": ""}, "says_why"),
        ("CO Z9", {"treatment": "CONTRACTUAL", "ends_on": date(1999, 1, 1)}, "ends_after_it_starts"),
    ],
)
def test_a_rule_obeys_the_law(pair: str, said: dict[str, object], law: str) -> None:
    group, reason = pair.split()
    fields = {"group_code": group, "reason_code": reason, "starts_on": SINCE, "why": "So.", "decided_at": NOW, **said}
    with pytest.raises(IntegrityError, match=law), transaction.atomic():
        ReasonRule.objects.create(**fields)


def test_loading_again_adds_nothing_and_leaves_alone_what_the_office_decided() -> None:
    count = ReasonRule.objects.count()
    ReasonRule.objects.filter(group_code="CO", reason_code="45", remark_code="").update(ends_on=TODAY)
    call_command("load_reasons")
    assert ReasonRule.objects.count() == count
    assert told(meaning_of(given("CO 45", day=TODAY + timedelta(days=1)))) is None
    ReasonRule.objects.filter(group_code="CO", reason_code="45", remark_code="").delete()
    assert load_standard(rules=ReasonRule, now=NOW) == 1
    assert told(meaning_of(given("CO 45"))) == ("CONTRACTUAL", "")


def test_a_whole_remittance_costs_one_query() -> None:
    payers = [a_payer(name=f"Payer {number}") for number in range(3)]
    batch = [given(f"CO {reason}", payer=payers[place % 3]) for place, reason in enumerate(CARC)]
    with CaptureQueriesContext(connection) as queries:
        found = meanings_of(batch * 20)
    assert (len(queries), len(found)) == (1, 20 * len(CARC))
