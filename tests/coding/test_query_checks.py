"""Queries do not lead: what is refused, and with which reason; what may be asked."""

from datetime import date

import pytest

from coding.queries.checks import clinical_options, problems_of_indicators, problems_of_words
from coding.queries.draft import Draft, Span
from coding.queries.naming import problems_of_names
from coding.queries.standard import STANDARD, Standard

OPEN = "The cited values are in the note. What do they mean for this patient?"
TWO = ("Acute", "Chronic")
DAY = date(2026, 11, 2)


def rules(question: str = OPEN, options: tuple[str, ...] = TWO, name: str = "Meaning of a result") -> list[str]:
    return [one.rule for one in problems_of_words(Draft(name, question, options))]


@pytest.mark.parametrize(
    "question",
    [
        "Does the patient have diabetes?",
        "Is this acute kidney injury?",
        "Was the fracture pathological?",
        "Based on the values above, is this chronic kidney disease?",
        "The sodium is 128. Is it hyponatremia?",
        "Could this be sepsis?",
        "Please, would you say it is pneumonia?",
        "Has the patient heart failure or not?",
        "The knee is swollen; did the patient have a sprain?",
        "Should obesity be added?",
        "This is type 2 diabetes, correct?",
        "It is asthma, isn't it?",
        "Can you confirm the anemia?",
        "Could you document obesity?",
        "What was seen? Is it cellulitis?",
        "Aren't these values typical of anemia?",
    ],
)
def test_a_question_that_yes_or_no_would_answer_is_refused(question: str) -> None:
    assert "yes-no" in rules(question)


@pytest.mark.parametrize(
    "question",
    [
        "Which side was treated?",
        "What do the cited values mean for this patient?",
        "Can you please clarify which knee was injected?",
        "Could you specify the type of heart failure that the note documents?",
        "For which condition is the cited drug taken?",
        "How long has the condition been there?",
        "Is the cited cough acute or chronic?",
        "Please describe the relation of the two cited conditions.",
        "With the eGFR of 48, what stage of kidney disease was it?",
        "The patient was on insulin. What was it given for?",
    ],
)
def test_an_open_question_may_be_asked(question: str) -> None:
    assert rules(question) == []


@pytest.mark.parametrize(
    "option", ["Yes", "No", "yes.", "I agree", "Disagree", "Agreed", "True", "Confirmed", "Yes, I agree"]
)
def test_an_option_is_never_yes_or_no(option: str) -> None:
    assert "yes-no-options" in rules(options=("Acute", "Chronic", option))


@pytest.mark.parametrize(
    "said",
    [
        "Please confirm that the diabetes is type 2.",
        "We believe this is sepsis. What do you think of it?",
        "The patient clearly has heart failure. What type is it?",
        "Please add a diagnosis for the cited drug.",
        "This should be documented as obesity. What class is it?",
    ],
)
def test_words_that_push_are_refused(said: str) -> None:
    assert "leads" in rules(said)


@pytest.mark.parametrize(
    "said",
    [
        "The insurance wants to know: what was it?",
        "What was it, so the claim is paid?",
        "Which HCC condition was treated?",
        "What would raise the risk adjustment?",
        "What is needed for medical necessity?",
        "Which condition lowers our quality measures?",
        "What supports a higher level of service?",
        "What keeps this from a denial?",
        "Which severity of illness was it?",
        "What does reimbursement need here?",
        "Which DRG condition was treated?",
    ],
)
def test_money_and_measured_quality_are_left_out(said: str) -> None:
    assert "money" in rules(said)


@pytest.mark.parametrize(
    "said",
    [
        "The patient denied chest pain and claimed to be well. What was the cited pain?",
        "The sputum changed its quality. What does it mean?",
        "Patient pays attention to the diet. Which diet was it?",
        "The wound bled. What was its stage?",
        "Which bill of the beak was it that hurt the patient?",
    ],
)
def test_words_of_the_clinic_that_sound_like_money_may_stand(said: str) -> None:
    assert "money" not in rules(said)


def test_money_is_found_in_options_and_in_the_name_too() -> None:
    assert rules(options=("Acute", "Chronic, which pays more, a higher level of service")) == ["money"]
    assert rules(name="HCC capture") == ["money"]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("Acute",),
        ("Acute", "Other"),
        ("Acute", "Unable to determine"),
        ("Acute", "Other (please specify)", "None of the above", "Unknown", "N/A", "Clinically undetermined"),
        ("Acute", "ACUTE"),
    ],
)
def test_two_clinical_options_beside_the_ways_out_are_needed(options: tuple[str, ...]) -> None:
    assert "options" in rules(options=options)


