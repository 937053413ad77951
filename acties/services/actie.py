"""Changes of the joint part of an actie."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from acties import rechten, zoekregels
from acties.delen import verblijven
from acties.models import Actie, Fase, Fasedefinitie, Gebeurtenis, Gebeurtenissoort, Publicatie, Status
from acties.models.status import NIET_TE_MELDEN, TE_MELDEN
from acties.services.dienst import beheer, dienst, gezamenlijk
from acties.services.journaal import (
    NIETS_ANDERS,
    Verantwoording,
    boek,
    boek_teksten,
    vandaag_al_bevestigd,
    verschil,
    zet,
)
from basis.bronnen.models import Stempel
from basis.bronnen.services import schuif_stempel
from basis.web import opslaan
from basis.web.tekst import normaal
from partijen.models import Gebruiker
from programmalijnen.models import Opgave

# What changes without a reason: its texts and its place. The rest of an actie has services of its own.
ZONDER_REDEN = frozenset({*Actie.TEKSTVELDEN, "slug", "programmalijn", "soort", "bron", "is_demo"})


@transaction.atomic
def maak_actie(*, verantwoording: Verantwoording, status: str = Status.GEPLAND, **velden: Any) -> Actie:
    """A new actie, as a draft."""
    rechten.eis_beheer(verantwoording.door)
    _eis_te_melden(status, verantwoording)
    actie = Actie(status=status, **velden)
    actie.full_clean()
    actie.save()
    beginstand = {"status": status, "publicatie": Publicatie.CONCEPT.value, "deelnames": []}
    boek(houder=actie, soort=Gebeurtenissoort.AANGEMAAKT, verantwoording=verantwoording, naar=beginstand)
    return actie


@dienst(beheer)
def wijzig_actie(
    *, actie: Actie, velden: dict[str, Any], door: Gebruiker | None, verantwoording: Verantwoording | None = None
) -> bool:
    """Change the texts and the place of an actie; whether anything changed. Not for its status and other facts."""
    if verboden := set(velden) - ZONDER_REDEN:
        raise ValueError(f"met een eigen service te wijzigen: {', '.join(sorted(verboden))}")
    van, anders = verschil(actie, velden)
    if not anders:
        return False
    if anders.keys() & {"soort"} and actie.fasen.exists():
        raise ValidationError({"soort": "De soort ligt vast zodra de actie in een fase is."})
    zet(actie, **anders)
    waarom = verantwoording or Verantwoording(reden="", door=door)
    if not boek_teksten(houder=actie, van=van, naar=actie.teksten_in(anders), verantwoording=waarom):
        zet(actie, versie=actie.versie + 1)
    zoekregels.werk_bij(actie)
    return True


@dienst(beheer)
def publiceer(*, actie: Actie, verantwoording: Verantwoording) -> Gebeurtenis:
    """Show the actie to everyone, with its whole journal."""
    return _zet_publicatie(actie, Publicatie.GEPUBLICEERD, Gebeurtenissoort.GEPUBLICEERD, verantwoording)


@dienst(beheer)
def trek_publicatie_in(*, actie: Actie, verantwoording: Verantwoording) -> Gebeurtenis:
    """Take the actie out of every public place."""
    return _zet_publicatie(actie, Publicatie.INGETROKKEN, Gebeurtenissoort.INGETROKKEN, verantwoording)


def _zet_publicatie(
    actie: Actie, naar: Publicatie, soort: Gebeurtenissoort, verantwoording: Verantwoording
) -> Gebeurtenis:
    if actie.publicatie == naar:
        raise ValidationError(f"Deze actie is al {naar.label}.")
    if naar == Publicatie.INGETROKKEN and actie.gepubliceerd_op is None:
        raise ValidationError("Deze actie is nog nooit gepubliceerd.")
    van = {"publicatie": actie.publicatie}
    eerste_keer = {"gepubliceerd_op": timezone.now()} if actie.gepubliceerd_op is None else {}
    zet(actie, publicatie=naar.value, **(eerste_keer if naar == Publicatie.GEPUBLICEERD else {}))
    rij = boek(houder=actie, soort=soort, verantwoording=verantwoording, van=van, naar={"publicatie": naar.value})
    zoekregels.werk_bij(actie)
    return rij


@dienst(gezamenlijk)
def meld_voortgang(*, actie: Actie, status: str, verantwoording: Verantwoording) -> Gebeurtenis:
    """Give the actie a status and say why; the same status with a new reason is a report too.

    Raises `Verouderd`, PermissionDenied, or ValidationError (by field).
    """
    _eis_te_melden(status, verantwoording)
    _eis_nieuws(actie, status, verantwoording)
    van = {"status": actie.status}
    bevestigd = {"bevestigd_op": timezone.now()} if verantwoording.door else {}  # a command confirms nothing
    zet(actie, status=status, **bevestigd)
    rij = boek(
        houder=actie, soort=Gebeurtenissoort.STATUS, verantwoording=verantwoording, van=van, naar={"status": status}
    )
    zoekregels.werk_bij(actie)
    return rij


def _eis_te_melden(status: str, verantwoording: Verantwoording) -> None:
    """That nobody said how it goes, only a command can tell: a person who reports does say so."""
    if verantwoording.door and status in Status.values and status not in TE_MELDEN:
        raise ValidationError({"status": NIET_TE_MELDEN})


def _eis_nieuws(actie: Actie, status: str, verantwoording: Verantwoording) -> None:
    """Another reason, source or day makes the same status a report; in the same words it says nothing.

    A command tells a history that it compared itself.
    """
    vorige = actie.gebeurtenissen.staand().van_soort(Gebeurtenissoort.STATUS).order_by("-pk").first()
    zegt = Gebeurtenis(
        naar={"status": status},
        reden=normaal(verantwoording.reden),
        **{naam: getattr(verantwoording, naam) for naam in ("bron", "datum", "door", "namens", "corrigeert")},
    )
    velden = ("naar", "reden", "bron_id", "datum", "door_id", "namens_id", "corrigeert_id")
    if vorige and verantwoording.door and all(getattr(vorige, veld) == getattr(zegt, veld) for veld in velden):
        raise ValidationError(NIETS_ANDERS)


@dienst(gezamenlijk)
def bevestig_actie(*, actie: Actie, verantwoording: Verantwoording) -> Gebeurtenis:
    """Say that what stands there is still true; that is not a change (rule 4). Twice a day by one person is once."""
    if eerder := vandaag_al_bevestigd(actie, verantwoording):
        return eerder
    zet(actie, bevestigd_op=timezone.now())
    return boek(houder=actie, soort=Gebeurtenissoort.BEVESTIGD, verantwoording=verantwoording, naar={})


@dienst(gezamenlijk)
def ga_naar_fase(*, actie: Actie, definitie: Fasedefinitie, verantwoording: Verantwoording) -> Gebeurtenis:
    """Enter a phase of its kind; an earlier one again is a loop back, and the visits before it stay on record.

    Mending the last row about phases, it may be the same phase with another day, reason or source.
    """
    if definitie.soort_id != actie.soort_id:
        raise ValidationError({"fase": f"De fase ‘{definitie.naam}’ hoort niet bij de soort {actie.soort}."})
    van = _huidige_fase(actie)
    if van == definitie.slug and not _verbetert_fase(verantwoording):
        raise ValidationError({"fase": f"De actie is al in de fase ‘{definitie.naam}’."})
    return _zet_fase(actie, van, definitie.slug, verantwoording)


@dienst(gezamenlijk)
def rond_fasen_af(*, actie: Actie, verantwoording: Verantwoording) -> Gebeurtenis:
    """Leave the present phase without entering a next one; mending that, with another day, reason or source."""
    van = _huidige_fase(actie)
    if van is None and not _verbetert_fase(verantwoording):
        raise ValidationError({"fase": "Deze actie is niet in een fase."})
    return _zet_fase(actie, van, None, verantwoording)


def _huidige_fase(actie: Actie) -> str | None:
    return actie.fasen.filter(is_huidig=True).values_list("definitie__slug", flat=True).first()


def _verbetert_fase(verantwoording: Verantwoording) -> bool:
    rij = verantwoording.corrigeert
    return rij is not None and rij.soort == Gebeurtenissoort.FASE


def _zet_fase(actie: Actie, van: str | None, naar: str | None, verantwoording: Verantwoording) -> Gebeurtenis:
    rij = boek(
        houder=actie,
        soort=Gebeurtenissoort.FASE,
        verantwoording=verantwoording,
        van={"fase": van},
        naar={"fase": naar},
    )
    werk_fasen_bij(actie)
    return rij


def werk_fasen_bij(actie: Actie) -> None:
    """Let the stays of the (locked) actie be those that its journal tells of."""
    rijen = actie.gebeurtenissen.staand().van_soort(Gebeurtenissoort.FASE).in_volgorde().select_related("bron")
    verteld = verblijven(rijen)
    te_veel = actie.fasen.filter(volgnummer__gt=len(verteld))
    weg = list(te_veel.values_list("pk", flat=True))
    te_veel.delete()
    fasen = {fase.volgnummer: fase for fase in actie.fasen.select_related("definitie")}
    definities = {definitie.slug: definitie for definitie in actie.soort.fasedefinities.all()}
    for nummer, verblijf in enumerate(verteld, start=1):
        velden = {naam: getattr(verblijf, naam) for naam in ("begonnen", "beeindigd", "is_huidig", "bron")}
        velden["definitie"] = definities[verblijf.fase]
        if (fase := fasen.get(nummer)) is None:
            Fase.objects.create(actie=actie, volgnummer=nummer, **velden)
        elif anders := opslaan.verschil(fase, velden):
            zet(fase, **anders)
    zoekregels.werk_fasen_bij(actie, weg)


@dienst(beheer)
def zet_verbanden(
    *, actie: Actie, opgaven: Iterable[Opgave], voorgangers: Iterable[Actie], door: Gebruiker | None
) -> bool:
    """Say which opgaven the actie serves and which acties came before it; whether anything changed."""
    gewenst = {"opgaven": {opgave.pk for opgave in opgaven}, "voorgangers": {vorige.pk for vorige in voorgangers}}
    if actie.pk in gewenst["voorgangers"]:
        raise ValidationError({"voorgangers": "Een actie is niet haar eigen voorganger."})
    anders = [
        kant for kant, nieuw in gewenst.items() if set(getattr(actie, kant).values_list("pk", flat=True)) != nieuw
    ]
    for kant in anders:
        getattr(actie, kant).set(gewenst[kant])
    if anders:
        zet(actie, versie=actie.versie + 1)
        schuif_stempel(Stempel.Naam.KADER)  # the acties on the other side show it too
    return bool(anders)
