"""The lists on the page of an actie: its mijlpalen, what was promised, and its parts, parties and documents."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from acties import services
from acties.models import Deelname
from basis.tijd.perioden import dag, jaar, maand
from tests.factories import ActieFactory, BronFactory, MijlpaalFactory, PartijFactory, beloof
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import BEGIN, Wereld, lid

pytestmark = pytest.mark.django_db


def pagina(client: Client, w: Wereld) -> Pagina:
    return lees(client, w.actie.get_absolute_url())


def vouwen(client: Client, adres: str) -> list[tuple[str, bool]]:
    """The years that can be folded, and whether they stand open."""
    vouw = r'<details class="vouw"( open)?[^>]*>\s*<summary>\s*<h3 class="vouw__kop">(\d+)</h3>'
    return [(jaartal, bool(is_open)) for is_open, jaartal in re.findall(vouw, client.get(adres).text)]


def test_one_promise_that_was_found_is_told_as_one(client: Client) -> None:
    actie = ActieFactory(gepubliceerd=True)
    beloof(PartijFactory(), actie, herkomst="gevonden", bron=BronFactory())

    assert "1 afspraak. Zij is gevonden in een openbare bron" in lees(client, actie.get_absolute_url()).tekst


def test_a_number_that_the_title_of_a_document_tells_is_not_told_again(wereld: Wereld, client: Client) -> None:
    for slug, titel in (("a", "Verslag, Kamerstuk 35 513, nr. 5"), ("b", "Nader verslag")):
        velden = {"slug": slug, "titel": titel, "soort": "kamerstuk", "nummer": "35 513, nr. 5", "datum": jaar(2020)}
        services.voeg_document_toe(actie=wereld.actie, verantwoording=BEGIN, **velden)
        wereld.ververs()

    assert pagina(client, wereld).tekst.split("Wat er is veranderd")[0].count("35 513, nr. 5") == 2


def test_who_promised_nothing_is_named_too(wereld: Wereld, client: Client) -> None:
    tekst = pagina(client, wereld).tekst

    assert "2 partijen doen mee. Van 1 van hen kennen wij een afspraak." in tekst
    assert "Geen afspraak vastgelegd" in tekst


def test_progress_is_counted_and_never_a_percentage(wereld: Wereld, client: Client) -> None:
    MijlpaalFactory(actie=wereld.actie, stand="onbekend")
    MijlpaalFactory(actie=wereld.actie, stand="ja", bereikt=jaar(2020))
    MijlpaalFactory(actie=wereld.actie, gepland=jaar(timezone.localdate().year - 1))

    tekst = pagina(client, wereld).tekst

    assert "1 van 4 mijlpalen bereikt, 1 te laat; van 1 is dat niet bekend" in tekst
    assert "Bereikt Wanneer in 2020" in tekst
    assert "Fase 1 van 3" in tekst
    assert "%" not in tekst


def test_original_and_present_date_of_a_milestone_with_their_drift(wereld: Wereld, client: Client) -> None:
    op = dag(date(2019, 7, 1))
    MijlpaalFactory(actie=wereld.actie, titel="Advies", stand="ja", bereikt=op, gepland=maand(2019, 6))
    services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=jaar(2031), verantwoording=BEGIN)

    tekst = pagina(client, wereld).tekst

    assert all(
        woorden in tekst
        for woorden in ("Wanneer op 1 juli 2019", "juni 2019", "1 dag later dan oorspronkelijk gepland")
    )
    assert "365 dagen later dan oorspronkelijk gepland" in tekst
    MijlpaalFactory(actie=wereld.actie, gepland=maand(2030, 3), verwacht=maand(2030, 5))
    assert "2 maanden later dan oorspronkelijk gepland" in pagina(client, wereld).tekst


def test_onderdelen_and_documents_are_linked(wereld: Wereld, client: Client) -> None:
    services.voeg_document_toe(
        actie=wereld.actie,
        slug="nota",
        titel="Nota",
        soort="rapport",
        url="https://voorbeeld.nl/nota",
        verantwoording=BEGIN,
    )

    gevonden = pagina(client, wereld)

    assert gevonden.links["Een onderdeel"] == wereld.onderdeel.get_absolute_url()
    assert "https://voorbeeld.nl/nota" in {k["href"] for k in gevonden.met("href")}
    assert "2020-1" in gevonden.tekst  # the other one has a number only


def test_a_document_that_was_taken_away_is_gone_here_and_stays_in_the_history(wereld: Wereld, client: Client) -> None:
    services.verwijder_document(document=wereld.document, verantwoording=replace(BEGIN, reden="Dubbel."))

    assert "2020-1" not in pagina(client, wereld).tekst
    assert "Een brief" in lees(client, f"{wereld.actie.get_absolute_url()}geschiedenis/").tekst


def test_a_party_with_two_roles_is_named_once(wereld: Wereld, client: Client) -> None:
    deelnames = [*wereld.actie.deelnames.all(), Deelname(partij=wereld.trekker, rol="ondertekenaar")]
    services.zet_deelnames(actie=wereld.actie, deelnames=deelnames, verantwoording=BEGIN)

    tekst = pagina(client, wereld).tekst

    assert "leidt de actie, ondertekenaar" in tekst.casefold()
    assert "2 partijen" in tekst


def test_what_was_promised_is_counted_in_words_with_what_is_left_out(wereld: Wereld, client: Client) -> None:
    beloof(wereld.partner, wereld.actie, stand="nagekomen")
    beloof(wereld.partner, wereld.actie, uiterlijk=jaar(2020))
    beloof(wereld.partner, wereld.actie, uiterlijk=jaar(2020), herkomst="gevonden", bron=BronFactory())
    beloof(wereld.partner, wereld.actie, stand="ingetrokken")

    tekst = pagina(client, wereld).tekst

    assert "4 afspraken, 1 nagekomen, 1 te laat. Daarvan is er 1 gevonden in een openbare bron" in tekst
    assert (
        "Van 1 is de dag voorbij, en is niet bekend of dit is nagekomen. 1 ingetrokken afspraak telt niet mee." in tekst
    )


def test_of_many_mijlpalen_the_years_with_something_late_or_next_or_a_form_stand_open(wereld: Wereld) -> None:
    for nummer in range(5):
        MijlpaalFactory(actie=wereld.actie, slug=f"gehaald-{nummer}", stand="ja", bereikt=jaar(2019))
    MijlpaalFactory(actie=wereld.actie, gepland=jaar(2020))
    client, adres = browser_van(lid(wereld.trekker)), wereld.actie.get_absolute_url()

    assert vouwen(client, adres) == [("2030", True), ("2020", True), ("2019", False)]
    assert vouwen(client, f"{adres}?bewerk=mijlpaal:gehaald-3") == [("2030", True), ("2020", True), ("2019", True)]


@pytest.mark.parametrize(("aantal", "gevouwen"), [(5, False), (6, True)])
def test_many_who_promised_nothing_are_folded(client: Client, aantal: int, gevouwen: bool) -> None:
    actie = ActieFactory(gepubliceerd=True)
    deelnames = [Deelname(partij=partij, rol="partner") for partij in PartijFactory.create_batch(aantal)]
    services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=BEGIN)

    html = client.get(actie.get_absolute_url()).text

    assert ('class="vouw__kop">Geen afspraak vastgelegd' in html) is gevouwen
    assert ('class="kop-klein">Geen afspraak vastgelegd' in html) is not gevouwen
