"""Changes of what parties promise, alone or together (docs/adr/0038).

The common part of a promise is its words, its day and its amount; who proposed it writes those, or the trekker. Each
maker speaks only for itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from acties import rechten, zoekregels
from acties.models import (
    Actie,
    Afspraak,
    Afspraakstand,
    Gebeurtenis,
    Gebeurtenissoort,
    Herkomst,
    Houder,
    Toezegging,
)
from acties.models.afspraak import EEN_TEGELIJK, KLAAR, MET_MOMENT, TE_ZEGGEN
from acties.models.gebeurtenis import van_houder
from acties.services.dienst import dienst, gemeenschappelijk, maker, voorsteller
from acties.services.journaal import (
    NIETS_ANDERS,
    Verantwoording,
    Verouderd,
    boek,
    boek_teksten,
    eis_gesloten,
    teksten_van,
    vandaag_al_bevestigd,
    verschil,
    zet,
)
from basis.tijd.perioden import DateRange, is_voorbij
from basis.web.opslaan import vrij_adres, wacht_op_beurt
from basis.web.tekst import normaal
from partijen.models import Gebruiker, Partij

NOG_TE_BEVESTIGEN = (Afspraakstand.VOORGENOMEN, Afspraakstand.OPNIEUW)
# The kinds of rows about the common part.
GEMEENSCHAPPELIJK = (Gebeurtenissoort.AFSPRAAK, Gebeurtenissoort.AFSPRAAK_HERIJKT, Gebeurtenissoort.TEKST)
ALLEEN_REDACTEUR = "Alleen een redacteur bevestigt een afspraak. Kies een andere stand, of vraag het een redacteur."
KRING = "‘{}’ wacht zelf al op deze afspraak. Dan wachten zij op elkaar, en gebeurt er niets."


@dataclass(frozen=True, kw_only=True)
class Maker:
    """A party that promises, for itself or for its layer of government, and how it stands for that party."""

    partij: Partij
    namens_laag: bool = False
    stand: str = Afspraakstand.VOORGENOMEN


@dienst(voorsteller)
def maak_afspraak(
    *,
    houder: Houder,
    indiener: Partij | None,
    makers: Iterable[Maker],
    velden: Mapping[str, Any],
    verantwoording: Verantwoording,
) -> Gebeurtenis:
    """A new promise: of the party that proposes it, alone or with others, or found by the programmabureau (no party).

    The stand of the party that proposes it is as it says; the others are asked to confirm for themselves, unless it
    was found in a source. Raises PermissionDenied, or ValidationError (by field).
    """
    gekozen = _makers(houder, indiener, makers, velden, verantwoording)
    titel = str(velden.get("titel", ""))
    afspraak = Afspraak(**van_houder(houder), indiener=indiener, bron=verantwoording.bron, **velden)
    afspraak.slug = vrij_adres(str(velden.get("slug") or titel), Afspraak.objects.all(), anders="afspraak")
    if afspraak.uiterlijk:
        eis_gesloten("uiterlijk", afspraak.uiterlijk)
    afspraak.full_clean(exclude=["wacht_op"])
    afspraak.save()
    for een in gekozen:
        _voeg_toe(afspraak, een)
    zoekregels.werk_afspraak_bij(afspraak)
    return boek(
        houder=houder,
        soort=Gebeurtenissoort.AFSPRAAK,
        verantwoording=verantwoording,
        naar=feiten_van(afspraak),
        bij=afspraak,
    )


def _makers(
    houder: Houder,
    indiener: Partij | None,
    makers: Iterable[Maker],
    velden: Mapping[str, Any],
    verantwoording: Verantwoording,
) -> list[Maker]:
    """Who makes it, each once, with what may be said of them."""
    gekozen = list({een.partij.pk: een for een in makers}.values())
    if not gekozen:
        raise ValidationError({"makers": "Kies welke partijen dit afspreken."})
    is_gevonden = velden.get("herkomst") == Herkomst.GEVONDEN
    if is_gevonden and verantwoording.bron is None:
        raise ValidationError({"bron_titel": "Vul in waar dit staat: een afspraak die is gevonden, heeft een bron."})
    for een in gekozen:
        _eis_deelnemer(houder, een.partij)
        _eis_stand(een.stand)
        if een.partij != indiener and een.stand != Afspraakstand.VOORGENOMEN and not is_gevonden:
            raise ValidationError({"makers": f"{een.partij.korte_naam} bevestigt zelf."})
        if een.stand == Afspraakstand.BEVESTIGD:
            _eis_bevestigen(verantwoording, een.partij)
    return gekozen


def _eis_deelnemer(houder: Houder, partij: Partij) -> None:
    if isinstance(houder, Actie) and not houder.deelnames.filter(partij=partij).exists():
        raise ValidationError({"makers": f"{partij} doet niet mee aan deze actie."})


def _eis_stand(stand: str) -> None:
    if stand not in TE_ZEGGEN:
        raise ValidationError({"stand": "Dat een afspraak opnieuw te bevestigen is, zegt het portaal zelf."})


def _eis_bevestigen(verantwoording: Verantwoording, partij: Partij) -> None:
    """Who may write but not confirm can choose another stand, so this is an error of that field."""
    door = verantwoording.goedgekeurd_door or verantwoording.door
    if verantwoording.door and not (door and rechten.mag_bevestigen(door, partij)):
        raise ValidationError({"stand": ALLEEN_REDACTEUR})


def _voeg_toe(afspraak: Afspraak, een: Maker) -> Toezegging:
    toezegging = Toezegging(
        afspraak=afspraak, partij=een.partij, namens_laag=een.namens_laag, in_journaal=f"stand:{een.partij.slug}"
    )
    _zet_stand(toezegging, een.stand)
    toezegging.full_clean()
    toezegging.save()
    return toezegging


def _zet_stand(toezegging: Toezegging, stand: str) -> None:
    toezegging.stand = stand
    if stand in MET_MOMENT:
        toezegging.bevestigd_op = timezone.now()


def feiten_van(afspraak: Afspraak) -> dict[str, Any]:
    """All that the journal tells of a promise and of its makers."""
    feiten: dict[str, Any] = {naam: getattr(afspraak, naam) for naam in Afspraak.FEITEN}
    if op := _namen(afspraak.wacht_op.all()):
        feiten["wacht_op"] = op
    return feiten | {een.in_journaal: een.stand for een in afspraak.toezeggingen.all()}


def _namen(afspraken: Iterable[Afspraak]) -> list[str]:
    return sorted(afspraak.slug for afspraak in afspraken)


# -- the common part ----------------------------------------------------------------------------------------------


@dienst(gemeenschappelijk)
def wijzig_afspraak(*, afspraak: Afspraak, velden: Mapping[str, Any], verantwoording: Verantwoording) -> Gebeurtenis:
    """Change the common part. When more than its name changes, the makers confirm anew, each for itself.

    Raises `Verouderd`, PermissionDenied, or ValidationError (by field; also when nothing changes).
    """
    if "verwacht" in velden:
        raise ValueError("een andere dag is een herijking")
    van, anders = verschil(afspraak, velden)
    if not anders:
        raise ValidationError(NIETS_ANDERS)
    if "uiterlijk" in anders:
        _eis_eerste_dag(afspraak, anders["uiterlijk"])
    zet(afspraak, **_met_wat_erbij_hoort(afspraak, anders))
    teksten, feiten = teksten_van(afspraak, anders), {veld: w for veld, w in anders.items() if veld in Afspraak.FEITEN}
    houder = afspraak.houder
    if feiten:
        rij = _boek_gemeenschappelijk(
            afspraak, Gebeurtenissoort.AFSPRAAK, {veld: van[veld] for veld in feiten}, feiten, verantwoording
        )
    if teksten:
        boek_teksten(houder=houder, van=van, naar=teksten, verantwoording=verantwoording, bij=afspraak)
    return rij if feiten else houder.gebeurtenissen.filter(afspraak=afspraak).latest("pk")


def _met_wat_erbij_hoort(afspraak: Afspraak, anders: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that change, and those that stay of which a rule of the database says something together with them."""
    paren = (("bedrag", "bedrag_voor"), ("uiterlijk", "verwacht"))
    return {veld: getattr(afspraak, veld) for paar in paren if anders.keys() & paar for veld in paar} | dict(anders)


