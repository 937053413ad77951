"""Changes of bepalingen in a draft, each with the reason why (`verantwoording`); the journal tells none of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F

from acties.services.dienst import dienst, gezamenlijk
from acties.services.journaal import NIETS_ANDERS, Verantwoording
from basis.web.opslaan import bewaar, vrij_adres, zet_velden
from codes import zoekregels
from codes.inhoud import inhoud_van, is_verplaatst, soort_van
from codes.models import Bepaling, Bepalingsoort, Bepalingstekst, Code, Versie, Wijziging
from codes.services.versie import eis_concept
from partijen.models import Gebruiker

RUIMTE = 1 << 20  # between two bepalingen, so that others fit in without moving them
VERBODEN = ("verschil",)  # addresses under a code that are pages of their own
STAAT_ER_NIET = "Deze bepaling staat niet in deze versie."


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
    _noteer(vers, bepaling, verantwoording)
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
    plaats = {"volgorde": _volgorde_na(vers, na, zonder=tekst)} if na else {}
    if vooraan:
        plaats = {"volgorde": _volgorde_vooraan(vers, zonder=tekst)}
    if not bewaar(tekst, {**velden, **plaats}):
        raise ValidationError(NIETS_ANDERS)
    _noteer(vers, bepaling, verantwoording)
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
    if len(delen) < 2:
        raise ValidationError("Splits een bepaling in twee of meer delen.")
    vers = eis_concept(versie, code, bewerking)
    oud = _tekst_in(vers, bepaling)
    teksten: list[Bepalingstekst] = []
    for deel in delen:
        velden = {"kop": deel.kop, "tekst": deel.tekst, "nummer": deel.nummer}
        if deel.sleutel == bepaling.sleutel:
            bewaar(oud, velden)
            teksten.append(oud)
        else:
            een = _bepaling(code, bepaling.soort, deel.sleutel, deel.kop)
            na = teksten[-1].bepaling if teksten else bepaling
            teksten.append(_plaats(vers, een, na, _als(oud) | velden))
    if oud not in teksten:
        _haal_weg(vers, oud, verantwoording)
    for tekst in teksten:
        _noteer(vers, tekst.bepaling, verantwoording, uit=[bepaling])
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
    tekst = next((een for een in oud if een.bepaling.sleutel == sleutel), None)
    if tekst:
        bewaar(tekst, velden)
    else:
        nieuw = _bepaling(code, bepalingen[0].soort, sleutel, str(velden.get("kop", "")))
        tekst = _plaats(vers, nieuw, bepalingen[-1], _als(oud[0]) | dict(velden))
    for een in oud:
        if een.pk != tekst.pk:
            _haal_weg(vers, een, verantwoording)
    _noteer(vers, tekst.bepaling, verantwoording, uit=bepalingen)
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
    """Give a bepaling in a draft the words and the place of the version that the draft was made of."""
    vers = eis_concept(versie, code, bewerking)
    was = _was(vers, bepaling)
    Bepalingstekst.objects.filter(versie=vers, bepaling=bepaling).delete()
    Wijziging.objects.filter(versie=vers, bepaling=bepaling).delete()
    if was:
        nu = inhoud_van(was)
        plek = {"ouder": was.ouder, "volgorde": was.volgorde, "nummer": was.nummer}
        bewaar(Bepalingstekst(versie=vers, bepaling=bepaling), _als(was) | plek | {"kop": nu.kop, "tekst": nu.tekst})
    _bewerkt(vers, door)


@dienst(gezamenlijk)
def wijzig_bepaling(*, code: Code, bepaling: Bepaling, velden: Mapping[str, Any], door: Gebruiker | None) -> bool:
    """Say otherwise what a bepaling means, or by which words it is sought; whether anything changed."""
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
    als_slug = alle.annotate(slug=F("sleutel"))
    nieuw = Bepaling(code=code, soort=soort)
    bewaar(nieuw, {"sleutel": sleutel or vrij_adres(kop[:70], als_slug, anders="bepaling", verboden=VERBODEN)})
    return nieuw


def _tekst_in(versie: Versie, bepaling: Bepaling) -> Bepalingstekst:
    tekst = Bepalingstekst.objects.voor_lijst().filter(versie=versie, bepaling=bepaling).first()
    if tekst is None:
        raise ValidationError(STAAT_ER_NIET)
    return tekst


def _als(tekst: Bepalingstekst) -> dict[str, Any]:
    """What a bepaling that comes of another one keeps: what it stands under, and why its words may stand here."""
    return {"ouder": tekst.ouder, "rechten": tekst.rechten, "bron": tekst.bron}


def _plaats(versie: Versie, bepaling: Bepaling, na: Bepaling | None, velden: Mapping[str, Any]) -> Bepalingstekst:
    tekst = Bepalingstekst(versie=versie, bepaling=bepaling, volgorde=_volgorde_na(versie, na))
    bewaar(tekst, velden)
    return tekst


def _volgorde_na(versie: Versie, na: Bepaling | None, zonder: Bepalingstekst | None = None) -> int:
    """A place right after a bepaling, or else at the end. Raises ValidationError when there is no room left."""
    rijen = Bepalingstekst.objects.van_versie(versie)
    rijen = rijen.exclude(pk=zonder.pk) if zonder else rijen
    plaatsen = list(rijen.order_by("volgorde").values_list("bepaling_id", "volgorde"))
    begin = next((plek for sleutel, plek in plaatsen if na and sleutel == na.pk), None)
    if begin is None:
        return (plaatsen[-1][1] if plaatsen else 0) + RUIMTE
    volgende = next((plek for _, plek in plaatsen if plek > begin), begin + 2 * RUIMTE)
    if volgende - begin < 2:
        raise ValidationError("Hier past geen bepaling meer tussen. Zet er eerst een van de twee ergens anders.")
    return (begin + volgende) // 2


def _volgorde_vooraan(versie: Versie, zonder: Bepalingstekst) -> int:
    """A place before all others. Raises ValidationError when there is no room left."""
    eerste = Bepalingstekst.objects.van_versie(versie).exclude(pk=zonder.pk).order_by("volgorde").first()
    if eerste is None:
        return zonder.volgorde
    if eerste.volgorde < 1:
        raise ValidationError("Hier past geen bepaling meer voor. Zet eerst de eerste ergens anders.")
    return eerste.volgorde // 2


def _haal_weg(versie: Versie, tekst: Bepalingstekst, verantwoording: Verantwoording) -> None:
    for kind in Bepalingstekst.objects.van_versie(versie).filter(ouder=tekst.bepaling).select_related("bepaling"):
        bewaar(kind, {"ouder": None})
        _noteer(versie, kind.bepaling, verantwoording)
    Bepalingstekst.objects.filter(pk=tekst.pk).delete()
    _noteer(versie, tekst.bepaling, verantwoording)


def _was(versie: Versie, bepaling: Bepaling) -> Bepalingstekst | None:
    """What a bepaling said in the version that a draft was made of."""
    if versie.vorige_id is None:
        return None
    return Bepalingstekst.objects.voor_lijst().filter(versie=versie.vorige_id, bepaling=bepaling).first()


def _noteer(versie: Versie, bepaling: Bepaling, verantwoording: Verantwoording, uit: Iterable[Bepaling] = ()) -> None:
    """Keep why a bepaling differs from the version that the draft was made of; nothing when it does not any more."""
    _bewerkt(versie, verantwoording.door)
    if versie.vorige_id is None:
        return
    nu = Bepalingstekst.objects.voor_lijst().filter(versie=versie, bepaling=bepaling).first()
    was = _was(versie, bepaling)
    oud, nieuw = inhoud_van(was) if was else None, inhoud_van(nu) if nu else None
    wijziging = Wijziging.objects.filter(versie=versie, bepaling=bepaling).first()
    gemaakt_uit = list(uit) or (list(wijziging.uit.all()) if wijziging and nieuw else [])
    soort = soort_van(oud, nieuw, len(gemaakt_uit))
    if soort is None:
        Wijziging.objects.filter(versie=versie, bepaling=bepaling).delete()
        return
    wijziging = wijziging or Wijziging(versie=versie, bepaling=bepaling)
    bewaar(wijziging, {"soort": soort, "is_verplaatst": is_verplaatst(oud, nieuw), "reden": verantwoording.reden})
    wijziging.uit.set(gemaakt_uit)


def _bewerkt(versie: Versie, door: Gebruiker | None) -> None:
    zet_velden(versie, bewerking=versie.bewerking + 1, bewerkt_door=door or versie.bewerkt_door)
