"""Asking the index: what is found, in what order, and what is offered when nothing is."""

import pytest
from pytest_django import DjangoAssertNumQueries

from basis.zoeken import vragen
from basis.zoeken.vragen import sleutels, verbeter, zoek
from tests.zoeken.conftest import Zetter


def _titels(q: str, soort: str = "actie") -> list[str]:
    groep = zoek(q).groep(soort)
    return (
        [str(treffer.titel).replace("<mark>", "").replace("</mark>", "") for treffer in groep.treffers] if groep else []
    )


@pytest.mark.parametrize(
    ("q", "titel"),
    [
        ("actie", "Alle acties"),
        ("acties", "De actie"),
        ("gemeente", "Samen met gemeenten"),
        ("FINANCIELE", "Financiële ruimte"),
        ("zuidholland", "Provincie Zuid-Holland"),
        ("zuid holland", "Provincie Zuid-Holland"),
        ("35513", "Kamerstuk 35513-3"),
        ('"goed bestuur"', "Goed bestuur"),
        ("wet of toezicht", "Toezicht"),
    ],
)
def test_gevonden(zet: Zetter, q: str, titel: str) -> None:
    zet(titel)
    assert _titels(q) == [titel]


@pytest.mark.parametrize("q", ['"bestuur goed"', "goed -bestuur", "goed toezicht", "de van het", "", "-", '""', "🙂"])
def test_niet_gevonden(zet: Zetter, q: str) -> None:
    zet("Goed bestuur")
    assert zoek(q).groepen == []


def test_titel_gaat_voor_kort_gaat_voor_tekst(zet: Zetter) -> None:
    zet("Derde", tekst="Over toezicht.")
    zet("Tweede", kort="Over toezicht.")
    zet("Eerste toezicht")
    zet("Vierde", tekst="De toezichthouder.")
    assert _titels("toezicht") == ["Eerste toezicht", "Tweede", "Derde", "Vierde"]


def test_zin_loopt_niet_over_van_titel_in_tekst(zet: Zetter) -> None:
    zet("Goed", kort="bestuur")
    assert _titels('"goed bestuur"') == []


def test_gewicht_zet_lager(zet: Zetter) -> None:
    zet("Toezicht oud", gewicht=0.1)
    zet("Toezicht nieuw")
    assert _titels("toezicht") == ["Toezicht nieuw", "Toezicht oud"]


def test_groepen_in_volgorde_met_vijf_beste(zet: Zetter) -> None:
    zet("Toezichthouder", soort="partij")
    for nummer in range(7):
        zet(f"Toezicht {nummer}")
    actie, partij = zoek("toezicht").groepen
    assert (actie.soort.naam, actie.aantal_tekst, len(actie.treffers), actie.heeft_meer) == (
        "actie",
        "7 acties",
        5,
        True,
    )
    assert (partij.soort.naam, partij.aantal_tekst, partij.heeft_meer) == ("partij", "1 partij", False)


def test_een_soort_per_bladzijde_en_tellingen_van_de_rest(zet: Zetter) -> None:
    zet("Toezichthouder", soort="partij")
    for nummer in range(23):
        zet(f"Toezicht {nummer}")
    een, twee = (zoek("toezicht", soort="actie", bladzijde=nummer) for nummer in (1, 2))
    groep_een, groep_twee = een.groep("actie"), twee.groep("actie")
    assert groep_een
    assert groep_twee
    assert (len(groep_een.treffers), len(groep_twee.treffers), groep_een.bladzijden) == (20, 3, 2)
    assert len({treffer.url for groep in (groep_een, groep_twee) for treffer in groep.treffers}) == 23
    partij = een.groep("partij")
    assert partij
    assert (partij.aantal, partij.treffers) == (1, [])


def test_telling_heeft_een_grens(zet: Zetter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vragen, "GRENS", 4)
    for nummer in range(6):
        zet(f"Toezicht {nummer}")
    groep = zoek("toezicht").groepen[0]
    assert (groep.aantal, groep.aantal_tekst, len(groep.treffers)) == (4, "3+ acties", 4)


def test_getal_van_de_grens_op_zijn_nederlands(zet: Zetter) -> None:
    zet("Toezicht")
    soort = zoek("toezicht").groepen[0].soort
    assert vragen.Groep(soort, 1_001, []).aantal_tekst == "1.000+ acties"


