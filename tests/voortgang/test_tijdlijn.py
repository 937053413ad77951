"""The timeline: where things are drawn, what it says in words, and which part of the programme it shows."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from acties import services
from acties.models import Actie, Status
from basis.tijd.perioden import DateRange, dag, jaar
from basis.web.adres import Adres
from tests.factories import ProgrammalijnFactory
from tests.support.pagina import lees
from tests.support.voortgang import actie_met, mijlpaal_met, nu, op, toen, waarom
from voortgang.blik import Blik
from voortgang.tijdas import KLEINSTE, As, jaren, maak_as
from voortgang.tijdlijn import Tijdlijnrij, maak_tijdlijn

pytestmark = pytest.mark.django_db
S = Status
OP = date(2025, 7, 1)


def _rij(blik: Blik, jaartal: int | None = None) -> Tijdlijnrij:
    (groep,) = maak_tijdlijn(blik, jaartal, Adres()).groepen
    (rij,) = groep[1]
    return rij


def _naar_fase(actie: Actie, volgorde: int, wanneer: DateRange | None) -> None:
    reden = services.Verantwoording(reden="Verder.", datum=wanneer)
    definitie = actie.soort.fasedefinities.get(volgorde=volgorde)
    services.ga_naar_fase(actie=actie, definitie=definitie, verantwoording=reden)


def test_the_axis_runs_from_the_first_year_or_is_one_year() -> None:
    heel = maak_as(OP, None)
    assert (heel.van, heel.merken[0][2], heel.merken[-1][2]) == (date(2018, 1, 1), "2018", "2027")
    assert heel.plek(date(2023, 1, 1)) == pytest.approx(50, abs=0.1)
    een = maak_as(OP, 2020)
    assert [naam for _, _, naam in een.merken][::11] == ["jan", "dec"]
    assert (een.plek(date(2019, 5, 1)), een.plek(date(2021, 5, 1))) == (0, 100)


def test_a_day_before_the_programme_has_an_axis_too(client: Client) -> None:
    assert list(jaren(date(1950, 1, 1))) == [2018, 2019, 2020]
    assert "Er zijn geen gepubliceerde acties" in lees(client, "/voortgang/tijdlijn/?stand=1950-01-01").tekst
    assert "1 januari 1950" in lees(client, "/voortgang/?stand=1950-01-01").tekst


def test_a_year_is_drawn_as_wide_as_a_year() -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    mijlpaal_met(actie, jaar(2020))
    (teken,) = _rij(nu(OP)).tekens
    as_ = maak_as(OP, None)
    assert teken.streep.x == as_.plek(date(2020, 1, 1))
    assert teken.streep.breedte == pytest.approx(366 / 3652 * 100, abs=0.01)
    assert teken.midden == pytest.approx(as_.plek(date(2020, 7, 2)), abs=0.05)


def test_a_phase_runs_until_the_next_and_the_last_one_until_the_day() -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    _naar_fase(actie, 1, dag(op("2019-01-01")))
    _naar_fase(actie, 2, dag(op("2020-01-01")))

    een, twee = _rij(nu(OP)).fasen

    as_ = maak_as(OP, None)
    assert (een.streep.kern_x, een.tekst) == (as_.plek(op("2019-01-01")), "1 januari 2019 tot 1 januari 2020")
    assert een.streep.kern_x + een.streep.kern_breedte == pytest.approx(as_.plek(op("2020-01-01")), abs=0.01)
    assert twee.streep.x + twee.streep.breedte == pytest.approx(as_.plek(date(2025, 7, 2)), abs=0.01)
    assert (een.loopt, twee.loopt, twee.tekst) == (False, True, "sinds 1 januari 2020")


def _eindigt(einde: DateRange | None, **velden: Any) -> Actie:
    """In its second phase since 2020 when it came to its end."""
    actie = actie_met(("2018-05-01", S.OP_SCHEMA), **velden)
    _naar_fase(actie, 1, dag(op("2019-01-01")))
    _naar_fase(actie, 2, dag(op("2020-01-01")))
    reden = services.Verantwoording(reden="Het is klaar.", datum=einde)
    services.meld_voortgang(actie=actie, status=S.AFGEROND, verantwoording=reden)
    return actie


@pytest.mark.parametrize(
    ("einde", "kern_tot", "tot", "woorden"),
    [
        (dag(op("2022-07-01")), "2022-07-01", "2022-07-02", "op 1 juli 2022"),
        (jaar(2021), "2021-01-01", "2022-01-01", "ergens in 2021"),
        (dag(op("2019-06-01")), "2020-01-01", "2020-01-02", "op 1 juni 2019"),
        (None, "2020-01-01", "2020-01-02", "op onbekende datum"),
    ],
)
def test_the_last_phase_ends_where_the_actie_ended(
    client: Client, einde: DateRange | None, kern_tot: str, tot: str, woorden: str
) -> None:
    _eindigt(einde)

    fase = _rij(nu(OP)).fasen[-1]

    as_ = maak_as(OP, None)
    assert not fase.loopt
    assert fase.streep.kern_x + fase.streep.kern_breedte == pytest.approx(as_.plek(op(kern_tot)), abs=0.01)
    breedte = max(as_.plek(op(tot)) - as_.plek(op("2020-01-01")), KLEINSTE)
    assert fase.streep.breedte == pytest.approx(breedte, abs=0.01)
    pagina = client.get("/voortgang/tijdlijn/")
    assert "fasevlak--nu" not in pagina.text
    assert f"De actie eindigde {woorden}." in lees(client, "/voortgang/tijdlijn/").tekst


def test_a_vague_end_is_not_drawn_beyond_the_day_that_is_looked_at() -> None:
    _eindigt(jaar(2025))
    streep = _rij(nu(OP)).fasen[-1].streep
    assert streep.x + streep.breedte == pytest.approx(maak_as(OP, None).plek(date(2025, 7, 2)), abs=0.01)


def test_a_looptijd_without_an_end_lasts_until_the_actie_ended() -> None:
    open_ = DateRange(op("2018-05-01"), None, "[)")
    actie, as_ = _eindigt(dag(op("2022-07-01")), looptijd=open_), maak_as(OP, None)

    looptijd = _rij(nu(OP)).looptijd
    assert looptijd
    assert looptijd.x + looptijd.breedte == pytest.approx(as_.plek(op("2022-07-02")), abs=0.01)
    eerder = _rij(toen("2020-02-01"))
    assert eerder.looptijd
    assert eerder.einde is None
    assert eerder.fasen[-1].loopt
    assert eerder.looptijd.x + eerder.looptijd.breedte == pytest.approx(
        maak_as(op("2020-02-01"), None).plek(op("2020-02-02")), abs=0.01
    )
    services.meld_voortgang(actie=actie, status=S.GESTOPT, verantwoording=waarom("2023-01-01"))
    assert _rij(nu(OP)).looptijd == looptijd  # another status after the end is no later end


def test_a_year_after_its_end_does_not_show_an_actie() -> None:
    open_ = DateRange(op("2018-05-01"), None, "[)")
    _eindigt(dag(op("2022-07-01")), looptijd=open_)
    gevonden = [jaartal for jaartal in (2019, 2022, 2023) if maak_tijdlijn(nu(OP), jaartal, Adres()).groepen]
    assert gevonden == [2019, 2022]
    assert maak_tijdlijn(toen("2021-12-31"), 2023, Adres()).groepen  # on that day it had not ended


def test_of_a_phase_that_began_some_day_in_a_year_only_what_is_sure_is_the_core() -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    _naar_fase(actie, 1, jaar(2019))
    _naar_fase(actie, 2, jaar(2022))

    streep = _rij(nu(OP)).fasen[0].streep

    as_ = maak_as(OP, None)
    assert streep.x == as_.plek(date(2019, 1, 1))
    assert streep.x + streep.breedte == pytest.approx(as_.plek(date(2023, 1, 1)), abs=0.01)
    assert streep.kern_x == as_.plek(date(2019, 12, 31))
    assert streep.kern_x + streep.kern_breedte == pytest.approx(as_.plek(date(2022, 1, 1)), abs=0.01)


def test_what_has_no_date_or_lies_elsewhere_is_counted() -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    mijlpaal_met(actie, None)
    mijlpaal_met(actie, jaar(2019))
    mijlpaal_met(actie, jaar(2020))
    _naar_fase(actie, 1, None)
    rij = _rij(nu(), 2020)
    assert (len(rij.tekens), rij.elders, rij.ongedateerd) == (1, 1, 2)


def test_on_an_earlier_day_the_course_and_the_status_are_those_of_then() -> None:
    actie = actie_met(("2018-05-01", S.GEPLAND), ("2021-01-01", S.VERTRAAGD))
    _naar_fase(actie, 1, dag(op("2019-01-01")))
    _naar_fase(actie, 2, dag(op("2020-01-01")))
    rij = _rij(toen("2019-06-01"))
    assert (rij.status, [fase.tekst for fase in rij.fasen]) == (S.GEPLAND, ["sinds 1 januari 2019"])
    assert maak_tijdlijn(toen("2018-04-30"), None, Adres()).groepen == []


def test_a_late_mijlpaal_is_told_from_one_that_is_still_to_come(client: Client) -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    for gepland, bereikt in ((jaar(2019), None), (jaar(2027), None), (jaar(2018), jaar(2018))):
        mijlpaal_met(actie, gepland, bereikt=bereikt)
    antwoord = client.get("/voortgang/tijdlijn/")
    html = antwoord.text.split("tl-groep")[1]
    assert [html.count(f"teken--{vorm}") for vorm in ("te-laat", "gepland", "bereikt")] == [1, 1, 1]
    tekst = lees(client, "/voortgang/tijdlijn/").tekst
    assert "te laat, 2019" in tekst
    assert "verwacht 2027" in tekst


def test_acties_stand_by_line_and_then_by_name() -> None:
    twee, een = ProgrammalijnFactory(volgorde=12), ProgrammalijnFactory(volgorde=9)
    for lijn, titel in ((twee, "A"), (een, "Z"), (een, "B")):
        actie_met(("2018-05-01", S.GEPLAND), programmalijn=lijn, titel=titel)
    groepen = maak_tijdlijn(nu(), None, Adres()).groepen
    assert [(lijn, [rij.actie.titel for rij in rijen]) for lijn, rijen in groepen] == [(een, ["B", "Z"]), (twee, ["A"])]


def test_a_year_shows_the_acties_that_have_something_in_it(client: Client) -> None:
    actie_met(("2018-05-01", S.GEPLAND), titel="Liep toen", looptijd=jaar(2020))
    mijlpaal_met(actie_met(("2018-05-01", S.GEPLAND), titel="Had een mijlpaal"), jaar(2020))
    _naar_fase(actie_met(("2018-05-01", S.GEPLAND), titel="Was bezig"), 1, jaar(2019))
    actie_met(("2018-05-01", S.GEPLAND), titel="Kwam later", looptijd=jaar(2022))
    tekst = lees(client, "/voortgang/tijdlijn/?jaar=2020").tekst
    gevonden = [titel for titel in ("Liep toen", "Had een mijlpaal", "Was bezig", "Kwam later") if titel in tekst]
    assert gevonden == ["Liep toen", "Had een mijlpaal", "Was bezig"]


def test_years_are_plain_links_with_the_other_choices_kept(client: Client) -> None:
    actie = actie_met(("2018-05-01", S.GEPLAND))
    pagina = lees(client, f"/voortgang/tijdlijn/?jaar=2020&vorm=lijst&lijn={actie.programmalijn.slug}")
    rest = f"&vorm=lijst&lijn={actie.programmalijn.slug}"
    assert pagina.links["Vorig jaar: 2019"] == f"/voortgang/tijdlijn/?jaar=2019{rest}"
    assert pagina.links["Volgend jaar: 2021"] == f"/voortgang/tijdlijn/?jaar=2021{rest}"
    assert pagina.links["Hele programma"] == f"/voortgang/tijdlijn/?{rest[1:]}"
    assert "Vorig jaar: 2017" not in lees(client, "/voortgang/tijdlijn/?jaar=2018").links


@pytest.mark.parametrize("adres", ["?jaar=1900", "?jaar=abcd", "?jaar=٢٠٢٠", "?vorm=x&onzin=1", "?na=onzin"])
def test_nonsense_in_the_address_shows_the_whole_programme(client: Client, adres: str) -> None:
    actie_met(("2018-05-01", S.GEPLAND), titel="Samen beter")
    tekst = lees(client, f"/voortgang/tijdlijn/{adres}").tekst
    assert "2018 tot en met" in tekst
    assert "Samen beter" in tekst


def test_many_acties_are_paged(client: Client) -> None:
    lijn, soort = ProgrammalijnFactory(), actie_met(("2018-05-01", S.GEPLAND)).soort
    for nummer in range(26):
        actie_met(("2018-05-01", S.GEPLAND), programmalijn=lijn, soort=soort, titel=f"Nr {nummer:02}")
    eerste = lees(client, "/voortgang/tijdlijn/")
    tweede = lees(client, f"/voortgang/tijdlijn/{eerste.links['Volgende']}")
    namen = [kop for pagina in (eerste, tweede) for niveau, kop in pagina.koppen if niveau == "h4"]
    assert len(namen) == len(set(namen)) == 27


def test_a_short_phase_is_named_below_the_drawing() -> None:
    actie = actie_met(("2018-05-01", S.OP_SCHEMA))
    _naar_fase(actie, 1, dag(op("2019-01-01")))
    _naar_fase(actie, 2, dag(op("2019-02-01")))
    rij = _rij(nu(OP))
    assert [fase.opschrift for fase in rij.fasen] == ["", "Uitvoering"]
    assert [fase.naam for fase in rij.sleutel] == ["Voorbereiding"]


def test_an_axis_touches_open_periods() -> None:
    as_ = As(date(2020, 1, 1), date(2021, 1, 1), 2020)
    assert as_.raakt(DateRange(None, date(2020, 1, 2), "[)"))
    assert as_.raakt(DateRange(date(2020, 12, 31), None, "[)"))
    assert not as_.raakt(DateRange(None, date(2020, 1, 1), "[)"))
    assert not as_.raakt(DateRange(date(2021, 1, 1), None, "[)"))
