"""What the sources say becomes proposals, once."""

from datetime import date

import pytest

from acties.models import Actie
from basis.tijd.perioden import dag
from opendata.officieel import services
from opendata.officieel.models import Fasevoorstel, Ophaling, Voorstelstand
from tests.factories import GebruikerFactory
from tests.support.bronserver import DOSSIER, MOTIE, ZAAK, Bronserver, besluit, publicatie
from tests.support.voorstellen import KAMER, KOOP, over, stand

pytestmark = pytest.mark.django_db


def voorstellen() -> set[tuple[str, str, str]]:
    return {(v.soort, v.fase.slug if v.fase else "", v.titel) for v in Fasevoorstel.objects.select_related("fase")}


def test_a_vote_and_a_letter_are_proposed_with_their_answers(actie: Actie, bron: Bronserver) -> None:
    over()

    fase, brief = Fasevoorstel.objects.order_by("soort").reverse()
    assert (fase.fase.slug if fase.fase else "", fase.datum) == ("eerste-kamer", dag(date(2021, 6, 1)))
    assert fase.url == f"{bron.adres}/OData/v4/2.0/Besluit({fase.kenmerk})"
    assert fase.ruw["StemmingsSoort"] == "Met handopsteken"
    assert (brief.soort, brief.nummer, brief.documentsoort) == ("document", "35 513, nr. 6", "Kamerstuk")
    assert [stand(naam).hoe_het_staat for naam in (KAMER, KOOP)] == ["werkt", "werkt"]


def test_reading_again_proposes_nothing_new(actie: Actie, bron: Bronserver) -> None:
    over()
    eerst = set(Fasevoorstel.objects.values_list("pk", "stand"))
    bron.besluiten[0]["GewijzigdOp"] = "2026-01-01T00:00:00+01:00"

    over(2)

    assert set(Fasevoorstel.objects.values_list("pk", "stand")) == eerst
    assert len(eerst) == 2


def test_a_dossier_is_asked_once_a_day(actie: Actie, bron: Bronserver) -> None:
    over()
    bron.gevraagd.clear()

    over()

    assert bron.gevraagd == ["/SyncFeed/2.0/Feed?category=Kamerstukdossier"]


def test_all_pages_are_read_and_filters_have_keys_and_numbers_only(actie: Actie, bron: Bronserver) -> None:
    soorten = {"BesluitSoort": "Behandelen", "BesluitTekst": "Behandeld."}
    bron.besluiten[:] = [besluit(nr, **soorten, Datum=f"2021-06-{nr:02d}T00:00:00+02:00") for nr in range(1, 6)]
    bron.publicaties[:] = [publicatie(f"kst-35513-{nr}") for nr in range(1, 131)]

    over()

    assert Fasevoorstel.objects.filter(bron=KAMER, soort="mijlpaal", fase=None).count() == 5
    assert Fasevoorstel.objects.filter(bron=KOOP, soort="document").count() == 130
    assert not any("%27" in adres or "Soort+eq" in adres for adres in bron.gevraagd if "OData" in adres)


def test_many_bills_are_asked_in_filters_that_the_source_takes(actie: Actie, bron: Bronserver) -> None:
    ander = "9{:07d}-0000-4000-8000-000000000000"
    bron.zaken += [
        {"Id": ander.format(nr), "Soort": "Wetgeving", "Onderwerp": None, "Verwijderd": False} for nr in range(60)
    ]

    over()

    assert len([adres for adres in bron.gevraagd if "/Besluit?" in adres]) == 5
    assert Fasevoorstel.objects.get(bron=KAMER).soort == "fase"


def test_only_what_the_table_of_signs_names_is_a_phase(actie: Actie, bron: Bronserver) -> None:
    bron.besluiten[:] = [besluit(1, BesluitSoort="Stemmen - verworpen", BesluitTekst="Verworpen.")]
    bron.publicaties[:] = [
        publicatie("kst-35513-2", subrubriek="Voorstel van wet", documenttitel="Voorstel van wet"),
        publicatie("kst-35513-9", subrubriek="Voorstel van wet", documenttitel="Gewijzigd voorstel"),
        publicatie("stb-2022-18", publicatienaam="Staatsblad", title="Wet van 15 december 2021", documenttitel=""),
        publicatie("stb-2022-128", publicatienaam="Staatsblad", title="Besluit van 17 maart 2022", documenttitel=""),
    ]

    over()

    assert voorstellen() == {
        ("mijlpaal", "", "Tweede Kamer: Verworpen."),
        ("fase", "tweede-kamer", "Voorstel van wet"),
        ("document", "", "Gewijzigd voorstel"),
        ("fase", "bekrachtiging", "Wet van 15 december 2021"),
        ("document", "", "Besluit van 17 maart 2022"),
    }
    assert Fasevoorstel.objects.get(kenmerk="stb-2022-18").nummer == "Staatsblad 2022, 18"


def test_a_kind_without_that_phase_gets_a_mijlpaal_or_a_document(actie: Actie, bron: Bronserver) -> None:
    actie.soort.fasedefinities.filter(slug__in=["eerste-kamer", "tweede-kamer"]).delete()
    bron.publicaties[:] = [publicatie("kst-35513-2", subrubriek="Voorstel van wet", documenttitel="Voorstel van wet")]

    over()

    assert {soort for soort, *_ in voorstellen()} == {"mijlpaal", "document"}


def test_what_is_no_decision_yet_or_has_no_day_is_not_proposed(actie: Actie, bron: Bronserver) -> None:
    bron.besluiten[:] = [besluit(1, Status="Voorstel"), besluit(2, Agendapunt=None), besluit(3, Datum=None)]

    over()

    assert not Fasevoorstel.objects.filter(bron=KAMER).exists()


