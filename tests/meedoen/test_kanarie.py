"""A canary: an address, a code and texts that are unique, and that may be found nowhere but where they belong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from basis.zoeken.services import herindexeer
from berichten.models import Bericht
from meedoen import bewijs, services, stoplink
from meedoen.models import Grond, Inbreng, Moderatie, Volger
from tests.support.deuren import ALLE, Proef, adres_in_beheer, lees_deuren, maak_proef
from tests.support.eenmalig import eenmalig
from tests.support.logregels import logregels
from tests.support.meedoen import maak_vraag
from tests.support.pagina import Pagina

DEUREN = lees_deuren(Path(__file__).parents[1] / "deuren.txt")
ADRES = "kanarievogel@voorbeeld.nl"
VOLGER = "trekkanarie@voorbeeld.nl"  # follows by e-mail
HOUDT = "kwetterendekanarie"  # held: by one of our rules
WEG = "kanarienaam"  # left out of what stands on the site
ALLEEN = "fluisterendekanarie"  # for who answers alone
INGETROKKEN = "weggevlogenkanarie"
UITLEG, BEZWAAR, MISBRUIK = "kanarieuitleg", "kanariebezwaar", "kanariemisbruik"
TEKSTEN = (HOUDT, WEG, ALLEEN, INGETROKKEN, UITLEG, BEZWAAR, MISBRUIK)
# Where each may be kept: the tables of what citizens write, and the mail to the writer until it is sent.
THUIS = {
    ADRES: {"meedoen_contact", "berichten_bericht"},
    VOLGER: {"meedoen_volger", "berichten_bericht"},
    HOUDT: {"meedoen_inbreng", "berichten_bericht"},
    WEG: {"meedoen_inbreng", "berichten_bericht"},
    ALLEEN: {"meedoen_inbreng", "berichten_bericht"},
    INGETROKKEN: set(),
    UITLEG: {"meedoen_moderatiebesluit", "berichten_bericht"},
    BEZWAAR: {"meedoen_melding"},
    MISBRUIK: {"meedoen_melding"},
}


@dataclass
class Kooi:
    """The world of the doors, with the canaries in it."""

    proef: Proef
    code: str
    sleutels: tuple[str, str]  # in the links of mails: of who follows, and of who wrote
    log: str

    @property
    def van_mensen(self) -> tuple[str, ...]:
        """What shows or opens what is somebody's own."""
        return ADRES, VOLGER, self.code, *self.sleutels


@pytest.fixture(scope="module")
def kooi(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Kooi]:
    yield from eenmalig(django_db_blocker, _maak)


def _maak() -> Kooi:
    """All of it through the pages, as a citizen does it, and the services of who handles it."""
    proef = maak_proef()
    vraag = maak_vraag(proef.wereld.actie, proef.wereld.trekker, moderatie=Moderatie.ACHTERAF)
    client, redacteur = Client(), proef.mensen[2]

    def stuur(tekst: str, openbaar: str = "ja") -> tuple[Inbreng, str]:
        token = bewijs.maak(vraag, timezone.now() - timedelta(minutes=1))
        velden = {"tekst": f"Dit zegt de {tekst}.", "openbaar": openbaar, "mail": ADRES, "bewijs": token}
        blad = Pagina(client.post(f"/meedoen/{vraag.slug}/reageren/", velden))
        return Inbreng.objects.get(tekst__contains=tekst), blad.formulier("Kopie bewaren").velden["code"]

    with logregels() as log:
        houdt, code = stuur(HOUDT)
        services.houd_tegen(inbreng=houdt, grond=Grond.GEGEVENS, uitleg=f"Om de {UITLEG}.", door=redacteur)
        client.post("/meedoen/volg/", {"code": code, "doe": "bezwaar", "tekst": f"Mijn {BEZWAAR}."})
        weg, _ = stuur(WEG)
        melden = f"/meedoen/{vraag.slug}/reacties/{weg.nummer}/melden/"
        token = bewijs.maak(vraag, timezone.now() - timedelta(minutes=1))
        client.post(melden, {"tekst": f"Dit is {MISBRUIK}.", "bewijs": token})
        services.plaats(inbreng=weg, op_de_site="Dit zegt de [naam].", uitleg=f"Een {UITLEG}.", door=redacteur)
        stuur(ALLEEN, "nee")
        _, terug = stuur(INGETROKKEN)
        client.post("/meedoen/volg/", {"code": terug, "doe": "intrekken"})
        client.post("/meedoen/volg/", {"code": code, "doe": "kopie"})
        client.post(f"/meedoen/{vraag.slug}/reageren/", {"tekst": HOUDT, "mail": ADRES, "bewijs": "stuk"})
        sleutels = _volg(client), stoplink.van_inbreng(weg).split("/")[-2]
        client.get(f"/meedoen/mail/stop/{sleutels[1]}/")
    herindexeer()
    return Kooi(proef, code, sleutels, log.getvalue())


