"""Several people or workers at the same moment, each over a connection of its own: all together, or one held midway."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from time import monotonic

from django.db import connection, connections

Act = Callable[[], object]
PATIENCE = 60


def all_at_once(acts: Sequence[Act]) -> list[object]:
    """What each act gave, or was refused with, in their order; they begin together."""
    begin = threading.Barrier(len(acts))
    outcomes: dict[int, object] = {}

    def run(place: int) -> None:
        try:
            connection.ensure_connection()  # what takes longest does not set them apart
            begin.wait(timeout=PATIENCE)
            outcomes[place] = acts[place]()
        except Exception as refusal:  # noqa: BLE001  (told apart by the test)
            outcomes[place] = refusal
        finally:
            connections.close_all()

    _joined([threading.Thread(target=partial(run, place)) for place in range(len(acts))])
    return [outcomes[place] for place in range(len(acts))]


class Held:
    """
    A call of the product that stops one thread when it returns, until it is let go; other threads pass.

    So what another one does meanwhile meets exactly the locks that are held at that point.
    """

    def __init__(self, monkeypatch, where: str) -> None:
        self._is_there, self._may_go = threading.Event(), threading.Event()
        self._thread = 0
        module, _, name = where.rpartition(".")
        owner = __import__(module, fromlist=[name])
        real = getattr(owner, name)

        def stop(*args, **named):
            answer = real(*args, **named)
            if threading.get_ident() == self._thread and not self._is_there.is_set():
                self._is_there.set()
                assert self._may_go.wait(timeout=PATIENCE)
            return answer

        monkeypatch.setattr(owner, name, stop)

    def meets(self, first: Act, second: Act) -> tuple[object, object]:
        """Let the first come to the point, the second go as far as it can, then both to their ends."""
        outcomes: dict[str, object] = {}

        def run(name: str, act: Act) -> None:
            try:
                if name == "first":
                    self._thread = threading.get_ident()
                outcomes[name] = act()
            except Exception as refusal:  # noqa: BLE001  (told apart by the test)
                outcomes[name] = refusal
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run, args=one) for one in (("first", first), ("second", second))]
        threads[0].start()
        assert self._is_there.wait(timeout=PATIENCE), outcomes.get("first", "it never came to the point")
        threads[1].start()
        _wait_until(lambda: not threads[1].is_alive() or _somebody_waits_for_a_lock())
        self._may_go.set()
        for thread in threads:
            thread.join(timeout=PATIENCE)
        return outcomes["first"], outcomes["second"]


def _somebody_waits_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        (count,) = cursor.fetchone()
    return bool(count)


def _wait_until(is_so: Callable[[], bool]) -> None:
    until = monotonic() + PATIENCE
    while not is_so():
        assert monotonic() < until, "it neither ended nor waited"
        threading.Event().wait(0.01)


def _joined(threads: Sequence[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
