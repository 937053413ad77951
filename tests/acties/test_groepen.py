"""The groups of long lists on the page of an actie, and the dots of its mijlpalen."""

from datetime import date

from acties import groepen
from acties.delen import Mijlpaalregel
from acties.models import Document, Mijlpaal
from acties.puntenlijn import puntenlijnen
from basis.tijd.perioden import dag, jaar, periode


def regel(bereikt: object = None, gepland: object = None) -> Mijlpaalregel:
    return Mijlpaalregel(Mijlpaal(bereikt=bereikt, gepland=gepland, stand="ja" if bereikt else "nee"), is_te_laat=False)


def test_a_short_list_is_not_folded() -> None:
    assert [groep.kop for groep in groepen.van_documenten([Document(soort="brief")] * 5)] == [""]
    assert groepen.van_documenten([]) == []


def test_documents_are_grouped_by_kind_official_papers_first() -> None:
    documenten = [Document(soort=soort) for soort in ("website", "podcast", "brief", "Kamerstuk", "brief", "website")]

    gevonden = [(groep.kop, groep.telling) for groep in groepen.van_documenten(documenten)]

    assert gevonden == [("Kamerstukken", "1"), ("Brieven", "2"), ("Websites", "2"), ("Podcast", "1")]


def test_mijlpalen_are_grouped_by_year_the_newest_first() -> None:
    volgende = regel(gepland=jaar(2030))
    regels = [regel(jaar(2016)), *[regel(jaar(2019))] * 3, volgende, regel()]

    gevonden = groepen.van_mijlpalen(regels, 2018, volgende)

    assert [(groep.kop, groep.telling, groep.staat_open) for groep in gevonden] == [
        ("2030", "1 nog niet bereikt", True),
        ("2019", "3 bereikt", False),
        ("Voor de start in 2018", "1 bereikt", False),
        ("Zonder datum", "1 nog niet bereikt", False),
    ]


def test_a_mijlpaal_is_drawn_in_the_middle_of_its_period_or_where_a_long_one_begins() -> None:
    dagen = [dag(date(2020, 5, 1)), jaar(2020), periode(date(2015, 1, 1), date(2018, 12, 31)), None]

    assert [regel(een).plek for een in dagen] == [date(2020, 5, 1), date(2020, 7, 2), date(2015, 1, 1), None]


def test_dots_of_one_time_stand_above_each_other() -> None:
    breed, smal = puntenlijnen([regel(jaar(2019)), regel(jaar(2019)), regel(gepland=jaar(2020))])

    assert len({punt.x for punt in breed.punten}) == 2
    assert len({punt.y for punt in breed.punten}) == 2
    assert [punt.beeld for punt in breed.punten] == ["bereikt", "bereikt", "gepland"]
    assert [jaartal.jaar for jaartal in breed.jaren] == [2019, 2020]
    assert smal.breed < breed.breed


def test_too_few_dates_are_no_drawing() -> None:
    assert puntenlijnen([regel(jaar(2019)), regel(jaar(2019)), regel()]) == []
