"""Names and numbers in questions and answers about coverage (270, 271) and in authorizations (278)."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

QUESTION, ANSWER, NOT_FOUND = example("270_subscriber"), example("271_active"), example("271_not_found")
REQUEST, DECIDED = example("278_request"), example("278_response_approved")
PAYER, ASKER = "NM1*PR*2*ACME HEALTH*****PI*60054", "NM1*1P*2*SUNNY FAMILY PRACTICE*****XX*1234567893"
INSURED, PHYSICIAN = "NM1*IL*1*SMITH*JOHN*Q***MI*W123456", "NM1*P3*1*KILDARE*BEN***DR*XX*1679576722*27"


def question(*changes: Change) -> str:
    return enclosed("HS", "005010X279A1", changed(QUESTION, *changes))


def answer(*changes: Change, of: str = ANSWER) -> str:
    return enclosed("HB", "005010X279A1", changed(of, *changes))


def review(*changes: Change, of: str = REQUEST) -> str:
    return enclosed("HI", "005010X217", changed(of, *changes))


EXAMPLES = {
    "ASKED-LAST-NAME": (answer((INSURED, "NM1*IL*1**JOHN*Q***MI*W123456")), "NM103 in segment 15"),
    "ASKED-NAME": (answer((PAYER, "NM1*PR*2******PI*60054")), "NM103 in segment 4"),
    "ASKED-NAME-USUAL": (question((ASKER, "NM1*1P*2******XX*1234567893")), "NM103 in segment 6"),
    "ASKED-PERSON": (question((ASKER, "NM1*1P*1*SUNNY FAMILY PRACTICE*****XX*1234567893")), "NM104 in segment 6"),
    "ASKED-NAME-FORM": (answer(("NM1*IL*1*SMITH*", "NM1*IL*1*5M1TH*")), "NM103 in segment 15"),
    "ASKED-SUBSCRIBER-ID": (answer((INSURED, "NM1*IL*1*SMITH*JOHN*Q")), "NM109 in segment 15"),
    "ASKED-NPI": (answer((PHYSICIAN, PHYSICIAN.replace("722*", "720*"))), "NM109 in segment 44"),
    "ASKED-TAX-ID": (question((ASKER, ASKER.replace("XX*1234567893", "FI*12-3456789"))), "NM109 in segment 6"),
    "ASKED-TAXONOMY": (answer(("PRV*PE*PXC*207Q00000X", "PRV*PE*PXC*207Q")), "PRV03 in segment 11"),
    "ASKED-PHONE": (answer(("TE*8005551213", "TE*555-1213")), "PER04 in segment 5"),
    "278-PLACE-NAME": (review(("NM1*PW*2*HOME", "NM1*PW*1*HOME")), "NM102 in segment 40"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_name_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (review(("NM1*IL*1*SMITH*JOHN", "NM1*IL*1**")), ["ASKED-NAME"]),
        (review(("NM1*IL*1*SMITH*JOHN", "NM1*IL*1**JOHN"), of=DECIDED), ["ASKED-LAST-NAME"]),
        (review(("NM1*SJ*1*KILDARE*BEN", "NM1*SJ*1**BEN"), of=DECIDED), ["ASKED-LAST-NAME"]),
        (review(("NM1*SJ*1*KILDARE*BEN***DR", "NM1*SJ*1*****")), ["ASKED-NAME-USUAL"]),
        (review(("PRACTICE*****XX", "PRACTICE*BEN****XX")), ["ASKED-PERSON"]),
        (answer((PHYSICIAN, "NM1*P3*1**BEN")), ["ASKED-LAST-NAME"]),
    ],
)
def test_names_of_authorizations_and_of_benefits_are_looked_at(text, found):
    known = codes(answer()) + codes(review()) + codes(review(of=DECIDED))
    assert [code for code in codes(text) if code not in known] == found


def test_a_person_who_was_not_found_needs_neither_name_nor_id():
    assert codes(answer(("NM1*IL*1*SMITH*JON****MI*W999999", "NM1*IL*1"), of=NOT_FOUND)) == []


def test_all_names_of_a_physician_in_one_element_are_no_fault():
    assert codes(answer((PHYSICIAN, "NM1*P3*1*KILDARE BEN"))) == codes(answer())


def test_a_provider_of_a_benefit_may_be_an_npi_alone():
    assert codes(answer((PHYSICIAN, "NM1*1P*2******XX*1679576722"))) == codes(answer())


def test_a_search_without_a_first_name_is_told_once():
    found = codes(question(("NM1*IL*1*SMITH*JOHN", "NM1*IL*1*SMITH*")))
    assert found == ["270-SEARCH-SUBSCRIBER"]
