"""
Opens what an office downloaded or uploaded: a text file, a workbook, or a zip of them, and says where a line is wrong.

Reading streams: a file of millions of lines is never held as a whole, except a workbook's cells.
"""

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from python_calamine import CalamineError, CalamineWorkbook

LARGEST = 4_000_000_000
"""How many bytes a file may have when it is unpacked: the largest official one has a tenth of it."""
BLOCK = 1 << 20
HEADER_WITHIN = 60
"""The number of lines above which the header of a table stands."""
WRITTEN_BY_HAND = 100_000
"""Shorter texts may have been typed, and end without the end of a line; publishers' files end with one."""
DELIMITERS = ("\t", ",", ";", "|")
SPACES = re.compile(r"\s+")

DEEPEST = 2
Opened = Callable[[], BinaryIO]
Row = tuple[int, list[str]]
"""The number of a line, counted from 1, and its cells without white space around them."""


class UnknownFile(Exception):
    """Nothing here reads such a file."""


class DoesNotAddUp(Exception):
    """A line of the file is not what its layout promises; nothing of the file was taken."""

    def __init__(self, name: str, line: int, what: str) -> None:
        super().__init__(f"{name}, line {line}: {what}")
        self.name, self.line = name, line


@dataclass(frozen=True)
class Member:
    """One file, alone or in a zip; `open` gives its bytes from the start, each time it is called."""

    name: str
    open: Opened

    @property
    def stem(self) -> str:
        """The name without folders and ending, in small letters."""
        return PurePosixPath(self.name).stem.lower()

    @property
    def suffix(self) -> str:
        """The ending in small letters, such as ".txt"."""
        return PurePosixPath(self.name).suffix.lower()

    def wrong(self, line: int, what: str) -> DoesNotAddUp:
        """Make the refusal that names a line of this file."""
        return DoesNotAddUp(PurePosixPath(self.name).name, line, what)


def members(path: Path, *, name: str = "") -> list[Member]:
    """
    List the files in a download; a zip inside a zip is opened too, once.

    :raises UnknownFile: if a zip or a packed file is damaged, or would unpack to more than any official file has.
    """
    return list(_members(name or path.name, lambda: path.open("rb"), depth=0))


def _members(name: str, opened: Opened, *, depth: int) -> Iterator[Member]:
    suffix = PurePosixPath(name).suffix
    if suffix.lower() == ".gz":
        yield _of_packed(name, opened)
    elif suffix.lower() == ".zip" and depth < DEEPEST:
        yield from _of_zip(name, opened, depth)
    else:
        yield Member(name, opened)


def _of_zip(name: str, opened: Opened, depth: int) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(opened()) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir() and "__MACOSX" not in info.filename]
            if sum(info.file_size for info in infos) > LARGEST:
                raise UnknownFile(f"{name} unpacks to more than any official file has. Unpack it, load what you need.")
            damaged = archive.testzip()
    except (zipfile.BadZipFile, EOFError, zlib.error) as error:
        raise UnknownFile(f"{name} is a damaged zip. Download it again.") from error
    if damaged:
        raise UnknownFile(f"{name} is a damaged zip: {damaged} does not match its checksum. Download it again.")
    for info in infos:
        yield from _members(info.filename, partial(_inside, opened, info.filename), depth=depth + 1)


def _of_packed(name: str, opened: Opened) -> Member:
    def unpacked() -> BinaryIO:
        return cast(BinaryIO, gzip.GzipFile(fileobj=opened()))

    size = 0
    try:
        with unpacked() as stream:
            while size <= LARGEST and (block := stream.read(BLOCK)):
                size += len(block)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UnknownFile(f"{name} is damaged or cut off. Download it again.") from error
    if size > LARGEST:
        raise UnknownFile(f"{name} unpacks to more than any official file has. Unpack it, load what you need.")
    return Member(name[: -len(".gz")], unpacked)


def _inside(opened: Opened, inner: str) -> BinaryIO:
    # The stream that is handed on keeps the archive open until it is closed.
    stream = zipfile.ZipFile(opened()).open(inner)  # noqa: SIM115
    # A zip in a zip is read as a whole, for its list of files stands at its end.
    return io.BytesIO(stream.read()) if inner.lower().endswith(".zip") else cast(BinaryIO, stream)


