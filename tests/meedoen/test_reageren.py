"""Giving a reaction without a cookie or a script, and its receipt."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from berichten.models import Bericht, Berichtsoort
from meedoen import bewijs, rem, services, volgcode
from meedoen.models import Contact, Dagzout, Inbreng, Moderatie, Netwerktelling, Vraag
from meedoen.services.inbreng import KOPIEEN_PER_DAG, NOG_EEN_KLIK
from tests.support.meedoen import dagen, maak_vraag, reageer
from tests.support.pagina import Pagina, lees

pytestmark = pytest.mark.django_db

TEKST = "Boven de slagerij staan drie verdiepingen leeg."
GOED = {"tekst": TEKST, "openbaar": "ja", "mail": "lezer@voorbeeld.nl"}


def adres(vraag: Vraag) -> str:
    return f"/meedoen/{vraag.slug}/reageren/"


def verstuur(client: Client, vraag: Vraag, *, geleden: timedelta = timedelta(minutes=1), **velden: str) -> Pagina:
    """The form that was made so long ago, as a browser sends it; the page that answers it, with its status."""
    token = bewijs.maak(vraag, timezone.now() - geleden)
    antwoord = client.post(adres(vraag), GOED | {"bewijs": token} | velden)
    blad = Pagina(antwoord)
    blad.status = antwoord.status_code  # type: ignore[attr-defined]
    return blad


def status(blad: Pagina) -> int:
    return int(blad.status)  # type: ignore[attr-defined]


def getypt(blad: Pagina) -> dict[str, str]:
    return blad.formulier("Reageren").velden


def test_from_the_form_to_a_receipt_without_a_cookie(client: Client) -> None:
    vraag = maak_vraag()
    velden = lees(client, adres(vraag)).formulier("Reageren").velden
    assert velden["tekst"] == "" and "openbaar" not in velden

    blad = verstuur(client, vraag)

    inbreng = Inbreng.objects.get()
    assert status(blad) == 200
    assert f"Nummer {inbreng.nummer}" in blad.tekst and TEKST in blad.tekst
    assert "U ziet deze code maar één keer." in blad.tekst
    assert inbreng.volgcode == volgcode.afdruk(code_van(blad))
    assert not client.cookies


def code_van(blad: Pagina) -> str:
    return blad.formulier("Kopie bewaren").velden["code"]


def test_the_receipt_is_kept_by_no_cache_and_stands_in_no_address(client: Client) -> None:
    vraag = maak_vraag()
    token = bewijs.maak(vraag, timezone.now() - timedelta(minutes=1))

    antwoord = client.post(adres(vraag), GOED | {"bewijs": token})

    assert "no-store" in antwoord["Cache-Control"]
    assert not antwoord.has_header("Location")


def test_a_text_to_keep_holds_all_that_was_sent(client: Client) -> None:
    blad = verstuur(client, maak_vraag(), naam="De Linde")
    code = code_van(blad)

    antwoord = client.post("/meedoen/volg/", {"code": code, "doe": "kopie"})

    assert antwoord["Content-Disposition"].startswith("attachment")
    assert all(deel in antwoord.text for deel in (code, TEKST, "De Linde", Inbreng.objects.get().nummer))


def test_a_copy_goes_to_who_left_an_address(client: Client) -> None:
    blad = verstuur(client, maak_vraag())

    bericht = Bericht.objects.get(soort=Berichtsoort.ONTVANGST)
    assert (bericht.adres, bericht.gegevens["code"]) == ("lezer@voorbeeld.nl", code_van(blad))
    assert "Er is ook een kopie naar dat adres gestuurd." in blad.tekst


def test_nobody_is_mailed_to_pieces(client: Client) -> None:
    vraag = maak_vraag()
    for nummer in range(KOPIEEN_PER_DAG):
        reageer(vraag, f"Reactie {nummer}", adres=GOED["mail"])

    blad = verstuur(client, vraag)

    assert Bericht.objects.filter(soort=Berichtsoort.ONTVANGST).count() == KOPIEEN_PER_DAG
    assert "U krijgt bericht zodra er antwoord is." in blad.tekst


def test_only_the_text_and_the_choice_are_asked_for(client: Client) -> None:
    blad = verstuur(client, maak_vraag(), tekst="", openbaar="", mail="")

    assert status(blad) == 422
    assert "Schrijf uw reactie." in blad.tekst
    assert "Kies of iedereen uw reactie mag lezen." in blad.tekst
    assert not Inbreng.objects.exists()


@pytest.mark.parametrize("geleden", [timedelta(seconds=1), timedelta(hours=25)], ids=["too fast", "expired"])
def test_a_token_that_does_not_count_loses_nothing(client: Client, geleden: timedelta) -> None:
    vraag = maak_vraag()

    blad = verstuur(client, vraag, geleden=geleden)

    assert status(blad) == 422
    assert "Uw reactie is nog niet verstuurd" in blad.tekst and "Uw tekst staat er nog." in blad.tekst
    assert getypt(blad)["tekst"] == TEKST and getypt(blad)["mail"] == GOED["mail"]
    assert not Inbreng.objects.exists()
    later = timezone.now() + timedelta(seconds=5)
    assert bewijs.lees(getypt(blad)["bewijs"], vraag, later).begonnen_op < timezone.now()


@pytest.mark.parametrize("token", ["", "onzin", "1.2.3.x:abc"])
def test_a_token_of_another_maker_loses_nothing(client: Client, token: str) -> None:
    blad = verstuur(client, maak_vraag(), bewijs=token)

    assert status(blad) == 422
    assert getypt(blad)["tekst"] == TEKST


def test_a_token_is_for_one_question(client: Client) -> None:
    een, ander = maak_vraag(), maak_vraag(titel="Een andere vraag")

    token = bewijs.maak(een, timezone.now() - timedelta(minutes=1))

    assert bewijs.lees(token, een).tekst == token
    assert status(verstuur(client, ander, bewijs=token)) == 422
    assert not Inbreng.objects.exists()


def test_who_had_the_form_open_when_it_closed_takes_part(client: Client) -> None:
    vraag = maak_vraag()
    token = bewijs.maak(vraag, timezone.now() - timedelta(hours=2), begonnen_op=timezone.now() - timedelta(days=1))
    Vraag.objects.update(periode=dagen(-9, -1))

    blad = verstuur(client, vraag, bewijs=token)

    assert status(blad) == 200
    assert "De vraag was net gesloten." in blad.tekst
    assert Inbreng.objects.get().kwam_later


def test_who_typed_for_more_than_a_day_can_send_it_that_day_still(client: Client) -> None:
    vraag = maak_vraag()
    Vraag.objects.update(periode=dagen(-9, -1))

    blad = verstuur(client, vraag, geleden=timedelta(hours=25))

    assert status(blad) == 409
    assert "De vraag sloot terwijl u schreef" in blad.tekst and "Verstuurt u hem vandaag" in blad.tekst
    vers = getypt(blad)["bewijs"]
    vraag.refresh_from_db()
    later = timezone.now() + timedelta(seconds=5)
    assert services.neemt_aan(vraag, bewijs.lees(vers, vraag, later).begonnen_op, timezone.now())


def test_who_comes_days_too_late_keeps_the_text(client: Client) -> None:
    vraag = maak_vraag()
    Vraag.objects.update(periode=dagen(-9, -3))

    for geleden in (timedelta(minutes=5), timedelta(days=4)):
        blad = verstuur(client, vraag, geleden=geleden)

        assert status(blad) == 409
        assert "Uw tekst staat er nog. Hij kan niet meer meedoen." in blad.tekst
        assert getypt(blad)["tekst"] == TEKST
    assert not Inbreng.objects.exists()


def test_the_form_of_a_closed_question_leads_to_the_question(client: Client) -> None:
    vraag = maak_vraag()
    Vraag.objects.update(periode=dagen(-9, -3))

    assert client.get(adres(vraag))["Location"] == vraag.get_absolute_url()


def test_what_fills_in_the_hidden_field_is_read_first(client: Client) -> None:
    vraag = maak_vraag(moderatie=Moderatie.ACHTERAF)
    assert "Wij lezen uw reactie eerst zelf" not in verstuur(client, vraag).tekst

    blad = verstuur(client, vraag, tekst="Koop nu", website="https://reclame.example")

    assert status(blad) == 200
    assert "Wij lezen uw reactie eerst zelf" in blad.tekst
    inbreng = Inbreng.objects.get(tekst="Koop nu")
    assert (inbreng.stand, inbreng.vlag) == ("ontvangen", "lokveld")
    assert not Bericht.objects.filter(gelegenheid__startswith=f"inbreng:{inbreng.pk}:").exists()


def test_many_from_one_network_are_held_and_never_refused(client: Client) -> None:
    vraag = maak_vraag(moderatie=Moderatie.ACHTERAF)

    bladen = [verstuur(client, vraag, tekst=f"Reactie {nummer}") for nummer in range(rem.PER_NETWERK + 1)]

    assert {status(blad) for blad in bladen} == {200}
    assert Inbreng.objects.filter(vlag="veel").count() == 1
    assert Inbreng.objects.get(vlag="veel").stand == "ontvangen"


def test_many_to_one_question_are_held_from_wherever_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rem, "PER_VRAAG", 2)
    vraag, ander = maak_vraag(moderatie=Moderatie.ACHTERAF), maak_vraag(moderatie=Moderatie.ACHTERAF)

    vlaggen = [reageer(vraag, f"Reactie {nummer}").inbreng.vlag for nummer in range(3)]

    assert vlaggen == ["", "", "veel"]
    assert reageer(ander).inbreng.vlag == ""


def test_of_a_network_only_a_salted_print_is_kept_and_that_for_a_day(client: Client) -> None:
    verstuur(client, maak_vraag())
    afdruk = Netwerktelling.objects.get().afdruk
    assert "127.0.0.1" not in afdruk

    rem.ruim_op(timezone.now() + timedelta(days=1))

    assert not Netwerktelling.objects.exists() and not Dagzout.objects.exists()


def test_a_second_click_gives_the_same_receipt(client: Client) -> None:
    vraag = maak_vraag()
    token = bewijs.maak(vraag, timezone.now() - timedelta(minutes=1))

    een, twee = (verstuur(client, vraag, bewijs=token) for _ in range(2))

    assert een.tekst == twee.tekst
    assert Inbreng.objects.count() == Contact.objects.count() == Bericht.objects.count() == 1


def test_much_later_the_same_again_gives_no_code(client: Client) -> None:
    """Somebody of the same network may have kept the token of the page and read the reaction on the site."""
    vraag = maak_vraag()
    token = bewijs.maak(vraag, timezone.now() - NOG_EEN_KLIK - timedelta(minutes=1))
    verstuur(client, vraag, bewijs=token)
    Inbreng.objects.update(ontvangen_op=timezone.now() - NOG_EEN_KLIK)

    antwoord = client.post(adres(vraag), GOED | {"bewijs": token})

    assert "U stuurde deze reactie al." in antwoord.text and "volgcode-kop" not in antwoord.text
    assert Inbreng.objects.count() == 1


def test_without_being_public_only_who_answers_reads_it(client: Client) -> None:
    blad = verstuur(client, maak_vraag(), openbaar="nee", mail="")

    assert "Mag op de pagina Nee" in blad.tekst
    assert not Inbreng.objects.get().mag_openbaar
    assert not Contact.objects.exists()


def test_a_draft_of_a_question_takes_no_reaction(client: Client) -> None:
    concept = maak_vraag(gepubliceerd=False)

    assert client.get(adres(concept)).status_code == 404
    assert verstuur(client, concept).status == 404  # type: ignore[attr-defined]


def test_a_text_that_is_too_long_stays_whole(client: Client) -> None:
    blad = verstuur(client, maak_vraag(), tekst="x" * 4_001)

    assert status(blad) == 422
    assert getypt(blad)["tekst"] == "x" * 4_001


def test_two_people_with_one_page_from_a_cache_and_the_same_words_are_two(client: Client) -> None:
    vraag = maak_vraag()
    velden = GOED | {"bewijs": bewijs.maak(vraag, timezone.now() - timedelta(minutes=1))}

    een, ander = (Pagina(client.post(adres(vraag), velden, REMOTE_ADDR=van)) for van in ("192.0.2.1", "192.0.2.2"))

    assert code_van(een) != code_van(ander)
    assert Inbreng.objects.count() == 2


def test_of_one_network_nobody_can_tell_that_two_days_were_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    vraag, nu = maak_vraag(), timezone.now()
    monkeypatch.setattr(rem, "huidig_netwerk", lambda: "192.0.2.1")

    for dag in (0, 0, 1):
        assert not rem.is_veel(vraag, nu + timedelta(days=dag))

    tellingen = Netwerktelling.objects.order_by("dag")
    assert [telling.aantal for telling in tellingen] == [2, 1]
    assert len({telling.afdruk for telling in tellingen}) == 2
