"""
Words of the authorization request and its answer (278) in our own words.

Lists that are short and certain close their element in the declaration; the others only explain it.
"""

from x12.words.eligibility import REJECTIONS as ELIGIBILITY_REJECTIONS

PURPOSES = {"01": "cancellation", "11": "response", "13": "request", "36": "authority to deduct (reply)"}

ANSWER_KINDS = {
    "18": "final answer",
    "19": "interim answer, more will follow",
    "AT": "administrative action",
    "RU": "reservation of medical services",
}

CATEGORIES = {
    "AR": "admission",
    "HS": "health services",
    "IN": "individual",
    "SC": "specialty care or referral",
}

CERTIFICATIONS = {
    "1": "appeal, immediate",
    "2": "appeal, standard",
    "3": "cancel",
    "4": "extension",
    "5": "notification",
    "6": "verification",
    "I": "first request",
    "N": "reconsideration",
    "R": "renewal",
    "S": "revised",
}

URGENCY = {"03": "emergency", "E": "elective", "U": "urgent"}

CONDITIONS = {
    "1": "acute",
    "2": "stable",
    "3": "chronic",
    "4": "systemic",
    "5": "localized",
    "6": "mild disease",
    "7": "normal, healthy",
    "8": "severe systemic disease",
    "9": "severe systemic disease that threatens life",
    "E": "excellent",
    "F": "fair",
    "G": "good",
    "P": "poor",
}

PROGNOSES = {
    "1": "poor",
    "2": "guarded",
    "3": "fair",
    "4": "good",
    "5": "very good",
    "6": "excellent",
    "7": "less than 6 months to live",
    "8": "terminal",
}

RELEASES = {
    "A": "release on file at the provider or review organization",
    "I": "informed consent under federal law",
    "M": "limited release",
    "N": "no release allowed",
    "O": "on file at the payer or plan sponsor",
    "Y": "signed release",
}

CAUSES = {"AA": "auto accident", "AP": "another party is responsible", "EM": "employment"}

FACILITY_LISTS = {"A": "type of bill", "B": "place of service"}

ACTIONS = {
    "A1": "approved",
    "A2": "approved in part",
    "A3": "not approved",
    "A4": "pended",
    "A6": "approved with changes",
    "C": "canceled",
    "CT": "call the payer",
    "NA": "no authorization is needed",
}

DECISION_REASONS = {
    "0A": "a test is not included",
    "0B": "passed on to an external review organization, which will answer",
    "0C": "no right to ask for this",
    "0D": "the primary care provider's authorization is needed",
    "0E": "provider is not the primary care provider",
    "0F": "not medically necessary",
    "0G": "level of care is not right",
    "0H": "this service needs no authorization",
    "0J": "an external review organization decides",
    "0K": "primary care service",
    "0L": "more than the plan allows",
    "0M": "not a covered service",
    "0N": "no approval beforehand",
    "0P": "information asked for did not come",
    "0Q": "duplicate request",
    "0R": "service does not fit the diagnosis",
    "0S": "condition from before the coverage",
    "0T": "experimental",
    "0U": "more information about the patient is needed",
    "0V": "medical review is needed",
    "0W": "the review is not finished",
    "0X": "service does not fit the kind of provider",
    "0Y": "service does not fit the patient's age",
    "0Z": "service does not fit the patient's sex",
    "10": "number or pattern of the services",
    "11": "price",
    "12": "patient must use a certain provider",
    "13": "authorized for another provider",
    "14": "rules of the plan or contract were not followed",
    "15": "outside of the area of the plan or contract",
    "16": "kind of facility is not right",
    "17": "time limit was not met",
    "18": "notification was received",
    "19": "cosmetic",
    "20": "allowed only once in a lifetime",
    "21": "transport is refused",
    "22": "ambulance certification does not fit the addresses",
    "23": "miles cannot be computed",
    "24": "computed miles do not fit the transport or the units",
    "25": "not looked at because of other errors in the request",
    "26": "provider's role is missing",
    "27": "first month of the premium grace period",
    "28": "second month of the premium grace period",
    "29": "third month of the premium grace period",
}

