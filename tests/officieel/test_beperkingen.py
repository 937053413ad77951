"""The database refuses what cannot be of official sources and what they propose, and says so in Dutch."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from acties.models import Actie
from opendata.officieel.models import Bronkoppeling, Bronstand, Ophaling
from tests.factories import ActieFactory, GebruikerFactory
from tests.support.beperkingen import Fout, beperkingen_van, eis_geweigerd, zonder_eigen_woorden
from tests.support.voorstellen import stel_voor

pytestmark = pytest.mark.django_db


def _voorstel(**fout: Any) -> Callable[[Actie], Fout]:
    return lambda actie: (stel_voor(actie, "fase"), fout)


def _overgenomen(actie: Actie) -> Fout:
    besluit = {"reden": "Daarom.", "besloten_op": timezone.now(), "besloten_door": GebruikerFactory()}
    return stel_voor(actie), {"stand": "overgenomen", **besluit}


def _koppeling(actie: Actie, dossier: str = "35513") -> Bronkoppeling:
    return Bronkoppeling.objects.create(actie=actie, dossier=dossier)


def _tweede_ophaling(actie: Actie) -> Fout:
    koppeling = _koppeling(actie)
    een, ander = (Ophaling.objects.create(koppeling=koppeling, bron=bron) for bron in ("koop", "tweede-kamer"))
    return ander, {"bron": een.bron}


FOUTEN: dict[str, Callable[[Actie], Fout]] = {
    "bronstand_bron_bestaat": lambda actie: (Bronstand(bron="koop"), {"bron": "krant"}),
    "bronkoppeling_uniek": lambda actie: (_koppeling(actie, "35514"), {"dossier": _koppeling(actie).dossier}),
    "bronkoppeling_normaalvorm": lambda actie: (_koppeling(actie), {"dossier": "35 513"}),
    "ophaling_uniek": _tweede_ophaling,
    "fasevoorstel_soort_bestaat": lambda actie: (stel_voor(actie), {"soort": "onzin"}),
    "fasevoorstel_stand_bestaat": _voorstel(stand="onzin"),
    "fasevoorstel_besloten_door_iemand": _voorstel(stand="afgewezen", reden="Daarom."),
    "fasevoorstel_overgenomen_met_melding": _overgenomen,
    "fasevoorstel_fase_past_bij_soort": _voorstel(soort="document"),
}
# A stand that is unknown says of nobody that he decided: that rule is looked at first.
EERST = {"fasevoorstel_stand_bestaat": "fasevoorstel_besloten_door_iemand"}
BEPERKINGEN = beperkingen_van(apps.get_app_config("officieel").get_models())


def test_every_constraint_has_its_test_and_words_of_our_own() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)
    assert zonder_eigen_woorden(BEPERKINGEN) == []


@pytest.mark.parametrize("naam", FOUTEN)
def test_a_form_says_it_and_the_database_refuses_it(naam: str) -> None:
    eis_geweigerd(*FOUTEN[naam](ActieFactory()), BEPERKINGEN[naam], eerst=EERST.get(naam, ""))
