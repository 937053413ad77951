"""Following by e-mail: nothing before it is confirmed, nobody is mailed to pieces, and addresses are forgotten."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from berichten.models import Bericht, Berichtsoort
from berichten.post import maak_mail
from berichten.verzenden import meld_weigering
from meedoen import services, stoplink
from meedoen.models import BEWAAR_ADRES, Abonnement, Contact, Grond, Ritme, Volger
from meedoen.samenvatting import vul_nog_volgen, vul_volgen
from meedoen.services.opruimen import ANTWOORDEN, JAAR
from programmalijnen.models import Programma
from tests.factories import ActieFactory
from tests.support.meedoen import beantwoord, maak_vraag, reageer
from tests.support.pagina import lees
from tests.support.volgen import ADRES, gebeurt, onderwerp, volg

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


def test_there_is_an_end_to_how_much_one_follows(volger: Volger) -> None:
    for nummer in range(49):
        Abonnement.objects.create(volger=volger, wat="lijst", keuze=f"q={nummer}", bevestigd_op=timezone.now())
    laatste = Abonnement.objects.create(volger=volger, wat="lijst", keuze="q=laatste")

    with pytest.raises(ValidationError, match="al 50 onderwerpen"):
        services.bevestig_abonnement(abonnement=laatste)


def test_the_page_about_privacy_says_the_terms_of_the_code() -> None:
    tekst = Path("inhoud/feiten/paginas.json").read_text(encoding="utf-8")

    assert f"Bevestigt u niet? Dan wissen wij het na {services.BEVESTIGEN.days} dagen" in tekst
    assert f"Antwoordt u niet binnen {ANTWOORDEN.days} dagen? Dan stoppen ze." in tekst
    assert f"uw e-mailadres en de mails {BEWAAR_ADRES.days} dagen later" in tekst
    assert timedelta(days=365) == JAAR


# -- forgetting ---------------------------------------------------------------------------------------------------


def test_an_address_is_erased_twenty_eight_days_after_the_last_subscription_ended(volger: Volger) -> None:
    nu = timezone.now()
    gebeurt(ActieFactory(gepubliceerd=True), nu + timedelta(hours=1))
    services.maak_vensters(nu + timedelta(days=2))
    services.zeg_op(abonnement=volger.abonnementen.get(), nu=nu)

    assert services.ruim_volgers_op(nu + timedelta(days=27, hours=23)) == 0
    assert Bericht.objects.filter(adres=ADRES).exists()
    assert services.ruim_volgers_op(nu + timedelta(days=28)) == 1

    assert not Volger.objects.exists() and not Bericht.objects.filter(adres=ADRES).exists()


def test_what_nobody_confirms_is_forgotten_after_a_week() -> None:
    services.vraag_aan(adres=ADRES, onderwerp=onderwerp("alles"), ritme=Ritme.DAG)

    assert services.ruim_volgers_op(timezone.now() + timedelta(days=6)) == 0
    assert services.ruim_volgers_op(timezone.now() + timedelta(days=8)) == 1
    assert not Bericht.objects.exists()


def test_after_a_year_is_asked_once_and_who_does_not_answer_gets_nothing_more(volger: Volger) -> None:
    begin = volger.bevestigd_op
    assert begin is not None
    services.vraag_nog_volgen(begin + timedelta(days=364))
    assert not Bericht.objects.exists()
    for dag in (366, 367):
        services.vraag_nog_volgen(begin + timedelta(days=dag))
    bericht = Bericht.objects.get()
    assert (vul_nog_volgen(bericht) or {})["titels"] == ["Alle acties"]

    services.vraag_nog_volgen(begin + timedelta(days=366 + 29))

    assert not volger.abonnementen.exists()
    assert vul_nog_volgen(bericht) is None


def test_who_says_yes_goes_on_for_another_year(client: Client, volger: Volger) -> None:
    Volger.objects.update(bevestigd_op=timezone.now() - timedelta(days=366))
    services.vraag_nog_volgen()

    client.post(beheer(volger), {"doe": "blijf"})
    services.vraag_nog_volgen(timezone.now() + timedelta(days=40))

    volger.refresh_from_db()
    assert (volger.gevraagd_op, volger.abonnementen.count()) == (None, 1)


def test_an_address_that_refuses_our_mail_gets_nothing_more(volger: Volger) -> None:
    reageer(maak_vraag(), adres=ADRES)

    meld_weigering(ADRES.upper())

    assert not volger.abonnementen.exists() and not Contact.objects.exists()


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_pages_cost_a_fixed_number_of_queries(
    client: Client, aantal: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    volger = volg(*(onderwerp("actie", ActieFactory(gepubliceerd=True).slug) for _ in range(aantal)))

    with django_assert_num_queries(2):  # stamps, what to expect
        client.get("/meedoen/mail/")
    with CaptureQueriesContext(connection) as gevraagd:
        client.get(beheer(volger))
    assert len(gevraagd) <= 5 + aantal  # each subject is asked whether the public still sees it


def test_a_question_is_followed_by_its_address_unless_no_journal_tells_of_it(client: Client) -> None:
    vraag = maak_vraag()
    over_alles = maak_vraag(Programma.objects.get())

    assert "Dit koos u" in lees(client, f"/volgen/?vraag={vraag.slug}").tekst
    assert client.get(f"/feeds/meedoen/{vraag.slug}.atom").status_code == 200
    assert "Dit koos u" not in lees(client, f"/volgen/?vraag={over_alles.slug}").tekst
    assert "Alle acties" in lees(client, f"/meedoen/mail/?vraag={over_alles.slug}").tekst
