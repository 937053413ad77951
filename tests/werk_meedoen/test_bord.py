"""The board of a question: what comes first, lists and counts, and what a button does."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from meedoen import lijken, services
from meedoen.lijken import zoek_lijken
from meedoen.models import Grond, Inbreng, Inbrengstand, Moderatiebesluit, Vraag, werkdagen_tussen
from partijen.models import Partij
from tests.factories import PartijFactory
from tests.support.meedoen import maak_vraag, reageer
from tests.support.pagina import browser_van, lees
from tests.support.wereld import lid
from werk.meedoen.bord import KIES, Bordrij, Lijst, rijen_van, tel, tellers
from werk.meedoen.gezien import gezien_nu, lees_gezien

pytestmark = pytest.mark.django_db

LIJKT = (
    "Wij missen woningen waar ouderen bij elkaar in de buurt kunnen wonen, met een gezamenlijke kamer en een lift.",
    "Bouw woningen waar ouderen bij elkaar kunnen wonen, met een lift en een gezamenlijke kamer.",
    "Boven de slagerij staan al jaren drie verdiepingen leeg. Daar passen twee kleine woningen in.",
)


@pytest.fixture
def partij() -> Partij:
    gemaakt: Partij = PartijFactory(naam="Gemeente Heuvelrode")
    return gemaakt


@pytest.fixture
def vraag(partij: Partij) -> Vraag:
    return maak_vraag(beantwoorder=partij)


@pytest.fixture
def redacteur(partij: Partij) -> Client:
    return browser_van(lid(partij))


def bord(vraag: Vraag, vervolg: str = "") -> str:
    return reverse("werk_meedoen:bord", args=[vraag.slug]) + vervolg


def test_the_board_says_what_comes_first(vraag: Vraag, redacteur: Client) -> None:
    laat, gemeld = reageer(vraag).inbreng, reageer(vraag, "Mijn buurman heet Jan.").inbreng
    Inbreng.objects.filter(pk=laat.pk).update(lezen_voor=timezone.localdate() - timedelta(days=7))
    services.plaats(inbreng=gemeld, door=None)
    services.meld_misbruik(inbreng=gemeld, tekst="Dit is de naam van een ander.")

    tekst = redacteur.get(bord(vraag)).content.decode()

    assert "1 reactie te laat gelezen." in tekst
    assert "5 werkdagen te laat" in tekst
    assert "1 reactie gemeld." in tekst
    assert "Dit is de naam van een ander." in tekst


def test_what_is_to_be_read_first_stands_first(vraag: Vraag, redacteur: Client) -> None:
    eerst, _ = reageer(vraag, "Meer groen.").inbreng, reageer(vraag, "Meer bomen.").inbreng
    Inbreng.objects.filter(pk=eerst.pk).update(lezen_voor=timezone.localdate() - timedelta(days=1))

    tekst = redacteur.get(bord(vraag)).content.decode()

    assert tekst.index("Meer groen.") < tekst.index("Meer bomen.")


def test_what_is_late_or_reported_is_a_list_only_when_there_is_some(vraag: Vraag) -> None:
    namen = [teller.tekst for teller in tellers(tel(vraag, timezone.localdate()), Lijst.TE_DOEN)]

    assert [str(lijst.label) for lijst in Lijst if lijst.label not in namen] == ["Te laat gelezen", "Gemeld"]


def test_a_row_has_only_buttons_that_change_something(vraag: Vraag) -> None:
    nieuw, weg = reageer(vraag).inbreng, services.trek_in(inbreng=reageer(vraag, "Toch niet.").inbreng)
    op = timezone.localdate()
    assert (Bordrij(nieuw, op).kan_op_de_site, Bordrij(nieuw, op).kan_antwoord) == (True, False)
    assert (Bordrij(weg, op).kan_op_de_site, Bordrij(weg, op).kan_antwoord) == (False, False)

    gelezen = services.plaats(inbreng=nieuw, door=None)

    assert (Bordrij(gelezen, op).kan_op_de_site, Bordrij(gelezen, op).kan_antwoord) == (False, True)


def veel_reacties(vraag: Vraag, hoeveel: int) -> None:
    """As many as a board has to bear, without a service for each."""
    begin = {"vraag": vraag, "jaar": 2000, "mag_openbaar": True, "lezen_voor": timezone.localdate()}
    Inbreng.objects.bulk_create(
        Inbreng(**begin, volgnummer=nummer, tekst=f"{LIJKT[0]} {nummer}", sleutel=f"s{nummer}", volgcode=f"c{nummer}")
        for nummer in range(hoeveel)
    )


def test_only_the_newest_reactions_are_compared(vraag: Vraag, monkeypatch: pytest.MonkeyPatch) -> None:
    een, *_, laatste = (reageer(vraag, tekst).inbreng for tekst in [LIJKT[0], *LIJKT[2:] * 3, LIJKT[1]])
    assert zoek_lijken(vraag, [laatste]) == {laatste.pk: een}

    monkeypatch.setattr(lijken, "NIEUWSTE", 2)

    assert zoek_lijken(vraag, [laatste]) == {}


def test_each_list_counts_what_it_shows(vraag: Vraag) -> None:
    rijen = [reageer(vraag, f"Reactie {nummer}", mag_openbaar=nummer != 1).inbreng for nummer in range(5)]
    for inbreng in rijen[1:3]:
        services.plaats(inbreng=inbreng, door=None)
    services.houd_tegen(inbreng=rijen[3], grond=Grond.RECLAME, uitleg="Dit is reclame.", door=None)
    services.trek_in(inbreng=rijen[4])
    op = timezone.localdate()

    geteld = tel(vraag, op)

    assert geteld == {lijst: rijen_van(vraag, lijst, op).count() for lijst in KIES}
    assert [geteld[lijst] for lijst in Lijst] == [1, 2, 1, 1, 1, 1, 0, 0]


def test_chosen_reactions_are_taken_up_together(vraag: Vraag, redacteur: Client) -> None:
    een, twee, drie = (reageer(vraag, f"Reactie {nummer}").inbreng for nummer in range(3))
    services.trek_in(inbreng=drie)

    antwoord = redacteur.post(bord(vraag), {"doe": "plaats", "kies": [een.pk, twee.pk, drie.pk]}, follow=True)

    assert "2 reacties doen mee." in antwoord.content.decode()
    assert Inbreng.objects.telt_mee().count() == 2


def test_taking_up_again_keeps_what_was_left_out(vraag: Vraag, redacteur: Client) -> None:
    inbreng = reageer(vraag, "Mijn buurman Jan klaagt.").inbreng
    services.plaats(inbreng=inbreng, op_de_site="Mijn buurman [weggelaten] klaagt.", uitleg="Geen namen.", door=None)

    redacteur.post(bord(vraag), {"een": f"plaats-{inbreng.pk}"})

    inbreng.refresh_from_db()
    assert inbreng.getoonde_tekst == "Mijn buurman [weggelaten] klaagt."


def test_more_are_held_by_one_rule_with_one_explanation(vraag: Vraag, redacteur: Client) -> None:
    een, twee = (reageer(vraag, f"Koop nu {nummer}").inbreng for nummer in range(2))

    adres = redacteur.post(bord(vraag), {"doe": "houd", "kies": [een.pk, twee.pk]}).headers["Location"]
    zonder = redacteur.post(adres, {"grond": "reclame"})
    redacteur.post(adres, {"grond": "reclame", "uitleg": "U verkoopt iets."})

    assert zonder.status_code == 422
    assert set(Inbreng.objects.values_list("stand", flat=True)) == {Inbrengstand.ACHTERGEHOUDEN}
    assert list(Moderatiebesluit.objects.values_list("uitleg", flat=True)) == ["U verkoopt iets."] * 2


def test_nothing_chosen_changes_nothing_and_says_so(vraag: Vraag, redacteur: Client) -> None:
    reageer(vraag)

    antwoord = redacteur.post(bord(vraag), {"doe": "plaats"}, follow=True)

    assert "Kies eerst een of meer reacties." in antwoord.content.decode()
    assert not Moderatiebesluit.objects.exists()


def test_what_looks_alike_is_suggested_and_put_together(vraag: Vraag, redacteur: Client) -> None:
    een, twee, _ = (reageer(vraag, tekst).inbreng for tekst in LIJKT)
    onderwerp = services.maak_onderwerp(vraag=vraag, titel="Ouderen", door=None)
    services.zet_bij_onderwerp(inbrengen=[een], onderwerp=onderwerp, vraag=vraag, door=None)

    tekst = redacteur.get(bord(vraag)).content.decode()
    redacteur.post(bord(vraag), {"een": f"samen-{twee.pk}"})

    assert tekst.count("lijkt op") == 1
    assert "<mark>woningen waar ouderen bij elkaar</mark>" in tekst
    assert list(onderwerp.inbrengen.order_by("pk")) == [een, twee]


def test_another_way_of_saying_it_goes_in_a_new_subject(vraag: Vraag, redacteur: Client) -> None:
    een, twee = (reageer(vraag, tekst).inbreng for tekst in LIJKT[:2])

    adres = redacteur.post(bord(vraag), {"een": f"samen-{twee.pk}"}).headers["Location"]
    redacteur.post(adres, {"titel": "Wonen voor ouderen", "samenvatting": ""})

    assert set(vraag.onderwerpen.get().inbrengen.all()) == {een, twee}


def test_a_report_is_left_as_it_is(vraag: Vraag, redacteur: Client) -> None:
    inbreng = reageer(vraag).inbreng
    services.plaats(inbreng=inbreng, door=None)
    melding = services.meld_misbruik(inbreng=inbreng, tekst="Fout.")

    redacteur.post(bord(vraag), {"een": f"goed-{inbreng.pk}"})

    melding.refresh_from_db()
    assert melding.afgehandeld_door is not None
    assert Inbreng.objects.openbaar().count() == 1


def test_something_is_left_out_with_an_explanation(vraag: Vraag, redacteur: Client) -> None:
    inbreng = reageer(vraag, "Mijn buurman Jan klaagt.").inbreng
    adres = reverse("werk_meedoen:weglaten", args=[vraag.slug, inbreng.pk])

    redacteur.post(adres, {"op_de_site": "Mijn buurman klaagt.", "uitleg": "Wij lieten een naam weg."})

    inbreng.refresh_from_db()
    assert (inbreng.tekst, inbreng.getoonde_tekst) == ("Mijn buurman Jan klaagt.", "Mijn buurman klaagt.")
    assert inbreng.besluiten.get().grond == Grond.GEGEVENS


def test_what_came_by_letter_gets_a_code_once(vraag: Vraag, redacteur: Client) -> None:
    adres = reverse("werk_meedoen:toevoegen", args=[vraag.slug])
    sleutel = lees(redacteur, adres).met("name", "sleutel")[0]["value"]
    velden = {"bron": "brief", "tekst": "Meer bankjes.", "naam": "", "mag_openbaar": "nee", "sleutel": sleutel}

    eerst, weer = (redacteur.post(adres, velden).content.decode() for _ in range(2))

    assert "Geef deze code aan de schrijver." in eerst
    assert "U had deze reactie net al toegevoegd." in weer
    assert Inbreng.objects.get().bron == "brief"
    assert Inbreng.objects.get().mag_openbaar is False


def test_the_board_costs_the_same_with_more_reactions(
    vraag: Vraag, redacteur: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for tekst in LIJKT:
        reageer(vraag, tekst)
        services.maak_onderwerp(vraag=vraag, titel=tekst[:20], door=None)
    redacteur.get(bord(vraag))

    with django_assert_num_queries(14):  # login, question, rights, page with reports, alike, counts, subjects, moves
        redacteur.get(bord(vraag))
    veel_reacties(vraag, 2_000)
    with django_assert_num_queries(14):
        redacteur.get(bord(vraag))


def test_a_page_was_never_made_later_than_now() -> None:
    gelezen = lees_gezien(str(int(gezien_nu()) + 10_000_000))

    assert gelezen is not None and gelezen <= timezone.now()


def test_working_days_leave_out_the_weekend() -> None:
    vrijdag = timezone.localdate().replace(year=2026, month=11, day=27)

    assert werkdagen_tussen(vrijdag, vrijdag + timedelta(days=3)) == 1
    assert werkdagen_tussen(vrijdag, vrijdag - timedelta(days=3)) == 0


def test_what_was_taken_back_before_anybody_read_it_is_not_late() -> None:
    inbreng = reageer(maak_vraag()).inbreng
    later = inbreng.lezen_voor + timedelta(days=7)
    assert Bordrij(inbreng, later).dagen_te_laat == 5

    ingetrokken = services.trek_in(inbreng=inbreng)

    assert Bordrij(ingetrokken, later).dagen_te_laat == 0


def test_what_a_colleague_kept_from_the_site_meanwhile_is_not_put_there(vraag: Vraag, redacteur: Client) -> None:
    een, twee = reageer(vraag).inbreng, reageer(vraag, "Mijn buurman heet Jan.").inbreng
    getypt = {"gezien": gezien_nu(), "doe": "plaats", "kies": [een.pk, twee.pk]}
    services.houd_tegen(inbreng=twee, grond=Grond.GEGEVENS, uitleg="Er staat een naam in.", door=None)

    tekst = redacteur.post(bord(vraag), getypt, follow=True).content.decode()

    assert "1 reactie doet mee. Aan 1 reactie veranderde intussen iets" in tekst
    assert list(Inbreng.objects.openbaar()) == [een]


def test_what_a_colleague_left_out_meanwhile_does_not_come_back(vraag: Vraag, redacteur: Client) -> None:
    inbreng = reageer(vraag, "Mijn buurman Jan wil groen.").inbreng
    hier = reverse("werk_meedoen:weglaten", args=[vraag.slug, inbreng.pk])
    getypt = lees(redacteur, hier).formulier("Laat iets weg in reactie " + inbreng.nummer).velden
    services.plaats(inbreng=inbreng, door=None, op_de_site="[weggelaten] wil groen.", uitleg="Een naam.")

    antwoord = redacteur.post(hier, getypt | {"op_de_site": "Jan wil groen.", "uitleg": "Een woord."})

    assert antwoord.status_code == 422 and "Een collega besliste intussen" in antwoord.content.decode()
    assert Inbreng.objects.get().getoonde_tekst == "[weggelaten] wil groen."
