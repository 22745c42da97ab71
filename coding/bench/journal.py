"""
The journal of the bench: each act is written down with what was there before and after, and can be taken back.

Taking back goes from the last act to the first.  What was taken back can be done again until something else is done.
Two people may code one visit: an act that names a place is refused when somebody else changed the visit after the page
was drawn, because the place may hold another code by now; an act that only adds is done, and the other one is named.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localtime

from coding.acts import ADDING, perform
from coding.bench.evidence import Span, cite
from coding.bench.picture import is_as, picture_of, restore
from coding.bench.told import told
from coding.models import BenchAct, ChargeLine, Diagnosis
from coding.services import take
from coding.suggest.offers import suggestion_of
from encounters.models import Encounter
from practice.models import Staff


class ChangedByAnother(Exception):
    """Somebody else changed the visit since the page was drawn."""


class NothingToUndo(Exception):
    """No act on this visit is left to take back."""


class NothingToRedo(Exception):
    """No act was taken back, or something else was done since."""


class ChangedElsewhere(Exception):
    """The codes are not as the last act left them."""


@dataclass(frozen=True)
class Asked:
    """
    What a press on the bench asks for: an act with what was typed, the words selected in the note, and what was seen.

    `seen` is the number of the last act that the page knew; None when it did not say.
    """

    do: str
    value: str = ""
    span: Span | None = None
    seen: int | None = None


@dataclass(frozen=True)
class Done:
    """What came of a press: the row that was made (None if none), what it did, and what somebody else did meanwhile."""

    made: object
    said: str
    meanwhile: str = ""


def press(*, encounter: Encounter, asked: Asked, by: Staff, now: datetime) -> Done:
    """
    Do what a button of the bench asks for and write it into the journal.

    :raises ChangedByAnother: if the act names a place and somebody else changed the visit meanwhile.
    :raises NotBeingCoded: if the visit is not with the coder; and as the act itself.
    """

    def do() -> object:
        made = perform(encounter=encounter, asked=asked.do, value=asked.value, by=by)
        if isinstance(made, Diagnosis | ChargeLine):
            for span in _words(encounter, asked):
                cite(encounter=encounter, proved=made, span=span)
        return made

    write = add if asked.do.partition(":")[0] in ADDING else change
    return write(encounter=encounter, seen=asked.seen, by=by, now=now, do=do)


@transaction.atomic
def change(*, encounter: Encounter, seen: int | None, by: Staff, now: datetime, do: Callable[[], object]) -> Done:
    """
    Do something to what is on the visit, and write it into the journal if anything changed.

    :raises ChangedByAnother: if somebody else changed the visit after what the page has seen.
    :raises NotBeingCoded: if the visit is not with the coder; and as `do`.
    """
    take(encounter=encounter, by=by)
    meanwhile = _meanwhile(encounter, seen, by)
    if meanwhile:
        raise ChangedByAnother(f"{meanwhile} Your last press was not done; the visit is shown as it is now.")
    return _written(encounter, do, by=by, now=now)


@transaction.atomic
def add(*, encounter: Encounter, seen: int | None, by: Staff, now: datetime, do: Callable[[], object]) -> Done:
    """
    Add something to the visit, whatever somebody else did meanwhile, and write it into the journal.

    :raises NotBeingCoded: if the visit is not with the coder; and as `do`.
    """
    take(encounter=encounter, by=by)
    meanwhile = _meanwhile(encounter, seen, by)
    return replace(_written(encounter, do, by=by, now=now), meanwhile=meanwhile)


@transaction.atomic
def undo(*, encounter: Encounter, seen: int | None, by: Staff, now: datetime) -> BenchAct:
    """
    Take back the last act that stands, and return it.

    :raises NothingToUndo: if there is none.
    :raises ChangedByAnother: if somebody else did something that the page does not know yet.
    :raises ChangedElsewhere: if the codes changed by another way than the bench, which undo would lose.
    """
    take(encounter=encounter, by=by)
    meanwhile = _meanwhile(encounter, seen, by)
    if meanwhile:
        raise ChangedByAnother(f"{meanwhile} Nothing was taken back; press again to take that back.")
    act = undoable(encounter)
    if act is None:
        raise NothingToUndo("Nothing is left to take back on this visit.")
    _turn(BenchAct.Kind.UNDID, act, encounter=encounter, by=by, now=now)
    return act


@transaction.atomic
def redo(*, encounter: Encounter, by: Staff, now: datetime) -> BenchAct:
    """
    Do again what was taken back last, and return it.

    :raises NothingToRedo: if nothing was, or something else was done since.
    :raises ChangedElsewhere: if the codes changed by another way than the bench.
    """
    take(encounter=encounter, by=by)
    act = redoable(encounter)
    if act is None:
        raise NothingToRedo("Nothing that was taken back can be done again.")
    _turn(BenchAct.Kind.REDID, act, encounter=encounter, by=by, now=now)
    return act


def last_act(encounter: Encounter) -> BenchAct | None:
    """The last thing that happened to the visit's codes; its number is what a page has seen."""
    return _slim(encounter).select_related("by").last()


