"""A question about the programme as a whole is told wherever the journal is: feed, mail, news, and what changed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from acties.models import Gebeurtenis
from basis.tijd.perioden import dag
from berichten.models import Bericht
from meedoen import services
from meedoen.models import Vraag
from meedoen.samenvatting import vul_samenvatting
from partijen.models import Partij
from programmalijnen.models import Programma
from tests.factories import ActieFactory, PartijFactory, beloof
from tests.support.lezers import lees_feed
from tests.support.meedoen import afgerond, maak_vraag
from tests.support.pagina import lees
from tests.support.rapporten import samengesteld
from tests.support.volgen import onderwerp, volg
from tests.support.voortgang import verschil_csv
from werk.meedoen.gevolgen import te_kiezen

pytestmark = pytest.mark.django_db
VERSCHIL = "/voortgang/verschil/?van=1999-12-31"
KOP = "Vraag aan inwoners gesteld: Wat moet het programma doen?"


def vraag_het(beantwoorder: Partij | None = None, **velden: Any) -> Vraag:
    return maak_vraag(Programma.objects.get(), beantwoorder, titel="Wat moet het programma doen?", **velden)


def feed(client: Client, weg: str) -> list[str]:
    return [str(bericht.title) for bericht in lees_feed(client, f"/feeds/{weg}.atom").entries]


def test_each_step_is_a_row_of_the_journal_of_the_programme(client: Client) -> None:
    programma = Programma.objects.get()
    afspraak = beloof(PartijFactory()).afspraak

    vraag = afgerond(programma, titel="Wat moet het programma doen?")

    rijen = Gebeurtenis.objects.over_vraag(vraag.slug).order_by("pk")
    assert [rij.naar["gebeurde"] for rij in rijen] == ["gesteld", "beantwoord", "afgerond"]
    assert {rij.onderwerp for rij in rijen} == {("programma", programma.pk)}
    assert Programma.objects.get().versie == rijen[2].versie
    pagina = lees(client, vraag.get_absolute_url())
    assert pagina.links[f"Afspraak vastgelegd: {afspraak.titel}"].startswith(afspraak.get_absolute_url())


def test_who_follows_it_or_everything_or_its_party_finds_it(client: Client) -> None:
    beantwoorder, vrager, ander = (PartijFactory() for _ in range(3))
    vraag = vraag_het(beantwoorder, gepubliceerd=False)
    Vraag.objects.update(namens=vrager)
    services.publiceer_vraag(vraag=vraag, door=None)

    wegen = ["alles", f"meedoen/{vraag.slug}", *(f"partijen/{een.slug}" for een in (beantwoorder, vrager))]
    for weg in wegen:
        assert feed(client, weg) == [f"{KOP} – {Programma.objects.get().titel}"]
    assert feed(client, f"partijen/{ander.slug}") == []
    (bericht,) = lees_feed(client, "/feeds/alles.atom").entries
    assert bericht.link == f"https://portaal.voorbeeld.nl{vraag.get_absolute_url()}"
    assert "Dit gaat over het hele programma." in bericht.summary


@pytest.mark.parametrize("wat", ["alles", "vraag"])
def test_who_follows_it_by_mail_hears_what_happens_to_it(client: Client, wat: str) -> None:
    vraag = vraag_het()
    assert lees(client, vraag.get_absolute_url()).links["Volg deze vraag"] == f"/volgen/?vraag={vraag.slug}"
    volg(onderwerp(wat, vraag.slug))
    services.maak_vensters()
    later = dag(timezone.localdate() + timedelta(days=90))
    services.verzet_antwoord(vraag=vraag, verwacht=later, reden="Het wordt later.", door=None)

    services.maak_vensters(timezone.now() + timedelta(days=2))

    inhoud = vul_samenvatting(Bericht.objects.get()) or {}
    punt = inhoud["punten"][0]
    assert punt["titel"].startswith("Vraag aan inwoners krijgt later antwoord: Wat moet het programma doen? – ")
    assert (punt["link"], punt["regels"][0]) == (vraag.get_absolute_url(), "Het wordt later.")


def test_home_and_what_changed_tell_it_under_the_programme(client: Client) -> None:
    partij, ander = (ActieFactory(gepubliceerd=True, trekker=PartijFactory()).deelnames.get().partij for _ in range(2))
    vraag = vraag_het(partij)

    assert lees(client, "/").links[KOP] == vraag.get_absolute_url()
    for vorm in ("", "&volgorde=tijd"):
        pagina = lees(client, f"{VERSCHIL}{vorm}&partij={partij.slug}")
        assert KOP in pagina.tekst
        assert pagina.links["Naar de vraag: Wat moet het programma doen?"] == vraag.get_absolute_url()
    assert KOP not in lees(client, f"{VERSCHIL}&partij={ander.slug}").tekst
    (rij,) = [rij for rij in verschil_csv(client) if not rij["actie"]]
    assert (rij["programmalijn"], rij["onderwerp"]) == ("", "Wat moet het programma doen?")
    assert rij["adres"] == f"https://portaal.voorbeeld.nl{vraag.get_absolute_url()}"


def test_a_report_tells_it_but_not_of_another_party() -> None:
    partij, vandaag = PartijFactory(), timezone.localdate()
    vraag_het(partij)

    def koppen(**wie: Any) -> list[str]:
        programma = samengesteld(van=vandaag, tot=vandaag, peildatum=vandaag, **wie)["programma"]
        return [rij["kop"] for rij in programma["veranderingen"]] if programma else []

    assert koppen() == koppen(bereik="partij", partij=partij) == [KOP]
    assert koppen(bereik="partij", partij=PartijFactory()) == []


def test_an_invented_one_is_told_to_who_asks_for_it_and_called_invented(client: Client) -> None:
    vraag_het(PartijFactory(is_demo=True))

    assert (feed(client, "alles"), verschil_csv(client)) == ([], [])
    for adres in ("/", VERSCHIL):
        assert KOP not in lees(client, adres).tekst
    (bericht,) = lees_feed(client, "/feeds/alles.atom?demo=ja").entries
    assert "Deze vraag is verzonnen" in bericht.summary
    assert f"{KOP} Demo" in lees(client, "/?demo=ja").tekst
    assert "Naar de vraag: Wat moet het programma doen? Demo" in lees(client, f"{VERSCHIL}&demo=ja").tekst


def test_an_answer_points_at_what_changed_in_the_real_programme() -> None:
    echt, verzonnen = PartijFactory(), PartijFactory(is_demo=True)
    rij = Gebeurtenis.objects.get(afspraak=beloof(echt).afspraak)
    beloof(verzonnen)

    assert list(te_kiezen(vraag_het(echt))) == [rij.pk]
    assert len(te_kiezen(vraag_het(verzonnen))) == 2
