"""Afspraken and toezeggingen in a file: which go out, and what can be changed."""

import io

import openpyxl  # type: ignore[import-untyped]
import pytest

from acties import services
from acties.models import Afspraak, Gebeurtenis
from acties.services import Verantwoording
from basis.tijd.perioden import jaar, lees_periode
from tests.factories import BronFactory, GebruikerFactory, beloof
from tests.support.pagina import Pagina
from tests.support.wereld import BEGIN
from tests.uitwisseling.hulp import (
    Proef,
    browser,
    haal,
    lees,
    rij_van,
    tabel,
    verander,
    voer_door,
)


def sleutels(inhoud: bytes, blad: str) -> list[str]:
    werkblad = openpyxl.load_workbook(io.BytesIO(inhoud))[blad]
    return [rij[0] for rij in werkblad.iter_rows(min_row=2, values_only=True)]


# -- which go out ----------------------------------------------------------------------------------------------


def test_the_trekker_gets_all_of_its_actie_and_says_something_only_of_its_own(proef: Proef) -> None:
    bestand = haal(browser(proef.trekker))

    assert set(sleutels(bestand, "afspraken")) == {proef.mijn.afspraak.slug, proef.wereld.afspraak.slug}
    assert sleutels(bestand, "toezeggingen") == [proef.mijn.afspraak.slug]


def test_a_partner_gets_what_it_made_also_about_the_programme(proef: Proef) -> None:
    w = proef.wereld
    samen = beloof(w.trekker, w.actie, w.partner, titel="Samen")
    programma, ander = beloof(w.partner, titel="Overal"), beloof(w.vreemde, titel="Van een ander")

    bestand = haal(browser(proef.partner))

    mijn = {w.afspraak.slug, samen.afspraak.slug, programma.afspraak.slug}
    assert set(sleutels(bestand, "afspraken")) == set(sleutels(bestand, "toezeggingen")) == mijn
    assert ander.afspraak.slug not in mijn


def test_who_works_for_the_portal_gets_all_and_says_something_of_what_was_found(proef: Proef) -> None:
    gevonden = beloof(proef.wereld.partner, proef.actie, herkomst="gevonden", bron=BronFactory(), stand="voorgenomen")
    bureau = GebruikerFactory(is_programmabureau=True)

    bestand = haal(browser(bureau))

    assert len(sleutels(bestand, "afspraken")) == Afspraak.objects.count()
    assert sleutels(bestand, "toezeggingen") == [gevonden.afspraak.slug]


# -- what can be changed ---------------------------------------------------------------------------------------


def mijn_rij(proef: Proef, bestand: bytes) -> int:
    return rij_van(bestand, "afspraken", proef.mijn.afspraak.slug)


@pytest.mark.parametrize(
    ("kolom", "waarde", "tekst"),
    [
        ("bedrag", "veel", "Vul een heel bedrag in euro’s in"),
        ("bedrag_voor", None, "Vul in waarvoor het bedrag is."),
        ("titel", None, "Geef de afspraak een korte titel."),
        ("tekst", None, "Vul in wat is afgesproken."),
        ("soort", "belofte", "Kies uit: eigen doel, middelen"),
        ("verwacht", "2033", "nog geen dag"),
        ("afspraak", "weg", "Deze afspraak is er niet"),
        ("afspraak", None, "Maak dan ook de cel bij versie leeg."),
    ],
)
def test_a_wrong_cell_of_an_afspraak(proef: Proef, kolom: str, waarde: object, tekst: str) -> None:
    client = browser(proef.trekker)
    bestand = haal(client)

    invoer = lees(client, verander(bestand, ("afspraken", mijn_rij(proef, bestand), kolom, waarde)))

    assert [fout["kolom"] for fout in invoer.fouten] == [kolom]
    assert tekst in invoer.fouten[0]["tekst"]


@pytest.mark.parametrize("waarde", ["2034", None])
def test_the_first_day_stays(proef: Proef, waarde: str | None) -> None:
    client = browser(proef.partner)

    invoer = lees(client, verander(haal(client), ("afspraken", 2, "uiterlijk", waarde)))

    assert ["De eerste dag verandert niet meer." in fout["tekst"] for fout in invoer.fouten] == [True]


def test_another_expectation_alone_is_a_herijking(proef: Proef) -> None:
    client = browser(proef.partner)

    voer_door(client, lees(client, verander(haal(client), ("afspraken", 2, "verwacht", "juni 2033"))))

    proef.wereld.ververs()
    assert proef.wereld.afspraak.verwacht == lees_periode("2033-06")
    assert proef.wereld.afspraak.uiterlijk == jaar(2032)
    assert Gebeurtenis.objects.latest("pk").soort == "afspraak-herijkt"


@pytest.mark.parametrize("waarde", [250000, "250.000", "€ 250 000,-", 250000.0])
def test_an_amount_is_read_as_people_type_it(proef: Proef, waarde: object) -> None:
    client = browser(proef.trekker)
    bestand = haal(client)

    invoer = lees(client, verander(bestand, ("afspraken", mijn_rij(proef, bestand), "bedrag", waarde)))

    assert [rij["velden"] for rij in invoer.wijzigingen] == [[["bedrag", "500", "250000"]]]


