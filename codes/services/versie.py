"""The course of a version: it is begun, read by everyone, signed, established and replaced."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max

from acties.models import Afspraak, Gebeurtenis
from acties.rechten import eis_vier_ogen
from acties.services.afspraak import maak_afspraak
from acties.services.dienst import dienst, gezamenlijk
from acties.services.journaal import NIETS_ANDERS, Verantwoording
from acties.services.toezegging import Maker, trek_alle_in
from basis.bronnen.models import Bron
from basis.tijd.moment import Moment
from basis.web.opslaan import bewaar, zet_velden
from codes import zoekregels
from codes.inhoud import Inhoud, herspeel, inhoud_van, vingerafdruk
from codes.models import (
    Bepalingsoort,
    Bepalingstekst,
    Code,
    Soortaantal,
    Versie,
    Versiestand,
    Versiestap,
    Wijziging,
)
from codes.rechten import eis_van
from codes.services.code import AL_VERTELD
from codes.services.journaal import boek_code
from partijen.models import Gebruiker

GEEN_CONCEPT = "Deze versie staat vast. Begin een nieuwe versie om de tekst te veranderen."
INTUSSEN = "Een collega veranderde dit concept intussen. Kijk wat er nu staat en pas zo nodig uw tekst aan."
ZONDER_REDEN = "Niet van elke wijziging staat vast waarom. Kijk bij: {}."
NIET_VASTGESTELD = "Een nieuwe versie maakt u van een versie die is vastgesteld."
ZELFDE = ("bepaling", "ouder", "volgorde", "nummer", "rechten", "bron")  # in a draft as in what it was made of
LEEG = "Er staat nog geen bepaling in deze versie. Voeg er een toe, of zeg dat niet alle bepalingen bekend zijn."


class Intussen(ValidationError):
    """A colleague changed the draft since this person saw it."""

    def __init__(self) -> None:
        super().__init__(INTUSSEN)


# -- a draft ------------------------------------------------------------------------------------------------------


@dienst(gezamenlijk)
def begin_versie(
    *, code: Code, velden: Mapping[str, Any], door: Gebruiker | None, vorige: Versie | None = None
) -> Versie:
    """A new draft, with all bepalingen of `vorige` as they read now. Raises ValidationError by field."""
    if vorige:
        eis_van(code, vorige)
        vorige = vers_van(vorige, code)
        if vorige.stand not in (Versiestand.VASTGESTELD, Versiestand.VERVALLEN):
            raise ValidationError({"vorige": NIET_VASTGESTELD})
    laatste = code.versies.aggregate(laatste=Max("volgorde"))["laatste"] or 0
    versie = Versie(code=code, vorige=vorige, volgorde=laatste + 1, bewerkt_door=door)
    bewaar(versie, velden)
    teksten = vorige.teksten.voor_lijst() if vorige else ()
    Bepalingstekst.objects.bulk_create(_in_concept(tekst, versie) for tekst in teksten)
    return versie


def _in_concept(tekst: Bepalingstekst, versie: Versie) -> Bepalingstekst:
    """The bepaling as a new draft takes it over, as it reads now."""
    nu, zelfde = inhoud_van(tekst), {naam: getattr(tekst, naam) for naam in ZELFDE}
    return Bepalingstekst(versie=versie, kop=nu.kop, tekst=nu.tekst, **zelfde)


@dienst(gezamenlijk)
def wijzig_versie(*, code: Code, versie: Versie, velden: Mapping[str, Any], door: Gebruiker | None) -> bool:
    """Give a version another name, source or explanation: no words of the code. Raises ValidationError by field."""
    vers = vers_van(versie, code)
    if velden.get("nummer", vers.nummer) != vers.nummer and code.actie.gebeurtenissen.over_code(vers.adres).exists():
        raise ValidationError({"nummer": AL_VERTELD})
    return bewaar(vers, velden)


@dienst(gezamenlijk)
def zet_aantal(
    *, code: Code, versie: Versie, soort: Bepalingsoort, aantal: int, bron: Bron, door: Gebruiker | None
) -> bool:
    """Say how many bepalingen of a kind a version has by a source; whether that is new."""
    eis_van(code, versie)
    rij = Soortaantal.objects.filter(versie=versie, soort=soort).first() or Soortaantal(versie=versie, soort=soort)
    return bewaar(rij, {"aantal": aantal, "bron": bron})


@dienst(gezamenlijk)
def leg_open(*, code: Code, versie: Versie, is_open: bool, verantwoording: Verantwoording) -> Gebeurtenis:
    """Have everyone read a draft, or no more. Raises ValidationError when nothing changes."""
    vers = eis_concept(versie, code)
    if vers.is_open == is_open:
        raise ValidationError(NIETS_ANDERS)
    zet_velden(vers, is_open=is_open)
    wat = "ligt voor iedereen open" if is_open else "ligt niet meer open"
    rij = boek_code(vers, f"concept van {vers.titel} {wat}", verantwoording)
    zoekregels.werk_code_bij(code)
    return rij


def eis_concept(versie: Versie, code: Code, bewerking: int | None = None) -> Versie:
    """The version as it is now, locked; raises ValidationError unless it is a draft, as the person saw it."""
    vers = vers_van(versie, code)
    if not vers.is_concept:
        raise ValidationError(GEEN_CONCEPT)
    if bewerking is not None and bewerking != vers.bewerking:
        raise Intussen
    return vers


def vers_van(versie: Versie, code: Code) -> Versie:
    """The version as it is now, locked, with its code as that was locked with its actie."""
    vers = Versie.objects.select_for_update(of=("self",)).get(pk=versie.pk, code=code)
    vers.code = code
    return vers


# -- signing and establishing ---------------------------------------------------------------------------------------


@dienst(gezamenlijk)
def vraag_ondertekening(
    *, code: Code, versie: Versie, makers: Iterable[Maker], velden: Mapping[str, Any], verantwoording: Verantwoording
) -> Gebeurtenis:
    """Ask parties to sign a version. From now on its words stay; each signs in its own part of an afspraak.

    `velden` are those of the afspraak. Raises PermissionDenied, or ValidationError (by field).
    """
    vers = eis_concept(versie, code)
    eis_verantwoord(vers)
    eigen = maak_afspraak(houder=code.actie, indiener=None, makers=makers, velden=velden, verantwoording=verantwoording)
    code.actie.refresh_from_db()
    stand = Versiestand.TER_ONDERTEKENING
    zet_velden(vers, stand=stand, sha256=_print(vers), ondertekening=eigen.afspraak, is_open=False)
    rij = _stap(vers, "ter ondertekening", _zonder_merk(verantwoording))
    zoekregels.werk_code_bij(code)
    return rij


@dienst(gezamenlijk)
def terug_naar_concept(*, code: Code, versie: Versie, verantwoording: Verantwoording) -> Gebeurtenis:
    """Take a version back from its signers, so that its words can change. Raises ValidationError.

    The afspraak about it is withdrawn for all: whoever signed, signed other words than will come.
    """
    vers = vers_van(versie, code)
    if vers.stand != Versiestand.TER_ONDERTEKENING:
        raise ValidationError("Alleen een versie die ter ondertekening ligt, gaat terug.")
    if code.versies.filter(stand=Versiestand.CONCEPT).exists():
        raise ValidationError("Er is al een concept van deze code. Maak dat eerst af.")
    afspraak = vers.ondertekening
    zet_velden(vers, stand=Versiestand.CONCEPT, sha256="", ondertekening=None)
    rij = _stap(vers, "terug naar concept", verantwoording)
    if afspraak:
        afspraak.actie = code.actie
        trek_alle_in(afspraak, _zonder_merk(verantwoording))
    zoekregels.werk_code_bij(code)
    return rij


@dienst(gezamenlijk)
def stel_vast(
    *,
    code: Code,
    versie: Versie,
    verantwoording: Verantwoording,
    vervangt: bool = True,
    ondertekening: Afspraak | None = None,
    bewerking: int | None = None,
) -> Gebeurtenis:
    """Establish a version: its words stay as they are, and what held until now lapses on the same day.

    Without `vervangt` the other stays: nobody knows whether it holds. `ondertekening` is the afspraak by which parties
    had signed it elsewhere. Where the trekker asks for four eyes, by somebody else than who edited last. Raises
    ValidationError, also when a change has no reason.
    """
    vers = _vast_te_stellen(versie, code, bewerking)
    eis_vier_ogen(vers.bewerkt_door, verantwoording.namens, verantwoording.door)
    was = code.versies.gelden_op(Moment.nu()).first()
    getekend = {"ondertekening": ondertekening} if ondertekening else {}
    zet_velden(vers, stand=Versiestand.VASTGESTELD, sha256=vers.sha256 or _print(vers), is_open=False, **getekend)
    rij = _stap(vers, "vastgesteld", verantwoording)
    if was and vervangt:
        _verval(was, code, _zonder_merk(verantwoording))
    zoekregels.werk_code_bij(code)
    return rij


def _vast_te_stellen(versie: Versie, code: Code, bewerking: int | None) -> Versie:
    """The version as it is now, locked; raises ValidationError unless it can be established."""
    vers = vers_van(versie, code)
    if vers.stand not in (Versiestand.CONCEPT, Versiestand.TER_ONDERTEKENING):
        raise ValidationError("Deze versie is al vastgesteld.")
    if vers.is_concept:
        eis_concept(vers, code, bewerking)
        eis_verantwoord(vers)
    return vers


@dienst(gezamenlijk)
def laat_vervallen(*, code: Code, versie: Versie, verantwoording: Verantwoording) -> Gebeurtenis:
    """Say that a version holds no more. Raises ValidationError unless it did."""
    vers = vers_van(versie, code)
    if vers.stand != Versiestand.VASTGESTELD:
        raise ValidationError("Alleen een versie die geldt, vervalt.")
    rij = _verval(vers, code, verantwoording)
    zoekregels.werk_code_bij(code)
    return rij


def _verval(versie: Versie, code: Code, verantwoording: Verantwoording) -> Gebeurtenis:
    versie.code = code
    zet_velden(versie, stand=Versiestand.VERVALLEN)
    return _stap(versie, "vervallen", verantwoording)


def _stap(versie: Versie, gebeurde: str, verantwoording: Verantwoording) -> Gebeurtenis:
    wat = f"{versie.titel} {gebeurde}"
    rij = boek_code(versie, wat, verantwoording, anders={"versiestand": str(versie.stand)})
    Versiestap.objects.create(versie=versie, stand=versie.stand, gebeurtenis=rij)
    return rij


def _zonder_merk(verantwoording: Verantwoording) -> Verantwoording:
    """For the second row of one sending: only the first has its mark."""
    return replace(verantwoording, inzending=None)


def inhouden_van(versie: Versie) -> list[Inhoud]:
    """What all its bepalingen say now."""
    return [inhoud_van(tekst) for tekst in versie.teksten.voor_lijst()]


def _print(versie: Versie) -> str:
    return vingerafdruk(inhouden_van(versie))


def eis_verantwoord(versie: Versie) -> None:
    """Raises ValidationError unless its changes, replayed over the version that it was made of, give it to the byte."""
    nieuw = inhouden_van(versie)
    if not nieuw and versie.is_volledig:
        raise ValidationError(LEEG)
    if versie.vorige is None:
        return
    wijzigingen = Wijziging.objects.van_versie(versie).voor_lijst()
    herspeeld = herspeel(inhouden_van(versie.vorige), wijzigingen, {een.sleutel: een for een in nieuw})
    if anders := {een.sleutel for een in set(herspeeld) ^ set(nieuw)}:
        raise ValidationError(ZONDER_REDEN.format(", ".join(sorted(anders))))
