"""The changes of a release as people read them: found by kind and code, told in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from coding.models import CodeSystem, PairReason, ReleaseChange, ReleasePreview, with_dot

SORTS: Mapping[str, tuple[str, str]] = {"N": ("ok", "New"), "R": ("warn", "Revised"), "D": ("bad", "Ends")}
CODE_SETS = frozenset(CodeSystem.values)
# What a reader is told of a version, in this order; codes, notes and ranks of ours are not among it.
LABELS: Mapping[str, str] = {
    "title": "text", "billable": "billable", "name": "name", "description": "words", "units": "most units",
    "indicator": "indicator",
    "reason": "because", "status": "status", "work": "work", "practice_office": "practice in the office",
    "practice_facility": "in a facility", "practice": "practice", "malpractice": "malpractice",
    "factor": "conversion factor", "global_days": "global days", "pctc": "PC/TC", "multiple": "multiple",
    "bilateral": "bilateral", "assistant": "assistant", "amount": "allowed", "facility_amount": "in a facility",
    "unit": "for", "states": "states", "ends_on": "ends",
}  # fmt: skip


DOLLARS = frozenset({"amount", "facility_amount"})


@dataclass(frozen=True)
class Described:
    """One change in words: `code` and what is beside it, and each thing said as (label, before, after)."""

    change: ReleaseChange
    code: str
    beside: str
    title: str
    said: tuple[tuple[str, str, str], ...]
    kind: str
    word: str


def filtered(one: ReleasePreview, *, sort: str, text: str, is_ours: bool) -> QuerySet[ReleaseChange]:
    """The changes of one sort, whose code begins with or whose title holds what was typed, of this office only."""
    found = one.changes.order_by("code", "beside", "pk")
    if sort in SORTS:
        found = found.filter(sort=sort)
    if is_ours:
        found = found.filter(is_ours=True)
    typed = text.strip()
    if typed:
        code = typed.upper().replace(".", "")
        found = found.filter(
            Q(code__startswith=code) | Q(after__title__icontains=typed) | Q(before__title__icontains=typed)
        )
    return found


def described(kind: str, change: ReleaseChange) -> Described:
    """Put one change into words."""
    before, after = change.before or {}, change.after or {}
    is_code = kind in CODE_SETS
    code = with_dot(change.code) if kind == CodeSystem.ICD10CM else change.code
    beside = "modifier" if change.beside == CodeSystem.MODIFIER else "" if is_code else " ".join(change.beside.split())
    words = [(LABELS[name], _word(name, before.get(name)), _word(name, after.get(name))) for name in LABELS]
    said = tuple(told for told in words if told[1] != told[2] and (not is_code or (before and after)))
    title = str((after or before).get("title", "")) if is_code else ""
    return Described(change, code, beside, title, said, *SORTS[change.sort])


def _word(name: str, value: Any) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "reason" and value in PairReason.values:
        return str(PairReason(value).label)
    if name in DOLLARS:  # with cents, and with what is smaller where there is any
        return f"{Decimal(str(value)):.3f}".removesuffix("0")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
