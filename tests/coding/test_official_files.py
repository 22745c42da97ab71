"""Official files are read as their publishers lay them out; one that does not add up is refused at its line."""

import gzip
import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from coding.official import coverage, cpt, hcpcs, icd10cm, ncci, nucc, prices
from coding.official.source import DoesNotAddUp, Member, UnknownFile, lines, members, rows


def a_file(text, name="file.txt", encoding="utf-8"):
    content = text.encode(encoding)
    return Member(name, lambda: io.BytesIO(content))


def order_line(number, code, valid, title):
    return f"{number:05d} {code:7} {valid} {title[:60]:60} {title}\r\n"


# -- opening ----------------------------------------------------------------------------------------------------------


def test_a_zip_in_a_zip_and_a_packed_file_are_opened(tmp_path):
    inner, outer = io.BytesIO(), tmp_path / "release.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("folder/codes.txt", "inside")
        archive.writestr("__MACOSX/._codes.txt", "rubbish")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("more.txt.gz", gzip.compress(b"packed"))
    found = {member.name: [text for _, text in lines(member)] for member in members(outer)}
    assert found == {"folder/codes.txt": ["inside"], "more.txt": ["packed"]}


@pytest.mark.parametrize("cut", [50, -30])
def test_a_damaged_zip_is_refused_before_anything_is_read(tmp_path, cut):
    path = tmp_path / "release.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("codes.txt", "A" * 10_000)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(UnknownFile, match=r"damaged zip\. Download it again"):
        members(path)


@pytest.mark.parametrize("content", [gzip.compress(b"packed" * 999)[:-9], b"not packed"], ids=["cut off", "not packed"])
def test_a_packed_file_that_is_cut_off_is_refused_before_anything_is_read(tmp_path, content):
    path = tmp_path / "release.txt.gz"
    path.write_bytes(content)
    with pytest.raises(UnknownFile, match=r"release\.txt\.gz is damaged or cut off\. Download it again"):
        members(path)


def test_a_workbook_that_does_not_open_is_refused():
    with pytest.raises(UnknownFile, match=r"codes\.xlsx does not open as a workbook"):
        list(rows(a_file("PK", "codes.xlsx")))


def test_text_is_utf_8_where_it_is_and_windows_where_not():
    assert [text for _, text in lines(Member("a", lambda: io.BytesIO("é\n".encode() + b"\x96\r\n")))] == ["é", "–"]


def test_a_quoted_cell_may_go_over_two_lines():
    assert list(rows(a_file('a,"b\nc"\nd,e\n', "x.csv"))) == [(2, ["a", "b\nc"]), (3, ["d", "e"])]


# -- ICD-10-CM --------------------------------------------------------------------------------------------------------


def test_an_order_file_lists_headings_and_codes():
    text = order_line(1, "QA0", 0, "A heading") + order_line(2, "QA01", 1, "A code of it")
    assert list(icd10cm.read_order(a_file(text))) == [
        icd10cm.Listed("QA0", "A heading", False),
        icd10cm.Listed("QA01", "A code of it", True),
    ]


def test_an_order_file_with_a_line_missing_is_refused():
    text = order_line(1, "A00", 0, "A heading") + order_line(3, "A001", 1, "A code of it")
    with pytest.raises(DoesNotAddUp, match=r"file.txt, line 2: The order number 00003 does not follow 00001"):
        list(icd10cm.read_order(a_file(text)))


def test_a_line_that_is_cut_off_is_refused():
    with pytest.raises(DoesNotAddUp, match="line 1: This is not a line of an ICD-10-CM order file"):
        list(icd10cm.read_order(a_file(order_line(1, "A00", 0, "A heading")[:40])))


def test_a_code_list_has_only_codes():
    assert list(icd10cm.read_codes(a_file("A000    A code\n"))) == [icd10cm.Listed("A000", "A code", True)]
    with pytest.raises(DoesNotAddUp):
        list(icd10cm.read_codes(a_file("A000\n")))


