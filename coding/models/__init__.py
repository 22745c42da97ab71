"""The visit in codes: code sets by date, reference data by date, diagnoses, charge lines, fees."""

from coding.models.anesthesia import AnesthesiaBase, AnesthesiaFactor
from coding.models.answers import LineAnswer
from coding.models.bundles import BundleLine, CodeBundle
from coding.models.codes import (
    Code,
    CodeRelease,
    CodeSystem,
    CodeUse,
    DaysOfCode,
    with_dot,
)
from coding.models.coverage import CoverageArticle, CoverageCode
from coding.models.em import EmReasoning
from coding.models.evidence import Evidence
from coding.models.fees import Fee
from coding.models.final_codes import FinalCodes
from coding.models.journal import BenchAct
from coding.models.kept import Bookmark, CodeNote, OfficeWord
from coding.models.limits import PayerLimit
from coding.models.ncci import AddOn, PairReason, ProcedurePair, UnitLimit
from coding.models.office_rules import OfficeRule, OfficeRuleHit
from coding.models.overrides import EditOverride
from coding.models.prices import ListedPrice, Locality, RelativeValue
from coding.models.qa import EducationItem, QaDifference, QaDraw, QaReview, QaRule
from coding.models.queries import ProviderQuery, QueryEvent, QueryPolicy, QueryTemplate
from coding.models.reason_lists import LicensedReason, ReasonList
from coding.models.reference import License, Reference, ReferenceRelease, Taxonomy
from coding.models.suggestion import NoteReading, NoteSuggestion
from coding.models.uploads import ReleaseChange, ReleasePreview, ReleaseUpload, UploadedPiece
from coding.models.visit import ChargeLine, Diagnosis
from coding.models.visit_facts import VisitFacts
from coding.models.waiting import Escalation, Pend

__all__ = [
    "AddOn",
    "AnesthesiaBase",
    "AnesthesiaFactor",
    "BenchAct",
    "Bookmark",
    "BundleLine",
    "ChargeLine",
    "Code",
    "CodeBundle",
    "CodeNote",
    "CodeRelease",
    "CodeSystem",
    "CodeUse",
    "CoverageArticle",
    "CoverageCode",
    "DaysOfCode",
    "Diagnosis",
    "EditOverride",
    "EducationItem",
    "EmReasoning",
    "Escalation",
    "Evidence",
    "Fee",
    "FinalCodes",
    "License",
    "LicensedReason",
    "LineAnswer",
    "ListedPrice",
    "Locality",
    "NoteReading",
    "NoteSuggestion",
    "OfficeRule",
    "OfficeRuleHit",
    "OfficeWord",
    "PairReason",
    "PayerLimit",
    "Pend",
    "ProcedurePair",
    "ProviderQuery",
    "QaDifference",
    "QaDraw",
    "QaReview",
    "QaRule",
    "QueryEvent",
    "QueryPolicy",
    "QueryTemplate",
    "ReasonList",
    "Reference",
    "ReferenceRelease",
    "RelativeValue",
    "ReleaseChange",
    "ReleasePreview",
    "ReleaseUpload",
    "Taxonomy",
    "UnitLimit",
    "UploadedPiece",
    "VisitFacts",
    "with_dot",
]
