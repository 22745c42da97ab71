"""
What people call diagnoses and procedures, beside their titles: everyday words, clinicians' names, eponyms.

Every module of this package holds the names of some chapters as `NAMES`: a code or heading without its dot, and its
names separated by semicolons.  A name of a heading counts for every code below it.  All of them are our own words.
"""

import importlib
import pkgutil
from collections.abc import Mapping


def _names(*kinds: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for module in sorted(one.name for one in pkgutil.iter_modules(__path__)):
        if module.startswith(kinds):
            for code, names in importlib.import_module(f"{__name__}.{module}").NAMES.items():
                found.setdefault(code, {}).update(dict.fromkeys(_phrases(names)))
    return {code: tuple(names) for code, names in found.items()}


def _phrases(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]


NAMES: Mapping[str, tuple[str, ...]] = _names("icd")
"""Names of diagnoses and their headings, the likeliest first."""

PROCEDURE_NAMES: Mapping[str, tuple[str, ...]] = _names("procedures")
"""Names of procedures, supplies and drugs."""
