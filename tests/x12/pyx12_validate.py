"""Asks pyx12, an independent validator, what it thinks of an interchange."""

from __future__ import annotations

import io
import json
import logging
from functools import cache
from typing import Any
from unittest import mock

import pyx12.map_if
import pyx12.params
import pyx12.x12n_document

_load_map_file = pyx12.map_if.load_map_file


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def pyx12_errors(text: str) -> list[str]:
    """Give the errors that pyx12 finds with its own maps; its log is read too, because its report drops some."""
    heard = _Heard()
    log = logging.getLogger("pyx12")
    log.propagate = False
    log.addHandler(heard)
    report = io.StringIO()
    try:
        document = pyx12.x12n_document.x12n_document
        with mock.patch.object(pyx12.map_if, "load_map_file", lambda file, *_: _built_map(file)):
            accepted = document(_params(), io.StringIO(text), io.StringIO(), None, fd_json=report)
    finally:
        log.removeHandler(heard)
    found = [*_errors(json.loads(report.getvalue() or "{}")), *heard.messages]
    found = [message for message in found if not message.startswith("Failed to create 99")]
    return found if accepted or found else ["pyx12 refused it without a reason"]


@cache
def _built_map(file: str) -> pyx12.map_if.map_if:
    """Give the map of a kind of message, which counts nothing itself; to build one takes far longer than to ask it."""
    return _load_map_file(file, _params())


def _params() -> pyx12.params.params:
    params = pyx12.params.params()
    params.set("charset", "E")
    return params


def _errors(node: Any) -> list[str]:
    if isinstance(node, list):
        return [error for item in node for error in _errors(item)]
    if not isinstance(node, dict):
        return []
    own = [str(error.get("err_str")) for error in node.get("errors", [])]
    return own + [error for key, item in node.items() if key != "errors" for error in _errors(item)]
