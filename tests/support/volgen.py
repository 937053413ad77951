"""People who follow things by e-mail, made by the services."""

from datetime import datetime, timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from acties.kader import lees_kader
from acties.models import Actie, Gebeurtenis
from basis.tijd.moment import Moment
from berichten.models import Bericht
from meedoen import services
from meedoen.models import Ritme, Volger
from opendata import onderwerpen
from opendata.onderwerpen import Onderwerp

ADRES = "lezer@voorbeeld.nl"


def onderwerp(wat: str, slug: str = "") -> Onderwerp:
    if wat == "alles":
        return onderwerpen.alles(Moment.nu())
    return onderwerpen.kies(wat, slug, QueryDict(), lees_kader())


def volg(*wat: Onderwerp, adres: str = ADRES, ritme: Ritme = Ritme.DAG, sinds: datetime | None = None) -> Volger:
    """An address that confirmed these."""
    sinds = sinds or timezone.now() - timedelta(days=30)
    for een in wat:
        services.vraag_aan(adres=adres, onderwerp=een, ritme=ritme)
    volger = Volger.objects.met_adres(adres).get()
    for abonnement in volger.abonnementen.onbevestigd():
        services.bevestig_abonnement(abonnement=abonnement, nu=sinds)
    Bericht.objects.all().delete()
    volger.refresh_from_db()
    return volger


def gebeurt(actie: Any, op: datetime, reden: str = "Het gaat goed.", **velden: Any) -> Gebeurtenis:
    """A row of the journal as if it was recorded at a moment: rows are never changed, so it is made like that."""
    vorige = Gebeurtenis.objects.filter(actie=actie).order_by("-versie").first()
    basis = {"soort": "status", "naar": {"status": "op-schema"}, "van": {"status": "loopt"}}
    versie = (vorige.versie if vorige else 0) + 1
    Actie.objects.filter(pk=actie.pk).update(versie=versie)
    return Gebeurtenis.objects.create(actie=actie, reden=reden, geregistreerd_op=op, versie=versie, **(basis | velden))