ADDENDA = (
    f"{'Delete:':12} 1 {'D691':7} {'A code':60} A code\r\n"
    f"{'Add:':12} 0 {'D691':7} {'A code':60} A code\r\n"
    f"{'Add:':12} 1 {'D6911':7} {'Below it':60} Below it\r\n"
    f"{'Revise from:':12} 1 {'E000':7} {'Old':60} Old\r\n"
    f"{'Revise to:':12} 1 {'E000':7} {'New':60} New\r\n"
    "\r\nHeaders\r\n  1 additions\r\n  0 deletions\r\n\r\nCodes\r\n  1 additions\r\n  1 deletions\r\n  1 revisions\r\n"
)


def test_addenda_say_what_is_new_gone_and_revised():
    changes = icd10cm.read_addenda(a_file(ADDENDA))
    assert [(one.change.value, one.listed.code, one.listed.billable) for one in changes] == [
        ("Delete", "D691", True), ("Add", "D691", False), ("Add", "D6911", True),
        ("Revise from", "E000", True), ("Revise to", "E000", True),
    ]  # fmt: skip


def test_addenda_whose_counts_are_wrong_are_refused():
    with pytest.raises(DoesNotAddUp, match="counts 2 additions of codes; the lines above have 1"):
        icd10cm.read_addenda(a_file(ADDENDA.replace("Codes\r\n  1 additions", "Codes\r\n  2 additions")))


def test_half_of_a_revision_is_refused():
    half = "".join(line for line in ADDENDA.splitlines(keepends=True) if not line.startswith("Revise to"))
    with pytest.raises(DoesNotAddUp, match="only one of its two lines"):
        icd10cm.read_addenda(a_file(half))


# -- HCPCS, CPT, taxonomy ---------------------------------------------------------------------------------------------


def hcpcs_line(code, sequence, record, text, added="20200101", ended=""):
    code = code.rjust(5)
    line = f"{code}{sequence:05d}{record}{text:80}{'Short':28}".ljust(229) + "C"
    return (line.ljust(268) + f"{added:8}{added:8}{ended:8}N").ljust(320) + "\r\n"


def test_a_text_of_hcpcs_goes_on_over_lines_and_modifiers_stand_beside_codes():
    text = "*** A notice\r\n\r\n" + hcpcs_line("A1", 100, "7", "A modifier")
    text += hcpcs_line("J1234", 100, "3", "A drug that", ended="20251231") + hcpcs_line("J1234", 200, "4", "goes on")
    first, second = hcpcs.read_fixed(a_file(text, encoding="latin-1"))
    assert (first.code, first.is_modifier, first.starts_on, first.ends_on) == ("A1", True, date(2020, 1, 1), None)
    assert (second.code, second.title, second.ends_on) == ("J1234", "A drug that goes on", date(2025, 12, 31))


def test_a_hcpcs_line_that_goes_on_with_another_code_is_refused():
    text = hcpcs_line("J1234", 100, "3", "A drug") + hcpcs_line("J1235", 200, "4", "goes on")
    with pytest.raises(DoesNotAddUp, match="line 2: It goes on with J1235, whose first line is missing"):
        list(hcpcs.read_fixed(a_file(text)))


@pytest.mark.parametrize("kept", [200, 285])
def test_a_hcpcs_file_that_is_cut_off_is_refused(kept):
    text = hcpcs_line("J1234", 100, "3", "A drug") + hcpcs_line("J1235", 100, "3", "Another")[:kept]
    with pytest.raises(DoesNotAddUp, match="line 2: The line is cut off"):
        list(hcpcs.read_fixed(a_file(text)))


