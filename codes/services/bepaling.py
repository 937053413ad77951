"""Changes of bepalingen in a draft, each with the reason why (`verantwoording`); the journal tells none of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.text import slugify

from acties.services.dienst import dienst, gezamenlijk
from acties.services.journaal import NIETS_ANDERS, Verantwoording
from basis.web.opslaan import bewaar, vrij_adres
from codes import zoekregels
from codes.inhoud import inhoud_van
from codes.models import Bepaling, Bepalingsoort, Bepalingstekst, Code, Versie, Wijziging
from codes.models.bepaling import PAGINAS
from codes.rechten import eis_van
from codes.services.plaats import STAAT_ER_NIET, eis_ouder, maak_vrij, volgorde_na, volgorde_vooraan
from codes.services.versie import eis_concept
from codes.services.wijziging import bewerkt, herkomst, noteer, was_van
from partijen.models import Gebruiker


@dataclass(frozen=True, kw_only=True)
class Deel:
    """One of the bepalingen that another is split in; without a key it gets a new one from its heading."""

    kop: str
    tekst: str
    nummer: str = ""
    sleutel: str = ""


@dienst(gezamenlijk)
def voeg_toe(
    *,
    code: Code,
    versie: Versie,
    soort: Bepalingsoort,
    velden: Mapping[str, Any],
    verantwoording: Verantwoording,
    sleutel: str = "",
    na: Bepaling | None = None,
    bewerking: int | None = None,
) -> Bepalingstekst:
    """A bepaling that was not in the draft: a new one, or with the key of one that once was. Raises ValidationError."""
    vers = eis_concept(versie, code, bewerking)
    bepaling = _bepaling(code, soort, sleutel, str(velden.get("kop", "")))
    tekst = _plaats(vers, bepaling, na, velden)
    noteer(vers, bepaling, verantwoording)
    return tekst


@dienst(gezamenlijk)
def wijzig_tekst(
    *,
    code: Code,
    versie: Versie,
    bepaling: Bepaling,
    velden: Mapping[str, Any],
    verantwoording: Verantwoording,
    na: Bepaling | None = None,
    vooraan: bool = False,
    bewerking: int | None = None,
) -> Bepalingstekst:
    """Other words, another number or another place for a bepaling in a draft: after `na`, or at the beginning.

    Raises ValidationError, by field.
    """
    vers = eis_concept(versie, code, bewerking)
    tekst = _tekst_in(vers, bepaling)
    eis_ouder(vers, bepaling, velden.get("ouder"))
    plaats = {"volgorde": volgorde_na(vers, na, zonder=tekst)} if na else {}
    if vooraan:
        plaats = {"volgorde": volgorde_vooraan(vers, zonder=tekst)}
    if not bewaar(tekst, {**velden, **plaats}):
        raise ValidationError(NIETS_ANDERS)
    noteer(vers, bepaling, verantwoording)
    return tekst


@dienst(gezamenlijk)
def splits(
    *,
    code: Code,
    versie: Versie,
    bepaling: Bepaling,
    delen: Sequence[Deel],
    verantwoording: Verantwoording,
    bewerking: int | None = None,
) -> list[Bepalingstekst]:
    """Make two or more bepalingen of one; one of them may keep its key. Raises ValidationError."""
    sleutels = [deel.sleutel for deel in delen if deel.sleutel]
    if len(delen) < 2 or len(set(sleutels)) < len(sleutels):
        raise ValidationError("Splits een bepaling in twee of meer delen, elk met een eigen sleutel.")
    vers = eis_concept(versie, code, bewerking)
    oud = _tekst_in(vers, bepaling)
    uit = herkomst(vers, [bepaling])
    teksten: list[Bepalingstekst] = []
    for deel in delen:
        na = teksten[-1].bepaling if teksten else bepaling
        teksten.append(_deel(vers, oud, deel, na))
    if oud not in teksten:
        _haal_weg(vers, oud, verantwoording)
    for tekst in teksten:
        noteer(vers, tekst.bepaling, verantwoording, uit=uit)
    return teksten


@dienst(gezamenlijk)
def voeg_samen(
    *,
    code: Code,
    versie: Versie,
    bepalingen: Sequence[Bepaling],
    velden: Mapping[str, Any],
    verantwoording: Verantwoording,
    sleutel: str = "",
    bewerking: int | None = None,
) -> Bepalingstekst:
    """Make one bepaling of two or more; it may keep the key of one of them. Raises ValidationError."""
    if len({bepaling.pk for bepaling in bepalingen}) < 2:
        raise ValidationError("Kies twee of meer bepalingen om samen te voegen.")
    vers = eis_concept(versie, code, bewerking)
    oud = [_tekst_in(vers, bepaling) for bepaling in bepalingen]
    uit = herkomst(vers, bepalingen)
    tekst = next((een for een in oud if een.bepaling.sleutel == sleutel), None)
    if tekst:
        eis_ouder(vers, tekst.bepaling, velden.get("ouder"))
        bewaar(tekst, velden)
    else:
        nieuw = _bepaling(code, bepalingen[0].soort, sleutel, str(velden.get("kop", "")))
        tekst = _plaats(vers, nieuw, bepalingen[-1], _als(oud[0]) | dict(velden))
    for een in (een for een in oud if een.pk != tekst.pk):
        _haal_weg(vers, een, verantwoording)
    noteer(vers, tekst.bepaling, verantwoording, uit=uit if len(uit) > 1 else [])
    return tekst


@dienst(gezamenlijk)
def laat_weg(
    *,
    code: Code,
    versie: Versie,
    bepaling: Bepaling,
    verantwoording: Verantwoording,
    bewerking: int | None = None,
) -> None:
    """Leave a bepaling out of a draft. What stands under it then stands at the top. Raises ValidationError."""
    vers = eis_concept(versie, code, bewerking)
    _haal_weg(vers, _tekst_in(vers, bepaling), verantwoording)


@dienst(gezamenlijk)
def zet_terug(
    *, code: Code, versie: Versie, bepaling: Bepaling, door: Gebruiker | None, bewerking: int | None = None
) -> None:
    """Give a bepaling in a draft the words and the place of the version that the draft was made of.

    Raises ValidationError when what it stood under is not there, or when something stands under what then goes.
    """
    vers = eis_concept(versie, code, bewerking)
    eis_van(code, bepaling)
    was, hier = was_van(vers, bepaling), Bepalingstekst.objects.van_versie(vers)
    if was is None and hier.filter(ouder=bepaling).exists():
        raise ValidationError("Onder deze bepaling staan er nog andere. Zet die eerst ergens anders.")
    staat = hier.filter(bepaling=bepaling).first()
    Wijziging.objects.filter(versie=vers, bepaling=bepaling).delete()
    if was:
        eis_ouder(vers, bepaling, was.ouder)
        if staat is None or staat.volgorde != was.volgorde:
            maak_vrij(vers, was.volgorde)
        nu = inhoud_van(was)
        plek = {"volgorde": was.volgorde, "nummer": was.nummer}
        staat = staat or Bepalingstekst(versie=vers, bepaling=bepaling)
        bewaar(staat, _als(was) | plek | {"kop": nu.kop, "tekst": nu.tekst})
    elif staat:
        staat.delete()
    bewerkt(vers, door)


@dienst(gezamenlijk)
def wijzig_bepaling(*, code: Code, bepaling: Bepaling, velden: Mapping[str, Any], door: Gebruiker | None) -> bool:
    """Say otherwise what a bepaling means, or by which words it is sought; whether anything changed."""
    eis_van(code, bepaling)
    anders = bewaar(bepaling, velden)
    if anders:
        zoekregels.werk_code_bij(code)
    return anders


# -- within a draft -------------------------------------------------------------------------------------------------


def _bepaling(code: Code, soort: Bepalingsoort, sleutel: str, kop: str) -> Bepaling:
    """The bepaling of this key, that once was or is new."""
    alle = Bepaling.objects.van_code(code)
    if sleutel and (eerder := alle.filter(sleutel=sleutel).first()):
        return eerder
    naam = kop[:70] if slugify(kop)[:1].isalpha() else f"{soort.slug} {kop[:30]}"  # a digit begins a version
    als_slug = alle.annotate(slug=F("sleutel"))
    nieuw = Bepaling(code=code, soort=soort)
    bewaar(nieuw, {"sleutel": sleutel or vrij_adres(naam, als_slug, anders="bepaling", verboden=PAGINAS)})
    return nieuw


def _tekst_in(versie: Versie, bepaling: Bepaling) -> Bepalingstekst:
    tekst = Bepalingstekst.objects.voor_lijst().filter(versie=versie, bepaling=bepaling).first()
    if tekst is None:
        raise ValidationError(STAAT_ER_NIET)
    return tekst


def _als(tekst: Bepalingstekst) -> dict[str, Any]:
    """What a bepaling that comes of another one keeps: what it stands under, and why its words may stand here."""
    return {"ouder": tekst.ouder, "rechten": tekst.rechten, "bron": tekst.bron}


def _deel(versie: Versie, oud: Bepalingstekst, deel: Deel, na: Bepaling) -> Bepalingstekst:
    """One of the bepalingen that another is split in."""
    velden = {"kop": deel.kop, "tekst": deel.tekst, "nummer": deel.nummer}
    if deel.sleutel == oud.bepaling.sleutel:
        bewaar(oud, velden)
        return oud
    een = _bepaling(versie.code, oud.bepaling.soort, deel.sleutel, deel.kop)
    return _plaats(versie, een, na, _als(oud) | velden)


def _plaats(versie: Versie, bepaling: Bepaling, na: Bepaling | None, velden: Mapping[str, Any]) -> Bepalingstekst:
    eis_ouder(versie, bepaling, velden.get("ouder"))
    tekst = Bepalingstekst(versie=versie, bepaling=bepaling, volgorde=volgorde_na(versie, na))
    bewaar(tekst, velden)
    return tekst


def _haal_weg(versie: Versie, tekst: Bepalingstekst, verantwoording: Verantwoording) -> None:
    for kind in Bepalingstekst.objects.van_versie(versie).filter(ouder=tekst.bepaling).select_related("bepaling"):
        bewaar(kind, {"ouder": None})
        noteer(versie, kind.bepaling, verantwoording)
    Bepalingstekst.objects.filter(pk=tekst.pk).delete()
    noteer(versie, tekst.bepaling, verantwoording)