def _eis_eerste_dag(afspraak: Afspraak, nieuw: DateRange | None) -> None:
    is_openbaar = afspraak.houder.gepubliceerd_op is not None
    if afspraak.uiterlijk is not None and is_openbaar:
        raise ValidationError({"uiterlijk": "De eerste dag verandert niet na publicatie. Plan de afspraak opnieuw."})
    if nieuw is not None:
        eis_gesloten("uiterlijk", nieuw)


@dienst(gemeenschappelijk)
def herijk_afspraak(*, afspraak: Afspraak, verwacht: DateRange, verantwoording: Verantwoording) -> Gebeurtenis:
    """Expect that it is kept at another time, that was not over yet then; the original day stays (rule 3)."""
    eis_gesloten("verwacht", verwacht)
    if afspraak.uiterlijk is None:
        raise ValidationError({"verwacht": "Deze afspraak heeft nog geen dag. Vul die eerst in."})
    datum = verantwoording.datum
    if datum and datum.lower and is_voorbij(verwacht, datum.lower):
        raise ValidationError({"verwacht": "Deze tijd is al voorbij. Vul in wanneer u dit nu verwacht."})
    van, anders = verschil(afspraak, {"verwacht": verwacht})
    if not anders:
        raise ValidationError(NIETS_ANDERS)
    zet(afspraak, **anders)
    return _boek_gemeenschappelijk(afspraak, Gebeurtenissoort.AFSPRAAK_HERIJKT, van, anders, verantwoording)