def test_the_hcpcs_workbook_is_read_by_the_names_of_its_columns():
    text = (
        "A notice\n\nSEQNUM,HCPC,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,COV,ADD DT,ACT EFF DT,TERM DT,ACTION CD\n"
        "10,E0100,3,A cane,Cane,D,19860101,20250401,,N\n"
    )
    (item,) = hcpcs.read_workbook(a_file(text, "hcpcs.csv"))
    # A workbook may hold days as days.
    assert [item] == list(hcpcs.read_workbook(a_file(text.replace("19860101", "1986-01-01"), "hcpcs.csv")))
    assert (item.code, item.coverage, item.changed_on, item.ends_on) == ("E0100", "D", date(2025, 4, 1), None)
    with pytest.raises(DoesNotAddUp, match="no column HCPC"):
        list(hcpcs.read_workbook(a_file("a,b\n1,2\n", "x.csv")))


@pytest.mark.parametrize(
    "text",
    [
        "A notice of the publisher\n\n99213\tOur words\n25\tOur words\n",
        "99213 OUR WORDS\n25 OUR WORDS\n",
    ],
)
def test_flat_files_of_cpt_hold_codes_and_modifiers(text):
    found = [(one.code, one.is_modifier) for one in cpt.read(a_file(text, encoding="cp1252"))]
    assert found == [("99213", False), ("25", True)]


def test_a_table_of_cpt_texts_is_read_by_its_header():
    text = "Concept Id\tCPT Code\tConsumer Friendly Descriptor\n1\t99213\tOur words\n"
    assert list(cpt.read(a_file(text))) == [cpt.Described("99213", False, "Our words")]


def test_of_several_texts_for_clinicians_the_first_is_taken():
    text = "CPT Code\tClinician Descriptor Id\tClinician Descriptor\n99213\t1\tOne\n99213\t2\tTwo\n99214\t3\tA\n"
    assert [(one.code, one.title) for one in cpt.read(a_file(text))] == [("99213", "One"), ("99214", "A")]


def test_a_cpt_code_that_comes_twice_is_refused():
    with pytest.raises(DoesNotAddUp, match="line 2: The code 99213 comes twice"):
        list(cpt.read(a_file("99213 A\n99213 B\n")))


def test_taxonomy_codes_have_their_form():
    text = "Code,Grouping,Display Name,Section\n207Q00000X,Group,Family doctor,Individual\n"
    assert list(nucc.read(a_file(text, "n.csv"))) == [nucc.Taxonomy("207Q00000X", "Family doctor", True)]
    with pytest.raises(DoesNotAddUp, match="line 3"):
        list(nucc.read(a_file(text + "207Q,Group,Bad,Individual\n", "n.csv")))


# -- NCCI -------------------------------------------------------------------------------------------------------------

PAIRS = (
    '"A notice\nover two lines"\n\nColumn 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tRationale\n'
    "\t\tprior to 1996\tDate\tDate\n"
    "99213\t36415\t\t20200101\t*\t1\tWords\n"
    "11042\t97597\t*\t19960101\t20211231\t0\tWords\n"
)


def test_pairs_have_dates_and_an_indicator():
    assert list(ncci.read_pairs(a_file(PAIRS))) == [
        ncci.Pair("99213", "36415", date(2020, 1, 1), None, "1", "Words"),
        ncci.Pair("11042", "97597", date(1996, 1, 1), date(2021, 12, 31), "0", "Words"),
    ]


def test_pairs_of_a_table_are_found_by_the_names_of_their_columns():
    text = (
        'A notice\n"Column 2",New,Column 1,"Modifier\n0=not allowed","Deletion\nDate",Rationale,Effective Date\n'
        "36415,x,99213,1,*,Words,20280101\n"
    )
    assert list(ncci.read_pairs(a_file(text, "ccipra.csv"))) == [
        ncci.Pair("99213", "36415", date(2028, 1, 1), None, "1", "Words")
    ]


