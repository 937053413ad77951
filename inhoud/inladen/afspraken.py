"""Loading what parties promise, within an actie or about the programme as a whole.

What a person ever said of a promise makes it theirs: the files change nothing of it any more. So what a party knows as
its own, or says is wrong, is never taken back.
"""

from dataclasses import replace
from typing import Any

from acties import services
from acties.models import Afspraak, Gebeurtenis, Toezegging
from acties.models.gebeurtenissoort import OVERGENOMEN
from acties.services import Maker, Verantwoording
from basis.web.opslaan import verschil
from inhoud.inladen.bestand import InhoudFout, Rij, op_plaats
from inhoud.inladen.lading import VAN_MENSEN, Lading, Stuk, Wacht
from partijen.models import Partij
from programmalijnen.models import Programma

BESTAND = "afspraken.json"


def laad_afspraken_van_programma(lading: Lading, rijen: list[Rij]) -> None:
    """Those about the programme as a whole. An invented one is told once."""
    programma = Programma.objects.get()
    standaard = Verantwoording(reden=OVERGENOMEN, datum=None, door=lading.beheerder)
    stuk = Stuk(lading, Rij({}, BESTAND), programma, False, standaard)
    zijn_er = set(programma.afspraken.values_list("slug", flat=True)) if lading.is_demo else set()
    laad_afspraken(stuk, [rij for rij in rijen if rij.tekst("slug") not in zijn_er])


def laad_afspraken(stuk: Stuk, rijen: list[Rij]) -> None:
    """Record what parties promised, where a source says so; none is ever removed."""
    oud = {afspraak.slug: afspraak for afspraak in stuk.houder.afspraken.all()}
    for rij in rijen:
        with op_plaats(rij.plaats):
            if afspraak := oud.pop(rij.tekst("slug"), None):
                _werk_bij(stuk, rij, afspraak)
            else:
                leg_vast(stuk, rij, _uitleg(stuk, rij))
    for afspraak in oud.values():
        if stuk.logboek.is_geladen(afspraak) and not stuk.lading.is_demo:
            stuk.let_op(stuk.rij, f"de afspraak '{afspraak.slug}' staat niet meer in het bestand en is niet verwijderd")


def leg_vast(stuk: Stuk, rij: Rij, uitleg: Verantwoording) -> Gebeurtenis:
    """A promise that is not there yet, with who made it. For which others it waits is said when all are there."""
    velden, slug = _velden(rij), rij.tekst("slug")
    gemaakt = services.maak_afspraak(
        houder=stuk.houder,
        indiener=_indiener(stuk, rij),
        makers=[_maker(stuk, maker) for maker in rij.rijen("makers")],
        velden=velden | {"slug": slug},
        verantwoording=uitleg,
    )
    if gemaakt.afspraak is None or gemaakt.afspraak.slug != slug:
        raise InhoudFout(f"{rij.plaats}, slug: kies een adresnaam die nog vrij is: '{slug}'")
    stuk.lading.wachten.append(Wacht(stuk, rij, uitleg))
    stuk.tel("afspraken")
    return gemaakt


def _uitleg(stuk: Stuk, rij: Rij) -> Verantwoording:
    """A promise counts from when it was made. What an invented party reported, a person of that party tells."""
    uitleg = stuk.uitleg(rij.periode("gemaakt"), stuk.lading.bron(rij))
    return stuk.lading.zegt(rij, "indiener", uitleg) if stuk.lading.is_demo and rij.tekst("indiener") else uitleg


def _indiener(stuk: Stuk, rij: Rij) -> Partij | None:
    return stuk.lading.partij(rij, "indiener") if rij.tekst("indiener") else None


def _maker(stuk: Stuk, rij: Rij) -> Maker:
    return Maker(partij=stuk.lading.partij(rij), namens_laag=rij.ja("namens_laag"), stand=rij.tekst("stand"))


def _velden(rij: Rij) -> dict[str, Any]:
    return (
        {naam: rij.tekst(naam) for naam in ("titel", "soort", "tekst", "bedrag_voor", "herkomst")}
        | {naam: rij.periode(naam) for naam in ("gemaakt", "uiterlijk")}
        | {"bedrag": rij.bedrag("bedrag"), "is_zeker": rij.ja("is_zeker")}
    )


# -- later loads ---------------------------------------------------------------------------------------------------


