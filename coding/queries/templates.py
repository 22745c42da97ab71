"""The office's templates: the product's and its own, changed and put out of use by coders and managers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from coding.models import QueryTemplate
from coding.queries.checks import Problem, problems_of_words
from coding.queries.draft import Draft, options_from, tidy
from coding.queries.standard import STANDARD
from practice.models import Staff


class QueryRefused(Exception):
    """The query leads, or has not what a query needs; `problems` are all reasons."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(one.text for one in problems))
        self.problems = list(problems)


class NameIsTaken(Exception):
    """Another template in use has this name."""


class NoSuchTemplate(Exception):
    """There is no template of this key."""


@dataclass(frozen=True)
class Template:
    """One template as it is offered; `key` is "standard:side" or "office:17"."""

    key: str
    name: str
    question: str
    options: tuple[str, ...]
    is_standard: bool
    is_used: bool = True


def templates() -> list[Template]:
    """All templates by name, those of the product in the office's version; those out of use come last."""
    rows = list(QueryTemplate.objects.all())
    replaced = {row.standard for row in rows if row.standard}
    found = [
        Template(f"standard:{one.key}", one.name, one.question, one.options, is_standard=True)
        for one in STANDARD
        if one.key not in replaced
    ]
    found += [
        Template(f"office:{row.pk}", row.name, row.question, tuple(row.options), bool(row.standard), row.is_used)
        for row in rows
    ]
    return sorted(found, key=lambda one: (not one.is_used, one.name.casefold()))


def template_of(key: str) -> Template:
    """
    Return a template by its key.

    :raises NoSuchTemplate: if there is none.
    """
    found = next((one for one in templates() if one.key == key), None)
    if found is None:
        raise NoSuchTemplate("This template is not there any more. Reload the page.")
    return found


def save_template(*, key: str, draft: Draft, by: Staff, now: datetime) -> QueryTemplate:
    """
    Keep a template, a new one if the key is empty; a changed one of the product becomes the office's version.

    :raises QueryRefused: if it leads.
    :raises NameIsTaken: if another one in use has this name.
    :raises NoSuchTemplate: if the key leads nowhere.
    """
    draft = Draft(tidy(draft.name), tidy(draft.question), options_from(draft.options))
    problems = problems_of_words(draft)
    if problems:
        raise QueryRefused(problems)
    row = _row_of(key) if key else QueryTemplate()
    if any(one.is_used and one.key != key and one.name.casefold() == draft.name.casefold() for one in templates()):
        raise NameIsTaken(f"There is a template “{draft.name}” already. Choose another name.")
    row.name, row.question, row.options = draft.name, draft.question, list(draft.options)
    return _save(row, by=by, now=now)


def switch_template(*, key: str, by: Staff, now: datetime) -> QueryTemplate:
    """
    Put a template out of use, or into use again; queries that were made from it stay.

    :raises NameIsTaken: if another one took its name meanwhile.
    :raises NoSuchTemplate: if the key leads nowhere.
    """
    shown = template_of(key)
    row = _row_of(key)
    row.name, row.question, row.options = shown.name, shown.question, list(shown.options)
    row.is_used = not shown.is_used
    return _save(row, by=by, now=now)


def _save(row: QueryTemplate, *, by: Staff, now: datetime) -> QueryTemplate:
    row.changed_by, row.changed_at = by, now
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as refused:
        if "query_template_name_is_used_once" not in str(refused):
            raise
        raise NameIsTaken(f"There is a template “{row.name}” already. Choose another name.") from None
    return row


def _row_of(key: str) -> QueryTemplate:
    """The row behind a key; for a template of the product that nobody changed yet, a new one that replaces it."""
    kind, _, name = key.partition(":")
    if kind == "standard" and any(one.key == name for one in STANDARD):
        return QueryTemplate.objects.filter(standard=name).first() or QueryTemplate(standard=name)
    row = QueryTemplate.objects.filter(pk=int(name)).first() if kind == "office" and name.isdecimal() else None
    if row is None:
        raise NoSuchTemplate("This template is not there any more. Reload the page.")
    return row
