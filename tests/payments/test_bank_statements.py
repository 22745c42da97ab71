"""Statements of the bank: each layout read to the cent, what is wrong told by its line, and no line twice."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import connections
from hypothesis import given, settings
from hypothesis import strategies as st

from payments.bank.bai2 import read_bai2
from payments.bank.ofx import read_ofx
from payments.bank.reading import NotAnAmount, amount_of, cents, decoded
from payments.bank.separated import read_separated
from payments.bank.statements import AlreadySettled, CannotTakeIn, NotAStatement, preview, put_away, store, take_in
from payments.bank.traces import numbers_in, plain, stands_in
from payments.models import BankLine, BankStatement
from tests.builders import NOW
from tests.payments.bank_given import a_file, a_line, an_account, stored, taken_in

D = Decimal
money = st.decimals(min_value=D("0.01"), max_value=D("9999999.99"), places=2)


def lines_of(reading):
    assert reading.problems == []
    return [(line.day.isoformat(), str(line.amount)) for section in reading.sections for line in section.lines]


LAYOUTS = [
    ("signed_amounts.csv", [("2026-11-16", "100.00"), ("2026-11-16", "385.50"), ("2026-11-17", "-1200.00")]),
    ("debit_and_credit_day_first.csv", [("2026-11-17", "1250.75"), ("2026-11-16", "-15.00")]),
    ("with_balances_above.csv", [("2026-11-16", "40.00"), ("2026-11-16", "40.00")]),
    ("tabs_with_sign_column.csv", [("2026-11-16", "99.10"), ("2026-11-17", "-20.00")]),
]


@pytest.mark.parametrize(("name", "expected"), LAYOUTS, ids=[name for name, _ in LAYOUTS])
def test_the_tables_of_several_banks_are_read_by_the_names_of_their_columns(name, expected):
    assert lines_of(read_separated(decoded(a_file(name)))) == expected


@pytest.mark.parametrize("name", ["sgml_102.ofx", "xml_211.ofx"])
def test_both_kinds_of_ofx_are_read_with_the_ids_of_the_bank(name):
    reading = read_ofx(decoded(a_file(name)))
    first, second = reading.sections[0].lines
    assert (first.day, first.amount, first.bank_id) == (date(2026, 11, 16), D("100.00"), "20261116-1")
    assert second.amount in {D("-35.10"), D("25.00")}
    assert reading.sections[0].number == "000123456789"
    assert reading.problems == []


def test_a_bai2_report_is_read_with_its_continued_texts_and_signs():
    reading = read_bai2(decoded(a_file("two_accounts.bai")))
    ours, other = reading.sections
    assert [str(line.amount) for line in ours.lines] == ["300.00", "200.00", "-10.00"]
    assert numbers_in(ours.lines[0].text).trace == "EFT000777"
    assert ours.lines[1].text == "BRANCH DEPOSIT, MAIN ST"
    assert [str(line.amount) for line in other.lines] == ["7.00"]
    assert reading.problems == []


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("16,165,30000", "16,165,30001", 8, "total of record 49"),
        ("49,201000,6", "49,201000,5", 8, "counts 5"),
        ("98,201200,2,12", "98,201200,3,12", 13, "counts 3, 12"),
        ("99,201200,1,14", "99,201201,1,14", 14, "total of record 99"),
        ("16,142,700", "16,942,700", 10, "whether money came or went"),
        ("16,142,700", "16,142,7x0", 10, "whole number of cents"),
        ("261116,2359,USD", "261316,2359,USD", 2, "not a day"),
        (",1,261116,2359,USD", ",2,261116,2359,USD", 2, "correction, deletion or test"),
        ("2359,USD,2/", "2359,EUR,2/", 2, "not kept in dollars"),
        ("99,201200,1,14/", "", 0, "breaks off"),
        ("49,200,4/", "77,200,4/", 12, "no record 77"),
    ],
)
def test_a_bai2_report_that_was_changed_on_its_way_is_told_by_its_line(before, after, line, said):
    text = decoded(a_file("two_accounts.bai"))
    assert before in text
    wrong = [(problem.number, problem.text) for problem in read_bai2(text.replace(before, after, 1)).problems]
    assert any(number == line and said in told for number, told in wrong), wrong


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(money, st.booleans()), min_size=1, max_size=12), st.sampled_from(["", "0", "S", "V", "D"]))
def test_a_bai2_report_comes_back_as_it_was_written(movements, funds):
    extra = {"S": ",1,2,3", "V": ",261116,0900", "D": ",2,0,100,1,200"}.get(funds, "")
    details = [
        f"16,{142 if is_credit else 455},{amount.scaleb(2):.0f},{funds}{extra},REF,,A, B/C"
        for amount, is_credit in movements
    ]
    total = f"{sum(amount for amount, _ in movements).scaleb(2):.0f}"
    n = len(details)
    text = "\r\n".join(
        [
            "01,A,B,261117,0600,1,,,2/", "02,B,A,1,261116,,USD,/", "03,6789,USD/", *details,
            f"49,{total},{n + 2}/", f"98,{total},1,{n + 4}/", f"99,{total},1,{n + 6}/",
        ]
    )  # fmt: skip
    reading = read_bai2(text)
    assert reading.problems == []
    assert [line.amount for line in reading.sections[0].lines] == [
        amount if is_credit else -amount for amount, is_credit in movements
    ]
    assert {line.text for line in reading.sections[0].lines} == {"REF A, B/C"}


PLUS = ["{:.2f}", "{:,.2f}", "${:,.2f}", "+{:.2f}", "{:.2f} CR", "{:.2f} USD"]
MINUS = ["-{:.2f}", "({:,.2f})", "-${:,.2f}", "$-{:,.2f}", "{:,.2f}-", "{:.2f} DR", "(${:.2f})"]


@given(money, st.sampled_from(PLUS), st.sampled_from(MINUS))
def test_an_amount_is_read_in_every_spelling_of_the_banks(amount, plus, minus):
    assert amount_of(plus.format(amount)) == amount
    assert amount_of(minus.format(amount)) == -amount


@pytest.mark.parametrize(
    "text", ["", "abc", "1.234,56", "12.345", "1,23.00", "1e5", "NaN", "--5", "٣.00", "99999999999.00"]
)
def test_what_is_no_amount_of_dollars_and_cents_is_refused(text):
    with pytest.raises(NotAnAmount):
        amount_of(text)


@given(st.integers(min_value=-(10**11), max_value=10**11))
def test_cents_become_dollars_exactly(number):
    assert cents(str(number)) * 100 == number


@settings(max_examples=40, deadline=None)
@given(st.lists(money, min_size=1, max_size=8), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]))
def test_a_table_comes_back_as_it_was_written(amounts, delimiter, end):
    rows = [f'11/16/2026{delimiter}"A {delimiter} ""B"""{delimiter}"{amount:,.2f}"' for amount in amounts]
    text = end.join([delimiter.join(["Date", "Description", "Amount"]), *rows]) + end
    reading = read_separated(text)
    assert [line.amount for line in reading.sections[0].lines] == amounts


