"""The home page: what the programme is, how it stands, what changed, what comes."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.text import slugify

from acties import services
from acties.models import Actie
from acties.models.gebeurtenissoort import OVERGENOMEN
from basis.tijd.perioden import jaar
from programmalijnen.models import Programmalijn
from programmalijnen.services import leg_programmalijn_vast
from tests.factories import (
    ActieFactory,
    MijlpaalFactory,
    OnderdeelsoortFactory,
    PartijFactory,
    ProgrammalijnFactory,
    SoortFactory,
)
from tests.support.pagina import Pagina, lees
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db

JAAR = timezone.localdate().year


def maak_acties(lijn: Programmalijn, *statussen: str) -> list[Actie]:
    soort = SoortFactory()
    return [
        ActieFactory(programmalijn=lijn, soort=soort, status=status, korte_naam=f"K{nummer}", gepubliceerd=True)
        for nummer, status in enumerate(statussen)
    ]


@pytest.mark.parametrize(
    ("statussen", "kop"),
    [
        ([], "Er zijn nog geen acties"),
        (["afgerond"], "Eén actie: afgerond"),
        (["afgerond"] * 2, "Twee acties: alle twee afgerond"),
        (["afgerond"] * 2 + ["overgegaan"], "Drie acties: twee afgerond, één gaat verder in ander werk"),
        (["overgegaan"] * 2 + ["vertraagd"], "Drie acties: één vertraagd, twee gaan verder in ander werk"),
        (["gepland", "op-schema", "vertraagd", "afgerond"], "Vier acties: twee lopen, één gepland, één afgerond"),
    ],
)
def test_the_heading_is_the_state_of_the_programme(statussen: list[str], kop: str, client: Client) -> None:
    maak_acties(ProgrammalijnFactory(), *statussen)

    assert kop in lees(client, "/").tekst.replace(" :", ":").replace(" ,", ",")


def test_each_number_leads_to_what_it_counts(client: Client) -> None:
    maak_acties(ProgrammalijnFactory(), "gepland", "op-schema", "vertraagd", "afgerond")

    links = lees(client, "/").links

    assert links["twee lopen"] == "/acties/?status=op-schema&status=vertraagd"
    assert links["één afgerond"] == "/acties/?status=afgerond"
    assert links["Vier acties"] == "/acties/"


def test_each_actie_is_a_row_under_its_line_with_its_status(client: Client) -> None:
    lijn = ProgrammalijnFactory(titel="Eén overheid")
    actie, later = maak_acties(lijn, "afgerond", "vertraagd")

    pagina = lees(client, "/")

    assert f"{actie.titel} {actie.korte_naam}" in pagina.links
    assert pagina.links[f"{lijn.volgorde} Eén overheid"] == lijn.get_absolute_url()
    assert f"{actie.titel} K0 afgerond in {JAAR}" in pagina.tekst
    assert f"{later.titel} K1 vertraagd" in pagina.tekst
    assert "Elke boog is één actie" in pagina.tekst


def test_of_many_acties_each_line_is_a_row_with_counts(client: Client) -> None:
    lijn = ProgrammalijnFactory(slug="overheid")
    maak_acties(lijn, *["afgerond"] * 9, "vertraagd")
    maak_acties(ProgrammalijnFactory(), "afgerond")

    pagina = lees(client, "/")

    assert pagina.links["negen afgerond"] == "/acties/?lijn=overheid&status=afgerond"
    assert "Elke boog is één programmalijn" in pagina.tekst


def test_what_an_actie_yielded_stands_under_its_line(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    resultaat = OnderdeelsoortFactory(slug="resultaat", is_opbrengst=True)
    for volgorde, titel in enumerate(("Een boek", "Nog een boek")):
        services.leg_onderdeel_vast(
            actie=actie,
            slug=slugify(titel),
            velden={"titel": titel, "soort": resultaat, "volgorde": volgorde},
            verantwoording=BEGIN,
        )

    pagina = lees(client, "/")

    assert pagina.links["Een boek"] == actie.get_absolute_url()
    assert "Nog een boek" not in pagina.tekst


def test_the_field_leads_to_the_parties(client: Client) -> None:
    ActieFactory(trekker=PartijFactory(naam="Gemeente Waterdam"), gepubliceerd=True)
    (formulier,) = [f for f in lees(client, "/").formulieren if f.adres == "/partijen/"]

    assert "Gemeente Waterdam" in formulier.verstuur_en_volg(client, q="waterdam").tekst


def test_without_a_date_to_come_it_says_so_and_what_is_open(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    MijlpaalFactory(actie=actie, titel="Ooit gepland", gepland=jaar(JAAR - 3), stand="onbekend")
    MijlpaalFactory(actie=actie, titel="Gehaald", gepland=jaar(JAAR - 3), stand="ja")

    tekst = lees(client, "/").tekst.split("Wat er komt")[1]

    assert "Er staat geen datum meer op de agenda." in tekst
    assert "Ooit gepland" in tekst
    assert "Gehaald" not in tekst


def test_the_small_map_is_an_image_that_says_until_when(client: Client) -> None:
    actie = ActieFactory(slug="waterberging", gepubliceerd=True)
    adres = f"/programmakaart.svg?lijn={actie.programmalijn.volgorde}&licht=waterberging"

    antwoord = client.get(adres)

    assert antwoord["Content-Type"] == "image/svg+xml"
    assert 'stroke-width="9"' in antwoord.content.decode()
    assert 'stroke-width="9"' not in client.get("/programmakaart.svg").content.decode()


def test_on_a_page_of_the_past_the_small_map_is_of_that_day(client: Client) -> None:
    ProgrammalijnFactory(slug="overheid")
    vandaag = timezone.localdate()

    html = client.get(f"/programmalijnen/overheid/?stand={vandaag}").content.decode()

    (adres,) = re.findall(r'src="(/programmakaart[^"]*)"', html)
    assert f"stand={vandaag}" in adres
    assert client.get(unescape(adres)).status_code == 200


def test_the_newest_changes_first_and_only_what_is_news(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    for nummer in range(8):
        waarom = replace(BEGIN, reden=f"Nieuws {nummer}.")
        services.meld_voortgang(actie=actie, status="op-schema", verantwoording=waarom)
    services.bevestig_actie(actie=actie, verantwoording=replace(BEGIN, reden="Geen nieuws."))

    tekst = lees(client, "/").tekst

    gezien = [nummer for nummer in range(8) if f"Nieuws {nummer}." in tekst]
    assert gezien == [4, 5, 6, 7]
    assert tekst.index("Nieuws 7.") < tekst.index("Nieuws 6.")
    assert "Geen nieuws." not in tekst


def test_that_it_stood_in_public_sources_is_no_reason_to_tell(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    services.meld_voortgang(actie=actie, status="afgerond", verantwoording=replace(BEGIN, reden=OVERGENOMEN))
    tekst = lees(client, "/").tekst
    assert f"Status: afgerond {actie.titel}" in tekst
    assert "Overgenomen" not in tekst


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

    assert len(antwoorden) == 1
    assert all("Waterberging" in " ".join(antwoord.links) for antwoord in antwoorden)


def test_an_empty_portal_says_so(client: Client) -> None:
    tekst = lees(client, "/").tekst

    assert "Er is nog niets gemeld." in tekst
    assert "Er staat geen datum meer op de agenda." in tekst


def test_a_warm_page_is_renewed_by_any_change_of_the_programme(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    lees(client, "/")

    services.wijzig_actie(actie=actie, velden={"titel": "Andere titel"}, door=None)
    MijlpaalFactory(actie=actie, titel="Een stap", gepland=jaar(JAAR + 1))
    leg_programmalijn_vast(slug=actie.programmalijn.slug, velden={"titel": "Andere lijn"})

    tekst = lees(client, "/").tekst
    assert all(woorden in tekst for woorden in ("Andere titel", "Een stap", "Andere lijn"))
