"""The visit in codes: code sets by date, diagnoses, charge lines, fees."""

from coding.models.codes import (
    Code,
    CodeRelease,
    CodeSystem,
    CodeUse,
    DaysOfCode,
    SearchWord,
    SearchWords,
    with_dot,
)
from coding.models.fees import Fee
from coding.models.visit import ChargeLine, Diagnosis

__all__ = [
    "ChargeLine",
    "Code",
    "CodeRelease",
    "CodeSystem",
    "CodeUse",
    "DaysOfCode",
    "Diagnosis",
    "Fee",
    "SearchWord",
    "SearchWords",
    "with_dot",
]
