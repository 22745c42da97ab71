"""
The words, figures and small parts that every page uses; built into the template engine, so no page loads them.

Filters turn one value into text.  Tags that return markup escape what they are given.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from html import escape

from django import template
from django.template.context import RequestContext
from django.template.loader import get_template
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from billing_office import charts
from practice.figures import MINUS, money, money_span
from practice.models import Staff
from practice.permissions import may_open

register = template.Library()

RING_DAYS = 30
NOW_DAYS, SOON_DAYS = 7, 14
STATUS_KINDS = frozenset({"ok", "warn", "bad", "hold", "info", "run"})


register.filter("money", money)
register.simple_tag(money_span, name="money")


@register.filter
def up_to_999(count: int | None) -> str:
    """Write how much waits: the number, from a thousand on 999+; nothing for None."""
    if count is None:
        return ""
    return str(count) if count < 1000 else "999+"


@register.filter
def day(when: date | datetime | None) -> str:
    """Write a date as MM/DD/YY, for tables."""
    return _local(when).strftime("%m/%d/%y") if when else ""


@register.filter
def full_day(when: date | datetime | None) -> str:
    """Write a date as MM/DD/YYYY, for birth dates."""
    return _local(when).strftime("%m/%d/%Y") if when else ""


@register.filter
def long_day(when: date | datetime | None) -> str:
    """Write a date as Wed, Nov 25, for sentences; with the year when it is another one."""
    if not when:
        return ""
    local = _local(when)
    return date_format(local, "D, M j" if local.year == timezone.localdate().year else "D, M j, Y")


@register.filter
def moment(when: datetime | None) -> str:
    """Write a moment as Nov 25 14:02 in the office's time; the year is added when it is another one."""
    if not when:
        return ""
    local = timezone.localtime(when)
    return date_format(local, "M j G:i" if local.year == timezone.localdate().year else "M j, Y G:i")


@register.filter
def age(when: date | datetime | None, today: date | None = None) -> int | str:
    """Count the days from a date to today, or to the day given; nothing for None."""
    if not when:
        return ""
    local = _local(when)
    return ((today or timezone.localdate()) - (local.date() if isinstance(local, datetime) else local)).days


@register.filter
def commas(number: int | None) -> str:
    """Write a count with commas; empty for none."""
    return "" if number is None else f"{number:,}"


@register.filter
def phone(digits: str | None) -> str:
    """Write ten digits as (555) 123-4567; anything else as it is."""
    digits = digits or ""
    return f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if len(digits) == 10 and digits.isdigit() else digits