@pytest.mark.parametrize(
    ("q", "bedoeld"),
    [
        ("toesicht", "toezicht"),
        ("Toesicht", "toezicht"),
        ("toezich", "toezicht"),
        ("toesicht gemeente", "toezicht gemeente"),
        ("finansieel toesicht", "financieel toezicht"),
        ('"finansieel toezicht"', '"financieel toezicht"'),
    ],
)
def test_bedoelde_u(zet: Zetter, q: str, bedoeld: str) -> None:
    zet("Financieel toezicht op de gemeente")
    uitkomst = zoek(q)
    assert (uitkomst.bedoeld, uitkomst.groepen) == (bedoeld, [])
    assert zoek(bedoeld).aantal_tekst == "1 resultaat"


def test_a_word_that_finds_something_in_another_form_is_never_replaced(zet: Zetter) -> None:
    zet("De inspraken van 2020")
    zet("Afspraak met gemeenten")
    assert zoek("inspraak gemeenten").bedoeld == ""
    assert verbeter("inspraak gemeentn") == "inspraak gemeenten"


@pytest.mark.parametrize("q", ["35513", "35 513", "35.513", "35\u00a0513", '"35 513"', "nr 35 513"])
@pytest.mark.parametrize("tekst", ["Nr. 35513", "Kamerstuk 35 513, nr. 3", "Nr 35.513", "nr 35513-3"])
def test_a_number_matches_with_and_without_spaces_and_dots(zet: Zetter, q: str, tekst: str) -> None:
    zet(tekst)
    zet("Kamerstuk 35 514 en 513")
    assert _titels(q) == [tekst]


def test_millions_match_with_and_without_dots(zet: Zetter) -> None:
    zet("Voor € 1.500.000 in totaal")
    assert _titels("1500000") == _titels("1 500 000") == ["Voor € 1.500.000 in totaal"]
    assert _titels("500000") == []


@pytest.mark.parametrize("q", ["zuid\u2011holland", "Zuid\u2010Holland", "zuid\u00adholland", "zuid\u200bholland"])
def test_what_hyphens_look_like_does_not_split_words(zet: Zetter, q: str) -> None:
    zet("Provincie Zuid-Holland")
    assert _titels(q) == ["Provincie Zuid-Holland"]


@pytest.mark.parametrize("q", ["xqzvbnm", "toe", "123456", "fiets"])
def test_niets_dat_erop_lijkt(zet: Zetter, q: str) -> None:
    zet("Financieel toezicht")
    assert verbeter(q) == ""
    assert zoek(q).bedoeld == ""


def test_bedoelde_u_alleen_met_resultaat(zet: Zetter) -> None:
    zet("Toezicht")
    zet("Gemeente")
    assert zoek("toesicht gemeente").bedoeld == ""


def test_sleutels_alleen_van_de_soort(zet: Zetter) -> None:
    actie = zet("Toezicht")
    zet("Toezicht", soort="partij")
    assert list(sleutels("actie", "toezicht")) == [actie.sleutel]
    assert list(sleutels("actie", "de")) == []


def test_treffer_is_gemarkeerd_en_ontsmet(zet: Zetter) -> None:
    zet("<script>toezicht</script>", kort="Wet & toezicht", label="Eén overheid · loopt")
    treffer = zoek("toezicht").groepen[0].treffers[0]
    assert treffer.titel == "&lt;script&gt;<mark>toezicht</mark>&lt;/script&gt;"
    assert treffer.fragment == "Wet &amp; <mark>toezicht</mark>"
    assert (treffer.label, treffer.url) == ("Eén overheid · loopt", "/actie/1/")


@pytest.mark.parametrize(("q", "aantal"), [("toezicht", 1), ("toesicht", 3), ("xqzvbnm", 2), ("de", 0)])
def test_aantal_queries_hangt_niet_van_de_rijen_af(
    zet: Zetter, django_assert_num_queries: DjangoAssertNumQueries, q: str, aantal: int
) -> None:
    for nummer in range(8):
        zet(f"Toezicht {nummer}")
        zet(f"Toezichthouder {nummer}", soort="partij")
    with django_assert_num_queries(aantal):  # search; near words; search again
        zoek(q)
