"""Mind and behavior."""

NAMES = """
F0150 vascular dementia; multi infarct dementia
F0280 dementia in alzheimers; dementia due to other disease; lewy body dementia code second
F0390 dementia; senile dementia; memory loss dementia; dementia nos; senility mind; demented
F0391 dementia with behavioral disturbance
F03911 dementia with agitation; agitated dementia
F03918 dementia with behavioral disturbance; dementia with behaviors; dementia wandering
F05 delirium; acute confusion; icu delirium; sundowning; delirium from illness
F0631 depression due to medical condition
F064 anxiety due to medical condition
F0781 postconcussional syndrome; post concussion syndrome; postconcussive; post concussive syndrome; pcs concussion;
    postconcussion
F1010 mild alcohol use disorder; drinks too much; excessive drinking; etoh abuse; aud mild; problem drinking; heavy
    drinker
F1011 alcohol abuse in remission; aud mild in remission
F10129 alcohol intoxication; drunk; intoxicated
F1020 alcoholic; aud; moderate alcohol use disorder; severe alcohol use disorder; alcohol use disorder; etoh
    dependence; alcohol addiction; chronic alcoholism; alcohol dependence uncomplicated
F1021 alcoholism in remission; alcohol dependence in remission; recovering alcoholic; sober alcoholic; alcohol use
    disorder in remission; aud in remission
F10230 alcohol withdrawal uncomplicated
F10231 delirium tremens; dts
F10239 alcohol withdrawal; etoh withdrawal
F1110 opioid abuse; opioid use disorder mild
F1120 opioid use disorder; heroin addiction; opioid addiction; heroin dependence; oxycodone addiction; on suboxone; on
    methadone maintenance; addicted to pain pills; opiate addiction
F1121 oud in remission; opioid remission
F1123 opioid withdrawal; opiate withdrawal; dope sick
F1190 opioid use
F1210 marijuana abuse; cannabis abuse; cannabis use disorder mild; smokes weed; pot use; thc abuse; marijuana use
F12188 cannabis hyperemesis; cannabinoid hyperemesis syndrome
F1220 cannabis dependence; marijuana dependence; cannabis use disorder; marijuana addiction
F1290 cannabis use; marijuana use; thc use
F1310 benzo abuse; sedative abuse
F1320 benzo dependence; benzodiazepine dependence; xanax addiction; sedative dependence
F1410 cocaine abuse; crack abuse; cocaine use
F1420 cocaine dependence; cocaine addiction; crack addiction; cocaine use disorder
F1510 amphetamine abuse; meth abuse; methamphetamine abuse; meth use; stimulant abuse
F1520 meth addiction; methamphetamine dependence; amphetamine dependence; stimulant use disorder; stimulant dependence
F17200 nicotine dependence; tobacco dependence; tobacco use disorder; nicotine addiction; tobacco addiction
F17210 smoker; cigarette smoker; smoking; smokes; current smoker; cigarettes; nicotine dependence cigarettes; tobacco
    smoker; cigarette dependence; ppd smoker; tobacco use disorder cigarettes
F17211 smoker in remission; cigarettes in remission; nicotine dependence in remission
F17220 chewing tobacco; dip tobacco; snuff; smokeless tobacco; chews tobacco
F17290 vaping; e cigarette; vape; vapes; cigars; pipe smoker; vaping nicotine; e cig; ecigarette; juul
F1810 inhalant abuse; huffing
F1910 drug abuse; substance abuse; polysubstance abuse; illicit drug use; recreational drugs; substance use disorder
    mild
F1920 drug dependence; drug addiction; polysubstance dependence; substance use disorder; drug addict; addiction; sud;
    chemical dependency
F200 paranoid schizophrenia
F209 schizophrenia; schizophrenic
F22 delusional disorder; paranoia; delusions disorder; paranoid
F23 brief psychotic disorder
F250 schizoaffective bipolar type
F259 schizoaffective; schizoaffective disorder
F29 psychosis; psychotic; psychotic disorder
F3010 mania; manic episode
F3110 bipolar manic; bipolar current manic
F3130 bipolar depressed; bipolar depression; bipolar current episode depressed
F3170 bipolar in remission
F3181 bipolar 2; bipolar ii; bipolar type 2; bipolar two; hypomania
F319 manic depression; bipolar affective; manic depressive; bipolar disorder type 1; bpad; bipolar 1
F320 mild depression; mild major depression; mdd single mild; mild depressive episode; mdd mild
F321 moderate depression; moderate major depression; mdd single moderate; mdd moderate
F322 severe depression; mdd single severe; severe major depression; mdd severe
F323 psychotic depression; mdd with psychotic features; major depression with psychosis
F324 depression in partial remission; mdd partial remission
F325 depression in remission; mdd in remission; mdd full remission
F3281 pmdd; premenstrual dysphoric disorder; premenstrual dysphoria; premenstrual depression
F3289 atypical depression; other depression
F329 major depressive disorder; clinical depression; mdd single episode; mdd single unspecified
F32A depressed; depressive disorder; feeling down; depression nos; sad mood; feels depressed; blues; low mood
    depression
F330 recurrent mild depression; recurrent depression mild
F331 recurrent depression moderate
F332 recurrent severe depression; mdd recurrent severe; recurrent depression severe
F333 recurrent psychotic depression; mdd recurrent severe with psychosis
F3340 recurrent depression in remission; mdd recurrent in remission; mdd recurrent remission
F3341 mdd recurrent partial remission
F3342 mdd recurrent full remission
F338 seasonal depression; seasonal affective disorder; sad seasonal; winter depression; winter blues
F339 recurrent depression; mdd recurrent; recurrent major depression; seasonal affective disorder; sad seasonal
F340 cyclothymia; cyclothymic
F341 dysthymia; persistent depressive disorder; chronic depression; pdd depression; dysthymic disorder
F3481 disruptive mood dysregulation; dmdd
F39 mood disorder; mood swings disorder; affective disorder
F4000 agoraphobia
F4010 social anxiety; social phobia; social anxiety disorder; sad social anxiety; stage fright; shy anxiety
F40230 fear of blood
F40231 needle phobia; fear of needles; fear of injections; fear of shots
F40240 claustrophobia; fear of closed spaces
F40243 fear of flying; flight anxiety; flying phobia
F40298 phobia specific other
F409 phobia; phobic
F410 panic attack; panic; anxiety attack; panic disorder without agoraphobia
F411 generalized anxiety; chronic worry; worries too much; excessive worry
F413 mixed anxiety disorders
F418 anxiety with depression; anxiety and depression; mixed anxiety depression; depression with anxiety; depression
    and anxiety; situational anxiety; anxious depression; performance anxiety
F419 anxious; nerves; nervous; anxiety nos; anxiety unspecified; nervousness anxiety
F422 ocd mixed; obsessions and compulsions
F423 hoarding; hoarder
F424 skin picking; excoriation disorder; dermatillomania; picks at skin
F429 ocd; obsessive compulsive disorder; obsessive compulsive; compulsions; obsessions
F430 acute stress reaction; acute stress disorder; stress reaction acute
F4310 ptsd; post traumatic stress disorder; posttraumatic stress; combat stress; trauma disorder; ptsd unspecified
F4311 acute ptsd
F4312 chronic ptsd; ptsd chronic
F4320 adjustment reaction; situational stress; difficulty adjusting
F4321 adjustment disorder with depression; situational depression; grief reaction; reactive depression
F4322 situational anxiety adjustment
F4323 adjustment disorder with mixed anxiety and depression; adjustment disorder mixed
F4324 adjustment disorder with conduct disturbance
F4325 adjustment disorder mixed emotions and conduct
F4381 prolonged grief; complicated grief; prolonged grief disorder
F4389 stress reaction other; caregiver burnout reaction
F439 stress; stress reaction; stressed; stress related
F440 dissociative amnesia
F444 conversion disorder; functional neurologic disorder; functional movement disorder; conversion weakness
F445 psychogenic seizures; pseudoseizure; nonepileptic seizures; pnes; conversion seizures; pseudoseizures
F4481 multiple personality; dissociative identity disorder; did
F449 dissociative disorder; conversion disorder
F450 somatization; somatization disorder
F451 somatic symptom disorder
F4521 hypochondria; illness anxiety; health anxiety; hypochondriasis; illness anxiety disorder
F4522 body dysmorphic; body dysmorphia
F4542 pain disorder psychological; pain disorder with psychological factors
F458 globus hystericus; psychogenic itch; bruxism somatic
F459 somatoform disorder; psychosomatic; somatic symptom disorder
F481 depersonalization; derealization
F482 pseudobulbar affect; pba
F488 nervous breakdown; neurasthenia
F489 nonpsychotic mental disorder
F5000 anorexia; anorexia nervosa
F50010 anorexia nervosa restricting mild
F502 bulimia; bulimia nervosa
F5020 bulimia; bulimia nervosa; binge and purge
F5081 binge eating; binge eating disorder
F5082 arfid; avoidant restrictive food intake; picky eating disorder
F5089 pica adult
F509 eating disorder
F5101 chronic insomnia; psychophysiologic insomnia
F5102 adjustment insomnia; acute insomnia
F513 sleepwalking; sleep walking
F514 night terrors; sleep terrors
F515 nightmares; nightmare disorder; bad dreams
F520 low libido disorder; hypoactive sexual desire; hsdd; low sex drive disorder
F5221 psychogenic ed; erectile disorder psychogenic
F524 premature ejaculation; pe ejaculation; comes too fast
F525 vaginismus psychogenic
F530 ppd depression; post partum depression; depression after childbirth; postnatal depression
F531 postpartum psychosis
F54 psychological factors affecting condition
F558 laxative abuse
F600 paranoid personality
F602 antisocial personality; sociopath
F603 borderline personality; borderline personality disorder; bpd
F604 histrionic personality
F605 ocpd; obsessive compulsive personality
F606 avoidant personality
F607 dependent personality
F6081 narcissistic; narcissistic personality
F609 personality disorder
F630 gambling; gambling addiction; pathological gambling
F633 trichotillomania; hair pulling; pulls hair out
F6381 intermittent explosive; anger outbursts; explosive disorder; anger issues disorder
F639 impulse control disorder
F640 gender dysphoria; transgender; transsexualism; gender identity disorder; trans
F642 gender dysphoria child
F649 gender dysphoria unspecified; gender identity disorder; transgender
F658 paraphilia
F6810 munchausen; factitious disorder
F70 mild intellectual disability; mild mental retardation
F71 moderate intellectual disability
F79 intellectual disability; mental retardation; cognitive disability; id unspecified
F800 articulation disorder; speech sound disorder; lisp; phonological disorder
F801 expressive language delay; expressive language disorder; late talker; expressive speech delay
F802 mixed receptive expressive language; receptive language delay
F804 speech delay due to hearing loss
F8081 stuttering child; stutter; childhood stuttering; stammer; stammering; child onset fluency
F809 speech delay; language delay; speech disorder developmental; delayed speech; speech and language delay; not
    talking yet
F810 dyslexia; reading disorder
F812 dyscalculia; math disorder
F819 learning disability; learning disorder; learning difficulties; ld
F82 developmental coordination disorder; dyspraxia; clumsy child; gross motor delay; fine motor delay
F840 autism; autistic; autism spectrum; asd; autism spectrum disorder; asperger autism
F845 asperger; aspergers; asperger syndrome
F849 pervasive developmental disorder; pdd
F88 global developmental delay; gdd; sensory processing disorder; sensory integration
F89 developmental disorder; neurodevelopmental disorder
F900 add; attention deficit disorder; adhd predominantly inattentive; attention deficit without hyperactivity
F901 adhd hyperactive; adhd hyperactive impulsive
F902 adhd combined type; adhd mixed type
F908 adhd other
F909 attention deficit hyperactivity; attention deficit; adhd unspecified; hyperactive child; add adhd
F911 conduct disorder childhood onset
F913 odd; oppositional defiant; oppositional defiant disorder; defiant child; defiant behavior; oppositional behavior
F919 conduct disorder; behavior problem child; acting out
F930 separation anxiety; separation anxiety disorder
F940 selective mutism
F941 reactive attachment disorder; rad attachment; attachment disorder
F951 chronic motor tics
F952 tourette; tourettes; tourette syndrome
F959 tic; tics; tic disorder; twitching tic
F980 enuresis psychogenic; bedwetting psychogenic; nonorganic enuresis
F981 encopresis; soiling
F985 stuttering adult onset
F988 thumb sucking; nail biting; childhood behavior other
F99 mental illness; mental disorder; mental health disorder; psychiatric illness
"""
