"""The coder's pages as forms and links, without scripts; and the API door."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from coding.note import Kind, parts
from encounters.models import Encounter
from practice.models import Access, Role
from tests.builders import NOW, a_staff, an_encounter
from tests.coding.visits import a_visit, letters, lines

pytestmark = pytest.mark.usefixtures("all_codes")


@pytest.fixture
def coder(client: Client) -> Client:
    client.force_login(a_staff(Role.CODER))
    return client


def act(client: Client, encounter: Encounter, do: str, value: str = "", **headers: str):
    return client.post(reverse("coding:act", args=[encounter.pk]), {"do": do, "value": value}, headers=headers)


def test_the_queue_lists_visits_by_age_with_what_is_done(coder: Client) -> None:
    old, new = a_visit(), an_encounter(service_date=date(2026, 11, 5))
    page = coder.get(reverse("coding:queue")).content.decode()
    assert page.index(old.number) < page.index(new.number)
    assert "1 line" in page


def test_reading_a_visit_is_on_the_audit_trail(coder: Client) -> None:
    encounter = an_encounter()
    coder.get(reverse("coding:bench", args=[encounter.pk]))
    assert Access.objects.get().subject == f"patient:{encounter.patient_id}"


def test_a_visit_is_coded_with_plain_forms(coder: Client) -> None:
    encounter = an_encounter()
    act(coder, encounter, "add::E11.9")
    act(coder, encounter, "add::I10")
    act(coder, encounter, "add::99213")
    act(coder, encounter, "add::J3301")
    line = encounter.charge_lines.get(procedure="J3301")
    act(coder, encounter, f"units:{line.pk}", "4")
    act(coder, encounter, f"modifier:{line.pk}", "jz")
    act(coder, encounter, f"point:{line.pk}:2")
    answer = act(coder, encounter, "move:2:1")

    assert answer["Location"] == reverse("coding:bench", args=[encounter.pk])
    assert letters(encounter) == "A I10, B E11.9"
    assert lines(encounter) == ["1 99213 x1 B 150.00", "2 J3301-JZ x4 BA 36.00"]


def test_an_act_answers_htmx_with_the_work_and_the_release(coder: Client) -> None:
    encounter = a_visit(lines=())
    answer = act(coder, encounter, "add::99213", **{"HX-Request": "true"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.lstrip().startswith('<div class="work"')
    assert 'id="release"' in page
    assert 'hx-swap-oob="true"' in page


def test_a_refusal_is_told_and_changes_nothing(coder: Client) -> None:
    encounter = a_visit()
    answer = act(coder, encounter, "add::I10", **{"HX-Request": "true"})
    assert answer.status_code == 409
    assert "I10 is diagnosis A already." in answer.content.decode()


@pytest.mark.parametrize(
    "do",
    ["", "fly", "move", "move:x:1", "move:1:x", "point:99999999999999999999:1", "units:1", "add::", "remove-line:0"],
)
def test_an_act_that_makes_no_sense_is_refused(coder: Client, do: str) -> None:
    encounter = a_visit()
    assert act(coder, encounter, do, **{"HX-Request": "true"}).status_code == 409
    assert (letters(encounter), lines(encounter)) == ("A I10", ["1 99213 x1 A 150.00"])


def test_a_line_of_another_visit_is_out_of_reach(coder: Client) -> None:
    mine, other = a_visit(), a_visit()
    line = other.charge_lines.get()
    assert act(coder, mine, f"remove-line:{line.pk}", **{"HX-Request": "true"}).status_code == 409
    assert lines(other) == ["1 99213 x1 A 150.00"]


def test_the_search_shows_codes_with_their_notes_and_no_word_of_it_in_an_address(coder: Client) -> None:
    encounter = an_encounter()
    url = reverse("coding:search", args=[encounter.pk])
    fragment = coder.post(url, {"q": "hypert ckd"}, headers={"HX-Request": "true"}).content.decode()
    assert fragment.lstrip().startswith('<div id="hits"')
    assert "I12.9" in fragment
    assert "renovascular hypertension" in fragment
    assert "hypert ckd" in coder.post(url, {"q": "hypert ckd"}).content.decode()
    assert coder.get(url, {"q": "hypert"}).status_code == 405


def test_a_visit_that_edits_stop_cannot_be_released_and_says_why(coder: Client) -> None:
    page = coder.get(reverse("coding:bench", args=[a_visit(diagnoses=["E11"]).pk])).content.decode()
    assert 'aria-disabled="true" aria-describedby="stop"' in page
    assert "Not loaded, so not checked: NCCI procedure pairs, NCCI unit limits (MUE), NCCI add-on codes" in page


def test_a_hold_needs_a_reason_and_goes_to_the_next_visit(coder: Client) -> None:
    encounter, after = an_encounter(), an_encounter(service_date=date(2026, 11, 5))
    url = reverse("coding:hold", args=[encounter.pk])

    coder.post(url, {"why": " "})
    assert Encounter.objects.get(pk=encounter.pk).on_hold_because == ""

    answer = coder.post(url, {"why": "Which knee?"})
    assert answer["Location"] == reverse("coding:bench", args=[after.pk])
    assert "Which knee?" in coder.get(reverse("coding:queue"), {"view": "hold"}).content.decode()

    coder.post(reverse("coding:resume", args=[encounter.pk]))
    assert Encounter.objects.get(pk=encounter.pk).on_hold_because == ""


def test_an_open_note_is_not_on_the_bench(coder: Client) -> None:
    assert coder.get(reverse("coding:bench", args=[an_encounter(status="OPEN").pk])).status_code == 404


def test_a_released_visit_is_shown_without_buttons(coder: Client) -> None:
    encounter = a_visit()
    encounter.move_to(Encounter.Status.RELEASED, by=None, now=NOW)
    page = coder.get(reverse("coding:bench", args=[encounter.pk])).content.decode()
    assert "99213" in page
    assert 'name="do"' not in page


def test_those_who_only_read_see_no_buttons_and_cannot_act(client: Client) -> None:
    client.force_login(a_staff(Role.MANAGER))
    encounter = a_visit()
    assert 'name="do"' not in client.get(reverse("coding:bench", args=[encounter.pk])).content.decode()
    assert act(client, encounter, "remove-diagnosis:1").status_code == 403
    assert letters(encounter) == "A I10"


@pytest.mark.parametrize(
    ("system", "code", "words"),
    [
        ("icd10cm", "E11.22", "Type 2 diabetes mellitus with kidney complications"),
        ("icd10cm", "S52501", "initial encounter for closed fracture"),
        ("icd10cm", "I10-I1A", "Hypertensive diseases"),
        ("icd10cm", "9", "Diseases of the circulatory system"),
        ("modifier", "25", "when its work stands for itself"),
        ("place", "11", "Office"),
    ],
)
def test_a_code_shows_its_notes_and_what_is_around_it(coder: Client, system: str, code: str, words: str) -> None:
    assert words in coder.get(reverse("coding:code", args=[system, code])).content.decode()


def test_an_unknown_code_is_not_found(coder: Client) -> None:
    assert coder.get(reverse("coding:code", args=["icd10cm", "A999"])).status_code == 404
    assert coder.get(reverse("coding:code", args=["loinc", "4548-4"])).status_code == 404


def test_the_api_finds_codes_and_names_a_wrong_field(coder: Client) -> None:
    url = reverse("coding:search-api")
    found = coder.get(url, {"q": "t2dm", "day": "2026-11-02", "system": "ICD10CM", "limit": "1"}).json()
    assert found == {
        "codes": [
            {
                "system": "ICD10CM",
                "code": "E119",
                "dotted": "E11.9",
                "title": "Type 2 diabetes mellitus without complications",
                "billable": True,
            }
        ]
    }
    answer = coder.get(url, {"q": "t2dm", "day": "soon"})
    assert (answer.status_code, list(answer.json())) == (400, ["day"])
    assert coder.post(url, {"q": "t2dm"}).status_code in (403, 405)


def test_a_note_is_read_as_headings_paragraphs_and_a_numbered_plan() -> None:
    note = (
        "Visit\n\nFindings:\nBP 146/88,\npulse 74.\n\n"
        "Assessment and plan\n1. Hypertension,\nabove goal.\n2) Knee pain.\n\nReturn soon."
    )
    assert [(part.kind, part.texts) for part in parts(note)] == [
        (Kind.PARAGRAPH, ["Visit"]),
        (Kind.HEADING, ["Findings"]),
        (Kind.PARAGRAPH, ["BP 146/88, pulse 74."]),
        (Kind.HEADING, ["Assessment and plan"]),
        (Kind.LIST, ["Hypertension, above goal.", "Knee pain."]),
        (Kind.PARAGRAPH, ["Return soon."]),
    ]
    assert list(parts("  \n ")) == []


def test_every_word_of_a_note_knows_its_place() -> None:
    note = "\r\n  Plan:\r\n 1. Knee – inject.\r\n 2. Sugar \U0001f36c down.\r\n\r\nEnd."
    for part in parts(note):
        for run in (run for item in part.items for run in item):
            assert note[run.at : run.at + len(run.text)] == run.text


def test_the_row_that_was_chosen_stays_chosen_and_a_new_one_is_chosen_at_once(coder: Client) -> None:
    encounter = a_visit()
    line = encounter.charge_lines.get()
    url = reverse("coding:act", args=[encounter.pk])
    given = {"do": f"modifier:{line.pk}:25", "chosen": f"ln-{line.pk}"}

    after_act = coder.post(url, given, headers={"HX-Request": "true"}).content.decode()
    assert f'<tr id="ln-{line.pk}" class="on">' in after_act

    after_add = coder.post(url, {"do": "add::E11.9", "chosen": f"ln-{line.pk}"}, headers={"HX-Request": "true"})
    assert '<tr id="dx-E119" class="on">' in after_add.content.decode()
    assert after_add.content.decode().count('class="on"') == 1
