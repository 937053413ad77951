"""Every change of a report: what people do with it, and what the job in the background tells of its making."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from basis.bronnen.models import Stempel
from basis.bronnen.services import zet_stempel
from basis.web.opslaan import verschil, vrij_adres, wacht_op_beurt, zet_velden
from partijen.models import Gebruiker, Partij
from voortgang import rechten
from voortgang.models import Bestandsoort, Publicatie, Rapport, Rapportbestand, Rapportstand

VELDEN = frozenset({"titel", "van", "tot", "peildatum", "bereik", "programmalijn", "partij", "inleiding"})
VERBODEN_SLUGS = ("nieuw",)  # an address of its own
TAAK = "voortgang.maak_rapport"
WACHTRIJ = "rapporten"
_EEN_TEGELIJK = 0x1B9_0015  # the key of the lock in PostgreSQL, our own


@transaction.atomic
def vraag_aan(
    *,
    velden: dict[str, Any],
    door: Gebruiker | None,
    namens: Partij | None,
    inzending: UUID | None = None,
    bekend: datetime | None = None,
) -> Rapport:
    """A new report, and the job that makes it; both are there when the transaction commits.

    `bekend` pins up to when the journal is read: now, or the moment of an earlier report to get the same again.
    A second click (`inzending`) gives the report of the first. Raises PermissionDenied, or ValidationError by field.
    """
    rechten.eis_aanvragen(door, namens)
    _controleer(velden)
    wacht_op_beurt(_EEN_TEGELIJK)
    if inzending and (eerder := Rapport.objects.filter(inzending=inzending, door=door).first()):
        return eerder
    rapport = Rapport(
        door=door, inleiding_door=door, namens=namens, inzending=inzending, bekend=bekend or timezone.now(), **velden
    )
    rapport.slug = vrij_adres(rapport.titel, Rapport.objects.all(), anders="rapport", verboden=VERBODEN_SLUGS)
    rapport.full_clean()
    rapport.save()
    _zet_in_wachtrij(rapport)
    return rapport


def _controleer(velden: dict[str, Any]) -> None:
    if onbekend := set(velden) - VELDEN:
        raise ValueError(f"niet aan te vragen: {', '.join(sorted(onbekend))}")
    if velden["peildatum"] > timezone.localdate():
        raise ValidationError({"peildatum": "De peildatum ligt niet in de toekomst."})


def _zet_in_wachtrij(rapport: Rapport) -> None:
    """Jobs of one report run one after the other."""
    opdracht = app.configure_task(TAAK, lock=f"rapport-{rapport.pk}", queue=WACHTRIJ)
    opdracht.defer(rapport_id=rapport.pk)


@transaction.atomic
def wijzig_inleiding(*, rapport: Rapport, inleiding: str, door: Gebruiker | None) -> bool:
    """Give the report another introduction; its files are then made anew from the same content.

    Whether anything changed. Raises PermissionDenied, or ValidationError when it is published or still being made.
    """
    nu = _vergrendel(rapport, door)
    if nu.is_zichtbaar:
        raise ValidationError("Dit rapport is gepubliceerd. Trek het eerst in als u de inleiding wilt veranderen.")
    if nu.wordt_gemaakt:
        raise ValidationError("Dit rapport wordt nog gemaakt. Verander de inleiding als het klaar is.")
    if not (anders := verschil(nu, {"inleiding": inleiding})):
        return False
    nu.inleiding = anders["inleiding"]
    nu.full_clean()
    nu.bestanden.filter(soort=Bestandsoort.PDF).delete()  # the only one with the introduction in it
    zet_velden(nu, **anders, inleiding_door=door, stand=Rapportstand.WACHT, stap=0, fout="", bezig_met="")
    _zet_in_wachtrij(nu)
    return True


@transaction.atomic
def probeer_opnieuw(*, rapport: Rapport, door: Gebruiker | None) -> None:
    """Make what failed of a report; nothing happens when it is already in hand.

    Raises PermissionDenied, or ValidationError when it is published: it would be gone while it is made.
    """
    nu = _vergrendel(rapport, door)
    if nu.is_zichtbaar:
        raise ValidationError("Dit rapport is gepubliceerd. Trek het eerst in als u het opnieuw wilt maken.")
    if nu.fout:
        zet_velden(nu, stand=Rapportstand.WACHT, stap=0, fout="", bezig_met="")
        _zet_in_wachtrij(nu)


@transaction.atomic
def publiceer(*, rapport: Rapport, door: Gebruiker | None, merk: str | None = None) -> None:
    """Show the report to everyone. `merk` says how it was when this person saw it (None: however it is now).

    Raises PermissionDenied, or ValidationError when it is not ready, was changed since, or asks for a second person.
    """
    nu = _vergrendel(rapport, door)
    rechten.eis_publiceren(door, nu)
    if not nu.is_klaar:
        raise ValidationError("Dit rapport is nog niet klaar. Publiceer het als het klaar is.")
    if merk is not None and merk != nu.merk and not nu.is_zichtbaar:
        raise ValidationError("Dit rapport is intussen veranderd. Bekijk het opnieuw.")
    if not nu.is_zichtbaar:
        zet_velden(nu, publicatie=Publicatie.GEPUBLICEERD, gepubliceerd_op=timezone.now())
        _tel_openbare()


@transaction.atomic
def trek_in(*, rapport: Rapport, door: Gebruiker | None) -> None:
    """Take the report out of every public place; it is a draft again."""
    nu = _vergrendel(rapport, door)
    if nu.is_zichtbaar:
        zet_velden(nu, publicatie=Publicatie.CONCEPT)
        _tel_openbare()


def _tel_openbare() -> None:
    """Say how many everyone can read: without any, the foot of a page does not lead to them."""
    zet_stempel(Stempel.Naam.RAPPORTEN, Rapport.objects.zichtbaar().count())


def _vergrendel(rapport: Rapport, door: Gebruiker | None) -> Rapport:
    nu = Rapport.objects.select_related("namens").select_for_update(of=("self",)).get(pk=rapport.pk)
    rechten.eis_beheren(door, nu)
    return nu


# -- told by the job; each is seen at once, so these are not one transaction ------------------------------------


def begin(*, rapport: Rapport, stappen: int) -> None:
    """Say that the making began, and how many steps it takes."""
    zet_velden(rapport, stand=Rapportstand.BEZIG, stap=0, stappen=stappen, fout="", bezig_met="")


def zet_stap(*, rapport: Rapport, bezig_met: str) -> None:
    """Say which step is being done now."""
    zet_velden(rapport, stap=rapport.stap + 1, bezig_met=bezig_met[:200])


def leg_inhoud_vast(*, rapport: Rapport, inhoud: dict[str, Any]) -> None:
    """Freeze the content."""
    zet_velden(rapport, gegevens=inhoud)


def bewaar_bestand(*, rapport: Rapport, soort: Bestandsoort, inhoud: bytes) -> None:
    """Keep a file of the report in the place of the one before it."""
    Rapportbestand.objects.update_or_create(
        rapport=rapport, soort=soort, defaults={"inhoud": inhoud, "bytes": len(inhoud)}
    )


def rond_af(*, rapport: Rapport) -> None:
    """Say that the report is ready, and which files could not be made. None of them is a failure."""
    gemaakt = set(rapport.bestanden.values_list("soort", flat=True))
    mist = [soort.label for soort in Bestandsoort if soort not in gemaakt]
    if not gemaakt:
        meld_mislukt(rapport=rapport)
    else:
        fout = f"Wij konden dit niet maken: {' en '.join(mist)}." if mist else ""
        zet_velden(rapport, stand=Rapportstand.KLAAR, bezig_met="", fout=fout)


def meld_mislukt(*, rapport: Rapport) -> None:
    """Say that the making failed, and at which step. What was made before that is offered all the same."""
    if rapport.bestanden.exists():
        rond_af(rapport=rapport)
        return
    waar = f" Het ging mis bij: {rapport.bezig_met}." if rapport.bezig_met else ""
    zet_velden(rapport, stand=Rapportstand.MISLUKT, fout=f"Het rapport kon niet worden gemaakt.{waar}")
