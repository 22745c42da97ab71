"""Addresses in questions and answers about coverage (270, 271) and in authorizations (278), each rule with a file."""

import pytest

from tests.x12.rules.enclosing import Change, changed, codes, enclosed, example, places

QUESTION, ANSWER, REVIEW = example("270_subscriber"), example("271_active"), example("278_request")
PROVIDER = "NM1*1P*2*SUNNY FAMILY PRACTICE*****XX*1234567893"
STREET, CITY = "N3*1 OAK AVE", "N4*DAYTON*OH*454020001"
REGION = "N4*COLUMBUS*OH*43215**RJ*EAST"


def question(*changes: Change) -> str:
    return enclosed("HS", "005010X279A1", changed(QUESTION, *changes))


def answer(*changes: Change) -> str:
    return enclosed("HB", "005010X279A1", changed(ANSWER, *changes))


def review(*changes: Change) -> str:
    return enclosed("HI", "005010X217", changed(REVIEW, *changes))


def asked(city: str) -> str:
    return question((PROVIDER, f"{PROVIDER}\nN3*100 ELM ST\n{city}"))


EXAMPLES = {
    "ASKED-ADDRESS-HALF": (answer((STREET + "\n", "")), "N3 in segment 15"),
    "ASKED-CITY-FORM": (answer((CITY, "N4*45402*OH*454020001")), "N401 in segment 20"),
    "ASKED-STATE-MISSING": (asked("N4*COLUMBUS**43215"), "N402 in segment 8"),
    "ASKED-ZIP-MISSING": (answer((CITY, "N4*DAYTON*OH")), "N403 in segment 20"),
    "ASKED-STATE-CODE": (answer((CITY, "N4*DAYTON*QQ*454020001")), "N402 in segment 20"),
    "ASKED-ZIP-FORM": (asked("N4*COLUMBUS*OH*4321"), "N403 in segment 8"),
    "ASKED-ZIP-STATE": (asked("N4*COLUMBUS*OH*90210"), "N403 in segment 8"),
    "ASKED-COUNTRY": (asked("N4*COLUMBUS*OH*43215*US"), "N404 in segment 8"),
    "BENEFIT-REGION": (answer((REGION, "N4*COLUMBUS*OH*43215**RJ")), "N406 in segment 46"),
}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_the_address_that_breaks_a_rule_is_told_with_its_place(rule_id):
    text, place = EXAMPLES[rule_id]
    assert places(text, rule_id) == [place]


@pytest.mark.parametrize(
    ("broken", "rule_id", "place"),
    [
        ("N4*COLUMBUS**432150001", "ASKED-STATE-MISSING", "N402 in segment 9"),
        ("N4*COLUMBUS*OH", "ASKED-ZIP-MISSING", "N403 in segment 9"),
        ("N4*COLUMBUS*OH*4321500", "ASKED-ZIP-FORM", "N403 in segment 9"),
    ],
)
def test_authorizations_have_whole_addresses_too(broken, rule_id, place):
    assert places(review(("N4*COLUMBUS*OH*432150001", broken)), rule_id) == [place]


def test_a_street_without_a_city_is_told_where_the_city_is_missing():
    assert places(answer((CITY, "")), "ASKED-ADDRESS-HALF") == ["N4 in segment 15"]


@pytest.mark.parametrize(
    "city", ["N4*TORONTO*ON*M5H2N2*CA", "N4*MEXICO CITY***MX", "N4*APO*AE*09123", "N4*MEXICO CITY**06000*MX***CMX"]
)
def test_addresses_of_other_countries_and_of_the_army_are_right(city):
    assert codes(asked(city)) == []


def test_canada_has_provinces_and_postal_codes():
    assert codes(asked("N4*TORONTO***CA")) == ["ASKED-STATE-MISSING", "ASKED-ZIP-MISSING"]


def test_a_region_alone_is_no_half_address():
    assert codes(answer(("N3*100 ELM ST\n" + REGION, "N4*COLUMBUS*OH*43215**RJ*EAST"))) == codes(answer())
