"""The page of an onderdeel: what was asked, how it was done, what came out of it."""

import pytest
from django.test import Client

from acties import services
from basis.tijd.perioden import jaar
from tests.factories import ActieFactory, BronFactory
from tests.support.pagina import lees
from tests.support.wereld import BEGIN, Wereld

pytestmark = pytest.mark.django_db


def test_all_that_is_known_is_shown(wereld: Wereld, client: Client) -> None:
    velden = {
        naam: f"Tekst over {naam}."
        for naam in ("samenvatting", "vraag", "aanpak", "opbrengst", "betekenis", "herkomst")
    }
    bron = BronFactory()
    services.leg_onderdeel_vast(
        actie=wereld.actie,
        slug="deel",
        velden={**velden, "looptijd": jaar(2019), "bron": bron},
        partijen=[(wereld.partner, "partner")],
        verantwoording=BEGIN,
    )

    pagina = lees(client, wereld.onderdeel.get_absolute_url())

    assert [tekst for tekst in (*velden.values(), "2019", "Loopt") if tekst not in pagina.tekst] == []
    assert pagina.links["Gemeente Partner"] == wereld.partner.get_absolute_url()
    assert pagina.links[wereld.actie.titel] == wereld.actie.get_absolute_url()
    assert bron.url in {k["href"] for k in pagina.met("href")}


def test_what_is_not_known_has_no_heading(wereld: Wereld, client: Client) -> None:
    pagina = lees(client, wereld.onderdeel.get_absolute_url())

    assert not {"De vraag", "De aanpak", "Wat het opleverde"} & {tekst for _, tekst in pagina.koppen}


def test_predecessors_and_successors_are_linked_across_acties(wereld: Wereld, client: Client) -> None:
    andere = ActieFactory(gepubliceerd=True)
    soort = wereld.onderdeel.soort
    later = services.leg_onderdeel_vast(
        actie=andere, slug="later", velden={"titel": "Later deel", "soort": soort}, verantwoording=BEGIN
    )
    services.zet_onderdeel_opvolgers(onderdeel=wereld.onderdeel, opvolgers=[later], door=None)

    assert lees(client, wereld.onderdeel.get_absolute_url()).links["Later deel"] == later.get_absolute_url()
    assert lees(client, later.get_absolute_url()).links["Een onderdeel"] == wereld.onderdeel.get_absolute_url()


def test_an_onderdeel_of_another_actie_is_not_there(wereld: Wereld, client: Client) -> None:
    andere = ActieFactory(gepubliceerd=True)

    assert client.get(f"{andere.get_absolute_url()}onderdelen/{wereld.onderdeel.slug}/").status_code == 404
