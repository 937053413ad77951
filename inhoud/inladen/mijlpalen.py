"""Loading the mijlpalen of an actie."""

from typing import Any

from acties import services
from acties.models import Bereikt, Mijlpaal
from inhoud.inladen.bestand import Rij, op_plaats
from inhoud.inladen.stuk import Stuk

TEKSTEN = ("titel", "soort", "toelichting", "nummer")


def laad_mijlpalen(stuk: Stuk) -> None:
    """Add, change and cancel mijlpalen; the original date of a published one never changes."""
    oud = {mijlpaal.slug: mijlpaal for mijlpaal in stuk.actie.mijlpalen.all()}
    rijen = stuk.rij.rijen("mijlpalen")
    for nummer, rij in enumerate(rijen):
        with op_plaats(rij.plaats):
            velden = _velden(stuk, rij) | {"volgorde": nummer}
            if mijlpaal := oud.get(rij.tekst("slug")):
                _werk_bij(stuk, rij, mijlpaal, velden)
            else:
                _voeg_toe(stuk, rij, velden)
    for slug in sorted(oud.keys() - {rij.tekst("slug") for rij in rijen}):
        _laat_vervallen(stuk, oud[slug])


def _velden(stuk: Stuk, rij: Rij) -> dict[str, Any]:
    return (
        {naam: rij.tekst(naam) for naam in TEKSTEN}
        | {naam: rij.periode(naam) for naam in ("gepland", "verwacht", "bereikt")}
        | {"stand": rij.tekst("stand"), "is_vervallen": False, "bron_id": stuk.lading.bron_id(rij)}
    )


def _voeg_toe(stuk: Stuk, rij: Rij, velden: dict[str, Any]) -> None:
    """A new mijlpaal counts from the day it was reached; otherwise since when it was planned is not known."""
    uitleg = stuk.uitleg(velden["bereikt"], stuk.lading.bron(rij))
    services.voeg_mijlpaal_toe(actie=stuk.actie, slug=rij.tekst("slug"), verantwoording=uitleg, **velden)
    stuk.tel("mijlpalen")


def _werk_bij(stuk: Stuk, rij: Rij, mijlpaal: Mijlpaal, velden: dict[str, Any]) -> None:
    anders = stuk.wat_anders_moet(rij, mijlpaal, velden, Mijlpaal.FEITEN)
    if not anders:
        return
    uitleg = stuk.bijgewerkt(stuk.lading.bron(rij))
    if anders.keys() & {"stand", "bereikt"} and (velden["stand"] != Bereikt.JA or velden["bereikt"]):
        services.meld_mijlpaal(
            mijlpaal=mijlpaal, stand=velden["stand"], bereikt=velden["bereikt"], verantwoording=uitleg
        )
        anders = {naam: waarde for naam, waarde in anders.items() if naam not in ("stand", "bereikt")}
    services.wijzig_mijlpaal(mijlpaal=mijlpaal, velden=anders, door=None, verantwoording=uitleg)
    stuk.tel("mijlpalen")


def _laat_vervallen(stuk: Stuk, mijlpaal: Mijlpaal) -> None:
    """Cancel a mijlpaal that came from the files and stands in them no more; one that people made stays."""
    if mijlpaal.is_vervallen or not stuk.logboek.is_geladen(mijlpaal):
        return
    with op_plaats(f"{stuk.rij.plaats}, mijlpalen ({mijlpaal.slug})"):
        services.laat_mijlpaal_vervallen(mijlpaal=mijlpaal, verantwoording=stuk.bijgewerkt())
    stuk.tel("mijlpalen")
