"""A biller reads a file in plain words beside its segments."""

from pathlib import Path

import x12
from tests.x12.whole837p import whole
from x12.explaining import Line, Mark, explain, render

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.x12"))
REJECTED = """ISA*00**00**ZZ*PAYER*ZZ*OFFICE*261101*1201*^*00501*000000009*0*P*:~
TA1*000000017*261101*1200*R*025~
GS*FA*PAYER*OFFICE*20261101*1201*9*X*005010X231A1~
ST*999*0001*005010X231A1~
AK1*HC*1*005010X222A1~
AK2*837*0001*005010X222A1~
IK3*CLM*22*2300*8~
CTX*CLM01:A12~
IK4*5:3*1325*7*9~
IK5*R*5~
AK9*R*1*1*0~
SE*9*0001~
GE*1*9~
IEA*1*000000009~
"""
NOT_ACCEPTED = """ISA*00**00**ZZ*PAYER*ZZ*OFFICE*261101*1201*^*00501*000000010*0*P*:~
GS*HN*PAYER*OFFICE*20261101*1201*10*X*005010X214~
ST*277*0001*005010X214~
BHT*0085*08*CA1*20261101*1200*TH~
HL*1**20*1~
NM1*PR*2*ACME HEALTH*****PI*60054~
TRN*1*RECEIPT1~
DTP*050*D8*20261101~
DTP*009*D8*20261101~
HL*2*1*21*1~
NM1*41*2*SUNNY BILLING*****46*SUB123~
TRN*2*B1~
STC*A1:19:PR*20261101*WQ*100~
HL*3*2*19*1~
NM1*85*2*SUNNY FAMILY PRACTICE*****XX*1234567893~
TRN*1*0~
HL*4*3*PT*0~
NM1*QC*1*SAMPLE*IRIS****MI*W1~
TRN*2*A1~
STC*A7:562:85*20261101*U*100~
SE*19*0001~
GE*1*10~
IEA*1*000000010~
"""
COVERED = """ISA*00**00**ZZ*PAYER*ZZ*OFFICE*261101*1201*^*00501*000000011*0*P*:~
GS*HB*PAYER*OFFICE*20261101*1201*11*X*005010X279A1~
ST*271*0001*005010X279A1~
BHT*0022*11*Q1*20261101*1200~
HL*1**20*1~
NM1*PR*2*ACME HEALTH*****PI*60054~
HL*2*1*21*1~
NM1*1P*2*SUNNY FAMILY PRACTICE*****XX*1234567893~
HL*3*2*22*0~
NM1*IL*1*SAMPLE*IRIS****MI*W123456~
EB*C*IND*30***29*500*****Y~
EB*A*IND*98^UC*****.2****N~
EB*B**98***27*25****Y*Y~
MSG*ASK FOR THE CARD~
SE*13*0001~
GE*1*11~
IEA*1*000000011~
"""
INSTITUTIONAL = """ISA*00**00**ZZ*OFFICE*ZZ*PAYER*261101*1201*^*00501*000000012*0*P*:~
GS*HC*OFFICE*PAYER*20261101*1201*12*X*005010X223A2~
ST*837*0001*005010X223A2~
NM1*41*2*SUNNY BILLING*****46*SUB123~
HL*1**20*1~
CLM*H1*500***11:A:1~
DTP*434*RD8*20261001-20261005~
REF*EA*MR7~
AMT*F5*20~
QTY*CA*4~
ZZZ*SOMETHING~
SE*10*0001~
GE*1*12~
IEA*1*000000012~
"""


def example(name: str) -> str:
    return next(path for path in EXAMPLES if path.name.startswith(name)).read_text()


def lines_of(text: str) -> list[Line]:
    return list(explain(x12.read(text)))


def words_of(text: str) -> dict[str, str]:
    """The words of every segment by its text."""
    return {line.text: line.words for line in lines_of(text)}


def test_a_biller_reads_what_the_payer_paid_and_why_not_more():
    words = words_of(example("835_01"))
    assert words["BPR*I*48*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20261101"].startswith(
        "Payment of $48.00 by ACH on Nov 1, 2026"
    )
    assert words["CLP*A1*1*100*48*22*12*ICN1*11*1"].startswith(
        "Claim A1: charged $100.00, paid $48.00, patient owes $22.00, processed as primary. "
    )
    assert words["SVC*HC:99213:25*100*48**1"] == "Service: 99213-25: charged $100.00, paid $48.00"
    assert words["CAS*CO*45*30"] == "Adjustment: Contractual: $30.00, above the contract or fee schedule (45)"
    assert words["CAS*PR*1*10**2*12"] == "Adjustment: Patient's share: $10.00, deductible (1); $12.00, coinsurance (2)"
    assert words["NM1*QC*1*SMITH*JOHN****MI*W123456"] == "Patient: SMITH, JOHN, member id W123456"
    assert words["DTM*472*20261015"] == "Service date: Oct 15, 2026"
    assert words["AMT*B6*70"] == "Allowed amount: $70.00"


