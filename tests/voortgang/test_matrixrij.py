"""A row of the afsprakenmatrix: the words of a promise, and what is folded."""

import pytest
from django.test import Client

from acties import services
from acties.models import Actie
from partijen.models import Partij
from tests.factories import ActieFactory, PartijFactory, beloof
from tests.support.pagina import lees
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente() -> Partij:
    partij: Partij = PartijFactory(naam="Gemeente Een", bestuurslaag="gemeenten")
    return partij


@pytest.fixture
def actie(gemeente: Partij) -> Actie:
    """With two promises of one party."""
    actie: Actie = ActieFactory(gepubliceerd=True)
    for titel in ("De eerste", "De tweede"):
        beloof(gemeente, actie, titel=titel)
    return actie


def test_a_promise_stands_there_in_its_own_words_and_leads_to_its_page(client: Client, gemeente: Partij) -> None:
    woorden = [f"woord{nummer}" for nummer in range(40)]
    tekst = " ".join(woorden)
    afspraak = beloof(gemeente, ActieFactory(gepubliceerd=True), titel="Schone sloten", tekst=tekst).afspraak
    pagina = lees(client, "/afspraken/")
    assert f"{' '.join(woorden[:30])} … Gemeente Een" in pagina.tekst
    assert pagina.links["lees meer over de afspraak Schone sloten"] == afspraak.get_absolute_url()


@pytest.mark.parametrize("stand", ["nagekomen", "ingetrokken"])
def test_one_promise_alone_is_not_folded(client: Client, actie: Actie, gemeente: Partij, stand: str) -> None:
    derde = beloof(gemeente, actie, titel="De derde")
    services.meld_toezegging(toezegging=derde, stand=stand, verantwoording=BEGIN)
    html = client.get("/afspraken/").text
    assert "De derde" in html
    assert "<details" not in html[html.index('<table class="matrix"') : html.index("</table>")]


def test_what_everyone_withdrew_is_folded(client: Client, actie: Actie, gemeente: Partij) -> None:
    for titel in ("Eerst dit", "Toen dat"):
        weg = beloof(gemeente, actie, titel=titel)
        services.meld_toezegging(toezegging=weg, stand="ingetrokken", verantwoording=BEGIN)
    tekst = lees(client, "/afspraken/").tekst
    assert tekst.index("Nog 2 afspraken") < tekst.index("Eerst dit") < tekst.index("Ingetrokken", tekst.index("Eerst"))
