"""Keeping the index: put, remove, make again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models.expressions import RawSQL
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from basis.zoeken import register, services, taal
from basis.zoeken.models import Indexstand, Zoekregel, Zoekwoord
from basis.zoeken.register import Indexregel, Zoeksoort
from basis.zoeken.vragen import sleutels, zoek
from tests.zoeken.conftest import Zetter

Voorraad = dict[str, list[Indexregel]]


def _regel(sleutel: int, titel: str, **velden: Any) -> Indexregel:
    return Indexregel(soort="actie", sleutel=sleutel, titel=titel, url=f"/acties/{sleutel}/", **velden)


def _woorden() -> set[str]:
    return set(Zoekwoord.objects.values_list("woord", flat=True))


def test_zetten_maakt_en_vernieuwt(voorraad: Voorraad, db: None) -> None:
    assert services.zet(regels=[_regel(1, "Toezicht"), _regel(2, "Wetgeving")]) == 2
    assert services.zet(regels=[_regel(1, "Experimenten"), _regel(2, "Wetgeving")]) == 1
    assert list(sleutels("actie", "toezicht")) == []
    assert list(sleutels("actie", "experiment")) == [1]
    assert _woorden() == {"experimenten", "wetgeving"}


def test_zelfde_nog_eens_zetten_schrijft_niets(voorraad: Voorraad, db: None) -> None:
    services.zet(regels=[_regel(1, "Toezicht")])
    plek = Zoekregel.objects.annotate(plek=RawSQL("ctid::text", [])).values_list("plek")
    eerst = list(plek)
    assert services.zet(regels=[_regel(1, "Toezicht")]) == 0
    assert list(plek.all()) == eerst


def test_zelfde_ding_twee_keer_in_een_keer(voorraad: Voorraad, db: None) -> None:
    services.zet(regels=[_regel(1, "Oud"), _regel(1, "Nieuw")])
    assert Zoekregel.objects.get().titel == "Nieuw"


def test_te_lang_label_wordt_afgekapt(voorraad: Voorraad, db: None) -> None:
    services.zet(regels=[_regel(1, "Toezicht", label="x" * 400)])
    assert len(Zoekregel.objects.get().label) == 300


def test_verwijderd_is_overal_weg(zet: Zetter) -> None:
    """A draft that is withdrawn: no hit, no key, no word to be offered."""
    geheim = zet("Geheimzinnige proefballon", tekst="Over toezicht")
    zet("Toezicht")
    assert services.verwijder(soort="actie", sleutels=[geheim.sleutel, 999]) == 1
    assert zoek("proefballon").groepen == []
    assert zoek("proefbalon").bedoeld == ""
    assert _woorden() == {"toezicht"}


def test_verwijderen_raakt_andere_soort_niet(zet: Zetter) -> None:
    actie = zet("Toezicht")
    partij = Indexregel(soort="partij", sleutel=actie.sleutel, titel="Toezicht", url="/partijen/x/")
    services.zet(regels=[partij])
    services.verwijder(soort="actie", sleutels=[actie.sleutel])
    assert list(sleutels("partij", "toezicht")) == [actie.sleutel]


def test_herindexeren_maakt_gelijk_aan_leveranciers(voorraad: Voorraad, zet: Zetter) -> None:
    zet("Verdwenen")
    voorraad["actie"] = [_regel(7, "Toezicht"), _regel(8, "Wetgeving")]
    Zoekwoord.objects.create(woord="zwerfwoord")
    assert services.herindexeer() == services.Herindexering(gegeven=2, gewijzigd=2, verwijderd=1)
    assert services.herindexeer() == services.Herindexering(gegeven=2, gewijzigd=0, verwijderd=0)
    assert set(Zoekregel.objects.values_list("sleutel", flat=True)) == {7, 8}
    assert _woorden() == {"toezicht", "wetgeving"}


def test_nieuwe_taalregels_veranderen_bestaande_rijen(
    voorraad: Voorraad, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    voorraad["actie"] = [_regel(7, "Toezicht")]
    services.herindexeer()
    assert not services.is_verouderd()
    monkeypatch.setattr(services, "taalkenmerk", lambda: "4.0.0-anders")
    monkeypatch.setattr(services, "vector", lambda *velden: "'anders':1A")
    assert services.is_verouderd()
    assert services.herindexeer().gewijzigd == 1
    assert not services.is_verouderd()


def test_nieuwe_soort_maakt_index_verouderd(voorraad: Voorraad, db: None) -> None:
    voorraad["actie"] = [_regel(7, "Toezicht")]
    services.herindexeer()
    register.registreer(Zoeksoort("pagina", "pagina", "pagina’s", 3, lambda: iter(())))
    assert services.is_verouderd()


def test_lege_index_is_verouderd(voorraad: Voorraad, db: None) -> None:
    services.herindexeer()
    assert services.is_verouderd()


def test_meer_dan_een_deel(voorraad: Voorraad, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "PER_KEER", 2)
    voorraad["actie"] = [_regel(n, f"Toezicht {n}") for n in range(1, 6)]
    assert services.herindexeer().gewijzigd == 5
    assert services.verwijder(soort="actie", sleutels=range(1, 5)) == 4


def test_herindexeren_is_alles_of_niets(voorraad: Voorraad, zet: Zetter) -> None:
    zet("Toezicht")

    def kapot(regels: object) -> Iterator[Indexregel]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        services.herindexeer(volg=kapot)
    assert Zoekregel.objects.count() == 1
    assert not Indexstand.objects.exists()


def test_opdracht_indexeert_en_alleen_als_het_nodig_is(
    voorraad: Voorraad, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    voorraad["actie"] = [_regel(1, "Toezicht")]
    call_command("indexeer", "--als-nodig")
    assert "1 regels, 1 nieuw of gewijzigd, 0 weg" in capsys.readouterr().out
    call_command("indexeer", "--als-nodig")
    assert capsys.readouterr().out == "De zoekindex is bij.\n"


def test_register_weigert_dubbele_en_vreemde_namen(voorraad: Voorraad) -> None:
    for naam in ("actie", "a'ctie"):
        with pytest.raises(ValueError, match="zoeksoort"):
            register.registreer(Zoeksoort(naam, "iets", "ietsen", 9, lambda: iter(())))


@given(st.text(max_size=80))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_postgresql_neemt_iedere_tekst(voorraad: Voorraad, db: None, tekst: str) -> None:
    """Whatever an editor writes and a citizen asks: no error, and a text is found by itself."""
    services.zet(regels=[_regel(1, tekst.encode(errors="replace").decode(), tekst="vast anker")])
    assert list(sleutels("actie", "anker")) == [1]
    if taal.zoekvraag(tekst) and "-" not in tekst:
        zoek(tekst)
