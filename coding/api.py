"""The API door of the code search: JSON for other programs of the office."""

from django.utils import timezone
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from coding.models import CodeSystem
from coding.search import ALL_SYSTEMS, search
from practice.models import Role
from practice.permissions import allow

MOST = 50
DEFAULT = 20


class Query(serializers.Serializer):  # type: ignore[misc]
    """What is asked: words or a code, a date of service (today if none), a code set, how many."""

    q = serializers.CharField(max_length=80, allow_blank=True)
    day = serializers.DateField(required=False)
    system = serializers.ChoiceField(choices=[str(system) for system in ALL_SYSTEMS], required=False)
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=DEFAULT)


class FoundCode(serializers.Serializer):  # type: ignore[misc]
    """One code that fits."""

    system = serializers.CharField()
    code = serializers.CharField()
    dotted = serializers.CharField()
    title = serializers.CharField()
    billable = serializers.BooleanField()


@allow(Role.CODER, read=(Role.PROVIDER, Role.BILLER, Role.MANAGER))
@api_view(["GET"])  # type: ignore[untyped-decorator]
def search_api(request: Request) -> Response:
    """Find codes: `?q=hypert ckd&day=2026-11-02&system=ICD10CM&limit=10`; 400 with the wrong field's name."""
    query = Query(data=request.query_params)
    query.is_valid(raise_exception=True)
    asked = query.validated_data
    systems = (CodeSystem(asked["system"]),) if "system" in asked else ALL_SYSTEMS
    day = asked.get("day") or timezone.localdate()
    found = search(text=asked["q"], day=day, systems=systems, limit=asked["limit"])
    return Response({"codes": FoundCode(found, many=True).data})
