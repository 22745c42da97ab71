"""Codes of the professional claim in our own words: coverage, claim, line, and what they are asked to hold."""

YES_NO = {"Y": "Yes", "N": "No"}
YES_NO_OR_NOT_APPLICABLE = {"Y": "Yes", "N": "No", "W": "Does not apply"}
YES = {"Y": "Yes"}

BATCH_PURPOSES = {"00": "Original", "18": "Sent again"}

BATCH_USES = {"CH": "Claims to be paid", "RP": "Reports of encounters", "31": "Demands of a subrogated plan"}

PAYER_RESPONSIBILITIES = {
    "P": "Primary",
    "S": "Secondary",
    "T": "Tertiary",
    "A": "Fourth payer",
    "B": "Fifth payer",
    "C": "Sixth payer",
    "D": "Seventh payer",
    "E": "Eighth payer",
    "F": "Ninth payer",
    "G": "Tenth payer",
    "H": "Eleventh payer",
    "U": "Order of payers is unknown",
}

RELATIONSHIPS = {
    "01": "Spouse",
    "18": "Self",
    "19": "Child",
    "20": "Employee",
    "21": "Unknown",
    "39": "Organ donor",
    "40": "Deceased organ donor",
    "53": "Life partner",
    "G8": "Other relation",
}

CLAIM_FILING = {
    "11": "Other plan that is not federal",
    "12": "PPO",
    "13": "Point of service plan",
    "14": "EPO",
    "15": "Indemnity plan",
    "16": "Medicare Advantage HMO",
    "17": "Dental HMO",
    "AM": "Automobile insurance",
    "BL": "Blue Cross Blue Shield",
    "CH": "TRICARE or CHAMPVA",
    "CI": "Commercial insurance",
    "DS": "Disability insurance",
    "FI": "Federal employees' plan",
    "HM": "HMO",
    "LM": "Liability insurance",
    "MA": "Medicare Part A",
    "MB": "Medicare Part B",
    "MC": "Medicaid",
    "OF": "Other federal program",
    "TV": "Maternal and child health program (Title V)",
    "VA": "Veterans Affairs",
    "WC": "Workers' compensation",
    "ZZ": "Not known, or as agreed with the payer",
}

MEDICARE_SECONDARY_REASONS = {
    "12": "65 or older and still working, or the spouse is; the employer's plan pays first",
    "13": "Kidney failure, in the months when the employer's plan pays first",
    "14": "No-fault insurance pays first, such as automobile",
    "15": "Workers' compensation pays first",
    "16": "Public Health Service or another federal agency pays first",
    "41": "Black lung program pays first",
    "42": "Veterans Affairs pays first",
    "43": "Under 65 and disabled; a large employer's plan pays first",
    "47": "Other liability insurance pays first",
}

GENDERS = {"F": "Female", "M": "Male", "U": "Unknown"}

FREQUENCIES = {
    "1": "Original claim",
    "6": "Correction of an earlier claim",
    "7": "Replaces an earlier claim",
    "8": "Voids an earlier claim",
}

ASSIGNMENTS = {
    "A": "Provider accepts assignment",
    "B": "Provider accepts assignment for laboratory services only",
    "C": "Provider does not accept assignment",
}

RELEASES = {
    "I": "Consent is not needed by law, and the patient did not sign",
    "Y": "The patient signed the release",
}

PATIENT_SIGNATURES = {"P": "The provider signed for the patient"}

CAUSES = {"AA": "Automobile accident", "EM": "Employment", "OA": "Other accident"}

SPECIAL_PROGRAMS = {
    "02": "Program for children with physical handicaps",
    "03": "Special federal funding",
    "05": "Disability",
    "09": "Second opinion or surgery",
}

DELAY_REASONS = {
    "1": "Eligibility could not be proven",
    "2": "Lawsuit",
    "3": "Authorization came late",
    "4": "The provider was certified late",
    "5": "Billing forms were supplied late",
    "6": "A custom-made appliance was delivered late",
    "7": "Another party was slow to process it",
    "8": "Eligibility was decided late",
    "9": "Earlier denial or rejection that had nothing to do with filing in time",
    "10": "The approval of the service took long",
    "11": "Other",
    "15": "Natural disaster",
}

