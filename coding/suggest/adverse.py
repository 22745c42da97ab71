"""
The drug that a diagnosis is said to come from: "constipation from oxycodone", "steroid-induced diabetes".

Such a diagnosis has a second code that names the drug (T36 to T50, adverse effect).  Only what a note ties to the
diagnosis by its own words counts; a drug that stands beside one does not.

Source: ICD-10-CM Official Guidelines, I.C.19.e.5.a.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

# Drugs as notes name them, by the code for their adverse effect without its seventh character.
CLASSES: Mapping[str, str] = {
    "T360X5": r"penicillins?|amoxicillin|augmentin|ampicillin",
    "T361X5": r"cephalosporins?|cephalexin|cefdinir|ceftriaxone|keflex",
    "T363X5": r"macrolides?|azithromycin|clarithromycin|erythromycin",
    "T364X5": r"tetracyclines?|doxycycline|minocycline",
    "T370X5": r"sulfonamides?|sulfa|bactrim|trimethoprim[- ]sulfamethoxazole",
    "T373X5": r"metronidazole|flagyl",
    "T380X5": r"(?:gluco|cortico)?steroids?|prednisone|prednisolone|dexamethasone|methylprednisolone",
    "T381X5": r"levothyroxine|synthroid|thyroid hormone",
    "T383X5": r"insulin|metformin|glipizide|glyburide|glimepiride|semaglutide|tirzepatide|liraglutide|dulaglutide"
    r"|empagliflozin|dapagliflozin|canagliflozin|ozempic|mounjaro|trulicity|pioglitazone",
    "T384X5": r"birth control pills?|oral contraceptives?|ocps?",
    "T386X5": r"tamoxifen|raloxifene",
    "T391X5": r"acetaminophen|tylenol",
    "T39015": r"aspirin|asa",
    "T39315": r"ibuprofen|naproxen|motrin|advil|aleve",
    "T39395": r"nsaids?|meloxicam|diclofenac|indomethacin|celecoxib|ketorolac",
    "T402X5": r"opioids?|oxycodone|hydrocodone|morphine|codeine|hydromorphone",
    "T403X5": r"methadone",
    "T40415": r"fentanyl",
    "T40425": r"tramadol",
    "T40495": r"buprenorphine|suboxone",
    "T421X5": r"carbamazepine|oxcarbazepine",
    "T423X5": r"butalbital|barbiturates?|phenobarbital",
    "T424X5": r"benzodiazepines?|lorazepam|alprazolam|clonazepam|diazepam",
    "T426X5": r"gabapentin|pregabalin|topiramate|lamotrigine|valproate|depakote|levetiracetam|zolpidem",
    "T43015": r"amitriptyline|nortriptyline|tricyclics?|doxepin",
    "T43215": r"snris?|venlafaxine|duloxetine|desvenlafaxine",
    "T43225": r"ssris?|sertraline|fluoxetine|paroxetine|citalopram|escitalopram",
    "T43295": r"bupropion|trazodone|mirtazapine",
    "T43595": r"lithium|quetiapine|olanzapine|risperidone|aripiprazole|antipsychotics?|ziprasidone|clozapine",
    "T43625": r"amphetamines?|adderall|vyvanse|lisdexamfetamine",
    "T43635": r"stimulants?|methylphenidate|concerta|ritalin",
    "T443X5": r"anticholinergics?|oxybutynin|tolterodine",
    "T447X5": r"beta[- ]?blockers?|metoprolol|atenolol|propranolol|carvedilol",
    "T450X5": r"antihistamines?|diphenhydramine|benadryl|cetirizine|hydroxyzine",
    "T451X5": r"chemo(?:therapy)?|methotrexate|tacrolimus|cyclosporine|oxaliplatin|cisplatin|paclitaxel|taxol"
    r"|mycophenolate|azathioprine",
    "T454X5": r"iron|ferrous sulfate",
    "T45515": r"warfarin|coumadin|apixaban|eliquis|rivaroxaban|xarelto|anticoagulants?|anticoagulation",
    "T45525": r"clopidogrel|plavix|ticagrelor",
    "T460X5": r"digoxin",
    "T461X5": r"amlodipine|diltiazem|verapamil|nifedipine|calcium channel blockers?",
    "T462X5": r"amiodarone",
    "T464X5": r"ace[- ]?inhibitors?|acei|lisinopril|enalapril|benazepril|ramipril",
    "T465X5": r"losartan|valsartan|clonidine|hydralazine|arbs?",
    "T466X5": r"statins?|atorvastatin|rosuvastatin|simvastatin|pravastatin|lipitor|crestor",
    "T500X5": r"spironolactone|eplerenone",
    "T501X5": r"furosemide|lasix|torsemide|bumetanide|loop diuretics?",
    "T502X5": r"thiazides?|hydrochlorothiazide|hctz|chlorthalidone",
    "T504X5": r"allopurinol|febuxostat|colchicine",
}
FIRST_VISIT = "A"
# What is another disease when a drug is its cause.
OF_A_DRUG: Mapping[str, str] = {
    "D849": "D84821", "E039": "E032", "G629": "G620", "I959": "I952", "K5900": "K5903", "K5909": "K5903",
    "M109": "M1020", "R21": "L270", "R251": "G251",
}  # fmt: skip
CHEMOTHERAPY, ANEMIA, ANEMIA_OF_CHEMOTHERAPY = "T451X5", "D649", "D6481"
_DRUG = "|".join(f"(?P<{code}>{names})" for code, names in CLASSES.items())
_FROM = re.compile(
    r"(?<!weaned )(?<!switched )(?<!changed )(?:\b(?:due to|from|caused by|secondary to|because of|induced by|2/2"
    r"|(?:side|adverse) effects? (?:of|from)|adverse reaction to))\s+"
    r"(?:(?:the|her|his|their|high[- ]dose|oral|long[- ]term)\s)*"
    rf"(?:{_DRUG})\b",
    re.IGNORECASE,
)
_INDUCED = re.compile(
    rf"\b(?:{_DRUG})[- ](?:induced|related|associated|side effect|adverse effect|toxicity)\b", re.IGNORECASE
)


def adverse_effects(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the codes of drugs that a sentence gives as the cause of something, and where it says so."""
    for pattern in (_FROM, _INDUCED):
        for found in pattern.finditer(text):
            yield f"{found.lastgroup}{FIRST_VISIT}", *found.span()


def of_drugs(code: str, drugs: Sequence[str]) -> str:
    """The code of a diagnosis that its sentence says to come from drugs, given by their own codes."""
    if code == ANEMIA and any(drug.startswith(CHEMOTHERAPY) for drug in drugs):
        return ANEMIA_OF_CHEMOTHERAPY
    return OF_A_DRUG.get(code, code) if drugs else code
