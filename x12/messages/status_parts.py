"""What the claim acknowledgment (277CA) and the claim status answer (277) share."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated

from x12.declare import Part, at, composite, segment
from x12.words.status_codes import STATUSES
from x12.words.statuses import CATEGORIES, ENTITIES


@composite()
class StatusCode:
    """One status: `category` such as A2 or F1, `status` such as 20, `entity` such as IL (whom it is about)."""

    category: Annotated[str, at(1, size=30, words=CATEGORIES)]
    status: Annotated[str, at(2, size=30, words=STATUSES)] = ""
    entity: Annotated[str, at(3, least=2, size=3, words=ENTITIES)] = ""
    list_id: Annotated[str, at(4, size=3, codes="RX")] = ""


@segment("STC")
class StatusBase(Part):
    """What every status says: one to three codes, the day they were true, and the charge they are about."""

    first: Annotated[StatusCode, at(1)]
    date: Annotated[dt.date | None, at(2)] = None
    amount: Annotated[Decimal | None, at(4)] = None
    second: Annotated[StatusCode | None, at(10)] = None
    third: Annotated[StatusCode | None, at(11)] = None

    @property
    def codes(self) -> list[StatusCode]:
        """Give the one to three statuses in order."""
        return [code for code in (self.first, self.second, self.third) if code is not None]

    @property
    def categories(self) -> list[str]:
        """Give the categories of the one to three statuses."""
        return [code.category for code in self.codes]
