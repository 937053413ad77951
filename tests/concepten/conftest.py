"""Who writes a draft and who approves it, and the buttons that they press."""

from typing import Any

import pytest

from partijen.models import Gebruiker, Partij
from tests.support.pagina import Pagina, browser_van, lees
from tests.support.wereld import Wereld, lid
from werk.concepten.models import Concept

INGEVULD = {"status": "vertraagd", "reden": "De Raad van State was later."}


@pytest.fixture
def schrijver(wereld: Wereld) -> Gebruiker:
    return lid(wereld.trekker, "medewerker", naam="Wies Schrijver", functie="jurist")


@pytest.fixture
def keurder(wereld: Wereld) -> Gebruiker:
    return lid(wereld.trekker, "redacteur", naam="Kees Keurder")


def met_vier_ogen(wereld: Wereld) -> Partij:
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()
    return wereld.trekker


def begin(schrijver: Gebruiker, w: Wereld, **ingevuld: str) -> Concept:
    """A draft, written on the page of the actie with the button beside the usual one."""
    client = browser_van(schrijver)
    formulier = lees(client, f"{w.actie.get_absolute_url()}?bewerk=voortgang").formulier("bewerken/voortgang/")
    velden = {**formulier.velden, **INGEVULD, **ingevuld}
    antwoord = client.post(f"/werk/concepten/nieuw/{w.actie.slug}/voortgang/", velden | {"nog_een": "ja"})
    assert antwoord.status_code == 302
    return Concept.objects.latest("pk")


def doe(mens: Gebruiker, concept: Concept, wat: str, **velden: Any) -> Any:
    """Press a button on the page of the draft."""
    client = browser_van(mens)
    pagina = lees(client, concept.get_absolute_url())
    return (
        Pagina(pagina.formulier(f"/{wat}/").verstuur(client, **velden))
        if velden
        else (pagina.formulier(f"/{wat}/").verstuur_en_volg(client))
    )
