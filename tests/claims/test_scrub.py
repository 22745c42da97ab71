"""Every rule of the scrub with an example that it stops, and a clean claim that none of them touches."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from claims.facts import ClaimFacts
from claims.models import Claim, ClaimFinding
from claims.overrides import let_stand
from claims.prior import PriorAdjustment, PriorPayment
from claims.scrub import BY_NAME, RULES, judge, scrub, title_of
from claims.scrub.finding import Severity
from coding import edits
from coding.edits.overrides import CannotBeOverruled, NoReason, NothingToOverrule
from coding.models import ChargeLine, Diagnosis
from patients.models import Authorization, EligibilityCheck, FilingCode
from practice.models import Provider, Role
from tests.builders import NOW, TODAY, a_coverage, a_payer, a_staff
from tests.claims.given import a_claim, a_denial, decided, facts_of

pytestmark = pytest.mark.django_db


def test_a_clean_claim_has_no_finding_that_stops_it(tmp_path: Path) -> None:
    found = judge(facts_of(a_claim(tmp_path)))
    assert [finding.text for finding in found if finding.severity == Severity.STOP] == []


@dataclass(frozen=True)
class Example:
    """A way to spoil a clean claim, and words of what the rule then says."""

    spoil: Callable[[ClaimFacts], ClaimFacts | None]
    words: str
    severity: str = "STOP"


def _set(part: str, **values: object) -> Callable[[ClaimFacts], None]:
    """Spoil fields of one part of the claim, in memory, where the rules read them."""

    def spoil(facts: ClaimFacts) -> None:
        for name, value in values.items():
            setattr(getattr(facts, part), name, value)

    return spoil


def _line(**values: object) -> Callable[[ClaimFacts], None]:
    def spoil(facts: ClaimFacts) -> None:
        for name, value in values.items():
            setattr(facts.lines[0], name, value)

    return spoil


def _inactive(facts: ClaimFacts) -> None:
    EligibilityCheck.objects.create(
        coverage=facts.coverage,
        service_date=facts.encounter.service_date,
        trace="T1",
        state="ANSWERED",
        result="INACTIVE",
        asked_at=NOW,
        answered_at=NOW,
    )


def _denied_by_medicare(facts: ClaimFacts) -> ClaimFacts:
    facts.payer.filing_code = FilingCode.MEDICARE_B
    return decided(facts)


def _billed_before(facts: ClaimFacts) -> None:
    twin = Claim.objects.get(pk=facts.claim.pk)
    encounter = type(facts.encounter).objects.get(pk=facts.encounter.pk)
    line = facts.lines[0]
    encounter.pk, encounter.number = None, "E-9"
    encounter.save()
    ChargeLine.objects.create(
        encounter=encounter, position=1, procedure=line.procedure, charge=line.charge, pointers=[1]
    )
    twin.pk, twin.claim_number, twin.encounter = None, "C9", encounter
    twin.opened_at = NOW - timedelta(days=1)
    twin.save()


def _late_correction(facts: ClaimFacts) -> ClaimFacts:
    a_denial(facts.claim)
    facts.payer.corrected_days = 0
    facts.claim.denials.update(decided_on=TODAY - timedelta(days=1))
    return decided(facts)


def _ordered_for_medicare(facts: ClaimFacts) -> None:
    facts.payer.filing_code, facts.lines[0].procedure = FilingCode.MEDICARE_B, "71046"


def _drug_for_medicaid(facts: ClaimFacts) -> None:
    facts.payer.filing_code, facts.lines[0].procedure = FilingCode.MEDICAID, "J1885"


def _secondary(facts: ClaimFacts) -> None:
    first = a_coverage(patient=facts.patient, payer=a_payer(name="Old Mutual"), priority=3)
    first.priority = 0
    facts.plans.insert(0, first)  # type: ignore[attr-defined]


def _unbalanced(facts: ClaimFacts) -> None:
    prior = PriorPayment(
        coverage_id=facts.coverage.pk,
        decided_on=TODAY,
        paid=Decimal("100.00"),
        adjustments=[PriorAdjustment(group="CO", reason="45", amount=Decimal("49.99"))],
    )
    facts.claim.prior_payers = [prior.as_json()]


def _fifty_one_lines(facts: ClaimFacts) -> None:
    facts.lines.extend([facts.lines[0]] * 50)  # type: ignore[attr-defined]
    facts.claim.charged = facts.lines[0].charge * 51


def _bad_code(facts: ClaimFacts) -> None:
    Diagnosis.objects.filter(encounter=facts.encounter, position=1).update(code="ZZZ99")
    facts.encounter._prefetched_objects_cache.clear()  # type: ignore[attr-defined]


EXAMPLES: dict[str, Example] = {
    "billing_npi_is_valid": Example(_set("practice", npi="1234567890"), "wrong check digit"),
    "billing_address_is_a_street": Example(_set("practice", line1="P.O. Box 12"), "PO box"),
    "billing_zip_has_nine_digits": Example(_set("practice", zip_code="43215"), "nine digits"),
    "billing_taxonomy_is_well_formed": Example(_set("practice", taxonomy="207Q"), "not a taxonomy"),
    "billing_ein_is_valid": Example(_set("practice", ein="000000000"), "employer identification"),
    "contact_can_be_called": Example(_set("practice", phone=""), "phone number is missing"),
    "rendering_npi_is_valid": Example(_set("provider", npi="1234567890"), "wrong check digit"),
    "rendering_taxonomy_is_well_formed": Example(_set("provider", taxonomy="X"), "not a taxonomy"),
    "provider_still_works_here": Example(_set("provider", is_active=False), "having left", "WARNING"),
    "referring_provider_has_an_npi": Example(
        _set("encounter", referring_last_name="Sender", referring_first_name="Rita"), "NPI is missing"
    ),
    "service_place_has_an_address": Example(_set("location", line1="2 Oak St", zip_code="43215"), "nine digits"),
    "laboratory_has_a_clia_number": Example(
        lambda facts: (_line(procedure="80053")(facts), _set("location", clia="")(facts))[0], "CLIA"
    ),
    "patient_is_complete": Example(_set("patient", line1=" "), "Missing: street"),
    "birth_date_is_plausible": Example(_set("patient", birth_date=TODAY), "after the date of service"),
    "patient_was_alive": Example(_set("patient", death_date=date(2026, 1, 1)), "patient's death"),
    "member_id_has_the_payers_form": Example(
        _set("payer", member_id_pattern=r"[A-Z]{3}\d{6}"), "does not have the form"
    ),
    "subscriber_is_complete": Example(_set("coverage", relationship="19"), "name is missing"),
    "child_is_not_the_subscriber": Example(_set("patient", birth_date=date(2020, 1, 1)), "is a child", "WARNING"),
    "coverage_was_in_force": Example(_set("coverage", ends_on=date(2026, 1, 31)), "not in force"),
    "coverage_is_not_known_inactive": Example(_inactive, "not active on the date"),
    "filing_limit_is_not_passed": Example(_set("claim", file_by=TODAY - timedelta(days=1)), "It passed on"),
    "corrected_claim_is_in_time": Example(_late_correction, "limit for it passed", "WARNING"),
    "service_was_not_billed_before": Example(_billed_before, "billed one of these services"),
    "replacement_has_the_payers_number": Example(decided, "replacement needs it"),
    "medicare_gets_no_replacement": Example(_denied_by_medicare, "goes as a new claim", "WARNING"),
    "payer_can_be_reached": Example(_set("payer", connection=None), "No open connection"),
    "earlier_payers_have_answered": Example(_secondary, "pays first and has not answered"),
    "earlier_decisions_add_up": Example(_unbalanced, "make 149.99, charged 150.00"),
    "coding_edits_do_not_stop": Example(_bad_code, "No release of ICD-10-CM is loaded"),
    "charges_add_up": Example(_set("claim", charged=Decimal("149.99")), "The lines make 150.00"),
    "lines_fit": Example(_fifty_one_lines, "There are 51"),
    "units_are_plausible": Example(_line(units=Decimal("1.25")), "1.25 units"),
    "place_of_service_is_known": Example(_set("encounter", place_of_service="77"), "not on the list"),
    "service_date_is_not_in_the_future": Example(
        _set("encounter", service_date=TODAY + timedelta(days=1)), "in the future"
    ),
    "accident_is_complete": Example(
        _set("encounter", accident="AA", accident_date=date(2026, 10, 1)), "state of an auto accident"
    ),
    "accident_goes_to_the_right_payer": Example(
        _set("encounter", accident="EM", accident_date=date(2026, 10, 1)), "may pay first", "WARNING"
    ),
    "line_providers_have_valid_npis": Example(
        lambda facts: setattr(facts.lines[0], "ordering", Provider(npi="1234567890")), "1234567890 has a wrong check"
    ),
    "service_says_who_ordered_it": Example(_ordered_for_medicare, "was ordered by somebody", "WARNING"),
    "drug_can_be_sent": Example(_line(ndc="00000000000", ndc_unit="ML", ndc_quantity=Decimal(1)), "eleven digits"),
    "medicaid_gets_the_drug_code": Example(_drug_for_medicaid, "Medicaid denies J1885 without its NDC", "WARNING"),
    "text_can_travel": Example(_set("patient", last_name="Sam*ple"), "character * cannot be sent"),
    "names_fit": Example(_set("practice", legal_name="A" * 61), "more than 60 characters"),
    "claim_number_can_come_back": Example(_set("claim", claim_number="C-1"), "20 characters"),
}


def test_every_rule_has_an_example_a_title_and_a_source() -> None:
    assert {rule.name for rule in RULES} == set(EXAMPLES)
    assert len(RULES) == len(BY_NAME) >= 18
    assert [rule.name for rule in RULES if not rule.source or not rule.title] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_spoiled_claim_is_found(name: str, tmp_path: Path) -> None:
    example, rule = EXAMPLES[name], BY_NAME[name]
    facts = facts_of(a_claim(tmp_path))
    assert [finding for finding in rule.findings(facts) if finding.severity == Severity.STOP] == []
    spoiled = example.spoil(facts)
    found = list(rule.findings(spoiled if isinstance(spoiled, ClaimFacts) else facts))
    assert any(example.words in finding.text and finding.severity == example.severity for finding in found), found
    assert all(finding.rule in {name, *edits.BY_NAME} and finding.source and finding.where for finding in found)


def test_no_finding_tells_who_the_patient_is(tmp_path: Path) -> None:
    facts = facts_of(a_claim(tmp_path))
    _set("patient", line1="", last_name="Samplewell*")(facts)
    _set("coverage", member_id="W123^")(facts)
    told = " ".join(finding.text for finding in judge(facts))
    assert "Samplewell" not in told
    assert "W123" not in told


def test_an_authorization_of_another_plan_does_not_count(tmp_path: Path) -> None:
    claim = a_claim(tmp_path)
    claim.coverage.payer.authorization_codes = ["99213"]
    claim.coverage.payer.save()
    other = a_coverage(patient=claim.encounter.patient, priority=2)
    day = claim.encounter.service_date
    foreign = Authorization.objects.create(coverage=other, number="A1", starts_on=day, ends_on=day)
    own = Authorization.objects.create(coverage=claim.coverage, number="A2", starts_on=day, ends_on=day)
    for authorization, stops in ((foreign, 1), (own, 0)):
        type(claim.encounter).objects.filter(pk=claim.encounter_id).update(authorization=authorization)
        found = [one for one in judge(facts_of(claim)) if one.rule == "authorization_is_on_file"]
        assert [one.severity for one in found] == [Severity.STOP] * stops


def test_the_scrub_keeps_its_findings_and_moves_the_claim_both_ways(tmp_path: Path) -> None:
    claim = a_claim(tmp_path)
    claim.coverage.member_id = ""
    claim.coverage.save()
    scrub(claim=claim, by=None, now=NOW)
    assert claim.status == Claim.Status.HELD
    assert [finding.rule for finding in ClaimFinding.objects.filter(claim=claim, severity="STOP")] == [
        "member_id_has_the_payers_form"
    ]
    claim.coverage.member_id = "W123456789"
    claim.coverage.save()
    scrub(claim=claim, by=None, now=NOW)
    assert claim.status == Claim.Status.READY
    assert not ClaimFinding.objects.filter(claim=claim, severity="STOP").exists()


def test_near_the_filing_limit_the_claim_may_leave_with_a_warning(tmp_path: Path) -> None:
    facts = facts_of(a_claim(tmp_path))
    facts.claim.file_by = TODAY + timedelta(days=5)
    (finding,) = BY_NAME["filing_limit_is_not_passed"].findings(facts)
    assert (finding.severity, "5 days are left" in finding.text) == (Severity.WARNING, True)


def test_what_a_biller_lets_stand_holds_the_claim_no_more_until_the_line_changes(tmp_path: Path) -> None:
    claim, biller = a_claim(tmp_path), a_staff(Role.BILLER)
    claim.coverage.payer.authorization_codes = ["99213"]
    claim.coverage.payer.save()
    scrub(claim=claim, by=None, now=NOW)
    (kept,) = ClaimFinding.objects.filter(claim=claim, severity="STOP")
    assert (kept.rule, title_of(kept.rule), claim.status) == (
        "authorization_is_on_file", "No authorization", Claim.Status.HELD,
    )  # fmt: skip

    let_stand(claim=claim, mark=kept.mark, reason="The payer's portal says none is needed.", by=biller, now=NOW)

    assert claim.status == Claim.Status.READY
    (stands,) = ClaimFinding.objects.filter(claim=claim, rule="authorization_is_on_file")
    assert (stands.severity, stands.mark) == ("WARNING", "")
    assert "Dana Sample let it stand: The payer's portal" in stands.text

    ChargeLine.objects.filter(encounter=claim.encounter).update(units=2)
    scrub(claim=claim, by=None, now=NOW)
    assert "authorization_is_on_file" in ClaimFinding.objects.filter(claim=claim, severity="STOP").values_list(
        "rule", flat=True
    )


def test_a_finding_that_leaves_no_choice_or_has_no_reason_does_not_stand(tmp_path: Path) -> None:
    claim, biller = a_claim(tmp_path), a_staff(Role.BILLER)
    Diagnosis.objects.filter(encounter=claim.encounter, position=1).update(code="ZZZ99")
    found = next(
        one for one in edits.findings(encounter=claim.encounter) if one.rule == "diagnosis_is_valid_on_the_day"
    )
    with pytest.raises(CannotBeOverruled, match="leaves no choice"):
        let_stand(claim=claim, mark=found.mark, reason="The payer takes it all the same.", by=biller, now=NOW)
    ChargeLine.objects.filter(encounter=claim.encounter).update(modifiers=["ZZ"])
    warned = next(one for one in edits.findings(encounter=claim.encounter) if one.may_override)
    with pytest.raises(NoReason, match="Write why"):
        let_stand(claim=claim, mark=warned.mark, reason="  ok  ", by=biller, now=NOW)
    with pytest.raises(NothingToOverrule, match="Reload"):
        let_stand(claim=claim, mark="nothing", reason="The payer takes it all the same.", by=biller, now=NOW)


@pytest.mark.parametrize(
    ("drug", "words"),
    [
        ({"ndc": "00409123401", "ndc_unit": "ML", "ndc_quantity": Decimal("1.5"), "procedure": "J1885"}, []),
        ({"ndc": "0040912340", "ndc_unit": "ML", "ndc_quantity": Decimal(1), "procedure": "J1885"}, ["eleven digits"]),
        ({"ndc": "00409-1234-0", "ndc_unit": "ML", "ndc_quantity": Decimal(1), "procedure": "J1885"}, ["eleven"]),
        ({"ndc": "00409123401", "ndc_unit": "", "ndc_quantity": Decimal(1), "procedure": "J1885"}, ["which unit"]),
        ({"ndc": "00409123401", "ndc_unit": "ML", "ndc_quantity": None, "procedure": "J1885"}, ["how much"]),
        (
            {"ndc": "00409123401", "ndc_unit": "ML", "ndc_quantity": Decimal(1), "procedure": "99213"},
            ["is no drug"],
        ),
        ({"procedure": "99213"}, []),
    ],
)
def test_a_drug_goes_with_its_code_quantity_and_unit(drug: dict[str, object], words: list[str], tmp_path: Path) -> None:
    facts = facts_of(a_claim(tmp_path))
    _line(**drug)(facts)
    found = [finding.text for finding in BY_NAME["drug_can_be_sent"].findings(facts)]
    assert len(found) == len(words) and all(word in text for word, text in zip(words, found, strict=True))


def test_a_test_says_who_ordered_it_on_the_line_or_on_the_visit(tmp_path: Path) -> None:
    facts, rule = facts_of(a_claim(tmp_path)), BY_NAME["service_says_who_ordered_it"]
    _ordered_for_medicare(facts)
    assert len(list(rule.findings(facts))) == 1
    facts.lines[0].ordering = facts.provider
    assert list(rule.findings(facts)) == []
    facts.lines[0].ordering, facts.encounter.referring_npi = None, facts.provider.npi
    assert list(rule.findings(facts)) == []
    facts.encounter.referring_npi, facts.payer.filing_code = "", FilingCode.COMMERCIAL
    assert list(rule.findings(facts)) == []


def test_each_person_on_a_line_is_checked(tmp_path: Path) -> None:
    facts = facts_of(a_claim(tmp_path))
    _line(rendering=Provider(npi="1"), supervising=Provider(npi="2"), ordering=facts.provider)(facts)
    found = [finding.where for finding in BY_NAME["line_providers_have_valid_npis"].findings(facts)]
    assert found == ["Line 1, rendering provider", "Line 1, supervising provider"]
