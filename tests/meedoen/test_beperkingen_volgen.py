"""The database refuses what following forbids, and says so in Dutch."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from meedoen.models import Abonnement, Venster, Volger
from tests.support.beperkingen import Fout, beperkingen_van, zonder_eigen_woorden

pytestmark = pytest.mark.django_db
NU = timezone.now()


def _volger(adres: str = "lezer@voorbeeld.nl") -> Volger:
    return Volger.objects.create(adres=adres, wissen_op=NU)


def _tweede_volger() -> Fout:
    _volger()
    return _volger("ander@voorbeeld.nl"), {"adres": "LEZER@voorbeeld.nl"}


def _tweede_abonnement() -> Fout:
    volger = _volger()
    Abonnement.objects.create(volger=volger, wat="alles", titel="Alles")
    return Abonnement.objects.create(volger=volger, wat="actie", titel="Alles"), {"wat": "alles"}


def _vensters(**fout: Any) -> Fout:
    """Two that follow each other."""
    Venster.objects.create(ritme="dag", van=NU, tot=NU + timedelta(1))
    return Venster.objects.create(ritme="dag", van=NU + timedelta(1), tot=NU + timedelta(2)), fout


FOUTEN: dict[str, Any] = {
    "volger_adres_uniek": _tweede_volger,
    "volger_ritme_bestaat": lambda: (_volger(), {"ritme": "uur"}),
    "volger_onbevestigd_verdwijnt": lambda: (_volger(), {"wissen_op": None}),
    "abonnement_uniek": _tweede_abonnement,
    "venster_begint_eens": lambda: _vensters(van=NU),
    "venster_eindigt_eens": lambda: _vensters(van=NU - timedelta(1), tot=NU + timedelta(1)),
    "venster_eindigt_na_begin": lambda: _vensters(tot=NU + timedelta(1)),
    "venster_ritme_bestaat": lambda: _vensters(ritme="uur"),
}
BEPERKINGEN = beperkingen_van((Volger, Abonnement, Venster))


def test_every_constraint_has_its_test_and_words_of_our_own() -> None:
    assert set(FOUTEN) == set(BEPERKINGEN)
    assert zonder_eigen_woorden(BEPERKINGEN) == []


@pytest.mark.parametrize("naam", FOUTEN)
def test_the_database_refuses_it(naam: str) -> None:
    ding, fout = FOUTEN[naam]()

    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        type(ding).objects.filter(pk=ding.pk).update(**fout)


@pytest.mark.parametrize("naam", FOUTEN)
def test_the_model_says_it_in_dutch(naam: str) -> None:
    ding, fout = FOUTEN[naam]()
    for veld, waarde in fout.items():
        setattr(ding, veld, waarde)

    with pytest.raises(ValidationError) as gemeld:
        BEPERKINGEN[naam].validate(type(ding), ding)

    assert gemeld.value.messages == [BEPERKINGEN[naam].violation_error_message]
