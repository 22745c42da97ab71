"""What a remittance did to a claim and to the whole payment, in our own words; the reasons stand in `reasons`."""

from x12.words.reasons import IN_USE, PROPERTY_AND_CASUALTY
from x12.words.retired_reasons import RETIRED

CARC = IN_USE | PROPERTY_AND_CASUALTY | RETIRED

PAYMENT_STATUS = {
    "1": "Processed as primary",
    "2": "Processed as secondary",
    "3": "Processed as tertiary",
    "4": "Denied",
    "19": "Processed as primary and forwarded",
    "20": "Processed as secondary and forwarded",
    "21": "Processed as tertiary and forwarded",
    "22": "Earlier payment reversed",
    "23": "Not this payer's claim; forwarded",
    "25": "Predetermination: priced only, no payment",
}

GROUPS = {
    "CO": "Not the patient's to pay",
    "PR": "The patient's to pay",
    "OA": "Other adjustment",
    "PI": "Payer's own reduction",
    "CR": "Correction of an earlier decision",
}

PROVIDER_ADJUSTMENTS = {
    "50": "Late charge",
    "51": "Interest penalty",
    "72": "Our refund was received",
    "90": "Early payment allowance",
    "AH": "Origination fee",
    "AM": "Applied to the borrower's account",
    "AP": "Accelerated payment, given or taken back",
    "B2": "Rebate",
    "B3": "Recovery allowance",
    "BD": "Bad debt adjustment",
    "BN": "Bonus",
    "C5": "Temporary allowance",
    "CR": "Capitation interest",
    "CS": "Adjustment",
    "CT": "Capitation payment",
    "CV": "Capital passthrough",
    "CW": "Nurse anesthetist passthrough",
    "DM": "Direct medical education",
    "E3": "Withholding",
    "FB": "Balance carried forward",
    "FC": "Fund allocation",
    "GO": "Graduate medical education",
    "HM": "Hemophilia supplement",
    "IP": "Incentive premium",
    "IR": "Tax withheld (IRS)",
    "IS": "Interim settlement",
    "J1": "Not reimbursable",
    "L3": "Penalty",
    "L6": "Interest",
    "LE": "Levy",
    "LS": "Lump sum",
    "OA": "Organ acquisition",
    "OB": "Taken for an affiliated provider",
    "PI": "Periodic interim payment",
    "PL": "Final settlement",
    "RA": "Retroactive adjustment",
    "RE": "Return on equity",
    "SL": "Student loan repayment",
    "TL": "Third party liability",
    "WO": "Overpayment taken back",
    "WU": "Overpayment taken back, claim not named",
}
