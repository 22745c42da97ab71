"""All rules of the professional claim (837P); importing this registers them."""

from x12.rules import (
    addresses837p,
    assumed837p,
    batch837p,
    claim837p,
    cob837p,
    cob_sums837p,
    dates837p,
    diagnoses837p,
    drugs837p,
    identifiers837p,
    lines837p,
    parties837p,
    providers837p,
    references837p,
    subscribers837p,
)

MODULES = (
    addresses837p,
    assumed837p,
    batch837p,
    claim837p,
    cob837p,
    cob_sums837p,
    dates837p,
    diagnoses837p,
    drugs837p,
    identifiers837p,
    lines837p,
    parties837p,
    providers837p,
    references837p,
    subscribers837p,
)