def _boek_gemeenschappelijk(
    afspraak: Afspraak,
    soort: Gebeurtenissoort,
    van: Mapping[str, Any],
    naar: Mapping[str, Any],
    verantwoording: Verantwoording,
) -> Gebeurtenis:
    """One row, which also tells what the change did to the stand of each maker: its own word, or to confirm anew."""
    was, werd = _na_wijziging(afspraak, verantwoording)
    zoekregels.werk_afspraak_bij(afspraak)
    return boek(
        houder=afspraak.houder,
        soort=soort,
        verantwoording=verantwoording,
        van={**van, **was},
        naar={**naar, **werd},
        bij=afspraak,
    )


def _na_wijziging(afspraak: Afspraak, verantwoording: Verantwoording) -> tuple[dict[str, str], dict[str, str]]:
    """What the makers said before and what holds of them now; a found promise nobody said anything of."""
    was, werd = {}, {}
    for toezegging in afspraak.toezeggingen.select_for_update():
        nieuw = _stand_na_wijziging(toezegging, verantwoording)
        if nieuw and nieuw != toezegging.stand:
            was[toezegging.in_journaal], werd[toezegging.in_journaal] = toezegging.stand, str(nieuw)
            _zet_stand(toezegging, nieuw)
            toezegging.save(update_fields=["stand", "bevestigd_op"])
    return was, werd


def _stand_na_wijziging(toezegging: Toezegging, verantwoording: Verantwoording) -> Afspraakstand | None:
    if toezegging.stand in (*KLAAR, Afspraakstand.VOORGENOMEN):
        return None
    is_eigen = verantwoording.namens is not None and verantwoording.namens.pk == toezegging.partij_id
    door = verantwoording.goedgekeurd_door or verantwoording.door
    mag = verantwoording.door is None or (door is not None and rechten.mag_bevestigen(door, toezegging.partij))
    return Afspraakstand.AANGEPAST if is_eigen and mag else Afspraakstand.OPNIEUW


