"""Figures, dates and charts as pages write them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, TemplateSyntaxError, engines

from billing_office import charts
from billing_office.templatetags import office


@dataclass
class Month:
    label: str
    amounts: list[Decimal]
    is_latest: bool = False


def draw(source: str, words: str) -> str:
    return str(engines["django"].from_string(source).template.render(Context({"words": words})))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("1234.5", "1,234.50"),
        ("-30", "\N{MINUS SIGN}30.00"),
        ("0", "0.00"),
        ("-0.00", "0.00"),
        ("9999999999.99", "9,999,999,999.99"),
    ],
)
def test_money_has_two_decimals_and_a_real_minus(amount: str, written: str) -> None:
    assert office.money(Decimal(amount)) == written


def test_no_amount_is_written_as_nothing_and_zero_is_gray() -> None:
    assert office.money(None) == office.money_span(None) == ""
    assert office.money_span(Decimal("0.00")) == '<span class="money z">0.00</span>'


def test_dates_are_written_for_tables_sentences_and_birth_dates() -> None:
    day = date(2001, 2, 3)
    assert (office.day(day), office.full_day(day), office.long_day(day)) == (
        "02/03/01",
        "02/03/2001",
        "Sat, Feb 3, 2001",
    )
    assert (office.day(None), office.full_day(None), office.long_day(None), office.age(None)) == ("", "", "", "")
    assert office.age(day, date(2001, 3, 3)) == 28


def test_a_moment_is_told_in_the_time_of_the_office() -> None:
    assert office.moment(datetime(2001, 7, 1, 3, 5, tzinfo=UTC)) == "Jun 30, 2001 23:05"
    assert office.day(datetime(2001, 7, 1, 3, 5, tzinfo=UTC)) == "06/30/01"


def test_phone_and_zip_are_written_with_their_signs() -> None:
    assert (office.phone("6145550100"), office.phone("614"), office.phone(None)) == ("(614) 555-0100", "614", "")
    assert (office.zip_code("432150001"), office.zip_code("43215")) == ("43215-0001", "43215")


@pytest.mark.parametrize(
    ("days", "kind"), [(-1, "late"), (0, "now"), (7, "now"), (8, "soon"), (14, "soon"), (15, "far"), (400, "far")]
)
def test_the_clock_tells_how_near_a_deadline_is(days: int, kind: str) -> None:
    assert f'class="clock {kind}"' in office.clock(days, "Appeal")


def test_a_status_needs_a_shape_of_its_own() -> None:
    with pytest.raises(TemplateSyntaxError, match="has no shape"):
        office.status("purple", "Paid")


def test_words_in_parts_are_escaped() -> None:
    drawn = draw('{% status "ok" words %}{% clock 3 words %}{% meter 1 2 words %}', "<i>")
    assert "<i>" not in drawn and drawn.count("&lt;i&gt;") == 3


def test_a_strip_shares_its_width_by_the_amounts_and_ignores_credits() -> None:
    drawn = charts.strip([Decimal(75), Decimal(-10), Decimal(25)])
    assert '<rect class="a0" x="0.0" width="75.0"' in drawn
    assert '<rect class="a1" x="75.0" width="0.0"' in drawn
    assert '<rect class="a2" x="75.0" width="25.0"' in drawn


def test_an_empty_office_has_empty_charts() -> None:
    assert "<rect" not in charts.strip([Decimal(0), Decimal(0)])
    assert charts.spark([]) == ""
    assert "<svg" in charts.stacked([], "Open", "Nothing is open.")
    assert 'width="0.0"' in charts.meter(Decimal(0), Decimal(0), "none")


def test_columns_stand_on_the_axis_and_the_highest_reaches_its_top() -> None:
    drawn = charts.stacked(
        [Month("Oct", [Decimal(100)]), Month("Nov", [Decimal(150), Decimal(50)], is_latest=True)], "Open", ""
    )
    assert 'y="28.0"' in drawn and f'height="{charts.PLOT_HEIGHT / 2:.1f}"' in drawn
    assert '<g class="now"><title>Nov: 200.00</title>' in drawn
    assert [mark in drawn for mark in (">0<", ">50<", ">100<", ">150<", ">200<")] == [True] * 5


@pytest.mark.parametrize("highest", ["0.01", "7", "99", "1000", "123456", "9999999999.99"])
def test_an_axis_has_at_most_five_steps(highest: str) -> None:
    drawn = charts.stacked([Month("Nov", [Decimal(highest)])], "Open", "")
    assert 1 <= drawn.split("</g>")[0].count("<path") <= 6