def test_an_option_that_begins_like_a_way_out_but_is_clinical_counts() -> None:
    said = (
        "Unspecified",
        "Both come from a third condition",
        "Not related",
        "Other specified anemia of chronic disease (kept)",
    )
    assert clinical_options(said) == list(said[1:])


def test_at_most_eight_options_and_none_is_marked_as_wanted() -> None:
    assert rules(options=tuple(f"Stage {n}" for n in range(9))) == ["options"]
    assert rules(options=("Acute (most likely)", "Chronic")) == ["steers"]


def test_a_query_has_a_name_and_a_question() -> None:
    assert rules(question="") == ["question"]
    assert rules(name="") == ["name"]


def test_all_reasons_are_told_at_once_and_say_what_to_do() -> None:
    said = problems_of_words(Draft("Payment", "Is this sepsis?", ("Yes", "No")))
    assert [one.rule for one in said] == ["yes-no", "yes-no-options", "money", "options"]
    assert "Ask what, which, how or why" in said[0].text
    assert "“Other” and “Unable to determine clinically” are added" in said[3].text


@pytest.mark.parametrize("words", [[], ["-"], ["a b"], [" . "]])
def test_a_query_cites_the_note(words: list[str]) -> None:
    draft = Draft("A", OPEN, TWO, tuple(Span(n, n + 1) for n in range(len(words))))
    assert [one.rule for one in problems_of_indicators(draft, words=words)] == ["indicators"]


def test_a_number_is_an_indicator_and_thirteen_places_are_too_many() -> None:
    assert problems_of_indicators(Draft("A", OPEN, TWO, (Span(0, 2),)), words=["48"]) == []
    many = Draft("A", OPEN, TWO, tuple(Span(n, n + 1) for n in range(13)))
    assert [one.rule for one in problems_of_indicators(many, words=["eGFR 48"] * 13)] == ["indicators"]


@pytest.mark.parametrize("one", STANDARD, ids=lambda one: one.key)
def test_what_comes_with_the_product_does_not_lead(one: Standard) -> None:
    assert problems_of_words(Draft(one.name, one.question, one.options)) == []


def test_standard_templates_have_keys_of_their_own() -> None:
    assert len({one.key for one in STANDARD}) == len({one.name for one in STANDARD}) == len(STANDARD)


def names(question: str, note: str, options: tuple[str, ...] = TWO) -> list[str]:
    return [one.text for one in problems_of_names(Draft("About", question, options), note=note, day=DAY)]


@pytest.mark.parametrize(
    ("question", "note", "is_new"),
    [
        ("What stage is the chronic kidney disease?", "A: CKD, stable. eGFR 48.", False),
        ("What stage is the chronic kidney disease?", "A: eGFR 48, creatinine 1.6.", True),
        ("What type of diabetes is it?", "A: Diabetes, A1c 7.9.", False),
        ("What type of diabetes is it?", "A: A1c 7.9, metformin.", True),
        ("For how long has the pneumonia been there?", "Denies pneumonia. Cough for three days.", True),
        ("How long has the HTN been there?", "A: Hypertension at goal.", False),
        ("Which side was seen and treated?", "A: Knee pain.", False),
        ("Which knee has the osteoarthritis?", "A: Knee pain, worn joint line on the film.", True),
        ("What do the cited values mean?", "Sodium 128.", False),
        ("What caused the cough?", "Cough for three days.", False),
    ],
)
def test_a_diagnosis_that_is_new_to_the_record_is_named_back(
    all_codes: None, question: str, note: str, is_new: bool
) -> None:
    assert bool(names(question, note)) is is_new


def test_an_option_may_bring_the_diagnosis_in(all_codes: None) -> None:
    options = ("Pneumonia due to bacteria", "Viral bronchitis")
    assert names("How was the pneumonia treated?", "Cough, infiltrate on the film.", options) == []
    (told,) = names("How was the pneumonia treated?", "Cough, infiltrate on the film.")
    assert told.startswith("“pneumonia” stands neither in the note nor among the options")


@pytest.mark.parametrize("one", STANDARD, ids=lambda one: one.key)
def test_a_standard_template_names_nothing_that_its_note_has_not(all_codes: None, one: Standard) -> None:
    note = "A: Diabetes. Chronic kidney disease, eGFR 48. Injury of the knee. Took 40 minutes."
    assert problems_of_names(Draft(one.name, one.question, one.options), note=note, day=DAY) == []


def test_without_a_code_set_names_cannot_be_checked(no_codes: None) -> None:
    assert names("Which side was it?", "Knee pain.") == [
        "ICD-10-CM is not loaded for this date of service, so names cannot be checked."
    ]
