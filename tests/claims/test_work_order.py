"""Long lists of claims: the same claims in the same order as asked one by one, a page at a time, in few questions."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims import queues, services
from claims.lists import ROWS_A_PAGE, Asked, after
from claims.models import Claim, ClaimEvent, Denial, FollowUp
from claims.work_order import cut, following
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_staff
from tests.claims.given import a_biller, a_claim, a_denial, a_sent_claim, in_state
from tests.payments.given import a_billed_claim

pytestmark = pytest.mark.django_db
S = Claim.Status


def days(count: int) -> timedelta:
    return timedelta(days=count)


@pytest.fixture
def office(tmp_path: Path) -> Staff:
    """Claims that wait for every reason there is, some for several."""
    dana, lee = a_biller("dana"), a_biller("lee")
    for number in range(3):
        in_state(a_claim(tmp_path, lines=[("99214", f"{210 + number}.00")], first_name=f"R{number}"), S.REJECTED)
    services.assign(claim=Claim.objects.latest("pk"), to=lee, by=dana, now=NOW)
    denied = a_sent_claim(tmp_path)
    a_denial(denied)
    a_denial(denied)
    a_sent_claim(tmp_path)
    seen = a_sent_claim(tmp_path)
    services.finish_for_now(claim=seen, by=dana, now=NOW + days(38))
    aside = in_state(a_claim(tmp_path, first_name="Aside"), S.REJECTED)
    services.pend(claim=aside, until=TODAY + days(90), by=dana, now=NOW)
    decided = in_state(a_claim(tmp_path, first_name="Decided"), S.REJECTED)
    ClaimEvent.objects.create(claim=decided, before=S.SENT, after=S.ANSWERED, at=NOW)
    in_state(decided, S.READY)
    in_state(a_claim(tmp_path, first_name="Held"), S.HELD)
    low = a_sent_claim(tmp_path)
    FollowUp.objects.create(claim=low, reason=FollowUp.Reason.DOWNCODE, due_date=TODAY + days(60), made_at=NOW)
    return dana


def one_by_one(view: str, today: Any, staff: Staff) -> list[int]:
    return [claim.pk for claim in queues.worklist(queues.VIEWS[view].claims(today, staff))]


@pytest.mark.parametrize("later", [0, 30, 40, 175, 400])
def test_each_view_lists_the_same_claims_in_the_same_order(office, later):
    today = TODAY + days(later)
    for name, view in queues.VIEWS.items():
        expected = one_by_one(name, today, office)
        found = cut(view.parts(today, office), at_least=None, first=0, many=100)
        assert (name, list(found.ids), found.count) == (name, expected, len(expected))
        owed: Any = queues.worklist(Claim.objects.filter(pk__in=expected))
        assert found.owed == sum((claim.owed for claim in owed), Decimal(0))


def test_a_list_is_cut_into_pages_and_what_lies_behind_it_is_its_last_page(office):
    parts = queues.VIEWS["all"].parts(TODAY, office)
    whole = one_by_one("all", TODAY, office)
    pages = [list(cut(parts, at_least=None, first=first, many=2).ids) for first in range(0, len(whole), 2)]
    assert [pk for page in pages for pk in page] == whole
    assert list(cut(parts, at_least=None, first=10**9, many=2).ids) == pages[-1]
    nothing = cut([Claim.objects.filter(pk=0)], at_least=None, first=0, many=2)
    assert (len(nothing.ids), nothing.count, nothing.owed) == (0, 0, Decimal("0.00"))


def test_claims_with_less_open_are_left_out(office):
    found = cut(queues.VIEWS["rejected"].parts(TODAY, office), at_least=Decimal("211.00"), first=0, many=100)
    assert (found.count, found.owed) == (2, Decimal("423.00"))


def test_after_a_claim_comes_the_next_one_and_after_the_last_the_first(office):
    parts = queues.VIEWS["all"].parts(TODAY, office)
    listed: Any = list(queues.worklist(queues.VIEWS["all"].claims(TODAY, office)))
    for place, claim in enumerate(listed):
        assert following(parts, at_least=None, claim=claim) == listed[(place + 1) % len(listed)].pk
    assert following([Claim.objects.filter(pk=listed[0].pk)], at_least=None, claim=listed[0]) is None


def test_a_claim_that_has_left_its_list_is_followed_by_the_one_behind_its_place(office):
    first, second, third, *_ = (Claim.objects.get(pk=pk) for pk in one_by_one("rejected", TODAY, office))
    in_state(second, S.CLOSED)
    asked = Asked("rejected", "", None, "", None, "1")
    assert after(second, asked, today=TODAY, staff=office) == third
    assert after(first, asked, today=TODAY, staff=office) == third


def test_a_page_of_claims_asks_the_same_number_of_questions_however_many_there_are():
    biller = a_staff(Role.BILLER)
    client = Client()
    client.force_login(biller)

    def questions(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    addresses = [reverse("claims:queue"), reverse("claims:denials"), reverse("claims:follow-up")]
    refused(a_billed_claim())
    few = [questions(address) for address in addresses]
    for _ in range(4):
        refused(a_billed_claim())
    assert [questions(address) for address in addresses] == few


def refused(claim: Claim) -> None:
    Denial.objects.create(
        claim=claim, charge_line=claim.encounter.charge_lines.get(), category="CODING", group_code="CO",
        reason_code="11", amount=Decimal("10.00"), decided_on=TODAY, appeal_by=timezone.localdate() + days(5),
        source=f"test:{claim.pk}",
    )  # fmt: skip


def test_the_page_tells_what_is_open_on_what_it_lists(office):
    client = Client()
    client.force_login(office)
    page = client.get(reverse("claims:queue"), {"view": "rejected", "amount": "211"}).context["list"]
    assert (page.page.paginator.count, page.owed) == (2, Decimal("423.00"))
    assert page.page.paginator.per_page == ROWS_A_PAGE
    assert client.get(reverse("claims:queue"), {"view": "rejected", "page": "x"}).context["list"].page.number == 1
    assert client.get(reverse("claims:queue"), {"view": "rejected", "page": "99"}).context["list"].rows
