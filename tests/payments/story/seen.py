"""What an office looks like after a story: tables of the books, the claims and the work, as lines of text."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from claims.models import Claim, CodeChange, Denial
from clearinghouse.models import Interchange
from ledger.models import Account, Entry, OpenBalance
from payments.models import ProviderItem, Refund, Remittance
from payments.office.desk import on_account_of, owed_by
from payments.posting.questions import questions
from tests.payments.story.office import Office
from tests.payments.story.reading import Line

Rows = list[str]


def ledger(office: Office, line: Line) -> Rows:
    """
    Every entry of a visit in the order of posting: kind, debit, credit, dollars, line, reason, plan if several.

    `Ledger A1 by day` begins each row with the day of the books.
    """
    claim = office.claim(line.text.split()[1], line)
    is_dated = line.text.endswith(" by day")
    entries = Entry.objects.filter(charge_line__encounter=claim.encounter_id).order_by("pk")
    many = claim.encounter.patient.coverages.count() > 1
    return [
        _row(
            f"{one.effective_date:%m/%d/%y}" if is_dated else "",
            _moved(one),
            _of_line(one, office),
            one.reason,
            _plan(one, office) if many else "",
        )
        for one in entries.select_related("charge_line", "coverage__payer")
    ]


def deposit(office: Office, line: Line) -> Rows:
    """Every entry that moved the money of one deposit."""
    name = line.text.split()[1]
    known = office.deposits.get(name) or office.remittance(name, line).deposit
    cash = {Account.CASH, Account.UNAPPLIED, Account.PROVIDER_LEVEL}
    entries = Entry.objects.filter(deposit=known).order_by("pk").select_related("charge_line")
    head = [known.get_method_display(), f"{known.amount:.2f}"] if known else ["none"]
    return [
        _row(*head),
        *(_row(_moved(one), _visit_line(one, office), one.reason) for one in entries if {one.debit, one.credit} & cash),
    ]


def open_balances(office: Office) -> Rows:
    """Everything that somebody owes somebody, and money that waits."""
    rows = OpenBalance.objects.exclude(amount=0).select_related("charge_line", "coverage__payer", "deposit")
    return sorted(_row(_who(one, office), f"{one.amount:.2f}") for one in rows)


def claims(office: Office) -> Rows:
    """The state of every claim."""
    rows = Claim.objects.select_related("coverage__payer").order_by("pk")
    return sorted(_row(office.name_of_claim(one), one.status) for one in rows)


def denials(office: Office) -> Rows:
    """Every refusal: line, reason, what kind of work it is, dollars, and what became of it."""
    rows = Denial.objects.select_related("claim__coverage__payer", "charge_line").order_by("pk")
    return [
        _row(
            office.name_of_claim(one.claim), office.name_of_line(one.charge_line), one.group_code, one.reason_code,
            *one.remark_codes, one.category, f"{one.amount:.2f}", one.state,
        )
        for one in rows
    ]  # fmt: skip


def exceptions(office: Office) -> Rows:
    """Decisions that are not in the books: by remittance, the claim or the number in the file, and why."""
    found = []
    for remittance in Remittance.objects.order_by("pk"):
        for one in remittance.adjudications.exclude(exception="", state="WAITING").exclude(state="POSTED"):
            about = office.name_of_claim(one.claim) if one.claim else str(one.position)
            why = one.exception if one.state == "EXCEPTION" else one.state
            found.append(_row(office.name_of_remittance(remittance), about, why, f'"{one.explanation}"'))
    return found


def items(office: Office) -> Rows:
    """Provider-level items: remittance, code, reference, dollars, what is open of them, and the claim they name."""
    rows = ProviderItem.objects.filter(is_posted=True).select_related(
        "adjustment__remittance", "claim__coverage__payer"
    )
    return [
        _row(
            office.name_of_remittance(one.adjustment.remittance), one.adjustment.code, one.adjustment.reference,
            f"{one.amount:.2f}", f"open {one.open:.2f}", f"on {office.name_of_claim(one.claim)}" if one.claim else "",
        )
        for one in rows.order_by("pk")
    ]  # fmt: skip


def remittances(office: Office) -> Rows:
    """Remittances of which not everything is posted."""
    rows = Remittance.objects.exclude(state=Remittance.State.POSTED).order_by("pk")
    return [_row(office.name_of_remittance(one), one.state) for one in rows]


def statement(office: Office) -> Rows:
    """What each patient would be asked for, and their money on account; who has neither is left out."""
    found = []
    for name, patient in office.patients.items():
        owed, there = owed_by(patient=patient), on_account_of(patient=patient)
        account = f"on account {there:.2f}" if there else ""
        if owed or there:
            found.append(_row(name, f"{owed:.2f}", account))
    return found


def asked(_: Office) -> Rows:
    """Questions about reasons: the pair, the payer, how many claims, dollars."""
    return [
        _row(str(one.pair), str(one.payer).removesuffix(" Health Plan"), len(one.claims), f"{one.amount:.2f}")
        for one in questions()
    ]


def code_changes(office: Office) -> Rows:
    """Lines that were decided as another procedure."""
    rows = CodeChange.objects.filter(taken_back_at=None).select_related("claim__coverage__payer").order_by("pk")
    return [_row(office.name_of_claim(one.claim), one.submitted, "as", one.decided_as, one.kind) for one in rows]


def refunds(_: Office) -> Rows:
    """Refunds and how far they are."""
    return [
        _row(one.payer.name.removesuffix(" Health Plan") if one.payer else "patient", f"{one.amount:.2f}", one.state)
        for one in Refund.objects.select_related("payer").order_by("pk")
    ]


def files(_: Office) -> Rows:
    """Files that came in."""
    return [_row(one.file_name, one.state) for one in Interchange.objects.order_by("pk")]


# Compared at the end of every story, told or not: what a story does not tell must not be there.
ALWAYS: Mapping[str, Callable[[Office], Rows]] = {
    "Open": open_balances,
    "Claims": claims,
    "Denials": denials,
    "Exceptions": exceptions,
    "Items": items,
    "Remittances": remittances,
    "Statement": statement,
    "Questions": asked,
    "Code changes": code_changes,
    "Refunds": refunds,
}
TOLD: Mapping[str, Callable[[Office, Line], Rows]] = {"Ledger": ledger, "Deposit": deposit}
SORTED = {"Open", "Claims"}


def is_table(line: Line) -> bool:
    """Whether a line opens a table."""
    return line.text in {*ALWAYS, "Files"} or line.text.split()[0] in TOLD


def differences(office: Office, tables: Sequence[Line], *, is_last: bool) -> Iterable[tuple[str, Rows, Rows]]:
    """Each table that is not as told: its heading, what the story tells, what is there."""
    told = {table.text: table for table in tables}
    for heading, table in told.items():
        found = _found(office, table)
        wanted = [" ".join(row.text.split()) for row in table.below]
        wanted = sorted(wanted) if heading in SORTED else wanted
        if heading == "Exceptions":
            wanted = _with_whole_explanations(wanted, found)
        if found != wanted:
            yield heading, wanted, found
    for heading, look in ALWAYS.items() if is_last else ():
        if heading not in told and look(office):
            yield heading, [], look(office)


def _found(office: Office, table: Line) -> Rows:
    if table.text in ALWAYS:
        return ALWAYS[table.text](office)
    return files(office) if table.text == "Files" else TOLD[table.text.split()[0]](office, table)


def _with_whole_explanations(wanted: Rows, found: Rows) -> Rows:
    """A story may tell a piece of an explanation in quotes, or nothing of it."""
    whole = []
    for number, row in enumerate(wanted):
        there = found[number] if number < len(found) else ""
        begin, _, piece = row.partition(' "')
        begun, _, text = there.partition(' "')
        whole.append(there if begin == begun and piece.rstrip('"') in text else row)
    return whole


def _moved(entry: Entry) -> str:
    return f"{entry.kind} {entry.debit} {entry.credit} {entry.amount:.2f}"


def _of_line(entry: Entry, office: Office) -> str:
    return office.name_of_line(entry.charge_line) if entry.charge_line else ""


def _visit_line(entry: Entry, office: Office) -> str:
    if entry.charge_line is None:
        return ""
    return f"{office.name_of_visit(entry.charge_line.encounter_id)} {office.name_of_line(entry.charge_line)}"


def _plan(entry: Entry, office: Office) -> str:
    return f"of {office.name_of_plan(entry.coverage)}" if entry.coverage else ""


def _who(row: OpenBalance, office: Office) -> str:
    if row.charge_line is not None:
        who = office.name_of_plan(row.coverage) if row.coverage else "patient"
        return f"{who} {office.name_of_visit(row.charge_line.encounter_id)} {office.name_of_line(row.charge_line)}"
    return f"{row.account} {office.name_of_deposit(row.deposit)}"


def _row(*parts: object) -> str:
    return " ".join(" ".join(str(part) for part in parts).split())
