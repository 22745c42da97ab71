"""What clinicians write in notes beside the titles, of many chapters."""

NAMES = """
A6920 erythema migrans; bullseye rash
B0820 roseola
B372 diaper candidiasis; candida diaper rash; candidal diaper rash; yeast diaper rash
D1801 cherry angioma; cherry hemangioma
D225 nevi trunk; nevus trunk; nevus back; moles of trunk
D350 adrenal adenoma
D500 iron deficiency anemia due to menorrhagia; iron deficiency anemia due to heavy menses;
    iron deficiency anemia from heavy periods
D862 pulmonary sarcoidosis with hilar nodes; sarcoidosis of lung and hilar nodes
E790 hyperuricemia; asymptomatic hyperuricemia
I341 mitral valve prolapse
I4821 permanent fib
I493 premature ventricular contractions; premature ventricular complexes
J45990 exercise induced asthma; exercise induced bronchospasm
J9611 chronic hypoxic respiratory failure; chronic hypoxemic respiratory failure; chronic hypoxic resp failure
K449 hiatal hernia; hiatus hernia
L0241 axillary abscess; abscess axilla
L2083 infantile atopic dermatitis; infantile eczema
L230 nickel dermatitis; nickel contact dermatitis; nickel contact derm
L4050 psoriatic arthritis
M4316 lumbar spondylolisthesis
N02B9 iga nephropathy; berger disease
R040 anterior epistaxis; posterior epistaxis
S6263 mallet fracture
S7631 hamstring strain; hamstring tear; pulled hamstring
"""
