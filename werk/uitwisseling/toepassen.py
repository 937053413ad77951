"""Doing what a row says, by the same forms and services as the page of the actie: one set of rules and messages."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, QueryDict

from acties.handelingen import Handeling, MeldToezegging, maak_handeling
from acties.models import Actie, Afspraak, Afspraakstand, Bereikt, Houder, Toezegging
from acties.verwerken import verwerk
from basis.web.velden import als_invoer, twijfels_over
from partijen.models import Gebruiker
from programmalijnen.models import Programma
from werk.uitwisseling.kolommen import AFSPRAKEN, Bladrij
from werk.uitwisseling.uitkomst import Vergelijking, Wijziging
from werk.uitwisseling.waarden import Periode

VERANTWOORDING = ("reden", "datum", "bron_titel", "bron_url")
PROEFREDEN = "Reden volgt."  # only for trying: whoever gave no reason is asked for it on the preview
MAG_NIET = "U mag dit niet veranderen: {}"
# What the form of an afspraak does not ask (any more), and what to do then.
NIET_HIER = {
    "uiterlijk": "De eerste dag verandert niet meer. Zet terug wat er stond, en vul bij verwacht in wanneer u dit nu "
    "verwacht.",
    "verwacht": "Een nieuwe afspraak heeft nog geen andere dag. Vul de dag in bij uiterlijk.",
}
DAGEN = tuple(NIET_HIER)
NIET_ZELF = "Dat een afspraak opnieuw te bevestigen is, zegt het portaal zelf. Kies een andere stand."


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
    houder = _houder(wijziging.rij)
    gegevens = QueryDict(mutable=True)
    gegevens.update(velden | {"versie": str(houder.versie)})
    try:
        handeling = maak_handeling(soort, houder, gebruiker, welke)
        if _is_al_gedaan(handeling, velden):
            return []
        formulier = handeling.formulier(gegevens)
        _eis_velden(formulier, velden, wijziging)
        uitkomst = verwerk(handeling, formulier)
    except PermissionDenied as fout:
        raise NietGelukt([("", MAG_NIET.format(fout))]) from fout
    except Http404 as fout:
        raise NietGelukt([("", "Dit is er niet meer. Download het bestand opnieuw.")]) from fout
    if not uitkomst.is_gelukt:
        raise NietGelukt(_fouten(formulier))
    return twijfels_over(formulier)


def _houder(rij: Bladrij) -> Houder:
    """The actie or the programme as it is now."""
    if not isinstance(rij.houder, Actie):
        return Programma.objects.get()
    actie = Actie.objects.zichtbaar().met_slug(rij.houder.slug).first()
    if actie is None:
        raise NietGelukt([("actie", "Deze actie is intussen niet meer gepubliceerd.")])
    return actie


def _is_al_gedaan(handeling: Handeling, velden: dict[str, str]) -> bool:
    """Whether another row of the same file brought this about: who changes an afspraak, adapts its own part in it."""
    if not isinstance(handeling, MeldToezegging) or velden["stand"] != Afspraakstand.AANGEPAST:
        return False
    return handeling.toezegging.stand == Afspraakstand.AANGEPAST


def _eis_velden(formulier: Any, velden: dict[str, str], wijziging: Wijziging) -> None:
    """Raise NietGelukt when the form does not ask what the row changes, or not with this answer."""
    anders = [naam for naam in NIET_HIER if naam in wijziging.velden and naam in velden]
    if fouten := [(naam, NIET_HIER[naam]) for naam in anders if naam not in formulier.fields]:
        raise NietGelukt(fouten)
    if velden.get("stand") == Afspraakstand.OPNIEUW:
        raise NietGelukt([("stand", NIET_ZELF)])


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
    elif wijziging.regel.blad.naam == "toezeggingen":
        assert isinstance(wijziging.rij.ding, Toezegging)
        yield "toezegging", str(wijziging.rij.ding.pk), {"stand": wijziging.velden["stand"]}
    else:
        yield from _van_afspraak(wijziging)


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


def _van_afspraak(wijziging: Wijziging) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Its words and its first day go before a new expectation, which needs that day."""
    afspraak, nieuw = wijziging.rij.ding, wijziging.velden
    if not isinstance(afspraak, Afspraak):
        nu = {"stand": Afspraakstand.VOORGENOMEN.value}
        yield "afspraak", wijziging.regel.cellen["partij"], _als_velden(nu | nieuw)
        return
    woorden = {naam: waarde for naam, waarde in nieuw.items() if naam != "verwacht"}
    if woorden:
        nu = {kolom.naam: kolom.nu(wijziging.rij) for kolom in AFSPRAKEN.wijzigbaar if kolom.naam not in DAGEN}
        yield "afspraak-wijzigen", afspraak.slug, _als_velden(nu | woorden)
    if "verwacht" in nieuw:
        yield "afspraak-herijken", afspraak.slug, _als_velden({"verwacht": nieuw["verwacht"]})


def _als_velden(waarden: dict[str, Any]) -> dict[str, str]:
    """As a form takes them in."""
    velden: dict[str, str] = {}
    for naam, waarde in waarden.items():
        velden |= als_invoer(naam, waarde) if naam in DAGEN else {naam: "" if waarde is None else str(waarde)}
    return velden
