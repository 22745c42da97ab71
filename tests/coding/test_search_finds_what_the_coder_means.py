"""What coders type, and the code they mean: among the first three."""

from datetime import date

import pytest

from coding.models import CodeSystem
from coding.search import search, understand
from coding.services import add_diagnosis
from tests.builders import an_encounter

pytestmark = pytest.mark.usefixtures("all_codes")
DAY = date(2026, 11, 2)

MEANT = """
T2DM                        E11.9
htn                         I10
hypertension                I10
high blood pressure         I10
hypert ckd                  I12.9
ckd 3a                      N18.31
CKD                         N18.9
knee oa right               M17.11
right knee pain             M25.561
pain knee right             M25.561
low back pain               M54.50
lbp                         M54.50
sore throat                 J02.9
strep throat                J02.0
uri                         J06.9
uti                         N39.0
cough                       R05.9
sob                         R06.02
chest pain                  R07.9
asthma                      J45.909
asthma exacerbation         J45.901
copd                        J44.9
copd exac                   J44.1
migraine                    G43.909
headache                    R51.9
anxiety                     F41.9
depression                  F32.A
adhd                        F90.9
insomnia                    G47.00
physical                    Z00.00
annual exam                 Z00.00
well child                  Z00.129
gerd                        K21.9
heartburn                   K21.9
afib                        I48.91
chf                         I50.9
high cholesterol            E78.5
hyperlipidemia              E78.5
vitamin d def               E55.9
hypothyroid                 E03.9
gout                        M10.9
ear wax                     H61.23
otitis media right          H66.91
pink eye                    H10.9
shingles                    B02.9
smoker                      F17.210
iron deficiency anemia      D50.9
ankle sprain left           S93.402A
fx radius right             S52.501A
lt hip fx                   S72.002A
burn hand right             T23.001A
diabetic neuropathy         E11.40
dm2 hyperglycemia           E11.65
long term insulin           Z79.4
screening colon             Z12.11
breast cancer               C50.919
dog bite hand               S61.451A
e11.22                      E11.22
e1122                       E11.22
E119                        E11.9
e11.2                       E11.21
I10                         I10
99213                       99213
992                         99213
ekg                         93000
a1c                         83036
flu shot                    90686
tdap                        90715
kenalog                     J3301
b12 shot                    J3420
knee injection              20610
strep test                  87880
wellness medicare           G0439
hypertnsion                 I10
diabtes                     E11.9
astma                       J45.909
pnuemonia                   J18.9
headaches                   R51.9
"""
TYPED = [tuple(line.rsplit(maxsplit=1)) for line in MEANT.strip().splitlines()]


@pytest.mark.parametrize(("typed", "meant"), TYPED, ids=[typed for typed, _ in TYPED])
def test_the_code_a_coder_means_is_among_the_first_three(typed: str, meant: str) -> None:
    assert meant in [found.dotted for found in search(text=typed.strip(), day=DAY)[:3]]


def test_a_heading_that_is_typed_gives_what_can_be_billed_under_it_first_and_itself_soon() -> None:
    found = [(found.dotted, found.billable) for found in search(text="I12", day=DAY)]
    assert set(found) == {("I12.0", True), ("I12.9", True), ("I12", False)}
    assert found[0][1]


def test_billable_codes_come_before_their_heading() -> None:
    found = search(text="hypertensive chronic kidney disease", day=DAY)

    first_heading = next(place for place, one in enumerate(found) if not one.billable)
    assert all(one.billable for one in found[:first_heading])
    assert first_heading >= 2


def test_a_code_that_this_office_used_comes_before_one_it_never_used() -> None:
    before = [found.dotted for found in search(text="gout", day=DAY)]
    assert "M10.072" not in before[:3]

    for _ in range(40):
        add_diagnosis(encounter=an_encounter(), code="M10.072", by=None)

    assert "M10.072" in [found.dotted for found in search(text="gout", day=DAY)[:3]]


def test_a_mended_word_is_told() -> None:
    assert (understand("hypertnsion").text, understand("hypertnsion").mended) == ("hypertension", True)
    assert understand("hypertension ckd").mended is False


def test_one_word_that_fits_nothing_does_not_hide_the_rest() -> None:
    assert "R05.9" in [found.dotted for found in search(text="cough xqzw", day=DAY)]


def test_one_letter_is_too_little() -> None:
    assert search(text="a", day=DAY) == []
    assert search(text=" . / ", day=DAY) == []


def test_a_code_is_found_only_on_days_on_which_it_is_valid() -> None:
    assert search(text="E11.9", day=date(2025, 9, 30)) == []
    assert [found.dotted for found in search(text="E11.9", day=date(2025, 10, 1))] == ["E11.9"]


def test_the_search_can_be_kept_to_one_code_set() -> None:
    assert {found.system for found in search(text="flu", day=DAY, systems=[CodeSystem.CPT])} == {CodeSystem.CPT}


def test_a_diagnosis_of_the_visit_carries_its_letter() -> None:
    encounter = an_encounter()
    add_diagnosis(encounter=encounter, code="I10", by=None)

    found = {one.dotted: one.letter for one in search(text="hypertension", day=DAY, encounter=encounter)}
    assert found["I10"] == "A"
    assert found["I12.9"] == ""


@pytest.mark.parametrize("typed", ["'; drop table", "a & | !", "((", "e11:*", "\\", "\x00ab", "ü ö", "%_", "a" * 500])
def test_whatever_is_typed_is_searched_and_never_executed(typed: str) -> None:
    search(text=typed, day=DAY)
