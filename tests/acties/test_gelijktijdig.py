"""People who change the same actie at the same moment, each on a connection of their own."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import QueryDict

from acties import services
from acties.handelingen import BevestigToezegging
from acties.models import Actie, Afhankelijkheid, Afspraak, Gebeurtenis, Status, Telling, Toezegging
from acties.services import Maker, Verouderd
from acties.verwerken import verwerk
from partijen.models import Gebruiker
from programmalijnen.models import Programma
from tests.factories import ActieFactory, beloof
from tests.support.pagina import browser_van
from tests.support.stand import is_heel
from tests.support.wereld import BEGIN, Wereld, lid, maak_wereld


@pytest.fixture
def wereld(transactional_db: None) -> Wereld:
    return maak_wereld()


def tegelijk(*doe: Callable[[], Any]) -> list[Any]:
    """What each gives (or raises) when all begin at the same moment."""
    start = Barrier(len(doe))

    def een(functie: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            return functie()
        except (Verouderd, ValidationError) as fout:
            return fout
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doe)) as pool:
        return list(pool.map(een, doe))


def test_of_twenty_who_saw_the_same_version_one_wins_and_the_others_learn_what_was_missed(wereld: Wereld) -> None:
    adres = f"{wereld.actie.get_absolute_url()}bewerken/voortgang/"
    clients = [browser_van(lid(wereld.trekker)) for _ in range(20)]
    velden = {"status": "vertraagd", "versie": wereld.actie.versie}
    ingevuld = [velden | {"reden": f"Reden van {nr}.", "inzending": uuid4()} for nr in range(20)]

    antwoorden = tegelijk(*[lambda c=c, i=i: c.post(adres, i) for c, i in zip(clients, ingevuld, strict=True)])

    assert Counter(antwoord.status_code for antwoord in antwoorden) == {302: 1, 409: 19}
    (rij,) = Gebeurtenis.objects.filter(reden__startswith="Reden van")
    assert all(rij.reden in antwoord.text for antwoord in antwoorden if antwoord.status_code == 409)


def test_sixteen_times_the_same_form_is_one_row(wereld: Wereld) -> None:
    adres = f"{wereld.actie.get_absolute_url()}bewerken/voortgang/"
    ingevuld = {"status": "vertraagd", "versie": wereld.actie.versie, "reden": "Dubbel.", "inzending": uuid4()}
    mens = lid(wereld.trekker)
    clients = [browser_van(mens) for _ in range(16)]

    antwoorden = tegelijk(*[lambda c=c: c.post(adres, ingevuld) for c in clients])

    assert Counter(antwoord.status_code for antwoord in antwoorden) == {302: 16}
    assert Gebeurtenis.objects.filter(reden="Dubbel.").count() == 1


@pytest.mark.parametrize("met_versie", [True, False])
def test_a_double_click_writes_one_row_however_often_and_fast(met_versie: bool, wereld: Wereld) -> None:
    waarom = replace(BEGIN, inzending=uuid4(), versie=wereld.actie.versie if met_versie else None)
    voor = Gebeurtenis.objects.count()

    rijen = tegelijk(
        *[lambda: services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=waarom)] * 8
    )

    assert Gebeurtenis.objects.count() == voor + 1
    assert len({rij.pk for rij in rijen}) == 1


def test_a_report_and_a_promise_at_the_same_moment_both_survive(wereld: Wereld) -> None:
    versie = wereld.actie.versie

    tegelijk(
        lambda: services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN),
        lambda: services.wijzig_afspraak(
            afspraak=wereld.afspraak, velden={"tekst": "Twee mensen."}, verantwoording=BEGIN
        ),
    )

    wereld.ververs()
    assert (wereld.actie.status, wereld.afspraak.tekst) == ("gestopt", "Twee mensen.")
    assert wereld.actie.versie == versie + 2


# -- promises ------------------------------------------------------------------------------------------------------


def _samen(wereld: Wereld) -> tuple[Toezegging, Toezegging]:
    """The parts of the partner and of the trekker in a promise that neither confirmed."""
    eigen = beloof(wereld.partner, wereld.actie, wereld.trekker, stand="voorgenomen")
    ander = Toezegging.objects.select_related("afspraak__actie", "partij").get(
        afspraak=eigen.afspraak, partij=wereld.trekker
    )
    return eigen, ander


def _bevestig(toezegging: Toezegging, door: Gebruiker, gezien: int | None = None) -> Gebeurtenis:
    waarom = replace(BEGIN, door=door, namens=toezegging.partij)
    return services.bevestig_toezegging(toezegging=toezegging, verantwoording=waarom, gezien=gezien)


def _versie(wereld: Wereld) -> int:
    wereld.ververs()
    return wereld.actie.versie


def test_two_makers_who_confirm_at_once_both_count(wereld: Wereld) -> None:
    delen = _samen(wereld)
    wie = [(een, lid(een.partij)) for een in delen]

    rijen = tegelijk(*[lambda een=een, door=door: _bevestig(een, door) for een, door in wie])

    assert {rij.namens for rij in rijen} == {wereld.partner, wereld.trekker}
    assert {een.stand for een in Toezegging.objects.filter(afspraak=delen[0].afspraak)} == {"bevestigd"}
    assert Gebeurtenis.objects.filter(afspraak=delen[0].afspraak, soort="toezegging").count() == 2
    assert is_heel(wereld.actie)


@pytest.mark.parametrize("met_versie", [True, False])
def test_nobody_confirms_words_that_changed_at_that_moment(met_versie: bool, wereld: Wereld) -> None:
    eigen, ander = _samen(wereld)
    redacteur, versie = lid(wereld.trekker), _versie(wereld) if met_versie else None
    wijziging = replace(BEGIN, door=lid(wereld.partner), namens=wereld.partner)

    _, bevestiging = tegelijk(
        lambda: services.wijzig_afspraak(
            afspraak=eigen.afspraak, velden={"tekst": "Iets anders."}, verantwoording=wijziging
        ),
        lambda: _bevestig(ander, redacteur, versie),
    )

    rijen = list(eigen.afspraak.gebeurtenissen.in_volgorde().exclude(van={}))
    nu = Toezegging.objects.get(pk=ander.pk).stand
    if isinstance(bevestiging, Verouderd):
        assert (nu, [rij.soort for rij in bevestiging.gemist]) == ("voorgenomen", ["afspraak"])
    elif rijen[0] == bevestiging:
        assert (nu, rijen[1].naar[ander.in_journaal]) == ("opnieuw", "opnieuw")
    else:  # who sends no version saw what stands there now
        assert (nu, met_versie) == ("bevestigd", False)


def test_who_opened_the_form_before_the_words_changed_does_not_confirm_them(wereld: Wereld) -> None:
    eigen, ander = _samen(wereld)
    knop = BevestigToezegging(wereld.actie, lid(wereld.trekker), str(ander.pk))
    versie = _versie(wereld)
    services.wijzig_afspraak(afspraak=eigen.afspraak, velden={"tekst": "Iets anders."}, verantwoording=BEGIN)

    uitkomst = verwerk(knop, knop.formulier(QueryDict(f"versie={versie}&inzending={uuid4()}")))

    assert (uitkomst.status, Toezegging.objects.get(pk=ander.pk).stand) == (409, "voorgenomen")


def test_a_confirmation_minds_nothing_that_others_changed_elsewhere(wereld: Wereld) -> None:
    _, ander = _samen(wereld)
    knop, versie = BevestigToezegging(wereld.actie, lid(wereld.trekker), str(ander.pk)), _versie(wereld)
    services.meld_voortgang(actie=wereld.actie, status="gestopt", verantwoording=BEGIN)

    uitkomst = verwerk(knop, knop.formulier(QueryDict(f"versie={versie}&inzending={uuid4()}")))

    assert (uitkomst.status, Toezegging.objects.get(pk=ander.pk).stand) == (200, "bevestigd")


@pytest.mark.parametrize("keer", range(3))
def test_two_promises_never_wait_for_each_other(keer: int, wereld: Wereld) -> None:
    andere = ActieFactory(gepubliceerd=True, trekker=wereld.partner)
    a, b = wereld.afspraak, beloof(wereld.partner, andere).afspraak

    uitkomsten = tegelijk(
        lambda: services.zet_wacht_op(afspraak=a, op=[b], verantwoording=BEGIN),
        lambda: services.zet_wacht_op(afspraak=b, op=[a], verantwoording=BEGIN),
    )

    assert sum(isinstance(uitkomst, ValidationError) for uitkomst in uitkomsten) == 1
    assert Afhankelijkheid.objects.count() == 1


@pytest.mark.parametrize("van_programma", [True, False])
def test_a_double_click_makes_one_promise(van_programma: bool, wereld: Wereld) -> None:
    houder = Programma.objects.get() if van_programma else wereld.actie
    waarom = replace(BEGIN, inzending=uuid4())
    velden = {"titel": "Mensen", "soort": "middelen", "tekst": "Twee mensen."}

    rijen = tegelijk(
        *[
            lambda: services.maak_afspraak(
                houder=houder,
                indiener=wereld.partner,
                makers=[Maker(partij=wereld.partner), Maker(partij=wereld.trekker)],
                velden=velden,
                verantwoording=waarom,
            )
        ]
        * 6
    )

    assert len({rij.pk for rij in rijen}) == 1
    assert Afspraak.objects.get(titel="Mensen").toezeggingen.count() == 2


def test_an_actie_never_gets_two_present_phases(wereld: Wereld) -> None:
    fasen = list(wereld.actie.soort.fasedefinities.all())

    tegelijk(
        *(
            lambda fase=fase: services.ga_naar_fase(actie=wereld.actie, definitie=fase, verantwoording=BEGIN)
            for fase in fasen[1:]
        )
    )

    assert wereld.actie.fasen.filter(is_huidig=True).count() == 1
    assert wereld.actie.fasen.count() == 3


def test_publishing_twice_at_once_is_one_publication(wereld: Wereld) -> None:
    actie = ActieFactory()

    uitkomsten = tegelijk(*[lambda: services.publiceer(actie=actie, verantwoording=BEGIN)] * 3)

    assert sum(isinstance(uitkomst, ValidationError) for uitkomst in uitkomsten) == 2
    assert actie.gebeurtenissen.filter(soort="gepubliceerd").count() == 1


def test_the_kept_counts_stay_right_when_many_acties_change_at_once(wereld: Wereld) -> None:
    gelijk = {"programmalijn": wereld.actie.programmalijn, "soort": wereld.actie.soort, "gepubliceerd": True}
    acties = ActieFactory.create_batch(6, **gelijk)

    def loop(actie: Actie, begin: int) -> Callable[[], None]:
        def doe() -> None:
            for nummer in range(4):
                status = Status.values[(begin + nummer) % 7]
                services.meld_voortgang(actie=actie, status=status, verantwoording=BEGIN)

        return doe

    tegelijk(*(loop(actie, nummer) for nummer, actie in enumerate(acties)))

    geteld = {telling.status: telling.aantal for telling in Telling.objects.voor_lijst()}
    assert geteld == Counter(Actie.objects.zichtbaar().values_list("status", flat=True))


def test_two_clicks_at_once_take_back_once_and_confirm_once(wereld: Wereld) -> None:
    wie = lid(wereld.trekker)
    waarom = replace(BEGIN, door=wie, namens=wereld.trekker)
    (rij, *_) = tegelijk(
        *[lambda: services.bevestig_actie(actie=wereld.actie, verantwoording=waarom) for _ in range(4)]
    )
    assert wereld.actie.gebeurtenissen.filter(soort="bevestigd").count() == 1

    tegelijk(*[lambda: services.neem_terug(rij=rij, door=wie) for _ in range(4)])

    assert wereld.actie.gebeurtenissen.filter(soort="teruggenomen").count() == 1
