"""The API tells what the pages tell, row by row, at any moment; what is not to be seen it tells nowhere."""

import re

import pytest
from django.test import Client

from basis.api.register import tabellen
from basis.api.vormen import kameel
from basis.web.kolommen import Type
from tests.support.opendata import alle, haal
from tests.support.wereld import Wereld

pytestmark = pytest.mark.django_db
NAMEN = sorted(tabellen())
TAAL = {"stand", "bekend", "demo", "fields", "expand", "aantal", "na"}  # keys of every address


# -- what each table says of itself ---------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", NAMEN)
def test_each_column_explains_itself_in_dutch(naam: str) -> None:
    for kolom in tabellen()[naam].kolommen:
        assert re.fullmatch(r"[a-z0-9_]+", kolom.naam)
        assert re.fullmatch(r"[A-ZÉ‘].+\.", kolom.uitleg), kolom.naam
        assert kolom.type != Type.KEUZE or kolom.keuzes, kolom.naam


@pytest.mark.parametrize("naam", NAMEN)
def test_names_differ_and_references_lead_to_a_table(naam: str) -> None:
    tabel = tabellen()[naam]
    namen = [kolom.naam for kolom in tabel.kolommen]
    assert len(namen) == len(set(namen))
    assert {kolom.naar for kolom in tabel.kolommen if kolom.naar} <= tabellen().keys()
    assert not {kameel(zeef.naam) for zeef in tabel.zeven} & TAAL


# -- what it tells --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", NAMEN)
def test_each_row_is_found_by_its_own_key(naam: str, client: Client, vol: Wereld) -> None:
    rijen = alle(client, naam)
    sleutels = [rij["sleutel"] for rij in rijen]
    assert len(sleutels) == len(set(sleutels))
    for rij in (rijen[0], rijen[-1]):
        assert haal(client, f"{naam}/{rij['sleutel']}") == rij
    haal(client, f"{naam}/bestaat.niet.echt", 404)
    haal(client, f"{naam}/bestaat-niet", 404)


@pytest.mark.parametrize("naam", NAMEN)
def test_a_list_goes_on_where_the_page_before_it_ended(naam: str, client: Client, vol: Wereld) -> None:
    rijen = alle(client, naam)
    assert len(rijen) > 1
    eerste = haal(client, f"{naam}?aantal=1")
    tweede = haal(client, eerste["volgende"].partition("/api/v1/")[2])
    assert [*eerste["resultaten"], *tweede["resultaten"]] == rijen[:2]


@pytest.mark.parametrize("naam", NAMEN)
def test_each_reference_leads_to_a_row(naam: str, client: Client, vol: Wereld) -> None:
    verwijzen = [kameel(kolom.naam) for kolom in tabellen()[naam].kolommen if kolom.naar]
    for rij in alle(client, naam, f"&expand={','.join(verwijzen)}") if verwijzen else ():
        for veld in verwijzen:
            genoemd, gevonden = rij[veld], rij["uitgebreid"][veld]
            if isinstance(genoemd, list):
                assert [een and een["sleutel"] for een in gevonden] == genoemd, (rij["sleutel"], veld)
            elif genoemd:
                assert gevonden and gevonden["sleutel"] == genoemd, (rij["sleutel"], veld)


# -- what it does not tell ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", NAMEN)
def test_a_draft_is_told_nowhere_and_the_invented_only_when_asked(naam: str, client: Client, vol: Wereld) -> None:
    zonder, met = str(alle(client, naam)), str(alle(client, naam, "&demo=ja"))
    assert "geheim" not in (zonder + met).lower().replace("geheim-partij", "")  # a party is no draft
    assert "demo" not in re.sub(r"'demo'", "", zonder).lower()


def test_the_invented_is_there_for_who_asks(client: Client, vol: Wereld) -> None:
    for naam, sleutel in {"acties": "demo", "mijlpalen": "demo.m", "vragen": "demo"}.items():
        haal(client, f"{naam}/{sleutel}", 404)
        assert haal(client, f"{naam}/{sleutel}?demo=ja")["sleutel"] == sleutel
