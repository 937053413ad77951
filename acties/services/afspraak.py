"""Changes of the common part of what parties promise, alone or together (docs/adr/0038).

That is its words, its day, its amount, who made it and what it waits for; who proposed it writes those, or the trekker.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError

from acties import zoekregels
from acties.models import Afspraak, Afspraakstand, Gebeurtenis, Gebeurtenissoort, Herkomst, Houder
from acties.models.afhankelijkheid import EEN_TEGELIJK
from acties.models.gebeurtenis import van_houder
from acties.services.dienst import dienst, gemeenschappelijk, voorsteller
from acties.services.journaal import (
    NIETS_ANDERS,
    Verantwoording,
    boek,
    boek_teksten,
    eis_gesloten,
    verschil,
    zet,
)
from acties.services.toezegging import Maker, eis_bevestigen, eis_deelnemer, eis_stand, na_wijziging, voeg_toe
from basis.tijd.perioden import DateRange, is_voorbij
from basis.web.opslaan import vrij_adres, wacht_op_beurt
from partijen.models import Partij

GERESERVEERD = ("nieuw",)  # addresses under /afspraken/ that are pages of their own
KRING = "‘{}’ wacht zelf al op deze afspraak. Dan wachten zij op elkaar, en gebeurt er niets."


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
    afspraak = _bewaar(Afspraak(**van_houder(houder), indiener=indiener, bron=verantwoording.bron, **velden))
    for een in gekozen:
        voeg_toe(afspraak, een)
    zoekregels.werk_afspraak_bij(afspraak)
    return boek(
        houder=houder,
        soort=Gebeurtenissoort.AFSPRAAK,
        verantwoording=verantwoording,
        naar=feiten_van(afspraak),
        bij=afspraak,
    )


def _bewaar(afspraak: Afspraak) -> Afspraak:
    """Give a new promise its address, check it and save it."""
    adres = str(afspraak.slug or afspraak.titel)
    afspraak.slug = vrij_adres(adres, Afspraak.objects.all(), anders="afspraak", verboden=GERESERVEERD)
    if afspraak.uiterlijk:
        eis_gesloten("uiterlijk", afspraak.uiterlijk)
    afspraak.full_clean(exclude=["wacht_op"])
    afspraak.save()
    return afspraak


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
        eis_deelnemer(houder, een.partij)
        eis_stand(een.stand)
        if een.partij != indiener and een.stand != Afspraakstand.VOORGENOMEN and not is_gevonden:
            raise ValidationError({"makers": f"{een.partij.korte_naam} bevestigt zelf."})
        if een.stand == Afspraakstand.BEVESTIGD:
            eis_bevestigen(verantwoording, een.partij)
    return gekozen


def feiten_van(afspraak: Afspraak) -> dict[str, Any]:
    """All that the journal tells of a promise and of its makers."""
    feiten: dict[str, Any] = {naam: getattr(afspraak, naam) for naam in Afspraak.FEITEN}
    if op := _namen(afspraak.wacht_op.all()):
        feiten["wacht_op"] = op
    return feiten | {een.in_journaal: een.stand for een in afspraak.toezeggingen.all()}


def _namen(afspraken: Iterable[Afspraak]) -> list[str]:
    return sorted(afspraak.slug for afspraak in afspraken)


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
    zoekregels.werk_afspraak_bij(afspraak)
    teksten, feiten = afspraak.teksten_in(anders), {veld: w for veld, w in anders.items() if veld in Afspraak.FEITEN}
    houder = afspraak.houder
    rij = None
    if feiten:
        eerst = {veld: van[veld] for veld in feiten}
        rij = _boek_gemeenschappelijk(afspraak, Gebeurtenissoort.AFSPRAAK, eerst, feiten, verantwoording)
    is_verteld = boek_teksten(houder=houder, van=van, naar=teksten, verantwoording=verantwoording, bij=afspraak)
    if not (feiten or is_verteld):
        zet(houder, versie=houder.versie + 1)
    return rij or houder.gebeurtenissen.filter(afspraak=afspraak).latest("pk")


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
    was, werd = na_wijziging(afspraak, verantwoording)
    return boek(
        houder=afspraak.houder,
        soort=soort,
        verantwoording=verantwoording,
        van={**van, **was},
        naar={**naar, **werd},
        bij=afspraak,
    )


@dienst(gemeenschappelijk)
def voeg_makers_toe(*, afspraak: Afspraak, makers: Iterable[Maker], verantwoording: Verantwoording) -> Gebeurtenis:
    """More parties that promise it too; each confirms for itself. Who leaves withdraws its own part."""
    zijn_er = set(afspraak.toezeggingen.values_list("partij_id", flat=True))
    nieuw = [een for een in makers if een.partij.pk not in zijn_er]
    if not nieuw:
        raise ValidationError(NIETS_ANDERS)
    for een in nieuw:
        eis_deelnemer(afspraak.houder, een.partij)
    namen = [voeg_toe(afspraak, replace(een, stand=Afspraakstand.VOORGENOMEN)) for een in nieuw]
    zoekregels.werk_afspraak_bij(afspraak)
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
