"""An actie that came to its end: it is in no phase any more and none comes, on its page, its card and on a past day."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from acties import services
from acties.delen import Deel, Einde, Statusmelding, Verblijf, sinds_van
from acties.models import Actie, Status
from acties.stand import Stand
from acties.standen import stand_van
from basis.tijd.moment import Moment
from basis.tijd.perioden import DateRange, dag, jaar, maand, periode
from tests.factories import ActieFactory
from tests.support.pagina import lees
from tests.support.wereld import BEGIN

pytestmark = pytest.mark.django_db
S = Status
EERST, LAATST = dag(date(2019, 1, 1)), dag(date(2020, 1, 1))


def _actie(einde: DateRange | None, status: Status = S.AFGEROND) -> Actie:
    """Of three phases in the first one since 2019 and in the second since 2020; it came to its end then."""
    wanneer = replace(BEGIN, datum=EERST)
    actie: Actie = ActieFactory(gepubliceerd=True, slug="dijk", status=S.OP_SCHEMA, verantwoording=wanneer)
    for volgorde, datum in ((1, EERST), (2, LAATST)):
        definitie = actie.soort.fasedefinities.get(volgorde=volgorde)
        services.ga_naar_fase(actie=actie, definitie=definitie, verantwoording=replace(BEGIN, datum=datum))
    services.meld_voortgang(actie=actie, status=status, verantwoording=replace(BEGIN, datum=einde))
    actie.refresh_from_db()
    return actie


def _stand(actie: Actie, moment: Moment | None = None) -> Stand:
    return stand_van(actie, moment or Moment.nu(), Deel.FASEN, Deel.VERBLIJVEN, Deel.SINDS)


def _beelden(stand: Stand) -> list[str]:
    return [stap.beeld for stap in stand.stappen]


@pytest.mark.parametrize("status", [S.AFGEROND, S.GESTOPT, S.OVERGEGAAN])
def test_no_phase_of_an_actie_that_ended_is_now_or_to_come(client: Client, status: Status) -> None:
    stand = _stand(_actie(dag(date(2021, 3, 4)), status))
    assert _beelden(stand) == ["gedaan", "laatste", "niet-gemeld"]
    assert stand.laatste_stap
    assert (stand.laatste_stap[0], stand.laatste_stap[1].is_nu) == (2, False)
    pagina, kaart = lees(client, "/acties/dijk/"), lees(client, "/acties/").tekst
    assert 'aria-current="step"' not in client.get("/acties/dijk/").text
    assert "2. Uitvoering 1 januari 2020 tot het einde van de actie, op 4 maart 2021 Laatste fase" in pagina.tekst
    assert "Laatste fase: 2 van 3" in pagina.tekst
    assert "Laatste fase: Uitvoering (2 van 3)" in kaart
    assert [woord for woord in ("Nu Uitvoering", "Komt nog", "sinds 1 januari") if woord in pagina.tekst + kaart] == []


def test_on_a_day_before_its_end_it_was_in_that_phase(client: Client) -> None:
    actie = _actie(dag(date(2021, 3, 4)))
    voor, na = (_stand(actie, Moment(date(2021, 3, nummer))) for nummer in (3, 4))
    assert (_beelden(voor), voor.einde) == (["gedaan", "nu", "straks"], None)
    assert (_beelden(na), na.einde) == (["gedaan", "laatste", "niet-gemeld"], Einde(dag(date(2021, 3, 4))))
    assert "2. Uitvoering sinds 1 januari 2020 Nu" in lees(client, "/acties/dijk/?stand=2021-03-03").tekst
    assert "Fase 2 van 3: Uitvoering" in lees(client, "/acties/?stand=2021-03-03").tekst
    assert "Laatste fase: Uitvoering (2 van 3)" in lees(client, "/acties/?stand=2021-03-04").tekst


def test_an_actie_that_begins_again_is_in_its_phase_again() -> None:
    actie = _actie(dag(date(2021, 3, 4)), S.GESTOPT)
    services.meld_voortgang(actie=actie, status=S.VERTRAAGD, verantwoording=replace(BEGIN, datum=dag(date(2022, 1, 1))))
    actie.refresh_from_db()
    assert (_beelden(_stand(actie)), _stand(actie).einde) == (["gedaan", "nu", "straks"], None)


@pytest.mark.parametrize("einde", [dag(date(2021, 3, 4)), jaar(2021), None])
def test_the_journal_and_the_tables_say_the_same_end(einde: DateRange | None) -> None:
    actie = _actie(einde)
    nu, toen = _stand(actie), _stand(actie, Moment(timezone.localdate()))
    assert nu.einde == toen.einde == Einde(einde)
    assert list(nu.verblijven) == list(toen.verblijven)


def test_phases_that_were_ended_before_it_are_all_done() -> None:
    actie = _actie(dag(date(2021, 3, 4)))
    services.rond_fasen_af(actie=actie, verantwoording=BEGIN)
    stand = _stand(actie)
    assert (_beelden(stand), stand.laatste_stap) == (["gedaan", "gedaan", "niet-gemeld"], None)


@pytest.mark.parametrize(
    ("begonnen", "einde", "tekst"),
    [
        (LAATST, dag(date(2022, 7, 1)), "1 januari 2020 tot het einde van de actie, op 1 juli 2022"),
        (LAATST, jaar(2021), "1 januari 2020 tot het einde van de actie, ergens in 2021"),
        (LAATST, maand(2021, 3), "1 januari 2020 tot het einde van de actie, ergens in maart 2021"),
        (LAATST, jaar(2020), "1 januari 2020 tot het einde van de actie, ergens in 2020"),
        (LAATST, None, "1 januari 2020 tot het einde van de actie, op onbekende datum"),
        (LAATST, LAATST, "1 januari 2020"),  # it began as the actie ended: nobody knows how long it went on
        (LAATST, dag(date(2019, 12, 31)), "1 januari 2020"),
        (jaar(2020), dag(date(2020, 6, 1)), "2020"),
        (None, jaar(2021), ""),
        (periode(date(2020, 1, 1), None), jaar(2021), "vanaf 2020"),
    ],
)
def test_the_last_phase_in_words(begonnen: DateRange | None, einde: DateRange | None, tekst: str) -> None:
    assert Verblijf("uitvoering", begonnen, None, is_huidig=True).als_laatste(Einde(einde)).tekst == tekst


EEN, TWEE, DRIE = (dag(date(jaartal, 1, 1)) for jaartal in (2020, 2021, 2022))


@pytest.mark.parametrize(
    ("meldingen", "sinds"),
    [
        ([], []),
        ([(1, None, S.LOOPT, EEN)], [EEN]),
        ([(1, None, S.VERTRAAGD, EEN), (2, None, S.OP_SCHEMA, TWEE), (3, None, S.OP_SCHEMA, DRIE)], [TWEE]),
        ([(1, None, S.LOOPT, EEN), (2, None, S.AFGEROND, TWEE)], [TWEE]),
        ([(1, None, S.AFGEROND, EEN), (2, None, S.OVERGEGAAN, TWEE)], [EEN]),  # it had ended by then
        ([(1, None, S.GESTOPT, EEN), (2, None, S.GEPLAND, TWEE), (3, None, S.GESTOPT, DRIE)], [DRIE]),
        ([(1, None, S.AFGEROND, EEN), (2, 1, S.AFGEROND, TWEE)], [TWEE]),  # mended: it ended later
        ([(1, None, S.AFGEROND, EEN), (2, 1, S.OP_SCHEMA, EEN)], [EEN]),
        ([(1, None, S.AFGEROND, None)], [None]),
    ],
)
def test_since_when_it_ended_or_has_its_status(
    meldingen: list[tuple[int, int | None, str, DateRange | None]], sinds: list[DateRange | None]
) -> None:
    assert sinds_van(Statusmelding(*melding) for melding in meldingen) == sinds
