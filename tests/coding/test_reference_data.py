"""Reference data has days, versions never share one, and everybody can ask what is loaded for a day."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection

from coding.models import ListedPrice, ProcedurePair, Reference
from coding.models.versions import Version
from coding.releases.loaded import loaded_for, loaded_on
from patients.models import Payer
from tests.coding.reference import EXAMPLES, a_reference_release

FIRST, SECOND = date(2026, 1, 1), date(2026, 10, 1)
DAY_BEFORE = SECOND - timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", EXAMPLES, ids=lambda model: model.__name__)
def test_versions_that_follow_each_other_are_kept(model: type[Version]) -> None:
    model.objects.create(**EXAMPLES[model], starts_on=SECOND)
    model.objects.create(**EXAMPLES[model], starts_on=FIRST, ends_on=DAY_BEFORE)

    assert [model.objects.on(day).get().starts_on for day in (DAY_BEFORE, SECOND)] == [FIRST, SECOND]


@pytest.mark.parametrize("model", EXAMPLES, ids=lambda model: model.__name__)
@pytest.mark.parametrize(("starts_on", "ends_on"), [(DAY_BEFORE, None), (FIRST, DAY_BEFORE), (date(2020, 1, 1), None)])
def test_the_database_refuses_two_versions_on_one_day(
    model: type[Version], starts_on: date, ends_on: date | None
) -> None:
    model.objects.create(**EXAMPLES[model], starts_on=FIRST, ends_on=DAY_BEFORE)
    with pytest.raises(IntegrityError, match=r"never_overlap|starts_once|_pkey"):
        model.objects.create(**EXAMPLES[model], starts_on=starts_on, ends_on=ends_on)


@pytest.mark.parametrize("model", EXAMPLES, ids=lambda model: model.__name__)
def test_a_version_does_not_grow_into_the_next(model: type[Version]) -> None:
    model.objects.create(**EXAMPLES[model], starts_on=FIRST, ends_on=DAY_BEFORE)
    model.objects.create(**EXAMPLES[model], starts_on=SECOND)
    with pytest.raises(IntegrityError, match="versions_never_overlap"):
        model.objects.filter(starts_on=FIRST).update(ends_on=None)


def test_a_version_does_not_end_before_it_starts() -> None:
    with pytest.raises(IntegrityError, match="procedurepair_ends_after_it_starts"):
        ProcedurePair.objects.create(**EXAMPLES[ProcedurePair], starts_on=SECOND, ends_on=DAY_BEFORE)


def test_lists_of_two_payers_do_not_meddle() -> None:
    payers = [Payer.objects.create(name=name, payer_id=name) for name in ("One", "Two")]
    for payer in (*payers, None):
        schedule = "PAYER" if payer else "LABORATORY"
        ListedPrice.objects.create(code="80000", amount=7, schedule=schedule, payer=payer, starts_on=FIRST)
    assert ListedPrice.objects.on(SECOND).count() == 3
    with pytest.raises(IntegrityError, match="listedprice_versions_never_overlap"):
        ListedPrice.objects.create(code="80000", amount=8, schedule="PAYER", payer=payers[0], starts_on=SECOND)


def test_all_pairs_of_a_visit_are_one_look_into_one_index() -> None:
    ProcedurePair.objects.bulk_create(
        ProcedurePair(column_one=f"1{n:04d}", column_two=f"2{m:04d}", indicator="1", starts_on=FIRST)
        for n in range(60)
        for m in range(60)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE coding_procedurepair")
    codes = ["10001", "10002", "20001", "20002", "99213"]
    wanted = ProcedurePair.objects.filter(column_one__in=codes, column_two__in=codes).on(SECOND)

    assert {(one.column_one, one.column_two) for one in wanted} == {
        ("10001", "20001"), ("10001", "20002"), ("10002", "20001"), ("10002", "20002"),
    }  # fmt: skip
    assert "coding_procedurepair_pkey" in wanted.explain()


# -- what is loaded ---------------------------------------------------------------------------------------------------


def test_nothing_answers_for_a_day_before_the_first_release() -> None:
    a_reference_release(Reference.UNIT_LIMITS, SECOND)
    assert loaded_for(kind=Reference.UNIT_LIMITS, day=DAY_BEFORE) is None
    assert loaded_for(kind=Reference.ADD_ONS, day=SECOND) is None
    assert loaded_on(DAY_BEFORE) == {}


def test_the_release_of_the_day_answers_and_the_last_one_from_then_on() -> None:
    first = a_reference_release(Reference.UNIT_LIMITS, FIRST)
    second = a_reference_release(Reference.UNIT_LIMITS, SECOND)
    answers = [loaded_for(kind=Reference.UNIT_LIMITS, day=day) for day in (FIRST, DAY_BEFORE, SECOND, date(2028, 1, 1))]
    assert answers == [first, first, second, second]
    assert loaded_on(SECOND) == {Reference.UNIT_LIMITS: second}


def test_a_release_that_carries_its_past_answers_for_it() -> None:
    release = a_reference_release(Reference.PAIRS, SECOND, covers_from=date(2000, 1, 1))
    assert loaded_for(kind=Reference.PAIRS, day=FIRST) == release
    assert loaded_on(FIRST) == {Reference.PAIRS: release}


def test_each_payer_has_its_own_list() -> None:
    payer = Payer.objects.create(name="One", payer_id="1")
    release = a_reference_release(Reference.PAYER_PRICES, FIRST, payer=payer)
    assert loaded_for(kind=Reference.PAYER_PRICES, day=SECOND, payer=payer) == release
    assert loaded_for(kind=Reference.PAYER_PRICES, day=SECOND) is None
    assert loaded_on(SECOND) == {}
