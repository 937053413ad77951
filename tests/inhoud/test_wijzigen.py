"""The first load tells the history; loading a changed file changes only what changed."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from acties.models import Afspraak
from basis.tijd.perioden import dag, schrijf_periode
from inhoud.inladen import InhoudFout, Verslag
from inhoud.inladen.lading import BIJGEWERKT
from partijen.models import Partij
from tests.inhoud.teruglezen import actie, is_heel, laatste_rij, nieuwe_rijen
from tests.support.inhoud import (
    ACTIE,
    Inhoud,
    afspraak,
    alle_rijen,
    deelname,
    document,
    fase,
    maker,
    mijlpaal,
    onderdeel,
    status,
)
from tests.support.stand import programma_is_heel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("geladen")]
Laad = Callable[[], Verslag]


# -- the first time -------------------------------------------------------------------------------------------------


def test_first_load_tells_the_history() -> None:
    verteld = [
        (rij.soort, schrijf_periode(rij.datum))
        for rij in actie().gebeurtenissen.order_by("pk")
        if rij.datum is not None
    ]

    assert verteld[0] == ("aangemaakt", "2019-02")
    assert {("status", "2022"), ("fase", "2021"), ("afspraak", "2020-03"), ("mijlpaal-bereikt", "2020-02-03")} < set(
        verteld
    )
    assert [soort for soort, _ in verteld[-3:]] == [
        "gepubliceerd",
        "afspraak",
        "code",
    ]  # for which one it waits
    assert is_heel()


def test_unknown_dates_stay_unknown() -> None:
    zonder = set(actie().gebeurtenissen.filter(datum=None).values_list("soort", flat=True))

    assert zonder == {"deelname", "mijlpaal-toegevoegd", "document"}


def test_second_load_changes_nothing_at_all(laad: Laad) -> None:
    ervoor = alle_rijen()

    assert str(laad()) == "Niets veranderd."
    assert alle_rijen() == ervoor


def test_a_party_gets_its_layer_and_its_successors() -> None:
    rijk, vng = Partij.objects.get(slug="rijk"), Partij.objects.get(slug="vng")

    assert (rijk.bestuurslaag, vng.bestuurslaag) == ("rijk", "gemeenten")
    assert list(rijk.opvolgers.values_list("slug", flat=True)) == ["stad"]


def test_an_actie_follows_another(laad: Laad, inhoud: Inhoud, bestand: Inhoud) -> None:
    inhoud["acties/vervolg.json"] = {**bestand, "slug": "vervolg", "voorgangers": ["proef"], "afspraken": []}

    laad()

    assert list(actie().opvolgers.values_list("slug", flat=True)) == ["vervolg"]


# -- a changed file -------------------------------------------------------------------------------------------------


def test_changed_text_changes_that_only_and_is_no_news(laad: Laad, bestand: Inhoud) -> None:
    ervoor, sinds = alle_rijen(), laatste_rij()
    bestand["samenvatting"] = "Beter."

    verslag = laad()

    anders = {tabel for tabel, rijen in alle_rijen().items() if rijen != ervoor[tabel]}
    assert str(verslag) == "Nieuw of gewijzigd: acties 1."
    met_geschiedenis = {"acties_actie", "acties_actiebewerking", "acties_gebeurtenis", "acties_positie"}
    assert anders == met_geschiedenis | {"bronnen_stempel", "zoeken_zoekregel", "zoeken_zoekwoord"}
    assert [(rij.soort, rij.naar, rij.door) for rij in nieuwe_rijen(sinds)] == [
        ("tekst", {"samenvatting": "Beter."}, None)
    ]
    assert str(laad()) == "Niets veranderd."


@pytest.mark.parametrize(
    ("lijst", "nieuw", "soort"),
    [
        ("mijlpalen", mijlpaal("extra"), "mijlpaal-toegevoegd"),
        ("onderdelen", onderdeel("extra"), "onderdeel"),
        ("documenten", document("extra", datum=None), "document"),
        ("deelnames", deelname("vng", "adviseur"), "deelname"),
        ("afspraken", afspraak("extra", "rijk", "stad"), "afspraak"),
    ],
)
def test_something_new_is_one_row(laad: Laad, bestand: Inhoud, lijst: str, nieuw: Inhoud, soort: str) -> None:
    sinds = laatste_rij()
    bestand[lijst].append(nieuw)

    verslag = laad()

    [rij] = nieuwe_rijen(sinds)
    assert (rij.soort, rij.reden) == (soort, nieuw.get("reden", BIJGEWERKT))
    assert verslag.veranderd == {lijst: 1}
    assert is_heel()
    assert str(laad()) == "Niets veranderd."


@pytest.mark.parametrize(
    ("lijst", "nummer", "velden"),
    [
        ("mijlpalen", 0, {"bereikt": "2020-02-05"}),
        ("mijlpalen", 1, {"verwacht": "2031"}),
        ("mijlpalen", 2, {"stand": "ja", "bereikt": "2021"}),
        ("mijlpalen", 2, {"stand": "ja"}),
        ("onderdelen", 1, {"stand": "afgerond"}),
        ("documenten", 0, {"nummer": "2020-2"}),
        ("afspraken", 0, {"tekst": "Twee mensen."}),
        ("afspraken", 0, {"is_zeker": False}),
        ("afspraken", 0, {"uiterlijk": "2031"}),
        ("afspraken", 1, {"wacht_op": ["code", "doel"]}),
    ],
)
def test_a_changed_fact_is_one_row_of_today(
    laad: Laad, bestand: Inhoud, lijst: str, nummer: int, velden: Inhoud
) -> None:
    sinds = laatste_rij()
    bestand[lijst][nummer] |= velden

    laad()

    [rij] = nieuwe_rijen(sinds)
    assert (rij.reden, rij.datum) == (BIJGEWERKT, dag(timezone.localdate()))
    assert rij.naar == velden
    assert is_heel()
    assert str(laad()) == "Niets veranderd."


def test_another_stand_and_one_more_maker_are_a_row_each(laad: Laad, bestand: Inhoud) -> None:
    sinds = laatste_rij()
    bestand["afspraken"][0]["makers"] = [maker("stad", stand="nagekomen"), maker("rijk", namens_laag=True)]

    verslag = laad()

    assert [rij.naar for rij in nieuwe_rijen(sinds)] == [{"stand:rijk": "voorgenomen"}, {"stand:stad": "nagekomen"}]
    assert verslag.veranderd == {"afspraken": 1}
    assert is_heel()
    assert str(laad()) == "Niets veranderd."


def test_a_maker_that_disappeared_stays_and_is_mentioned(laad: Laad, bestand: Inhoud) -> None:
    sinds = laatste_rij()
    bestand["afspraken"][1]["makers"].pop()

    verslag = laad()

    assert (nieuwe_rijen(sinds), verslag.veranderd) == ([], {})
    assert verslag.opmerkingen[0].startswith(f"{ACTIE}, afspraken[1]: 'rijk' staat niet meer in het bestand")


def test_a_promise_about_the_programme_is_told_and_followed(laad: Laad, inhoud: Inhoud) -> None:
    inhoud["afspraken.json"][0]["tekst"] = "Beter."

    laad()

    code = Afspraak.objects.get(slug="code")
    assert [(rij.houder, rij.naar.get("tekst")) for rij in code.gebeurtenissen.order_by("pk")] == [
        (code.programma, "Ons doel."),
        (code.programma, "Beter."),
    ]
    assert code.houdt_op.get().slug == "samen"
    assert programma_is_heel()


@pytest.mark.parametrize("lijst", ["mijlpalen", "documenten"])
def test_what_disappeared_is_cancelled_not_deleted(laad: Laad, bestand: Inhoud, lijst: str) -> None:
    sinds = laatste_rij()
    weg = bestand[lijst].pop(1)

    laad()

    [rij] = nieuwe_rijen(sinds)
    assert rij.naar == {"is_vervallen": True}
    assert getattr(actie(), lijst).get(slug=weg["slug"]).is_vervallen
    assert is_heel()


@pytest.mark.parametrize(
    ("lijst", "tekst"),
    [
        ("onderdelen", "het onderdeel 'oud' staat niet meer in het bestand en is niet verwijderd"),
        ("afspraken", "de afspraak 'doel' staat niet meer in het bestand en is niet verwijderd"),
    ],
)
def test_what_cannot_be_cancelled_is_mentioned(laad: Laad, bestand: Inhoud, lijst: str, tekst: str) -> None:
    sinds = laatste_rij()
    del bestand[lijst][0]

    verslag = laad()

    assert verslag.opmerkingen == [f"{ACTIE}: {tekst}"]
    assert nieuwe_rijen(sinds) == []


def test_a_new_status_and_phase_are_told_from_their_own_date(laad: Laad, bestand: Inhoud) -> None:
    sinds = laatste_rij()
    bestand["statussen"].append(status("overgegaan", "2023", "Een andere actie gaat verder."))
    bestand["fasen"].append(fase("eind", "2023-05"))

    laad()

    verteld = [(rij.naar, schrijf_periode(rij.datum)) for rij in nieuwe_rijen(sinds)]
    assert verteld == [({"status": "overgegaan"}, "2023"), ({"fase": "eind"}, "2023-05")]
    assert actie().status == "overgegaan"
    assert is_heel()


def test_a_better_reason_for_the_present_status_is_a_correction(laad: Laad, bestand: Inhoud) -> None:
    sinds = laatste_rij()
    bestand["statussen"][-1]["reden"] = "Zo staat het er echt."

    laad()

    [rij] = nieuwe_rijen(sinds)
    assert rij.corrigeert is not None
    assert rij.corrigeert.naar == {"status": "afgerond"}
    assert rij.reden == "Zo staat het er echt."
    assert str(laad()) == "Niets veranderd."


def test_an_older_report_can_no_longer_change(laad: Laad, bestand: Inhoud) -> None:
    sinds = laatste_rij()
    bestand["statussen"][1]["reden"] = "Zo staat het er echt."

    verslag = laad()

    assert nieuwe_rijen(sinds) == []
    assert verslag.opmerkingen[0].startswith(f"{ACTIE}, statussen[1]: niet in het journaal gezet.")


def test_another_end_that_no_longer_fits_in_time_counts_from_today(laad: Laad, bestand: Inhoud) -> None:
    sinds = laatste_rij()
    bestand["statussen"][-1] = status("gestopt", "2021")

    laad()

    [rij] = nieuwe_rijen(sinds)
    assert (rij.naar, rij.reden, rij.datum) == ({"status": "gestopt"}, BIJGEWERKT, dag(timezone.localdate()))
    laad()
    assert laatste_rij() == rij.pk


def test_phases_of_a_kind_can_be_put_in_another_order(laad: Laad, inhoud: Inhoud) -> None:
    fasen = inhoud["soorten.json"][0]["fasen"]
    inhoud["soorten.json"][0]["fasen"] = [fasen[2], fasen[0], fasen[1]]

    assert laad().veranderd == {"soorten": 1}
    assert list(actie().soort.fasedefinities.values_list("slug", flat=True)) == ["eind", "begin", "midden"]
    connection.check_constraints()


def test_a_phase_that_disappeared_stays_behind_the_others(laad: Laad, inhoud: Inhoud) -> None:
    del inhoud["soorten.json"][0]["fasen"][1]

    verslag = laad()

    assert list(actie().soort.fasedefinities.values_list("slug", flat=True)) == ["begin", "eind", "midden"]
    assert "de fase 'midden' staat niet meer in het bestand" in verslag.opmerkingen[0]


def test_the_original_date_of_a_published_mijlpaal_cannot_change(laad: Laad, bestand: Inhoud) -> None:
    bestand["mijlpalen"][1]["gepland"] = "2031"

    with pytest.raises(InhoudFout, match=r"mijlpalen\[1\]: gepland: De oorspronkelijke datum verandert niet"):
        laad()
