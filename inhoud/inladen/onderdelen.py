"""Loading the onderdelen of an actie: its themes, lines of work, challenges."""

from typing import Any

from acties import services
from acties.models import Onderdeel, Onderdeelstand
from basis.tijd.perioden import DateRange, lees_periode
from inhoud.inladen.bestand import InhoudFout, Rij, op_plaats
from inhoud.inladen.lading import zoek
from inhoud.inladen.stuk import Stuk
from partijen.models import Partij

TEKSTEN = ("titel", "samenvatting", "vraag", "aanpak", "opbrengst", "betekenis", "herkomst")
EINDSTANDEN = (Onderdeelstand.AFGEROND, Onderdeelstand.GESTOPT, Onderdeelstand.OVERGEGAAN)


def laad_onderdelen(stuk: Stuk) -> None:
    """Add and change onderdelen, then say which came after which; none is ever removed."""
    oud = {onderdeel.slug: onderdeel for onderdeel in stuk.actie.onderdelen.prefetch_related("partijen")}
    rijen = stuk.rij.rijen("onderdelen")
    for nummer, rij in enumerate(rijen):
        with op_plaats(rij.plaats):
            velden = _velden(stuk, rij) | {"volgorde": nummer}
            _leg_vast(stuk, rij, oud.get(rij.tekst("slug")), velden)
    _leg_opvolgers(stuk, rijen)
    for slug in sorted(oud.keys() - {rij.tekst("slug") for rij in rijen}):
        if stuk.logboek.is_geladen(oud[slug]):
            stuk.let_op(stuk.rij, f"het onderdeel '{slug}' staat niet meer in het bestand en is niet verwijderd")


def _velden(stuk: Stuk, rij: Rij) -> dict[str, Any]:
    return {naam: rij.tekst(naam) for naam in TEKSTEN} | {
        "soort_id": zoek(stuk.lading.onderdeelsoorten, rij, "soort", "deze soort onderdeel").pk,
        "looptijd": rij.periode("looptijd"),
        "stand": rij.tekst("stand"),
        "bron_id": stuk.lading.bron_id(rij),
    }


def _leg_vast(stuk: Stuk, rij: Rij, oud: Onderdeel | None, velden: dict[str, Any]) -> None:
    partijen = [(stuk.lading.partij(mee), mee.tekst("rol")) for mee in rij.rijen("partijen")]
    if oud is None:
        _voeg_toe(stuk, rij, velden, partijen)
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


def _voeg_toe(stuk: Stuk, rij: Rij, velden: dict[str, Any], partijen: list[tuple[Partij, str]]) -> None:
    """A new onderdeel counts from its begin. One that has ended ran before that, and the journal says both."""
    begin, einde = _grenzen(rij.tekst("looptijd"))
    delen: list[tuple[DateRange | None, dict[str, Any]]] = [(begin, velden)]
    if begin and velden["stand"] in EINDSTANDEN:
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
