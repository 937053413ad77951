"""A report asserts what is certain on its days, and tells the rest beside it; the rule in its own words."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acties import services
from acties.journaal import staand
from acties.models import Actie, Deelname, Gebeurtenis
from acties.services import Verantwoording
from basis.tijd.perioden import dag, jaar, maand
from tests.factories import ActieFactory, PartijFactory
from tests.support.rapporten import maak_rapport, maak_verleden
from tests.support.verloop import EERSTE_DAG, STAPPEN, Stap, Verloop
from voortgang.rapport.gegevens import stel_samen
from voortgang.rapport.rekenblad import niet_zeker, tellingen

pytestmark = pytest.mark.django_db


def _dagen(rij: Gebeurtenis) -> tuple[date, date]:
    """The first and the last day on which it can have begun; without a date that may be any day until it was told."""
    opgeschreven = timezone.localdate(rij.geregistreerd_op)
    if rij.datum is None:
        return date.min, opgeschreven
    laatste = (rij.datum.upper or date.max) - timedelta(days=1)
    return rij.datum.lower, max(rij.datum.lower, min(laatste, opgeschreven))


def _status_op(rijen: Sequence[Gebeurtenis], op: date) -> tuple[str, set[str]]:
    """Of rows in order: the last status that certainly held, and what others may have."""
    zeker, misschien = "", set[str]()
    for rij in rijen:
        eerste, laatste = _dagen(rij)
        if laatste <= op:
            zeker, misschien = rij.naar["status"], set()
        elif eerste <= op:
            misschien.add(rij.naar["status"])
    return zeker, misschien - {zeker}


def _in_periode(rij: Gebeurtenis, van: date, tot: date) -> str:
    eerste, laatste = _dagen(rij)
    if rij.datum is None:
        return "ongedateerd" if van <= laatste <= tot else ""
    if laatste < van or eerste > tot:
        return ""
    return "veranderingen" if van <= eerste and laatste <= tot else "misschien_veranderd"


def _loop(stappen: list[Stap]) -> Actie:
    cache.clear()
    verloop = Verloop.begin()
    for stap in stappen:
        verloop.zet(stap)
    actie = Actie.objects.get(pk=verloop.actie.pk)
    if not actie.is_zichtbaar:
        services.publiceer(actie=actie, verantwoording=Verantwoording(reden="Begin."))
    return actie


def _controleer(actie: Actie, inhoud: dict[str, Any], van: date, tot: date, peil: date) -> None:
    """What the report says is what the rows of the journal say."""
    rijen = staand(actie.gebeurtenissen.in_volgorde())
    statussen = [rij for rij in rijen if "status" in rij.naar]
    (lijn,) = inhoud["lijnen"]
    dagen = {"begin": van - timedelta(days=1), "einde": tot, "peil": peil}
    woorden = {naam: _status_op(statussen, op) for naam, op in dagen.items()}
    assert [een["slug"] for een in lijn["acties"]] == ([actie.slug] if woorden["peil"][0] else [])
    assert [een["slug"] for een in lijn["misschien"]] == ([] if woorden["peil"][0] else [actie.slug])
    for een in lijn["acties"]:
        for naam in ("veranderingen", "misschien_veranderd", "ongedateerd"):
            verwacht = [rij.reden for rij in rijen if _in_periode(rij, van, tot) == naam]
            assert [regel["reden"] for regel in een[naam]] == verwacht
        assert bool(een["onzeker"].get("status")) == bool(woorden["peil"][1])
        weg = inhoud["samenvatting"]["niet_meegeteld"]
        assert [weg[naam] for naam in dagen] == [bool(misschien) for _, misschien in woorden.values()]
        for rij in inhoud["samenvatting"]["statussen"]:
            assert [rij[naam] for naam in dagen] == [woorden[naam][0] == rij["waarde"] for naam in dagen]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=STAPPEN, aantallen=st.lists(st.integers(0, 450), min_size=3, max_size=3))
def test_a_report_asserts_what_is_certain_on_its_days(stappen: list[Stap], aantallen: list[int], db: None) -> None:
    van, tot, peil = (EERSTE_DAG + timedelta(days=aantal) for aantal in sorted(aantallen))
    with transaction.atomic():
        actie = _loop(stappen)
        velden: dict[str, Any] = {"bereik": "programmalijn", "programmalijn": actie.programmalijn}
        rapport = maak_rapport(van=van, tot=tot, peildatum=peil, **velden)
        inhoud = stel_samen(rapport)

        _controleer(actie, inhoud, van, tot, peil)
        services.bevestig_actie(actie=actie, verantwoording=Verantwoording(reden="Later.", door=None, datum=None))
        assert json.dumps(stel_samen(rapport), sort_keys=True) == json.dumps(inhoud, sort_keys=True)
        transaction.set_rollback(True)


def _met_vage_datums() -> dict[str, Any]:
    """Over the first half of 2021 of an actie that reached a mijlpaal "in 2021", and of which things have no date."""
    verleden = maak_verleden()
    for nummer, datum in enumerate((jaar(2021), maand(2021, 3), None)):
        services.voeg_mijlpaal_toe(
            actie=verleden.actie,
            slug=f"vaag-{nummer}",
            titel=f"Vaag {nummer}",
            verantwoording=Verantwoording(reden=f"Vaag {nummer}.", datum=datum),
        )
    eind = date(2021, 6, 30)
    rapport = maak_rapport(van=date(2021, 1, 1), tot=eind, peildatum=eind)
    return stel_samen(rapport)


def test_what_is_vague_or_undated_stands_apart_and_counts_nowhere() -> None:
    inhoud = _met_vage_datums()
    (actie,) = inhoud["lijnen"][0]["acties"]

    assert [v["datum"] for v in actie["veranderingen"] if v["reden"].startswith("Vaag")] == ["ergens in maart 2021"]
    assert [v["reden"] for v in actie["misschien_veranderd"]] == ["Vaag 0."]
    assert inhoud["samenvatting"]["mijlpalen"]["toegevoegd"] == 1
    assert [(deel["zin"][:19], deel["wat"]) for deel in actie["onzeker"]["mijlpaal"]] == [
        ("Ergens in 2021. Of ", ["Vaag 0 (nog niet bereikt)"]),
        ("Van deze mijlpaal i", ["Vaag 2 (nu: nog niet bereikt)"]),
    ]
    weggelaten = " ".join(inhoud["weggelaten"])
    assert "Van 1 verandering is niet zeker of zij in de periode viel." in weggelaten
    assert "Van 2 mijlpalen is niet zeker hoe het er op de peildatum mee stond." in weggelaten


def test_of_an_actie_and_parties_that_are_not_certain_is_told_and_each_counts_once() -> None:
    begin = Verantwoording(reden="Zo ging het.", datum=dag(date(2019, 5, 6)))
    zeker = ActieFactory(titel="Zeker", verantwoording=begin, gepubliceerd=True)
    misschien = ActieFactory(titel="Misschien", verantwoording=replace(begin, datum=jaar(2021)), gepubliceerd=True)
    partijen = PartijFactory.create_batch(2)
    for actie in (zeker, misschien):
        deelnames = [Deelname(partij=partij, rol="partner") for partij in partijen]
        services.zet_deelnames(actie=actie, deelnames=deelnames, verantwoording=replace(begin, datum=None))
    velden: dict[str, Any] = {"van": date(2021, 1, 1), "tot": date(2021, 6, 30), "peildatum": date(2021, 6, 30)}

    inhoud = stel_samen(maak_rapport(**velden))
    assert _titels(inhoud) == (["Zeker"], ["Misschien"])
    geheel = {rij.telling: rij.aantal for rij in tellingen(inhoud) if not rij.actie}
    assert geheel["deelnemers die niet zeker zijn op de peildatum"] == 2
    assert _titels(stel_samen(maak_rapport(**velden, bereik="partij", partij=partijen[0]))) == (
        [],
        ["Zeker", "Misschien"],
    )


def _titels(inhoud: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Of the acties that were there, and of those of which that is not certain."""
    zeker, misschien = (
        [actie["titel"] for lijn in inhoud["lijnen"] for actie in lijn[welke]] for welke in ("acties", "misschien")
    )
    return zeker, misschien


def test_what_was_reached_is_no_part_of_what_was_never_planned() -> None:
    inhoud = _met_vage_datums()
    (actie,) = inhoud["lijnen"][0]["acties"]

    assert actie["mijlpalen_noemer"] is None
    telt = {rij.telling: rij.aantal for rij in tellingen(inhoud) if rij.actie}
    assert "mijlpalen" not in telt
    assert (telt["mijlpalen bereikt"], telt["veranderingen misschien in de periode"]) == (0, 1)
    geheel = {rij.telling: rij.aantal for rij in tellingen(inhoud) if not rij.actie}
    assert geheel["veranderingen misschien in de periode"] == 1
    assert geheel["mijlpalen die niet zeker zijn op de peildatum"] == 2
    assert [rij.deel["wat"] for rij in niet_zeker(inhoud)] == [
        "Vaag 0 (nog niet bereikt)",
        "Vaag 2 (nu: nog niet bereikt)",
    ]
