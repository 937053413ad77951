"""The questions of the programme and the invented ones, loaded together: what they show, and that they stay apart."""

from collections import Counter
from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from acties.models import Actie
from codes.models import Bepalingstekst
from meedoen.models import Antwoord, Inbreng, Inbrengstand, Uitkomst, Vraag, Vraagstand
from tests.inhoud.test_inhoud_bestanden import lees
from tests.support.eenmalig import eenmalig
from tests.support.herstel import Momentopname

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _alles(echte_inhoud: Momentopname, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    def laad() -> None:
        echte_inhoud.zet_terug()
        with override_settings(DEBUG=True):
            call_command("laad_demo", stdout=StringIO())

    yield from eenmalig(django_db_blocker, laad)


def test_of_the_programme_nothing_is_invented() -> None:
    echt = Vraag.objects.echt()

    assert set(echt.values_list("slug", flat=True)) == {rij["slug"] for rij in lees("vragen.json")}
    assert all(rij.is_elders and rij.bron and rij.afgerond_op for rij in echt)
    assert not Inbreng.objects.filter(vraag__in=echt).exists()
    assert not Antwoord.objects.filter(vraag__in=echt).exists()


def test_invented_questions_stand_in_three_ways() -> None:
    vandaag = timezone.localdate()
    verzonnen = Vraag.objects.filter(is_demo=True)

    standen = Counter(rij.stand(vandaag) for rij in verzonnen)

    assert standen == {Vraagstand.OPEN: 2, Vraagstand.TE_LAAT: 1, Vraagstand.AFGEROND: 1}
    assert all(rij.beantwoorder.is_demo for rij in verzonnen.voor_lijst())
    assert all(isinstance(rij.houder, Actie) and rij.houder.is_demo for rij in verzonnen.voor_lijst())
    assert Counter(type(rij.over) for rij in verzonnen.voor_lijst()) == {Actie: 3, Bepalingstekst: 1}


def test_invented_reactions_and_answers_show_what_can_happen() -> None:
    standen = set(Inbreng.objects.values_list("stand", flat=True))

    assert Inbreng.objects.count() == 17
    assert standen == {Inbrengstand.ONTVANGEN, Inbrengstand.ZICHTBAAR, Inbrengstand.ACHTERGEHOUDEN}
    assert Inbreng.objects.filter(mag_openbaar=False).exists()
    assert set(Antwoord.objects.gegeven().values_list("uitkomst", flat=True)) == set(Uitkomst.values)
    assert all(bool(rij.geen_gevolg) != rij.gevolgen.exists() for rij in Antwoord.objects.all())


def test_an_invented_answer_came_in_time_and_the_journal_tells_it_on_its_day() -> None:
    rij = Vraag.objects.get(is_demo=True, afgerond_op__isnull=False)
    gegeven = [timezone.localdate(antwoord.gegeven_op) for antwoord in rij.antwoorden.all() if antwoord.gegeven_op]
    verteld = rij.houder.gebeurtenissen.filter(soort="vraag", naar__gebeurde="beantwoord")

    assert rij.antwoord_beloofd
    assert max(gegeven) < rij.antwoord_beloofd.lower
    assert {gebeurtenis.datum.lower for gebeurtenis in verteld} == set(gegeven)
