"""What the demo is made of: names nobody has, places, and the visits of a family practice."""

from dataclasses import dataclass

FIRST_NAMES = {
    "F": (
        "Ada Bea Cora Dora Ella Faye Greta Hope Iris June Kay Lena Mae Nina Opal Pearl Rosa Sara Tess Una Vera Wren Zoe "
        "Alma Bess Clara Edith Flora Gwen Hazel Ivy Joy Kit Lou Mabel Nell Olive Pia Ruth Sybil"
    ).split(),
    "M": (
        "Abel Ben Cy Dell Eli Finn Gus Hal Ira Jay Kurt Leo Mort Ned Otis Paul Quinn Ray Sid Theo Udo Vic Walt Zeke Amos "
        "Burt Carl Dirk Emil Fritz Glen Hugo Ivan Josh Karl Lars Milo Nils Otto Pete"
    ).split(),
}
LAST_NAMES = (
    "Samplewell Fauxley Testerman Placeholt Nonesuch Mockridge Demoray Pretendre Specimen Anonby Standin Fakenham "
    "Makebelle Dummett Fabricant Notreal Invented Phantom Mimeo Hypothe Likely Stubbs Draftly Proxwell Figmenton "
    "Simulard Trialby Imagino Supposley Whatif Exempley Patternson Modelby Fictley Unreal Seemingly Madeup Feignson "
    "Shamwell Mirageau Decoyer Dreamholt Conjurson Storyby Talebury Fablegard Mythley Legendre Novella Charadeau "
    "Maskelby Playact Roleston Scripton Prologue Epilogue Chapterly Footnote Marginson Asidely"
).split()
STREETS = "Oak Ave;Maple St;Cedar Ln;Birch Rd;Walnut St;Chestnut Dr;Juniper Way;Willow Ct;Hickory Blvd;Poplar St".split(
    ";"
)
TOWNS = (
    ("Columbus", "43215"),
    ("Dayton", "45402"),
    ("Newark", "43055"),
    ("Delaware", "43015"),
    ("Lancaster", "43130"),
    ("Marion", "43302"),
)


@dataclass(frozen=True)
class VisitKind:
    """
    One kind of visit: what the note says, what a coder makes of it.

    `lines` are procedure, modifiers, units and pointers (positions of `diagnoses`).  `weight` is how often it happens.
    """

    weight: int
    reason: str
    note: str
    diagnoses: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...], int, tuple[int, ...]], ...]
    ages: tuple[int, int] = (18, 110)


