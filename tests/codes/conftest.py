"""A code with all that the core knows of it, made once a module."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from pytest_django import DjangoDbBlocker

from basis.tijd.perioden import dag
from codes import services
from codes.models import Bepaling, Bepalingstekst, Code, Versie
from partijen.models import Partij
from tests.factories import ActieFactory, PartijFactory
from tests.support.codes import begin, bepaling, maak_code, soort, stel_vast, waarom
from tests.support.eenmalig import eenmalig

BEGIN = date(2024, 3, 1)


@dataclass
class Kern:
    """A code: its first version holds since a day (`BEGIN`), the second is a draft that was made of it.

    The trekker leads its actie; the other party applies it. Under the bepaling `een-aanspreekpunt` stands `onder`.
    """

    code: Code
    een: Versie
    twee: Versie
    trekker: Partij
    partij: Partij

    def bepaling(self, sleutel: str = "op-tijd-informeren") -> Bepaling:
        return bepaling(self.code, sleutel)

    def tekst(self, sleutel: str = "op-tijd-informeren", versie: Versie | None = None) -> Bepalingstekst:
        rijen = Bepalingstekst.objects.voor_lijst()
        return rijen.get(versie=versie or self.een, bepaling__sleutel=sleutel)


def maak_kern() -> Kern:
    trekker, partij = PartijFactory(naam="Provincie Trek"), PartijFactory(naam="Gemeente Doet")
    code = maak_code(ActieFactory(gepubliceerd=True, trekker=trekker))
    een = begin(code)
    velden = {"kop": "Onder", "tekst": "Hoort daarbij.", "ouder": bepaling(code, "een-aanspreekpunt")}
    services.voeg_toe(code=code, versie=een, soort=soort(), velden=velden, verantwoording=waarom())
    een = stel_vast(een, dag(BEGIN))
    return Kern(code, een, begin(code, "2", een), trekker, partij)


@pytest.fixture(scope="module")
def gedeelde_kern(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[bytes]:
    yield from eenmalig(django_db_blocker, lambda: pickle.dumps(maak_kern()))


@pytest.fixture
def kern(gedeelde_kern: bytes, db: None) -> Kern:
    gemaakt: Kern = pickle.loads(gedeelde_kern)
    return gemaakt
