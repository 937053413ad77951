"""A beheerder at the door, and an actie with something of everything in it."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.contrib.admin import site
from django.db.models import Model
from django.template import Template
from django.test import Client
from django.test.utils import instrumented_test_render  # type: ignore[attr-defined]
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from acties import services
from acties.models import Actie, Deelname
from acties.services import Verantwoording
from basis.logboek.models import Loghandeling
from basis.logboek.services import leg_vast
from basis.tijd.perioden import jaar
from meedoen.services import maak_onderwerp
from partijen.models import Gebruiker, Partij
from tests.factories import (
    ActieFactory,
    BronFactory,
    GebruikerFactory,
    LidmaatschapFactory,
    MijlpaalFactory,
    OnderdeelsoortFactory,
    PaginaFactory,
    PartijFactory,
    beloof,
)
from tests.support import codes as van_codes
from tests.support.eenmalig import eenmalig
from tests.support.inlog import log_in
from tests.support.meedoen import maak_vraag
from tests.support.postbus import bericht
from tests.support.rapporten import maak_rapport
from tests.support.voorstellen import koppel, stel_voor

WAAROM = Verantwoording(reden="Begin van de test.")


@pytest.fixture(autouse=True)
def _pages_tell_what_they_were_made_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here, and nowhere else, tests ask for `context`."""
    monkeypatch.setattr(Template, "_render", instrumented_test_render)


@pytest.fixture
def beheerder(db: None) -> Gebruiker:
    """Is staff and nothing more: no superuser."""
    return GebruikerFactory(is_staff=True, naam="Bea Beheer")


@pytest.fixture
def beheer(beheerder: Gebruiker) -> Client:
    """The browser of the beheerder."""
    client = Client()
    log_in(client, beheerder)
    return client


@pytest.fixture
def ambtenaar(db: None) -> Client:
    """The browser of someone with an account who is no beheerder."""
    client = Client()
    log_in(client, GebruikerFactory())
    return client


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Partij, Actie]]:
    """Made once for a module: it takes longer than most tests."""
    yield from eenmalig(django_db_blocker, _maak)


def _maak() -> tuple[Partij, Actie]:
    partij = PartijFactory(naam="Gemeente Demostad", afkorting="GD")
    actie = ActieFactory(titel="Samen het water op", trekker=partij, gepubliceerd=True)
    vul(actie, partij)
    actie.refresh_from_db()
    return partij, actie


@pytest.fixture
def partij(gedeeld: tuple[Partij, Actie], db: None) -> Partij:
    return deepcopy(gedeeld[0])


@pytest.fixture
def actie(gedeeld: tuple[Partij, Actie], db: None) -> Actie:
    """A published actie with a trekker, two mijlpalen, an afspraak, a phase, an onderdeel and a document."""
    return deepcopy(gedeeld[1])


def vul(actie: Actie, partij: Partij) -> None:
    """Give the actie two of everything that belongs to it."""
    beloof(partij, actie, stand="voorgenomen", titel="Droge voeten", tekst="Droge voeten.", reden=WAAROM.reden)
    services.ga_naar_fase(actie=actie, definitie=actie.soort.fasedefinities.all()[0], verantwoording=WAAROM)
    soort = OnderdeelsoortFactory()
    for nummer in (1, 2):
        MijlpaalFactory(actie=actie, gepland=jaar(2030 + nummer), titel=f"Oplevering {nummer}")
        services.leg_onderdeel_vast(
            actie=actie,
            slug=f"deel-{actie.pk}-{nummer}",
            velden={"titel": f"Deel {nummer}", "soort": soort, "stand": "loopt"},
            verantwoording=WAAROM,
            partijen=[(partij, "deelnemer")],
        )
        services.voeg_document_toe(
            actie=actie,
            slug=f"brief-{nummer}",
            titel=f"Brief {nummer}",
            soort="brief",
            nummer="1",
            verantwoording=WAAROM,
        )


def vul_aan(partij: Partij, actie: Actie) -> Actie:
    """Put at least one row there of everything that the admin offers."""
    LidmaatschapFactory(partij=partij)
    PaginaFactory()
    BronFactory()
    maak_rapport()
    bericht()
    vraag = maak_vraag(actie, partij, is_elders=True, bron=BronFactory())  # one with every text that there is
    maak_onderwerp(vraag=vraag, titel="Groen", door=None)
    van_codes.werkplaatsen(partij)
    koppel(actie)
    stel_voor(actie)
    inlogger = GebruikerFactory()
    leg_vast(Loghandeling.INLOGGEN, door=inlogger, object_=str(inlogger))
    deelname = Deelname(partij=PartijFactory(), rol="partner")
    alle = [*actie.deelnames.all(), deelname]
    services.zet_deelnames(actie=actie, deelnames=alle, verantwoording=WAAROM)
    return actie


@pytest.fixture
def wereld(actie: Actie, partij: Partij) -> Actie:
    """With a row of everything."""
    return vul_aan(partij, actie)


def adres(obj: Model, wat: str = "change") -> str:
    """The address of a page of the admin about `obj`."""
    return reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_{wat}", args=[obj.pk])


def ingevuld(client: Client, url: str) -> dict[str, Any]:
    """What a browser would send when someone opens this page and saves it right away."""
    context = client.get(url).context
    data: dict[str, Any] = {}
    formulieren = [context["adminform"].form]
    for rijen in context.get("inline_admin_formsets", []):
        formulieren += [rijen.formset.management_form, *rijen.formset.forms]
    if rijen := context.get("inline_admin_formset"):
        formulieren += [rijen.formset.management_form, *rijen.formset.forms]
    for formulier in formulieren:
        for veld in formulier:
            if not veld.field.disabled and veld.name not in {"DELETE", "bestand"}:
                waarde = veld.field.prepare_value(veld.value())
                data[veld.html_name] = (waarde or None) if hasattr(veld.field, "_check_values") else _als_post(waarde)
    return {naam: waarde for naam, waarde in data.items() if waarde is not None}


def bewaar(beheer: Client, obj: Any, **velden: Any) -> Any:
    """Open the page of `obj`, change these fields and save."""
    return beheer.post(adres(obj), {**ingevuld(beheer, adres(obj)), **velden})


def _als_post(waarde: Any) -> Any:
    """The value as a browser sends it; None for a box that is not ticked."""
    return None if waarde is False else "on" if waarde is True else "" if waarde is None else waarde


GEREGISTREERD: list[Any] = [admin for admin in site._registry.values() if admin.opts.app_label != "auth"]
