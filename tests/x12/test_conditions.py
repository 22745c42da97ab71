"""The attributes a rule is about save asking it of objects that hold none of them, and change nothing that is told."""

import x12
from tests.x12 import test_further_faults, test_single_faults
from tests.x12.test_single_faults import broken
from x12.rules import finding

FAULTS = [*test_single_faults.FAULTS, *test_further_faults.FAULTS]


def told(fault):
    name, old, new, *_ = fault
    return [(problem.code, problem.place) for problem in x12.check(x12.read(broken(name, old, new)))]


def test_asking_every_rule_of_every_object_tells_the_same(monkeypatch):
    as_ever = [told(fault) for fault in FAULTS]
    of_any_object = {finder: when for finder, when in finding.CONDITIONS.items() if not isinstance(when, str)}
    assert len(of_any_object) < len(finding.CONDITIONS)
    monkeypatch.setattr(finding, "CONDITIONS", of_any_object)
    monkeypatch.setattr(finding, "_walks", {})
    assert [told(fault) for fault in FAULTS] == as_ever
