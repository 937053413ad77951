"""The register of organisations: it leads for what a party is called and when it exists, and comes in whole or not."""

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from basis.bronnen.models import Bron
from basis.tijd.perioden import schrijf_periode
from basis.zoeken.models import Zoekregel
from partijen.models import Partij
from tests.factories import BronFactory, PartijFactory
from tests.support.inhoud import alle_rijen
from tests.support.register import TOOI, gemeente, register

pytestmark = pytest.mark.django_db


def test_all_lists_are_read(importeer: Any) -> None:
    uitvoer = importeer(register())

    assert uitvoer == (
        "Gelezen: ministeries 1, provincies 1, waterschappen 1, koepels 3, gemeenten 2. 8 nieuw, 0 gewijzigd.\n"
    )


def test_a_register_of_a_mac_says_the_same(importeer: Any) -> None:
    importeer(register(gemeenten=[gemeente("Één", "gm0001", slug="gemeente-een")]))

    uitvoer = importeer(
        register(gemeenten=[gemeente(unicodedata.normalize("NFD", "Één"), "gm0001", slug="gemeente-een")])
    )

    assert "Niets veranderd." in uitvoer


def test_every_party_gets_its_layer(importeer: Any) -> None:
    importeer(register())

    assert dict(Partij.objects.values_list("slug", "bestuurslaag")) == {
        "min-spel": "rijk",
        "provincie-oost": "provincies",
        "waterschap-nat": "waterschappen",
        "vng": "gemeenten",
        "ipo": "provincies",
        "uvw": "waterschappen",
        "gemeente-duin": "gemeenten",
        "gemeente-bos": "gemeenten",
    }


def test_a_party_is_read_with_all_its_fields(importeer: Any) -> None:
    importeer(register())

    duin, ministerie = Partij.objects.get(slug="gemeente-duin"), Partij.objects.get(slug="min-spel")
    assert (duin.naam, duin.soort, duin.url) == ("Gemeente Duin", "gemeente", "https://duin.nl")
    assert duin.tooi == f"{TOOI}/gemeente/gm0001"
    assert duin.bron == Bron.objects.get(sleutel="tooi-gm", soort="register")
    assert (ministerie.afkorting, schrijf_periode(ministerie.geldig)) == ("Spel", "2024-07-02/2026-02-22")


def test_the_same_register_twice_changes_nothing_at_all(importeer: Any) -> None:
    importeer(register())
    ervoor = alle_rijen()

    assert importeer(register()).endswith("Niets veranderd.\n")
    assert alle_rijen() == ervoor


def test_register_leads_and_editors_keep_their_words(importeer: Any) -> None:
    eigen = {
        "afkorting": "D",
        "toelichting": "Onze woorden.",
        "soort": "samenwerkingsverband",
        "bestuurslaag": "overig",
    }
    PartijFactory(slug="duin", naam="Duin", tooi=f"{TOOI}/gemeente/gm0001", url="https://oud.nl", **eigen)

    uitvoer = importeer(register())

    duin = Partij.objects.get(tooi=f"{TOOI}/gemeente/gm0001")
    assert (duin.slug, duin.naam, duin.url) == ("duin", "Gemeente Duin", "https://duin.nl")
    assert {naam: getattr(duin, naam) for naam in eigen} == eigen
    assert uitvoer.endswith("7 nieuw, 1 gewijzigd.\n")


def test_party_is_found_by_its_slug_when_it_has_no_code(importeer: Any) -> None:
    PartijFactory(slug="gemeente-bos", naam="Bos", geldig=None)

    importeer(register())

    assert Partij.objects.get(slug="gemeente-bos").tooi == f"{TOOI}/gemeente/gm0002"


def test_what_the_register_does_not_know_stays(importeer: Any) -> None:
    PartijFactory(slug="waterschap-nat", naam="Nat", url="https://nat.nl", bron=BronFactory(sleutel="boek"))

    importeer(register())

    nat = Partij.objects.get(slug="waterschap-nat")
    assert (nat.naam, nat.url, nat.bron and nat.bron.sleutel) == ("Waterschap Nat", "https://nat.nl", "boek")


def test_search_finds_the_parties(importeer: Any) -> None:
    importeer(register())

    assert Zoekregel.objects.filter(soort="partij", titel="Gemeente Duin").exists()


FOUTEN = {
    "gemeenten[0] (gm0001): naam: Dit veld ontbreekt.": gemeente("Duin", "gm0001", naam=""),
    "gemeenten[1] (gm0002): url: Voer een geldige URL in.": gemeente("Bos", "gm0002", url="geen adres"),
    "gemeenten[2] (gm0003): geldig_tot: 'ooit' is geen dag (2022-07-01).": gemeente("Hei", "gm0003", geldig_tot="ooit"),
    "gemeenten[3] (gm0004): naam: Hier hoort een tekst te staan.": gemeente("Ven", "gm0004", naam=4),
    "gemeenten[4] (gm0005): bron: Deze bron bestaat niet: 'boek'.": gemeente("Rif", "gm0005", bron="boek"),
    "gemeenten[5] (gm0007): opvolgers: In dit register staat niet: 'gm0099'.": gemeente(
        "Wad", "gm0007", opvolgers=["gm0001", "gm0099"]
    ),
    "gemeenten[6] (gm0008): opvolgers: In dit register staan niet: 'Heide' en 'Hei'.": gemeente(
        "Wei", "gm0008", opvolgers=["Heide", "Hei"]
    ),
    "gemeenten[7] (gm0009): opvolgers: Hier hoort een lijst met teksten te staan.": gemeente(
        "Wiel", "gm0009", opvolgers="gm0001"
    ),
    "gemeenten[9] (gm0006): slug: Deze partij staat ook al in gemeenten[8] (gm0006).": gemeente("Kom", "gm0006"),
}


def test_all_errors_come_at_once_by_place_and_nothing_is_written(importeer: Any) -> None:
    rijen = list(FOUTEN.values())
    ervoor = alle_rijen()

    with pytest.raises(CommandError) as fout:
        importeer(register(gemeenten=[*rijen[:-1], gemeente("Kom", "gm0006"), rijen[-1]]))

    kop, *regels = str(fout.value).split("\n  ")
    assert kop == f"Er is niets geïmporteerd. Fouten: {len(FOUTEN)}"
    assert regels == list(FOUTEN)
    assert alle_rijen() == ervoor
    assert fout.value.returncode == 1


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ([], "Dit is geen register"),
        ({"gemeenten": {}}, "Dit is geen register"),
        ({"gemeenten": [], "koepels": {}}, "koepels: hier hoort een lijst te staan"),
        ({"gemeenten": ["Duin"]}, r"gemeenten\[0\]: hier hoort een object te staan"),
        ({"gemeenten": [], "bron": [{"id": "x"}]}, r"bron\[0\]: titel: "),
    ],
)
def test_another_file_is_refused(importeer: Any, inhoud: Any, melding: str) -> None:
    with pytest.raises(CommandError, match=melding):
        importeer(inhoud)


def test_a_file_that_is_not_there_or_no_json_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is niet te lezen"):
        call_command("importeer_organisaties", tmp_path / "weg.json")
    (tmp_path / "stuk.json").write_text("{", encoding="utf-8")
    with pytest.raises(CommandError, match="is geen JSON"):
        call_command("importeer_organisaties", tmp_path / "stuk.json")