def test_a_date_that_can_be_read_two_ways_is_stated_and_can_be_chosen():
    text = "Date,Amount,Description\n03/04/2026,5.00,A\n"
    reading = read_separated(text)
    assert (reading.date_format, reading.date_formats) == ("month/day/year", ["month/day/year", "day/month/year"])
    other = read_separated(text, date_format="day/month/year")
    assert other.sections[0].lines[0].day == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Date,Amount\n11/16/2026,5.00\n11/99/2026,6.00\n", 3, "not a date"),
        ("Date,Amount\n11/16/2026,five\n", 2, "not dollars and cents"),
        ("Date,Amount\n11/16/2026,\n11/17/2026,1.00\n", 2, "no amount"),
        ("Date,Credit,Debit\n11/16/2026,1.00,2.00\n", 2, "both a credit and a debit"),
        ("Day,Sum\n11/16/2026,5.00\n", 0, "No row names the columns"),
        ("Date,Amount\n", 0, "No row of the table"),
        ('Date,Amount\n"11/16/2026\n', 0, ""),
    ],
)
def test_what_is_wrong_with_a_table_is_told_by_its_line(text, line, said):
    assert any(problem.number == line and said in problem.text for problem in read_separated(text).problems)


def test_a_hostile_ofx_opens_and_expands_nothing():
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE OFX [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;&a;">]>'
        "<OFX><STMTRS><BANKTRANLIST><STMTTRN><DTPOSTED>20261116<TRNAMT>1.00<FITID>1<NAME>&b;</STMTTRN></BANKTRANLIST>"
        "</STMTRS></OFX>"
    )
    assert read_ofx(bomb).sections[0].lines[0].text == "&b;"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("</OFX>", "", "breaks off"),
        ("<TRNAMT>100.00", "<TRNAMT>x", "no amount"),
        ("<DTPOSTED>20261117", "<DTPOSTED>2026", "no date"),
        ("<CURDEF>USD", "<CURDEF>CAD", "Only dollars"),
    ],
)
def test_what_is_wrong_with_an_ofx_is_told(before, after, said):
    text = decoded(a_file("sgml_102.ofx"))
    assert before in text
    assert any(said in problem.text for problem in read_ofx(text.replace(before, after)).problems)


@pytest.mark.parametrize(
    ("text", "trace", "originator"),
    [
        ("HCCLAIMPMT TRN*1*EFT000123*1512345678\\", "EFT000123", "1512345678"),
        ("TRN*1*0012.34~", "0012.34", ""),
        ("hcclaimpmt trn 1 889900 1512345678", "889900", "1512345678"),
        ("TRN|1|A-77|1512345678|", "A-77", "1512345678"),
        ("RETURN 1 5", "", ""),
        ("Chase TRN: 3201234567TC", "", ""),
    ],
)
def test_the_trace_of_the_remittance_is_read_from_the_addenda(text, trace, originator):
    found = numbers_in(text)
    assert (found.trace, found.originator) == (trace, originator)