def test_the_payment_as_a_whole_is_explained_too():
    words = words_of(example("835_10"))
    assert words["PLB*1234567893*20261231*WO:ICN5*40*72:ICN5*-40"].startswith(
        "Adjustment of the whole payment: Overpayment taken back: $40.00 less in this payment, ICN5 (WO); "
        "Our refund was received: $40.00 more in this payment, ICN5 (72)."
    )


def test_the_codes_of_a_claim_decision_are_spelled_out():
    claim = next(line for line in lines_of(example("835_01")) if line.id == "CLP")
    kind = next(fact for fact in claim.facts if fact.place == "CLP06")
    assert (kind.label, kind.value, kind.meaning) == (
        "Kind of plan",
        "12",
        "preferred provider organization (PPO)",
    )
    assert [fact.place for fact in claim.untold] == ["CLP06", "CLP07", "CLP08", "CLP09"]


def test_a_biller_reads_why_a_file_was_rejected():
    words = words_of(REJECTED)
    assert words["TA1*000000017*261101*1200*R*025"] == (
        "Answer to our file: Our file 000000017 of Nov 1, 2026 12:00. Rejected: Control number was used before"
    )
    assert words["IK3*CLM*22*2300*8"] == (
        "Segment with an error: CLM, segment 22 of our message, in loop 2300: elements of the segment are wrong"
    )
    assert words["IK4*5:3*1325*7*9"].startswith(
        "Element with an error: Element 5, component 3: code is not valid; we sent “9”"
    )
    assert words["IK5*R*5"] == "Result for the message: Rejected, one or more segments are wrong"
    assert words["AK9*R*1*1*0"].startswith("Result for the group: Rejected: 0 of 1 message accepted")


def test_a_biller_reads_why_a_claim_was_rejected():
    words = words_of(NOT_ACCEPTED)
    assert words["STC*A7:562:85*20261101*U*100"] == (
        "Status: Rejected: information is wrong. NPI of the entity (billing provider) on Nov 1, 2026. Amount: $100.00"
    )
    assert words["TRN*2*A1"] == "Claim A1"


def test_the_front_desk_reads_what_a_plan_covers():
    words = words_of(COVERED)
    assert words["EB*C*IND*30***29*500*****Y"] == (
        "Benefit: Deductible, individual, general plan benefits, in network: $500.00 remaining"
    )
    assert words["EB*A*IND*98^UC*****.2****N"] == (
        "Benefit: Coinsurance, individual, office visit, urgent care, out of network: 20%"
    )
    assert words["EB*B**98***27*25****Y*Y"] == (
        "Benefit: Copay, office visit, in network: $25.00 per visit, authorization needed"
    )


def test_a_claim_that_we_send_is_explained():
    words = words_of(example("837p_13"))
    assert words["CLM*A13*150***11:B:1*Y*A*Y*Y"].startswith("Claim A13: charged $150.00. Place of service: Office [11]")
    assert words["HI*ABK:E119*ABF:I10"] == "Diagnoses: E11.9 (principal diagnosis), I10"
    assert words["SV1*HC:99213:25*100*UN*1***1:2"] == ("Service: 99213-25, charged $100.00, 1 unit, for diagnosis 1, 2")
    assert words["N4*DAYTON*OH*454020001"] == "City, state and ZIP: DAYTON, OH 45402-0001"
    assert words["SVD*12345*40*HC:99213:25**1"].startswith(
        "Another payer's decision on the line: Payer 12345 paid $40.00 for 99213-25"
    )


def test_a_name_that_is_also_its_role_keeps_its_role():
    assert words_of(example("837p_13"))["NM1*40*2*CLEARINGHOUSE*****46*CLH1"].startswith("Receiver: CLEARINGHOUSE")
    text = NOT_ACCEPTED.replace("NM1*PR*2*ACME HEALTH*****PI*60054", "NM1*AY*2*CLEARINGHOUSE*****46*CLH1")
    assert words_of(text)["NM1*AY*2*CLEARINGHOUSE*****46*CLH1"].startswith("Clearinghouse: CLEARINGHOUSE")


def test_loops_are_indented_and_named():
    depths = {line.text.partition("~")[0]: (line.depth, line.loop) for line in lines_of(example("837p_13"))}
    assert depths["CLM*A13*150***11:B:1*Y*A*Y*Y"] == (3, "2300")
    assert depths["NM1*82*1*KILDARE*BEN****XX*1679576722"] == (4, "2310B")
    assert depths["PRV*PE*PXC*207Q00000X"] == (5, "2310B")
    assert depths["CAS*CO*45*50"] == (6, "2430")
    assert depths["SE*47*0001"] == (0, "")