def _volg(client: Client) -> str:
    """Follow everything by e-mail and confirm it, through the pages; the key in the links."""
    velden = {"adres": VOLGER, "ritme": "dag"}
    client.post("/meedoen/mail/", velden, HTTP_SEC_FETCH_SITE="same-origin")
    volger = Volger.objects.met_adres(VOLGER).get()
    beheer = f"/meedoen/mail/{volger.sleutel}/"
    client.post(beheer, {"doe": "bevestig", "abonnement": volger.abonnementen.get().pk})
    for adres in (beheer, stoplink.van_volger(volger)):
        assert client.get(adres).status_code == 200
    assert volger.abonnementen.bevestigd().exists()
    return str(volger.sleutel)


def _gezien(client: Client, paden: list[str], geheimen: tuple[str, ...]) -> list[tuple[str, str]]:
    """What was seen where."""
    gezien = []
    for pad in paden:
        antwoord = client.get(pad)
        tekst = antwoord.getvalue().decode(errors="replace") + str(antwoord.headers)
        gezien += [(pad, geheim) for geheim in geheimen if geheim in tekst]
    return gezien


@pytest.mark.django_db
@pytest.mark.parametrize("wie", [0, 4], ids=["burger", "redacteur of another party"])
def test_who_does_not_handle_reactions_sees_no_canary_behind_any_door(kooi: Kooi, wie: int) -> None:
    paden = [adres.format(**kooi.proef.plaatsen) for naam, adres, *_ in DEUREN if naam != "uitloggen"]

    assert _gezien(kooi.proef.browsers[wie], paden, (*kooi.van_mensen, *TEKSTEN)) == []


@pytest.mark.django_db
def test_not_even_a_beheerder_sees_an_address_or_a_code(kooi: Kooi) -> None:
    paden = [adres.format(**kooi.proef.plaatsen) for naam, adres, *_ in DEUREN if naam != "uitloggen"]
    in_beheer = [naam for naam in ALLE if naam.startswith("admin:") and naam != "admin:logout"]
    paden += [adres_in_beheer(naam, kooi.proef) for naam in in_beheer]
    paden += [
        f"/beheer/berichten/bericht/{bericht.pk}/change/"
        for bericht in Bericht.objects.filter(adres__in=(ADRES, VOLGER))
    ]

    assert _gezien(kooi.proef.browsers[-1], paden, (*kooi.van_mensen, INGETROKKEN)) == []


@pytest.mark.django_db
def test_no_other_table_holds_a_canary(kooi: Kooi) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tabellen = [naam for (naam,) in cursor.fetchall()]
        gevonden: dict[str, set[str]] = {}
        for geheim in (*THUIS, kooi.code, *kooi.sleutels):
            for tabel in tabellen:
                vraag = f"SELECT count(*) FROM {connection.ops.quote_name(tabel)} AS t WHERE t::text LIKE %s"
                cursor.execute(vraag, [f"%{geheim}%"])
                if cursor.fetchone()[0]:
                    gevonden.setdefault(geheim, set()).add(tabel)

    van_mensen = {kooi.code: {"berichten_bericht"}}
    van_mensen |= dict(zip(kooi.sleutels, [{"meedoen_volger"}, {"berichten_bericht"}], strict=True))
    assert gevonden == {geheim: waar for geheim, waar in THUIS.items() if waar} | van_mensen
    for geheim in ("kanarie", kooi.code, *kooi.sleutels):
        assert not Bericht.objects.exclude(adres__in=(ADRES, VOLGER)).filter(gegevens__icontains=geheim).exists()


@pytest.mark.django_db
def test_no_line_of_the_log_and_no_cache_holds_a_canary(kooi: Kooi) -> None:
    kooi.proef.browsers[0].get(f"/meedoen/{kooi.proef.plaatsen['vraag']}/")
    bewaard = b"".join(inhoud for cache in caches.all() for inhoud in getattr(cache, "_cache", {}).values())

    assert kooi.log.count('"verzoek"') >= 8
    for geheim in (*kooi.van_mensen, *TEKSTEN):
        assert geheim not in kooi.log
        assert geheim.encode() not in bewaard
