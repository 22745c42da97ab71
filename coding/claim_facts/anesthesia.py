"""Anesthesia is billed by time: what the claim says in minutes, the units that minutes are, and how units add up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from coding.models import AnesthesiaBase, AnesthesiaFactor, ChargeLine, Locality, Reference
from coding.releases.loaded import loaded_on
from encounters.models import Encounter
from patients.models import Payer

MINUTES_OF_A_UNIT = 15
TENTH = Decimal("0.1")
CENT = Decimal("0.01")
ZERO = Decimal(0)
# What the physical status of the patient adds where a payer counts it; P1, P2 and P6 add nothing.
STATUS_UNITS = {"P3": Decimal(1), "P4": Decimal(2), "P5": Decimal(3)}
# What qualifying circumstances add: extreme age, cooled body, lowered pressure, emergency.
CIRCUMSTANCE_UNITS = {"99100": Decimal(1), "99116": Decimal(5), "99135": Decimal(5), "99140": Decimal(2)}


def is_anesthesia(procedure: str) -> bool:
    """Tell whether a procedure is anesthesia that is billed by minutes (CPT 00100 to 01999)."""
    return procedure.isdigit() and "00100" <= procedure <= "01999"


def time_units(minutes: int) -> Decimal:
    """
    The units of some minutes, to a tenth; base units of the procedure are not in them.

    Source: Medicare Claims Processing Manual, chapter 12, section 50.G (15 minutes, rounded to one decimal).
    """
    return (Decimal(minutes) / MINUTES_OF_A_UNIT).quantize(TENTH, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Sum:
    """
    How the payment of one line of anesthesia adds up: units, and what a unit is worth, in dollars.

    `base` is None while base units are not loaded for the day or do not have the procedure; `factors` are the least and
    the most that a unit may be worth, empty when nobody has said: then `no_factor` tells why.  `charge` is what the
    office asks for the line, in dollars.
    """

    base: Decimal | None
    time: Decimal
    modifying: Decimal
    factors: tuple[Decimal, ...]
    is_loaded: bool
    no_factor: str
    charge: Decimal

    @property
    def units(self) -> Decimal | None:
        """All units together."""
        return None if self.base is None else self.base + self.time + self.modifying

    @property
    def words(self) -> str:
        """The whole sum in one line, and what it cannot say."""
        if self.base is None:
            why = "not loaded" if not self.is_loaded else "none listed for this procedure"
            return f"{_plain(self.time)} units of time; base units {why}"
        parts = f"{_plain(self.base)} base + {_plain(self.time)} time"
        parts += f" + {_plain(self.modifying)} status" if self.modifying else ""
        told = f"{parts} = {_plain(self.units or ZERO)} units"
        if not self.factors:
            return f"{told}; {self.no_factor}"
        different = list(dict.fromkeys(self.factors))
        dollars = " to ".join(_dollars(factor) for factor in different)
        worth = " to ".join(f"{(self.units or ZERO) * factor:,.2f}" for factor in different)
        is_low = self.charge < ((self.units or ZERO) * different[0]).quantize(CENT, ROUND_HALF_UP)
        return f"{told} × {dollars} = {worth}{', above the fee' if is_low else ''}"


def sums_of(*, encounter: Encounter, lines: Sequence[ChargeLine], payer: Payer | None) -> dict[int, Sum]:
    """
    Add up each line of anesthesia that has its minutes, by the id of the line.

    Units of physical status and of qualifying circumstances count where the payer counts them; Medicare never does.
    Source: 42 CFR 414.46; Medicare Claims Processing Manual, chapter 12, sections 50.C and 50.G.
    """
    timed = [line for line in lines if line.minutes and is_anesthesia(line.procedure)]
    if not timed:
        return {}
    day = encounter.service_date
    rows = AnesthesiaBase.objects.on(day).filter(code__in=[line.procedure for line in timed])
    is_loaded = Reference.ANESTHESIA_BASE in loaded_on(day)
    bases = {row.code: row.units for row in rows} if is_loaded else {}
    counts_status = payer is not None and payer.pays_physical_status and not payer.is_medicare
    around = sum((CIRCUMSTANCE_UNITS.get(line.procedure, ZERO) for line in lines), ZERO) if counts_status else ZERO
    factors = _factors(encounter, payer)
    no_factor = "conversion factor not loaded" if payer and payer.is_medicare else "no factor of the contract"
    return {
        line.pk: Sum(
            base=bases.get(line.procedure),
            time=time_units(line.minutes or 0),
            modifying=(_status(line.modifiers) + (around if line is timed[0] else ZERO)) if counts_status else ZERO,
            factors=factors,
            is_loaded=is_loaded,
            no_factor=no_factor,
            charge=line.charge,
        )
        for line in timed
    }


def _status(modifiers: Iterable[str]) -> Decimal:
    return max((STATUS_UNITS.get(modifier, ZERO) for modifier in modifiers), default=ZERO)


def _factors(encounter: Encounter, payer: Payer | None) -> tuple[Decimal, ...]:
    """What a unit is worth: by the contract, or by Medicare's localities in the state where the service was."""
    if payer is None:
        return ()
    if payer.anesthesia_factor is not None:
        return (payer.anesthesia_factor,)
    if not payer.is_medicare:
        return ()
    day, state = encounter.service_date, encounter.location.state
    here = set(Locality.objects.on(day).filter(state=state).values_list("contractor", "number"))
    rows = AnesthesiaFactor.objects.on(day).values_list("contractor", "locality", "factor")
    found = sorted(factor for contractor, number, factor in rows if (contractor, number) in here)
    return (found[0], found[-1]) if found else ()


def _dollars(factor: Decimal) -> str:
    """With cents, and with what is smaller where there is any."""
    return f"{factor:.4f}".removesuffix("00")


def _plain(units: Decimal) -> str:
    return f"{units.normalize():f}"