@register.filter
def zip_code(digits: str | None) -> str:
    """Write nine digits as 12345-6789; anything else as it is."""
    digits = digits or ""
    return f"{digits[:5]}-{digits[5:]}" if len(digits) == 9 and digits.isdigit() else digits


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Draw one icon of static/icons.svg; it is decoration, so the words beside it carry the meaning."""
    return _drawn(f"i {extra}".rstrip(), static("icons.svg"), name)


@lru_cache(maxsize=512)
def _drawn(classes: str, file: str, name: str) -> SafeString:
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', classes, file, name)


@register.simple_tag
def status(kind: str, word: str) -> SafeString:
    """
    Show a status as shape and word.

    `kind` is ok, warn, bad (colored) or hold, info, run (gray).

    :raises TemplateSyntaxError: for any other kind.
    """
    if kind not in STATUS_KINDS:
        raise template.TemplateSyntaxError(f"Status {kind!r} has no shape. Use one of {sorted(STATUS_KINDS)}.")
    return format_html('<span class="st {}">{}{}</span>', kind, icon(kind), word)


@register.simple_tag
def clock(days: int | None, word: str = "") -> SafeString:
    """
    Show the days left to act and which deadline it is; the ring empties over the last thirty days.

    Past days are late, up to 7 now, up to 14 soon, more is far.  None is a deadline already met.
    """
    if days is None:
        return format_html('<span class="clock met">{}<span class="vh">met</span> {}</span>', icon("tick"), word)
    if days < 0:
        return format_html(
            '<span class="clock late">{}<b>{}{}</b> {}<span class="vh"> days left</span></span>',
            icon("late", "ring"), MINUS, -days, word,
        )  # fmt: skip
    kind = "now" if days <= NOW_DAYS else "soon" if days <= SOON_DAYS else "far"
    return format_html(
        '<span class="clock {}"><svg class="ring" viewBox="0 0 16 16" aria-hidden="true">'
        '<circle class="r0" cx="8" cy="8" r="5.5"/><circle class="r1" cx="8" cy="8" r="5.5" pathLength="30" '
        'stroke-dasharray="{} 30" transform="rotate(-90 8 8)"/></svg><b>{}</b> {}'
        '<span class="vh"> days left</span></span>',
        kind, min(days, RING_DAYS), days, word,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def who(context: RequestContext, staff: Staff | None) -> SafeString:
    """Show a person of the office as initials in a disk, or an empty disk for nobody; hollow when it is the reader."""
    if staff is None:
        return SafeString('<i class="who none"><span class="vh">nobody</span></i>')
    request = context.get("request")
    is_reader = request is not None and staff == request.user
    return format_html(
        '<i class="who{}" title="{}"><span aria-hidden="true">{}</span><span class="vh">{}</span></i>',
        " me" if is_reader else "", staff.full_name, staff.initials, staff.full_name,
    )  # fmt: skip


@register.simple_tag
def key(letters: str) -> SafeString:
    """Show a key as printed on it: c, /, or Shift+R as its arrow and letter."""
    return format_html('<kbd aria-hidden="true">{}</kbd>', letters.replace("Shift+", "\N{UPWARDS WHITE ARROW}"))


@register.simple_tag
def opens(page: str, panel: str = "") -> SafeString:
    """
    Write the attributes of a row's link: the page it opens and, in a split view, the address of its panel.

    The address bar follows the selection, so that a reload finds the same row.
    """
    if not panel:
        return format_html('class="go" href="{}"', page)
    return format_html(
        'class="go" href="{}" hx-get="{}" hx-target="#panel" hx-swap="outerHTML" hx-replace-url="{}" '
        'hx-sync="#panel:replace"',
        page, panel, page,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def my_url(context: RequestContext, url_name: str, *args: object) -> str:
    """Give the address of a page if the person who reads may open it, else nothing; `as` keeps it for an `if`."""
    staff = context["request"].user
    return reverse(url_name, args=args) if may_open(staff, url_name, *args) else ""


PLACE = re.compile("\ue000(\\w+)\ue001")
SPECIAL = re.compile("[&<>\"']")


class _Places(dict[str, str]):
    """What stands for a row while its template is drawn once: a mark in the place of each of its texts."""

    def __missing__(self, name: str) -> str:
        return f"\ue000{name}\ue001"


@register.simple_tag
def rows(name: str, each: Sequence[Mapping[str, str]]) -> SafeString:
    """
    Draw a template for each of hundreds of rows, a hundred times as fast as including it.

    The template is drawn once; then the texts of each `row` are put in their places, escaped.  So it may use tags
    around its texts, but cannot choose by them: a row has words, not conditions.
    """
    if not each:
        return SafeString("")
    drawn = get_template(name).render({"row": _Places()}).replace("%", "%%")
    names = re.findall(PLACE, drawn)
    one = re.sub(PLACE, "%s", drawn)
    return SafeString("".join([one % tuple([_escaped(row[name]) for name in names]) for row in each]))


def _escaped(text: str) -> str:
    """What `conditional_escape` gives, without its care for lazy texts: it is asked thousands of times for a page."""
    return text if not SPECIAL.search(text) or hasattr(text, "__html__") else escape(text)


@register.simple_tag
def strip(amounts: Iterable[Decimal], words: str = "") -> SafeString:
    """Draw a bar that shows how amounts share their total, youngest first; see `charts.strip`."""
    return charts.strip(list(amounts), words)


@register.simple_tag
def stacked(columns: Sequence[charts.Column], title: str, desc: str) -> SafeString:
    """Draw a chart of stacked columns; see `charts.stacked`."""
    return charts.stacked(columns, title, desc)


@register.simple_tag
def spark(values: Iterable[Decimal], goal: Decimal | None = None) -> SafeString:
    """Draw a small line of values over time; see `charts.spark`."""
    return charts.spark(list(values), goal)


@register.simple_tag
def meter(value: Decimal, total: Decimal, words: str) -> SafeString:
    """Draw how much of a total is reached; see `charts.meter`."""
    return charts.meter(Decimal(value), Decimal(total), words)


def _local(when: date | datetime) -> date | datetime:
    return timezone.localtime(when) if isinstance(when, datetime) and timezone.is_aware(when) else when
