"""Files from before each text was an afspraak of its own: read as far as nothing was changed in them."""

import pytest

from acties.models import Actie, Gebeurtenis, Toezegging
from tests.factories import beloof
from tests.support.pagina import Pagina
from tests.uitwisseling.hulp import Proef, browser, lees, tabel
from werk.uitwisseling.models import Invoer

KOPPEN = (
    "actie partij versie actie_titel partij_naam eigen_doel middelen bestuursafspraak managementafspraak stand reden"
)
DOEL = "Één doel,\nsamen"


@pytest.fixture
def oud(proef: Proef) -> list[str]:
    """The row of a file from then; its afspraak changed since, as the journal told then and tells now."""
    toezegging = beloof(proef.wereld.partner, proef.actie, titel="Van toen", tekst="Nu anders.")
    Toezegging.objects.filter(pk=toezegging.pk).update(in_journaal="stand")
    versie = proef.actie.versie + 1
    toen = {"eigen_doel": DOEL, "middelen": "Geld.", "bestuursafspraak": "", "stand": "bevestigd"}
    vertel(toezegging, versie, toen)
    vertel(toezegging, versie + 1, {"middelen": "Mensen."})
    Actie.objects.filter(pk=proef.actie.pk).update(versie=versie + 1)
    return [proef.actie.slug, proef.wereld.partner.slug, str(versie), "A", "P", DOEL, "Geld.", "", "", "bevestigd", ""]


def vertel(toezegging: Toezegging, versie: int, naar: dict[str, str]) -> None:
    afspraak = toezegging.afspraak
    Gebeurtenis.objects.create(
        actie=afspraak.actie, afspraak=afspraak, soort="afspraak", naar=naar, versie=versie, reden="Toen."
    )


def lees_rij(proef: Proef, rij: list[str]) -> Invoer:
    return lees(browser(proef.partner), tabel(KOPPEN, rij), "afspraken.csv")


def test_an_old_file_that_nobody_changed_is_passed_over_and_told_what_became_of_it(
    proef: Proef, oud: list[str]
) -> None:
    invoer = lees_rij(proef, oud)

    assert (invoer.wijzigingen, invoer.fouten) == ([], [])
    assert ["Elke tekst is nu een eigen afspraak." in w["tekst"] for w in invoer.waarschuwingen] == [True]


@pytest.mark.parametrize(
    ("kolom", "tekst", "waarheen"),
    [
        ("eigen_doel", "Een ander doel", "in het nieuwe blad afspraken"),
        ("middelen", "", "in het nieuwe blad afspraken"),
        ("middelen", "Mensen.", "in het nieuwe blad afspraken"),
        ("managementafspraak", "Nieuw", "of maak daar een nieuwe rij"),
        ("stand", "nagekomen", "in het blad toezeggingen"),
        ("stand", "onzin", "in het blad toezeggingen"),
    ],
)
def test_what_was_changed_is_refused_at_its_cell_and_told_where_it_goes(
    proef: Proef, oud: list[str], kolom: str, tekst: str, waarheen: str
) -> None:
    oud[KOPPEN.split().index(kolom)] = tekst

    invoer = lees_rij(proef, oud)

    assert [fout["kolom"] for fout in invoer.fouten] == [kolom]
    assert waarheen in invoer.fouten[0]["tekst"]
    assert "Of werk verder in een bestand" not in Pagina(browser(proef.partner).get(invoer.get_absolute_url())).tekst


def test_an_old_sheet_without_its_texts_is_known_too(proef: Proef, oud: list[str]) -> None:
    client = browser(proef.partner)

    invoer = lees(client, tabel("actie partij versie stand", [*oud[:3], "ingetrokken"]), "a.csv")

    assert [(fout["kolom"], "blad toezeggingen" in fout["tekst"]) for fout in invoer.fouten] == [("stand", True)]


def test_lost_characters_are_no_change(proef: Proef, oud: list[str]) -> None:
    oud[5] = DOEL.replace("É", "?").replace("é", "?")

    assert lees_rij(proef, oud).fouten == []


def test_an_old_row_of_a_party_that_promised_nothing_is_passed_over(proef: Proef) -> None:
    rij = [proef.actie.slug, proef.wereld.vreemde.slug, "1", "A", "P", "", "", "", "", "", ""]

    assert lees_rij(proef, rij).fouten == []