VISITS: tuple[VisitKind, ...] = (
    VisitKind(
        18,
        "Follow-up, blood pressure",
        "Follow-up of hypertension. Home readings 128 to 136 over 80. No chest pain, no shortness of breath. Takes "
        "lisinopril every day.\n\nAssessment and plan\n1. Essential hypertension, controlled. Continue lisinopril 20 mg. "
        "Return in six months.",
        ("I10",),
        (("99213", (), 1, (1,)),),
    ),
    VisitKind(
        14,
        "Follow-up, diabetes",
        "Follow-up of type 2 diabetes, no complications known. Metformin 1000 mg twice a day. A1c in the office today "
        "7.1%.\n\nAssessment and plan\n1. Type 2 diabetes without complications. Continue metformin.\n2. Hypertension at "
        "goal.\n3. Long-term use of oral hypoglycemic drugs.",
        ("E119", "I10", "Z7984"),
        (("99214", (), 1, (1, 2, 3)), ("83036", ("QW",), 1, (1,))),
    ),
    VisitKind(
        9,
        "Yearly physical",
        "Yearly physical examination of an adult, known patient. No complaints. Examination without abnormal findings. "
        "Counseled on diet and exercise.\n\nAssessment and plan\n1. General examination without abnormal findings. "
        "Blood count, metabolic panel and lipids drawn.",
        ("Z0000",),
        (("99396", (), 1, (1,)), ("36415", (), 1, (1,)), ("85025", (), 1, (1,))),
        (40, 64),
    ),
    VisitKind(
        9,
        "Sore throat",
        "Sore throat for three days with fever of 101. No cough. Tonsils red with exudate. Rapid strep test positive."
        "\n\nAssessment and plan\n1. Streptococcal pharyngitis. Amoxicillin 500 mg twice a day for ten days.",
        ("J020",),
        (("99213", (), 1, (1,)), ("87880", ("QW",), 1, (1,))),
        (3, 60),
    ),
    VisitKind(
        8,
        "Cold",
        "Runny nose and cough for five days, no fever. Lungs clear. Denies shortness of breath.\n\nAssessment and plan\n"
        "1. Acute upper respiratory infection. Fluids and rest; return if worse.",
        ("J069",),
        (("99212", (), 1, (1,)),),
        (1, 110),
    ),
    VisitKind(
        7,
        "Knee pain",
        "Right knee pain for three months, worse on stairs. Crepitus and small effusion, no warmth. X-ray shows medial "
        "joint space narrowing. After consent the right knee joint was injected with triamcinolone 40 mg; tolerated well."
        "\n\nAssessment and plan\n1. Primary osteoarthritis of the right knee. Options discussed, injection today.",
        ("M1711",),
        (("99213", ("25",), 1, (1,)), ("20610", ("RT",), 1, (1,)), ("J3301", (), 4, (1,))),
        (45, 110),
    ),
    VisitKind(
        7,
        "Low back pain",
        "Low back pain for two weeks after lifting. No weakness, no numbness. Straight leg raise negative.\n\nAssessment "
        "and plan\n1. Low back pain. Ibuprofen, stretching, physical therapy if not better in four weeks.",
        ("M5450",),
        (("99213", (), 1, (1,)),),
        (18, 80),
    ),
    VisitKind(
        6,
        "New patient",
        "New patient, moved to town. History of hypothyroidism and hyperlipidemia, both on treatment. No complaints. "
        "Examination normal.\n\nAssessment and plan\n1. Hypothyroidism. TSH drawn.\n2. Hyperlipidemia. Continue "
        "atorvastatin.",
        ("E039", "E785"),
        (("99204", (), 1, (1, 2)), ("36415", (), 1, (1, 2)), ("84443", (), 1, (1,))),
    ),
    VisitKind(
        6,
        "Flu shot",
        "Here for the yearly flu shot. No fever, no egg allergy. Given in the left deltoid, tolerated well.\n\nAssessment "
        "and plan\n1. Immunization against influenza.",
        ("Z23",),
        (("90686", (), 1, (1,)), ("90471", (), 1, (1,))),
        (3, 110),
    ),
    VisitKind(
        5,
        "Chest discomfort",
        "Chest discomfort at rest, twice last week. Pulse regular. Electrocardiogram in the office shows sinus rhythm, no "
        "ST changes.\n\nAssessment and plan\n1. Chest pain, unspecified. Stress test ordered.\n2. Hypertension.",
        ("R079", "I10"),
        (("99214", ("25",), 1, (1, 2)), ("93000", (), 1, (1,))),
        (35, 110),
    ),
    VisitKind(
        4,
        "Bladder infection",
        "Burning on urination for two days. No fever, no flank pain. Dipstick shows leukocytes and nitrite.\n\nAssessment "
        "and plan\n1. Urinary tract infection. Nitrofurantoin for five days.",
        ("N390",),
        (("99213", (), 1, (1,)), ("81002", (), 1, (1,))),
    ),
    VisitKind(
        4,
        "Asthma",
        "Wheezing since yesterday, known mild intermittent asthma. One nebulizer treatment in the office, wheezing cleared."
        "\n\nAssessment and plan\n1. Mild intermittent asthma with acute exacerbation. Albuterol inhaler refilled.",
        ("J4521",),
        (("99214", ("25",), 1, (1,)), ("94640", (), 1, (1,))),
        (6, 70),
    ),
    VisitKind(
        3,
        "Anxiety",
        "Worry most days for a year, sleeps badly. No thoughts of self-harm.\n\nAssessment and plan\n1. Generalized "
        "anxiety disorder. Start sertraline 50 mg, therapy referral. Return in four weeks.",
        ("F411",),
        (("99214", (), 1, (1,)),),
        (18, 80),
    ),
)
