"""What the journal tells of stays; other things go when nothing refers to them, and leave the search index too."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from acties.models import Actie
from basis.bronnen.models import Bron
from basis.zoeken.models import Zoekregel
from partijen import services as partijservices
from partijen.models import Partij
from programmalijnen import services as paginaservices
from programmalijnen.models import VASTE_PAGINAS
from tests.beheer.conftest import GEREGISTREERD, adres, bewaar
from tests.factories import (
    ActieFactory,
    BronFactory,
    LidmaatschapFactory,
    OnderdeelsoortFactory,
    OpgaveFactory,
    PaginaFactory,
    ProgrammalijnFactory,
    SoortFactory,
)

BLIJFT = {
    "actie",
    "afspraak",
    "bepaling",
    "bepalingsoort",
    "bericht",
    "code",
    "document",
    "bronstand",
    "fasevoorstel",
    "gebeurtenis",
    "gebruiker",
    "logregel",
    "mijlpaal",
    "oefening",
    "onderdeel",
    "rapport",
    "versie",
    "vraag",
}


def test_what_stays_has_no_button_and_no_address(beheer: Client, wereld: Actie) -> None:
    assert {admin.opts.model_name for admin in GEREGISTREERD if not admin.mag_weg} == BLIJFT
    for admin in GEREGISTREERD:
        obj = admin.model._default_manager.order_by("pk").first()
        if not admin.mag_weg:
            assert beheer.post(adres(obj, "delete"), {"post": "yes"}).status_code == 403
            assert "verwijderen" in beheer.get(adres(obj)).text.lower()  # it says why not


@pytest.mark.parametrize(
    "maak",
    [BronFactory, OpgaveFactory, ProgrammalijnFactory, PaginaFactory, SoortFactory, OnderdeelsoortFactory],
    ids=lambda fabriek: fabriek.__name__,
)
def test_what_nothing_refers_to_goes(beheer: Client, maak: type) -> None:
    obj = maak()
    assert beheer.post(adres(obj, "delete"), {"post": "yes"}).status_code == 302
    assert not type(obj)._default_manager.filter(pk=obj.pk).exists()


def test_party_leaves_the_index(beheer: Client, db: None) -> None:
    velden = {"naam": "Gemeente Weg", "soort": "gemeente", "bestuurslaag": "gemeenten"}
    partij, _ = partijservices.leg_partij_vast(slug="weg", velden=velden)
    beheer.post(adres(partij, "delete"), {"post": "yes"})
    assert not Partij.objects.filter(slug="weg").exists()
    assert not Zoekregel.objects.filter(soort="partij").exists()


def test_what_something_refers_to_stays_and_says_what_does(beheer: Client, wereld: Actie) -> None:
    opgave = OpgaveFactory()
    wereld.opgaven.add(opgave)  # a choice of several, that Django would drop silently
    ActieFactory(soort=wereld.soort)
    voor: dict[Any, str] = {
        wereld.programmalijn: "1 actie: Samen het water op",
        wereld.soort: "2 acties",
        opgave: "1 actie: Samen het water op",
        wereld.onderdelen.earliest("pk").soort: "2 onderdelen: Deel 1, Deel 2",
    }
    for obj, tekst in voor.items():
        bulk = {"action": "delete_selected", "_selected_action": [obj.pk], "post": "yes"}
        lijst = reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_changelist")
        for pagina in (beheer.post(adres(obj, "delete"), {"post": "yes"}), beheer.post(lijst, bulk)):
            assert re.search("<h1>Verwijderen kan niet: .*Er wordt nog naar verwezen", pagina.text, re.DOTALL)
            assert tekst in pagina.text
        assert type(obj)._default_manager.filter(pk=obj.pk).exists()
    with pytest.raises(ProtectedError):
        paginaservices.verwijder_opgave(opgave=opgave)


def test_bulk_removal_goes_through_the_service(beheer: Client, wereld: Actie) -> None:
    rijen = [BronFactory(), BronFactory()]
    data = {"action": "delete_selected", "_selected_action": [rij.pk for rij in rijen], "post": "yes"}
    beheer.post(reverse("admin:bronnen_bron_changelist"), data)
    assert not Bron.objects.filter(pk__in=[rij.pk for rij in rijen]).exists()


def test_membership_goes_by_the_service(beheer: Client) -> None:
    lid = LidmaatschapFactory()
    beheer.post(adres(lid, "delete"), {"post": "yes"})
    assert not lid.gebruiker.lidmaatschappen.exists()


def test_a_page_that_the_site_links_to_stays(beheer: Client) -> None:
    pagina = PaginaFactory(slug="contact")

    assert "deletelink" not in beheer.get(adres(pagina)).text
    assert beheer.post(adres(pagina, "delete"), {"post": "yes"}).status_code == 403
    antwoord = bewaar(beheer, pagina, is_gepubliceerd="")
    with pytest.raises(ValidationError, match="niet verwijderen"):
        paginaservices.verwijder_pagina(pagina=pagina)

    assert antwoord.status_code == 422
    assert "maar de pagina niet intrekken" in antwoord.text
    pagina.refresh_from_db()
    assert pagina.is_gepubliceerd


def test_all_pages_that_templates_link_to_stay() -> None:
    teksten = [pad.read_text() for pad in (settings.BASE_DIR / "templates").rglob("*.html")]
    genoemd = {slug for tekst in teksten for slug in re.findall(r"programmalijnen:pagina' '([\w-]+)'", tekst)}

    assert genoemd == VASTE_PAGINAS
