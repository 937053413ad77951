"""The self-check: kept as a draft, by two people, with four eyes, and as a PDF."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from acties.models import Gebeurtenis
from codes.models import Bepaling, Code, Toepassing
from partijen.models import Partij
from tests.factories import PartijFactory
from tests.support.codes import Codewereld, maak_code, maak_codewereld, stel_vast
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import lid
from werk.toepassen.models import Checkstand, Zelfcheck

pytestmark = pytest.mark.django_db
FORM = "Hoe past u de code toe?"


@pytest.fixture
def wereld() -> Codewereld:
    return maak_codewereld()


@pytest.fixture
def partij() -> Partij:
    gemaakt: Partij = PartijFactory(naam="Gemeente Heuvelrode")
    return gemaakt


def adres(partij: Partij, code: Code, naam: str = "vel") -> str:
    return reverse(f"toepassen:{naam}", args=[partij.slug, code.slug])


def veld(code: Code, naam: str, sleutel: str = "gelijk-behandelen") -> str:
    return f"{naam}-{Bepaling.objects.get(code=code, sleutel=sleutel).pk}"


def stuur(client: Client, partij: Partij, code: Code, wat: str, **velden: str) -> Any:
    return lees(client, adres(partij, code)).formulier(FORM).verstuur(client, wat=wat, **velden)


def test_an_unfinished_self_check_is_kept_for_colleagues_alone(wereld: Codewereld, partij: Partij) -> None:
    code, rijen = wereld.code, Gebeurtenis.objects.count()

    stuur(
        browser_van(lid(partij, "medewerker")),
        partij,
        code,
        "bewaren",
        **{veld(code, "stand"): "wijkt-af", "stap_begin": "Over parkeren."},
    )

    check = Zelfcheck.objects.get()
    assert (check.stand, check.stappen) == (Checkstand.CONCEPT, {"begin": "Over parkeren."})
    assert (Toepassing.objects.count(), Gebeurtenis.objects.count()) == (0, rijen)
    pagina = lees(browser_van(lid(partij)), adres(partij, code))
    assert "U ziet de zelfcheck van uw organisatie" in pagina.tekst
    assert "1 bepaling is anders dan op de site." in pagina.tekst
    assert pagina.formulier(FORM).velden["stap_begin"] == "Over parkeren."


def test_two_people_at_once_lose_nothing(wereld: Codewereld, partij: Partij) -> None:
    code = wereld.code
    een, twee = browser_van(lid(partij)), browser_van(lid(partij))
    van_een, van_twee = (lees(wie, adres(partij, code)).formulier(FORM) for wie in (een, twee))
    van_een.verstuur(
        een,
        wat="bewaren",
        **{veld(code, "uitleg"): "Van de een.", veld(code, "uitleg", "op-tijd-informeren"): "Alleen van de een."},
        stap_begin="Notitie van de een.",
    )

    antwoord = van_twee.verstuur(
        twee, wat="bewaren", **{veld(code, "uitleg"): "Van de ander."}, stap_begin="Notitie van de ander."
    )

    assert antwoord.status_code == 409
    for tekst in ("Van de een.", "Van de ander.", "Alleen van de een.", "Notitie van de een.", "Notitie van de ander."):
        assert tekst in antwoord.text, tekst
    assert Zelfcheck.objects.get().antwoorden["stappen"] == {"begin": "Notitie van de een."}


def test_after_seeing_what_a_colleague_kept_it_can_be_sent_again(wereld: Codewereld, partij: Partij) -> None:
    code, client = wereld.code, browser_van(lid(partij))
    formulier = lees(client, adres(partij, code)).formulier(FORM)
    stuur(browser_van(lid(partij)), partij, code, "bewaren", **{veld(code, "uitleg"): "Van een collega."})
    opnieuw = Pagina(formulier.verstuur(client, wat="bewaren", reden="x", stap_begin="Van mij.")).formulier(FORM)

    assert opnieuw.verstuur(client, wat="bewaren").status_code == 302

    check = Zelfcheck.objects.get()
    assert check.antwoorden["oordelen"]["gelijk-behandelen"]["uitleg"] == "Van een collega."
    assert check.stappen == {"begin": "Van mij."}


def test_a_second_click_keeps_it_once(wereld: Codewereld, partij: Partij) -> None:
    client = browser_van(lid(partij))
    formulier = lees(client, adres(partij, wereld.code)).formulier(FORM)

    assert [formulier.verstuur(client, wat="bewaren").status_code for _ in range(2)] == [302, 302]
    assert Zelfcheck.objects.count() == 1


def test_with_four_eyes_another_redacteur_makes_it_public(wereld: Codewereld, partij: Partij) -> None:
    Partij.objects.filter(pk=partij.pk).update(vier_ogen=True)
    code, schrijver, tweede = wereld.code, lid(partij), lid(partij)
    client = browser_van(schrijver)
    assert "Zet op de site" not in lees(client, adres(partij, code)).tekst
    stuur(client, partij, code, "vragen", **{veld(code, "stand"): "toegepast"})
    zelf = stuur(client, partij, code, "zeggen")
    assert (zelf.status_code, "een collega" in zelf.text, Toepassing.objects.count()) == (422, True, 0)

    antwoord = stuur(browser_van(tweede), partij, code, "zeggen")

    rij = Toepassing.objects.get().gebeurtenis
    assert (antwoord.status_code, rij.door, rij.goedgekeurd_door) == (302, schrijver, tweede)
    check = Zelfcheck.objects.get()
    assert (check.stand, check.gebeurtenis, check.goedgekeurd_door) == (Checkstand.OPENBAAR, rij, tweede)


def test_with_four_eyes_nobody_makes_public_what_they_changed_themselves(wereld: Codewereld, partij: Partij) -> None:
    Partij.objects.filter(pk=partij.pk).update(vier_ogen=True)
    code, tweede = wereld.code, browser_van(lid(partij))
    stuur(browser_van(lid(partij)), partij, code, "bewaren", **{veld(code, "stand"): "toegepast"})

    antwoord = stuur(tweede, partij, code, "zeggen", **{veld(code, "uitleg"): "Nog iets."})

    assert antwoord.status_code == 422
    assert "U veranderde iets aan wat uw collega bewaarde." in antwoord.text
    assert "Nog iets." in antwoord.text
    assert not Toepassing.objects.exists()


def test_a_medewerker_writes_and_a_redacteur_says_it(wereld: Codewereld, partij: Partij) -> None:
    code, redacteur = wereld.code, lid(partij)
    medewerker = browser_van(lid(partij, "medewerker"))
    stuur(medewerker, partij, code, "vragen", **{veld(code, "stand"): "toegepast"})
    assert stuur(medewerker, partij, code, "zeggen").status_code == 403

    assert stuur(browser_van(redacteur), partij, code, "zeggen").status_code == 302

    assert Toepassing.objects.get().gebeurtenis.door == redacteur
    assert Zelfcheck.objects.get().stand == Checkstand.OPENBAAR


def test_what_is_not_complete_goes_to_no_colleague(wereld: Codewereld, partij: Partij) -> None:
    lid(partij)
    antwoord = stuur(browser_van(lid(partij)), partij, wereld.code, "vragen", **{veld(wereld.code, "stand"): "deels"})

    assert (antwoord.status_code, Zelfcheck.objects.exists()) == (422, False)


def test_it_can_be_thrown_away_unless_it_was_changed_meanwhile(wereld: Codewereld, partij: Partij) -> None:
    code, client = wereld.code, browser_van(lid(partij))
    stuur(client, partij, code, "bewaren")
    weg = lees(client, adres(partij, code)).formulier("Zelfcheck weggooien")
    stuur(browser_van(lid(partij)), partij, code, "bewaren", **{veld(code, "uitleg"): "Erbij."})

    weg.verstuur(client)
    assert Zelfcheck.objects.open().exists()
    lees(client, adres(partij, code)).formulier("Zelfcheck weggooien").verstuur(client)

    assert not Zelfcheck.objects.open().exists()


def test_a_self_check_of_an_earlier_version_says_so_and_keeps_its_answers(wereld: Codewereld, partij: Partij) -> None:
    code, client = wereld.code, browser_van(lid(partij))
    stuur(client, partij, code, "bewaren", **{veld(code, "uitleg"): "Van versie 1."})
    stel_vast(wereld.twee)

    tekst = lees(client, adres(partij, code)).tekst

    assert "De zelfcheck ging over versie 1. Nu geldt versie 2: lees alles na." in tekst
    assert "Van versie 1." in client.get(adres(partij, code)).text


def test_the_self_check_is_a_pdf_empty_for_anyone_and_filled_in_for_the_party(
    wereld: Codewereld, partij: Partij, client: Client
) -> None:
    code = wereld.code
    leeg = client.get(reverse("codes:zelfcheck_pdf", args=[code.slug]))
    wie = browser_van(lid(partij))
    stuur(wie, partij, code, "bewaren", **{veld(code, "stand"): "toegepast"}, stap_begin="Over parkeren.")
    vol = wie.get(adres(partij, code, "pdf"))

    assert {leeg["Content-Type"], vol["Content-Type"]} == {"application/pdf"}
    assert (leeg.content[:5], vol.content[:5], leeg.content != vol.content) == (b"%PDF-", b"%PDF-", True)
    assert client.get(adres(partij, code, "pdf")).status_code == 302


def test_the_public_page_has_six_steps_of_two_and_a_half_hours_and_all_bepalingen(
    wereld: Codewereld, client: Client
) -> None:
    pagina = lees(client, reverse("codes:zelfcheck", args=[wereld.code.slug]))

    assert len([kop for niveau, kop in pagina.koppen if niveau == "h2"]) >= 7
    assert "150 minuten" in pagina.tekst
    assert "3 Eén aanspreekpunt" in pagina.tekst


def test_a_code_without_a_version_in_force_has_no_self_check(client: Client, partij: Partij) -> None:
    code = maak_code()

    assert client.get(reverse("codes:zelfcheck", args=[code.slug])).status_code == 404
    assert browser_van(lid(partij)).get(adres(partij, code)).status_code == 404
