"""HIPAA X12 5010 messages as typed Python objects; see README.md beside this file."""

from x12 import messages, words
from x12.acknowledge import acknowledge, acknowledge_file
from x12.balance import Balance, balance
from x12.check import check
from x12.checked import check_stream
from x12.claim_spans import ClaimSpan, claim_spans, spans_of
from x12.envelope import Delimiters, File, Group, Interchange, InterchangeAck, RawSegment, Transaction, enclose
from x12.explaining import Line, explain
from x12.messages import *  # noqa: F403  every class of every message, listed there
from x12.messages import claims
from x12.messages.claims import *  # noqa: F403
from x12.npi import npi_is_valid, npi_with_check_digit
from x12.problems import RULES, CannotWrite, Fault, Problem, Rule
from x12.reader import Piece, read, stream
from x12.writer import write

__all__ = [
    "RULES",
    "Balance",
    "CannotWrite",
    "ClaimSpan",
    "Delimiters",
    "Fault",
    "File",
    "Group",
    "Interchange",
    "InterchangeAck",
    "Line",
    "Piece",
    "Problem",
    "RawSegment",
    "Rule",
    "Transaction",
    "acknowledge",
    "acknowledge_file",
    "balance",
    "check",
    "check_stream",
    "claim_spans",
    "enclose",
    "explain",
    "npi_is_valid",
    "npi_with_check_digit",
    "read",
    "spans_of",
    "stream",
    "words",
    "write",
]
__all__ += messages.__all__
__all__ += claims.__all__
