"""The search index follows the services: found as soon as it is public, gone as soon as it is not."""

import pytest
from django.core.management import call_command

from acties import services
from acties.zoekregels import alle_acties, alle_documenten, alle_onderdelen, werk_acties_van_partij_bij
from basis.bronnen.services import leg_bron_vast
from basis.zoeken.models import Zoekregel
from basis.zoeken.vragen import zoek
from tests.factories import BronFactory
from tests.support.wereld import BEGIN, DIENSTEN, Wereld, maak_wereld

pytestmark = pytest.mark.django_db


def gevonden(q: str) -> set[str]:
    return {treffer.url for groep in zoek(q).groepen for treffer in groep.treffers}


def rijen(w: Wereld) -> set[str]:
    """The addresses in the index of the actie and of all that belongs to it."""
    return set(Zoekregel.objects.filter(url__startswith=w.actie.get_absolute_url()).values_list("url", flat=True))


def test_a_draft_is_not_found_until_it_is_published_and_gone_when_withdrawn() -> None:
    w = maak_wereld(gepubliceerd=False)
    woorden = (w.actie.titel, "onderdeel", "2020-1")
    assert rijen(w) == set()

    services.publiceer(actie=w.actie, verantwoording=BEGIN)
    assert all(gevonden(woord) & rijen(w) for woord in woorden)

    services.trek_publicatie_in(actie=w.actie, verantwoording=BEGIN)
    assert rijen(w) == set()
    assert not any(url.startswith(w.actie.get_absolute_url()) for woord in woorden for url in gevonden(woord))


@pytest.mark.parametrize("veld", ["titel", "samenvatting", "doel", "toelichting"])
def test_a_new_text_is_found_by_its_new_words_only(veld: str, wereld: Wereld) -> None:
    for tekst in ("Waterberging", "Ruimtevaart"):
        services.wijzig_actie(actie=wereld.actie, velden={veld: tekst}, door=None)

    assert wereld.actie.get_absolute_url() in gevonden("ruimtevaart")
    assert wereld.actie.get_absolute_url() not in gevonden("waterberging")


def test_an_actie_is_found_by_the_parties_in_it(wereld: Wereld) -> None:
    url = wereld.actie.get_absolute_url()
    assert url not in gevonden("vreemd")

    DIENSTEN["zet_deelnames"](wereld, BEGIN)

    assert url in gevonden("vreemd")


def test_an_afspraak_is_found_by_its_words_and_by_who_made_it_as_they_are_now(wereld: Wereld) -> None:
    url = wereld.afspraak.get_absolute_url()
    erbij = [services.Maker(partij=wereld.trekker)]

    services.wijzig_afspraak(
        afspraak=wereld.afspraak,
        velden={"titel": "Waterberging", "bedrag": 1_500_000, "bedrag_voor": "Sloten"},
        verantwoording=BEGIN,
    )
    services.voeg_makers_toe(afspraak=wereld.afspraak, makers=erbij, verantwoording=BEGIN)
    wereld.trekker.naam = "Zilverstad"
    wereld.trekker.save()
    werk_acties_van_partij_bij(wereld.trekker.slug)

    assert url in gevonden("waterberging")
    assert url in gevonden("zilverstad")
    assert url in gevonden("1.500.000")


def test_the_label_tells_the_present_status(wereld: Wereld) -> None:
    services.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=BEGIN)

    assert Zoekregel.objects.get(soort="actie", sleutel=wereld.actie.pk).label.endswith("vertraagd")


def test_a_document_that_is_taken_away_is_no_longer_found(wereld: Wereld) -> None:
    assert gevonden("2020-1")

    services.verwijder_document(document=wereld.document, verantwoording=BEGIN)

    assert not gevonden("2020-1")


def test_a_mijlpaal_is_found_on_its_place_until_it_is_cancelled(wereld: Wereld) -> None:
    velden = {"titel": "Dag van de Lokale Democratie", "toelichting": "Over regenwater"}
    services.wijzig_mijlpaal(mijlpaal=wereld.mijlpaal, velden=velden, door=None)
    url = f"{wereld.actie.get_absolute_url()}#mijlpaal-{wereld.mijlpaal.slug}"
    assert gevonden("dag van de lokale democratie") == gevonden("regenwater") == {url}

    services.laat_mijlpaal_vervallen(mijlpaal=wereld.mijlpaal, verantwoording=BEGIN)

    assert not gevonden("regenwater")


def test_a_phase_is_found_as_soon_as_the_actie_is_in_it_and_by_its_new_name(wereld: Wereld) -> None:
    definitie = wereld.actie.soort.fasedefinities.exclude(bezoeken__actie=wereld.actie).first()
    assert definitie
    fasen = [{"slug": definitie.slug, "naam": "Vaststelling", "uitleg": "De raad beslist."}]
    services.ga_naar_fase(actie=wereld.actie, definitie=definitie, verantwoording=BEGIN)

    services.leg_soort_vast(slug=wereld.actie.soort.slug, velden={}, fasen=fasen)

    assert gevonden("vaststelling") == {f"{wereld.actie.get_absolute_url()}#fasen"}


def test_another_title_of_a_source_stands_with_what_it_tells_of(wereld: Wereld) -> None:
    bron = BronFactory(titel="Oude brief")
    services.wijzig_actie(actie=wereld.actie, velden={"bron": bron}, door=None)

    leg_bron_vast(sleutel=bron.sleutel, velden={"titel": "Nieuwe brief"})

    assert Zoekregel.objects.get(soort="actie", sleutel=wereld.actie.pk).bron == "Nieuwe brief"


def test_an_onderdeel_is_found_by_what_it_asked(wereld: Wereld) -> None:
    velden = {"vraag": "Hoe bergen wij regenwater?"}
    services.leg_onderdeel_vast(actie=wereld.actie, slug="deel", velden=velden, verantwoording=BEGIN)

    assert gevonden("regenwater") == {wereld.onderdeel.get_absolute_url()}


def test_a_later_onderdeel_or_document_of_a_draft_stays_hidden() -> None:
    w = maak_wereld(gepubliceerd=False)
    DIENSTEN["leg_onderdeel_vast"](w, BEGIN)
    DIENSTEN["voeg_document_toe"](w, BEGIN)
    DIENSTEN["wijzig_document"](w, BEGIN)

    assert rijen(w) == set()


def test_making_the_index_again_gives_what_the_services_made(wereld: Wereld) -> None:
    for naam in ("meld_voortgang", "leg_onderdeel_vast", "voeg_document_toe", "wijzig_document", "zet_deelnames"):
        DIENSTEN[naam](wereld, BEGIN)
    velden = ("soort", "sleutel", "titel", "tekst", "label", "url", "vingerafdruk")
    eigen = Zoekregel.objects.exclude(soort="partij").order_by("soort", "sleutel")  # factories make parties
    voor = list(eigen.values(*velden))

    call_command("indexeer", verbosity=0)

    assert list(eigen.values(*velden)) == voor


def test_the_suppliers_of_the_index_give_no_draft() -> None:
    w = maak_wereld(gepubliceerd=False)

    gegeven = [regel.url for regel in (*alle_acties(), *alle_onderdelen(), *alle_documenten())]

    assert not any(url.startswith(w.actie.get_absolute_url()) for url in gegeven)
