"""What a report says: out of the journal, over a period, and for ever the same."""

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker

from acties import services as acties
from basis.tijd.perioden import dag, maand, periode
from tests.factories import ActieFactory, BronFactory, PartijFactory, beloof
from tests.support.eenmalig import eenmalig
from tests.support.rapporten import Verleden, enige_actie, maak_rapport, maak_verleden, op, samengesteld
from voortgang.rapport.gegevens import stel_samen

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def gedeeld(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Verleden]:
    yield from eenmalig(django_db_blocker, maak_verleden)


@pytest.fixture
def verleden(gedeeld: Verleden, db: None) -> Verleden:
    return deepcopy(gedeeld)


def test_statuses_are_counted_at_the_begin_at_the_end_and_on_the_peildatum(verleden: Verleden) -> None:
    samen = samengesteld(peildatum=date(2022, 3, 1))["samenvatting"]

    telt = {rij["waarde"]: (rij["begin"], rij["einde"], rij["peil"]) for rij in samen["statussen"]}
    assert telt["gepland"] == (1, 0, 0)  # the evening before: what began on 1 January is a change of the period
    assert telt["vertraagd"] == (0, 1, 0)
    assert telt["afgerond"] == (0, 0, 1)
    assert samen["nog_niet_begonnen"] == {"begin": 0, "einde": 0}


def test_what_happened_in_the_period_is_counted(verleden: Verleden) -> None:
    samen = samengesteld()["samenvatting"]

    assert samen["mijlpalen"] == {"bereikt": 1, "herijkt": 1, "vervallen": 0, "toegevoegd": 0}
    assert {naam for naam, aantal in samen["afspraken"].items() if aantal} == {"gemaakt"}
    assert samen["partijen"] == {"met_afspraak": 1, "geen_afspraak": 1}
    (herijking,) = samen["herijkingen"]
    assert (herijking["van"], herijking["naar"]) == ("mei 2021", "september 2021")
    assert (herijking["verschil"], herijking["reden"]) == ("122 dagen later", "Te weinig mensen.")


@pytest.mark.parametrize(
    ("peildatum", "stand"),
    [(date(2021, 5, 31), "gepland"), (date(2021, 9, 30), "te-laat"), (date(2021, 12, 31), "bereikt")],
)
def test_a_mijlpaal_stands_as_it_stood_on_the_peildatum_and_who_led_is_named(
    peildatum: date, stand: str, verleden: Verleden
) -> None:
    actie = enige_actie(samengesteld(tot=date(2021, 5, 1), peildatum=peildatum))

    assert [mijlpaal["stand"] for mijlpaal in actie["mijlpalen"]] == [stand]
    assert actie["mijlpalen"][0]["stand_tekst"] == {"te-laat": "te laat", "gepland": "nog niet bereikt"}.get(
        stand, stand
    )
    assert actie["trekkers"] == ["Provincie Trek"]


def test_what_was_done_with_an_afspraak_is_told_apart(verleden: Verleden) -> None:
    toezegging, partij = verleden.toezegging, verleden.partner
    velden = {"tekst": "Anders.", "uiterlijk": maand(2021, 10)}
    acties.wijzig_afspraak(afspraak=toezegging.afspraak, velden=velden, verantwoording=op(2021, 4, 1, namens=partij))
    acties.herijk_afspraak(
        afspraak=toezegging.afspraak, verwacht=maand(2021, 11), verantwoording=op(2021, 5, 1, namens=partij)
    )
    for maandnummer, stand in ((6, "bevestigd"), (7, "ingetrokken")):
        waarom = op(2021, maandnummer, 1, namens=partij)
        acties.meld_toezegging(toezegging=toezegging, stand=stand, verantwoording=waarom)

    telt = samengesteld()["samenvatting"]["afspraken"]

    assert telt == {"gemaakt": 1, "bevestigd": 1, "gewijzigd": 1, "herijkt": 1, "nagekomen": 0, "ingetrokken": 1}


def test_an_afspraak_has_its_makers_its_day_and_who_is_late(verleden: Verleden) -> None:
    velden = {"titel": "Samen op tijd", "uiterlijk": maand(2021, 6), "datum": dag(date(2021, 2, 1))}
    toezegging = beloof(verleden.trekker, verleden.actie, verleden.partner, **velden)
    waarom = op(2021, 4, 1, namens=verleden.trekker)
    acties.herijk_afspraak(afspraak=toezegging.afspraak, verwacht=maand(2021, 8), verantwoording=waarom)
    acties.meld_toezegging(toezegging=toezegging, stand="nagekomen", verantwoording=replace(waarom, reden="Af."))

    inhoud = samengesteld()

    afspraak = next(rij for rij in enige_actie(inhoud)["afspraken"] if rij["titel"] == "Samen op tijd")
    standen = {rij["partij"]: rij["stand_tekst"] for rij in afspraak["makers"]}
    assert standen == {"Gemeente Mee": "voorgenomen", "Provincie Trek": "nagekomen"}
    assert (afspraak["uiterlijk"], afspraak["verwacht"]) == ("juni 2021", "augustus 2021")
    assert afspraak["laat"] == "te laat sinds 1 juli 2021: Gemeente Mee"
    geteld = {soort: aantal for soort, aantal in inhoud["samenvatting"]["afspraakstanden"].items() if aantal}
    assert geteld == {"alle": 2, "te_laat": 1}


