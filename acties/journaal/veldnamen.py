"""What people call the fields that rows of the journal tell of."""

from collections.abc import Mapping
from types import MappingProxyType

from acties.models.afspraakstand import is_stand

VELDNAMEN = {
    "status": "status",
    "fase": "fase",
    "deelnames": "deelnemers",
    "gepland": "oorspronkelijk gepland",
    "verwacht": "nu verwacht",
    "bereikt": "bereikt",
    "stand": "stand",
    "onjuist": "wat niet klopt",
    "functie": "functie van wie tekende",
    "looptijd": "looptijd",
    "datum": "datum",
    "titel": "titel",
    "nummer": "nummer",
    "tekst": "wat is afgesproken",
    "gemaakt": "gemaakt",
    "uiterlijk": "uiterlijk",
    "bedrag": "bedrag",
    "bedrag_voor": "waarvoor het bedrag is",
    "is_zeker": "of de bron zeker is",
    "wacht_op": "wacht op",
    "eigen_doel": "eigen doel",
    "middelen": "middelen",
    "bestuursafspraak": "wat bestuurders beloofden",
    "managementafspraak": "wat de organisatie regelt",
    "korte_naam": "korte naam",
    "doel": "gezamenlijk doel",
    "samenvatting": "samenvatting",
    "toelichting": "toelichting",
    "soort": "soort",
    "vraag": "vraag",
    "aanpak": "aanpak",
    "opbrengst": "opbrengst",
    "betekenis": "betekenis voor het openbaar bestuur",
    "herkomst": "herkomst",
    "antwoord_verwacht": "antwoord verwacht",
}

# What a row tells of one maker beside its stand, and how the name of that party follows it.
_VAN_MAKER = {"onjuist": "volgens", "functie": "voor"}


def wie_van(veld: str) -> str:
    """Of which maker of a promise (its slug) a field tells; empty when it tells of no maker."""
    wat, _, wie = veld.partition(":")
    return wie if is_stand(veld) or wat in _VAN_MAKER else ""


def veldnaam(veld: str, namen: Mapping[str, str] = MappingProxyType({})) -> str:
    """What people call a field; empty when it means nothing to them."""
    if veld.startswith("toelichting:"):  # of one of the participants
        return "toelichting bij een deelnemer"
    wat, _, wie = veld.partition(":")
    if wie:  # of one of the makers of a promise
        van = _VAN_MAKER.get(wat, "van")
        return f"{VELDNAMEN[wat]} {van} {namen.get(wie, wie)}" if wat in VELDNAMEN else ""
    return VELDNAMEN.get(veld, "")
