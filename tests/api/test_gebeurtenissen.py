"""The journal for programs: CloudEvents for who follows it, rows for who asks for JSON."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.models import Gebeurtenis, Positie
from basis.api import register
from basis.tijd.moment import Moment
from opendata.cloudevents import BUNDEL, onderwerp_van
from opendata.webhooks.gebeurtenissen import lees_bundel
from opendata.webhooks.models import Webhook
from tests.factories import ActieFactory, beloof
from tests.support.codes import maak_bewogen
from tests.support.meedoen import maak_vraag
from tests.support.webhooks import gebeur, maak_hook
from tests.support.wereld import BEGIN, Wereld

pytestmark = pytest.mark.django_db
ADRES = "/api/v1/gebeurtenissen"


def haal(client: Client, vraag: str = "", accept: str = "*/*") -> Any:
    antwoord = client.get(f"{ADRES}{vraag}", headers={"Accept": accept})
    assert antwoord.status_code == 200, antwoord.content
    return antwoord


def events(client: Client, vraag: str = "") -> list[Any]:
    gevonden: list[Any] = json.loads(haal(client, vraag).content)
    return gevonden


def positie_nu() -> int:
    return Positie.objects.order_by("-pk")[0].pk


@pytest.mark.parametrize(
    ("accept", "soort"),
    [
        ("*/*", BUNDEL),
        (BUNDEL, BUNDEL),
        ("application/json", "application/json"),
        (f"application/json;q=0.5, {BUNDEL}", BUNDEL),
        (f"application/json, {BUNDEL};q=0.5", "application/json"),
    ],
)
def test_the_journal_comes_as_cloudevents_unless_json_is_asked(
    client: Client, wereld: Wereld, accept: str, soort: str
) -> None:
    antwoord = haal(client, accept=accept)
    assert antwoord["Content-Type"] == soort
    assert "Accept" in antwoord["Vary"]
    gevonden = json.loads(antwoord.content)
    rijen = gevonden if soort == BUNDEL else gevonden["resultaten"]
    assert len(rijen) == Gebeurtenis.objects.count()


def test_another_form_is_refused(client: Client, wereld: Wereld) -> None:
    assert client.get(ADRES, headers={"Accept": "text/csv"}).status_code == 406
    assert client.get("/api/v1/acties", headers={"Accept": BUNDEL}).status_code == 406


def test_an_event_is_what_the_profile_asks(client: Client, wereld: Wereld) -> None:
    rij = gebeur(wereld.actie)
    event = events(client)[-1]
    data = event.pop("data")
    assert event.pop("time").endswith("Z")
    assert event == {
        "specversion": "1.0",
        "id": str(rij.pk),
        "source": "urn:nld:ibp-portaal",
        "type": "nl.ibp-portaal.voortgang",
        "datacontenttype": "application/json",
        "subject": f"https://portaal.voorbeeld.nl/id/actie/{wereld.actie.slug}",
        "dataref": f"https://portaal.voorbeeld.nl{ADRES}/{rij.pk}",
    }
    assert data == json.loads(client.get(f"{ADRES}/{rij.pk}").content)
    assert (data["reden"], data["actie"]) == (rij.reden, wereld.actie.slug)


def test_who_publishes_is_known_by_its_number(client: Client, wereld: Wereld, settings: Any) -> None:
    settings.OIN = "00000001823288444000"
    assert {event["source"] for event in events(client)} == {"urn:nld:oin:00000001823288444000:systeem:ibp-portaal"}


def test_each_form_has_an_etag_of_its_own(client: Client, wereld: Wereld) -> None:
    etag = haal(client)["ETag"]
    assert haal(client, accept="application/json")["ETag"] != etag
    assert client.get(ADRES, headers={"If-None-Match": etag}).status_code == 304
    gebeur(wereld.actie)
    assert client.get(ADRES, headers={"If-None-Match": etag}).status_code == 200


def test_who_has_read_all_gets_nothing_and_the_position(client: Client, wereld: Wereld) -> None:
    antwoord = haal(client, f"?na={positie_nu()}")
    assert (antwoord.content, antwoord["Journaal-Positie"]) == (b"[]", str(positie_nu()))
    assert 'rel="next"' not in antwoord["Link"]


def test_the_pages_together_are_all_of_it(client: Client, wereld: Wereld) -> None:
    gelezen, vraag = [], "?aantal=3"
    while vraag:
        antwoord = haal(client, vraag)
        gelezen += [event["id"] for event in json.loads(antwoord.content)]
        volgende = [deel for deel in antwoord["Link"].split(", ") if 'rel="next"' in deel]
        vraag = volgende[0].partition(ADRES)[2].partition(">")[0] if volgende else ""
    assert gelezen == [event["id"] for event in events(client)]
    assert gelezen == [str(pk) for pk in Positie.objects.order_by("pk").values_list("gebeurtenis", flat=True)]


def test_what_is_not_public_is_left_out_and_the_position_goes_on(client: Client, wereld: Wereld) -> None:
    begin = positie_nu()
    gebeur(ActieFactory(trekker=wereld.trekker))
    gebeur(ActieFactory(gepubliceerd=True, is_demo=True))
    antwoord = haal(client, f"?na={begin}")
    assert antwoord.content == b"[]"
    assert int(antwoord["Journaal-Positie"]) == positie_nu() > begin
    assert len(events(client, f"?na={begin}&demo=ja")) > 0


@pytest.mark.parametrize(
    "vraag", ["actie={actie}", "lijn={lijn}", "partij={trekker}", "soort=voortgang", "van=2000-01-01"]
)
def test_the_journal_can_be_asked_for_a_part(client: Client, wereld: Wereld, vraag: str) -> None:
    begin = positie_nu()
    ActieFactory(gepubliceerd=True)
    rij = gebeur(wereld.actie)
    waar = {"actie": wereld.actie.slug, "lijn": wereld.actie.programmalijn.slug, "trekker": wereld.trekker.slug}
    gevonden = [event["id"] for event in events(client, f"?na={begin}&{vraag.format(**waar)}")]
    assert str(rij.pk) in gevonden
    assert vraag.startswith("van") or len(gevonden) < len(events(client, f"?na={begin}"))


def test_a_day_that_is_none_is_an_error(client: Client, wereld: Wereld) -> None:
    assert client.get(f"{ADRES}?van=2022-13-01").status_code == 400


def test_what_a_row_is_about_has_a_lasting_address(client: Client, wereld: Wereld) -> None:
    """Each is the address of a row of a table."""
    maak_vraag(wereld.actie, wereld.trekker)
    beloof(wereld.trekker, uiterlijk=None)
    maak_bewogen(actie=wereld.actie)
    enkel = {tabel.enkel: tabel for tabel in register.tabellen().values()}
    gezien = set()
    for rij in Gebeurtenis.objects.te_zien(Moment.nu()):
        soort, _, sleutel = onderwerp_van(rij).partition("/")
        assert client.get(f"/api/v1/{enkel[soort].naam}/{sleutel}").status_code == 200, (rij, soort, sleutel)
        gezien.add(soort)
    assert {"actie", "afspraak", "code", "versie", "vraag"} <= gezien


def test_what_the_description_says_of_it(client: Client) -> None:
    oas = json.loads(client.get("/api/v1/openapi.json").content)
    vormen = oas["paths"]["/gebeurtenissen"]["get"]["responses"]["200"]["content"]
    assert list(vormen) == [BUNDEL, "application/json"]
    assert set(vormen[BUNDEL]["schema"]["items"]["required"]) >= {"specversion", "id", "source", "type", "data"}


# -- pulled and pushed are the same -----------------------------------------------------------------------------------

DADEN = {
    "meld": gebeur,
    "trek in": lambda actie: services.trek_publicatie_in(actie=actie, verantwoording=BEGIN),
    "publiceer": lambda actie: services.publiceer(actie=actie, verantwoording=BEGIN),
    "nieuw": lambda actie: ActieFactory(gepubliceerd=True),
    "demo": lambda actie: gebeur(ActieFactory(gepubliceerd=True, is_demo=True)),
    "concept": lambda actie: gebeur(ActieFactory()),
}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(DADEN)), max_size=6))
def test_pull_and_push_since_a_position_are_the_same(client: Client, wereld: Wereld, daden: list[str]) -> None:
    hook, _ = maak_hook(wereld.trekker, f"https://voorbeeld.nl/{Webhook.objects.count()}")
    for daad in daden:
        try:
            DADEN[daad](wereld.actie)
        except ValidationError:
            continue
    bundel = lees_bundel(hook)
    assert bundel.events == events(client, f"?na={hook.positie}&aantal=500")
    assert bundel.tot == positie_nu()
    Webhook.objects.all().delete()
