"""A person takes over what a source says, or declines it: one row of the journal, or none."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from acties.models import Bereikt, Document
from acties.services import Verouderd
from basis.tijd.perioden import dag
from opendata.officieel.models import Fasevoorstel
from partijen.models import Gebruiker, Partij
from tests.factories import BronFactory, GebruikerFactory, PartijFactory
from tests.support.voorstellen import stel_voor
from tests.support.wereld import Wereld, lid
from werk.voorstellen.services import neem_over, wijs_af

pytestmark = pytest.mark.django_db

DAG = dag(date(2021, 6, 1))


def over(voorstel: Fasevoorstel, door: Gebruiker, **hoe: Any) -> Any:
    return neem_over(voorstel=voorstel, reden="Zo staat het daar.", door=door, versie=None, **hoe)


def vandaag(dagen: int = 0) -> Any:
    return dag(timezone.localdate() + timedelta(days=dagen))


def test_a_phase_is_entered_with_its_day_reason_and_source_in_one_row(wereld: Wereld) -> None:
    voorstel, voor = stel_voor(wereld.actie, "fase", datum=vandaag()), wereld.actie.gebeurtenissen.count()
    door = lid(wereld.trekker)

    rij = over(voorstel, door)

    assert (rij.naar, rij.reden, rij.datum) == ({"fase": "uitvoering"}, "Zo staat het daar.", vandaag())
    assert (rij.door, rij.namens, rij.bron.sleutel) == (door, wereld.trekker, voorstel.kenmerk)
    assert wereld.actie.gebeurtenissen.count() == voor + 1
    voorstel.refresh_from_db()
    assert (voorstel.stand, voorstel.gebeurtenis, voorstel.besloten_door) == ("overgenomen", rij, door)


def test_a_document_is_added_by_who_leads_the_actie(wereld: Wereld) -> None:
    rij = over(voorstel := stel_voor(wereld.actie), lid(wereld.trekker))

    document = Document.objects.get(nummer=voorstel.nummer)
    assert (document.url, document.datum, document.soort) == (voorstel.url, DAG, "Kamerstuk")
    assert (rij.document, rij.datum) == (document, DAG)
    assert stel_voor(wereld.actie, nummer=voorstel.nummer).staat_er_al


def test_a_mijlpaal_that_was_there_is_reached(wereld: Wereld) -> None:
    rij = over(stel_voor(wereld.actie, "mijlpaal", datum=vandaag()), lid(wereld.trekker), mijlpaal=wereld.mijlpaal)

    wereld.ververs()
    assert (wereld.mijlpaal.stand, wereld.mijlpaal.bereikt, rij.mijlpaal) == (Bereikt.JA, vandaag(), wereld.mijlpaal)


def test_another_mijlpaal_is_new_reached_or_still_to_come(wereld: Wereld) -> None:
    for datum in (DAG, vandaag(9)):
        over(stel_voor(wereld.actie, "mijlpaal", datum=datum), GebruikerFactory(is_programmabureau=True))

    geweest, straks = wereld.actie.mijlpalen.order_by("pk")[1:]
    assert (geweest.stand, geweest.bereikt, geweest.gepland) == (Bereikt.JA, DAG, None)
    assert (straks.stand, straks.bereikt, straks.gepland) == (Bereikt.NEE, None, vandaag(9))


def test_a_mijlpaal_that_comes_another_day_is_planned_anew(wereld: Wereld) -> None:
    over(stel_voor(wereld.actie, "mijlpaal", datum=vandaag(9)), lid(wereld.trekker), mijlpaal=wereld.mijlpaal)

    wereld.ververs()
    assert (wereld.mijlpaal.stand, wereld.mijlpaal.verwacht) == (Bereikt.NEE, vandaag(9))


def test_declining_changes_nothing_and_keeps_the_reason(wereld: Wereld) -> None:
    voorstel, voor = stel_voor(wereld.actie), wereld.actie.gebeurtenissen.count()

    wijs_af(voorstel=voorstel, reden="Dit staat er al.", door=lid(wereld.trekker))

    voorstel.refresh_from_db()
    assert (voorstel.stand, voorstel.reden, voorstel.gebeurtenis) == ("afgewezen", "Dit staat er al.", None)
    assert wereld.actie.gebeurtenissen.count() == voor


@pytest.mark.parametrize("doe", [neem_over, wijs_af])
def test_who_does_not_lead_the_actie_decides_nothing(doe: Any, wereld: Wereld) -> None:
    meer: dict[str, Any] = {"versie": None} if doe is neem_over else {}
    for door in (lid(wereld.partner), lid(wereld.vreemde), lid(wereld.trekker, rol="lezer")):
        with pytest.raises(PermissionDenied), transaction.atomic():
            doe(voorstel=stel_voor(wereld.actie), reden="Daarom.", door=door, **meer)
    with pytest.raises(ValidationError, match="Vertel waarom"):
        doe(voorstel=stel_voor(wereld.actie), reden=" ", door=lid(wereld.trekker), **meer)


def test_what_was_decided_is_not_decided_again(wereld: Wereld) -> None:
    over(voorstel := stel_voor(wereld.actie), door := lid(wereld.trekker))

    for doe in (lambda: over(voorstel, door), lambda: wijs_af(voorstel=voorstel, reden="Toch niet.", door=door)):
        with pytest.raises(ValidationError, match="intussen al besloten"):
            doe()


def test_a_refusal_of_the_service_leaves_the_proposal_open(wereld: Wereld) -> None:
    voorstel = stel_voor(wereld.actie, "fase")  # before the last report
    for fout, hoe in ((ValidationError, None), (Verouderd, 0)):
        with pytest.raises(fout):
            neem_over(voorstel=voorstel, reden="Zo is het.", door=lid(wereld.trekker), versie=hoe)

    voorstel.refresh_from_db()
    assert voorstel.is_open


def test_a_phase_that_went_away_is_not_entered(wereld: Wereld) -> None:
    with pytest.raises(ValidationError, match="bestaat niet meer"):
        over(stel_voor(wereld.actie, "fase", fase=None), lid(wereld.trekker))


def test_a_party_with_four_eyes_needs_a_second_person(wereld: Wereld) -> None:
    _met_vier_ogen(wereld.trekker)
    voorstel, eerste, tweede = stel_voor(wereld.actie), lid(wereld.trekker), lid(wereld.trekker)

    assert over(voorstel, eerste) is over(voorstel, eerste) is None
    rij = over(voorstel, tweede)

    assert (rij.door, rij.goedgekeurd_door) == (eerste, tweede)


def _met_vier_ogen(partij: Partij) -> Partij:
    partij.vier_ogen = True
    partij.save()
    return partij


def test_who_is_the_only_one_of_such_a_party_hears_that(wereld: Wereld) -> None:
    voorstel, alleen = stel_voor(wereld.actie), lid(_met_vier_ogen(wereld.trekker))
    lid(wereld.trekker, rol="medewerker")  # who may report and not approve

    with pytest.raises(ValidationError, match="nog geen tweede redacteur"):
        over(voorstel, alleen)

    voorstel.refresh_from_db()
    assert voorstel.voorgedragen_door is None


@pytest.mark.parametrize("vertrok", [False, True])
def test_the_first_person_is_of_the_party_that_reports_it(vertrok: bool, wereld: Wereld) -> None:
    """Not of another one that leads the actie too, nor who left."""
    trekker = _met_vier_ogen(wereld.trekker)
    van = trekker if vertrok else _met_vier_ogen(PartijFactory())
    wereld.actie.deelnames.get_or_create(partij=van, rol="trekker")
    voorstel, ander, eerste, tweede = stel_voor(wereld.actie), lid(van), lid(trekker), lid(trekker)
    lid(van)
    assert over(voorstel, ander) is None
    if vertrok:
        ander.lidmaatschappen.all().delete()

    assert over(voorstel, eerste) is None
    rij = over(voorstel, tweede)

    assert (rij.door, rij.namens, rij.goedgekeurd_door) == (eerste, trekker, tweede)


def test_a_source_that_the_portal_knows_is_used_again(wereld: Wereld) -> None:
    bekend = BronFactory(sleutel="kst-35513-4", titel="Zoals wij die noemen")

    rij = over(stel_voor(wereld.actie, kenmerk="kst-35513-4"), lid(wereld.trekker))

    assert rij.bron == bekend
    assert rij.bron.titel == "Zoals wij die noemen"
