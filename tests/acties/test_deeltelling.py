"""The kept counts of parties, layers and opgaven, by line, kind and status: equal to what counting would give."""

from collections import Counter

import pytest
from django.db import connection, transaction

from acties.models import Actie, Deelname, Deeltelling, Publicatie, Status
from partijen.models import Bestuurslaag, Partij
from tests.factories import ActieFactory, PartijFactory

pytestmark = pytest.mark.django_db


def geteld() -> Counter[tuple[int, str, int, str, str]]:
    telling: Counter[tuple[int, str, int, str, str]] = Counter()
    for actie in Actie.objects.filter(publicatie=Publicatie.GEPUBLICEERD):
        rijen = actie.deelnames.select_related("partij")
        keuzes = {("partij", str(rij.partij_id)) for rij in rijen}
        keuzes |= {("laag", rij.partij.bestuurslaag) for rij in rijen}
        keuzes |= {("opgave", str(opgave.pk)) for opgave in actie.opgaven.all()}
        telling.update((actie.programmalijn_id, actie.status, actie.soort_id, *keuze) for keuze in keuzes)
    return telling


def bewaard() -> Counter[tuple[int, str, int, str, str]]:
    velden = ("programmalijn_id", "status", "soort_id", "naam", "keuze", "aantal")
    return Counter({(*rij[:5],): rij[5] for rij in Deeltelling.objects.values_list(*velden) if rij[5]})


@pytest.fixture
def actie() -> Actie:
    actie: Actie = ActieFactory(gepubliceerd=True)
    gemeenten = PartijFactory.create_batch(2, bestuurslaag=Bestuurslaag.GEMEENTEN)
    Deelname.objects.bulk_create(Deelname(actie=actie, partij=partij, rol="partner") for partij in gemeenten)
    Deelname.objects.create(actie=actie, partij=gemeenten[0], rol="adviseur")
    actie.opgaven.add(actie.programmalijn.opgave)
    return actie


def test_an_actie_counts_once_for_a_party_with_two_roles_and_for_a_layer_with_two_parties(actie: Actie) -> None:
    assert bewaard() == geteld()
    assert Deeltelling.objects.get(naam="laag", keuze=Bestuurslaag.GEMEENTEN).aantal == 1


@pytest.mark.parametrize(
    "verandering",
    [
        {"status": Status.VERTRAAGD},
        {"publicatie": Publicatie.CONCEPT},
        {"status": Status.GESTOPT, "publicatie": Publicatie.CONCEPT},
    ],
)
def test_a_change_of_the_actie_moves_all_its_counts(actie: Actie, verandering: dict[str, str]) -> None:
    Actie.objects.filter(pk=actie.pk).update(**verandering)

    assert bewaard() == geteld()


def test_one_of_two_parties_of_a_layer_that_leaves_takes_only_itself_along(actie: Actie) -> None:
    actie.deelnames.filter(rol="adviseur").delete()
    actie.deelnames.all()[0].delete()

    assert bewaard() == geteld()


def test_a_party_that_moves_to_another_layer_is_counted_there(actie: Actie) -> None:
    Partij.objects.filter(deelnames__actie=actie).update(bestuurslaag=Bestuurslaag.RIJK)

    assert bewaard() == geteld()


def test_an_actie_without_opgaven_and_parties_is_counted_nowhere(actie: Actie) -> None:
    actie.opgaven.clear()
    actie.deelnames.all().delete()

    assert bewaard() == geteld() == Counter()


def test_counting_at_the_end_of_a_transaction_gives_the_same(actie: Actie) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        Actie.objects.filter(pk=actie.pk).update(status=Status.AFGEROND)
        actie.deelnames.filter(rol="partner").first().delete()  # type: ignore[union-attr]
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    assert bewaard() == geteld()
