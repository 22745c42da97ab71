"""What a note says is suggested with its words; what it denies, doubts or tells of others is not."""

from datetime import date

import pytest

from bench.coding_suggestions import outcome_of
from bench.notes import tuned
from coding.suggest.finding import Patient, suggest
from coding.suggest.matching import tokens_of
from coding.suggest.reading import Part, sentences
from coding.suggest.stance import Stance

pytestmark = pytest.mark.usefixtures("all_codes")
DAY = date(2026, 6, 1)


def found_in(note: str, *, age: int = 60, sex: str = "F") -> list[str]:
    return [one.code for one in suggest(note=note, day=DAY, patient=Patient(age, sex))]


def stances(words: str) -> dict[str, Stance]:
    return {words[token.start : token.end]: token.stance for one in sentences(words) for token in tokens_of(one)}


@pytest.mark.parametrize(
    ("assessment", "codes"),
    [
        ("Type 2 diabetes", ["E119"]),
        ("T2DM with CKD stage 3b", ["E1122", "N1832"]),
        ("Cellulitis of left lower leg", ["L03116"]),
        ("Sprain of right ankle", ["S93401A"]),
        ("Sprain of right ankle, healing well, recheck", ["S93401D"]),
        ("Asthma, moderate persistent, with acute exacerbation", ["J4541"]),
        ("Migraine with aura, not intractable", ["G43109"]),
        ("Carpal tunnel syndrome, right", ["G5601"]),
        ("Impacted cerumen left ear", ["H6122"]),
        ("Strep throat", ["J020"]),
        ("GERD", ["K219"]),
    ],
)
def test_what_the_assessment_says_is_suggested_as_exactly_as_it_says(assessment: str, codes: list[str]) -> None:
    assert found_in(f"A/P:\n1. {assessment}\n") == codes


@pytest.mark.parametrize(
    ("assessment", "code"),
    [
        ("AVNRT, ablation in April", "I4719"),
        ("HOCM, gradient controlled", "I421"),
        ("NCCAH, continue hydrocortisone", "E250"),
        ("SLAP tear right shoulder", "S43431A"),
        ("Morton's neuroma, right", "G5761"),
        ("CIDP, stable on IVIG", "G6181"),
        ("Narcolepsy type 1", "G47411"),
        ("Post-laminectomy, stable", "M961"),
        ("Recurrent C diff colitis", "A0471"),
    ],
)
def test_what_specialists_write_is_known(assessment: str, code: str) -> None:
    assert found_in(f"A/P:\n1. {assessment}\n") == [code]


@pytest.mark.parametrize(
    "assessment",
    [
        "Smokes pot daily",
        "PRP injection next week",
        "Mohs next week",
        "Bone health goals met",
        "Images in PACS",
    ],
)
def test_what_only_looks_like_a_specialists_abbreviation_is_not_taken_for_it(assessment: str) -> None:
    assert not {code[:3] for code in found_in(f"A/P:\n1. {assessment}\n")} & {"G90", "L44", "G44", "C79", "I49"}


@pytest.mark.parametrize(
    "assessment",
    [
        "No pneumonia", "Denies chest pain", "Pneumonia ruled out", "R/o pneumonia", "Possible pneumonia",
        "Probable gout", "Gout suspected", "? gout", "Gout vs cellulitis of the right foot", "Pneumonia unlikely",
        "Mother has gout", "Father with type 2 diabetes", "Wife has influenza", "Return if chest pain",
        "Discussed risk of stroke", "Childhood asthma, outgrew it", "Consistent with gout",
        "Concern for cellulitis of the left foot",
    ],
)  # fmt: skip
def test_what_is_denied_doubted_feared_past_or_of_others_is_never_suggested(assessment: str) -> None:
    assert found_in(f"Assessment:\n{assessment}\n") == []


@pytest.mark.parametrize(
    "said",
    [
        "Flu vaccine declined today", "Tdap not given today", "Flu shot offered, refused today",
        "Vaccines given at pharmacy last month", "DNR discussed; full code", "Wants to quit smoking",
        "Due for annual physical next month", "Schedule wellness visit", "Fall risk low", "Tobacco: never. Alcohol: no",
        "GAD-7 of 2, a negative screen", "Lung cancer screening discussed", "Bring form for sports physical next time",
    ],
)  # fmt: skip
def test_what_was_only_spoken_of_is_no_reason_for_the_visit(said: str) -> None:
    assert found_in(f"Assessment:\n{said}.\n") == []
    assert found_in("Annual physical today, due for colon cancer screening.") == ["Z0000"]


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("O: Right elbow tender.\nA:\n1. Lateral epicondylitis\n", ["M7711"]),
        ("O: L elbow sore, right elbow tender.\nA:\n1. Lateral epicondylitis\n", ["M7710"]),
        ("A/P:\n1. Hallux valgus, bilateral\n", ["M2011", "M2012"]),
    ],
)
def test_the_side_may_be_told_elsewhere_and_both_sides_are_two_codes(note: str, codes: list[str]) -> None:
    assert sorted(found_in(note)) == codes