def test_numbers_are_compared_without_what_people_change_in_them():
    assert plain("000-123 ab") == "123AB"
    assert stands_in("0001234567", "PMT 1234567 X")
    assert stands_in("EFT000123", "PMT EFT00 0123 X")
    assert not stands_in("123", "PMT 123 X")


@pytest.mark.django_db
class TestTakingIn:
    def test_the_same_file_again_is_nothing_whatever_it_is_called(self):
        account = an_account()
        first = taken_in(a_file("signed_amounts.csv"), account=account)
        again = stored(a_file("signed_amounts.csv"), account=account, file_name="other.csv")
        assert again == first
        with pytest.raises(AlreadySettled):
            take_in(statement=again, date_format="", by=None, now=NOW)
        assert BankLine.objects.count() == 3

    def test_two_equal_lines_of_a_day_are_two_and_stay_two(self):
        account = an_account()
        taken_in(a_file("with_balances_above.csv"), account=account)
        shown = preview(
            statement=stored(a_file("with_balances_above.csv") + b"11/17/2026,NEW,5.00,\n", account=account)
        )
        assert (len(shown.placed), len(shown.new)) == (3, 1)

    def test_overlapping_files_double_no_line(self):
        account = an_account()
        taken_in(a_file("sgml_102.ofx"), account=account)
        statement = taken_in(a_file("xml_211.ofx"), account=account)
        assert (statement.lines_in_file, statement.lines_new) == (2, 1)
        assert sorted(str(line.amount) for line in BankLine.objects.all()) == ["-35.10", "100.00", "25.00"]

    def test_the_same_days_in_another_format_double_no_line(self):
        account = an_account()
        taken_in(a_file("signed_amounts.csv"), account=account)
        statement = taken_in(a_file("xml_211.ofx"), account=account)
        assert statement.lines_new == 1
        assert BankLine.objects.filter(amount="100.00").count() == 1
        assert BankLine.objects.get(amount="100.00").id_key

    def test_a_line_that_was_typed_is_known_when_the_file_comes(self):
        account = an_account()
        typed = a_line("100.00", account=account, posted_on=date(2026, 11, 15), text="phoned the bank")
        statement = taken_in(a_file("xml_211.ofx"), account=account)
        typed.refresh_from_db()
        assert statement.lines_new == 1
        assert (typed.statement, typed.posted_on) == (statement, date(2026, 11, 16))

    def test_a_file_with_anything_wrong_is_taken_in_not_at_all(self):
        statement = stored(b"Date,Amount\n11/16/2026,5.00\n11/17/2026,x\n")
        with pytest.raises(CannotTakeIn):
            take_in(statement=statement, date_format="", by=None, now=NOW)
        assert not BankLine.objects.exists()

    def test_a_file_of_another_account_is_refused_and_a_second_account_is_told(self):
        wrong = preview(statement=stored(a_file("sgml_102.ofx"), account=an_account(last_four="0001")))
        assert "ending in 6789" in wrong.reading.problems[0].text
        shown = preview(statement=stored(a_file("two_accounts.bai"), account=an_account(last_four="1111")))
        assert [str(line.amount) for line in shown.new] == ["7.00"]
        assert any("ending in 6789" in skipped.text for skipped in shown.reading.skipped)

    def test_a_file_that_was_put_away_can_be_given_again(self):
        account = an_account()
        first = stored(a_file("signed_amounts.csv"), account=account)
        put_away(statement=first, by=None, now=NOW)
        assert stored(a_file("signed_amounts.csv"), account=account) != first

    @pytest.mark.parametrize(
        ("content", "said"),
        [(b" \n", "empty"), (b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "spreadsheet"), (b"a\x00b,c", "no text")],
    )
    def test_what_is_no_statement_is_refused_with_what_to_do(self, content, said):
        with pytest.raises(NotAStatement, match=said):
            stored(content)

    def test_a_file_of_too_many_bytes_is_refused(self):
        with pytest.raises(NotAStatement, match="10 MB"):
            stored(b"Date,Amount\n" + b"x" * (10 * 1024 * 1024))

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_every_encoding_of_the_banks_is_read(self, encoding):
        content = "Date,Amount,Description\r\n11/16/2026,5.00,Café\r\n".encode(encoding)
        assert preview(statement=stored(content)).new[0].text == "Café"


@pytest.mark.django_db(transaction=True)
def test_overlapping_files_taken_in_at_the_same_moment_double_no_line():
    account = an_account()
    statements = [stored(a_file("signed_amounts.csv") + b"\r\n" * number, account=account) for number in range(1, 9)]
    waiting = iter(statements)
    lock = threading.Lock()

    def run() -> None:
        try:
            with lock:
                statement = next(waiting)
            take_in(statement=statement, date_format="", by=None, now=NOW)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in statements]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert BankLine.objects.count() == 3
    assert BankStatement.objects.filter(state="TAKEN_IN").count() == 8
    assert sum(BankStatement.objects.values_list("lines_new", flat=True)) == 3


def test_stored_files_are_kept_as_they_came(db):
    content = a_file("signed_amounts.csv")
    statement = store(account=an_account(), content=content, file_name="a.csv", by=None, now=NOW)
    assert bytes(BankStatement.objects.get(pk=statement.pk).content) == content
