"""Spine, muscles, tendons."""

NAMES = """
M500 cervical myelopathy disc
M501 cervical disc with radiculopathy; cervical disc herniation with radiculopathy; pinched nerve neck disc
M5010 cervical disc with radiculopathy
M502 herniated cervical disc; cervical disc herniation; slipped disc neck; bulging disc neck; cervical disc
    displacement; ruptured disc neck; cervical hnp
M5020 herniated cervical disc; cervical disc herniation; bulging disc neck; herniated disc neck; slipped disc neck;
    cervical hnp
M503 cervical degenerative disc; cervical ddd; degenerative disc disease neck; degenerative disc disease cervical;
    degenerative disc neck
M5030 cervical degenerative disc disease; cervical ddd; ddd cervical; degenerative disc neck; ddd neck
M509 cervical disc disease
M5104 thoracic disc with myelopathy
M5106 lumbar disc with myelopathy
M511 disc with radiculopathy
M5114 thoracic disc with radiculopathy
M5116 lumbar disc with radiculopathy; herniated disc with sciatica; sciatica due to disc; lumbar radiculopathy due to
    disc; lumbar disc herniation with sciatica
M5117 lumbosacral disc with radiculopathy; l5 s1 disc herniation with radiculopathy
M5124 thoracic disc herniation; herniated thoracic disc
M5126 herniated disc; slipped disc; bulging disc; ruptured disc; hnp; disc herniation lumbar; bulging lumbar disc;
    slipped disc low back; disc bulge; herniated disc lumbar; lumbar hnp; l4 l5 disc herniation; disc protrusion;
    prolapsed disc
M5127 lumbosacral disc herniation; l5 s1 herniation; l5s1 disc herniation; herniated disc l5 s1
M5134 thoracic ddd; degenerative disc thoracic
M5136 lumbar degenerative disc; degenerative disc disease; ddd; ddd lumbar; degenerated disc low back; degenerative
    disc low back; dddl
M51360 lumbar ddd with back pain; lumbar degenerative disc disease with low back pain; degenerative disc disease low
    back pain; discogenic back pain
M51369 lumbar degenerative disc disease; lumbar ddd; degenerative disc disease; ddd; ddd lumbar
M5137 lumbosacral ddd; lumbosacral degenerative disc; l5 s1 degenerative disc
M519 disc disease; back disc disorder; disc disorder
M530 cervicocranial syndrome
M531 cervicobrachial syndrome
M532X spinal instability
M533 tailbone pain; coccydynia; si joint pain; sacroiliac joint pain; coccyx pain; sacroiliac pain; si joint
    dysfunction; coccygodynia; sore tailbone; sacrococcygeal pain; sacroiliac dysfunction; si pain; sacral pain; butt
    bone pain
M5380 back problem
M539 back disorder; spine problem; dorsopathy
M540 panniculitis back
M541 radiculopathy; pinched nerve; nerve root pain; radiculitis; radicular pain
M5410 radiculopathy; pinched nerve; radiculitis; nerve root pain; radicular pain
M5412 pinched nerve neck; cervical radiculitis; pinched nerve in neck; cervical nerve root; arm pain from neck
M5414 thoracic radiculopathy; thoracic radiculitis
M5416 pinched nerve back; lumbar radiculitis; pinched nerve low back; pinched nerve in back; lumbar nerve root;
    pinched nerve lower back
M5417 sciatic radiculopathy; lumbosacral radiculitis
M542 sore neck; neck ache; neck hurts; pain in neck; cervical pain; stiff neck pain; cervicodynia
M543 sciatic nerve pain; sciatic pain; leg pain sciatica; sciatic neuritis
M5430 sciatica; sciatic nerve pain; sciatic pain
M544 back pain with leg pain; back pain radiating to leg; lbp with sciatica; back pain with sciatica; low back pain
    radiating leg
M5440 low back pain with sciatica; lumbago with sciatica
M545 low back pain; lumbago; lbp; lower back pain; lumbar pain; backache low
M5450 lumbar pain; backache; lumbalgia; sore lower back; pain in lower back; chronic low back pain; low backache;
    mechanical low back pain; acute low back pain; back hurts low; lumbar back pain; bad back
M5451 vertebrogenic low back pain
M5459 other low back pain; mechanical back pain
M546 thoracic pain; upper back pain; thoracic spine pain; middle back pain; pain between shoulder blades
M5481 occipital neuralgia
M5489 back pain other
M549 backache; dorsalgia; back hurts; back ache; sore back; chronic back pain; spine pain
M60 myositis
M6080 myositis other
M609 myositis; muscle inflammation
M6100 myositis ossificans
M620 diastasis recti; muscle separation
M6208 diastasis recti; diastasis; abdominal muscle separation
M624 muscle contracture
M625 muscle wasting; muscle atrophy
M6250 muscle wasting; muscle atrophy; loss of muscle
M6281 muscle weakness; weak muscles; generalized weakness muscles; generalized muscle weakness; deconditioning
    weakness; weakness muscles; muscular weakness
M6282 rhabdo; rhabdomyolysis
M6283 spasm; muscle spasms; pulled muscle spasm
M62830 muscle spasm back; back muscle spasm; back spasms; lumbar spasm; paraspinal spasm; lumbar muscle spasm
M62831 calf spasm; charley horse; calf cramp; muscle spasm calf
M62838 neck spasm; muscle spasms; cervical muscle spasm; trapezius spasm; spasm of muscle; trapezius muscle spasm;
    muscle spasm neck
M6284 sarcopenia
M6289 muscle tightness; muscle imbalance; pelvic floor dysfunction; muscle disorder other; tight muscles; pelvic floor
    muscle dysfunction; pelvic floor weakness
M629 muscle disorder; muscle problem
M6500 abscess tendon sheath
M653 stenosing tenosynovitis finger; trigger thumb; locking finger; triggering finger; catching finger
M6530 trigger finger; locking finger
M654 de quervains; dequervain; texting thumb; dequervains tenosynovitis; thumb tendonitis; radial styloid
    tenosynovitis; mommy thumb
M6580 tenosynovitis other
M659 tenosynovitis; synovitis; tendon sheath inflammation
M6590 tenosynovitis; synovitis
M660 ruptured baker cyst; popliteal cyst rupture
M663 tendon rupture spontaneous
M670 short achilles; tight heel cord; equinus
M6700 tight achilles; short achilles tendon
M6720 tendon contracture
M674 ganglion; ganglion cyst; bible cyst
M6740 ganglion cyst; ganglion
M6743 wrist ganglion; ganglion cyst wrist; wrist cyst
M6744 hand ganglion; mucous cyst finger; ganglion cyst hand; digital mucous cyst
M6747 foot ganglion; ganglion cyst foot
M6784 tendinosis hand
M679 tendon disorder
M6790 tendon disorder; synovial disorder
M700 crepitant synovitis hand
M701 hand bursitis
M702 elbow bursitis; students elbow; bursitis elbow; popeye elbow
M703 elbow bursitis other
M704 housemaids knee; knee bursitis front; housemaid knee; kneecap bursitis
M705 knee bursitis; pes anserine bursitis; pes bursitis; anserine bursitis; knee bursitis other
M706 hip bursitis; greater trochanteric bursitis; gtps; lateral hip pain bursitis
M707 hip bursitis other; ischial bursitis; iliopsoas bursitis; psoas bursitis; weavers bottom
M708 overuse soft tissue; overuse injury
M709 overuse injury; repetitive strain injury; repetitive stress
M712 baker cyst; bakers cyst; popliteal cyst; cyst behind knee; synovial cyst popliteal
M7120 bakers cyst; baker cyst; popliteal cyst; cyst behind knee
M7130 bursal cyst
M719 bursitis; bursopathy; inflamed bursa
M720 dupuytren; dupuytrens; dupuytren contracture; palmar fibromatosis; vikings disease
M722 heel pain plantar; plantar fibroma; plantar fibromatosis; fasciitis foot; plantar fascitis; heel pain morning;
    arch pain fasciitis; pf foot
M726 necrotizing fasciitis; flesh eating
M729 fasciitis; fibromatosis
M750 adhesive capsulitis shoulder
M7500 frozen shoulder; adhesive capsulitis
M751 rotator cuff tear; rotator cuff syndrome; rotator cuff; torn rotator cuff nontraumatic; supraspinatus tear; rtc
    tear; rct shoulder; rotator cuff tendinitis; rotator cuff tendinopathy; rotator cuff tendonitis; rotator cuff
    disease
M7510 rotator cuff tear nontraumatic; rotator cuff syndrome; torn rotator cuff
M7511 partial thickness rotator cuff tear; partial rtc tear
M7512 full rtc tear
M752 bicipital tendinitis; biceps tendonitis; biceps tendinopathy; bicipital tendonitis
M753 calcific tendinitis shoulder; calcific tendonitis shoulder; calcific shoulder
M754 impingement syndrome; impingement shoulder; shoulder impingement syndrome
M755 subdeltoid bursitis; bursitis shoulder
M758 shoulder tendinitis; shoulder tendonitis; supraspinatus tendinitis; shoulder tendinopathy
M759 shoulder lesion; shoulder problem
M760 gluteal tendinitis; gluteus medius tendinopathy; gluteal tendinopathy
M761 psoas tendinitis; iliopsoas tendinitis; snapping hip; hip flexor tendinitis
M762 iliac crest spur; hip pointer
M763 iliotibial band; it band; itb; itbs; iliotibial band syndrome; it band syndrome
M764 tibial collateral bursitis
M765 patellar tendinitis; patellar tendonitis; jumpers knee; jumper knee; patella tendinopathy; patellar tendinopathy
M766 achilles tendonitis; achilles tendinosis; achilles pain; heel cord tendonitis; achilles bursitis
M767 peroneal tendinitis; peroneal tendonitis
M7681 anterior tibial tendinitis; tibialis anterior tendinitis
M7682 posterior tibial tendinitis; posterior tibial tendonitis; pttd; posterior tibial tendon dysfunction
M7689 quadriceps tendinitis; hamstring tendinitis; hip tendinitis; foot tendinitis; quad tendonitis; adductor
    tendinitis
M769 leg tendinitis; enthesopathy leg
M770 golfer elbow; inner elbow tendonitis
M7700 golfers elbow; medial epicondylitis
M771 elbow tendonitis; lateral elbow tendinitis
M7710 tennis elbow; lateral epicondylitis
M772 wrist periarthritis
M773 heel spurs; bone spur heel
M7730 heel spur; calcaneal spur
M774 metatarsalgia; ball of foot pain; forefoot pain
M7740 metatarsalgia; ball of foot pain
M775 foot enthesopathy; foot tendinitis; ankle tendinitis; foot tendonitis; ankle tendonitis
M778 enthesopathy other; wrist tendinitis; hand tendinitis
M779 tendinitis; tendonitis; enthesopathy; capsulitis; inflamed tendon; tendinopathy; tendinosis
M790 rheumatism
M791 muscle pain; muscle aches; sore muscles; body aches muscle; muscle ache; muscle soreness
M7910 myalgia; muscle pain; muscle aches; sore muscles; muscle soreness; achy muscles; aching muscles
M7911 jaw muscle pain; myalgia of mastication muscles
M7912 neck muscle pain; head and neck myalgia
M7918 myofascial pain; trigger points; myofascial pain syndrome; trigger point pain; muscle pain other site; muscle
    knots
M792 neuralgia; neuritis; nerve pain; neuropathic pain; nerve inflammation
M793 panniculitis
M795 retained foreign body soft tissue; foreign body in soft tissue old; residual foreign body; splinter retained
M796 limb pain; extremity pain; arm pain; leg pain
M7960 extremity pain; pain in limb; aching legs; legs hurt; arm hurts; leg ache; legs ache; leg aches; sore leg
M79601 right arm pain; pain right arm
M79602 left arm pain; pain left arm
M79603 arm pain; pain in arm; arm ache; upper extremity pain
M79604 right leg pain; pain right leg
M79605 left leg pain; pain left leg
M79606 leg pain; pain in leg; leg ache; lower extremity pain; pain legs
M7962 upper arm pain; armpit pain; axillary pain; bicep pain; axilla pain
M7963 forearm pain
M7964 thumb pain; sore hand; sore finger; hand hurts
M7965 thigh pain; sore thigh; hamstring pain; quad pain
M7966 shin pain; sore calf; calf tenderness; shin splint pain
M7967 toe pain; heel pain; sore foot; feet hurt; foot hurts; big toe pain; arch pain; sore feet; great toe pain; pain
    in foot; sore heel
M797 fibro; fms; fibrositis; fibromyositis; fibromyalgia syndrome; fm pain
M7981 nontraumatic hematoma; hematoma nontraumatic soft tissue
M7989 soft tissue swelling; soft tissue mass; swelling soft tissue; limb swelling soft tissue; swollen arm; swollen
    hand; soft tissue disorder other; leg swelling soft tissue; swollen finger; swollen foot; swollen leg
M799 soft tissue disorder
M80 osteoporosis with fracture; osteoporotic fracture; fragility fracture; pathological fracture osteoporosis
M8000XA osteoporosis with fracture; osteoporotic fracture; fragility fracture
M8008 osteoporosis vertebral fracture; osteoporotic compression fracture; osteoporotic vertebral fracture; compression
    fracture from osteoporosis; fragility fracture spine; osteoporotic spine fracture
M810 brittle bones; thin bones; bone loss; senile osteoporosis; low bone mass osteoporosis; weak bones; soft bones
    osteoporosis
M818 steroid induced osteoporosis; drug induced osteoporosis; disuse osteoporosis; other osteoporosis; glucocorticoid
    induced osteoporosis
M843 stress fracture; march fracture; fatigue fracture; stress reaction bone; stress fx
M8430XA stress fracture
M8436 tibial stress fracture; stress fracture tibia; stress fracture shin; fibula stress fracture
M8437 stress fracture foot; metatarsal stress fracture; march fracture; ankle stress fracture
M8440XA pathological fracture
M8450XA pathologic fracture from cancer; neoplastic fracture
M8560 bone cyst
M858 osteopenia; low bone density; low bone mass; decreased bone density
M8580 low bone density; low bone mass; decreased bone density; thinning bones; bone thinning
M8588 osteopenia spine; osteopenia vertebrae; lumbar osteopenia
M8589 osteopenia multiple sites; osteopenia multiple
M859 bone density disorder; bone structure disorder
M8600 acute osteomyelitis
M8660 chronic osteomyelitis
M869 osteomyelitis; bone infection; infected bone
M870 avascular necrosis; avn; osteonecrosis idiopathic; aseptic necrosis
M8705 avascular necrosis hip; avn hip; osteonecrosis femoral head; avn femoral head
M87050 avn hip; idiopathic avascular necrosis femur; femoral head necrosis
M879 osteonecrosis; avascular necrosis; avn; bone death
M889 paget disease of bone; pagets disease; osteitis deformans; paget bone
M890 algoneurodystrophy; shoulder hand syndrome
M8940 clubbing bone; hypertrophic osteoarthropathy
M898X bone pain; bone disorder
M898X9 bone pain; aching bones; bones hurt; bone lesion; ostealgia; exostosis
M899 bone disorder; bone disease; bone lesion
M911 legg calve perthes; perthes disease
M9110 legg calve perthes; perthes
M925 osgood schlatter; tibial tubercle apophysitis
M9250 tibia fibula osteochondrosis
M9252 osgood schlatter; osgood schlatters; tibial tubercle apophysitis; osgood
M926 tarsus osteochondrosis; severs disease; sever disease; calcaneal apophysitis; sever's
M928 severs disease; calcaneal apophysitis; osteochondrosis other
M930 slipped capital femoral epiphysis; scfe
M932 osteochondritis dissecans; ocd lesion bone; ocd knee
M9390 osteochondropathy
M940 costochondritis; tietze; tietzes syndrome; chest wall inflammation; tietze syndrome; costochondral pain; rib
    cartilage inflammation
M942 chondromalacia other
M961 failed back syndrome; post laminectomy syndrome; failed back surgery; postlaminectomy syndrome; fbss
M96671 periprosthetic fracture
M9900 somatic dysfunction head; segmental dysfunction head
M9901 cervical somatic dysfunction; segmental dysfunction cervical; neck subluxation chiropractic; somatic dysfunction
    neck; cervical segmental dysfunction
M9902 thoracic somatic dysfunction; segmental dysfunction thoracic; thoracic segmental dysfunction
M9903 lumbar somatic dysfunction; segmental dysfunction lumbar; lumbar segmental dysfunction
M9904 sacral somatic dysfunction; segmental dysfunction sacral
M9905 pelvic somatic dysfunction; segmental dysfunction pelvis
M9906 lower extremity somatic dysfunction
M9907 upper extremity somatic dysfunction
M9908 rib somatic dysfunction; rib cage dysfunction
M9911 cervical subluxation complex
"""
