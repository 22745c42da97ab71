"""What the office and its people keep about codes: bookmarks, notes, words of their own."""

from datetime import datetime

from django.db import transaction

from coding.models import Bookmark, Code, CodeNote, CodeSystem, OfficeWord
from coding.models.kept import LONGEST_NOTE, LONGEST_WORDS
from coding.search.words import words_of
from practice.models import Staff


class UnknownCode(Exception):
    """No code set of the office has this code."""


class NothingSaid(Exception):
    """There are no words to keep."""


class TooLong(Exception):
    """There are more words than are kept."""


class NotYours(Exception):
    """Somebody else wrote it."""


@transaction.atomic
def bookmark(*, system: CodeSystem, code: str, owner: Staff | None, now: datetime) -> Bookmark:
    """
    Keep a code among somebody's favorites, or without an owner among the office's; once is enough.

    :raises UnknownCode: if no code set has it.
    """
    _refuse_unknown(system, code)
    kept, _ = Bookmark.objects.get_or_create(system=system, code=code, owner=owner, defaults={"made_at": now})
    return kept


def drop_bookmark(*, system: CodeSystem, code: str, owner: Staff | None) -> None:
    """Take a code out of somebody's favorites, or without an owner out of the office's."""
    Bookmark.objects.filter(system=system, code=code, owner=owner).delete()


@transaction.atomic
def write_note(*, system: CodeSystem, code: str, text: str, by: Staff, now: datetime) -> CodeNote:
    """
    Write a note that everybody sees at the code.

    :raises UnknownCode: if no code set has it.
    :raises NothingSaid: if the note is empty.
    :raises TooLong: if it has more than 1,000 letters.
    """
    _refuse_unknown(system, code)
    return CodeNote.objects.create(
        system=system, code=code, text=_said(text, LONGEST_NOTE), written_by=by, written_at=now
    )


def remove_note(*, pk: int, by: Staff) -> None:
    """
    Take a note away; nothing happens when it is gone already.

    :raises NotYours: if somebody else wrote it.
    """
    note = CodeNote.objects.filter(pk=pk).first()
    if note and note.written_by_id != by.pk:
        raise NotYours("Somebody else wrote this note. Ask them to take it away, or write your own beside it.")
    if note:
        note.delete()


@transaction.atomic
def add_words(*, system: CodeSystem, code: str, words: str, by: Staff, now: datetime) -> OfficeWord:
    """
    Let the office find a code by words of its own, from the next search on; twice is once.

    :raises UnknownCode: if no code set has it.
    :raises NothingSaid: if nothing can be searched by them.
    :raises TooLong: if they have more than 80 letters.
    """
    _refuse_unknown(system, code)
    said = " ".join(_said(words, LONGEST_WORDS).lower().split())
    if not words_of(said):
        raise NothingSaid("Nothing can be found by these words. Write at least one that tells something.")
    added, _ = OfficeWord.objects.get_or_create(
        system=system, code=code, words=said, defaults={"added_by": by, "added_at": now}
    )
    return added


def remove_words(*, pk: int) -> None:
    """Take words of the office away from a code."""
    OfficeWord.objects.filter(pk=pk).delete()


def _said(text: str, longest: int) -> str:
    said = text.replace("\x00", "").strip()
    if not said:
        raise NothingSaid("There is nothing to keep. Write something first.")
    if len(said) > longest:
        raise TooLong(f"These are {len(said):,} letters; {longest:,} are kept at most. Write less.")
    return said


def _refuse_unknown(system: CodeSystem, code: str) -> None:
    if not Code.objects.filter(system=system, code=code).exists():
        raise UnknownCode(f"No code set of the office has {code[:10]}. Look it up again.")
