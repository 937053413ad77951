"""Somebody of an organisation registers a webhook, tries it, sees what came of it, and switches it off."""

import re
from typing import Any

import pytest
from django.test import Client

from basis.logboek.models import Loghandeling, Logregel
from opendata.webhooks.models import Hookstand, Webhook
from opendata.webhooks.services import HOOGSTENS
from tests.support.inlog import log_in
from tests.support.pagina import lees
from tests.support.webhooks import ADRES, maak_hook, maak_webhooks, redacteur_van
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client: Client, wereld: Wereld) -> Client:
    """Of a redacteur of the trekker."""
    log_in(client, redacteur_van(wereld.trekker))
    return client


def registreer(browser: Client, **velden: str) -> Any:
    ingevuld = {"partij": "", "adres": ADRES, "waarover": "alles", "programmalijn": "", "actie": "", **velden}
    return browser.post("/werk/webhooks/nieuw/", ingevuld)


def test_the_secret_is_shown_once(browser: Client, wereld: Wereld) -> None:
    antwoord = registreer(browser, partij=wereld.trekker.slug)
    hook = Webhook.objects.get()
    [geheim] = re.findall(r"whsec_[A-Za-z0-9+/=]+", antwoord.content.decode())
    assert hook.geheimen(hook.gemaakt_op) == [geheim]
    assert "no-store" in antwoord["Cache-Control"]
    assert "whsec_" not in browser.get(hook.get_absolute_url()).content.decode()


def test_a_new_secret_is_another(browser: Client, wereld: Wereld) -> None:
    hook, oud = maak_hook(wereld.trekker)
    pagina = browser.post(f"/werk/webhooks/{hook.pk}/geheim/").content.decode()
    assert "whsec_" in pagina
    assert oud not in pagina
    assert "Het vorige geheim werkt nog een dag" in pagina


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"adres": "ftp://voorbeeld.nl"}, "Het adres begint met https://."),
        ({"adres": "https://a@voorbeeld.nl/"}, "Zet geen naam, wachtwoord of # in het adres."),
        ({"waarover": "actie"}, "Kies welke."),
        ({"waarover": "programmalijn"}, "Kies welke."),
        ({"waarover": ""}, "Kies waarover u iets wilt horen."),
        ({"adres": ""}, "Vul het webadres van uw systeem in."),
    ],
)
def test_what_is_wrong_stands_at_its_field(browser: Client, wereld: Wereld, velden: dict[str, str], fout: str) -> None:
    antwoord = registreer(browser, partij=wereld.trekker.slug, **velden)
    assert antwoord.status_code == 422
    assert fout in antwoord.content.decode()
    assert not Webhook.objects.exists()


def test_only_for_the_own_organisation(browser: Client, wereld: Wereld) -> None:
    assert registreer(browser, partij=wereld.partner.slug).status_code == 422


def test_the_same_one_is_there_once_and_there_are_not_many(browser: Client, wereld: Wereld) -> None:
    registreer(browser, partij=wereld.trekker.slug)
    assert "Deze webhook is er al." in registreer(browser, partij=wereld.trekker.slug).content.decode()
    for nummer in range(1, HOOGSTENS):
        registreer(browser, partij=wereld.trekker.slug, adres=f"{ADRES}/{nummer}")
    te_veel = registreer(browser, partij=wereld.trekker.slug, adres=f"{ADRES}/meer").content.decode()
    assert f"ten hoogste {HOOGSTENS} webhooks" in te_veel


@pytest.mark.parametrize("waarover", ["programmalijn", "actie", "partij"])
def test_it_is_about_what_was_chosen(browser: Client, wereld: Wereld, waarover: str) -> None:
    slugs = {
        "programmalijn": wereld.actie.programmalijn.slug,
        "actie": wereld.actie.slug,
        "partij": wereld.trekker.slug,
    }
    gekozen = {waarover: slugs[waarover]} if waarover != "partij" else {}
    registreer(browser, **{"partij": wereld.trekker.slug, **gekozen}, waarover=waarover)
    hook = Webhook.objects.get()
    assert (hook.waarover, hook.slug) == (waarover, slugs[waarover])


def test_it_can_be_switched_off_on_and_removed(browser: Client, wereld: Wereld) -> None:
    hook, _ = maak_hook(wereld.trekker)
    for wat, stand in (("uit", Hookstand.UIT), ("aan", Hookstand.AAN)):
        assert browser.post(f"{hook.get_absolute_url()}{wat}/").status_code == 302
        hook.refresh_from_db()
        assert hook.stand == stand
    browser.post(f"{hook.get_absolute_url()}verwijderen/")
    assert not Webhook.objects.exists()


def test_the_security_log_tells_who_did_what_and_no_whole_address(browser: Client, wereld: Wereld) -> None:
    registreer(browser, partij=wereld.trekker.slug, adres=f"{ADRES}?token=geheim")
    browser.post(f"{Webhook.objects.get().get_absolute_url()}verwijderen/")
    regels = Logregel.objects.filter(handeling=Loghandeling.WEBHOOK).order_by("pk")
    assert [regel.bijzonderheden["wat"] for regel in regels] == ["geregistreerd", "verwijderd"]
    assert {regel.object for regel in regels} == {"systeem.voorbeeld.nl"}


def test_what_came_of_it_stands_on_its_page(browser: Client, wereld: Wereld) -> None:
    hooks = maak_webhooks(wereld.trekker, redacteur_van(wereld.trekker))
    tekst = lees(browser, f"/werk/webhooks/{hooks['webhookgestopt']}/").tekst
    for deel in ("Deze webhook is gestopt", "Niet aangekomen: 1 gebeurtenis", "status 503", "Aangekomen: een proef"):
        assert deel in tekst


def test_a_list_and_a_page_cost_the_same_with_more_rows(
    browser: Client, wereld: Wereld, django_assert_num_queries: Any
) -> None:
    hooks = maak_webhooks(wereld.trekker, redacteur_van(wereld.trekker))
    browser.get("/werk/webhooks/")
    with django_assert_num_queries(5):
        browser.get("/werk/webhooks/")
    with django_assert_num_queries(8):
        browser.get(f"/werk/webhooks/{hooks['webhook']}/")