@pytest.mark.parametrize(
    ("bad", "why"),
    [("11042\t97597\t*\t2020", "not a pair"), ("11042\t97597\t\t20200101\t*\t7\tWords", "indicator is 7"),
     ("11042\t97597\t\t20201301\t*\t1\tWords", "20201301 is not a date")],
)  # fmt: skip
def test_a_pair_that_is_cut_off_is_refused(bad, why):
    with pytest.raises(DoesNotAddUp, match=f"line 8: .*{why}"):
        list(ncci.read_pairs(a_file(PAIRS + bad)))


def test_unit_limits_are_found_below_the_notice():
    text = (
        '"A notice,\nover lines"\n"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,'
        "MUE Rationale\n36415,2,3 Date of Service Edit: Clinical,Words\n"
    )
    assert list(ncci.read_unit_limits(a_file(text, "mue.csv"))) == [ncci.UnitLimit("36415", 2, "3", "Words")]
    with pytest.raises(DoesNotAddUp, match="line 6"):
        list(ncci.read_unit_limits(a_file(text + "36416,x,1,\n", "mue.csv")))


def test_add_on_codes_name_their_primary_or_any():
    text = (
        "A notice\nAOC_Edit_Type\tAdd-On_Code\tAOC_DelDT\tPrimary_Code\tPrimary_Code_DelDT\tAOC_Edit_EffDT\t"
        "AOC_Edit_DelDT\tSpecial_Instruction_Notes\n1\t11045\t\t11042\t\t2013001\t\t\n2\t99417\t\tCCCCC\t\t2021032\t2022365\t\n"
    )
    assert list(ncci.read_add_ons(a_file(text))) == [
        ncci.AddOn("11045", "11042", "1", date(2013, 1, 1), None),
        ncci.AddOn("99417", "", "2", date(2021, 2, 1), date(2022, 12, 31)),
    ]
    with pytest.raises(DoesNotAddUp, match="line 3: 2013366 is not a date"):
        list(ncci.read_add_ons(a_file(text.replace("2013001", "2013366"))))


# -- prices -----------------------------------------------------------------------------------------------------------

RVU = (
    "2026 National Physician Fee Schedule,,,,,,,,,,,,,,,,,,,,\n"
    ",,,,NOT USED,,NON-FAC,NON-FAC,FACILITY,FAC,,NON-,,,,,,,,,\n"
    ",,,STATUS,MEDICARE,WORK,PE,NA,PE,NA,MP,FACILITY,FACILITY,PCTC,GLOB,MULT,BILAT,ASST,CONV,NON-FAC PE\n"
    "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,RVU,IND,RVU,IND,RVU,TOTAL,TOTAL,IND,DAYS,PROC,SURG,SURG,FACTOR,OPPS\n"
    "99213,,words,A,,1.30,1.33,,0.55,,0.10,2.73,1.95,0,ZZZ,0,0,0,33.4009,0\n"
    "93000,26,words,A,,0.17,0.06,,NA,NA,0.01,0.24,NA,2,ZZZ,0,0,0,33.4009,0\n"
)


def test_relative_values_are_found_by_the_stacked_names_of_their_columns():
    first, second = prices.read_relative_values(a_file(RVU, "PPRRVU.csv"))
    assert (first.code, first.work, first.practice_office, first.practice_facility, first.malpractice) == (
        "99213", Decimal("1.30"), Decimal("1.33"), Decimal("0.55"), Decimal("0.10"),
    )  # fmt: skip
    assert (first.global_days, first.pctc, first.status, first.factor) == ("ZZZ", "0", "A", Decimal("33.4009"))
    assert (second.modifier, second.practice_facility) == ("26", Decimal(0))


def test_weights_that_do_not_add_up_are_refused():
    with pytest.raises(DoesNotAddUp, match=r"line 5: The weights add up to 2.73, not to the total of 3.73"):
        list(prices.read_relative_values(a_file(RVU.replace("2.73", "3.73"), "PPRRVU.csv")))


