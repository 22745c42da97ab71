"""
Numbers of providers and plans beside their NPI or payer id (REF) in an 837P.

Beside them the authorizations and referrals of a line.  On a line a number may be one that another payer gave: then
`payer` names that payer.  On a claim it is never set.
"""

from __future__ import annotations

from typing import Annotated

from x12.declare import Part, at, composite, segment
from x12.words.parties import SECONDARY_IDS, only

OF_PROVIDERS = only(SECONDARY_IDS, "0B 1G G2 LU")
OF_REFERRERS = only(SECONDARY_IDS, "0B 1G G2")
OF_PLACES = only(SECONDARY_IDS, "0B G2 LU")
OF_BILLERS = only(SECONDARY_IDS, "G2 LU")
OF_PLANS = only(SECONDARY_IDS, "2U FY NF")


@composite()
class GivenBy:
    """Which other payer gave a number: `id` is the payer id of its OtherPayerName."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=only(SECONDARY_IDS, "2U"))] = "2U"
    id: Annotated[str, at(2, size=50)]


@segment("REF*0B,1G,G2,LU")
class ProviderNumber(Part):
    """A further number of a provider: 0B state license, 1G UPIN, G2 the payer's own, LU the place."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=OF_PROVIDERS)] = "G2"
    value: Annotated[str, at(2, size=50)]
    payer: Annotated[GivenBy | None, at(4)] = None


@segment("REF*0B,1G,G2")
class ReferrerNumber(ProviderNumber):
    """A further number of somebody who refers, orders or sells: 0B state license, 1G UPIN, G2 the payer's own."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=OF_REFERRERS)] = "G2"


@segment("REF*0B,G2,LU")
class PlaceNumber(ProviderNumber):
    """A further number of a place of service: 0B state license, G2 the payer's own, LU the place."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=OF_PLACES)] = "G2"


@segment("REF*G2,LU")
class BillerNumber(ProviderNumber):
    """How another payer knows the practice that bills: G2 its own number, LU the place."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=OF_BILLERS)] = "G2"


@segment("REF*G1")
class LineAuthorization(Part):
    """A prior authorization of a line: from the payer billed, unless `payer` names another."""

    value: Annotated[str, at(2, size=50)]
    payer: Annotated[GivenBy | None, at(4)] = None


@segment("REF*9F")
class LineReferral(Part):
    """A referral of a line: numbered by the payer billed, unless `payer` names another."""

    value: Annotated[str, at(2, size=50)]
    payer: Annotated[GivenBy | None, at(4)] = None


@segment("REF*2U,FY,NF")
class PlanNumber(Part):
    """A further number of a plan: 2U payer id, FY claim office, NF NAIC code."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=OF_PLANS)] = "2U"
    value: Annotated[str, at(2, size=50)]
