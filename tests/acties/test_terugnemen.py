"""Taking back at once what was reported by mistake: a row more, never one less, and all stands as it stood."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from acties import services
from acties.actualiteit import over_actie, over_afspraak
from acties.delen import Deel
from acties.dossier import met_verbanden, stel_samen
from acties.journaal import net_gemeld
from acties.models import Bereikt, Gebeurtenis
from acties.services import Maker, Verantwoording
from acties.standen import stand_van
from basis.tijd.moment import Moment
from partijen.models import Gebruiker
from partijen.services import neem_rol_af
from tests.factories import ActieFactory, GebruikerFactory
from tests.support.pagina import browser_van, lees
from tests.support.stand import is_heel
from tests.support.wereld import (
    BEGIN,
    DIENSTEN,
    GEZAMENLIJK,
    VAN_PARTIJ,
    Roep,
    Wereld,
    lid,
    momentopname,
)

pytestmark = pytest.mark.django_db

# Every kind of report that people make; what comes new can't go, so that has tests of its own.
NIEUW = ("laat_mijlpaal_vervallen", "maak_afspraak", "voeg_makers_toe", "neem_mijlpaal_over", "neem_document_over")
SOORTEN: dict[str, Roep] = {
    naam: dienst for naam, dienst in (GEZAMENLIJK | VAN_PARTIJ).items() if naam not in NIEUW
} | {
    "zelfde_status": lambda w, v: services.meld_voortgang(actie=w.actie, status=w.actie.status, verantwoording=v),
    "niet_bereikt": lambda w, v: services.meld_mijlpaal(
        mijlpaal=w.mijlpaal, stand=Bereikt.ONBEKEND, bereikt=None, verantwoording=v
    ),
    "ingetrokken": lambda w, v: services.meld_toezegging(
        toezegging=w.toezegging, stand="ingetrokken", verantwoording=v
    ),
}


def meld(w: Wereld, naam: str, **anders: Any) -> Gebeurtenis:
    partij = w.partner if naam in VAN_PARTIJ or naam == "ingetrokken" else w.trekker
    waarom = Verantwoording(reden="Een vergissing.", door=lid(partij), namens=partij)
    rij: Gebeurtenis = SOORTEN[naam](w, replace(waarom, **anders))
    return rij


def neem_terug(rij: Gebeurtenis, door: Gebruiker | None = None, **velden: Any) -> Gebeurtenis:
    wie = door or rij.door
    assert wie
    return services.neem_terug(rij=Gebeurtenis.objects.met_onderwerp().get(pk=rij.pk), door=wie, **velden)


def beeld(w: Wereld) -> list[object]:
    """How all stands, but for the version; of a moment of confirmation (it follows from its row) that there is one."""
    w.actie.refresh_from_db()
    aantal, _versie, *rest, makers = momentopname(w)
    gezegd = [bool(rij.pop("bevestigd_op")) for rij in makers]
    gezegd.append(bool(w.actie.bevestigd_op))
    return [aantal, w.actie.veranderd_op, gezegd, *rest, makers]


@pytest.mark.parametrize("vier_ogen", [False, True])
@pytest.mark.parametrize("naam", SOORTEN)
def test_all_stands_as_it_stood_and_the_journal_tells_both(naam: str, vier_ogen: bool, wereld: Wereld) -> None:
    tweede = {"goedgekeurd_door": lid(wereld.trekker)} if vier_ogen and naam not in VAN_PARTIJ else {}
    wereld.trekker.vier_ogen = bool(tweede) and naam != "ingetrokken"
    wereld.trekker.save()
    voor, rijen = beeld(wereld), wereld.actie.gebeurtenissen.count()
    woorden = [over_actie().count(), over_afspraak().count()]

    rij = meld(wereld, naam, **tweede)
    weg = neem_terug(rij)

    assert beeld(wereld) == voor
    assert (weg.corrigeert, weg.door, weg.namens, weg.datum) == (rij, rij.door, rij.namens, rij.datum)
    assert wereld.actie.gebeurtenissen.count() == rijen + 2
    assert is_heel(wereld.actie)
    assert [over_actie().count(), over_afspraak().count()] == woorden  # it makes nothing fresh


def test_a_first_afspraak_is_withdrawn(wereld: Wereld) -> None:
    waarom = Verantwoording(reden="Vergissing.", door=lid(wereld.trekker), namens=wereld.trekker)
    velden = {"titel": "Iets", "soort": "middelen", "tekst": "Iets."}
    rij = services.maak_afspraak(
        houder=wereld.actie,
        indiener=wereld.trekker,
        makers=[Maker(partij=wereld.trekker, stand="bevestigd"), Maker(partij=wereld.partner)],
        velden=velden,
        verantwoording=waarom,
    )

    neem_terug(rij)

    assert rij.afspraak
    assert [(m.stand, m.bevestigd_op) for m in rij.afspraak.toezeggingen.all()] == [("ingetrokken", None)] * 2
    assert is_heel(wereld.actie)


def test_a_maker_that_was_added_by_mistake_is_withdrawn(wereld: Wereld) -> None:
    waarom = Verantwoording(reden="Vergissing.", door=lid(wereld.partner), namens=wereld.partner)
    rij = VAN_PARTIJ["voeg_makers_toe"](wereld, waarom)

    neem_terug(rij)

    makers = wereld.afspraak.toezeggingen.all()
    assert {m.partij: m.stand for m in makers} == {wereld.partner: "bevestigd", wereld.trekker: "ingetrokken"}
    assert is_heel(wereld.actie)


def test_an_actie_that_went_to_its_first_phase_by_mistake_is_in_none(wereld: Wereld) -> None:
    ander = ActieFactory(trekker=wereld.trekker, gepubliceerd=True)
    door = lid(wereld.trekker)
    waarom = Verantwoording(reden="Vergissing.", door=door, namens=wereld.trekker)
    eerste = ander.soort.fasedefinities.get(volgorde=1)

    neem_terug(services.ga_naar_fase(actie=ander, definitie=eerste, verantwoording=waarom))

    assert not ander.fasen.exists()
    assert not stand_van(ander, Moment(timezone.localdate()), Deel.VERBLIJVEN).verblijven


def test_a_phase_that_was_taken_back_was_never_entered_on_any_day(wereld: Wereld) -> None:
    actie, vandaag = met_verbanden().get(pk=wereld.actie.pk), Moment(timezone.localdate())
    voor = stel_samen(actie, Moment.nu()).stappen

    for naam in ("ga_naar_fase", "rond_fasen_af"):
        neem_terug(meld(wereld, naam))

    toen = stel_samen(met_verbanden().get(pk=actie.pk), vandaag).stappen
    assert [(stap.beeld, stap.periode_tekst) for stap in toen] == [(stap.beeld, stap.periode_tekst) for stap in voor]


def test_only_who_wrote_it_and_still_may(wereld: Wereld) -> None:
    rij = meld(wereld, "meld_voortgang")
    with pytest.raises(PermissionDenied, match="Alleen wie iets meldde"):
        neem_terug(rij, lid(wereld.trekker))
    assert rij.door
    neem_rol_af(gebruiker=rij.door, partij=wereld.trekker)
    with pytest.raises(PermissionDenied):
        neem_terug(rij)


def test_what_was_taken_back_can_be_reported_in_the_same_words(wereld: Wereld) -> None:
    rij = meld(wereld, "meld_voortgang")
    neem_terug(rij)

    weer = services.meld_voortgang(
        actie=wereld.actie,
        status=rij.naar["status"],
        verantwoording=Verantwoording(reden=rij.reden, door=rij.door, namens=rij.namens),
    )

    assert weer.pk != rij.pk
    wereld.actie.refresh_from_db()
    assert wereld.actie.status == rij.naar["status"]


def test_after_five_minutes_it_stays(wereld: Wereld) -> None:
    rij = meld(wereld, "meld_voortgang")
    net_niet = rij.geregistreerd_op + timedelta(minutes=5)

    with pytest.raises(ValidationError, match="tot vijf minuten"):
        neem_terug(rij, nu=net_niet)

    assert neem_terug(rij, nu=net_niet - timedelta(seconds=1)).pk


def test_what_was_reported_again_stays(wereld: Wereld) -> None:
    een, ander = meld(wereld, "meld_voortgang"), meld(wereld, "herijk_mijlpaal")
    later = meld(wereld, "zelfde_status")
    with pytest.raises(ValidationError, match="daarna opnieuw gemeld"):
        neem_terug(een)
    assert neem_terug(ander).pk  # of another field it is the last
    neem_terug(later)
    assert neem_terug(een).pk  # what was taken back no longer stands in the way


def test_only_what_was_not_reported_again_is_offered_to_take_back(wereld: Wereld) -> None:
    een, ander = meld(wereld, "meld_voortgang"), meld(wereld, "herijk_mijlpaal")
    assert een.door and ander.door
    later = services.meld_voortgang(
        actie=wereld.actie,
        status=een.naar["status"],
        verantwoording=Verantwoording(reden="Nog eens.", door=een.door, namens=een.namens),
    )

    def aangeboden(wie: Gebruiker) -> list[Gebeurtenis]:
        return [regel.rij for regel in net_gemeld(wie, [wereld.actie])[wereld.actie.pk]]

    assert aangeboden(een.door) == [later]
    assert aangeboden(ander.door) == [ander]  # of another subject
    neem_terug(later)
    assert aangeboden(een.door) == [een]


@pytest.mark.parametrize(
    "naam",
    ["laat_mijlpaal_vervallen", "voeg_mijlpaal_toe", "neem_mijlpaal_over", "neem_document_over", "zet_deelnames"],
)
def test_what_is_no_report_is_not_taken_back(naam: str, wereld: Wereld) -> None:
    beheerder = GebruikerFactory(beheerder=True)
    DIENSTEN[naam](wereld, replace(BEGIN, door=beheerder))

    with pytest.raises(ValidationError):
        neem_terug(Gebeurtenis.objects.latest("pk"), beheerder)


def test_the_database_keeps_one_taking_back_of_each_row(wereld: Wereld) -> None:
    rij = meld(wereld, "meld_voortgang")
    weg = neem_terug(rij)
    assert neem_terug(rij) == weg  # a second click
    gelijk = {"actie": wereld.actie, "soort": "teruggenomen", "reden": "x", "versie": 99}
    for anders in ({"corrigeert": rij}, {"corrigeert": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Gebeurtenis.objects.create(**gelijk, **anders)


DEUREN = {"acties": "{0}", "werk": "/werk/"}


@pytest.mark.parametrize("deur", DEUREN)
def test_a_button_without_script_takes_back_and_everyone_reads_so(deur: str, wereld: Wereld, client: Client) -> None:
    adres = wereld.actie.get_absolute_url()
    rij = meld(wereld, "meld_voortgang")
    assert rij.door
    browser, hier = browser_van(rij.door), DEUREN[deur].format(adres)
    pagina = lees(browser, hier)
    assert f"{adres}geschiedenis/#gebeurtenis-{rij.pk}" in [link["href"] for link in pagina.met("href")]

    na = pagina.formulier(f"/terugnemen/{rij.pk}/").verstuur_en_volg(browser)

    assert "Teruggenomen. Het staat weer zoals het stond." in na.tekst
    assert "Neem terug" not in na.tekst
    burger = lees(client, adres).tekst
    assert "Teruggenomen: Status: vertraagd" in burger
    geschiedenis = lees(client, f"{adres}geschiedenis/").tekst
    assert "Neemt een eerdere regel" in geschiedenis
    assert "Meteen daarna teruggenomen." in geschiedenis
    assert "Neemt een eerdere regel terug." in client.get(f"/feeds/acties/{wereld.actie.slug}.atom").text


def test_too_late_is_told_and_a_colleague_has_no_button(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    rij = meld(wereld, "meld_voortgang")
    assert rij.door
    adres, browser = wereld.actie.get_absolute_url(), browser_van(rij.door)
    assert "Neem terug" not in lees(browser_van(lid(wereld.trekker)), adres).tekst
    knop = lees(browser, adres).formulier(f"/terugnemen/{rij.pk}/")
    monkeypatch.setattr("acties.models.journaalvragen.BEDENKTIJD", timedelta(0))

    assert "Terugnemen kan tot vijf minuten" in knop.verstuur_en_volg(browser).tekst
    assert "Neem terug" not in lees(browser, adres).tekst


def test_the_reason_that_is_read_is_that_of_what_stands(wereld: Wereld) -> None:
    services.meld_voortgang(
        actie=wereld.actie, status="op-schema", verantwoording=replace(BEGIN, reden="Wij liggen op koers.")
    )
    neem_terug(meld(wereld, "meld_voortgang"))

    regel = stel_samen(met_verbanden().get(pk=wereld.actie.pk), Moment.nu()).laatste_status

    assert regel and regel.rij.reden == "Wij liggen op koers."