def test_a_number_that_another_payer_gave_names_that_payer():
    words = words_of(whole())
    assert words["REF*G1*AUTH2**2U:MEDICARE1"] == "Prior authorization number: AUTH2. Given by payer: MEDICARE1"
    assert words["REF*9F*REF3"] == "Referral number: REF3"
    assert words["REF*LU*P11**2U:MEDICARE1"] == "Location number: P11. Given by payer: MEDICARE1"


def test_a_percent_is_no_share():
    words = words_of(whole())
    assert "Percent: 80.5%; Code: C1; Discount percent: 2%" in words["CN1*06*80*80.5*C1*2*V1"]
    assert words["FRM*3****88.5"].endswith("Percent: 88.5%")


def test_a_place_or_provider_that_has_no_name_by_the_guide_is_not_said_to_lack_one():
    words = words_of(whole())
    assert words["NM1*87*2"] == "Address for payment"
    assert words["NM1*82*1"] == "Rendering provider at the other payer"
    text = example("837p_01").replace("NM1*IL*1*SMITH*JOHN*Q***MI*W123456", "NM1*IL*1")
    assert words_of(text)["NM1*IL*1"] == "Subscriber: No name given"


def test_what_goes_without_saying_is_not_said():
    words = words_of(whole())
    assert "CMS place of service" not in next(said for text, said in words.items() if text.startswith("CLM*"))
    assert words["LIN**N4*00409379501"] == "Drug: Drug code (NDC): 00409379501"
    bill = example("278_request").replace("*11:B*", "*11:A*")
    assert "Place list: type of bill [A]" in next(said for said in words_of(bill).values() if "type of bill" in said)


def test_a_form_is_named_by_its_list():
    words = words_of(whole())
    assert words["LQ*UT*484.03"] == "Supporting form: Medicare certificate of medical necessity 484.03"


def test_the_status_of_a_claim_is_told_by_our_numbers():
    asked, answered = words_of(example("276_dependent")), words_of(example("277_not_found"))
    assert asked["TRN*1*CSTRACE2"] == "Claim that is asked about: Our number of the question: CSTRACE2"
    assert asked["REF*EJ*A00000002"] == "Our claim number: A00000002"
    assert asked["REF*FJ*L1"] == "Our number of the line: L1"
    assert answered["TRN*2*CSTRACE1"] == "Status of a claim: Our number of the question: CSTRACE1"
    assert answered["STC*D0:35:IL*20261105**0"] == (
        "Status: Search found nothing. Claim was not found (subscriber) on Nov 5, 2026. Amount: $0.00"
    )


def test_a_dependent_is_no_subscriber_but_may_well_be_insured():
    words = words_of(example("271_active"))
    assert words["INS*N*19***************2"].startswith("Relation to the subscriber: child [19]. Is the subscriber: no")


def test_everybody_named_with_a_benefit_has_a_role():
    words = words_of(example("271_active"))
    assert words["NM1*PRP*2*MEDICARE*****PI*00831"] == "Primary payer: MEDICARE, payer id 00831"
    assert words["NM1*P3*1*KILDARE*BEN***DR*XX*1679576722*27"].startswith("Primary care provider: KILDARE, BEN DR")
    assert "work phone (614) 555-1213" in " ".join(words.values())
    assert "Days: Monday [D]; Time of day: morning [D]" in words["HSD*VS*3*WK**35*1*D*D"]


def test_what_the_payer_asks_for_is_no_diagnosis_and_no_error():
    words = words_of(example("278_response_pended"))
    assert words["HI*LOI:18657-7"] == "Information asked for: 18657-7 (LOINC)"
    assert words["HI*LOI:34118-0"] == "Information asked for: 34118-0 (LOINC)"


def test_envelopes_are_explained():
    words = words_of(example("835_01"))
    opening = next(text for text in words if text.startswith("ISA"))
    assert words[opening] == ("File: From PAYERID to PROVIDERID, Nov 1, 2026 12:00, control number 000000007, test")
    assert words["ST*835*0001"] == "Message: Remittance advice (835), number 0001"
    assert words["SE*23*0001"] == "End of the message: 23 segments, number 0001"
    assert words["IEA*1*000000007"] == "End of the file: 1 group, control number 000000007"


