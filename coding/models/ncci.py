"""
What the National Correct Coding Initiative publishes for practitioners: pairs, unit limits, add-on codes.

Whether anything is loaded for a day is a question for `coding.releases.loaded`: no row is no answer.
"""

from django.db import models

from coding.models.versions import Version, never_overlap


class PairReason(models.TextChoices):
    """Why two codes are not paid together, in our words for the publisher's rationale."""

    DEFINITION = "D", "One includes the other by definition"
    INSTRUCTION = "I", "The code book's or Medicare's instruction"
    SEPARATE = "S", "Separate only when done alone"
    EXTENSIVE = "E", "The more extensive one includes the other"
    EXCLUSIVE = "X", "Not both at one session"
    SEQUENTIAL = "Q", "Done in sequence, the successful one counts"
    STANDARD = "P", "Part of how it is usually done"
    ANESTHESIA = "A", "Anesthesia by the surgeon is included"
    LABORATORY = "L", "Part of a laboratory panel"
    MISUSE = "M", "The second code is not meant for use with the first"
    PATIENT = "G", "The patient cannot need both"
    OTHER = "O", "The publisher's other reasons"


class ProcedurePair(Version):
    """
    Two codes that are not paid together on a day to one provider: `column_two` is the one refused (NCCI PTP).

    `indicator` 0: no modifier helps; 1: a modifier that says they were separate does; 9: of no effect.  Two and a half
    million rows: no key of its own, one index, and all pairs of a visit are one look into it
    (`filter(column_one__in=codes, column_two__in=codes).on(day)`).
    """

    pk = models.CompositePrimaryKey("column_one", "column_two", "starts_on")
    column_one = models.CharField(max_length=5)
    column_two = models.CharField(max_length=5)
    indicator = models.CharField(max_length=1)
    reason = models.CharField(max_length=1, choices=PairReason.choices, default=PairReason.OTHER)

    class Meta(Version.Meta):
        triggers = never_overlap("coding_procedurepair", "column_one", "column_two")
        constraints = [
            *Version.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(indicator__in=["0", "1", "9"]), name="procedure_pair_indicator_is_0_1_or_9"
            ),
        ]

    def __str__(self) -> str:
        return f"Pair {self.column_one} {self.column_two}"


class UnitLimit(Version):
    """
    The most units of a code that one provider is paid for (MUE).

    `indicator` 1: on each line; 2: on a day, without appeal; 3: on a day, may be appealed.
    """

    code = models.CharField(max_length=5)
    units = models.PositiveIntegerField()
    indicator = models.CharField(max_length=1)
    reason = models.CharField("the publisher's reason", max_length=60, blank=True)

    class Meta(Version.Meta):
        ordering = ["code", "starts_on"]
        triggers = never_overlap("coding_unitlimit", "code")
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(fields=["code", "starts_on"], name="unit_limit_version_starts_once"),
            models.CheckConstraint(
                condition=models.Q(indicator__in=["1", "2", "3"]), name="unit_limit_indicator_is_1_2_or_3"
            ),
        ]

    def __str__(self) -> str:
        return f"Unit limit {self.code}"


class AddOn(Version):
    """
    A code that is paid beside one of its primary codes only.

    `kind` 1: the list of primaries is complete; 2: the contractor decides, `primary` is empty; 3: some are listed, the
    contractor may accept others.
    """

    add_on = models.CharField(max_length=5)
    primary = models.CharField(max_length=5, blank=True)
    kind = models.CharField(max_length=1)

    class Meta(Version.Meta):
        ordering = ["add_on", "primary", "starts_on"]
        triggers = never_overlap("coding_addon", "add_on", '"primary"')
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(fields=["add_on", "primary", "starts_on"], name="add_on_version_starts_once"),
            models.CheckConstraint(condition=models.Q(kind__in=["1", "2", "3"]), name="add_on_kind_is_1_2_or_3"),
        ]

    def __str__(self) -> str:
        return f"Add-on {self.add_on}"