@pytest.mark.parametrize(
    ("assessment", "codes"),
    [
        ("Tremor from topiramate", {"G251", "T426X5A"}),
        ("Hypothyroidism due to lithium", {"E032", "T43595A"}),
        ("Constipation due to oxycodone", {"K5903", "T402X5A"}),
        ("Constipation, on oxycodone", {"K5900"}),
        ("Nausea; weaned from prednisone", {"R110"}),
    ],
)
def test_a_drug_that_is_said_to_be_the_cause_is_coded_beside(assessment: str, codes: set[str]) -> None:
    assert set(found_in(f"Assessment:\n1. {assessment}\n")) == codes


def test_a_routine_examination_with_findings_is_another_code() -> None:
    assert found_in("A:\n1. Well child check, 12 months, with abnormal findings\n", age=1) == ["Z00121"]
    assert found_in("A:\n1. Well child check, 12 months, no abnormal findings\n", age=1) == ["Z00129"]


def test_an_empty_box_and_a_non_deny_what_follows() -> None:
    assert found_in("A:\n[ ] migraine   [x] gout\nNon-ischemic cardiomyopathy\n") == ["M109", "I429"]


def test_the_numbered_list_of_a_note_without_headings_is_its_assessment() -> None:
    note = "Sore throat, her older one has asthma, she had gout once.\n\n1. Oral thrush\n2. Cerumen impaction, left\n"
    assert found_in(note) == ["B370", "H6122"]


def test_a_child_has_its_body_mass_index_as_a_percentile() -> None:
    assert found_in("O: BMI 25.5 (94 %ile).\nA: overweight\n", age=13) == ["E663", "Z6853"]
    assert found_in("O: BMI 25.1, 123% of the 95th.\nA: obesity, class 2\n", age=6) == ["E66812", "Z6855"]


def test_what_stands_under_the_heading_of_a_differential_or_behind_a_line_that_hangs_is_doubted() -> None:
    assert found_in("A:\nHypertension\nDifferential diagnosis:\n1. Gout\n2. Cellulitis of left foot\nP: xray\n") == [
        "I10"
    ]
    assert found_in("Hypertension as before. Swollen foot, rule out\nGout. She is on amlodipine.") == ["I10"]


def test_in_a_note_in_capitals_a_word_is_no_abbreviation() -> None:
    assert found_in("A:\n1. SEEN AS BEFORE, GOUT\n") == ["M109"]


def test_a_no_ends_where_the_sentence_turns() -> None:
    told = stances("No fever but cough")
    assert (told["fever"], told["cough"]) == (Stance.NEGATED, Stance.ESTABLISHED)


def test_a_not_that_belongs_to_a_name_denies_nothing() -> None:
    assert stances("Migraine, not intractable")["intractable"] == Stance.ESTABLISHED


@pytest.mark.parametrize(
    ("assessment", "codes"),
    [
        ("1. HTN\n2. CKD stage 4", {"N184", "I129"}),
        ("1. HTN\n2. Chronic systolic heart failure", {"I5022", "I110"}),
        ("1. HTN\n2. ESRD", {"N186", "I120"}),
        ("1. Type 2 diabetes\n2. CKD stage 3a", {"E1122", "N1831"}),
    ],
)
def test_what_is_coded_together_takes_the_place_of_both(assessment: str, codes: set[str]) -> None:
    assert set(found_in(f"A/P:\n{assessment}\n")) == codes


def test_drugs_and_statuses_are_suggested_beside_what_they_belong_to() -> None:
    note = (
        "S: Takes metformin and insulin glargine. Quit smoking 2010.\n"
        "PE: BMI 41.3\nA/P:\n1. Type 2 diabetes\n2. Class 3 obesity\n3. hx of breast cancer"
    )
    assert set(found_in(note)) == {"E119", "E66813", "Z794", "Z7984", "Z87891", "Z6841", "Z853"}
    assert "Z7984" not in found_in("S: Takes metformin.\nA/P:\n1. Gout")


def test_a_complaint_is_left_out_where_the_item_names_what_it_comes_from() -> None:
    assert found_in("A: Cough. Acute bronchitis.") == ["J209"]
    assert found_in("A:\n1. Acute bronchitis\n2. Headache") == ["J209", "R519"]


def test_the_words_that_prove_a_suggestion_stand_in_the_note() -> None:
    note = "Cough for a week.\n\nImpression: acute bronchitis, no fever."
    (one,) = suggest(note=note, day=DAY, patient=Patient(30, "M"))
    assert [note[words.start : words.end] for words in one.evidence] == ["acute bronchitis"]


def test_sections_are_known_by_the_words_that_offices_use() -> None:
    note = "CC: cough\nPMHx: asthma. FH: father had gout.\nPE: clear\nIMPRESSION/PLAN:\n1. Bronchitis\nPlan: rest."
    assert [one.part for one in sentences(note)] == [
        Part.STORY, Part.PAST, Part.FAMILY, Part.EXAM, Part.ASSESSMENT, Part.PLAN,
    ]  # fmt: skip


def test_nothing_is_suggested_from_an_empty_note() -> None:
    assert found_in("") == [] == found_in("  \n\n ")


def test_no_note_of_the_measure_gets_what_it_denies_or_doubts() -> None:
    forbidden = {one.note.name: one.forbidden for one in map(outcome_of, tuned()) if one.forbidden}
    assert forbidden == {}
