"""Who is named on one line of a professional claim (837P), where it is somebody else than on the claim."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from x12.declare import loop, seg, times
from x12.messages.ids837p import PlaceNumber, ProviderNumber, ReferrerNumber
from x12.messages.parties837p import (
    DropOff,
    PickUp,
    ReferringProvider,
    RenderingProvider,
    ServiceFacility,
    SupervisingProvider,
)


@loop("2420A", "NM1*82")
class LineRenderingProvider(RenderingProvider):
    """Who did this service."""

    refs: Annotated[list[ProviderNumber], times(0, 20)] = field(default_factory=list)


@loop("2420C", "NM1*77")
class LineServiceFacility(ServiceFacility):
    """The place of this service; it has no contact."""

    refs: Annotated[list[PlaceNumber], seg("REF*G2,LU", most=3)] = field(default_factory=list)


@loop("2420D", "NM1*DQ")
class LineSupervisingProvider(SupervisingProvider):
    """Who supervised this service."""

    refs: Annotated[list[ProviderNumber], times(0, 20)] = field(default_factory=list)


@loop("2420F", "NM1*DN,P3")
class LineReferringProvider(ReferringProvider):
    """Who sent the patient for this service."""

    refs: Annotated[list[ReferrerNumber], times(0, 20)] = field(default_factory=list)


@loop("2420G", "NM1*PW")
class LinePickUp(PickUp):
    """Where an ambulance took the patient in for this service."""


@loop("2420H", "NM1*45")
class LineDropOff(DropOff):
    """Where an ambulance left the patient after this service."""
