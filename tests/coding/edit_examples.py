"""One visit for each edit that it finds something in, with words of what it says and how severe it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coding.models import ChargeLine, CodeSystem, Diagnosis, Fee, PayerLimit
from encounters.models import Encounter
from patients.models import Payer
from tests.builders import (
    NOW,
    a_coverage,
    a_patient,
    a_payer,
    a_provider,
    an_authorization,
)
from tests.coding.answers import an_answer
from tests.coding.reference_rows import a_pair, a_policy, a_unit_limit, an_add_on, an_article
from tests.coding.visits import DAY, Line, a_visit, end_of

STOP, HOLD, WARNING = "STOP", "HOLD", "WARNING"


def _mostly_denied_before() -> Encounter:
    payer = a_payer()
    for place in range(6):
        an_answer(payer, kind="DENIED" if place < 4 else "PAID")
    return a_visit(payer=payer)


@dataclass(frozen=True)
class Example:
    """A visit, words of the finding, and whether it stops (HOLD: until somebody writes why)."""

    visit: Callable[[], Encounter]
    words: str
    severity: str = WARNING


def coded(*diagnoses: str) -> Callable[[], Encounter]:
    """A visit with these diagnoses."""
    return lambda: a_visit(diagnoses=diagnoses)


def billed(
    *lines: str, diagnoses: Sequence[str] = ("I10",), medicare: bool = False, place: str = "11"
) -> Callable[[], Encounter]:
    """A visit with these lines, each as "20610-RT-59 x2 AB"; one unit and diagnosis A where nothing is said."""
    return lambda: a_visit(
        diagnoses=diagnoses,
        lines=[a_line(text) for text in lines],
        payer=medicare_b() if medicare else None,
        place=place,
    )


def a_line(text: str) -> Line:
    """One line as coders write it: "20610-RT x2 AB"."""
    code, *rest = text.split()
    procedure, *modifiers = code.split("-")
    units = next((Decimal(part[1:]) for part in rest if part[0] == "x"), Decimal(1))
    letters = next((part for part in rest if part[0] != "x"), "A")
    return procedure, modifiers, units, ["ABCDEFGHIJKL".index(letter) + 1 for letter in letters]


def medicare_b() -> Payer:
    return a_payer(name="Medicare Part B", filing_code="MB")


def noted(note: str, *diagnoses: str) -> Callable[[], Encounter]:
    """A visit with a note and these diagnoses."""
    return lambda: a_visit(diagnoses=diagnoses, note=note)


def aged(age: int, *diagnoses: str, lines: Sequence[str] = ("99213",)) -> Callable[[], Encounter]:
    return lambda: a_visit(diagnoses=diagnoses, lines=[a_line(text) for text in lines], age=age)


def twice(
    first: str, second: str, *, on: date, diagnoses: Sequence[str] = ("I10",), payer: Callable[[], Payer] | None = None
) -> Callable[[], Encounter]:
    """A patient who had a service on a day and has another today, both of the same provider."""

    def both() -> Encounter:
        patient, provider = a_patient(), a_provider()
        a_visit(patient=patient, provider=provider, day=on, lines=[a_line(first)])
        return a_visit(
            patient=patient,
            provider=provider,
            diagnoses=diagnoses,
            lines=[a_line(second)],
            payer=payer() if payer else None,
        )

    return both


def _changed(**values: object) -> Callable[[], Encounter]:
    def changed() -> Encounter:
        encounter = a_visit()
        ChargeLine.objects.filter(encounter=encounter).update(**values)
        return encounter

    return changed


def _an_ended_diagnosis() -> Encounter:
    encounter = a_visit()
    end_of("I10", CodeSystem.ICD10CM, date(2026, 9, 30))
    return encounter


def _an_ended_procedure() -> Encounter:
    encounter = a_visit()
    end_of("99213", CodeSystem.CPT, date(2025, 12, 31))
    return encounter


def _an_ended_modifier() -> Encounter:
    end_of("GT", CodeSystem.MODIFIER, date(2025, 12, 31))
    return a_visit(lines=[a_line("99213-GT")], place="02")


def _a_wrong_seventh() -> Encounter:
    encounter = a_visit(lines=())
    Diagnosis.objects.create(encounter=encounter, position=2, code="S52501Z")
    return encounter


def _a_procedure_without_fee() -> Encounter:
    Fee.objects.filter(procedure="99213").delete()
    return a_visit()


def _needs_authorization() -> Encounter:
    payer = a_payer()
    payer.authorization_codes = ["20610"]
    payer.save()
    return a_visit(payer=payer, diagnoses=["M1711"], lines=[a_line("20610-RT")])


def _drug_without_its_package() -> Encounter:
    payer = a_payer()
    payer.asks_for_ndc = True
    payer.save()
    return a_visit(payer=payer, diagnoses=["M1711"], lines=[a_line("20610-RT"), a_line("J3301 x4")])


def _authorization_is_used_up() -> Encounter:
    patient, provider = a_patient(), a_provider()
    plan = a_coverage(patient=patient)
    given = an_authorization(coverage=plan, procedures=("97110",))
    given.visits = 1
    given.save()
    a_visit(patient=patient, provider=provider, day=date(2026, 10, 1), lines=[a_line("97110-GP")])
    encounter = a_visit(patient=patient, provider=provider, lines=[a_line("97110-GP")])
    encounter.authorization = given
    encounter.save()
    return encounter


def a_limit(payer: Payer, procedure: str, *, most: int = 1, per: str = "YEAR", span: int | None = None) -> PayerLimit:
    return PayerLimit.objects.create(
        payer=payer,
        procedure=procedure,
        most=most,
        per=per,
        span=span,
        starts_on=date(2026, 1, 1),
        policy="Policy 12",
        entered_at=NOW,
    )


def _over_the_payers_limit() -> Encounter:
    payer = a_payer()
    a_limit(payer, "93000")
    return twice("93000", "93000", on=date(2026, 3, 1), payer=lambda: payer)()


def given(rows: Callable[[], None], visit: Callable[[], Encounter]) -> Callable[[], Encounter]:
    """A visit of an office that has loaded these rows."""

    def made() -> Encounter:
        rows()
        return visit()

    return made


def units(indicator: str, *lines: str) -> Callable[[], Encounter]:
    """A Medicare patient's lines, where four units of 97110 are the most."""
    return given(lambda: a_unit_limit("97110", 4, indicator), billed(*lines, medicare=True))