@dienst(gemeenschappelijk)
def voeg_makers_toe(*, afspraak: Afspraak, makers: Iterable[Maker], verantwoording: Verantwoording) -> Gebeurtenis:
    """More parties that promise it too; each confirms for itself. Who leaves withdraws its own part."""
    zijn_er = set(afspraak.toezeggingen.values_list("partij_id", flat=True))
    nieuw = [een for een in makers if een.partij.pk not in zijn_er]
    if not nieuw:
        raise ValidationError(NIETS_ANDERS)
    for een in nieuw:
        _eis_deelnemer(afspraak.houder, een.partij)
    namen = [_voeg_toe(afspraak, replace(een, stand=Afspraakstand.VOORGENOMEN)) for een in nieuw]
    return boek(
        houder=afspraak.houder,
        soort=Gebeurtenissoort.AFSPRAAK,
        verantwoording=verantwoording,
        van={een.in_journaal: None for een in namen},
        naar={een.in_journaal: een.stand for een in namen},
        bij=afspraak,
    )


@dienst(gemeenschappelijk)
def zet_wacht_op(*, afspraak: Afspraak, op: Iterable[Afspraak], verantwoording: Verantwoording) -> Gebeurtenis:
    """Say for which other promises this one waits. Raises ValidationError when they would wait for each other."""
    wacht_op_beurt(EEN_TEGELIJK)
    nieuw, was = {een.pk: een for een in op}, _namen(afspraak.wacht_op.all())
    for een in nieuw.values():
        if een == afspraak or _wacht_op(een, afspraak):
            raise ValidationError({"wacht_op": KRING.format(een.titel)})
    if _namen(nieuw.values()) == was:
        raise ValidationError(NIETS_ANDERS)
    afspraak.wacht_op.set(nieuw.values())
    return boek(
        houder=afspraak.houder,
        soort=Gebeurtenissoort.AFSPRAAK,
        verantwoording=verantwoording,
        van={"wacht_op": was},
        naar={"wacht_op": _namen(nieuw.values())},
        bij=afspraak,
    )


def _wacht_op(afspraak: Afspraak, op: Afspraak) -> bool:
    """Whether it waits for the other one, itself or by way of others."""
    gezien: set[int] = set()
    nu = {afspraak.pk}
    while nu:
        gezien |= nu
        nu = set(Afspraak.objects.filter(houdt_op__in=nu).values_list("pk", flat=True)) - gezien
    return op.pk in gezien


# -- of one maker -------------------------------------------------------------------------------------------------


@dienst(maker)
def meld_toezegging(*, toezegging: Toezegging, stand: str, verantwoording: Verantwoording) -> Gebeurtenis:
    """Say how firm a promise is for one of its makers.

    What a party says of a promise that was found makes that a reported one. Raises `Verouderd`, PermissionDenied, or
    ValidationError (by field).
    """
    _eis_stand(stand)
    if stand == toezegging.stand and not _is_nog_gevonden(toezegging, verantwoording):
        raise ValidationError(NIETS_ANDERS)
    if stand == Afspraakstand.BEVESTIGD:
        _eis_bevestigen(verantwoording, toezegging.partij)
    return _zeg(toezegging, stand, verantwoording)


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
    gemist = list(afspraak.gebeurtenissen.sinds_versie(gezien).van_soort(*GEMEENSCHAPPELIJK).voor_lijst())
    if gemist:
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


def _zeg(toezegging: Toezegging, stand: str, verantwoording: Verantwoording) -> Gebeurtenis:
    """Give a maker a stand; a party that speaks of a found promise so reports it, and finds nothing wrong any more."""
    afspraak = toezegging.afspraak
    van: dict[str, Any] = {toezegging.in_journaal: toezegging.stand}
    naar: dict[str, Any] = {toezegging.in_journaal: str(stand)}
    if _is_nog_gevonden(toezegging, verantwoording):
        van["herkomst"], naar["herkomst"] = afspraak.herkomst, Herkomst.GEMELD.value
        zet(afspraak, herkomst=Herkomst.GEMELD)
    if toezegging.onjuist:
        van[toezegging.onjuist_in_journaal], naar[toezegging.onjuist_in_journaal] = toezegging.onjuist, ""
    _zet_stand(toezegging, stand)
    zet(toezegging, stand=stand, bevestigd_op=toezegging.bevestigd_op, onjuist="")
    return _boek_van_maker(toezegging, van, naar, verantwoording)


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


# -- what the journal tells, written in the tables ------------------------------------------------------------------


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
