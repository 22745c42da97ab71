"""
Charts drawn by the server as SVG: classes and attributes only, so a strict Content-Security-Policy allows them.

Each chart names itself with a title and says its message in a description; the figures stand in a table beside it.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify

PLOT_WIDTH, PLOT_HEIGHT = 686.0, 172.0
PLOT_LEFT, PLOT_TOP = 34.0, 28.0
CHART_WIDTH, CHART_HEIGHT = 720, 224
SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 96.0, 30.0, 4.0


class Column(Protocol):
    """One column of a stacked chart: its label below, its amounts from the bottom up, and whether it is the latest."""

    @property
    def label(self) -> str: ...
    @property
    def amounts(self) -> Sequence[Decimal]: ...
    @property
    def is_latest(self) -> bool: ...


def strip(amounts: Sequence[Decimal], words: str = "") -> SafeString:
    """
    Draw one horizontal bar that shows how amounts share a total, youngest first.

    With `words` the bar is an image with that name; without, it is decoration beside figures that say the same.
    """
    shares = _drawable(amounts)
    total = sum(shares, Decimal(0))
    left = Decimal(0)
    bars = []
    for step, share in enumerate(shares if total else ()):
        width = share * 100 / total
        bars.append((min(step, 4), f"{left:.1f}", f"{width:.1f}"))
        left += width
    name = format_html('role="img" aria-label="{}"', words) if words else SafeString('aria-hidden="true"')
    body = format_html_join("", '<rect class="a{}" x="{}" width="{}" height="8"/>', bars)
    return format_html('<svg class="strip" viewBox="0 0 100 8" preserveAspectRatio="none" {}>{}</svg>', name, body)


def stacked(columns: Sequence[Column], title: str, desc: str) -> SafeString:
    """
    Draw columns of stacked amounts with an axis, each column's total above it and its label below.

    Credits below zero are told in the table beside it, not drawn.
    """
    top, step = _scale(max((_total(column) for column in columns), default=Decimal(0)))
    name = slugify(title)
    slot = PLOT_WIDTH / max(len(columns), 1)
    drawn = [
        _column(column, PLOT_LEFT + slot * (place + 0.5), min(slot * 0.58, 56.0), top)
        for place, column in enumerate(columns)
    ]
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-labelledby="chart-{}-t chart-{}-d">'
        '<title id="chart-{}-t">{}</title><desc id="chart-{}-d">{}</desc>{}{}</svg>',
        CHART_WIDTH, CHART_HEIGHT, name, name, name, title, name, desc, _axis(top, step),
        format_html_join("", "{}", ((part,) for part in drawn)),
    )  # fmt: skip


def spark(values: Sequence[Decimal], goal: Decimal | None = None) -> SafeString:
    """Draw a small line of values over time with a dot on the latest and a dotted line at the goal."""
    if not values:
        return SafeString("")
    span = [*values, goal] if goal is not None else list(values)
    low, high = min(span), max(span)
    height = SPARK_HEIGHT - 2 * SPARK_EDGE

    def y(value: Decimal) -> float:
        return SPARK_HEIGHT - SPARK_EDGE - (float((value - low) / (high - low)) if high > low else 0.5) * height

    pace = (SPARK_WIDTH - 4) / max(len(values) - 1, 1)
    points = [(f"{1 + place * pace:.1f}", f"{y(value):.1f}") for place, value in enumerate(values)]
    line = SafeString(" ".join(f"{x},{at}" for x, at in points))
    dotted = format_html('<path class="goal" d="M0 {}H96"/>', f"{y(goal):.1f}") if goal is not None else ""
    return format_html(
        '<svg class="spark" viewBox="0 0 96 30" aria-hidden="true">{}<polyline points="{}"/>'
        '<circle cx="{}" cy="{}" r="2.25"/></svg>',
        dotted, line, *points[-1],
    )  # fmt: skip


def meter(value: Decimal, total: Decimal, words: str) -> SafeString:
    """Draw how much of a total is reached, named in words such as "12 of 43 claims posted"."""
    share = min(max(value / total, Decimal(0)), Decimal(1)) * 100 if total else Decimal(0)
    return format_html(
        '<svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="{}">'
        '<rect class="rest" width="100" height="6"/><rect class="met" width="{}" height="6"/></svg>',
        words, f"{share:.1f}",
    )  # fmt: skip


def _drawable(amounts: Sequence[Decimal]) -> list[Decimal]:
    return [max(Decimal(amount), Decimal(0)) for amount in amounts]


def _total(column: Column) -> Decimal:
    return sum(_drawable(column.amounts), Decimal(0))


def _scale(highest: Decimal) -> tuple[Decimal, Decimal]:
    """The top of the axis and the step of its lines: 1, 2 or 5 times a power of ten, at most five lines."""
    if highest <= 0:
        return Decimal(1), Decimal(1)
    power = Decimal(10) ** (highest.adjusted() - 1)
    step = next(power * factor for factor in (1, 2, 5, 10, 20, 50) if highest <= power * factor * 5)
    return highest, step


def _short(amount: Decimal) -> str:
    for limit, mark in ((Decimal(1_000_000), "M"), (Decimal(1_000), "k")):
        if amount >= limit:
            return f"{amount / limit:.3g}{mark}"
    return f"{amount:.0f}"


def _axis(top: Decimal, step: Decimal) -> SafeString:
    lines = []
    mark = Decimal(0)
    while mark <= top:
        y = PLOT_TOP + PLOT_HEIGHT * float(1 - mark / top)
        lines.append((f"{y:.1f}", f"{y + 3.5:.1f}", _short(mark)))
        mark += step
    body = format_html_join("", '<path d="M34 {}H720"/><text x="28" y="{}">{}</text>', lines)
    return format_html('<g class="axis">{}</g>', body)


def _column(column: Column, middle: float, width: float, top: Decimal) -> SafeString:
    floor = PLOT_TOP + PLOT_HEIGHT
    bars = []
    for step, amount in enumerate(_drawable(column.amounts)):
        height = PLOT_HEIGHT * float(amount / top)
        floor -= height
        bars.append((min(step, 4), f"{middle - width / 2:.1f}", f"{floor:.1f}", f"{width:.1f}", f"{height:.1f}"))
    return format_html(
        '<g{}><title>{}: {}</title>{}<text x="{}" y="{}">{}</text><text x="{}" y="218">{}</text></g>',
        SafeString(' class="now"') if column.is_latest else "",
        column.label, f"{_total(column):,.2f}",
        format_html_join("", '<rect class="a{}" x="{}" y="{}" width="{}" height="{}"/>', bars),
        f"{middle:.1f}", f"{floor - 5:.1f}", _short(_total(column)), f"{middle:.1f}", column.label,
    )  # fmt: skip