def test_what_was_found_is_neither_late_nor_called_confirmed(verleden: Verleden) -> None:
    beloof(
        verleden.partner,
        verleden.actie,
        titel="Uit een brief",
        stand="voorgenomen",
        herkomst="gevonden",
        bron=BronFactory(),
        uiterlijk=maand(2021, 6),
        datum=dag(date(2021, 2, 1)),
    )

    inhoud = samengesteld()

    afspraak = next(rij for rij in enige_actie(inhoud)["afspraken"] if rij["titel"] == "Uit een brief")
    assert afspraak["laat"] == "de dag is voorbij; niet bekend of dit is nagekomen"
    assert afspraak["herkomst"] == "gevonden in een openbare bron, niet door de partij bevestigd"
    assert [maker["stand_tekst"] for maker in afspraak["makers"]] == [""]
    assert "Van 1 afspraak uit een openbare bron is niet bekend of zij is nagekomen." in " ".join(inhoud["weggelaten"])


def test_what_is_about_the_whole_programme_is_a_chapter_of_its_own(verleden: Verleden) -> None:
    beloof(verleden.trekker, titel="Voor het geheel", datum=dag(date(2021, 2, 1)))

    programma = samengesteld()["programma"]

    assert [rij["titel"] for rij in programma["afspraken"]] == ["Voor het geheel"]
    assert [rij["kop"] for rij in programma["veranderingen"]] == ["Afspraak vastgelegd: Voor het geheel"]
    assert samengesteld(bereik="partij", partij=verleden.trekker)["programma"] == programma
    assert samengesteld(bereik="partij", partij=verleden.partner)["programma"] is None
    op_lijn = samengesteld(bereik="programmalijn", programmalijn=verleden.actie.programmalijn)
    assert op_lijn["programma"] is None
    assert "Afspraken en vragen over het hele programma staan niet in dit rapport." in op_lijn["weggelaten"]


def test_a_report_is_of_the_real_programme(verleden: Verleden) -> None:
    """It has no switch for what is invented (docs/adr/0039)."""
    for partij in (verleden.trekker, PartijFactory(is_demo=True)):
        beloof(partij, datum=dag(date(2021, 3, 1)))

    (afspraak,) = samengesteld()["programma"]["afspraken"]
    assert verleden.trekker.slug in str(afspraak)


def test_a_mijlpaal_that_proved_not_to_be_reached_does_not_count(verleden: Verleden) -> None:
    acties.meld_mijlpaal(
        mijlpaal=verleden.mijlpaal, stand="nee", bereikt=None, verantwoording=op(2021, 11, 1, "Toch niet.")
    )

    assert samengesteld()["samenvatting"]["mijlpalen"]["bereikt"] == 0


def test_an_actie_is_told_as_it_stood_on_the_peildatum(verleden: Verleden) -> None:
    actie = enige_actie(samengesteld())

    assert actie["trekkers"] == ["Provincie Trek"]
    assert actie["status"]["tekst"] == "vertraagd"
    assert actie["status"]["begin"] == "gepland"
    assert actie["status"]["reden"] == "De wet kost meer tijd."
    assert actie["fase"] == {"naam": "Uitvoering", "nummer": 2, "van": 3, "sinds": "1 februari 2021"}
    assert [bron["titel"] for bron in actie["bronnen"]] == ["Kamerbrief"]


def test_an_actie_that_is_through_its_phases_says_so(verleden: Verleden) -> None:
    acties.rond_fasen_af(actie=verleden.actie, verantwoording=op(2021, 12, 1))

    fase = enige_actie(samengesteld())["fase"]

    assert (fase["naam"], fase["nummer"], fase["van"]) == ("Alle fasen doorlopen", 3, 3)


def test_the_phase_of_an_actie_that_ended_is_its_last(verleden: Verleden) -> None:
    fase = enige_actie(samengesteld(peildatum=date(2022, 3, 1)))["fase"]

    assert (fase["naam"], fase["nummer"], fase["van"]) == ("Uitvoering (laatste fase)", 2, 3)


def test_a_mijlpaal_keeps_its_original_date_beside_the_present_one(verleden: Verleden) -> None:
    (mijlpaal,) = enige_actie(samengesteld())["mijlpalen"]

    assert (mijlpaal["gepland"], mijlpaal["nu"], mijlpaal["stand"]) == ("mei 2021", "1 oktober 2021", "bereikt")
    assert mijlpaal["afwijking"] == "123 dagen later dan oorspronkelijk gepland"


