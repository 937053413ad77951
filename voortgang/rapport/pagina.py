"""The frozen content as the page shows it: with what a page can bear, and words for what it leaves to the PDF."""

from typing import Any

from voortgang.models import Rapport
from voortgang.rapport.rekenblad import tel_actie

MEESTE = 200  # acties on one page; a browser and a reader have enough of it then


def voor_pagina(rapport: Rapport) -> dict[str, Any]:
    """The parts of the page. Of a very large report only what changed, and not more than `MEESTE` acties."""
    inhoud = rapport.gegevens or {}
    totaal = sum(len(lijn["acties"]) for lijn in inhoud["lijnen"])
    over, lijnen = MEESTE, []
    for lijn in inhoud["lijnen"]:
        acties = lijn["acties"] if totaal <= MEESTE else [actie for actie in lijn["acties"] if actie["veranderingen"]]
        getoond = [{**actie, "telling": _telling(actie)} for actie in acties[:over]]
        over -= len(getoond)
        lijnen.append({**lijn, "acties": getoond, "elders": len(lijn["acties"]) - len(getoond)})
    return {
        "opdracht": inhoud["opdracht"],
        "samen": inhoud["samenvatting"],
        "weggelaten": inhoud["weggelaten"],
        "lijnen": lijnen,
        "elders": totaal - sum(len(lijn["acties"]) for lijn in lijnen),
    }


def _telling(actie: dict[str, Any]) -> dict[str, int]:
    """The counts by names that a template can say."""
    return {naam.replace(" ", "_"): aantal for naam, aantal in tel_actie(actie).items()}
