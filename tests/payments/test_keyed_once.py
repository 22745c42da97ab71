"""A keyed check is taken in once, however many people finish it at the same moment."""

import threading
from collections.abc import Callable

import pytest
from django.db import connections

from clearinghouse.models import Interchange
from payments.keyed import drafts
from payments.keyed.drafts import PageSeen
from payments.keyed.finish import AlreadyHere, finish
from payments.models import KeyedRemittance, Remittance
from practice.models import Staff
from tests.builders import NOW, a_coverage, a_payer, a_staff
from tests.payments.given import a_billed_claim

pytestmark = pytest.mark.django_db(transaction=True)
HEAD = {"payer": "60101", "trace": "700123", "method": "CHK", "paid_on": "11/16/26", "amount": "150"}


def at_once(acts: list[Callable[[], object]]) -> list[object]:
    """What each act answered, or what it was refused with."""
    answers: list[object] = []
    begin = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        begin.wait(timeout=60)
        try:
            answers.append(act())
        except (AlreadyHere, drafts.SavedByAnother) as refusal:
            answers.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return answers


def a_balanced_draft(by: Staff) -> KeyedRemittance:
    payer = a_payer(payer_id="60101") if not KeyedRemittance.objects.exists() else None
    claim = a_billed_claim(coverage=a_coverage(payer=payer))
    draft, page = drafts.start(by=by, now=NOW), PageSeen("mine", 0)
    drafts.save_head(keyed_id=draft.pk, typed=HEAD, page=page, by=by, now=NOW)
    row = drafts.add_claim(keyed_id=draft.pk, claim=claim, is_takeback=False, page=page, by=by, now=NOW)
    drafts.save_claim(keyed_id=draft.pk, row_id=row.pk, typed={"paid": "150"}, page=page, by=by, now=NOW)
    return draft


def finishing(draft: KeyedRemittance, by: Staff) -> Callable[[], object]:
    return lambda: finish(keyed_id=draft.pk, because="", by=by, now=NOW)


@pytest.mark.parametrize("people", [2, 8])
def test_one_draft_that_several_people_finish_becomes_one_remittance(people: int):
    by = a_staff()
    draft = a_balanced_draft(by)
    answers = at_once([finishing(draft, by)] * people)
    assert answers == [Remittance.objects.get()] * people
    assert Interchange.objects.count() == 1


@pytest.mark.parametrize("people", [2, 8])
def test_one_check_that_several_people_keyed_is_taken_in_once_and_the_others_are_told(people: int):
    by = a_staff()
    made = [a_balanced_draft(by) for _ in range(people)]
    answers = at_once([finishing(draft, by) for draft in made])
    remittance = Remittance.objects.get()
    assert answers.count(remittance) == 1
    assert sum(isinstance(answer, AlreadyHere) for answer in answers) == people - 1
    assert KeyedRemittance.objects.filter(state=KeyedRemittance.State.DRAFT).count() == people - 1


@pytest.mark.parametrize("people", [2, 8])
def test_of_several_people_who_save_one_draft_the_first_wins_and_the_others_are_told(people: int):
    draft = drafts.start(by=a_staff(), now=NOW)
    staff = [a_staff() for _ in range(people)]

    def saving(by: Staff) -> Callable[[], object]:
        page = PageSeen(editor=f"page of {by.pk}", revision=0)
        typed = {**HEAD, "amount": str(by.pk)}
        return lambda: drafts.save_head(keyed_id=draft.pk, typed=typed, page=page, by=by, now=NOW)

    answers = at_once([saving(by) for by in staff])
    assert answers.count(draft) == 1
    assert sum(isinstance(answer, drafts.SavedByAnother) for answer in answers) == people - 1
    draft.refresh_from_db()
    assert draft.revision == 1
    assert draft.typed["amount"] == str(draft.saved_by_id)
