"""What the office and its people keep about codes: bookmarks, notes, words of their own."""

from django.db import models
from django.db.models import Q

from coding.models.codes import CodeSystem
from practice.models import Staff

LONGEST_NOTE = 1_000
LONGEST_WORDS = 80


class Bookmark(models.Model):
    """A code that somebody wants to find first; without an owner it is the whole office's."""

    system = models.CharField(max_length=8, choices=CodeSystem.choices)
    code = models.CharField(max_length=8)
    owner = models.ForeignKey(Staff, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["system", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["system", "code", "owner"], name="code_is_bookmarked_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"Bookmark {self.code}"


class CodeNote(models.Model):
    """What somebody of the office wants everybody to know about a code; never about a patient."""

    system = models.CharField(max_length=8, choices=CodeSystem.choices)
    code = models.CharField(max_length=8)
    text = models.CharField(max_length=LONGEST_NOTE)
    written_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["system", "code", "written_at", "id"]
        indexes = [models.Index(fields=["system", "code"], name="code_note_by_code")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="code_note_says_something")]

    def __str__(self) -> str:
        return f"Note {self.pk} on {self.code}"


class OfficeWord(models.Model):
    """What this office calls a code or heading; the search knows it at once."""

    system = models.CharField(max_length=8, choices=CodeSystem.choices)
    code = models.CharField(max_length=8)
    words = models.CharField(max_length=LONGEST_WORDS)
    added_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["system", "code", "words"]
        constraints = [
            models.UniqueConstraint(fields=["system", "code", "words"], name="office_word_is_added_once"),
            models.CheckConstraint(condition=~Q(words=""), name="office_word_says_something"),
        ]

    def __str__(self) -> str:
        return f"Words {self.pk} of {self.code}"
