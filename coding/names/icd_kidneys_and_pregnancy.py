"""Kidneys, bladder, sexes, pregnancy, newborns: names that clinicians use and the tabular list does not."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "N10": "pyelonephritis; acute pyelonephritis",
    "N200": "kidney stone; nephrolithiasis; renal stone",
    "N3000": "acute cystitis; acute cystitis without hematuria",
    "N3281": "overactive bladder; oab",
    "N390": "uti; urinary tract infection",
    "N393": "stress incontinence",
    "N3941": "urge incontinence",
    "N3946": "mixed incontinence",
    "N400": "bph; enlarged prostate; benign prostatic hyperplasia",
    "N401": "bph with luts; bph with lower urinary tract symptoms; bph with obstruction; bph with nocturia; "
    "bph with weak stream",
    "N529": "erectile dysfunction; ed",
    "N760": "bacterial vaginosis; bv; vaginitis",
    "N809": "endometriosis",
    "N870": "cin 1; mild cervical dysplasia",
    "N871": "cin 2; moderate cervical dysplasia",
    "N920": "heavy menses; menorrhagia; heavy periods; heavy menstrual bleeding regular",
    "N921": "heavy irregular bleeding; menometrorrhagia",
    "N926": "irregular menses; irregular periods",
    "N946": "dysmenorrhea; menstrual cramps",
    "N951": "hot flashes menopausal; vasomotor symptoms; menopausal symptoms",
    "N952": "atrophic vaginitis; vaginal atrophy",
    "O2441": "gestational diabetes",
    "O99345": "postpartum depression",
    "P590": "jaundice of prematurity",
    "P599": "newborn jaundice; neonatal jaundice; jaundice newborn",
    "Q381": "tongue tie",
}
