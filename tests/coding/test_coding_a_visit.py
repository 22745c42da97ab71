"""What a coder does to a visit: order, pointers that follow, prices, and refusals."""

from datetime import date
from decimal import Decimal

import pytest

from coding import services
from coding.fees import fee_for
from coding.models import CodeUse, Fee
from coding.queues import of_coder, on_hold, to_code
from coding.services import (
    add_diagnosis,
    add_line,
    change_line,
    move_diagnosis,
    remove_diagnosis,
    remove_line,
    replace_diagnosis,
    set_pointers,
    switch_modifier,
    switch_pointer,
)
from encounters.models import Encounter
from practice.models import Role
from tests.builders import NOW, a_coverage, a_patient, a_payer, a_staff, an_encounter
from tests.coding.visits import a_visit, letters, lines

pytestmark = pytest.mark.usefixtures("all_codes")
FOUR = ("E119", "I10", "N1831", "M1711")


def test_diagnoses_keep_the_order_in_which_they_are_added() -> None:
    assert letters(a_visit(diagnoses=["e11.9", "I10"], lines=())) == "A E11.9, B I10"


def test_pointers_follow_a_diagnosis_that_moves() -> None:
    encounter = a_visit(diagnoses=FOUR, lines=[("99214", (), 1, (1, 2)), ("20610", (), 1, (4,))])

    move_diagnosis(encounter=encounter, position=4, to=1, by=None)

    assert letters(encounter) == "A M17.11, B E11.9, C I10, D N18.31"
    assert lines(encounter) == ["1 99214 x1 BC 215.00", "2 20610 x1 A 165.00"]


def test_pointers_to_a_removed_diagnosis_vanish_and_the_others_follow() -> None:
    encounter = a_visit(diagnoses=FOUR, lines=[("99214", (), 1, (1, 2, 3)), ("20610", (), 1, (2,))])

    remove_diagnosis(encounter=encounter, position=2, by=None)

    assert letters(encounter) == "A E11.9, B N18.31, C M17.11"
    assert lines(encounter) == ["1 99214 x1 AB 215.00", "2 20610 x1 - 165.00"]


def test_a_diagnosis_moves_to_an_end_at_most() -> None:
    encounter = a_visit(diagnoses=FOUR, lines=())
    move_diagnosis(encounter=encounter, position=1, to=99, by=None)
    move_diagnosis(encounter=encounter, position=1, to=0, by=None)
    assert letters(encounter) == "A I10, B N18.31, C M17.11, D E11.9"


def test_replacing_a_diagnosis_keeps_its_place_and_its_pointers() -> None:
    encounter = a_visit(diagnoses=["I10", "N1831"], lines=[("99214", (), 1, (1, 2))])
    replace_diagnosis(encounter=encounter, position=1, code="I12.9", by=None)
    assert letters(encounter) == "A I12.9, B N18.31"
    assert lines(encounter) == ["1 99214 x1 AB 215.00"]


def test_the_charge_follows_units_and_the_fee_of_the_day() -> None:
    Fee.objects.filter(procedure="J3301").update(ends_on=date(2026, 6, 30))
    Fee.objects.create(procedure="J3301", amount=Decimal("10.25"), starts_on=date(2026, 7, 1))

    encounter = a_visit(lines=[("J3301", ("JZ",), 4, (1,))])

    assert lines(encounter) == ["1 J3301-JZ x4 A 41.00"]


def test_a_line_without_price_charges_nothing_until_the_schedule_has_one() -> None:
    encounter = a_visit(lines=[("47562", (), 1, (1,))])
    assert lines(encounter) == ["1 47562 x1 A 0.00"]


def test_the_fee_of_the_payer_and_of_the_modifier_go_first() -> None:
    payer, other = a_payer(), a_payer(name="Another Plan")
    Fee.objects.create(procedure="93000", payer=payer, amount=Decimal("40.00"), starts_on=date(2021, 1, 1))
    Fee.objects.create(procedure="93000", modifier="26", amount=Decimal("20.00"), starts_on=date(2021, 1, 1))
    day = date(2026, 11, 2)

    assert fee_for(procedure="93000", modifiers=[], payer=None, day=day) == Decimal("48.00")
    assert fee_for(procedure="93000", modifiers=["26"], payer=other, day=day) == Decimal("20.00")
    assert fee_for(procedure="93000", modifiers=[], payer=payer, day=day) == Decimal("40.00")
    assert fee_for(procedure="93000", modifiers=[], payer=None, day=date(2020, 12, 31)) is None


def test_a_line_is_charged_at_the_fee_of_the_plan_in_force() -> None:
    patient, payer = a_patient(), a_payer()
    a_coverage(patient=patient, payer=payer)
    Fee.objects.create(procedure="99213", payer=payer, amount=Decimal("99.00"), starts_on=date(2021, 1, 1))
    assert lines(a_visit(patient=patient)) == ["1 99213 x1 A 99.00"]


def test_removing_a_line_closes_the_gap() -> None:
    encounter = a_visit(lines=[("99213", (), 1, (1,)), ("36415", (), 1, (1,)), ("81002", (), 1, (1,))])
    remove_line(line=encounter.charge_lines.get(procedure="36415"), by=None)
    assert lines(encounter) == ["1 99213 x1 A 150.00", "2 81002 x1 A 8.00"]


