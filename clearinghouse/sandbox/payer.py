"""The sandbox payer as one object over one folder: what it does when it is asked to answer."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from pathlib import Path

import x12
from clearinghouse.folders import complete_files, put_aside, write_whole
from clearinghouse.sandbox.acknowledge import Answered, acknowledge_claims
from clearinghouse.sandbox.broken import broken
from clearinghouse.sandbox.chance import draw
from clearinghouse.sandbox.eligibility import answer_inquiry
from clearinghouse.sandbox.facts import Claim, claims_of
from clearinghouse.sandbox.front import BREAKS_A_RULE, Fault, Submitted, broken_claims, faults_of
from clearinghouse.sandbox.memory import Memory, remembering
from clearinghouse.sandbox.paying import PayDay, due_on
from x12.acknowledge import acknowledge
from x12.declare import Message

OPENS = time(6, 0)
DUPLICATE = "025"


class SandboxPayer:
    """
    A simulator of a clearinghouse with all its payers.

    `folder` holds outbox/ (what the office sent) and inbox/ (our answers); the memory is kept in .simulator/ there.
    `seed` decides everything that is left to chance; None goes on with the seed of the last time, 1 the first time.
    """

    def __init__(self, folder: Path, seed: int | None = None) -> None:
        self.outbox = folder / "outbox"
        self.inbox = folder / "inbox"
        self._home = folder / ".simulator"
        self._asked_seed = seed

    def answer(self, today: date) -> list[Path]:
        """
        Answer what is new in the outbox and pay what falls due up to today; return the files written into the inbox.

        Files that were answered are moved to outbox/taken.  Asked twice on a day it finds nothing new to do.
        """
        self.inbox.mkdir(parents=True, exist_ok=True)
        with remembering(self._home) as memory:
            desk = _Desk(memory, self.inbox, self._seed(memory))
            answered = list(complete_files(self.outbox))
            for path in answered:
                desk.take_in(path.read_bytes(), datetime.combine(today, OPENS))
            desk.pay(today)
        for path in answered:
            put_aside(path, path.name)
        return desk.written

    def hurry(self, today: date) -> int:
        """Decide today what would fall due later, for somebody who is trying things out; how many claims that are."""
        with remembering(self._home) as memory:
            return memory.pull_forward(today)

    def broken_remittance(self, kind: str, today: date) -> Path:
        """
        Write an 835 that is wrong in one way, to try out what the office does with it; see `broken.KINDS`.

        :raises KeyError: if there is no such kind.
        """
        self.inbox.mkdir(parents=True, exist_ok=True)
        with remembering(self._home) as memory:
            number = memory.count("control number")
            content = broken(kind, memory.first(), number=number, now=datetime.combine(today, OPENS))
            path = self.inbox / f"{number:09d}-835-{kind}.x12"
            write_whole(path, content)
        return path

    def _seed(self, memory: Memory) -> int:
        if self._asked_seed is None:
            return memory.fact("seed", 1)
        memory.keep("seed", self._asked_seed)
        return self._asked_seed


class _Desk:
    """One session of answering, over an open memory."""

    def __init__(self, memory: Memory, inbox: Path, seed: int) -> None:
        self.memory = memory
        self.inbox = inbox
        self.seed = seed
        self.written: list[Path] = []

    def take_in(self, content: bytes, now: datetime) -> None:
        """Answer every interchange of a file of the office."""
        for sent in x12.read(content).interchanges:
            _Reply(self, office=sent.sender, partner=sent.receiver, now=now).answer(sent)

    def pay(self, today: date) -> None:
        """Write the 835s of every pay day that has come."""
        for day in self.memory.pay_days(today):
            for of, made in PayDay(self.memory, self.seed, day).remittances():
                reply = _Reply(self, office=of.office, partner=of.partner, now=datetime.combine(day, OPENS))
                reply.send(made, "835")

    def write(self, kind: str, sent: x12.Interchange) -> None:
        """Put an answer into the inbox."""
        path = self.inbox / f"{sent.control_number:09d}-{kind}.x12"
        write_whole(path, x12.write(sent).encode())
        self.written.append(path)


@dataclass(frozen=True)
class _Reply:
    """The answers to one office at one moment."""

    desk: _Desk
    office: str
    partner: str
    now: datetime

    def send(self, message: Message, kind: str) -> None:
        """Send one message."""
        number = self.desk.memory.count("control number")
        sent = x12.enclose(
            message, sender=self.partner, receiver=self.office, control_number=number, now=self.now, usage="T"
        )
        self.desk.write(kind, sent)

    def answer(self, sent: x12.Interchange) -> None:
        """Acknowledge an interchange as a whole, then answer the messages in it that were accepted."""
        memory = self.desk.memory
        number = memory.count("control number")
        answer = acknowledge(sent, control_number=number, now=self.now)
        is_whole = all(ack.status != "R" for ack in answer.acks)
        if is_whole and not memory.is_new_interchange(sent.sender, sent.control_number):
            answer = acknowledge(sent, control_number=number, now=self.now, refused=DUPLICATE)
        if answer.groups or answer.acks:
            self.desk.write("999" if answer.groups else "TA1", answer)
        told = [one.message for one in answer.transactions if isinstance(one.message, x12.FunctionalAcknowledgment)]
        accepted = {
            (functional.group_control_number, response.control_number)
            for functional in told
            for response in functional.transactions
            if response.is_accepted
        }
        for group in sent.groups:
            for one in group.transactions:
                if (str(group.control_number), one.control_number) in accepted:
                    self._message(one)

    def _message(self, sent: x12.Transaction) -> None:
        memory, seed = self.desk.memory, self.desk.seed
        if isinstance(sent.message, x12.ClaimBatch):
            self._claims(sent.message, broken_claims(sent))
        elif isinstance(sent.message, x12.EligibilityInquiry):
            self.send(answer_inquiry(sent.message, seed=seed, met=memory.deductible_met, now=self.now), "271")

    def _claims(self, batch: x12.ClaimBatch, wrong: Set[int]) -> None:
        """Let each claim of a batch in, or reject it; `wrong` are the claims, by their segment, that break a rule."""
        facts = claims_of(batch, received_on=self.now.date(), office=self.office, partner=self.partner)
        answered = [self._claim(one, claim, wrong) for one, claim in zip(batch.claims(), facts, strict=True)]
        reference = f"SBXCA{self.desk.memory.count('claim acknowledgment'):09d}"
        self.send(acknowledge_claims(batch, answered, reference=reference, now=self.now), "277CA")

    def _claim(self, submitted: Submitted, claim: Claim, wrong: Set[int]) -> Answered:
        memory = self.desk.memory
        faults = faults_of(submitted, today=self.now.date())
        if not faults and submitted[3].at in wrong:
            faults.append(BREAKS_A_RULE)
        earlier = memory.find(claim.replaces) if claim.frequency != "1" and claim.replaces else None
        if claim.replaces and claim.frequency != "1" and earlier is None:
            faults.append(Fault("A7", "464", "PR"))
        if faults:
            return Answered(submitted, "", faults)
        number = self._number(claim)
        memory.add(number, claim, due_on(claim, self.desk.seed))
        if earlier is not None and earlier.state == "WAITING":
            memory.settle(earlier.number, "WITHDRAWN")
            if claim.frequency == "8":
                memory.settle(number, "WITHDRAWN")
        return Answered(submitted, number, [])

    def _number(self, claim: Claim) -> str:
        """Give a claim number that follows from the claim and how often it came."""
        memory, attempt = self.desk.memory, self.desk.memory.attempts(claim)
        for again in count():
            facts = (claim.payee_npi, claim.payer_id, claim.claim_number, attempt, again)
            number = f"SB{draw(self.desk.seed, *facts, out_of=10**10):010d}"
            if memory.find(number) is None:
                return number
        raise AssertionError("unreachable: the search has no end")
