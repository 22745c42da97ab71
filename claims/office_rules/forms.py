"""What a manager types about a rule of the office, and the span of a dry run."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from claims.office_rules.choices import Choices, kept, shown
from coding.edits.office.conditions import FIELDS, MOST_CONDITIONS, Operator
from coding.edits.office.services import Draft
from coding.models import OfficeRule
from practice.inputs import DateField

BLANK_ROWS = 2
FEWEST_ROWS = 4


class RuleForm(forms.ModelForm):
    """What a rule says, without its conditions."""

    starts_on = DateField(label="Dates of service from")
    ends_on = DateField(label="Until", required=False)

    class Meta:
        model = OfficeRule
        fields = ["name", "action", "message", "remedy", "source", "starts_on", "ends_on"]
        help_texts = {
            "message": "What is wrong, in a sentence.",
            "remedy": "What the coder does about it.",
            "source": "A payer’s letter, a contract, a decision of the office.",
        }


class SpanForm(forms.Form):
    """Visits that a rule is tried on."""

    starts_on = DateField(label="Visits from")
    ends_on = DateField(label="until")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the builder: a condition as it was typed."""

    number: int
    field: str = ""
    operator: str = ""
    value: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen on it."""
        return not self.field and not self.value


def rows_of(rule: OfficeRule | None, known: Choices) -> list[Row]:
    """The lines of the builder for a rule, a few empty ones after its conditions."""
    stored = rule.conditions if rule else []
    filled = [
        Row(number, one["field"], one["operator"], shown(one["field"], one["value"], known))
        for number, one in enumerate(stored)
    ]
    return with_blanks(filled)


def with_blanks(filled: list[Row]) -> list[Row]:
    """The lines, and empty ones to go on with."""
    wanted = min(max(len(filled) + BLANK_ROWS, FEWEST_ROWS), MOST_CONDITIONS)
    return filled + [Row(number) for number in range(len(filled), wanted)]


def typed_rows(data: Mapping[str, str]) -> list[Row]:
    """The lines of the builder that came back, without the empty ones."""
    found: list[Row] = []
    for number in range(MOST_CONDITIONS):
        row = Row(
            len(found),
            data.get(f"field-{number}", ""),
            data.get(f"operator-{number}", ""),
            data.get(f"value-{number}", "").strip(),
        )
        if not row.is_empty:
            found.append(row)
    return found


def draft_of(form: RuleForm, rows: list[Row], known: Choices) -> Draft:
    """
    Put form and lines together.

    :raises NotACondition: if a name in a condition is in no list.
    """
    said = form.cleaned_data
    return Draft(
        name=said["name"],
        action=OfficeRule.Action(said["action"]),
        conditions=[
            {"field": row.field, "operator": row.operator, "value": kept(row.field, row.value, known)} for row in rows
        ],
        message=said["message"],
        remedy=said["remedy"],
        source=said["source"],
        starts_on=said["starts_on"],
        ends_on=said["ends_on"],
    )


def fields() -> list[tuple[str, str]]:
    """What may be asked, for a select."""
    return [(field.name, field.label) for field in FIELDS.values()]


def operators() -> list[tuple[str, str]]:
    """How it may be compared, for a select."""
    return [(operator.name, operator.value) for operator in Operator]
