"""The home page: what the programme is, how it stands, what changed, what comes."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from acties import services
from basis.tijd.perioden import jaar
from programmalijnen.services import leg_programmalijn_vast
from tests.factories import ActieFactory, MijlpaalFactory, ProgrammalijnFactory, SoortFactory
from tests.support.pagina import Pagina, lees
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db

JAAR = timezone.localdate().year


def test_each_line_with_its_acties_by_status(client: Client) -> None:
    gelijk = {
        "programmalijn": ProgrammalijnFactory(titel="Eén overheid"),
        "soort": SoortFactory(),
        "gepubliceerd": True,
    }
    ActieFactory.create_batch(2, **gelijk)
    ActieFactory(status="vertraagd", **gelijk)
    ProgrammalijnFactory(titel="Lege lijn")

    pagina = lees(client, "/")

    assert "Eén overheid" in pagina.links
    assert "2 gepland 1 vertraagd" in pagina.tekst
    assert "Lege lijn" in pagina.tekst
    assert "Nog geen acties" in pagina.tekst


def test_the_newest_changes_first_and_only_what_is_news(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    for nummer in range(8):
        waarom = replace(BEGIN, reden=f"Nieuws {nummer}.")
        services.meld_voortgang(actie=actie, status="op-schema", verantwoording=waarom)
    services.bevestig_actie(actie=actie, verantwoording=replace(BEGIN, reden="Geen nieuws."))

    tekst = lees(client, "/").tekst

    gezien = [nummer for nummer in range(8) if f"Nieuws {nummer}." in tekst]
    assert gezien == [2, 3, 4, 5, 6, 7]
    assert tekst.index("Nieuws 7.") < tekst.index("Nieuws 6.")
    assert "Geen nieuws." not in tekst


def test_what_comes_next_soonest_first(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    for titel, velden in {
        "Later": {"gepland": jaar(JAAR + 9)},
        "Eerder": {"gepland": jaar(JAAR + 1)},
        "Herijkt": {"gepland": jaar(JAAR - 2), "verwacht": jaar(JAAR + 2)},
        "Voorbij": {"gepland": jaar(JAAR - 1)},
        "Gehaald": {"gepland": jaar(JAAR + 1), "stand": "ja"},
    }.items():
        MijlpaalFactory(actie=actie, titel=titel, **velden)

    tekst = lees(client, "/").tekst.split("Wat er komt")[1]

    assert tekst.index("Eerder") < tekst.index("Herijkt") < tekst.index("Later")
    assert "Voorbij" not in tekst
    assert "Gehaald" not in tekst


def test_the_search_box_leads_to_the_results(client: Client) -> None:
    ActieFactory(titel="Waterberging", gepubliceerd=True)
    pagina = lees(client, "/")
    formulieren = [formulier for formulier in pagina.formulieren if formulier.adres == "/zoeken/"]

    antwoorden = [Pagina(formulier.verstuur(client, q="waterberging")) for formulier in formulieren]

    assert len(antwoorden) == 2  # in the head of the page and in its opening
    assert all("Waterberging" in antwoord.links for antwoord in antwoorden)


def test_an_empty_portal_says_so(client: Client) -> None:
    tekst = lees(client, "/").tekst

    assert "Er is nog niets gemeld." in tekst
    assert "Er zijn geen mijlpalen met een datum in de toekomst bekend." in tekst


def test_a_warm_page_is_renewed_by_any_change_of_the_programme(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    lees(client, "/")

    services.wijzig_actie(actie=actie, velden={"titel": "Andere titel"}, door=None)
    MijlpaalFactory(actie=actie, titel="Een stap", gepland=jaar(JAAR + 1))
    leg_programmalijn_vast(slug=actie.programmalijn.slug, velden={"titel": "Andere lijn"})

    tekst = lees(client, "/").tekst
    assert all(woorden in tekst for woorden in ("Andere titel", "Een stap", "Andere lijn"))
