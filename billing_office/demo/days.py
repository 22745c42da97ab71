"""
The days of the invented office, one after the other: visits, coding, claims, answers, money, corrections.

Every act goes through the services that the pages use, with the clock of that day.  The payer's part is played by the
sandbox, which sees only the files.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from billing_office.demo import bank, desk, invented, patients_money, payers_money, second_look
from billing_office.demo.life import Life, Person, clock
from billing_office.demo.people import enroll, slipped
from billing_office.inbound import HANDLERS
from claims import denials, release, submit
from claims import services as claims
from claims.models import Claim, Denial
from clearinghouse import queues as wire_queues
from clearinghouse import services as wire
from clearinghouse.tasks import sandbox_of
from coding import services as coding
from encounters.models import Encounter
from encounters.services import arrive, book, sign_note
from patients.eligibility import ask, send_queued
from patients.models import Authorization
from patients.services import add_authorization, change_coverage
from payments.models import Remittance
from payments.posting import post
from practice.calendar import is_business_day
from practice.models import Role

FIRST_HOUR, MINUTES = 8, 20
CODED_AFTER, LEFT_TO_CODE, LEFT_REJECTED = 1, 2, 25  # days
ASKED_BEFORE, GRANTED_AFTERWARDS = 0.5, 0.7
Progress = Callable[[], object]


def plan(life: Life, *, patients: int, visits: int, days: int, progress: Progress) -> list[date]:
    """Enroll the patients and spread the visits over the business days; return those days."""
    first = life.today - timedelta(days=days)
    business = [day for n in range(days) if is_business_day(day := first + timedelta(days=n))]
    for number in range(patients):
        life.people.append(enroll(life, number=number, now=clock(first, 7)))
        progress()
    for _ in range(visits):
        person, day = life.rng.choice(life.people), life.rng.choice(business)
        while any(person is seen for seen, _ in life.visits[day]):
            person, day = life.rng.choice(life.people), life.rng.choice(business)
        life.visits[day].append((person, _kind_for(person, day, life)))
    _know_again(life)
    return business


def _know_again(life: Life) -> None:
    """Nobody is new twice: a second visit of a new patient becomes an ordinary one."""
    known: set[int] = set()
    for day in sorted(life.visits):
        seen = [
            (person, invented.VISITS[0] if kind.is_new and id(person) in known else kind)
            for person, kind in life.visits[day]
        ]
        life.visits[day] = seen
        known.update(id(person) for person, _ in seen)


def live(life: Life, days: list[date], progress: Progress) -> None:
    """Let the days pass, then book tomorrow's and the next days' appointments."""
    bank.open_account(life, first=days[0])
    for place, day in enumerate(days):
        _see_patients(life, day)
        if day <= days[-1] - timedelta(days=LEFT_TO_CODE):
            _code(life, day)
        _exchange(life, day)
        _post(life, day)
        _correct(life, day)
        desk.collect(life, now=clock(day, 17))
        patients_money.act(life, day, left=len(days) - 1 - place)
        payers_money.act(life, day, left=len(days) - 1 - place)
        if bank.is_statement_day(day, days):
            bank.bring_statement(life, day)
        progress()
    _leave_a_question(life)
    second_look.ask_a_provider(life)
    second_look.draw_for_qa(life)
    payers_money.finish_story(life)
    desk.book_ahead(life)


def _kind_for(person: Person, day: date, life: Life) -> invented.VisitKind:
    age = person.patient.age_on(day)
    fitting = [kind for kind in invented.VISITS if kind.ages[0] <= age <= kind.ages[1]]
    return life.rng.choices(fitting, [kind.weight for kind in fitting])[0]


def _see_patients(life: Life, day: date) -> None:
    """Front desk and providers: ask for coverage, book, receive, see, sign."""
    team = life.office.staff
    for number, (person, kind) in enumerate(life.visits[day]):
        provider = life.office.providers[number % len(life.office.providers)]
        starts_at = clock(day, FIRST_HOUR, number // len(life.office.providers) * MINUTES)
        is_retyped = _retype_card(life, person, day)
        if person.coverage is not None and not is_retyped and life.rng.random() < ASKED_BEFORE:
            ask(coverage=person.coverage, service_date=day, by=None, now=clock(day, 6))
        appointment = book(
            patient=person.patient,
            provider=provider,
            location=life.office.location,
            starts_at=starts_at,
            minutes=MINUTES,
            reason=kind.reason,
            by=team[Role.FRONT_DESK],
            now=clock(day, 7),
        )
        encounter = arrive(appointment=appointment, by=team[Role.FRONT_DESK], now=starts_at)
        life.kinds[encounter.pk] = kind
        sign_note(
            encounter=encounter, note=kind.note, by=team[Role.PROVIDER], now=starts_at + timedelta(minutes=MINUTES)
        )


def _retype_card(life: Life, person: Person, day: date) -> bool:
    """A new card is typed with a slip a few times in the last weeks, so that some rejections are left to work."""
    age = (life.today - day).days
    coverage = person.coverage
    if coverage is None or person.right_member_id or life.slips_left == 0 or not LEFT_TO_CODE + 2 < age < LEFT_REJECTED:
        return False
    life.slips_left -= 1
    person.right_member_id = coverage.member_id
    coverage.member_id = slipped(life, coverage.member_id)
    change_coverage(coverage=coverage, by=life.office.staff[Role.FRONT_DESK], now=clock(day, 6))
    return True


def _code(life: Life, day: date) -> None:
    """The coder works through the notes signed before today and releases the visits."""
    now = clock(day, 10)
    coder = life.office.staff[Role.CODER]
    waiting = Encounter.objects.filter(
        status=Encounter.Status.TO_CODE, on_hold_because="", service_date__lte=day - timedelta(days=CODED_AFTER)
    )
    for encounter in waiting.order_by("service_date", "pk"):
        _write_codes(encounter, life.kinds[encounter.pk], life)
        release.release(encounter=encounter, by=coder, today=day, now=now)


def _write_codes(encounter: Encounter, kind: invented.VisitKind, life: Life) -> None:
    coder = life.office.staff[Role.CODER]
    for code in kind.diagnoses:
        coding.add_diagnosis(encounter=encounter, code=code, by=coder)
    for procedure, modifiers, units, pointers in kind.lines:
        line = coding.add_line(encounter=encounter, procedure=procedure, by=coder)
        coding.change_line(line=line, modifiers=list(modifiers), units=units, pointers=list(pointers), by=coder)


def _exchange(life: Life, day: date) -> None:
    """The worker sends what is ready; the simulated payers answer; the worker takes the answers in."""
    now = clock(day, 15)
    send_queued(now=now)
    submit.submit_ready(now=now)
    for waiting in wire_queues.to_deliver():
        wire.deliver(interchange=waiting, now=now)
    sandbox_of(life.office.connection, life.seed).answer(day)
    wire.poll(connection=life.office.connection, now=now)
    for stored in wire_queues.to_process():
        wire.process(interchange=stored, handlers=HANDLERS, now=now)


def _leave_a_question(life: Life) -> None:
    """One payer pays for a claim that is not ours, so that the exceptions have something to decide."""
    now = clock(life.today, 9)
    sandbox_of(life.office.connection).broken_remittance("unknown-claim", life.today)
    for stored in wire.poll(connection=life.office.connection, now=now):
        wire.process(interchange=stored, handlers=HANDLERS, now=now)
    _post(life, life.today)


def _post(life: Life, day: date) -> None:
    for remittance in Remittance.objects.filter(state=Remittance.State.WAITING).order_by("pk"):
        post.post_by_rule(remittance=remittance, now=clock(day, 16), today=day)


def _correct(life: Life, day: date) -> None:
    """The biller corrects slipped member ids, and lets the rules work the denials that need no judgment."""
    now, biller = clock(day, 16, 30), life.office.staff[Role.BILLER]
    if (life.today - day).days > LEFT_REJECTED:
        for person, claim in _slips(life):
            coverage = claim.coverage
            coverage.member_id = person.right_member_id
            change_coverage(coverage=coverage, by=biller, now=now)
            claims.resubmit(claim=claim, by=biller, now=now, why="Member ID corrected")
    fresh = Denial.objects.filter(state=Denial.State.OPEN, pk__gt=life.last_denial)
    for denial in fresh.select_related("claim__coverage", "claim__encounter").order_by("pk"):
        life.last_denial = denial.pk
        if denial.category == Denial.Category.AUTHORIZATION:
            _ask_for_authorization(life, denial.claim, day)
        denials.by_rule(denial=denial, by=None, now=now, today=day)


def _ask_for_authorization(life: Life, claim: Claim, day: date) -> None:
    """Some payers grant an authorization afterwards, when the office calls."""
    service_date = claim.encounter.service_date
    if life.rng.random() < GRANTED_AFTERWARDS and not claim.coverage.authorizations.exists():
        granted = Authorization(
            coverage=claim.coverage,
            number=f"AU{life.rng.randrange(10_000, 99_999)}",
            procedures=sorted(claim.encounter.charge_lines.values_list("procedure", flat=True)),
            starts_on=service_date,
            ends_on=service_date + timedelta(days=180),
        )
        add_authorization(authorization=granted, by=life.office.staff[Role.BILLER], now=clock(day, 14))


def _slips(life: Life) -> Iterator[tuple[Person, Claim]]:
    mistaken = {person.patient.pk: person for person in life.people if person.right_member_id}
    rejected = Claim.objects.filter(status=Claim.Status.REJECTED, encounter__patient__in=mistaken)
    for claim in rejected.select_related("coverage__payer", "encounter").order_by("pk"):
        if claim.coverage.member_id != mistaken[claim.encounter.patient_id].right_member_id:
            yield mistaken[claim.encounter.patient_id], claim
