"""Writes small files in the layouts of their publishers, for tests that load them."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

from coding.releases.publication import Told, publications
from coding.releases.services import Outcome, load

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
TOLD = Told()


def order_file(*codes: tuple[str, int, str]) -> str:
    """An ICD-10-CM order file: code, 1 if it is billable, title."""
    return "".join(
        f"{number:05d} {code:7} {valid} {title[:60]:60} {title}\r\n"
        for number, (code, valid, title) in enumerate(codes, start=1)
    )


def addenda(*changes: tuple[str, str, int, str]) -> str:
    """Addenda to an order file: what happens, code, 1 if it is billable, title."""
    return "".join(
        f"{act + ':':12} {valid} {code:7} {title[:60]:60} {title}\r\n" for act, code, valid, title in changes
    )


def hcpcs_file(*items: tuple[str, str, str, str]) -> str:
    """A HCPCS file in fixed columns: code, text, first day, last day (YYYYMMDD or empty)."""
    lines = ["*** A notice of the publisher\r\n"]
    for place, (code, text, added, ended) in enumerate(items, start=1):
        record = "7" if len(code) == 2 else "3"
        line = f"{code:>5}{place * 100:05d}{record}{text:80}{'Short':28}".ljust(229) + "C"
        lines.append((line.ljust(268) + f"{added:8}{added:8}{ended:8}N").ljust(320) + "\r\n")
    return "".join(lines)


def pairs_file(*pairs: tuple[str, str, str, str, str]) -> str:
    """A part of the NCCI pairs: both codes, first day, last day or *, indicator."""
    head = (
        '"A notice\nover two lines"\n\nColumn 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tRationale\n'
    )
    return head + "".join(
        f"{one}\t{two}\t\t{first}\t{last}\t{mark}\tMisuse of it\n" for one, two, first, last, mark in pairs
    )


def in_parts(*pairs: tuple[str, str, str, str, str], version: str = "323") -> dict[str, str]:
    """The pairs in four parts, all of them in the first, and one of no meaning in each of the others."""
    parts = {f"ccipra-v{version}r0-f1.TXT": pairs_file(*pairs)}
    for number in "234":
        parts[f"ccipra-v{version}r0-f{number}.TXT"] = pairs_file((f"9000{number}", "90009", "20200101", "*", "0"))
    return parts


def unit_limits_file(*limits: tuple[str, int, int]) -> str:
    """The NCCI unit limits: code, units, indicator."""
    head = '"A notice,\nover lines"\n"HCPCS/\nCPT Code",MUE Values,MUE Adjudication Indicator,MUE Rationale\n'
    return head + "".join(f"{code},{units},{mark} Some Edit,Words\n" for code, units, mark in limits)


def add_ons_file(*rows: tuple[str, str, str, str, str]) -> str:
    """The NCCI add-on codes: type, add-on code, primary code, first and last day (YYYYDDD)."""
    columns = "AOC_Edit_Type Add-On_Code AOC_DelDT Primary_Code Primary_Code_DelDT AOC_Edit_EffDT AOC_Edit_DelDT"
    head = "A notice\n" + columns.replace(" ", "\t") + "\n"
    return head + "".join(
        f"{kind}\t{code}\t\t{primary}\t\t{first}\t{last}\n" for kind, code, primary, first, last in rows
    )


RVU_HEAD = (
    "A title,,,,,,,,,,,,,,,,,,\n"
    ",,,,,NON-FAC,NON-FAC,FACILITY,FAC,,NON-,,,,,,,,\n"
    ",,,STATUS,WORK,PE,NA,PE,NA,MP,FACILITY,FACILITY,PCTC,GLOB,MULT,BILAT,ASST,CONV,\n"
    "HCPCS,MOD,DESCRIPTION,CODE,RVU,RVU,IND,RVU,IND,RVU,TOTAL,TOTAL,IND,DAYS,PROC,SURG,SURG,FACTOR,\n"
)


def relative_values_file(*rows: tuple[str, str, str, str]) -> str:
    """Relative values: code, work weight, global days, conversion factor; no other weights."""
    return RVU_HEAD + "".join(
        f"{code},,words,A,{work},0,,0,,0,{work},{work},0,{days},0,0,0,{factor},\n" for code, work, days, factor in rows
    )


def written(folder: Path, files: dict[str, str]) -> list[tuple[str, Path]]:
    """Write files into a folder as they would be downloaded; those of a zip are named "archive.zip/name"."""
    paths: dict[str, Path] = {}
    for name, text in files.items():
        archive, _, inner = name.partition("/")
        path = folder / archive
        if inner:
            with zipfile.ZipFile(path, "a") as archived:
                archived.writestr(inner, text)
        else:
            path.write_bytes(text.encode("cp1252"))
        paths[archive] = path
    return list(paths.items())


def load_files(folder: Path, files: dict[str, str], told: Told = TOLD) -> list[Outcome]:
    """Load files as an office would."""
    found = publications(written(folder, files), told)
    return load(publications=found, by=None, now=NOW)