def test_a_maker_says_how_it_stands_for_itself_alone(proef: Proef) -> None:
    samen = beloof(proef.wereld.trekker, proef.actie, proef.wereld.partner, titel="Samen")
    client = browser(proef.partner)
    bestand = haal(client)
    rij = rij_van(bestand, "toezeggingen", samen.afspraak.slug)

    voer_door(client, lees(client, verander(bestand, ("toezeggingen", rij, "stand", "nagekomen"))))

    standen = samen.afspraak.toezeggingen.order_by("pk").values_list("stand", flat=True)
    assert list(standen) == ["bevestigd", "nagekomen"]


def test_that_it_must_be_confirmed_anew_nobody_says(proef: Proef) -> None:
    client = browser(proef.trekker)

    invoer = lees(client, verander(haal(client), ("toezeggingen", 2, "stand", "opnieuw te bevestigen")))

    assert ["zegt het portaal zelf" in fout["tekst"] for fout in invoer.fouten] == [True]


def test_a_stand_beside_an_afspraak_that_there_is_is_told_to_do_nothing(proef: Proef) -> None:
    client = browser(proef.partner)
    cellen = [("afspraken", 2, "stand", "nagekomen"), ("afspraken", 2, "actie", "andere")]

    invoer = lees(client, verander(haal(client), *cellen))

    assert (invoer.wijzigingen, invoer.fouten) == ([], [])
    assert {w["kolom"] for w in invoer.waarschuwingen} == {"actie", "stand"}


def test_a_stand_of_another_party_is_refused(proef: Proef) -> None:
    partij, afspraak = proef.wereld.trekker.slug, proef.mijn.afspraak.slug
    rij = [afspraak, partij, str(proef.actie.versie), proef.actie.slug, "nagekomen"]

    invoer = lees(browser(proef.partner), tabel("afspraak partij versie actie stand", rij), "a.csv")

    assert ["U mag dit niet veranderen" in fout["tekst"] for fout in invoer.fouten] == [True]


# -- clashes ---------------------------------------------------------------------------------------------------


def test_a_stand_and_a_text_clash_with_what_others_did_meanwhile(proef: Proef) -> None:
    client, afspraak = browser(proef.trekker), proef.mijn.afspraak
    bestand = haal(client)
    rij = mijn_rij(proef, bestand)
    services.wijzig_afspraak(afspraak=afspraak, velden={"titel": "Anders"}, verantwoording=BEGIN)
    services.meld_toezegging(toezegging=proef.mijn, stand="nagekomen", verantwoording=BEGIN)

    cellen = [("afspraken", rij, "titel", "Beter"), ("toezeggingen", 2, "stand", "ingetrokken")]
    invoer = lees(client, verander(bestand, *cellen))

    waarden = [(b["kolom"], b["toen"], b["nu"], b["bestand"]) for rij in invoer.botsingen for b in rij["botsingen"]]
    assert waarden == [("titel", "'=ook", "Anders", "Beter"), ("stand", "bevestigd", "nagekomen", "ingetrokken")]


@pytest.mark.parametrize(("eigen", "fouten"), [(False, 1), (True, 0)])
def test_nobody_keeps_an_afspraak_in_words_that_changed_after_the_file_went_out(
    proef: Proef, eigen: bool, fouten: int
) -> None:
    client = browser(proef.partner)
    bestand = verander(haal(client), ("toezeggingen", 2, "stand", "nagekomen"))
    waarom = Verantwoording(reden="Anders.", door=proef.partner if eigen else None)
    services.wijzig_afspraak(afspraak=proef.wereld.afspraak, velden={"tekst": "Meer."}, verantwoording=waarom)

    invoer = lees(client, bestand)

    assert ["Lees haar eerst" in fout["tekst"] for fout in invoer.fouten] == [True] * fouten


def test_the_word_of_another_maker_clashes_with_nothing(proef: Proef) -> None:
    samen = beloof(proef.wereld.trekker, proef.actie, proef.wereld.partner, titel="Samen")
    client = browser(proef.trekker)
    bestand = haal(client)
    ander = samen.afspraak.toezeggingen.get(partij=proef.wereld.partner)
    services.meld_toezegging(toezegging=ander, stand="nagekomen", verantwoording=BEGIN)

    rij = rij_van(bestand, "toezeggingen", samen.afspraak.slug)
    invoer = lees(client, verander(bestand, ("toezeggingen", rij, "stand", "ingetrokken")))

    assert (invoer.botsingen, len(invoer.goede)) == ([], 1)


def test_what_is_about_the_programme_goes_by_the_version_of_the_programme(proef: Proef) -> None:
    programma = beloof(proef.wereld.partner, titel="Overal", stand="voorgenomen").afspraak
    client = browser(proef.partner)
    bestand = haal(client)
    rij = rij_van(bestand, "afspraken", programma.slug)
    services.wijzig_afspraak(afspraak=programma, velden={"tekst": "Anders."}, verantwoording=BEGIN)

    cellen = [("afspraken", rij, "tekst", "Beter."), ("afspraken", rij, "titel", "Overal en altijd")]
    invoer = lees(client, verander(bestand, *cellen))

    assert [b["nu"] for rij in invoer.botsingen for b in rij["botsingen"]] == ["Anders."]
    assert [rij["velden"] for rij in invoer.wijzigingen] == [[["titel", "Overal", "Overal en altijd"]]]
    assert programma.get_absolute_url() in Pagina(client.get(invoer.get_absolute_url())).links.values()
