"""Following by e-mail: nothing before it is confirmed, nobody is mailed to pieces, and addresses are forgotten."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from berichten.models import Bericht, Berichtsoort
from berichten.post import maak_mail
from meedoen import services, stoplink
from meedoen.models import Abonnement, Contact, Grond, Ritme, Volger
from meedoen.samenvatting import vul_volgen
from meedoen.volgbeeld import gevolgd
from tests.factories import ActieFactory
from tests.support.meedoen import beantwoord, maak_vraag, reageer
from tests.support.pagina import lees
from tests.support.volgen import ADRES, onderwerp, volg

pytestmark = pytest.mark.django_db
VAN_HIER = {"HTTP_SEC_FETCH_SITE": "same-origin"}
GEVRAAGD = {"adres": ADRES, "ritme": "dag"}


@pytest.fixture
def volger() -> Volger:
    return volg(onderwerp("alles"))


def vraag_aan(client: Client, vraag: str = "", **anders: str) -> Any:
    return client.post(f"/meedoen/mail/{vraag}", GEVRAAGD | anders, **VAN_HIER)  # type: ignore[arg-type]


def beheer(volger: Volger) -> str:
    return f"/meedoen/mail/{volger.sleutel}/"


def momentopname() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in (Volger, Abonnement, Bericht, Contact)]


def test_nothing_is_mailed_before_the_link_in_the_mail_was_used(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True, titel="Code van de dijk")

    assert vraag_aan(client, f"?actie={actie.slug}", ritme="week")["Location"] == "/meedoen/mail/gevraagd/"

    volger = Volger.objects.get()
    bericht = Bericht.objects.get(soort=Berichtsoort.VOLGEN)
    assert (volger.bevestigd_op, bericht.adres) == (None, ADRES)
    bericht.gegevens = vul_volgen(bericht) or {}
    tekst = str(maak_mail(bericht).body)
    assert "over ‘Code van de dijk’" in " ".join(tekst.split())
    (link,) = re.findall(r"https://portaal.voorbeeld.nl(/meedoen/mail/[0-9a-f-]+/)", tekst)
    assert "Nog niet bevestigd." in lees(client, link).tekst

    client.post(link, {"doe": "bevestig", "abonnement": Abonnement.objects.get().pk})

    volger.refresh_from_db()
    assert (volger.bevestigd_op is not None, volger.ritme, volger.wissen_op) == (True, "week", None)
    assert "U volgt dit sinds" in lees(client, link).tekst


def test_opening_pages_fifty_times_changes_nothing(client: Client, volger: Volger) -> None:
    services.vraag_aan(adres=ADRES, onderwerp=onderwerp("actie", ActieFactory(gepubliceerd=True).slug), ritme=Ritme.DAG)
    inbreng = reageer(maak_vraag(), adres=ADRES).inbreng
    voor = momentopname()

    for _ in range(50):
        for adres in (beheer(volger), stoplink.van_volger(volger), stoplink.van_inbreng(inbreng)):
            assert client.get(adres).status_code == 200

    assert momentopname() == voor


def test_the_pages_are_kept_by_nobody_and_found_by_no_search_engine(client: Client, volger: Volger) -> None:
    for adres in (beheer(volger), stoplink.van_volger(volger)):
        antwoord = client.get(adres)
        assert "no-store" in antwoord["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in antwoord.text
        assert not antwoord.cookies
        assert ADRES not in antwoord.text
        assert "pagina=/meedoen/mail/" not in antwoord.text  # nobody tells of a mistake with the key


def test_one_click_from_a_mail_program_ends_all(volger: Volger) -> None:
    program = Client(enforce_csrf_checks=True)

    antwoord = program.post(stoplink.van_volger(volger), {"List-Unsubscribe": "One-Click"})

    volger.refresh_from_db()
    assert antwoord.status_code == 200
    assert not volger.abonnementen.exists() and volger.wissen_op is not None


@pytest.mark.parametrize("sleutel", ["b8ff69ca-7a16-4a6d-9b31-35565461c439", "onzin", "12:verzonnen"])
def test_an_unknown_key_gets_the_same_answer(volger: Volger, sleutel: str) -> None:
    antwoord = Client(enforce_csrf_checks=True).post(f"/meedoen/mail/stop/{sleutel}/")

    assert antwoord.status_code == 200
    assert "De mails zijn gestopt" in antwoord.text
    assert volger.abonnementen.count() == 1


def test_one_click_ends_the_mails_about_a_reaction_too(client: Client) -> None:
    inbreng = reageer(maak_vraag(), adres="schrijver@voorbeeld.nl").inbreng

    client.post(stoplink.van_inbreng(inbreng))

    assert not Contact.objects.exists()


def test_each_mail_about_a_reaction_can_be_ended_so_without_its_code() -> None:
    vraag = maak_vraag()
    inbreng = reageer(vraag, adres="schrijver@voorbeeld.nl").inbreng
    services.houd_tegen(inbreng=inbreng, grond=Grond.ANDERS, uitleg="Iets anders.", door=None)
    services.plaats(inbreng=inbreng, door=None)
    beantwoord(vraag, inbreng)

    mails = {bericht.soort: maak_mail(bericht).message() for bericht in Bericht.objects.all()}

    assert set(mails) == {Berichtsoort.ONTVANGST, Berichtsoort.BESLUIT, Berichtsoort.ANTWOORD}
    assert all(stoplink.van_inbreng(inbreng) in str(mail["List-Unsubscribe"]) for mail in mails.values())


def test_who_follows_already_is_told_so_in_the_own_mailbox_only(client: Client, volger: Volger) -> None:
    bekend = vraag_aan(client)
    onbekend = vraag_aan(client, adres="nieuw@voorbeeld.nl")

    assert (bekend.status_code, bekend["Location"]) == (onbekend.status_code, onbekend["Location"])
    bericht = Bericht.objects.get(adres=ADRES)
    assert (vul_volgen(bericht) or {})["al"] is True


@pytest.mark.parametrize("vraag", ["?q=Win+geld+op+boef.example", "?lijn=&q=Win+geld+op+boef.example"])
def test_what_a_stranger_searched_for_is_not_mailed(client: Client, vraag: str) -> None:
    vraag_aan(client, vraag)

    bericht = Bericht.objects.get()
    bericht.gegevens = vul_volgen(bericht) or {}

    assert "boef" not in maak_mail(bericht).message().as_string()
    assert "zoekvraag" in bericht.gegevens["titel"]


def test_however_it_is_typed_an_address_is_one(volger: Volger) -> None:
    services.vraag_aan(adres="Lezer@Voorbeeld.NL", onderwerp=onderwerp("alles"), ritme=Ritme.WEEK)

    assert Volger.objects.get().ritme == Ritme.DAG  # another could have asked: only who has the key changes that


def test_nobody_is_mailed_to_pieces(client: Client) -> None:
    acties = [ActieFactory(gepubliceerd=True) for _ in range(7)]

    for actie in acties:
        services.vraag_aan(adres=ADRES, onderwerp=onderwerp("actie", actie.slug), ritme=Ritme.DAG)
        services.vraag_aan(adres=ADRES, onderwerp=onderwerp("actie", actie.slug), ritme=Ritme.DAG)

    assert Bericht.objects.filter(adres=ADRES).count() == services.PER_DAG
    antwoorden = [vraag_aan(client).status_code for _ in range(6)]
    assert antwoorden == [302] * 5 + [429]


@pytest.mark.parametrize(("anders", "status"), [({"adres": "geen-adres"}, 422), ({"ritme": "uur"}, 422)])
def test_what_is_wrong_is_said_at_its_field(client: Client, anders: dict[str, str], status: int) -> None:
    antwoord = vraag_aan(client, **anders)

    assert antwoord.status_code == status
    assert not Volger.objects.exists()


def test_another_site_cannot_ask_it(client: Client) -> None:
    antwoord = client.post("/meedoen/mail/", GEVRAAGD, HTTP_SEC_FETCH_SITE="cross-site")

    assert antwoord.status_code == 403
    assert ADRES in antwoord.text and not Volger.objects.exists()


def test_the_page_says_how_many_mails_to_expect(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)

    tekst = lees(client, f"/meedoen/mail/?actie={actie.slug}").tekst

    assert "De laatste 12 weken: 2 veranderingen, op 1 dag." in tekst  # made and published
    assert "Verwacht minder dan 1 mail per week." in tekst


def test_the_rhythm_and_each_subject_are_managed_by_the_link(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    volger = volg(onderwerp("alles"), onderwerp("actie", actie.slug))

    client.post(beheer(volger), {"doe": "ritme", "ritme": "week"})
    client.post(beheer(volger), {"doe": "stop", "abonnement": volger.abonnementen.get(wat="actie").pk})
    volger.refresh_from_db()
    assert (volger.ritme, [een.wat for een in volger.abonnementen.all()]) == ("week", ["alles"])
    client.post(beheer(volger), {"doe": "stop-alles"})

    assert "U volgt niets per e-mail" in lees(client, beheer(volger)).tekst


@pytest.mark.parametrize(
    "getypt",
    [
        {},
        {"doe": "onzin"},
        {"doe": "stop", "abonnement": "x"},
        {"doe": "stop", "abonnement": "9" * 5_000},
        {"doe": "bevestig"},
    ],
)
def test_a_button_that_is_not_there_does_nothing(client: Client, volger: Volger, getypt: dict[str, str]) -> None:
    assert client.post(beheer(volger), getypt).status_code == 404
    assert volger.abonnementen.count() == 1


def test_what_is_hidden_later_is_not_named_on_the_page(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True, titel="Geheim plan")
    volger = volg(onderwerp("actie", actie.slug))
    type(actie).objects.update(publicatie="ingetrokken")

    tekst = lees(client, beheer(volger)).tekst

    assert "Geheim plan" not in tekst
    assert "Iets wat niet meer op de site staat" in tekst


def test_what_waits_for_a_confirmation_stands_first(volger: Volger) -> None:
    services.vraag_aan(adres=ADRES, onderwerp=onderwerp("actie", ActieFactory(gepubliceerd=True).slug), ritme=Ritme.DAG)

    assert [rij.abonnement.wat for rij in gevolgd(volger)] == ["actie", "alles"]


def test_there_is_an_end_to_how_much_one_follows(volger: Volger) -> None:
    for nummer in range(49):
        Abonnement.objects.create(volger=volger, wat="lijst", keuze=f"q={nummer}", bevestigd_op=timezone.now())
    laatste = Abonnement.objects.create(volger=volger, wat="lijst", keuze="q=laatste")

    with pytest.raises(ValidationError, match="al 50 onderwerpen"):
        services.bevestig_abonnement(abonnement=laatste)
