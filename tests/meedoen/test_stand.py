"""How a question stands on a day: the database says of many what the model says of one."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import timezone

from meedoen.models import Vraag, Vraagstand
from tests.factories import BronFactory
from tests.support.meedoen import afgerond, maak_vraag, te_laat

pytestmark = pytest.mark.django_db


@pytest.fixture
def vragen() -> list[Vraag]:
    """A draft, one that was closed, and three on the site: one invented, one without a promised day."""
    maak_vraag(gepubliceerd=False)
    maak_vraag()
    afgerond()
    Vraag.objects.filter(pk=te_laat().pk).update(is_demo=True)
    zonder = {"antwoord_beloofd": None, "is_elders": True, "bron": BronFactory(), "gepubliceerd_op": timezone.now()}
    Vraag.objects.filter(pk=maak_vraag(gepubliceerd=False).pk).update(**zonder)
    return list(Vraag.objects.order_by("pk"))


def grensdagen(vragen: list[Vraag]) -> Iterator[date]:
    """The days on which one of them begins, closes or is late, and the day before each."""
    for vraag in vragen:
        beloofd = [vraag.antwoord_beloofd.upper] if vraag.antwoord_beloofd else []
        for grens in (vraag.periode.lower, vraag.periode.upper, *beloofd):
            yield from (grens - timedelta(days=1), grens)


def test_the_database_says_of_many_what_the_model_says_of_one(vragen: list[Vraag]) -> None:
    gezien = set()

    for op in sorted(set(grensdagen(vragen))):
        zo = {vraag.pk: vraag.stand(op) for vraag in vragen}
        gevonden = {rij.pk: stand for stand in Vraagstand for rij in Vraag.objects.met_stand(stand, op)}
        geteld = {(stand, demo): hoeveel for stand, demo, hoeveel in Vraag.objects.per_stand(op)}
        assert gevonden == zo
        assert geteld == Counter((vraag.stand(op).value, vraag.is_demo) for vraag in vragen)
        gezien |= set(zo.values())

    assert gezien == set(Vraagstand)
