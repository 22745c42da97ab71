"""Who stands in a claim: each rule about parties with an example that breaks it, and it alone."""

import pytest

from tests.x12.rules.breaking837p import Example, broken, differs, ids_of, told
from tests.x12.rules.enclosing import example
from x12.rules import addresses837p, assumed837p, batch837p, identifiers837p, parties837p, subscribers837p

PER = "PER*IC*JANE DOE*TE*6145551212"
STREET = "N3*100 ELM ST*STE 5"
TOWN = "N4*COLUMBUS*OH*432150001"
SUBSCRIBER = "NM1*IL*1*SMITH*JOHN*Q***MI*W123456"
HOME = "N3*1 OAK AVE\nN4*DAYTON*OH*454020001\n"
DMG = "DMG*D8*19700101*M\n"
ICN = "REF*F8*MEDICAREICN1"
BILLER = "NM1*85*2*SUNNY"
PAYER = "NM1*PR*2*ACME HEALTH*****PI*60054"
CLAIM = example("837p_01")[example("837p_01").index("CLM*") :]

EXAMPLES: dict[str, Example] = {
    "BHT-CODE-MISSING": ("01", "BHT06 BHT", ("*1200*CH", "*1200")),
    "BHT02-REISSUE": ("01", "BHT02 BHT", ("BHT*0019*00", "BHT*0019*18")),
    "BHT03-LENGTH": ("01", "BHT03 BHT", ("*B1*", "*B1234567890123456789012345678901*")),
    "SUBROGATION-PLAN": ("01", "NM1 NM1*85", ("*1200*CH", "*1200*31")),
    "NAME-NOT-USED": ("13", "NM103 NM1*82*1*X", (ICN, f"{ICN}\nNM1*82*1*X*Y\nREF*G2*1")),
    "CURRENCY-CODE": ("01", "CUR02 CUR", (BILLER, f"CUR*85*XYZ\n{BILLER}")),
    "CLAIM-MISSING": ("01", "CLM HL*2", (CLAIM, "")),
    "CONTACT-FUNCTION": ("01", "PER01 PER", ("PER*IC", "PER*BL")),
    "CONTACT-KIND": ("01", "PER05 PER", (PER, f"{PER}*UR*SUNNY.EXAMPLE")),
    "CONTACT-TWICE": ("01", "PER PER", (PER, f"{PER}\n{PER}")),
    "CONTACT-EMPTY": ("01", "PER03 PER", (PER, "PER*IC*JANE DOE")),
    "CONTACT-REPEATED": ("01", "PER05 PER", (PER, f"{PER}*TE*6145551213")),
    "EXTENSION-ALONE": ("01", "PER05 PER", (PER, "PER*IC*JANE DOE*FX*6145551212*EX*12")),
    "PHONE-FORM": ("01", "PER04 PER", ("6145551212", "614-555-1212")),
    "EMAIL-FORM": ("01", "PER06 PER", (PER, f"{PER}*EM*JANE.EXAMPLE.COM")),
    "NPI-FORM": ("01", "NM109 NM1*82", ("1679576722", "167957672")),
    "NPI-FIRST-DIGIT": ("01", "NM109 NM1*85", ("1234567893", "3234567893")),
    "NPI-CHECK-DIGIT": ("01", "NM109 NM1*85", ("1234567893", "1234567894")),
    "NPI-MISSING": ("01", "NM109 NM1*82", ("****XX*1679576722", "")),
    "NM108-PAIR": ("01", "NM108 NM1*82", ("*XX*1679576722", "**1679576722")),
    "NM102-MISSING": ("01", "NM102 NM1*82", ("NM1*82*1*", "NM1*82**")),
    "TAXONOMY-FORM": ("01", "PRV03 PRV*PE", ("PRV*PE*PXC*207Q00000X", "PRV*PE*PXC*207Q000000")),
    "TAX-ID-MISSING": ("01", "REF NM1*85", ("REF*EI*123456789\n", "")),
    "TAX-ID-BOTH": ("21", "REF02 REF*SY", ("REF*EI*123456789", "REF*EI*123456789\nREF*SY*123456780")),
    "TAX-ID-FORM": ("01", "REF02 REF*EI", ("REF*EI*123456789", "REF*EI*12-3456789")),
    "SSN-OF-ORGANIZATION": ("01", "REF02 REF*SY", ("REF*EI*123456789", "REF*SY*123456789")),
    "ADDRESS-HALF": ("13", "N301 NM1*IL", ("MI*1EG4TE5MK73", "MI*1EG4TE5MK73\nN4*DAYTON*OH*45402")),
    "CITY-FORM": ("01", "N401 N4*12", ("N4*DAYTON", "N4*12")),
    "STREET-FORM": ("01", "N301 N3*--", ("N3*1 OAK AVE", "N3*--")),
    "ZIP-STATE": ("01", "N403 N4*DAYTON", ("DAYTON*OH", "DAYTON*TX")),
    "ZIP-ZEROS": ("01", "N403 N4*DAYTON", ("454020001", "454020000")),
    "STATE-MISSING": ("01", "N402 N4*COLUMBUS", (TOWN, "N4*COLUMBUS**432150001")),
    "ZIP-MISSING": ("01", "N403 N4*DAYTON", ("DAYTON*OH*454020001", "DAYTON*OH")),
    "STATE-CODE": ("01", "N402 N4*DAYTON", ("DAYTON*OH", "DAYTON*OX")),
    "ZIP-FORM": ("01", "N403 N4*DAYTON", ("454020001", "45402-0001")),
    "ZIP-NINE": ("01", "N403 N4*COLUMBUS", ("432150001", "43215")),
    "COUNTRY-SUPERFLUOUS": ("01", "N404 N4*COLUMBUS", (TOWN, f"{TOWN}*US")),
    "COUNTRY-CODE": ("01", "N404 N4*COLUMBUS", (TOWN, f"{TOWN}*C4")),
    "POST-BOX": ("01", "N301 N3", ("N3*100 ELM ST*STE 5", "N3*P.O. BOX 7")),
    "FACILITY-POST-BOX": ("08", "N301 N3*PO", ("N3*500 HOSPITAL DR", "N3*PO BOX 500")),
    "PAY-TO-NAMED": ("19", "NM103 NM1*87", ("NM1*87*2", "NM1*87*2*LOCKBOX BANK")),
    "PAY-TO-SAME": ("19", "N301 N3", ("N3*PO BOX 7", STREET), ("*432150002", "*432150001")),
    "BILLING-CONTACT-SAME": ("01", "PER PER", ("REF*EI*123456789", f"REF*EI*123456789\n{PER}")),
    "CURRENCY-SUPERFLUOUS": ("01", "CUR02 CUR", ("NM1*85", "CUR*85*USD\nNM1*85")),
    "FIRST-NAME-MISSING": ("01", "NM104 NM1*82", ("KILDARE*BEN", "KILDARE*")),
    "NAME-FORM": ("01", "NM104 NM1*82", ("KILDARE*BEN", "KILDARE*B3N")),
    "ORGANIZATION-FIRST-NAME": ("01", "NM104 NM1*85", ("SUNNY FAMILY PRACTICE**", "SUNNY*FAMILY PRACTICE*")),
    "SBR02-SELF": ("01", "SBR02 SBR", ("SBR*P*18*", "SBR*P**")),
    "SBR02-DEPENDENT": ("02", "SBR02 SBR", ("SBR*P**", "SBR*P*18*"), ("MI*W123456\n", f"MI*W123456\n{HOME}{DMG}")),
    "PATIENT-ADDRESS-MISSING": ("01", "N3 NM1*IL", (HOME, "")),
    "PATIENT-DEMOGRAPHICS-MISSING": ("01", "DMG02 NM1*IL", (DMG, "")),
    "PATIENT-ORGANIZATION": ("01", "NM102 NM1*IL", (SUBSCRIBER, "NM1*IL*2*SMITH AND SONS*****MI*W123456")),
    "PATIENT-ID": ("02", "NM109 NM1*QC", ("NM1*QC*1*SMITH*ANNA", "NM1*QC*1*SMITH*ANNA****MI*W123456")),
    "MEMBER-ID-FORM": ("01", "NM109 NM1*IL", ("W123456", "W123-456")),
    "MEDICARE-NUMBER-FORM": ("16", "NM109 NM1*IL", ("1EG4TE5MK73", "1EG4TE5MS73")),
    "PAYER-ID-FORM": ("01", "NM109 NM1*PR", ("PI*60054", "PI*60 054")),
    "SBR09-MISSING": ("01", "SBR09 SBR", ("SBR*P*18*GRP1******CI", "SBR*P*18*GRP1")),
    "SBR04-SUPERFLUOUS": ("01", "SBR04 SBR", ("GRP1******CI", "GRP1*ACME*****CI")),
    "SBR05-MISSING": ("15", "SBR05 SBR*S", ("SBR*S*18***12****MB", "SBR*S*18*******MB")),
    "SBR05-SUPERFLUOUS": ("01", "SBR05 SBR", ("GRP1******CI", "GRP1**12****CI")),
    "BIRTH-DATE-FUTURE": ("01", "DMG02 DMG", ("19700101", "20290101")),
    "BIRTH-DATE-OLD": ("01", "DMG02 DMG", ("19700101", "18700101")),
    "DEATH-DATE": ("19", "PAT06 PAT", ("D8*20261016", "D8*20101016")),
    "WEIGHT": ("19", "PAT08 PAT", ("*01*7\n", "*01*0\n")),
    "PAT01-SUBSCRIBER": ("01", "PAT01 PAT", ("SBR*P*18*GRP1******CI", "SBR*P*18*GRP1******CI\nPAT*18")),
    "PREGNANT-MALE": ("02", "PAT09 PAT", ("PAT*19", "PAT*19********Y"), ("20150412*F", "20150412*M")),
    "PAYER-PROVIDER-ID": ("01", "REF02 REF*G2", (PAYER, f"{PAYER}\nREF*G2*12345")),
    "CODE-MISSING": ("01", "CLM06 CLM", ("11:B:1*Y*A", "11:B:1**A")),
    "MODIFIER-GAP": ("01", "SV101-3 SV1", ("99213:25", "99213::25")),
    "LEVEL-VALUE-MISSING": ("01", "PRV03 PRV*BI", ("PRV*BI*PXC*207Q00000X", "PRV*BI*PXC")),
    "VALUE-SIGNS": ("03", "REF02 REF*G1", ("AUTH777", "---")),
    "VALUE-MISSING": ("03", "REF02 REF*G1", ("REF*G1*AUTH777", "REF*G1")),
}
ALSO = {"DEATH-DATE": {"SERVICE-AFTER-DEATH"}}


