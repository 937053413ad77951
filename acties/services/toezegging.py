"""Changes of one maker's part in what parties promise (docs/adr/0038): each speaks only for itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from acties import rechten
from acties.models import Actie, Afspraak, Afspraakstand, Gebeurtenis, Gebeurtenissoort, Herkomst, Houder, Toezegging
from acties.models.afspraakstand import KLAAR, MET_MOMENT, NOG_TE_BEVESTIGEN, TE_ZEGGEN, stand_in_journaal
from acties.services.dienst import Verouderd, dienst, maker
from acties.services.journaal import NIETS_ANDERS, Verantwoording, boek, vandaag_al_bevestigd, zet
from basis.web.tekst import normaal
from partijen.models import Gebruiker, Partij

# The kinds of rows about the common part.
GEMEENSCHAPPELIJK = (Gebeurtenissoort.AFSPRAAK, Gebeurtenissoort.AFSPRAAK_HERIJKT, Gebeurtenissoort.TEKST)
ZONDER_FUNCTIE = "Vul de functie in van wie tekende, zoals burgemeester. Dat doet u bij de ondertekening."
ALLEEN_REDACTEUR = "Alleen een redacteur bevestigt een afspraak. Kies een andere stand, of vraag het een redacteur."


@dataclass(frozen=True, kw_only=True)
class Maker:
    """A party that promises, for itself or for its layer of government, and how it stands for that party."""

    partij: Partij
    namens_laag: bool = False
    stand: str = Afspraakstand.VOORGENOMEN


@dienst(maker)
def meld_toezegging(
    *, toezegging: Toezegging, stand: str, verantwoording: Verantwoording, getekend_door: str | None = None
) -> Gebeurtenis:
    """Say how firm a promise is for one of its makers, and where it is a signature the function of who signed.

    None leaves the function as it is. What a party says of a promise that was found makes that a reported one. Raises
    `Verouderd`, PermissionDenied, or ValidationError (by field).
    """
    eis_stand(stand)
    functie = toezegging.getekend_door if getekend_door is None else normaal(getekend_door)
    zelfde = (stand, functie) == (toezegging.stand, toezegging.getekend_door)
    if zelfde and not _is_nog_gevonden(toezegging, verantwoording):
        raise ValidationError(NIETS_ANDERS)
    if stand == Afspraakstand.BEVESTIGD:
        eis_bevestigen(verantwoording, toezegging.partij)
    return _zeg(toezegging, stand, verantwoording, functie)


@dienst(maker)
def bevestig_toezegging(
    *, toezegging: Toezegging, verantwoording: Verantwoording, gezien: int | None = None
) -> Gebeurtenis:
    """Say that the promise still stands for this maker. Twice a day by one person is once.

    One that was intended is confirmed by that, one that changed confirmed anew, and one that was found is reported.
    `gezien` is the version of the actie or the programme in which the person read the promise: raises `Verouderd` when
    its common part changed since.
    """
    rechten.eis_bevestigen(verantwoording.door, toezegging.partij)
    _eis_gezien(toezegging.afspraak, gezien, verantwoording.door)
    if toezegging.stand == Afspraakstand.INGETROKKEN:
        raise ValidationError("Deze afspraak is ingetrokken. Leg haar opnieuw vast als zij weer geldt.")
    eigen = replace(verantwoording, namens=toezegging.partij)
    if toezegging.stand in NOG_TE_BEVESTIGEN or _is_nog_gevonden(toezegging, eigen):
        stand = toezegging.stand if toezegging.stand in KLAAR else Afspraakstand.BEVESTIGD
        return _zeg(toezegging, stand, eigen)
    afspraak = toezegging.afspraak
    if eerder := vandaag_al_bevestigd(afspraak.houder, eigen, afspraak):
        return eerder
    zet(toezegging, bevestigd_op=timezone.now())
    return boek(houder=afspraak.houder, soort=Gebeurtenissoort.BEVESTIGD, verantwoording=eigen, naar={}, bij=afspraak)


def _eis_gezien(afspraak: Afspraak, gezien: int | None, door: Gebruiker | None) -> None:
    """Nobody confirms words, a day or an amount that changed after it was read."""
    if gezien is None:
        return
    sinds = afspraak.gebeurtenissen.sinds_versie(gezien)
    teruggenomen = sinds.filter(corrigeert__soort__in=GEMEENSCHAPPELIJK)
    if gemist := list((sinds.van_soort(*GEMEENSCHAPPELIJK) | teruggenomen).voor_lijst()):
        raise Verouderd(afspraak.houder, gemist, door)


@dienst(maker)
def weerspreek_toezegging(*, toezegging: Toezegging, onjuist: str, verantwoording: Verantwoording) -> Gebeurtenis:
    """Say what, to this maker, is wrong about a promise that was found in a source. Everyone reads it."""
    if not toezegging.afspraak.is_gevonden:
        raise ValidationError("Deze afspraak is al door een partij gemeld. Verander haar, of trek haar in.")
    tekst = normaal(onjuist)
    if not tekst or tekst == toezegging.onjuist:
        raise ValidationError({"onjuist": "Vertel wat er niet klopt."} if not tekst else NIETS_ANDERS)
    naam = toezegging.onjuist_in_journaal
    van, naar = {naam: toezegging.onjuist}, {naam: tekst}
    zet(toezegging, onjuist=tekst)
    return _boek_van_maker(toezegging, van, naar, replace(verantwoording, namens=toezegging.partij))


def _is_nog_gevonden(toezegging: Toezegging, verantwoording: Verantwoording) -> bool:
    """Whether this is the word by which a party makes a found promise its own."""
    return toezegging.afspraak.is_gevonden and verantwoording.namens == toezegging.partij


def _zeg(toezegging: Toezegging, stand: str, verantwoording: Verantwoording, functie: str | None = None) -> Gebeurtenis:
    """Give a maker a stand; a party that speaks of a found promise so reports it, and finds nothing wrong any more."""
    afspraak = toezegging.afspraak
    functie = toezegging.getekend_door if functie is None else functie
    _eis_functie(toezegging, stand, functie, verantwoording)
    van: dict[str, Any] = {toezegging.in_journaal: toezegging.stand}
    naar: dict[str, Any] = {toezegging.in_journaal: str(stand)}
    if _is_nog_gevonden(toezegging, verantwoording):
        van["herkomst"], naar["herkomst"] = afspraak.herkomst, Herkomst.GEMELD.value
        zet(afspraak, herkomst=Herkomst.GEMELD)
    if toezegging.onjuist:
        van[toezegging.onjuist_in_journaal], naar[toezegging.onjuist_in_journaal] = toezegging.onjuist, ""
    if functie or toezegging.getekend_door:
        van[toezegging.functie_in_journaal], naar[toezegging.functie_in_journaal] = toezegging.getekend_door, functie
    zet_stand(toezegging, stand)
    zet(toezegging, stand=stand, bevestigd_op=toezegging.bevestigd_op, onjuist="", getekend_door=functie)
    return _boek_van_maker(toezegging, van, naar, verantwoording)


def _eis_functie(toezegging: Toezegging, stand: str, functie: str, verantwoording: Verantwoording) -> None:
    """A party that signs says in which function; what a source says of it may leave that unknown."""
    is_eigen = verantwoording.namens == toezegging.partij
    if is_eigen and stand == Afspraakstand.BEVESTIGD and not functie and toezegging.is_handtekening:
        raise ValidationError({"getekend_door": ZONDER_FUNCTIE})


def _boek_van_maker(
    toezegging: Toezegging, van: Mapping[str, Any], naar: Mapping[str, Any], verantwoording: Verantwoording
) -> Gebeurtenis:
    return boek(
        houder=toezegging.afspraak.houder,
        soort=Gebeurtenissoort.TOEZEGGING,
        verantwoording=verantwoording,
        van=van,
        naar=naar,
        bij=toezegging.afspraak,
    )


# -- what a change of the common part asks of makers ------------------------------------------------------------------


def eis_deelnemer(houder: Houder, partij: Partij) -> None:
    if isinstance(houder, Actie) and not houder.deelnames.filter(partij=partij).exists():
        raise ValidationError({"makers": f"{partij} doet niet mee aan deze actie."})


def eis_stand(stand: str) -> None:
    if stand not in TE_ZEGGEN:
        raise ValidationError({"stand": "Dat een afspraak opnieuw te bevestigen is, zegt het portaal zelf."})


def eis_bevestigen(verantwoording: Verantwoording, partij: Partij) -> None:
    """Who may write but not confirm can choose another stand, so this is an error of that field."""
    door = verantwoording.goedgekeurd_door or verantwoording.door
    if verantwoording.door and not (door and rechten.mag_bevestigen(door, partij)):
        raise ValidationError({"stand": ALLEEN_REDACTEUR})


def voeg_toe(afspraak: Afspraak, een: Maker) -> Toezegging:
    naam = stand_in_journaal(een.partij.slug)
    toezegging = Toezegging(afspraak=afspraak, partij=een.partij, namens_laag=een.namens_laag, in_journaal=naam)
    zet_stand(toezegging, een.stand)
    toezegging.full_clean()
    toezegging.save()
    return toezegging


def zet_stand(toezegging: Toezegging, stand: str) -> None:
    toezegging.stand = stand
    if stand in MET_MOMENT:
        toezegging.bevestigd_op = timezone.now()


def na_wijziging(afspraak: Afspraak, verantwoording: Verantwoording) -> tuple[dict[str, str], dict[str, str]]:
    """What the makers said before and what holds of them now; a found promise nobody said anything of."""
    was, werd = {}, {}
    for toezegging in afspraak.toezeggingen.select_for_update():
        nieuw = _stand_na_wijziging(toezegging, verantwoording)
        if nieuw and nieuw != toezegging.stand:
            was[toezegging.in_journaal], werd[toezegging.in_journaal] = toezegging.stand, str(nieuw)
            zet_stand(toezegging, nieuw)
            toezegging.save(update_fields=["stand", "bevestigd_op"])
    return was, werd


def trek_alle_in(afspraak: Afspraak, verantwoording: Verantwoording) -> None:
    """Withdraw the part of every maker in one row: what they were asked to promise is not there any more.

    No service of its own: it follows from a change of which it was asked who may make it.
    """
    was, werd = {}, {}
    for toezegging in afspraak.toezeggingen.select_for_update().exclude(stand=Afspraakstand.INGETROKKEN):
        was[toezegging.in_journaal] = toezegging.stand
        werd[toezegging.in_journaal] = str(Afspraakstand.INGETROKKEN)
        zet(toezegging, stand=Afspraakstand.INGETROKKEN)
    if werd:
        soort = Gebeurtenissoort.AFSPRAAK
        boek(houder=afspraak.houder, soort=soort, verantwoording=verantwoording, van=was, naar=werd, bij=afspraak)


def _stand_na_wijziging(toezegging: Toezegging, verantwoording: Verantwoording) -> Afspraakstand | None:
    if toezegging.stand in (*KLAAR, Afspraakstand.VOORGENOMEN):
        return None
    is_eigen = verantwoording.namens is not None and verantwoording.namens.pk == toezegging.partij_id
    door = verantwoording.goedgekeurd_door or verantwoording.door
    mag = verantwoording.door is None or (door is not None and rechten.mag_bevestigen(door, toezegging.partij))
    return Afspraakstand.AANGEPAST if is_eigen and mag else Afspraakstand.OPNIEUW


# -- what the journal tells, written in the tables -------------------------------------------------------------------


def zet_feiten(afspraak: Afspraak, feiten: Mapping[str, Any]) -> None:
    """Write facts of a promise and of its makers, such as those that stood there before."""
    eigen = {naam: waarde for naam, waarde in feiten.items() if naam in Afspraak.FEITEN}
    if eigen:
        zet(afspraak, **eigen)
    if "wacht_op" in feiten:
        afspraak.wacht_op.set(Afspraak.objects.met_slug(*(feiten["wacht_op"] or ())))
    for toezegging in afspraak.toezeggingen.all():
        if stand := feiten.get(toezegging.in_journaal):
            zet(toezegging, stand=stand)
        if (onjuist := feiten.get(toezegging.onjuist_in_journaal)) is not None:
            zet(toezegging, onjuist=onjuist)
        if (functie := feiten.get(toezegging.functie_in_journaal)) is not None:
            zet(toezegging, getekend_door=functie)
