"""Drafts about afspraken: more choices in one field, and what is about the programme as a whole."""

from typing import Any

import pytest

from acties.handelingen import LegAfspraakVast, LegGevondenVast, MeldToezegging, VoegMakersToe
from acties.models import Afspraak
from partijen.models import Gebruiker, Partij
from programmalijnen.models import Programma
from tests.factories import GebruikerFactory, PartijFactory, beloof
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import Wereld, lid
from werk.concepten import services
from werk.concepten.models import Concept

pytestmark = pytest.mark.django_db
WOORDEN = {"titel": "Samen oefenen", "soort": "bestuursafspraak", "tekst": "Wij oefenen samen.", "reden": "Besloten."}
BRON = "https://www.voorbeeld.nl/brief"
GEZIEN = {"versie": "0", "inzending": "b1b4d1a2-7c1c-4a57-9a11-0a5f6d3c2e10"}


@pytest.fixture
def koepel() -> Partij:
    gemaakt: Partij = PartijFactory(naam="Koepel", soort="koepel", bestuurslaag="gemeenten")
    return gemaakt


@pytest.fixture
def wie(koepel: Partij) -> Gebruiker:
    return lid(koepel)


def test_a_draft_about_the_programme_is_written_on_and_published(koepel: Partij, wie: Gebruiker) -> None:
    ander = PartijFactory(naam="Andere koepel", soort="koepel", bestuurslaag="provincies")
    client, adres = browser_van(wie), f"/werk/concepten/programma/afspraak/{koepel.slug}/"
    ingevuld = WOORDEN | {"stand": "bevestigd", "andere_makers": [ander.slug]}

    pagina = Pagina(client.post(adres, ingevuld | GEZIEN, follow=True))

    concept = Concept.objects.get()
    assert (concept.actie, concept.houder, concept.namens) == (None, Programma.objects.get(), koepel)
    assert f"Bij {concept.houder.titel}" in pagina.tekst
    assert "Andere koepel" in pagina.tekst
    assert (
        "Samen oefenen" in lees(client, f"{concept.get_absolute_url()}bewerken/").formulier("bewerken/").velden["titel"]
    )
    assert "opgeslagen" in pagina.formulier("/publiceren/").verstuur_en_volg(client).tekst
    makers = Afspraak.objects.van_programma().get().toezeggingen.order_by("pk").values_list("partij__naam", "stand")
    assert list(makers) == [("Koepel", "bevestigd"), ("Andere koepel", "voorgenomen")]


def test_a_draft_about_the_programme_asks_and_waits_there(koepel: Partij, wie: Gebruiker) -> None:
    beloof(koepel)
    handeling = LegAfspraakVast(Programma.objects.get(), wie, koepel.slug)
    concept = services.bewaar(handeling=handeling, gegevens=WOORDEN)

    assert services.wachtend(LegAfspraakVast(Programma.objects.get(), lid(koepel), koepel.slug)) == concept
    pagina = lees(browser_van(wie), "/werk/?reden=concept")
    assert "Een concept wacht op u" in pagina.tekst
    assert "Gepubliceerd met conceptwijzigingen" in pagina.tekst
    assert browser_van(lid(PartijFactory())).get(concept.get_absolute_url()).status_code == 404
    services.gooi_weg(concept=concept, door=wie)
    assert "Bekijk het programma" in lees(browser_van(wie), concept.get_absolute_url()).tekst


def test_what_the_programmabureau_found_can_be_a_draft(wereld: Wereld) -> None:
    bureau = GebruikerFactory(is_programmabureau=True)
    makers = [wereld.trekker.slug, wereld.partner.slug]
    gegevens: dict[str, Any] = {
        **WOORDEN,
        **GEZIEN,
        "makers": makers,
        "namens_laag": [],
        "is_zeker": "on",
        "bron_titel": "Een brief",
        "bron_url": BRON,
    }
    concept = services.bewaar(handeling=LegGevondenVast(wereld.actie, bureau), gegevens=gegevens)

    services.publiceer(concept=concept, door=bureau, versie=wereld.actie.versie)

    gevonden = Afspraak.objects.get(titel="Samen oefenen")
    assert (gevonden.herkomst, gevonden.toezeggingen.count()) == ("gevonden", 2)


def test_who_approves_reads_the_stand_and_the_makers_in_words(wereld: Wereld) -> None:
    eigen, wie = beloof(wereld.trekker, wereld.actie, titel="Van ons"), lid(wereld.trekker)
    makers = VoegMakersToe(wereld.actie, wie, eigen.afspraak.slug)
    stand = MeldToezegging(wereld.actie, wie, str(eigen.pk))
    erbij = services.bewaar(handeling=makers, gegevens={"andere_makers": [wereld.partner.slug], "reden": "Samen."})
    klaar = services.bewaar(handeling=stand, gegevens={"stand": "nagekomen", "reden": "Klaar."})

    assert "<ins>Gemeente Partner</ins>" in browser_van(wie).get(erbij.get_absolute_url()).text
    html = browser_van(wie).get(klaar.get_absolute_url()).text
    assert ("<del>bevestigd</del>" in html, "<ins>nagekomen</ins>" in html) == (True, True)
    assert "Provincie Trek, Van ons" in lees(browser_van(wie), klaar.get_absolute_url()).tekst
