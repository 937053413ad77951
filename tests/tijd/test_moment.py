"""Looking back: what an address may ask, and links that keep it."""

from datetime import UTC, date, datetime

import pytest

from basis.tijd.moment import Moment, OngeldigMoment, lees_moment
from basis.web.moment import bewaar_in_links

MAART = Moment(date(2021, 3, 1))


def test_without_a_day_it_is_the_present() -> None:
    assert lees_moment("") == lees_moment("", "2021-03-01") == Moment.nu()
    assert Moment.nu().is_nu
    assert Moment.nu().vraag == ""
    assert not lees_moment("2021-03-01").is_nu


@pytest.mark.parametrize(
    ("bekend", "voor"),
    [
        ("", None),
        ("2021-03-01", datetime(2021, 3, 1, 23, tzinfo=UTC)),  # the whole day, as clocks here say it
        ("2026-07-01", datetime(2026, 7, 1, 22, tzinfo=UTC)),
        ("2026-11-25T20:15:00Z", datetime(2026, 11, 25, 20, 15, tzinfo=UTC)),
    ],
)
def test_what_was_recorded_before(bekend: str, voor: datetime | None) -> None:
    moment = lees_moment("2021-03-01", bekend)
    assert moment.bekend_voor == voor
    assert lees_moment(**moment.sleutels) == moment


def test_a_person_may_type_the_day() -> None:
    assert lees_moment("1 mrt. 2021") == lees_moment("2021-3-1") == lees_moment("2021-03-01")


@pytest.mark.parametrize(
    "stand", ["gisteren", "2021-02-30", "maart 2021", "20210301", "1800-01-01", "2999-01-01", "\x00"]
)
def test_a_day_that_is_none_or_still_to_come_is_refused(stand: str) -> None:
    with pytest.raises(OngeldigMoment):
        lees_moment(stand)
    with pytest.raises(OngeldigMoment):
        lees_moment("2021-03-01", stand)


@pytest.mark.parametrize(
    ("html", "verwacht"),
    [
        ('<a href="/acties/wgr/">', '<a href="/acties/wgr/?stand=2021-03-01">'),
        ('<a href="/acties/?lijn=een#lijst">', '<a href="/acties/?lijn=een&amp;stand=2021-03-01#lijst">'),
        (
            '<a class="x" href="?na=abc" hx-get="?na=abc">',
            '<a class="x" href="?na=abc&amp;stand=2021-03-01" hx-get="?na=abc&amp;stand=2021-03-01">',
        ),
        ('<a href="?stand=2020-01-01">', '<a href="?stand=2020-01-01">'),
        ('<a href="/acties/wgr/" data-nu>', '<a href="/acties/wgr/" data-nu>'),
        ('<a href="#inhoud">', '<a href="#inhoud">'),
        ('<a href="/over/">', '<a href="/over/">'),
        ('<a href="/acties/wgr/documenten/brief/">', '<a href="/acties/wgr/documenten/brief/">'),  # a file has no past
        ('<a href="/voortgang/verschil/?van=a">', '<a href="/voortgang/verschil/?van=a">'),  # asks for its own days
        ('<a href="https://elders.nl/acties/">', '<a href="https://elders.nl/acties/">'),
        ('<link href="/acties/wgr/">', '<link href="/acties/wgr/">'),
    ],
)
def test_links_keep_the_moment(html: str, verwacht: str) -> None:
    assert bewaar_in_links(html, MAART) == verwacht


def test_forms_that_search_keep_it_too() -> None:
    zoek = '<form class="filter" method="get" action="/acties/" hx-get="/acties/">'
    moment = Moment(date(2021, 3, 1), date(2021, 3, 1))
    assert bewaar_in_links(zoek, moment).removeprefix(zoek) == (
        '<input type="hidden" name="stand" value="2021-03-01"><input type="hidden" name="bekend" value="2021-03-01">'
    )
    elders = '<form method="get" action="/zoeken/">'
    assert bewaar_in_links(elders, moment) == elders
