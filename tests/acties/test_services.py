"""What each service does beside its row in the journal, and what it refuses."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from acties import services
from acties.models import Actie, Afspraak, Bereikt, Deelname, Deelnamerol, Gebeurtenis, Mijlpaal, Publicatie, Telling
from acties.services import Maker, Verouderd
from basis.tijd.perioden import dag, jaar
from tests.factories import (
    ActieFactory,
    BronFactory,
    MijlpaalFactory,
    OnderdeelsoortFactory,
    OpgaveFactory,
    SoortFactory,
)
from tests.support.wereld import BEGIN, DIENSTEN, GEZAMENLIJK, VAN_PARTIJ, Wereld, lid, momentopname

pytestmark = pytest.mark.django_db

MET_INZENDING = [naam for naam in (GEZAMENLIJK | VAN_PARTIJ) if naam != "ga_naar_fase"]  # its table asks the next one


@pytest.mark.parametrize("naam", MET_INZENDING)
def test_the_same_sending_twice_is_one_change(naam: str, wereld: Wereld) -> None:
    waarom = replace(BEGIN, inzending=uuid4(), versie=wereld.actie.versie)

    eerste, tweede = DIENSTEN[naam](wereld, waarom), DIENSTEN[naam](wereld, waarom)

    assert eerste == tweede
    assert Gebeurtenis.objects.filter(inzending=waarom.inzending).count() == 1


@pytest.mark.parametrize("naam", sorted(DIENSTEN.keys() - {"maak_actie"}))
def test_the_actie_is_locked_first_and_the_right_comes_before_what_was_missed(naam: str, wereld: Wereld) -> None:
    verouderd = replace(BEGIN, door=lid(wereld.vreemde), versie=0)

    with CaptureQueriesContext(connection) as vragen, pytest.raises(PermissionDenied), transaction.atomic():
        DIENSTEN[naam](wereld, verouderd)

    assert any(vraag["sql"].endswith('OF "acties_actie"') for vraag in vragen.captured_queries)


@pytest.mark.parametrize("naam", ["meld_voortgang", "meld_toezegging"])
def test_only_who_may_report_that_part_mends_a_row_of_it(naam: str, wereld: Wereld) -> None:
    van_partner = services.meld_toezegging(toezegging=wereld.toezegging, stand="aangepast", verantwoording=BEGIN)
    van_actie = wereld.actie.gebeurtenissen.filter(soort="fase").get()
    eigen, vreemd = (van_actie, van_partner) if naam == "meld_voortgang" else (van_partner, van_actie)
    partij = wereld.trekker if naam == "meld_voortgang" else wereld.partner
    waarom = replace(BEGIN, door=lid(partij), namens=partij)

    with pytest.raises(PermissionDenied), transaction.atomic():
        DIENSTEN[naam](wereld, replace(waarom, corrigeert=vreemd))

    assert DIENSTEN[naam](wereld, replace(waarom, corrigeert=eigen)).corrigeert == eigen


@pytest.mark.parametrize("naam", [*GEZAMENLIJK, *VAN_PARTIJ, "trek_publicatie_in"])
def test_who_saw_an_older_version_is_told_what_was_missed(naam: str, wereld: Wereld) -> None:
    gezien = wereld.actie.versie
    services.bevestig_actie(actie=wereld.actie, verantwoording=BEGIN)  # no change, so nothing to miss
    rij = services.meld_voortgang(actie=wereld.actie, status="vertraagd", verantwoording=BEGIN)
    voor = momentopname(wereld)

    with pytest.raises(Verouderd) as gevangen, transaction.atomic():
        DIENSTEN[naam](wereld, replace(BEGIN, versie=gezien))

    assert gevangen.value.gemist == [rij]
    assert momentopname(wereld) == voor


@pytest.mark.parametrize("naam", sorted(DIENSTEN.keys() - {"maak_actie"}))
def test_every_change_gives_the_actie_a_new_version(naam: str, wereld: Wereld) -> None:
    versie = wereld.actie.versie

    DIENSTEN[naam](wereld, BEGIN)

    assert Actie.objects.get(pk=wereld.actie.pk).versie > versie


# -- texts and relations, which the journal does not tell of ------------------------------------------------------


def test_mending_a_text_writes_one_row_and_renews_the_page(wereld: Wereld) -> None:
    rijen, versie = wereld.actie.gebeurtenissen.count(), wereld.actie.versie

    assert services.wijzig_actie(actie=wereld.actie, velden={"titel": "Beter"}, door=None)
    assert not services.wijzig_actie(actie=wereld.actie, velden={"titel": "Beter"}, door=None)

    wereld.actie.refresh_from_db()
    assert (wereld.actie.titel, wereld.actie.versie) == ("Beter", versie + 1)
    assert wereld.actie.gebeurtenissen.count() == rijen + 1


@pytest.mark.parametrize("veld", ["status", "publicatie", "bevestigd_op", "veranderd_op", "versie"])
def test_what_the_journal_tells_cannot_be_changed_as_a_text(veld: str, wereld: Wereld) -> None:
    with pytest.raises(ValueError, match=veld):
        services.wijzig_actie(actie=wereld.actie, velden={veld: "afgerond"}, door=None)


def test_the_dates_of_a_milestone_cannot_be_changed_as_a_text(wereld: Wereld) -> None:
    with pytest.raises(ValueError, match="bereikt"):
        services.wijzig_mijlpaal(mijlpaal=wereld.mijlpaal, velden={"bereikt": jaar(2020)}, door=None)


def test_the_kind_is_fixed_once_the_actie_is_in_a_phase(wereld: Wereld) -> None:
    with pytest.raises(ValidationError, match="ligt vast"):
        services.wijzig_actie(actie=wereld.actie, velden={"soort": SoortFactory()}, door=None)


def test_an_actie_is_not_its_own_predecessor(wereld: Wereld) -> None:
    with pytest.raises(ValidationError, match="eigen voorganger"):
        services.zet_verbanden(actie=wereld.actie, opgaven=[], voorgangers=[wereld.actie], door=None)


def test_opgaven_and_predecessors_become_exactly_these(wereld: Wereld) -> None:
    opgave, vorige = OpgaveFactory(), ActieFactory()
    for nieuw in (True, False):
        anders = services.zet_verbanden(actie=wereld.actie, opgaven=[opgave], voorgangers=[vorige], door=None)
        assert anders is nieuw

    assert (list(wereld.actie.opgaven.all()), list(vorige.opvolgers.all())) == ([opgave], [wereld.actie])


# -- participants ------------------------------------------------------------------------------------------------


def test_a_party_with_a_promise_cannot_just_leave(wereld: Wereld) -> None:
    alleen_trekker = list(wereld.actie.deelnames.filter(partij=wereld.trekker))

    with pytest.raises(ValidationError, match="Trek die eerst in"):
        services.zet_deelnames(actie=wereld.actie, deelnames=alleen_trekker, verantwoording=BEGIN)

    services.meld_toezegging(toezegging=wereld.toezegging, stand="ingetrokken", verantwoording=BEGIN)
    assert services.zet_deelnames(actie=wereld.actie, deelnames=alleen_trekker, verantwoording=BEGIN)


def test_another_explanation_of_a_participation_is_no_news_but_renews_the_page(wereld: Wereld) -> None:
    versie = wereld.actie.versie
    deelnames = list(wereld.actie.deelnames.all())
    deelnames[0].toelichting = "Namens alle provincies."

    assert services.zet_deelnames(actie=wereld.actie, deelnames=deelnames, verantwoording=BEGIN) is None

    wereld.actie.refresh_from_db()
    assert wereld.actie.deelnames.filter(toelichting="Namens alle provincies.").count() == 1
    assert wereld.actie.versie > versie


def test_the_same_participants_again_change_nothing(wereld: Wereld) -> None:
    voor = momentopname(wereld)

    services.zet_deelnames(actie=wereld.actie, deelnames=list(wereld.actie.deelnames.all()), verantwoording=BEGIN)

    assert momentopname(wereld) == voor


def test_who_takes_no_part_promises_nothing(wereld: Wereld) -> None:
    maker = Maker(partij=wereld.vreemde)
    velden = {"titel": "Mensen", "soort": "middelen", "tekst": "Twee mensen."}

    with pytest.raises(ValidationError, match="doet niet mee"):
        services.maak_afspraak(
            houder=wereld.actie, indiener=wereld.partner, makers=[maker], velden=velden, verantwoording=BEGIN
        )
    with pytest.raises(ValidationError, match="doet niet mee"):
        services.voeg_makers_toe(afspraak=wereld.afspraak, makers=[maker], verantwoording=BEGIN)


# -- phases, publication, onderdelen ------------------------------------------------------------------------------


def test_a_loop_back_keeps_the_visits_before_it(wereld: Wereld) -> None:
    een, twee, _ = wereld.actie.soort.fasedefinities.all()
    for definitie in (twee, een):
        services.ga_naar_fase(actie=wereld.actie, definitie=definitie, verantwoording=BEGIN)

    bezoeken = wereld.actie.fasen.values_list("definitie", "is_huidig", "beeindigd__isempty")
    assert list(bezoeken) == [(een.pk, False, False), (twee.pk, False, False), (een.pk, True, None)]


def test_publishing_again_keeps_the_first_moment(wereld: Wereld) -> None:
    eerste = wereld.actie.gepubliceerd_op
    services.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)
    services.publiceer(actie=wereld.actie, verantwoording=BEGIN)

    wereld.actie.refresh_from_db()
    assert (wereld.actie.publicatie, wereld.actie.gepubliceerd_op) == (Publicatie.GEPUBLICEERD, eerste)


def test_a_report_of_a_person_confirms_too_that_of_a_command_does_not(wereld: Wereld) -> None:
    services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN)
    wereld.actie.refresh_from_db()
    assert not Actie.objects.filter(bevestigd_op__isnull=False).exists()

    waarom = replace(BEGIN, door=lid(wereld.trekker))
    services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=waarom)
    assert Actie.objects.filter(bevestigd_op__gt=timezone.now() - timedelta(minutes=1)).get() == wereld.actie


def test_the_source_of_a_phase_and_a_promise_is_kept(wereld: Wereld) -> None:
    waarom = replace(BEGIN, bron=BronFactory())
    services.ga_naar_fase(actie=wereld.actie, definitie=wereld.fase, verantwoording=waarom)
    afspraak = DIENSTEN["maak_afspraak"](wereld, waarom).afspraak
    services.wijzig_afspraak(afspraak=afspraak, velden={"tekst": "Drie."}, verantwoording=BEGIN)

    assert wereld.actie.fasen.get(is_huidig=True).bron == Afspraak.objects.get(titel="Mensen").bron == waarom.bron


def test_the_parties_of_an_onderdeel_become_exactly_these(wereld: Wereld) -> None:
    for partijen in ([(wereld.partner, "partner"), (wereld.vreemde, "adviseur")], [(wereld.vreemde, "adviseur")], []):
        services.leg_onderdeel_vast(actie=wereld.actie, slug="deel", velden={}, verantwoording=BEGIN, partijen=partijen)
        assert {(rij.partij, rij.rol) for rij in wereld.onderdeel.partijen.all()} == set(partijen)


def test_a_new_onderdeel_gets_its_own_row_and_its_first_text_none(wereld: Wereld) -> None:
    velden = {"titel": "Nieuw", "soort": OnderdeelsoortFactory()}
    nieuw = services.leg_onderdeel_vast(actie=wereld.actie, slug="nieuw", velden=velden, verantwoording=BEGIN)

    assert nieuw.gebeurtenissen.get().naar == {"stand": "onbekend", "looptijd": None}


# -- the kept counts ---------------------------------------------------------------------------------------------


def test_the_kept_counts_follow_every_change(wereld: Wereld) -> None:
    def geteld() -> dict[str, int]:
        return {telling.status: telling.aantal for telling in Telling.objects.voor_lijst()}

    assert geteld() == {"gepland": 1}
    services.meld_voortgang(actie=wereld.actie, status="afgerond", verantwoording=BEGIN)
    assert geteld() == {"afgerond": 1}
    ActieFactory()
    services.trek_publicatie_in(actie=wereld.actie, verantwoording=BEGIN)
    assert geteld() == {}


def test_a_drift_is_known_once_there_are_two_dates() -> None:
    mijlpaal: Mijlpaal = MijlpaalFactory(gepland=dag(date(2020, 1, 10)))
    assert mijlpaal.afwijking is None
    assert mijlpaal.actuele_datum == dag(date(2020, 1, 10))

    services.meld_mijlpaal(mijlpaal=mijlpaal, stand=Bereikt.JA, bereikt=dag(date(2020, 1, 7)), verantwoording=BEGIN)

    mijlpaal = Mijlpaal.objects.get(pk=mijlpaal.pk)
    assert (mijlpaal.afwijking, mijlpaal.is_te_laat(date(2021, 1, 1))) == (-3, False)


def test_a_participant_without_a_role_that_exists_is_refused(wereld: Wereld) -> None:
    fout = [*wereld.actie.deelnames.all(), Deelname(partij=wereld.vreemde, rol="baas")]

    with pytest.raises(ValidationError, match="baas"):
        services.zet_deelnames(actie=wereld.actie, deelnames=fout, verantwoording=BEGIN)
    assert Deelnamerol.TREKKER in wereld.actie.deelnames.values_list("rol", flat=True)
