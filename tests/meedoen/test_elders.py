"""A question that was asked outside the portal: what pages say of it, and that they know it at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from acties.models import Actie, Gebeurtenis
from basis.tijd.moment import Moment
from basis.tijd.perioden import lees_periode
from basis.zoeken.models import Zoekregel
from meedoen import bestanden, services
from meedoen.models import Vraag
from tests.factories import ActieFactory, BronFactory, PartijFactory
from tests.support.meedoen import afgerond, elders
from tests.support.pagina import lees

pytestmark = pytest.mark.django_db


def test_what_was_asked_elsewhere_is_found_and_renews_the_page_of_its_actie() -> None:
    actie, partij = ActieFactory(gepubliceerd=True), PartijFactory()
    velden: dict[str, Any] = dict.fromkeys(("titel", "toelichting", "wat_ermee", "uitkomst"), "Waterweetjes")
    velden |= {"periode": lees_periode("2020"), "bron": BronFactory(), "beantwoorder": partij, "namens": partij}
    rijen = Gebeurtenis.objects.count()

    _, eerst = services.leg_elders_vast(slug="weetjes", over=actie, velden=velden)
    _, weer = services.leg_elders_vast(slug="weetjes", over=actie, velden=velden)

    assert (eerst, weer) == (True, False)
    assert Actie.objects.get(pk=actie.pk).versie == actie.versie + 1
    assert Gebeurtenis.objects.count() == rijen
    assert Zoekregel.objects.filter(soort="vraag", titel="Waterweetjes").exists()


def test_its_page_says_who_asked_and_what_became_of_the_reactions(client: Client) -> None:
    vraag = elders(None, PartijFactory(naam="Ministerie van Vragen"), wat_ermee="De reacties gingen naar de raad.")

    pagina = lees(client, vraag.get_absolute_url()).tekst

    assert "Wie vroeg Ministerie van Vragen" in pagina
    assert "Wat er met de reacties gebeurde De reacties gingen naar de raad." in pagina
    assert "Volg deze vraag" not in pagina


def test_what_is_not_known_is_said(client: Client) -> None:
    bron = BronFactory(titel="Het consultatieverslag")
    vraag = elders(bron=bron, uitkomst="De wet geldt sinds 1 juli 2022.")

    for adres in (vraag.get_absolute_url(), "/meedoen/", "/meedoen/afgerond/"):
        pagina = lees(client, adres).tekst
        assert "Aantal reacties niet bekend" in pagina
        assert "De wet geldt sinds 1 juli 2022." in pagina
    assert "Het consultatieverslag" in lees(client, vraag.get_absolute_url()).tekst


def test_it_takes_no_reaction(client: Client) -> None:
    vraag = elders()

    assert client.get(f"/meedoen/{vraag.slug}/reageren/").status_code == 404
    assert list(Vraag.objects.hier_gesteld()) == []


def test_its_closing_takes_no_place_of_another_in_the_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bestanden, "AANTAL", 1)
    later, lang_geleden = timezone.now() + timedelta(hours=1), timezone.now() - timedelta(days=99)
    afgerond(titel="Wat mist u?")
    Vraag.objects.filter(pk=elders().pk).update(afgerond_op=later, gepubliceerd_op=lang_geleden)

    assert "Afgerond: Wat mist u?" in bestanden.maak_feed(Moment.nu()).decode()
