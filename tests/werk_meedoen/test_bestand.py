"""The table of reactions to take along: what is in it, and what never is."""

import io
from zipfile import ZipFile

import pytest
from django.urls import reverse

from meedoen import services
from meedoen.models import Grond
from partijen.models import Partij
from tests.factories import PartijFactory
from tests.support.meedoen import maak_vraag, reageer
from tests.support.pagina import browser_van
from tests.support.wereld import lid
from werk.meedoen.views import lezen

pytestmark = pytest.mark.django_db


def inhoud(soort: str, partij: Partij) -> str:
    """All text of a file with one reaction on the site, one held, and one with a name and an address."""
    vraag = maak_vraag(beantwoorder=partij)
    services.plaats(inbreng=reageer(vraag, "=1+1 meer groen").inbreng, door=None)
    fout = reageer(vraag, "Verborgen woorden").inbreng
    services.houd_tegen(inbreng=fout, grond=Grond.SCHELDEN, uitleg="U scheldt.", door=None)
    reageer(vraag, "Met naam", naam="Kanarie Vogel", adres="kanarie@voorbeeld.nl")
    antwoord = browser_van(lid(partij)).get(reverse("werk_meedoen:bestand", args=[vraag.slug, soort]))
    heel = b"".join(antwoord) if antwoord.streaming else antwoord.content
    if soort == "csv":
        return heel.decode()
    with ZipFile(io.BytesIO(heel)) as boek:
        return "".join(boek.read(naam).decode("utf-8", "replace") for naam in boek.namelist())


@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods"])
def test_the_file_holds_reactions_and_nothing_about_who_wrote_them(soort: str) -> None:
    tekst = inhoud(soort, PartijFactory(naam="Gemeente Heuvelrode"))

    assert "meer groen" in tekst
    assert "Met naam" in tekst
    assert [woord for woord in ("anarie", "Verborgen woorden", "volgcode") if woord in tekst] == []


def test_what_looks_like_a_formula_is_a_text() -> None:
    tekst = inhoud("xlsx", PartijFactory())

    assert "&#39;=1+1" in tekst or "'=1+1" in tekst
    assert "<f>" not in tekst


def test_of_very_many_reactions_there_is_no_ods(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lezen, "MEEST_IN_ODS", 0)
    partij = PartijFactory()
    vraag = maak_vraag(beantwoorder=partij)
    reageer(vraag)

    antwoord = browser_van(lid(partij)).get(reverse("werk_meedoen:bestand", args=[vraag.slug, "ods"]), follow=True)

    assert "Neem XLSX of CSV." in antwoord.content.decode()


def test_another_kind_of_file_is_not_there() -> None:
    partij = PartijFactory()
    vraag = maak_vraag(beantwoorder=partij)

    adres = reverse("werk_meedoen:bestand", args=[vraag.slug, "pdf"])

    assert browser_van(lid(partij)).get(adres).status_code == 404
