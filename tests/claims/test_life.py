"""The life of a claim: which steps there are, and that each is made once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from claims.models import NEXT, Claim, ClaimEvent, ClaimMoved, IllegalMove
from tests.builders import NOW
from tests.claims.given import a_claim, in_state

S = Claim.Status
STEPS = {
    (S.HELD, S.READY), (S.HELD, S.ANSWERED), (S.HELD, S.VOID),
    (S.READY, S.HELD), (S.READY, S.SENT), (S.READY, S.ANSWERED), (S.READY, S.VOID),
    (S.SENT, S.ACCEPTED), (S.SENT, S.REJECTED), (S.SENT, S.ANSWERED), (S.SENT, S.HELD), (S.SENT, S.READY),
    (S.ACCEPTED, S.REJECTED), (S.ACCEPTED, S.ANSWERED), (S.ACCEPTED, S.HELD), (S.ACCEPTED, S.READY),
    (S.REJECTED, S.HELD), (S.REJECTED, S.READY), (S.REJECTED, S.ACCEPTED), (S.REJECTED, S.ANSWERED),
    (S.REJECTED, S.VOID),
    (S.ANSWERED, S.HELD), (S.ANSWERED, S.READY), (S.ANSWERED, S.CLOSED),
    (S.CLOSED, S.ANSWERED),
}  # fmt: skip


def test_every_status_has_its_steps_written_down() -> None:
    assert set(NEXT) == set(S)
    assert {(before, after) for before, afters in NEXT.items() for after in afters} == STEPS


@pytest.mark.django_db
@pytest.mark.parametrize("before", list(S), ids=str)
def test_a_claim_takes_exactly_the_steps_of_its_life(before, tmp_path) -> None:
    claim = a_claim(tmp_path)
    for after in S:
        in_state(claim, before)
        if (before, after) in STEPS:
            claim.move_to(after, by=None, now=NOW, why="because")
            assert Claim.objects.get(pk=claim.pk).status == after
            event = ClaimEvent.objects.latest("pk")
            assert (event.before, event.after, event.why) == (before, after, "because")
        else:
            with pytest.raises(IllegalMove, match="cannot become"):
                claim.move_to(after, by=None, now=NOW)
            assert Claim.objects.get(pk=claim.pk).status == before


@pytest.mark.django_db(transaction=True)
def test_two_people_who_move_a_claim_at_once_move_it_once(tmp_path) -> None:
    claim = a_claim(tmp_path)
    events = claim.events.count()
    barrier, outcomes = Barrier(2), []

    def move() -> None:
        mine = Claim.objects.get(pk=claim.pk)
        barrier.wait(timeout=10)
        try:
            mine.move_to(S.HELD, by=None, now=NOW)
            outcomes.append("moved")
        except ClaimMoved:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=move) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["moved", "refused"]
    assert claim.events.count() == events + 1
