"""What the demo is made of: names nobody has, places, and the visits of a family practice."""

from dataclasses import dataclass

FIRST_NAMES = {
    "F": (
        "Ada Bea Cora Dora Ella Faye Greta Hope Iris June Kay Lena Mae Nina Opal Pearl Rosa Sara Tess Una "
        "Vera Wren Zoe Alma Bess Clara Edith Flora Gwen Hazel Ivy Joy Kit Lou Mabel Nell Olive Pia Ruth "
        "Sybil "
    ).split(),
    "M": (
        "Abel Ben Cy Dell Eli Finn Gus Hal Ira Jay Kurt Leo Mort Ned Otis Paul Quinn Ray Sid Theo Udo Vic "
        "Walt Zeke Amos Burt Carl Dirk Emil Fritz Glen Hugo Ivan Josh Karl Lars Milo Nils Otto Pete "
    ).split(),
}
LAST_NAMES = (
    "Samplewell Fauxley Testerman Placeholt Nonesuch Mockridge Demoray Pretendre Specimen Anonby "
    "Standin Fakenham Makebelle Dummett Fabricant Notreal Invented Phantom Mimeo Hypothe Likely Stubbs "
    "Draftly Proxwell Figmenton Simulard Trialby Imagino Supposley Whatif Exempley Patternson Modelby "
    "Fictley Unreal Seemingly Madeup Feignson Shamwell Mirageau Decoyer Dreamholt Conjurson Storyby "
    "Talebury Fablegard Mythley Legendre Novella Charadeau Maskelby Playact Roleston Scripton Prologue "
    "Epilogue Chapterly Footnote Marginson Asidely "
).split()
STREETS = (
    "Oak Ave",
    "Maple St",
    "Cedar Ln",
    "Birch Rd",
    "Walnut St",
    "Chestnut Dr",
    "Juniper Way",
    "Willow Ct",
    "Hickory Blvd",
    "Poplar St",
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

    `lines` are procedure, modifiers, units and pointers (positions of `diagnoses`).  `weight` is how often it happens;
    `is_new` tells that it happens only to somebody who was never here.
    """

    weight: int
    reason: str
    note: str
    diagnoses: tuple[str, ...]
    lines: tuple[tuple[str, tuple[str, ...], int, tuple[int, ...]], ...]
    ages: tuple[int, int] = (18, 110)
    is_new: bool = False


VISITS: tuple[VisitKind, ...] = (
    VisitKind(
        weight=18,
        reason="Follow-up, blood pressure",
        note=(
            "Follow-up of hypertension. Home readings 128 to 136 over 80. No chest pain, no shortness of "
            "breath. Takes lisinopril every day.\n\n"
            "Assessment and plan\n"
            "1. Essential hypertension, controlled. Continue lisinopril 20 mg. Return in six months."
        ),
        diagnoses=("I10",),
        lines=(("99213", (), 1, (1,)),),
    ),
    VisitKind(
        weight=14,
        reason="Follow-up, diabetes",
        note=(
            "Follow-up of type 2 diabetes, no complications known. Metformin 1000 mg twice a day. A1c in the "
            "office today 7.1%.\n\n"
            "Assessment and plan\n"
            "1. Type 2 diabetes without complications. Continue metformin.\n"
            "2. Hypertension at goal.\n"
            "3. Long-term use of oral hypoglycemic drugs."
        ),
        diagnoses=("E119", "I10", "Z7984"),
        lines=(("99214", (), 1, (1, 2, 3)), ("83036", ("QW",), 1, (1,))),
    ),
    VisitKind(
        weight=9,
        reason="Yearly physical",
        note=(
            "Yearly physical examination of an adult, known patient. No complaints. Examination without "
            "abnormal findings. Counseled on diet and exercise.\n\n"
            "Assessment and plan\n"
            "1. General examination without abnormal findings. Blood count, metabolic panel and lipids drawn."
        ),
        diagnoses=("Z0000",),
        lines=(("99396", (), 1, (1,)), ("36415", (), 1, (1,)), ("85025", (), 1, (1,))),
        ages=(40, 64),
    ),
    VisitKind(
        weight=9,
        reason="Sore throat",
        note=(
            "Sore throat for three days with fever of 101. No cough. Tonsils red with exudate. Rapid strep "
            "test positive.\n\n"
            "Assessment and plan\n"
            "1. Streptococcal pharyngitis. Amoxicillin 500 mg twice a day for ten days."
        ),
        diagnoses=("J020",),
        lines=(("99213", (), 1, (1,)), ("87880", ("QW",), 1, (1,))),
        ages=(3, 60),
    ),
    VisitKind(
        weight=8,
        reason="Cold",
        note=(
            "Runny nose and cough for five days, no fever. Lungs clear. Denies shortness of breath.\n\n"
            "Assessment and plan\n"
            "1. Acute upper respiratory infection. Fluids and rest; return if worse."
        ),
        diagnoses=("J069",),
        lines=(("99212", (), 1, (1,)),),
        ages=(1, 110),
    ),
    VisitKind(
        weight=7,
        reason="Knee pain",
        note=(
            "Right knee pain for three months, worse on stairs. Crepitus and small effusion, no warmth. X-ray "
            "shows medial joint space narrowing. After consent the right knee joint was injected with "
            "triamcinolone 40 mg; tolerated well.\n\n"
            "Assessment and plan\n"
            "1. Primary osteoarthritis of the right knee. Options discussed, injection today."
        ),
        diagnoses=("M1711",),
        lines=(("99213", ("25",), 1, (1,)), ("20610", ("RT",), 1, (1,)), ("J3301", (), 4, (1,))),
        ages=(45, 110),
    ),
    VisitKind(
        weight=7,
        reason="Low back pain",
        note=(
            "Low back pain for two weeks after lifting. No weakness, no numbness. Straight leg raise "
            "negative.\n\n"
            "Assessment and plan\n"
            "1. Low back pain. Ibuprofen, stretching, physical therapy if not better in four weeks."
        ),
        diagnoses=("M5450",),
        lines=(("99213", (), 1, (1,)),),
        ages=(18, 80),
    ),
    VisitKind(
        weight=6,
        reason="New patient",
        is_new=True,
        note=(
            "New patient, moved to town. History of hypothyroidism and hyperlipidemia, both on treatment. No "
            "complaints. Examination normal.\n\n"
            "Assessment and plan\n"
            "1. Hypothyroidism. TSH drawn.\n"
            "2. Hyperlipidemia. Continue atorvastatin."
        ),
        diagnoses=("E039", "E785"),
        lines=(("99204", (), 1, (1, 2)), ("36415", (), 1, (1, 2)), ("84443", (), 1, (1,))),
    ),
    VisitKind(
        weight=6,
        reason="Flu shot",
        note=(
            "Here for the yearly flu shot. No fever, no egg allergy. Given in the left deltoid, tolerated "
            "well.\n\n"
            "Assessment and plan\n"
            "1. Immunization against influenza."
        ),
        diagnoses=("Z23",),
        lines=(("90686", (), 1, (1,)), ("90471", (), 1, (1,))),
        ages=(3, 110),
    ),
    VisitKind(
        weight=5,
        reason="Chest discomfort",
        note=(
            "Chest discomfort at rest, twice last week. Pulse regular. Electrocardiogram in the office shows "
            "sinus rhythm, no ST changes.\n\n"
            "Assessment and plan\n"
            "1. Chest pain, unspecified. Stress test ordered.\n"
            "2. Hypertension."
        ),
        diagnoses=("R079", "I10"),
        lines=(("99214", ("25",), 1, (1, 2)), ("93000", (), 1, (1,))),
        ages=(35, 110),
    ),
    VisitKind(
        weight=4,
        reason="Bladder infection",
        note=(
            "Burning on urination for two days. No fever, no flank pain. Dipstick shows leukocytes and "
            "nitrite.\n\n"
            "Assessment and plan\n"
            "1. Urinary tract infection. Nitrofurantoin for five days."
        ),
        diagnoses=("N390",),
        lines=(("99213", (), 1, (1,)), ("81002", (), 1, (1,))),
    ),
    VisitKind(
        weight=4,
        reason="Asthma",
        note=(
            "Wheezing since yesterday, known mild intermittent asthma. One nebulizer treatment in the office, "
            "wheezing cleared.\n\n"
            "Assessment and plan\n"
            "1. Mild intermittent asthma with acute exacerbation. Albuterol inhaler refilled."
        ),
        diagnoses=("J4521",),
        lines=(("99214", ("25",), 1, (1,)), ("94640", (), 1, (1,))),
        ages=(6, 70),
    ),
    VisitKind(
        weight=3,
        reason="Anxiety",
        note=(
            "Worry most days for a year, sleeps badly. No thoughts of self-harm.\n\n"
            "Assessment and plan\n"
            "1. Generalized anxiety disorder. Start sertraline 50 mg, therapy referral. Return in four weeks."
        ),
        diagnoses=("F411",),
        lines=(("99214", (), 1, (1,)),),
        ages=(18, 80),
    ),
    VisitKind(
        weight=2,
        reason="Osteoporosis injection",
        note=(
            "Here for the half-yearly denosumab injection, 60 mg under the skin of the arm. Calcium normal last "
            "week. Tolerated well.\n\n"
            "Assessment and plan\n"
            "1. Age-related osteoporosis without current fracture. Next injection in six months."
        ),
        diagnoses=("M810",),
        lines=(("J0897", (), 60, (1,)), ("96372", (), 1, (1,))),
        ages=(60, 110),
    ),
    VisitKind(
        weight=3,
        reason="Evening visit, earache",
        note=(
            "Seen in the evening hours. Right ear pain since last night, no fever. Right eardrum red and bulging, "
            "canal clear.\n\n"
            "Assessment and plan\n"
            "1. Acute suppurative otitis media of the right ear. Amoxicillin for ten days."
        ),
        diagnoses=("H66001",),
        lines=(("99213", (), 1, (1,)), ("99051", (), 1, (1,))),
        ages=(1, 110),
    ),
)
