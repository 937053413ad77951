"""Reading in one piece: what others change meanwhile is not in it, and no set of files has half of it."""

import pytest
from django.db import connection

from acties.models import Actie
from basis.postgres.opname import in_een_opname
from opendata.uitgaven import services
from opendata.uitgaven.rijen import Voorraad
from tests.factories import ActieFactory
from tests.support.tegelijk import tegelijk


@pytest.mark.django_db(transaction=True)
def test_what_others_commit_is_not_seen() -> None:
    with in_een_opname():
        voor = Actie.objects.count()
        tegelijk(lambda: ActieFactory(gepubliceerd=True))
        assert Actie.objects.count() == voor
    assert Actie.objects.count() == voor + 1


@pytest.mark.django_db(transaction=True)
def test_the_files_of_a_set_belong_to_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody adds an actie between the reading of two tables."""
    ActieFactory(gepubliceerd=True)
    lees, gelezen = Voorraad.lees, list[str]()

    def lees_en_verander(*args: object) -> Voorraad:
        gelezen.append("een")
        if len(gelezen) == 1:
            tegelijk(lambda: ActieFactory(gepubliceerd=True))
        voorraad: Voorraad = lees(*args)  # type: ignore[arg-type]
        return voorraad

    monkeypatch.setattr(Voorraad, "lees", lees_en_verander)
    uitgave = services.maak_uitgave()
    bestand = uitgave.bestand("acties.json")
    assert bestand is not None
    assert bestand.rijen == 1
    assert Actie.objects.count() == 2
    assert services.merk_van_nu() != uitgave.merk  # so the next time they are made anew


def test_inside_another_transaction_it_asks_nothing(db: None) -> None:
    with in_een_opname(), connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("read committed",)
