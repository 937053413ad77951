"""Two people of the programmabureau at the same moment, each on a connection of their own."""

import pytest

from berichten.models import Bericht
from tests.acties.test_gelijktijdig import tegelijk
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