REJECTIONS = ELIGIBILITY_REJECTIONS | {
    "59": "Date of death is missing or not valid",
    "81": "Case number is missing or not valid",
    "82": "Not medically necessary",
    "83": "Level of care is not right",
    "84": "This service needs no authorization",
    "85": "An external review organization decides",
    "86": "Primary care service",
    "87": "More than the plan allows",
    "88": "Not a covered service",
    "89": "No approval beforehand",
    "90": "Information asked for did not come",
    "91": "Duplicate request",
    "92": "Service does not fit the diagnosis",
    "95": "Patient is not eligible",
    "96": "Condition from before the coverage",
    "AH": "Onset of the illness is missing or not valid",
    "AI": "Accident date is missing or not valid",
    "AJ": "Date of the last menstrual period is missing or not valid",
    "AK": "Expected date of birth is missing or not valid",
    "AL": "Surgery date is missing or not valid",
    "AM": "Admission date is missing or not valid",
    "AN": "Discharge date is missing or not valid",
    "T5": "Certification information is missing",
}

DATES = {
    "007": "approval in effect",
    "036": "approval ends",
    "096": "discharge",
    "102": "approval issued",
    "431": "onset of the illness",
    "435": "admission",
    "439": "accident",
    "472": "service",
    "484": "last menstrual period",
    "598": "refused",
    "AAH": "event",
    "ABC": "estimated birth",
}

NEEDS = {
    "07": "ambulance",
    "08": "chiropractic",
    "09": "durable medical equipment",
    "11": "oxygen",
    "75": "functional limits",
    "76": "activities permitted",
    "77": "mental status",
}

NEED_CONDITIONS = {
    "AG": "agitated",
    "AL": "limited in walking",
    "AM": "amputation",
    "BL": "limited bowels or bladder",
    "BR": "bed rest, may use the bathroom",
    "CA": "needs a cane",
    "CB": "strict bed rest",
    "CM": "comatose",
    "CO": "contracture",
    "CR": "needs crutches",
    "DI": "disoriented",
    "DP": "depressed",
    "DY": "short of breath at little effort",
    "EL": "limited endurance",
    "FO": "forgetful",
    "HL": "limited hearing",
    "HO": "hostile",
    "IH": "independent at home",
    "LB": "legally blind",
    "LE": "lethargic",
    "NR": "no restrictions",
    "OL": "other limits",
    "OT": "oriented",
    "PA": "paralysis",
    "PW": "may bear part of the weight",
    "SL": "limited speech",
    "TR": "moves from bed to chair",
    "UN": "uncooperative",
    "UT": "may be up as far as bearable",
    "WA": "needs a walker",
    "WR": "needs a wheelchair",
}

ADMISSION_TYPES = {
    "1": "emergency",
    "2": "urgent",
    "3": "elective",
    "4": "newborn",
    "5": "trauma",
    "9": "unknown",
}

ADMISSION_SOURCES = {
    "1": "from home",
    "2": "from a clinic or physician's office",
    "4": "from another hospital",
    "5": "from a nursing facility",
    "6": "from another facility",
    "8": "by a court or the police",
    "9": "unknown",
}

PATIENT_STATUSES = {
    "01": "went home",
    "02": "went to another hospital",
    "03": "went to a skilled nursing facility",
    "06": "went home with home health care",
    "07": "left against advice",
    "20": "died",
    "30": "still a patient",
}

TRANSPORTS = {
    "I": "first trip",
    "R": "return trip",
    "T": "transfer",
    "X": "round trip",
}

TRANSPORT_REASONS = {
    "A": "nearest facility for the treatment",
    "B": "wish of the patient's physician",
    "C": "near to family",
    "D": "care of a specialist or special equipment",
    "E": "to a rehabilitation facility",
    "F": "to a residential facility",
}

TRANSPORT_UNITS = {"DH": "miles", "DK": "kilometers", "KG": "kilograms", "LB": "pounds"}

MILITARY = {
    "AE": "active reserve",
    "AO": "active, overseas",
    "AS": "academy student",
    "AT": "presidential appointee",
    "AU": "active, United States",
    "DI": "deceased",
    "PV": "earlier service",
    "RU": "retired",
}

TEETH = {"JP": "tooth number"}
PROSTHESES = {"I": "first", "R": "replacement"}
