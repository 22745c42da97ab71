"""What is corrected on a released claim keeps the words of the note that prove it."""

import pytest

from claims.corrections import LineCorrection, PointsNowhere, correct_codes
from coding.bench.evidence import Span, cite
from coding.models import Evidence
from coding.note import digest_of
from encounters.models import Encounter
from tests.builders import a_coded_encounter

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit() -> Encounter:
    """A visit with E11.9, I10 and a line, each proved by words of the note."""
    encounter = a_coded_encounter(lines=(("99213", "150.00"),))
    encounter.diagnoses.all().delete()
    for position, code in enumerate(("E119", "I10"), start=1):
        encounter.diagnoses.create(position=position, code=code)
    digest = digest_of(encounter.note)
    for place, proved in enumerate((*encounter.diagnoses.all(), *encounter.charge_lines.all())):
        cite(encounter=encounter, proved=proved, span=Span(place * 4, place * 4 + 3, digest))
    return encounter


def proved(encounter: Encounter) -> dict[str, int]:
    """The codes with the place of the words that prove them."""
    rows = Evidence.objects.filter(encounter=encounter).select_related("diagnosis", "line")
    return {one.diagnosis.code if one.diagnosis else one.line.procedure: one.start for one in rows}


def ordered(encounter: Encounter) -> list[str]:
    return list(encounter.diagnoses.order_by("position").values_list("code", flat=True))


@pytest.mark.parametrize(
    ("codes", "left"),
    [
        (["I10", "E119"], {"E119": 0, "I10": 4, "99213": 8}),
        (["I10"], {"I10": 4, "99213": 8}),
        (["J069", "E119", "I10"], {"E119": 0, "I10": 4, "99213": 8}),
        (["E1165", "I10"], {"E1165": 0, "I10": 4, "99213": 8}),
        (["J069", "R051"], {"J069": 0, "R051": 4, "99213": 8}),
        (["I10", "J069"], {"I10": 4, "99213": 8}),
        ([], {"99213": 8}),
    ],
)
def test_diagnoses_that_stay_move_or_are_put_right_keep_their_evidence(
    visit: Encounter, codes: list[str], left: dict[str, int]
) -> None:
    assert correct_codes(encounter=visit, codes=codes, lines={})
    assert ordered(visit) == codes
    assert proved(visit) == left


def test_a_line_keeps_its_evidence_when_its_modifiers_are_corrected(visit: Encounter) -> None:
    line = visit.charge_lines.get()
    correction = LineCorrection(modifiers=["25"], pointers=[2, 1])
    assert correct_codes(encounter=visit, codes=["E119", "I10"], lines={line.pk: correction})
    line.refresh_from_db()
    assert (line.modifiers, line.pointers, proved(visit)["99213"]) == (["25"], [2, 1], 8)


def test_what_is_right_already_is_left_alone(visit: Encounter) -> None:
    line = visit.charge_lines.get()
    same = LineCorrection(modifiers=line.modifiers, pointers=line.pointers)
    assert not correct_codes(encounter=visit, codes=["E119", "I10"], lines={line.pk: same})
    nowhere = LineCorrection(modifiers=[], pointers=[3])
    with pytest.raises(PointsNowhere):
        correct_codes(encounter=visit, codes=["E119", "I10"], lines={line.pk: nowhere})