def test_a_phase_is_proposed_on_its_day_and_not_before(actie: Actie, bron: Bronserver) -> None:
    bron.besluiten[:] = [besluit(1, Datum="2999-01-01T00:00:00+01:00")]

    over()

    assert not Fasevoorstel.objects.filter(bron=KAMER).exists()


def test_what_the_source_takes_back_or_says_otherwise_lapses(actie: Actie, bron: Bronserver) -> None:
    over()
    bron.besluiten[0]["Verwijderd"] = True
    bron.publicaties[0]["date"] = "2020-07-02"

    over(2)

    standen = Fasevoorstel.objects.order_by("pk").values_list("soort", "stand")
    assert list(standen) == [("document", "vervallen"), ("fase", "vervallen"), ("document", "open")]


def test_what_the_source_says_again_is_open_again(actie: Actie, bron: Bronserver) -> None:
    over()
    bron.besluiten[0]["Verwijderd"] = True
    bron.publicaties[0]["date"], eerst = "2020-07-02", bron.publicaties[0]["date"]
    over(2)
    bron.besluiten[0]["Verwijderd"] = False
    bron.publicaties[0]["date"] = eerst

    over(4)

    standen = [(v.soort, v.stand, bool(v.besloten_op)) for v in Fasevoorstel.objects.order_by("pk")]
    assert standen == [("document", "open", False), ("fase", "open", False), ("document", "vervallen", True)]


def test_what_stands_in_two_dossiers_of_one_actie_is_proposed_once(actie: Actie, bron: Bronserver) -> None:
    services.koppel(actie=actie, dossier="36 600 VII", door=None)
    bron.publicaties[:] = [publicatie("kst-35513-6", dossiernummer="35513 36600-VII")]

    for dagen in (0, 2):
        over(dagen)

    assert Fasevoorstel.objects.get(bron=KOOP).is_open


def test_what_was_decided_stays_when_the_source_takes_it_back(actie: Actie, bron: Bronserver) -> None:
    over()
    voorstel = Fasevoorstel.objects.get(bron=KAMER)
    door = GebruikerFactory(is_programmabureau=True)
    services.besluit(voorstel=voorstel, stand=Voorstelstand.AFGEWEZEN, reden="Dit staat er al.", door=door)
    bron.besluiten[0]["Verwijderd"] = True

    over(2)

    voorstel.refresh_from_db()
    assert voorstel.stand == Voorstelstand.AFGEWEZEN


def test_a_chapter_of_a_budget_is_not_another_chapter(actie: Actie, bron: Bronserver) -> None:
    services.koppel(actie=actie, dossier="36 600 VII", door=None)
    bron.dossiers[:] = [
        {"Id": DOSSIER, "Nummer": 36600, "Toevoeging": "VII", "Verwijderd": False},
        {"Id": ZAAK, "Nummer": 36600, "Toevoeging": "XVI", "Verwijderd": False},
    ]
    bron.publicaties[:] = [publicatie("kst-36600-VII-2", dossiernummer="36600-VII")]

    over()

    assert Ophaling.objects.get(koppeling__dossier="36600-VII", bron=KAMER).kenmerken == [DOSSIER]
    assert set(Fasevoorstel.objects.values_list("dossier", flat=True)) == {"36600-VII"}
    assert any("36600-VII" in adres for adres in bron.gevraagd if adres.startswith("/sru"))


def test_what_changed_is_read_at_once_and_the_place_is_kept(actie: Actie, bron: Bronserver) -> None:
    over()
    bron.wijzigingen[:] = [ZAAK, ZAAK, DOSSIER]
    bron.besluiten[0]["BesluitTekst"] = "Met algemene stemmen aangenomen."

    over()

    assert ("fase", "eerste-kamer", "Tweede Kamer: Met algemene stemmen aangenomen.") in voorstellen()
    assert stand(KAMER).plek.endswith("skiptoken=3")


def test_an_answer_that_did_not_change_is_not_read_again(actie: Actie, bron: Bronserver) -> None:
    bron.etag = '"a"'
    over()
    bron.publicaties.append(publicatie("kst-35513-7"))
    over(2)
    assert Fasevoorstel.objects.filter(bron=KOOP).count() == 1

    bron.etag = '"b"'
    over(4)

    assert Fasevoorstel.objects.filter(bron=KOOP).count() == 2


def test_both_versions_of_sru_are_read(actie: Actie, bron: Bronserver) -> None:
    bron.versie = "1.2"

    over()

    assert Fasevoorstel.objects.filter(bron=KOOP).count() == 1


def test_of_a_dossier_bills_only_are_asked_for_their_decisions(actie: Actie, bron: Bronserver) -> None:
    over()

    [besluiten] = [adres for adres in bron.gevraagd if "/Besluit?" in adres]
    assert ZAAK in besluiten
    assert MOTIE not in besluiten


def test_a_phase_that_is_still_to_begin_has_all_read_again(actie: Actie, bron: Bronserver) -> None:
    """On its day nothing else may have changed."""
    wet = publicatie("stb-2022-18", publicatienaam="Staatsblad", title="Wet van 15 december 2021", date="2999-01-01")
    bron.etag, bron.publicaties[:] = '"a"', [wet]
    over()
    assert Ophaling.objects.get(bron=KOOP).etag == ""

    wet["date"] = "2022-01-18"
    over(2)

    assert Ophaling.objects.get(bron=KOOP).etag == '"a"'
    assert Fasevoorstel.objects.get(bron=KOOP).soort == "fase"
