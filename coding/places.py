"""
Places of service that an office bills from, in our own words.

Source: place of service code set of CMS (the codes); the words are ours.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A two-digit code for where care was given; `advice` adds words to find it by."""

    code: str
    title: str
    advice: str = ""


PLACES: tuple[Place, ...] = (
    Place("01", "Pharmacy"),
    Place("02", "Telehealth, patient not at home", "video; virtual"),
    Place("03", "School"),
    Place("04", "Homeless shelter"),
    Place("09", "Prison or jail"),
    Place("10", "Telehealth, patient at home", "video; virtual; home"),
    Place("11", "Office", "clinic; practice"),
    Place("12", "Home of the patient", "house call"),
    Place("13", "Assisted living"),
    Place("14", "Group home"),
    Place("15", "Mobile unit", "van"),
    Place("17", "Walk-in clinic in a store", "retail clinic"),
    Place("18", "Place of work", "worksite"),
    Place("19", "Hospital outpatient, off campus"),
    Place("20", "Urgent care"),
    Place("21", "Hospital, inpatient"),
    Place("22", "Hospital outpatient, on campus"),
    Place("23", "Emergency room", "er; ed"),
    Place("24", "Surgery center", "asc"),
    Place("25", "Birthing center"),
    Place("27", "Outreach on the street"),
    Place("31", "Skilled nursing facility", "snf"),
    Place("32", "Nursing home"),
    Place("33", "Custodial care"),
    Place("34", "Hospice"),
    Place("41", "Ambulance, land"),
    Place("49", "Independent clinic"),
    Place("50", "Federally qualified health center", "fqhc"),
    Place("51", "Psychiatric hospital, inpatient"),
    Place("52", "Psychiatric hospital, partial day"),
    Place("53", "Community mental health center"),
    Place("54", "Home for people with intellectual disabilities"),
    Place("57", "Substance abuse treatment, not residential"),
    Place("60", "Mass immunization"),
    Place("61", "Rehabilitation hospital, inpatient"),
    Place("62", "Rehabilitation facility, outpatient"),
    Place("65", "Dialysis center", "esrd"),
    Place("71", "Public health clinic"),
    Place("72", "Rural health clinic", "rhc"),
    Place("81", "Independent laboratory", "lab"),
    Place("99", "Another place"),
)
