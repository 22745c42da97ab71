"""The visit in codes: code sets by date, reference data by date, diagnoses, charge lines, fees."""

from coding.models.codes import (
    Code,
    CodeRelease,
    CodeSystem,
    CodeUse,
    DaysOfCode,
    with_dot,
)
from coding.models.coverage import CoverageArticle, CoverageCode
from coding.models.evidence import Evidence
from coding.models.fees import Fee
from coding.models.journal import BenchAct
from coding.models.limits import PayerLimit
from coding.models.ncci import AddOn, PairReason, ProcedurePair, UnitLimit
from coding.models.overrides import EditOverride
from coding.models.prices import ListedPrice, Locality, RelativeValue
from coding.models.reference import CptLicense, Reference, ReferenceRelease, Taxonomy
from coding.models.suggestion import NoteReading, NoteSuggestion
from coding.models.uploads import ReleaseChange, ReleasePreview, ReleaseUpload, UploadedPiece
from coding.models.visit import ChargeLine, Diagnosis

__all__ = [
    "AddOn",
    "BenchAct",
    "ChargeLine",
    "Code",
    "CodeRelease",
    "CodeSystem",
    "CodeUse",
    "CoverageArticle",
    "CoverageCode",
    "CptLicense",
    "DaysOfCode",
    "Diagnosis",
    "EditOverride",
    "Evidence",
    "Fee",
    "ListedPrice",
    "Locality",
    "NoteReading",
    "NoteSuggestion",
    "PairReason",
    "PayerLimit",
    "ProcedurePair",
    "Reference",
    "ReferenceRelease",
    "RelativeValue",
    "ReleaseChange",
    "ReleasePreview",
    "ReleaseUpload",
    "Taxonomy",
    "UnitLimit",
    "UploadedPiece",
    "with_dot",
]
