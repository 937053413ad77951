"""Questions on the pages of what they are about, in search, in the feed and in the calendar."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from acties import services as actiediensten
from acties.services import Verantwoording
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag
from basis.zoeken.models import Zoekregel
from meedoen import services
from meedoen.models import Vraag
from tests.factories import ActieFactory, GebruikerFactory, PartijFactory
from tests.support.lezers import lees_feed
from tests.support.meedoen import beantwoord, dagen, elders, gesloten_vraag, maak_vraag, reageer, te_laat
from tests.support.pagina import browser_van, lees
from tests.support.wereld import BEGIN, Wereld, lid, maak_wereld

pytestmark = pytest.mark.django_db
FEED, AGENDA = "/feeds/meedoen.atom", "/agenda/meedoen.ics"


def tekst(client: Client, adres: str) -> str:
    return lees(client, adres).tekst


@pytest.fixture
def over() -> Wereld:
    return maak_wereld()


# -- on other pages -------------------------------------------------------------------------------------------------


def test_the_question_stands_where_it_belongs(client: Client, over: Wereld) -> None:
    maak_vraag(over.actie, over.trekker, titel="Over de actie?")
    maak_vraag(over.onderdeel, over.trekker, titel="Over het onderdeel?")
    maak_vraag(over.afspraak, over.trekker, titel="Over de afspraak?")
    alle = {"Over de actie?", "Over het onderdeel?", "Over de afspraak?"}

    for adres, titels in (
        ("/", alle),
        (over.actie.get_absolute_url(), alle),
        (over.actie.programmalijn.get_absolute_url(), alle),
        (over.trekker.get_absolute_url(), alle),
        (over.onderdeel.get_absolute_url(), {"Over het onderdeel?"}),
        (over.afspraak.get_absolute_url(), {"Over de afspraak?"}),
    ):
        pagina = tekst(client, adres)
        assert {titel for titel in alle if titel in pagina} >= titels, adres
        assert (len(titels) == 3) or not [titel for titel in alle - titels if titel in pagina.split("Wat er is")[0]]


def test_an_actie_steps_to_its_own_questions_however_many_others_there_are(over: Wereld) -> None:
    eigen = [maak_vraag(ding, over.trekker) for ding in (over.actie, over.onderdeel, over.afspraak)]
    vreemd = Vraag.objects.filter(pk=maak_vraag().pk).values().get() | {"id": None}
    Vraag.objects.bulk_create(Vraag(**vreemd | {"slug": f"vraag-{nummer}"}) for nummer in range(3_000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE meedoen_vraag")

    gevonden = Vraag.objects.te_zien(Moment.nu()).van_actie(over.actie).voor_deel()

    assert set(gevonden) == set(Vraag.objects.van_lijn(over.actie.programmalijn.slug)) == set(eigen)
    assert "Seq Scan on meedoen_vraag" not in gevonden.explain()


def test_a_page_without_questions_has_no_part_for_them(client: Client, over: Wereld) -> None:
    for adres in ("/", over.actie.get_absolute_url(), over.trekker.get_absolute_url()):
        assert "U kunt meedoen" not in tekst(client, adres)
        assert not lees(client, adres).met("id", "meedoen")


def test_a_party_sees_what_it_still_owes(client: Client) -> None:
    partij = PartijFactory()
    te_laat(beantwoorder=partij)
    gesloten_vraag(beantwoorder=partij)

    assert "Moet nog 2 vragen afronden, 1 is te laat" in tekst(client, partij.get_absolute_url())


def test_the_ready_made_page_of_an_actie_follows_its_questions(client: Client, over: Wereld) -> None:
    adres = over.actie.get_absolute_url()
    assert "U kunt meedoen" not in tekst(client, adres)

    maak_vraag(over.actie, over.trekker)

    assert "U kunt meedoen" in tekst(client, adres)
    assert not lees(client, f"{adres}?stand={timezone.localdate()}").met("id", "meedoen")


def test_what_was_asked_elsewhere_comes_on_the_page_of_its_actie(client: Client, over: Wereld) -> None:
    adres = over.actie.get_absolute_url()
    client.get(adres)

    elders(over.actie, over.trekker, titel="De consultatie")

    assert "De consultatie" in tekst(client, adres)
    assert "De consultatie" not in tekst(client, "/")


def test_the_journal_leads_to_the_question(client: Client, over: Wereld) -> None:
    vraag = maak_vraag(over.actie, over.trekker)

    pagina = lees(client, f"{over.actie.get_absolute_url()}geschiedenis/")

    assert f"Naar de vraag : {vraag.titel}" in pagina.tekst
    assert vraag.get_absolute_url() in [kenmerk["href"] for kenmerk in pagina.met("href")]


def test_a_phase_with_participation_says_so_and_offers_to_ask(client: Client, over: Wereld) -> None:
    over.actie.soort.fasedefinities.filter(volgorde=1).update(inspraak_open=True)
    adres = over.actie.get_absolute_url()

    assert "Inwoners kunnen meedoen" in tekst(client, adres)
    assert "Stel een vraag aan inwoners" not in tekst(client, adres)
    assert "Stel een vraag aan inwoners" not in tekst(browser_van(lid(over.trekker, "medewerker")), adres)
    assert "Stel een vraag aan inwoners" not in tekst(browser_van(lid(over.vreemde)), adres)


def test_nobody_asks_about_an_actie_that_citizens_cannot_see(over: Wereld) -> None:
    over.actie.soort.fasedefinities.filter(volgorde=1).update(inspraak_open=True)
    redacteur, bureau = browser_van(lid(over.trekker)), browser_van(GebruikerFactory(is_programmabureau=True))
    paginas = [ding.get_absolute_url() for ding in (over.actie, over.onderdeel, over.afspraak)]
    for wie in (redacteur, bureau):
        assert ["Stel een vraag aan inwoners" in tekst(wie, adres) for adres in paginas] == [True] * 3

    actiediensten.trek_publicatie_in(actie=over.actie, verantwoording=BEGIN)

    assert ["Stel een vraag aan inwoners" in tekst(bureau, adres) for adres in paginas] == [False] * 3


def test_who_leads_the_actie_asks_from_the_page_of_a_part_too(client: Client, over: Wereld) -> None:
    redacteur = browser_van(lid(over.trekker))

    for ding in (over.onderdeel, over.afspraak):
        links = {str(kenmerk["href"]) for kenmerk in lees(redacteur, ding.get_absolute_url()).met("href")}
        (adres,) = [link for link in links if "/werk/meedoen/nieuw/" in link]
        assert f"Over: {ding}." in tekst(redacteur, adres)
        for ander in (client, browser_van(lid(over.trekker, "medewerker")), browser_van(lid(over.vreemde))):
            assert "Stel een vraag aan inwoners" not in tekst(ander, ding.get_absolute_url())


def test_a_phase_that_is_over_says_that_people_could_take_part(client: Client, over: Wereld) -> None:
    over.actie.soort.fasedefinities.filter(volgorde=1).update(inspraak_open=True)
    volgende = over.actie.soort.fasedefinities.get(volgorde=2)
    waarom = Verantwoording(reden="Wij gaan verder.", datum=dag(timezone.localdate()))

    actiediensten.ga_naar_fase(actie=over.actie, definitie=volgende, verantwoording=waarom)

    pagina = tekst(client, over.actie.get_absolute_url())
    assert "Inwoners konden meedoen" in pagina
    assert "Inwoners kunnen meedoen" not in pagina


# -- search ---------------------------------------------------------------------------------------------------------


def in_index(woord: str) -> list[str]:
    regels = Zoekregel.objects.filter(soort="vraag")
    return [regel.titel for regel in regels if woord in f"{regel.titel} {regel.tekst}"]


def test_a_question_is_found_by_its_words_and_its_answers_but_not_by_reactions() -> None:
    vraag = maak_vraag(titel="Waar is groen nodig?")
    inbreng = services.plaats(inbreng=reageer(vraag, "Vlierbessen").inbreng, door=None)
    assert in_index("Waar is groen nodig?") == [vraag.titel]
    assert in_index("Zonnebloem") == []

    beantwoord(vraag, inbreng, tekst="Zonnebloem wordt geplant.")

    assert in_index("Zonnebloem") == [vraag.titel]
    assert in_index("Vlierbessen") == []


def test_a_draft_is_not_found() -> None:
    maak_vraag(gepubliceerd=False)

    assert Zoekregel.objects.filter(soort="vraag").count() == 0


def test_a_question_goes_from_search_with_its_actie_and_comes_back(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    vraag = maak_vraag(actie)
    waarom = Verantwoording(reden="Vergissing.")

    actiediensten.trek_publicatie_in(actie=actie, verantwoording=waarom)
    assert in_index(vraag.titel) == []
    assert client.get(vraag.get_absolute_url()).status_code == 404

    actiediensten.publiceer(actie=actie, verantwoording=waarom)
    assert in_index(vraag.titel) == [vraag.titel]


def test_a_summary_that_is_mended_is_found_anew() -> None:
    vraag = maak_vraag()
    onderwerp = services.maak_onderwerp(vraag=vraag, titel="Bomen", samenvatting="Eiken.", door=None)
    inbreng = services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    services.zet_bij_onderwerp(inbrengen=[inbreng], onderwerp=onderwerp, vraag=vraag, door=None)
    assert in_index("Eiken") == []
    beantwoord(vraag, onderwerpen=[onderwerp])
    assert in_index("Eiken") == [vraag.titel]

    services.wijzig_onderwerp(onderwerp=onderwerp, titel="Bomen", samenvatting="Beuken.", door=None)

    assert in_index("Beuken") == [vraag.titel]


# -- feed and calendar ----------------------------------------------------------------------------------------------


def test_the_feed_tells_what_happened_to_questions(client: Client) -> None:
    vraag = maak_vraag(titel="Wat mist u?")
    inbreng = services.plaats(inbreng=reageer(vraag, "Geheim voor de feed").inbreng, door=None)
    services.verzet_antwoord(vraag=vraag, verwacht=dagen(60, 60), reden="Ziekte.", door=None)
    beantwoord(vraag, inbreng)
    Vraag.objects.filter(pk=vraag.pk).update(periode=dagen(-20, -1))
    services.rond_af(vraag=vraag, door=None)

    antwoord = client.get(FEED)
    feed = lees_feed(client, FEED)

    soorten = {bericht.title.partition(":")[0] for bericht in feed.entries}
    assert soorten == {"Nieuwe vraag", "Antwoord", "Antwoord op een andere dag", "Afgerond"}
    assert len({bericht.id for bericht in feed.entries}) == len(feed.entries) == 4
    assert "Geheim voor de feed" not in antwoord.text
    assert antwoord["X-Robots-Tag"] == "noindex"


def punten(client: Client, adres: str = AGENDA) -> dict[str, Any]:
    agenda = Calendar.from_ical(client.get(adres).content)
    return {str(punt["summary"]).partition(":")[0]: punt for punt in agenda.walk("VEVENT")}


def test_the_calendar_has_the_days_to_keep(client: Client) -> None:
    vraag = maak_vraag()
    vandaag = timezone.localdate()
    services.verzet_antwoord(vraag=vraag, verwacht=dag(vandaag + timedelta(days=50)), reden="Ziekte.", door=None)

    gevonden = punten(client)

    assert {naam: punt["dtstart"].dt - vandaag for naam, punt in gevonden.items()} == {
        "Meedoen kan vanaf vandaag": timedelta(days=-1),
        "Laatste dag om mee te doen": timedelta(days=10),
        "Antwoord beloofd": timedelta(days=40),
    }
    assert "Nu verwacht" in gevonden["Antwoord beloofd"]["description"]
    assert gevonden["Antwoord beloofd"]["sequence"] == 1


def test_what_was_invented_is_in_neither_unless_asked_for(client: Client) -> None:
    maak_vraag(beantwoorder=PartijFactory(is_demo=True))

    assert lees_feed(client, FEED).entries == []
    assert punten(client) == {}
    assert len(lees_feed(client, f"{FEED}?demo=ja").entries) == 1
    assert len(punten(client, f"{AGENDA}?demo=ja")) == 3


def test_the_sitemap_has_the_questions(client: Client) -> None:
    vraag = maak_vraag()

    assert vraag.get_absolute_url() in client.get("/sitemap-vragen.xml").text
