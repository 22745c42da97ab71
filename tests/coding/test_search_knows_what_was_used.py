"""The order of what was found knows what this office, this provider and this coder use."""

from datetime import date

import pytest

from coding.models import CodeUse
from coding.search import search
from coding.services import add_diagnosis, remove_diagnosis
from practice.models import Role
from tests.builders import a_staff, an_encounter

pytestmark = pytest.mark.usefixtures("all_codes")
DAY = date(2026, 11, 2)


def place(code: str, **asked: object) -> int:
    """Where a code stands among those found for "gout"; 99 when it does not."""
    found = [one.code for one in search(text="gout", day=DAY, limit=90, **asked)]
    return found.index(code) if code in found else 99


def test_uses_are_counted_for_each_provider_and_coder() -> None:
    ann, bob = a_staff(Role.CODER), a_staff(Role.CODER)
    first, second = an_encounter(), an_encounter()
    for encounter, by in ((first, ann), (second, bob)):
        add_diagnosis(encounter=encounter, code="I10", by=by)
    counted = set(CodeUse.objects.values_list("code", "provider", "coder", "uses"))
    assert counted == {("I10", first.provider_id, ann.pk, 1), ("I10", second.provider_id, bob.pk, 1)}

    remove_diagnosis(encounter=first, position=1, by=ann)
    assert CodeUse.objects.get(coder=ann).uses == 0
    assert CodeUse.objects.get(coder=bob).uses == 1


def test_what_somebody_else_added_is_counted_off_where_it_was_counted() -> None:
    encounter, ann = an_encounter(), a_staff(Role.CODER)
    add_diagnosis(encounter=encounter, code="I10", by=ann)
    remove_diagnosis(encounter=encounter, position=1, by=a_staff(Role.CODER))
    assert CodeUse.objects.get().uses == 0


def test_a_coder_sees_what_she_uses_before_others_do() -> None:
    ann = a_staff(Role.CODER)
    CodeUse.objects.create(system="ICD10CM", code="M10071", coder=ann, uses=15)
    assert place("M10071", by=ann) < place("M10071", by=a_staff(Role.CODER)) < 99


def test_a_visit_brings_what_its_provider_uses_nearer() -> None:
    encounter = an_encounter()
    CodeUse.objects.create(system="ICD10CM", code="M10071", provider=encounter.provider, uses=15)
    assert place("M10071", encounter=encounter) < place("M10071") < 99


def test_uses_never_bring_a_code_that_does_not_fit() -> None:
    CodeUse.objects.create(system="ICD10CM", code="I10", uses=100_000)
    assert place("I10") == 99
