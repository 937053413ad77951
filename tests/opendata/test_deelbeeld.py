"""What goes along when an address is shared: words, and a picture of our own."""

import struct

import pytest
from django.test import Client

from acties import services
from acties.services import Verantwoording
from opendata.deelbeeld import maak_deelbeeld
from tests.factories import ActieFactory, PaginaFactory
from tests.support.pagina import lees
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db


def og(client: Client, adres: str) -> dict[str, str]:
    return {k["property"] or "": k["content"] or "" for k in lees(client, adres).met("property")}


def test_a_page_says_what_it_is_and_has_a_picture(client: Client, wereld: Wereld) -> None:
    PaginaFactory(slug="over", titel="Over", omschrijving="Waarom dit er is.")

    over, actie = og(client, "/over/"), og(client, wereld.actie.get_absolute_url())

    assert (over["og:title"], over["og:description"]) == ("Over – IBP-portaal", "Waarom dit er is.")
    assert over["og:url"] == "https://portaal.voorbeeld.nl/over/"
    assert over["og:image"] == "https://portaal.voorbeeld.nl/deel.png"
    assert actie["og:image"] == f"https://portaal.voorbeeld.nl/acties/{wereld.actie.slug}/deel.png"
    assert og(client, "/inloggen/") == {}


def test_the_picture_is_made_anew_when_the_actie_stands_otherwise(client: Client, wereld: Wereld) -> None:
    adres = f"/acties/{wereld.actie.slug}/deel.png"
    eerst = client.get(adres)
    services.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=Verantwoording(reden="Later."))
    dan = client.get(adres, headers={"if-none-match": eerst["ETag"]})

    assert (eerst["Content-Type"], dan.status_code) == ("image/png", 200)
    assert struct.unpack(">II", eerst.content[16:24]) == (1200, 630)
    assert eerst.content != dan.content
    assert client.get(adres, headers={"if-none-match": dan["ETag"]}).status_code == 304


@pytest.mark.parametrize("titel", ["Kort", "Een titel van véél woorden " * 20, "Łódź 🚲 \ue000 #quote[x]"])
def test_any_title_makes_a_picture(wereld: Wereld, titel: str) -> None:
    wereld.actie.titel = titel

    assert maak_deelbeeld(wereld.actie)[:4] == b"\x89PNG"


def test_a_change_elsewhere_makes_no_picture_anew(
    client: Client, wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    ander = ActieFactory(gepubliceerd=True)
    adressen = ["/deel.png", f"/acties/{wereld.actie.slug}/deel.png"]
    eerst = [client.get(adres).content for adres in adressen]
    monkeypatch.setattr("opendata.views.maak_deelbeeld", lambda actie: b"anders")
    services.meld_voortgang(actie=ander, status="vertraagd", verantwoording=Verantwoording(reden="Later."))

    assert [client.get(adres).content for adres in adressen] == eerst
