"""The course of a code: a draft with reasons, established in one go, mended, and replaced."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from acties.models import Gebeurtenis
from basis.tijd.moment import Moment
from basis.tijd.perioden import jaar
from codes import services
from codes.inhoud import heel, vingerafdruk
from codes.models import Bepalingstekst, Versiestand, Wijziging
from codes.models.versie import in_werking
from codes.services.versie import inhouden_van
from tests.factories import PartijFactory
from tests.support.codes import (
    Codewereld,
    begin,
    bepaling,
    maak_code,
    maak_codewereld,
    pas_toe,
    soort,
    stel_vast,
    waarom,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> Codewereld:
    return maak_codewereld()


def soorten(wereld: Codewereld) -> dict[str, str]:
    return {w.bepaling.sleutel: w.wat for w in Wijziging.objects.van_versie(wereld.twee).voor_lijst()}


def test_a_version_is_established_with_its_print(wereld: Codewereld) -> None:
    assert wereld.een.stand == Versiestand.VASTGESTELD
    assert wereld.een.sha256 == vingerafdruk(inhouden_van(wereld.een))
    assert heel(inhouden_van(wereld.een)).startswith("1 Elkaar gelijk behandelen\n\nGeen overheid")
    assert Gebeurtenis.objects.filter(soort="code").count() == 1


def test_a_changed_draft_replaces_what_held(wereld: Codewereld) -> None:
    code, twee = wereld.code, wereld.twee
    wat: dict[str, Any] = {"code": code, "versie": twee, "verantwoording": waarom("Vaker nodig.")}
    services.wijzig_tekst(bepaling=bepaling(code, "gelijk-behandelen"), velden={"tekst": "Gelijk."}, **wat)
    services.splits(
        bepaling=bepaling(code, "een-aanspreekpunt"),
        delen=[
            services.Deel(kop="Eén aanspreekpunt", tekst="Eén.", nummer="3", sleutel="een-aanspreekpunt"),
            services.Deel(kop="Terugkijken", tekst="Elk jaar.", nummer="4"),
        ],
        **wat,
    )
    services.laat_weg(bepaling=bepaling(code, "op-tijd-informeren"), **wat)
    services.voeg_toe(soort=soort(), velden={"kop": "Nieuw", "tekst": "Iets."}, na=bepaling(code, "terugkijken"), **wat)

    assert soorten(wereld) == {
        "gelijk-behandelen": "gewijzigd",
        "een-aanspreekpunt": "gesplitst",
        "terugkijken": "gesplitst",
        "op-tijd-informeren": "vervallen",
        "nieuw": "nieuw",
    }
    stel_vast(twee)
    versies = list(code.versies.met_stand_op(Moment.nu()))
    assert in_werking(versies) == twee
    wereld.een.refresh_from_db()
    assert wereld.een.stand == Versiestand.VERVALLEN


def test_two_become_one(wereld: Codewereld) -> None:
    code, twee = wereld.code, wereld.twee
    samen = [bepaling(code, "gelijk-behandelen"), bepaling(code, "op-tijd-informeren")]
    services.voeg_samen(
        code=code, versie=twee, bepalingen=samen, velden={"kop": "Samen", "tekst": "Een."}, verantwoording=waarom()
    )

    assert soorten(wereld) == {
        "gelijk-behandelen": "vervallen",
        "op-tijd-informeren": "vervallen",
        "samen": "samengevoegd",
    }
    stel_vast(twee)


def test_what_is_put_back_did_not_change(wereld: Codewereld) -> None:
    code, twee, een = wereld.code, wereld.twee, bepaling(wereld.code, "gelijk-behandelen")
    services.laat_weg(code=code, versie=twee, bepaling=een, verantwoording=waarom())
    services.zet_terug(code=code, versie=twee, bepaling=een, door=None)

    assert soorten(wereld) == {}
    assert inhouden_van(twee) and set(inhouden_van(twee)) == set(inhouden_van(wereld.een))


def test_established_words_are_kept_by_the_database(wereld: Codewereld) -> None:
    teksten = Bepalingstekst.objects.van_versie(wereld.een)
    for doe in (lambda: teksten.update(tekst="x"), teksten.delete):
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            doe()


def test_a_mended_text_leaves_what_parties_said(wereld: Codewereld) -> None:
    code = wereld.code
    tekst = Bepalingstekst.objects.voor_lijst().get(versie=wereld.een, bepaling__sleutel="op-tijd-informeren")
    services.corrigeer(
        code=code, tekst=tekst, kop=tekst.kop, woorden="De partijen laten elkaar tijdig weten.", verantwoording=waarom()
    )
    stel_vast(wereld.twee)  # the draft followed, so nothing is without a reason

    assert "tijdig" in heel(inhouden_van(wereld.twee))
    wereld.een.refresh_from_db()
    assert wereld.een.sha256 != vingerafdruk(inhouden_van(wereld.een))


def test_a_draft_that_differs_without_a_reason_is_not_established(wereld: Codewereld) -> None:
    Bepalingstekst.objects.van_versie(wereld.twee).filter(nummer="1").update(tekst="Anders.")

    with pytest.raises(ValidationError, match="gelijk-behandelen"):
        stel_vast(wereld.twee)


def test_a_party_says_how_it_applies_a_code(wereld: Codewereld) -> None:
    partij = PartijFactory(naam="Gemeente Ja")
    pas_toe(wereld.code, partij)
    rij = Gebeurtenis.objects.get(soort="toepassing")

    assert rij.naar["gebeurde"] == "3 toegepast"
    with pytest.raises(ValidationError, match="Leg uit"):
        pas_toe(wereld.code, partij, "wijkt-af")


def test_how_a_version_stood_on_a_day() -> None:
    code = maak_code()
    een = stel_vast(begin(code), jaar(2004))
    twee = stel_vast(begin(code, "2", een), jaar(2013))
    dagen = {2003: None, 2004: None, 2005: een, 2013: een, 2014: twee}

    for wanneer, geldt in dagen.items():
        moment = Moment(date(wanneer, 6, 1))
        assert in_werking(list(code.versies.met_stand_op(moment))) == geldt, wanneer
