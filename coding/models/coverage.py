"""
Which diagnoses Medicare's contractors list for which procedures (LCD articles, NCD).

What an article says in sentences is not here: a diagnosis in none of its lists is a reason to look, not a refusal.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from coding.models.versions import Version, never_overlap


class CoverageArticle(Version):
    """
    One article of Medicare's coverage database, by its number ("A52514" is 52514).

    `states` are the states whose contractors follow it; empty when the download did not tell, then it may hold
    anywhere.  `lcds` are the numbers of the local determinations that it belongs to.
    """

    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    states = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    lcds = ArrayField(models.PositiveIntegerField(), default=list, blank=True)

    class Meta(Version.Meta):
        ordering = ["number", "starts_on"]
        triggers = never_overlap("coding_coveragearticle", "number")
        indexes = [GinIndex(fields=["states"], name="coverage_article_by_state")]
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(fields=["number", "starts_on"], name="coverage_article_version_starts_once"),
        ]

    def __str__(self) -> str:
        return f"Article A{self.number}"


class CoverageCode(Version):
    """
    One code that an article lists in one of its groups: a procedure, or a diagnosis that supports it or does not.

    `article` is the number of a `CoverageArticle`.  Diagnoses have no dot.  The numbers of diagnosis groups and of
    procedure groups need not match: which belongs to which is told in sentences.
    """

    class Listing(models.TextChoices):
        PROCEDURE = "P", "Procedure"
        COVERED = "C", "Covered diagnosis"
        NOT_COVERED = "N", "Diagnosis that is not covered"

    article = models.PositiveIntegerField()
    listing = models.CharField(max_length=1, choices=Listing.choices)
    group = models.PositiveSmallIntegerField(default=1)
    code = models.CharField(max_length=8)

    class Meta(Version.Meta):
        triggers = never_overlap("coding_coveragecode", "article", "listing", "code", '"group"')
        indexes = [
            models.Index(
                fields=["code", "article"], condition=models.Q(listing="P"), name="coverage_articles_of_procedure"
            ),
        ]
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(
                fields=["article", "listing", "code", "group", "starts_on"], name="coverage_code_version_starts_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_listing_display()} {self.code} of A{self.article}"
