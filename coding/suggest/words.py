"""Words that mean the same in notes and titles, and words that titles carry though no note says them."""

from collections.abc import Mapping

# What a note says, and the word it is compared as.
SAME: Mapping[str, str] = {
    "diabetic": "diabetes", "hypertensive": "hypertension", "renal": "kidney", "cardiac": "heart", "hepatic": "liver",
    "pulmonary": "lung", "cancer": "neoplasm", "ca": "neoplasm", "carcinoma": "neoplasm", "tumor": "neoplasm",
    "tumour": "neoplasm", "fractured": "fracture", "broken": "fracture", "sprained": "sprain", "strained": "strain",
    "fib": "fibrillation", "anaemia": "anemia", "oedema": "edema", "oesophageal": "esophageal", "diarrhoea": "diarrhea",
    "ii": "2", "iii": "3", "iv": "4", "two": "2", "one": "1", "three": "3", "four": "4", "mi": "infarction",
    "bilat": "bilateral", "b/l": "bilateral", "both": "bilateral", "lt": "left", "rt": "right", "os": "left",
    "od": "right", "ou": "bilateral", "l": "left",
    "r": "right",
    "hypothyroid": "hypothyroidism", "hyperthyroid": "hyperthyroidism", "depressed": "depression",
    "depressive": "depression",
    "anxious": "anxiety", "obese": "obesity", "arthritic": "arthritis", "asthmatic": "asthma", "migrainous": "migraine",
    "infected": "infection", "ulcerated": "ulcer", "dementing": "dementia", "pregnant": "pregnancy",
    "vomitting": "vomiting",
    "pharyngeal": "pharynx", "leg": "limb", "arm": "limb", "tummy": "abdominal", "belly": "abdominal",
    "stomach": "abdominal",
    "toenail": "nail", "wax": "cerumen", "earwax": "cerumen", "pee": "urine", "urinary": "urine",
    "streptococcal": "strep",
    "streptococcus": "strep", "flu": "influenza", "thyroiditi": "thyroiditis", "viru": "virus",
    "viral": "virus", "bacterial": "bacteria", "allergic": "allergy", "seasonal": "season", "hypoxic": "hypoxia",
    "hypercapnic": "hypercapnia", "afib": "fibrillation", "hospitalised": "hospitalized", "fatty": "fat",
    "alzheimer": "alzheimer", "dependant": "dependence", "dependent": "dependence", "smoker": "nicotine",
    "smoking": "nicotine",
    "tobacco": "nicotine", "cigarette": "cigarettes", "aged": "age", "screening": "screen", "screened": "screen",
    "callosity": "callus", "retinal": "retina",
    "cervical": "neck", "thoracic": "thorax", "lumbar": "lumbar", "kidneys": "kidney", "lungs": "lung",
    "pressures": "pressure", "stg": "stage", "umb": "umbilical",
    "flare": "exacerbation", "lid": "eyelid", "lids": "eyelid", "rhinosinusitis": "sinusitis", "polyposis": "polyp",
}  # fmt: skip
# Abbreviations that stand in notes and not in searches.
SPOKEN: Mapping[str, str] = {
    "uoq": "upper outer quadrant", "uiq": "upper inner quadrant", "loq": "lower outer quadrant",
    "liq": "lower inner quadrant",
    "aks": "actinic keratosis",
    "pad": "peripheral arterial disease", "osa": "obstructive sleep apnea", "gerd": "gastro esophageal reflux disease",
    "lbp": "low back pain", "bcc": "basal cell carcinoma", "scc": "squamous cell carcinoma", "ak": "actinic keratosis",
    "sk": "seborrheic keratosis", "ddd": "degenerative disc disease", "lue": "left upper extremity",
    "rue": "right upper extremity",
    "lle": "left lower extremity", "rle": "right lower extremity", "ltr": "left to right", "le": "lower extremity",
    "ue": "upper extremity",
}  # fmt: skip
# Words of titles that say nothing a note would say.
SILENT: frozenset[str] = frozenset(
    """
    unspecified other specified classified elsewhere not non nos nec initial encounter subsequent sequela of the a an in
    on to
    for with and or due by at from as mellitus essential primary without mention current episode site
    organism condition involving region part type's closed open routine healing tract acute
    """.split()
) - {"type", "acute", "disease", "syndrome", "disorder", "open"}
# Words that name nothing when they stand alone.
GENERIC: frozenset[str] = frozenset(
    """
    acute chronic type neoplasm malignancy malignant virus viral infection injury pain disease disorder syndrome mass
    lump growth
    bacteria fat right left bilateral loss change use abuse exposure contact history status screening test finding
    abnormal
    complication operation surgery wound swelling reaction effect drug medication examination observation care problem
    limb skin bone heart lung kidney liver nail eye ear nose throat neck back chest abdominal joint muscle nerve blood
    urine
    family child mother father school work home alone diet exercise running walking cooking allergy dependence remission
    inflammation fistula mild moderate severe recurrent persistent unspecified other general symptom attack episode
    stress ppd refill shot
    """.split()
)
