"""A draft as its page shows it: every cell as typed beside what our books say."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from coding.models import ChargeLine
from ledger.balances import LineBalance, open_by_line
from payments.keyed.lookup import SameCheck, same_checks
from payments.keyed.reading import KEPT_BACK_CELLS, Paper, ReadClaim, ReadLine, read
from payments.models import KeyedClaim, KeyedRemittance
from x12 import words

ZERO = Decimal("0.00")
SPARE_ROWS = 2


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the grid: what was read, what was typed, what the plan still owes for it."""

    read: ReadLine
    typed: dict[str, str]
    open: Decimal


@dataclass(frozen=True, slots=True)
class SheetClaim:
    """One claim of the grid."""

    row: KeyedClaim
    read: ReadClaim
    lines: Sequence[SheetLine]

    @property
    def open(self) -> Decimal:
        """Dollars that the plan still owes for the claim."""
        return sum((line.open for line in self.lines), ZERO)


@dataclass(frozen=True, slots=True)
class KeptBackRow:
    """One row for provider-level money, as typed; the last ones are blank."""

    place: int
    code: str
    reference: str
    amount: str

    @property
    def meaning(self) -> str:
        """What the code means, in our words; empty while there is none."""
        return words.provider_adjustment(self.code.upper()) if self.code else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole draft."""

    keyed: KeyedRemittance
    paper: Paper
    claims: Sequence[SheetClaim]
    same: Sequence[SameCheck]

    @property
    def kept_back(self) -> list[KeptBackRow]:
        """The rows for provider-level money, with two blank ones to go on."""
        typed = [row for row in self.keyed.typed.get("kept_back", []) if any(row.values())]
        rows = [*typed, *({} for _ in range(SPARE_ROWS))]
        return [
            KeptBackRow(place, *(str(row.get(name, "")) for name in KEPT_BACK_CELLS))
            for place, row in enumerate(rows, start=1)
        ]


def paper_of(keyed: KeyedRemittance) -> Paper:
    """Read a draft from the database."""
    return read(keyed, rows_of(keyed))


def sheet_of(keyed: KeyedRemittance) -> Sheet:
    """Read a draft with everything that its page shows."""
    rows = rows_of(keyed)
    paper = read(keyed, rows)
    open_now = open_by_line(line_ids={line.pk for _, lines in rows for line in lines})
    claims = [_claim(claim, open_now) for claim in paper.claims]
    same = same_checks(payer=keyed.payer, trace=keyed.trace, amount=keyed.amount, apart_from=keyed)
    return Sheet(keyed, paper, claims, same)


def rows_of(keyed: KeyedRemittance) -> list[tuple[KeyedClaim, list[ChargeLine]]]:
    """The claims of a draft in order, each with the lines that were charged."""
    related = ("claim__coverage__patient", "claim__coverage__payer", "claim__encounter__provider__practice")
    claims = list(keyed.claims.select_related(*related).order_by("position"))
    lines: dict[int, list[ChargeLine]] = defaultdict(list)
    encounters = {row.claim.encounter_id for row in claims}
    for line in ChargeLine.objects.filter(encounter__in=encounters, charge__gt=0).order_by("position"):
        lines[line.encounter_id].append(line)
    return [(row, lines[row.claim.encounter_id]) for row in claims]


def _claim(claim: ReadClaim, open_now: dict[int, LineBalance]) -> SheetClaim:
    typed = claim.row.typed.get("lines", {})
    coverage = claim.row.claim.coverage_id
    lines = [
        SheetLine(line, typed.get(str(line.charge_line.pk), {}), open_now[line.charge_line.pk].of(coverage))
        for line in claim.lines
    ]
    return SheetClaim(claim.row, claim, lines)
