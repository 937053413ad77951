"""A row without a key in the sheet of afspraken makes a new one, by the form and the rights of its page."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from acties.models import Afspraak, Toezegging
from basis.tijd.perioden import lees_periode
from tests.factories import beloof
from tests.support.pagina import Pagina
from tests.support.wereld import lid
from tests.uitwisseling.hulp import (
    ADRES,
    Proef,
    aantal_rijen,
    browser,
    haal,
    lees,
    stuur,
    tabel,
    verander,
    voeg_toe,
    voer_door,
)
from werk.uitwisseling import verwerken
from werk.uitwisseling.models import Invoer

NIEUW = {"titel": "Twee mensen", "soort": "Middelen", "tekst": "Wij betalen twee mensen."}


def nieuw(proef: Proef, **anders: object) -> dict[str, Any]:
    return NIEUW | {"actie": proef.actie.slug, "partij": proef.wereld.partner.slug} | anders


def test_a_new_row_is_a_new_afspraak_of_an_own_party(proef: Proef) -> None:
    client = browser(proef.partner)
    cellen = nieuw(proef, uiterlijk="1-7-2031", bedrag=5, bedrag_voor="lonen", reden="Nieuw.")
    invoer = lees(client, voeg_toe(haal(client), "afspraken", **cellen))
    assert (invoer.fouten, invoer.waarschuwingen, invoer.zonder_reden) == ([], [], 0)

    assert voer_door(client, invoer).aantal == 1

    toezegging = Toezegging.objects.latest("pk")
    afspraak = toezegging.afspraak
    assert (afspraak.titel, afspraak.soort, afspraak.bedrag) == ("Twee mensen", "middelen", 5)
    assert (afspraak.actie, afspraak.indiener, toezegging.stand) == (proef.actie, proef.wereld.partner, "voorgenomen")
    assert afspraak.uiterlijk == lees_periode("2031-07-01")


def test_a_new_row_without_an_actie_is_about_the_programme(proef: Proef) -> None:
    client = browser(proef.partner)

    voer_door(client, lees(client, voeg_toe(haal(client), "afspraken", **nieuw(proef, actie=None, stand="nagekomen"))))

    toezegging = Toezegging.objects.latest("pk")
    assert (toezegging.afspraak.actie, toezegging.stand) == (None, "nagekomen")


def test_the_same_file_again_makes_it_once(proef: Proef) -> None:
    client = browser(proef.partner)
    bestand = voeg_toe(haal(client), "afspraken", **nieuw(proef))
    voer_door(client, lees(client, bestand))
    eerst = aantal_rijen()

    invoer = lees(client, bestand)

    assert (invoer.wijzigingen, invoer.fouten, aantal_rijen()) == ([], [], eerst)
    assert ["Deze afspraak is er al" in w["tekst"] for w in invoer.waarschuwingen] == [True]


def test_the_good_new_rows_go_and_the_file_is_read_again(proef: Proef) -> None:
    client, eerst = browser(proef.partner), Afspraak.objects.count()
    bestand = voeg_toe(haal(client), "afspraken", **nieuw(proef))
    invoer = lees(client, voeg_toe(bestand, "afspraken", **nieuw(proef, titel=None)))
    formulier = Pagina(client.get(invoer.get_absolute_url())).formulier("Doorvoeren")

    assert formulier.verstuur(client, reden="Zo is het.").status_code == 302
    invoer = voer_door_en_lees(invoer)

    assert (Afspraak.objects.count(), invoer.aantal, invoer.goede) == (eerst + 1, 1, [])
    assert [fout["tekst"] for fout in invoer.fouten] == ["Geef de afspraak een korte titel."]


def voer_door_en_lees(invoer: Invoer) -> Invoer:
    """What the two jobs do when only the good rows go."""
    verwerken.voer_invoer_door(invoer.pk)
    verwerken.lees_invoer(invoer.pk)
    invoer.refresh_from_db()
    return invoer


def test_two_equal_new_rows_are_both_wrong(proef: Proef) -> None:
    client = browser(proef.partner)
    bestand = voeg_toe(haal(client), "afspraken", **nieuw(proef))

    invoer = lees(client, voeg_toe(bestand, "afspraken", **nieuw(proef)))

    assert [fout["tekst"][:20] for fout in invoer.fouten] == ["Deze staat ook in ri"] * 2


@pytest.mark.parametrize(
    ("anders", "kolom", "tekst"),
    [
        ({"actie": "weg"}, "actie", "Deze actie is er niet"),
        ({"partij": None}, "partij", "Vul de vaste naam in"),
        ({"partij": "weg"}, "partij", "Vul de vaste naam in"),
        ({"soort": None}, "soort", "Deze cel is leeg. Kies uit: eigen doel"),
        ({"soort": "belofte"}, "soort", "Kies uit"),
        ({"verwacht": "2033"}, "verwacht", "Vul de dag in bij uiterlijk."),
        ({"stand": "bevestigd"}, "stand", "Alleen een redacteur bevestigt"),
        ({"uiterlijk": "ooit"}, "uiterlijk", "Vul een datum in"),
    ],
)
def test_a_wrong_cell_of_a_new_row(proef: Proef, anders: dict[str, object], kolom: str, tekst: str) -> None:
    client = browser(proef.partner)

    invoer = lees(client, voeg_toe(haal(client), "afspraken", **nieuw(proef, **anders)))

    assert [fout["kolom"] for fout in invoer.fouten] == [kolom]
    assert tekst in invoer.fouten[0]["tekst"]


def test_a_new_row_that_is_wrong_can_be_mended_in_the_rest(proef: Proef) -> None:
    client: Any = browser(proef.partner)
    invoer = lees(client, voeg_toe(haal(client), "afspraken", **nieuw(proef, titel=None)))

    rest = b"".join(client.get(f"{invoer.get_absolute_url()}rest.xlsx").streaming_content)
    opnieuw = lees(client, verander(rest, ("afspraken", 2, "titel", "Toch een titel")))

    assert ([rij["rij"] for rij in opnieuw.goede], opnieuw.fouten) == ([2], [])


def test_a_new_row_of_another_party_is_refused(proef: Proef) -> None:
    client = browser(proef.partner)

    invoer = lees(client, voeg_toe(haal(client), "afspraken", **nieuw(proef, partij=proef.wereld.trekker.slug)))

    assert ["U mag dit niet veranderen" in fout["tekst"] for fout in invoer.fouten] == [True]


def test_the_number_of_queries_does_not_grow_with_the_new_rows(proef: Proef) -> None:
    client, nodig = browser(proef.partner), []
    bestand = haal(client)
    for titel in ("Een", "Twee", "Drie"):
        beloof(proef.wereld.partner, proef.actie, titel=titel, tekst=NIEUW["tekst"])
        bestand = voeg_toe(bestand, "afspraken", **nieuw(proef, titel=titel))
        stuur(client, bestand)
        with CaptureQueriesContext(connection) as vragen:
            verwerken.lees_invoer(Invoer.objects.latest("pk").pk)
        nodig.append(len(vragen))

    assert len(Invoer.objects.latest("pk").waarschuwingen) == 3
    assert nodig[1] == nodig[2]


def test_who_has_only_promises_about_the_programme_takes_those_along(proef: Proef) -> None:
    client = browser(lid(proef.wereld.vreemde))
    assert "Excel (.xlsx)" not in Pagina(client.get(ADRES)).links

    beloof(proef.wereld.vreemde, titel="Overal")

    pagina = Pagina(client.get(ADRES))
    assert "Uw afspraken over het hele programma zitten er ook bij." in pagina.tekst
    assert b"Overal" in haal(client, "afspraken")


def test_a_table_of_new_rows_needs_the_column_that_says_that_they_are_new(proef: Proef) -> None:
    rij = [proef.actie.slug, proef.wereld.partner.slug, "", *NIEUW.values()]
    client = browser(proef.partner)

    zonder = lees(client, tabel("actie partij versie titel soort tekst", rij), "a.csv")
    met = lees(client, tabel("actie partij versie titel soort tekst afspraak", [*rij, ""]), "a.csv")

    assert [(fout["kolom"], fout["tekst"][:21]) for fout in zonder.fouten] == [("afspraak", "Deze kolom ontbreekt.")]
    assert (len(met.goede), met.fouten) == (1, [])
