"""A question that was asked outside the portal: the search page and the page of its actie know it at once."""

from typing import Any

import pytest

from acties.models import Actie, Gebeurtenis
from basis.tijd.perioden import lees_periode
from basis.zoeken.models import Zoekregel
from meedoen import services
from tests.factories import ActieFactory, BronFactory, PartijFactory

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
