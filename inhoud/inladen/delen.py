"""Loading what belongs to an actie: participants, mijlpalen, onderdelen, documents, dossiers."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

from acties import services
from acties.models import EINDSTANDEN, Bereikt, Deelname, Document, Mijlpaal, Onderdeel, Onderdeelstand
from acties.services import Verantwoording
from basis.tijd.perioden import DateRange, lees_periode
from inhoud.inladen.bestand import InhoudFout, Rij, op_plaats
from inhoud.inladen.lading import BIJGEWERKT, VAN_MENSEN, Stuk, zoek
from opendata.officieel.dossier import lees_dossier
from opendata.officieel.services import koppel
from partijen.models import Partij

DOCUMENTTEKSTEN = ("titel", "soort", "nummer", "url")
MIJLPAALTEKSTEN = ("titel", "soort", "toelichting", "nummer")
ONDERDEELTEKSTEN = ("titel", "samenvatting", "vraag", "aanpak", "opbrengst", "betekenis", "herkomst")


# -- who takes part -----------------------------------------------------------------------------------------------


def laad_deelnames(stuk: Stuk) -> None:
    """Make these the participants, unless people changed them."""
    rijen = stuk.rij.rijen("deelnames")
    gewenst = {(d.partij_id, d.rol): d for d in (_deelname(stuk, rij) for rij in rijen)}
    oud = {(deelname.partij_id, deelname.rol): deelname for deelname in stuk.actie.deelnames.select_related("partij")}
    plaats = f"{stuk.rij.plaats}, deelnames"
    if _uitgelegd(oud) == _uitgelegd(gewenst):
        return
    if not stuk.is_nieuw and stuk.logboek.is_van_mensen(stuk.actie, "deelnames"):
        stuk.lading.verslag.let_op(plaats, VAN_MENSEN)
        return
    with op_plaats(plaats):
        if stuk.is_nieuw:
            _vertel_deelnames(stuk, rijen)
        else:
            uitleg = Verantwoording(reden=BIJGEWERKT)
            services.zet_deelnames(actie=stuk.actie, deelnames=list(gewenst.values()), verantwoording=uitleg)
    stuk.tel("deelnames")


def _deelname(stuk: Stuk, rij: Rij) -> Deelname:
    partij, bron = stuk.lading.partij(rij), stuk.lading.bron(rij)
    return Deelname(partij=partij, rol=rij.tekst("rol"), toelichting=rij.tekst("toelichting"), bron=bron)


def _vertel_deelnames(stuk: Stuk, rijen: list[Rij]) -> None:
    """The true history: who came when, as far as a source says so; the others last, without a date."""
    met_datum = [(rij.periode("sinds"), rij) for rij in rijen]
    tot_nu_toe: list[Deelname] = []
    volgorde = sorted(met_datum, key=lambda paar: (paar[0] is None, paar[0].lower if paar[0] else date.min))
    for sinds, groep in groupby(volgorde, key=lambda paar: paar[0]):
        nieuw = [_deelname(stuk, rij) for _, rij in groep]
        tot_nu_toe += nieuw
        bronnen = {deelname.bron for deelname in nieuw}
        uitleg = stuk.uitleg(sinds, bronnen.pop() if len(bronnen) == 1 else None)
        services.zet_deelnames(actie=stuk.actie, deelnames=tot_nu_toe, verantwoording=uitleg)


def _uitgelegd(deelnames: Mapping[tuple[int, str], Deelname]) -> dict[tuple[int, str], tuple[str, int | None]]:
    return {sleutel: (deelname.toelichting, deelname.bron_id) for sleutel, deelname in deelnames.items()}


# -- mijlpalen -----------------------------------------------------------------------------------------------------


def laad_mijlpalen(stuk: Stuk) -> None:
    """Add, change and cancel mijlpalen; the original date of a published one never changes."""
    oud = {mijlpaal.slug: mijlpaal for mijlpaal in stuk.actie.mijlpalen.all()}
    rijen = stuk.rij.rijen("mijlpalen")
    for nummer, rij in enumerate(rijen):
        with op_plaats(rij.plaats):
            velden = _mijlpaalvelden(stuk, rij) | {"volgorde": nummer}
            if mijlpaal := oud.get(rij.tekst("slug")):
                _werk_mijlpaal_bij(stuk, rij, mijlpaal, velden)
            else:
                _voeg_mijlpaal_toe(stuk, rij, velden)
    for slug in sorted(oud.keys() - {rij.tekst("slug") for rij in rijen}):
        _laat_vervallen(stuk, oud[slug])


def _mijlpaalvelden(stuk: Stuk, rij: Rij) -> dict[str, Any]:
    return (
        {naam: rij.tekst(naam) for naam in MIJLPAALTEKSTEN}
        | {naam: rij.periode(naam) for naam in ("gepland", "verwacht", "bereikt")}
        | {"stand": rij.tekst("stand"), "is_vervallen": False, "bron_id": stuk.lading.bron_id(rij)}
    )


def _voeg_mijlpaal_toe(stuk: Stuk, rij: Rij, velden: dict[str, Any]) -> None:
    """A new mijlpaal counts from the day it was reached; otherwise since when it was planned is not known."""
    uitleg = stuk.uitleg(velden["bereikt"], stuk.lading.bron(rij))
    services.voeg_mijlpaal_toe(actie=stuk.actie, slug=rij.tekst("slug"), verantwoording=uitleg, **velden)
    stuk.tel("mijlpalen")


def _werk_mijlpaal_bij(stuk: Stuk, rij: Rij, mijlpaal: Mijlpaal, velden: dict[str, Any]) -> None:
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


# -- onderdelen ----------------------------------------------------------------------------------------------------


def laad_onderdelen(stuk: Stuk) -> None:
    """Add and change onderdelen, then say which came after which; none is ever removed."""
    oud = {onderdeel.slug: onderdeel for onderdeel in stuk.actie.onderdelen.prefetch_related("partijen")}
    rijen = stuk.rij.rijen("onderdelen")
    for nummer, rij in enumerate(rijen):
        with op_plaats(rij.plaats):
            velden = _onderdeelvelden(stuk, rij) | {"volgorde": nummer}
            _leg_onderdeel_vast(stuk, rij, oud.get(rij.tekst("slug")), velden)
    _leg_opvolgers(stuk, rijen)
    for slug in sorted(oud.keys() - {rij.tekst("slug") for rij in rijen}):
        if stuk.logboek.is_geladen(oud[slug]):
            stuk.let_op(stuk.rij, f"het onderdeel '{slug}' staat niet meer in het bestand en is niet verwijderd")


def _onderdeelvelden(stuk: Stuk, rij: Rij) -> dict[str, Any]:
    return {naam: rij.tekst(naam) for naam in ONDERDEELTEKSTEN} | {
        "soort_id": zoek(stuk.lading.onderdeelsoorten, rij, "soort", "deze soort onderdeel").pk,
        "looptijd": rij.periode("looptijd"),
        "stand": rij.tekst("stand"),
        "bron_id": stuk.lading.bron_id(rij),
    }


def _leg_onderdeel_vast(stuk: Stuk, rij: Rij, oud: Onderdeel | None, velden: dict[str, Any]) -> None:
    partijen = [(stuk.lading.partij(mee), mee.tekst("rol")) for mee in rij.rijen("partijen")]
    if oud is None:
        _voeg_onderdeel_toe(stuk, rij, velden, partijen)
        return
    anders = stuk.wat_anders_moet(rij, oud, velden, Onderdeel.FEITEN)
    nu = {(mee.partij_id, mee.rol) for mee in oud.partijen.all()}
    if not anders and nu == {(partij.pk, rol) for partij, rol in partijen}:
        return
    uitleg = stuk.bijgewerkt(stuk.lading.bron(rij))
    services.leg_onderdeel_vast(
        actie=stuk.actie, slug=oud.slug, velden=anders, partijen=partijen, verantwoording=uitleg
    )
    stuk.tel("onderdelen")


def _voeg_onderdeel_toe(stuk: Stuk, rij: Rij, velden: dict[str, Any], partijen: list[tuple[Partij, str]]) -> None:
    """A new onderdeel counts from its begin. One that has ended ran before that, and the journal says both.

    Of a kind without a stand, such as a result, nothing ever ran: it is told once.
    """
    soort = zoek(stuk.lading.onderdeelsoorten, rij, "soort", "deze soort onderdeel")
    begin, einde = _grenzen(rij.periodetekst("looptijd"))
    delen: list[tuple[DateRange | None, dict[str, Any]]] = [(begin, velden)]
    if begin and velden["stand"] in EINDSTANDEN and not soort.zonder_stand:
        delen = [(begin, {**velden, "stand": Onderdeelstand.LOOPT}), (einde, {"stand": velden["stand"]})]
    for datum, deel in delen:
        uitleg = stuk.uitleg(datum, stuk.lading.bron(rij))
        services.leg_onderdeel_vast(
            actie=stuk.actie, slug=rij.tekst("slug"), velden=deel, partijen=partijen, verantwoording=uitleg
        )
    stuk.tel("onderdelen")


def _grenzen(looptijd: str) -> tuple[DateRange | None, DateRange | None]:
    """When something began and ended, each as precise as the file says it; None is unknown."""
    begin, streep, einde = looptijd.partition("/")
    delen = (begin, einde if streep else begin)
    van, tot = (lees_periode(deel) if deel not in ("", "..") else None for deel in delen)
    return van, tot


def _leg_opvolgers(stuk: Stuk, rijen: list[Rij]) -> None:
    onderdelen = {onderdeel.slug: onderdeel for onderdeel in stuk.actie.onderdelen.prefetch_related("opvolgers")}
    for rij in rijen:
        onderdeel, namen = onderdelen[rij.tekst("slug")], rij.namen("opvolgers")
        if ontbreekt := [naam for naam in namen if naam not in onderdelen]:
            raise InhoudFout(f"{rij.plaats}, opvolgers: dit onderdeel bestaat niet: '{ontbreekt[0]}'")
        if {opvolger.slug for opvolger in onderdeel.opvolgers.all()} == set(namen):
            continue
        if not stuk.is_nieuw and stuk.lading.is_bewerkt(stuk.actie):
            continue
        opvolgers = [onderdelen[naam] for naam in namen]
        services.zet_onderdeel_opvolgers(onderdeel=onderdeel, opvolgers=opvolgers, door=None)
        stuk.tel("opvolgers van onderdelen")


# -- documents -----------------------------------------------------------------------------------------------------


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


# -- where official sources tell of it ------------------------------------------------------------------------------


def laad_dossiers(stuk: Stuk) -> None:
    """Have the dossiers of parliament that the file names belong to the actie; none is ever taken away."""
    bekend = set(stuk.actie.bronkoppelingen.values_list("dossier", flat=True))
    for rij in stuk.rij.rijen("dossiers"):
        with op_plaats(rij.plaats):
            nummer = str(lees_dossier(rij.tekst("dossier")))
            if nummer not in bekend:
                koppel(actie=stuk.actie, dossier=nummer, bron=stuk.lading.bron(rij), door=None)
                stuk.tel("dossiers")
