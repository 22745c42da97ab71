"""
Keeps the codes of a visit from the coders who may be asked to code it a second time; see `coding.qa.blind`.

Codes are shown in several rooms, so that this is asked here, for every page that leads to one visit, and not in each.
"""

from collections.abc import Callable, Mapping

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from claims.models import Claim
from coding.models import ProviderQuery
from coding.qa.blind import hides_any, is_hidden, is_hidden_for_patient
from practice.models import Role, Staff

SAID = "This visit waits for a blind second coding, so its codes are hidden from coders until that is done."


class BlindMiddleware:
    """Refuse pages that would show a coder the first codes of a visit that waits for its second coding."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., object], args: object, kwargs: Mapping[str, object]
    ) -> None:
        """
        Let the request through.

        :raises PermissionDenied: if the page shows codes that this person must not see yet.
        """
        staff, pk = getattr(request, "user", None), kwargs.get("pk")
        if not isinstance(staff, Staff) or not isinstance(pk, int) or not staff.has_role(Role.CODER):
            return
        if hides_any(staff) and _shows_hidden(request, staff, pk):
            raise PermissionDenied(SAID)


def _shows_hidden(request: HttpRequest, staff: Staff, pk: int) -> bool:
    match = request.resolver_match
    if match is None:
        return False
    room, route = match.app_name, match.route
    if room == "patients":
        return match.url_name == "detail" and is_hidden_for_patient(staff=staff, patient_id=pk)
    if room == "claims" and match.url_name != "release":
        found = Claim.objects.filter(pk=pk).values_list("encounter", flat=True).first()
    elif room == "coding" and "visits/" in route:
        found = pk
    elif room == "coding" and "queries/" in route:
        found = ProviderQuery.objects.filter(pk=pk).values_list("encounter", flat=True).first()
    else:
        return False
    return found is not None and is_hidden(staff=staff, encounter_id=found)
