"""Words of the remittance (835) in our own words, adjustment and remark codes apart."""

HANDLING = {
    "C": "payment comes with this remittance",
    "D": "payment only",
    "H": "notice only",
    "I": "remittance only, the payment comes separately",
    "P": "test of a bank account",
    "U": "split payment and remittance",
    "X": "bank may send payment and remittance together or apart",
}

DIRECTIONS = {"C": "paid to us", "D": "taken from us"}

METHODS = {
    "ACH": "electronic transfer (ACH)",
    "BOP": "bank's choice",
    "CHK": "check",
    "FWT": "wire transfer",
    "NON": "no payment",
}

FORMATS = {"CCP": "CCD+ with our trace number", "CTX": "CTX with the whole remittance"}
BANKS = {"01": "US routing number", "04": "Canadian bank number"}
ACCOUNTS = {"DA": "checking account", "SG": "savings account"}
DELIVERIES = {"BM": "mail", "EM": "e-mail", "FT": "file transfer", "OL": "online"}
CONTACTS = {"BL": "technical contact", "CX": "claims contact", "IC": "web site of policies"}

FILING = {
    "12": "preferred provider organization (PPO)",
    "13": "point of service (POS)",
    "14": "exclusive provider organization (EPO)",
    "15": "indemnity insurance",
    "16": "Medicare Advantage HMO",
    "17": "dental HMO",
    "AM": "automobile medical",
    "CH": "TRICARE",
    "DS": "disability",
    "HM": "health maintenance organization (HMO)",
    "LM": "liability medical",
    "MA": "Medicare Part A",
    "MB": "Medicare Part B",
    "MC": "Medicaid",
    "OF": "other federal program",
    "TV": "Title V",
    "VA": "Veterans Affairs",
    "WC": "workers' compensation",
    "ZZ": "mutually defined",
}

CLAIM_AMOUNTS = {
    "AU": "covered by the plan",
    "D8": "discount",
    "DY": "day limit",
    "F5": "paid by the patient",
    "I": "interest",
    "NL": "negative ledger balance",
    "T": "tax",
    "T2": "total before taxes",
    "ZK": "mandated federal payment, category 1",
    "ZL": "mandated federal payment, category 2",
    "ZM": "mandated federal payment, category 3",
    "ZN": "mandated federal payment, category 4",
    "ZO": "mandated federal payment, category 5",
}

LINE_AMOUNTS = {
    "B6": "allowed",
    "KH": "deduction for late filing",
    **{code: CLAIM_AMOUNTS[code] for code in ("T", "T2", "ZK", "ZL", "ZM", "ZN", "ZO")},
}

CLAIM_QUANTITIES = {
    "CA": "days covered",
    "CD": "days with coinsurance",
    "LA": "lifetime reserve days used",
    "LE": "lifetime reserve days, estimated",
    "NE": "days not covered, estimated",
    "NR": "blood units not replaced",
    "OU": "outlier days",
    "PS": "prescriptions",
    "VS": "visits",
    "ZK": "mandated federal payment, category 1",
    "ZL": "mandated federal payment, category 2",
    "ZM": "mandated federal payment, category 3",
    "ZN": "mandated federal payment, category 4",
    "ZO": "mandated federal payment, category 5",
}

LINE_QUANTITIES = {code: CLAIM_QUANTITIES[code] for code in ("ZK", "ZL", "ZM", "ZN", "ZO")}

DATES = {
    "036": "coverage ended",
    "050": "received",
    "150": "service from",
    "151": "service to",
    "232": "claim from",
    "233": "claim to",
    "405": "made on",
    "472": "service",
}

REMARK_LISTS = {"HE": "remark code", "RX": "pharmacy reject code"}
