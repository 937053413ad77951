"""Two people who decide at the same moment."""

import pytest
from django.core.exceptions import ValidationError

from acties.models import Document
from partijen.models import Gebruiker
from tests.support.tegelijk import tegelijk
from tests.support.voorstellen import stel_voor
from tests.support.wereld import lid, maak_wereld
from werk.voorstellen.services import neem_over


@pytest.mark.django_db(transaction=True)
def test_two_people_who_take_over_at_once_write_one_row() -> None:
    wereld = maak_wereld()
    voorstel, voor = stel_voor(wereld.actie), wereld.actie.gebeurtenissen.count()
    mensen = [lid(wereld.trekker), lid(wereld.trekker)]

    def doe(wie: Gebruiker) -> bool:
        try:
            return bool(neem_over(voorstel=voorstel, reden="Zo staat het daar.", door=wie, versie=None))
        except ValidationError:
            return False

    uitkomsten = tegelijk(*(lambda wie=wie: doe(wie) for wie in mensen))

    assert sorted(uitkomsten) == [False, True]
    assert wereld.actie.gebeurtenissen.count() == voor + 1
    assert Document.objects.filter(nummer=voorstel.nummer).count() == 1
