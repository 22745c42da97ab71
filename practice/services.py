"""Setting up the practice: who bills, who renders care, where, and who may sign in."""

from django.db import transaction

from practice import audit
from practice.models import Location, Practice, Provider, Role, Staff


class NoPractice(Exception):
    """Nobody has entered the practice yet."""


class LastAdministrator(Exception):
    """Without this person nobody could administer the office."""


def the_practice() -> Practice:
    """
    The practice that bills.

    :raises NoPractice: if nobody has entered it yet.
    """
    practice = Practice.objects.order_by("pk").first()
    if practice is None:
        raise NoPractice("There is no practice yet. Enter its name, NPI and EIN on the practice page.")
    return practice


def save_practice(*, practice: Practice, by: Staff) -> Practice:
    """Keep the practice: new, or changed."""
    practice.save()
    audit.record(by=by, act="save", subject=f"practice:{practice.pk}")
    return practice


def save_location(*, location: Location, by: Staff) -> Location:
    """Keep a place of care: new, or changed."""
    location.save()
    audit.record(by=by, act="save", subject=f"location:{location.pk}")
    return location


def save_provider(*, provider: Provider, by: Staff) -> Provider:
    """Keep a provider: new, or changed."""
    provider.save()
    audit.record(by=by, act="save", subject=f"provider:{provider.pk}")
    return provider


@transaction.atomic
def hire(*, staff: Staff, password: str, by: Staff) -> Staff:
    """Let a new person sign in with this password."""
    staff.set_password(password)
    staff.save()
    audit.record(by=by, act="hire", subject=f"staff:{staff.pk}")
    return staff


@transaction.atomic
def change_staff(*, staff: Staff, by: Staff) -> Staff:
    """
    Keep what was changed about a person: name, roles, whether they may sign in.

    A person who may no longer sign in is out with their next request, wherever they are signed in.

    :raises LastAdministrator: if nobody would be left to administer the office.
    """
    _keep_an_administrator(staff)
    staff.save()
    audit.record(by=by, act="change", subject=f"staff:{staff.pk}")
    return staff


@transaction.atomic
def set_password(*, staff: Staff, password: str, by: Staff) -> None:
    """Give a person a new password; Django ends every session that was opened with the old one."""
    staff.set_password(password)
    staff.save(update_fields=["password"])
    audit.record(by=by, act="set password", subject=f"staff:{staff.pk}")


def _keep_an_administrator(staff: Staff) -> None:
    """Lock all administrators, so that two of them cannot remove each other in the same moment."""
    others = Staff.objects.select_for_update().filter(is_active=True, roles__contains=[Role.ADMINISTRATOR])
    remaining = {person.pk for person in others.order_by("pk")} - {staff.pk}
    if not remaining and not (staff.is_active and staff.has_role(Role.ADMINISTRATOR)):
        raise LastAdministrator("This is the last administrator. Make somebody else administrator first.")
