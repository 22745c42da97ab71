"""
Reads a file with another library: `python reader.py LIBRARY FILE TIMES`, run by the Python that has that library.

Prints {"seconds": the fastest} or {"refuses": why}.
"""

import collections
import collections.abc
import io
import json
import logging
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path


def main(library: str, path: str, times: int) -> None:
    """Run the reader of a library several times over one file."""
    logging.disable(logging.CRITICAL)
    best = float("inf")
    try:
        for _ in range(times):
            start = time.perf_counter()
            READERS[library](path)
            best = min(best, time.perf_counter() - start)
    except Exception as refusal:  # noqa: BLE001 - whatever a library raises is its answer
        said = str(refusal).splitlines() or [""]
        print(json.dumps({"refuses": f"{type(refusal).__name__}: {said[-1].strip()}"[:100]}))
        return
    print(json.dumps({"seconds": best}))


def _badx12(path: str) -> None:
    collections.Iterable = collections.abc.Iterable  # type: ignore[attr-defined]  # it was written for Python 3.9
    import_module("badx12").Parser(path)


def _edi_835_parser(path: str) -> None:
    import_module("edi_835_parser").parse(path)


def _linuxforhealth(path: str) -> None:
    with import_module("linuxforhealth.x12.io").X12ModelReader(path) as reader:
        for _ in reader.models():
            pass


def _openx12(path: str) -> None:
    text = Path(path).read_text()
    import_module("openx12.x837p" if "ST*837*" in text[:300] else "openx12.x835").parse(text)


def _pyedi(path: str) -> None:
    import_module("pyedi").X12Parser().parse(path)


def _pyx12(path: str) -> None:
    for _ in import_module("pyx12.x12file").X12Reader(path):
        pass


def _pyx12_validation(path: str) -> None:
    parameters = import_module("pyx12.params").params()
    validate = import_module("pyx12.x12n_document").x12n_document
    if not validate(parameters, path, io.StringIO(), None, None):
        raise ValueError("the file is not valid")


def _tigershark3(path: str) -> None:
    sys.path.insert(0, str(Path(str(import_module("tigershark3").__file__)).parent))
    text = Path(path).read_text()
    name, message = ("837_5010_X222_A1", "MSG837") if "ST*837*" in text[:300] else ("835_5010_X221_A1", "MSG835W1")
    base = import_module("x12.base")
    base.X12Parser(getattr(import_module(f"x12.msg_{name}"), message)).parse(base.Source(text))


def _x12_edi_tools(path: str) -> None:
    import_module("x12_edi_tools.x12_parser").X12Parser().parse(Path(path).read_text())


def _x12_python(path: str) -> None:
    import_module("x12.core.parser").Parser().parse(Path(path).read_text())


READERS: dict[str, Callable[[str], None]] = {
    "badx12": _badx12,
    "edi-835-parser": _edi_835_parser,
    "linuxforhealth-x12": _linuxforhealth,
    "openx12": _openx12,
    "pyedi": _pyedi,
    "pyx12": _pyx12,
    "pyx12 validation": _pyx12_validation,
    "tigershark3": _tigershark3,
    "x12-edi-tools": _x12_edi_tools,
    "x12-python": _x12_python,
}

if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
