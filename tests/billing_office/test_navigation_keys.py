"""Every page of the navigation is two keys away: g, and a letter of its own."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from billing_office.shell import NAVIGATION
from practice.models import Role
from tests.builders import a_staff


def test_each_page_has_a_letter_of_its_own():
    letters = Counter(entry.letter for entry in NAVIGATION)
    assert [letter for letter, count in letters.items() if count > 1 or not letter] == []


def test_a_letter_is_a_small_one_or_a_capital_with_shift():
    for entry in NAVIGATION:
        letter = entry.letter.removeprefix("Shift+")
        assert len(letter) == 1
        assert letter.isupper() == entry.letter.startswith("Shift+")


@pytest.mark.django_db
def test_the_sheet_of_keys_tells_all_of_them():
    client = Client()
    client.force_login(a_staff(*Role))
    page = client.get(reverse("home")).content.decode()
    for entry in NAVIGATION:
        keycap = entry.letter.replace("Shift+", "\N{UPWARDS WHITE ARROW}")
        assert f"<kbd>g</kbd><kbd>{keycap}</kbd></dt><dd>{entry.label}</dd>" in page
