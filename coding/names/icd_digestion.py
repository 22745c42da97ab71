"""Mouth, stomach, bowels, liver: names that clinicians use and the tabular list does not."""

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "K219": "gerd; acid reflux; reflux disease; heartburn gerd",
    "K279": "peptic ulcer",
    "K2970": "gastritis",
    "K409": "inguinal hernia",
    "K429": "umbilical hernia",
    "K5090": "crohns disease; crohns",
    "K5190": "ulcerative colitis; uc",
    "K529": "gastroenteritis noninfectious",
    "K5730": "diverticulosis",
    "K5732": "diverticulitis",
    "K580": "ibs-d; ibs with diarrhea; irritable bowel with diarrhea",
    "K581": "ibs-c; ibs with constipation",
    "K582": "ibs mixed",
    "K589": "ibs; irritable bowel syndrome",
    "K5900": "constipation",
    "K5903": "drug induced constipation; opioid induced constipation",
    "K5904": "chronic constipation; chronic idiopathic constipation",
    "K635": "colon polyp",
    "K644": "external hemorrhoids; skin tags anal",
    "K648": "internal hemorrhoids",
    "K649": "hemorrhoids",
    "K7460": "cirrhosis",
    "K760": "fatty liver; nafld; masld; hepatic steatosis",
    "K8020": "gallstones; cholelithiasis",
    "K900": "celiac disease; celiac",
}