def test_pressing_a_letter_or_a_modifier_again_takes_it_off() -> None:
    encounter = a_visit(diagnoses=["I10", "N1831"])
    line = encounter.charge_lines.get()

    switch_pointer(line=line, position=2, by=None)
    switch_modifier(line=line, modifier="25", by=None)
    assert lines(encounter) == ["1 99213-25 x1 AB 150.00"]

    switch_pointer(line=line, position=1, by=None)
    switch_modifier(line=line, modifier="25", by=None)
    assert lines(encounter) == ["1 99213 x1 B 150.00"]


def test_the_first_to_code_a_visit_becomes_its_coder() -> None:
    encounter, first, second = an_encounter(), a_staff(Role.CODER), a_staff(Role.CODER)
    add_diagnosis(encounter=encounter, code="I10", by=first)
    add_diagnosis(encounter=Encounter.objects.get(pk=encounter.pk), code="E119", by=second)
    assert Encounter.objects.get(pk=encounter.pk).coder == first


def test_uses_are_counted_and_taken_back() -> None:
    encounter = a_visit(diagnoses=["I10"])
    assert dict(CodeUse.objects.values_list("code", "uses")) == {"I10": 1, "99213": 1}
    remove_diagnosis(encounter=encounter, position=1, by=None)
    assert CodeUse.objects.get(code="I10").uses == 0


def test_a_released_visit_is_not_coded_any_more() -> None:
    encounter = a_visit()
    line = encounter.charge_lines.get()
    encounter.move_to(Encounter.Status.RELEASED, by=None, now=NOW)
    acts = [
        lambda: add_diagnosis(encounter=encounter, code="E119", by=None),
        lambda: replace_diagnosis(encounter=encounter, position=1, code="E119", by=None),
        lambda: remove_diagnosis(encounter=encounter, position=1, by=None),
        lambda: move_diagnosis(encounter=encounter, position=1, to=1, by=None),
        lambda: add_line(encounter=encounter, procedure="99213", by=None),
        lambda: change_line(line=line, units=2, by=None),
        lambda: set_pointers(line=line, pointers=[1], by=None),
        lambda: switch_pointer(line=line, position=1, by=None),
        lambda: switch_modifier(line=line, modifier="25", by=None),
        lambda: remove_line(line=line, by=None),
    ]
    for act in acts:
        with pytest.raises(services.NotBeingCoded, match="is released"):
            act()
    assert (letters(encounter), lines(encounter)) == ("A I10", ["1 99213 x1 A 150.00"])


def test_an_unsigned_visit_is_not_coded_yet() -> None:
    with pytest.raises(services.NotBeingCoded, match="note open"):
        add_diagnosis(encounter=an_encounter(status="OPEN"), code="I10", by=None)


def test_the_impossible_is_refused_in_words() -> None:
    encounter = a_visit()
    line = encounter.charge_lines.get()
    with pytest.raises(services.NoSuchCode, match=r"no A99\.9"):
        add_diagnosis(encounter=encounter, code="A999", by=None)
    with pytest.raises(services.AlreadyCoded, match=r"I10 is diagnosis A"):
        add_diagnosis(encounter=encounter, code="I10", by=None)
    with pytest.raises(services.NoSuchCode, match="no procedure"):
        add_line(encounter=encounter, procedure="9921", by=None)
    with pytest.raises(services.NoSuchDiagnosis):
        set_pointers(line=line, pointers=[1, 5], by=None)
    with pytest.raises(services.NoSuchDiagnosis):
        remove_diagnosis(encounter=encounter, position=2, by=None)
    with pytest.raises(services.NotAModifier):
        change_line(line=line, modifiers=["2"], by=None)
    with pytest.raises(services.TooMany, match="four modifiers"):
        change_line(line=line, modifiers=["25", "59", "LT", "RT", "76"], by=None)
    for units in (Decimal(0), Decimal(-1), Decimal(10_000), Decimal("1.001"), Decimal("NaN")):
        with pytest.raises(services.ImpossibleUnits):
            change_line(line=line, units=units, by=None)
    remove_line(line=line, by=None)
    with pytest.raises(services.NoSuchLine):
        change_line(line=line, units=1, by=None)


def test_a_claim_holds_twelve_diagnoses_and_a_line_points_to_four() -> None:
    twelve = ["E119", "I10", "N189", "M109", "K219", "E785", "R51.9", "R42", "G4700", "J449", "D649", "E559"]
    encounter = a_visit(diagnoses=twelve)
    with pytest.raises(services.TooMany, match="twelve"):
        add_diagnosis(encounter=encounter, code="R05.9", by=None)
    with pytest.raises(services.TooMany, match="four diagnoses"):
        set_pointers(line=encounter.charge_lines.get(), pointers=[1, 2, 3, 4, 5], by=None)


def test_the_queue_goes_by_age() -> None:
    late, early, middle = (an_encounter(service_date=date(2026, 11, day)) for day in (9, 2, 5))
    held = an_encounter(service_date=date(2026, 11, 1))
    Encounter.objects.filter(pk=held.pk).update(on_hold_because="Which side?")

    assert list(to_code()) == [early, middle, late]
    assert list(on_hold()) == [held]
    coder = a_staff(Role.CODER)
    add_diagnosis(encounter=middle, code="I10", by=coder)
    assert list(of_coder(to_code(), coder)) == [middle]