def _a_pair_that_nothing_parts() -> Encounter:
    a_pair("20610", "96372", indicator="0", reason="I")
    return billed("20610-RT", "96372-59", diagnoses=["M1711"], medicare=True)()


def _a_pair_without_its_modifier() -> Encounter:
    a_pair("20610", "76882", indicator="1")
    return billed("20610", "76882", diagnoses=["M179"], medicare=True)()


def _a_pair_on_one_side() -> Encounter:
    a_pair("20610", "76882", indicator="1")
    return billed("20610-RT", "76882-RT", diagnoses=["M1711"], medicare=True)()


def _an_add_on_alone() -> Encounter:
    an_add_on("17003", "17000", "17004")
    return billed("99213-25", "17003 x3", medicare=True)()


EXAMPLES: dict[str, Example] = {
    "there_is_a_diagnosis": Example(lambda: a_visit(diagnoses=(), lines=()), "no diagnosis", STOP),
    "diagnosis_is_valid_on_the_day": Example(_an_ended_diagnosis, "Not valid on 11/02/26", STOP),
    "diagnosis_is_billable": Example(coded("E11"), "heading", STOP),
    "seventh_character_is_there": Example(coded("S52501"), "A initial encounter", STOP),
    "seventh_character_exists": Example(_a_wrong_seventh, "no seventh character Z", STOP),
    "external_cause_is_not_first": Example(coded("W19XXXA", "S93401A"), "never", STOP),
    "added_code_is_not_first": Example(coded("Z6841", "E6601"), "only adds", STOP),
    "leading_code_is_first": Example(coded("I10", "Z0000"), "listed first"),
    "adverse_effect_is_not_first": Example(coded("T465X5A", "I952"), "before the drug", STOP),
    "sequela_is_not_first": Example(coded("S52501S", "M25531"), "left behind"),
    "pregnancy_comes_first": Example(coded("I10", "O0991", "Z3A20"), "before those of other chapters"),
    "pregnancy_has_its_weeks": Example(coded("O0991"), "Z3A"),
    "incidental_pregnancy_stands_alone": Example(coded("O0991", "Z331", "Z3A20"), "not incidental"),
    "manifestation_is_not_first": Example(coded("G01"), "never listed first", STOP),
    "cause_comes_before_manifestation": Example(coded("N1831", "E1122"), "E11.22 is the cause"),
    "cause_of_a_manifestation_is_coded": Example(coded("I10", "F0280"), "cause is not coded"),
    "additional_code_is_there": Example(coded("E1122"), "stage of chronic kidney disease"),
    "linked_conditions_share_a_code": Example(coded("I10", "N1831"), "I12.9"),
    "excludes1_pair_is_unrelated": Example(coded("E119", "E109"), "unrelated"),
    "symptom_stands_for_itself": Example(coded("J069", "R051"), "R05.1 belongs to J06.9"),
    "plain_code_stands_alone": Example(coded("E119", "E1122", "N1831"), "says more of the same"),
    "injury_has_one_episode": Example(coded("S93401A", "S93401D"), "two episodes"),
    "aftercare_of_an_injury_is_the_injury": Example(coded("S52501D", "Z4789"), "no aftercare code"),
    "injuries_are_in_one_episode": Example(coded("S93401A", "S52501D"), "healing or past"),
    "accident_is_stated": Example(coded("S93401A", "V4352XA"), "auto accident"),
    "both_sides_are_one_code": Example(coded("M1711", "M1712"), "M17.0"),
    "side_is_coded_once": Example(coded("M170", "M1711"), "different sides"),
    "diagnosis_says_what_the_note_says": Example(
        noted("Osteoarthritis of the right knee, worse since May.", "M179"), "M17.11 says it too"
    ),
    "note_names_the_same_side": Example(noted("Osteoarthritis of the right knee.", "M1712"), "speaks of the right"),
    "diagnosis_fits_the_age": Example(aged(10, "Z0000"), "the patient was 10"),
    "condition_from_birth_fits_the_age": Example(coded("P0730"), "began around birth"),
    "there_is_a_line": Example(lambda: a_visit(lines=()), "no charge line", STOP),
    "procedure_is_valid_on_the_day": Example(_an_ended_procedure, "Not valid on 11/02/26", STOP),
    "line_points_to_a_diagnosis": Example(_changed(pointers=[]), "no diagnosis", STOP),
    "pointer_has_its_diagnosis": Example(_changed(pointers=[1, 3]), "Points to C", STOP),
    "external_cause_is_not_pointed_to_first": Example(
        billed("99213 B", diagnoses=["S93401A", "W19XXXA"]), "external cause"
    ),
    "visit_has_one_unit": Example(billed("99213 x2"), "one unit", STOP),
    "units_are_whole": Example(billed("97110-GP x1.5"), "1.5 units"),
    "line_has_a_price": Example(_a_procedure_without_fee, "no price for 99213", STOP),
    "same_procedure_twice_is_meant": Example(billed("93000", "93000"), "same as line 1"),
    "same_line_is_there_once": Example(
        billed("20610-RT", "20610-RT", diagnoses=["M1711"]), "exactly the same", HOLD
    ),
    "service_was_not_billed_before": Example(twice("93000", "93000", on=DAY), "the same day and provider"),
    "modifier_is_known": Example(billed("99213-ZZ"), "ZZ"),
    "modifier_is_valid_on_the_day": Example(_an_ended_modifier, "GT is not valid", STOP),
    "visit_modifier_is_on_a_visit": Example(billed("20610-25-RT", diagnoses=["M1711"]), "not on the procedure"),
    "distinct_service_is_not_a_visit": Example(billed("99213-59"), "takes 25", STOP),
    "distinct_service_is_said_once": Example(billed("20610-RT-59-XS", diagnoses=["M1711"]), "say the same", STOP),
    "modifiers_agree": Example(billed("73562-RT-26-TC", diagnoses=["M1711"]), "contradict", STOP),
    "telehealth_fits_the_place": Example(billed("99213-95"), "place of service is 11"),
    "telehealth_says_how": Example(billed("99213", place="10"), "95 by video"),
    "therapy_names_its_plan": Example(billed("97110"), "GP physical"),
    "chiropractic_says_active": Example(billed("98940", diagnoses=["M9903"], medicare=True), "maintenance", HOLD),
    "outside_laboratory_is_not_medicares": Example(billed("80053-90", medicare=True), "laboratory itself", STOP),
    "sides_of_a_line_agree": Example(billed("20610-LT-RT"), "contradict", STOP),
    "side_of_the_line_fits_the_diagnosis": Example(billed("20610-LT", diagnoses=["M1711"]), "M17.11 says right"),
    "side_of_the_service_is_said": Example(billed("20610", diagnoses=["M1711"]), "Say which side"),
    "both_sides_are_one_unit": Example(billed("20610-50 x2", diagnoses=["M170"]), "already says both"),
    "ear_wax_is_removed_from_one_side": Example(billed("69210-50", diagnoses=["H6123"], medicare=True), "both ears"),
    "preventive_visit_fits_the_age": Example(billed("99395", diagnoses=["Z0000"]), "was 66", STOP),
    "vaccine_fits_the_age": Example(aged(40, "Z23", lines=["90662"]), "65 and over"),
    "preventive_visit_says_so": Example(billed("99397"), "points to an examination"),
    "new_patient_is_new": Example(twice("99213", "99203", on=date(2024, 1, 10)), "01/10/24", HOLD),
    "known_patient_was_here": Example(twice("99213", "99213", on=date(2023, 11, 1)), "three years ago"),
    "one_problem_visit_a_day": Example(billed("99213", "99214"), "visit of the same day", HOLD),
    "problem_beside_prevention_is_separate": Example(
        billed("99397 A", "99213 B", diagnoses=["Z0000", "I10"]), "preventive visit"
    ),
    "visit_beside_a_procedure_is_separate": Example(
        billed("99214", "20610-RT", diagnoses=["M1711"]), "modifier 25"
    ),
    "nurse_visit_is_not_beside_an_injection": Example(billed("99211", "96372", "J1885 x2"), "takes the nurse's", HOLD),
    "visit_fits_the_place": Example(billed("99213", place="21"), "place of service is 21"),
    "wellness_is_for_medicare": Example(
        lambda: a_visit(payer=a_payer(), diagnoses=["Z0000"], lines=[a_line("G0439")]), "is not Medicare"
    ),
    "consultation_is_taken_by_the_payer": Example(billed("99243", medicare=True), "no consultation", STOP),
    "complexity_add_on_has_its_visit": Example(billed("G2211"), "there is none", STOP),
    "decision_for_surgery_is_not_25": Example(billed("99214-25-57"), "Keep the one that fits", STOP),
    "vaccine_has_its_giving": Example(billed("90662", diagnoses=["Z23"]), "giving of the vaccine"),
    "giving_has_its_vaccine": Example(billed("90471", diagnoses=["Z23"]), "No vaccine"),
    "medicare_takes_its_own_giving": Example(
        billed("90662", "90471", diagnoses=["Z23"], medicare=True), "Medicare takes G0008"
    ),
    "vaccine_is_for_immunization": Example(billed("90662", "90471"), "not coded"),
    "injection_has_its_drug": Example(billed("96372"), "No drug"),
    "drug_was_given": Example(billed("J1885 x2"), "how it was given"),
    "drug_says_what_was_discarded": Example(billed("J1885 x2", "96372", medicare=True), "JZ when nothing"),
    "discarded_drug_has_its_dose": Example(billed("J1885-JW", "96372"), "what was given"),
    "service_has_its_reason": Example(billed("77067"), "Z12.31"),
    "pair_is_paid_together": Example(_a_pair_that_nothing_parts, "whatever modifier", STOP),
    "pair_is_parted_by_a_modifier": Example(_a_pair_without_its_modifier, "Included in 20610 (line 1)", HOLD),
    "modifier_that_parts_a_pair_says_something": Example(_a_pair_on_one_side, "does not make it separate"),
    "units_of_a_line_are_payable": Example(units("1", "97110-GP x5"), "4 are paid on a line", HOLD),
    "units_of_a_day_are_possible": Example(units("2", "97110-GP x3", "97110-GP-59 x2"), "5 units on the day", STOP),
    "units_of_a_day_are_usual": Example(units("3", "97110-GP x5"), "without a question", HOLD),
    "add_on_has_its_primary": Example(_an_add_on_alone, "such as 17000", HOLD),
    "medicare_takes_the_code": Example(
        given(lambda: a_policy("99417", status="I"), billed("99215 A", "99417", medicare=True)), "another for", STOP
    ),
    "visit_is_outside_a_global_period": Example(
        given(lambda: a_policy("10060", days="010"), twice("10060", "99213", on=date(2026, 10, 28))), "until 11/07/26",
        HOLD,
    ),
    "procedure_is_outside_a_global_period": Example(
        given(lambda: a_policy("10060", days="010"), twice("10060", "10060", on=date(2026, 10, 28))), "79 unrelated",
        HOLD,
    ),
    "decision_for_surgery_is_said": Example(
        given(lambda: a_policy("28470", days="090"), billed("99213", "28470-RT")), "is major surgery", HOLD
    ),
    "both_sides_may_be_billed": Example(
        given(lambda: a_policy("11720", bilateral="0"), billed("11720-50")), "no two sides"
    ),
    "service_can_be_split": Example(
        given(lambda: a_policy("93010", pctc="2"), billed("93010-26")), "is the reading only", STOP
    ),
    "assistant_is_paid": Example(
        given(lambda: a_policy("10060", assistant="1"), billed("10060-80")), "No assistant", HOLD
    ),
    "diagnosis_supports_the_service": Example(
        given(lambda: an_article("93000", covered=["R0789"]), billed("93000", medicare=True)), "lists none"
    ),
    "diagnosis_is_not_excluded": Example(
        given(lambda: an_article("93000", against=["I10"]), billed("93000", medicare=True)), "does not support it", HOLD
    ),
    "authorization_is_on_file": Example(_needs_authorization, "only with an authorization", HOLD),
    "authorization_has_visits_left": Example(_authorization_is_used_up, "1 used it before"),
    "payer_gets_the_drug_code": Example(_drug_without_its_package, "pays J3301 only with its NDC", HOLD),
    "payer_limit_is_kept": Example(_over_the_payers_limit, "1 in a calendar year; this makes 2", HOLD),
    "medicare_prevention_is_due": Example(
        twice("G0439", "G0439", on=date(2026, 2, 20), diagnoses=["Z0000"], payer=medicare_b), "due from 02/01/27", HOLD
    ),
    "payer_has_mostly_paid_it": Example(_mostly_denied_before, "denied 4 of the last 6 it answered of 99213 with I10"),
}  # fmt: skip
