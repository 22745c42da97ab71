"""What a reader of bank statements gives back, whatever the file was: lines, and everything that is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

LARGEST = Decimal("9999999999.99")
CENT = Decimal("0.01")
# What a bank's export may call a date, by the name that the page shows.
DATE_FORMATS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "month/day/year": ("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y", "%m-%d-%y", "%m.%d.%Y"),
        "day/month/year": ("%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d-%m-%y", "%d.%m.%Y"),
        "year-month-day": ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"),
        "day month-name year": ("%d-%b-%Y", "%d %b %Y", "%d-%b-%y", "%d %b %y"),
        "month-name day, year": ("%b %d, %Y", "%B %d, %Y"),
    }
)


class NotAnAmount(ValueError):
    """The text is no amount of dollars and cents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """
    One line of a statement as the bank wrote it.

    `number` is its line in the file.  `amount` is dollars, positive when the account gained.  `bank_id` is the bank's
    own lasting id of it (FITID), empty when the format has none.
    """

    number: int
    day: date
    amount: Decimal
    text: str = ""
    bank_id: str = ""
    check_number: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at one line of the file, and what to do; line 0 is the file as a whole."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line of the file that is no movement of money, and why it was passed over; never silently."""

    number: int
    text: str


@dataclass(slots=True)
class Section:
    """One account of a file: `number` as the file has it, empty where the file does not say."""

    number: str = ""
    lines: list[ReadLine] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """
    Everything that a file says: its accounts with their lines, what was passed over, and what is wrong.

    `date_format` is the one that was used and `date_formats` are all that fit every date of the file; both are empty
    where the format leaves no choice.
    """

    sections: list[Section] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    date_format: str = ""
    date_formats: list[str] = field(default_factory=list)
    columns: list[tuple[str, str]] = field(default_factory=list)

    def wrong(self, number: int, text: str) -> None:
        """Keep what is wrong at a line."""
        self.problems.append(Problem(number, text))

    def skip(self, number: int, text: str) -> None:
        """Keep that a line was passed over, and why."""
        self.skipped.append(Skipped(number, text))


def amount_of(text: str) -> Decimal:
    """
    Read an amount as banks write it: 1,234.56, $1,234.56, (12.00), 12.00-, -$12.00, 12.00 CR, 12.00 DR.

    :raises NotAnAmount: if it is anything else, has fractions of a cent, or is too large.
    """
    rest = text.strip().upper().replace("−", "-")
    negative = False
    if rest.endswith(("CR", "DR")):
        negative, rest = rest.endswith("DR"), rest[:-2].strip()
    if rest.startswith("(") and rest.endswith(")"):
        negative, rest = not negative, rest[1:-1].strip()
    rest = rest.replace("$", "").strip()
    for sign in ("-", "+"):
        if rest.startswith(sign) or rest.endswith(sign):
            negative, rest = negative ^ (sign == "-"), rest.removeprefix(sign).removesuffix(sign).strip()
            break
    value = _plain(rest.removesuffix("USD").strip())
    return -value if negative and value else value


def cents(text: str) -> Decimal:
    """
    Read a whole number of cents, with or without a sign, into dollars.

    :raises NotAnAmount: if it is anything else or too large.
    """
    digits = text.strip()
    unsigned = digits.removeprefix("-").removeprefix("+")
    if not (unsigned.isascii() and unsigned.isdigit()) or len(unsigned) > 12:
        raise NotAnAmount(text)
    return Decimal(digits).scaleb(-2).quantize(CENT)


def day_of(text: str, date_format: str) -> date | None:
    """The day that a text names in this format; None when it does not."""
    for pattern in DATE_FORMATS[date_format]:
        try:
            day = datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
        if 1990 <= day.year <= 2100:
            return day
    return None


def decoded(content: bytes) -> str:
    """The text of a file in the encoding that it shows: UTF-8 or UTF-16 with or without mark, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _plain(text: str) -> Decimal:
    whole, _, fraction = text.partition(".")
    groups = whole.split(",")
    is_grouped = len(groups) == 1 or (0 < len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    digits = "".join(groups) + fraction
    if not is_grouped or not (digits.isascii() and digits.isdigit()):
        raise NotAnAmount(text)
    try:
        value = Decimal(f"{''.join(groups) or '0'}.{fraction or '0'}")
    except InvalidOperation as broken:
        raise NotAnAmount(text) from broken
    if value > LARGEST or value != value.quantize(CENT):
        raise NotAnAmount(text)
    return value.quantize(CENT)