@pytest.mark.parametrize("rule_id", EXAMPLES)
def test_what_breaks_a_rule_about_parties_is_told_alone_and_with_its_place(rule_id):
    assert differs(rule_id, EXAMPLES[rule_id], ALSO.get(rule_id, set())) == ""


def test_every_rule_about_parties_has_an_example():
    modules = (addresses837p, assumed837p, batch837p, identifiers837p, parties837p, subscribers837p)
    assert ids_of(*modules) == set(EXAMPLES)


@pytest.mark.parametrize("town", ["N4*TORONTO*ON*M5V3L9*CA", "N4*SAN JUAN*PR*009010001", "N4*APO*AE*094980001"])
def test_addresses_outside_the_states_are_taken(town):
    assert told(broken("02", ("N4*DAYTON*OH*454020001", town))) == []


@pytest.mark.parametrize("street", ["7 LOCKE BOXER ST", "1 POST RD"])
def test_streets_that_only_look_like_boxes_are_taken(street):
    assert told(broken("01", (STREET, f"N3*{street}"))) == []


def test_an_employer_may_be_the_subscriber_of_a_dependent():
    assert told(broken("02", ("NM1*IL*1*SMITH*JOHN****MI*W123456", "NM1*IL*2*SMITH AND SONS*****MI*W123456"))) == []


def test_a_provider_without_an_npi_is_known_by_the_number_of_the_payer():
    found = told(broken("01", ("*****XX*1234567893", ""), (PAYER, f"{PAYER}\nREF*G2*12345")))
    assert [code for code, _, _ in found] == ["NPI-MISSING"]