def test_the_claims_of_a_file_can_be_found():
    found = {
        line.text
        for text in (example("835_04"), NOT_ACCEPTED, COVERED, REJECTED, INSTITUTIONAL)
        for line in lines_of(text)
        if line.is_claim
    }
    assert found == {
        "CLP*A1*22*-100*-48**12*ICN1*11*1",
        "CLP*A1*1*100*78**12*ICN1R*11*1",
        "TRN*2*A1",
        "NM1*IL*1*SAMPLE*IRIS****MI*W123456",
        "AK2*837*0001*005010X222A1",
        "CLM*H1*500***11:A:1",
    }
    answers = [line.text for text in (NOT_ACCEPTED, REJECTED) for line in lines_of(text) if line.mark is Mark.ANSWER]
    assert answers == ["STC*A7:562:85*20261101*U*100", "IK5*R*5"]


def test_a_kind_that_is_only_recognized_is_readable_too():
    words = words_of(INSTITUTIONAL)
    assert words["ST*837*0001*005010X223A2"] == "Message: Institutional claims (837I), number 0001"
    assert words["NM1*41*2*SUNNY BILLING*****46*SUB123"].startswith("Submitter: SUNNY BILLING")
    assert words["CLM*H1*500***11:A:1"].startswith("Claim H1: charged $500.00")
    assert words["DTP*434*RD8*20261001-20261005"] == "Statement period: Oct 1, 2026 to Oct 5, 2026"
    assert words["REF*EA*MR7"] == "Medical record number: MR7"
    assert words["AMT*F5*20"] == "Patient paid: $20.00"
    assert words["QTY*CA*4"] == "Covered days: 4"
    assert words["ZZZ*SOMETHING"] == "Segment that is not known here"


def test_a_problem_stands_beside_its_segment():
    text = example("835_01").replace("BPR*I*48*", "BPR*I*49*").replace("GE*1*7", "GE*2*7")
    lines = lines_of(text)
    with_problems = {line.id: [problem.code for problem in line.problems] for line in lines if line.problems}
    assert with_problems == {"BPR": ["BALANCE-PAYMENT"], "GE": ["GE01"]}


def test_a_problem_without_a_place_stands_first_or_at_the_end_of_its_message():
    first = lines_of("NO X12 AT ALL")
    assert [(line.text, line.problems[0].code) for line in first] == [("", "NOT-X12")]
    cut = example("835_01").partition("SVC*")[0]
    lines = lines_of(cut)
    assert {problem.code for line in lines for problem in line.problems} >= {"NO-SE", "NO-IEA"}


def test_every_problem_is_shown_once():
    text = (
        example("837p_13").replace("CLM*A13*150*", "CLM*A13*1x0*").replace("DTP*472*D8*20261015", "DTP*472*D8*20261399")
    )
    text = text.replace("SE*47", "SE*48").replace("IEA*1*", "IEA*2*")
    file = x12.read(text)
    shown = [str(problem) for line in explain(file) for problem in line.problems]
    assert sorted(shown) == sorted(str(problem) for problem in x12.check(file))
    assert len(shown) > 3


def test_what_no_declaration_speaks_of_is_said_by_its_number():
    words = words_of(example("835_01").replace("AMT*B6*70~", "AMT*B6*70*X*EXTRA~"))
    assert words["AMT*B6*70*X*EXTRA"] == "Allowed amount: $70.00. Element 3: X; Element 4: EXTRA"


def test_values_that_are_no_dates_or_amounts_are_shown_as_they_are():
    text = (
        example("835_01")
        .replace("DTM*472*20261015", "DTM*472*SOON")
        .replace("SVC*HC:99213:25*100*48", "SVC*HC:99213:25*1OO*")
    )
    words = words_of(text)
    assert words["DTM*472*SOON"] == "Service date: SOON"
    assert words["SVC*HC:99213:25*1OO***1"] == "Service: 99213-25: charged 1OO"


def test_other_delimiters_change_nothing():
    text = example("837p_13")
    other = text.translate(str.maketrans("*:~^", "|>!{")).replace("\n", "\r\n")
    assert [line.words for line in lines_of(other)] == [line.words for line in lines_of(text)]


def test_the_text_is_in_two_columns_and_never_wider_than_asked():
    text = example("835_01").replace("BPR*I*48*", "BPR*I*49*").replace("ACME", "AC\x1b[31mME")
    for width in (60, 100, 160):
        rows = list(render(x12.read(text), width))
        assert max(len(row) for row in rows) <= width
        assert not any("\x1b" in row for row in rows)
    at = next(index for index, row in enumerate(rows) if "BPR*" in row)
    assert rows[at].startswith("     2    BPR*I*49*C*ACH*")
    assert rows[at][68:].lstrip().startswith("Payment of $49.00")
    problem = next(row for row in rows if "BALANCE-PAYMENT" in row or row.lstrip().startswith("!!"))
    assert problem.startswith("    !!    BPR02 in segment 2: The payment does not balance")