NOTES = {
    "ADD": "Further information",
    "CER": "Narrative of a certification",
    "DCP": "Goals, rehabilitation potential, or discharge plans",
    "DGN": "Description of the diagnosis",
    "TPO": "Note of a third party",
}

AUTHORIZATION_EXCEPTIONS = {
    "1": "Urgent care",
    "2": "Service in a time that was covered only afterwards",
    "3": "Emergency",
    "4": "Temporary Medicaid",
    "5": "The county wants a second opinion about fitness for work",
    "6": "An override was asked for",
    "7": "Special handling",
}

CONTRACTS = {
    "01": "By diagnosis related group",
    "02": "By day",
    "03": "By day, the rate varies",
    "04": "Flat",
    "05": "Capitation",
    "06": "Percent",
    "09": "Other",
}

PRICING = {
    "00": "Not covered by the contract: priced at zero",
    "01": "As billed",
    "02": "Standard fee schedule",
    "03": "Percent by contract",
    "04": "Bundled",
    "05": "Peer review",
    "06": "By day",
    "07": "Flat rate",
    "08": "A combination",
    "09": "Maternity",
    "10": "Other",
    "11": "The lower cost",
    "12": "Ratio of cost",
    "13": "Cost is refunded",
    "14": "Adjustment",
}

PRICING_REJECTIONS = {
    "T1": "The repricer does not know the provider",
    "T2": "The repricer does not know the payer",
    "T3": "The repricer does not know the insured",
    "T4": "Payer's name or id is missing",
    "T5": "Certification is missing",
    "T6": "Too little information to reprice",
}

POLICY_COMPLIANCE = {
    "1": "The plan's procedure was followed",
    "2": "The plan was not called",
    "3": "Not medically necessary",
    "4": "The plan's procedure was not followed in another way",
    "5": "Emergency admission outside of the network",
}

PRICING_EXCEPTIONS = {
    "1": "Professional outside of the network in a network hospital",
    "2": "Emergency",
    "3": "The network has no such service or specialist",
    "4": "Away from the service area",
    "5": "State law",
    "6": "Other",
}

DIAGNOSIS_LISTS = {
    "ABK": "Principal diagnosis, ICD-10-CM",
    "ABF": "Further diagnosis, ICD-10-CM",
    "BK": "Principal diagnosis, ICD-9-CM",
    "BF": "Further diagnosis, ICD-9-CM",
}
ANESTHESIA_LISTS = {"BP": "Principal surgical procedure", "BO": "Further surgical procedure"}
CONDITION_LISTS = {"BG": "Condition"}
CODE_LISTS = DIAGNOSIS_LISTS | ANESTHESIA_LISTS | CONDITION_LISTS

PROCEDURE_LISTS = {
    "HC": "CPT or HCPCS",
    "ER": "Code of one jurisdiction",
    "IV": "Home infusion product",
    "WK": "Alternative medicine (ABC) code",
}

UNITS = {"UN": "units", "MJ": "minutes"}

COPAY_EXEMPT = {"0": "No copay is owed"}

RENTAL_PERIODS = {"1": "per week", "4": "per month", "6": "per day"}

DRUG_LISTS = {
    "N4": "NDC",
    "EN": "European article number, 13 digits",
    "EO": "European article number, 8 digits",
    "HI": "Health industry bar code",
    "ON": "Customer order number",
    "UK": "Trade item number (GTIN), 14 digits",
    "UP": "Universal product code, 12 digits",
}

DRUG_UNITS = {
    "F2": "international units",
    "GR": "grams",
    "ME": "milligrams",
    "ML": "milliliters",
    "UN": "units",
}

MEASUREMENT_SOURCES = {"OG": "Starting value", "TR": "Test result"}

MEASUREMENTS = {
    "HT": "Height",
    "R1": "Hemoglobin",
    "R2": "Hematocrit",
    "R3": "Starting dose of epoetin",
    "R4": "Creatinine",
}

FORM_LISTS = {"UT": "Medicare certificate of medical necessity", "AS": "Other form"}
