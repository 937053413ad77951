"""Loading the afspraken and the documents of an actie."""

from typing import Any

from acties import services
from acties.models import Afspraak, Document
from inhoud.inladen.bestand import Rij, op_plaats
from inhoud.inladen.stuk import Stuk

DOCUMENTTEKSTEN = ("titel", "soort", "nummer", "url")


def laad_afspraken(stuk: Stuk) -> None:
    """Record what parties promised, where a source says so; none is ever removed."""
    oud = {afspraak.partij_id: afspraak for afspraak in stuk.actie.afspraken.select_related("partij")}
    for rij in stuk.rij.rijen("afspraken"):
        partij = stuk.lading.partij(rij)
        velden = {naam: rij.tekst(naam) for naam in Afspraak.FEITEN}
        uitleg = stuk.uitleg(rij.periode("datum"), stuk.lading.bron(rij), rij.tekst("reden"))
        if afspraak := oud.pop(partij.pk, None):
            velden = stuk.wat_anders_moet(rij, afspraak, velden, Afspraak.FEITEN)
            uitleg = stuk.bijgewerkt(stuk.lading.bron(rij))
        if velden:
            with op_plaats(rij.plaats):
                services.leg_afspraak_vast(actie=stuk.actie, partij=partij, velden=velden, verantwoording=uitleg)
            stuk.tel("afspraken")
    for afspraak in oud.values():
        if stuk.logboek.is_geladen(afspraak):
            tekst = f"de afspraak van '{afspraak.partij.slug}' staat niet meer in het bestand en is niet verwijderd"
            stuk.let_op(stuk.rij, tekst)


def laad_documenten(stuk: Stuk) -> None:
    """Add and change papers; one that came from the files and stands in them no more is taken away."""
    oud = {document.slug: document for document in stuk.actie.documenten.all()}
    rijen = stuk.rij.rijen("documenten")
    for rij in rijen:
        with op_plaats(rij.plaats):
            _leg_document(stuk, rij, oud.get(rij.tekst("slug")))
    for slug in sorted(oud.keys() - {rij.tekst("slug") for rij in rijen}):
        if not oud[slug].is_vervallen and stuk.logboek.is_geladen(oud[slug]):
            services.verwijder_document(document=oud[slug], verantwoording=stuk.bijgewerkt())
            stuk.tel("documenten")


def _leg_document(stuk: Stuk, rij: Rij, oud: Document | None) -> None:
    velden: dict[str, Any] = {naam: rij.tekst(naam) for naam in DOCUMENTTEKSTEN}
    velden |= {"datum": rij.periode("datum"), "bron_id": stuk.lading.bron_id(rij)}
    if oud is None:
        uitleg = stuk.uitleg(velden["datum"], stuk.lading.bron(rij))
        services.voeg_document_toe(actie=stuk.actie, slug=rij.tekst("slug"), verantwoording=uitleg, **velden)
        stuk.tel("documenten")
        return
    anders = stuk.wat_anders_moet(rij, oud, velden | {"is_vervallen": False}, Document.FEITEN)
    if anders:
        uitleg = stuk.bijgewerkt(stuk.lading.bron(rij))
        services.wijzig_document(document=oud, velden=anders, verantwoording=uitleg)
        stuk.tel("documenten")