def _werk_bij(stuk: Stuk, rij: Rij, afspraak: Afspraak) -> None:
    stuk.lading.wachten.append(Wacht(stuk, rij))
    anders = verschil(afspraak, _velden(rij) | {"bron_id": stuk.lading.bron_id(rij)})
    makers = [_maker(stuk, maker) for maker in rij.rijen("makers")]
    if not anders and not _andere_makers(afspraak, makers):
        return
    if _is_van_mensen(stuk, rij, afspraak):
        return
    uitleg = stuk.bijgewerkt(stuk.lading.bron(rij))
    if anders:
        services.wijzig_afspraak(afspraak=afspraak, velden=anders, verantwoording=uitleg)
    if _werk_makers_bij(stuk, rij, afspraak, makers, uitleg) or anders:
        stuk.tel("afspraken")


def _is_van_mensen(stuk: Stuk, rij: Rij, afspraak: Afspraak) -> bool:
    if stuk.logboek.is_besproken(afspraak) or stuk.lading.is_bewerkt(afspraak):
        stuk.let_op(rij, VAN_MENSEN)
        return True
    return False


def _andere_makers(afspraak: Afspraak, makers: list[Maker]) -> bool:
    nu = {(een.partij_id, een.namens_laag, een.stand) for een in afspraak.toezeggingen.all()}
    return nu != {(een.partij.pk, een.namens_laag, een.stand) for een in makers}


def _werk_makers_bij(stuk: Stuk, rij: Rij, afspraak: Afspraak, makers: list[Maker], uitleg: Verantwoording) -> bool:
    """Who is new, and whose stand differs; whether there is any. Nobody is removed: who leaves has a stand for that."""
    zijn_er, gewenst = toezeggingen(afspraak), {een.partij.pk: een for een in makers}
    bekend = {een.partij_id for een in zijn_er}
    nieuw = [een for een in makers if een.partij.pk not in bekend]
    if nieuw:
        services.voeg_makers_toe(afspraak=afspraak, makers=nieuw, verantwoording=uitleg)
    is_anders = bool(nieuw)
    for toezegging in zijn_er:
        een = gewenst.get(toezegging.partij_id)
        if een is None or een.namens_laag != toezegging.namens_laag:
            wat = "staat niet meer in het bestand" if een is None else "sprak eerst voor een ander"
            stuk.let_op(rij, f"'{toezegging.partij.slug}' {wat}; wie de afspraak deed, is niet veranderd")
        elif een.stand != toezegging.stand:
            services.meld_toezegging(toezegging=toezegging, stand=een.stand, verantwoording=uitleg)
            is_anders = True
    return is_anders


def toezeggingen(afspraak: Afspraak) -> list[Toezegging]:
    """The part of each maker in a promise."""
    return list(Toezegging.objects.filter(afspraak=afspraak).select_related("afspraak", "partij").order_by("pk"))


# -- for which others they wait ------------------------------------------------------------------------------------


def laad_wachten(lading: Lading) -> None:
    """Say for which others each promise waits, once all are there."""
    genoemd = {naam for wacht in lading.wachten for naam in (wacht.rij.tekst("slug"), *wacht.rij.namen("wacht_op"))}
    afspraken = Afspraak.objects.prefetch_related("wacht_op").in_bulk(genoemd, field_name="slug")
    for wacht in lading.wachten:
        namen = wacht.rij.namen("wacht_op")
        if ontbreekt := [naam for naam in namen if naam not in afspraken]:
            raise InhoudFout(f"{wacht.rij.plaats}, wacht_op: bestaat niet: '{ontbreekt[0]}'")
        afspraak, op = afspraken[wacht.rij.tekst("slug")], [afspraken[naam] for naam in namen]
        if set(afspraak.wacht_op.all()) == set(op):
            continue
        if wacht.uitleg is None and _is_van_mensen(wacht.stuk, wacht.rij, afspraak):
            continue
        with op_plaats(f"{wacht.rij.plaats}, wacht_op"):
            services.zet_wacht_op(afspraak=afspraak, op=op, verantwoording=_waarom(wacht, [afspraak, *op]))
        if wacht.uitleg is None:
            wacht.stuk.tel("wie op wie wacht")


def _waarom(wacht: Wacht, afspraken: list[Afspraak]) -> Verantwoording:
    """A promise waits for others from when the last of them was made, as far as that is known."""
    if wacht.uitleg is None:
        return wacht.stuk.bijgewerkt(wacht.stuk.lading.bron(wacht.rij))
    gemaakt = [afspraak.gemaakt for afspraak in afspraken]
    bekend = [(periode.lower, periode) for periode in gemaakt if periode and periode.lower]
    laatste = max(bekend, key=lambda paar: paar[0])[1] if len(bekend) == len(gemaakt) else None
    return replace(wacht.uitleg, datum=laatste)
