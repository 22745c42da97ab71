"""Circumstances and treatments of a patient."""

NAMES = """
Z550 illiteracy; cant read; low literacy; illiterate
Z553 underachievement in school
Z558 education problem other; school trouble
Z559 school problem; education problem; problem at school
Z560 unemployed; unemployment; no job; lost job; out of work
Z562 threat of job loss
Z563 stressful work schedule; stressful work
Z566 work stress; job stress; stress at work
Z5682 military deployment status
Z5689 work problem other
Z569 employment problem; work problem; work trouble
Z570 occupational noise exposure
Z5731 secondhand smoke at work
Z579 occupational exposure; work exposure
Z5900 homeless; homelessness; no home; living on street; unhoused; no housing
Z5901 sheltered homeless; living in shelter; shelter homeless; staying in shelter
Z5902 unsheltered homeless; street homeless; living in car
Z591 inadequate housing; poor housing; housing problem
Z5910 inadequate housing
Z592 neighbor problem
Z593 nursing home problem; problem in residential institution
Z594 lack of food
Z5941 food insecurity; no food; hunger; not enough food; food insecure
Z5948 lack of adequate food
Z595 extreme poverty; poverty
Z596 low income; poor; poverty low income
Z597 insufficient insurance; no insurance; uninsured; underinsured
Z5971 no insurance; uninsured; insufficient health insurance; no health insurance; lack of insurance
Z5972 insufficient welfare
Z59811 risk of homelessness; eviction risk; eviction
Z59819 housing instability; housing insecurity; unstable housing
Z5982 transportation insecurity; no transportation; no ride; lack of transportation; no car to get to doctor
Z5986 financial insecurity; financial problems; money problems; cant afford care; cant afford meds; financial strain;
    money trouble; financial hardship
Z5987 material hardship
Z5989 housing economic problem other
Z600 life cycle adjustment; empty nest; retirement adjustment; adjustment to retirement
Z602 lives alone; living alone; lonely; loneliness; social isolation living alone
Z603 acculturation; immigration adjustment
Z604 social isolation; social exclusion; isolation
Z605 discrimination
Z608 social problem
Z609 social environment problem
Z620 inadequate supervision parent
Z6221 foster care; child in foster care; foster child; welfare custody
Z62810 history of childhood physical abuse; childhood sexual abuse history; history of child abuse; history of
    childhood sexual abuse
Z62820 parent child conflict; parent child problem
Z62891 sibling rivalry
Z629 upbringing problem
Z630 marital problems; relationship problems; marriage problem; partner conflict; marital discord; marital conflict;
    relationship problem; marital stress; spouse conflict
Z631 problems with in laws
Z6331 family member deployed; absence of family member due to military
Z6332 absence of family member
Z634 bereavement; grief; death in family; loss of loved one; mourning; grieving; uncomplicated bereavement; spouse
    died; death of spouse; family death; grief counseling
Z635 divorce; separation; family disruption; divorced parents; separated from spouse
Z636 caring for dependent relative; caregiver role strain; dependent relative
Z6372 alcoholic parent; alcoholism family
Z6379 stressful life event family; family stress
Z638 family conflict; family discord; family problems
Z639 family problem
Z640 unwanted pregnancy; unplanned pregnancy; unintended pregnancy
Z641 multiparity problem
Z650 convicted no prison
Z651 imprisonment; incarceration; in jail; incarcerated; prisoner
Z652 release from prison
Z653 legal problems; legal problem; lawsuit; legal trouble
Z654 crime victim; victim of crime
Z655 war exposure; disaster exposure
Z658 psychosocial problem other; religious problem; spiritual problem
Z659 psychosocial problem; social problem psychosocial
Z66 dnr; do not resuscitate; no code; dnr status
Z6710 blood type a
Z681 bmi under 20; bmi 19 or less; low bmi; bmi 18; bmi 19; bmi 17
Z682 bmi 20s
Z6820 bmi 20
Z6821 bmi 21
Z6822 bmi 22
Z6823 bmi 23
Z6824 bmi 24
Z6825 bmi 25
Z6826 bmi 26
Z6827 bmi 27
Z6828 bmi 28
Z6829 bmi 29
Z683 bmi 30s
Z6830 bmi 30
Z6831 bmi 31
Z6832 bmi 32
Z6833 bmi 33
Z6834 bmi 34
Z6835 bmi 35
Z6836 bmi 36
Z6837 bmi 37
Z6838 bmi 38
Z6839 bmi 39
Z684 bmi 40 plus
Z6841 bmi 40; bmi 41; bmi 42; bmi 43; bmi 44
Z6842 bmi 45; bmi 46; bmi 47; bmi 48; bmi 49
Z6843 bmi 50; bmi 51; bmi 52; bmi 53; bmi 54; bmi 55
Z6851 bmi pediatric under 5th percentile; pediatric bmi low; child underweight bmi
Z6852 bmi pediatric 5th to 85th; pediatric bmi normal; child normal bmi
Z6853 bmi pediatric 85th to 95th; pediatric bmi overweight; child overweight bmi
Z6854 bmi pediatric over 95th; pediatric bmi obese; childhood obesity bmi; child obese bmi
Z69010 child abuse counseling
Z6911 spousal abuse counseling; domestic violence counseling; domestic abuse encounter
Z701 sexual counseling; sexual attitude counseling
Z711 worried well; feared complaint; no problem found; reassurance; concern without diagnosis
Z713 diet counseling; nutrition counseling; dietitian visit; dietary surveillance; nutritional counseling; diet
    advice; nutritionist
Z7141 alcohol counseling; alcohol abuse counseling
Z7151 drug counseling; drug abuse counseling; substance abuse counseling
Z716 smoking cessation; tobacco counseling; quit smoking counseling; stop smoking; smoking cessation counseling;
    tobacco cessation; tobacco abuse counseling
Z717 hiv counseling
Z7182 exercise counseling; exercise advice
Z7183 prenatal pediatric visit; prenatal visit with pediatrician
Z7184 travel counseling; travel advice; travel visit; travel consult; health counseling travel; travel medicine
Z7185 vaccine counseling; immunization safety counseling; vaccine safety counseling
Z7189 counseling; advance care planning; acp counseling; counseling other; goals of care; medication counseling; other
    counseling; medical advice
Z719 counseling unspecified
Z720 tobacco use; uses tobacco; smoking nos; tobacco use no dependence; occasional smoker
Z723 sedentary; lack of exercise; inactive; no exercise; physical inactivity; sedentary lifestyle; does not exercise
Z724 poor diet; bad diet; inappropriate diet; unhealthy diet; poor eating habits
Z7251 high risk heterosexual behavior; high risk sexual behavior heterosexual; unprotected sex; multiple partners
Z7252 high risk homosexual behavior; msm high risk
Z7253 high risk sexual behavior bisexual
Z726 gambling problem; gambling
Z72820 sleep deprivation; lack of sleep; not enough sleep; sleep deprived
Z72821 poor sleep hygiene; inadequate sleep hygiene; bad sleep habits
Z7289 lifestyle problem; self damaging behavior; high risk behavior
Z730 burnout; burn out; burned out; work burnout
Z733 stress; stress not elsewhere; life stress; stressed out; under stress; mental stress
Z734 poor social skills
Z736 activity limitation disability; disabled
Z7389 life management difficulty
Z7401 bedridden; bed confined; bedbound; bed bound; bed confinement
Z7409 reduced mobility; chair bound; limited mobility; immobility; decreased mobility; impaired mobility
Z741 needs help with personal care; needs assistance with personal care; adl dependent
Z742 needs help at home
Z743 needs supervision; needs continuous supervision
Z749 care provider dependency; dependent on others for care
Z751 awaiting placement; waiting for nursing home; awaiting admission
Z755 respite care
Z760 refill; medication refill; prescription renewal; prescription refill; med refill; rx refill; repeat prescription;
    refill medication; med refills; renew prescription; refills
Z761 abandoned child
Z762 healthy infant care; well baby accompanying
Z763 healthy person accompanying
Z765 malingering; drug seeking; drug seeking behavior; faking illness
Z7689 health encounter other; establish care; new patient establish; encounter other; establishing care; transfer of
    care; meet new doctor
Z7701 arsenic metal exposure
Z77011 lead exposure; exposure to lead; contact with lead
Z77090 asbestos exposure; exposure to asbestos
Z7712 mold exposure; exposure to mold
Z77120 mold exposure; exposure to mold; toxic mold
Z77122 noise exposure
Z7722 second hand smoke; secondhand smoke; passive smoking; tobacco smoke exposure; secondhand smoke exposure; passive
    smoke; environmental tobacco smoke
Z780 postmenopausal; menopausal status; asymptomatic postmenopausal; postmenopausal status; post menopausal
Z781 restraints
Z789 health status specified
Z79 long term drug; long term use; chronic use; takes daily; on medication
Z7901 blood thinner; on warfarin; anticoagulated; coumadin; eliquis; xarelto; on coumadin; on blood thinner; long term
    anticoagulant; on eliquis; on xarelto; pradaxa; anticoagulation; on anticoagulants; chronic anticoagulation;
    warfarin; apixaban; rivaroxaban; takes blood thinners; lovenox
Z7902 antiplatelet; plavix; clopidogrel; on plavix; brilinta; long term antiplatelet; effient; on antiplatelets;
    ticagrelor
Z791 chronic nsaid; long term nsaids; on nsaids; long term nsaid use; nsaid use chronic; ibuprofen daily
Z792 chronic antibiotics; long term antibiotics; suppressive antibiotics; prophylactic antibiotics
Z793 hormonal contraceptive long term
Z794 insulin; on insulin; takes insulin; long term insulin; insulin use; uses insulin; insulin dependent; lantus;
    insulin long term; current insulin use
Z7951 inhaled steroids; on inhaled steroids; long term inhaled steroids
Z7952 steroids long term; on prednisone; chronic steroids; long term steroids; systemic steroids; chronic prednisone;
    chronic steroid use; prednisone daily
Z796 immunosuppressants; immunomodulators
Z79620 immunosuppressant; on biologic immunosuppressive; long term immunosuppressive biologic
Z79631 alkylating agent
Z79632 methotrexate antitumor
Z7969 immunosuppressant other; hydroxychloroquine
Z79810 tamoxifen; on tamoxifen; serm
Z79811 aromatase inhibitor; on aromatase inhibitor; anastrozole; arimidex; letrozole
Z79818 lupron long term
Z7982 aspirin; on aspirin; aspirin daily; daily aspirin; long term aspirin; takes aspirin; asa daily; baby aspirin;
    chronic aspirin
Z7983 bisphosphonates; on fosamax; long term bisphosphonates; fosamax; alendronate
Z7984 metformin; oral hypoglycemic; on metformin; oral diabetes drug; takes metformin; oral diabetic medication; long
    term oral hypoglycemics; on oral hypoglycemics; diabetes pills; januvia; jardiance; glipizide
Z7985 ozempic; glp1; semaglutide; mounjaro; trulicity; victoza; glp1 injection; on ozempic; injectable non insulin;
    tirzepatide; wegovy; glp-1
Z79890 hormone replacement; hrt; on hrt; hormone replacement therapy; postmenopausal hormones; estrogen therapy;
    menopausal hormone therapy; on estrogen
Z79891 chronic opioids; long term opioids; on opioids; opioid therapy; pain contract; chronic opioid therapy; opiate
    therapy; chronic opioid use; opioid long term; long term opiate use; chronic narcotic use; narcotics long term;
    oxycodone chronic; pain medication agreement
Z79899 long term medication; high risk medication; medication monitoring; long term drug therapy; med monitoring; drug
    therapy long term; chronic medication; statin therapy; other long term drug; medication management; on lithium;
    high risk meds; current drug therapy; polypharmacy; on amiodarone; stimulant therapy
"""
