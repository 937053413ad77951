"""Every page of the admin opens, for a beheerder only, in a number of queries that does not grow."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from acties.models import Actie
from basis.beheer.basis import MetZoekveld
from partijen.models import Partij
from tests.beheer.conftest import GEREGISTREERD, adres, bewaar, vul_aan
from tests.factories import ActieFactory, GebruikerFactory, MijlpaalFactory, PartijFactory
from tests.support.eenmalig import eenmalig
from tests.support.inlog import log_in

NAMEN = [admin.opts.label_lower for admin in GEREGISTREERD]
elke_admin = pytest.mark.parametrize("admin", GEREGISTREERD, ids=NAMEN)


@pytest.fixture(scope="module")
def gevuld(gedeeld: tuple[Partij, Actie], django_db_blocker: DjangoDbBlocker) -> Iterator[Actie]:
    yield from eenmalig(django_db_blocker, lambda: vul_aan(*deepcopy(gedeeld)))


@pytest.fixture
def wereld(gevuld: Actie, db: None) -> Actie:
    return deepcopy(gevuld)


def test_everything_of_the_domain_is_there() -> None:
    verwacht = {
        "acties.actie",
        "acties.afspraak",
        "acties.document",
        "acties.gebeurtenis",
        "acties.mijlpaal",
        "acties.onderdeel",
        "acties.onderdeelsoort",
        "acties.soort",
        "bronnen.bron",
        "codes.bepaling",
        "codes.bepalingsoort",
        "codes.code",
        "codes.oefening",
        "codes.versie",
        "logboek.logregel",
        "meedoen.onderwerp",
        "meedoen.vraag",
        "officieel.bronkoppeling",
        "officieel.bronstand",
        "officieel.fasevoorstel",
        "partijen.gebruiker",
        "partijen.lidmaatschap",
        "partijen.partij",
        "programmalijnen.opgave",
        "programmalijnen.pagina",
        "programmalijnen.programmalijn",
    }
    assert set(NAMEN) == verwacht | {"voortgang.rapport", "berichten.bericht"}
    assert not site.is_registered(Group)


def test_front_page_names_the_apps_in_order(beheer: Client) -> None:
    antwoord = beheer.get(reverse("admin:index"))
    assert [app["app_label"] for app in antwoord.context["app_list"]] == [
        "meedoen",
        "officieel",
        "voortgang",
        "codes",
        "acties",
        "programmalijnen",
        "berichten",
        "partijen",
        "logboek",
        "bronnen",
    ]
    assert "Wat wilt u beheren?" in antwoord.text


@elke_admin
def test_list_opens_and_searches(admin: Any, beheer: Client, wereld: Actie) -> None:
    lijst = reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_changelist")
    with CaptureQueriesContext(connection) as queries:
        antwoord = beheer.get(lijst)
    assert antwoord.context["cl"].result_count >= 1
    assert len(queries) <= 14
    assert beheer.get(lijst, {"q": "zoek dit"}).context["cl"].result_count == 0


@elke_admin
def test_add_page_opens_where_adding_is_offered(admin: Any, beheer: Client, wereld: Actie) -> None:
    antwoord = beheer.get(reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_add"))
    assert antwoord.status_code == (200 if admin.mag_erbij else 403)
    assert not admin.mag_erbij or "toevoegen</h1>" in antwoord.text


@elke_admin
def test_change_page_opens(admin: Any, beheer: Client, wereld: Actie) -> None:
    obj = admin.model._default_manager.order_by("pk").first()
    ContentType.objects.get_for_models(*apps.get_models())  # a process that serves knows these
    with CaptureQueriesContext(connection) as queries:
        antwoord = beheer.get(adres(obj))
    assert antwoord.context["original"] == obj
    assert len(queries) <= 24


@elke_admin
def test_nobody_else_comes_in(admin: Any, wereld: Actie) -> None:
    lijst = reverse(f"admin:{admin.opts.app_label}_{admin.opts.model_name}_changelist")
    ambtenaar = Client()
    assert ambtenaar.get(lijst).status_code == 302
    log_in(ambtenaar, GebruikerFactory())
    assert ambtenaar.get(lijst).status_code == 403


def test_former_beheerder_is_out(beheer: Client, beheerder: Any) -> None:
    beheerder.is_staff = False
    beheerder.save()
    assert beheer.get(reverse("admin:index")).status_code == 403


def test_queries_of_the_list_do_not_grow(beheer: Client, wereld: Actie) -> None:
    lijst = reverse("admin:acties_actie_changelist")
    beheer.get(lijst)
    with CaptureQueriesContext(connection) as een:
        beheer.get(lijst)
    ActieFactory.create_batch(3, programmalijn=wereld.programmalijn, soort=wereld.soort)
    with CaptureQueriesContext(connection) as vier:
        beheer.get(lijst)
    assert len(vier) == len(een)


def test_queries_of_the_actie_page_do_not_grow(beheer: Client, wereld: Actie) -> None:
    beheer.get(adres(wereld))
    with CaptureQueriesContext(connection) as eerst:
        beheer.get(adres(wereld))
    for _ in range(3):
        MijlpaalFactory(actie=wereld)
    with CaptureQueriesContext(connection) as daarna:
        beheer.get(adres(wereld))
    assert len(daarna) == len(eerst)


@elke_admin
def test_every_search_box_folds(admin: Any) -> None:
    assert isinstance(admin, MetZoekveld)


@pytest.mark.parametrize("woord", ["lodz", "LÓDŹ", "toezicht-op", '"een jaar"', "jaar op"])
def test_search_box_folds(woord: str, beheer: Client) -> None:
    ActieFactory(titel="Een jaar Łódź", doel="Toe\u00adzicht\u2011op")
    lijst = reverse("admin:acties_actie_changelist")
    assert beheer.get(lijst, {"q": woord}).context["cl"].result_count == 1
    assert beheer.get(lijst, {"q": f"{woord} %"}).context["cl"].result_count == 0


@pytest.mark.parametrize("term", ["lodz", "LÓDŹ", "wojewodztwo-lodz"])
def test_autocomplete_folds_the_names_of_organisations(term: str, beheer: Client) -> None:
    PartijFactory(naam="Województwo‑Łódź")
    velden = {"app_label": "partijen", "model_name": "lidmaatschap", "field_name": "partij", "term": term}

    gevonden = beheer.get(reverse("admin:autocomplete"), velden).json()["results"]

    assert [een["text"] for een in gevonden] == ["Województwo‑Łódź"]


def test_autocomplete_finds(beheer: Client, wereld: Actie) -> None:
    velden = {"app_label": "acties", "model_name": "document", "field_name": "actie", "term": "water"}
    gevonden = beheer.get(reverse("admin:autocomplete"), velden).json()["results"]
    assert [rij["text"] for rij in gevonden] == ["Samen het water op"]


def test_the_words_of_django_are_dutch_and_have_no_wrong_article(beheer: Client, actie: Actie) -> None:
    onderdeel = actie.onderdelen.earliest("pk")
    assert "Model name" not in beheer.get("/beheer/").text
    assert "<title>Fout: " in bewaar(beheer, onderdeel, titel="").text

    bewaar(beheer, onderdeel, titel="Ander deel", reden="Beter.")

    tekst = beheer.get(adres(onderdeel)).text
    assert "Gewijzigd: onderdeel" in tekst
    assert "De onderdeel" not in tekst