def undoable(encounter: Encounter) -> BenchAct | None:
    """What undo would take back."""
    done, _ = _stacks(encounter)
    return _slim(encounter).get(pk=done[-1]) if done else None


def redoable(encounter: Encounter) -> BenchAct | None:
    """What redo would do: the act that was taken back last, unless something was done after it."""
    _, undone = _stacks(encounter)
    return _slim(encounter).get(pk=undone[-1]) if undone else None


def _stacks(encounter: Encounter) -> tuple[list[int], list[int]]:
    """The ids of the acts that stand and of those that were taken back, the last one at the end."""
    done: list[int] = []
    undone: list[int] = []
    for pk, kind in _slim(encounter).values_list("pk", "kind"):
        if kind == BenchAct.Kind.DID:
            done.append(pk)
            undone.clear()
        elif kind == BenchAct.Kind.UNDID:
            undone.append(done.pop())
        else:
            done.append(undone.pop())
    return done, undone


def _words(encounter: Encounter, asked: Asked) -> list[Span]:
    """The words of the note that prove what an act adds: those selected, or those a suggestion was found by."""
    name, _, target = asked.do.partition(":")
    if name != "accept":
        return [asked.span] if asked.span else []
    suggested = suggestion_of(encounter=encounter, pk=int(target))
    return [Span(start, end, suggested.reading.digest) for start, end in suggested.words]


def _written(encounter: Encounter, do: Callable[[], object], *, by: Staff, now: datetime) -> Done:
    before = picture_of(encounter)
    made = do()
    after = picture_of(encounter)
    said = told(before, after)
    if before != after:
        _write(BenchAct(encounter=encounter, said=said, by=by, at=now, before=before, after=after))
    return Done(made, said)


def _turn(kind: BenchAct.Kind, act: BenchAct, *, encounter: Encounter, by: Staff, now: datetime) -> None:
    """Take an act back or do it again, if the codes are as it, or what took it back, left them."""
    before, after = (act.after, act.before) if kind == BenchAct.Kind.UNDID else (act.before, act.after)
    if not is_as(encounter, before):
        raise ChangedElsewhere("These codes were changed by another way than the bench. Correct them by hand.")
    restore(encounter=encounter, picture=after, by=by, at=now)
    _write(BenchAct(encounter=encounter, kind=kind, of=act, said=act.said, by=by, at=now, before=before, after=after))


def _write(act: BenchAct) -> None:
    last = _slim(act.encounter).last()
    act.number = last.number + 1 if last else 1
    act.save()


def _slim(encounter: Encounter) -> QuerySet[BenchAct]:
    """The visit's acts in their order, without their pictures."""
    return BenchAct.objects.filter(encounter=encounter).defer("before", "after").order_by("number")


def _meanwhile(encounter: Encounter, seen: int | None, by: Staff) -> str:
    """What somebody else did after what the page has seen, in a sentence; empty if nobody did."""
    if seen is None:
        return ""
    act = _slim(encounter).filter(number__gt=seen).exclude(by=by).select_related("by").last()
    if act is None:
        return ""
    who = act.by.full_name if act.by else "The system"
    kind = BenchAct.Kind(act.kind)
    verb = "" if kind == BenchAct.Kind.DID else f"{kind.label.lower()}: "
    return f"{who} changed this visit at {localtime(act.at):%H:%M} ({verb}{act.said})."
