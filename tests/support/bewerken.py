"""Reporting by a form, on the page of the actie or on the workplace."""

from dataclasses import replace

from django.test import Client

from acties import services
from acties.models import Afspraak, Gebeurtenis, Toezegging
from tests.support.pagina import Formulier, lees
from tests.support.wereld import BEGIN, Wereld

DEUREN = {"actie": "/acties/{0}/?bewerk={1}", "werk": "/werk/?bewerk={0}:{1}"}


def open_formulier(client: Client, w: Wereld, bewerk: str, deur: str = "actie") -> Formulier:
    """The form that this address opens."""
    return lees(client, DEUREN[deur].format(w.actie.slug, bewerk)).formulier(f"/{bewerk.replace(':', '/')}/")


def open_bij_afspraak(client: Client, ding: Afspraak | Toezegging, soort: str) -> Formulier:
    """The form of this kind on the page of a promise: about its common part, or about that of one maker."""
    afspraak, welke = (ding, ding.slug) if isinstance(ding, Afspraak) else (ding.afspraak, ding.pk)
    return lees(client, f"{afspraak.get_absolute_url()}?bewerk={soort}:{welke}").formulier(f"/{soort}/{welke}/")


def laatste(w: Wereld) -> Gebeurtenis:
    return w.actie.gebeurtenissen.latest("pk")


def meld_fout(w: Wereld) -> str:
    """Report a wrong status; how an address says that this is mended."""
    fout = services.meld_voortgang(actie=w.actie, status="gestopt", verantwoording=replace(BEGIN, reden="Foutje."))
    return f"correctie:{fout.pk}"
