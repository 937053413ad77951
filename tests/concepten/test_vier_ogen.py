"""Who lets a second person look at each report of a party, and who ends that."""

import pytest

from logboek.models import Logregel
from tests.factories import GebruikerFactory
from tests.support.pagina import browser_van, lees
from tests.support.wereld import Wereld, lid

pytestmark = pytest.mark.django_db


def test_a_redacteur_switches_four_eyes_on_and_the_log_tells(wereld: Wereld) -> None:
    keurder = lid(wereld.trekker, "redacteur")
    client = browser_van(keurder)
    alleen = lees(client, "/werk/concepten/").formulier(f"vier-ogen/{wereld.trekker.slug}/").verstuur_en_volg(client)
    assert "nog geen tweede redacteur" in alleen.tekst
    lid(wereld.trekker, "redacteur")

    pagina = lees(client, "/werk/concepten/").formulier(f"vier-ogen/{wereld.trekker.slug}/").verstuur_en_volg(client)

    assert "vier ogen staat aan" in pagina.tekst
    assert client.post(f"/werk/concepten/vier-ogen/{wereld.trekker.slug}/", {"aan": "nee"}).status_code == 403
    regel = Logregel.objects.filter(door=keurder, handeling="account").latest("pk")
    assert regel.bijzonderheden == {"vier_ogen": "aan"}
    for mens in (lid(wereld.trekker, "medewerker"), lid(wereld.partner)):
        assert browser_van(mens).post(f"/werk/concepten/vier-ogen/{wereld.trekker.slug}/").status_code == 403


def test_the_programmabureau_switches_it_off(wereld: Wereld) -> None:
    bureau = browser_van(GebruikerFactory(is_programmabureau=True))
    assert "Organisaties met vier ogen" not in lees(bureau, "/werk/concepten/").tekst
    wereld.trekker.vier_ogen = True
    wereld.trekker.save()

    knop = lees(bureau, "/werk/concepten/").formulier(f"Vier ogen uitzetten voor {wereld.trekker.naam}")

    assert "Meldingen gaan voortaan direct door" in knop.verstuur_en_volg(bureau).tekst
    wereld.trekker.refresh_from_db()
    assert not wereld.trekker.vier_ogen