def test_localities_weigh_work_practice_and_malpractice():
    text = (
        "ADDENDUM E\n\nMedicare Administrative Contractor (MAC),State,Locality Number,Locality Name,"
        "2026 PW GPCI (without 1.0 Floor),2026 PW GPCI (with 1.0 Floor),2026 PE GPCI,2026 MP GPCI\n"
        "4412,TX,99,REST OF STATE*,0.98,1.0,0.93,0.84\n"
    )
    assert list(prices.read_localities(a_file(text, "GPCI2026.csv"))) == [
        prices.Locality("04412", "TX", "99", "REST OF STATE", Decimal("0.98"), Decimal("0.93"), Decimal("0.84"))
    ]


def test_a_carriers_prices_need_no_header():
    line = '"2026","04412","99","99203","  ","0000114.05","0000078.10"," ","0","A"\n'
    assert list(prices.read_local_prices(a_file(line))) == [
        prices.LocalPrice(2026, "04412", "99", "99203", "", Decimal("114.05"), Decimal("78.10"))
    ]
    with pytest.raises(DoesNotAddUp, match="line 2"):
        list(prices.read_local_prices(a_file(line + '"2026","04412"\n')))


def test_prices_of_tests_drugs_and_payers():
    laboratory = "Notice\n\nYEAR,HCPCS,MOD,EFF_DATE,INDICATOR,RATE,SHORTDESC\n2026,85025,,20260101,N,7.77,w\n"
    (test,) = prices.read_laboratory(a_file(laboratory, "clfs.csv"))
    assert (test.code, test.amount, test.starts_on) == ("85025", Decimal("7.77"), date(2026, 1, 1))
    drugs = "Notice\nHCPCS Code,Short Description,HCPCS Code Dosage,Payment Limit\nJ1885,w,15 MG,0.512\nJ0000,w,1 MG,\n"
    assert [(one.code, one.unit, one.amount) for one in prices.read_drugs(a_file(drugs, "asp.csv"))] == [
        ("J1885", "15 MG", Decimal("0.512"))
    ]
    payer = "Procedure Code;Mod;Allowed amount\n99213;25;$1,092.10\n"
    (price,) = prices.read_payer_schedule(a_file(payer, "payer.csv"))
    assert (price.code, price.modifier, price.amount, price.starts_on) == ("99213", "25", Decimal("1092.10"), None)


@pytest.mark.parametrize(
    "header",
    [
        "CPT Code,Description,Fee,Facility fee",
        "HCPCS Code,Description,Allowable,Facility",
        "Code,Description,Non-Facility Amount,Facility Amount",
    ],
)
def test_a_payers_list_may_tell_facilities_apart_under_names_of_its_own(header):
    (price,) = prices.read_payer_schedule(a_file(f"{header}\n99213,words,92.10,70.20\n", "payer.csv"))
    assert (price.code, price.amount, price.facility) == ("99213", Decimal("92.10"), Decimal("70.20"))


@pytest.mark.parametrize("cell", ["ninety", "NaN", "Infinity"])
def test_a_price_that_is_no_number_is_refused(cell):
    with pytest.raises(DoesNotAddUp, match=f"line 2: {cell} is not a number"):
        list(prices.read_payer_schedule(a_file(f"code,amount\n99213,{cell}\n", "p.csv")))


# -- coverage ---------------------------------------------------------------------------------------------------------


def test_articles_list_procedures_and_diagnoses():
    articles = "article_id,article_version,title,status\n1,3,Own words,A\n2,1,Own words,R\n"
    assert list(coverage.read_articles(a_file(articles, "article.csv"))) == [coverage.Article("1", "3", "Own words")]
    codes = "article_id,article_version,icd10_code_id\n1,3,E11.9\n"
    (code,) = coverage.read_article_codes(a_file(codes, "tables/article_x_icd10_covered.csv"))
    assert (code.listing, code.code) == (coverage.Listing.COVERED, "E119")
    with pytest.raises(DoesNotAddUp, match="none of the tables"):
        list(coverage.read_article_codes(a_file(codes, "other.csv")))