def lines(member: Member) -> Iterator[tuple[int, str]]:
    """
    Yield the lines of a text file with their numbers, without line ends: UTF-8 where it is, else Windows-1252.

    :raises DoesNotAddUp: if the last line of a long text has no end.
    """
    number, size, raw = 0, 0, b""
    with member.open() as file:
        for number, raw in enumerate(file, start=1):
            size += len(raw)
            try:
                text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                text = raw.decode("cp1252", errors="replace")
            yield number, text.rstrip("\r\n")
    if member.suffix == ".txt" and size > WRITTEN_BY_HAND and not raw.endswith((b"\n", b"\x1a")):
        raise member.wrong(number, "The file is cut off here: its last line has no end. Download it again.")


def rows(member: Member) -> Iterator[Row]:
    """Yield the cells of a table: a workbook's first sheet, or a text with the delimiter that its lines share."""
    if member.suffix in {".xlsx", ".xls", ".xlsb"}:
        yield from _of_workbook(member)
        return
    delimiter = _delimiter(member)
    texts = (f"{text}\n" for _, text in lines(member))
    reader = csv.reader(texts, delimiter=delimiter)
    for cells in reader:
        yield reader.line_num, [cell.strip() for cell in cells]


def _of_workbook(member: Member) -> Iterator[Row]:
    try:
        with member.open() as file:
            sheet = CalamineWorkbook.from_filelike(io.BytesIO(file.read())).get_sheet_by_index(0)
    except CalamineError as error:
        raise UnknownFile(f"{member.name} does not open as a workbook. Download it again.") from error
    for number, cells in enumerate(sheet.iter_rows(), start=sheet.start[0] + 1 if sheet.start else 1):
        yield number, [_cell(cell) for cell in cells]


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _delimiter(member: Member) -> str:
    counts = dict.fromkeys(DELIMITERS, 0)
    for number, text in lines(member):
        for delimiter in DELIMITERS:
            counts[delimiter] += text.count(delimiter)
        if number >= HEADER_WITHIN:
            break
    return max(DELIMITERS, key=lambda one: counts[one])


@dataclass(frozen=True)
class Table:
    """A table below its header: `places` says at which index each wanted column stands."""

    member: Member
    places: Mapping[str, int]
    body: Iterator[Row]

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield each line as a dict of the wanted columns; empty lines are passed over."""
        least = max(self.places.values())
        for number, cells in self.body:
            if not any(cells):
                continue
            padded = [*cells, *[""] * (least + 1 - len(cells))]
            yield number, {name: padded[place] for name, place in self.places.items()}


def table(member: Member, columns: Mapping[str, Sequence[str]], *, optional: Sequence[str] = ()) -> Table | None:
    """
    Find the header of a table by the names of its columns, below whatever notice stands above it.

    `columns` maps our names to the spellings that publishers use, compared without case and white space; None if no
    line of the first sixty has all of them but the `optional` ones.
    """
    body = rows(member)
    for number, cells in body:
        found = _places([_plain(cell) for cell in cells], columns)
        if all(name in found for name in columns if name not in optional):
            return Table(member, found, body)
        if number >= HEADER_WITHIN:
            break
    return None


def head(member: Member) -> list[list[str]]:
    """Give the cells of the lines among which a header is looked for."""
    return [cells for _, cells in islice(rows(member), HEADER_WITHIN)]


def has_columns(header: Sequence[str], columns: Mapping[str, Sequence[str]], *, optional: Sequence[str] = ()) -> bool:
    """Tell whether a line is the header of a table with these columns; see `table`."""
    found = _places([_plain(cell) for cell in header], columns)
    return all(name in found for name in columns if name not in optional)


def _places(header: Sequence[str], columns: Mapping[str, Sequence[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, spellings in columns.items():
        plain = [_plain(spelling) for spelling in spellings]
        place = next((at for wanted in plain for at, cell in enumerate(header) if cell == wanted), None)
        if place is not None:
            found[name] = place
    return found


def _plain(text: str) -> str:
    return SPACES.sub("", text).replace("_", "").replace("-", "").lower()
