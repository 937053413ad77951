"""Doing what a row says, by the same forms and services as the page of the actie: one set of rules and messages."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, QueryDict

from acties.handelingen import maak_handeling
from acties.models import Actie, Afspraak, Afspraakstand, Bereikt
from acties.verwerken import verwerk
from basis.web.velden import als_invoer, twijfels_over
from partijen.models import Gebruiker
from werk.uitwisseling.kolommen import Periode
from werk.uitwisseling.uitkomst import Vergelijking, Wijziging

VERANTWOORDING = ("reden", "datum", "bron_titel", "bron_url")
PROEFREDEN = "Reden volgt."  # only for trying: whoever gave no reason is asked for it on the preview
MAG_NIET = "U mag dit niet veranderen: {}"


class NietGelukt(Exception):
    """A row that was refused; `fouten` are the column and the text of each error."""

    def __init__(self, fouten: list[tuple[str, str]]) -> None:
        super().__init__("een rij is geweigerd")
        self.fouten = fouten


def probeer(uit: Vergelijking, wijziging: Wijziging, gebruiker: Gebruiker) -> None:
    """Do it and undo it at once: the preview tells what the services would refuse, and of which date to think twice."""
    try:
        with transaction.atomic():
            for kolom, tekst in voer_door(wijziging, gebruiker, PROEFREDEN, UUID(int=0)):
                uit.let_op(wijziging.regel.bladnaam, wijziging.regel.nummer, kolom, tekst)
            transaction.set_rollback(True)
    except NietGelukt as fout:
        meld(uit, wijziging, fout)


def meld(uit: Vergelijking, wijziging: Wijziging, fout: NietGelukt) -> None:
    """Tell what was refused at its cell; an error of no column stands at the first one that changes."""
    for kolom, tekst in fout.fouten:
        bekend = wijziging.regel.blad.kolom(kolom) is not None
        waar = kolom if bekend else wijziging.kolom
        uit.fout(wijziging.regel.bladnaam, wijziging.regel.nummer, waar, tekst)


def voer_door(wijziging: Wijziging, gebruiker: Gebruiker, reden: str, sleutel: UUID) -> list[tuple[str, str]]:
    """Carry one row through; raises NietGelukt. `sleutel` marks the file, so that nothing is written twice.

    Gives the columns with an unlikely date, and what to ask: who saw that in the preview and goes on, says yes.
    """
    twijfels = []
    for soort, welke, velden in _handelingen(wijziging):
        twijfels += _doe(wijziging, gebruiker, soort, welke, velden | _verantwoording(wijziging, reden, sleutel, soort))
    return twijfels


def _doe(
    wijziging: Wijziging, gebruiker: Gebruiker, soort: str, welke: str, velden: dict[str, str]
) -> list[tuple[str, str]]:
    actie = Actie.objects.zichtbaar().met_slug(wijziging.rij.actie.slug).first()
    if actie is None:
        raise NietGelukt([("actie", "Deze actie is intussen niet meer gepubliceerd.")])
    gegevens = QueryDict(mutable=True)
    gegevens.update(velden | {"versie": str(actie.versie)})
    try:
        handeling = maak_handeling(soort, actie, gebruiker, welke)
        formulier = handeling.formulier(gegevens)
        uitkomst = verwerk(handeling, formulier)
    except PermissionDenied as fout:
        raise NietGelukt([("", MAG_NIET.format(fout))]) from fout
    except Http404 as fout:
        raise NietGelukt([("", "Dit is er niet meer. Download het bestand opnieuw.")]) from fout
    if not uitkomst.is_gelukt:
        raise NietGelukt(_fouten(formulier))
    return twijfels_over(formulier)


def _fouten(formulier: Any) -> list[tuple[str, str]]:
    gevonden = [
        ("" if veld == NON_FIELD_ERRORS else veld, str(tekst))
        for veld, teksten in formulier.errors.items()
        for tekst in teksten
    ]
    return gevonden or [("", "Iemand anders veranderde deze actie zojuist. Probeer het opnieuw.")]


def _verantwoording(wijziging: Wijziging, reden: str, sleutel: UUID, soort: str) -> dict[str, str]:
    cellen = wijziging.regel.cellen
    ingevuld = {naam: cellen.get(naam, "") for naam in VERANTWOORDING}
    try:
        ingevuld |= als_invoer("datum", Periode().lees(ingevuld["datum"]) if ingevuld["datum"] else None)
    except ValidationError as fout:
        raise NietGelukt([("datum", tekst) for tekst in fout.messages]) from fout
    ingevuld["reden"] = ingevuld["reden"] or reden
    merk = f"{wijziging.regel.blad.naam}:{':'.join(wijziging.regel.sleutel)}:{soort}"
    return ingevuld | {"inzending": str(uuid5(sleutel, merk))}


def _handelingen(wijziging: Wijziging) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What the row asks: the kind of change, of which part, and what is filled in for it."""
    if not wijziging.velden:
        return
    if wijziging.regel.blad.naam == "acties":
        yield "voortgang", "", {"status": wijziging.velden["status"]}
    elif wijziging.regel.blad.naam == "mijlpalen":
        yield from _van_mijlpaal(wijziging)
    else:
        yield "afspraak", wijziging.regel.cellen["partij"], _velden_van_afspraak(wijziging)


def _van_mijlpaal(wijziging: Wijziging) -> Iterator[tuple[str, str, dict[str, str]]]:
    """A new expectation and whether it is reached are two changes; one that is not reached any more comes first."""
    mijlpaal, nieuw = wijziging.rij.ding, wijziging.velden
    welke, stappen = wijziging.regel.cellen["mijlpaal"], []
    if "verwacht" in nieuw:
        stappen.append(("herijking", welke, als_invoer("verwacht", nieuw["verwacht"])))
    if nieuw.keys() & {"stand", "bereikt"}:
        stand = nieuw.get("stand", getattr(mijlpaal, "stand", ""))
        bereikt = nieuw.get("bereikt", getattr(mijlpaal, "bereikt", None))
        melding = ("mijlpaal", welke, {"stand": stand} | als_invoer("bereikt", bereikt))
        was_bereikt = getattr(mijlpaal, "stand", "") == Bereikt.JA
        stappen.insert(0 if was_bereikt else len(stappen), melding)
    yield from stappen


def _velden_van_afspraak(wijziging: Wijziging) -> dict[str, str]:
    """All fields of the form: the new ones, and of the rest what stands there now."""
    afspraak = wijziging.rij.ding
    nu = {"stand": Afspraakstand.VOORGENOMEN.value}
    if isinstance(afspraak, Afspraak):
        nu = {naam: getattr(afspraak, naam) for naam in Afspraak.FEITEN}
    return {naam: str(waarde) for naam, waarde in (nu | wijziging.velden).items()}
