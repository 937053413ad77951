"""The rules of the domain, each through the services; rule 6 stands in test_rechten, rule 8 in test_concepten."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from acties import services
from acties.dossier import met_verbanden, stel_samen
from acties.models import Actie, Bereikt, Gebeurtenis, Gebeurtenissoort, Mijlpaal
from acties.services import Verantwoording
from basis.bronnen.services import bron_van_invoer
from basis.tijd.moment import Moment
from basis.tijd.perioden import dag, jaar, lees_periode, maand
from basis.web.velden import PeriodeInvoer
from partijen.models import Gebruiker
from tests.factories import ActieFactory, BronFactory, GebruikerFactory, MijlpaalFactory
from tests.support.stand import is_heel
from tests.support.wereld import BEGIN, DIENSTEN, VAN_MAKER, Wereld, lid, momentopname, vandaag

pytestmark = pytest.mark.django_db


# -- 1: one journal, append-only -------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", DIENSTEN)
def test_every_change_is_one_row_that_tells_everything(naam: str, wereld: Wereld) -> None:
    door: Gebruiker = GebruikerFactory(beheerder=True)
    namens = wereld.trekker
    if naam in VAN_MAKER:  # nobody else says that
        door, namens = lid(wereld.partner), wereld.partner
    bron, voor = BronFactory(), Gebeurtenis.objects.latest("pk").pk
    waarom = Verantwoording(reden=" Daarom. ", door=door, namens=namens, bron=bron, inzending=uuid4())

    DIENSTEN[naam](wereld, waarom)

    rij = Gebeurtenis.objects.get(pk__gt=voor)
    assert (rij.reden, rij.door, rij.namens, rij.bron) == ("Daarom.", door, namens, bron)
    assert rij.datum == vandaag()
    assert abs(rij.geregistreerd_op - timezone.now()) < timedelta(minutes=1)
    assert rij.versie == rij.houder.versie


def test_a_mistake_is_mended_by_a_row_that_refers_to_it(wereld: Wereld) -> None:
    fout = services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN)

    waarom = replace(BEGIN, reden="Verkeerd aangeklikt.", corrigeert=fout)
    goed = services.meld_voortgang(actie=wereld.actie, status="op-schema", verantwoording=waarom)

    assert goed.corrigeert == fout
    assert list(fout.correcties.all()) == [goed]


# -- 2: no change without a reason, nor on an impossible date --------------------------------------------------


@pytest.mark.parametrize("naam", DIENSTEN)
@pytest.mark.parametrize("reden", ["", " \n\t "])
def test_no_change_without_a_reason(naam: str, reden: str, wereld: Wereld) -> None:
    voor = momentopname(wereld)

    with pytest.raises(ValidationError) as gevangen, transaction.atomic():
        DIENSTEN[naam](wereld, replace(BEGIN, reden=reden))

    assert gevangen.value.message_dict == {"reden": ["Vertel waarom dit verandert."]}
    assert momentopname(wereld) == voor


@pytest.mark.parametrize("naam", DIENSTEN)
def test_nothing_takes_effect_in_the_future(naam: str, wereld: Wereld) -> None:
    voor, morgen = momentopname(wereld), timezone.localdate() + timedelta(days=1)

    with pytest.raises(ValidationError) as gevangen, transaction.atomic():
        DIENSTEN[naam](wereld, replace(BEGIN, datum=dag(morgen)))

    assert "toekomst" in gevangen.value.message_dict["datum"][0]
    assert momentopname(wereld) == voor


AFSPRAKEN_EN_STATUS = ["meld_voortgang", "ga_naar_fase", "wijzig_afspraak", "meld_toezegging", "leg_onderdeel_vast"]


@pytest.mark.parametrize("naam", [*AFSPRAKEN_EN_STATUS, "trek_publicatie_in", "zet_deelnames", "wijzig_document"])
def test_nothing_takes_effect_before_what_it_changes(naam: str, wereld: Wereld) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)

    with pytest.raises(ValidationError) as gevangen:
        DIENSTEN[naam](wereld, replace(BEGIN, datum=dag(gisteren)))

    assert "Dit ligt voor de vorige melding" in gevangen.value.message_dict["datum"][0]


def test_a_milestone_put_in_today_may_have_been_reached_before(wereld: Wereld) -> None:
    gisteren = dag(timezone.localdate() - timedelta(days=1))

    rij = services.meld_mijlpaal(
        mijlpaal=wereld.mijlpaal, stand="ja", bereikt=gisteren, verantwoording=replace(BEGIN, datum=gisteren)
    )

    assert rij.naar["bereikt"] == gisteren.lower.isoformat()
    assert rij.datum == dag(timezone.localdate())  # replaying the rows must give the present
    assert is_heel(wereld.actie)


@pytest.mark.parametrize("bereikt", ["2020-01-01/..", "../2090-12-31"])
def test_a_milestone_is_not_reached_in_an_open_span(bereikt: str, wereld: Wereld) -> None:
    with pytest.raises(ValidationError, match="begin en einde"):
        services.meld_mijlpaal(
            mijlpaal=wereld.mijlpaal, stand="ja", bereikt=lees_periode(bereikt), verantwoording=BEGIN
        )


def test_a_report_has_a_begin(wereld: Wereld) -> None:
    with pytest.raises(ValidationError, match="sinds wanneer"):
        services.meld_voortgang(
            actie=wereld.actie, status="gestopt", verantwoording=replace(BEGIN, datum=lees_periode("../2090-12-31"))
        )


def test_a_withdrawn_afspraak_is_not_confirmed(wereld: Wereld) -> None:
    wereld.toezegging.stand = "ingetrokken"
    wereld.toezegging.save()

    with pytest.raises(ValidationError, match="ingetrokken"):
        services.bevestig_toezegging(toezegging=wereld.toezegging, verantwoording=BEGIN)


def test_a_slip_of_the_finger_in_a_year_is_refused() -> None:
    with pytest.raises(ValidationError, match="Het jaar 0202 kan niet"):
        PeriodeInvoer().clean("03-0202")


def test_a_milestone_is_not_reached_in_the_future(wereld: Wereld) -> None:
    morgen = dag(timezone.localdate() + timedelta(days=1))

    with pytest.raises(ValidationError) as gevangen:
        services.meld_mijlpaal(mijlpaal=wereld.mijlpaal, stand=Bereikt.JA, bereikt=morgen, verantwoording=BEGIN)

    assert "toekomst" in gevangen.value.message_dict["bereikt"][0]


def test_an_unknown_date_stays_unknown(wereld: Wereld) -> None:
    rij = services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=replace(BEGIN, datum=None))

    assert rij.datum is None


# -- 3: the original date never changes after publication ------------------------------------------------------


def test_replanning_keeps_the_original_date_and_shows_the_drift(wereld: Wereld) -> None:
    services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=jaar(2031), verantwoording=BEGIN)

    wereld.mijlpaal.refresh_from_db()
    assert (wereld.mijlpaal.gepland, wereld.mijlpaal.verwacht) == (jaar(2030), jaar(2031))
    assert wereld.mijlpaal.afwijking == 365


def test_nobody_expects_a_milestone_in_a_time_that_is_over(wereld: Wereld) -> None:
    toen = replace(BEGIN, datum=dag(timezone.localdate() - timedelta(days=40)))
    oud = services.voeg_mijlpaal_toe(actie=wereld.actie, slug="oud", titel="Oud", verantwoording=toen)
    voorbij = dag(timezone.localdate() - timedelta(days=20))
    with pytest.raises(ValidationError, match="al voorbij"):
        services.herijk_mijlpaal(mijlpaal=oud, verwacht=voorbij, verantwoording=BEGIN)

    services.herijk_mijlpaal(mijlpaal=oud, verwacht=voorbij, verantwoording=toen)  # that was not over then

    oud.refresh_from_db()
    assert oud.verwacht == voorbij


def test_late_is_measured_against_the_original_date(wereld: Wereld) -> None:
    services.herijk_mijlpaal(mijlpaal=wereld.mijlpaal, verwacht=jaar(2040), verantwoording=BEGIN)
    mijlpaal = Mijlpaal.objects.get(pk=wereld.mijlpaal.pk)

    for op, laat in ((date(2030, 12, 31), False), (date(2031, 1, 1), True)):
        assert mijlpaal.is_te_laat(op) is laat
        assert Mijlpaal.objects.te_laat(op).filter(pk=mijlpaal.pk).exists() is laat


@pytest.mark.parametrize("ingetrokken", [False, True])
def test_no_service_and_no_sql_changes_the_original_date_once_it_was_public(ingetrokken: bool, wereld: Wereld) -> None:
    if ingetrokken:
        services.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)

    for datum in (jaar(2031), None):
        with pytest.raises(ValidationError) as gevangen:
            services.wijzig_mijlpaal(
                mijlpaal=wereld.mijlpaal, velden={"gepland": datum}, door=None, verantwoording=BEGIN
            )
        assert "verandert niet na publicatie" in gevangen.value.message_dict["gepland"][0]
        with pytest.raises(IntegrityError, match="verandert niet na publicatie"), transaction.atomic():
            Mijlpaal.objects.filter(pk=wereld.mijlpaal.pk).update(gepland=datum)


def test_before_publication_the_original_date_can_be_mended_with_a_reason() -> None:
    mijlpaal = MijlpaalFactory(gepland=jaar(2030))

    services.wijzig_mijlpaal(mijlpaal=mijlpaal, velden={"gepland": jaar(2031)}, door=None, verantwoording=BEGIN)

    mijlpaal.refresh_from_db()
    assert mijlpaal.gepland == jaar(2031)
    assert mijlpaal.gebeurtenissen.latest("pk").van == {"gepland": "2030"}


def test_an_original_date_that_was_unknown_can_be_filled_in_later(wereld: Wereld) -> None:
    mijlpaal = MijlpaalFactory(actie=wereld.actie)

    services.wijzig_mijlpaal(mijlpaal=mijlpaal, velden={"gepland": jaar(2030)}, door=None, verantwoording=BEGIN)

    mijlpaal.refresh_from_db()
    assert mijlpaal.gepland == jaar(2030)


# -- 4: confirmed is not changed -------------------------------------------------------------------------------


def test_a_confirmation_is_no_change_and_a_mended_typo_is_no_confirmation() -> None:
    actie = ActieFactory()
    Actie.objects.filter(pk=actie.pk).update(veranderd_op=date(2020, 1, 1))

    services.bevestig_actie(actie=actie, verantwoording=BEGIN)
    actie.refresh_from_db()
    bevestigd = actie.bevestigd_op
    services.wijzig_actie(actie=actie, velden={"titel": "Zonder tikfout"}, door=None)

    actie.refresh_from_db()
    assert (actie.veranderd_op, actie.bevestigd_op) == (date(2020, 1, 1), bevestigd)
    assert actie.gebeurtenissen.latest("pk").soort == Gebeurtenissoort.BEVESTIGD


def test_last_changed_is_the_newest_day_on_which_something_took_effect() -> None:
    actie = ActieFactory()
    Actie.objects.filter(pk=actie.pk).update(veranderd_op=date(2020, 1, 1))
    gezien = []

    for nummer, datum in enumerate((maand(2021, 5), None, jaar(2019))):
        waarom, velden = replace(BEGIN, datum=datum), {"titel": "Brief", "soort": "brief", "nummer": "1"}
        services.voeg_document_toe(actie=actie, slug=f"brief-{nummer}", verantwoording=waarom, **velden)
        actie.refresh_from_db()
        gezien.append(actie.veranderd_op)

    assert gezien == [date(2021, 5, 1)] * 3


# -- 5: counts, not percentages --------------------------------------------------------------------------------


def test_progress_is_counted_and_what_the_count_leaves_out_is_known(wereld: Wereld) -> None:
    for stand in (Bereikt.JA, Bereikt.JA, Bereikt.ONBEKEND):
        MijlpaalFactory(actie=wereld.actie, stand=stand)
    weg = MijlpaalFactory(actie=wereld.actie)
    services.laat_mijlpaal_vervallen(mijlpaal=weg, verantwoording=BEGIN)

    dossier = stel_samen(met_verbanden().get(pk=wereld.actie.pk), Moment.nu())

    assert (dossier.mijlpalen_bereikt, len(dossier.geldende_mijlpalen), dossier.mijlpalen_onbekend) == (2, 4, 1)
    assert dossier.laatste_stap
    assert (dossier.laatste_stap[0], len(dossier.stappen)) == (1, 3)


# -- 7: facts carry their source -------------------------------------------------------------------------------


def test_a_typed_source_is_kept_and_used_again() -> None:
    een = bron_van_invoer(titel="Kamerbrief", url="https://voorbeeld.nl/brief")
    nog_eens = bron_van_invoer(titel="Kamerbrief", url="https://voorbeeld.nl/brief")

    assert een == nog_eens
    assert bron_van_invoer(titel="", url="") is None
    with pytest.raises(ValidationError, match="Vul ook het webadres"):
        bron_van_invoer(titel="Zonder adres", url="")


def test_reached_has_three_values_and_only_yes_has_a_date(wereld: Wereld) -> None:
    services.meld_mijlpaal(mijlpaal=wereld.mijlpaal, stand="onbekend", bereikt=None, verantwoording=BEGIN)

    wereld.mijlpaal.refresh_from_db()
    assert (wereld.mijlpaal.stand, wereld.mijlpaal.bereikt) == (Bereikt.ONBEKEND, None)
    with pytest.raises(ValidationError, match="Vul in wanneer"):
        services.meld_mijlpaal(mijlpaal=wereld.mijlpaal, stand="ja", bereikt=None, verantwoording=BEGIN)
    with pytest.raises(ValidationError, match="Alleen een bereikte mijlpaal"):
        services.meld_mijlpaal(mijlpaal=wereld.mijlpaal, stand="nee", bereikt=jaar(2020), verantwoording=BEGIN)
