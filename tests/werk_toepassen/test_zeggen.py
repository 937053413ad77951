"""Saying in bulk how a party applies a code: what changed, what is confirmed, and what is wrong keeps all typed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from acties.models import Gebeurtenis
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, geleden
from codes import services
from codes.models import Bepaling, Code, Toepassing
from partijen.models import Partij
from tests.factories import PartijFactory
from tests.support.codes import (
    Codewereld,
    begin,
    bepaling,
    maak_code,
    maak_codewereld,
    pas_toe,
    soort,
    stel_vast,
    waarom,
)
from tests.support.pagina import browser_van, lees
from tests.support.wereld import lid
from werk.toepassen.beeld import lees_vel

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> Codewereld:
    return maak_codewereld()


@pytest.fixture
def partij() -> Partij:
    gemaakt: Partij = PartijFactory(naam="Gemeente Heuvelrode")
    return gemaakt


def adres(partij: Partij, code: Code, naam: str = "vel") -> str:
    return reverse(f"toepassen:{naam}", args=[partij.slug, code.slug])


def stuur(client: Client, partij: Partij, code: Code, wat: str = "zeggen", **velden: str) -> Any:
    """Fill in the form as it stands: `stand_gelijk_behandelen="deels"` is of that bepaling."""
    formulier = lees(client, adres(partij, code)).formulier("Hoe past u de code toe?")
    return formulier.verstuur(client, wat=wat, **_namen(code, velden))


def _namen(code: Code, velden: dict[str, str]) -> dict[str, str]:
    per = {een.sleutel.replace("-", "_"): een.pk for een in Bepaling.objects.van_code(code)}
    uit = {}
    for naam, waarde in velden.items():
        veld, _, sleutel = naam.partition("__")
        uit[f"{veld}-{per[sleutel]}" if sleutel else naam] = waarde
    return uit


def gezegd(partij: Partij) -> dict[str, str]:
    rijen = Toepassing.objects.van_partij(partij).geldend_op(Moment.nu()).select_related("bepaling")
    return {rij.bepaling.sleutel: rij.stand for rij in rijen}


def test_what_is_chosen_is_said_in_one_row_and_what_is_left_is_not_judged(wereld: Codewereld, partij: Partij) -> None:
    client = browser_van(lid(partij))
    rijen = Gebeurtenis.objects.count()

    antwoord = stuur(
        client,
        partij,
        wereld.code,
        stand__gelijk_behandelen="toegepast",
        bron_titel__gelijk_behandelen="Onze nota",
        bron_url__gelijk_behandelen="https://heuvelrode.example/nota",
        stand__op_tijd_informeren="deels",
        uitleg__op_tijd_informeren="Nog niet bij alle besluiten.",
    )

    assert antwoord.status_code == 302
    assert gezegd(partij) == {"gelijk-behandelen": "toegepast", "op-tijd-informeren": "deels"}
    assert Gebeurtenis.objects.count() == rijen + 1
    bron = Toepassing.objects.get(bepaling__sleutel="gelijk-behandelen").bewijs_bron
    assert bron is not None and (bron.titel, bron.url) == ("Onze nota", "https://heuvelrode.example/nota")
    assert "1 toegepast, 1 deels, 1 nog niet beoordeeld" in lees(client, adres(partij, wereld.code)).tekst


def test_an_error_keeps_all_that_was_typed(wereld: Codewereld, partij: Partij) -> None:
    client = browser_van(lid(partij))

    antwoord = stuur(
        client,
        partij,
        wereld.code,
        stand__gelijk_behandelen="wijkt-af",
        uitleg__op_tijd_informeren="Dit blijft staan.",
        bron_titel__een_aanspreekpunt="Een nota",
        stap_begin="Over parkeren.",
    )

    assert antwoord.status_code == 422
    for tekst in ("Leg uit waarom u dit deels of anders doet.", "Dit blijft staan.", "Een nota", "Over parkeren."):
        assert tekst in antwoord.text
    assert "Vul ook het webadres van de bron in." in antwoord.text
    assert 'value="wijkt-af" checked' in antwoord.text
    assert not Toepassing.objects.exists()


def test_what_is_left_is_confirmed_only_when_asked(wereld: Codewereld, partij: Partij) -> None:
    pas_toe(wereld.code, partij, "toegepast", "gelijk-behandelen", "op-tijd-informeren")
    client = browser_van(lid(partij))

    niets = stuur(client, partij, wereld.code)
    assert (niets.status_code, "Er verandert niets." in niets.text) == (422, True)
    stuur(client, partij, wereld.code, bevestig="on", stand__een_aanspreekpunt="toegepast")

    assert Toepassing.objects.count() == 5  # two said, the same two again, and the third
    assert len(set(Toepassing.objects.values_list("gebeurtenis", flat=True))) == 2


def test_a_second_click_writes_nothing(wereld: Codewereld, partij: Partij) -> None:
    client = browser_van(lid(partij))
    formulier = lees(client, adres(partij, wereld.code)).formulier("Hoe past u de code toe?")
    veld = _namen(wereld.code, {"stand__gelijk_behandelen": "toegepast"})

    codes = [formulier.verstuur(client, wat="zeggen", **veld).status_code for _ in range(2)]

    assert (codes, Toepassing.objects.count()) == ([302, 302], 1)


def test_who_said_something_meanwhile_is_not_overwritten_unseen(wereld: Codewereld, partij: Partij) -> None:
    client = browser_van(lid(partij))
    formulier = lees(client, adres(partij, wereld.code)).formulier("Hoe past u de code toe?")
    pas_toe(wereld.code, partij, "wijkt-af", "gelijk-behandelen", uitleg="Wij doen het anders.")

    velden = {"stand__op_tijd_informeren": "toegepast", "reden": "Nagekeken."}
    antwoord = formulier.verstuur(client, wat="zeggen", **_namen(wereld.code, velden))

    assert antwoord.status_code == 409
    assert "Een collega veranderde dit terwijl u bezig was." in antwoord.text
    assert "Een collega vulde dit intussen in." in antwoord.text
    assert "Wij doen het anders." in antwoord.text
    assert gezegd(partij) == {"gelijk-behandelen": "wijkt-af"}


def test_what_is_about_an_earlier_text_says_so_until_it_is_confirmed(wereld: Codewereld, partij: Partij) -> None:
    pas_toe(wereld.code, partij)
    services.wijzig_tekst(
        code=wereld.code,
        versie=wereld.twee,
        bepaling=bepaling(wereld.code, "op-tijd-informeren"),
        velden={"kop": "Op tijd informeren", "tekst": "Uiterlijk een maand van tevoren."},
        verantwoording=waarom(),
    )
    stel_vast(wereld.twee)
    client = browser_van(lid(partij))

    assert "Gaat over een eerdere tekst: versie 1." in lees(client, adres(partij, wereld.code)).tekst
    assert "1 antwoord gaat over een eerdere tekst." in lees(client, reverse("toepassen:lijst")).tekst
    stuur(client, partij, wereld.code, bevestig="on")

    assert "eerdere tekst" not in lees(client, adres(partij, wereld.code)).tekst


def test_how_long_ago_it_was_confirmed_is_said_as_on_the_site(wereld: Codewereld, partij: Partij) -> None:
    """By the day of which it tells, whenever that was recorded."""
    toen = timezone.localdate() - timedelta(days=215)
    oordeel = services.Oordeel(bepaling=bepaling(wereld.code, "gelijk-behandelen"), stand="toegepast")
    anders = waarom(datum=dag(toen))
    services.meld_toepassing(code=wereld.code, partij=partij, oordelen=[oordeel], verantwoording=anders)
    lang = geleden(toen, timezone.localdate())

    assert f"bevestigd {lang}." in lees(browser_van(lid(partij)), adres(partij, wereld.code)).tekst
    assert f", {lang}" in lees(Client(), f"{wereld.een.get_absolute_url()}gelijk-behandelen/").tekst


def test_what_stands_under_a_bepaling_stands_under_it_in_the_form(partij: Partij) -> None:
    code = maak_code()
    versie = begin(code)
    wie: dict[str, Any] = {"code": code, "versie": versie, "soort": soort("fundament"), "verantwoording": waarom()}
    services.voeg_toe(**wie, sleutel="leren", velden={"kop": "Leren"})
    services.voeg_toe(**wie, sleutel="delen", velden={"kop": "Delen"})
    onder = {"kop": "Terugkijken", "ouder": bepaling(code, "leren")}
    services.voeg_toe(**wie, sleutel="terug", velden=onder)
    stel_vast(versie)

    vel = lees_vel(partij, code)

    assert vel is not None
    assert [regel.sleutel for regel in vel.regels][-3:] == ["leren", "terug", "delen"]


def test_a_code_of_300_bepalingen_is_one_form(partij: Partij, django_assert_max_num_queries: Any) -> None:
    code = maak_code()
    versie = begin(code)
    for nummer in range(4, 301):
        services.voeg_toe(
            code=code,
            versie=versie,
            soort=bepaling(code, "gelijk-behandelen").soort,
            sleutel=f"regel-{nummer}",
            velden={"nummer": str(nummer), "kop": f"Regel {nummer}", "tekst": "Iets."},
            verantwoording=waarom(),
        )
    stel_vast(versie)
    client = browser_van(lid(partij))
    with django_assert_max_num_queries(22):
        pagina = lees(client, adres(partij, code))
    formulier = pagina.formulier("Hoe past u de code toe?")
    velden = {naam: "toegepast" for naam in formulier.velden if naam.startswith("stand-")}

    with django_assert_max_num_queries(60):
        antwoord = formulier.verstuur(client, wat="zeggen", **velden)

    assert antwoord.status_code == 302
    assert len(gezegd(partij)) == 300
