"""Blood, glands, nutrition."""

NAMES = """
D500 iron deficiency from blood loss; anemia chronic blood loss; anemia from bleeding
D509 iron deficient; low iron anemia; fe deficiency anemia; anemia low iron
D510 pernicious anemia
D519 b12 deficiency anemia; vitamin b12 anemia
D529 folate deficiency anemia; folic acid anemia
D539 nutritional anemia; macrocytic anemia
D550 g6pd; g6pd deficiency
D563 thalassemia trait; thalassemia minor
D569 thalassemia
D5700 sickle cell crisis; sickle crisis; sickle cell pain crisis; vaso occlusive crisis
D571 sickle cell; sickle cell disease; sickle cell anemia; hb ss; scd
D573 sickle cell trait; sickle trait
D580 spherocytosis
D589 hereditary hemolytic anemia; spherocytosis
D5910 autoimmune hemolytic anemia; aiha
D599 hemolytic anemia acquired; autoimmune hemolytic anemia
D61818 pancytopenia; low all counts
D619 aplastic anemia
D62 acute blood loss anemia; abla; acute posthemorrhagic anemia; anemia after hemorrhage
D630 anemia in cancer; anemia of malignancy
D631 renal anemia; anemia ckd; anemia due to ckd
D638 anemia chronic disease; acd anemia; anemia of inflammation
D6489 anemia other; normocytic anemia; microcytic anemia
D649 anemic; low hemoglobin; low blood count; low hgb; low h&h; chronic anemia; low red count
D65 dic; disseminated intravascular coagulation
D66 hemophilia; hemophilia a; factor viii deficiency
D67 hemophilia b; christmas disease
D680 von willebrand
D6800 von willebrand; vwd; von willebrand disease
D6832 bleeding from blood thinner; hemorrhage due to anticoagulant; bleeding on anticoagulants
D6851 factor v leiden; activated protein c resistance; fvl
D6852 prothrombin gene mutation; prothrombin mutation
D6859 hypercoagulable; thrombophilia; hypercoagulable state primary; protein c deficiency; protein s deficiency;
    antithrombin deficiency
D6861 antiphospholipid syndrome; aps; anticardiolipin; antiphospholipid antibody syndrome
D6862 lupus anticoagulant
D6869 hypercoagulable state; secondary hypercoagulable state
D689 bleeding disorder; coagulopathy; clotting disorder; coagulation defect
D691 platelet dysfunction
D692 senile purpura; actinic purpura
D693 itp; immune thrombocytopenia; idiopathic thrombocytopenic purpura; immune thrombocytopenic purpura; werlhof
D696 thrombocytopenia; low platelets; low plts; low platelet count
D700 congenital neutropenia
D701 chemo neutropenia; neutropenia from chemotherapy
D704 cyclic neutropenia
D708 neutropenia other
D709 neutropenia; low neutrophils; neutropenic; low anc; agranulocytosis
D721 eosinophilia; high eosinophils
D7210 eosinophilia; high eosinophils; eos high
D72810 lymphopenia; lymphocytopenia; low lymphocytes
D72818 leukopenia other
D72819 leukopenia; low white count; low wbc; low white blood cells; decreased wbc
D72820 lymphocytosis; high lymphocytes
D72829 leukocytosis; high white count; high wbc; elevated wbc; elevated white count; elevated white blood cell count
D730 hyposplenism
D735 splenic infarct
D7389 spleen disorder
D751 secondary polycythemia; erythrocytosis; polycythemia
D7582 heparin induced thrombocytopenia; hit
D75839 thrombocytosis; high platelets; elevated platelets
D7801 intraoperative spleen bleeding
D801 hypogammaglobulinemia; low igg
D802 iga deficiency
D803 igg subclass deficiency
D839 cvid; common variable immunodeficiency
D84821 immunosuppressed due to drugs; immunosuppression from medication; drug induced immunosuppression;
    immunocompromised due to medication
D849 immunodeficiency; immunocompromised; weak immune system; immune deficiency
D860 sarcoid lung; pulmonary sarcoidosis
D869 sarcoidosis; sarcoid
D8940 mast cell activation
D8941 mcas; mast cell activation syndrome
D8981 graft versus host
D89810 acute gvhd
E009 cretinism
E02 subclinical hypothyroid; subclinical hypothyroidism
E030 congenital hypothyroidism
E032 drug induced hypothyroidism
E039 low thyroid; slow thyroid; acquired hypothyroidism; hypo thyroid
E041 nodule thyroid; single thyroid nodule
E042 thyroid nodules multiple; mng; multiple thyroid nodules; nontoxic multinodular goiter; thyroid nodules
E049 enlarged thyroid; nontoxic goiter
E050 graves disease; graves
E0500 graves; toxic diffuse goiter; basedow
E0580 thyrotoxicosis other
E0590 thyrotoxicosis; high thyroid; fast thyroid
E0591 thyroid storm
E061 subacute thyroiditis; de quervain thyroiditis
E063 hashimotos; hashimoto thyroiditis; autoimmune thyroiditis; hashimotos disease; chronic lymphocytic thyroiditis
E069 thyroiditis; thyroid inflammation
E0781 sick euthyroid
E0789 thyroid disorder specified; thyroid cyst
E079 thyroid disease; thyroid problem; thyroid disorder
E0800 diabetes due to underlying condition
E0865 diabetes due to condition with hyperglycemia
E0965 steroid induced hyperglycemia diabetes
E099 steroid induced diabetes; drug induced diabetes
E1010 type 1 dka; dka; diabetic ketoacidosis; ketoacidosis type 1
E1021 type 1 nephropathy; type 1 diabetic nephropathy
E1022 type 1 ckd; type 1 diabetes with kidney disease
E10319 type 1 retinopathy
E1040 type 1 neuropathy
E1042 type 1 polyneuropathy; type 1 peripheral neuropathy
E10649 type 1 hypoglycemia; type 1 low sugar
E1065 type 1 diabetes uncontrolled; type 1 high sugar; t1dm hyperglycemia; type 1 out of control
E109 juvenile diabetes; insulin dependent diabetes; iddm; type i diabetes; lada; brittle diabetes
E10A0 presymptomatic type 1 diabetes
E11 type 2 diabetes; t2dm; dm2; dm ii; niddm; type ii diabetes; adult onset diabetes; dm type 2
E1100 hyperosmolar; hhs; hyperosmolar state; hyperosmolar hyperglycemic; honk
E1110 type 2 dka; type 2 ketoacidosis; dka type 2
E1121 diabetes with proteinuria; diabetic microalbuminuria; diabetes with microalbuminuria; diabetic proteinuria; dm
    nephropathy; kimmelstiel wilson
E1122 diabetes with ckd; dkd; diabetic chronic kidney disease; type 2 diabetes with kidney; dm ckd; diabetes kidney
    disease
E11311 diabetic retinopathy with macular edema
E11319 diabetic eye disease; dm retinopathy; diabetic retinopathy without macular edema; background diabetic
    retinopathy; bdr
E1132 mild npdr; mild nonproliferative diabetic retinopathy; npdr mild; mild background retinopathy
E1133 moderate npdr; npdr moderate
E1134 severe npdr; npdr severe
E1135 pdr; proliferative diabetic retinopathy; proliferative retinopathy diabetes
E113599 pdr; proliferative diabetic retinopathy without macular edema; pdr no dme; proliferative diabetic retinopathy
E1136 diabetic cataract
E1139 diabetic eye complication; diabetic glaucoma
E1140 dm neuropathy; diabetes nerve damage; diabetic nerve pain; type 2 neuropathy
E1141 diabetic mononeuropathy
E1142 dpn; diabetic neuralgia; diabetes neuropathy feet; diabetic neuropathy feet
E1143 gastroparesis diabetic; diabetic gastroparesis; diabetic autonomic neuropathy; diabetes gastroparesis
E1144 diabetic amyotrophy
E1151 diabetes with pvd; diabetes with pad; diabetic peripheral artery disease; diabetic peripheral vascular disease
E1152 diabetic gangrene; diabetes with gangrene
E1159 diabetes circulatory complication; diabetes heart; diabetic cad
E11610 charcot foot; charcot joint; diabetic charcot; neuropathic arthropathy diabetes
E11618 diabetic arthropathy; diabetic frozen shoulder
E11620 diabetic dermatitis; necrobiosis lipoidica diabetic
E11621 dfu; foot ulcer diabetes; diabetic ulcer foot; diabetic heel ulcer; diabetic toe ulcer
E11622 diabetic skin ulcer; diabetic leg ulcer
E11628 diabetic skin complication; diabetic cellulitis; diabetic skin infection
E11630 diabetic periodontal disease
E11638 diabetes oral complication
E11641 hypoglycemic coma; diabetes hypoglycemia with coma
E11649 diabetes with hypoglycemia; low sugar diabetic; hypoglycemia in diabetes; dm low sugar; type 2 hypoglycemia
E1165 poorly controlled diabetes; dm uncontrolled; diabetes out of control; high sugar diabetic; diabetes high a1c;
    a1c above goal; hyperglycemia diabetes; dm2 hyperglycemia; inadequately controlled diabetes; diabetes poorly
    controlled
E1169 diabetes with other complication; diabetes with hyperlipidemia; diabetes erectile dysfunction; diabetic ed;
    diabetic dyslipidemia; diabetes with osteomyelitis; diabetes with obesity
E118 diabetes with complication; diabetes with complications unspecified
E119 dm ii; type ii diabetes; adult onset diabetes; diabetic; sugar; diabetes controlled; diabetes well controlled;
    noninsulin dependent diabetes; dm type 2
E11A type 2 diabetes in remission; diabetes in remission; diabetes reversed; dm2 remission
E139 other diabetes; mody; type 3c diabetes; pancreatogenic diabetes; secondary diabetes; latent autoimmune diabetes
E15 nondiabetic hypoglycemic coma
E161 reactive hypoglycemia; functional hypoglycemia
E162 hypoglycemia; low blood sugar; low sugar; low glucose
E164 zollinger ellison; gastrinoma
E168 pancreatic secretion disorder; zollinger ellison
E200 idiopathic hypoparathyroidism
E209 hypoparathyroidism; low parathyroid; low pth
E210 primary hyperparathyroidism; high pth; parathyroid adenoma disease
E211 secondary hyperparathyroidism nonrenal
E213 hyperparathyroidism; overactive parathyroid
E215 parathyroid disorder
E220 acromegaly
E221 hyperprolactinemia; high prolactin; elevated prolactin
E222 siadh; inappropriate adh
E230 hypopituitarism; growth hormone deficiency; pituitary insufficiency; panhypopituitarism; hypogonadotropic
    hypogonadism
E232 diabetes insipidus; arginine vasopressin deficiency; central di
E236 empty sella; rathke cyst
E237 pituitary disorder
E240 cushing disease
E249 cushing; cushings; cushing syndrome; hypercortisolism
E250 congenital adrenal hyperplasia; cah
E2609 primary aldosteronism; conn
E269 hyperaldosteronism; aldosteronism
E271 addison; addisons disease; primary adrenal insufficiency
E2740 adrenal insufficiency; low cortisol; adrenal failure
E2749 secondary adrenal insufficiency
E278 adrenal nodule; adrenal mass; adrenal incidentaloma
E282 polycystic ovary; polycystic ovarian syndrome; pcod; stein leventhal
E28310 premature menopause symptomatic
E28319 premature menopause; early menopause; premature ovarian failure
E2839 ovarian failure primary; premature ovarian insufficiency; poi
E291 low t; testicular hypofunction; testosterone deficiency; male hypogonadism; hypogonadism; andropause; lowt
E300 delayed puberty; late puberty
E301 precocious puberty; early puberty
E308 premature thelarche; puberty disorder
E319 polyglandular dysfunction
E343 short stature; dwarfism
E3431 constitutional short stature
E34329 short stature genetic
E3450 androgen insensitivity
E349 hormone imbalance; hormonal imbalance; endocrine disorder; hormone problem
E40 kwashiorkor
E41 marasmus
E43 severe malnutrition; severe protein calorie malnutrition
E440 moderate malnutrition
E441 mild malnutrition
E45 stunting malnutrition
E46 malnutrition; malnourished; protein calorie malnutrition; undernourished
E509 vitamin a deficiency
E512 wernicke; wernicke encephalopathy
E519 thiamine deficiency; vitamin b1 deficiency; beriberi
E531 pyridoxine deficiency; vitamin b6 deficiency
E538 low b12; b12 def; low vitamin b12; cobalamin deficiency; folate deficiency; low folate; folic acid deficiency;
    vit b12 def; biotin deficiency
E539 vitamin b deficiency
E54 scurvy; vitamin c deficiency
E550 rickets
E559 vit d def; low vit d; hypovitaminosis d; vitamin d insufficiency; vit d deficiency; vit d insufficiency
E561 vitamin k deficiency
E569 vitamin deficiency
E58 dietary calcium deficiency
E60 zinc deficiency; low zinc
E611 iron deficiency; low iron; low ferritin; iron deficiency without anemia; iron def
E612 magnesium deficiency; low magnesium diet
E639 nutritional deficiency; poor nutrition
E65 localized fat; fat pad; panniculus; pannus
E660 obesity due to excess calories
E6601 severe obesity; severely obese; morbidly obese; obesity excess calories severe; extreme obesity
E6609 obesity from overeating; simple obesity; exogenous obesity
E661 drug induced obesity
E662 obesity hypoventilation; pickwickian; ohs; obesity hypoventilation syndrome
E663 over weight
E66811 obesity class i; obesity class 1; class i obesity
E66812 obesity class ii; class ii obesity
E66813 obesity class iii; class iii obesity
E6689 obesity other
E669 obese; fat; too heavy; obesity unspecified
E700 pku; phenylketonuria
E7210 sulfur amino acid disorder
E7211 homocystinuria
E739 lactose intolerance; lactose intolerant; milk intolerance; cant drink milk; dairy intolerance
E7800 elevated ldl; high ldl; ldl high
E7801 familial hypercholesterolemia; fh cholesterol; familial high cholesterol
E781 elevated triglycerides; high tg; pure hyperglyceridemia; high trigs
E782 high cholesterol and triglycerides; mixed lipids; mixed hld; mixed dyslipidemia
E7841 elevated lipoprotein a; lp a; lipoprotein little a; high lpa
E7849 other hyperlipidemia; familial combined hyperlipidemia
E785 high lipids; lipids; cholesterol; cholesterol high; elevated lipids; hyperlipemia
E786 low hdl; hdl deficiency; low good cholesterol
E789 lipid disorder
E790 hyperuricemia; elevated uric acid; high uric acid
E800 porphyria erythropoietic
E8020 porphyria
E804 gilbert; gilberts syndrome; gilbert syndrome
E8300 copper metabolism
E8301 wilson disease; wilsons
E83110 hereditary hemochromatosis; hemochromatosis genetic
E83119 hemochromatosis; iron overload
E8339 hypophosphatemia; low phosphorus; low phosphate; hyperphosphatemia; high phosphorus
E8341 hypermagnesemia; high magnesium
E8342 hypomagnesemia; low magnesium; low mag; low mg
E8351 hypocalcemia; low calcium
E8352 hypercalcemia; high calcium; elevated calcium
E840 cystic fibrosis lung
E849 cystic fibrosis; cf
E859 amyloidosis; amyloid
E860 dehydrated; dry; volume loss from vomiting; not drinking enough
E861 hypovolemia; volume depletion; low volume
E869 volume depletion unspecified
E870 hypernatremia; high sodium
E871 low sodium; low na; low salt blood
E872 acidosis
E8720 acidosis; metabolic acidosis
E8721 acute metabolic acidosis; lactic acidosis
E8722 chronic metabolic acidosis
E873 alkalosis
E875 elevated potassium; high k
E876 low k; potassium deficiency
E8770 fluid overload; volume overload; hypervolemia
E878 electrolyte imbalance; electrolyte abnormality; electrolyte disorder
E8801 alpha 1 antitrypsin deficiency; a1at; aatd; alpha one
E881 lipodystrophy
E88810 metabolic syndrome; syndrome x; dysmetabolic syndrome
E88819 insulin resistance; insulin resistant
E8889 metabolic disorder specified
E889 metabolic disorder; metabolic disease
E890 post surgical hypothyroidism; hypothyroidism after thyroidectomy; postablative hypothyroidism; postprocedural
    hypothyroidism; postsurgical hypothyroid; hypothyroid after radioiodine
E892 postprocedural hypoparathyroidism; low calcium after thyroidectomy
E893 postprocedural hypopituitarism
"""
