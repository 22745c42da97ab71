"""Bundles of codes: kept from a visit, used on others, dropped."""

from django.db import transaction
from django.db.models import Q, QuerySet

from coding.bundles.sheet import Sheet, SheetLine
from coding.models import BundleLine, CodeBundle
from practice.models import Role, Staff

LONGEST_NAME = 60


class NothingToKeep(Exception):
    """The visit has no codes."""


class NameIsTaken(Exception):
    """There is a bundle of this name."""


class NotYours(Exception):
    """The bundle is another person's."""


def bundles_for(staff: Staff) -> QuerySet[CodeBundle]:
    """The office's bundles and this person's own, by name."""
    found = CodeBundle.objects.filter(Q(owner=None) | Q(owner=staff))
    return found.select_related("owner").prefetch_related("lines").order_by("name", "pk")


def sheet_of_bundle(bundle: CodeBundle) -> Sheet:
    """What a bundle puts on a visit."""
    lines = (
        SheetLine(line.procedure, tuple(line.modifiers), line.units, tuple(line.diagnoses))
        for line in bundle.lines.all()
    )
    return Sheet(tuple(bundle.diagnoses), tuple(lines))


@transaction.atomic
def keep_bundle(*, name: str, sheet: Sheet, owner: Staff | None, by: Staff) -> CodeBundle:
    """
    Keep the codes of a visit under a name; without an owner it is the office's.

    :raises NothingToKeep: if there is no code, or no name.
    :raises NameIsTaken: if the owner, or the office, has a bundle of this name.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise NothingToKeep("Give the bundle a name by which you will find it.")
    if not sheet.diagnoses and not sheet.lines:
        raise NothingToKeep("The visit has no codes yet. Add those that belong together, then keep them.")
    if CodeBundle.objects.filter(name__iexact=name, owner=owner).exists():
        raise NameIsTaken(f"There is a bundle “{name}” already. Choose another name, or drop that one first.")
    bundle = CodeBundle.objects.create(name=name, owner=owner, diagnoses=list(sheet.diagnoses))
    BundleLine.objects.bulk_create(
        BundleLine(
            bundle=bundle,
            position=position,
            procedure=line.procedure,
            modifiers=list(line.modifiers),
            units=line.units,
            diagnoses=list(line.diagnoses),
        )
        for position, line in enumerate(sheet.lines, start=1)
    )
    return bundle


def drop_bundle(*, bundle: CodeBundle, by: Staff) -> None:
    """
    Take a bundle away; visits that were coded with it stay as they are.

    :raises NotYours: if it is another person's; a manager may drop every one.
    """
    is_mine = bundle.owner_id in {None, by.pk}
    if not is_mine and not by.has_role(Role.MANAGER):
        raise NotYours("This bundle is another coder's. Ask its owner or a manager.")
    bundle.delete()
