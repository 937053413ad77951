"""What needs transactions of its own: two people at the same moment, and edits after a ronde closed."""

from dataclasses import replace

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat

from acties import services as acties
from acties.models import Fasedefinitie
from berichten.models import Bericht
from partijen.models import Partij
from programmalijnen.models import Programmalijn
from tests.acties.test_gelijktijdig import tegelijk
from tests.factories import ProgrammalijnFactory
from tests.rondes.test_slotstand import opnieuw
from tests.support.rondes import maak_ronde
from tests.support.wereld import lid, maak_wereld
from werk.rondes import services


@pytest.mark.django_db(transaction=True)
def test_two_who_close_or_open_at_once_do_it_once() -> None:
    w = maak_wereld()
    lid(w.trekker)
    ronde = maak_ronde()

    geopend = tegelijk(*[lambda: services.open_ronde(ronde=ronde, door=None)] * 4)
    gesloten = tegelijk(*[lambda: services.sluit_ronde(ronde=ronde, door=None)] * 4)

    assert sorted(geopend) == sorted(gesloten) == [False, False, False, True]
    assert ronde.vragen.count() == 2
    assert sorted(Bericht.objects.values_list("soort", flat=True)) == ["ronde-dicht", "ronde-open"]


@pytest.mark.django_db(transaction=True)  # the history of texts dates an edit by its transaction
def test_things_are_called_as_they_were_called_then() -> None:
    wereld = maak_wereld()
    ronde = maak_ronde(gesloten=True)
    voor, actie = opnieuw(ronde), wereld.actie

    for titel in ("Anders", "Nog anders"):
        acties.wijzig_actie(actie=actie, velden={"titel": titel, "programmalijn": ProgrammalijnFactory()}, door=None)
    for rijen, velden in (
        (Programmalijn.objects.all(), {"volgorde": F("volgorde") + 20}),
        (Fasedefinitie.objects.all(), {"naam": Concat("naam", Value(" anders"))}),
        (Partij.objects.all(), {"naam": Concat("naam", Value(" anders"))}),
    ):
        rijen.update(**velden)
    acties.wijzig_actie(actie=actie, velden={"slug": "nieuw-adres"}, door=None)

    assert opnieuw(ronde) == [replace(voor[0], slug="nieuw-adres")]
