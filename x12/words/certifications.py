"""Codes of certifications and conditions in our own words: ambulance, vision, spinal treatment, equipment, EPSDT."""

TRANSPORT_REASONS = {
    "A": "To the nearest place that can treat it",
    "B": "To a physician whom the patient prefers",
    "C": "To be near the family",
    "D": "To a specialist or special equipment",
    "E": "To a rehabilitation facility",
}

TRANSPORT_CONDITIONS = {
    "01": "Was admitted to a hospital",
    "04": "Was moved on a stretcher",
    "05": "Was unconscious or in shock",
    "06": "Was an emergency",
    "07": "Had to be restrained",
    "08": "Was visibly bleeding",
    "09": "The transport was medically necessary",
    "12": "Is confined to bed or chair",
}

SPINAL_CONDITIONS = {
    "A": "Acute",
    "C": "Chronic",
    "D": "Not acute",
    "E": "Not life threatening",
    "F": "Routine",
    "G": "With symptoms",
    "M": "Acute flare of a chronic condition",
}

VISION_ITEMS = {"E1": "Lenses of glasses", "E2": "Contact lenses", "E3": "Frames"}

VISION_CONDITIONS = {
    "L1": "Sight changed enough for a new prescription",
    "L2": "Replaces lost or stolen ones",
    "L3": "Replaces broken ones",
    "L4": "The patient wants others",
    "L5": "Replaced for a medical reason",
}

EPSDT_CONDITIONS = {
    "AV": "Offered, the patient refused",
    "NU": "No referral was needed",
    "S2": "Already under treatment",
    "ST": "Referred for new treatment",
}

EQUIPMENT_CONDITIONS = {
    "38": "The supplier has the signed certificate",
    "ZV": "Replaces an item",
}

CERTIFICATIONS = {"I": "First", "R": "Renewed", "S": "Changed"}
