"""Asking on the workplace: from draft to closed, who may, and four eyes."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from acties.models import Actie
from meedoen import services
from meedoen.models import Vraag
from partijen.models import Partij
from tests.factories import ActieFactory, GebruikerFactory, PartijFactory
from tests.support.meedoen import beantwoord, dagen, gesloten_vraag, maak_vraag, reageer, te_laat
from tests.support.pagina import browser_van, lees
from tests.support.wereld import lid

pytestmark = pytest.mark.django_db


def naar(naam: str, vraag: Vraag) -> str:
    return reverse(f"werk_meedoen:{naam}", args=[vraag.slug])


def ingevuld(partij: Partij, **velden: Any) -> dict[str, Any]:
    vandaag = timezone.localdate()
    datums = {"opent": 1, "sluit": 30, "antwoord_beloofd": 60, "bewaren_tot": 400}
    teksten = {"titel": "Wat mist u?", "toelichting": "Wij maken een plan.", "wat_ermee": "Wij lezen alles."}
    dagen = {naam: f"{vandaag + timedelta(days=na):%d-%m-%Y}" for naam, na in datums.items()}
    return {**teksten, **dagen, "beantwoorder": partij.pk, "moderatie": "vooraf", **velden}


@pytest.fixture
def partij() -> Partij:
    gemaakt: Partij = PartijFactory(naam="Gemeente Heuvelrode")
    return gemaakt


@pytest.fixture
def actie(partij: Partij) -> Actie:
    gemaakt: Actie = ActieFactory(gepubliceerd=True, trekker=partij)
    return gemaakt


def stel(client: Client, actie: Actie, partij: Partij, **velden: Any) -> Any:
    adres = f"{reverse('werk_meedoen:nieuw')}?over=actie:{actie.slug}"
    return client.post(adres, ingevuld(partij, **velden))


def test_a_question_begins_as_a_draft_and_is_put_on_the_site(actie: Actie, partij: Partij) -> None:
    client = browser_van(lid(partij))

    stel(client, actie, partij)
    vraag = Vraag.objects.get()
    assert (vraag.namens, vraag.gepubliceerd_op) == (partij, None)
    client.post(naar("publiceren", vraag))

    vraag.refresh_from_db()
    assert vraag.gepubliceerd_op is not None


def test_without_a_choice_the_form_asks_what_it_is_about(actie: Actie, partij: Partij) -> None:
    adres = reverse("werk_meedoen:nieuw")

    assert str(actie) in lees(browser_van(lid(partij)), adres).tekst
    assert "Kies waarover het gaat." in lees(browser_van(lid(partij)), f"{adres}?over=").tekst
    assert "U kunt nu niets vragen" in lees(browser_van(lid(PartijFactory())), adres).tekst


def test_when_all_is_answered_the_board_asks_to_close_it(actie: Actie, partij: Partij) -> None:
    vraag, client = te_laat(actie, beantwoorder=partij), browser_van(lid(partij))
    inbreng = services.plaats(inbreng=reageer(vraag, dag=-20).inbreng, door=None)
    wanneer, klaar = "Zeg wanneer het antwoord wel komt", "Alles heeft een antwoord. U kunt de vraag afronden."

    voor = lees(client, naar("bord", vraag)).tekst
    beantwoord(vraag, inbreng)
    na = lees(client, naar("bord", vraag)).tekst

    assert [tekst in voor for tekst in (wanneer, klaar)] == [True, False]
    assert [tekst in na for tekst in (wanneer, klaar)] == [False, True]


def test_what_is_wrong_stands_at_its_field(actie: Actie, partij: Partij) -> None:
    client = browser_van(lid(partij))

    leeg = stel(client, actie, partij, titel="")
    vroeg = stel(client, actie, partij, sluit=f"{timezone.localdate():%d-%m-%Y}")

    assert leeg.status_code == vroeg.status_code == 422
    assert "Schrijf uw vraag op." in leeg.content.decode()
    assert "De laatste dag komt na de eerste." in vroeg.content.decode()
    assert not Vraag.objects.exists()


def test_who_does_not_lead_the_actie_asks_nothing_about_it(actie: Actie) -> None:
    ander = PartijFactory()

    assert stel(browser_van(lid(ander)), actie, ander).status_code == 404
    assert not Vraag.objects.exists()


def test_the_programmabureau_asks_on_behalf_of_nobody(actie: Actie, partij: Partij) -> None:
    stel(browser_van(GebruikerFactory(is_programmabureau=True)), actie, partij)

    assert Vraag.objects.get().namens is None


def test_where_the_party_asks_for_four_eyes_a_colleague_publishes(actie: Actie, partij: Partij) -> None:
    Partij.objects.filter(pk=partij.pk).update(vier_ogen=True)
    zelf, collega = browser_van(lid(partij)), browser_van(lid(partij))
    stel(zelf, actie, partij)
    vraag = Vraag.objects.get()

    zelf.post(naar("publiceren", vraag))
    vraag.refresh_from_db()
    assert vraag.gepubliceerd_op is None
    collega.post(naar("publiceren", vraag))

    vraag.refresh_from_db()
    assert vraag.gepubliceerd_op is not None


def test_four_eyes_who_changes_the_draft_of_another_does_not_publish_it(actie: Actie, partij: Partij) -> None:
    Partij.objects.filter(pk=partij.pk).update(vier_ogen=True)
    zelf, ander = lid(partij), lid(partij)
    stel(browser_van(zelf), actie, partij)
    vraag = Vraag.objects.get()
    services.wijzig_vraag(vraag=vraag, velden={"titel": "Iets heel anders?"}, door=ander)

    with pytest.raises(ValidationError, match="tweede persoon"):
        services.publiceer_vraag(vraag=vraag, door=ander)
    services.publiceer_vraag(vraag=vraag, door=zelf)


def test_a_draft_that_changed_since_it_was_read_over_is_not_published(actie: Actie, partij: Partij) -> None:
    client = browser_van(lid(partij))
    stel(client, actie, partij)
    vraag = Vraag.objects.get()
    gelezen = lees(client, naar("bord", vraag)).formulier("Vraag publiceren").velden
    services.wijzig_vraag(vraag=vraag, velden={"titel": "Iets heel anders?"}, door=None)

    tekst = client.post(naar("publiceren", vraag), gelezen, follow=True).content.decode()

    assert "Een collega veranderde deze vraag intussen." in tekst
    assert not Vraag.objects.exclude(gepubliceerd_op=None).exists()


def test_of_what_stands_on_the_site_only_the_explanation_changes(partij: Partij, actie: Actie) -> None:
    vraag = maak_vraag(actie, partij)
    Vraag.objects.update(namens=partij)
    client = browser_van(lid(partij))

    namen = {veld.get("name") for veld in lees(client, naar("wijzigen", vraag)).met("name")}
    client.post(
        naar("wijzigen", vraag),
        {
            "toelichting": "Beter uitgelegd.",
            "wat_ermee": "Iets heel anders.",
            "titel": "Iets anders",
            "versie": vraag.versie,
        },
    )

    vraag.refresh_from_db()
    assert not {"titel", "wat_ermee"} & namen
    assert (vraag.titel, vraag.toelichting) == ("Wat mist u in uw buurt?", "Beter uitgelegd.")
    assert vraag.wat_ermee == "Wij lezen alles en antwoorden."  # for that people wrote to us


def test_another_party_sees_nothing_of_it(partij: Partij) -> None:
    vraag = maak_vraag(beantwoorder=partij)
    vreemde = browser_van(lid(PartijFactory()))

    assert vraag.titel not in vreemde.get(reverse("werk_meedoen:lijst")).content.decode()
    assert vreemde.get(naar("bord", vraag)).status_code == 404
    assert vreemde.post(naar("toevoegen", vraag)).status_code == 404


def test_the_list_says_what_waits(partij: Partij) -> None:
    vraag = maak_vraag(beantwoorder=partij)
    reageer(vraag)

    tekst = browser_van(lid(partij)).get(reverse("werk_meedoen:lijst")).content.decode()

    assert "1 reactie te lezen" in tekst
    assert "Nu open" in tekst
    te_laat(beantwoorder=partij)
    tekst = browser_van(lid(partij)).get(reverse("werk_meedoen:lijst")).content.decode()
    assert tekst.index("Antwoord te laat") < tekst.index("Nu open")


def test_the_expected_day_moves_with_a_reason(partij: Partij) -> None:
    vraag = maak_vraag(beantwoorder=partij)
    client = browser_van(lid(partij))
    later = timezone.localdate() + timedelta(days=90)

    zonder = client.post(naar("verzetten", vraag), {"verwacht": f"{later:%d-%m-%Y}"})
    client.post(naar("verzetten", vraag), {"verwacht": f"{later:%d-%m-%Y}", "reden": "Er is meer onderzoek nodig."})

    assert zonder.status_code == 422
    assert vraag.verzettingen.get().verwacht.lower == later


def test_a_question_closes_with_a_reason_when_something_has_no_answer(partij: Partij) -> None:
    vraag = maak_vraag(beantwoorder=partij)
    client = browser_van(lid(partij))
    services.plaats(inbreng=reageer(vraag).inbreng, door=None)
    Vraag.objects.filter(pk=vraag.pk).update(periode=dagen(-20, -1))

    zonder = client.post(naar("afronden", vraag), {"reden": ""})
    client.post(naar("afronden", vraag), {"reden": "De schrijver kwam zelf langs."})

    vraag.refresh_from_db()
    assert "1 reactie heeft nog geen antwoord" in zonder.content.decode()
    assert vraag.afgerond_op is not None


def test_the_workplace_counts_what_citizens_wait_for(partij: Partij) -> None:
    vraag = gesloten_vraag(partij)
    vandaag = timezone.localdate()

    laat = Vraag.objects.te_laat(vandaag).count()
    tekst = browser_van(lid(partij)).get(reverse("werk:overzicht")).content.decode()

    assert (laat, vraag.beantwoorder) == (0, partij)
    assert "inwoners wachten op antwoord op 1 vraag" in tekst.lower()
