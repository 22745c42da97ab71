"""Heart and vessels."""

NAMES = """
I00 rheumatic fever
I050 mitral stenosis; rheumatic mitral stenosis; ms mitral
I059 rheumatic mitral valve
I071 rheumatic tricuspid insufficiency
I080 mitral and aortic valve disease; combined mitral aortic
I10 htn; hypertension; hbp; high bp; primary hypertension; benign hypertension; hypertensive; uncontrolled
    hypertension; bp high; hypertension controlled; blood pressure; resistant hypertension essential; arterial
    hypertension
I110 hypertensive heart disease with heart failure; hypertension with chf; htn with heart failure; hypertension and
    heart failure; hypertensive heart failure; htn chf; hhd with hf
I119 hypertensive heart disease; hhd; hypertension with heart disease; hypertensive cardiomyopathy; hypertensive heart
    disease without failure
I120 hypertension with esrd; hypertensive ckd stage 5; htn with ckd 5; htn esrd; hypertensive kidney disease esrd
I129 hypertension with ckd; hypertensive ckd; htn ckd; hypertensive nephropathy; hypertensive nephrosclerosis;
    hypertension with chronic kidney disease; hypertensive renal disease; htn with ckd; hypertension kidney disease;
    nephrosclerosis
I130 hypertension with heart failure and ckd; htn chf ckd; cardiorenal hypertensive; hypertensive heart and kidney
    disease with heart failure
I1310 hypertensive heart and kidney disease; hypertensive heart and ckd; hypertensive heart and chronic kidney disease
    without heart failure
I132 hypertensive heart and kidney disease with hf and esrd
I150 renovascular hypertension
I151 hypertension secondary to kidney disease
I152 endocrine hypertension; hypertension secondary to endocrine
I159 secondary hypertension
I160 hypertensive urgency; severe high blood pressure no symptoms
I161 hypertensive emergency; malignant hypertension
I169 hypertensive crisis; very high blood pressure crisis
I1A0 resistant hypertension; refractory hypertension; treatment resistant hypertension
I200 unstable angina; usa angina; crescendo angina; accelerated angina; preinfarction angina
I201 prinzmetal angina; vasospastic angina; coronary spasm; variant angina
I2089 stable angina; exertional angina; angina of effort; anginal equivalent; angina other
I209 angina; angina pectoris; anginal pain; cardiac chest pain; ischemic chest pain
I21 heart attack; acute mi; myocardial infarction; ami; coronary
I2102 lad stemi
I2109 anterior stemi; anterior wall stemi; anterior mi; stemi anterior
I2111 rca stemi
I2119 inferior stemi; inferior wall stemi; inferior wall mi; stemi inferior
I2129 lateral stemi; posterior stemi
I213 stemi; st elevation mi; transmural mi
I214 nstemi; non st elevation mi; non stemi; non st elevation myocardial infarction; subendocardial mi; nonstemi
I219 heart attack; mi; acute mi; ami; myocardial infarction; acute heart attack; coronary thrombosis
I21A1 type 2 mi; demand ischemia mi; type 2 myocardial infarction; type ii mi
I229 subsequent mi
I241 dressler; dressler syndrome
I248 demand ischemia; acute coronary insufficiency
I2489 demand ischemia; coronary insufficiency
I249 acs; acute coronary syndrome
I2510 coronary heart disease; chd; ashd; heart disease coronary; clogged heart arteries; atherosclerotic heart
    disease; blocked heart arteries; coronary atherosclerosis; cad without angina; coronary disease; cad native
    vessel; hardening of heart arteries; ascvd; ascad; atherosclerosis heart
I25110 cad with unstable angina
I25118 cad with other angina; cad with stable angina
I25119 coronary artery disease with angina; coronary disease with angina
I252 old mi; old heart attack; history of mi; history of heart attack; prior mi; previous heart attack; h/o mi; hx mi;
    past mi; healed mi; previous mi; remote mi; old myocardial infarction
I253 ventricular aneurysm; heart aneurysm
I255 ischemic cardiomyopathy; icm
I256 silent ischemia
I25700 bypass graft with angina
I25810 cabg with atherosclerosis; bypass graft disease; cad of bypass graft
I2583 lipid rich plaque
I2584 coronary calcification; coronary calcium; calcified coronary; coronary artery calcification
I259 ischemic heart disease; ihd; chronic ischemic heart disease
I2692 saddle embolus; saddle pe
I2699 pulmonary embolism; pe; pulmonary embolus; lung clot; blood clot lung; clot in lung; pte; pulmonary
    thromboembolism; blood clot in lung; lung embolism
I270 primary pulmonary hypertension; idiopathic pulmonary arterial hypertension
I2720 pulmonary hypertension; pulm htn; ph lung; pah; pulmonary htn; high pressure in lungs
I2721 pulmonary arterial hypertension secondary; pah secondary
I2722 pulmonary hypertension from left heart disease
I2723 pulmonary hypertension from lung disease
I2781 cor pulmonale; chronic cor pulmonale
I2782 chronic pulmonary embolism; chronic pe
I301 infective pericarditis; viral pericarditis
I309 acute pericarditis; pericarditis acute
I3139 pericardial effusion; fluid around heart
I314 tamponade; cardiac tamponade
I319 pericarditis; pericardial disease
I330 endocarditis; infective endocarditis; bacterial endocarditis; sbe; subacute bacterial endocarditis
I340 mr; mitral insufficiency; leaky mitral valve; mitral valve regurgitation; mitral regurg; leaky heart valve mitral
I341 mitral valve prolapse; mvp; floppy mitral valve; mitral prolapse
I342 mitral stenosis nonrheumatic
I348 mitral annular calcification
I3481 mitral annular calcification; mac mitral
I350 as aortic; narrowed aortic valve; aortic valve stenosis; calcific aortic stenosis; severe aortic stenosis
I351 aortic regurgitation; aortic insufficiency; leaky aortic valve; ai aortic; ar aortic; aortic regurg; leaky heart
    valve aortic; aortic valve regurgitation
I352 aortic stenosis with regurgitation; aortic stenosis with insufficiency
I358 aortic sclerosis; aortic valve sclerosis
I359 aortic valve disease
I361 tricuspid regurgitation; tr tricuspid; tricuspid insufficiency nonrheumatic; tricuspid regurg; leaky tricuspid
    valve
I371 pulmonic regurgitation; pulmonary valve insufficiency
I38 valvular heart disease; heart valve disease; valvular disease; endocarditis valve unspecified
I420 dcm; congestive cardiomyopathy
I421 hocm; hypertrophic obstructive cardiomyopathy; obstructive hypertrophic cardiomyopathy
I422 hypertrophic cardiomyopathy; hcm
I425 restrictive cardiomyopathy
I426 alcoholic cardiomyopathy
I427 drug induced cardiomyopathy; chemo cardiomyopathy
I428 nonischemic cardiomyopathy; nicm
I429 weak heart muscle; cm heart; cmp; secondary cardiomyopathy
I440 first degree av block; first degree heart block; 1st degree av block; prolonged pr
I441 second degree av block; mobitz; wenckebach; 2nd degree heart block
I442 complete heart block; third degree av block; chb; 3rd degree heart block
I4430 av block; heart block; atrioventricular block
I444 left anterior fascicular block; lafb
I4460 left fascicular block
I447 lbbb; left bundle branch block; left bundle
I451 right bundle branch block; rbbb
I4510 rbbb; right bundle branch block
I4519 rbbb; right bundle branch block other
I452 bifascicular block
I453 trifascicular block
I454 intraventricular conduction delay; ivcd; bundle branch block; bbb
I456 wpw; wolff parkinson white; preexcitation; accessory pathway
I4581 long qt; long qt syndrome; prolonged qt syndrome
I459 conduction disorder; heart block; stokes adams
I469 cardiac arrest; heart stopped; code blue; asystole
I471 svt; supraventricular tachycardia; psvt; paroxysmal svt; atrial tachycardia; avnrt
I4710 supraventricular tachycardia; psvt; paroxysmal supraventricular tachycardia
I4711 inappropriate sinus tachycardia; ist
I4719 atrial tachycardia; avnrt; av nodal reentrant tachycardia; other svt; junctional tachycardia
I472 ventricular tachycardia; vtach; v tach; vt; nsvt
I4720 ventricular tachycardia; vtach; v tach; vt; nsvt; nonsustained ventricular tachycardia
I4721 torsades; torsades de pointes
I480 paf; intermittent afib; paroxysmal a fib
I4811 longstanding persistent afib
I4819 persistent a fib
I4820 chronic afib; chronic atrial fibrillation; chronic a fib
I483 typical atrial flutter; type 1 flutter
I484 atypical atrial flutter
I4891 atrial fib; irregular heartbeat afib; atrial fibrillation unspecified; auricular fibrillation
I4892 atrial flutter; aflutter; a flutter; aflut; afl
I4901 vfib; ventricular fibrillation; v fib
I491 pacs; pac; premature atrial contractions; atrial premature beats; premature atrial beats
I493 pvc; premature ventricular contractions; ventricular ectopy; ventricular premature beats; extra heart beats
    ventricular
I4940 premature beats; extra heartbeats; skipped beats; ectopic beats; skipped heart beats
I495 sick sinus; sick sinus syndrome; sss; tachy brady; tachy brady syndrome; sinus node dysfunction
I498 bradyarrhythmia; brugada; arrhythmia other; junctional rhythm; sinus arrhythmia
I499 arrhythmia; irregular heartbeat; irregular heart beat; dysrhythmia; irregular heart rhythm; irregular pulse;
    abnormal heart rhythm
I501 left heart failure; left ventricular failure; cardiac asthma
I502 systolic heart failure; hfref; systolic chf; heart failure with reduced ef; low ef
I5020 systolic heart failure; hfref; systolic chf; heart failure with reduced ejection fraction; systolic hf
I5021 acute systolic heart failure; acute hfref
I5022 chronic systolic chf
I5023 acute on chronic hfref; decompensated systolic heart failure
I503 diastolic heart failure; hfpef; diastolic chf; heart failure with preserved ef
I5030 diastolic heart failure; hfpef; diastolic chf; heart failure with preserved ejection fraction; diastolic
    dysfunction heart failure; diastolic hf
I5031 acute diastolic heart failure; acute hfpef
I5032 chronic diastolic chf
I5033 acute on chronic hfpef; decompensated diastolic heart failure
I5040 combined systolic and diastolic heart failure; combined heart failure
I5042 chronic combined heart failure
I5043 acute on chronic combined heart failure
I50810 right heart failure; right sided heart failure; rv failure
I5083 high output heart failure
I5084 end stage heart failure
I5089 heart failure other; high output
I509 hf; weak heart; congestive failure; cardiac failure; decompensated heart failure; chf exacerbation; acute
    decompensated heart failure; adhf; ccf
I517 cardiomegaly; enlarged heart; lvh; left ventricular hypertrophy; big heart; rvh; ventricular hypertrophy; left
    atrial enlargement; cardiac hypertrophy; heart enlargement; dilated heart
I5181 takotsubo; broken heart syndrome; stress cardiomyopathy; takotsubo cardiomyopathy
I5189 diastolic dysfunction; grade 1 diastolic dysfunction; left ventricular dysfunction; lv dysfunction; carditis;
    pancarditis
I519 heart disease; heart problem; cardiac disease; heart condition; heart trouble
I609 subarachnoid hemorrhage; sah; nontraumatic subarachnoid hemorrhage
I619 intracerebral hemorrhage; brain bleed; ich; hemorrhagic stroke; cerebral hemorrhage; brain hemorrhage;
    hemorrhagic cva
I6200 subdural hematoma nontraumatic; nontraumatic subdural; sdh nontraumatic
I629 intracranial hemorrhage; brain bleeding
I63 stroke; cva; ischemic stroke; cerebral infarction; brain attack
I6330 thrombotic stroke
I6340 embolic stroke; cardioembolic stroke
I6350 stroke from cerebral artery occlusion; mca stroke
I6381 lacunar stroke; lacunar infarct; small vessel stroke; lacune
I639 ischemic stroke; cerebral infarct; brain attack; acute cva; cerebrovascular accident; acute stroke; cerebral
    vascular accident; apoplexy
I650 vertebral artery stenosis
I6509 vertebral artery stenosis
I652 carotid stenosis; carotid artery stenosis; carotid disease; blocked carotid; carotid occlusion; carotid plaque;
    carotid artery disease; carotid artery occlusion; cas carotid
I6529 carotid artery stenosis; carotid artery disease; blocked neck artery; carotid disease
I671 cerebral aneurysm; brain aneurysm; unruptured aneurysm brain; intracranial aneurysm; berry aneurysm
I672 cerebral atherosclerosis
I6781 cerebrovascular insufficiency acute
I6782 cerebral ischemia
I6783 pres; posterior reversible encephalopathy
I6789 small vessel disease brain; chronic small vessel ischemia; microvascular ischemic disease; white matter disease;
    chronic microvascular ischemic changes
I679 cerebrovascular disease; cvd brain; cerebral vascular disease
I69 late effect of stroke; stroke residual; after stroke; sequela of stroke; residual of stroke; post stroke; old
    stroke with
I693 late effects of cva; after stroke; residual of stroke; post stroke; following stroke; sequela of stroke; old
    stroke residual
I6930 stroke late effect; old stroke with residual; sequelae of stroke; residual effects of stroke
I6931 cognitive deficits after stroke
I69320 aphasia after stroke; post stroke aphasia; aphasia following cva
I69322 dysarthria after stroke; slurred speech after stroke
I69351 right hemiplegia after stroke dominant; right sided weakness after stroke; residual right weakness stroke
    dominant; hemiparesis right dominant after stroke
I69352 left hemiplegia after stroke dominant; left sided weakness dominant after stroke
I69353 right hemiplegia after stroke nondominant; residual weakness right nondominant stroke
I69354 left hemiplegia after stroke nondominant; left sided weakness after stroke; residual left weakness stroke
    nondominant; hemiparesis left nondominant after stroke
I69359 hemiplegia after stroke; hemiparesis after stroke; one sided weakness after stroke; residual weakness after
    stroke
I69391 dysphagia after stroke; post stroke dysphagia; swallowing trouble after stroke
I69392 facial weakness after stroke; facial droop after stroke
I69393 ataxia after stroke
I700 aortic atherosclerosis; atherosclerosis of aorta; calcified aorta; aortic calcification; hardening of aorta;
    aortic plaque
I701 renal artery stenosis; ras renal
I702 peripheral arteriosclerosis legs; atherosclerosis legs; lower extremity pad; native artery disease leg; hardening
    of arteries legs; pad
I70209 atherosclerosis of legs; hardening of the arteries legs; lower extremity atherosclerosis; atherosclerotic pad
I7021 intermittent claudication atherosclerosis; claudication; pad with claudication; leg claudication
I7022 rest pain; pad with rest pain; ischemic rest pain; critical limb ischemia rest pain
I7025 arterial ulcer; atherosclerosis with ulcer; ischemic ulcer; pad with ulcer
I7026 pad with gangrene; atherosclerosis with gangrene; gangrene leg atherosclerosis
I7090 atherosclerosis; hardening of the arteries; arteriosclerosis
I7091 generalized atherosclerosis
I7100 aortic dissection
I712 thoracic aortic aneurysm; taa; ascending aortic aneurysm; thoracic aneurysm
I7120 thoracic aortic aneurysm; taa
I7121 ascending aortic aneurysm
I714 triple a
I7140 abdominal aortic aneurysm; aaa; triple a; belly aneurysm; abd aortic aneurysm
I7143 infrarenal aaa; infrarenal aortic aneurysm
I719 aortic aneurysm
I723 iliac aneurysm
I724 popliteal aneurysm; femoral aneurysm
I7300 raynaud; raynauds; raynaud phenomenon; white fingers; cold fingers raynaud; raynauds disease; raynaud syndrome
I7301 raynaud with gangrene
I731 buerger; thromboangiitis obliterans
I7381 erythromelalgia
I7389 acrocyanosis; peripheral vascular disease other
I739 poor circulation; peripheral artery disease; poor circulation legs; leg circulation; intermittent claudication;
    bad circulation; lower extremity arterial disease; paod
I742 arterial embolism arm
I743 arterial embolism leg; acute limb ischemia; ali
I749 arterial embolism
I771 artery stricture; arterial stenosis
I773 fibromuscular dysplasia; fmd
I776 vasculitis; arteritis
I7781 aortic ectasia; dilated aorta; ectatic aorta
I77810 dilated thoracic aorta; thoracic aortic ectasia; dilated ascending aorta; aortic root dilation; dilated aortic
    root
I77811 abdominal aortic ectasia; ectatic abdominal aorta
I779 arterial disease
I780 osler weber rendu; hht; hereditary hemorrhagic telangiectasia
I781 spider veins; spider angioma; telangiectasia; broken capillaries; spider nevus; spider telangiectasia
I800 superficial phlebitis; superficial thrombophlebitis; superficial vein clot leg; svt vein; superficial venous
    thrombosis; saphenous vein thrombosis
I8000 superficial phlebitis leg; superficial thrombophlebitis; superficial vein clot
I808 superficial phlebitis arm; arm phlebitis
I809 phlebitis; thrombophlebitis; vein inflammation
I81 portal vein thrombosis; pvt
I820 budd chiari
I824 dvt; deep vein thrombosis; blood clot leg; leg clot; deep venous thrombosis; acute dvt; deep vein clot; clot in
    leg
I8240 blood clot leg; leg clot; deep venous thrombosis; clot in leg; dvt leg; acute dvt
I82409 dvt; deep vein thrombosis; blood clot leg
I8241 femoral dvt; femoral vein dvt
I8243 popliteal dvt
I8244 tibial dvt
I8246 calf dvt; calf vein clot
I8249 distal dvt
I825 chronic dvt; chronic deep vein thrombosis
I8250 chronic dvt; chronic deep vein thrombosis leg
I8260 arm clot; upper extremity thrombosis
I8262 upper extremity dvt; arm dvt; brachial vein dvt; blood clot arm
I8281 superficial vein thrombosis leg; saphenous thrombosis
I8290 venous thrombosis; clot in vein; vein clot; thrombosis vein
I830 varicose vein ulcer; varicose ulcer; varicose veins with ulcer
I831 varicose veins with inflammation; varicose eczema; stasis dermatitis varicose; varicose veins stasis dermatitis
I8310 varicose dermatitis; stasis dermatitis from varicose veins
I8381 painful varicose veins; varicose veins with pain; aching varicose veins; symptomatic varicose veins
I83819 painful varicose veins; varicose veins with pain
I8389 varicose veins with swelling; varicose veins with edema; varicose veins swelling
I839 varicosities; varicose vein; bulging leg veins; vv
I8390 varicose veins; varicosities; varicose vein; bulging leg veins; vein problem legs
I8393 bilateral varicose veins; varicose veins both legs
I8500 esophageal varices; varices esophagus
I8501 bleeding esophageal varices; bleeding varices
I861 varicocele; scrotal varices
I862 pelvic congestion; pelvic varices; pelvic congestion syndrome
I8700 postphlebitic syndrome; post thrombotic syndrome; postthrombotic syndrome; pts vein
I871 may thurner; vein compression; superior vena cava syndrome
I872 chronic venous insufficiency; cvi; stasis dermatitis; venous stasis dermatitis; leaky veins; venous reflux; bad
    veins; gravitational eczema
I8730 chronic venous hypertension
I8731 venous stasis ulcer venous hypertension; chronic venous hypertension with ulcer
I8739 chronic venous hypertension other
I879 vein disease; venous disorder
I880 mesenteric adenitis; mesenteric lymphadenitis
I889 lymphadenitis; lymph node infection; infected lymph node; inflamed lymph node
I890 lymphoedema; elephantiasis; arm lymphedema; leg lymphedema
I891 lymphangitis; red streaking
I898 lymphocele; lymphatic disorder
I950 idiopathic hypotension
I951 postural hypotension; low blood pressure on standing; dizzy on standing; blood pressure drops when standing;
    orthostatic
I952 medication hypotension; drug induced hypotension; hypotension due to drugs
I953 dialysis hypotension; intradialytic hypotension
I959 hypotension; low blood pressure; low bp; hypotensive; blood pressure low
I96 gangrene; dry gangrene; dead toe
I972 postmastectomy lymphedema; lymphedema after mastectomy; arm swelling after mastectomy; post mastectomy lymphedema
I998 circulatory disorder
"""
