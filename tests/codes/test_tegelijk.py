"""Two people who change the same code at the same moment, each on a connection of their own."""

from collections import Counter
from collections.abc import Callable
from threading import Event
from time import sleep
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from acties.models import Gebeurtenis
from codes import services
from codes.models import Bepalingstekst, Code, Toepassing, Versie
from tests.factories import PartijFactory
from tests.support.codes import Codewereld, maak_codewereld, waarom
from tests.support.tegelijk import tegelijk


@pytest.fixture
def wereld(transactional_db: None) -> Codewereld:
    return maak_codewereld()


def _code(wereld: Codewereld) -> Code:
    """As a request of its own reads it."""
    return Code.objects.select_related("actie").get(pk=wereld.code.pk)


def _uitkomst(doe: Callable[[], object]) -> str:
    try:
        doe()
    except ValidationError as fout:
        return str(fout.messages[0])
    return "gelukt"


def test_a_version_is_established_once(wereld: Codewereld) -> None:
    def stel_vast() -> str:
        return _uitkomst(lambda: services.stel_vast(code=_code(wereld), versie=wereld.twee, verantwoording=waarom()))

    assert Counter(tegelijk(*[stel_vast] * 4)) == {"gelukt": 1, "Deze versie is al vastgesteld.": 3}
    assert list(wereld.een.stappen.order_by("pk").values_list("stand", flat=True)) == ["vastgesteld", "vervallen"]


def test_a_double_click_establishes_and_reports_once(wereld: Codewereld) -> None:
    partij, merken = PartijFactory(), (uuid4(), uuid4())
    bepaling, *_ = Bepalingstekst.objects.van_versie(wereld.een).voor_lijst()
    oordelen = [services.Oordeel(bepaling=bepaling.bepaling, stand="toegepast")]

    def zeg() -> Gebeurtenis:
        wat = waarom(inzending=merken[0])
        return services.meld_toepassing(code=_code(wereld), partij=partij, oordelen=oordelen, verantwoording=wat)

    def stel_vast() -> Gebeurtenis:
        return services.stel_vast(code=_code(wereld), versie=wereld.twee, verantwoording=waarom(inzending=merken[1]))

    assert len({rij.pk for rij in tegelijk(*[zeg] * 4)}) == len({rij.pk for rij in tegelijk(*[stel_vast] * 4)}) == 1
    assert Toepassing.objects.count() == 1


def test_of_two_who_edit_what_they_saw_one_learns_that_it_changed(wereld: Codewereld) -> None:
    gezien = wereld.twee.bewerking
    bepalingen = [een.bepaling for een in Bepalingstekst.objects.van_versie(wereld.twee).voor_lijst()]

    def wijzig(nummer: int) -> str:
        return _uitkomst(
            lambda: services.wijzig_tekst(
                code=_code(wereld), versie=wereld.twee, bepaling=bepalingen[nummer], velden={"tekst": f"{nummer}"},
                verantwoording=waarom(), bewerking=gezien,
            )
        )  # fmt: skip

    uit = tegelijk(lambda: wijzig(0), lambda: wijzig(1))
    assert sorted(een[:12] for een in uit) == ["Een collega ", "gelukt"]


def test_who_establishes_waits_for_who_writes_past_the_services(wereld: Codewereld) -> None:
    geschreven = Event()

    def schrijf() -> str:
        with transaction.atomic():
            Bepalingstekst.objects.van_versie(wereld.twee).update(tekst="Stiekem.")
            geschreven.set()
            sleep(0.3)  # long enough to be overtaken
        return "gelukt"

    def stel_vast() -> str:
        geschreven.wait(timeout=10)
        return _uitkomst(lambda: services.stel_vast(code=_code(wereld), versie=wereld.twee, verantwoording=waarom()))

    _, uitkomst = tegelijk(schrijf, stel_vast)
    assert uitkomst.startswith("Niet van elke wijziging staat vast waarom")
    assert Versie.objects.get(pk=wereld.twee.pk).is_concept
