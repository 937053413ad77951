"""Changes of the mijlpalen of an actie."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from acties import zoekregels
from acties.models import Actie, Bereikt, Gebeurtenis, Gebeurtenissoort, Mijlpaal
from acties.services.dienst import beheer, dienst, gezamenlijk
from acties.services.journaal import (
    NIETS_ANDERS,
    Verantwoording,
    boek,
    boek_teksten,
    eis_bron,
    eis_gesloten,
    niet_voor_vorige,
    verschil,
    zet,
)
from basis.tijd.perioden import DateRange, is_voorbij
from partijen.models import Gebruiker


@dienst(beheer)
def voeg_mijlpaal_toe(*, actie: Actie, verantwoording: Verantwoording, **velden: Any) -> Mijlpaal:
    """A new mijlpaal; one that is already reached is told as such."""
    return _nieuwe_mijlpaal(actie, verantwoording, velden)[0]


@dienst(gezamenlijk)
def neem_mijlpaal_over(*, actie: Actie, verantwoording: Verantwoording, **velden: Any) -> Gebeurtenis:
    """A new mijlpaal that an official source tells of: that, who writes the joint part may say too."""
    eis_bron(verantwoording)
    return _nieuwe_mijlpaal(actie, verantwoording, velden)[1]


def _nieuwe_mijlpaal(
    actie: Actie, verantwoording: Verantwoording, velden: dict[str, Any]
) -> tuple[Mijlpaal, Gebeurtenis]:
    mijlpaal = Mijlpaal(actie=actie, **velden)
    mijlpaal.full_clean()
    mijlpaal.save()
    is_bereikt = mijlpaal.stand == Bereikt.JA
    rij = boek(
        houder=actie,
        soort=Gebeurtenissoort.MIJLPAAL_BEREIKT if is_bereikt else Gebeurtenissoort.MIJLPAAL_TOEGEVOEGD,
        verantwoording=verantwoording,
        naar={naam: getattr(mijlpaal, naam) for naam in Mijlpaal.FEITEN},
        bij=mijlpaal,
    )
    zoekregels.werk_mijlpaal_bij(mijlpaal)
    return mijlpaal, rij


@dienst(gezamenlijk)
def meld_mijlpaal(
    *, mijlpaal: Mijlpaal, stand: str, bereikt: DateRange | None, verantwoording: Verantwoording
) -> Gebeurtenis:
    """Say whether a mijlpaal is reached (ja, nee, onbekend) and when.

    Raises `Verouderd`, PermissionDenied, or ValidationError (by field).
    """
    if stand == Bereikt.JA:
        _controleer_bereikt(bereikt)
    elif bereikt is not None:
        raise ValidationError(
            {"bereikt": "Alleen een bereikte mijlpaal heeft een datum. Kies 'bereikt' of wis de datum."}
        )
    return _verander(mijlpaal, {"stand": stand, "bereikt": bereikt}, Gebeurtenissoort.MIJLPAAL_BEREIKT, verantwoording)


def _controleer_bereikt(bereikt: DateRange | None) -> None:
    if bereikt is None:
        raise ValidationError({"bereikt": "Vul in wanneer de mijlpaal is bereikt."})
    eis_gesloten("bereikt", bereikt)
    if bereikt.lower > timezone.localdate():
        raise ValidationError({"bereikt": "Deze datum ligt in de toekomst. Meld de mijlpaal als die is bereikt."})


@dienst(gezamenlijk)
def herijk_mijlpaal(*, mijlpaal: Mijlpaal, verwacht: DateRange, verantwoording: Verantwoording) -> Gebeurtenis:
    """Expect a mijlpaal at another time, that was not over yet then; the original date stays (rule 3)."""
    eis_gesloten("verwacht", verwacht)
    datum = verantwoording.datum
    if datum and datum.lower and is_voorbij(verwacht, datum.lower):
        tekst = "Deze tijd is al voorbij. Vul in wanneer u de mijlpaal nu verwacht, of meld dat die is bereikt."
        raise ValidationError({"verwacht": tekst})
    return _verander(mijlpaal, {"verwacht": verwacht}, Gebeurtenissoort.MIJLPAAL_HERIJKT, verantwoording)


@dienst(gezamenlijk)
def laat_mijlpaal_vervallen(*, mijlpaal: Mijlpaal, verantwoording: Verantwoording) -> Gebeurtenis:
    """Cancel a mijlpaal; it stays in the journal."""
    return _verander(mijlpaal, {"is_vervallen": True}, Gebeurtenissoort.MIJLPAAL_VERVALLEN, verantwoording)


@dienst(beheer)
def wijzig_mijlpaal(
    *, mijlpaal: Mijlpaal, velden: dict[str, Any], door: Gebruiker | None, verantwoording: Verantwoording | None = None
) -> bool:
    """Mend the texts of a mijlpaal; whether anything changed.

    The original date may be filled in or mended with a `verantwoording` as long as the actie was never published.
    """
    actie = mijlpaal.actie
    van, anders = verschil(mijlpaal, velden)
    if not anders:
        return False
    feiten = {naam: anders[naam] for naam in Mijlpaal.FEITEN if naam in anders}
    _eis_te_wijzigen(actie, van, feiten, verantwoording)
    zet(mijlpaal, **anders)
    waarom = verantwoording or Verantwoording(reden="", door=door)
    if feiten:
        was = {naam: van[naam] for naam in feiten}
        soort = Gebeurtenissoort.MIJLPAAL_HERIJKT
        boek(houder=actie, soort=soort, verantwoording=waarom, van=was, naar=feiten, bij=mijlpaal)
    teksten = mijlpaal.teksten_in(anders)
    is_verteld = boek_teksten(houder=actie, van=van, naar=teksten, verantwoording=waarom, bij=mijlpaal)
    if not (feiten or is_verteld):
        zet(actie, versie=actie.versie + 1)
    zoekregels.werk_mijlpaal_bij(mijlpaal)
    return True


def _eis_te_wijzigen(
    actie: Actie, van: dict[str, Any], feiten: dict[str, Any], verantwoording: Verantwoording | None
) -> None:
    """Raises unless these facts may be mended: with a reason, and the original date before publication only."""
    if feiten and verantwoording is None:
        raise ValueError(f"met een reden te wijzigen: {', '.join(feiten)}")
    if "gepland" in feiten and van["gepland"] is not None and actie.gepubliceerd_op is not None:
        raise ValidationError({"gepland": "De oorspronkelijke datum verandert niet na publicatie. Herijk de datum."})


def _verander(
    mijlpaal: Mijlpaal, nieuw: dict[str, Any], soort: Gebeurtenissoort, verantwoording: Verantwoording
) -> Gebeurtenis:
    actie = mijlpaal.actie
    if mijlpaal.is_vervallen:
        raise ValidationError("Deze mijlpaal is vervallen.")
    if soort == Gebeurtenissoort.MIJLPAAL_HERIJKT and mijlpaal.stand == Bereikt.JA:
        raise ValidationError({"verwacht": "Deze mijlpaal is al bereikt."})
    van, anders = verschil(mijlpaal, nieuw)
    if not anders:
        raise ValidationError(NIETS_ANDERS)
    zet(mijlpaal, **anders)
    if soort == Gebeurtenissoort.MIJLPAAL_BEREIKT:
        verantwoording = niet_voor_vorige(actie, mijlpaal, anders, verantwoording)
    rij = boek(houder=actie, soort=soort, verantwoording=verantwoording, van=van, naar=anders, bij=mijlpaal)
    zoekregels.werk_mijlpaal_bij(mijlpaal)
    return rij
