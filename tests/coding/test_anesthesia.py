"""Anesthesia: base units and factors are loaded as CMS publishes them, and the bench shows how a line adds up."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coding.bench import work_of
from coding.claim_facts.anesthesia import sums_of
from coding.claim_facts.lines import LineFacts, set_line_facts
from coding.models import AnesthesiaBase, AnesthesiaFactor, ChargeLine, Locality, Reference
from coding.official.source import DoesNotAddUp
from coding.releases.standing import standing
from encounters.models import Encounter
from patients.models import FilingCode, Payer
from tests.builders import a_payer
from tests.coding.official_files import load_files
from tests.coding.visits import a_visit

pytestmark = pytest.mark.usefixtures("few_codes")
DAY = date(2026, 11, 2)
D = Decimal
BASE = "2026 Anesthesia Base Units by CPT Code\n\nCode,2026 Base Unit\n00400,3\n840,6\n01967,5\n"
FACTORS = (
    "2026 Anesthesia Conversion Factors\n"
    "Contractor,Locality,Locality Name,2026 Anesthesia Conversion Factor\n"
    "10112,00,Invented State,19.9\n10113,01,North of it,20.5125\n,National,,20.3178\n"
)


def loaded(folder: Path) -> None:
    load_files(folder, {"anesthesia-2026.zip/base units 2026.txt": BASE, "ANES2026.csv": FACTORS})


def localities(state: str, *places: tuple[str, str]) -> None:
    for contractor, number in places:
        Locality.objects.create(
            contractor=contractor, number=number, state=state, name="A place", work=1, practice=1, malpractice=1,
            starts_on=date(2026, 1, 1),
        )  # fmt: skip


def a_line(payer: Payer | None = None, *, modifiers: tuple[str, ...] = (), beside: str = "") -> ChargeLine:
    """Forty minutes of anesthesia for a procedure with six base units."""
    lines = [("00840", ("AA", *modifiers), 1, (1,)), *([(beside, (), 1, (1,))] if beside else [])]
    line = a_visit(payer=payer, lines=lines).charge_lines.get(position=1)
    return set_line_facts(line=line, facts=LineFacts(minutes=40), by=None)


def words_of(line: ChargeLine, payer: Payer | None) -> str:
    encounter = Encounter.objects.get(pk=line.encounter_id)
    found = sums_of(encounter=encounter, lines=list(encounter.charge_lines.all()), payer=payer)
    return found[line.pk].words


def test_base_units_and_factors_are_found_in_their_files_and_loaded_once(tmp_path: Path) -> None:
    loaded(tmp_path)
    assert dict(AnesthesiaBase.objects.values_list("code", "units")) == {"00400": D(3), "00840": D(6), "01967": D(5)}
    rows = set(AnesthesiaFactor.objects.values_list("contractor", "locality", "factor"))
    assert rows == {("10112", "00", D("19.9000")), ("10113", "01", D("20.5125"))}
    assert AnesthesiaBase.objects.get(code="00400").starts_on == date(2026, 1, 1)
    (again,) = load_files(tmp_path, {"ANES2026.csv": FACTORS})
    assert again.was_loaded
    kinds = {Reference.ANESTHESIA_BASE, Reference.ANESTHESIA_FACTORS}
    assert {line.kind for line in standing(day=DAY) if line.release} >= kinds


@pytest.mark.parametrize(
    ("name", "text", "refusal"),
    [
        ("base 2026.txt", BASE + "99213,4\n", "99213 is no procedure of anesthesia"),
        ("base 2026.txt", BASE + "00400,4\n", "00400 stands twice"),
        ("base 2026.txt", BASE + "00402,\n", "A number is missing"),
        ("ANES2026.csv", FACTORS + "1011X,00,Somewhere,20.1\n", "A contractor has five digits"),
        ("ANES2026.csv", FACTORS + "10114,00,Somewhere,0\n", "0 is too little"),
    ],
)
def test_a_line_that_does_not_add_up_is_refused(tmp_path: Path, name: str, text: str, refusal: str) -> None:
    with pytest.raises(DoesNotAddUp, match=refusal) as told:
        load_files(tmp_path, {name: text})
    assert told.value.line == text.count("\n")
    assert not AnesthesiaBase.objects.exists() and not AnesthesiaFactor.objects.exists()


def test_without_base_units_the_bench_says_that_they_are_not_loaded(tmp_path: Path) -> None:
    payer = a_payer()
    line = a_line(payer)
    assert words_of(line, payer) == "2.7 units of time; base units not loaded"
    loaded(tmp_path)
    AnesthesiaBase.objects.filter(code="00840").delete()
    assert words_of(line, payer) == "2.7 units of time; base units none listed for this procedure"


def test_medicare_pays_base_and_time_by_its_locality_and_never_the_status(tmp_path: Path) -> None:
    loaded(tmp_path)
    medicare = a_payer(filing_code=FilingCode.MEDICARE_B)
    medicare.pays_physical_status = True
    line = a_line(medicare, modifiers=("P3",), beside="99140")
    assert words_of(line, medicare) == "6 base + 2.7 time = 8.7 units; conversion factor not loaded"
    state = line.encounter.location.state
    localities(state, ("10112", "00"))
    line.charge = D("173.13")
    line.save()
    assert words_of(line, medicare) == "6 base + 2.7 time = 8.7 units × 19.90 = 173.13"
    localities(state, ("10113", "01"))
    assert words_of(line, medicare) == "6 base + 2.7 time = 8.7 units × 19.90 to 20.5125 = 173.13 to 178.46"


def test_another_payer_pays_by_its_contract_and_by_status_if_it_does_so(tmp_path: Path) -> None:
    loaded(tmp_path)
    payer = a_payer()
    line = a_line(payer, modifiers=("P3",), beside="99140")
    assert words_of(line, payer) == "6 base + 2.7 time = 8.7 units; no factor of the contract"
    payer.anesthesia_factor, payer.pays_physical_status = D("60.00"), True
    told = "6 base + 2.7 time + 3 status = 11.7 units × 60.00 = 702.00, above the fee"
    assert words_of(line, payer) == told
    payer.save()
    bench = work_of(Encounter.objects.get(pk=line.encounter_id))
    assert told in bench.lines[0].facts and bench.lines[1].facts == []


def test_lines_without_minutes_and_other_procedures_are_not_added_up() -> None:
    encounter = a_visit(lines=[("00840", ("AA",), 1, (1,)), ("99213", (), 1, (1,))])
    assert sums_of(encounter=encounter, lines=list(encounter.charge_lines.all()), payer=None) == {}