def test_who_promised_nothing_is_named(verleden: Verleden) -> None:
    actie = enige_actie(samengesteld())

    partijen = {rij["partij"]: (rij["rol"], rij["is_vastgelegd"]) for rij in actie["partijen"]}
    assert partijen["Provincie Trek"] == ("leidt de actie", False)
    assert partijen["Gemeente Mee"][1]
    assert [(rij["tekst"], rij["makers"][0]["partij"]) for rij in actie["afspraken"]] == [("Ons doel.", "Gemeente Mee")]


def test_only_changes_of_the_period_are_told_in_their_order(verleden: Verleden) -> None:
    veranderingen = enige_actie(samengesteld())["veranderingen"]

    assert [rij["kop"] for rij in veranderingen] == [
        "Status: op schema",
        "Nieuwe fase: Uitvoering",
        "Afspraak vastgelegd: Samen aan de slag",
        "Mijlpaal opnieuw gepland: Wet in werking",
        "Status: vertraagd",
        "Mijlpaal bereikt: Wet in werking",
    ]


def test_a_maker_is_called_by_name_also_when_its_part_is_not_certain(verleden: Verleden) -> None:
    vaag = periode(date(2021, 6, 1), date(2022, 5, 31))
    beloof(verleden.trekker, verleden.actie, titel="Misschien", datum=vaag)

    actie = enige_actie(samengesteld())

    for wanneer, partij in (("veranderingen", verleden.partner), ("misschien_veranderd", verleden.trekker)):
        velden = {regel["veld"] for rij in actie[wanneer] for regel in rij["regels"]}
        assert f"stand van {partij.korte_naam}" in velden


def test_made_twice_it_says_the_same_to_the_letter(verleden: Verleden) -> None:
    eerste = maak_rapport(klaar=True)
    acties.meld_voortgang(actie=verleden.actie, status="gestopt", verantwoording=op(2022, 3, 1))
    tweede = maak_rapport(klaar=True, bekend=eerste.bekend)

    assert json.dumps(eerste.gegevens, sort_keys=True) == json.dumps(tweede.gegevens, sort_keys=True)


def test_what_was_recorded_after_the_pinned_moment_stays_out(verleden: Verleden) -> None:
    toen = timezone.now() - timedelta(days=400)

    inhoud = samengesteld(bekend=toen)

    assert inhoud["samenvatting"]["acties"] == 0
    assert "Wat na " in inhoud["weggelaten"][0]


def test_drafts_are_nowhere(verleden: Verleden) -> None:
    ActieFactory(titel="Geheim plan")

    assert "Geheim plan" not in json.dumps(samengesteld(peildatum=timezone.localdate()))


def test_a_report_about_one_line_leaves_the_others_out(verleden: Verleden) -> None:
    ander = ActieFactory(gepubliceerd=True)
    vandaag = timezone.localdate()

    inhoud = samengesteld(bereik="programmalijn", programmalijn=ander.programmalijn, tot=vandaag, peildatum=vandaag)

    assert [lijn["slug"] for lijn in inhoud["lijnen"]] == [ander.programmalijn.slug]
    assert enige_actie(inhoud)["slug"] == ander.slug


def test_a_report_about_one_party_has_only_its_acties_and_its_afspraken(verleden: Verleden) -> None:
    ActieFactory(gepubliceerd=True)

    inhoud = samengesteld(bereik="partij", partij=verleden.trekker)

    actie = enige_actie(inhoud)
    assert [rij["partij"] for rij in actie["partijen"]] == ["Provincie Trek"]
    assert not actie["afspraken"]
    assert "Afspraak vastgelegd: Samen aan de slag" not in [rij["kop"] for rij in actie["veranderingen"]]
    assert inhoud["samenvatting"]["afspraken"]["gemaakt"] == 0
    assert "Afspraken die Provincie Trek niet maakte, staan niet in dit rapport." in inhoud["weggelaten"]


def test_what_the_counts_leave_out_is_said(verleden: Verleden) -> None:
    acties.voeg_mijlpaal_toe(
        actie=verleden.actie, slug="los", titel="Los", stand="onbekend", verantwoording=op(2021, 5, 1)
    )

    weggelaten = " ".join(samengesteld()["weggelaten"])

    assert "Van 1 mijlpaal is niet bekend of die is bereikt." in weggelaten
    assert (
        "Van 1 mijlpaal weten wij niet wanneer zij klaar moest zijn, en dus ook niet of zij later kwam." in weggelaten
    )


def test_people_appear_by_function_and_party_never_by_name(verleden: Verleden) -> None:
    wie = [rij["wie"] for rij in enige_actie(samengesteld())["veranderingen"]]

    assert set(wie) == {"redactie, uit openbare bronnen", "Gemeente Mee"}


def test_queries_do_not_grow_with_the_acties(
    verleden: Verleden, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rapport = maak_rapport(peildatum=timezone.localdate())
    for _ in range(3):
        ActieFactory(gepubliceerd=True, programmalijn=verleden.actie.programmalijn)

    # lines; of the one line its acties, how they stood (2), who made their afspraken, what changed, the statuses, and
    # three of them whole; of the programme its afspraken, and what changed
    with django_assert_num_queries(10):
        stel_samen(rapport)
