"""
Words of the authorization request and its answer (278) in our own words.

Lists that are short and certain close their element in the declaration; the others only explain it.
"""

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
    "A": "release on file at the payer or review organization",
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
    "0L": "more than the plan allows",
    "0M": "not a covered service",
    "0P": "information asked for did not come",
    "0Q": "duplicate request",
    "0U": "more information about the patient is needed",
    "0V": "medical review is needed",
    "0W": "the review is not finished",
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
