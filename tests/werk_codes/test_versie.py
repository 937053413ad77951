"""A version on the workplace, from its beginning to the end: begun, open, signed, established, lapsed; and who may."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from acties.models import Toezegging
from codes.models import Gevraagde, Oefening, Versie
from partijen.models import Partij
from tests.factories import GebruikerFactory, PartijFactory
from tests.support.codes import Codewereld, bepaling, stel_vast
from tests.support.pagina import browser_van, lees
from tests.support.wereld import lid

pytestmark = pytest.mark.django_db


def naar(w: Codewereld, naam: str, *delen: str) -> str:
    return reverse(f"werk_codes:{naam}", args=[w.code.slug, *delen])


def ingevuld(w: Codewereld, **velden: Any) -> dict[str, Any]:
    w.twee.refresh_from_db()
    return {"reden": "Afgesproken.", "inzending": uuid4(), "bewerking": w.twee.bewerking, **velden}


@pytest.fixture
def bureau() -> Client:
    return browser_van(GebruikerFactory(is_programmabureau=True))


def test_a_new_version_begins_with_all_that_holds(wereld: Codewereld, client: Client) -> None:
    stel_vast(wereld.twee)

    antwoord = client.post(naar(wereld, "nieuw"), {"nummer": "3", "is_volledig": "on"})

    assert antwoord.status_code == 302
    drie = Versie.objects.get(nummer="3")
    assert (drie.vorige, drie.teksten.count(), drie.stand) == (wereld.twee, 3, "concept")


def test_the_admin_leads_to_where_a_version_is_made(wereld: Codewereld) -> None:
    beheerder = browser_van(GebruikerFactory(is_staff=True))

    pagina = beheerder.get(reverse("admin:codes_code_change", args=[wereld.code.pk])).content.decode()

    assert f'href="{naar(wereld, "code")}"' in pagina
    assert beheerder.get(naar(wereld, "code")).status_code == 200


def test_a_second_draft_is_refused_and_the_text_stays(wereld: Codewereld, client: Client) -> None:
    antwoord = client.post(naar(wereld, "nieuw"), {"nummer": "3", "toelichting": "Na de evaluatie."})

    assert antwoord.status_code == 422
    assert "Er is al een concept van deze code." in antwoord.content.decode()
    assert "Na de evaluatie." in antwoord.content.decode()


def test_a_draft_is_laid_open_and_taken_back(wereld: Codewereld, client: Client) -> None:
    adres = naar(wereld, "openleggen", "2")

    client.post(adres, ingevuld(wereld))
    wereld.twee.refresh_from_db()
    was_open = wereld.twee.is_open
    client.post(adres, ingevuld(wereld))

    wereld.twee.refresh_from_db()
    assert (was_open, wereld.twee.is_open) == (True, False)


def test_the_programmabureau_asks_parties_to_sign(wereld: Codewereld, bureau: Client, trekker: Partij) -> None:
    velden = ingevuld(wereld, partijen=[trekker.pk], tekst="Wij houden ons eraan.", uiterlijk="1-7-2027")

    bureau.post(naar(wereld, "ondertekening", "2"), velden)

    wereld.twee.refresh_from_db()
    assert wereld.twee.stand == "ter-ondertekening"
    assert Toezegging.objects.get(afspraak=wereld.twee.ondertekening).partij == trekker
    bureau.post(naar(wereld, "terug", "2"), ingevuld(wereld))
    wereld.twee.refresh_from_db()
    assert wereld.twee.is_concept


def test_the_trekker_does_not_ask_for_signatures(wereld: Codewereld, client: Client) -> None:
    assert client.get(naar(wereld, "ondertekening", "2")).status_code == 403
    assert "Vraag om te ondertekenen" not in lees(client, naar(wereld, "versie", "2")).tekst


def test_a_version_is_established_on_a_day_by_a_source(wereld: Codewereld, client: Client) -> None:
    bron = {"bron_titel": "Verslag", "bron_url": "https://voorbeeld.example/verslag"}

    antwoord = client.post(naar(wereld, "vaststellen", "2"), ingevuld(wereld, vervangt="on", **bron))

    assert antwoord.status_code == 302
    for versie, stand in ((wereld.een, "vervallen"), (wereld.twee, "vastgesteld")):
        versie.refresh_from_db()
        assert versie.stand == stand
    stap = wereld.twee.stappen.get().gebeurtenis
    assert stap.bron and stap.bron.titel == "Verslag"


def test_what_a_colleague_changed_meanwhile_is_not_established_unseen(wereld: Codewereld, client: Client) -> None:
    gezien = ingevuld(wereld, reden="Na lang overleg.")
    Versie.objects.filter(pk=wereld.twee.pk).update(bewerking=wereld.twee.bewerking + 1)

    antwoord = client.post(naar(wereld, "vaststellen", "2"), gezien)

    assert antwoord.status_code == 422 and "Na lang overleg." in antwoord.content.decode()
    wereld.twee.refresh_from_db()
    assert wereld.twee.is_concept


def test_with_four_eyes_somebody_else_establishes(wereld: Codewereld, client: Client, trekker: Partij) -> None:
    Partij.objects.filter(pk=trekker.pk).update(vier_ogen=True)
    velden = {"nummer": "2", "kop": "Op tijd", "tekst": "Vroeg.", "rechten": "eigen"}
    client.post(naar(wereld, "wijzigen", "2", "op-tijd-informeren"), ingevuld(wereld, **velden))

    zelf = client.post(naar(wereld, "vaststellen", "2"), ingevuld(wereld))
    assert "Vraag een collega die redacteur is" in lees(client, naar(wereld, "vaststellen", "2")).tekst
    ander = browser_van(lid(trekker)).post(naar(wereld, "vaststellen", "2"), ingevuld(wereld))

    assert (zelf.status_code, ander.status_code) == (422, 302)


def test_a_version_lapses(wereld: Codewereld, client: Client) -> None:
    client.post(naar(wereld, "vervallen", "1"), ingevuld(wereld))

    wereld.een.refresh_from_db()
    assert wereld.een.stand == "vervallen"


def test_a_version_gets_another_name(wereld: Codewereld, client: Client) -> None:
    client.post(naar(wereld, "gegevens", "1"), {"naam": "eerste versie", "is_volledig": "on"})

    wereld.een.refresh_from_db()
    assert wereld.een.naam == "eerste versie"


def test_parties_are_asked_how_they_apply_it(wereld: Codewereld, client: Client, trekker: Partij) -> None:
    client.post(naar(wereld, "toepassing"), ingevuld(wereld, partijen=[trekker.pk]))

    assert Gevraagde.objects.get().partij == trekker


def test_where_a_bepaling_is_exercised(wereld: Codewereld, client: Client) -> None:
    gekozen = bepaling(wereld.code, "op-tijd-informeren")
    velden = {"bepaling": gekozen.pk, "waar": f"actie-{wereld.code.actie.pk}", "hoe": "In elk overleg."}

    client.post(naar(wereld, "oefeningen"), velden)
    oefening = Oefening.objects.get()
    assert "In elk overleg." in lees(client, naar(wereld, "oefeningen")).tekst
    client.post(naar(wereld, "oefening_weg", str(oefening.pk)))

    assert not Oefening.objects.exists()


def test_others_find_no_code_here(wereld: Codewereld) -> None:
    ander = browser_van(lid(PartijFactory()))

    assert ander.get(naar(wereld, "code")).status_code == 404
    assert "U schrijft nu geen code" in lees(ander, reverse("werk_codes:lijst")).tekst


def test_the_list_says_what_holds_and_what_is_begun(wereld: Codewereld, client: Client) -> None:
    tekst = lees(client, reverse("werk_codes:lijst")).tekst

    assert "Nu geldt versie 1" in tekst and "Versie 2: concept" in tekst


def test_reading_a_version_costs_no_more_for_more_bepalingen(
    wereld: Codewereld, client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(30):
        assert client.get(naar(wereld, "versie", "2")).status_code == 200
